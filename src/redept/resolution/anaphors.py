"""Words that point back without saying to what: "reftel" is the paper's opening reference, where there is one."""

import re
from collections.abc import Sequence

from redept.grammar.posts import same_post
from redept.model import Interpretation, Reference, Resolution

Decision = tuple[Interpretation, Resolution]
OPENING = 600
SEVERAL = re.compile(r"(?:tels|grams|cables|messages|msgs|despatches|desps|instructions)\b[.'’]*$")


def antecedent(place: int, references: Sequence[Reference], decided: Sequence[Decision]) -> int | None:
    """The place in `references` of what an anaphor repeats: the only message named before it in its paper.

    In a long paper only what stands near its first reference counts: that is the opening. A message that went the
    other way is none: "Embtel" does not repeat "Deptel 781" (frus1964-68v16/d7).
    """
    reference = references[place]
    earlier = [
        (before, one)
        for before, one in enumerate(references)
        if one.layer == "body"
        and one.part == reference.part
        and is_message(one)
        and one.start < reference.start
        and like(reference, one)
        and one_way(decided[place][0], decided[before][0])
    ]
    if not earlier or reference.layer != "body" or SEVERAL.search(reference.text):
        return None
    distinct = {(one.number_series, one.number) for _, one in earlier}
    if len(distinct) == 1:
        return earlier[0][0]
    first = earlier[0][1].start
    opening = [(place, one) for place, one in earlier if one.start - first < OPENING]
    if len({(one.number_series, one.number) for _, one in opening}) == 1:
        return opening[0][0]
    return None


OWN = frozenset(("writer", "recipient"))


def like(reference: Reference, one: Reference) -> bool:
    """Whether form and pronoun allow that both are one: no telegram is a despatch, "my" is not "your".

    A circular may be of any form: "reference circular" for CA-2288 (frus1955-57v11/d43). An instruction is none of
    the airgrams in the series A ("Department's instruction" beside its A-1, frus1948v05p1/d49); a memorandum none of
    the messages.
    """
    if (reference.kind == "telegram") != (one.kind == "telegram") and "ircular" not in reference.text:
        return False
    if reference.kind not in NUMBERED or (reference.kind == "instruction" and one.number_series == "A"):
        return False
    return reference.issuer == one.issuer or not {reference.issuer, one.issuer} <= OWN


def one_way(said: Interpretation, named: Interpretation) -> bool:
    """Whether two messages may have come from one sender, as far as that is known."""
    return not (said.from_ and named.from_) or same_post(said.from_, named.from_)


NUMBERED = ("telegram", "airgram", "despatch", "instruction")


def is_message(one: Reference) -> bool:
    """Whether a reference names a numbered message."""
    return one.number is not None and not one.anaphor and one.kind in NUMBERED


def repeated(reference: Reference, decision: Decision, words: str) -> Decision:
    """An antecedent's decision as the anaphor's own, a little less sure."""
    interpretation, resolution = decision
    confidence = round(resolution.confidence * 0.95, 2) if resolution.confidence else None
    return (
        Interpretation(
            reference=reference.id, from_=interpretation.from_, to=interpretation.to, date=interpretation.date
        ),
        Resolution(
            reference=reference.id,
            status=resolution.status if resolution.status in ("resolved", "possible", "ambiguous") else "indefinite",
            target=resolution.target,
            confidence=confidence,
            because=(f"repeats “{words}”", *resolution.because),
            candidates=resolution.candidates,
        ),
    )
