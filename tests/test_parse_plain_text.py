"""Text without a single tag: title, lead, headings, lists and what surrounds them, by position, neighbours, phrases."""

import pytest
from parsing import article_of, label_of, labelled

ONE = (
    "Die Brücke über den Fluss ist seit Anfang Mai für schwere Fahrzeuge gesperrt. Die Umleitung führt "
    "über die nächste Ortschaft, und die Busse fahren nach einem eigenen Plan, der bis zum Ende der "
    "Bauarbeiten gilt."
)
TWO = (
    "Die Stadt rechnet mit Kosten von 2,4 Millionen Euro. Der Rat will im Juni über den Bau entscheiden, "
    "danach werden die Arbeiten ausgeschrieben und frühestens im nächsten Frühjahr vergeben, wie es hieß."
)
FARM = f"""Uncategorized

Brücke bleibt bis zum Sommer gesperrt

{ONE}

Fragen und Antworten:

1. **Wann wird gebaut?**
– {TWO}

{ONE}

3. Mai 2024 · 08:03
Fähre fällt bis zum Sommer aus
Diesen Artikel teilen
LEAVE A REPLY
Your email address will not be published. Required fields are marked *"""


@pytest.mark.parametrize(
    ("words", "label"),
    [("Uncategorized", "category"), ("Brücke bleibt", "title"), ("Die Brücke über", "paragraph"),
     ("Fragen und", "heading"), ("1. **Wann", "list"), ("– Die Stadt", "list"), ("3. Mai 2024", "related"),
     ("Fähre fällt", "related"), ("Diesen Artikel", "share_prompt"), ("LEAVE A", "comment_form"),
     ("Your email", "comment_form")],
)  # fmt: skip
def test_lines_are_named(words: str, label: str) -> None:
    assert label_of(article_of(FARM), words) == label


def test_no_date_is_taken_from_a_teaser() -> None:
    assert article_of(FARM).metadata.date is None
    assert all(c.field != "date" for c in article_of(FARM).metadata.claims)


def test_a_foreign_notice_carries_its_language() -> None:
    article = article_of(FARM)
    assert article.language == "de"
    assert [s.language for s in article.of("comment_form")] == ["en", "en"]
    assert {s.language for s in article.of("paragraph")} == {None}


def test_a_short_sentence_under_the_title_is_the_lead() -> None:
    text = f"Brücke gesperrt\nDie Stadt sperrt die Brücke für Lkw.\n{ONE}\n{TWO}\n"
    assert [label for label, _ in labelled(article_of(text))] == ["title", "lead", "paragraph", "paragraph"]


def test_a_line_alone_between_long_paragraphs_is_a_heading() -> None:
    text = f"Brücke gesperrt\n{ONE}\nDie Kosten sind hoch.\n{TWO}\n{ONE}\n"
    assert label_of(article_of(text), "Die Kosten sind hoch.") == "heading"


def test_hard_wrapped_text_is_read_by_paragraphs() -> None:
    wrapped = [
        "Die Brücke {} über den Fluss ist seit Anfang Mai für Fahrzeuge",
        "gesperrt. Die Umleitung führt über die nächste Ortschaft, und Busse",
        "fahren nach einem eigenen Plan, der bis zum Ende aller Bauarbeiten",
        "gilt.",
    ]
    text = "Brücke gesperrt\n\n" + "\n\n".join("\n".join(wrapped).format(n) for n in range(4))
    found = labelled(article_of(text))
    assert [label for label, _ in found] == ["title"] + ["paragraph"] * 4
    assert found[1][1] == "\n".join(wrapped).format(0)


def test_an_agency_dateline_is_split_from_its_paragraph() -> None:
    text = f"Brücke gesperrt\nKYIV (Reuters) – {ONE}\n{TWO}\n"
    assert ("dateline", "KYIV (Reuters) –") in labelled(article_of(text))


@pytest.mark.parametrize("start", ["Die Stadt (Kreis Nord) baut", "Er kam – und ging", "Im Mai 2024: Die"])
def test_a_bracket_or_dash_in_a_sentence_is_no_dateline(start: str) -> None:
    assert "dateline" not in [label for label, _ in labelled(article_of(f"Brücke gesperrt\n{start} {ONE}\n{TWO}\n"))]


