"""Two reports set side by side: what one version of an article says of its sources and the other does not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Literal

from provenance.model.article import Lines, exact
from provenance.model.values import Attribution, Identity, Source, Span, Value, shown
from provenance.report.model import Report
from provenance.wording import BASE, Wording

ChangeKind = Literal[
    "source_dropped", "source_added", "identity_changed", "attribution_moved", "number_changed", "origin_lost",
    "origin_added",
]  # fmt: skip
ALIKE = 0.6
"""From this share of common words on, two sentences are taken for versions of one (as ``difflib`` counts it)."""
LONGEST = 4_000
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+(?:[.,  ]\d+)*")
_SENTENCE = re.compile(r"[^\n.!?…]+(?:[.!?…]+(?!\s|$)[^\n.!?…]+)*[.!?…]*")


class Place(Value):
    """Words in one of the two texts."""

    line: int
    exact: str
    spans: tuple[Span, ...]
    statement: str | None = None
    """What a source says there: the first statement that rests on it."""


class Change(Value):
    """One difference. ``before`` and ``after`` say what each report has, where it has anything."""

    kind: ChangeKind
    before: str | None = None
    after: str | None = None
    before_at: Place | None = None
    after_at: Place | None = None


class Comparison(Value):
    """What changed from one text to the other, in the order of ``ChangeKind``."""

    before_sha256: str
    after_sha256: str
    changes: tuple[Change, ...]


def compare(before: Report, after: Report, names: bool = False, wording: Wording = BASE) -> Comparison:
    """Return what changed. A source that was named and no longer is, is named only with ``names``."""
    pair = _Pair(before, after, wording)
    changed = (
        *pair.sources(names), *pair.moved(names), *pair.figures(), *pair.origins(),
    )  # fmt: skip
    return Comparison(
        before_sha256=before.document.text_sha256, after_sha256=after.document.text_sha256, changes=changed
    )


class _Pair:
    """Two reports, and which statements of one are statements of the other."""

    def __init__(self, before: Report, after: Report, wording: Wording) -> None:
        self.before, self.after, self.wording = before, after, wording
        self.before_lines, self.after_lines = Lines(before.text), Lines(after.text)
        self.same = _matched(_said(before), _said(after))
        self.first = _first_statements(before), _first_statements(after)
        self.became = self._became()

    def sources(self, names: bool) -> Iterator[Change]:
        """Yield sources that went, came, or are told of in another way."""
        old = {_key(s): s for s in self.before.sources}
        new = {_key(s): s for s in self.after.sources}
        renamed = {_key(a) for a, _ in self.became} | {_key(b) for _, b in self.became}
        for a, b in self.became:
            hidden = a.identity == "named" and b.identity != "named" and not names
            yield Change(
                kind="identity_changed",
                before=self.wording.say("diff.named") if hidden else self._told(a),
                after=self._told(b),
                before_at=None if hidden else self._before(a),
                after_at=self._after(b),
            )
        for key, source in old.items():
            if key not in new and key not in renamed:
                yield Change(kind="source_dropped", before=self._told(source), before_at=self._before(source))
        for key, source in new.items():
            if key not in old and key not in renamed:
                yield Change(kind="source_added", after=self._told(source), after_at=self._after(source))

    def _before(self, source: Source) -> Place | None:
        return _first_place(source, self.before, self.before_lines, self.first[0])

    def _after(self, source: Source) -> Place | None:
        return _first_place(source, self.after, self.after_lines, self.first[1])

    def _became(self) -> list[tuple[Source, Source]]:
        """The same statement, from a source that is known in another way than before."""
        pairs: dict[tuple[str, str], tuple[Source, Source]] = {}
        for a, b in self.same:
            one, other = self.before.source(a.source), self.after.source(b.source)
            if one and other and one.identity != other.identity and _could_be(one, other):
                pairs[one.id, other.id] = (one, other)
        return list(pairs.values())

    def moved(self, names: bool) -> Iterator[Change]:
        """Yield statements that somebody else answers for now."""
        became = {(a.id, b.id) for a, b in self.became}
        for a, b in self.same:
            one, other = self.before.source(a.source), self.after.source(b.source)
            if (one.id if one else "", other.id if other else "") in became:
                continue
            if (one and _key(one)) != (other and _key(other)):
                hidden = one is not None and other is not None and other.identity != "named" and not names
                yield Change(
                    kind="attribution_moved",
                    before=self.wording.say("diff.named") if hidden else self._told(one),
                    after=self._told(other),
                    before_at=_place(self.before, self.before_lines, a.content_spans),
                    after_at=_place(self.after, self.after_lines, b.content_spans),
                )

    def figures(self) -> Iterator[Change]:
        """Yield sentences that say the same with another figure."""
        old = [s for s in _sentences(self.before) if _FIGURE.search(exact(self.before.text, (s,)))]
        new = [s for s in _sentences(self.after) if _FIGURE.search(exact(self.after.text, (s,)))]
        texts = [exact(self.before.text, (s,)) for s in old], [exact(self.after.text, (s,)) for s in new]
        for i, j in _pairs(*texts):
            had, has = _FIGURE.findall(texts[0][i]), _FIGURE.findall(texts[1][j])
            if had != has:
                yield Change(
                    kind="number_changed",
                    before=", ".join(had),
                    after=", ".join(has),
                    before_at=_place(self.before, self.before_lines, (old[i],)),
                    after_at=_place(self.after, self.after_lines, (new[j],)),
                )

    def origins(self) -> Iterator[Change]:
        """Yield clues to where the text comes from that only one of the two has."""
        old = {(o.relation, o.name or o.domain or "?"): o for o in self.before.origins}
        new = {(o.relation, o.name or o.domain or "?"): o for o in self.after.origins}
        for relation, name in sorted(old.keys() - new.keys()):
            yield Change(kind="origin_lost", before=self._origin(relation, name))
        for relation, name in sorted(new.keys() - old.keys()):
            yield Change(kind="origin_added", after=self._origin(relation, name))

    def _told(self, source: Source | None) -> str:
        if source is None:
            return self.wording.say("diff.nobody")
        identity = self.wording.named("diff.identity", source.identity)
        return self.wording.say("diff.known", name=source.name, identity=identity)

    def _origin(self, relation: str, name: str) -> str:
        return self.wording.say("diff.origin", relation=self.wording.named("relation", relation), name=name)


def _said(report: Report) -> list[tuple[Attribution, str]]:
    return [(a, exact(report.text, a.content_spans)) for a in shown(report.attributions) if a.content_spans]


def _matched(
    old: list[tuple[Attribution, str]], new: list[tuple[Attribution, str]]
) -> list[tuple[Attribution, Attribution]]:
    pairs = _pairs([text for _, text in old], [text for _, text in new])
    return [(old[i][0], new[j][0]) for i, j in pairs]


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Yield which text is which: the most alike first among those that share a rare word, each used once."""
    words = [_words(text) for text in new]
    by_word: dict[str, list[int]] = {}
    for j, own in enumerate(words):
        for word in set(own):
            by_word.setdefault(word, []).append(j)
    found = []
    for i, text in enumerate(old):
        own = _words(text)
        near = {j for word in set(own) if len(by_word.get(word, ())) <= 8 for j in by_word.get(word, ())}
        found += [(-ratio, i, j) for j in sorted(near) if (ratio := _alike(own, words[j])) >= ALIKE]
    used: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(found):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield i, j


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text[:LONGEST])]


