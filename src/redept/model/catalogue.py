"""What deciding needs to know of every document, and no more."""

from redept.model.document import Document, Note, OwnNumber, Part, Party
from redept.model.span import Record


class Entry(Record, frozen=True, kw_only=True):
    """A document's card in the catalogue: compact, without its text.

    `note_pages` go in step with `note_markers`: the page on which each marker stands, None where it is not known.
    `kept` are the words that say where the original lies, of papers that have no central file number.
    """

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
    received: str | None = None
    parts: tuple[Part, ...] = ()
    note_pages: tuple[str | None, ...] = ()
    kept: str | None = None


def entry_of(document: Document) -> Entry:
    """The card of a document; `pages` are the pages on which it stands, the one it begins on first."""
    starts = [document.first_page] if document.first_page else []
    pages = dict.fromkeys([*starts, *(page.page for page in document.page_breaks)])
    return Entry(
        id=document.id,
        volume=document.volume,
        sequence=document.sequence,
        form=document.form,
        heading=document.heading,
        numbers=document.numbers,
        sender=document.sender,
        recipient=document.recipient,
        place=document.place,
        date=document.date,
        date_basis=document.date_basis,
        file_number=document.file_number,
        document_number=document.document_number,
        first_page=document.first_page,
        pages=tuple(pages),
        note_markers=tuple(note.marker for note in document.notes),
        signatures=document.signatures,
        chapter=document.chapter,
        stub=document.stub,
        received=document.received,
        parts=document.parts,
        note_pages=tuple(page_of(document, note) for note in document.notes) if pages else (),
        kept=None if document.file_number else document.source.text,
    )


def page_of(document: Document, note: Note) -> str | None:
    """The page on which a note's marker stands: the last one that begins before it."""
    if note.start is None:
        return None
    begun = [page.page for page in document.page_breaks if page.start <= note.start]
    return begun[-1] if begun else document.first_page
