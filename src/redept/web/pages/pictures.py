"""The list of pictures."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from redept.corpus import Reader, browsing
from redept.web.pages.page import Card, Page, card
from redept.web.pages.series import all_series, series_address
from redept.web.room import Room


@dataclass(frozen=True, kw_only=True)
class Pictures(Page):
    """What can be drawn, with good beginnings."""

    template: ClassVar[str] = "pictures.html"
    series: tuple[tuple[str, int, str], ...]
    most_linked: tuple[tuple[Card, int], ...]


def pictures_page(room: Room, reader: Reader) -> Pictures:
    """The page with all pictures."""
    shelf = room.shelf(reader)
    linked = Counter(paper for pair in browsing.citations(reader) for paper in pair).most_common(6)
    return Pictures(
        title="Pictures",
        address="/pictures",
        room=room.name,
        section="pictures",
        series=tuple((f"{one[0]} to {one[1]}", count, series_address(*one)) for one, count in all_series(shelf)[:8]),
        most_linked=tuple((card(entry), count) for name, count in linked if (entry := shelf.get(name))),
    )