def test_text_in_scripts_without_spaces_has_a_body() -> None:
    sentence = "市は五月から大型車の橋の通行を禁止したと発表し、迂回路は隣の町を通るため住民は不便を強いられている。"
    article = article_of(f"橋の通行止め続く\n{sentence * 2}\n{sentence * 3}\n")
    assert [label for label, _ in labelled(article)][1:] == ["paragraph", "paragraph"]
    assert article.language == "ja"


def test_short_text_has_no_language() -> None:
    article = article_of("Ja. Nein. 42.")
    assert (article.language, article.language_status) == (None, "cannot_tell")


def test_marks_point_at_what_was_left_in() -> None:
    article = article_of(f"Brücke **gesperrt**\nDas Wort Brücken\u200bbau. (dpa)\nMÃ¼ller kam.\n{ONE}\n")
    assert [(m.label, m.exact) for m in article.marks] == [
        ("formatting_mark", "**"), ("formatting_mark", "**"), ("invisible_character", "\u200b"),
        ("agency_tagline", "(dpa)"), ("mojibake", "Ã¼"),
    ]  # fmt: skip


def test_a_foreign_word_is_marked_in_running_text_but_not_in_quotations() -> None:
    text = f"Brücke gesperrt\n{ONE} Das dauert ein fortnight.\n{TWO} Er nannte es „a fortnight“.\n"
    assert [(m.exact, m.language) for m in article_of(text).marks] == [("fortnight", "en")]


def test_an_article_in_two_languages_is_mixed() -> None:
    english = (
        "The bridge across the river has been closed to heavy vehicles since the beginning of May, and the "
        "buses run to a timetable of their own, which holds until the works have come to an end next spring."
    )
    article = article_of(
        "\n".join(["Brücke gesperrt", ONE, TWO, *(f"{n}. {english}" for n in ("First", "Second", "Third"))])
    )
    assert article.language_status == "mixed"
    assert "en" in {s.language for s in article.segments} | {article.language}


SENTENCES = (
    "The bridge over the river has been shut to heavy traffic since the beginning of May, a spokesman said on Monday.",
    "Drivers must take the ferry, which runs every twenty minutes, or go round by the next village.",
    "Work on the piers will last until the end of the year, the council said, and cost four million.",
    "The mayor, Ann Fields, said the town had asked the state for money three times and had not been given an answer.",
    "Lorries are turned away at the eastern end, where the police have set up a post.",
)
TOLD = " ".join(f"{sentence[:-1]}, as in week {n}." for n in range(3) for sentence in SENTENCES)
UNBROKEN = f"Home | News | Contact us | Bridge stays shut | By Ann Fields | {TOLD} "


@pytest.mark.parametrize(
    ("tail", "label"),
    [("Share this article.", "share_prompt"), ("Sign up for our newsletter.", "newsletter"),
     ("We use cookies to improve your visit.", "cookie_notice"), ("© 2024 Harbour Post.", "legal")],
)  # fmt: skip
def test_without_line_breaks_a_sentence_is_judged_as_a_line(tail: str, label: str) -> None:
    article = article_of(UNBROKEN + tail)
    assert label_of(article, tail) == label
    assert label_of(article, "Bridge stays shut") == "title"
    assert label_of(article, "By Ann Fields") == "byline"


def test_sentences_of_one_label_are_one_segment_again_and_tile_the_text() -> None:
    article = article_of(UNBROKEN + "Share this article.")
    assert [label for label, _ in labelled(article)].count("paragraph") == 1
    assert "".join(article.text[s.start : s.end] for s in article.segments) == UNBROKEN + "Share this article."


