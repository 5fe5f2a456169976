"""Where each note of the list belongs in the text: all of them placed at once, as cheaply as possible.

Copies glue a note's printed number to the word before it ("Moyne66", "time.67"), one time in eleven to another
number ("Embtels 19113" is telegram 1911 with note 3). No number can be judged alone, so every run of digits gives
sites, each with a price, and the cheapest rising chain of all notes wins; leaving a note unplaced has a price too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SKIP = 3.0  # price of a note that stays unplaced
JUMP = 2.2  # price of a printed number that does not follow the one before it
DIGIT = 1.7  # price of a marker glued to another number
OTHER_START = 1.0  # price of a numbering that begins neither with 0 nor with 1
ENOUGH = 1.0  # a placement dearer than this a note is compared with other ways to number


class Site(NamedTuple):
    """A place where the printed number `number` may stand: `text[start:end]`; `rest` are digits before it."""

    start: int
    end: int
    number: int
    price: float
    rest: str
    double: bool  # two markers glued together: `number` and the next one


class Placement(NamedTuple):
    """Where a note's marker stands."""

    note: int
    start: int
    end: int


RUNS = re.compile(r"(?<=[^\s\d(\[/$£#–—+=-])\d{1,4}(?![\d%°]|[a-z]|[,.:]\d)|\d{2,8}(?![\d%°]|[a-z]|[,.:]\d)")
HARD_LEFT = frozenset(" \n\t(\u00a0[/$£#–—+=-")
WORD_BEFORE = re.compile(r"[^\W\d_]+\W{0,2}$")


def price_before(text: str, at: int) -> float:
    """The price of a marker by the character it is glued to."""
    before = text[at - 1] if at else " "
    if before.isalpha():
        return 0.0
    if before in ".,:" and at > 1 and text[at - 2].isdigit():
        return 1.0
    if before in ".,;:?!":
        return 0.2
    return 0.1


def sites_in(text: str, start: int, end: int, masked: Sequence[tuple[int, int]] = ()) -> list[Site]:
    """Every place in `text[start:end]` where a printed note number may stand, outside the `masked` spans."""
    found: list[Site] = []
    hidden = [span[0] for span in masked]
    for match in RUNS.finditer(text, start, end):
        a, b = match.span()
        k = bisect_right(hidden, a) - 1
        if k >= 0 and a < masked[k][1]:
            continue
        add_run(found, text, a, b)
    return found


def add_run(found: list[Site], text: str, a: int, b: int) -> None:
    """The sites that one run of digits gives: the whole run, its ends, and pairs of numbers."""
    run = text[a:b]
    glued = a > 0 and text[a - 1] not in HARD_LEFT
    if glued and b - a <= 3 and (run[0] != "0" or b - a == 1):
        found.append(Site(a, b, int(run), price_before(text, a), "", False))
    for size in range(1, min(4, b - a)):
        tail = run[-size:]
        if tail[0] == "0" and size > 1:
            continue
        rest = run[:-size]
        found.append(Site(b - size, b, int(tail), DIGIT, rest, False))
    if glued:
        add_pair(found, text, a, b)


def add_pair(found: list[Site], text: str, a: int, b: int) -> None:
    """Two markers in one run: "12" after a heading is notes 1 and 2."""
    size = (b - a) // 2
    first = int(text[a : a + size] or "0") if size else -1
    if size and text[a + size : b] == str(first + 1):
        found.append(Site(a, b, first, price_before(text, a) + 0.4, "", True))


class Step(NamedTuple):
    """The cheapest way to a state: the price so far, the end of the last marker, and the way back."""

    end: int
    price: float
    note: int
    site: Site | None
    before: "Step | None"


def front_of(steps: Iterable[Step]) -> list[Step]:
    """The steps worth keeping: ends rise, prices fall."""
    kept: list[Step] = []
    for step in sorted(steps, key=lambda s: (s.price, s.end)):
        if not kept or step.end < kept[-1].end:
            kept.append(step)
    kept.reverse()
    # ends rise along `kept`; prices rise too, so the cheapest of those that end early enough is searched from both
    return kept
