"""Which words of a text a page marks: every stretch belongs to one reference at most.

Later members of a list begin, in the data, at the list's head: "telegrams 12, 13, and 15" gives 0-12, 0-16, 0-24.
The shortest reference over a letter owns it, so each member keeps its own digits, from the end of the one before.
"""

import heapq
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

LINKING = re.compile(r"[\s,;]*(?:(?:and|or|to|through|&)\s)?\s*")


@dataclass(frozen=True)
class Claim:
    """A stretch of the text that belongs to the reference at `owner` in the list given."""

    start: int
    end: int
    owner: int


def claims(text: str, spans: Sequence[tuple[int, int]]) -> list[Claim]:
    """The words of each span that are its own, in their order; a span that is the same as another has none."""
    places = sorted({place for span in spans for place in span})
    waiting = sorted(range(len(spans)), key=lambda one: spans[one], reverse=True)
    open_: list[tuple[int, int]] = []
    found: list[Claim] = []
    for start, end in itertools.pairwise(places):
        while waiting and spans[waiting[-1]][0] <= start:
            one = waiting.pop()
            heapq.heappush(open_, (spans[one][1] - spans[one][0], one))
        while open_ and spans[open_[0][1]][1] <= start:
            heapq.heappop(open_)
        if open_:
            add(found, start, end, open_[0][1])
    return [kept for claim in found if (kept := trimmed(text, claim, spans[claim.owner][0]))]


def add(found: list[Claim], start: int, end: int, owner: int) -> None:
    """One more stretch; it lengthens the last one where that ends here and is the same reference's."""
    if found and found[-1].owner == owner and found[-1].end == start:
        start = found.pop().start
    found.append(Claim(start, end, owner))


def trimmed(text: str, claim: Claim, begins: int) -> Claim | None:
    """The stretch without the comma and "and" that join it to the member before."""
    start = claim.start
    if start > begins and (linking := LINKING.match(text, start, claim.end)):
        start = linking.end()
    return Claim(start, claim.end, claim.owner) if start < claim.end else None
