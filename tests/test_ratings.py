"""Ratings a user brings: read whole or not at all, every fault at its place, joined and never settled."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli.app import app
from provenance.registry.ratings import known_mappings, load_lists, rated
from provenance.rules.faults import RuleErrors

SCORES = """
name: {name}
date: "2024-05"
licence: CC0
columns: {{domain: site, value: score}}
range: [0, 100]
"""


@pytest.fixture
def given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, text, mapping=None):
        (tmp_path / name).write_text(text, encoding="utf-8")
        if mapping:
            (tmp_path / f"{name}.yaml").write_text(mapping, encoding="utf-8")
        return name

    return write


def faults(*arguments):
    with pytest.raises(RuleErrors) as raised:
        load_lists(arguments)
    return [str(fault) for fault in raised.value.faults]


def test_a_list_is_read_with_the_mapping_beside_it(given):
    given("scores.csv", 'site,who,score\nharcombe.example,"Echo, The",80\n', SCORES.format(name="Scores"))
    (found,) = rated(["harcombe.example"], load_lists(["scores.csv"]))
    assert found.answers[0] == ("Scores", "2024-05", "CC0", "80", "0 – 100")


def test_absent_means_not_in_this_list(given):
    given("scores.csv", "site,score\nharcombe.example,80\n", SCORES.format(name="Scores"))
    (found,) = rated(["lindhofen.example"], load_lists(["scores.csv"]))
    assert (found.answers[0].value, found.differ) == (None, False)


def test_a_subdomain_is_answered_with_the_domain_above_it_unless_it_is_listed(given):
    given("scores.csv", "site,score\nharcombe.example,80\nold.harcombe.example,10\n", SCORES.format(name="Scores"))
    found = rated(["news.harcombe.example", "old.harcombe.example"], load_lists(["scores.csv"]))
    assert [f.answers[0].value for f in found] == ["80", "10"]


def test_one_page_on_a_shared_host_is_not_rated_as_the_host(given):
    given("scores.csv", "site,score\nmedium.com,80\n", SCORES.format(name="Scores"))
    assert rated(["medium.com/@anna"], load_lists(["scores.csv"])) == ()


@pytest.mark.parametrize(("other", "differ"), [("75", False), ("20", True)])
def test_lists_that_place_a_domain_far_apart_are_shown_to_differ(given, other, differ):
    given("a.csv", "site,score\nharcombe.example,80\n", SCORES.format(name="A"))
    given("b.csv", f"site,score\nharcombe.example,{other}\n", SCORES.format(name="B"))
    (found,) = rated(["harcombe.example"], load_lists(["a.csv", "b.csv"]))
    assert ([a.value for a in found.answers], found.differ) == (["80", other], differ)


def test_words_lie_on_a_scale_in_the_order_of_the_list(given):
    given("w.csv", "domain,status\nharcombe.example,deprecated\n")
    given("a.csv", "site,score\nharcombe.example,90\n", SCORES.format(name="A"))
    (found,) = rated(["harcombe.example"], load_lists(["wikipedia-perennial=w.csv", "a.csv"]))
    assert found.differ


def test_json_lists_of_objects_and_objects_by_domain_are_read(given):
    given("a.json", json.dumps([{"site": "harcombe.example", "score": 80}]), SCORES.format(name="A"))
    given("c.json", json.dumps({"harcombe.example": {"category": "x", "credibility_score": 0.5}}))
    (found,) = rated(["harcombe.example"], load_lists(["a.json", "cred-1-json=c.json"]))
    assert [a.value for a in found.answers] == ["80", "0.5"]


def test_punycode_and_its_letters_are_one_domain(given):
    given("a.csv", "site,score\nxn--mnchen-3ya.example,80\n", SCORES.format(name="A"))
    (found,) = rated(["münchen.example"], load_lists(["a.csv"]))
    assert found.answers[0].value == "80"


def test_every_fault_of_a_list_has_its_place(given):
    given(
        "a.csv",
        "site,score\nharcombe.example,80\nno domain,1\nwww.harcombe.example,2\nb.example,101\n"
        "xn--zzzz-.com,3\nc.example\n",
        SCORES.format(name="A"),
    )
    assert faults("a.csv") == [
        "a.csv:3:1: not a domain: 'no domain'",
        "a.csv:4:1: 'harcombe.example' stands in line 2 already",
        "a.csv:5:11: '101' is not on the list's scale",
        "a.csv:6:1: not a domain: 'xn--zzzz-.com'",
        "a.csv:7:1: not like the first line: 1 fields, not 2",
    ]


@pytest.mark.parametrize("value", ["nan", "inf", "", "high"])
def test_a_value_off_the_scale_is_a_fault(given, value):
    given("a.csv", f"site,score\nharcombe.example,{value}\n", SCORES.format(name="A"))
    assert faults("a.csv")[0].startswith("a.csv:2:18: ")


def test_a_wrong_column_names_the_nearest(given):
    given("a.csv", "site,scores\nharcombe.example,80\n", SCORES.format(name="A"))
    assert faults("a.csv") == ["a.csv:1:1: no column 'score'; did you mean 'scores'?"]


def test_two_lists_of_one_name_are_a_fault_and_nothing_is_half_loaded(given):
    given("a.csv", "site,score\nharcombe.example,80\n", SCORES.format(name="A"))
    given("b.csv", "site,score\nno domain,80\n", SCORES.format(name="B"))
    assert len(faults("a.csv", "a.csv", "b.csv")) == 2


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("name: A\ndate: x\nlicence: y\ncolumns: {domain: site, value: score}\n", "one of 'range' and 'values'"),
        ("name: A\nlicence: y\ncolumns: {domain: s, value: v}\nrange: [0, 1]\n", "'date' is missing"),
        ("name: A\ndate: x\nlicence: y\ncolumn: {}\ncolumns: {domain: s, value: v}\nrange: [0, 1]\n", "'columns'?"),
        ("name: A\ndate: x\nlicence: y\ncolumns: {domain: s}\nrange: [0, 1]\n", "the column 'value' is missing"),
        ("name: A\ndate: x\nlicence: y\ncolumns: {domain: s, value: v}\nrange: [1, 1]\n", "two different finite"),
        ("name: A\ndate: x\nlicence: y\ncolumns: {domain: s, value: v}\nvalues: [a, a]\n", "a list of different words"),
        ("- A\n", "a mapping with name"),
        ("", "empty"),
        ("name: [\n", "not YAML"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_why_and_where(given, mapping, said):
    given("a.csv", "site,score\n", mapping or "\n")
    (found,) = faults("a.csv")
    assert said in found
    assert found.startswith("a.csv.yaml:")


@pytest.mark.parametrize("data", ["", '"', "{", '{"a": [', "\x00", "site,score\n\x00,1\n", "[[[[" * 50])
def test_hostile_lists_are_faults_or_empty_never_a_crash(given, data):
    for name in ("a.csv", "a.json"):
        given(name, data, SCORES.format(name="A"))
        try:
            assert load_lists([name])[0].values == {}
        except RuleErrors as error:
            assert all(fault.line >= 1 and fault.col >= 1 for fault in error.faults)


def test_ready_mappings_are_sound_and_named():
    assert set(known_mappings()) >= {"lin-2023", "cred-1", "iffy-like", "mbfc-like", "wikipedia-perennial"}
    assert all(known_mappings().values())


IFFY = """"Domain","MBFC Fact","MBFC Bias","MBFC cred","Site Rank","Year online","Lang","Name","Score"
"harcombe.example","VL","FN","L","5122","2012","en","Echo, The","0.1"
"lindhofen.example","M","R","L","","","de","Bote",""
"weerdam.example","","","","","","nl","Dagblad",""
"""
MBFC = """source,country,bias,factual_reporting,press_freedom,media_type,popularity,mbfc_credibility_rating
harcombe.example,utopia,left-center,mostly factual,free,newspaper,high,high credibility
lindhofen.example,utopia,center,very-high,free,website,low,high credibility
weerdam.example,utopia,center,,free,website,low,
"""
PERENNIAL = """domain,status,info
harcombe.example,Generally reliable,"A note
that runs over lines, with a comma."
lindhofen.example,No consensus,
weerdam.example,Deprecated,"Says ""no""."
"""
FIGURES = {"harcombe.example": 1, "LINDHOFEN.example": -2}
CRED = """domain,category,sources,iffy_factual,credibility_score,score_safebrowsing
harcombe.example,mixed,iffy,M,0.45,
"""
PC1 = "domain,pc1\nharcombe.example,0.913\n"


@pytest.mark.parametrize(
    ("mapping", "name", "text", "values"),
    [
        ("iffy-like", "iffy.csv", IFFY, ["VL", "M", None]),
        ("iffy-score", "iffy.csv", IFFY, ["0.1", None, None]),
        ("mbfc-like", "mbfc.csv", MBFC, ["mostly factual", "very-high", None]),
        ("wikipedia-perennial", "rsp.csv", PERENNIAL, ["Generally reliable", "No consensus", "Deprecated"]),
        ("wikipedia-perennial", "rsp.tsv", PERENNIAL.replace(",", "\t"), [None, "No consensus", "Deprecated"]),
        ("wikipedia-perennial-json", "rsp.json", json.dumps(FIGURES), ["1", "-2", None]),
        ("cred-1", "cred1.csv", CRED, ["0.45", None, None]),
        ("lin-2023", "pc1.csv", PC1, ["0.913", None, None]),
    ],
)
def test_ready_mappings_read_the_layouts_their_lists_are_published_in(given, mapping, name, text, values):
    if name.endswith(".tsv"):
        text = text.replace("A note\nthat runs over lines\t with a comma.", "x").replace(
            "harcombe.example", "x.example"
        )
    given(name, text)
    lists = load_lists([f"{mapping}={name}"])
    found = rated(["harcombe.example", "lindhofen.example", "weerdam.example"], lists)
    assert [f.answers[0].value for f in found] == values


def test_a_fault_behind_a_field_of_several_lines_has_its_own_place(given):
    given("a.csv", 'site,note,score\na.example,"one\ntwo\nthree",5\nb.example,"x\ny",999\n', SCORES.format(name="A"))
    assert faults("a.csv") == ["a.csv:6:4: '999' is not on the list's scale"]


def test_a_quotation_that_never_ends_costs_one_line(given):
    given("a.csv", 'site,score\n"a.example,5\nb.example,6\n', SCORES.format(name="A"))
    assert faults("a.csv") == ["a.csv:2:1: not like the first line: a quotation mark is not closed"]


def test_of_several_names_of_a_column_the_first_the_file_has_counts(given):
    mapping = SCORES.format(name="A").replace("domain: site", "domain: [host, site]")
    given("a.csv", "site,score\nharcombe.example,80\n", mapping)
    given("b.csv", "page,score\nharcombe.example,80\n", mapping)
    assert load_lists(["a.csv"])[0].values == {"harcombe.example": "80"}
    assert faults("b.csv") == ["b.csv:1:1: no column 'host' or 'site'; valid: page, score"]


def test_what_a_list_has_where_it_rates_nothing_is_no_fault_only_where_the_mapping_says_so(given):
    given("a.csv", "site,score\nharcombe.example,n/a\n", SCORES.format(name="A") + "unrated: [n/a]\n")
    assert load_lists(["a.csv"])[0].values == {}
    given("b.csv", "site,score\nharcombe.example,n/a\n", SCORES.format(name="B"))
    assert faults("b.csv") == ["b.csv:2:18: 'n/a' is not on the list's scale"]


@pytest.mark.parametrize("unrated", ["none", "{a: b}", "[[a]]"])
def test_unrated_wants_words(given, unrated):
    given("a.csv", "site,score\n", SCORES.format(name="A") + f"unrated: {unrated}\n")
    assert faults("a.csv") == ["a.csv.yaml:7:10: a list of words expected"]


def test_an_unknown_mapping_names_those_there_are(given):
    given("a.csv", "site,score\n")
    assert "did you mean 'lin-2023'?" in faults("lin2023=a.csv")[0]


ARTICLE = "Bridge shut\n\nThe bridge at Harcombe stays shut, Reuters reported.\n\nSource: Reuters\n"


@pytest.mark.parametrize("format_", ["terminal", "markdown", "json"])
def test_the_command_shows_what_the_lists_say(given, format_):
    given("article.txt", ARTICLE)
    given("a.csv", "site,score\nreuters.com,80\n", SCORES.format(name="Scores A"))
    result = CliRunner().invoke(app, ["audit", "article.txt", "--ratings", "a.csv", "--format", format_])
    assert result.exit_code == 0
    assert "Scores A" in result.output
    assert "80" in result.output


def test_a_graph_holds_what_the_lists_say(given):
    given("article.txt", ARTICLE)
    given("a.csv", "site,score\nreuters.com,80\n", SCORES.format(name="Scores A"))
    CliRunner().invoke(app, ["graph", "article.txt", "-o", "g.json", "--ratings", "a.csv"], standalone_mode=False)
    nodes = json.loads(Path("g.json").read_text(encoding="utf-8"))["nodes"]
    (reuters,) = [node for node in nodes if node.get("domain") == "reuters.com"]
    assert reuters["ratings"].startswith("Scores A: 80")


def test_without_lists_a_report_is_as_it_was(given):
    given("article.txt", ARTICLE)
    plain = CliRunner().invoke(app, ["audit", "article.txt"]).output
    assert "RATINGS" not in plain
