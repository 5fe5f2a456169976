"""How a paper is cited, in the styles of the exports, and what programs that keep references read from its page."""

import json
from dataclasses import dataclass

from redept.errors import RedeptError
from redept.exports import styles, zotero_rdf
from redept.finding_aids import citing
from redept.model import Document, Volume
from redept.web import addresses, wording

SHOWN = (
    ("series", "In print"),
    ("item", "The paper"),
    ("archival", "In the archive"),
    ("chicago-note", "Chicago note"),
)
"""Styles for people, with what the page calls them; "item" stands in where no printed place is known."""

BESIDE = {
    ".csl.json": ("csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
    ".rdf": ("zotero-rdf", "Zotero RDF", "application/rdf+xml"),
    ".ris": ("ris", "RIS", "application/x-research-info-systems"),
    ".bib": ("bibtex", "BibTeX", "application/x-bibtex"),
}
"""What lies beside each paper for programs: its ending, style, name for people, and kind."""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """The citations of a page as (style, name, words), the files beside it as (address, name, kind), and the metadata
    of its head; `kind` is Zotero's word for what the paper is."""

    shown: tuple[tuple[str, str, str], ...]
    beside: tuple[tuple[str, str, str], ...]
    kind: str
    title: str
    authors: tuple[str, ...]
    date: str
    linked_data: str


def citation(document: Document, volume: Volume | None) -> Citation:
    """The citations of a document in every style that the page offers, as `redept cite` gives them."""
    authors = tuple(filter(None, (one.name or one.office for one in document.sender))) or document.signatures
    day = (document.date or "")[:10] if (document.date or "")[:4].isdigit() else ""
    title = citing.title(document)
    return Citation(
        shown=in_styles(document, volume, SHOWN),
        beside=tuple((addresses.of_document(document.id) + end, name, kind) for end, (_, name, kind) in BESIDE.items()),
        kind=zotero_rdf.kind_of(document),
        title=title,
        authors=authors,
        date=day.replace("-", "/"),
        linked_data=linked_data(document, volume, title, authors, day),
    )


def in_styles(
    document: Document, volume: Volume | None, names: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str, str], ...]:
    """The citation in each of these styles that the document says enough for."""
    return tuple(
        (style, name, words) for style, name in names if (words := in_style(document, volume, style)) is not None
    )


def in_style(document: Document, volume: Volume | None, style: str) -> str | None:
    """The citation in one style; None where the document does not say what it needs."""
    try:
        return styles.cite(document, volume, style)
    except RedeptError:
        return None


def linked_data(document: Document, volume: Volume | None, title: str, authors: tuple[str, ...], day: str) -> str:
    """The paper as JSON-LD, so written that it can stand inside a page."""
    recipients = tuple(filter(None, (one.name or one.office for one in document.recipient)))
    book = wording.one_line(volume.title if volume and volume.title else document.volume)
    said = {
        "@context": "https://schema.org",
        "@type": "Message" if recipients else "ArchiveComponent",
        "@id": addresses.of_document(document.id),
        "identifier": document.id,
        "name": title,
        "genre": document.form,
        "dateCreated": day or None,
        "author": [{"@type": "Person", "name": name} for name in authors] or None,
        "recipient": [{"@type": "Person", "name": name} for name in recipients] or None,
        "isPartOf": {"@type": "Book", "name": book} if book else None,
        "sameAs": addresses.original(document.id),
    }
    words = json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=True)
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
