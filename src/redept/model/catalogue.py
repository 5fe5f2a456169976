"""What deciding needs to know of every document, and no more."""

from redept.model.document import OwnNumber, Party
from redept.model.span import Record


class Entry(Record, frozen=True, kw_only=True):
    """A document's card in the catalogue: compact, without its text."""

    id: str
    volume: str | None
    sequence: int
    form: str | None
    heading: str | None
    numbers: tuple[OwnNumber, ...] = ()
    sender: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    place: str | None = None
    date: str | None = None
    date_basis: str | None = None
    file_number: str | None = None
    document_number: str | None = None
    first_page: str | None = None
    pages: tuple[str, ...] = ()
    note_markers: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    chapter: str | None = None
    stub: bool = False
