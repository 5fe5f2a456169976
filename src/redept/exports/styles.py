"""A citation of one document in the style that is asked for."""

from collections.abc import Callable

from redept.errors import RedeptError
from redept.exports import bibtex, citing, csl_json, ris, zotero_rdf
from redept.model import Document, Volume, encoding

Style = Callable[[Document, Volume | None], str | None]

STYLES: dict[str, Style] = {
    "series": citing.printed,
    "item": lambda document, volume: citing.item(document),
    "archival": lambda document, volume: citing.archival(document),
    "archival-short": lambda document, volume: citing.archival(document, short=True),
    "chicago-note": citing.chicago_note,
    "bibtex": lambda document, volume: "\n".join(bibtex.entry(document, volume)),
    "ris": lambda document, volume: "\n".join(ris.record(document, volume)),
    "zotero-rdf": zotero_rdf.record,
    "csl-json": lambda document, volume: encoding.encode([csl_json.item(document, volume)]),
}


def cite(document: Document, volume: Volume | None, style: str) -> str:
    """The citation in one of STYLES; RedeptError where the document does not say what that style needs."""
    if style not in STYLES:
        raise RedeptError(f"{style}: there is no such style; choose one of {', '.join(STYLES)}")
    words = STYLES[style](document, volume)
    if words is None:
        lacks = "stands in no printed volume" if style == "series" else "does not say where its original lies"
        raise RedeptError(f"{document.id}: {lacks}; `--style item` names the paper itself")
    return words


def forms(document: Document, volume: Volume | None) -> dict[str, str | None]:
    """The paper, its printed place and its place in the archive, long and short; None where not known."""
    return {
        "item": citing.item(document),
        "series": citing.printed(document, volume),
        "archival": citing.archival(document),
        "archival-short": citing.archival(document, short=True),
    }
