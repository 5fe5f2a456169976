"""`gexf`: the networks of `graphml` as Gephi's own format, whose timeline it reads; `--of letters` or `--of citations`.

Days are whole ones here: where only a month or a year is known, it begins with its first day and ends with its last.
"""

from calendar import monthrange
from collections.abc import Iterator

from redept.corpus import Reader
from redept.exports import graphml
from redept.exports.graphml import Values
from redept.exports.xml_text import attributes
from redept.finding_aids.days import parts_of

OWN = frozenset(["label", "weight", "start", "end"])
"""What GEXF has attributes of its own for."""


def lines(reader: Reader, query: str | None, of: str) -> Iterator[str]:
    """The network of this kind; RedeptError where there is none such."""
    return graphml.lines(reader, query, of, Gexf())


class Gexf:
    """Nodes and edges as GEXF has them, with the days between which they stand."""

    def __init__(self) -> None:
        self.edges = 0

    def opening(self, keys: dict[str, tuple[str, ...]]) -> Iterator[str]:
        """The beginning of a file, with what its nodes and edges say."""
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
        yield '<graph mode="dynamic" timeformat="date" defaultedgetype="directed">'
        for where, names in keys.items():
            yield f'<attributes class="{where}" mode="static">'
            for name in names:
                if name not in OWN:
                    yield f'<attribute id="{name}" title="{name}" type="string"/>'
            yield "</attributes>"
        yield "<nodes>"

    def node(self, identity: str, values: Values) -> str:
        return f"<node{attributes(id=identity, label=text(values, 'label'), **days(values))}>{said(values)}</node>"

    def edge(self, source: str, target: str, values: Values) -> str:
        self.edges += 1
        before = "</nodes><edges>" if self.edges == 1 else ""
        names = {"source": source, "target": target, "weight": text(values, "weight"), **days(values)}
        return f"{before}<edge{attributes(id=str(self.edges), **names)}>{said(values)}</edge>"

    def closing(self) -> Iterator[str]:
        yield "</edges>" if self.edges else "</nodes><edges></edges>"
        yield "</graph></gexf>"


def text(values: Values, name: str) -> str | None:
    return None if values.get(name) is None else str(values[name])


def said(values: Values) -> str:
    """What GEXF has no attribute of its own for."""
    known = [(name, str(value)) for name, value in values.items() if name not in OWN and value is not None]
    inside = "".join(f"<attvalue{attributes(**{'for': name, 'value': value})}/>" for name, value in known)
    return f"<attvalues>{inside}</attvalues>" if inside else ""


def days(values: Values) -> dict[str, str | None]:
    """First and last day."""
    return {"start": whole_day(text(values, "start")), "end": whole_day(text(values, "end"), last=True)}


def whole_day(written: str | None, *, last: bool = False) -> str | None:
    """The first or last day of a month or a year; a day as it is."""
    parts = parts_of(written)
    if not parts:
        return None
    year, month, day = (*parts, 0, 0)[:3]
    month = month or (12 if last else 1)
    return f"{year:04}-{month:02}-{day or (monthrange(year, month)[1] if last else 1):02}"
