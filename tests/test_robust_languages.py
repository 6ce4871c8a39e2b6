"""A language without a pack: everything but attribution works, and nothing is called missing."""

import pytest

from provenance import audit_text
from provenance.render import render_markdown, render_terminal
from provenance.render.page import render_page

ARTICLES = {
    "fi": "Silta suljettiin korjauksen ajaksi\n\n"
    "Silta suljettiin maanantaina, kertoi pormestari. Korjaus maksaa neljä miljoonaa euroa ja kestää kaksi vuotta.\n\n"
    "Asukkaat ovat olleet huolissaan, sillä lauttoja on vain kaksi ja matka kaupunkiin kestää nyt tunnin.\n",
    "ja": "橋が修理のため閉鎖\n\n橋は月曜日に閉鎖されたと市長は述べた。修理には四億円かかる見込みだ。\n\n"
    "住民は心配している。渡し船は二隻しかなく、町までは一時間かかるようになった。\n",
    "ar": "إغلاق الجسر للإصلاح\n\n"
    "قال رئيس البلدية إن الجسر أغلق يوم الاثنين. وستكلف الإصلاحات أربعة ملايين جنيه وتستغرق عامين.\n\n"
    "ويشعر السكان بالقلق، فليس هناك سوى عبارتين، والطريق إلى المدينة يستغرق الآن ساعة كاملة.\n",
}
NOTICE = "\nThe source of the article is from the blog hafennotizen.de\n"


@pytest.fixture(params=sorted(ARTICLES))
def report(request):
    return audit_text(ARTICLES[request.param] + NOTICE, {"language": request.param})


def test_it_is_parsed_and_its_origin_is_found(report):
    assert "".join(report.exact(s.start, s.end) for s in report.segments) == report.text
    assert [(o.relation, o.domain) for o in report.origins] == [("republished_from", "hafennotizen.de")]
    assert any(signal.status == "cannot_check" for signal in report.signals)
    assert report.counts.body.words > 10


def test_attribution_is_said_to_be_not_attempted(report):
    assert not report.attributions
    assert [n.reason[:13] for n in report.not_checked if n.what == "attribution"] == ["not attempted"]


@pytest.mark.parametrize("render", [render_terminal, render_markdown, render_page])
def test_silence_is_not_shown_as_a_finding(report, render):
    shown = " ".join(render(report).split())
    assert "attribution was not attempted" in shown
    assert "No source was looked for" in shown
    for claim in ("no source found", "No cited source was found", "names no source", "rests on a source"):
        assert claim not in shown


def test_with_a_pack_silence_is_a_finding():
    shown = " ".join(render_terminal(audit_text("The bridge is closed.\n" * 3, {"language": "en"})).split())
    assert "No cited source was found" in shown
    assert "not attempted" not in shown
