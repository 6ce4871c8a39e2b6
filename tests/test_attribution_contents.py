"""Contents: where the attributed matter begins and ends, and what is made of it."""

import pytest
from speaking import one, read


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("Doyle said the road was closed, which surprised nobody.", "en", "the road was closed"),
        ("Doyle said the road was closed and Smith said it was open.", "en", "the road was closed"),
        ("Doyle said the road was closed; the bus left.", "en", "the road was closed"),
        ("Laut der Polizei ist die Straße gesperrt, was niemand erwartet hatte.", "de", "ist die Straße gesperrt"),
        ("Die Straße, sagte Ina Roth, sei gesperrt.", "de", "Die Straße … sei gesperrt"),
        ("Zeigen die Daten, dass die Brücke hält?", "de", None),
    ],
)
def test_where_it_ends(text: str, language: str, content: str | None) -> None:
    found = [s.content for s in read(text, language)]
    assert content is None or (found and found[0] == content) or content in found


def test_a_leading_that_and_a_final_stop_stay_outside() -> None:
    assert one("Satellite data show that the bridge holds.").content == "the bridge holds"


@pytest.mark.parametrize(
    ("text", "language", "stance"),
    [
        ("The company denied the allegations.", "en", "denies"),
        ("The council would not confirm the sale.", "en", "does_not_confirm"),
        ("The Pentagon said it had not confirmed the reports.", "en", "does_not_confirm"),
        ("A company spokesman declined to comment.", "en", "declines_to_comment"),
        ("Die Ministerin warnte vor neuen Schulden.", "de", "warns"),
        ("De vakbond eist hogere lonen.", "nl", "demands"),
        ("Der Konzern wies die Vorwürfe zurück.", "de", "denies"),
    ],
)
def test_stance_is_what_the_cue_or_the_statement_says(text: str, language: str, stance: str) -> None:
    assert one(text, language).found.stance == stance


DISPUTED_AND_REFUSED = {
    "cs": ("Starosta odmítl obvinění.", "Starosta odmítl návrh."),
    "da": ("Borgmesteren afviste anklagerne.", "Borgmesteren afviste planen."),
    "de": ("Das Gericht wies die Vorwürfe zurück.", "Das Gericht wies den Antrag zurück."),
    "en": ("The court denied the allegations.", "The court denied the appeal."),
    "es": ("El banco negó las acusaciones.", "El banco le negó el préstamo."),
    "fr": ("La maire a rejeté les accusations.", "La maire a rejeté la proposition."),
    "it": ("La banca ha negato le accuse.", "La banca ha negato il prestito."),
    "nl": ("De minister verwierp de aantijgingen.", "De minister verwierp het voorstel."),
    "no": ("Ordføreren avviste anklagene.", "Ordføreren avviste planen."),
    "pl": ("Minister odrzucił oskarżenia.", "Minister odrzucił apelację."),
    "pt": ("A prefeita negou as acusações.", "A prefeita negou o pedido."),
    "ru": ("Мэр отверг обвинения.", "Мэр отверг план закрытия школы."),
    "sv": ("Borgmästaren avvisade anklagelserna.", "Borgmästaren avvisade planen."),
    "tr": ("Belediye başkanı iddiaları reddetti.", "Belediye başkanı planı reddetti."),
    "uk": ("Мер відкинув звинувачення.", "Мер відкинув план закриття школи."),
}


@pytest.mark.parametrize("language", sorted(DISPUTED_AND_REFUSED))
def test_who_turns_something_down_denies_nothing(language: str) -> None:
    assert [one(text, language).found.stance for text in DISPUTED_AND_REFUSED[language]] == ["denies", "asserts"]


def test_did_not_say_is_negated_and_no_stance() -> None:
    said = one("The minister never said that the dam was safe.")
    assert (said.found.polarity, said.found.stance) == ("negated", "asserts")


