"""How a paper is cited, and what programs that keep references read from its page."""

import json
from dataclasses import dataclass
from typing import Any

from redept.model import Document, Volume
from redept.web import addresses, wording


@dataclass(frozen=True, kw_only=True)
class Citation:
    """The printed form, the archival form, and the metadata of a page."""

    printed: str
    archival: str
    title: str
    authors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str
    ris: str
    bibtex: str
    csl: str
    linked_data: str


def citation(document: Document, volume: Volume | None) -> Citation:
    """A citation of a document in every form that the page offers."""
    heading = wording.one_line(document.heading) or document.form or document.id
    authors = tuple(filter(None, (one.name or one.office for one in document.sender))) or document.signatures
    recipients = tuple(filter(None, (one.name or one.office for one in document.recipient)))
    book = volume.title if volume and volume.title else document.volume or ""
    date = document.date or ""
    day = date[:10] if date[:4].isdigit() else ""
    number = f"document {document.document_number}" if document.document_number else ""
    page = f"p. {document.first_page}" if document.first_page else ""
    where = wording.date_words(document.date) if document.date else ""
    printed = ", ".join(filter(None, (f"“{heading}”", where, book, number or page)))
    source = wording.one_line(document.source.text)
    shelved = document.file_number or source.removeprefix("Source: ")
    archival = ", ".join(filter(None, (heading, where, shelved))) + "." if shelved else ""
    item = csl(document, heading, authors, recipients, book, day)
    return Citation(
        printed=printed + ".",
        archival=archival,
        title=heading,
        authors=authors,
        recipients=recipients,
        date=day.replace("-", "/"),
        ris=ris(heading, authors, recipients, book, day, document),
        bibtex=bibtex(heading, authors, book, day, document),
        csl=json.dumps([item], ensure_ascii=False, indent=1),
        linked_data=linked_data(document, heading, authors, recipients, book, day),
    )


def csl(
    document: Document, heading: str, authors: tuple[str, ...], recipients: tuple[str, ...], book: str, day: str
) -> dict[str, Any]:
    """The paper as an item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": document.id,
        "type": "personal_communication" if recipients else "document",
        "title": heading,
        "genre": document.form,
        "author": [{"literal": name} for name in authors],
        "recipient": [{"literal": name} for name in recipients],
        "container-title": book,
        "archive": document.source.repository,
        "archive_location": document.file_number or document.source.lot,
        "page": document.first_page,
        "number": document.numbers[0].number if document.numbers else None,
        "URL": addresses.original(document.id),
    }
    if day:
        item["issued"] = {"date-parts": [[int(piece) for piece in day.split("-") if piece.isdigit()]]}
    return {key: value for key, value in item.items() if value}


def ris(
    heading: str, authors: tuple[str, ...], recipients: tuple[str, ...], book: str, day: str, document: Document
) -> str:
    """The paper as a record of RIS."""
    rows = [
        ("TY", "PCOMM" if recipients else "GEN"),
        ("TI", heading),
        *(("AU", name) for name in authors),
        *(("A2", name) for name in recipients),
        ("T2", book),
        ("DA", day.replace("-", "/")),
        ("PY", day[:4]),
        ("SP", document.first_page or ""),
        ("AV", document.file_number or ""),
        ("UR", addresses.original(document.id) or ""),
    ]
    lines = [f"{name}  - {wording.one_line(value)}" for name, value in rows if value]
    return "\n".join([*lines, "ER  - "])


def bibtex(heading: str, authors: tuple[str, ...], book: str, day: str, document: Document) -> str:
    """The paper as an entry of BibTeX."""
    key = "".join(letter if letter.isalnum() else "-" for letter in document.id)
    rows = [
        ("title", heading),
        ("author", " and ".join(f"{{{name}}}" for name in map(bare, authors))),
        ("howpublished", book),
        ("year", day[:4]),
        ("date", day),
        ("pages", document.first_page or ""),
        ("note", document.file_number or ""),
        ("url", addresses.original(document.id) or ""),
    ]
    kept = [(name, value if name == "author" else bare(value)) for name, value in rows if value]
    return f"@misc{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in kept) + "}"


def bare(words: str) -> str:
    """Words without what BibTeX reads as its own signs."""
    return wording.one_line(words).translate({ord(letter): None for letter in "{}\\"}).replace("&", "\\&")


def linked_data(
    document: Document, heading: str, authors: tuple[str, ...], recipients: tuple[str, ...], book: str, day: str
) -> str:
    """The paper as JSON-LD, so written that it can stand inside a page."""
    said = {
        "@context": "https://schema.org",
        "@type": "Message" if recipients else "ArchiveComponent",
        "@id": addresses.of_document(document.id),
        "identifier": document.id,
        "name": heading,
        "genre": document.form,
        "dateCreated": day or None,
        "author": [{"@type": "Person", "name": name} for name in authors] or None,
        "recipient": [{"@type": "Person", "name": name} for name in recipients] or None,
        "isPartOf": {"@type": "Book", "name": book} if book else None,
        "sameAs": addresses.original(document.id),
    }
    words = json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=True)
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
