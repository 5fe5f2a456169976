"""One document of a TEI volume set as text: `div type="document"` by local names, in any namespace."""

from collections.abc import Callable

from redept.model import Mark
from redept.sources.galley import BLOCK, GLUED, IN_NOTE, LINE, NOTHING, SPACE, Galley
from redept.sources.tree import XML_ID, Element, local

Setter = Callable[["Setting", Element], None]


class Setting:
    """A document while it is being set; `galley` is its text, or that of the note that is being set."""

    __slots__ = ("body", "document", "galley", "headed", "hoisted", "notes", "setters")

    def __init__(self, document: Element, setters: dict[str, Setter]) -> None:
        self.document = document
        self.setters = setters
        self.galley = Galley()
        self.notes: list[Element] = []
        self.hoisted = hoisted(document)
        self.headed = False
        self.body = 0

    def content(self, element: Element) -> None:
        """An element's words and all that stands among them."""
        words = self.galley.words
        string = element.text
        if string:
            words(string)
        setters = self.setters
        for child in element:
            tag = child.tag
            (setters.get(tag) or setter_of(setters, tag))(self, child)
            string = child.tail
            if string:
                words(string)

    def set_notes(self) -> None:
        """Set the list of notes; a note within a note comes after all that were met before it."""
        body = self.galley
        for element in self.notes:
            self.galley = galley = Galley(IN_NOTE)
            self.content(element)
            body.add_note(galley, element.get("n") or "*", element.get("type"))
        self.galley = body


def setter_of(setters: dict[str, Setter], tag: object) -> Setter:
    """How an element is set whose tag is met for the first time; comments and the like are not."""
    if not isinstance(tag, str):
        return left_out
    setter = BY_NAME.get(tag.rpartition("}")[2], Setting.content)
    setters[tag] = setter
    return setter


def left_out(setting: Setting, element: Element) -> None:
    """Nothing: what the printed page does not show."""


def block(setting: Setting, element: Element) -> None:
    """A paragraph and the like: a blank line before and after, in a list or note a new line."""
    galley = setting.galley
    galley.part(BLOCK)
    setting.content(element)
    galley.part(BLOCK)


def line(setting: Setting, element: Element) -> None:
    """What stands on a line of its own."""
    galley = setting.galley
    galley.part(LINE)
    setting.content(element)
    galley.part(LINE)


def signed(setting: Setting, element: Element) -> None:
    galley = setting.galley
    galley.part(LINE)
    start = galley.at
    setting.content(element)
    galley.mark("signed", start)
    galley.part(LINE)


def line_break(setting: Setting, element: Element) -> None:
    setting.galley.part(LINE)


def items(setting: Setting, element: Element) -> None:
    """A list: each item on a line, its printed number before it; words after it go on in its last line."""
    galley = setting.galley
    galley.part(BLOCK)
    setting.content(element)
    if galley.gap != NOTHING:
        galley.gap = SPACE if local(element.getparent()) == "p" else BLOCK


def paragraph(setting: Setting, element: Element) -> None:
    parent = element.getparent()
    if local(parent) != "item":
        block(setting, element)
        return
    if element.getprevious() is not None or not blank(parent.text):
        setting.galley.part(BLOCK)
    setting.content(element)
    setting.galley.part(BLOCK)


def blank(string: str | None) -> bool:
    return not string or string.isspace()


def label(setting: Setting, element: Element) -> None:
    galley = setting.galley
    galley.part(LINE)
    start = galley.at
    setting.content(element)
    if galley.gap != NOTHING and galley.at == start:
        galley.gap = SPACE
    galley.part(SPACE)


def item(setting: Setting, element: Element) -> None:
    before = element.getprevious()
    if before is not None and local(before) == "label":
        setting.galley.part(SPACE)
    else:
        setting.galley.part(LINE)
    setting.content(element)
    setting.galley.part(LINE)


def row(setting: Setting, element: Element) -> None:
    galley = setting.galley
    galley.part(LINE)
    first = True
    setters = setting.setters
    for child in element:
        if local(child) == "cell":
            if not first:
                galley.tab()
            first = False
            setting.content(child)
        else:
            (setters.get(child.tag) or setter_of(setters, child.tag))(setting, child)
    if galley.gap == NOTHING and galley.parts:
        galley.gap = GLUED
    galley.part(LINE)


