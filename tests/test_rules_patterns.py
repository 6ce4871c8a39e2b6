"""The pattern language of frames."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.rules.patterns import (
    Class,
    ContentGroup,
    Either,
    Gap,
    Literal,
    Optional,
    PatternError,
    Punct,
    Slot,
    anchored,
    inner,
    parse_pattern,
    walk,
)


def test_slots_words_and_an_optional_comma() -> None:
    assert parse_pattern("CONTENT (,) according to SOURCE") == (
        Slot("CONTENT"),
        Optional((Punct(","),)),
        Literal(("according", "to")),
        Slot("SOURCE"),
    )


def test_a_verb_in_two_parts() -> None:
    assert parse_pattern("SAY- SOURCE -SAY dat CONTENT") == (
        Class("SAY", "first"),
        Slot("SOURCE"),
        Class("SAY", "second"),
        Literal(("dat",)),
        Slot("CONTENT"),
    )


def test_either_binds_one_word_on_each_side() -> None:
    assert parse_pattern("in the view|opinion of SOURCE") == (
        Literal(("in", "the")),
        Either((Literal(("view",)), Literal(("opinion",)))),
        Literal(("of",)),
        Slot("SOURCE"),
    )
    assert parse_pattern("QUOTE (,|:) SAY|SHOW_UP SOURCE")[1:3] == (
        Optional((Either((Punct(","), Punct(":"))),)),
        Either((Class("SAY"), Class("SHOW_UP"))),
    )


def test_angle_brackets_keep_words_in_the_content_and_dots_are_a_gap() -> None:
    assert parse_pattern("SOURCE warns … <of CONTENT>") == (
        Slot("SOURCE"),
        Literal(("warns",)),
        Gap(),
        ContentGroup((Literal(("of",)), Slot("CONTENT"))),
    )


def test_words_with_apostrophes_stops_and_hyphens_are_one_word() -> None:
    assert parse_pattern("l'agence SOURCE e-mailed") == (Literal(("l'agence",)), Slot("SOURCE"), Literal(("e-mailed",)))
    assert parse_pattern("d'SOURCE") == (Literal(("d'",)), Slot("SOURCE"))


@pytest.mark.parametrize("pattern", ["laut SOURCE", "SOURCE SAY", "SOURCE a|b", "<that> SOURCE", "SOURCE : QUOTE"])
def test_anchored(pattern: str) -> None:
    assert anchored(parse_pattern(pattern))


@pytest.mark.parametrize(
    "pattern", ["SOURCE CONTENT", "SOURCE (said) CONTENT", "SOURCE a|SOURCE", "SOURCE : CONTENT", "…"]
)
def test_not_anchored(pattern: str) -> None:
    assert not anchored(parse_pattern(pattern))


@pytest.mark.parametrize(
    ("pattern", "at"),
    [("", 0), ("a (b", 2), ("a b)", 3), ("a |", 2), ("| a", 0), ("()", 0), ("<>", 0), ("SOURCE-", 0), ("-SAY-", 0)],
)
def test_a_pattern_that_cannot_be_read_says_where(pattern: str, at: int) -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern(pattern)
    assert caught.value.at == at


def test_nesting_and_length_are_bounded() -> None:
    with pytest.raises(PatternError, match="deeper"):
        parse_pattern("(a " * 100 + ")" * 100)
    with pytest.raises(PatternError, match="elements"):
        parse_pattern("a , " * 100)


@given(st.text(alphabet="aB ()<>|…,-'’.SAYOURCE_", max_size=60))
def test_any_text_is_a_pattern_or_a_pattern_error(text: str) -> None:
    try:
        elements = parse_pattern(text)
    except PatternError as error:
        assert 0 <= error.at <= len(text)
    else:
        assert all(len(inner(e)) > 0 for e in walk(elements) if isinstance(e, Optional | ContentGroup | Either))
