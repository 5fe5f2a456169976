"""What papers are counted and narrowed by: year, form, parties, file class, volume, markings, statuses.

A trait is a field with a value of it; each has a number, so that those of thousands of hits are counted quickly. A
paper has a trait exactly where the search of that trait finds the paper.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redept.corpus import Reader, browsing
from redept.corpus.days import bounds
from redept.corpus.query import Term
from redept.corpus.values import agrees, folded, posts, recipients, senders
from redept.model import Entry
from redept.model.reference import STATUSES
from redept.web import wording
from redept.web.room import Room, Shelf

YEAR, FORM, FROM, TO, CLASS, VOLUME = "Year", "Form", "From", "To", "File class", "Volume"
MARKED, REFERENCES = "Marked", "References"

FIELD_OF = {"from": FROM, "to": TO, "form": FORM, "marking": MARKED, "status": REFERENCES}
"""Fields of a query that traits answer, where a whole value, a marking or a status is asked for."""

FILE_CLASS = re.compile(r"(?:[0-9]{2,3}[A-Z]?|[A-Z]{2,5})(?![0-9A-Z])")

Trait = tuple[str, str]


@dataclass(frozen=True)
class Fixed:
    """The traits of all papers that stay while no papers come: by place on the shelf their numbers."""

    all: list[Trait]
    numbers: dict[Trait, int]
    of: list[tuple[int, ...]]
    posts: frozenset[int]


@dataclass(frozen=True)
class Traits:
    """All traits by number, and for each place on the shelf those of the paper and of its references."""

    fixed: Fixed
    statuses: list[tuple[int, ...]]

    def meant(self, term: Term) -> frozenset[int] | None:
        """The traits of which a paper must have one to be found by a term; None for terms that ask for others."""
        field = FIELD_OF.get(term.field or "")
        if field is None or not (term.whole or field in (MARKED, REFERENCES)):
            return None
        if term.whole or field == REFERENCES:
            number = self.fixed.numbers.get((field, folded(term.words)))
            return frozenset(() if number is None else (number,))
        known = enumerate(self.fixed.all)
        return frozenset(
            number
            for number, (name, words) in known
            if name == MARKED and agrees(words, term.words, whole=False, prefix=term.prefix)
        )

    def narrowed(self, places: Iterable[int], meant: frozenset[int]) -> list[int]:
        """The places of papers that have one of these traits."""
        listed = self.statuses if any(one < len(STATUSES) for one in meant) else self.fixed.of
        return [at for at in places if not meant.isdisjoint(listed[at])]


class Register:
    """Gives traits their numbers; the statuses have the first."""

    def __init__(self) -> None:
        self.all: list[Trait] = [(REFERENCES, status) for status in STATUSES]
        self.numbers: dict[Trait, int] = {trait: number for number, trait in enumerate(self.all)}

    def number(self, field: str, words: str) -> int:
        """The number of a trait; a value in other letters is the same, shown as it first came."""
        key = (field, folded(words))
        if key not in self.numbers:
            self.numbers[key] = len(self.all)
            self.all.append((field, wording.one_line(words)))
        return self.numbers[key]


def traits(room: Room, reader: Reader) -> Traits:
    """The traits of all papers; after a change only what was decided anew is read again."""
    shelf = room.shelf(reader)
    fixed = room.kept("traits", room.now(reader), lambda: fixed_traits(reader, shelf))
    return room.once("statuses", reader, lambda: Traits(fixed, statuses(room, reader, shelf)))


def fixed_traits(reader: Reader, shelf: Shelf) -> Fixed:
    """What cards and markings say, in the order of the shelf."""
    register = Register()
    marked = dict(browsing.markings(reader))
    sites: set[int] = set()
    of = []
    for entry, key in zip(shelf.entries, shelf.keys, strict=True):
        here = [*values_of(entry), *((MARKED, words) for words in marked.get(key, ()))]
        of.append(tuple({register.number(field, words): None for field, words in here if folded(words)}))
        sites.update(register.number(FROM, post) for post in posts(entry.numbers, sent=True))
        sites.update(register.number(TO, post) for post in posts(entry.numbers, sent=False))
    return Fixed(register.all, register.numbers, of, frozenset(sites))


def values_of(entry: Entry) -> Iterator[Trait]:
    """What a card has in each field by which hits are counted."""
    yield from ((YEAR, year) for year in years_of(entry))
    if entry.form:
        yield FORM, entry.form
    yield from ((FROM, words) for words in senders(entry))
    yield from ((TO, words) for words in recipients(entry))
    if found := FILE_CLASS.match((entry.file_number or "").upper()):
        yield CLASS, found[0]
    if entry.volume:
        yield VOLUME, entry.volume


def years_of(entry: Entry) -> Iterable[str]:
    """The years in which a paper may be dated, as a search by year finds it."""
    if (days := bounds(entry.date)) is None:
        return ()
    first, last = (int(day[:4]) for day in days)
    return [f"{year:04}" for year in range(first, last + 1)]


def statuses(room: Room, reader: Reader, shelf: Shelf) -> list[tuple[int, ...]]:
    """The statuses of each paper's references, in the order of the shelf."""
    known = room.decisions_seen
    found: list[tuple[int, ...]] = [() for _ in shelf.entries]
    for document, digest in browsing.decision_digests(reader):
        at = shelf.place.get(document)
        if at is None:
            continue
        if known.get(document, (b"", ()))[0] != digest:
            here = {decided.status for _, decided in reader.decided(document).values()}
            known[document] = (digest, tuple(n for n, status in enumerate(STATUSES) if status in here))
        found[at] = known[document][1]
    return found
