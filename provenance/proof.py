"""Runs the examples that rules carry through the real stages: every rule brings its proof, and it is looked at."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, Literal, NamedTuple

from provenance.api import audit_text
from provenance.assess.wordlists import WordList
from provenance.attribute import attribute
from provenance.ingest import read_document
from provenance.model.article import Article, Document, exact
from provenance.model.findings import Cited
from provenance.model.values import Attribution, Segment
from provenance.origins.filling import Reader
from provenance.parse import parse
from provenance.registry import Registry
from provenance.rules.book import RuleBook
from provenance.rules.draft import kind_of
from provenance.rules.kinds import Block, Entity, Frame, Phrase, SignalRule, Words
from provenance.rules.patterns import Class, parse_pattern, walk
from provenance.rules.phrases import Gives, PhraseMatcher
from provenance.rules.rule import Example, Rule
from provenance.rules.scope import classes_of

Status = Literal["holds", "does not hold", "known miss", "now holds", "not run"]


class Proof(NamedTuple):
    """One example of a rule and what became of it. ``ok`` is False only where the rule does not do what it says."""

    rule: str
    example: str
    ok: bool
    message: str
    status: Status


Check = Callable[[Any, Example, str, RuleBook], str | None]
"""Takes a rule, an example, its text and the book; returns why the example is not found, ``""`` when it is, None when
such an example cannot be run."""


def prove(book: RuleBook, rule_ids: Collection[str] | None = None, layer: str | None = None) -> list[Proof]:
    """Return the outcome of every example of every rule in force, in rule order.

    ``rule_ids`` (old ids too) or ``layer``, a layer's name, take only some. Raises KeyError for an unknown id.
    """
    return list(_proofs(book, _wanted(book, rule_ids), layer))


def _wanted(book: RuleBook, rule_ids: Collection[str] | None) -> set[str] | None:
    if rule_ids is None:
        return None
    unknown = [i for i in rule_ids if book.get(i) is None]
    if unknown:
        raise KeyError(f"there is no rule '{unknown[0]}'")
    return {rule.id for rule in map(book.get, rule_ids) if rule}


def _proofs(book: RuleBook, wanted: set[str] | None, layer: str | None) -> Iterator[Proof]:
    for rule in book:
        if rule.off or (wanted is not None and rule.id not in wanted):
            continue
        if layer is not None and book.layer_of(rule.id) != layer:
            continue
        for example in rule.examples:
            yield from _prove(rule, example, book)


def _prove(rule: Rule, example: Example, book: RuleBook) -> Iterator[Proof]:
    for wish in ("match", "ok", "todo"):
        text = getattr(example, wish)
        if text is None:
            continue
        miss = _CHECKS[type(rule)](rule, example, text, book) if type(rule) in _CHECKS else None
        yield _verdict(rule, text, wish, miss, example.why)


def _verdict(rule: Rule, text: str, wish: str, miss: str | None, why: str | None) -> Proof:
    if miss is None:
        return Proof(rule.id, text, True, f"examples of a {kind_of(rule)} rule like this are not run", "not run")
    if wish == "ok":
        message = "" if miss else "is found and should not be"
        return Proof(rule.id, text, bool(miss), message, "holds" if miss else "does not hold")
    if wish == "todo":
        message = why or "" if miss else "is found now: make it a match"
        return Proof(rule.id, text, True, message, "known miss" if miss else "now holds")
    return Proof(rule.id, text, not miss, miss, "does not hold" if miss else "holds")


# -- words and frames: one paragraph in the rule's language, attributed ----------------------------------------


def _frame(rule: Frame, example: Example, text: str, book: RuleBook) -> str | None:
    return _best(text, example, book, rule, lambda a: a.rule == rule.id)


def _words(rule: Words, example: Example, text: str, book: RuleBook) -> str | None:
    cue = _is_cue(rule, book)
    if not cue and not _expects(example):
        return _word_found(rule, example, text, book)
    return _best(text, example, book, rule, lambda a: not cue or a.item in rule.forms)


def _word_found(rule: Words, example: Example, text: str, book: RuleBook) -> str:
    name = classes_of(rule.id)[-1]
    hits = [h for h in WordList.of(book, name, _pack(rule, book)).find(text, 0, len(text)) if h.rule == rule.id]
    return _same_found(example, [text[h.start : h.end] for h in hits])


def _is_cue(rule: Words, book: RuleBook) -> bool:
    """Whether a frame of the rule's language calls for one of the classes the words are in."""
    used = book.compiled(("proof.cues", _pack(rule, book)), lambda b: _cue_classes(b, _pack(rule, b)))
    return not used.isdisjoint(classes_of(rule.id))


def _cue_classes(book: RuleBook, language: str | None) -> frozenset[str]:
    patterns = (pattern for frame in book.of(Frame, language) for pattern in frame.patterns)
    return frozenset(e.name for p in patterns for e in walk(parse_pattern(p)) if isinstance(e, Class))


