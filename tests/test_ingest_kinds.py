"""Saved pages, mails, JSON and Markdown: told by their content, read for their article, or refused in one line."""

import json
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsing import labelled, rule_book

import provenance
from provenance.api import audit_bytes
from provenance.ingest import Unreadable, read_document
from provenance.model.article import Article, Hints
from provenance.parse import parse

FIRST = (
    "Die Brücke über den Hafen bleibt bis zum Herbst gesperrt, sagte die Bürgermeisterin Eva Stein am Montag der Stadt."
)
SECOND = "Die Pfeiler hatten im Hochwasser nachgegeben; ein Gutachten soll nun klären, was die Sanierung kosten wird."
PAGE = f"<html><body><article><h1>Brücke gesperrt</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
MARKDOWN = f"""# Brücke gesperrt

{FIRST}

## Was folgt

> {SECOND}

- [Der Hafen](https://hafen.example/1)
- [Die Stadt](https://hafen.example/2)
"""


def read(data: bytes | str, hints: Hints | None = None) -> Article:
    return parse(read_document(data.encode() if isinstance(data, str) else data, hints or {}), rule_book())


def mail(page: str = PAGE, note: str = "Schau mal!", charset: str = "iso-8859-1") -> bytes:
    message = EmailMessage()
    message["From"] = "Hafenpost <news@hafenpost.example>"
    message["To"] = "leser@example.org"
    message["Subject"] = "Brücke gesperrt"
    message["Date"] = "Mon, 06 May 2024 08:00:00 +0200"
    message.set_content(note)
    message.add_alternative(page, subtype="html", charset=charset)
    return bytes(message)


def archive(page: str = PAGE) -> bytes:
    frame = "<html><body><p>Eine Anzeige, die in einem eigenen Rahmen steht und länger ist.</p></body></html>" * 9
    part = 'Content-Type: text/html; charset="utf-8"\r\nContent-Location: {}\r\n\r\n{}\r\n'
    parts = [part.format("https://hafen.example/1", page), part.format("cid:frame-1", frame)]
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://hafen.example/1\r\nSubject: Hafen\r\n"
        "Date: Tue, 7 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="XX"\r\n\r\n'
    )
    return (head + "".join(f"--XX\r\n{p}" for p in parts) + "--XX--\r\n").encode()


def test_a_mail_gives_its_page_and_what_its_headers_say() -> None:
    article = read(mail())
    assert article.document.media_type == "message/rfc822"
    assert ("paragraph", FIRST) in labelled(article)
    assert "Schau mal" not in article.text
    assert (article.metadata.title, article.metadata.date) == ("Brücke gesperrt", "2024-05-06T08:00:00+02:00")
    assert {(c.field, c.value) for c in article.metadata.claims if c.where == "header"} >= {("sender", "Hafenpost")}


def test_who_sends_a_mail_is_not_the_author_of_what_it_passes_on() -> None:
    assert read(mail()).metadata.authors == ()


def test_a_mail_of_plain_text_is_read_as_text() -> None:
    article = read(
        f"From: a@b.example\nSubject: Brücke\nDate: Mon, 06 May 2024 08:00:00 +0200\n\n{FIRST}\n\n{SECOND}\n"
    )
    assert article.text.startswith(FIRST)
    assert article.metadata.title == "Brücke"


def test_text_that_begins_with_a_word_and_a_colon_is_no_mail() -> None:
    assert read_document(f"Hafen: {FIRST}\nStadt: x\n\n{SECOND}".encode()).media_type == "text/plain"


def test_a_web_archive_gives_its_page_with_its_address_and_not_the_day_it_was_saved() -> None:
    article = read(archive())
    assert article.document.media_type == "multipart/related"
    assert "Anzeige" not in article.text
    assert (article.metadata.url, article.metadata.domain) == ("https://hafen.example/1", "hafen.example")
    assert article.metadata.date is None


