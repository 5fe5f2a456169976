"""References that name a place in a book: Document N, footnote N, page N, supra and infra, other volumes."""

from collections.abc import Callable, Sequence

from redept.model import Candidate, Reason, Reference, Resolution
from redept.resolution.catalogue import Card, Catalogue, number_key
from redept.resolution.days import complete
from redept.resolution.days_compared import days_apart
from redept.resolution.volumes import parts_of, title_key, volume_named

SURE = 0.98
BACK, ONWARD = ("supra", "ante"), ("infra", "post")


def follow(
    reference: Reference, card: Card, catalogue: Catalogue, beside: Reference | None = None
) -> Resolution | None:
    """The decision on a printed pointer; None for a reference that must be looked up by what it says of a paper.

    `beside` is the message named right before a page: "telegram 155, March 10, p. 314".
    """
    if reference.document_number:
        return to_document(reference, card, catalogue)
    if reference.page:
        return to_page(reference, card, catalogue, beside or reference)
    if reference.position:
        return to_neighbour(reference, card, catalogue)
    if reference.kind == "file":
        return to_file(reference, card, catalogue)
    return KINDS[reference.kind](reference) if reference.kind in KINDS else None


def decided(reference: Reference, status: str, sentence: str, target: str | None = None) -> Resolution:
    """A decision with one reason."""
    if target is None:
        return Resolution(reference=reference.id, status=status, because=(sentence,))
    found = Candidate(
        id=target, confidence=SURE, reasons=(Reason(name="pointer", sentence=sentence, weight=6.0, found=target),)
    )
    return Resolution(
        reference=reference.id,
        status=status,
        target=target,
        confidence=SURE,
        because=(sentence,),
        candidates=(found,),
    )


def into_itself(reference: Reference) -> Resolution:
    return decided(reference, "indefinite", "points into this paper itself")


# ---------------------------------------------------------------- documents


def to_document(reference: Reference, card: Card, catalogue: Catalogue) -> Resolution:
    """By the number that the volume prints."""
    volume, outside = volume_of(reference, card, catalogue)
    if outside:
        return outside
    number = reference.document_number or ""
    if volume is None:
        return decided(reference, "indefinite", "no volume is known whose documents are numbered")
    volume, found = in_volume_or_part(
        volume, catalogue, lambda one: catalogue.printed_as(one, number), "document_number"
    )
    if found == [card.id]:
        return into_itself(reference)
    if len(found) == 1:
        return decided(reference, "resolved", f"Document {number} of {volume}", found[0])
    if found:
        return several(reference, [one for one in found if one != card.id], f"Document {number} of {volume}")
    if number.isdecimal() and int(number) < first_of(volume, catalogue, "document_number"):
        return decided(reference, "outside", f"Document {number} stands in an earlier part of {volume}, not here")
    return decided(reference, "absent", f"{volume} has no Document {number} here")


def in_volume_or_part(
    volume: str, catalogue: Catalogue, look: Callable[[str], Sequence[str]], counted: str
) -> tuple[str, list[str]]:
    """What a volume holds, else what another part of it does whose numbers, or pages, run on: Document 77 of
    frus1952-54v14p2 stands in part 1. `counted` is "document_number" or "first_page"."""
    found = list(look(volume))
    for part in parts_of(volume) if not found else ():
        runs_on = max(first_of(volume, catalogue, counted), first_of(part, catalogue, counted)) > RUNS_ON
        if runs_on and catalogue.has_volume(part) and (there := list(look(part))):
            return part, there
    return volume, found


RUNS_ON = 50


def first_of(volume: str, catalogue: Catalogue, counted: str) -> int:
    """The number, or the page, with which a volume in parts begins; 0 for other volumes, and where it is not known."""
    if not parts_of(volume) or not catalogue.in_order.get(volume):
        return 0
    first = getattr(catalogue.entries[catalogue.in_order[volume][0][1]], counted)
    return int(first) if first and first.isdecimal() else 0


