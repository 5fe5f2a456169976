"""Documents with the volumes in which they are printed, as every form of citation asks for them."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.model import Document, Volume


def with_volumes(reader: Reader, query: str | None) -> Iterator[tuple[Document, Volume | None]]:
    """Each document that a query finds, with its volume where it has one, in the order of volumes and of papers in
    them."""
    volumes = {volume.id: volume for volume in reader.volumes()}
    for document in reader.documents(query):
        yield document, volumes.get(document.volume or "")
