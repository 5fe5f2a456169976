"""A citation of one document in the style that is asked for."""

from collections.abc import Callable

from redept.errors import NoSuchForm, RedeptError
from redept.exports import bibtex, csl_json, csl_style, manuals, ris, zotero_rdf
from redept.finding_aids import citing
from redept.finding_aids.days import in_words
from redept.model import Document, Volume, encoding

Style = Callable[[Document, Volume | None], str | None]

STYLES: dict[str, Style] = {
    "series": citing.printed,
    "item": citing.named,
    "archival": lambda document, volume: citing.archival(document),
    "archival-short": lambda document, volume: citing.archival(document, short=True),
    "chicago-note": citing.chicago_note,
    "chicago-bibliography": manuals.chicago_bibliography,
    "turabian": manuals.turabian,
    "turabian-bibliography": manuals.turabian_bibliography,
    "mla": manuals.mla,
    "bibtex": lambda document, volume: "\n".join(bibtex.entry(document, volume)),
    "ris": lambda document, volume: "\n".join(ris.record(document, volume)),
    "zotero-rdf": zotero_rdf.record,
    "csl-json": lambda document, volume: encoding.encode([csl_json.item(document, volume)]),
}


def cite(document: Document, volume: Volume | None, style: str) -> str:
    """The citation in one of STYLES or by a CSL file; NoSuchForm where the document says too little."""
    if (sheet := csl_style.sheet(style)) is not None:
        return csl_style.render(for_a_sheet(document, volume), sheet)
    if style not in STYLES:
        names = ", ".join([*STYLES, *csl_style.SHIPPED])
        raise RedeptError(f"{style}: there is no such style; choose one of {names}, or name a CSL file")
    words = STYLES[style](document, volume)
    if words is None:
        lacks = "stands in no printed volume" if style == "series" else "does not say where its original lies"
        raise NoSuchForm(f"{document.id}: {lacks}; `--style item` names the paper itself")
    return words


def for_a_sheet(document: Document, volume: Volume | None) -> csl_json.Item:
    """The item as a style file renders it: its title is the paper as `item` names it, without the day, which the style
    prints itself; the book is cited by page or by document, as the series does.
    """
    item = csl_json.item(document, volume)
    day = in_words(document.date) or ""
    left_out = "chapter-number" if citing.by_page(document, volume) else None
    title = citing.item(document).removesuffix(day).rstrip(", ")
    return {key: value for key, value in {**item, "title": title}.items() if key != left_out}


def forms(document: Document, volume: Volume | None) -> dict[str, str | None]:
    """The paper, its printed place and its place in the archive, long and short; None where not known."""
    return {
        "item": citing.named(document, volume),
        "series": citing.printed(document, volume),
        "archival": citing.archival(document),
        "archival-short": citing.archival(document, short=True),
    }
