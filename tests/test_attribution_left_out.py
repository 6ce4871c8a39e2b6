"""Subjects left out: who goes on speaking where the verb stands alone, and where nobody is guessed."""

import pytest
from speaking import read


def last_speaker(text: str, language: str) -> str | None:
    """Return the name of whoever is given the last statement of a text."""
    who = read(text, language)[-1].who
    return who.name if who else None


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("«Il ponte resta chiuso», ha detto Paolo Neri. «Fino a maggio almeno», ha aggiunto.", "it", "Paolo Neri"),
        ("Paolo Neri ha detto che il ponte è chiuso. Ha aggiunto che riaprirà a maggio.", "it", "Paolo Neri"),
        ("«No sabíamos nada», dice el alcalde Pedro Ordás. «Fue el periódico», insiste.", "es", "Pedro Ordás"),
        ("O ministro Rui Pinto disse que não há verba. «Não vamos esperar mais», afirmou.", "pt", "Rui Pinto"),
        ("O ministro Rui Pinto disse que não há verba.\n«Não vamos esperar mais», afirmou.", "pt", "Rui Pinto"),
        ("Nora Bastiani versa il caffè e guarda la pioggia. «Qui piove sempre», mormora.", "it", "Nora Bastiani"),
    ],
)
def test_who_spoke_goes_on(text: str, language: str, name: str) -> None:
    assert last_speaker(text, language) == name


@pytest.mark.parametrize(
    ("why", "text", "language"),
    [
        ("several", "Paolo Neri ha detto che il ponte è chiuso. «Non lo sapevamo ancora», hanno detto.", "it"),
        ("an answer", "«Il ponte è chiuso», ha detto Paolo Neri. «Non è vero niente», ha risposto.", "it"),
        ("behind a question", "«Il ponte è chiuso?», ha detto Paolo Neri. «Da ieri mattina», ha aggiunto.", "it"),
        ("told to somebody", "Paolo Neri le ha detto che il ponte è chiuso. «Rido per non piangere», dice.", "it"),
        ("two speakers", "Neri dice che il ponte è chiuso, ma Roti dice che è aperto. «Vedremo», aggiunge.", "it"),
        ("somebody beside", "Paolo Neri ha incontrato la ministra Ina Lai. «Il ponte resta chiuso», ha detto.", "it"),
        ("a subject behind", "Rui Pinto disse que não há verba. «Foi tudo rápido», diz ao telefone o pai.", "pt"),
        ("nobody's", "Paolo Neri ha detto che il ponte è chiuso. Si prevede che riaprirà a maggio.", "it"),
    ],
)
def test_nobody_is_guessed(why: str, text: str, language: str) -> None:
    assert last_speaker(text, language) is None, why
