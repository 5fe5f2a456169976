"""A table that shows itself, and goes on to pandas or Arrow."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.finding_aids import tables
from redept.finding_aids.arrow import arrow_table
from redept.finding_aids.correspondents import Exchange, pairs
from redept.finding_aids.days import iso
from redept.finding_aids.tables import Column, Row, Value, text, whole

SHOWN = 20
"""Rows that a notebook shows; the others are there all the same."""
LONGEST = 160
"""Letters of a cell that are shown."""


class Table(Sequence[dict[str, Value]]):
    """Rows with named columns: `table[3]` is a row, `table["date"]` a column; iterating gives the rows as dicts.

    `columns` say the type and the meaning of each (`table.columns[0].meaning`).

    >>> letters = corpus.table("documents", "from:moscow")
    >>> letters.to_pandas().groupby("form").size()
    """

    def __init__(self, name: str, columns: tuple[Column, ...], rows: list[Row]) -> None:
        self.name, self.columns, self.rows = name, columns, rows
        self.names = tuple(column.name for column in columns)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, str):
            if at not in self.names:
                raise KeyError(f"{at}: no column of {self.name}; it has {', '.join(self.names)}")
            place = self.names.index(at)
            return [row[place] for row in self.rows]
        if isinstance(at, slice):
            return Table(self.name, self.columns, self.rows[at])
        return dict(zip(self.names, self.rows[at], strict=True))

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.names, row, strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self.rows):,} rows of {', '.join(self.names)}>"

    def _repr_html_(self) -> str:
        head = "".join(
            f'<th title="{escape(column.meaning)}" style="text-align:left">{escape(column.name)}</th>'
            for column in self.columns
        )
        body = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in self.rows[:SHOWN])
        more = f"<p>{SHOWN} of {len(self.rows):,} rows</p>" if len(self.rows) > SHOWN else ""
        return f"<table><caption>{escape(self.name)}</caption><tr>{head}</tr>{body}</table>{more}"

    def to_pandas(self) -> Any:
        """The table as a pandas DataFrame; RedeptError where pandas is not there."""
        try:
            import pandas
        except ImportError:
            raise RedeptError("to_pandas needs pandas; `pip install pandas` brings it") from None
        types = {"text": "object", "whole": "Int64", "real": "float64", "truth": "boolean"}
        return pandas.DataFrame(
            {
                column.name: pandas.Series(self[column.name], dtype=types[column.type], name=column.name)
                for column in self.columns
            }
        )

    def to_arrow(self) -> Any:
        """The table as a pyarrow Table, the meaning of each column in its field; RedeptError where pyarrow is not
        there."""
        return arrow_table(self.columns, self.rows)


def cell(value: Value) -> str:
    """A value in a cell, cut where it is long."""
    words = "" if value is None else str(value)
    shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return f'<td style="text-align:left">{escape(shown)}</td>'


def table(reader: Reader, name: str, query: str | None = None) -> Table:
    """A table of `redept export --to csv` by its name; RedeptError where there is none of that name."""
    known = {one.name: one for one in (*tables.TABLES, tables.TEXTS)}
    if name not in known:
        raise RedeptError(f"{name}: no table of that name; there is {', '.join(known)}")
    if name == tables.TEXTS.name:
        rows: list[Row] = [(one.id, one.text) for one in reader.documents(query)]
    else:
        rows = [row for of, row in tables.rows(reader, query) if of == name]
    return Table(name, known[name].columns, rows)


CORRESPONDENCE = (
    text("sender", "who sent: a person by name, else the office"),
    text("recipient", "who received"),
    whole("papers", "how many papers went that way"),
    text("first", "day of the first"),
    text("last", "day of the last"),
)


def correspondence(reader: Reader, query: str | None = None) -> Table:
    """Who wrote to whom, how often, from when to when; those who wrote most first."""
    kinds: dict[str, str] = {}
    ways: dict[tuple[str, str], Exchange] = {}
    for document in reader.documents(query):
        for pair in pairs(document, kinds):
            ways.setdefault(pair, Exchange()).take(iso(document.date))
    rows: list[Row] = [(*pair, way.weight, way.start, way.end) for pair, way in ways.items()]
    return Table("correspondence", CORRESPONDENCE, sorted(rows, key=lambda row: (-int(row[2] or 0), row[:2])))
