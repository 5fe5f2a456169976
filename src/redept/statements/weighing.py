"""Whether a row that the rules propose is kept, and where its content ends, weighed by what was learned from marks.

The rules propose generously. Each row has a few plain traits (its cue, what stands between the cue and the content, who
is named); each trait has a weight in `weights.toml`, and the sum says how likely a reader would mark the row. So does
each place where content may end before the rules' own end. Both were learned from sentences marked by hand:
see `redept.evaluation.weighing`.
"""

import math
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from redept.grammar.register import register
from redept.statements.cues import lexicon
from redept.statements.drafting_sheet import Asking, Draft, Reading, clause_end
from redept.statements.hollow import is_hollow

Row = Draft | Asking
Weights = dict[str, float]

JOINING = r"and|but|although|though|while|whereas|since|because|which"
PLACES = re.compile(
    rf"[;:,\s-](?:(?<=[;:])(?=\s)|(?<=,)(?=\s(?:{JOINING}|as|or|for|in which|meanwhile|in fact|[a-z]+(?:ed|ing)|"
    r"is|are|was|were|has|had|have|will|would|he|she|they|we|I|it|there|the|this|[A-Z(]\S*)\b)|"
    rf"(?<=\s)(?:(?=(?:{JOINING})\s)|-+\s?|(?=\())|"
    r"(?<=-)-?(?=[a-z]))"
)
"""Where content may end: one class of letters first, which lets the search pass over all others at once."""

SHORTEST_ROW = 12
"""Code points of content before which no end is looked for."""

LONG_ENOUGH = 40
SHORTEST_REST = 8
"""Code points of content that is looked at, and of what an end would cut off."""

BEHIND = re.compile(
    rf"[,;:]?\s*-*\s*(?P<paren>\()?(?P<conn>{JOINING}|as|or|for|in which)?\b[, ]*"
    r"(?P<adverb>(?:(?:in fact|therefore|then|also|further|however|presumably|[a-z]+ly),?\s)*)"
    r"\"?(?P<next>\S+)(?:\s(?P<second>\S+))?"
)
"""What stands behind such a place: what joins it, adverbs, and two words."""


@lru_cache(8192)
def trigger(word: str) -> str:
    """What sort of word follows a place where content may end."""
    small = word.lower().strip("(),.;:\"'")
    known = SORTS.get(small)
    if known is not None:
        return known
    if word[:1].isupper():
        return "name"
    for ending in ("ed", "ing", "s"):
        if small.endswith(ending):
            return ending
    return "number" if small[:1].isdigit() else "other"


SORTS: dict[str, str] = {word: sort for sort, words in register("statement_words")["sorts"].items() for word in words}
"""The sort of each word that tells what begins; a later sort counts before an earlier one."""


def kind_of(row: Row) -> str:
    return "asked" if isinstance(row, Asking) else row.kind


def end_traits(reading: Reading, row: Row, place: int) -> list[str]:
    """The traits of a place where the content of a row may end."""
    first, second = end_facts(reading, row, place)
    return [*mark_traits(*first), *(behind_traits(*second) if second else ())]


MarkFacts = tuple[str, str, str, str, bool]
BehindFacts = tuple[str, str, str, bool, bool, bool]


def end_facts(reading: Reading, row: Row, place: int) -> tuple[MarkFacts, BehindFacts | None]:
    """What the traits of a place are made of: those of `mark_traits` and, where words follow, of `behind_traits`."""
    text = reading.text
    mark = text[place]
    mark = "word" if mark == " " else mark
    found = BEHIND.match(text, place, min(reading.end, place + 90))
    if found is None:
        return (mark, "", "", "", False), None
    paren, conn, following, then = found.group("paren", "conn", "next", "second")
    conn = "(" if paren else conn or "none"
    behind = trigger(following)
    source = row.by if isinstance(row, Asking) else row.source
    same = source is not None and source.words is not None and source.words.lower() == following.lower()
    return (
        (mark, conn, behind, kind_of(row), opened(reading, row)),
        (
            conn,
            behind,
            trigger(then or ""),
            cue_near(reading, found.end("next"), place),
            same,
            place - row.start < CLOSE,
        ),
    )


