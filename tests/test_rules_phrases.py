"""Phrases: literal texts and regexes found in a text, with their slots."""

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.rules.book import RuleBook
from provenance.rules.folded import Folded
from provenance.rules.kinds import Phrase
from provenance.rules.phrase_text import PhraseTextError, fold, parse_text
from provenance.rules.phrases import MAX_HITS, WINDOW, PhraseHit, PhraseMatcher


def phrase(*texts: str, **keys: Any) -> Phrase:
    return Phrase.model_validate({"id": "any.test", "text": texts, "label": "other", **keys})


def find(text: str, *rules: Phrase) -> list[PhraseHit]:
    return PhraseMatcher(rules, particles=["van", "de", "der"]).find(text, 0, len(text))


def words(text: str, *rules: Phrase) -> list[str]:
    return [text[h.start : h.end] for h in find(text, *rules)]


def slots(text: str, rule: Phrase) -> dict[str, str]:
    (hit,) = find(text, rule)
    return {name: text[a:b] for name, (a, b) in hit.slots.items()}


# -- literal text -------------------------------------------------------------------------------------------------


def test_case_white_space_and_spelling_of_marks_make_no_difference() -> None:
    text = "Don’t miss: READ\u00a0 MORE\n here and don't"
    assert words(text, phrase("don't miss"), phrase("read more here")) == ["Don’t miss", "READ\u00a0 MORE\n here"]


def test_soft_hyphens_and_zero_width_characters_are_looked_through() -> None:
    assert words("Kom\u00admen\u200btare (3)", phrase("kommentare")) == ["Kom\u00admen\u200btare"]


@pytest.mark.parametrize("text", ["İstanbul haberi paylaş", "STRASSE – Straße paylaş", "ẞ ß ﬁ paylaş", "ΟΔΟΣ paylaş"])
def test_letters_whose_case_changes_their_length_do_not_shift_offsets(text: str) -> None:
    assert words(text, phrase("paylaş")) == ["paylaş"]


def test_a_phrase_ends_where_words_end() -> None:
    assert words("share shares sharehere re-share share.", phrase("share")) == ["share", "share", "share"]
    assert words("Geteilt, geteilte, ungeteilt", phrase("geteilt")) == ["Geteilt"]


@pytest.mark.parametrize("written", ["photo: NAME", "photo : NAME"])
@pytest.mark.parametrize("text", ["Photo: Ana Roca", "Photo : Ana Roca", "PHOTO:Ana Roca"])
def test_a_space_before_a_colon_is_a_habit_not_a_difference(written: str, text: str) -> None:
    assert words(text, phrase(written)) == [text]


def test_what_is_in_round_brackets_may_be_left_out() -> None:
    rule = phrase("foto(s) (by|from): NAME")
    assert words("Fotos by: Ana Roca\nFoto: Ben Oke\nFoto of: Cy Day", rule) == ["Fotos by: Ana Roca", "Foto: Ben Oke"]


def test_a_mark_after_alternatives_belongs_to_each_of_them() -> None:
    rule = phrase("original story|post: NAME", "for more , see NAME")
    assert words("Original story: Echo. Original post: Echo", rule) == ["Original story: Echo", "Original post: Echo"]
    assert words("For more, see Echo", rule) == ["For more, see Echo"]


def test_a_backslash_makes_a_mark_literal() -> None:
    assert words("BERN (xpa) – Der Rat xpa", phrase(r"\(xpa\)")) == ["(xpa)"]


def test_a_gap_spans_a_few_words_of_the_same_line() -> None:
    rule = phrase("sign up … newsletter")
    assert words("Sign up for our free newsletter!", rule) == ["Sign up for our free newsletter"]
    assert words("Sign up here.\nThe newsletter", rule) == []
    assert words(f"Sign up {'very ' * 20}newsletter", rule) == []


def test_no_phrase_runs_over_an_empty_line() -> None:
    assert words("read\n\nmore", phrase("read more")) == []


def test_only_the_block_is_read() -> None:
    text = "share this\nshare this"
    matcher = PhraseMatcher([phrase("share this", match="whole-line")])
    assert [(h.start, h.end) for h in matcher.find(text, 11, 21)] == [(11, 21)]
    assert matcher.find(text, 3, 9) == []


