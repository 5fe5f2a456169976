"""Who held the offices of a paper's sender and recipient on its day: by other headings, and by the register."""

from dataclasses import dataclass

from redept.corpus import Reader
from redept.finding_aids.offices import OfficeHeld
from redept.model import Document
from redept.web import addresses, wording
from redept.web.pages.registers import all_offices, register_of
from redept.web.room import Room

MOST = 4


@dataclass(frozen=True, kw_only=True)
class HeldView:
    """An office with those who are named in it around a day as (name, days), and the register's sentences."""

    office: str
    address: str
    holders: tuple[tuple[str, str], ...]
    register: tuple[str, ...]


def held_that_day(room: Room, reader: Reader, document: Document) -> tuple[HeldView, ...]:
    """The offices of a dated paper's parties, each once; those of which nothing is known are left out."""
    day = (document.date or "")[:10]
    if len(day) < 10 or not day[:4].isdigit():
        return ()
    version = room.registered(reader)
    known = room.kept(
        "offices by name", version, lambda: {one.key.lower(): one.record for one in all_offices(room, reader)}
    )
    register = register_of(room, reader)
    named = dict.fromkeys(one.office for one in (*document.sender, *document.recipient) if one.office)
    views = []
    for office in list(named)[:MOST]:
        found = known.get(office.lower())
        said = register.held(office, day) if register else None
        sentences = tuple(words for one in said.holders for words in one.because) + said.because if said else ()
        holders = holders_around(found, day) if found else ()
        if holders or sentences:
            address = addresses.of_query("/offices", wording.plain(office))
            views.append(HeldView(office=office, address=address, holders=holders, register=sentences))
    return tuple(views)


def holders_around(found: OfficeHeld, day: str) -> tuple[tuple[str, str], ...]:
    """Those whom headings name in an office before and after a day."""
    chosen = [one for one in found.holders if one.first <= day <= one.last]
    return tuple((one.name, wording.days_words(one.first, one.last)) for one in chosen[:MOST])
