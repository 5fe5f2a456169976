"""`graphml`: networks for Gephi, Cytoscape, igraph and networkx; `--of letters` or `--of citations`.

`letters`: nodes are those who write and receive, named as the headings name them; an edge goes from sender to
recipient, `weight` is the number of papers, `start` and `end` are the first and last day. `citations`: nodes are
documents with their `start` day; an edge goes from the citing document to the one it cites, `weight` is the number of
its references that were resolved to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports.xml_text import attributes, words
from redept.finding_aids import citing
from redept.finding_aids.correspondents import Exchange, pairs
from redept.finding_aids.days import iso
from redept.model import Entry

Values = dict[str, str | int | None]

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
)
TAIL = ("</graph>", "</graphml>")

LETTERS = {"node": ("label", "kind"), "edge": ("weight", "start", "end")}
CITATIONS = {
    "node": ("label", "volume", "form", "start", "heading"),
    "edge": ("weight", "start", "kinds"),
}


class Pen(Protocol):
    """How a network is written: its beginning, nodes before edges, its end."""

    def opening(self, keys: dict[str, tuple[str, ...]]) -> Iterator[str]: ...
    def node(self, identity: str, values: Values) -> str: ...
    def edge(self, source: str, target: str, values: Values) -> str: ...
    def closing(self) -> Iterator[str]: ...


def lines(reader: Reader, query: str | None, of: str, pen: Pen | None = None) -> Iterator[str]:
    """The network of this kind, as GraphML unless there is another pen; RedeptError where there is none such."""
    if of not in NETWORKS:
        raise RedeptError(f"{of}: there is no such network; choose one of {', '.join(NETWORKS)}")
    return NETWORKS[of](reader, query, pen or GraphML())


class GraphML:
    """Nodes and edges as GraphML has them, all that they say as `data`."""

    def opening(self, keys: dict[str, tuple[str, ...]]) -> Iterator[str]:
        """The beginning of a file, with what its nodes and edges say."""
        yield from HEAD
        for where, names in keys.items():
            for name in names:
                kind = "double" if name == "weight" else "string"
                yield f'<key id="{where}.{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>'
        yield '<graph id="redept" edgedefault="directed">'

    def node(self, identity: str, values: Values) -> str:
        return f"<node{attributes(id=identity)}>{data('node', values)}</node>"

    def edge(self, source: str, target: str, values: Values) -> str:
        return f"<edge{attributes(source=source, target=target)}>{data('edge', values)}</edge>"

    def closing(self) -> Iterator[str]:
        yield from TAIL


def data(where: str, values: Values) -> str:
    return "".join(
        f'<data key="{where}.{name}">{words(str(value))}</data>' for name, value in values.items() if value is not None
    )


# ---------------------------------------------------------------- who wrote to whom


def letters(reader: Reader, query: str | None, pen: Pen) -> Iterator[str]:
    """Who wrote to whom, how often, from when to when."""
    kinds: dict[str, str] = {}
    exchanges: dict[tuple[str, str], Exchange] = {}
    for document in reader.documents(query):
        for pair in pairs(document, kinds):
            exchanges.setdefault(pair, Exchange()).take(iso(document.date))
    yield from pen.opening(LETTERS)
    for label, kind in kinds.items():
        yield pen.node(label, {"label": label, "kind": kind})
    for (sender, recipient), one in exchanges.items():
        yield pen.edge(sender, recipient, {"weight": one.weight, "start": one.start, "end": one.end})
    yield from pen.closing()


# ---------------------------------------------------------------- what cites what


def citations(reader: Reader, query: str | None, pen: Pen) -> Iterator[str]:
    """Documents and the resolved references between them; a document cited from among those found is there too."""
    yield from pen.opening(CITATIONS)
    chosen = set(reader.ids(query))
    cited: set[str] = set()
    dates: dict[str, str | None] = {}
    for found in reader.decided_references(query):
        cited.update(decided.target for _, _, decided in found if decided and decided.target)
    for entry in reader.entries():
        if entry.id in chosen or entry.id in cited:
            dates[entry.id] = iso(entry.date)
            yield pen.node(entry.id, about(entry))
    for found in reader.decided_references(query):
        yield from edges(found, dates, pen)
    yield from pen.closing()


def about(entry: Entry) -> Values:
    heading = " ".join((entry.heading or "").split()) or None
    return {
        "label": entry.id,
        "volume": entry.volume,
        "form": entry.form,
        "start": iso(entry.date),
        "heading": heading,
    }


def edges(found: Iterable[citing.Found], dates: dict[str, str | None], pen: Pen) -> Iterator[str]:
    """The edges of one citing document, one for each document that it cites."""
    weights: Counter[tuple[str, str]] = Counter()
    kinds: dict[tuple[str, str], dict[str, None]] = {}
    for reference, _, decided in found:
        if decided and decided.target:
            pair = reference.document, decided.target
            weights[pair] += 1
            kinds.setdefault(pair, {})[reference.kind] = None
    for (source, target), weight in weights.items():
        said = " ".join(kinds[source, target])
        yield pen.edge(source, target, {"weight": weight, "start": dates.get(source), "kinds": said})


NETWORKS = {"letters": letters, "citations": citations}
