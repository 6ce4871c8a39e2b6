"""A page of tags becomes an article: body apart from what surrounds it, everything kept and named."""

from dataclasses import replace

import pytest
import trafilatura
from parsing import article_of, label_of, labelled, rule_book
from resiliparse.extract import html2text

from provenance.ingest import read_document
from provenance.parse.blocks.settings import Settings
from provenance.parse.body.second_opinion import second_opinion
from provenance.parse.labelling.reading import read_view
from provenance.parse.tree.page import MOST_FACTS

PARAGRAPH = (
    "Die Brücke über den Fluss ist seit Anfang Mai für schwere Fahrzeuge gesperrt, sagte die Sprecherin der Stadt, "
    "und die Umleitung führt über die nächste Ortschaft."
)
PAGE = f"""<!DOCTYPE html><html lang="de"><head><title>Brücke bleibt gesperrt | Hafenblatt</title>
<meta property="og:title" content="Brücke bleibt gesperrt">
<meta property="article:published_time" content="2024-05-03T08:00:00+02:00">
<link rel="canonical" href="https://hafenblatt.example/lokales/bruecke">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Brücke bleibt gesperrt",
"datePublished":"2024-05-03T08:00:00+02:00","author":[{{"@type":"Person","name":"Eva Stein"}}],
"publisher":{{"@type":"Organization","name":"Hafenblatt"}}}}</script></head>
<body class="has-sidebar comments-open">
<header><nav><ul><li><a href="/">Startseite</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<main><article class="article-with-comments"><h1>Brücke bleibt gesperrt</h1><div class="byline">Von Eva Stein</div>
<div class="article-body"><p>{PARAGRAPH}</p><p>Kurz gesagt: Nein.</p><h2>Wie es weitergeht</h2>
<p>Danach: {PARAGRAPH}</p>
<div class="ad">Anzeige</div>
<figure><img src="b.jpg"><figcaption>Die Brücke am Morgen vor der Sperrung</figcaption></figure>
<ul><li>Umleitung über den Nachbarort</li><li>Busse fahren weiter</li></ul>
<blockquote><p>Zuvor: {PARAGRAPH}</p></blockquote>
<table><tr><td>Lkw</td><td>gesperrt</td></tr></table><p>Zuletzt: {PARAGRAPH}</p></div></article></main>
<section id="comments"><h3>2 Kommentare</h3>
<div class="comment"><p>{PARAGRAPH} Das glaube ich nicht.</p></div></section>
<aside class="related-teasers"><h3>Mehr zum Thema</h3><a href="/2"><h4>Fähre fällt bis zum Sommer aus</h4></a></aside>
<footer><p>© 2024 Hafenblatt Verlag, alle Rechte vorbehalten.</p></footer>
<div style="display:none"><p>unsichtbar</p></div><noscript><p>Bitte JavaScript einschalten</p></noscript>
<template><p>Vorlage</p></template></body></html>"""


def test_body_and_surroundings_are_told_apart() -> None:
    article = article_of(PAGE)
    assert [label for label, _ in labelled(article) if label in ("title", "paragraph", "heading", "list", "quote")] == [
        "title", "paragraph", "paragraph", "heading", "paragraph", "list", "list", "quote", "list", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "label"),
    [("Startseite", "navigation"), ("Von Eva Stein", "byline"), ("Anzeige", "advertisement"),
     ("Die Brücke am Morgen", "caption"), ("2 Kommentare", "comment_form"), ("Mehr zum Thema", "related"),
     ("Fähre fällt", "related"), ("© 2024", "legal")],
)  # fmt: skip
def test_what_surrounds_the_body_is_named(words: str, label: str) -> None:
    assert label_of(article_of(PAGE), words) == label


def test_a_comment_is_never_body() -> None:
    assert [s for label, s in labelled(article_of(PAGE)) if "glaube ich nicht" in s and label != "comment"] == []


def test_invisible_parts_of_the_page_are_no_text() -> None:
    text = article_of(PAGE).text
    assert all(word not in text for word in ("unsichtbar", "JavaScript", "Vorlage", "NewsArticle"))


def test_table_cells_are_kept_apart_on_one_line() -> None:
    assert "Lkw | gesperrt\n" in article_of(PAGE).text


def test_segments_and_links_name_their_place() -> None:
    article = article_of(PAGE)
    title = next(article.of("title"))
    assert title.path == "/html/body/main[1]/article[1]/h1[1]"
    link = next(x for x in article.links if x.href == "/2")
    assert [article.text[a:b] for a, b in link.spans] == ["Fähre fällt bis zum Sommer aus"]


