"""References as a page shows them: their words, what they say, what was decided and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from redept.model import Interpretation, Judgement, Reference, Resolution
from redept.web import addresses, marks, wording
from redept.web.pages.page import Card, card
from redept.web.room import Shelf

Found = tuple[Reference, Interpretation | None, Resolution | None]

LONGEST_WORDS = 300


@dataclass(frozen=True, kw_only=True)
class CandidateView:
    """A paper that a reference may mean."""

    card: Card
    share: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReferenceView:
    """One reference of the paper on the page."""

    id: str
    key: str
    anchor: str
    address: str
    words: str
    says: str
    layer: str
    note: int | None
    author: str
    status: str
    target: Card | None
    because: tuple[str, ...]
    candidates: tuple[CandidateView, ...]
    wanted: str | None
    share: str
    by: str
    why_by: str
    judged: str


def own_words(listed: Sequence[Reference]) -> dict[str, str]:
    """The words by which a list names each reference: a later member of a list goes by its head and its own digits,
    "Deptels … 316".
    """
    named = {one.id: wording.one_line(one.text) for one in listed}
    layers: dict[int | None, list[Reference]] = {}
    for one in listed:
        layers.setdefault(one.note, []).append(one)
    for together in layers.values():
        text = Stretches(together)
        for claim in marks.claims(text.words, [(one.start, one.end) for one in together]):
            one = together[claim.owner]
            if claim.start > one.start and claim.end == one.end and (head := HEAD.match(one.text)):
                own = text.words[claim.start : claim.end]
                named[one.id] = wording.one_line(f"{head[0].strip()} … {own}")
    return named


HEAD = re.compile(r"[^\d]{1,60}(?=\d)")


class Stretches:
    """The words of references at their places, blanks between them: enough of a text to tell members apart."""

    def __init__(self, listed: Sequence[Reference]) -> None:
        letters = [" "] * max((one.end for one in listed), default=0)
        for one in listed:
            letters[one.start : one.start + len(one.text)] = one.text
        self.words = "".join(letters)


def view(found: Found, shelf: Shelf, judged: dict[str, Judgement], words: str | None = None) -> ReferenceView:
    """A reference with what was decided; a person's judgement stands before the program's decision."""
    reference, seen, decided = found
    judgement = judged.get(reference.id)
    status, target = outcome(decided, judgement)
    entry = shelf.get(target) if target else None
    return ReferenceView(
        id=reference.id,
        key=addresses.key_of(reference.id),
        anchor=addresses.anchor_of(reference.id),
        address=addresses.of_reference(reference.id),
        words=wording.shortened(words or wording.one_line(reference.text), LONGEST_WORDS),
        says=wording.says(reference, seen),
        layer=reference.layer,
        note=reference.note,
        author=reference.author,
        status=status,
        target=card(entry) if entry else None,
        because=decided.because if decided and not judgement else (),
        candidates=candidates(decided, shelf),
        wanted=decided.wanted if decided and not judgement else None,
        share=share(decided.confidence) if decided and target and not judgement else "",
        by=judgement.by if judgement else decided.by if decided else "",
        why_by=judgement.because if judgement else "",
        judged=mark_of(judgement) if judgement else "",
    )


def mark_of(judgement: Judgement) -> str:
    """What tells the judgement that somebody saw from a later one on the same words."""
    return f"{judgement.when} {judgement.by} {judgement.target or 'none'}"


def outcome(decided: Resolution | None, judgement: Judgement | None) -> tuple[str, str | None]:
    """Status and target, the judgement's where there is one."""
    if judgement:
        return ("resolved" if judgement.target else "outside"), judgement.target
    return (decided.status, decided.target) if decided else ("undecided", None)


def candidates(decided: Resolution | None, shelf: Shelf) -> tuple[CandidateView, ...]:
    """The papers that were weighed; those that are no longer here are left out."""
    return tuple(
        CandidateView(
            card=card(entry), share=share(one.confidence), reasons=tuple(reason.sentence for reason in one.reasons)
        )
        for one in (decided.candidates if decided else ())
        if (entry := shelf.get(one.id))
    )


def share(confidence: float | None) -> str:
    """`99 %`; never 100."""
    return "" if confidence is None else f"{min(99, round(confidence * 100))} %"
