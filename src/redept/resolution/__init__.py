"""Which paper a reference means: candidates, reasons, judgements, one survivor or none.

Comes in: the catalogue of all documents, a citing document, its references as written. Goes out: for each reference
how it reads from that document (posts, year) and what was decided, with reasons.
"""

from collections.abc import Mapping, Sequence

from redept.model import Document, Entry, Interpretation, Judgement, Reference, Resolution
from redept.resolution.again import affected
from redept.resolution.anaphors import antecedent, repeated
from redept.resolution.candidates import candidates
from redept.resolution.catalogue import Catalogue
from redept.resolution.cited import Citations, is_citation, look_up
from redept.resolution.judgements import as_judged, judged, moved
from redept.resolution.notes import by_notes
from redept.resolution.pages import by_page, pages_beside
from redept.resolution.pointers import follow
from redept.resolution.shared import Shared
from redept.resolution.statuses import decide_among
from redept.resolution.viewpoint import Viewpoint
from redept.resolution.wanted import Gathered, as_wanted


def decide(
    citing: Entry | Document,
    references: Sequence[Reference],
    catalogue: Catalogue,
    judgements: Mapping[str, Judgement] | None = None,
) -> tuple[tuple[Interpretation, Resolution], ...]:
    """What each reference of one paper means, in the order given.

    `judgements` are people's, by reference id; those of other papers are left alone. No paper cites itself. Never
    raises: where a rule fails on a paper, its references stay undecided and say so, and judgements stand.
    """
    standing = moved(references, judgements, citing.id) if judgements else None
    try:
        decided = by_rules(citing, references, catalogue)
    except Exception as error:  # one paper must not end the deciding of a corpus
        decided = [undecided(reference, error) for reference in references]
    if not standing:
        return tuple(decided)
    return tuple(
        (interpretation, judged(reference, resolution, standing, catalogue.holds))
        for reference, (interpretation, resolution) in zip(references, decided, strict=True)
    )


def by_rules(
    citing: Entry | Document, references: Sequence[Reference], catalogue: Catalogue
) -> list[tuple[Interpretation, Resolution]]:
    """What each reference of one paper means by the rules alone, in the order given."""
    view = Viewpoint(citing, catalogue.card(citing))
    neighbours = pages_beside(references)
    decided = [
        decide_one(reference, view, catalogue, neighbours.get(place)) for place, reference in enumerate(references)
    ]
    for place, message in neighbours.items():
        decided[place - 1] = by_page(message, decided[place - 1], decided[place], catalogue)
    for place, reference in enumerate(references):
        if reference.anaphor and not (reference.number or reference.page):
            source = antecedent(place, references, decided)
            if source is not None:
                decided[place] = repeated(reference, decided[source], references[source].text)
    by_notes(references, decided)
    return decided


def undecided(reference: Reference, error: Exception) -> tuple[Interpretation, Resolution]:
    """A reference of a paper on which a rule failed: nothing is said of it but that."""
    because = f"nothing decided: a rule of the program failed on this paper ({type(error).__name__}: {error})"
    return Interpretation(reference=reference.id), Resolution(
        reference=reference.id, status="indefinite", because=(because,)
    )


def decide_one(
    reference: Reference, view: Viewpoint, catalogue: Catalogue, beside: Reference | None = None
) -> tuple[Interpretation, Resolution]:
    """One reference by its pointer, else by what it says of the paper; `beside` is the message before a page."""
    followed = follow(reference, view.card, catalogue, beside)
    sought = view.sought(reference)
    if followed is not None:
        return sought.interpretation(), followed
    return sought.interpretation(), decide_among(sought, candidates(sought, catalogue, view.card.id), catalogue)


__all__ = [
    "Catalogue",
    "Citations",
    "Gathered",
    "Shared",
    "affected",
    "as_judged",
    "as_wanted",
    "decide",
    "is_citation",
    "look_up",
]
