"""The findings of a report stay readable at every width, and nobody is quoted with nothing."""

import pytest
from handmade import SIGNALS, TEXT, report, statement

from provenance import audit_text
from provenance.model.values import Evidence
from provenance.render import render_markdown, render_terminal


@pytest.mark.parametrize("width", [40, 60, 80, 103, 104, 110, 140, 200])
def test_a_long_quotation_leaves_the_title_its_room(width):
    start = TEXT.index("The bridge will")
    words = TEXT[start:]
    long = SIGNALS[0].model_copy(
        update={"evidence": (Evidence(kind="text", spans=((start, len(TEXT)),), exact=words),)}
    )
    shown = render_terminal(report(signals=(long,)), width)
    look = shown[shown.index("WORTH A LOOK") : shown.index("CANNOT TELL")]
    assert "Figure with no" in look
    assert all(len(line) <= width for line in look.splitlines())


def test_who_will_not_comment_is_not_quoted():
    declined = statement("a1", "said Mayor", "The bridge", "s1", stance="declines_to_comment").model_copy(
        update={"content_spans": ()}
    )
    for shown in (render_terminal(report(attributions=(declined,))), render_markdown(report(attributions=(declined,)))):
        assert "declines to comment" in shown
        assert "“”" not in shown


def test_evidence_names_nobody_twice():
    text = "The bridge is closed.\n\nA spokesperson for Carrow Lines declined to comment on the bridge on Monday.\n"
    found = [s for s in audit_text(text, {"language": "en"}).signals if "declined" in s.id]
    for signal in found:
        (seen,) = signal.evidence
        assert seen.exact.count("A spokesperson for Carrow Lines") == 1
    assert found
