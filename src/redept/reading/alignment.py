"""Where each note of the list belongs in the text: all of them placed at once, as cheaply as possible.

Copies glue a note's printed number to the word before it ("Moyne66", "time.67"), one time in eleven to another
number ("Embtels 19113" is telegram 1911 with note 3). No number can be judged alone, so every run of digits gives
sites, each with a price, and the cheapest rising chain of all notes wins; leaving a note unplaced has a price too.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from redept.reading.sites import SYMBOL, Site, Sites

SKIP = 7.5  # price of a note that stays unplaced
JUMP = 4.5  # price of a printed number that does not follow the one before it
OTHER_START = 4.0  # price of a numbering that begins neither with 0 nor with 1
START_ZERO = 0.7
ENOUGH = 2.5  # up to this price a placement is not compared with other ways to number
SURE = 0.4  # no words make a marker at the end of a number cheaper than this
FAR = 3  # printed numbers may run this far before or behind the list's


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
) -> Placement:
    """The cheapest placement of all notes over the numberings that are possible.

    `notes` are the words of each note; `first` is the first printed number where the list gives it; `symbols` gives
    the symbols of the text, which few papers need.
    """
    if not notes:
        return Placement(0.0, ())
    words = Words(notes, heading_end)
    begin = 1 if first is None else first
    best = chain(sites, begin, words)
    if best.price <= START_ZERO:
        return best
    zero = chain(sites, 0, words)
    best = min(best, Placement(zero.price + START_ZERO, zero.anchors), key=price_of)
    if best.price <= ENOUGH:
        return best
    for start in starts(sites, len(notes)):
        other = chain(sites, start, words)
        best = min(best, Placement(other.price + OTHER_START, other.anchors), key=price_of)
    if best.price > JUMP:
        signs = symbols()
        for start, price in ((begin, 0.0), (0, START_ZERO)):
            other = chain_with_jumps(sites, signs, start, words)
            best = min(best, Placement(other.price + price, other.anchors), key=price_of)
    return best


def price_of(found: Placement) -> float:
    return found.price


def starts(sites: Sites, notes: int) -> Iterable[int]:
    """First numbers, other than 0 and 1, from which most printed numbers are met; at most three."""
    clear = {number for number, at in sites.items() if any(site.price < 1 for site in at)}
    count = {n: sum(n + k in clear for k in range(notes)) for n in clear if n > 1}
    return sorted(count, key=lambda n: (-count[n], n))[:3]


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


def chain_with_jumps(sites: Sites, symbols: Sequence[Site], first: int, words: Words) -> Placement:
    """As `chain`, where a printed number may be doubled, left out or a symbol (1, 2, 2, 3; 1, *, 2)."""
    fronts: dict[int, Front] = defaultdict(Front)
    fronts[first] = Front()
    for note in range(len(words.notes)):
        found: list[tuple[int, Step]] = []
        for offset in range(first - min(FAR, note), first + FAR + 1):
            found += ((offset, step) for step in steps_of_number(sites, note, offset, first, words, fronts))
        for site in symbols:
            found += ((offset - 1, step) for offset, step in steps_of_symbol(site, note, first, words, fronts))
        for offset, step in found:
            fronts[offset].put(step)
    steps = [front.cheapest() for front in fronts.values()]
    best = min((step for step in steps if step), key=lambda step: step.price, default=None)
    return placement(best, len(words.notes))


def steps_of_number(
    sites: Sites, note: int, offset: int, first: int, words: Words, fronts: dict[int, Front]
) -> Iterable[Step]:
    """The chains that one note makes longer where it is printed with the number `offset + note`."""
    for site in sites.get(offset + note, ()):
        if site.double:
            continue
        begin = step_to(site, note, words, None, 0.0 if offset == first else JUMP)
        options = [begin]
        for other, front in fronts.items():
            before = front.best(site.start)
            if before:
                options.append(step_to(site, note, words, before, 0.0 if other == offset else JUMP))
        yield min(options, key=lambda step: step.price)


def steps_of_symbol(
    site: Site, note: int, first: int, words: Words, fronts: dict[int, Front]
) -> Iterable[tuple[int, Step]]:
    """The chains that a symbol makes longer; the numbers after it go on as if it were not there."""
    for offset, front in list(fronts.items()):
        before = front.best(site.start)
        if before:
            yield offset, step_to(site, note, words, before, 1.0)
        elif offset == first:
            yield offset, step_to(site, note, words, None, 1.0)


__all__ = ["SYMBOL", "Anchor", "Placement", "place"]
