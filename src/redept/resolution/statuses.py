"""From candidates to one decision: one survivor or none."""

from redept.model import Candidate, Resolution
from redept.resolution.viewpoint import Sought

RESOLVED = 0.8
POSSIBLE = 0.05
APART = 3.0
QUIET = ("volume", "chapter", "lately")  # they count, but say nothing that a reader would not see


def decide_among(sought: Sought, found: tuple[Candidate, ...]) -> Resolution:
    """`resolved` for one candidate that the evidence leaves, `possible`, `ambiguous`, or what is missing."""
    kept = tuple(candidate for candidate in found if candidate.confidence >= POSSIBLE)
    if not kept:
        return without_candidates(sought)
    best = kept[0]
    rivals = tuple(one for one in kept if one.confidence * APART > best.confidence)
    if len(rivals) > 1:
        return Resolution(
            reference=sought.reference.id,
            status="ambiguous",
            because=(f"{len(rivals)} documents agree equally",),
            candidates=kept,
        )
    return with_best(sought, best, kept)


def with_best(sought: Sought, best: Candidate, kept: tuple[Candidate, ...]) -> Resolution:
    """One candidate ahead of all others."""
    sentences = told(best)
    if sought.reference.printed is False:
        sentences = ("the note says not printed, yet this paper agrees", *sentences)
        strong = best.confidence >= RESOLVED and certain(sought, best)
        return Resolution(
            reference=sought.reference.id,
            status="possible" if strong else "absent",
            because=sentences if strong else ("the note says it is not printed",),
            candidates=kept,
        )
    status = "resolved" if best.confidence >= RESOLVED and certain(sought, best) else "possible"
    return Resolution(
        reference=sought.reference.id,
        status=status,
        target=best.id if status == "resolved" else None,
        confidence=best.confidence if status == "resolved" else None,
        because=sentences,
        candidates=kept,
    )


def told(best: Candidate) -> tuple[str, ...]:
    """The reasons as sentences, the two ends of a message in one."""
    ends = {reason.name: reason for reason in best.reasons if reason.name in ("from", "to")}
    both = len(ends) == 2 and all(reason.weight > 0 for reason in ends.values())
    sentences = []
    for reason in best.reasons:
        if both and reason.name == "from":
            sentences.append(f"{ends['from'].found} to {ends['to'].found} agrees")
        elif not (both and reason.name == "to") and reason.name not in QUIET:
            sentences.append(reason.sentence)
    return tuple(sentences)


def certain(sought: Sought, best: Candidate) -> bool:
    """Whether there is evidence of the kind that rules others out, not weight alone."""
    agreeing = {reason.name for reason in best.reasons if reason.weight > 0}
    if any(reason.name == "other number" for reason in best.reasons):
        return False
    if sought.keys:
        named = sought.keys[0][0] != ""
        near = {"nearness", "volume"} <= agreeing and bool(agreeing & {"form", "chapter"})
        return named or near or bool(agreeing & {"from", "date", "date off", "file", "to", "hour"})
    if "date" not in agreeing:
        return False
    people = len(agreeing & {"by", "for", "by office", "for office"})
    ends = len(agreeing & {"from", "to"}) + people
    if sought.family == "telegram":
        return "hour" in agreeing or ends >= 1
    if {"form", "volume"} <= agreeing:
        return True
    return ends >= 2 or (ends == 1 and "form" in agreeing) or "file" in agreeing


def without_candidates(sought: Sought) -> Resolution:
    """Nothing agrees: absent where enough is said to know that, else indefinite."""
    reference = sought.reference
    if reference.printed is False:
        return Resolution(reference=reference.id, status="absent", because=("the note says it is not printed",))
    if enough(sought) and not reference.position:
        return Resolution(reference=reference.id, status="absent", because=("no document here agrees",))
    return Resolution(reference=reference.id, status="indefinite", because=("the words say too little",))


def enough(sought: Sought) -> bool:
    """Whether the words say enough to ask for the paper: number and sender, or form, day and party."""
    ends = bool(sought.senders or sought.recipients or sought.sender_names or sought.recipient_names)
    if sought.keys:
        return ends or sought.day is not None or sought.keys[0][0] != ""
    return sought.family is not None and sought.day is not None and ends
