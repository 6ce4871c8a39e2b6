"""A small article in hand-made values, for tests of what comes after the stages that find things."""

from hashlib import sha256

from provenance.model.counts import Counts, Resting, Stretch
from provenance.model.values import (
    Attribution,
    Author,
    Evidence,
    Mention,
    Metadata,
    NotChecked,
    Origin,
    Segment,
    Signal,
    Source,
    Spans,
    Via,
)
from provenance.report.model import Accuracy, DocumentInfo, Report, RulebookInfo, RulebookLayer

TEXT = """Harbour bridge to close for a year

The bridge will close in May, said Mayor Ada Quist, who leads the Port Council.
A spokesperson said the cost was 4 million.
According to the Northern Post, Quist relied on a traffic study.
The bridge has reportedly cracked.
Nobody has counted the ferries.

Source: harbour-notes.example
"""
ANOTHER_TEXT = TEXT.replace("for a year", "for 1 year")
"""Another article: the same words but for its title, which is as long."""


def spans(*parts: str, text: str = TEXT) -> Spans:
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


def evidence(*parts: str, text: str = TEXT) -> tuple[Evidence, ...]:
    return (Evidence(kind="text", spans=spans(*parts, text=text), exact=" … ".join(parts)),)


def source(id: str, name: str, **more) -> Source:  # noqa: A002
    where = spans(name) if name in TEXT else ((0, 4),)
    given = {"identity": "named", "kind": "person", "mentions": (Mention(spans=where, exact=name, kind="name"),)}
    return Source(id=id, name=name, **{**given, **more})


def statement(id: str, cue: str, content: str, source: str | None, **more) -> Attribution:  # noqa: A002
    given = {"form": "indirect", "cue_class": "saying", "source_status": "resolved" if source else "nobody"}
    given |= {"rule": "en.said", "confidence": "high", "evidence": evidence(cue)}
    return Attribution(id=id, source=source, cue_spans=spans(cue), content_spans=spans(content), **{**given, **more})


SOURCES = (
    source("s1", "Ada Quist", key="ada quist|mayor", role="Mayor", affiliation="the Port Council", sector="politics"),
    source("s2", "A spokesperson", identity="partial"),
    source("s3", "the Northern Post", kind="media", key="outlet.northern-post", entity="outlet.northern-post"),
    source("s4", "a traffic study", identity="not_applicable", kind="document"),
)
STATEMENTS = (
    statement("a1", "said Mayor", "The bridge will close in May", "s1"),
    statement("a2", "said the", "the cost was 4 million", "s2", confidence="medium"),
    statement(
        "a3",
        "According to",
        "relied on a traffic study",
        "s1",
        via=(
            Via(source="s4", relation="based_on", spans=spans("a traffic study")),
            Via(source="s3", relation="relayed_by", spans=spans("the Northern Post")),
        ),
        stance="does_not_confirm",
    ),
    statement("a4", "reportedly", "cracked", None, form="hearsay", rule="en.reportedly", confidence="low"),
    statement("a5", "Nobody", "has counted the ferries", "s2", cue_class="attitude"),
)
ORIGINS = (
    Origin(
        relation="republished_from", domain="harbour-notes.example", name="harbour-notes.example", kind="blog",
        evidence=evidence("Source: harbour-notes.example"), rule="en.source-notice", confidence="high",
    ),
)  # fmt: skip
SIGNALS = (
    Signal(
        id="figures.no-source-in-sentence", status="found", level="notice", title="Figure with no source",
        explanation="The sentence names nobody.", evidence=evidence("4 million"), also_when="it is common knowledge",
        would_change="a source beside it", rule="signal.figures",
    ),
    Signal(
        id="metadata.date", status="cannot_check", level="look_first", title="Date", explanation="No markup.",
        evidence=(Evidence(kind="absence", searched="the whole text"),), also_when="the page had one",
        would_change="the page itself", rule="signal.date",
    ),
)  # fmt: skip


def report(text: str = TEXT, **more) -> Report:
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
    body = Resting(words=40, named=12, partial=4, hearsay=1, nobody=23)
    unsourced = (text.find("Nobody"), text.find("ferries.") + 8) if "Nobody" in text else (0, len(text))
    document = DocumentInfo(
        sha256=sha256(text.encode()).hexdigest(), text_sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain", encoding="utf-8", replaced=0, characters=len(text), words=len(text.split()),
        language="en", language_status="detected", transform="none", hints={},
    )  # fmt: skip
    segments = tuple(
        Segment(
            start=start, end=start + len(line), group="body", label="title" if start == 0 else "paragraph",
            rule="layout.title" if start == 0 else "layout.body.run", confidence="high",
        )
        for start, line in zip(starts, lines, strict=True)
    )  # fmt: skip
    given = {
        "document": document,
        "text": text,
        "metadata": Metadata(title=text.split("\n", 1)[0], authors=(Author(name="Ola Berg", kind="person"),)),
        "links": (),
        "segments": segments,
        "marks": (),
        "attributions": STATEMENTS,
        "sources": SOURCES,
        "origins": ORIGINS,
        "signals": SIGNALS,
        "counts": Counts(
            body=body,
            stretches=(Stretch(words=23, nobody=23, start=unsourced[0], end=unsourced[1], sourced=False),),
            sources=4, attributions=4, by_identity={}, by_kind={}, by_sector={}, by_role={},
        ),
        "not_checked": (NotChecked(what="links", reason="plain text holds none"),),
        "rulebook": RulebookInfo(digest="0" * 64, layers=(RulebookLayer(name="built-in", digest="0" * 64, rules=3),)),
        "accuracy": Accuracy(language="en", tier="unverified", measured="not measured"),
    }  # fmt: skip
    return Report(**{**given, **more})