def test_paragraphs_are_never_glued_and_letters_never_parted() -> None:
    html = f"<p>{PARAGRAPH}<p><span>D</span>er Bus fährt.<br><br>Die Bahn nicht.<div>Ende</div>gut"
    assert [t for _, t in labelled(article_of(html))][1:] == ["Der Bus fährt.", "Die Bahn nicht.", "Ende", "gut"]


def test_metadata_keeps_every_claim_and_where_it_was_made() -> None:
    metadata = article_of(PAGE).metadata
    assert metadata.title == "Brücke bleibt gesperrt"
    assert [(a.name, a.kind) for a in metadata.authors] == [("Eva Stein", "person")]
    assert (metadata.date or "").startswith("2024-05-03")
    assert metadata.publisher == "Hafenblatt"
    assert metadata.domain == "hafenblatt.example"
    assert {c.where for c in metadata.claims if c.field == "author"} == {"json-ld", "visible"}
    assert [c.value for c in metadata.claims if c.field == "canonical"] == [
        "https://hafenblatt.example/lokales/bruecke"
    ]
    assert metadata.conflicts == ()


@pytest.mark.parametrize(
    ("name", "conflicts"),
    [("HAFENBLATT GmbH", ()), ("https://www.facebook.com/hafen", ()), ("Lindhofener Bote", ("publisher",))],
)
def test_a_publisher_spelled_otherwise_is_no_conflict(name, conflicts) -> None:
    page = PAGE.replace("</head>", f'<meta property="article:publisher" content="{name}"></head>')
    assert article_of(page).metadata.conflicts == conflicts


def test_conflicting_claims_stay_and_are_named() -> None:
    page = PAGE.replace('content="2024-05-03T08:00:00+02:00"', 'content="2024-06-01T08:00:00+02:00"')
    metadata = article_of(page).metadata
    assert metadata.conflicts == ("date",)
    assert {c.value[:10] for c in metadata.claims if c.field == "date"} == {"2024-05-03", "2024-06-01"}


@pytest.mark.parametrize(
    ("given", "title"),
    [("Brücke bleibt gesperrt", "Brücke bleibt gesperrt"), ("bleibt gesperrt", "Mayen: Brücke bleibt gesperrt")],
)
def test_a_kicker_that_the_page_leaves_out_for_others_is_no_part_of_the_title(given: str, title: str) -> None:
    head = f'<head><meta property="og:title" content="{given}"></head>'
    metadata = article_of(f"<html>{head}<h1>Mayen: Brücke bleibt gesperrt</h1><p>{PARAGRAPH}</p></html>").metadata
    assert metadata.title == title
    assert {c.value for c in metadata.claims if c.field == "title"} == {given, "Mayen: Brücke bleibt gesperrt"}


def test_a_desk_or_agency_is_no_person() -> None:
    page = PAGE.replace("Eva Stein", "Redaktion Lokales")
    assert [a.kind for a in article_of(page).metadata.authors] == ["desk"]


def test_the_language_is_told_and_given() -> None:
    assert (article_of(PAGE).language, article_of(PAGE).language_status) == ("de", "detected")
    hinted = article_of(PAGE, {"language": "nl"})
    assert (hinted.language, hinted.language_status) == ("nl", "given")


def test_a_page_without_text_has_no_segments() -> None:
    article = article_of("<html><head><title>x</title></head><body><script>y</script></body></html>")
    assert (article.text, article.segments, article.language_status) == ("", (), "cannot_tell")


def test_a_second_judge_may_fail_without_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> str:
        raise RuntimeError("no luck")

    page = "<main><article><p>Die Brücke über den Fluss ist seit Mai gesperrt.</p></article></main>"
    monkeypatch.setattr(html2text, "extract_plain_text", broken)
    monkeypatch.setattr(trafilatura, "extract", broken)
    assert [label for label, _ in labelled(article_of(page))] == ["paragraph"]


def test_where_the_first_judge_tells_nothing_the_second_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    html = f"<html><body><nav><p>{PARAGRAPH}</p></nav><p>Zuletzt: {PARAGRAPH}</p></body></html>"
    view = read_view(read_document(html.encode()), rule_book())
    for judge, name in ((html2text, "extract_plain_text"), (trafilatura, "extract")):
        assert second_opinion(html, 4, view.layout.blocks, Settings(vouched=3))
        monkeypatch.setattr(judge, name, lambda *_, **__: "")
    assert not second_opinion(html, 4, view.layout.blocks, Settings(vouched=3))


def test_a_second_article_below_is_not_the_body() -> None:
    second = PARAGRAPH.replace("Brücke", "Fähre").replace("Stadt", "Reederei")
    other = f"<article><h1>Fähre fällt aus</h1><p>{second}</p><p>{second} Mehr weiß niemand.</p></article>"
    page = PAGE.replace("</main>", f"{other}</main>")
    article = article_of(page)
    assert all("Reederei" not in article.text[s.start : s.end] for s in article.of("body"))
    assert "Reederei" in article.text


