"""Comparisons of what a reference says with what a candidate is: each gives a sentence, the two values, a weight.

Weights are log-odds, set so that the sum agrees with how often such a candidate is the right one. A weight of
`AGAINST` or less rules a candidate out.
"""

from collections.abc import Sequence

from redept.model import Reason
from redept.resolution.catalogue import Card, Copy, Key
from redept.resolution.comparison import AGAINST, Comparison, is_paper
from redept.resolution.days_compared import date_agrees, hour_agrees, lately_written, order_agrees
from redept.resolution.ends_compared import (
    recipient_agrees,
    recipient_name_agrees,
    recipient_office_agrees,
    sender_agrees,
    sender_name_agrees,
    sender_office_agrees,
)
from redept.resolution.forms import agreement
from redept.resolution.names import anybody_shared
from redept.resolution.viewpoint import Sought


def number_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    if key is None:
        return None
    said = sought.reference.number or key[1]
    word = f"{sought.reference.number_series} " if sought.reference.number_series else ""
    if is_paper(key):
        return Reason(name="number", sentence=f"number {word}{said} agrees", weight=6.5, said=said, found=said)
    if key[0] and not sought.keys[0][0]:
        sentence = f"number {key[1]} agrees, in a series of its own"
        return Reason(name="own series", sentence=sentence, weight=2.5, said=said, found=key[1])
    if key[0] and key[0] not in ("a", "g"):
        return Reason(name="number", sentence=f"number {word}{said} agrees", weight=4.5, said=said, found=said)
    if not key[0] and sought.keys[0] == (sought.keys[0][0], key[1]) and sought.keys[0][0]:
        senders_own = bool(copy and copy.from_ and copy.from_ in sought.senders)
        weight = 3.5 if senders_own else 3.0
        return Reason(name="bare number", sentence=f"number {key[1]} agrees", weight=weight, said=said, found=key[1])
    if key != sought.keys[0]:
        return Reason(name="copy", sentence=f"number {key[1]} of a copy agrees", weight=2.5, said=key[1], found=key[1])
    weight = 2.8 if len(key[1]) < 3 else 3.3 if len(key[1]) < 5 else 4.3
    return Reason(name="number", sentence=f"number {word}{said} agrees", weight=weight, said=said, found=said)


FORM_WEIGHT = {"telegram": 0.3, "letter": 2.5, "address": 2.5}


def one(form: str | None) -> str:
    """ "a telegram", "an airgram"."""
    return f"{'an' if (form or '')[:1] in 'aei' else 'a'} {form}"


def form_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    agreed = agreement(sought.family, card.family)
    if agreed is None or (key and is_paper(key)):
        return None
    said, found = sought.family, card.family
    if agreed == 2:
        weight = 0.5 if key else FORM_WEIGHT.get(found or "", 1.5)
        return Reason(name="form", sentence=f"{one(found)}, as cited", weight=weight, said=said, found=found)
    if agreed == 1:
        weight = 0.5 if {said, found} in ({"letter", "message"}, {"airgram", "instruction"}) else -0.5
        return Reason(name="form", sentence=f"{one(found)}, cited as {said}", weight=weight, said=said, found=found)
    people = key is None and both_parties(sought, card)
    weight = -3.0 if people and {said, found} <= WRITTEN else AGAINST
    return Reason(name="form", sentence=f"{one(found)}, not {one(said)}", weight=weight, said=said, found=found)


WRITTEN = frozenset(("letter", "memorandum", "message", "note"))


def both_parties(sought: Sought, card: Card) -> bool:
    """Whether the people at both ends agree, so that the form may be a loose word: "your memorandum of December 23"
    for a letter (frus1955-57v20/d317)."""
    return bool(
        anybody_shared(sought.sender_names, card.senders) and anybody_shared(sought.recipient_names, card.recipients)
    )


def circular_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Circulars are numbered apart."""
    said = "ircular" in (sought.reference.form or "") or sought.reference.number_series in ("CA", "CG")
    if key is None or key[0] or said == card.circular or (not said and sought.reference.form is None):
        return None
    words = ("a circular", "no circular") if card.circular else ("no circular", "a circular")
    return Reason(name="circular", sentence=f"{words[0]}, not {words[1]}", weight=-2.0, said=words[1], found=words[0])


def file_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    said = sought.reference.file_number
    if not said or not card.file_number:
        return None
    if said == card.file_number:
        return Reason(name="file", sentence=f"file {said} agrees", weight=3.0, said=said, found=card.file_number)
    return Reason(
        name="file", sentence=f"file {card.file_number}, not {said}", weight=-2.0, said=said, found=card.file_number
    )


def volume_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Editors print together what belongs together; a policy paper is cited in every volume ("NSC 5501",
    frus1955-57v10/d6)."""
    said, found = sought.volume, card.volume
    if said is None or found is None or (key and is_paper(key) and said != found):
        return None
    if said == found:
        return Reason(name="volume", sentence="in the same volume", weight=1.0, said=said, found=found)
    return Reason(name="volume", sentence="in another volume", weight=-1.0, said=said, found=found)


def chapter_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Papers of one matter stand in one chapter."""
    if sought.chapter is None or sought.volume != card.volume or card.chapter is None:
        return None
    same = sought.chapter == card.chapter
    sentence = "in the same chapter" if same else "in another chapter"
    return Reason(name="chapter", sentence=sentence, weight=0.5 if same else -0.5)


def stands_in(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """A paper printed as another's enclosure."""
    if card.enclosed is None:
        return None
    sentence = f"printed in it as “{card.enclosed[:80]}”"
    return Reason(name="enclosed", sentence=sentence, weight=-0.5, found=card.enclosed)


COMPARISONS: tuple[Comparison, ...] = (
    number_agrees,
    sender_agrees,
    recipient_agrees,
    form_agrees,
    circular_agrees,
    order_agrees,
    date_agrees,
    hour_agrees,
    sender_name_agrees,
    recipient_name_agrees,
    sender_office_agrees,
    recipient_office_agrees,
    file_agrees,
    volume_agrees,
    chapter_agrees,
    lately_written,
    stands_in,
)


def weigh(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Sequence[Reason] | None:
    """All reasons for a candidate with their weights by hand, None where one rules it out."""
    reasons: list[Reason] = []
    for compare in COMPARISONS:
        reason = compare(sought, card, key, copy)
        if reason is None:
            continue
        if reason.weight <= AGAINST:
            return None
        reasons.append(reason)
    return reasons


def group_of(key: Key | None) -> str:
    """The group of references whose weights are learned together: "numbered", "paper" or "dated"."""
    if key is None:
        return "dated"
    return "paper" if is_paper(key) else "numbered"


__all__ = ["AGAINST", "COMPARISONS", "group_of", "weigh"]
