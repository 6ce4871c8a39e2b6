"""The pages in a real browser: pointed at, followed, filtered, by keyboard, and with an article that means harm."""

import os
import shutil

import pytest
from test_page import HOSTILE, TEXT, page_of

import provenance
from provenance.api import builtin_rulebook
from provenance.cli import main
from provenance.compare import compare
from provenance.render.page import render_page
from provenance.render.page.diff import render_diff
from provenance.rules.told import wording_of

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[browser]'")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("Chromium is not installed (Debian: apt install chromium)", allow_module_level=True)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Open a page from disk; every request, message and dialogue is kept."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, accept_downloads=True)

    def open_(page_text, name="report.html", width=1200):
        path = tmp_path / name
        if page_text is not None:
            path.write_text(page_text, "utf-8")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.heard = []
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("dialog", lambda dialog: (page.heard.append("dialogue"), dialog.dismiss()))
        page.on("request", lambda request: request.url.startswith("file:") or page.heard.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_function("window.graph && window.graph.nodes().length > 0")
        return page

    yield open_
    context.close()


def test_a_page_loads_without_a_complaint_or_a_request(visit):
    assert visit(page_of(TEXT)).heard == []


def test_nothing_of_a_hostile_article_runs_loads_or_hides(visit):
    page = visit(page_of(HOSTILE))
    assert page.heard == []
    assert page.locator("#article").inner_text().count("alert(") >= 2
    assert page.locator("#article :is(img, svg, script, style)").count() == 0


def test_a_focused_number_shows_who_says_what_by_which_rule(visit):
    page = visit(page_of(TEXT))
    page.locator("#article button.n").first.focus()
    told = page.locator("#detail").inner_text()
    assert "Ida Holm" in told
    assert "en." in told


def test_next_mention_leads_through_all_of_a_source_and_round_again(visit):
    page = visit(page_of(TEXT))
    button = page.locator("button.next").first
    number = button.get_attribute("data-n")
    markers = page.locator(f"#article button.n[data-n='{number}']").count()
    seen = []
    for _ in range(markers + 1):
        button.click()
        seen.append(page.evaluate("document.activeElement.id"))
    assert len(set(seen)) == markers
    assert seen[0] == seen[-1]


def test_only_these_leaves_one_source_marked(visit):
    page = visit(page_of(TEXT))
    button = page.locator("button.only").first
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    kept = page.locator("#article .keep")
    assert {kept.nth(i).get_attribute("data-n") for i in range(kept.count())} == {button.get_attribute("data-n")}
    button.click()
    assert page.locator("#article .keep").count() == 0


def test_a_signal_leads_to_its_words(visit):
    page = visit(page_of(TEXT))
    page.locator("button.place").first.click()
    assert page.locator("#article .seen").first.is_visible()


def test_what_to_check_next_leads_to_the_text_it_comes_from(visit):
    page = visit(page_of(TEXT))
    page.locator(".next-steps a").first.click()
    target = page.evaluate("location.hash.slice(1)")
    assert "boats must leave" in page.locator(f"#{target}").inner_text()


def test_a_page_in_another_language_counts_and_copies_in_it(visit):
    german = wording_of(builtin_rulebook(), "de")
    page = visit(render_page(provenance.audit_text(TEXT, {"language": "en"}, None, "de"), "tarn.txt", german))
    assert page.heard == []
    page.locator("#article button.n").first.focus()
    page.locator("#detail select").select_option("wrong_content")
    assert page.locator("#wrongs").inner_text().startswith("1 als falsch markiert")
    page.locator("#detail button", has_text="Mit Zitat und Zeile kopieren").click()
    page.get_by_text("Kopiert.").wait_for(timeout=5000)


def test_a_finding_marked_as_wrong_is_kept_and_saved_as_a_file(visit):
    page = visit(page_of(TEXT))
    page.locator("#article button.n").first.focus()
    page.locator("#detail select").select_option("wrong_source")
    assert page.locator("#article .wronged").count() > 0
    with page.expect_download() as download:
        page.locator("#export").click()
    saved = download.value.path().read_text("utf-8")
    assert '"wrong_source"' in saved
    page.reload()
    assert page.locator("#article .wronged").count() > 0


def test_everything_can_be_reached_by_keyboard(visit):
    page = visit(page_of(TEXT))
    reached = []
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("(document.activeElement.className || document.activeElement.id) + ''"))
    for part in ("skip", "place", "n s", "next", "only"):
        assert any(name.startswith(part) for name in reached), part


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_needs_sideways_scrolling(visit, width):
    page = visit(page_of(TEXT), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = visit(page_of(TEXT))
    page.emulate_media(color_scheme=scheme)
    page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}] == []


def test_an_index_sorts_filters_and_shows_neighbours(visit, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(TEXT, "utf-8")
    (news / "b.txt").write_text(TEXT.replace("Tarn", "Quell").replace("Ida Holm", "Nils Aker") * 2, "utf-8")
    assert main(["audit", str(news), "--format", "html", "-o", str(tmp_path / "out")]) == 0
    page = visit(None, "out/index.html")
    assert page.heard == []
    words = page.locator("th button", has_text="words")
    words.click()
    words.click()
    assert "Quell" in page.locator("tbody tr").first.inner_text()
    page.locator("#filter").fill("nils aker")
    assert page.locator("tbody tr:visible").count() == 1
    page.locator("#find").fill("Nils Aker")
    page.locator("#neighbours").click()
    assert 0 < page.evaluate("graph.nodes(':visible').length") < page.evaluate("graph.nodes().length")
    page.locator("#fit").click()
    assert page.evaluate("graph.nodes(':visible').length") == page.evaluate("graph.nodes().length")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_the_page_of_two_versions_fits_asks_for_nothing_and_reads_well(browser, tmp_path, scheme, width):
    path = tmp_path / "diff.html"
    before, after = (provenance.audit_text(text, {"language": "en"}) for text in (TEXT, HOSTILE))
    path.write_text(render_diff(compare(before, after), "a.txt", "<img src=x onerror=alert(1)>.txt"), "utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page, heard = context.new_page(), []
    page.on("console", lambda message: heard.append(message.text))
    page.on("dialog", lambda dialog: (heard.append("dialogue"), dialog.dismiss()))
    page.on("request", lambda request: request.url.startswith("file:") or heard.append(request.url))
    page.goto(path.as_uri())
    assert heard == []
    assert page.locator(".change").count() > 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = axe.Axe().run(page).response["violations"]
    context.close()
    assert not [v["id"] for v in found if v["impact"] in {"serious", "critical"}]
