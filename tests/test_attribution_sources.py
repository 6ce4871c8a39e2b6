"""Sources: who is meant by the words before or after the cue."""

import pytest
from speaking import one, read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mayor Ann Doyle said the road was closed.", "Mayor Ann Doyle"),
        ("Ann Doyle, the mayor of Harcombe, said the road was closed.", "Ann Doyle, the mayor of Harcombe"),
        ("Ann Doyle, who runs the council, said the road was closed.", "Ann Doyle"),
        ("Officials who spoke with the paper said the road was closed.", "Officials"),
        ("One of them said the road was closed.", "One of them"),
        ("Orsini's ministry said the road was closed.", "Orsini's ministry"),
        ("On Tuesday the chief of police in Harcombe said the road was closed.", "the chief of police in Harcombe"),
        ("Doyle and Smith said the road was closed.", "Doyle and Smith"),
        ("The 58-year-old said the road was closed.", "The 58-year-old"),
    ],
)
def test_the_phrase_that_speaks(text: str, source: str) -> None:
    assert one(text).source == source


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In einem Interview vor dem Konzert sagte Trainerin Ina Roth, sie sei müde.", "de"),
        ("Den Flüchtlingen sicherte Präsidentin Ina Roth zu, dass sie bleiben.", "de"),
        ("Als Grund nannte Ministerin Ina Roth den Regen.", "de"),
        ("Na het concert zei trainster Ina Roth dat ze moe was.", "nl"),
    ],
)
def test_what_a_preposition_or_another_case_governs_does_not_speak(text: str, language: str) -> None:
    assert all("Ina Roth" in said.source for said in read(text, language))
    assert read(text, language)


@pytest.mark.parametrize(
    ("words", "identity", "kind", "sector"),
    [
        ("Reuters", "named", "agency", "media"),
        ("The Wall Street Journal", "named", "media", "media"),
        ("The Pentagon", "named", "organisation", "military"),
        ("Many experts", "anonymous", "group", "unknown"),
        ("A police spokesman", "partial", "person", "unknown"),
        ("The ministry", "partial", "organisation", "government"),
    ],
)
def test_how_far_a_source_is_identified(words: str, identity: str, kind: str, sector: str) -> None:
    who = one(f"{words} said that the road was closed.").who
    assert who is not None
    assert (who.identity, who.kind) == (identity, kind)
    assert sector in {who.sector, "unknown"}


def test_role_and_affiliation_come_from_wherever_they_stand() -> None:
    who = one("Ina Roth, die Sprecherin des Landkreises, sagte, dass die Straße gesperrt ist.", "de").who
    assert who is not None
    assert (who.name, who.role) == ("Ina Roth", "Sprecherin des Landkreises")


def test_a_title_is_no_role() -> None:
    who = one("Mr. Cruz said the road was closed.").who
    assert who is not None
    assert (who.name, who.role) == ("Cruz", None)


def test_a_surname_is_the_one_person_who_has_it() -> None:
    said = read("Mayor Ann Doyle said the road was closed.\nDoyle said it would open on Monday.\n")
    assert said[0].found.source == said[1].found.source


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Ann Doyle said the road was closed.\nBrian Doyle said it was open.\nDoyle said it was late.\n"
    said = read(text)
    assert said[0].found.source != said[1].found.source
    assert said[2].found.source not in {said[0].found.source, said[1].found.source}


def test_the_office_is_the_one_person_who_holds_it() -> None:
    said = read("Prime Minister Ann Doyle said the road was closed.\nThe prime minister said it was late.\n")
    assert said[0].found.source == said[1].found.source


def test_a_pronoun_is_the_one_person_cited_just_before() -> None:
    said = read("Ann Doyle said the road was closed. She said it would open on Monday.")
    assert said[1].found.source == said[0].found.source


def test_a_pronoun_that_may_mean_another_stays_unresolved() -> None:
    said = read("Ann Doyle said the road was closed. Later Carla Voss and Mary Lind left. She said it was late.")
    assert said[1].found.source_status == "unresolved"


def test_a_pronoun_is_the_one_person_named_right_before_cited_or_not() -> None:
    said = read("Ann Doyle said the road was closed. Later Carla Voss left the hall. She said it was late.")
    assert said[1].who
    assert said[1].who.name == "Carla Voss"


