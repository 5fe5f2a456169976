"""Whether a row that the rules propose is kept, and where its content ends, weighed by what was learned from marks.

The rules propose generously. Each row has a few plain traits (its cue, what stands between the cue and the content, who
is named); each trait has a weight in `weights.toml`, and the sum says how likely a reader would mark the row. So does
each place where content may end before the rules' own end. Both were learned from sentences marked by hand:
see `redept.evaluation.weighing`.
"""

import math
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from redept.grammar.register import register
from redept.model.statement import Speaker
from redept.statements.cues import lexicon
from redept.statements.drafting_sheet import Asking, Draft, Reading, clause_end
from redept.statements.hollow import is_hollow

Row = Draft | Asking
Weights = dict[str, float]

JOINING = r"and|but|although|though|while|whereas|since|because|which"
PLACES = re.compile(
    r"[;:](?=\s)"
    rf"|,(?=\s(?:{JOINING}|as|or|for|in which|meanwhile|in fact|[a-z]+(?:ed|ing)|"
    r"is|are|was|were|has|had|have|will|would|he|she|they|we|I|it|there|the|this|[A-Z(]\S*)\b)"
    rf"|\s(?=(?:{JOINING})\s)"
    r"|\s-+\s?|--?(?=[a-z])|\s(?=\()"
)
"""Where content may end."""

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
    found = BEHIND.match(reading.text, place, min(reading.end, place + 90))
    mark = reading.text[place]
    mark = "word" if mark == " " else mark
    if found is None:
        return [f"mark {mark}"]
    kind = kind_of(row)
    following = found["next"]
    conn = "(" if found["paren"] else found["conn"] or "none"
    behind = trigger(following)
    cued = "cue" if cue_near(reading, found.end("next"), place) else "no cue"
    source = row.by if isinstance(row, Asking) else row.source
    same = source is not None and source.words is not None and source.words.lower() == following.lower()
    second = trigger(found["second"] or "")
    return [
        f"{mark} {conn} {behind}{' opened' if opened(reading, row) else ''}",
        f"{mark} {conn}",
        f"{conn} {behind} {cued}",
        f"{kind} {mark} {conn}",
        f"{kind} {behind}",
        f"{behind} {second}",
        f"{conn} {second}",
        f"{cued}{' same' if same else ''}",
        "near" if place - row.start < CLOSE else "far",
    ]


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
    return any(place < first < start + NEAR for first in reading.cues)


NEAR = 26


def word_of(reading: Reading, row: Row) -> str:
    """The group of the cue of a row."""
    cue = lexicon().get(reading.text[row.cue[0] : row.cue[1]].lower())
    return cue.name if cue else "none"


def row_traits(reading: Reading, row: Row) -> list[str]:
    """The traits of a row."""
    text = reading.text
    source = row.by if isinstance(row, Asking) else row.source
    first, last = row.cue
    word = text[first:last].lower()
    group = word_of(reading, row)
    kind, doubt = row.kind, row.doubt
    lead = "inside" if row.start <= first else "far" if row.start - last > FAR else leads(text[last : row.start])
    prior = text[max(reading.start, first - 16) : first].split()
    ending = "ing" if word.endswith("ing") else "ed" if word.endswith("ed") else "s" if word.endswith("s") else "base"
    found = [
        f"{kind} {word}",
        f"{kind} {group} {lead}",
        f"{group} {speaker_class(source)}",
        f"{kind} gap {between(text, source, first)}",
        f"{kind} {reading.author} {reading.sheet.layer}",
        f"{kind} {'nested' if nested(reading, row) else 'flat'}",
        f"{kind} verb {'near' if VERB.search(text, row.start, min(row.end, row.start + 90)) else 'none'}",
        f"{ending} led {prior[-1].lower() if prior else 'start'}",
        f"{group} {ending} {lead}",
    ]
    if doubt:
        found += (f"{kind} doubt {doubt}", f"doubt {doubt} {word}")
    return found


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
    return any(one is not row and one.kind == "told" and one.start <= row.cue[0] < one.end for one in reading.drafts)


def speaker_class(source: Speaker | None) -> str:
    """What sort of words name who says it."""
    if source is None:
        return "nobody"
    if not source.words:
        return "understood"
    small = source.words.lower()
    if small in ("i", "we", "my", "our", "us", "me"):
        return "first"
    if small in ("he", "she", "they", "it", "who", "his", "their", "its", "you", "your", "which"):
        return small if small in ("it", "you", "who", "which") else "third"
    words = source.words.split()
    last = words[-1]
    return "name" if last[:1].isupper() else f"noun {last}" if len(words) > 1 else "word"


def between(text: str, source: Speaker | None, cue: int) -> str:
    """What stands between the one who says it and the cue."""
    if source is None or source.end is None or not 0 <= cue - source.end < LONGEST_GAP:
        return "none"
    words = text[source.end : cue].lower().split()
    if not words:
        return "empty"
    for name, some in GAPS:
        if not some.isdisjoint(words):
            return name
    return "comma" if "," in text[source.end : cue] else "one" if len(words) == 1 else "more"


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
    odds = get("", 0.0) + sum([get(trait, 0.0) for trait in traits])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def places(reading: Reading, row: Row) -> Iterator[int]:
    """The places where the content of a row may end before the rules' own end."""
    if row.end - row.start > LONG_ENOUGH:
        for found in PLACES.finditer(reading.text, row.start + SHORTEST_ROW, row.end - SHORTEST_REST):
            yield found.start()


KEPT = {"told": 0.5, "act": 0.6, "position": 0.55, "asked": 0.55}
"""The chance below which a row is dropped, by kind."""

SELDOM_MARKED = frozenset(["not known", "undecided"])
ENDS = 0.38


def rows_in(reading: Reading) -> list[Row]:
    """What was proposed in a sentence."""
    return [*reading.drafts, *reading.askings]


def weigh(reading: Reading) -> None:
    """End and drop the rows of a sentence as the weights have it."""
    tables = weights()
    for row in rows_in(reading):
        shorten(reading, row, tables["end"])
    reading.drafts = [one for one in reading.drafts if is_kept(reading, one, tables["row"])]
    for asking in reading.askings:
        asking.kept = is_kept(reading, asking, tables["row"])
    reading.askings = [one for one in reading.askings if one.kept]


def ended(reading: Reading, row: Row, place: int) -> int:
    """The end of the content of a row that ends at a place, without the marks that close it."""
    return clause_end(reading.text, row.start, place)


def shorten(reading: Reading, row: Row, table: Weights) -> None:
    """End a row at the first place where content likely ends."""
    for place in places(reading, row):
        if chance(end_traits(reading, row, place), table) > ENDS:
            row.end = ended(reading, row, place)
            return


def is_kept(reading: Reading, row: Row, table: Weights) -> bool:
    """Whether a row is likely enough; what is not known, undecided or communicated was marked too seldom."""
    if isinstance(row, Draft) and is_hollow(reading, row):
        return False
    if isinstance(row, Draft) and not row.doubt and (row.certainty in SELDOM_MARKED or is_communicated(reading, row)):
        return True
    return chance(row_traits(reading, row), table) >= KEPT[kind_of(row)]


def is_communicated(reading: Reading, row: Draft) -> bool:
    """Whether a row is of "which was communicated to them", "a note addressed by them to"."""
    return reading.text[row.cue[0] : row.cue[1]] in COMMUNICATED


COMMUNICATED = frozenset(["communicated", "addressed"])