def head(setting: Setting, element: Element) -> None:
    """A heading: the document's own, that of an attachment, or that of a list or table."""
    galley = setting.galley
    parent = element.getparent()
    galley.part(BLOCK)
    start = galley.at
    setting.content(element)
    galley.part(BLOCK)
    if parent is setting.document and not setting.headed:
        setting.headed = True
        galley.mark("heading", start)
        for hoisted in setting.hoisted:
            set_opener(setting, hoisted)
        setting.body = galley.at
        galley.part(BLOCK)
    elif local(parent) == "attachment":
        galley.mark("part_heading", start)


def opener(setting: Setting, element: Element) -> None:
    """An opener or a bare dateline: lines, put after the heading where it is the document's own."""
    if element in setting.hoisted:
        return
    galley = setting.galley
    galley.part(BLOCK)
    set_opener(setting, element)
    galley.part(BLOCK)


def set_opener(setting: Setting, element: Element) -> None:
    galley = setting.galley
    galley.part(LINE)
    start = galley.at
    if local(element) == "dateline":
        dateline(setting, element)
    else:
        setting.content(element)
    galley.mark("opener", start)
    galley.part(LINE)


def dateline(setting: Setting, element: Element) -> None:
    galley = setting.galley
    galley.part(LINE)
    start = galley.at
    setting.content(element)
    galley.mark("dateline", start)
    galley.part(LINE)


def bare_dateline(setting: Setting, element: Element) -> None:
    if local(element.getparent()) in {"opener", "closer"}:
        dateline(setting, element)
    else:
        opener(setting, element)


def marked(kind: str, attribute: str | None = None) -> Setter:
    """Words that the markup labels, set in the run of the text."""

    def setter(setting: Setting, element: Element) -> None:
        galley = setting.galley
        start = galley.at
        setting.content(element)
        galley.mark(kind, start, element.get(attribute) if attribute else None)

    return setter


def person(setting: Setting, element: Element) -> None:
    galley = setting.galley
    start = galley.at
    setting.content(element)
    galley.mark("person", start, element.get("corresp"))
    role = PARTY_NAMES.get(element.get("type") or "")
    if role:
        galley.mark(role, start, element.get("corresp"))


PARTY_NAMES = {"from": "sender_name", "to": "recipient_name"}


def term(setting: Setting, element: Element) -> None:
    """An abbreviation or office; in a heading it names who writes or who receives."""
    galley = setting.galley
    start = galley.at
    setting.content(element)
    role = PARTY_OFFICES.get(element.get("type") or "")
    galley.mark(role or "term", start, element.get("target"))


PARTY_OFFICES = {"from": "sender_office", "to": "recipient_office"}


def date(setting: Setting, element: Element) -> None:
    """A date, with what the markup says of it: one day, or "from/to"."""
    galley = setting.galley
    start = galley.at
    setting.content(element)
    value = element.get("when")
    if value is None:
        bounds = [element.get(first) or element.get(second) or "" for first, second in DATE_BOUNDS]
        value = "/".join(bounds) if any(bounds) else None
    galley.mark("date", start, value)


DATE_BOUNDS = (("from", "notBefore"), ("to", "notAfter"))


def lines_as_they_are(setting: Setting, element: Element) -> None:
    """Text whose line breaks count, as of a message in typewriter face."""
    galley = setting.galley
    galley.part(BLOCK)
    for string in "".join(element.itertext()).split("\n"):
        if string.strip():
            galley.words(string)
            galley.part(LINE)
        else:
            galley.part(BLOCK)
    galley.part(BLOCK)


def numbered(setting: Setting, element: Element) -> None:
    """A list whose numbers a browser would print: they are set, as they are when the page is copied."""
    galley = setting.galley
    galley.part(BLOCK)
    number = 0
    for child in element:
        if local(child) != "item":
            continue
        number += 1
        galley.part(LINE)
        galley.raw(f"{number:>3}. ")
        galley.gap = NOTHING
        setting.content(child)
        if galley.gap == NOTHING:
            galley.gap = GLUED
        galley.part(LINE)
    galley.part(BLOCK)