BOX = "\n".join([
    "Harbour Post", "Menu", "Sport", "Weather", "Puzzles", "Archive", "Jobs", "Shop", "Help", "About", "Apps", "Radio",
])  # fmt: skip
ABOVE = """The lido at Saltmere will stay closed until the council has replaced its cracked pumps, the mayor said.
Engineers found the cracks in the pumps when the lido was drained in March, and the council called in a surveyor.
"""
BELOW = """Replacing the pumps will cost the council some forty thousand, and swimmers want the lido before summer.
The surveyor told the council that the cracks in the basin itself are harmless, and that no swimmer was at risk.
The mayor hopes that engineers will have filled the lido again by May, when the season at Saltmere begins.
"""
OTHER = """Bakers in the northern valley expect flour to become dearer after a wet harvest, and will raise their prices.
"""
CHOIR = """A choir from the islands won the singing contest for the third time, to the delight of its oldest members.
"""


def body_words(text: str) -> str:
    article = article_of(text)
    return "\n".join(article.text[s.start : s.end] for s in article.of("body") if s.label != "title")


@pytest.mark.parametrize("first", [ABOVE, BELOW])
def test_an_article_that_a_long_box_cuts_in_two_is_one_by_what_it_speaks_of(first: str) -> None:
    second = BELOW if first is ABOVE else ABOVE
    body = body_words(f"Saltmere lido stays closed\n{first}{BOX}\n{second}")
    assert "Engineers found the cracks" in body
    assert "Replacing the pumps" in body
    assert "Puzzles" not in body


@pytest.mark.parametrize("text", [f"{OTHER}{BOX}\n{ABOVE}{BELOW}", f"{ABOVE}{BELOW}{BOX}\n{OTHER}{CHOIR}"])
def test_what_speaks_of_something_else_beyond_a_long_box_is_no_part_of_it(text: str) -> None:
    body = body_words(f"Saltmere lido stays closed\n{text}")
    assert "Replacing the pumps" in body
    assert "flour" not in body
    assert "choir" not in body


SITE = (
    f"Harbour news\nPodcasts\n{OTHER}{CHOIR}{OTHER.replace('northern', 'southern')}{CHOIR.replace('third', 'fourth')}"
)
MENU = "Sports\nWeather\nTraffic\nFamily\nArchive\nJobs\nHouses\nCars\nLetters\nCrosswords\nRecipes\nGardens\n"


def test_a_short_article_below_its_title_is_the_body_and_not_the_longer_teasers() -> None:
    body = body_words(f"Saltmere lido stays closed | Harbour Post\n{SITE}{MENU}Saltmere lido stays closed\n{ABOVE}")
    assert "Engineers found the cracks" in body
    assert "flour" not in body


def test_a_teaser_below_the_title_repeated_is_not_the_body_where_the_article_speaks_of_the_same() -> None:
    again = "Saltmere lido stays closed\nReplacing the pumps of the lido in Saltmere will cost the town two million.\n"
    body = body_words(f"Saltmere lido stays closed\n{ABOVE}{BELOW}{BELOW.replace('May', 'July')}{MENU}{again}")
    assert "Engineers found the cracks" in body
    assert "two million" not in body


TOWNS = ["Ruhm", "Lindau", "Mayen", "Torva", "Saltmere", "Harcombe"]
RANKING = [f"{n} {town} {40 - 3 * n} points" for n, town in enumerate(TOWNS, 1)]


@pytest.mark.parametrize(
    ("lines", "head", "inside"),
    [(RANKING, "Cleanest lidos of the year", True), (RANKING[:5], "Cleanest lidos of the year", False),
     (RANKING, "Read more:", False), (RANKING[::-1], "Cleanest lidos of the year", False)],
)  # fmt: skip
def test_lines_that_count_up_right_below_the_text_are_its_list(lines: list[str], head: str, inside: bool) -> None:
    table = "\n".join([head, *lines, MENU])
    body = body_words(f"Saltmere lido stays closed\n{ABOVE}{BELOW}{table}")
    assert ("Mayen 31 points" in body) is inside
    assert "Traffic" not in body


def test_a_paragraph_that_a_picture_parts_from_the_next_is_no_caption() -> None:
    long = BELOW.replace("Saltmere begins.", "Saltmere begins and swimmers come back.")
    text = f"Saltmere lido stays closed\n{ABOVE}{long}Photograph: Ann Fields\n{ABOVE.replace('March', 'June')}"
    assert label_of(article_of(text), "The mayor hopes") == "paragraph"
