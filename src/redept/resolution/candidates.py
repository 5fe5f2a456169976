"""The documents that a reference may mean, each with its reasons, best first."""

import math
from collections.abc import Iterable, Iterator, Sequence

from redept.grammar.series import series_named
from redept.model import Candidate, Reason
from redept.resolution.catalogue import Card, Catalogue, Copy, Key
from redept.resolution.reasons import group_of, weigh
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
            if card.id != own and card.sender_post in sought.senders and card.own_number:
                reasons = weigh(sought, card, None, None)
                keep_better(best, card, "dated", reasons and (other_number(sought, card), *reasons))
    ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))[:KEPT]
    totals = [total for total, _ in best.values()]
    return tuple(
        Candidate(id=identity, confidence=probability(total, totals), reasons=reasons)
        for identity, (total, reasons) in ranked
    )


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
    return reference.issuer == "place" and not reference.number_series and bool(sought.senders) and not sought.editor


def other_number(sought: Sought, card: Card) -> Reason:
    """The number is another: perhaps that of a copy."""
    said, found = sought.reference.number or "", str(card.own_number)
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
    """The numbers to look up; a series of an office's own that no paper bears is looked up without its word."""
    series, number = sought.keys[0]
    apart = series and sought.reference.kind == "telegram" and series_named(series) is None
    if apart and not catalogue.bearing(sought.keys[0]):
        return (*sought.keys, ("", number))
    return sought.keys


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
