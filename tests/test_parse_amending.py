"""What is said last: a line's words, its neighbours or its place show that it is another kind than its class said."""

import pytest
from parsing import article_of, label_of, rule_book

from provenance.parse.blocks.agencies import agency_likeness

TEXT = (
    "The old bridge over the Torva stays shut until May, the harbour office said, because two of its pillars gave way."
)
BODY = "".join(f"<p>{n} {TEXT} Boats take another way, and nobody was hurt when the road fell.</p>" for n in range(6))


def page(below: str = "", within: str = "", after: str = "", head: str = "") -> str:
    article = f"<article><h1>Bridge stays shut until May</h1>{within}{BODY}{after}</article>"
    return f"<html><head><title>Bridge stays shut until May</title>{head}</head><body>{article}{below}</body></html>"


@pytest.mark.parametrize(
    ("line", "likeness"),
    [
        ("By Associated Press", 1.0),
        ("Von: det/dpa", 1.0),
        ("Quelle: dpa", 1.0),
        ("PTI", 1.0),
        ("Ann Fields, AP", 0.5),
        ("Ann Fields", 0.0),
        ("The agency AP said so to Ann", 0.0),
    ],
)
def test_a_line_is_told_to_be_nothing_but_an_agency(line: str, likeness: float) -> None:
    assert agency_likeness(line, rule_book()) == likeness


def test_the_sites_own_words_beside_an_agency_do_not_count() -> None:
    assert agency_likeness("Quelle: hafen.example, ino/dpa", rule_book()) < 1
    assert agency_likeness("Quelle: hafen.example, ino/dpa", rule_book(), frozenset({"hafen", "example"})) == 1.0


def test_an_agency_in_a_bylines_box_is_credited() -> None:
    article = article_of(page(within="<div class='byline'>By Associated Press</div>"))
    assert label_of(article, "By Associated Press") == "agency_credit"


def test_a_source_that_is_the_site_itself_names_the_outlet() -> None:
    site = "<meta property='og:url' content='https://hafen.example/a'>"
    assert label_of(article_of(page(after="<p>Quelle: hafen.example</p>", head=site)), "Quelle") == "publisher"
    assert label_of(article_of(page(after="<p>Quelle: hafen.example</p>")), "Quelle") == "republication_notice"


def test_the_last_paragraph_that_names_its_author_is_about_him() -> None:
    line = "<div class='byline'>By Ann Fields</div>"
    note = "<p>Ann Fields has written of rivers and bridges for ten years, and lives in Torvala.</p>"
    assert label_of(article_of(page(within=line, after=note)), "Ann Fields has written") == "author_bio"
    assert label_of(article_of(page(after=note)), "Ann Fields has written") == "paragraph"


def test_a_paragraph_at_the_end_that_tells_a_calling_is_about_the_author() -> None:
    note = "<p>Ann Fields is a senior lecturer in history at the University of Torvala.</p>"
    assert label_of(article_of(page(after=note)), "Ann Fields") == "author_bio"
    assert label_of(article_of(page(within=f"{note}")), "Ann Fields") != "author_bio"


def test_among_comments_an_invitation_is_the_forms_and_a_remark_a_comment() -> None:
    comments = (
        "<div class='comments'><p>Please log in to comment</p>"
        "<p>I crossed the bridge on Sunday. It shook under my feet, and nobody stopped us.</p></div>"
    )
    article = article_of(page(below=comments))
    assert label_of(article, "Please log in") == "comment_form"
    assert label_of(article, "I crossed the bridge") == "comment"


def test_several_networks_in_one_line_are_buttons_whatever_their_box() -> None:
    article = article_of(page(below="<div class='related'><p>Facebook Twitter WhatsApp</p></div>"))
    assert label_of(article, "Facebook Twitter") == "share_prompt"


def test_a_word_between_the_entries_of_a_menu_is_one() -> None:
    entries = "".join(f"<li>{name}</li>" for name in ("Torvala", "Ula", "Latest", "Ken", "Soru"))
    assert label_of(article_of(page(below=f"<ul class='menu'>{entries}</ul>")), "Latest") == "navigation"


def test_dates_and_credits_among_teasers_belong_to_them() -> None:
    teaser = "<div><h3>Quay to be rebuilt next year</h3><p>© Ann Fields</p><p>3 May 2024</p></div>"
    below = f"<div class='most-read'>{teaser}<div><h3>Ferry runs again from Monday on</h3></div></div>"
    article = article_of(page(below=below))
    assert label_of(article, "© Ann Fields") == "related"
    assert label_of(article, "3 May 2024") == "related"


SITE = "<meta property='og:url' content='https://www.t-hafen.example/a'>"


@pytest.mark.parametrize("line", ["Quelle: T.Hafen Nord/ls", "Quelle: thafen.example"])
def test_a_source_is_the_site_itself_however_its_name_is_spelled(line: str) -> None:
    assert label_of(article_of(page(after=f"<p>{line}</p>", head=SITE)), "Quelle") == "publisher"


def test_a_line_near_the_text_that_leaves_the_site_sends_the_reader_there() -> None:
    away = "<ul><li><a href='https://pegel.example.org/torva'>Pegel der Torva seit Januar</a></li></ul>"
    near = "<ul><li><a href='https://www.t-hafen.example/pegel'>Pegel der Torva steigt wieder</a></li></ul>"
    assert label_of(article_of(page(after=away, head=SITE)), "Pegel") == "referral"
    assert label_of(article_of(page(after=near, head=SITE)), "Pegel") == "related"
    assert label_of(article_of(page(after=away)), "Pegel") == "related"


def test_whole_sentences_below_a_text_without_tags_that_tell_a_calling_are_about_its_author() -> None:
    story = "\n\n".join(["Bridge stays shut until May", *(f"{n} {TEXT} Boats take another way." for n in range(6))])
    lines = [
        "Harbour",
        "Ann Fields",
        "She joined the Post in 2017 and has since been reporting on rivers.",
        "More articles",
    ]
    article = article_of("\n\n".join([story, *lines, ""]))
    assert label_of(article, "She joined") == "author_bio"
    assert label_of(article, "Ann Fields") == "author_bio"
    assert label_of(article, "More articles") == "author_bio"
    assert label_of(article, "Harbour") != "author_bio"