# -- where in the line --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("match", "found"),
    [
        ("whole-line", ["** Share this! **", "share this"]),
        ("line-start", ["** Share this! **", "share this", "Share this page"]),
        ("line-end", ["** Share this! **", "share this", "Please share this."]),
        ("anywhere", ["** Share this! **", "share this", "Share this page", "Please share this.", "Do share this now"]),
    ],
)
def test_match_says_where_in_its_line_a_phrase_stands(match: str, found: list[str]) -> None:
    lines = ["** Share this! **", "share this", "Share this page", "Please share this.", "Do share this now"]
    text = "\n".join(lines)
    starts = {text.count("\n", 0, h.start) for h in find(text, phrase("share this", match=match))}
    assert [line for n, line in enumerate(lines) if n in starts] == found


# -- slots --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Source: North Bay Echo.", "North Bay Echo"),
        ("Source: J. van der Berg, Delft", "J. van der Berg"),
        ("Source: Mills & Daughters said", "Mills & Daughters"),
        ("Source: 20 Minuten online", "20 Minuten"),
        ("Source: AFP/Echo", "AFP/Echo"),
        ("Source: XPA. The bridge is shut.", "XPA"),
        ("Source: Dr. Ana Roca-Vidal and others", "Dr. Ana Roca-Vidal"),
        ("Source: Эхо Залива сообщает", "Эхо Залива"),
    ],
)
def test_a_name_is_a_run_of_name_like_tokens(text: str, name: str) -> None:
    assert slots(text, phrase("source: NAME")) == {"NAME": name}


def test_a_name_may_stand_before_the_words() -> None:
    assert slots("Das hatte die Neue Bucht-Zeitung zuerst berichtet.", phrase("NAME zuerst berichtet")) == {
        "NAME": "Neue Bucht-Zeitung"
    }


def test_lower_case_words_are_no_name() -> None:
    assert find("source: somebody we met", phrase("source: NAME")) == []


@pytest.mark.parametrize("text", ["Source: 4.4.18", "Source: 20 November 2019", "Source: 300"])
def test_dates_and_numbers_are_no_name(text: str) -> None:
    assert find(text, phrase("source: NAME")) == []


@pytest.mark.parametrize(
    "address",
    ["bay.example", "www.bay.example", "https://news.bay.example:8080/a/b?c=d", "bücher.example/ö", "BAY.EXAMPLE"],
)
def test_a_domain_is_a_host_with_scheme_and_path_if_it_has_them(address: str) -> None:
    rule = phrase("first ran at (the) … DOMAIN", "DOMAIN ran it")
    assert slots(f"It first ran at the blog {address}.", rule) == {"DOMAIN": address}
    assert slots(f"See ({address} ran it)", rule) == {"DOMAIN": address}


@pytest.mark.parametrize("text", ["first ran at home.", "first ran at 3.5 km", "first ran at a.b"])
def test_no_domain(text: str) -> None:
    assert find(text, phrase("first ran at DOMAIN")) == []


@pytest.mark.parametrize(
    "date", ["2. November 2024 · 08:03", "Nov 2, 2024", "2024-11-02", "02/11/24", "2 ноября 2024", "2 november"]
)
def test_a_date_is_short_and_holds_a_digit(date: str) -> None:
    assert slots(f"Published {date}", phrase("published DATE", match="whole-line")) == {"DATE": date}
    assert slots(f"{date} – published", phrase("DATE – published")) == {"DATE": date}


def test_a_date_does_not_swallow_the_sentence() -> None:
    assert slots("Published 2 November 2024 the report says", phrase("published DATE")) == {"DATE": "2 November 2024"}
    assert find("Published yesterday in the evening", phrase("published DATE")) == []


def test_a_number() -> None:
    assert slots("1.234 Kommentare", phrase("NUMBER kommentare")) == {"NUMBER": "1.234"}
    assert slots("Comments: 12", phrase("comments: NUMBER")) == {"NUMBER": "12"}


# -- regexes ------------------------------------------------------------------------------------------------------


def test_a_regex_fills_slots_by_its_groups() -> None:
    rule = phrase(regex=[r"(?i)\bvia (?P<name>\p{Lu}\w+) at (?P<domain>[\w.]+)\b"])
    assert slots("VIA Echo at bay.example today", rule) == {"NAME": "Echo", "DOMAIN": "bay.example"}


def test_a_word_edge_at_either_end_of_a_regex_knows_all_letters() -> None:
    assert words("été étés", phrase(regex=[r"\bété\b"])) == ["été"]
    assert words("été étés", phrase(regex=["été"])) == ["été", "été"]


def test_a_regex_reads_the_text_as_it_is() -> None:
    assert words("Brü\u00adcke", phrase(regex=[r"\x{00AD}"])) == ["\u00ad"]


def test_a_regex_match_is_found_once_wherever_windows_meet() -> None:
    for before in range(WINDOW - 520, WINDOW + 20, 7):
        text = "x" * before + " tag-123 " + "y" * WINDOW
        assert words(text, phrase(regex=[r"tag-\d+"])) == ["tag-123"]