def mark_traits(mark: str, conn: str, behind: str, kind: str, opened: bool) -> tuple[str, ...]:
    """Traits of the mark and the word at a place where content may end, in a row of this kind."""
    if not behind:
        return (f"mark {mark}",)
    return (
        f"{mark} {conn} {behind}{' opened' if opened else ''}",
        f"{mark} {conn}",
        f"{kind} {mark} {conn}",
        f"{kind} {behind}",
    )


def behind_traits(conn: str, behind: str, second: str, cued: bool, same: bool, near: bool) -> tuple[str, ...]:
    """Traits of the words behind a place where content may end."""
    cue = "cue" if cued else "no cue"
    return (
        f"{conn} {behind} {cue}",
        f"{behind} {second}",
        f"{conn} {second}",
        f"{cue}{' same' if same else ''}",
        "near" if near else "far",
    )


CLOSE = 30
"""Code points of content below which an end comes soon."""


def opened(reading: Reading, row: Row) -> bool:
    """Whether the row stands in a clause with "if" or "when" before the main one."""
    return FIRST.match(reading.text, reading.start) is not None and "," not in reading.text[reading.start : row.start]


FIRST = re.compile(
    r"(?:If|When|While|After|Although|Though|Since|As|Because|Once|In (?:order|view|response)|With|Until|Unless)\b"
)


def cue_near(reading: Reading, start: int, place: int) -> bool:
    """Whether another cue of the sentence begins soon behind a place."""
    for first in reading.cues:  # in their order
        if first > place:
            return first < start + NEAR
    return False


NEAR = 26


def row_traits(reading: Reading, row: Row) -> list[str]:
    """The traits of a row."""
    cue, around, first = row_facts(reading, row)
    return [*cue_traits(*cue), *around_traits(*around), *first_traits(*first)]


CueFacts = tuple[str, str, str, str, str]
AroundFacts = tuple[str, str, str, str, str, str, bool, bool]
FirstFacts = tuple[str, str, str, str, str, bool]


def row_facts(reading: Reading, row: Row) -> tuple[CueFacts, AroundFacts, FirstFacts]:
    """What the traits of a row are made of, for `cue_traits`, `around_traits` and `first_traits`."""
    text = reading.text
    source = row.by if isinstance(row, Asking) else row.source
    first, last = row.cue
    word = text[first:last].lower()
    group = group_of(word)
    kind = row.kind
    lead = "inside" if row.start <= first else "far" if row.start - last > FAR else leads(text[last : row.start])
    verb = VERB.search(text, row.start, min(row.end, row.start + 90)) is not None
    speaker = "nobody" if source is None else speaker_class(source.words)
    gap = "none" if source is not None else f"nobody {gap_class(text[max(reading.start, first - 10) : first])}"
    if source is not None and source.end is not None and 0 <= first - source.end < LONGEST_GAP:
        gap = gap_class(text[source.end : first])
    return (
        (kind, word, group, lead, row.doubt),
        (kind, group, speaker, gap, reading.author, reading.sheet.layer, nested(reading, row), verb),
        (
            kind,
            lead,
            group,
            first_sort(text, row.start),
            length_sort(row.end - row.start),
            text[reading.end - 1] == "?",
        ),
    )


def cue_traits(kind: str, word: str, group: str, lead: str, doubt: str) -> tuple[str, ...]:
    """Traits of a cue and what leads from it to the content."""
    found = (f"{kind} {word}", f"{kind} {group} {lead}", f"{group} {ending_of(word)} {lead}")
    return (*found, f"{kind} doubt {doubt}", f"doubt {doubt} {word}") if doubt else found


