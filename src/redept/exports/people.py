"""`people`: one JSON record a line for each person of headings, signatures and the volumes' lists."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.finding_aids import people
from redept.finding_aids.listed_persons import listed_persons
from redept.model import encoding
from redept.people import Register


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """Persons, those in most papers first; the register of office holders is asked where the corpus holds one."""
    authority = reader.authority("pocom")
    chosen = set(reader.ids(query)) if query else None
    entries = (entry for entry in reader.entries() if chosen is None or entry.id in chosen)
    register = Register(authority) if authority else None
    for one in people.people(entries, register, listed=listed_persons(reader)):
        yield encoding.to_json(one)
