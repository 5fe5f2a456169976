"""What the editors' note behind a reference says of the paper it means: evidence, shown as theirs."""

from collections.abc import Mapping, Sequence

import msgspec

from redept.model import Candidate, Interpretation, Reason, Reference, Resolution
from redept.resolution.pages import MESSAGES
from redept.resolution.statuses import ENDS, QUIET

Decision = tuple[Interpretation, Resolution]
POINTERS = frozenset(("document", "page", "position", "footnote"))
AT_ONCE = 3  # a pointer that begins later than this in its note comes with words that may speak of another paper
SURE = 0.97


def pointers_in_notes(references: Sequence[Reference], decided: Sequence[Decision]) -> dict[int, list[int]]:
    """By note the places in `references` of the pointers in it that lead to documents."""
    found: dict[int, list[int]] = {}
    for place, reference in enumerate(references):
        if reference.note and reference.kind in POINTERS and decided[place][1].target:
            found.setdefault(reference.note, []).append(place)
    return found


def by_notes(references: Sequence[Reference], decided: list[Decision]) -> None:
    """Decide the writers' references also by the notes that hang on them, in place.

    A note on "the response to NSSM 89" speaks of the response: it is nothing against a named paper
    (frus1969-76v28/d32).
    """
    pointers = pointers_in_notes(references, decided)
    if not pointers:
        return
    for place, reference in enumerate(references):
        places = pointers.get(reference.hangs or 0, ())
        if places and reference.layer == "body" and reference.kind in MESSAGES and not reference.topical:
            interpretation, resolution = decided[place]
            named = [(references[one], decided[one][1].target or "") for one in places]
            if resolution.status == "resolved" and reference.kind == "paper":
                named = [(one, target) for one, target in named if target == resolution.target]
            if named:
                decided[place] = interpretation, by_note(resolution, named)


def by_note(resolution: Resolution, named: Sequence[tuple[Reference, str]]) -> Resolution:
    """A decision with what the note says: it confirms, contradicts, or singles out what the words leave open.

    A note that is only a pointer ("Document 45.") names the paper; one that says more ("See the last sentence of
    telegram No. 2, p. 235") counts where its document was a candidate already. One to a footnote says where the paper
    is spoken of: it counts for a candidate that agrees in all.
    """
    if resolution.status == "resolved":
        return compared(resolution, named)
    known = {candidate.id: candidate for candidate in resolution.candidates}
    targets = {target: pointer for pointer, target in reversed(named)}
    among = [
        target for target in targets if target in known and (names_papers(targets[target]) or is_it(known[target]))
    ]
    first = named[0][0]
    if len(among) == 1:
        return singled_out(resolution, known, among[0], f"the editors' note says {targets[among[0]].text}")
    if len(targets) == 1 and first.kind != "footnote" and at_once(first):
        return singled_out(resolution, known, named[0][1], f"the editors' note says {first.text}")
    return resolution


def names_papers(pointer: Reference) -> bool:
    """Whether a pointer leads to a paper: "See footnote 2, Document 59" leads to what that note says of another, as
    of a speech of Sukarno's in a telegram's note (frus1964-68v26/d60)."""
    return pointer.kind != "footnote"


OF_READERS = frozenset(("for", "for office"))


def is_it(candidate: Candidate) -> bool:
    """Whether what the words say agrees with a candidate, its form, its day or number, and one of its ends; its reader
    may be one of several ("to other Central American missions", frus1934v05/d222)."""
    agreeing = {reason.name for reason in candidate.reasons if reason.weight > 0}
    against = {reason.name for reason in candidate.reasons if reason.weight < 0} - OF_READERS - set(QUIET)
    return not against and "form" in agreeing and bool(agreeing & {"date", "number"}) and bool(agreeing & ENDS)


def at_once(pointer: Reference) -> bool:
    """Whether a note begins with its pointer, and names a paper, not a subject."""
    return not pointer.topical and pointer.start <= AT_ONCE


def compared(resolution: Resolution, named: Sequence[tuple[Reference, str]]) -> Resolution:
    """A link that the words made, with the note for or against it."""
    agreeing = next((pointer for pointer, target in named if target == resolution.target), None)
    if agreeing is not None:
        said = f"the editors' note says {agreeing.text}"
    elif at_once(named[0][0]) and named[0][0].kind == "document":
        said = f"but the editors' note says {named[0][0].text}"
    else:
        return resolution
    return msgspec.structs.replace(resolution, because=(*resolution.because, said))


def singled_out(resolution: Resolution, known: Mapping[str, Candidate], target: str, said: str) -> Resolution:
    """The decision for a document that the editors name."""
    before = known[target].reasons if target in known else ()
    reason = Reason(name="editors", sentence=said, weight=6.0, found=target)
    best = Candidate(id=target, confidence=SURE, reasons=(reason, *before))
    rest = tuple(candidate for candidate in resolution.candidates if candidate.id != target)
    return msgspec.structs.replace(
        resolution,
        status="resolved",
        target=target,
        confidence=SURE,
        because=(said, *(one.sentence for one in before if one.weight > 0 and one.name not in ("volume", "chapter"))),
        candidates=(best, *rest),
    )
