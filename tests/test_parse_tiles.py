"""Whatever comes in, segments tile the text and offsets point at what they say."""

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import article_of, rule_book

from provenance.ingest import Unreadable, read_document
from provenance.model.article import Article
from provenance.parse import parse

TAGS = ["p", "div", "li", "ul", "b", "a", "td", "table", "blockquote", "h2", "article", "aside", "script", "pre", "br"]
WORDS = st.sampled_from(
    ["Die Brücke ist seit Mai gesperrt, sagte sie.", "x", "Teilen", " ", "\n", "2. Mai 2024", "橋は閉鎖された。"]
)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(TAGS).map(lambda t: f"<{t}>"),
    st.sampled_from(TAGS).map(lambda t: f"</{t}>"),
    st.just('<a href="/x" class="related">'),
    st.text(max_size=8),
)


def assert_tiles(article: Article) -> None:
    at = 0
    for segment in article.segments:
        assert segment.start == at
        assert segment.end > segment.start
        assert article.text[segment.start : segment.end].strip()
        assert rule_book().get(segment.rule) is not None
        at = segment.end
    assert at == (len(article.text) if article.segments else 0)
    if not article.segments:
        assert not article.text.strip()
    for mark in article.marks:
        assert " … ".join(article.text[a:b] for a, b in mark.spans) == mark.exact
    for link in article.links:
        assert all(article.text[a:b].strip() for a, b in link.spans)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_pages_are_tiled(html: str) -> None:
    try:
        document = read_document(("<html><body>" + html).encode("utf-8", "replace"))
    except Unreadable:
        return
    article = parse(document, rule_book())
    assert article.transform == "rendered"
    assert_tiles(article)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(WORDS, st.just("\n"), st.just("\r\n"), st.text(max_size=12)), max_size=40).map("".join))
def test_plain_text_is_tiled_and_left_as_it_is(text: str) -> None:
    try:
        document = read_document(text.encode("utf-8", "replace"))
    except Unreadable:
        return
    if document.media_type == "text/plain":
        article = parse(document, rule_book())
        assert article.text == document.text
        assert article.transform == "none"
        assert_tiles(article)


def test_two_runs_and_a_pickled_book_give_the_same() -> None:
    page = "<h1>Brücke gesperrt</h1>" + "<p>Die Brücke ist seit Mai gesperrt, sagte die Sprecherin der Stadt.</p>" * 3
    document = read_document(page.encode())
    again = parse(document, pickle.loads(pickle.dumps(rule_book())))
    assert parse(document, rule_book()).segments == again.segments


def test_line_breaks_lost_still_tile() -> None:
    assert_tiles(article_of("Die Brücke ist gesperrt. " * 500))


def test_values_made_unchecked_are_as_checked_ones_would_be() -> None:
    page = "<main><h1>Brücke zu</h1><p>Die <a href='/b' rel='tag'>Brücke</a> ist seit Mai gesperrt.</p></main>"
    article = article_of(page)
    for made in (*article.segments, *article.links):
        checked = type(made).model_validate(made.model_dump())
        assert (made, made.model_dump_json()) == (checked, checked.model_dump_json())
        assert made.model_copy(update={}) == checked
    assert article.segments and article.links
