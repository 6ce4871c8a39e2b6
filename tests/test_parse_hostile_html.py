"""Pages made to break a parser: nothing is lost, and the work grows with the page, not with its square."""

from collections.abc import Callable

import pytest
from counting import steps
from parsing import article_of
from test_parse_tiles import assert_tiles

from provenance.parse.tree.markup import MOST_ATTRIBUTES, attributes_of, tokens
from provenance.parse.tree.page import MOST_BLOCKS, MOST_LINKS

END = "<p>Das Ende der Seite steht hier, und es geht nicht verloren.</p>"

FLOOD = "<p " + " ".join(f'a{n}="<>"' for n in range(100_000)) + ">x</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "tief" + END,
        "<b>x" * 3_000 + END,
        "<p>x" * 50_000 + END,
        f'<p class="{"a b " * 250_000}">x</p>' + END,
        f'<p title="{"x" * 1_000_000}">x</p>' + END,
        FLOOD + END,
        "<a href=x>" * 20_000 + END,
        '<p id="a">x</p>' * 1_000 + END,
        "<p>a\x00b &#0; &#xD800; &bogus; &#x110000; &amp" + END,
        "<table><tr><td>" * 500 + END,
        "<!-- offen -- > <p>" + "-->" + END,
        "<p>" + "<" * 50_000 + END,
        "<ul>" + "<li>" * 20_000 + END,
        "<select><option>x" + "</select>" + END,
        "<svg><title>t</title><p>x</svg>" + END,
        "<div hidden><div>" * 10 + "</div></div>" * 10 + END,
    ],
    ids=lambda html: html[:24],
)
def test_nothing_is_lost(html: str) -> None:
    article = article_of(html)
    assert "Das Ende der Seite steht hier, und es geht nicht verloren." in article.text
    assert_tiles(article)


def test_of_a_flood_of_attributes_the_first_are_read() -> None:
    """The parser's work grows with the square of an element's attributes."""
    paragraph = next(t for t in tokens(FLOOD + END) if t[5] == "p" and not t[4])
    assert len(attributes_of(paragraph[6] or "")) == MOST_ATTRIBUTES


def test_plaintext_keeps_what_follows_as_text() -> None:
    assert "<p>roh</p>" in article_of("<html><body>vorher<plaintext><p>roh</p>").text


def test_broken_structured_data_is_no_error() -> None:
    odd_types = '{"@type": ["Article", 3, null], "author": [null, {"name": 7}], "headline": {}}'
    for script in ("{", "[" * 50_000, odd_types, "42"):
        article = article_of(f'<script type="application/ld+json">{script}</script>' + END)
        assert article.metadata.authors == ()


@pytest.mark.parametrize(
    "repeat",
    [lambda n: "<div>" * n + "tief", lambda n: "<p>Ein Satz steht hier." * n, lambda n: "<b>x" * (n // 10),
     lambda n: "<a href=x>x</a> " * n, lambda n: "<div class=related>" * n + "x", lambda n: "Ein Satz. " * n,
     lambda n: "Eine Zeile\n" * n, lambda n: "2. Mai 2024\nEin Titel hier unten\n" * n],
)  # fmt: skip
def test_twice_the_page_is_twice_the_work(repeat: Callable[[int], str]) -> None:
    article_of(repeat(50))
    small, large = steps(lambda: article_of(repeat(400))), steps(lambda: article_of(repeat(1_600)))
    assert large <= 4 * 1.6 * small + 2_000


def test_a_page_of_countless_siblings_loses_no_text_and_says_what_was_judged_together() -> None:
    page = "".join(f"<p>w{n} <a href='/{n % 7}'>a{n}</a></p>" for n in range(MOST_LINKS + 10_000))
    article = article_of(f"<html><body>{page}</body></html>")
    assert article.text.split() == [w for n in range(MOST_LINKS + 10_000) for w in (f"w{n}", f"a{n}")]
    assert len(article.segments) < 1.2 * MOST_BLOCKS
    assert len(article.links) == MOST_LINKS
    assert all(article.text[slice(*link.spans[0])][0] == "a" for link in article.links)
    assert {n.key for n in article.not_checked} == {"layout.long", "links.many"}
