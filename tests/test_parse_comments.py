"""Readers' comments by their shape: stamps with prose below, in text without tags and on pages without class names."""

import pytest
from parsing import article_of, label_of, labelled

BODY = [
    "The bridge over the river has been shut to heavy traffic since May, a spokesman for the town said on Monday.",
    "Drivers must take the ferry, which runs every twenty minutes, or go round by the next village on the hill.",
    "Work on the piers will last until the end of the year, the council said, and will cost some four million.",
    "Shopkeepers in the old town complain that fewer people come, and that the ferry is full by eight in the morning.",
]
ONE = "I took the ferry on Friday, and it was full, so I went home again and wrote to the council."
TWO = "Nobody asked us whether we wanted a new bridge, and now we are to pay for it as well."


def thread(reply: str = "Reply") -> list[str]:
    return ["Tom Reed", "3 May 2024 at 10:15", ONE, reply, "Kay", "4 May 2024 at 08:02", TWO, reply]


def plain(*lines: str) -> str:
    return "\n".join(["Bridge stays shut", *BODY, *lines])


@pytest.mark.parametrize("words", ["Tom Reed", "3 May 2024", "I took", "Kay", "4 May", "Nobody asked"])
def test_names_stamps_and_words_of_readers_are_comments(words: str) -> None:
    assert label_of(article_of(plain(*thread())), words) == "comment"


def test_a_button_below_a_comment_belongs_to_the_form() -> None:
    assert label_of(article_of(plain(*thread())), "Reply") == "comment_form"


def test_a_page_whose_classes_say_nothing_is_read_alike() -> None:
    blocks = "".join(f"<p>{line}</p>" for line in [*BODY, *thread()])
    article = article_of(f"<html><body><div><h1>Bridge stays shut</h1>{blocks}</div></body></html>")
    assert label_of(article, "I took") == label_of(article, "Nobody asked") == "comment"
    assert [label for label, _ in labelled(article)].count("paragraph") == len(BODY)


def test_a_heading_below_the_text_stands_for_buttons() -> None:
    text = plain(*BODY, "2 comments", *(line for line in thread() if line != "Reply"))
    assert label_of(article_of(text), "I took") == "comment"


def test_hours_alone_make_no_comments() -> None:
    """A live blog is the article."""
    text = plain("10:15", ONE, "11:40", TWO)
    assert label_of(article_of(text), "I took") != "comment"


def test_a_heading_above_the_text_makes_none() -> None:
    text = "\n".join(
        ["Bridge stays shut", "12 comments", *BODY, "3 May 2024 at 10:15", ONE, "4 May 2024 at 08:02", TWO]
    )
    assert label_of(article_of(text), "I took") != "comment"


def test_posts_shown_in_the_article_are_none() -> None:
    posts = [ONE, "— Tom Reed (@tomreed) May 3, 2024", TWO, "Reply", "— Kay (@kay) May 4, 2024", BODY[0], "Reply"]
    labels = {label for label, words in labelled(article_of(plain(*posts))) if words in (ONE, TWO)}
    assert "comment" not in labels


def test_a_comments_day_is_no_date_of_the_article() -> None:
    claims = article_of(plain(*thread())).metadata.claims
    assert [c for c in claims if c.field in ("date", "author")] == []


@pytest.mark.parametrize("html", [False, True])
def test_comments_are_units_with_their_day_and_without_their_writer(html: bool) -> None:
    page = "".join(f"<p>{line}</p>" for line in [*BODY, *thread()])
    text = f"<html><body><div><h1>Bridge stays shut</h1>{page}</div></body></html>" if html else plain(*thread())
    article = article_of(text)
    said = [article.text[start:end] for c in article.comments for start, end in c.spans]
    assert said == [ONE, TWO]
    assert [c.date for c in article.comments] == ["2024-05-03", "2024-05-04"]
    assert article.text[article.comments[0].start :].startswith("Tom Reed")
    assert "Reed" not in "".join(said)


def test_comments_that_nothing_parts_are_no_units() -> None:
    box = f"<div class='comment-list'><p>{ONE}</p><p>{TWO}</p></div>"
    page = "".join(f"<p>{line}</p>" for line in BODY)
    article = article_of(f"<html><body><article><h1>Bridge stays shut</h1>{page}</article>{box}</body></html>")
    assert label_of(article, "I took") == "comment"
    assert article.comments == ()
