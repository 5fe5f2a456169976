"""`people`: one JSON record a line for each person who wrote, received or signed a paper, as `redept people --json`."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.finding_aids import people
from redept.model import encoding
from redept.people import Register


def lines(reader: Reader, query: str | None, register: Register | None = None) -> Iterator[str]:
    """Persons, those in most papers first; with a query, those of the documents that it finds."""
    chosen = set(reader.ids(query)) if query else None
    entries = (entry for entry in reader.entries() if chosen is None or entry.id in chosen)
    yield from map(encoding.to_json, people.people(entries, register))
