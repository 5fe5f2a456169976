"""Which papers a query finds, in the room: what traits answer is not asked of the database.

The database would open every paper's record to learn its markings or what became of its references.
"""

from collections.abc import Iterable

from redept.corpus import Reader, browsing
from redept.corpus.query import All, Not, Some, Term, Tree, read_query
from redept.model import Entry
from redept.web.room import Room
from redept.web.traits import Traits, traits


def places_found(room: Room, reader: Reader, tree: Tree, *, by_date: bool = False) -> list[int]:
    """The places on the shelf of all hits, the best first."""
    parts = tree.of if isinstance(tree, All) else (tree,)
    known = traits(room, reader)
    rest = tuple(part for part in parts if not asks_traits(known, part))
    if rest:
        found = from_database(room, reader, All(of=rest) if len(rest) > 1 else rest[0], by_date=by_date)
    else:
        found = list(room.shelf(reader).oldest_first)
    for part in parts:
        if asks_traits(known, part):
            kept = Sieve(room, reader, known).keeps(part)
            found = [at for at in found if at in kept]
    return found


def entries_found(room: Room, reader: Reader, query: str) -> list[Entry]:
    """The cards of all papers that a query finds, in the order of the shelf; all where there is none."""
    entries = room.shelf(reader).entries
    return [entries[at] for at in sorted(places_found(room, reader, read_query(query)))] if query else list(entries)


def from_database(room: Room, reader: Reader, tree: Tree, *, by_date: bool = False) -> list[int]:
    """The places of the hits of a query that the database answers alone."""
    rows = room.shelf(reader).rows
    return [rows[key] for key in browsing.ranked_rows(reader, tree, by_date=by_date) if key in rows]


def asks_traits(known: Traits, tree: Tree) -> bool:
    """Whether traits answer a part of a query, or a part of that part."""
    if isinstance(tree, Term):
        return known.meant(tree) is not None
    return any(asks_traits(known, part) for part in inside(tree))


def inside(tree: Tree) -> Iterable[Tree]:
    if isinstance(tree, Term):
        return ()
    return (tree.of,) if isinstance(tree, Not) else tree.of


class Sieve:
    """Which places a part of a query keeps, worked out from the sets of its parts."""

    def __init__(self, room: Room, reader: Reader, known: Traits) -> None:
        self.room, self.reader, self.known = room, reader, known

    def keeps(self, tree: Tree) -> set[int]:
        """The places that a part of a query keeps."""
        if not asks_traits(self.known, tree):
            return set(from_database(self.room, self.reader, tree))
        if isinstance(tree, Not):
            return set(range(len(self.known.statuses))) - self.keeps(tree.of)
        if isinstance(tree, (All, Some)):
            sets = [self.keeps(part) for part in tree.of]
            return set.union(*sets) if isinstance(tree, Some) else set.intersection(*sets)
        meant = self.known.meant(tree) or frozenset()
        return set(self.known.narrowed(range(len(self.known.statuses)), meant))
