"""`cmif`: the Correspondence Metadata Interchange Format, in which correspSearch gathers letters of all editions.

One `correspDesc` for each document that has a sender, `source` its volume, `ref` its address. Names are as the
headings print them; a person whom the register of office holders knows has the address of a page there. The order of
elements and what must be there are those of the TEI Correspondence SIG's schema and its Schematron rules.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from redept.corpus import Reader
from redept.exports import correspondence
from redept.exports.csl_json import SITE
from redept.exports.xml_text import attributes, words
from redept.finding_aids.authorities import Register
from redept.model import Volume

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TO_FILL_IN = (
    "<!-- Before you hand this in: the editor, the publisher, and in idno the address at which this file will lie. -->"
)
PLACE = "https://example.org/letters.xml"


def lines(reader: Reader, query: str | None, register: Register | None = None) -> Iterator[str]:
    """The file, a `correspDesc` after the other."""
    volumes = {volume.id: volume for volume in reader.volumes()}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield TO_FILL_IN
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
    yield f"<titleStmt><title>Letters in {words(reader.path.name)}</title><editor>redept</editor></titleStmt>"
    yield f'<publicationStmt><publisher>redept</publisher><idno type="url">{PLACE}</idno>'
    yield f'<date when="{datetime.now(UTC).date().isoformat()}"/>'
    yield f'<availability><licence target="{LICENCE}">CC-BY 4.0</licence></availability></publicationStmt>'
    yield "<sourceDesc>"
    yield from map(source, volumes.values())
    yield f'<bibl type="print" xml:id="{own_id(LOOSE)}">Papers in no volume</bibl>'
    yield "</sourceDesc></fileDesc><profileDesc>"
    for document in reader.documents(query):
        address = f"{SITE}{document.id}" if document.id.startswith("frus") else None
        book = document.volume if document.volume in volumes else LOOSE
        names = {"key": document.id, "ref": address, "source": f"#{own_id(book or LOOSE)}"}
        yield from correspondence.description(document, register, complete=True, **names)
    yield "</profileDesc></teiHeader><text><body><p/></body></text></TEI>"


LOOSE = "papers"


def source(volume: Volume) -> str:
    """A volume as the source of letters: the series is printed and online, its electronic volumes are online alone."""
    kind = "online" if re.match(r"frus[\d-]+ve", volume.id) else "hybrid" if volume.id.startswith("frus") else "print"
    return f"<bibl{attributes(type=kind, xml_id=own_id(volume.id))}>{words(volume.title or volume.id)}</bibl>"


def own_id(volume: str) -> str:
    """The same for a volume in every file, whoever makes it."""
    return f"bibl_{uuid5(NAMESPACE_URL, f'{SITE}{volume}')}"
