"""The marks of an XML file with their places in it: what `tei_patch` needs, to leave every other byte as it is."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![^>]*>"
    r"|<(?P<end>/?)(?P<name>[^\s/>]+)(?P<said>(?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>",
    re.DOTALL,
)
SAID = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
SIGN = re.compile(r"&[^;\s]+;|\S")


class Node:
    """An element: its name without prefix, its attributes, where its tags begin and end, what stands in it."""

    __slots__ = ("after", "attributes", "before", "children", "name", "parent", "prefix")

    def __init__(self, name: str, said: str, before: int, parent: "Node | None") -> None:
        self.prefix, _, self.name = name.rpartition(":")
        self.attributes = {key: html.unescape(one or two) for key, one, two in SAID.findall(said)}
        self.before, self.after = before, before
        self.children: list[Node | tuple[int, int]] = []
        self.parent = parent

    def chain(self) -> "list[Node]":
        """The element and those round it, the innermost first."""
        found: list[Node] = []
        node: Node | None = self
        while node is not None:
            found.append(node)
            node = node.parent
        return found


class Sign(NamedTuple):
    """A sign of the text that is not a blank: its place in the source, or None for one that the setting adds."""

    sign: str
    start: int | None
    end: int
    node: Node


Stream = list[Sign]


def documents(source: str) -> Iterator[Node]:
    """Every `div type="document"` of a well-formed file, as a tree with places."""
    inside: Node | None = None
    at = 0
    for token in TOKEN.finditer(source):
        if inside is not None and token.start() > at:
            inside.children.append((at, token.start()))
        at = token.end()
        name = token["name"]
        if name is None:
            continue
        if token["end"]:
            if inside is not None:
                inside.after = token.end()
                if inside.parent is None:
                    yield inside
                inside = inside.parent
            continue
        inside = opened(token, inside)


def opened(token: re.Match[str], inside: Node | None) -> Node | None:
    """The element in which we now are: outside documents only a document counts."""
    node = Node(token["name"], token["said"], token.start(), inside)
    if inside is None and (node.name != "div" or node.attributes.get("type") != "document"):
        return None
    if inside is not None:
        inside.children.append(node)
    if token["empty"]:
        node.after = token.end()
        return inside
    return node


LEFT_OUT = frozenset({"facsimile", "include", "fw", "figDesc"})


def streams(document: Node, source: str) -> tuple[Stream, list[Stream]]:
    """The signs of the main text, and those of each note, in the order in which the notes are listed."""
    waiting: list[Node] = []
    body: Stream = []
    fill(document, source, body, waiting)
    notes: list[Stream] = []
    for note in waiting:  # it grows: a note in a note comes after all that were met before
        notes.append([])
        fill(note, source, notes[-1], waiting)
    return body, notes


def fill(node: Node, source: str, stream: Stream, waiting: list[Node]) -> None:
    """Put the signs of an element behind those of a stream, as the text is set."""
    for child in node.children:
        if isinstance(child, tuple):
            for sign in SIGN.finditer(source, *child):
                words = html.unescape(sign[0])
                stream.extend(Sign(one, sign.start(), sign.end(), node) for one in words if not one.isspace())
        elif child.name == "note" and child.attributes.get("rend") != "inline":
            if child.attributes.get("place") != "uncalled":
                added(stream, child.attributes.get("n") or "*", child)
            waiting.append(child)
        elif child.name == "pb":
            kind = child.attributes.get("type")
            label = f"{kind.capitalize()} Page" if kind in ("facsimile", "typeset") else "Page"
            added(stream, f"[{label} {child.attributes.get('n') or ''}]", child)
        elif child.name not in LEFT_OUT and not (child.name == "div" and child.attributes.get("type") == "document"):
            fill(child, source, stream, waiting)


def added(stream: Stream, words: str, node: Node) -> None:
    stream.extend(Sign(one, None, 0, node) for one in words if not one.isspace())