def _alike(a: list[str], b: list[str]) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _sentences(report: Report) -> Iterator[Span]:
    for segment in report.segments:
        if segment.group == "body":
            for match in _SENTENCE.finditer(report.text, segment.start, segment.end):
                text = match.group()
                yield match.start() + len(text) - len(text.lstrip()), match.start() + len(text.rstrip())


def _key(source: Source) -> str:
    return source.key or source.entity or f"{source.identity}:{source.name.casefold()}"


def _could_be(one: Source, other: Source) -> bool:
    """Somebody named, known by office or anonymous may be one person; data never becomes one."""
    known: Iterable[Identity] = ("named", "partial", "anonymous", "unknown")
    return one.identity in known and other.identity in known


def _first_statements(report: Report) -> dict[str, str]:
    """Return by source id the words of its first statement."""
    first: dict[str, str] = {}
    for attribution, words in _said(report):
        first.setdefault(attribution.source or "", words)
    return first


def _first_place(source: Source, report: Report, index: Lines, first: Mapping[str, str]) -> Place | None:
    place = _place(report, index, source.mentions[0].spans) if source.mentions else None
    return place and place.model_copy(update={"statement": first.get(source.id)})


def _place(report: Report, index: Lines, spans: tuple[Span, ...]) -> Place | None:
    if not spans:
        return None
    return Place(line=index.number(spans[0][0]), exact=exact(report.text, spans), spans=spans)
