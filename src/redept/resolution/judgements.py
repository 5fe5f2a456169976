"""What people decided: it outranks the program."""

from collections.abc import Callable, Container, Mapping, Sequence

from redept.model import Judgement, Reference, Resolution


def judged(
    reference: Reference,
    program: Resolution,
    judgements: Mapping[str, Judgement] | None,
    held: Callable[[str], bool],
) -> Resolution:
    """The program's decision, or a person's where there is one that is not retired; the candidates stay in sight.

    A paper that a person named and that is not `held` here is absent until it comes.
    """
    judgement = standing(reference, judgements)
    if judgement is None:
        return program
    sentence = f"{judgement.by} judged: {judgement.because}"
    if judgement.target is None:
        return Resolution(
            reference=reference.id,
            status="outside",
            because=(sentence,),
            candidates=program.candidates,
            by=judgement.by,
        )
    if not held(judgement.target):
        return Resolution(
            reference=reference.id,
            status="absent",
            because=(sentence, f"{judgement.target}, which they name, is not in this corpus"),
            candidates=program.candidates,
            by=judgement.by,
        )
    return Resolution(
        reference=reference.id,
        status="resolved",
        target=judgement.target,
        confidence=1.0,
        because=(sentence,),
        candidates=program.candidates,
        by=judgement.by,
    )


def as_judged(judgement: Judgement, held: Container[str]) -> tuple[str, str, str | None]:
    """Who decides a judged reference, its status and target, where the corpus holds these papers."""
    if judgement.target is None:
        return judgement.by, "outside", None
    if judgement.target not in held:
        return judgement.by, "absent", None
    return judgement.by, "resolved", judgement.target


def standing(reference: Reference, judgements: Mapping[str, Judgement] | None) -> Judgement | None:
    """The judgement on these words: by the reference's id, else by the same words at the same place."""
    if not judgements:
        return None
    direct = judgements.get(reference.id)
    if direct is not None and direct.retired is None:
        return direct
    return None


def moved(references: Sequence[Reference], judgements: Mapping[str, Judgement], document: str) -> dict[str, Judgement]:
    """Judgements by today's ids of the references of one document.

    A judgement whose reference has another id now, since the paper was read anew, goes to the reference with the
    same words in the same layer and note that stands nearest.
    """
    ids = {reference.id for reference in references}
    mine = {identity: one for identity, one in judgements.items() if one.document == document and not one.retired}
    placed = {identity: one for identity, one in mine.items() if identity in ids}
    for identity, one in mine.items():
        if identity in ids:
            continue
        alike = [
            reference
            for reference in references
            if (reference.text, reference.layer, reference.note) == (one.quote, one.layer, one.note)
            and reference.id not in placed
        ]
        if alike:
            placed[min(alike, key=lambda reference: (abs(reference.start - one.start), reference.id)).id] = one
    return placed