def page_break(setting: Setting, element: Element) -> None:
    """`[Page N]`: a paragraph of its own between blocks, else in the run of the text."""
    galley = setting.galley
    inline = local(element.getparent()) in RUNNING
    kind = element.get("type")
    galley.page(element.get("n") or "", f"{kind.capitalize()} Page" if kind in PAGE_TYPES else "Page")
    galley.part(SPACE if inline else BLOCK)


PAGE_TYPES = frozenset({"facsimile", "typeset"})
"""Kinds of pages of the microfiche supplements, which are printed: "[Facsimile Page 3]"."""

RUNNING = frozenset({"p", "item", "note", "quote", "cell", "signed", "label", "head", "hi", "ref"})


def note(setting: Setting, element: Element) -> None:
    """A note: its marker here, its words for the list at the end. An inline note is the source line."""
    if element.get("rend") == "inline":
        source_line(setting, element)
        return
    if element.get("place") == "uncalled":
        setting.notes.append(element)
        return
    galley = setting.galley
    apart = local(element.getparent()) == "div"
    if apart:
        galley.part(BLOCK)
    galley.anchor(element.get("n") or "*", len(setting.notes))
    setting.notes.append(element)
    if apart:
        galley.part(BLOCK)


def source_line(setting: Setting, element: Element) -> None:
    galley = setting.galley
    start = galley.at
    block(setting, element)
    if element.getparent() is setting.document and not setting.headed:
        galley.mark("source_line", start)
        setting.body = galley.at


def salute(setting: Setting, element: Element) -> None:
    galley = setting.galley
    galley.part(BLOCK)
    start = galley.at
    setting.content(element)
    closing = local(element.getparent()) == "closer"
    galley.mark("closing" if closing else "salutation", start)
    galley.part(LINE if closing else BLOCK)


def attachment(setting: Setting, element: Element) -> None:
    galley = setting.galley
    galley.part(BLOCK)
    start = galley.at
    setting.content(element)
    galley.mark("part", start, element.get(XML_ID) or element.get("id"))
    galley.part(BLOCK)


def division(setting: Setting, element: Element) -> None:
    """A division within a document; a document within a document is a paper of its own."""
    if element.get("type") != "document":
        block(setting, element)


BY_NAME: dict[str, Setter] = {
    "p": paragraph,
    "head": head,
    "opener": opener,
    "dateline": bare_dateline,
    "seg": line,
    "list": items,
    "item": item,
    "label": label,
    "table": block,
    "row": row,
    "quote": block,
    "div": division,
    "division": block,
    "numbered": numbered,
    "pre": lines_as_they_are,
    "closer": block,
    "signed": signed,
    "salute": salute,
    "figure": block,
    "lb": line_break,
    "pb": page_break,
    "note": note,
    "attachment": attachment,
    "facsimile": left_out,
    "include": left_out,
    "fw": left_out,
    "figDesc": left_out,
    "ref": marked("link", "target"),
    "persName": person,
    "gloss": term,
    "date": date,
    "placeName": marked("place"),
    "del": marked("struck"),
}


def hoisted(document: Element) -> tuple[Element, ...]:
    """The openers and bare datelines of a document, which go after its heading; none where it has no heading."""
    if not any(local(child) == "head" for child in document):
        return ()
    return tuple(child for child in document if local(child) in OPENERS)


OPENERS = frozenset({"opener", "dateline"})


def set_document(document: Element, setters: dict[str, Setter]) -> tuple[str, tuple[Mark, ...]]:
    """The text of a document and its marks; `setters` is a memory of tags, shared by the documents of a volume."""
    setting = Setting(document, setters)
    setting.content(document)
    setting.galley.mark("body", setting.body)
    setting.set_notes()
    return setting.galley.finished()


def heading_words(head: Element) -> str:
    """The words of a heading on one line, without its notes."""
    setting = Setting(head, {})
    setting.content(head)
    text, marks = setting.galley.finished()
    for mark in reversed(marks):
        if mark.kind in {"anchor", "page"}:
            text = text[: mark.start] + text[mark.end :]
    return " ".join(text.split())