def test_a_pronoun_is_whoever_spoke_though_the_statement_names_another() -> None:
    said = read("Ann Doyle said that Carla Voss had left the hall. She said it was late.")
    assert said[1].who
    assert said[1].who.name == "Ann Doyle"


def test_a_pronoun_looks_past_people_of_another_gender_and_no_further_than_a_few_sentences() -> None:
    said = read("Ann Doyle said the road was closed. Peter Lind left. She said it was late.")
    assert said[1].who
    assert said[1].who.name == "Ann Doyle"
    far = "The road is long. It was built in May. It leads north. Cars use it. So do buses."
    assert read(f"Ann Doyle said the road was closed. {far} She said it was late.")[1].who is None


def test_a_relative_pronoun_is_the_phrase_before_it() -> None:
    said = one("The plan was backed by Carla Voss, who said that it was late.")
    assert said.who
    assert said.who.name == "Carla Voss"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Niemand sagte, dass es spät ist.", "de"),
        ("Nobody said that it was late.", "en"),
        ("Tuesday said nothing.", "en"),
    ],
)
def test_nobody_is_no_source(text: str, language: str) -> None:
    assert read(text, language) == []


def test_a_body_s_name_may_be_one_word() -> None:
    said = one("Der Konzern Hydrelec teilte mit, dass das Werk schließt.", "de")
    assert said.who
    assert (said.who.name, said.who.kind, said.who.sector) == ("Hydrelec", "organisation", "company")


def test_a_known_body_is_told_in_the_language_of_the_article() -> None:
    said = one("Le Pentagone a annoncé que la base serait fermée.", "fr")
    assert said.who
    assert (said.who.name, said.who.entity) == ("Pentagone", "body.pentagon")


def test_a_known_body_is_told_by_the_form_that_its_language_lists_first() -> None:
    said = one("Nach Angaben des Weißen Hauses ist die Brücke gesperrt.", "de")
    assert said.who
    assert said.who.name == "Weißes Haus"


def test_the_initials_of_a_known_body_are_told_by_its_full_name_where_the_article_has_it() -> None:
    text = "A Polícia Federal prendeu dois homens em Lanca.\nA PF informou que a ponte continua fechada.\n"
    (said,) = read(text, "pt")
    assert said.who
    assert said.who.name == "Polícia Federal"


def test_somebody_goes_by_the_words_for_the_group_of_their_office() -> None:
    text = "La cardióloga Ana Rota dijo que el café es sano.\nLa médica agregó que no había prisa.\n"
    said = read(text, "es")
    assert said[1].found.source == said[0].found.source


def test_an_office_is_nobody_of_another_group_nor_of_the_other_gender() -> None:
    text = "La cardióloga Ana Rota dijo que el café es sano.\n{} agregó que no había prisa.\n"
    for other in ("El alcalde", "El médico"):
        said = read(text.format(other), "es")
        assert said[1].found.source != said[0].found.source, other


def test_an_office_introduced_without_a_name_is_not_somebody_of_the_same_office() -> None:
    text = "Le médecin Jean Caron a dit que le pont est fermé.\nUn médecin attend. Le médecin a ajouté que non.\n"
    said = read(text, "fr")
    assert said[1].found.source != said[0].found.source


def test_an_office_behind_the_name_is_one_too_though_nobody_cited_the_name() -> None:
    text = "Inès Caron, maire de Lanque, est venue au port.\nLa maire a assuré que le pont est fermé.\n"
    (said,) = read(text, "fr")
    assert said.who
    assert said.who.name == "Inès Caron"


def test_where_somebody_comes_from_stands_for_whoever_was_just_named_alone() -> None:
    said = read("«Estoy cansado», dijo Marco Vasari. El italiano contó que durmió poco.", "es")
    assert said[1].found.source == said[0].found.source
    said = read("«Estoy cansado», dijo Marco Vasari tras batir a Luigi Neri. El italiano contó que durmió poco.", "es")
    assert said[1].found.source != said[0].found.source


