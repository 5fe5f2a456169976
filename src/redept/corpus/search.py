"""Searching: a query as a condition on documents, and pages of hits with the words around them."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from html import escape

from redept.corpus import packing
from redept.corpus.context import snippets
from redept.corpus.days import bounds
from redept.corpus.packing import unpack
from redept.corpus.query import COLUMN_OF, All, Not, Some, Term, Tree, as_match, read_query, text_terms
from redept.corpus.words import COLUMNS
from redept.errors import QueryError
from redept.model import Record

Condition = tuple[str, tuple[object, ...]]

WEIGHTS = ", ".join("4.0" if column == "heading" else "1.0" for column in COLUMNS)
OLDEST_FIRST = "first_day IS NULL, first_day, date"
DASHES = re.compile("[\u2010-\u2015\u2212]")


class Hit(Record, frozen=True, kw_only=True):
    """A document that a search found; `snippet` are the words around the first hit, "" where only fields agree."""

    id: str
    date: str | None
    heading: str | None
    snippet: str


class Hits(Record, frozen=True, kw_only=True):
    """A page of hits; `total` counts all documents that the search finds."""

    total: int
    hits: tuple[Hit, ...]

    def _repr_html_(self) -> str:
        """As a notebook shows them."""
        rows = ((hit.id, hit.date or "undated", hit.heading or "", hit.snippet) for hit in self.hits)
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table><caption>{len(self.hits):,} of {self.total:,} documents</caption>{body}</table>"


def condition(query: str) -> Condition:
    """A query as a condition on rows of the table `document`, with its values."""
    return condition_of(read_query(query))


def hits(connection: sqlite3.Connection, query: str, limit: int, offset: int, *, by_date: bool = False) -> Hits:
    """A page of hits: the best first where words are looked for, else, or where `by_date`, the oldest first."""
    tree = read_query(query)
    found = ranked(connection, tree, by_date=by_date)
    return Hits(total=len(found), hits=tuple(page(connection, tree, found[offset : offset + limit])))


def ranked(connection: sqlite3.Connection, tree: Tree, *, by_date: bool = False) -> list[int]:
    """Row numbers of all documents that a query finds, in the order of `hits`."""
    match, rest = ranked_part(tree)
    if match is None:
        where, values = condition_of(tree)
        found, order = "document", OLDEST_FIRST
    else:
        where, values = joined([("words MATCH ?", (match,)), *map(condition_of, rest)], " AND ")
        found, order = "words JOIN document ON document.key = words.rowid", f"bm25(words, {WEIGHTS})"
        order = OLDEST_FIRST if by_date else order
    rows = connection.execute(f"SELECT key FROM {found} WHERE {where} ORDER BY {order}, volume, sequence, id", values)
    return [key for (key,) in rows]


def page(connection: sqlite3.Connection, tree: Tree, keys: Sequence[int]) -> Iterator[Hit]:
    """The documents of these row numbers as hits, each with the words around what was looked for."""
    marks = ", ".join("?" * len(keys))
    cards = dict(connection.execute(f"SELECT key, entry FROM document WHERE key IN ({marks})", keys))
    shown = snippets(connection, tree, keys)
    for key in keys:
        card = unpack(packing.ENTRY, cards[key])
        yield Hit(id=card.id, date=card.date, heading=card.heading, snippet=shown.get(key, ""))


def ranked_part(tree: Tree) -> tuple[str | None, Sequence[Tree]]:
    """The part of a query by which hits are ranked, as an expression of the index, and the conditions besides."""
    if not any(text_terms(tree)):
        return None, ()
    if not isinstance(tree, All):
        return as_match(tree), ()
    matches = [(part, as_match(part)) for part in tree.of]
    known = [match for _, match in matches if match is not None]
    if not known:
        return None, ()
    return " AND ".join(known), [part for part, match in matches if match is None]


def condition_of(tree: Tree) -> Condition:
    """A condition on rows of the table `document`."""
    match = as_match(tree)
    if match is not None:
        return "document.key IN (SELECT rowid FROM words WHERE words MATCH ?)", (match,)
    if isinstance(tree, Not):
        where, values = condition_of(tree.of)
        return f"NOT {where}", values
    if isinstance(tree, Term):
        return FIELD_CONDITIONS[tree.field or ""](tree)
    return joined([condition_of(part) for part in tree.of], " OR " if isinstance(tree, Some) else " AND ")


def joined(conditions: Sequence[Condition], word: str) -> Condition:
    """Conditions as one."""
    where = word.join(where for where, _ in conditions)
    return f"({where})", tuple(value for _, values in conditions for value in values)


# ---------------------------------------------------------------- fields that the index does not hold


def in_file(term: Term) -> Condition:
    """A file number, or its beginning up to a stroke, dash or space: file:711.62114 finds 711.62114/9-2444.

    What begins with the number stands, in the order of letters, between it and it with the last of all letters behind.
    """
    number = DASHES.sub("-", " ".join(term.words.lower().split()))
    begins = (
        "ifnull(file_number, '') COLLATE NOCASE >= ? AND ifnull(file_number, '') COLLATE NOCASE < ?",
        (number, number + LAST_LETTER),
    )
    if term.prefix:
        return joined([begins], "")
    ends = ("substr(file_number, ?, 1) NOT GLOB '[0-9A-Za-z]'", (len(number) + 1,))
    return joined([begins, ends], " AND ")


LAST_LETTER = "\U0010ffff"


def in_volume(term: Term) -> Condition:
    """A volume by its id, or by the beginning of it where a star follows."""
    name = term.words.lower()
    if term.prefix:
        return "(lower(substr(ifnull(volume, ''), 1, ?)) = ?)", (len(name), name)
    return "(lower(ifnull(volume, '')) = ?)", (name,)


def after(term: Term) -> Condition:
    """Documents that may be of this day, month, year or hour, or later; those without a date are not found."""
    day, hour = day_and_hour(term)
    if not hour:
        return "(ifnull(last_day, '') >= ?)", (day,)
    same_day = f"(ifnull(last_day, '') = ? AND NOT ({HAS_HOUR} AND {HOUR} < ?))"
    return f"(ifnull(last_day, '') > ? OR {same_day})", (day, day, hour)


def before(term: Term) -> Condition:
    """Documents that may be earlier than this day, month, year or hour; those without a date are not found."""
    day, hour = day_and_hour(term)
    if not hour:
        return "(ifnull(first_day, '9999') < ?)", (day,)
    same_day = f"(ifnull(first_day, '9999') = ? AND NOT ({HAS_HOUR} AND {HOUR} >= ?))"
    return f"(ifnull(first_day, '9999') < ? OR {same_day})", (day, day, hour)


HAS_HOUR = "substr(ifnull(date, ''), 11, 1) = 'T'"
HOUR = "substr(ifnull(date, ''), 12, 5)"
"""The hour of a card as its paper has it, in the sender's own time or in that of Greenwich."""


