"""The bundled specimen in its three forms: the TEI volume is written by hand, text and HTML pages are made from it.

`python tests/specimen_forms.py` writes `text/dN.txt` and `html/dN.html` beside `specimen.xml` again after the volume
was changed; `test_specimen.py` fails as long as they are out of step. The text form is what a reader copies from a
page of the series; the HTML form is a page of the series' site as a browser saves it.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

SPECIMEN = Path(__file__).parent.parent / "src" / "redept" / "specimen"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
VOLUME_TITLE = "Specimen of Diplomatic Papers, 1944–1957: Restated and Invented, to Show What redept Reads"
Element: TypeAlias = Any  # an lxml element; the library has no types of its own


def documents() -> list[Element]:
    """The documents of the volume, in order."""
    volume = etree.parse(SPECIMEN / "specimen.xml", etree.XMLParser(remove_blank_text=False))
    return [div for div in volume.iter(TEI + "div") if div.get("type") == "document"]


def identity(document: Element) -> str:
    return str(document.get(XML_ID))


def name(element: Element) -> str:
    """The local name: "p", "head", "attachment"."""
    return str(etree.QName(element).localname)


def is_source_line(element: Element) -> bool:
    return name(element) == "note" and element.get("rend") == "inline"


def is_unanchored(note: Element) -> bool:
    """Whether a note belongs to no place in the text."""
    return bool(note.get("place") == "uncalled")


def footnotes(document: Element) -> list[Element]:
    return [note for note in document.iter(TEI + "note") if not is_source_line(note)]


# ---------------------------------------------------------------- the text form


def text_form(document: Element) -> str:
    """The paper as plain text: blocks with an empty line between them, the notes listed from 1 at the end."""
    body = "\n\n".join(block for block in blocks(document) if block)
    listed = [f"  {place}. {words(note)}" for place, note in enumerate(footnotes(document), start=1)]
    return "\n".join([body, *listed]) + "\n"


def blocks(element: Element) -> Iterator[str]:
    """Blocks of text in order."""
    for child in element:
        yield from BLOCKS.get(name(child), whole)(child)


def whole(element: Element) -> Iterator[str]:
    yield inline(element)


def paragraph(element: Element) -> Iterator[str]:
    """A paragraph; a list inside it is a block of its own."""
    inner = element.findall(TEI + "list")
    if not inner:
        yield inline(element)
        return
    yield inline(element, skip=("list",))
    for child in inner:
        yield from listed_items(child)


def listed_items(element: Element) -> Iterator[str]:
    """A list: its heading, then its items, a line each."""
    lines: list[str] = []
    label = ""
    for child in element:
        if name(child) == "head":
            yield inline(child)
        elif name(child) == "label":
            label = inline(child) + " "
        else:
            lines.append(label + inline(child))
            label = ""
    yield "\n".join(lines)


def table_rows(element: Element) -> Iterator[str]:
    yield "\n".join("\t".join(inline(cell) for cell in row) for row in element.iter(TEI + "row"))


def opener_lines(element: Element) -> Iterator[str]:
    """Dateline and marks, a line each; then the salutation."""
    yield "\n".join(inline(child) for child in element if name(child) != "salute")
    yield from (inline(child) for child in element.findall(TEI + "salute"))


def closer_lines(element: Element) -> Iterator[str]:
    """Closing words, dateline and signatures, a line each."""
    yield "\n".join([squeezed(element.text or ""), *map(inline, element)]).strip()


def note_block(element: Element) -> Iterator[str]:
    if is_source_line(element):
        yield inline(element)


def page_block(element: Element) -> Iterator[str]:
    yield f"[Page {element.get('n')}]"


BLOCKS: dict[str, Callable[[Element], Iterator[str]]] = {
    "p": paragraph,
    "list": listed_items,
    "table": table_rows,
    "opener": opener_lines,
    "closer": closer_lines,
    "quote": blocks,
    "attachment": blocks,
    "note": note_block,
    "pb": page_block,
}


def inline(element: Element, skip: tuple[str, ...] = ()) -> str:
    """The words of an element on one line, note markers glued, pages as [Page N]."""
    return squeezed("".join(pieces(element, skip)))


def words(note: Element) -> str:
    return inline(note)


def squeezed(written: str) -> str:
    """White space folded; the line breaks of `lb` kept."""
    return "\n".join(" ".join(line.split()) for line in written.split("\x1e")).strip()


def pieces(element: Element, skip: tuple[str, ...] = ()) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        kind = name(child)
        if kind == "note":
            yield "" if is_unanchored(child) else str(child.get("n"))
        elif kind == "pb":
            yield f"[Page {child.get('n')}] "
        elif kind == "lb":
            yield "\x1e"
        elif kind not in skip:
            yield from pieces(child)
        yield child.tail or ""


# ---------------------------------------------------------------- the HTML form


class Page:
    """One saved page: the document and its notes as the site's elements."""

    def __init__(self, document: Element, before: str | None, after: str | None) -> None:
        self.document, self.before, self.after = document, before, after
        self.nodes = {note: f"1.5.4.{identity(document)[1:]}.{place}" for place, note in enumerate(footnotes(document))}

    def whole(self) -> str:
        """The page, with the frame of the site around it."""
        here = identity(self.document)
        path = f"/historicaldocuments/specimen/{here}"
        return FRAME.format(
            title=escape(VOLUME_TITLE),
            here=here,
            number=self.document.get("n"),
            path=path,
            before=self.neighbour("prev", self.before),
            after=self.neighbour("next", self.after),
            document=f'<div class="tei-div3" id="{here}">\n{self.children(self.document)}\n</div>{self.footnotes()}',
        )

    def neighbour(self, way: str, target: str | None) -> str:
        link = f'href="/historicaldocuments/specimen/{target}"' if target else 'href="#" style="visibility: hidden;"'
        return f'<a data-doc="specimen.xml" class="page-nav nav-{way}" {link}><i class="glyphicon"></i></a>'

    def children(self, element: Element) -> str:
        """The words and elements inside an element."""
        parts = [escape(element.text or "", quote=False)]
        for child in element:
            parts += [self.element(child), escape(child.tail or "", quote=False)]
        return "".join(parts)

    def element(self, element: Element) -> str:
        kind = name(element)
        if kind in ("note", "pb", "lb", "list", "ref", "p", "hi", "table"):
            return str(getattr(self, f"{kind}_element")(element))
        opening, closing = ELEMENTS.get(kind, ("", ""))
        return f"{opening}{self.children(element)}{closing}"

    def note_element(self, note: Element) -> str:
        if is_source_line(note):
            return f'<p class="tei-note2 inline">{self.children(note)}</p>'
        if is_unanchored(note):
            return ""
        node, mark = self.nodes[note], note.get("n")
        return f'<span id="fnref:{node}"><a href="#fn:{node}" class="note" rel="footnote">{mark}</a></span>'

    def pb_element(self, page: Element) -> str:
        number = page.get("n")
        return (
            f'<a href="pg_{number}" id="pg_{number}" class="tei-pb1 hsg-facsilime-link" target="_self" rel="nofollow">'
            f"\n            [Page {number}]\n        </a>"
        )

    def lb_element(self, _: Element) -> str:
        return '<br class="tei-lb">'

    def hi_element(self, element: Element) -> str:
        styles = {"italic": "tei-hi2 font-italic italic", "smallcaps": "tei-hi3 font-smallcaps smallcaps"}
        return f'<span class="{styles[str(element.get("rend"))]}">{self.children(element)}</span>'

    def p_element(self, element: Element) -> str:
        kind = "tei-p1 center" if element.get("rend") == "center" else "tei-p3"
        return f'<p class="{kind}">{self.children(element)}</p>'

    def ref_element(self, element: Element) -> str:
        target = str(element.get("target"))
        note = re.fullmatch(r"#(d\d+)fn(\w+)", target)
        if note:
            target = f"{note[1]}fn{note[2]}"
        address = target if ":" in target else f"/historicaldocuments/specimen/{target.lstrip('#')}"
        return f'<a href="{address}">{self.children(element)}</a>'

    def table_element(self, element: Element) -> str:
        rows = "".join(
            f'<tr class="tei-row">{"".join(self.cell(cell) for cell in row)}</tr>\n'
            for row in element.iter(TEI + "row")
        )
        return f'<table class="tei-table2 table table-hover table-bordered">\n{rows}</table>'

    def cell(self, cell: Element) -> str:
        return f'<td class="tei-cell">{self.children(cell)}</td>'

    def list_element(self, element: Element) -> str:
        if element.find(TEI + "label") is not None:
            items = "".join(
                f'<dt><span class="tei-label2">{self.children(item)}</span></dt>'
                if name(item) == "label"
                else f"<dd>{self.children(item)}</dd>\n"
                for item in element
            )
            return f'<dl class="tei-list6 labeled-list">\n{items}</dl>'
        head = element.find(TEI + "head")
        title = "" if head is None else f'<h4 class="tei-list1 listHead">{self.children(head)}</h4>'
        rows = "".join(f'<li class="tei-item">{self.children(item)}</li>\n' for item in element.findall(TEI + "item"))
        return f'{title}<ul class="list hsg-list-default">\n{rows}</ul>'

    def footnotes(self) -> str:
        """The list of notes as the site gives it."""
        rows = [
            f'<li class="footnote" id="fn:{node}" value="{note.get("n")}"><span class="fn-content">'
            f'{self.children(note)}</span><a href="#fnref:{node}" class="fn-back">↩</a></li>'
            for note, node in self.nodes.items()
        ]
        return f'<div class="footnotes"><ol>\n{chr(10).join(rows)}\n</ol></div>' if rows else ""


