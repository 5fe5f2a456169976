"""The documents that a reference may mean, each with its reasons, best first."""

import math
from collections.abc import Iterable, Iterator, Sequence

from redept.grammar.series import series_named
from redept.model import Candidate, Reason
from redept.resolution.catalogue import Card, Catalogue, Copy, Key, is_offices_own
from redept.resolution.comparison import is_paper
from redept.resolution.reasons import COMPARISONS, group_of, weigh
from redept.resolution.viewpoint import Sought
from redept.resolution.weights import learned_weight, start_of

KEPT = 5


def candidates(sought: Sought, catalogue: Catalogue, own: str) -> tuple[Candidate, ...]:
    """Candidates that nothing rules out, best first; never the citing document `own` itself."""
    best: dict[str, tuple[float, tuple[Reason, ...]]] = {}
    for card, key, copy in proposals(sought, catalogue):
        if card.id != own:
            keep_better(best, card, group_of(key), weigh(sought, card, key, copy))
    if not best and may_be_copys(sought):
        for card in of_the_day(sought, catalogue):
            if card.id != own and may_be_numbered_so(sought, card):
                reasons = weigh(sought, card, None, None)
                keep_better(best, card, "dated", reasons and (other_number(sought, card), *reasons))
    if not best and not sought.keys:
        return near_misses(sought, catalogue, own)
    ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))[:KEPT]
    totals = [total for total, _ in best.values()]
    return tuple(
        Candidate(id=identity, confidence=probability(total, totals), reasons=reasons)
        for identity, (total, reasons) in ranked
    )


MISSES = 3
MISSED = 0.02


def near_misses(sought: Sought, catalogue: Catalogue, own: str) -> tuple[Candidate, ...]:
    """Papers of the very day in the same volume, each ruled out by what its reasons say: a reader may know better.

    "my instructions of Sept 6" (frus1961-63v05/d248) is a memorandum.
    """
    day = sought.day
    if day is None or day.first != day.last or sought.volume is None:
        return ()
    cards = {card.id: card for card in catalogue.dated(day.first) if card.volume == sought.volume and card.id != own}
    ruled_out = [
        (identity, tuple(reason for compare in COMPARISONS if (reason := compare(sought, card, None, None))))
        for identity, card in cards.items()
    ]
    ruled_out.sort(key=lambda one: (-sum(max(reason.weight, -10.0) for reason in one[1]), one[0]))
    return tuple(Candidate(id=identity, confidence=MISSED, reasons=reasons) for identity, reasons in ruled_out[:MISSES])


def keep_better(
    best: dict[str, tuple[float, tuple[Reason, ...]]], card: Card, group: str, reasons: Sequence[Reason] | None
) -> None:
    """Take a candidate's reasons in where they weigh more than those it has."""
    if reasons is None:
        return
    total = start_of(group) + sum(learned_weight(group, reason) for reason in reasons)
    if card.id not in best or total > best[card.id][0]:
        best[card.id] = (total, tuple(reasons))


def may_be_copys(sought: Sought) -> bool:
    """Whether a number that no paper bears may be that of the copy which the writer has: "Cairo's 276 March 4" in
    London (frus1955-57v15/d175) is Cairo's 1748 to the Department."""
    reference = sought.reference
    if reference.kind in NUMBERED_ELSEWHERE and not is_paper(sought.keys[0] if sought.keys else ("", "")):
        return bool(sought.keys) and not sought.editor
    return reference.issuer == "place" and not reference.number_series and bool(sought.senders) and not sought.editor


NUMBERED_ELSEWHERE = frozenset(("memorandum", "paper", "letter"))
"""Kinds whose numbers ("JCSM–28–66") the printed heading seldom gives."""


def may_be_numbered_so(sought: Sought, card: Card) -> bool:
    """Whether a paper of the day may bear the number all the same: a telegram of the place in a copy, a memorandum
    that is printed without its number."""
    if sought.reference.kind in NUMBERED_ELSEWHERE:
        return not card.copies and card.volume == sought.volume
    return card.sender_post in sought.senders and card.own_number is not None


def other_number(sought: Sought, card: Card) -> Reason:
    """The number is another, perhaps that of a copy, or is not printed."""
    said, found = sought.reference.number or "", str(card.own_number or "")
    if not found:
        return Reason(name="other number", sentence=f"printed without the number {said}", weight=-1.5, said=said)
    sentence = f"number {found}, not {said}, which may be a copy's"
    return Reason(name="other number", sentence=sentence, weight=-1.5, said=said, found=found)


def proposals(sought: Sought, catalogue: Catalogue) -> Iterator[tuple[Card, Key | None, Copy | None]]:
    """Documents that bear the number; those of the day where there is no number."""
    if sought.keys:
        for key in known_keys(sought, catalogue):
            for card in catalogue.bearing(key):
                for copy in card.copies[key]:
                    yield card, key, copy
        return
    for card in of_the_day(sought, catalogue):
        yield card, None, None


def known_keys(sought: Sought, catalogue: Catalogue) -> tuple[Key, ...]:
    """The numbers to look up; a series of an office's own that no paper bears is looked up without its word.

    A plain number may be one of a series: "your 601 of Feb. 25" is Gocus 601 (frus1949v07p1/d191). A circular
    airgram's may be printed as a circular telegram's: "CA–316 of October 26" (frus1955-57v11/d283).
    """
    series, number = sought.keys[0]
    if not series and not sought.editor and sought.reference.kind == "telegram" and sought.senders:
        dated = sought.day is not None
        own = (key for key in catalogue.in_own_series(number) if may_be_plain(key[0], dated))
        return (*sought.keys, *own)
    if series in CIRCULAR_AIRGRAMS and sought.day is not None and not catalogue.bearing(sought.keys[0]):
        return (*sought.keys, ("", number))
    apart = series and sought.reference.kind == "telegram" and series_named(series) is None
    if apart and not catalogue.bearing(sought.keys[0]):
        return (*sought.keys, ("", number))
    return sought.keys


def may_be_plain(series: str, dated: bool) -> bool:
    """Whether a number of a series may be cited without its word: an office's own, a conference's with its day."""
    return is_offices_own(series) or (dated and series_named(series) is not None)


CIRCULAR_AIRGRAMS = ("ca", "cg")


def of_the_day(sought: Sought, catalogue: Catalogue) -> Iterable[Card]:
    """Documents of the day that the words give, and of the days beside it."""
    day = sought.day
    if day is None or day.first != day.last:
        return ()
    return [card for when in (day.first, day.first - 1, day.first + 1) for card in catalogue.dated(when)]


def probability(total: float, totals: Sequence[float]) -> float:
    """The chance that a candidate is the paper meant, in hundredths: one answer of all candidates and "none of
    these", whose log-odds are 0."""
    share = math.exp(-total) + sum(math.exp(min(30.0, other - total)) for other in totals)
    return min(0.99, max(0.01, round(1 / share, 2)))
