"""`zotero-rdf`: the items as Zotero's own RDF, which alone keeps recipient, archive and place in it together.

A paper with recipients, or of a form that is sent, is a letter; any other a manuscript. The printed place goes into
`extra`. Properties and their order follow the program's published import and export rules for RDF.
"""

from collections.abc import Iterator
from functools import cache

from lxml import etree

from redept.corpus import Reader
from redept.exports import csl_json
from redept.exports.csl_json import LETTERS, Item
from redept.exports.volumes import with_volumes
from redept.exports.xml_text import UNPRINTABLE
from redept.finding_aids import citing
from redept.finding_aids.days import parts_of
from redept.model import Document, Volume

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "bib": "http://purl.org/net/biblio#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "z": "http://www.zotero.org/namespaces/export#",
}


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """One RDF document, an item a document, in the order of volumes and of papers in them."""
    begin, end = (part.strip() for part in etree.tostring(root("…"), encoding="unicode").split("…"))
    yield begin
    for document, volume in with_volumes(reader, query):
        item = element(document, volume)
        etree.cleanup_namespaces(item, keep_ns_prefixes=list(NAMESPACES))
        yield etree.tostring(item, encoding="unicode")
    yield end


def record(document: Document, volume: Volume | None) -> str:
    """One document as RDF of its own."""
    made = root()
    made.append(element(document, volume))
    return str(etree.tostring(made, encoding="unicode", pretty_print=True))


def root(words: str | None = None) -> etree._Element:
    made = etree.Element(name("rdf:RDF"), nsmap=NAMESPACES)
    made.text = words
    return made


@cache
def name(written: str) -> str:
    """`{http://purl.org/dc/elements/1.1/}title` for "dc:title"."""
    prefix, _, local = written.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def kind_of(document: Document) -> str:
    """Which of Zotero's kinds of item a paper is: "letter" or "manuscript"."""
    return "letter" if document.recipient or document.form in LETTERS else "manuscript"


def element(document: Document, volume: Volume | None) -> etree._Element:
    """A document as an item."""
    item = csl_json.item(document, volume)
    kind = kind_of(document)
    made = etree.Element(name(f"bib:{kind.capitalize()}"), nsmap=NAMESPACES)
    made.set(name("rdf:about"), clean(item.get("URL") or f"#{document.id}"))
    add(made, "z:itemType", kind)
    people(made, "bib:authors", item.get("author", []))
    if kind == "letter":
        people(made, "z:recipients", item.get("recipient", []))
    printed = citing.printed(document, volume)
    extra = [words for words in (printed and f"Printed: {printed}", item.get("note")) if words]
    add(made, "dc:title", item["title"])
    add(made, "dc:date", day(document))
    add(made, "dc:type", citing.form_and_number(document))
    add(made, "z:archive", item.get("archive"))
    add(made, "dc:coverage", item.get("archive_location"))
    add(made, "z:language", "en")
    add(made, "dc:description", "\n".join(extra))
    value(made, "dc:subject", "dcterms:LCC", item.get("call-number"))
    value(made, "dc:identifier", "dcterms:URI", item.get("URL"))
    return made


def day(document: Document) -> str:
    """The day as printed, as far as it is known: `1944-09-24`, `1944-09`."""
    parts = parts_of((document.date or "").partition("/")[0])
    return "-".join(f"{part:02}" if place else f"{part:04}" for place, part in enumerate(parts))


def add(made: etree._Element, written: str, words: str | None) -> None:
    if words:
        etree.SubElement(made, name(written)).text = clean(words)


def value(made: etree._Element, written: str, kind: str, words: str | None) -> None:
    """A property whose value has a kind of its own."""
    if words:
        outer = etree.SubElement(etree.SubElement(made, name(written)), name(kind))
        etree.SubElement(outer, name("rdf:value")).text = clean(words)


def clean(words: str) -> str:
    """Words that XML can hold."""
    return UNPRINTABLE.sub("\ufffd", words)


def people(made: etree._Element, written: str, listed: list[Item]) -> None:
    """Persons and offices in their order."""
    if not listed:
        return
    sequence = etree.SubElement(etree.SubElement(made, name(written)), name("rdf:Seq"))
    for one in listed:
        person = etree.SubElement(etree.SubElement(sequence, name("rdf:li")), name("foaf:Person"))
        family = one.get("literal") or " ".join(filter(None, (one.get("family"), one.get("suffix"))))
        etree.SubElement(person, name("foaf:surname")).text = clean(family)
        if one.get("given"):
            etree.SubElement(person, name("foaf:givenName")).text = clean(one["given"])
