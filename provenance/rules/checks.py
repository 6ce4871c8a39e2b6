"""What a rule's keys cannot say alone: patterns read, regexes compile, names exist, nothing is claimed twice.

Each check takes one rule and what it may refer to, and yields faults. A check runs for the kind in its name.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from provenance.rules.check_wording import check_wording
from provenance.rules.draft import Draft, Placed
from provenance.rules.faults import Fault, nearest, shown
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import Block, Entity, Frame, Phrase, Range, SignalRule, WordingRule, Words
from provenance.rules.patterns import MAX_SLOTS, SLOTS, Class, PatternError, Slot, anchored, parse_pattern, walk
from provenance.rules.phrase_text import PhraseTextError, parse_text, read_regex
from provenance.rules.rule import Texts
from provenance.rules.scope import Scope, class_name

BLOCK_FEATURES = frozenset({
    "words", "links", "link_density", "stop_share", "lower_share", "digit_share", "upper_share", "strong_share",
    "sentence_end", "colon_end", "sentences", "marks", "position", "from_end", "heading", "repeated", "title_match",
    "lead_match", "author_match", "section_match", "keyword_match", "date_like",
    "before_words", "after_words", "blank_before", "noticed", "name_like", "agency_like", "site_match",
    "remark",
    "core", "before_core", "after_core", "value", "kin", "title", "before_first", "after_first", "after_last",
    "before_last", "after_title", "date_before", "date_after", "told", "listed", "signed", "introduces",
    "leading", "sizeable", "common", "gain", "gain_to_cost", "titled", "titled_article", "gap", "gap_cost", "paragraph",
    "line_cost", "cohesive", "cohesive_one", "cohesive_below", "apart", "unsure", "unsure_share", "unsure_most",
    "vouched", "vouched_most", "remarks_below", "remarks_headed_below", "guessed",
    "guessed_over", "guessed_within",
})  # fmt: skip
"""The names a block rule may bound; the parser's own lists are tested to be the same."""
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)?")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}(?:[^\W\d_][\w-]{0,61}|\*)")
_BRACES = re.compile(r"\{[^{}]*\}")
_SLOT = re.compile(r"\{[a-z_]+\}")


def check(draft: Draft) -> Iterator[Fault]:
    """Yield the faults of all rules in force, taken together."""
    scope = Scope.of(draft, draft.failed)
    for placed in draft.rules.values():
        if isinstance(placed.rule, SignalRule):  # one that is switched off may keep its translation
            scope.signals.setdefault(placed.rule.id, None)
    for placed in draft:
        yield from _CHECKS[placed.kind](placed, placed.rule, scope)
    yield from scope.clashes()


def _words(placed: Placed, rule: Words, scope: Scope) -> Iterator[Fault]:
    yield from _pack(placed, scope)
    if "." not in rule.id:
        yield placed.fault("a words id names language and class, such as de.say.plain")
    known: set[str] = set()
    for at, form in enumerate(rule.forms):
        parts = [part.strip() for part in form.split("…")]
        if len(parts) > 2 or not all(parts):
            yield placed.fault(f"{shown(form)}: one '…' at most, with a word on either side", "forms", at)
        if form in known:
            yield placed.fault(f"{shown(form)} stands here twice", "forms", at)
        known.add(form)
    yield from _unknown(placed, rule.gives.unless, scope, "gives", "unless")


def _unknown(placed: Placed, names: Texts, scope: Scope, *where: str) -> Iterator[Fault]:
    known = scope.classes(placed.rule.id.split(".")[0])
    for at, name in enumerate(names):
        if name not in known:
            yield placed.fault(f"no word class {shown(name)}{nearest(name, known)}", *where, at)


def _frame(placed: Placed, rule: Frame, scope: Scope) -> Iterator[Fault]:
    yield from _pack(placed, scope)
    for at, pattern in enumerate(rule.patterns):
        for message in _pattern(pattern, rule, scope):
            yield placed.fault(f"{shown(pattern)}: {message}", "patterns", at)
    yield from _unknown(placed, rule.gives.unless, scope, "gives", "unless")
    yield from _unknown(placed, rule.where.without, scope, "where", "without")