def test_the_end_of_a_window_is_no_end_of_text() -> None:
    assert find("a" * 3 * WINDOW + "b", phrase(regex=["(a+)+$"])) == []
    assert words("b" * 3 * WINDOW + "aa", phrase(regex=["(a+)+$"])) == ["aa"]


# -- several rules, budgets -----------------------------------------------------------------------------------------


def test_the_longest_hit_wins_then_the_earlier_rule() -> None:
    texts = [("share", "a"), ("share this", "b"), ("share this", "c")]
    short, long, same = (phrase(text, id=f"any.{i}") for text, i in texts)
    assert [h.rule.id for h in find("Share this", short, long, same)] == ["any.b"]


def test_hits_that_the_caller_turns_down_hide_no_other() -> None:
    short, long = phrase("share", id="any.a"), phrase("share this", id="any.b")
    hits = PhraseMatcher([short, long]).find("Share this", 0, 10, keep=lambda h: h.rule.id != "any.b")
    assert [h.rule.id for h in hits] == ["any.a"]


def test_a_rule_over_its_budget_is_off_for_the_document_and_named() -> None:
    many, few = phrase("x", id="any.many"), phrase("y", id="any.few")
    text = "x " * (MAX_HITS + 1) + "y"
    halves = [(0, len(text) // 2), (len(text) // 2, len(text))]
    finds = PhraseMatcher([many, few]).find_in(text, halves)
    assert [[h.rule.id for h in block] for block in finds.blocks] == [[], ["any.few"]]
    assert finds.over_budget == ("any.many",)


def test_gaps_cost_no_more_than_the_budget_however_long_the_text() -> None:
    greedy = phrase("a … a … a … z")
    finds = PhraseMatcher([greedy]).find_in("a " * 50_000, [(0, 100_000)])
    assert finds.over_budget == ("any.test",)


def test_a_hundred_thousand_forms() -> None:
    rule = phrase(*(f"word{i} here" for i in range(100_000)))
    assert words("word99999 here, word100000 here", rule) == ["word99999 here"]


def test_lone_surrogates_are_no_obstacle() -> None:
    assert words("\ud800 share \udfff", phrase("share", regex=["shar."])) == ["share"]


def test_the_book_gives_one_matcher_a_kind_of_finding() -> None:
    label, mark = phrase("share", id="any.label"), phrase("share", id="any.mark", label=None, mark="sharing")
    off = phrase("share", id="any.off", off="not wanted")
    book = RuleBook({r.id: r for r in (off, label, mark)}, (), "")
    assert [h.rule.id for h in PhraseMatcher.of(book, "label").find("share", 0, 5)] == ["any.label"]
    assert [h.rule.id for h in PhraseMatcher.of(book, "mark").find("share", 0, 5)] == ["any.mark"]
    assert PhraseMatcher.of(book, "origin").find("share", 0, 5) == []
    assert PhraseMatcher.of(book, "label") is PhraseMatcher.of(book, "label")
    assert len(pickle.loads(pickle.dumps(book))) == 3


# -- for any text ---------------------------------------------------------------------------------------------------

ODD = st.text(alphabet="aA .\n\u00a0\u00ad\u200bİßN,1/ñ\ud800", max_size=80)
RULES = [phrase("a a", id="any.a"), phrase("NAME a", id="any.b"), phrase("a … DATE", id="any.c"), phrase(regex=["a.1"])]


@given(ODD)
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    hits = find(text, *RULES)
    ends = [0]
    for hit in hits:
        assert ends[-1] <= hit.start < hit.end <= len(text)
        assert all(hit.start <= a < b <= hit.end for a, b in hit.slots.values())
        assert not text[hit.start].isspace() and not text[hit.end - 1].isspace()
        ends.append(hit.end)


@given(ODD)
def test_every_place_of_the_folded_view_leads_back_to_its_character(text: str) -> None:
    view = Folded.of(f"--{text}", 2, len(text) + 2)
    assert len(view.plain) == len(view.text)
    for at, char in enumerate(view.plain):
        original = f"--{text}"[view.offset(at)]
        assert original == char or (char in " \n" and not original.isalnum()) or char == "\ufffd"


@given(st.text(max_size=40))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="ab ()|…\\NAMEDOT,", max_size=30))
def test_any_phrase_text_is_read_or_refused(text: str) -> None:
    try:
        variants = parse_text(text)
    except PhraseTextError:
        return
    assert all(any(piece.kind == "literal" for piece in variant) for variant in variants)
