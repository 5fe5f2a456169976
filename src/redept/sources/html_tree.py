"""A page of the series' site turned back into the encoding that it was made of.

The site renders each TEI element as an HTML element whose class says what it was (`span.tei-persName`,
`p.tei-note2.inline`); numbers after the name are positions of rules and change. Elements are renamed in place, notes
are brought back to where they hang, and the paper is then set by the same hand as TEI.
"""

import re
from typing import Any

from redept.model import Problem

CLASS = re.compile(r"(?:^|\s)tei-([A-Za-z_]+?)(?:\d+)?(?=\s|$)")
PAGE_WORDS = re.compile(r"\[?\s*((?:[A-Za-z]+ )?Page)\s+([^\s\]]+)\s*\]?")

PLAIN = {
    "p": "p",
    "tei-p": "p",
    "ul": "list",
    "dl": "list",
    "ol": "numbered",
    "li": "item",
    "dt": "label",
    "dd": "item",
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "caption": "head",
    "br": "lb",
    "blockquote": "quote",
    "figure": "figure",
    "figcaption": "p",
    "div": "division",
    "section": "division",
    "article": "division",
    "main": "division",
    "center": "division",
    "address": "closer",
    "pre": "pre",
    "hr": "division",
    **{f"h{level}": "head" for level in range(1, 7)},
}
"""What HTML elements without a class of the site are in TEI; all others are transparent."""

CLASSED = {
    "frus_attachment": "attachment",
    "note": "note",
    "list": "head",
    "label": "label",
    "div": "division",
}
"""Classes whose TEI element is not called like them: the site puts the class of a list on its head."""

LEFT_OUT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "form"})
SCRIPTED = frozenset({"popover", "footnote-popover", "fn-back"})


def turn_back(document: Any, notes: dict[str, Any]) -> tuple[Problem, ...]:
    """Rename all elements of a document's division in place and hang its notes where they are called.

    `notes` are the entries of the list of notes by their node numbers.
    """
    rejoin_paragraphs(document)
    called: set[str] = set()
    problems: list[Problem] = []
    for note in notes.values():
        rejoin_paragraphs(note)
    for element in list(document.iter()):
        if isinstance(element.tag, str) and element is not document:
            turn_element(element, notes, called, problems)
    for node, note in notes.items():
        if node not in called:
            problems.append(
                Problem(
                    code="note-without-anchor",
                    message=f"note {note.get('value') or '?'} of the list is not called in the text",
                    expected="a note number in the text",
                )
            )
            hang_at_end(document, note)
    document.tag = "div"
    document.set("type", "document")
    return tuple(problems)


def turn_element(element: Any, notes: dict[str, Any], called: set[str], problems: list[Problem]) -> None:
    name = tei_name(element)
    if name == "anchor":
        call_note(element, notes, called, problems)
    elif name == "pb":
        turn_page(element)
    elif name == "note":
        element.tag = "note" if "inline" in classes(element) else "p"
        element.set("rend", "inline")
    elif name == "ref":
        element.tag = "ref"
        element.set("target", element.get("href") or "")
    else:
        element.tag = name


def tei_name(element: Any) -> str:
    """The TEI element that an element of the page was."""
    tag: str = element.tag
    own = element.get("class") or ""
    if tag == "span" and (element.get("id") or "").startswith("fnref:"):
        return "anchor"
    if tag in LEFT_OUT or (own and not SCRIPTED.isdisjoint(own.split())):
        return "fw"
    if found := CLASS.search(own):
        name = found[1]
        if tag in {"ul", "dl", "ol"}:
            return "list"
        return CLASSED.get(name, name)
    if tag == "a" and element.get("href"):
        return "ref"
    return PLAIN.get(tag, "transparent")


def classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def turn_page(element: Any) -> None:
    """`[Page 412]` as a link becomes a page break; other words in such a link stay words."""
    words = " ".join("".join(element.itertext()).split())
    found = PAGE_WORDS.fullmatch(words)
    if found is None:
        element.tag = "transparent"
        return
    empty(element)
    element.tag = "pb"
    element.set("n", found[2])
    if found[1] != "Page":
        element.set("type", found[1].removesuffix(" Page").lower())


def call_note(element: Any, notes: dict[str, Any], called: set[str], problems: list[Problem]) -> None:
    """The place where a note is called becomes the note, with its words from the list."""
    node = element.get("id").removeprefix("fnref:")
    marker = " ".join("".join(element.itertext()).split())
    note = notes.get(node)
    if note is None or node in called:
        problems.append(
            Problem(
                code="anchor-without-note",
                message=f"the note number {marker} calls a note that the page does not have",
                expected="an entry in the list of notes",
            )
        )
        element.tag = "transparent"
        return
    called.add(node)
    empty(element)
    take_content(element, note)
    element.tag = "note"
    element.set("n", marker or note.get("value") or "*")


def hang_at_end(document: Any, note: Any) -> None:
    """A note that is called nowhere: at the end, without a marker in the text."""
    stray = note.makeelement("note", {"n": note.get("value") or "*", "place": "uncalled"})
    take_content(stray, note)
    document.append(stray)


def take_content(element: Any, note: Any) -> None:
    """Move a note's words from its entry in the list, without the arrow back to the text."""
    source = next((child for child in note.iter("span") if "fn-content" in classes(child)), note)
    element.text = source.text
    for child in list(source):
        if isinstance(child.tag, str) and "fn-back" not in classes(child):
            element.append(child)
    for child in element.iter():
        if child is not element and isinstance(child.tag, str):
            turn_element(child, {}, set(), [])


def empty(element: Any) -> None:
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.text = None
    element.tail = tail


MOST_SIBLINGS = 60
"""Elements that may stand between the two halves of a paragraph."""


def rejoin_paragraphs(document: Any) -> None:
    """Bring together what a parser has split: a paragraph that holds a list, table or quotation.

    HTML ends a paragraph there, and the paragraph's own end leaves an empty one behind, which shows how far it went.
    """
    for left_over in [
        element for element in document.iter("p", "tei-p") if not element.attrib and not has_content(element)
    ]:
        between: list[Any] = []
        before = left_over.getprevious()
        while before is not None and not is_paragraph(before) and len(between) < MOST_SIBLINGS:
            between.append(before)
            before = before.getprevious()
        parent = left_over.getparent()
        if before is None or not is_paragraph(before) or not between or parent is None:
            continue
        if before.tail and before.tail.strip():
            add_words(before, before.tail)
        before.tail = left_over.tail
        for element in reversed(between):
            before.append(element)
        parent.remove(left_over)


def has_content(element: Any) -> bool:
    return len(element) > 0 or bool((element.text or "").strip())


def is_paragraph(element: Any) -> bool:
    return element.tag in {"p", "tei-p"} and "tei-p" in (element.get("class") or "")


def add_words(element: Any, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