def _pattern(pattern: str, rule: Frame, scope: Scope) -> Iterator[str]:
    language = rule.id.split(".")[0]
    try:
        elements = parse_pattern(pattern)
    except PatternError as error:
        yield f"{error} (at character {error.at + 1})"
        return
    if not anchored(elements) and not rule.turn and not (rule.follows and Slot("QUOTE") in elements):
        yield "needs an anchor: a word or a word class that must be there"
    slots = [e.name for e in walk(elements) if isinstance(e, Slot)]
    if len(slots) > MAX_SLOTS:
        yield f"has {len(slots)} slots; {MAX_SLOTS} is the most"
    if slots.count("SOURCE") > 1:
        yield "has SOURCE twice"
    classes = [e for e in walk(elements) if isinstance(e, Class)]
    for name in dict.fromkeys(c.name for c in classes):
        if name not in scope.classes(language):
            yield f"no slot and no word class {name}{nearest(name, {*SLOTS, *scope.classes(language)})}"
        elif {"first", "second"} & {c.part for c in classes if c.name == name}:
            yield from _parts(name, {c.part for c in classes if c.name == name}, language, scope)


def _parts(name: str, parts: set[str], language: str, scope: Scope) -> Iterator[str]:
    if parts & {"first", "second"} != {"first", "second"}:
        yield f"{name} in two parts needs both, {name}- and -{name}"
    elif name not in scope.separable(language):
        yield f"no form of {name} has two parts, such as 'merkte … op'"


def _phrase(placed: Placed, rule: Phrase, scope: Scope) -> Iterator[Fault]:
    given = [key for key in ("label", "mark", "origin") if getattr(rule, key) is not None]
    if len(given) != 1:
        found = f"not {' and '.join(given)}" if given else "and has none"
        yield placed.fault(f"a phrase gives exactly one of label, mark and origin, {found}")
    if not rule.text and not rule.regex:
        yield placed.fault("a phrase needs 'text' or 'regex'")
    if rule.extends and rule.label is None:
        yield placed.fault("'extends' goes with a label", "extends")
    for at, code in enumerate(rule.where.language):
        if not _CODE.fullmatch(code):
            yield placed.fault(f"{shown(code)} is no language code, such as de", "where", "language", at)
    for at, text in enumerate(rule.text):
        try:
            parse_text(text)
        except PhraseTextError as error:
            yield placed.fault(f"{shown(text)}: {error}", "text", at)
    for at, regex in enumerate(rule.regex):
        try:
            read_regex(regex).compiled  # noqa: B018 - compiled for its faults
        except PhraseTextError as error:
            yield placed.fault(f"{shown(regex)}: {error}", "regex", at)


def _block(placed: Placed, rule: Block, scope: Scope) -> Iterator[Fault]:
    if (rule.label is None) == (rule.score is None):
        yield placed.fault("a block rule gives either a label or a score")
    named = (rule.element, rule.inside, rule.tokens, rule.says, rule.site, rule.above, rule.below, rule.within)
    if not (any(named) or rule.features):
        yield placed.fault("a block rule needs a condition: element, inside, tokens, features or site")
    for name, bounds in rule.features.items():
        if name not in BLOCK_FEATURES:
            yield placed.fault(f"no feature {shown(name)}{nearest(name, BLOCK_FEATURES)}", "features", name)
        yield from _range(placed, bounds, "features", name)


def _range(placed: Placed, bounds: Range, key: str, name: str) -> Iterator[Fault]:
    if bounds.at_least is None and bounds.at_most is None:
        yield placed.fault(f"'{name}' needs at_least or at_most", key, name)
    elif bounds.at_least is not None and bounds.at_most is not None and bounds.at_least > bounds.at_most:
        yield placed.fault(f"'{name}': at_least is above at_most", key, name)


