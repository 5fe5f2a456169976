"""What papers are counted by that their cards do not say: how they are marked, and what became of their references."""

from collections.abc import Iterator
from dataclasses import dataclass

from redept.corpus import Reader, browsing
from redept.model import Document, Interpretation, Reference, Resolution, Wanted
from redept.model.reference import STATUSES
from redept.model.statement import Findings
from redept.web.room import Room, Shelf, Trait

Found = tuple[Reference, Interpretation | None, Resolution | None]

MARKED, REFERENCES = "Marked", "References"


@dataclass(frozen=True)
class Traits:
    """For each place on the shelf its marking, and the statuses that some reference of it has."""

    marked: list[tuple[Trait, ...]]
    statuses: list[tuple[Trait, ...]]


def traits(room: Room, reader: Reader) -> Traits:
    """The traits of all papers; after a change only what was decided anew is read again."""
    shelf = room.shelf(reader)
    marked = room.kept("markings", room.now(reader), lambda: markings(reader, shelf))
    return room.once("statuses", reader, lambda: Traits(marked, statuses(room, reader, shelf)))


def markings(reader: Reader, shelf: Shelf) -> list[tuple[Trait, ...]]:
    """The classification of each paper, in the order of the shelf."""
    found: list[tuple[Trait, ...]] = [() for _ in shelf.entries]
    same: dict[str, tuple[Trait, ...]] = {}
    for document in reader.documents():
        if document.classification and document.id in shelf.place:
            words = " ".join(document.classification.split())
            found[shelf.place[document.id]] = same.setdefault(words.lower(), ((MARKED, words),))
    return found


def statuses(room: Room, reader: Reader, shelf: Shelf) -> list[tuple[Trait, ...]]:
    """The statuses of each paper's references, in the order of the shelf."""
    known = room.decisions_seen
    found: list[tuple[Trait, ...]] = [() for _ in shelf.entries]
    for document, digest in browsing.decision_digests(reader):
        at = shelf.place.get(document)
        if at is None:
            continue
        if known.get(document, (b"", ()))[0] != digest:
            here = {decided.status for _, decided in reader.decided(document).values()}
            known[document] = (digest, tuple((REFERENCES, status) for status in STATUSES if status in here))
        found[at] = known[document][1]
    return found


class Chosen(Reader):
    """A reader that gives, of all papers that a query finds, only those chosen: what an export of hits reads."""

    def __init__(self, reader: Reader, chosen: set[str]) -> None:
        super().__init__(reader.path, reader.connection)
        self.chosen = chosen

    def documents(self, query: str | None = None) -> Iterator[Document]:
        return (one for one in super().documents(query) if one.id in self.chosen)

    def ids(self, query: str | None = None) -> Iterator[str]:
        return (one for one in super().ids(query) if one in self.chosen)

    def findings(self, query: str | None = None) -> Iterator[tuple[str, Findings]]:
        return (one for one in super().findings(query) if one[0] in self.chosen)

    def wanted(self) -> Iterator[Wanted]:
        for one in super().wanted():
            if any(reference.partition("@")[0] in self.chosen for reference in one.cited_by):
                yield one

    def decided_references(self, query: str | None = None) -> Iterator[list[Found]]:
        return (one for one in super().decided_references(query) if one and one[0][0].document in self.chosen)
