"""Takes the pictures of the report page in these docs: ``python docs/draw_pages.py`` (Playwright and Chromium)."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from provenance import audit_path, load_rules
from provenance.render.page import render_page

DOCS = Path(__file__).parent
ARTICLE = DOCS.parent / "tests" / "articles" / "en" / "wire.txt"


def main() -> None:
    """Write page.png and page-dark.png beside this file."""
    page_text = render_page(audit_path(ARTICLE, {}, load_rules()), ARTICLE.name)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 1350})
        page.set_content(page_text)
        page.wait_for_function("window.graph")
        page.evaluate("document.querySelector('.look').remove()")  # the picture is of the article
        page.locator("#article button.n").nth(2).focus()
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=DOCS / "page.png")
        browser.close()


if __name__ == "__main__":
    main()
