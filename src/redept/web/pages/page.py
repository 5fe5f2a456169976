"""What every page has, and the card of a paper that many show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from redept.model import Entry
from redept.web import addresses, wording


@dataclass(frozen=True, kw_only=True)
class Page:
    """Title, address, the name of the room, the room's part it belongs to, and the words in its search box."""

    template: ClassVar[str] = ""
    title: str
    address: str
    room: str
    section: str = ""
    query: str = ""

    def plain(self) -> Mapping[str, Any]:
        """The page's own record, as its JSON gives it."""
        return {"title": self.title, "address": self.address}


@dataclass(frozen=True, kw_only=True)
class Leaf(Page):
    """One page of a long list: the place of its first line in the list (0 where it has none), its neighbours."""

    first: int
    earlier: str | None
    later: str | None


def turned(address: Callable[[int], str], start: int, size: int, total: int) -> dict[str, Any]:
    """What a leaf says of its place in a list of `total` lines; `address` gives the leaf that begins behind so many.

    From behind the end of the list the way back leads to its last leaf.
    """
    last = max(0, total - 1) // size * size
    return {
        "address": address(start),
        "first": start + 1 if start < total else 0,
        "earlier": address(max(0, min(start - size, last))) if start else None,
        "later": address(start + size) if start + size < total else None,
    }


@dataclass(frozen=True, kw_only=True)
class Sheet(Page):
    """Something that is no page but lies beside one: its words as they are, and their kind."""

    media_type: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """A paper in a list."""

    id: str
    address: str
    heading: str
    short: str
    date: str
    volume: str

    def plain(self) -> dict[str, str]:
        return {"id": self.id, "address": self.address, "heading": self.heading, "date": self.date}


def card(entry: Entry) -> Card:
    """The card of a paper as lists show it."""
    return Card(
        id=entry.id,
        address=addresses.of_document(entry.id),
        heading=wording.one_line(entry.heading) or wording.short_title(entry) or "Paper without a heading",
        short=wording.short_title(entry),
        date=wording.date_words(entry.date),
        volume=entry.volume or "",
    )
