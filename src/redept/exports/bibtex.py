"""`bibtex`: one entry a document, for BibTeX and BibLaTeX, in UTF-8.

A paper in a volume is `@incollection`, one without `@unpublished`. `origdate` and `origlocation` are
the day and place of the paper, `year` is that of the book; `titleaddon` has its form and number ("Telegram 164"),
`library` says where the original lies, `note` how the series cites the paper.
"""

import re
from collections.abc import Iterator
from typing import Any

from redept.corpus import Reader
from redept.exports import csl_json
from redept.exports.csl_json import Item
from redept.exports.volumes import with_volumes
from redept.finding_aids import citing
from redept.finding_aids.days import iso
from redept.model import Document, Volume

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
IN_KEY = re.compile(r"[^A-Za-z0-9.:-]")


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """Entries in the order of volumes and of papers in them, an empty line between two."""
    for document, volume in with_volumes(reader, query):
        yield from entry(document, volume)
        yield ""


def entry(document: Document, volume: Volume | None) -> list[str]:
    """A document as the lines of a BibTeX entry."""
    item = csl_json.item(document, volume)
    printed = item["type"] == "chapter"
    fields = {
        "author": names(item.get("author", ())),
        "title": f"{{{escaped(item['title'])}}}",
        "booktitle": braced(item.get("container-title")),
        "series": escaped(item.get("collection-title")),
        "volume": escaped(item.get("volume")),
        "chapter": escaped(item.get("chapter-number")),
        "pages": escaped(item.get("page", "").replace("–", "--")),
        "editor": names(item.get("editor", ())),
        "publisher": escaped(item.get("publisher")),
        "address": escaped(item.get("publisher-place")),
        "year": str(item["issued"]["date-parts"][0][0]) if item.get("issued") else "",
        "origdate": iso(document.date) or "",
        "origlocation": escaped(item.get("event-place")),
        "type": escaped(item.get("genre")),
        "titleaddon": escaped(citing.form_and_number(document)) if item.get("number") else "",
        "library": escaped(citing.place_kept(document)),
        "note": escaped(citing.printed(document, volume) or citing.archival(document) or "Unpublished"),
        "url": item.get("URL", ""),
    }
    kind = "incollection" if printed else "unpublished"
    return [
        f"@{kind}{{{key(document.id)},",
        *(f"  {name} = {{{value}}}," for name, value in fields.items() if value),
        "}",
    ]


def key(identity: str) -> str:
    """A document's id as a key: "frus1955-57v10:d12"."""
    return IN_KEY.sub(lambda found: f"_{ord(found[0]):x}", identity.replace("/", ":"))


def escaped(words: str | None) -> str:
    """Words in which the signs that mean something to TeX are plain signs, on one line."""
    return "".join(SPECIAL.get(sign, sign) for sign in " ".join((words or "").split()))


def braced(words: str | None) -> str:
    return f"{{{escaped(words)}}}" if words else ""


def names(listed: Any) -> str:
    """Names joined by "and"; an office in braces, so that it is not taken apart."""
    return " and ".join(one_name(one) for one in listed)


def one_name(name: Item) -> str:
    if "literal" in name:
        return f"{{{escaped(name['literal'])}}}"
    words = [name[part] for part in ("family", "suffix", "given") if part in name]
    return ", ".join(f"{{{escaped(word)}}}" if " and " in word else escaped(word) for word in words)
