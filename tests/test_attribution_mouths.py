"""Whose mouth: nobody is given what somebody else said, in any language."""

import pytest
from speaking import one


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
