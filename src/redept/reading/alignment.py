"""Where each note of the list belongs in the text: all of them placed at once, as cheaply as possible.

Copies glue a note's printed number to the word before it ("Moyne66", "time.67"), one time in eleven to another
number ("Embtels 19113" is telegram 1911 with note 3). No number can be judged alone, so every run of digits gives
sites, each with a price, and the cheapest rising chain of all notes wins; leaving a note unplaced has a price too.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from redept.reading.sites import SYMBOL, Site, Sites

SKIP = 7.5  # price of a note that stays unplaced
JUMP = 4.5  # price of a printed number that does not follow the one before it
SURE = 0.4  # no words make a marker at the end of a number cheaper than this
MOST_SITES = 3000
MOST_SIGNS = 12  # notes with symbols that one paper may have
AHEAD, BEHIND = 2, 6  # so far printed numbers may run before and behind the places in the list


class Numbering(NamedTuple):
    """Prices of first printed numbers: 1, 0, any other; and of a number printed twice."""

    one: float
    zero: float
    other: float
    double: float


ANEW = Numbering(0.0, 0.7, 4.0, JUMP)  # each paper's notes are numbered anew: volumes from 1948 on
RUNNING = Numbering(3.0, 9.0, 0.3, 2.5)  # numbers run on through the papers of a chapter: volumes before 1948


class Anchor(NamedTuple):
    """A placed note: its place in the list, from 0, and its marker `text[start:end]`."""

    note: int
    start: int
    end: int


class Placement(NamedTuple):
    """Anchors in the order of the text, and what they cost all together."""

    price: float
    anchors: tuple[Anchor, ...]


class Step(NamedTuple):
    """The cheapest way to a state: gain so far (below 0), the last anchor, and the chain back to the first."""

    price: float
    anchor: Anchor
    before: "Step | None"


class Front:
    """The best chains so far: ends rise, prices fall, so the last one that ends early enough is the cheapest."""

    __slots__ = ("ends", "steps")

    def __init__(self) -> None:
        self.ends: list[int] = []
        self.steps: list[Step] = []

    def best(self, at: int) -> Step | None:
        """The cheapest chain that ends at or before `at`."""
        k = bisect_right(self.ends, at)
        return self.steps[k - 1] if k else None

    def put(self, step: Step) -> None:
        """Add a chain, where it is cheaper than all that end no later."""
        end = step.anchor.end
        k = bisect_right(self.ends, end)
        if k and self.steps[k - 1].price <= step.price:
            return
        low = high = bisect_left(self.ends, end)
        while high < len(self.ends) and self.steps[high].price >= step.price:
            high += 1
        self.ends[low:high] = [end]
        self.steps[low:high] = [step]

    def cheapest(self) -> Step | None:
        return self.steps[-1] if self.steps else None


class Words:
    """What the words of the notes say about the places where they may hang; asked once per paper."""

    def __init__(self, notes: Sequence[str], heading_end: int | None) -> None:
        self.notes = notes
        self.heading_end = heading_end
        self.known: dict[tuple[int, str], bool] = {}

    def price(self, note: int, site: Site) -> float:
        """What the words of a note add to the price of a site."""
        price = 0.0
        if site.rest and site.price > SURE and self.name(note, site.rest):
            price -= min(site.price - SURE, 2.3 if len(site.rest) > 1 else 1.2)
        if self.heading_end is not None and site.start > self.heading_end and self.notes[note].startswith("Source:"):
            price += 3.0
        return price

    def name(self, note: int, number: str) -> bool:
        """Whether the words of a note name a number."""
        key = (note, number)
        if key not in self.known:
            words = self.notes[note]
            self.known[key] = number in words and bool(re.search(rf"(?<![\d/.,]){number}(?![\d/])", words))
        return self.known[key]


def place(
    sites: Sites,
    symbols: Callable[[], Sequence[Site]],
    notes: Sequence[str],
    *,
    first: int | None,
    heading_end: int | None,
    numbering: Numbering = ANEW,
) -> Placement:
    """The cheapest placement of all notes over the numberings that are possible.

    `notes` are the words of each note; `first` is the first printed number where the list gives it; `symbols` gives
    the symbols of the text, which few papers need.
    """
    if not notes:
        return Placement(0.0, ())
    words = Words(notes, heading_end)
    best = NOTHING_PLACED
    tried = []
    for start, price in first_numbers(sites, len(notes), first, numbering):
        if best.price <= price + numbering.one:
            break
        found = chain(sites, start, words)
        tried.append((found.price + price, start, price))
        best = min(best, Placement(found.price + price, found.anchors), key=price_of)
    if best.price > numbering.double and few_enough(sites, (first or 1) + len(notes)):
        signs = symbols()
        for _, start, price in sorted(tried)[:3]:
            found = chain_with_jumps(sites, signs, start, words, numbering)
            best = min(best, Placement(found.price + price, found.anchors), key=price_of)
    return best


NOTHING_PLACED = Placement(float("inf"), ())


def first_numbers(sites: Sites, notes: int, first: int | None, numbering: Numbering) -> Iterator[tuple[int, float]]:
    """First printed numbers that are possible, each with its price, the likely ones first."""
    known = [(first, 0.0)] if first is not None else []
    low = [(1, numbering.one), (0, numbering.zero)]
    others = [(start, numbering.other) for start in starts(sites, notes)]
    ordered = [*known, *low, *others] if numbering.one <= numbering.other else [*known, *others, *low]
    seen: set[int] = set()
    for start, price in ordered:
        if start not in seen:
            seen.add(start)
            yield start, price


def few_enough(sites: Sites, highest: int) -> bool:
    """Whether the sites are so few that all ways to number can be tried."""
    return sum(len(at) for number, at in sites.items() if number <= highest + AHEAD) <= MOST_SITES


def price_of(found: Placement) -> float:
    return found.price


def starts(sites: Sites, notes: int) -> Iterable[int]:
    """First numbers, other than 0 and 1, from which most printed numbers are met; at most six."""
    clear = {number for number, at in sites.items() if any(site.price < 1 for site in at)}
    count = {n: sum(n + k in clear for k in range(notes)) for n in clear if n > 1}
    return sorted(count, key=lambda n: (-count[n], n))[:6]


def chain(sites: Sites, first: int, words: Words) -> Placement:
    """The cheapest placement of notes that are printed with the numbers `first`, `first + 1` and so on."""
    front = Front()
    later: list[Step] = []
    for note in range(len(words.notes)):
        now, later = later, []
        for site in sites.get(first + note, ()):
            step = step_to(site, note, words, front.best(site.start), 0.0)
            if not site.double:
                now.append(step)
            elif note + 1 < len(words.notes):
                later.append(second(site, note + 1, step))
        for step in now:
            front.put(step)
    return placement(front.cheapest(), len(words.notes))


def step_to(site: Site, note: int, words: Words, before: Step | None, price: float) -> Step:
    """A chain made longer by one marker."""
    price += (before.price if before else 0.0) + site.price - SKIP + words.price(note, site)
    end = site.end if not site.double else site.start + (site.end - site.start) // 2
    return Step(price, Anchor(note, site.start, end), before)


def second(site: Site, note: int, step: Step) -> Step:
    """The second of two markers glued together."""
    return Step(step.price - SKIP, Anchor(note, step.anchor.end, site.end), step)


def placement(step: Step | None, notes: int) -> Placement:
    """The anchors of a chain, first to last."""
    anchors = []
    price = notes * SKIP + (step.price if step else 0.0)
    while step is not None:
        anchors.append(step.anchor)
        step = step.before
    return Placement(price, tuple(reversed(anchors)))


def chain_with_jumps(
    sites: Sites, symbols: Sequence[Site], first: int, words: Words, numbering: Numbering
) -> Placement:
    """As `chain`, where a printed number may be doubled, left out or a symbol (1, 2, 2, 3; 1, *, 2)."""
    fronts: dict[int, Front] = defaultdict(Front)
    fronts[first] = Front()
    for note in range(len(words.notes)):
        found: list[tuple[int, Step]] = []
        for offset in range(first - min(BEHIND, note), first + AHEAD + 1):
            found += (
                (offset, step) for step in steps_of_number(sites, note, offset, first, words, fronts, numbering.double)
            )
        for site in symbols:
            found += ((offset - 1, step) for offset, step in steps_of_symbol(site, note, first, words, fronts))
        for offset, step in found:
            fronts[offset].put(step)
    steps = [front.cheapest() for front in fronts.values()]
    best = min((step for step in steps if step), key=lambda step: step.price, default=None)
    return placement(best, len(words.notes))


def steps_of_number(
    sites: Sites, note: int, offset: int, first: int, words: Words, fronts: dict[int, Front], double: float
) -> Iterable[Step]:
    """The chains that one note makes longer where it is printed with the number `offset + note`."""
    for site in sites.get(offset + note, ()):
        if site.double:
            continue
        best, cheapest = None, 0.0 if offset == first else JUMP
        for other, front in fronts.items():
            before = front.best(site.start)
            if before is None:
                continue
            price = before.price + (0.0 if other == offset else double if other == offset + 1 else JUMP)
            if price < cheapest:
                best, cheapest = before, price
        yield step_to(site, note, words, best, cheapest - (best.price if best else 0.0))


def steps_of_symbol(
    site: Site, note: int, first: int, words: Words, fronts: dict[int, Front]
) -> Iterable[tuple[int, Step]]:
    """The chains that a symbol makes longer; the numbers after it go on as if it were not there."""
    for offset, front in list(fronts.items()):
        before = front.best(site.start)
        if offset <= first - MOST_SIGNS:
            continue
        if before:
            yield offset, step_to(site, note, words, before, 1.0)
        elif offset == first:
            yield offset, step_to(site, note, words, None, 1.0)


__all__ = ["SYMBOL", "Anchor", "Placement", "place"]
