"""The strip above a paper: what it answers, and what answers it."""

from collections.abc import Iterator
from dataclasses import dataclass

from redept.corpus import Reader
from redept.finding_aids import thread
from redept.web import addresses, wording
from redept.web.pages.page import Card, card
from redept.web.room import Room, Shelf

SAID = {"answers": "Answers", "takes up": "Takes up", "follows": "Follows"}
HEARD = {"answers": "Answered by", "takes up": "Taken up by", "follows": "Followed by"}
"""What a paper says of others, and what others say of it; mere citations stand elsewhere on the page."""

MOST = 4


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A paper of the exchange, or a wanted one, which has no card; `quote` are the words that name it."""

    address: str
    card: Card | None
    words: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class Relation:
    """All papers that stand in one relation to the paper of the page."""

    name: str
    papers: tuple[Neighbour, ...]
    more: int


def exchange(room: Room, reader: Reader, document: str) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
    """What a paper answers, takes up and follows; and what answers, takes up and follows it."""
    shelf = room.shelf(reader)
    found = thread.thread(reader, document, steps=1, wanted=room.wanted(reader))
    by_id = {one.id: one for one in found}
    before: dict[str, list[Neighbour]] = {}
    after: dict[str, list[Neighbour]] = {}
    for paper in found:
        for link in paper.links:
            if paper.id == document and link.relation in SAID and link.to in by_id:
                before.setdefault(link.relation, []).append(neighbour(by_id[link.to], link, shelf))
            elif link.to == document and link.relation in HEARD:
                after.setdefault(link.relation, []).append(neighbour(paper, link, shelf))
    return tuple(relations(before, SAID)), tuple(relations(after, HEARD))


def neighbour(paper: thread.Paper, link: thread.Link, shelf: Shelf) -> Neighbour:
    """A paper at the other end of a link."""
    entry = shelf.get(paper.id)
    number = " ".join(filter(None, ((paper.form or "paper").capitalize(), paper.number)))
    way = wording.way_words(paper.from_, paper.to)
    return Neighbour(
        address=addresses.of_document(entry.id) if entry else addresses.of_wanted(paper.id),
        card=card(entry) if entry else None,
        words=", ".join(filter(None, (number, way, wording.date_words(paper.date) if paper.date else ""))),
        quote=wording.shortened(wording.one_line(link.text), 90),
    )


def relations(found: dict[str, list[Neighbour]], names: dict[str, str]) -> Iterator[Relation]:
    """Those relations in which some paper stands, the closest first."""
    for relation, name in names.items():
        if papers := found.get(relation):
            yield Relation(name=name, papers=tuple(papers[:MOST]), more=max(0, len(papers) - MOST))