@pytest.mark.parametrize(
    ("text", "language", "content", "stance", "polarity"),
    [
        ("Der Konzern bestritt die Vorwürfe nicht.", "de", "die Vorwürfe", "denies", "negated"),
        ("Der Konzern bestritt nicht, dass Geld geflossen ist.", "de", "Geld geflossen ist", "denies", "negated"),
        ("Die Ministerin warnte nicht vor der Flut.", "de", "vor der Flut", "warns", "negated"),
        ("Die Ministerin sagte nicht, wann die Brücke öffnet.", "de", "wann die Brücke öffnet", "asserts", "negated"),
        ("Die Ministerin bestätigte den Bericht nicht.", "de", "den Bericht", "does_not_confirm", "positive"),
        ("Er bestätigte nicht nur den Termin.", "de", "nicht nur den Termin", "confirms", "positive"),
        ("Het bedrijf ontkent de beschuldigingen niet.", "nl", "de beschuldigingen", "denies", "negated"),
        ("Ministern bekräftade inte datumet.", "sv", "datumet", "does_not_confirm", "positive"),
        ("Ministeren sagde ikke, hvornår broen åbner.", "da", "hvornår broen åbner", "asserts", "negated"),
        ("Ministeren bekreftet ikke datoen.", "no", "datoen", "does_not_confirm", "positive"),
        ("L'entreprise ne nie pas les faits.", "fr", "les faits", "denies", "negated"),
        ("La empresa no negó las acusaciones.", "es", "las acusaciones", "denies", "negated"),
        ("Firma nepopřela obvinění.", "cs", "obvinění", "denies", "negated"),
        ("Bakan köprünün ne zaman açılacağını söylemedi.", "tr", "köprünün ne zaman açılacağını", "asserts", "negated"),
    ],
)
def test_what_negates_the_verb_is_told_and_is_no_content(
    text: str, language: str, content: str, stance: str, polarity: str
) -> None:
    said = one(text, language)
    assert (said.content, said.found.stance, said.found.polarity) == (content, stance, polarity)


def test_hearsay_has_nobody_behind_it() -> None:
    said = one("The singer reportedly left the country.")
    assert (said.found.form, said.found.source_status, said.who) == ("hearsay", "nobody", None)


def test_hearsay_inside_a_statement_qualifies_it() -> None:
    said = one("The mayor said that the singer reportedly left the country.")
    assert said.found.form == "indirect"
    assert [q.kind for q in said.found.qualifiers] == ["hearsay"]


def test_data_read_by_a_person_do_not_displace_the_person() -> None:
    outer, inner = read("Volgens Jan Visser toont de analyse aan dat de dijk houdt.", "nl")
    assert outer.who is not None
    assert outer.who.name == "Jan Visser"
    assert [v.relation for v in outer.found.via] == ["based_on"]
    assert inner.found.parent == outer.found.id


def test_a_relayed_statement_names_who_relays_it() -> None:
    said = read("Laut Reuters sagte Ministerin Ina Roth, dass die Straße gesperrt ist.", "de")
    inner = next(s for s in said if "Ina Roth" in s.source)
    assert [v.relation for v in inner.found.via] == ["relayed_by"]


def test_the_reportive_mood_goes_on_with_the_speaker() -> None:
    said = read("Der Wirt sagte, es sei spät. Der letzte Bus sei schon weg. Draußen regnete es.", "de")
    assert [s.found.form for s in said] == ["indirect", "free_indirect"]
    assert said[1].found.source == said[0].found.source


def test_no_statement_holds_its_holder() -> None:
    for said in read("Volgens Jan Visser, die het bureau leidt, toont de analyse aan dat de dijk houdt.", "nl"):
        parents = {
            s.found.id: s.found.parent for s in read("Volgens Jan Visser toont de analyse aan dat het houdt.", "nl")
        }
        assert parents.get(parents.get(said.found.id) or "") != said.found.id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She said goodbye.", "en"),
        ("The United States is large.", "en"),
        ("Everything went according to plan.", "en"),
        ("Er sagte das Treffen ab.", "de"),
        ("Dies deutet auf einen Wechsel hin.", "de"),
        ("Die USA erwägen neue Sanktionen.", "de"),
        ("Dit zou de handel kunnen schaden.", "nl"),
        ("Zij merkte de fout op.", "nl"),
    ],
)
def test_what_is_no_report_stays_silent(text: str, language: str) -> None:
    assert read(text, language) == []


