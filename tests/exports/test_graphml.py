"""Networks are read back by a program for networks."""

import io
import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports import gexf
from redept.finding_aids.days import iso
from tests.exports.conftest import Export


def read(text: str) -> Any:
    networkx: Any = pytest.importorskip("networkx")
    return networkx.parse_graphml(text)


def test_letters_have_weights_and_days(export: Export, specimen: Reader) -> None:
    graph = read(export("graphml", of="letters"))
    days: dict[tuple[str, str], list[str]] = {}
    kinds: dict[str, str] = {}
    for one in specimen.documents():
        for sender in one.sender:
            for recipient in one.recipient:
                pair = sender.name or sender.office or "", recipient.name or recipient.office or ""
                days.setdefault(pair, []).append((one.date or "")[:10])
        kinds |= {one.name: "person" for one in (*one.sender, *one.recipient) if one.name}
    assert set(graph.edges) == set(days)
    for (source, target), written in days.items():
        edge = graph.edges[source, target]
        known = sorted(filter(None, written))
        assert edge["weight"] == len(written)
        assert (edge.get("start"), edge.get("end")) == ((known[0], known[-1]) if known else (None, None))
    assert all(graph.nodes[name] == {"label": name, "kind": "person"} for name in set(kinds) & set(graph.nodes))
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
    kinds: dict[tuple[str, str], set[str]] = {}
    for found in specimen.decided_references():
        for reference, _, decided in found:
            if decided and decided.target:
                kinds.setdefault((reference.document, decided.target), set()).add(reference.kind)
    assert {(source, target): edge["weight"] for source, target, edge in graph.edges(data=True)} == Counter(resolved)
    for paper in specimen.documents():
        node = graph.nodes[paper.id]
        assert (node["label"], node["volume"], node.get("form")) == (paper.id, paper.volume, paper.form)
        assert node.get("start") == iso(paper.date)
        assert node.get("heading", "") == " ".join((paper.heading or "").split())
    for source, target, edge in graph.edges(data=True):
        assert edge.get("start") == graph.nodes[source].get("start")
        assert set(edge["kinds"].split()) == kinds[source, target]


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
    for name, values in plain.nodes(data=True):
        same = graph.nodes[name]
        assert {key: same.get(key) for key in values if key != "start"} == {
            key: value for key, value in values.items() if key != "start"
        }
        assert same.get("start") == gexf.whole_day(values.get("start"))
    for source, target, values in plain.edges(data=True):
        same = graph.get_edge_data(source, target)
        same = same if "weight" in same else next(iter(same.values()))
        assert float(same["weight"]) == values["weight"]
        assert same.get("kinds") == values.get("kinds")
        assert same.get("start") == gexf.whole_day(values.get("start"))
        assert same.get("end") == gexf.whole_day(values.get("end"), last=True)


GRAPHOLOGY = Path(__file__).parents[2] / "build" / "graphology"


@pytest.mark.skipif(not (GRAPHOLOGY / "node_modules").is_dir(), reason="no graphology here; `make readers` brings it")
@pytest.mark.parametrize("of", ["letters", "citations"])
def test_what_gephi_lite_reads_with_finds_the_same(export: Export, of: str, tmp_path: Path) -> None:
    plain = read(export("graphml", of=of))
    files = [tmp_path / f"network.{form}" for form in ("graphml", "gexf")]
    for file in files:
        file.write_text(export(file.suffix[1:], of=of), "utf-8")
    done = subprocess.run(
        ["node", str(GRAPHOLOGY / "read.cjs"), *map(str, files)], capture_output=True, text=True, timeout=60, check=True
    )
    days = {"start", "end"}  # GEXF has attributes of its own for them, which Gephi reads and this reader does not
    for line, own in zip(done.stdout.splitlines(), (set[str](), days), strict=True):
        graph = json.loads(line)
        nodes = {
            name: {key: value for key, value in said.items() if key not in own} for name, said in plain.nodes.items()
        }
        assert dict(graph["nodes"]) == nodes
        assert {(source, target): said for source, target, said in graph["edges"]} == {
            pair: {key: value for key, value in said.items() if key not in own} for pair, said in plain.edges.items()
        }


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
