"""Blocks of a paper into HTML. A page has thousands of runs: they are written here, and not by a template."""

import re
from collections.abc import Callable
from urllib.parse import quote

from markupsafe import Markup, escape

from redept.web.edition import Block, NoteBlock, Run
from redept.web.plainness import shown

Link = Callable[[str], str]

LONG_HEADING = 220
"""Letters from which a heading is set smaller: those of frus1961-63v10-12mSupp tell the whole paper."""


class Setter:
    """Sets one paper. `select` says where its references lead: "panel" chooses them, "list" goes to their line."""

    def __init__(self, link: Link, address: str, select: str) -> None:
        self.page = str(escape(link(address)))
        self.select = select

    def block(self, one: Block) -> Markup:
        """A paragraph, a line of the head or a heading, and the notes that belong to it."""
        lines = " lines" if one.lines else ""
        words = "".join(map(self.run, one.runs))
        if one.kind == "heading":
            long = " long" if sum(len(run.text) for run in one.runs) > LONG_HEADING else ""
            made = f'<h1 class="heading{lines}{long}">{words}</h1>\n'
        elif one.kind == "part":
            made = f'<h2 class="part" id="p{one.number}">{words}</h2>\n'
        elif one.kind == "table":
            made = self.table(one)
        else:
            made = f'<p class="{one.kind}{lines}" id="p{one.number}">{words}</p>\n'
        return Markup(made + "".join(map(self.note, one.notes)))

    def table(self, one: Block) -> str:
        """Lines with their cells set apart by tabs; a line without any goes over all columns."""
        rows = [[""]]
        for run in one.runs:
            if run != Run(text=run.text):
                rows[-1][-1] += self.run(run)
                continue
            for place, line in enumerate(run.text.split("\n")):
                if place:
                    rows.append([""])
                first, *others = line.split("\t")
                rows[-1][-1] += plain(first)
                rows[-1].extend(map(plain, others))
        columns = max(map(len, rows))
        lines = "".join(f"<tr>{cells(row, columns)}</tr>\n" for row in rows if any(row))
        return (
            f'<div class="cells" id="p{one.number}" tabindex="0" role="group" aria-label="Table">'
            f"<table><tbody>{lines}</tbody></table></div>\n"
        )

    def note(self, one: NoteBlock, placed: bool = True) -> Markup:
        """A note beside the text; one without a place has no way back."""
        marker = plain(one.marker)
        where = f"note {one.number} of this paper"
        number = (
            f'<a class="note-number" href="#m{one.number}" title="{where}">{marker}</a>'
            if placed
            else f'<span class="note-number" title="{where}, without a place in the text">{marker}</span>'
        )
        return Markup(
            f'<aside class="note by-{one.author}" id="n{one.number}" role="note" aria-label="Note {marker}">'
            f"<p>{number} {''.join(map(self.run, one.runs))}</p></aside>\n"
        )

    def run(self, one: Run) -> str:
        """Words of one kind."""
        if one.page is not None:
            page = plain(one.page)
            return (
                f'<span class="page-mark" id="pg_{page}"><span class="unseen">[Page </span>{page}'
                '<span class="unseen">]</span></span>'
            )
        words = plain(one.text)
        if one.note is not None:
            mark = f'<a class="note-mark" id="m{one.note}" href="#n{one.note}">'
            return f'{mark}<span class="unseen">note </span>{words}</a>'
        anchor = f' id="{one.anchor}"' if one.anchor else ""
        if one.reference is not None and self.select:
            key = one.reference
            there = f"#e{key.replace(':', '-')}" if self.select == "list" else f"{self.page}?ref={quote(key)}#chosen"
            return f'<a class="ref {one.status} in-{one.layer}"{anchor} data-ref="{key}" href="{there}">{words}</a>'
        if one.said is not None:
            title = plain(one.label)
            return f'<a class="said {one.status}"{anchor} href="#{one.said}" title="{title}">{words}</a>'
        return words


FIGURE = re.compile(r"\s*[$£]?[\d.,–-]+%?\s*")


def cells(row: list[str], columns: int) -> str:
    """The cells of a line, figures apart from words."""
    if len(row) == 1:
        return f'<td colspan="{columns}">{row[0]}</td>'
    return "".join(f'<td class="figure">{one}</td>' if FIGURE.fullmatch(one) else f"<td>{one}</td>" for one in row)


def plain(words: str) -> str:
    """Words as HTML shows them."""
    return str(escape(shown(words)))