@pytest.mark.parametrize(
    "value",
    [
        {"maintext": f"{FIRST}\n{SECOND}", "title": "Brücke gesperrt", "authors": ["Eva Stein"],
         "date_publish": "2024-05-06 08:00:00", "source_domain": "hafen.example"},
        {"text": f"{FIRST}\n{SECOND}", "title": "Brücke gesperrt", "authors": ["Eva Stein"],
         "publish_date": "2024-05-06"},
        {"text": f"{FIRST}\n{SECOND}", "title": "Brücke gesperrt", "author": "Eva Stein", "date": "2024-05-06",
         "hostname": "hafen.example", "comments": ""},
        {"title": "Brücke gesperrt", "authors": ["Eva Stein"], "publishing_date": "2024-05-06 08:00:00+02:00",
         "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [FIRST, SECOND]}]}},
        {"@type": "NewsArticle", "headline": "Brücke gesperrt", "articleBody": f"{FIRST}\n{SECOND}",
         "author": {"@type": "Person", "name": "Eva Stein"}, "datePublished": "2024-05-06"},
        {"data": [{"headline": "Brücke gesperrt", "body": f"<p>{FIRST}</p><p>{SECOND}</p>", "byline": "Eva Stein",
                   "published_at": "2024-05-06"}]},
    ],
    ids=["news-please", "newspaper", "trafilatura", "fundus", "schema.org", "wrapped"],
)  # fmt: skip
@pytest.mark.parametrize("listed", [False, True])
def test_json_of_crawlers_is_an_article(value: object, listed: bool) -> None:
    article = read(json.dumps([value] if listed else value))
    assert article.document.media_type == "application/json"
    assert labelled(article) == [("title", "Brücke gesperrt"), ("paragraph", FIRST), ("paragraph", SECOND)]
    assert article.metadata.title == "Brücke gesperrt"
    assert [a.name for a in article.metadata.authors] == ["Eva Stein"]
    assert (article.metadata.date or "")[:10] == "2024-05-06"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (json.dumps([{"text": FIRST}, {"text": SECOND}]), "holds 2 articles as JSON"),
        ("\n".join(json.dumps({"text": t}) for t in (FIRST, SECOND)), "holds 2 articles as JSON"),
        (json.dumps({"name": "x", "size": 3}), "JSON without an article's text"),
    ],
)
def test_json_that_is_not_one_article_is_refused_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=rf"^the input [^\n]*{reason}[^\n]*$"):
        read_document(text.encode())


def test_markdown_keeps_the_roles_of_its_blocks() -> None:
    article = read(MARKDOWN)
    assert article.document.media_type == "text/markdown"
    labels = {text: label for label, text in labelled(article)}
    assert (labels["Brücke gesperrt"], labels[FIRST]) == ("title", "paragraph")
    assert labels["Was folgt"] == "heading"
    assert labels[SECOND] == "quote"
    assert [link.href for link in article.links] == ["https://hafen.example/1", "https://hafen.example/2"]


def test_front_matter_is_what_the_text_states_of_itself() -> None:
    front = f'---\ntitle: "Brücke gesperrt"\nauthor: Eva Stein\ndate: 2024-05-06\nurl: https://hafen.example/1\n---\n{FIRST}\n'
    article = read(front)
    assert article.text == FIRST
    assert (article.metadata.title, (article.metadata.date or "")[:10]) == ("Brücke gesperrt", "2024-05-06")
    assert article.metadata.domain == "hafen.example"


def test_a_few_stray_marks_make_no_markdown_and_stay_to_be_found() -> None:
    text = f"**Brücke gesperrt**\n\n{FIRST}\n\n## Was folgt\n\n{SECOND}\n"
    article = read(text)
    assert article.text == text
    assert "formatting_mark" in {m.label for m in article.marks}