def around_traits(
    kind: str, group: str, speaker: str, gap: str, author: str, layer: str, nested: bool, verb: bool
) -> tuple[str, ...]:
    """Traits of who says it and of where it stands."""
    return (
        f"{group} {speaker}",
        f"{kind} gap {gap}",
        f"{kind} {author} {layer}",
        f"{kind} {'nested' if nested else 'flat'}",
        f"{kind} verb {'near' if verb else 'none'}",
    )


def first_traits(kind: str, lead: str, group: str, first: str, length: str, asks: bool) -> tuple[str, ...]:
    """Traits of the first word of the content, of its length, and of the mark that ends its sentence."""
    found = (f"{lead} first {first}", f"{group} {lead} first {first}", f"{kind} first {first} {length}")
    return (*found, f"{kind} in a question") if asks else found


def length_sort(length: int) -> str:
    """How long content is."""
    return "tiny" if length < TINY else "short" if length < BRIEF else "long"


TINY, BRIEF = 14, 28
"""Code points of content below which it is seldom a clause, and often none."""


def first_sort(text: str, start: int) -> str:
    """What sort of word content begins with."""
    word = text[start : text.find(" ", start)]
    return OF_CLAUSES.get(word) or trigger(word)


OF_CLAUSES: dict[str, str] = {
    "to": "to",
    **dict.fromkeys(["what", "how", "why", "whether", "if", "where", "who", "which", "when"], "asking"),
}
"""First words that tell more than their sort."""


@cache
def group_of(word: str) -> str:
    """The group of a cue."""
    cue = lexicon().get(word)
    return cue.name if cue else "none"


@cache
def ending_of(word: str) -> str:
    """How a cue ends: "ing", "ed", "s" or otherwise."""
    return next((ending for ending in ("ing", "ed", "s") if word.endswith(ending)), "base")


FAR = 26
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|should|can|cannot|may|might|must|did|does|do|"
    r"[a-z]{3,}ed|[a-z]{3,}s)\b"
)


def leads(between: str) -> str:
    """What stands between a cue and its content."""
    if '"' in between:
        return "quoted"
    if ":" in between:
        return "colon"
    if "that" in between:
        return "that"
    return "to" if " to " in between else "bare" if len(between) < NEXT else "words"


NEXT = 3


def nested(reading: Reading, row: Row) -> bool:
    """Whether a row stands in what was told."""
    place = row.cue[0]
    for one in reading.drafts:
        if one is row or one.kind != "told":
            continue
        if one.start <= place < one.end:
            return True
    return False


@lru_cache(4096)
def speaker_class(name: str | None) -> str:
    """What sort of words name who says it."""
    if not name:
        return "understood"
    small = name.lower()
    if small in ("i", "we", "my", "our", "us", "me"):
        return "first"
    if small in ("he", "she", "they", "it", "who", "his", "their", "its", "you", "your", "which"):
        return small if small in ("it", "you", "who", "which") else "third"
    words = name.split()
    last = words[-1]
    return "name" if last[:1].isupper() else f"noun {last}" if len(words) > 1 else "word"


@lru_cache(4096)
def gap_class(between: str) -> str:
    """What stands between the one who says it and the cue."""
    words = between.lower().split()
    if not words:
        return "empty"
    for name, some in GAPS:
        if not some.isdisjoint(words):
            return name
    return "comma" if "," in between else "one" if len(words) == 1 else "more"


LONGEST_GAP = 60
GAPS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (name, frozenset(words)) for name, words in register("statement_words")["gaps"].items()
)
"""Sorts of words between a speaker and a cue; an earlier sort counts before a later one."""


@cache
def weights() -> dict[str, Weights]:
    """The weights that ship with the program: "row" and "end"."""
    found = tomllib.loads(files("redept.statements").joinpath("weights.toml").read_text("utf-8"))
    return {name: {trait: float(value[0]) for trait, value in table.items()} for name, table in found.items()}


def chance(traits: list[str], table: Weights) -> float:
    """How likely something with these traits is right."""
    get = table.get
    return likely(get("", 0.0) + sum([get(trait, 0.0) for trait in traits]))


