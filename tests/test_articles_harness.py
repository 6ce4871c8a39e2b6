"""The comparison itself: what counts as found, missed, a false alarm, a wrong source."""

import pytest
from articles_compare import Outcome, broken_silence, compare
from articles_expected import ExpectedArticle, Quotation, QuotationError, Sample, exchange, locate

from provenance.model.values import Attribution, CueClass, Mention, Source
from provenance.report.model import Report

TEXT = "Ann Lee said the dam was safe. Bob Ray denied that. The river rose."
SAID = {
    "within": "Ann Lee said … safe",
    "source": "Ann Lee",
    "canonical": "Ann Lee",
    "cue": ["said"],
    "content": ["the dam was safe"],
}


def report(*attributions: Attribution) -> Report:
    sources = tuple(
        Source(
            id=f"s.{name}",
            name=name,
            identity="named",
            kind="person",
            mentions=(Mention(spans=((0, 1),), exact="A", kind="name"),),
        )
        for name in ("Ann Lee", "Bob Ray", "Liz Lee")
    )
    return Report.model_construct(text=TEXT, attributions=attributions, sources=sources)


def found(source: str | None, words: str, content: str, cue_class: CueClass = "saying") -> Attribution:
    at = locate(TEXT, Quotation(text=content))
    return Attribution(
        id=f"a.{content}",
        form="indirect",
        cue_class=cue_class,
        source=source and f"s.{source}",
        source_status="resolved" if source else "absent",
        source_spans=(locate(TEXT, Quotation(text=words)),) if words else (),
        content_spans=(at,),
        evidence=(),
        rule="x",
        confidence="high",
    )


def outcome(*attributions: Attribution, **expected: object) -> Outcome:
    article = ExpectedArticle.model_validate({"language": "en", "about": "x", "attributions": [SAID], **expected})
    return compare(Sample(name="en/x.txt", data=TEXT.encode(), expected=article), report(*attributions))


def test_what_is_found_counts_as_found() -> None:
    o = outcome(found("Ann Lee", "Ann Lee", "the dam was safe"))
    assert (o.recall, o.precision, o.wrong_sources, o.agreeing("source")) == (1, 1, (), 1)


def test_half_the_content_is_enough_and_less_is_not() -> None:
    assert outcome(found("Ann Lee", "Ann Lee", "dam was safe")).recall == 1
    assert outcome(found("Ann Lee", "Ann Lee", "safe")).recall == 0


def test_a_miss_and_a_false_alarm() -> None:
    o = outcome(found("Bob Ray", "Bob Ray", "The river rose"))
    assert (o.recall, o.precision, len(o.missed), len(o.false_alarms)) == (0, 0, 1, 1)


@pytest.mark.parametrize(("name", "words"), [("Bob Ray", "Bob Ray"), ("Liz Lee", "Ann Lee")])
def test_somebody_else_is_a_wrong_source(name: str, words: str) -> None:
    assert len(outcome(found(name, words, "the dam was safe")).wrong_sources) == 1


def test_no_source_is_a_lesser_fault_than_a_wrong_one() -> None:
    o = outcome(found(None, "", "the dam was safe"))
    assert (o.wrong_sources, o.agreeing("source")) == ((), 0)


def test_silence_is_broken_by_what_a_reader_sees_and_by_nothing_else() -> None:
    heard = outcome(found("Bob Ray", "Bob Ray", "The river rose"), silent=["The river rose"])
    hidden = outcome(found("Bob Ray", "Bob Ray", "The river rose", "attitude"), silent=["The river rose"])
    assert broken_silence(heard.sample, heard.report) == ["The river rose"]
    assert broken_silence(hidden.sample, hidden.report) == []


def test_a_quotation_is_unique_or_numbered() -> None:
    with pytest.raises(QuotationError, match="2 ×"):
        locate("a b a", Quotation(text="a"))
    assert locate("a b a", Quotation(text="a", nth=2)) == (4, 5)
    with pytest.raises(QuotationError, match="0 ×"):
        locate("about", Quotation(text="a"))
    assert locate("one two three four", Quotation(text="two … four")) == (4, 18)


def test_words_are_exchanged_whole_and_in_one_pass() -> None:
    assert exchange("Lee met Leeds and Ray.", {"Lee": "Ray", "Ray": "Kim"}) == "Ray met Leeds and Kim."
