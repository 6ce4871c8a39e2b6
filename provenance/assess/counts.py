"""Counting: words by whom they rest on, stretches of the article, sources by field."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from provenance.assess.reading import Reading
from provenance.assess.resting import HOLDERS, BodyWords
from provenance.assess.resting import Resting as WordsResting
from provenance.model.counts import Counts, Resting, Stretch


def count(reading: Reading) -> Counts:
    """Return the article's counts; hidden cue classes are left out."""
    sources = reading.cited.sources
    return Counts(
        body=Resting(**_tally(reading, range(len(reading.words.spans)))),
        stretches=stretches(reading),
        sources=len(sources),
        attributions=len(reading.attributions),
        by_identity=_by(s.identity for s in sources),
        by_kind=_by(s.kind for s in sources),
        by_sector=_by(s.sector for s in sources),
        by_role=_by(s.role_label or s.role or "" for s in sources),
    )


def stretches(reading: Reading) -> tuple[Stretch, ...]:
    """Return the runs of body text that are attributed throughout or not at all, in text order."""
    spans = reading.words.spans
    return tuple(
        Stretch(start=spans[run[0]][0], end=spans[run[-1]][1], sourced=sourced, **_tally(reading, run))
        for run, sourced in _runs(reading.words, reading.resting)
    )


def _runs(words: BodyWords, resting: WordsResting) -> Iterator[tuple[range, bool]]:
    # Paragraphs that nothing touches run together; the title stands alone, for it opens no paragraph.
    waiting = range(0)
    for segment, part in words.parts:
        if not resting.touches(part) and segment.label != "title":
            waiting = range(waiting.start if waiting else part.start, part.stop)
            continue
        if waiting:
            yield waiting, False
        waiting = range(0)
        for sourced, run in groupby(part, key=resting.touched.__getitem__):
            indexes = list(run)
            yield range(indexes[0], indexes[-1] + 1), sourced
    if waiting:
        yield waiting, False


def _tally(reading: Reading, run: range) -> dict[str, int]:
    held = Counter(reading.resting.holder[run.start : run.stop])
    return {"words": len(run), **{name: held[rank] for rank, name in enumerate(HOLDERS)}}


def _by(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(value for value in values if value).items()))
