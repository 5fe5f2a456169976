"""`ris`: one record a document, for Zotero, EndNote and library catalogues.

A paper in a volume is `CHAP`; one without is `PCOMM` (letters and telegrams) or `MANSCPT`. `DB` and `AV` say in
which archive and where the original lies, `C1` how the series cites the paper, `RP` its own date.
"""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.exports import csl_json
from redept.exports.csl_json import Item
from redept.exports.volumes import with_volumes
from redept.finding_aids import citing
from redept.model import Document, Volume

TYPES = {"chapter": "CHAP", "personal_communication": "PCOMM", "manuscript": "MANSCPT"}
ONE_LINE = str.maketrans("\r\n\t", "   ")


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """Records in the order of volumes and of papers in them, an empty line behind each."""
    for document, volume in with_volumes(reader, query):
        yield from record(document, volume)
        yield ""


def record(document: Document, volume: Volume | None) -> list[str]:
    """A document as the lines of a RIS record."""
    item = csl_json.item(document, volume)
    tags = [("TY", TYPES[item["type"]]), ("ID", document.id), ("TI", item["title"])]
    tags += [("AU", one_name(one)) for one in item.get("author", ())]
    tags += [("A2", one_name(one)) for one in second_names(item)]
    tags += [(tag, str(item[key])) for tag, key in PLAIN if item.get(key)]
    tags += dates(item, document)
    start, _, end = item.get("page", "").partition("–")
    tags += [("SP", start), ("EP", end), ("C1", citing.printed(document, volume) or ""), ("ER", "")]
    return [f"{tag}  - {value.translate(ONE_LINE)}" for tag, value in tags if value or tag == "ER"]


PLAIN = (
    ("T2", "container-title"),
    ("T3", "collection-title"),
    ("VL", "volume"),
    ("SE", "chapter-number"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("M3", "genre"),
    ("M1", "number"),
    ("DB", "archive"),
    ("AV", "archive_location"),
    ("CN", "call-number"),
    ("UR", "URL"),
    ("N1", "note"),
)


def second_names(item: Item) -> list[Item]:
    """A book's editors; of a letter that is printed nowhere those who received it."""
    found: list[Item] = item.get("editor" if item["type"] == "chapter" else "recipient", [])
    return found


def dates(item: Item, document: Document) -> list[tuple[str, str]]:
    """`PY` is the year of the book (or of an unprinted paper), `RP` and `DA` the day of the paper."""
    issued, own = item.get("issued"), item.get("original-date")
    found = [("PY", str(issued["date-parts"][0][0]))] if issued else []
    if own:
        parts = own["date-parts"][0]
        padded = [f"{part:02}" for part in parts] + [""] * (3 - len(parts))
        found += [("DA", "/".join(padded) + "/"), ("RP", document.date or "")]
    return found


def one_name(name: Item) -> str:
    """ "Hollister, John B."; an office as it stands, its commas kept out of the way."""
    if "literal" in name:
        return str(name["literal"]).replace(", ", " – ")
    return ", ".join(name[key] for key in ("family", "given", "suffix") if key in name)