ELEMENTS = {
    "head": ('<h3 class="tei-head7">', "</h3>"),
    "opener": ('<div class="tei-opener">', "</div>"),
    "dateline": ('<div class="tei-dateline">', "</div>"),
    "seg": ('<span class="tei-seg document_left">', "</span>"),
    "salute": ('<div class="tei-salute2">', "</div>"),
    "closer": ('<div class="tei-closer">', "</div>"),
    "signed": ('<div class="tei-signed1">', "</div>"),
    "quote": ('<div class="tei-quote2 blockquote">', "</div>"),
    "attachment": ('<section class="tei-frus_attachment attachment">', "</section>"),
    "persName": ('<span class="tei-persName">', "</span>"),
    "gloss": ('<span class="tei-gloss">', "</span>"),
    "placeName": ('<span class="tei-placeName">', "</span>"),
    "date": ('<span class="tei-date">', "</span>"),
}

FRAME = """<!DOCTYPE html>
<html data-template="pages:app-root" lang="en"><head><meta charset="utf-8">\
<meta name="description" content="history.state.gov 3.0 shell">\
<title>Historical Documents - Office of the Historian</title></head>
<body id="body"><div class="hsg-main"><main id="content">
<nav class="hsg-breadcrumb hsg-breadcrumb--wrap" aria-label="breadcrumbs"><ol class="hsg-breadcrumb__list">
<li class="hsg-breadcrumb__list-item"><a href="/" class="hsg-breadcrumb__link">\
<span property="name">Home</span></a></li>
<li class="hsg-breadcrumb__list-item"><a href="/historicaldocuments" class="hsg-breadcrumb__link">\
<span property="name">Historical Documents</span></a></li>
<li class="hsg-breadcrumb__list-item"><a href="/historicaldocuments/specimen" class="hsg-breadcrumb__link">\
<span property="name">{title}</span></a></li>
<li class="hsg-breadcrumb__list-item"><a href="{path}" class="hsg-breadcrumb__link" aria-current="page">\
<span property="name">Document {number}</span></a></li></ol></nav>
<h2 class="hsg-navigation-title" id="navigation-title">{title}</h2>
{before}{after}
<div class="hsg-width-main"><div id="content-inner"><div id="content-container"><div class="content">{document}</div>\
</div></div></div>
</main></div>
<footer class="hsg-footer"><p>This page is part of the specimen of redept. It was never on the site whose shape it has.\
</p></footer></body></html>
"""


def html_forms() -> dict[str, str]:
    """Every document as a saved page, by its id."""
    listed = documents()
    names = [None, *map(identity, listed), None]
    around = zip(listed, names, names[2:], strict=False)
    return {identity(document): Page(document, before, after).whole() for document, before, after in around}


def text_forms() -> dict[str, str]:
    """Every document as plain text, by its id."""
    return {identity(document): text_form(document) for document in documents()}


def write() -> None:
    """Write both forms beside the volume."""
    for folder, ending, forms in (("text", "txt", text_forms()), ("html", "html", html_forms())):
        (SPECIMEN / folder).mkdir(exist_ok=True)
        for document, page in forms.items():
            (SPECIMEN / folder / f"{document}.{ending}").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