def _best(text: str, example: Example, book: RuleBook, rule: Rule, made: Callable[[Attribution], bool]) -> str:
    """Return what keeps the attribution that comes nearest from being the one expected."""
    misses: list[list[str]] = []
    for language in [_pack(rule, book)] if _pack(rule, book) else book.languages():
        cited = attribute(_paragraph(text, language or ""), book)
        misses += [_differences(text, example, a, cited) for a in cited.attributions if made(a)]
    if not misses:
        return "no attribution by this rule"
    nearest = min(misses, key=len)
    return "; ".join(nearest)


def _paragraph(text: str, language: str) -> Article:
    document = Document(text=text, sha256="", media_type="text/plain", encoding="utf-8")
    whole = Segment(
        start=0, end=len(text), group="body", label="paragraph", language=language, rule="example", confidence="high"
    )
    return Article(document, text, (whole,), language=language, language_status="given")


def _differences(text: str, example: Example, found: Attribution, cited: Cited) -> list[str]:
    source = next((s.name for s in cited.sources if s.id == found.source), None)
    got = {
        "source": exact(text, found.source_spans) or None,
        "cue": tuple(text[a:b] for a, b in found.cue_spans),
        "content": tuple(text[a:b] for a, b in found.content_spans),
        "stance": found.stance,
        "form": found.form,
        "name": source,
    }
    wanted = {key: getattr(example, key) for key in got}
    # Neighbouring words of a cue make one span: "wurde gemeldet" is wurde and gemeldet.
    same = {k for k, v in wanted.items() if v is None or v == got[k]}
    same |= {"cue"} if _words_of(example.cue) == _words_of(got["cue"]) else set()
    return [f"{k}: {_say(got[k])}, not {_say(v)}" for k, v in wanted.items() if k not in same]


def _words_of(spans: object) -> list[str]:
    return " ".join(spans).split() if isinstance(spans, tuple) else []


def _say(value: object) -> str:
    if isinstance(value, tuple):
        return " … ".join(f"“{v}”" for v in value) or "nothing"
    return f"“{value}”" if value else "nothing"


def _expects(example: Example) -> bool:
    return any(getattr(example, key) is not None for key in ("source", "cue", "content", "stance", "form", "name"))


def _pack(rule: Rule, book: RuleBook) -> str | None:
    language = rule.id.split(".")[0]
    return language if book.language(language) else None


# -- phrases, blocks, entities, signals -------------------------------------------------------------------------


def _phrase(rule: Phrase, example: Example, text: str, book: RuleBook) -> str:
    gives: Gives = "label" if rule.label else "mark" if rule.mark else "origin"
    hits = PhraseMatcher.of(book, gives).find(text, 0, len(text), keep=lambda hit: hit.rule.id == rule.id)
    names = [text[a:b] for h in hits for k, (a, b) in h.slots.items() if k in {"NAME", "DOMAIN"}]
    if rule.origin:
        reader = Reader(text, _pack(rule, book), Registry.of(book), book)
        named = [(hit, reader.named(hit)) for hit in hits]
        hits = [hit for hit, found in named if found]
        names += [name for _, found in named for n in found for name in (n.name, n.domain) if name]
    if hits and example.name not in {None, *names}:
        return f"name: {_say(tuple(dict.fromkeys(names)))}, not {_say(example.name)}"
    return _same_found(example, [text[h.start : h.end] for h in hits]) or _same_label(example, rule.label)


def _block(rule: Block, example: Example, text: str, book: RuleBook) -> str | None:
    if rule.label is None:
        return None
    article = parse(read_document(text.encode(), {}), book)
    labels = [s.label for s in article.segments if s.rule == rule.id]
    return _same_label(example, labels[0]) if labels else "no segment by this rule"


def _entity(rule: Entity, example: Example, text: str, book: RuleBook) -> str:
    registry = Registry.of(book)
    hits = [h for code in (None, *_alias_languages(rule)) for h in registry.find_names(text, 0, len(text), code)]
    own = dict.fromkeys((h.start, h.end) for h in hits if h.entity.id == rule.id)
    return _same_found(example, [text[a:b] for a, b in sorted(own)])


def _alias_languages(rule: Entity) -> list[str]:
    return [code for code in rule.aliases if code != "any"]


def _signal(rule: SignalRule, example: Example, text: str, book: RuleBook) -> str:
    signals = audit_text(text, None, book).signals
    return "" if any(s.rule == rule.id and s.status == "found" for s in signals) else "no such signal"


def _same_found(example: Example, found: list[str]) -> str:
    if not found:
        return "nothing found by this rule"
    if example.found is not None and tuple(found) != example.found:
        return f"found: {_say(tuple(found))}, not {_say(example.found)}"
    return ""


def _same_label(example: Example, label: str | None) -> str:
    return f"label: {_say(label)}, not {_say(example.label)}" if example.label not in {None, label} else ""


_CHECKS: dict[type[Rule], Check] = {
    Words: _words,
    Frame: _frame,
    Phrase: _phrase,
    Block: _block,
    Entity: _entity,
    SignalRule: _signal,
}
