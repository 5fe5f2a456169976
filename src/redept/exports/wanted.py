"""`wanted`: one JSON record a line for each paper that is cited but absent."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.model import encoding


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """Wanted papers; with a query, those that a document it finds cites."""
    chosen = set(reader.ids(query)) if query else None
    for wanted in reader.wanted():
        if chosen is None or chosen.intersection(wanted.cited_by):
            yield encoding.to_json(wanted)
