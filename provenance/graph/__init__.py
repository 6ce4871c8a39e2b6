"""Reports to one citation graph, and its files. ``networkx`` is imported only when a graph is asked for."""

from provenance.graph.build import Citations, citation_graph
from provenance.graph.flat import flatten, joined, split
from provenance.graph.write import FORMATS, paths_of, write_graph

__all__ = ["FORMATS", "Citations", "citation_graph", "flatten", "joined", "paths_of", "split", "write_graph"]
