"""The index of a folder of pages: what it holds of each article, and that it holds no report."""

import gc
import weakref
from collections import deque
from concurrent.futures import Future

import pytest

import provenance
from provenance.cli import main, work
from provenance.cli.inputs import Input
from provenance.graph import Citations, citation_graph
from provenance.render.page.index import Index, largest_part

TEXT = "Harbour {n} to close\n\nThe harbour will close in May, the mayor Ida Holm said. Quay {n} said Ola Berg sank.\n"


def report(n):
    return provenance.audit_text(TEXT.format(n=n), {"language": "en"})


def test_an_index_keeps_rows_and_no_report():
    index, one = Index(), report(1)
    gone = weakref.ref(one)
    index.add("one.txt", "one.html", one)
    del one
    gc.collect()
    assert gone() is None
    assert "one.html" in index.render()


def test_a_graph_that_grows_is_the_graph_of_all():
    whole = citation_graph((f"{n}.txt", report(n)) for n in range(3))
    growing = Citations()
    for n in range(3):
        growing.add(f"{n}.txt", report(n))
    assert dict(growing.graph.nodes(data=True)) == dict(whole.nodes(data=True))
    assert list(growing.graph.edges(keys=True, data=True)) == list(whole.edges(keys=True, data=True))


def test_what_is_drawn_has_the_same_nodes_and_edges_and_few_facts():
    whole, drawn = Citations(), Citations(frozenset({"count"}))
    for n in range(3):
        whole.add(f"{n}.txt", report(n))
        drawn.add(f"{n}.txt", report(n))
    assert list(drawn.graph) == list(whole.graph)
    assert list(drawn.graph.edges(keys=True)) == list(whole.graph.edges(keys=True))
    assert {fact for _, data in drawn.graph.nodes(data=True) for fact in data} <= {"name", "node_type", "is_cited"}


def test_of_a_large_graph_what_articles_share_is_drawn():
    whole = citation_graph((f"{n}.txt", report(n)) for n in range(20))
    part = largest_part(whole, 10)
    assert len(part) == 10
    assert any(data["name"] == "Ida Holm" for _, data in part.nodes(data=True))
    assert set(part) <= set(whole)
    assert largest_part(whole, 1_000) is whole


def test_the_page_says_that_not_all_is_drawn(monkeypatch):
    monkeypatch.setattr("provenance.render.page.index.MOST_DRAWN", 5)
    index = Index()
    for n in range(6):
        index.add(f"{n}.txt", f"{n}.html", report(n))
    page = index.render()
    assert "Drawn are the 5 of" in page
    assert page.count("<tr data-find") == 6


@pytest.mark.parametrize("jobs", [2, 3])
def test_few_articles_are_read_ahead_of_the_one_that_is_written(monkeypatch, tmp_path, jobs):
    open_, most = deque(), [0]

    class Pool:
        def __init__(self, *_args, **_options):
            pass

        def submit(self, _call, item, *_rest):
            future = Future()
            future.set_result(work.Outcome(item, None, "none", "", 0.0))
            open_.append(item)
            most[0] = max(most[0], len(open_))
            return future

        def shutdown(self, **_options):
            pass

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    inputs = [Input(f"{n}.txt", tmp_path / f"{n}.txt", f"{n}.txt") for n in range(100)]
    seen = []
    for outcome in work.audit_all(inputs, {}, work.Rules(None, ()), jobs):
        open_.popleft()
        seen.append(outcome.input)
    assert seen == inputs
    assert most[0] <= work.AHEAD * jobs


def test_a_folder_becomes_pages_an_index_and_one_graph(tmp_path):
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(TEXT.format(n=n), "utf-8")
    out = tmp_path / "out"
    assert main(["audit", str(tmp_path), "--language", "en", "--format", "html", "-o", str(out)]) == 0
    index = (out / "index.html").read_text("utf-8")
    assert sorted(path.name for path in out.iterdir()) == ["0.txt.html", "1.txt.html", "2.txt.html", "index.html"]
    assert index.count("<tr data-find") == 3
    assert "Drawn are" not in index
