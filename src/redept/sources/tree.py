"""What is needed of a parsed tree, in whatever namespace."""

from collections.abc import Iterator
from typing import Any, Protocol

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Element(Protocol):
    """What is needed of an element of a parsed tree."""

    tag: Any
    text: str | None
    tail: str | None

    def get(self, name: str) -> str | None: ...
    def itertext(self) -> Iterator[str]: ...
    def getparent(self) -> "Element": ...
    def getprevious(self) -> "Element | None": ...
    def __iter__(self) -> Iterator["Element"]: ...


def local(element: Element) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return NAMES.get(element.tag) or name_of(element.tag)


def name_of(tag: object) -> str:
    if not isinstance(tag, str):
        return ""
    if len(NAMES) < MOST_NAMES:
        NAMES[tag] = tag.rpartition("}")[2]
    return tag.rpartition("}")[2]


NAMES: dict[object, str] = {}
MOST_NAMES = 10_000
