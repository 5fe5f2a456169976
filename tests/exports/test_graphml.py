"""Networks are read back by a program for networks."""

import io
from typing import Any

import pytest

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports import gexf
from tests.exports.conftest import Export


def read(text: str) -> Any:
    networkx: Any = pytest.importorskip("networkx")
    return networkx.parse_graphml(text)


def test_letters_have_weights_and_days(export: Export, specimen: Reader) -> None:
    graph = read(export("graphml", of="letters"))
    pairs = sum(len(one.sender) * len(one.recipient) for one in specimen.documents())
    assert sum(edge["weight"] for _, _, edge in graph.edges(data=True)) == pairs
    edge = graph.edges["Harriman", "Secretary of State"]
    assert edge["start"] <= "1944-09-24" <= edge["end"]
    assert export("graphml") == export("graphml", of="letters")


def test_citations_are_the_resolved_references(export: Export, specimen: Reader) -> None:
    graph = read(export("graphml", of="citations"))
    resolved = [
        (one.document, decided.target)
        for found in specimen.decided_references()
        for one, _, decided in found
        if decided and decided.target
    ]
    assert set(graph.nodes) == set(specimen.ids())
    assert set(graph.edges) == set(resolved)
    assert sum(edge["weight"] for _, _, edge in graph.edges(data=True)) == len(resolved)
    assert graph.nodes["specimen/d5"]["start"] == "1944-09-24"


def test_a_query_keeps_what_is_cited_from_among_its_documents(export: Export) -> None:
    graph = read(export("graphml", "number:3652", of="citations"))
    assert set(graph.edges) == {("specimen/d5", "specimen/d3")}


def test_an_unknown_network_is_told(export: Export) -> None:
    with pytest.raises(RedeptError, match="choose one of letters, citations"):
        export("graphml", of="people")


@pytest.mark.parametrize("of", ["letters", "citations"])
def test_gexf_says_the_same_with_whole_days(export: Export, of: str) -> None:
    networkx: Any = pytest.importorskip("networkx")
    plain = read(export("graphml", of=of))
    graph = networkx.read_gexf(io.BytesIO(export("gexf", of=of).encode()))
    assert set(graph.nodes) == set(plain.nodes)
    assert {(source, target) for source, target, *_ in graph.edges} == set(plain.edges)
    for source, target, values in plain.edges(data=True):
        same = graph.get_edge_data(source, target)
        same = same if "weight" in same else next(iter(same.values()))
        assert float(same["weight"]) == values["weight"]
        assert same.get("start", "")[:4] == values.get("start", "")[:4]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1944-09-24", "1944-09-24", "1944-09-24"),
        ("1944-02", "1944-02-01", "1944-02-29"),
        ("1944", "1944-01-01", "1944-12-31"),
        (None, None, None),
    ],
)
def test_a_month_has_its_first_and_its_last_day(written: str | None, first: str | None, last: str | None) -> None:
    assert (gexf.whole_day(written), gexf.whole_day(written, last=True)) == (first, last)
