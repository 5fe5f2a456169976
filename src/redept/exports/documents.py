"""`documents`: one JSON document record a line."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.model import encoding


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """Documents in the order of volumes and of papers in them."""
    return map(encoding.to_json, reader.documents(query))