def day_and_hour(term: Term) -> tuple[str, str]:
    """The first day of a date in a query and its hour, "" where it has none; QueryError where it is no date."""
    written = WRITTEN_DATE.fullmatch(term.words)
    found = bounds(written["day"]) if written else None
    if written is None or found is None or term.prefix or (written["hour"] and len(written["day"]) < 10):
        raise QueryError(
            f"character {term.at}: {term.field}:{term.words} is no date; write a year, month or day as 1944, 1944-09 "
            "or 1944-09-24, an hour as 1944-09-24T20:00"
        )
    hour = written["hour"]
    return found[0], f"{hour}:{written['minute'] or '00'}" if hour else ""


WRITTEN_DATE = re.compile(
    r"(?P<day>[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?)"
    r"(?:T(?P<hour>[01][0-9]|2[0-4])(?::?(?P<minute>[0-5][0-9]))?)?"
)


def names_entry(term: Term) -> Condition:
    """Papers that name a person of a volume's list: names:frus1958-60v08/p_DJF1."""
    return "(document.key IN (SELECT document FROM named_entry WHERE entry = ?))", (term.words,)


def whole_party(term: Term) -> Condition:
    """A sender or recipient by the whole name, office or post; the index first narrows to those that have the words."""
    column = COLUMN_OF[term.field or ""]
    match = f'{column} : "{term.words}"'
    return (
        "(document.key IN (SELECT rowid FROM words WHERE words MATCH ?) AND is_party(document.entry, ?, ?))",
        (match, term.field, term.words),
    )


def whole_form(term: Term) -> Condition:
    """Papers of this form and no other that has its words."""
    return "(is_form(document.form, ?))", (term.words,)


def marked(term: Term) -> Condition:
    """Papers with a marking: marking:secret finds Top Secret too, marking:=secret does not."""
    record = "SELECT paper.record FROM paper WHERE paper.document = document.key"
    return f"(is_marked(({record}), ?, ?, ?))", (term.words, term.whole, term.prefix)


def of_status(term: Term) -> Condition:
    """Papers of which some reference has this status."""
    here = "decision.document = document.id AND has_status(decision.digest, decision.record, ?)"
    return f"EXISTS (SELECT 1 FROM decision WHERE {here})", (term.words,)


FIELD_CONDITIONS: dict[str, Callable[[Term], Condition]] = {
    "file": in_file,
    "volume": in_volume,
    "names": names_entry,
    "from": whole_party,
    "to": whole_party,
    "form": whole_form,
    "marking": marked,
    "status": of_status,
    "after": after,
    "before": before,
}
