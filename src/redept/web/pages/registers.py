"""Registers: the persons and the offices of a corpus, and the papers of each one of them.

Both are one page: a list that words narrow, its numbers leading to the papers that they count.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from redept import pipeline
from redept.corpus import Reader
from redept.errors import UnknownDocument
from redept.finding_aids import offices as posts
from redept.finding_aids import people as persons
from redept.finding_aids.listed_persons import listed_persons
from redept.finding_aids.offices import OfficeHeld
from redept.finding_aids.people import PersonSeen
from redept.model import Entry, Record, encoding
from redept.web import addresses, wording
from redept.web.pages.page import card, turned
from redept.web.pages.picture import Cell, Choice, Row
from redept.web.pages.table import PAGE, Table, containing, span
from redept.web.room import Room, Shelf

One = TypeVar("One", bound=Record)


@dataclass(frozen=True)
class Line(Generic[One]):
    """One person or office: the key in its address, the record, its papers by what they have to do with it."""

    key: str
    record: One
    papers: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Register(Generic[One]):
    """What tells the two lists from one another; `roles` are the kinds of papers, as columns and in words."""

    name: str
    title: str
    asks: str
    lead: Callable[[int], str]
    roles: Mapping[str, str]
    look: Callable[[Room, Reader], tuple[Line[One], ...]]
    called: Callable[[One], str]
    words: Callable[[One], Iterable[str | None]]
    about: Callable[[One], tuple[Cell, ...]]
    heads: tuple[str, ...]
    ends: Callable[[One], tuple[Cell, ...]] = lambda record: ()
    last: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"/{self.name}"

    def address(self, key: str, role: str) -> str:
        """The address of the papers of one person or office."""
        return addresses.of_page(self.path, one=key, papers=role)


def register_page(
    kind: Register[One], room: Room, reader: Reader, words: str = "", start: int = 0, *, one: str = "", role: str = ""
) -> Table:
    """The list of a register, narrowed by words; or the papers of one of its lines."""
    if one:
        return papers_page(kind, room, reader, one, role, start)
    words = wording.one_line(words)[:200]
    found = [line for line in kind.look(room, reader) if containing(words, *kind.words(line.record))]
    shown = found[start : start + PAGE]
    columns = (*kind.heads, *(name.capitalize() for name in kind.roles), *kind.last)
    begin = len(kind.heads)
    return Table(
        title=kind.title,
        room=room.name,
        section="people",
        query=words,
        asks=kind.asks,
        lead=kind.lead(len(found)),
        others=OTHERS,
        columns=columns,
        figures=frozenset(range(begin, begin + len(kind.roles))),
        rows=tuple(row(kind, line) for line in shown),
        data={"total": len(found), kind.name: [encoding.plain(line.record) for line in shown]},
        **turned(lambda at: addresses.of_page(kind.path, q=words, start=at), start, PAGE, len(found)),
    )


OTHERS = (("/people", "Persons"), ("/offices", "Posts and offices"))
"""The registers, and the words that lead to each."""


def row(kind: Register[One], line: Line[One]) -> Row:
    """A line with its numbers, each leading to the papers that it counts."""
    about = kind.about(line.record)
    first = next((role for role in kind.roles if line.papers.get(role)), "")
    name = Cell(words=about[0].words, address=kind.address(line.key, first))
    counts: Row = tuple(counted(kind, line, role) for role in kind.roles)
    return name, *about[1:], *counts, *kind.ends(line.record)


def counted(kind: Register[One], line: Line[One], role: str) -> Cell:
    """A number of papers; none at all is left empty."""
    many = len(line.papers.get(role, ()))
    return Cell(words=f"{many:,}", address=kind.address(line.key, role), unseen=f" {role}") if many else Cell(words="")


def papers_page(kind: Register[One], room: Room, reader: Reader, key: str, role: str, start: int) -> Table:
    """The papers of one person or office, the oldest first."""
    line = next((line for line in kind.look(room, reader) if line.key == key), None)
    if line is None:
        raise UnknownDocument(f"nobody here is kept as {key[:200]}; look through the list")
    known = [name for name in kind.roles if line.papers.get(name)]
    role = role if role in known else known[0]
    entries = room.shelf(reader).entries
    found = sorted((entries[at] for at in line.papers[role]), key=lambda entry: (entry.date or "9", entry.id))
    shown = found[start : start + PAGE]
    called = kind.called(line.record)
    return Table(
        title=called,
        room=room.name,
        section="people",
        above=(kind.path, kind.title),
        lead=lead_of(kind, line),
        choices=tuple(
            Choice(
                words=kind.roles[name],
                address=kind.address(key, name),
                chosen=name == role,
                count=len(line.papers[name]),
            )
            for name in known
        ),
        columns=("Date", "What", "Paper"),
        rows=tuple(map(paper_row, shown)),
        data={
            "record": encoding.plain(line.record),
            "papers": role,
            "total": len(found),
            "documents": [card(entry).plain() for entry in shown],
        },
        **turned(lambda at: addresses.of_page(kind.path, one=key, papers=role, start=at), start, PAGE, len(found)),
    )


def lead_of(kind: Register[One], line: Line[One]) -> str:
    """What is known of one line, in a sentence."""
    cells = (*kind.about(line.record)[1:], *kind.ends(line.record))
    return wording.shortened(". ".join(cell.words for cell in cells if cell.words), 600)


def paper_row(entry: Entry) -> Row:
    """A paper with its day."""
    there = addresses.of_document(entry.id)
    words = wording.shortened(wording.one_line(entry.heading) or "Paper without a heading", 200)
    return Cell(words=wording.date_words(entry.date)), Cell(words=words, address=there), Cell(words=entry.id)


def placed(shelf: Shelf, roles: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    """The places of papers on the shelf by role; comes in as (role, paper)."""
    found: dict[str, dict[int, None]] = {}
    for role, document in roles:
        if document in shelf.place:
            found.setdefault(role, {})[shelf.place[document]] = None
    return {role: tuple(places) for role, places in found.items()}


# ---------------------------------------------------------------- persons


def everybody(room: Room, reader: Reader) -> tuple[Line[PersonSeen], ...]:
    """All persons with their papers, worked out once."""
    version = room.registered(reader) + identified(reader)
    return room.kept("people", version, lambda: tuple(look_at_persons(room, reader)))


def look_at_persons(room: Room, reader: Reader) -> Iterable[Line[PersonSeen]]:
    shelf = room.shelf(reader)
    known = pipeline.register_for(room.path)
    for key, record, rows in persons.with_mentions(shelf.entries, known, listed=listed_persons(reader)):
        yield Line(" ".join(key), record, placed(shelf, ((mention.role, mention.document) for mention in rows)))


def identified(reader: Reader) -> tuple[str, ...]:
    """What changes when somebody says that two entries of lists are one person, or are not."""
    judged = reader.rows("SELECT count(*), max(key), count(retired) FROM person_judgement")
    return tuple(map(str, *judged))


def about_person(one: PersonSeen) -> tuple[Cell, ...]:
    return Cell(words=one.name), Cell(words=wording.shortened("; ".join(one.offices[:4]), 160))


PERSONS: Register[PersonSeen] = Register(
    name="people",
    title="Persons",
    asks="Name or office has",
    lead=lambda many: (
        f"{wording.counted(many, 'person')} in headings, signatures and texts, those in most papers first. "
        "Two who share a surname are not one for that alone."
    ),
    roles={"wrote": "wrote", "received": "received", "signed": "signed", "named": "is named"},
    look=everybody,
    called=lambda one: one.name,
    words=lambda one: (one.name, *one.offices),
    about=about_person,
    heads=("Name", "Offices"),
    ends=lambda one: (span(one.first, one.last),),
    last=("Years",),
)


# ---------------------------------------------------------------- offices


def register_of(room: Room, reader: Reader) -> Any:
    """The register of office holders, read once."""
    return room.kept("register", room.registered(reader), lambda: pipeline.register_for(room.path))


def all_offices(room: Room, reader: Reader) -> tuple[Line[OfficeHeld], ...]:
    """All offices of headings with their papers, worked out once."""
    return room.kept("offices", room.registered(reader), lambda: tuple(look_at_offices(room, reader)))


def look_at_offices(room: Room, reader: Reader) -> Iterable[Line[OfficeHeld]]:
    shelf = room.shelf(reader)
    for record, rows in posts.with_papers(shelf.entries, register_of(room, reader)):
        sides = (
            (role, entry.id)
            for entry, party in rows
            for role, parties in (("sent", entry.sender), ("received", entry.recipient))
            if party in parties
        )
        yield Line(record.office, record, placed(shelf, sides))


def about_office(one: OfficeHeld) -> tuple[Cell, ...]:
    """An office with its holders."""
    holders = "; ".join(f"{holder.name}, {wording.days_words(holder.first, holder.last)}" for holder in one.holders[:6])
    more = f" and {len(one.holders) - 6} more" if len(one.holders) > 6 else ""
    return Cell(words=one.office), Cell(words=one.post or ""), Cell(words=holders + more)


OFFICES: Register[OfficeHeld] = Register(
    name="offices",
    title="Posts and offices",
    asks="Office, post or name has",
    lead=lambda many: (
        f"{wording.counted(many, 'office')} of headings, those with most papers first, with those who are "
        "named in them and the days from which and to which they are."
    ),
    roles={"sent": "sent", "received": "received"},
    look=all_offices,
    called=lambda one: one.office,
    words=lambda one: (one.office, one.post, *(holder.name for holder in one.holders)),
    about=about_office,
    heads=("Office", "Post", "Named in it"),
)