def several(reference: Reference, found: list[str], what: str) -> Resolution:
    """More than one document answers."""
    share = round(0.9 / len(found), 2)
    reasons = (Reason(name="pointer", sentence=what, weight=0.0),)
    return Resolution(
        reference=reference.id,
        status="ambiguous",
        because=(f"{len(found)} documents answer to {what}",),
        candidates=tuple(Candidate(id=one, confidence=share, reasons=reasons) for one in sorted(found)[:5]),
    )


def volume_of(reference: Reference, card: Card, catalogue: Catalogue) -> tuple[str | None, Resolution | None]:
    """The volume that a pointer is for, or the decision that it leads outside."""
    if not reference.volume:
        return card.volume, None
    named = volume_named(reference.volume, card.volume)
    title = title_key(reference.volume, card.volume) if named is None else None
    named = catalogue.volume_titled(title) if title else named
    if named is None:
        return None, decided(reference, "outside", f"another book: {reference.volume}")
    if not catalogue.has_volume(named):
        return None, decided(reference, "outside", f"{named} is not in this corpus")
    return named, None


# ---------------------------------------------------------------- pages


def to_page(reference: Reference, card: Card, catalogue: Catalogue, words: Reference) -> Resolution:
    """The one document that stands on the page, or begins there, or that the other words single out."""
    if not reference.volume and reference.anaphor:
        return decided(reference, "outside", "a page of a book or paper that is named before, not of this volume")
    volume, outside = volume_of(reference, card, catalogue)
    if outside:
        return outside
    page = reference.page or ""
    if volume is None:
        return decided(reference, "outside", "no volume is known that has this page")
    volume, standing = in_volume_or_part(volume, catalogue, lambda one: catalogue.on_page(one, page), "first_page")
    others = [one for one in standing if one != card.id]
    if not standing:
        return decided(reference, "outside", f"no document here stands on page {page}")
    if not others:
        return into_itself(reference)
    if len(standing) == 1:
        return decided(reference, "resolved", f"page {page} holds one document", standing[0])
    begun = set(catalogue.begun_on(volume, page))
    return among_those_on_page(reference, card, catalogue, standing, begun, words)


def among_those_on_page(
    reference: Reference, card: Card, catalogue: Catalogue, standing: list[str], beginning: set[str], words: Reference
) -> Resolution:
    """Of several on a page the one with the footnote, the number or the day; else the only one that begins there."""
    page, others = reference.page, [one for one in standing if one != card.id]
    if reference.footnote:
        noted = noted_on(catalogue, others, reference.footnote, page)
        if len(noted) == 1:
            return decided(reference, "resolved", f"footnote {reference.footnote} on page {page}", noted[0])
    by_words = [one for one in others if words_agree(words, card, catalogue.cards[one])]
    if reference.form:
        by_words = [one for one in others if catalogue.entries[one].form == reference.form]
    if len(by_words) == 1:
        return decided(reference, "resolved", f"of those on page {page} the one that agrees", by_words[0])
    begun = set(by_words or standing) & beginning
    if len(begun) == 1 and card.id not in begun:
        return decided(reference, "resolved", f"the only document that begins on page {page}", begun.pop())
    if reference.rule == "pages onward" and begun:
        first = next(one for one in standing if one in begun)
        return decided(
            reference, "resolved", f"the first document that begins on page {page}, and those after it", first
        )
    return several(reference, by_words or others, f"page {page}")


def noted_on(catalogue: Catalogue, standing: list[str], footnote: str, page: str | None) -> list[str]:
    """Documents with a footnote of this number: those whose marker stands on the page, else all that have one."""
    noted = [catalogue.entries[one] for one in standing if footnote in catalogue.entries[one].note_markers]
    there = [one for one in noted if (footnote, page) in zip(one.note_markers, one.note_pages, strict=False)]
    return [one.id for one in there or noted]


