"""Test articles and what should be found in them: quotations in YAML, resolved to spans of the text."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

# The harness also runs from a checkout that is not installed.
sys.path.append(str(Path(__file__).parents[1]))

from provenance.model import values as v

FOLDER = Path(__file__).parent / "articles"
LANGUAGES = ("de", "nl", "en")
GAP = " … "


class QuotationError(ValueError):
    """A quotation that the text does not hold, or holds more than once."""


class Expectation(BaseModel):
    """Base of everything expected: frozen, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Quotation(Expectation):
    """Words of the article, ``first … last`` for a long stretch; ``nth`` (from 1) where they occur repeatedly."""

    text: str
    nth: int | None = None
    todo: str | None = None


Quoted = Annotated[Quotation, BeforeValidator(lambda raw: {"text": raw} if isinstance(raw, str) else raw)]


class Step(Expectation):
    """One step of ``via``."""

    name: str
    relation: v.ViaRelation


class ExpectedAttribution(Expectation):
    """One attribution; its quotations are looked up inside ``within``, the sentence or sentences that hold it."""

    within: Quoted
    source: Quoted | None = None
    canonical: str | None = None
    identity: v.Identity | None = None
    kind: v.SourceKind | None = None
    cue: tuple[Quoted, ...] = ()
    content: tuple[Quoted, ...] = ()
    or_content: tuple[Quoted, ...] = ()
    """Content that is as right: an anaphoric "that", or the sentence it points to."""
    form: v.Form = "indirect"
    cue_class: v.CueClass = "saying"
    stance: v.Stance = "asserts"
    polarity: v.Polarity = "positive"
    status: v.SourceStatus | None = None
    addressee: Quoted | None = None
    via: tuple[Step, ...] = ()
    inner: bool = False
    """A statement inside another one's content: it has a parent."""
    optional: bool = False
    """Readers may differ: found, it is right; not found, it is no miss."""
    todo: str | None = None
    """Why it is given to somebody else today: a known fault, told when it is mended."""


class ExpectedLabel(Expectation):
    """Words that stand in segments of one label."""

    label: v.Label
    text: str
    nth: int | None = None
    todo: str | None = None


class ExpectedOrigin(Expectation):
    """An origin; a field left out is not compared."""

    relation: v.OriginRelation
    name: str | None = None
    domain: str | None = None
    kind: str | None = None
    todo: str | None = None


class ExpectedSignal(Expectation):
    """A signal by its id."""

    id: str
    status: Literal["found", "cannot_check", "silent"] = "found"
    todo: str | None = None


class Swaps(Expectation):
    """Words that mutation tests exchange, old to new, at token edges."""

    persons: dict[str, str] = {}
    outlets: dict[str, str] = {}
    unknown_outlets: dict[str, str] = {}
    numbers: dict[str, str] = {}
    domains: dict[str, str] = {}
    teasers: dict[str, str] = {}


class ExpectedArticle(Expectation):
    """Everything expected of one article."""

    language: str
    about: str
    hints: dict[str, str] = {}
    title: str | None = None
    lead: str | None = None
    date: str | None = None
    authors: tuple[str, ...] | None = None
    labels: tuple[ExpectedLabel, ...] = ()
    attributions: tuple[ExpectedAttribution, ...] = ()
    silent: tuple[Quoted, ...] = ()
    no_sources: tuple[str, ...] = ()
    origins: tuple[ExpectedOrigin, ...] = ()
    no_origins: tuple[str, ...] = ()
    signals: tuple[ExpectedSignal, ...] = ()
    swaps: Swaps = Swaps()


class Sample(Expectation):
    """An article's bytes and what is expected of it."""

    name: str
    data: bytes
    expected: ExpectedArticle

    @property
    def html(self) -> bool:
        return self.name.endswith(".html")


def load_yaml(path: Path) -> Any:
    """Return a YAML file's value with every scalar a string."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def samples(language: str | None = None, folder: Path = FOLDER) -> Iterator[Sample]:
    """Yield the articles of a folder in order of name, of one language where a code is given."""
    for path in sorted(folder.glob("*/*.expected.yaml")):
        if language in (None, path.parent.name):
            yield load_sample(path)


def load_sample(path: Path) -> Sample:
    """Return the article that belongs to an ``.expected.yaml`` file. Raises ValueError where the file is wrong."""
    stem = path.name.removesuffix(".expected.yaml")
    article = next(p for p in (path.with_name(f"{stem}.txt"), path.with_name(f"{stem}.html")) if p.exists())
    name = f"{path.parent.name}/{article.name}"
    return Sample(name=name, data=article.read_bytes(), expected=ExpectedArticle.model_validate(load_yaml(path)))


def locate(text: str, quotation: Quotation, window: v.Span | None = None) -> v.Span:
    """Return the span of the quotation, looked for at token edges inside ``window``. Raises QuotationError."""
    start, end = window or (0, len(text))
    first, _, last = quotation.text.partition(GAP)
    places = list(_occurrences(text, first, start, end))
    number = quotation.nth or 1
    if len(places) < number or (quotation.nth is None and len(places) > 1):
        where = "" if window is None else f" in {text[start:end]!r}"
        raise QuotationError(f"{len(places)} × {first!r}{where}")
    begin = places[number - 1]
    if not last:
        return begin, begin + len(first)
    tail = next(_occurrences(text, last, begin + len(first), end), None)
    if tail is None:
        raise QuotationError(f"{last!r} does not follow {first!r}")
    return begin, tail + len(last)


def _occurrences(text: str, words: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        if _edge(text, at) and _edge(text, at + len(words)):
            yield at
        at = text.find(words, at + 1, end)


def _edge(text: str, at: int) -> bool:
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


def exchange(text: str, swaps: dict[str, str]) -> str:
    """Return the text with every old word replaced by its new one, at token edges, in one pass."""
    cuts = sorted((at, -len(old), old) for old in swaps for at in _occurrences(text, old, 0, len(text)))
    parts, done = [], 0
    for at, _, old in cuts:
        if at >= done:
            parts += [text[done:at], swaps[old]]
            done = at + len(old)
    return "".join([*parts, text[done:]])