def test_the_same_notice_at_every_picture_is_not_the_body() -> None:
    notice = "<p>Hier steht ein Bild eines anderen Anbieters, das erst nach einem Klick geladen und gezeigt wird.</p>"
    article = article_of(PAGE.replace("<h2>", f"{notice}<h2>").replace("<ul>", f"{notice}<ul>", 2).replace(
        "<table>", f"{notice}<table>"))  # fmt: skip
    assert all("eines anderen Anbieters" not in article.text[s.start : s.end] for s in article.of("body"))


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T00:00:00Z", "2024-05-03T00:00:00+00:00"),
        ("2024-05-03 08:10", "2024-05-03T08:10:00"),
        ("2024-05-03+01:00", "2024-05-03"),
    ],
)
def test_a_day_alone_is_no_midnight(stated: str, date: str) -> None:
    page = f"<html><head><meta property='article:published_time' content='{stated}'></head><body>x</body></html>"
    assert article_of(page).metadata.date == date


def test_statements_past_the_bound_are_told_as_not_checked() -> None:
    head = "<meta name='keywords' content='x'>" * (MOST_FACTS + 1)
    article = article_of(f"<html><head>{head}</head><body><p>{PARAGRAPH}</p></body></html>")
    assert [n.key for n in article.not_checked] == ["metadata.many"]


def test_a_second_opinion_that_takes_the_whole_page_is_none() -> None:
    html = f"<html><body><p>{PARAGRAPH}</p><p>Zuletzt: {PARAGRAPH}</p></body></html>"
    blocks = read_view(read_document(html.encode()), rule_book()).layout.blocks
    settings = Settings.of(rule_book())
    assert second_opinion(html, 4, blocks, replace(settings, vouched_most=1.0))
    assert not second_opinion(html, 4, blocks, settings)


def test_a_page_of_boxes_in_boxes_gets_no_second_opinion() -> None:
    html = f"<html><body><nav><p>{PARAGRAPH}</p></nav><p>{PARAGRAPH}</p>{'<div>' * 20_000}"
    view = read_view(read_document(html.encode()), rule_book())
    assert view.page is not None and view.page.depth > 20_000
    assert not second_opinion(html, view.page.depth, view.layout.blocks, Settings(vouched=3))
    assert second_opinion(html.replace("<div>", ""), 4, view.layout.blocks, Settings(vouched=3))


@pytest.mark.parametrize(("count", "vouched"), [(6, {0, 1, 2, 3, 4, 5}), (1, {0, 1})])
def test_a_second_opinion_vouches_for_no_list_beside_an_article(
    monkeypatch: pytest.MonkeyPatch, count: int, vouched: set[int]
) -> None:
    said = f"Ich bin anderer Ansicht. {PARAGRAPH}"
    html = f"<article>{f'<p>{PARAGRAPH}</p>' * count}</article><ul><li><p>{said}</p></li></ul>"
    blocks = read_view(read_document(html.encode()), rule_book()).layout.blocks
    monkeypatch.setattr(html2text, "extract_plain_text", lambda *_, **__: "\n".join([*[PARAGRAPH] * count, said]))
    assert set(second_opinion(html, 4, blocks, Settings(vouched=3))) == vouched


WHOSE = "<p>&mdash; Ann Fields (@annfields) May 3, 2024</p>"
POST = f"<blockquote class='twitter-tweet'><p>The lido is shut.</p>{WHOSE}</blockquote>"


def test_a_post_set_into_the_text_is_quoted_with_the_line_that_says_whose_it_is() -> None:
    html = f"<title>x</title><h1>Brücke bleibt gesperrt</h1><p>{PARAGRAPH}</p>{POST}<p>{PARAGRAPH} Bis Mai.</p>"
    assert label_of(article_of(html), "— Ann Fields") == "quote"


@pytest.mark.parametrize(("end", "is_one"), [(".", True), ("", False)])
def test_a_whole_sentence_among_the_paragraphs_is_one_though_it_is_mostly_link(end: str, is_one: bool) -> None:
    linked = f"<p>Dabei plant <a href='/x'>die Stadt im Winter den Bau einer neuen Brücke aus Holz</a> bis Mai{end}</p>"
    html = f"<h1>Brücke bleibt gesperrt</h1><p>{PARAGRAPH}</p>{linked}<p>{PARAGRAPH} Bis Mai.</p>"
    assert (label_of(article_of(html), "Dabei plant") == "paragraph") is is_one
