"""Notes and entries of bibliographies by the manuals that historians are asked to follow: Chicago, Turabian, MLA.

All are plain words: set titles in italics where your program can. Unlike the manuals' own specimens each names the
paper as the heading has it, with number, place and day, so that a reader can find it again.
"""

from redept.exports import csl_json
from redept.exports.csl_json import Item
from redept.finding_aids import citing
from redept.finding_aids.days import parts_of
from redept.model import Document, Volume

DEPARTMENT = "U.S. Department of State"
PRESS = "Government Printing Office"
SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def chicago_bibliography(document: Document, volume: Volume | None) -> str:
    """The paper as an entry of a bibliography: sender first, the book with editors and imprint behind."""
    lead = led(document)
    if volume is None or not of_the_series(volume):
        return sentences(lead, citing.printed(document, volume) or citing.place_kept(document))
    by = f", edited by {citing.and_joined(volume.editors)}" if volume.editors else ""
    year = f"Washington: {PRESS}, {volume.published}" if volume.published else None
    return sentences(lead, f"In {volume.title}{by}, {place_in(document, volume)}", year)


def turabian(document: Document, volume: Volume | None) -> str:
    """A footnote by Turabian, where the Department of State is the author of the series."""
    if volume is None or not of_the_series(volume):
        return citing.chicago_note(document, volume)
    by = f", ed. {citing.and_joined(volume.editors)}" if volume.editors else ""
    year = f" (Washington, DC: {PRESS}, {volume.published})" if volume.published else ""
    book = f"{DEPARTMENT}, {volume.title}{by}{year}"
    return f"{citing.item(document)}, in {book}, {place_in(document, volume)}."


def turabian_bibliography(document: Document, volume: Volume | None) -> str:
    """The entry of a bibliography by Turabian, under the Department of State; the paper follows its volume."""
    if volume is None or not of_the_series(volume):
        return chicago_bibliography(document, volume)
    by = f"Edited by {citing.and_joined(volume.editors)}" if volume.editors else None
    year = f"Washington, DC: {PRESS}, {volume.published}" if volume.published else None
    place = place_in(document, volume)
    inside = place if place.startswith("Document") else citing.pages(document)
    return sentences(DEPARTMENT, volume.title, by, year, f"{inside}: {citing.item(document)}")


def mla(document: Document, volume: Volume | None) -> str:
    """An entry of the works cited by MLA: author, title, day of the paper, the volume as container."""
    item = csl_json.item(document, volume)
    author = " and ".join(name_first(one) if place == 0 else name_last(one) for place, one in enumerate(authors(item)))
    title = f"“{(citing.numbered(citing.title(document), document) + number_if_unsaid(document)).rstrip('.')}.”"
    written = " ".join(filter(None, (f"{author.rstrip('.')}." if author else "", title, dated(document))))
    if volume is None or not citing.book_of(document, volume):
        return f"{written} {citing.place_kept(document) or 'Unpublished'}."
    by = f", edited by {citing.and_joined(volume.editors)}" if volume.editors else ""
    imprint = f", {PRESS}, {volume.published}" if volume.published and of_the_series(volume) else ""
    at = citing.pages(document) if citing.by_page(document, volume) else small(place_in(document, volume))
    return f"{written} {volume.title or citing.book_of(document, volume)}{by}{imprint}, {at}."


# ---------------------------------------------------------------- pieces


def of_the_series(volume: Volume) -> bool:
    return bool(volume.title and volume.title.startswith(citing.SERIES))


def place_in(document: Document, volume: Volume) -> str:
    """ "162–164" in volumes that are cited by pages, "Document 52" in the others."""
    if citing.by_page(document, volume):
        return citing.page_span(document) or ""
    return f"Document {document.document_number or document.id.rpartition('/')[2]}"


def small(place: str) -> str:
    """ "document 278H": the letter of a number stays large."""
    return place[:1].lower() + place[1:]


def led(document: Document) -> str:
    """ "Harriman. The Ambassador in the Soviet Union (Harriman) to the Secretary of State, Telegram 3652, ...": the
    sender's name first, by which a bibliography is sorted; nothing before the paper where no name is known."""
    first = next((one for one in document.sender if one.name), None)
    if first is None or not first.name:
        return citing.item(document)
    return f"{name_first(csl_json.person(first.name)).rstrip('.')}. {citing.item(document)}"


def sentences(*words: str | None) -> str:
    """Words as sentences, a full stop behind each."""
    return " ".join(f"{one.rstrip('.')}." for one in words if one)


def authors(item: Item) -> list[Item]:
    """Those who wrote it, by name; of offices the first alone."""
    known: list[Item] = item.get("author", [])
    return [one for one in known if "literal" not in one][:2] or known[:1]


def name_first(name: Item) -> str:
    """ "Hollister, John B." """
    if "literal" in name:
        return str(name["literal"])
    return ", ".join(name[key] for key in ("family", "given", "suffix") if key in name)


def name_last(name: Item) -> str:
    if "literal" in name:
        return str(name["literal"])
    return " ".join(name[key] for key in ("given", "family", "suffix") if key in name)


def number_if_unsaid(document: Document) -> str:
    """ ", Telegram 3652" where the heading does not name the form."""
    own = citing.own_number(document)
    return (
        f", {citing.form_and_number(document)}" if own and not citing.FORM_SAID.search(citing.title(document)) else ""
    )


def dated(document: Document) -> str:
    """The day as MLA writes it: "24 Sept. 1944." """
    parts = parts_of(document.date)
    if not parts:
        return ""
    year, *rest = parts
    month = [SHORT_MONTHS[rest[0] - 1]] if rest else []
    day = [str(rest[1])] if len(rest) > 1 else []
    return " ".join([*day, *month, f"{year}."])


__all__ = ["chicago_bibliography", "mla", "turabian", "turabian_bibliography"]