def test_a_cue_inside_a_relative_clause_speaks_of_that_clause() -> None:
    said = one("Die Männer, die laut Polizei zwei Autos stahlen, hatten keinen Ausweis.", "de")
    assert said.content == "die … zwei Autos stahlen"


def test_a_statement_taken_up_is_the_sentence_before() -> None:
    said = one("Die Brücke ist marode. Das teilte die Stadt am Freitag mit.", "de")
    assert (said.source, said.content) == ("die Stadt", "Die Brücke ist marode … Das")


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    assert one("Nach Angaben des Vereins „Ärzte ohne Grenzen“ fehlt Wasser.", "de").found.form == "indirect"
    said = one("Der Bürgermeister nannte den Plan „reichlich verfrüht“.", "de")
    assert said.found.form == "mixed"


def test_the_reportive_mood_reports_somebody_but_names_nobody() -> None:
    said = one("Bürgermeister Jan Holm ist besorgt. Die Brücke sei nicht mehr sicher.", "de")
    assert (said.content, said.found.source_status) == ("Die Brücke sei nicht mehr sicher", "absent")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Man prüft die Behauptung der Ministerin, dass sie sicher sei.", "der Ministerin", "sie sicher sei"),
        ("Die Forderung des Vereins, die Fähre zu sperren, blieb aus.", "des Vereins", "die Fähre zu sperren"),
        ("Der Wirt, so die Ministerin, habe gelogen.", "die Ministerin", "Der Wirt … habe gelogen"),
        ("Ärzte ohne Grenzen teilte mit, es seien zwei Boote.", "Ärzte ohne Grenzen", "es seien zwei Boote"),
    ],
)
def test_german_nouns_report_and_remarks_part_a_clause(text: str, source: str, content: str) -> None:
    said = one(text, "de")
    assert (said.source, said.content) == (source, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Berg (who runs the club since May) said the road was closed.", "Berg", "the road was closed"),
        ("If it rains, Roth said, the road will close.", "Roth", "If it rains … the road will close"),
        ("The sailors’ union said the road was closed.", "The sailors’ union", "the road was closed"),
        ("A week later, she and Ina Roth said the road was closed.", "she and Ina Roth", "the road was closed"),
    ],
)
def test_english_subjects_reach_past_what_is_inserted(text: str, source: str, content: str) -> None:
    said = one(text)
    assert (said.source, said.content) == (source, content)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor dismissed two aides on Monday.", "en"),
        ("The party rejected him.", "en"),
        ("Der Verein lehnte den Trainer ab.", "de"),
        ("Le parti a rejeté le candidat.", "fr"),
        ("Partia odrzuciła kandydata.", "pl"),
        ("Strana odmítla kandidáta.", "cs"),
        ("Партия отвергла кандидата.", "ru"),
        ("Партія відкинула кандидата.", "uk"),
        ("Partiet avvisade kandidaten.", "sv"),
        ("De partij wees de kandidaat af.", "nl"),
    ],
)
def test_turning_somebody_away_denies_nothing(text: str, language: str) -> None:
    assert all(said.found.stance != "denies" for said in read(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "The bar charges for fifteen minutes of pure air.",
        "There is support for fast charging, with the maker suggesting more.",
        "Doyle thought voters would repudiate the plan.",
        "Voters might blame the mayor for the delay.",
    ],
)
def test_who_takes_money_or_only_might_accuses_and_denies_nobody(text: str) -> None:
    assert not {said.found.stance for said in read(text)} & {"accuses", "denies"}
