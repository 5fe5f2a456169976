"""The places in a text where a note's printed number may stand, each with a price.

Prices are about minus the logarithm of the share of such places that are markers, counted on 26 volumes of 1917 to
1980: a number glued to a letter or a closing bracket is nearly always a marker (price near 0), the last digit of a
longer number seldom (2 to 5), a number after a space never.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Site(NamedTuple):
    """A place where the printed number `number` may stand: `text[start:end]`; `rest` are digits glued before it.

    In a `double` two markers are glued together, `number` and the next one. A symbol (`*`, `†`, `60a`) has the
    number SYMBOL.
    """

    start: int
    end: int
    number: int
    price: float
    rest: str = ""
    double: bool = False


Sites = Mapping[int, Sequence[Site]]

SYMBOL = -1
MOST_SYMBOLS = 60

RUNS = re.compile(r"\d+")
SIGNS = re.compile(r"[*†‡§║]+|\d{1,3}[a-c](?!\w)")
NEVER_BEFORE = frozenset("[/$£#+–-(\t ")  # a run after one of these is no marker, though its end may be one

AFTER = {"": 0.0, " ": 0.2, "\n": 0.0, ")": 0.3, "—": 0.4, "]": 0.7, "”": 1.4, "*": 1.0, "\t": 1.5, "†": 1.0, "[": 1.0}
NEVER_BEFORE_TAIL = ("", "\n", "$", ":", "“", "\t")
AFTER_OTHER = 5.0
AFTER_LETTER = 2.4
BEFORE = {"“": 2.9, "—": 2.3, "‘": 1.5, "*": 0.3}
CODE_BEFORE = re.compile(r"(?:(\w+)\W+)?(?<![A-Za-z0-9])[A-Z]$")
LETTERED = frozenset(("Tab", "TAB", "Tabs", "Annex", "Annexes", "Attachment", "Enclosure", "Appendix", "Exhibit"))
QUANTITY_AFTER = re.compile(r"\t| (?:million|billion|percent|per cent|per ?cent|times|mm|M|km|miles)\b")
MONEY_BEFORE = re.compile(r"[$£\t] ?\d{1,3}\.$")
DAY_BEFORE = re.compile(r"\d{1,2} \w+\.? $")
SHORT_DATE = re.compile(r"\b\d{1,2}/\d{1,2}/$")
MEASURE_AFTER = re.compile(
    r" (?:[ap]\. ?m|[ap]m\b|o[’']clock|percent|per cent|million|billion|days|years|months|weeks|hours|miles|tons|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* (?:\d|$))"
)
LAST_WORD = re.compile(r"([^\W\d_]+)[^\w]*$")
MONTH = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)$"
)
NO_POINTERS = re.compile(
    r"(?:of|in|the|to|about|at|for|on|approximately|by|from|some|over|than|since|as|between|during|with|or|that|least|"
    r"until|around|only|nearly|almost|another|these|those|all|[Pp]ara(?:graph)?s?|FY|PL|[Aa]rticles?|[Pp]age|"
    r"[Ss]ection|[Cc]hapter|year|early|late|mid|NIE|Document)$"
)
POINTERS = re.compile(
    r"(?:\w*(?:[Tt]els?|TELS?|[Tt]elegrams?|desp?|[Dd]espatch(?:es)?|[Aa]irgrams?)|[Yy]ours?|[Oo]ur|[Mm]y|s|No|Nos|G|A|CA|CG|[Mm]emorandum|"
    r"[A-Z][a-z]+to|[A-Z][a-z]+a)$"
)


def sites_in(
    text: str, start: int, end: int, hidden: Sequence[tuple[int, int]] = (), highest: int = 999
) -> dict[int, list[Site]]:
    """Every place in `text[start:end]` where a printed number up to `highest` may stand, by number.

    None in `hidden` spans, which are in order.
    """
    found: dict[int, list[Site]] = defaultdict(list)
    starts = [span[0] for span in hidden]
    for match in RUNS.finditer(text, start, end):
        a, b = match.span()
        if b - a > 9 or (b - a == 1 and text[a - 1 : a] in NEVER_BEFORE):
            continue
        k = bisect_right(starts, a) - 1
        if k < 0 or a >= hidden[k][1]:
            add_run(found, text, a, b, highest)
    return found


def symbols_in(text: str, start: int, end: int) -> list[Site]:
    """Every place where a symbol may be a note's marker; none in a text full of such signs."""
    found = []
    for match in SIGNS.finditer(text, start, end):
        a, b = match.span()
        before, after = text[a - 1 : a], text[b : b + 1]
        if before.isspace() or not before or before in "*_([" or after in ("*", "_"):
            continue
        if text[a].isdigit() and (before.isdigit() or not (before.isalpha() or before in ".,;:)”")):
            continue
        found.append(Site(a, b, SYMBOL, 0.5))
    return found if len(found) <= MOST_SYMBOLS else []


