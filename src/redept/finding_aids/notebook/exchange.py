"""An exchange in the order of its days, with what answers what."""

from collections.abc import Iterable
from html import escape
from typing import Any

from redept.finding_aids import thread as threads
from redept.finding_aids.notebook.table import Table
from redept.finding_aids.tables import Row, text


class Exchange(tuple[threads.Paper, ...]):
    """The papers of a thread by date, as `redept thread` lists them; a notebook shows them with their links."""

    __slots__ = ()

    def __new__(cls, papers: Iterable[threads.Paper]) -> "Exchange":
        return super().__new__(cls, tuple(papers))

    def __repr__(self) -> str:
        return f"<an exchange of {len(self)} papers: {', '.join(one.id for one in self)}>"

    def _repr_html_(self) -> str:
        rows = "".join(map(shown, self))
        return f'<table><tr><th>date</th><th>paper</th><th style="text-align:left">says</th></tr>{rows}</table>'

    def links(self) -> Table:
        """What cites, answers or follows what, a row a link."""
        columns = (
            text("document", "the paper that says so"),
            text("relation", "answers, continues, cites ..."),
            text("to", "the other paper"),
            text("words", "the words that say so"),
            text("because", "the reasons; several are parted by a semicolon"),
        )
        rows: list[Row] = [
            (one.id, link.relation, link.to, link.text, "; ".join(link.because)) for one in self for link in one.links
        ]
        return Table("links", columns, rows)


def shown(one: Any) -> str:
    """A paper of the exchange as a row."""
    left = 'style="text-align:left;vertical-align:top"'
    said = "<br>".join(
        f"{escape(link.relation)} <b>{escape(link.to)}</b>: “{escape(' '.join((link.text or '').split()))}”"
        for link in one.links
    )
    name = f"wanted: {one.id}" if one.wanted else one.id
    asked = f"<b>{escape(name)}</b>" if one.steps == 0 else escape(name)
    heading = escape(" ".join((one.heading or one.form or "").split()))
    cells = (escape(one.date or "undated"), f"{asked}<br>{heading}", said)
    return f"<tr>{''.join(f'<td {left}>{words}</td>' for words in cells)}</tr>"
