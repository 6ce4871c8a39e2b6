"""Frames as shapes: a pattern's options written out, cut at its anchor, ready to match outward from there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from provenance.rules.kinds import Frame
from provenance.rules.patterns import (
    Class,
    ContentGroup,
    Either,
    Element,
    Gap,
    Literal,
    Optional,
    Punct,
    Slot,
    parse_pattern,
)

MAX_SHAPES = 32
COMPLEMENTISER = "COMPLEMENTISER"
QUOTE = "QUOTE"
TURN = ":turn"
"""The key of the shapes that speak of a paragraph with a speaker's label."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to match: a word, a class, a mark, a slot or a gap.

    ``content`` says the step's words belong to the content; ``cue`` that they belong to the cue.
    """

    kind: str
    text: str = ""
    bit: int = 0
    part: str = "whole"
    content: bool = False
    cue: bool = False


class Needs(NamedTuple):
    """What has to stand on one side of the anchor for a shape to match there."""

    words: frozenset[str] = frozenset()
    """Words and marks."""
    bits: int = 0
    """Classes."""
    quote: bool = False


NOTHING = Needs()


@dataclass(frozen=True, slots=True)
class Shape:
    """One way a frame may look: the steps left of its anchor (nearest first), the anchor, the steps right of it."""

    frame: Frame
    pattern: str
    before: tuple[Step, ...]
    anchor: Step
    after: tuple[Step, ...]
    slots: int
    order: int
    needs_before: Needs = NOTHING
    needs_after: Needs = NOTHING
    words: frozenset[str] = frozenset()
    bits: int = 0
    """What it needs on either side."""
    side: int = 0
    """Shapes that are alike up to their anchor share this number and are matched there once."""


def shapes_of(
    frames: Iterable[Frame], cues: set[str], classes: Mapping[str, int], function: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Shape, ...]]:
    """Return the shapes of all frames by anchor: a lower-cased word or mark, or a class name."""
    found: dict[str, list[Shape]] = {}
    sides: dict[tuple[tuple[Step, ...], bool, bool], int] = {}
    complementisers = {w.lower() for name in (COMPLEMENTISER, "CONJUNCTION") for w in function.get(name, ())}
    for order, frame in enumerate(frames):
        if frame.turn:
            turn = Shape(frame, frame.patterns[0], (), Step("mark", ":"), (), slots=2, order=order)
            found.setdefault(TURN, []).append(turn)
            continue
        for pattern in frame.patterns:
            for steps in _flat(parse_pattern(pattern)):
                shape = _shape(frame, pattern, order, tuple(_marked(steps, classes, cues, complementisers)), cues)
                if shape:
                    side = sides.setdefault((shape.before, shape.anchor.cue, shape.anchor.content), len(sides))
                    found.setdefault(shape.anchor.text, []).append(replace(shape, side=side))
    return {anchor: tuple(shapes) for anchor, shapes in found.items()}


def _flat(elements: Iterable[Element], content: bool = False) -> list[tuple[Step, ...]]:
    parts = [_options(e, content) for e in elements]
    return [tuple(s for part in way for s in part) for way, _ in zip(product(*parts), range(MAX_SHAPES), strict=False)]


def _options(element: Element, content: bool) -> list[tuple[Step, ...]]:
    match element:
        case Optional(elements):
            return [*_flat(elements, content), ()]
        case ContentGroup(elements):
            return _flat(elements, content=True)
        case Either(options):
            return [way for option in options for way in _options(option, content)]
        case Literal(words):
            return [tuple(Step("word", w.lower(), content=content) for w in words)]
        case Class(name, part):
            return [(Step("class", name, part=part, content=content),)]
        case Slot(name):
            return [(Step("slot", name, content=content),)]
        case Punct(text):
            return [(Step("mark", text, content=content),)]
        case Gap():
            return [(Step("gap", content=content),)]


def _marked(
    steps: Iterable[Step], classes: Mapping[str, int], cues: set[str], complementisers: set[str]
) -> Iterator[Step]:
    joining = {"CONJUNCTION", COMPLEMENTISER, "WH", "PREPOSITION", "SUBORDINATOR", "CLITIC"}
    for s in steps:
        bit = classes.get(s.text, 0) if s.kind == "class" else 0
        plain = (s.kind == "word" and s.text not in complementisers) or (s.kind == "class" and s.text not in joining)
        yield Step(s.kind, s.text, bit, s.part, s.content, plain and not s.content)


def _shape(frame: Frame, pattern: str, order: int, steps: tuple[Step, ...], cues: set[str]) -> Shape | None:
    free = [replace(s, content=False) if frame.follows and s.kind == "class" else s for s in steps]
    weights = [_weight(free, i, cues) for i in range(len(free))]
    if frame.follows and any(s.text == QUOTE for s in steps):
        weights = [0 if s.text == QUOTE else NO_ANCHOR for s in steps]
    at = min(range(len(weights)), key=lambda i: (weights[i], i), default=None)
    if at is None or weights[at] == NO_ANCHOR:
        return None
    slots = sum(s.kind == "slot" for s in steps)
    before, after = steps[:at][::-1], steps[at + 1 :]
    left, right = _needs(before), _needs(after)
    words, bits = left.words | right.words, left.bits | right.bits
    return Shape(frame, pattern, before, steps[at], after, slots, order, left, right, words, bits)


def _needs(steps: Iterable[Step]) -> Needs:
    words, bits, quote = set(), 0, False
    for step in steps:
        if step.kind in {"word", "mark"}:
            words.add(step.text)
        elif step.kind == "class" and step.part != "second":
            bits |= step.bit
        quote = quote or step.text == QUOTE
    return Needs(frozenset(words), bits, quote)


NO_ANCHOR = 9


def _weight(steps: Sequence[Step], i: int, cues: set[str]) -> int:
    """How well a step anchors its shape: cue classes, then words, then function classes, then a mark by a quote."""
    step = steps[i]
    if step.content or step.part == "second":
        return NO_ANCHOR
    if step.kind == "class":
        return 0 if step.text.split("_")[0] in cues else 5
    if step.kind == "word":
        return 1 if step.cue else 6
    beside = [*steps[max(0, i - 1) : i], *steps[i + 1 : i + 2]]
    return 7 if step.kind == "mark" and any(s.text == QUOTE for s in beside) else NO_ANCHOR
