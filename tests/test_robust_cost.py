"""Twice the sources are twice the work, in the rooms after the stages that find them."""

import pytest
from counting import steps
from handmade import report

from provenance import Report
from provenance.cli.output import filtered
from provenance.graph import citation_graph
from provenance.graph.flat import flatten
from provenance.model.values import Attribution, Mention, Source
from provenance.render import render_markdown, render_terminal
from provenance.wording import BASE


def crowded(n: int) -> Report:
    """An article in which n people of one body say one word each."""
    lines = [f"Ada{i} Quist said stop." for i in range(n)]
    text = "\n".join(lines)
    sources, statements, at = [], [], 0
    for i, line in enumerate(lines):
        end = at + line.index(" said")
        name = text[at:end]
        sources.append(
            Source(
                id=f"s{i}", key=name.casefold(), name=name, identity="named", kind="person", affiliation="Port Council",
                mentions=(Mention(spans=((at, end),), exact=name, kind="name"),),
            )
        )  # fmt: skip
        statements.append(
            Attribution(
                id=f"a{i}", form="indirect", cue_class="saying", source=f"s{i}", source_status="resolved",
                source_spans=((at, end),), cue_spans=((end + 1, end + 5),), content_spans=((end + 6, end + 10),),
                evidence=(), rule="en.said", confidence="low" if i % 2 else "high",
            )
        )  # fmt: skip
        at += len(line) + 1
    return report(text, sources=tuple(sources), attributions=tuple(statements), origins=(), signals=())


@pytest.mark.parametrize(
    "work",
    [
        lambda r: citation_graph([("a", r)]),
        lambda r: flatten(citation_graph([("a", r)])),
        render_terminal,
        render_markdown,
        lambda r: filtered(r, "high", BASE),
    ],
    ids=["graph", "flat graph", "terminal", "markdown", "filtered"],
)
def test_the_work_grows_with_the_sources(work):
    work(crowded(10))
    small, large = crowded(100), crowded(400)
    assert steps(lambda: work(large)) <= 4 * 1.5 * steps(lambda: work(small)) + 2_000


def test_as_many_articles_as_there_are_make_one_graph():
    few, many = ([(f"{i}", crowded(3 + i)) for i in range(n)] for n in (10, 40))
    made = citation_graph(many)
    assert sorted(key for *_, key in made.edges(keys=True)) == [f"e{i + 1:06d}" for i in range(made.number_of_edges())]
    edges = citation_graph(few).number_of_edges()
    growth = made.number_of_edges() / edges
    assert steps(lambda: citation_graph(many)) <= growth * 1.5 * steps(lambda: citation_graph(few)) + 2_000
