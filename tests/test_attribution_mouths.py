"""Whose mouth: nobody is given what somebody else said, in any language."""

import pytest
from speaking import one, read


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("A spokesman for Carl Roth said the bridge was ready.", "en", "spokesman for Carl Roth"),
        ("Ein Sprecher von Kanzler Karl Roth sagte, die Brücke sei fertig.", "de", "Sprecher von Kanzler Karl Roth"),
        ("Einer der Anwälte von Karl Roth sagte, die Klage sei alt.", "de", "Einer der Anwälte von Karl Roth"),
        ("Een woordvoerder van Jan Mulder zei dat de brug klaar is.", "nl", "woordvoerder van Jan Mulder"),
        ("En talsperson for Kari Holm sa at broen er klar.", "no", "talsperson for Kari Holm"),
        ("Rzecznik Jana Kowala powiedział, że most jest gotowy.", "pl", "Rzecznik Jana Kowala"),
        ("Bakan Ali Kaya'nın avukatı, köprünün hazır olduğunu söyledi.", "tr", "Bakan Ali Kaya'nın avukatı"),
        ("Statsminister Karl Lunds parti sade att bron är klar.", "sv", "Statsminister Karl Lunds parti"),
    ],
)
def test_somebody_of_somebody_is_not_the_one_named(text: str, language: str, name: str) -> None:
    who = one(text, language).who
    assert who is not None
    assert (who.name, who.identity) == (name, "partial" if who.kind == "person" else who.identity)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Jeden z posłów PSL, partii premiera Adama Dobrego, mówił, że most runie.", "pl", "Jeden z posłów PSL"),
        ("Prezes spółki, syn ministra Jana Dobrego, mówił, że most runie.", "pl", "Prezes spółki"),
        ("Jeden z poslanců, člen strany premiéra Jana Malého, uvedl, že most spadne.", "cs", "Jeden z poslanců"),
        ("Один из депутатов, сын министра Ивана Рогова, заявил, что мост упадёт.", "ru", "Один из депутатов"),
        ("Einer der Abgeordneten, ein Sohn des Ministers Karl Roth, sagte, sie falle.", "de", "Einer der Abgeordneten"),
        ("Een van de leden, een zoon van minister Jan Vos, zei dat ze valt.", "nl", "Een van de leden"),
        ("En av ledamöterna, statsminister Karl Lunds vän, sade att bron faller.", "sv", "En av ledamöterna"),
        ("One of the members, a friend of Mayor Ann Doyle, said it would fall.", "en", "One of the members"),
    ],
)
def test_whoever_is_named_beside_somebody_s_body_or_kin_does_not_speak(text: str, language: str, name: str) -> None:
    who = one(text, language).who
    assert who is not None
    assert who.name is not None
    assert who.name.startswith(name)
    assert who.identity != "named"


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Jeden z posłów, były minister Jan Dobry, mówił, że most runie.", "pl", "Jan Dobry"),
        ("Einer der Abgeordneten, der frühere Minister Karl Roth, sagte, sie falle.", "de", "Karl Roth"),
        ("One of the members, former mayor Ann Doyle, said it would fall.", "en", "Ann Doyle"),
        ("The lawyer for Carl Roth, Ian Moll, said it would fall.", "en", "Ian Moll"),
        ("Ursula von der Roth sagte, sie falle.", "de", "Ursula von der Roth"),
    ],
)
def test_an_apposition_may_name_the_speaker(text: str, language: str, name: str) -> None:
    who = one(text, language).who
    assert who is not None
    assert (who.name, who.identity) == (name, "named")


