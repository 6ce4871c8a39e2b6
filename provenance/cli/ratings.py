"""``--ratings``: the lists a user brings, joined to printed reports and to the nodes of a graph."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from provenance.registry.ratings import RatingList


def lists_of(given: tuple[str, ...]) -> "tuple[RatingList, ...]":
    """Return the lists. Raises RuleErrors with every fault at its place, OSError where a file cannot be read."""
    if not given:
        return ()
    from provenance.registry.ratings import load_lists  # noqa: PLC0415

    return load_lists(given)


def join_to_nodes(graph: "MultiDiGraph[str]", lists: "tuple[RatingList, ...]") -> None:
    """Add what the lists say to every node with a domain, as ``ratings``, and whether they differ."""
    if not lists:
        return
    from provenance.registry.ratings import rated  # noqa: PLC0415
    from provenance.render.ratings import answers_told  # noqa: PLC0415

    for _, data in graph.nodes(data=True):
        for found in rated([data["domain"]] if data.get("domain") else [], lists):
            data["ratings"] = answers_told(found)
            data["ratings_differ"] = found.differ
