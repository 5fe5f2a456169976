"""`references`: one JSON reference record a line, with what was understood and decided."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.model import encoding


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """References in the order of the papers that make them."""
    for found in reader.decided_references(query):
        for one in found:
            yield encoding.encode(encoding.reference_record(*one))
