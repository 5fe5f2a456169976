"""`csl-json`: one array of items for Zotero, Pandoc and every CSL processor; an item a document.

A paper in a volume is a chapter of a book (its date is `original-date`, that of the book `issued`); one without a
volume is a letter or a manuscript of its own date. `archive` and `archive_location` say where the original lies.
"""

import re
from collections.abc import Iterator
from typing import Any

from redept.corpus import Reader
from redept.exports.volumes import with_volumes
from redept.finding_aids import citing
from redept.finding_aids.days import doubtful, parts_of
from redept.model import Document, Party, Volume, encoding

Item = dict[str, Any]

SITE = "https://history.state.gov/historicaldocuments/"
LETTERS = frozenset(
    ("Telegram", "Circular Telegram", "Airgram", "Despatch", "Instruction", "Letter", "Note", "Message", "Aide-Mémoire")
)
SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV)$")


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """The array, an item a line."""
    yield "["
    before = ""
    for one in items(reader, query):
        if before:
            yield before + ","
        before = encoding.encode(one)
    if before:
        yield before
    yield "]"


def items(reader: Reader, query: str | None) -> Iterator[Item]:
    """An item for each document, in the order of volumes and of papers in them."""
    for document, volume in with_volumes(reader, query):
        yield item(document, volume)


def item(document: Document, volume: Volume | None) -> Item:
    """A document as a CSL item; keys without a value are left out."""
    known = {
        "id": document.id,
        "type": "chapter",
        "title": citing.title(document),
        "author": [name(one) for one in document.sender],
        "recipient": [name(one) for one in document.recipient],
        "genre": document.form,
        "number": citing.written(own) if (own := citing.own_number(document)) else None,
        "event-place": document.place,
        "original-date": date(document.date),
        "archive": citing.archive_of(document),
        "archive_location": document.file_number or citing.place_in_archive(document),
        "call-number": document.file_number,
        "URL": f"{SITE}{document.id}" if document.id.startswith("frus") else None,
        "note": citing.archival(document),
        **book(document, volume),
    }
    if not citing.book_of(document, volume):
        known |= {"type": own_type(document), "issued": known["original-date"]}
    return {key: value for key, value in known.items() if value}


def book(document: Document, volume: Volume | None) -> Item:
    """What an item says of the volume in which the paper is printed."""
    name_of_book = citing.book_of(document, volume)
    if name_of_book is None:
        return {}
    series = (volume.title or "").startswith(citing.SERIES) if volume else name_of_book.startswith(citing.SHORT_SERIES)
    return {
        "container-title": (volume and volume.title) or name_of_book,
        "container-title-short": name_of_book,
        "collection-title": citing.SERIES if series else None,
        "volume": (volume and volume.number) or None,
        "page": citing.page_span(document),
        "chapter-number": document.document_number,
        "editor": [person(one) for one in volume.editors] if volume else None,
        "publisher": "Government Printing Office" if series and volume and volume.published else None,
        "publisher-place": "Washington, DC" if series and volume and volume.published else None,
        "issued": {"date-parts": [[int(volume.published)]]} if volume and volume.published else date(document.date),
    }


def own_type(document: Document) -> str:
    return "personal_communication" if document.form in LETTERS else "manuscript"


def date(written: str | None) -> Item | None:
    """A date in the manner of CSL: an interval has two ends, a doubtful one is `circa`."""
    ends = [parts_of(one) for one in (written or "").split("/")]
    parts = [end for end in ends if end][:2]
    if not parts or not written:
        return None
    return {"date-parts": parts} | ({"circa": True} if doubtful(written) else {})


def name(party: Party) -> Item:
    """A person by name, an office as it stands."""
    return person(party.name) if party.name else {"literal": party.office or "unknown"}


def person(words: str) -> Item:
    """Family and given names: "John B. Hollister" has both, "Caffery" only the first."""
    suffix = SUFFIX.search(words)
    given, _, family = words[: suffix.start() if suffix else None].rpartition(" ")
    known = {"family": family, "given": given, "suffix": suffix[1] if suffix else None}
    return {key: value for key, value in known.items() if value}