def likely(odds: float) -> float:
    """The chance that odds on a logarithmic scale give."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def places(reading: Reading, row: Row) -> Iterator[int]:
    """The places where the content of a row may end before the rules' own end."""
    if row.end - row.start > LONG_ENOUGH:
        for found in PLACES.finditer(reading.text, row.start + SHORTEST_ROW, row.end - SHORTEST_REST):
            yield found.start()


KEPT = {"told": 0.55, "act": 0.45, "position": 0.33, "asked": 0.5}
"""The chance below which a row is dropped, by kind."""

SELDOM_MARKED = frozenset(["not known", "undecided"])
ENDS = 0.5


def rows_in(reading: Reading) -> list[Row]:
    """What was proposed in a sentence."""
    return [*reading.drafts, *reading.askings]


class Scale:
    """The weights in hundredths, summed once for each group of facts that was met: whole numbers sum in any order to
    the same."""

    def __init__(self, tables: dict[str, Weights]) -> None:
        rows, ends = ({trait: round(100 * one) for trait, one in tables[name].items()} for name in ("row", "end"))
        self.row, self.end = rows.get("", 0), ends.get("", 0)
        self.cue, self.around = summed(cue_traits, rows), summed(around_traits, rows)
        self.first = summed(first_traits, rows)
        self.mark, self.behind = summed(mark_traits, ends), summed(behind_traits, ends)
        self.kept = {kind: least_odds(least) for kind, least in KEPT.items()}
        self.ends = least_odds(ENDS)


def summed(traits: Callable[..., tuple[str, ...]], table: dict[str, int]) -> Callable[..., int]:
    """The sum of the weights that the traits of some facts have, kept for when the same facts come again."""
    get = table.get

    @lru_cache(1 << 14)
    def total(*facts: object) -> int:
        return sum([get(trait, 0) for trait in traits(*facts)])

    return total


def least_odds(chance: float) -> int:
    """The least odds in hundredths that give at least this chance."""
    return next(odds for odds in range(-1000, 1000) if likely(odds / 100) >= chance)


@cache
def scale() -> Scale:
    """The weights that ship with the program, ready to be summed."""
    return Scale(weights())


def weigh(reading: Reading) -> None:
    """End and drop the rows of a sentence as the weights have it."""
    own = scale()
    for row in rows_in(reading):
        shorten(reading, row, own)
    reading.drafts = [one for one in reading.drafts if is_kept(reading, one, own)]
    for asking in reading.askings:
        asking.kept = is_kept(reading, asking, own)
    reading.askings = [one for one in reading.askings if one.kept]


def ended(reading: Reading, row: Row, place: int) -> int:
    """The end of the content of a row that ends at a place, without the marks that close it."""
    return clause_end(reading.text, row.start, place)


def shorten(reading: Reading, row: Row, own: Scale) -> None:
    """End a row at the first place where content likely ends."""
    for place in places(reading, row):
        mark, behind = end_facts(reading, row, place)
        odds = own.end + own.mark(*mark) + (own.behind(*behind) if behind else 0)
        if odds >= own.ends:
            row.end = ended(reading, row, place)
            return


def is_kept(reading: Reading, row: Row, own: Scale) -> bool:
    """Whether a row is likely enough; what is not known, undecided or communicated was marked too seldom."""
    if isinstance(row, Draft) and is_hollow(reading, row):
        return False
    if isinstance(row, Draft) and not row.doubt and (row.certainty in SELDOM_MARKED or is_communicated(reading, row)):
        return True
    cue, around, first = row_facts(reading, row)
    odds = own.row + own.cue(*cue) + own.around(*around) + own.first(*first)
    return odds >= own.kept[kind_of(row)]


def is_communicated(reading: Reading, row: Draft) -> bool:
    """Whether a row is of "which was communicated to them", "a note addressed by them to"."""
    return reading.text[row.cue[0] : row.cue[1]] in COMMUNICATED


COMMUNICATED = frozenset(["communicated", "addressed"])
