"""`cmif`: the Correspondence Metadata Interchange Format, in which correspSearch gathers letters of all editions.

One `correspDesc` for each document that has a sender, `source` its volume, `ref` its address. Names are as the
headings print them; a person whom the register of office holders knows has the address of a page there.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from redept.corpus import Reader
from redept.exports import correspondence
from redept.exports.csl_json import SITE
from redept.exports.xml_text import attributes, identity, words
from redept.finding_aids.authorities import Register
from redept.model import Volume

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def lines(reader: Reader, query: str | None, register: Register | None = None) -> Iterator[str]:
    """The file, a `correspDesc` after the other."""
    volumes = {volume.id: volume for volume in reader.volumes()}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
    yield f"<titleStmt><title>Letters in {words(reader.path.name)}</title><editor>redept</editor></titleStmt>"
    yield "<publicationStmt><publisher>redept</publisher>"
    yield f'<availability><licence target="{LICENCE}">CC-BY 4.0</licence></availability>'
    yield f'<date when="{datetime.now(UTC).date().isoformat()}"/></publicationStmt>'
    yield "<sourceDesc>"
    yield from map(source, volumes.values())
    if not volumes:
        yield "<p>Papers in no volume.</p>"
    yield "</sourceDesc></fileDesc><profileDesc>"
    for document in reader.documents(query):
        address = f"{SITE}{document.id}" if document.id.startswith("frus") else None
        book = f"#{identity(document.volume)}" if document.volume in volumes and document.volume else None
        yield from correspondence.description(document, register, key=document.id, ref=address, source=book)
    yield "</profileDesc></teiHeader><text><body><p/></body></text></TEI>"


def source(volume: Volume) -> str:
    """A volume as the source of letters."""
    return f"<bibl{attributes(type='print', xml_id=identity(volume.id))}>{words(volume.title or volume.id)}</bibl>"
