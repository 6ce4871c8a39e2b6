"""Boxes set into an article that their own first lines say are none of it, however well their lines are written."""

import pytest
from parsing import article_of, label_of

TEXT = (
    "The old bridge over the Torva stays shut until May, the harbour office said, because two of its pillars gave way."
)
PARTS = [f"<p>{n} {TEXT} Boats take another way, and nobody was hurt when the road fell.</p>" for n in range(8)]
PERKS = "<ul><li>Read every story from the quay on all of your devices.</li><li>Do the big puzzle each day.</li></ul>"
FERRY = "The ferry to Lindholm will run twice an hour from April, as its owner has bought a second boat for the island."


def page(between: str = "", below: str = "", above: str = "") -> str:
    text = f"{''.join(PARTS[:4])}{between}{''.join(PARTS[4:])}{below}"
    title = "Bridge stays shut until May"
    return f"<html><title>{title}</title><body><main>{above}<article><h1>{title}</h1>{text}"


def offer(head: str) -> str:
    return f"<section><header><p>{head}</p></header>{PERKS}</section>"


@pytest.mark.parametrize(
    ("head", "label"),
    [("Subscribe now to read the latest news.", "subscription"), ("Sign up to our newsletter", "newsletter")],
)
def test_an_offer_between_paragraphs_is_one_with_what_it_lists(head: str, label: str) -> None:
    article = article_of(page(offer(head)))
    assert label_of(article, "Read every story") == label
    assert label_of(article, "Do the big puzzle") == label
    assert label_of(article, "7 The old bridge") == "paragraph"


def test_a_list_under_words_that_offer_nothing_is_the_articles() -> None:
    assert label_of(article_of(page(offer("The harbour office promises readers this:"))), "Read every story") == "list"


def test_paragraphs_set_like_the_articles_own_are_its_though_an_offer_opens_their_box() -> None:
    box = f"<section><p>Subscribe now to read the latest news.</p><p>{FERRY}</p></section>"
    parts = "".join(f"<section>{p}</section>" for p in PARTS[:4])
    article = article_of(page().replace("".join(PARTS[:4]), parts + box))
    assert label_of(article, "The ferry to Lindholm") == "paragraph"


def test_whole_articles_below_a_heading_for_others_are_none_of_this_one() -> None:
    others = "".join(f"<article><p>{n} {FERRY} {FERRY}</p></article>" for n in range(6))
    article = article_of(page(below=f"<h3>You may also like</h3>{others}"))
    assert label_of(article, "5 The ferry to Lindholm") == "related"
    assert label_of(article, "7 The old bridge") == "paragraph"


def test_whole_articles_below_the_articles_own_heading_stay_its_parts() -> None:
    parts = "".join(f"<article><p>{n} {FERRY} {FERRY}</p></article>" for n in range(6))
    assert label_of(article_of(page(below=f"<h3>What happens on the ferry</h3>{parts}")), "5 The ferry") == "paragraph"


def test_items_with_whole_sentences_above_the_title_are_teasers() -> None:
    items = "".join(f"<li>{FERRY.replace('April', month)}</li>" for month in ("April", "June", "July", "August"))
    article = article_of(page(above=f"<ul>{items}</ul>").replace("<article>", ""))
    assert label_of(article, "The ferry to Lindholm") == "related"