@pytest.mark.parametrize(
    ("text", "language", "source", "content"),
    [
        ("Decyzję rządu pochwalił premier Jan Dobry.", "pl", "premier Jan Dobry", "Decyzję rządu"),
        ("Wprowadzenie opłat zapowiedziała rada miasta.", "pl", "rada miasta", "Wprowadzenie opłat"),
        ("Stavbu mostu oznámil včera starosta Jan Dvořák.", "cs", "starosta Jan Dvořák", "Stavbu mostu"),
        ("Решение суда похвалил мэр Иван Рогов.", "ru", "мэр Иван Рогов", "Решение суда"),
        ("Відставку міністра анонсував мер Іван Рогов.", "uk", "мер Іван Рогов", "Відставку міністра"),
        ("Die Brückensperrung kritisierte die Opposition scharf.", "de", "die Opposition", "Die Brückensperrung"),
        ("Die Vorwürfe wies Ministerin Ina Roth zurück.", "de", "Ministerin Ina Roth", "Die Vorwürfe"),
        ("De sluiting kondigde burgemeester Jan Vos aan.", "nl", "burgemeester Jan Vos", "De sluiting"),
        ("Kritiken avvisar minister Eva Lund.", "sv", "minister Eva Lund", "Kritiken"),
        ("Kritikken avviser statsråd Eva Lund.", "no", "statsråd Eva Lund", "Kritikken"),
        ("Beslutningen kalder borgmester Eva Lund en fejl.", "da", "borgmester Eva Lund", "Beslutningen … en fejl"),
    ],
)
def test_what_opens_a_sentence_may_be_the_verb_s_object(text: str, language: str, source: str, content: str) -> None:
    said = one(text, language)
    assert (said.source, said.content) == (source, content)


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Opozycja skrytykowała rząd.", "pl", "Opozycja"),
        ("Kowal skrytykował ministra Jana Nowaka.", "pl", "Kowal"),
        ("Partia pochwaliła premier Annę Dobrą.", "pl", "Partia"),
        ("Dvořák zkritizoval premiéra Jana Nováka.", "cs", "Dvořák"),
        ("Die Ministerin kritisierte die Opposition.", "de", "Die Ministerin"),
        ("Hansen kritiserer statsråd Eva Lund.", "no", "Hansen"),
    ],
)
def test_a_subject_that_opens_its_sentence_stays_one(text: str, language: str, source: str) -> None:
    assert one(text, language).source == source


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Рогов раскритиковал министра Ивана Носова.", "ru"),
        ("Plan nazwała błędem posłanka Anna Dobra.", "pl"),
        ("Volby slíbil do května.", "cs"),
    ],
)
def test_where_nothing_tells_the_subject_nobody_is_given(text: str, language: str) -> None:
    assert not read(text, language)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Another witness, former White House adviser Ann Doyle, said it would fall.", "en", "Ann Doyle"),
        ("One of them, the Courier's Ann Doyle, said it would fall.", "en", "Ann Doyle"),
        ("El secretario de Defensa Marcos Roldán dijo que se caerá.", "es", "Marcos Roldán"),
        ("Mor til tre Lise Vik siger, at den falder.", "da", "Lise Vik"),
        ("Enerji Bakanı Ines Carvalho gazetecilere köprünün yıkılacağını söyledi.", "tr", "Ines Carvalho"),
    ],
)
def test_what_stands_between_role_and_name_hides_nobody(text: str, language: str, name: str) -> None:
    who = one(text, language).who
    assert who is not None
    assert who.name == name


@pytest.mark.parametrize(
    ("text", "language", "source", "outlet"),
    [
        ("Interfax zitiert einen Berater: „Die Brücke ist fertig.“", "de", "einen Berater", "Interfax"),
        ("Reuters citeert een adviseur die zegt dat de brug klaar is.", "nl", "een adviseur", "Reuters"),
        ("Reuters citerar en källa som säger att bron är klar.", "sv", "en källa", "Reuters"),
        ("Reuters siterer to meglere på at broen er klar.", "no", "to meglere", "Reuters"),
        ("Reuters citerer to mæglere for at sige, at broen er klar.", "da", "to mæglere", "Reuters"),
        ("«Интерфакс» цитирует советника министра: «Мост уже готов».", "ru", "советника министра", "Интерфакс"),
        ("Reuters quotes minister Eva Lund: “The bridge is ready and open.”", "en", "minister Eva Lund", "Reuters"),
    ],
)
def test_who_is_cited_speaks_and_the_outlet_passes_it_on(text: str, language: str, source: str, outlet: str) -> None:
    said = one(text, language)
    assert said.source == source
    assert [step.relation for step in said.found.via] == ["relayed_by"]
    assert said.found.via[0].source != said.found.source
    assert outlet in text[: text.index(source)]


@pytest.mark.parametrize(
    ("text", "language", "pronoun", "name"),
    [
        ("Karl Roth kam. Seinen Angaben zufolge fehlen zwei Boote.", "de", "Seinen", "Karl Roth"),
        ("Jan Mulder kwam aan. Naar zijn zeggen is de brug dicht.", "nl", "zijn", "Jan Mulder"),
        ("Karl Lund kom. Med hans ord är bron stängd.", "sv", "hans", "Karl Lund"),
        ("Karl Holm kom. Ifølge hans forklaring er broen stengt.", "no", "hans", "Karl Holm"),
    ],
)
def test_the_words_are_whose_the_pronoun_is(text: str, language: str, pronoun: str, name: str) -> None:
    said = one(text, language)
    assert said.source == pronoun
    assert said.who is not None
    assert said.who.name == name


def test_a_pronoun_is_nobody_whom_its_own_statement_names() -> None:
    assert one("Carl Roth came. Ian Moll was late, he said.").who.name == "Carl Roth"  # type: ignore[union-attr]
    inner, outer = read("My father always said you should save, he recalls.")
    assert inner.who is not None
    assert outer.who is None


def test_a_body_before_a_full_name_may_be_its_bearer_s_seat() -> None:
    who = one("Der Leiter der Partei, Nationalrat Karl Roth (ZH), sagte, dass die Brücke fällt.", "de").who
    assert who is not None
    assert (who.name, who.kind) == ("Karl Roth", "person")


def test_what_the_next_sentence_gives_to_somebody_is_not_added_to_the_speaker_before() -> None:
    first, second = read("„Die Brücke hält“, sagte Karl Roth. „Sie hält gewiss nicht mehr.“ Das sagte Ina Moll.", "de")
    assert (first.source, first.content) == ("Karl Roth", "Die Brücke hält")
    assert (second.source, second.content) == ("Ina Moll", "Sie hält gewiss nicht mehr … Das")


@pytest.mark.parametrize("text", ["Kritiku odmítl ministr", "Kritiku odmítl předseda", "Zástupce odmítl porušení"])
def test_a_text_may_end_with_its_subject(text: str) -> None:
    assert all(said.source for said in read(text, "cs"))
