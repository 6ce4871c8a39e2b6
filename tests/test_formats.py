"""Reports in the formats of others: what they hold, that nothing is lost on the way, and that nothing in them runs."""

import csv
import json

import pytest
from test_page import TEXT

import provenance
from provenance.cli import main
from provenance.render.exports import TABLES, annotations_of, prov_of, rows_of, schema_org_of
from provenance.render.exports.tables import to_csv, to_parquet


@pytest.fixture(scope="module")
def report():
    return provenance.audit_text(TEXT, {"language": "en"})


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "tarn.txt"
    path.write_text(TEXT, "utf-8")
    return path


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_finding_is_a_row(article, tmp_path, report):
    out = tmp_path / "tables"
    assert main(["audit", str(article), "--language", "en", "--format", "csv", "-o", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{table}.csv" for table in TABLES)
    assert [row["attribution"] for row in read_csv(out / "attributions.csv")] == [a.id for a in report.attributions]
    assert [row["name"] for row in read_csv(out / "sources.csv")] == [s.name for s in report.sources]
    assert len(read_csv(out / "segments.csv")) == len(report.segments)
    assert len(read_csv(out / "signals.csv")) == len(report.signals)


def test_spans_of_a_row_point_at_its_words(report):
    for row in rows_of(report, "x")["attributions"]:
        words = [report.text[int(a) : int(b)] for a, b in (span.split("-") for span in row["content_spans"].split())]
        assert " … ".join(words) == row["content_text"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    (_, line) = list(csv.reader(to_csv("sources", [{"name": cell}]).decode("utf-8").splitlines(keepends=True)))[:2]
    assert line[TABLES["sources"].index("name")].startswith("'")


def test_parquet_holds_what_csv_holds(report, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    for table, rows in rows_of(report, "x").items():
        (tmp_path / table).write_bytes(to_parquet(table, rows))
        read = parquet.read_table(tmp_path / table).to_pylist()
        assert read == [{column: row.get(column) for column in TABLES[table]} for row in rows]


def test_tables_need_a_folder(article, capsys):
    assert main(["audit", str(article), "--format", "csv"]) == 2
    assert "name a folder for them with -o" in capsys.readouterr().err


def test_web_annotations_point_at_their_words(report):
    made = annotations_of(report)
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({item["id"] for item in made["items"]}) == len(made["items"])
    for item in made["items"]:
        assert item["type"] == "Annotation"
        assert item["body"]["purpose"] == item["motivation"]
        for target in item["target"] if isinstance(item["target"], list) else []:
            position, quotation = target["selector"]
            start, end = position["start"], position["end"]
            assert report.text[start:end] == quotation["exact"]
            assert report.text[:start].endswith(quotation["prefix"])
            assert report.text[end:].startswith(quotation["suffix"])
            assert target["source"] == f"urn:sha256:{report.document.text_sha256}"


def test_web_annotations_hold_every_attribution(report):
    ids = {item["id"].rpartition("#")[2] for item in annotations_of(report)["items"]}
    assert {a.id for a in report.attributions} <= ids


def test_prov_reads_back_and_tells_quotations_from_what_is_derived(report):
    model = pytest.importorskip("prov.model")
    read = model.ProvDocument.deserialize(content=json.dumps(prov_of(report)), format="jsonld")
    derivations = list(read.get_records(model.ProvDerivation))
    kinds = [str(kind) for record in derivations for kind in record.get_attribute("prov:type")]
    assert kinds.count("prov:Quotation") == sum(a.form == "direct" for a in report.attributions)
    named = {str(value) for agent in read.get_records(model.ProvAgent) for value in agent.get_attribute("schema:name")}
    assert {s.name for s in report.sources if s.kind == "person"} <= named


def test_only_first_hand_matter_has_a_primary_source():
    pytest.importorskip("prov")
    told = provenance.audit_text("According to Reuters, Ola Berg said the road was shut.\n", {"language": "en"})
    relayed = {a.id for a in told.attributions if any(step.relation == "relayed_by" for step in a.via)}
    primary = [r for r in prov_of(told)["@graph"] if "prov:PrimarySource" in json.dumps(r.get("type", []))]
    assert relayed
    assert not any(r["usedEntity"].rpartition(":")[2] in relayed for r in primary)


def test_schema_org_names_nobody_who_is_anonymous():
    text = "Two officials said the road was shut. Ola Berg, the mayor, said it would open.\n"
    made = schema_org_of(provenance.audit_text(text, {"language": "en"}))
    assert made["@type"] == "NewsArticle"
    assert made["sdPublisher"]["name"] == "Provenance"
    assert [agent["name"] for agent in made["mentions"]] == ["Ola Berg"]


@pytest.mark.parametrize("name", ["web-annotation", "schema-org", "prov"])
def test_a_format_of_linked_data_is_json_that_two_runs_agree_on(article, capsys, name):
    if name == "prov":
        pytest.importorskip("prov")
    assert main(["audit", str(article), "--format", name]) == 0
    first = capsys.readouterr().out
    assert json.loads(first)["@context"]
    main(["audit", str(article), "--format", name])
    assert capsys.readouterr().out == first
