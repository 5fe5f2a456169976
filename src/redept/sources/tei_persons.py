"""The list of persons that a TEI volume prints before its documents."""

from collections.abc import Iterator
from typing import Any

from redept.model import ListedPerson
from redept.sources.tree import XML_ID, local

ROUND = ("item", "p", "row", "person", "note")
"""Elements that hold one entry of a list."""


def listed_persons(root: Any) -> tuple[ListedPerson, ...]:
    """The entries of a volume's list of persons, in its order; of two with one id the first.

    An entry is a name with an id of its own outside the documents: `<persName xml:id="p_AWW1">Aldrich, Winthrop
    W.</persName>, Ambassador to the United Kingdom` (frus1955-57v03).
    """
    found: dict[str, ListedPerson] = {}
    for name in names(root):
        identity, words = name.get(XML_ID), one_line(name)
        if identity and words and identity not in found:
            found[identity] = ListedPerson(id=identity, name=words.rstrip(" ,;:"), about=about(name, words))
    return tuple(found.values())


def names(root: Any) -> Iterator[Any]:
    """Names outside the documents; those in a document's own words are many and have no id."""
    front = next(root.iter("{*}front"), None)
    for division in (front,) if front is not None else root.iter("{*}div"):
        if division.get("type") != "document":
            yield from division.iter("{*}persName")


def about(name: Any, words: str) -> str | None:
    """What the entry says after the name."""
    entry = next((above for above in name.iterancestors() if local(above) in ROUND), None)
    if entry is None:
        return None
    return one_line(entry).replace(words, "", 1).strip(" ,;:.") or None


def one_line(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