@pytest.mark.parametrize(
    "data",
    [
        mail().replace(b"multipart/alternative", b"multipart/" + b"x" * 5000),
        mail()[: len(mail()) // 2],
        mail().replace(b"iso-8859-1", b"no-such-charset"),
        mail().replace(b"quoted-printable", b"base64"),
        archive().replace(b'boundary="XX"', b""),
        b"From: a\nTo: b\nDate: c\n\n",
        b"From: a\nTo: b\nDate: =?utf-8?b?////?=\nSubject: =?x?q?=ff?=\n\n" + FIRST.encode(),
        b"From: a\nTo: b\nMIME-Version: 1.0\n" + b'Content-Type: multipart/mixed; boundary="a"\n\n--a\n' * 5_000,
        b"[" * 200_000 + b"]" * 200_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"text": "\\ud800 ' + FIRST.encode() + b'"}',
        b'{"text": ["a", 1, null, {"b": []}], "title": {"x": 1}, "authors": [[], 3, {"name": 5}]}',
        b"# x\n[a](/b)\n" + b">" * 50_000 + b" x",
        b"# x\n[a](/b)\n" + b"[" * 20_000,
        b"# x\n[a](/b)\n" + b"*a **b " * 10_000,
        b"---\n" + b"a: b\n" * 50 + b"---\n",
    ],
    ids=lambda data: repr(data[:20]),
)
def test_hostile_containers_give_a_report_or_one_line(data: bytes) -> None:
    try:
        report = audit_bytes(data, None, rule_book())
    except Unreadable as error:
        assert "\n" not in str(error)
    else:
        report.model_dump_json()


@given(st.integers(0, len(mail()) - 1), st.binary(max_size=8), st.sampled_from([mail(), archive(), MARKDOWN.encode()]))
def test_any_damage_leaves_something_to_read_or_one_line(at: int, put: bytes, data: bytes) -> None:
    try:
        document = read_document(data[:at] + put + data[at + len(put) :])
    except Unreadable as error:
        assert "\n" not in str(error)
    else:
        document.text.encode("utf-8")


def test_a_report_of_ours_is_no_article() -> None:
    report = audit_bytes(PAGE.encode(), None, rule_book()).model_dump_json()
    with pytest.raises(Unreadable, match="JSON without an article's text"):
        read_document(report.encode())


# -- pages saved as one file --------------------------------------------------------------------------------------

SINGLE_FILE = """<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://www.hafenpost.example/2024/05/03/harbour
 saved date: Fri May 10 2024 12:00:00 GMT+0200
--><meta charset=utf-8><title>Harbour to close</title><style>.sf-hidden{display:none!important}</style></head>
<body><header class=sf-hidden>Menu that nobody saw</header><article><h1>Harbour to close</h1>
<p>The harbour of Tarn will close for two winters, the mayor Ida Holm said on Monday evening, and nobody knew.
<img src="data:image/png;base64,AAAA">
<p>Fishermen would lose their berths for a year, according to the port; nobody in town was surprised.</article>
<x-note><template shadowrootmode=open><p>The port has four quays and a dock.</template></x-note></body></html>"""


def test_a_page_of_single_file_shows_what_the_browser_showed():
    report = provenance.audit_text(SINGLE_FILE)
    assert "nobody saw" not in report.text
    assert "four quays" in report.text
    assert "data:image" not in report.text


@pytest.mark.parametrize(
    "mark", [SINGLE_FILE[22:200], "<!-- saved from url=(0050)https://www.hafenpost.example/2024/05/03/harbour -->"]
)
def test_where_a_page_was_saved_from_is_a_claim_and_the_day_of_saving_is_none(mark):
    start = SINGLE_FILE.index("<!--")
    end = SINGLE_FILE.index("-->") + 3
    page = SINGLE_FILE if "SingleFile" in mark else SINGLE_FILE[:start] + mark + SINGLE_FILE[end:]
    metadata = provenance.audit_text(page).metadata
    assert metadata.url == "https://www.hafenpost.example/2024/05/03/harbour"
    assert metadata.date in {None, "2024-05-03"}


def test_an_address_that_only_the_text_speaks_of_is_no_claim():
    page = SINGLE_FILE.replace("Page saved with SingleFile", "A page")
    assert provenance.audit_text(page).metadata.url is None