def add_run(found: dict[int, list[Site]], text: str, a: int, b: int, highest: int) -> None:
    """The sites that one run of digits gives: the whole run, its ends, and pairs of numbers."""
    run = text[a:b]
    after = price_after(text[b : b + 1])
    whole = price_before(text, a, b)
    if whole is not None:
        if b - a <= 3 and int(run) <= highest and (run[0] != "0" or b - a == 1):
            found[int(run)].append(Site(a, b, int(run), whole + after))
        if b - a > 1 and whole < 1:
            add_pair(found, a, b, run, whole + after + 0.3)
    if b - a > 1 and after < AFTER_LETTER and may_have_tail(run, text[a - 1 : a]):
        add_tails(found, text, a, b, after, highest)


def may_have_tail(run: str, before: str) -> bool:
    """Whether the end of a number may be a marker: not of a sum, nor of a number that begins a line, but for years."""
    return before not in NEVER_BEFORE_TAIL or is_year(run[:4])


def price_after(after: str) -> float:
    """The price of a marker by the character that follows it."""
    return AFTER.get(after, AFTER_LETTER if after.isalpha() else AFTER_OTHER)


def price_before(text: str, a: int, b: int) -> float | None:
    """The price of a run that is all marker, by the character it is glued to; None where none can stand."""
    before = text[a - 1 : a]
    if before == "\n":
        return 5.5 if text[b : b + 1] == "\n" else None
    if before in BEFORE:
        return BEFORE[before] + (3.0 if before == "—" and MEASURE_AFTER.match(text, b) else 0.0)
    if not before or before in NEVER_BEFORE or before == "\u00a0":
        return None
    if before in ".,:" and a > 1 and text[a - 2].isdigit():
        return price_after_point(text, before, a, b)
    if before.isupper():
        return price_of_code(text, a)
    return 0.0


def price_after_point(text: str, before: str, a: int, b: int) -> float:
    """The price after a number and a point, comma or colon: "379.2" has note 2; "$53.3 million", "1,250" none."""
    if before == ",":
        return 0.1 if b - a < 3 else 4.0
    if before == ":":
        return 0.1 if b - a < 2 else 4.0
    return 5.0 if QUANTITY_AFTER.match(text, b) or MONEY_BEFORE.search(text, max(0, a - 6), a) else 0.4


def price_of_code(text: str, a: int) -> float:
    """The price after a capital: "U2" is an aircraft, "Tab A2" has note 2."""
    match = CODE_BEFORE.search(text, max(0, a - 16), a)
    if match is None:
        return 0.3
    return 0.1 if match[1] in LETTERED else 2.6


def add_pair(found: dict[int, list[Site]], a: int, b: int, run: str, price: float) -> None:
    """Two markers in one run: "12" after a heading is notes 1 and 2."""
    size = (b - a) // 2
    first = run[:size]
    if (first[0] != "0" or size == 1) and run[size:] == str(int(first) + 1):
        found[int(first)].append(Site(a, b, int(first), price, "", True))


def add_tails(found: dict[int, list[Site]], text: str, a: int, b: int, after: float, highest: int) -> None:
    """Markers glued to another number: the last one, two or three digits of the run."""
    run = text[a:b]
    context: tuple[str, float] | None = None
    for size in range(1, min(4, b - a)):
        tail = run[-size:]
        if tail[0] == "0" and size > 1:
            continue
        if context is None:
            context = context_before(text, a)
            after += 2.5 if MEASURE_AFTER.match(text, b) else 0.0
        price = price_of_rest(run, run[:-size], *context) + after
        if int(tail) <= highest:
            found[int(tail)].append(Site(b - size, b, int(tail), price, run[:-size]))
        if size > 1 and int(tail[: size // 2]) <= highest:
            add_pair(found, b - size, b, tail, price + (0.5 if is_year(run[:-size]) else 3.0))


def context_before(text: str, a: int) -> tuple[str, float]:
    """What stands before a number, and what that adds to the price of a marker at its end.

    "month", "day month", "short date" or "".
    """
    match = LAST_WORD.search(text, max(0, a - 20), a)
    if match is None:
        return ("short date" if text[a - 1] == "/" and SHORT_DATE.search(text, max(0, a - 8), a) else ""), 0.0
    word = match[1]
    if MONTH.match(word):
        return ("day month" if DAY_BEFORE.search(text, max(0, a - 16), a) else "month"), 0.0
    if NO_POINTERS.match(word):
        return "", 1.5
    return "", -0.8 if POINTERS.match(word) else 0.0


def price_of_rest(run: str, rest: str, before: str, context: float) -> float:
    """The price of a marker that leaves `rest` as a number of its own, by how usual run and rest are."""
    if is_year(rest):
        return 0.1
    if is_year(run):
        return 5.0 + context
    if before == "month":
        return price_of_day(run, rest)
    if before in ("short date", "day month") and len(rest) <= 2:
        return 0.3 if len(rest) == 2 else 5.0
    if rest[0] == "0":
        return 4.5
    return max(BY_LENGTH.get(len(run), 1.5) + context, 0.4)


def price_of_day(run: str, rest: str) -> float:
    """The price after a month: "Jan 181" is January 18 with note 1, since no month has 181 days."""
    if int(run) <= 31:
        return 4.8
    return 0.1 if 0 < int(rest) <= 31 else 3.0


BY_LENGTH = {2: 4.3, 3: 3.2, 4: 2.2, 5: 0.8}


def is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("17", "18", "19")