def words_agree(reference: Reference, card: Card, other: Card) -> bool:
    """Whether number, else day, that stand beside the page are the other paper's."""
    if reference.number:
        return number_key(reference.number_series, reference.number) in other.copies
    if reference.date is None or other.day is None:
        return False
    day = complete(reference.date, card.day, either_side=reference.author == "editor")
    return day is not None and days_apart(day, other.day) == 0


# ---------------------------------------------------------------- neighbours and the rest


def to_neighbour(reference: Reference, card: Card, catalogue: Catalogue) -> Resolution | None:
    """supra is the document before, infra the next one: so in 220 of 220 that the editors linked."""
    if reference.rule == "footnote above or below":
        return to_note_near(reference, card, catalogue)
    if reference.position not in BACK + ONWARD:
        return into_itself(reference) if reference.kind == "footnote" else None
    back = reference.position in BACK
    found = catalogue.neighbour(card.id, -1 if back else 1)
    if found is None:
        return decided(reference, "indefinite", "there is no neighbouring document")
    if reference.footnote and reference.footnote not in catalogue.entries[found].note_markers:
        return footnote_missed(reference, card, catalogue)
    if reference.number and number_key(reference.number_series, reference.number) not in catalogue.cards[found].copies:
        return None
    return decided(reference, "resolved", f"the document {'before' if back else 'after'} this one", found)


def to_note_near(reference: Reference, card: Card, catalogue: Catalogue) -> Resolution:
    """ "footnote 3, below" is this paper's own; where it has none of that number, the neighbour's
    (frus1952-54v12p2/d330)."""
    own = catalogue.entries.get(card.id)
    step = -1 if reference.position in BACK else 1
    found = catalogue.neighbour(card.id, step)
    if own is None or found is None or reference.footnote in own.note_markers:
        return into_itself(reference)
    if reference.footnote not in catalogue.entries[found].note_markers:
        return into_itself(reference)
    sentence = f"the document {'before' if step < 0 else 'after'} this one has a footnote {reference.footnote}"
    return decided(reference, "resolved", sentence, found)


def footnote_missed(reference: Reference, card: Card, catalogue: Catalogue) -> Resolution:
    """Of a footnote "supra" that the neighbour has not: this paper's own, where it has one of that number
    (frus1955-57v10/d201)."""
    if reference.footnote in catalogue.entries[card.id].note_markers:
        return into_itself(reference)
    return decided(reference, "indefinite", f"the neighbouring document has no footnote {reference.footnote}")


def to_footnote(reference: Reference) -> Resolution:
    return into_itself(reference)


def to_volume(reference: Reference) -> Resolution:
    return decided(reference, "outside", f"a whole book: {reference.volume or reference.text}")


def to_file(reference: Reference, card: Card, catalogue: Catalogue) -> Resolution:
    """A file number is no name of a paper: others of the day may bear it. Shown where one paper here does."""
    filed = [one.id for one in catalogue.filed(reference.file_number or "") if one.id != card.id]
    if len(filed) != 1:
        return decided(reference, "outside", "a file in an archive")
    sentence = f"the only document here from file {reference.file_number}"
    found = Candidate(id=filed[0], confidence=0.5, reasons=(Reason(name="file", sentence=sentence, weight=4.0),))
    return Resolution(reference=reference.id, status="possible", because=(sentence,), candidates=(found,))


def to_archive(reference: Reference) -> Resolution:
    return decided(reference, "outside", "a file in an archive")


def to_itself_or_nothing(reference: Reference) -> Resolution:
    return decided(reference, "indefinite", "points to what stands with this paper or was named before")


KINDS = {
    "footnote": to_footnote,
    "volume": to_volume,
    "lot": to_archive,
    "ibid": to_itself_or_nothing,
    "enclosure": to_itself_or_nothing,
    "document": to_itself_or_nothing,
    "page": to_itself_or_nothing,
    "position": to_itself_or_nothing,
}