def _entity(placed: Placed, rule: Entity, scope: Scope) -> Iterator[Fault]:
    names = {rule.name} | {alias for aliases in rule.aliases.values() for alias in aliases}
    for language, aliases in rule.aliases.items():
        if language != "any" and not _CODE.fullmatch(language):
            yield placed.fault(f"{shown(language)} is no language code, nor 'any'", "aliases", language)
        for at, alias in enumerate(aliases):
            if alias in aliases[:at]:
                yield placed.fault(f"the alias {shown(alias)} stands here twice", "aliases", language, at)
    for at, alias in enumerate(rule.ambiguous):
        if alias not in names:
            yield placed.fault(f"{shown(alias)} is no alias of this entity{nearest(alias, names)}", "ambiguous", at)
    if rule.ambiguous and not rule.context:
        yield placed.fault("'ambiguous' needs 'context': words that decide", "ambiguous")
    for at, domain in enumerate(rule.domains):
        if not _HOST.fullmatch(domain) or domain != domain.lower():
            yield placed.fault(f"{shown(domain)} is no domain: lower case, no scheme, no path", "domains", at)
    yield from _parent(placed, rule, scope)
    yield from _office(placed, rule, scope)


def _office(placed: Placed, rule: Entity, scope: Scope) -> Iterator[Fault]:
    if rule.office and rule.office not in scope.parents:
        yield placed.fault(f"no entity {shown(rule.office)}{nearest(rule.office, scope.parents)}", "office")
    if rule.office and not rule.country:
        yield placed.fault("'office' needs 'country': whose it is", "office")


def _parent(placed: Placed, rule: Entity, scope: Scope) -> Iterator[Fault]:
    if rule.parent is None:
        return
    if rule.parent not in scope.parents:
        yield placed.fault(f"no entity {shown(rule.parent)}{nearest(rule.parent, scope.parents)}", "parent")
        return
    seen = {rule.id}
    above: str | None = rule.parent
    while above and above not in seen:
        seen.add(above)
        above = scope.parents.get(above)
    if above == rule.id:
        yield placed.fault("is its own parent, directly or through others", "parent")


def _signal(placed: Placed, rule: SignalRule, scope: Scope) -> Iterator[Fault]:
    for name, bounds in rule.when.items():
        yield from _range(placed, bounds, "when", name)
    for at, name in enumerate(rule.words):
        if class_name(name) not in scope.classes(None):
            yield placed.fault(f"no word class {shown(name)}{nearest(name, scope.classes(None))}", "words", at)
    for key in ("title", "explanation", "also_when", "would_change"):
        text = getattr(rule, key)
        rest = _BRACES.sub("", text)
        if "{" in rest or "}" in rest or not all(_SLOT.fullmatch(slot) for slot in _BRACES.findall(text)):
            yield placed.fault(f"'{key}': a slot is a lower-case name in braces, such as {{line}}", key)


def _language(placed: Placed, rule: LanguageRule, scope: Scope) -> Iterator[Fault]:
    if not _CODE.fullmatch(rule.id):
        yield placed.fault(f"{shown(rule.id)} is no language code, such as de")


def _wording(placed: Placed, rule: WordingRule, scope: Scope) -> Iterator[Fault]:
    language, _, rest = rule.id.partition(".")
    if not rest or not _CODE.fullmatch(language):
        yield placed.fault("a wording id begins with the code of its language, such as de.report")
    yield from check_wording(placed, rule, scope)


def _pack(placed: Placed, scope: Scope) -> Iterator[Fault]:
    language = placed.rule.id.split(".")[0]
    if language != "any" and language not in scope.languages:
        yield placed.fault(
            f"there is no '- language: {language}' rule; begin the id with a language that has one, or with 'any'"
        )


_CHECKS: dict[str, Callable[[Placed, Any, Scope], Iterator[Fault]]] = {
    "words": _words,
    "frame": _frame,
    "phrase": _phrase,
    "block": _block,
    "entity": _entity,
    "signal": _signal,
    "language": _language,
    "wording": _wording,
}
