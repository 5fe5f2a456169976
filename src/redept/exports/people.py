"""`people`: one JSON record a line for each person of headings, signatures and the volumes' lists, as `redept people
--json` prints them."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.finding_aids import people
from redept.finding_aids.authorities import Register
from redept.finding_aids.listed_persons import listed_persons
from redept.model import encoding


def lines(reader: Reader, query: str | None, register: Register | None = None) -> Iterator[str]:
    """Persons, those in most papers first; unless one is given, the register that the corpus holds is asked."""
    authority = reader.authority("pocom")
    if register is None and authority is not None:
        register = Register(authority)
    chosen = set(reader.ids(query)) if query else None
    entries = (entry for entry in reader.entries() if chosen is None or entry.id in chosen)
    for one in people.people(entries, register, listed=listed_persons(reader)):
        yield encoding.to_json(one)
