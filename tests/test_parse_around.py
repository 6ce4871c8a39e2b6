"""What stands around an article gets the label of the box it stands in, of where it leads, or of its neighbours."""

import pytest
from parsing import article_of, label_of

TEXT = (
    "The old bridge over the Torva stays shut until May, the harbour office said, because two of its pillars gave way."
)
BODY = "".join(f"<p>{n} {TEXT} Boats take another way, and nobody was hurt when the road fell.</p>" for n in range(4))


def page(below: str = "", above: str = "", within: str = "") -> str:
    head = f"<body><header>{above}</header><article><h1>Bridge stays shut until May</h1>{within}{BODY}</article>"
    return f"<html><head><title>Bridge stays shut until May</title></head>{head}{below}</body></html>"


@pytest.mark.parametrize(
    ("box", "label"),
    [
        ("most-read", "related"),
        ("newsletter-box", "newsletter"),
        ("cookie-layer", "cookie_notice"),
        ("comment-list", "comment"),
        ("paywall", "subscription"),
    ],
)
def test_a_box_gives_its_label_to_all_that_stands_in_it(box: str, label: str) -> None:
    article = article_of(
        page(f"<div class='{box}'><div><span class='x1'>Quay to be rebuilt next year</span></div></div>")
    )
    assert label_of(article, "Quay to be rebuilt") == label


def test_of_two_boxes_the_inner_one_speaks() -> None:
    inner = "<div class='newsletter'><p>Morning on the quay</p></div>"
    article = article_of(page(f"<div class='most-read'><p>Quay to be rebuilt next year</p>{inner}</div>"))
    assert label_of(article, "Morning on the quay") == "newsletter"
    assert label_of(article, "Quay to be rebuilt") == "related"


@pytest.mark.parametrize(
    ("href", "label"),
    [
        ("https://www.facebook.com/harbourpost", "share_prompt"),
        ("/privacy-policy", "legal"),
        ("https://shop.harbour.example/login?next=1", "subscription"),
        ("/newsletters/", "newsletter"),
    ],
)
def test_a_link_is_labelled_by_where_it_leads_in_any_language(href: str, label: str) -> None:
    menu = f"<nav class='menu'><ul><li><a href='{href}'>Torvala ken</a></li><li><a href='/x'>Ula</a></li></ul></nav>"
    assert label_of(article_of(page(menu)), "Torvala ken") == label


def test_words_of_a_headline_in_an_address_say_nothing() -> None:
    teaser = "<div><a href='/2024/how-to-login-to-the-harbour-again'>Torvala ken ula mata soru</a></div>"
    assert label_of(article_of(page(teaser)), "Torvala ken") == "related"


def test_a_notice_heads_the_box_it_opens() -> None:
    box = "<div><h3>Lesen Sie auch</h3><div><p>Kai wird erneuert</p></div><div><p>Fähre</p></div></div><p>Torvala</p>"
    article = article_of(page(f"<section>{box}</section>"))
    assert label_of(article, "Kai wird erneuert") == "related"


def test_a_line_of_no_known_kind_is_what_its_neighbours_are() -> None:
    tags = "".join(f"<li class='tag'><a href='/t/{n}'>{n}</a></li>" for n in ("Ports", "Roads", "Boats"))
    article = article_of(page(f"<div><ul>{tags}<li>Torvala</li></ul></div>"))
    assert label_of(article, "Torvala") == "tags"


def test_a_byline_may_stand_below_a_lead() -> None:
    within = f"<p>{TEXT}</p><p>Von Eva Stein und Jan Wolf</p><p>03.05.2024, 14:05 Uhr</p>"
    article = article_of(page(within=within))
    assert label_of(article, "Von Eva Stein") == "byline"
    assert label_of(article, "03.05.2024") == "date"


def test_a_second_line_under_a_picture_credits_it() -> None:
    lines = "<p>The bridge as it stood last week, seen from the quay</p><p>Ann Fields</p>"
    figure = f"<figure><figcaption>{lines}</figcaption></figure>"
    article = article_of(page(within=BODY + figure))
    assert label_of(article, "The bridge as it stood") == "caption"
    assert label_of(article, "Ann Fields") == "photo_credit"


def test_a_loose_phrase_takes_no_line_out_of_the_body() -> None:
    sentence = "Support the pillars with steel, the engineer told the council on Monday evening."
    article = article_of(page(within=f"{BODY}<p>{sentence}</p>"))
    assert label_of(article, "Support the pillars") == "paragraph"


def test_lines_of_preformatted_text_stay_lines_whatever_elements_stand_in_it() -> None:
    code = "<pre><code class='tags'>first line\nsecond line</code></pre>"
    assert article_of(page(within=BODY + code)).text.count("first line\nsecond line") == 1


def test_boxes_side_by_side_with_linked_headlines_are_teasers_with_all_they_hold() -> None:
    items = "".join(f"<li><span>Harbour</span><a href='/{n}'>Ferry {n} runs again in May</a></li>" for n in "abc")
    assert label_of(article_of(page(f"<ul class='x1'>{items}</ul>")), "Harbour") == "related"


def test_a_line_right_above_a_picture_credit_is_its_caption() -> None:
    text = page(within="<p>The harbour in the morning light</p><p>Photo: Ann Fields</p>")
    assert label_of(article_of(text), "The harbour in the") == "caption"


@pytest.mark.parametrize(
    ("meta", "line", "label"),
    [
        ("<meta name='keywords' content='Torva, pillars'>", "<p><a href='/x'>Torva</a></p>", "tags"),
        ("<meta name='author' content='Ona Brill'>", "", "byline"),
        ("<meta property='article:section' content='Waterways'>", "", "category"),
    ],
)
def test_what_the_page_claims_names_the_lines_that_repeat_it(meta: str, line: str, label: str) -> None:
    within = {"byline": "<p>Ona Brill</p>", "category": "<p>Waterways</p>"}.get(label, "")
    words = {"tags": "Torva", "byline": "Ona Brill", "category": "Waterways"}[label]
    html = page(below=line, within=within).replace("<head>", f"<head>{meta}")
    assert label_of(article_of(html), words) == label
