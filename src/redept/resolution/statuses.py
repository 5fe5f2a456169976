"""From candidates to one decision: one survivor or none."""

from datetime import date

from redept.model import Candidate, Resolution
from redept.resolution.catalogue import Catalogue
from redept.resolution.days_compared import LONG_NUMBER
from redept.resolution.viewpoint import Sought

RESOLVED = 0.8
POSSIBLE = 0.05
APART = 3.0
QUIET = ("volume", "chapter", "lately")  # they count, but say nothing that a reader would not see


def decide_among(sought: Sought, found: tuple[Candidate, ...], catalogue: Catalogue) -> Resolution:
    """`resolved` for one candidate that the evidence leaves, `possible`, `ambiguous`, or what is missing."""
    kept = tuple(candidate for candidate in found if candidate.confidence >= POSSIBLE)
    if not kept:
        return without_candidates(sought, found, catalogue)
    best = kept[0]
    rivals = tuple(one for one in kept if one.confidence * APART > best.confidence)
    if len(rivals) > 1:
        return Resolution(
            reference=sought.reference.id,
            status="ambiguous",
            because=(f"{len(rivals)} documents agree {how_nearly(rivals)}",),
            candidates=kept,
        )
    return with_best(sought, best, kept)


def how_nearly(rivals: tuple[Candidate, ...]) -> str:
    """ "equally" where no candidate is likelier than another, as far as a reader sees it."""
    first, last = rivals[0].confidence, rivals[-1].confidence
    return "equally" if first - last < SEEN else "almost as well as one another"


SEEN = 0.02
"""The least difference of chances that counts as one."""


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
        long = len(sought.keys[0][1]) >= LONG_NUMBER and {"number", "volume"} <= agreeing
        return named or near or long or bool(agreeing & {"from", "date", "date off", "file", "to", "hour", "by"})
    if "date" not in agreeing or of_others(agreeing, best):
        return False
    people = len(agreeing & {"by", "for", "by office", "for office"})
    ends = len(agreeing & {"from", "to"}) + people
    if sought.family == "telegram":
        return "hour" in agreeing or ends >= 1
    if {"form", "volume"} <= agreeing:
        return True
    return ends >= 2 or (ends == 1 and "form" in agreeing) or "file" in agreeing


ENDS = frozenset(("from", "to", "by", "for", "by office", "for office"))


def of_others(agreeing: set[str], best: Candidate) -> bool:
    """Whether a paper of the day is other people's: nothing of its two ends agrees, and a person named does not, or
    neither office does.

    "my letter dated 7 February 1956" of a Deputy Secretary of Defense is none of Dulles's (frus1955-57v20/d116), the
    President's to Bulganin of March 1 none to the Secretary of State (d126).
    """
    if agreeing & ENDS:
        return False
    against = {reason.name for reason in best.reasons if reason.weight < 0} & ENDS
    return bool(against & {"by", "for"}) or len(against) > 1


def without_candidates(sought: Sought, found: tuple[Candidate, ...], catalogue: Catalogue) -> Resolution:
    """Nothing agrees: absent where enough is said to know that, else indefinite; what nearly agrees is shown.

    The reasons say whether the corpus holds anything of the exchange: an absence there tells of the corpus alone.
    """
    reference = sought.reference
    covered = coverage(sought, catalogue)
    if reference.printed is False:
        status, because = "absent", ("the note says it is not printed", *covered)
    elif enough(sought) and not reference.position:
        status, because = "absent", ("no document here agrees", *covered)
    else:
        status, because = "indefinite", ("the words say too little",)
    return Resolution(reference=reference.id, status=status, because=because, candidates=found)


def coverage(sought: Sought, catalogue: Catalogue) -> tuple[str, ...]:
    """What it means that a numbered message is not here: other numbers of that exchange and year are, or none is.

    Where none is, its absence tells of the corpus, not of the record.
    """
    when = sought.day or sought.at
    if not (sought.keys and sought.senders and when):
        return ()
    sender, year = sought.senders[0], date.fromordinal(when.first).year
    recipient = sought.recipients[0] if sought.recipients else None
    exchange = f"from {sender} to {recipient}" if recipient else f"from {sender}"
    if catalogue.has_exchange(sender, recipient, year):
        return (f"the corpus covers this exchange: it holds other numbered papers {exchange} of {year}",)
    return (f"the corpus does not cover this exchange: it holds no numbered paper {exchange} of {year}",)


def enough(sought: Sought) -> bool:
    """Whether the words say enough to ask for the paper: number, an end and a time (the paper's own day gives one),
    or a named series; form, day and party."""
    ends = bool(sought.senders or sought.recipients or sought.sender_names or sought.recipient_names)
    if sought.keys:
        timed = (sought.day or sought.at or sought.reference.date) is not None
        return sought.keys[0][0] != "" or (ends and timed)
    return sought.family is not None and sought.day is not None and ends