def test_a_body_s_noun_is_the_one_body_named_with_it() -> None:
    text = "La asociación Centro Vivo dijo que el puente está cerrado.\nLa asociación agregó que llovía.\n"
    said = read(text, "es")
    assert said[1].found.source == said[0].found.source


def test_a_body_s_noun_is_none_of_two_bodies_named_with_it() -> None:
    text = (
        "La asociación Centro Vivo dijo que el puente está cerrado.\nLa asociación Norte Libre dijo que no.\n"
        "La asociación agregó que llovía.\n"
    )
    said = read(text, "es")
    assert said[-1].found.source not in {said[0].found.source, said[1].found.source}


def test_a_reason_inside_a_relative_clause_ends_no_subject() -> None:
    found = one("An official, who spoke on Monday, because nobody else would, said that the bridge was closed.")
    assert found.source.startswith("An official")


@pytest.mark.parametrize(
    "text",
    [
        'When Jane Roberts had a baby, she cut her hours. "I gave my life to this," she said.',
        'Although Jane Roberts left, nobody wept. "I gave my life to this," she said.',
        'If Jane Roberts is tired, nobody sees it. "I gave my life to this," she said.',
    ],
)
def test_what_opens_a_sentence_is_no_name(text: str) -> None:
    who = one(text).who
    assert who is not None and who.name == "Jane Roberts"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bank of Harcombe governor Ann Doyle", "Ann Doyle"),
        ("Health and Leisure Secretary Ann Doyle", "Ann Doyle"),
        ("South Carolina Sen. Ann Doyle", "Ann Doyle"),
        ("MEC for Housing, Ann Doyle,", "Ann Doyle"),
        ("The office of mayor Ann Doyle", "office of mayor Ann Doyle"),
        ("Doyle and Smith", "Doyle and Smith"),
        ("Norway and Denmark", "Norway and Denmark"),
    ],
)
def test_whose_name_it_is(words: str, name: str) -> None:
    who = one(f"{words} said that the road was closed.").who
    assert who is not None and who.name == name


def test_two_people_cited_together_are_neither_of_them() -> None:
    pair, alone = read("Ann Doyle and Eve Smith said the road was closed. Smith added that nobody came.")
    assert (pair.who and pair.who.name) == "Ann Doyle and Eve Smith"
    assert alone.who and alone.who.name == "Eve Smith"


@pytest.mark.parametrize(
    "text",
    [
        "HARCOMBE: The city has again topped the list, highlighting a serious concern.",
        "Spoiler alert: they are as good as ever.",
        "Mr Doyle will speak on Tuesday, but doubts grow as to whether the road will open.",
        "Neither side wants a war.",
    ],
)
def test_what_heads_a_paragraph_or_is_an_idiom_cites_nobody(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("El portavoz del PSOE en la Asamblea, Luis Ferrer, dijo que no.", "es", "Luis Ferrer"),
        ("El senador por Florida Marco Rubiales dijo que no.", "es", "Marco Rubiales"),
        ("Il capogruppo della Lega in Consiglio comunale, Ugo Berti, ha detto che no.", "it", "Ugo Berti"),
        ("O líder do governo na Câmara, Beto Lins (PT-CE), disse que não.", "pt", "Beto Lins"),
        ("Le chef du parti à Bruxelles, Josep Bor, a dit que non.", "fr", "Josep Bor"),
        ("El ministro en Lanca dijo que no.", "es", "ministro"),
    ],
)
def test_what_a_preposition_adds_to_a_role_stands_before_its_holders_name(text: str, language: str, name: str) -> None:
    who = one(text, language).who
    assert who is not None
    assert who.name == name


def test_a_body_and_its_initials_in_brackets_are_one() -> None:
    first, second = read(
        "O Instituto Brasileiro de Pesquisas do Clima (IBPC) disse que chove. O IBPC disse que vai parar.", "pt"
    )
    assert first.found.source == second.found.source
    assert first.who is not None
    assert (first.who.name, first.who.identity) == ("Instituto Brasileiro de Pesquisas do Clima", "named")


def test_initials_that_no_bodys_name_stands_before_name_nobody_else() -> None:
    first, second = read("A ministra Ina Solis (PSD) disse que chove. O PSD disse que vai parar.", "pt")
    assert first.found.source != second.found.source
