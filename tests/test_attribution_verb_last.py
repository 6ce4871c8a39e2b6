"""Where the verb stands last, who speaks opens the sentence: before its first comma, behind what is set before it."""

import pytest
from speaking import one, read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Adının açıklanmasını istemeyen bir yetkili, yolun, köprünün ve tünelin kapandığını söyledi.",
            "Adının açıklanmasını istemeyen bir yetkili",
        ),
        ("İnşaat firmasının sahibi Rıza Gencer, işlerin durduğunu söyledi.", "İnşaat firmasının sahibi Rıza Gencer"),
        ("Eş Başkan, eski yargıç Sema Ulu, grevin süreceğini bildirdi.", "Eş Başkan, eski yargıç Sema Ulu"),
        ("Sanık Mert K., olay gecesi evde olduğunu öne sürdü.", "Sanık Mert K."),
        ("Bölgede konuşan Vali Ali Demir, yağmurun dindiğini belirterek, yolun açıldığını söyledi.", "Vali Ali Demir"),
    ],
)
def test_the_speaker_stands_before_the_first_comma(text: str, source: str) -> None:
    assert source in {found.source for found in read(text, "tr")}


def test_a_converb_reports_beside_the_main_verb() -> None:
    first, second = read("Sanık Şeyda Tan, pişman olduğunu belirterek tahliyesini talep etti.", "tr")
    assert (first.source, first.content) == ("Sanık Şeyda Tan", "pişman olduğunu")
    assert (second.source, second.content) == ("Sanık Şeyda Tan", "tahliyesini")


def test_behind_a_clause_of_meanwhile_somebody_else_may_act() -> None:
    text = "Bakan Ali Demir iddiaları reddederken, sendika üyeleri yarın greve çıkacaklarını söyledi."
    assert "Bakan Ali Demir" not in {f.source for f in read(text, "tr") if "greve" in f.content}


def test_where_something_was_said_is_no_part_of_it() -> None:
    found = one("Kaya, dün akşam yaptığı açıklamada, yolun kapandığını söyledi.", "tr")
    assert (found.source, found.content) == ("Kaya", "yolun kapandığını")


def test_a_name_in_the_genitive_is_no_speaker() -> None:
    text = "General Tomaz Ribe'nin geri döndüğünü belirtti."
    assert all("Ribe" not in found.source for found in read(text, "tr"))


def test_a_quotation_that_ends_in_a_verb_made_a_noun_is_part_of_a_clause() -> None:
    found = one('Savcı Kerem Alt, sanıkların çay ocağında "adeta üniversite kurduklarını" söyledi.', "tr")
    assert found.content.startswith("sanıkların çay ocağında")


def test_a_text_cut_off_behind_words_without_a_verb_is_read() -> None:
    words = "The Uydu bir görüntüleri, deniz göre, Hakkında Bilmeniz üssü yeni kuzeyinde"
    assert read(f"Harbor Times'a imanı Karvonya'nın inşa Gerekenler\n\n{words}", "tr") == []
