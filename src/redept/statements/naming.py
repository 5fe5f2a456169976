"""The words before a verb that name who does it."""

import re
from functools import lru_cache
from typing import NamedTuple

from redept.grammar.register import register

AUXILIARIES = frozenset(register("statement_words")["auxiliaries"])
STOPS = frozenset(register("statement_words")["stops"])
PRONOUNS = frozenset(
    ["i", "we", "he", "she", "they", "you", "it", "who", "which", "both", "latter", "former", "himself"]
)
DETERMINERS = frozenset(register("statement_words")["determiners"])
BY_THEMSELVES = frozenset(["embassy", "department", "dept", "legation", "mission"])
LINKS = frozenset(["of", "in", "at", "for", "on", "to", "&", "de", "von", "van", "el", "al", "du", "la", "le", "bin"])
NOUNS = frozenset(register("statement_words")["nouns"])
SHORTENED = re.compile(r"'(?:d|ll|ve|re|m|s)$")
BROKEN = re.compile(
    r"(?:\b(?:Mr|Mrs|Dr|Gen|Sen|Col|Adm|Amb|Lt|St|Sec|Min|Messrs|Prof|Rep|Jr|Dept|Govt)|\b[A-Z](?:\.[A-Z])*)\.$"
)
LONGEST = 16


class Named(NamedTuple):
    """A stretch of text that names somebody, and whether words such as "not" stand between it and the verb."""

    start: int
    end: int
    words: str
    between: str


def subject_before(text: str, floor: int, verb: int) -> Named | None:
    """Who stands before a verb, in the stretch from `floor` on; None where nobody does.

    "The British Embassy here has been" gives "The British Embassy here", with "has been" between.
    """
    tokens = text[max(floor, verb - 220) : verb].split()
    last = len(tokens)
    while last and tokens[last - 1] in QUOTES:
        last -= 1
    while last:
        word = tokens[last - 1]
        if not (stands_between(word) or (word.endswith("ed") and is_verb(tokens, last))):
            break
        last -= 1
    if last > 2 and is_time(tokens[last - 1].strip(",")):
        last = before_day(tokens, before_time(tokens, last))
    if not last:
        return None
    words = tokens[max(0, last - LONGEST) : last]
    first, end = head(words)
    if first is None or end <= first:
        return None
    behind = start_of(text, tokens[last:], verb)
    between = text[behind:verb].lower() if behind < verb else ""
    stop = start_of(text, words[end - 1 :], behind)
    start = start_of(text, words[first : end - 1], stop)
    name = text[start : stop + len(words[end - 1])].rstrip(",:;-")
    if name[:1] in OPENING and name[-1:] not in CLOSING:
        start, name = start + 1, name[1:]
    return Named(start, start + len(name), name, between) if name else None


OPENING, CLOSING = frozenset('("[>-'), frozenset(')"]')


QUOTES = frozenset(['"', "'", "(", '("'])


@lru_cache(8192)
def is_time(word: str) -> bool:
    """Whether a word may end the words for a time: "night", "18"."""
    return word in TIMES or word.isdigit()


def before_time(tokens: list[str], last: int) -> int:
    """Where a name ends that "last night" or "this morning" follows."""
    if last > 2 and tokens[last - 1].strip(",") in TIMES and tokens[last - 2] in ("last", "this", "yesterday", "next"):
        return last - 2
    return last


TIMES = frozenset(
    ["night", "week", "month", "year", "morning", "afternoon", "evening", "spring", "summer", "fall", "time"]
)


def before_day(tokens: list[str], last: int) -> int:
    """Where a name ends that a day follows: "the Committee on April 18 proposed"."""
    if last > 2 and tokens[last - 1].strip(",").isdigit() and tokens[last - 2][:3] in MONTHS:
        return last - (3 if tokens[last - 3].lower() in ("on", "of") else 2)
    return last


MONTHS = frozenset(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])


@lru_cache(4096)
def stands_between(word: str) -> bool:
    """Whether a word may stand between a name and its verb: "has", "not", "tentatively"."""
    bare = word.lower().strip(",")
    return (
        bare in AUXILIARIES or bare.endswith("n't") or (word.endswith("ly") and word == bare and bare not in NO_ADVERBS)
    )


def is_verb(tokens: list[str], last: int) -> bool:
    """Whether the last of these tokens is a verb of the past and no name: "the Chargé demurred stating"."""
    word = tokens[last - 1]
    return (
        last > 1
        and len(word) > SHORT
        and word.endswith("ed")
        and word.islower()
        and (tokens[last - 2].lower() not in DETERMINERS)
    )


SHORT = 4
NO_ADVERBS = frozenset(["ally", "reply", "family", "assembly", "supply", "monopoly", "anomaly"])


def start_of(text: str, tokens: list[str], end: int) -> int:
    """Where the first of the tokens stands that are the last before `end`."""
    for token in reversed(tokens):
        end = text.rindex(token, 0, end)
    return end


def head(words: list[str]) -> tuple[int | None, int]:
    """First and last word (excluded) of the name that ends `words`; an apposition behind it is left out.

    Words in brackets that tell of a name left out are a name: "Mr. [name not declassified]".
    """
    end = len(words)
    if words[-1].endswith("]"):
        first = next((place for place in range(end - 1, -1, -1) if words[place].startswith("[")), None)
        if first is None:
            return None, end
        return first - 1 if first and BROKEN.search(words[first - 1]) else first, end
    if words[-1].endswith(",") and (cut := before_apposition(words)):
        end = cut
    return beginning(words, end), end


def before_apposition(words: list[str]) -> int | None:
    """Where the name ends that "..., the Ambassador," or "..., who came today," follows."""
    for place in range(len(words) - 2, -1, -1):
        if words[place].endswith(","):
            return place + 1
    return None


def beginning(words: list[str], end: int) -> int | None:
    """The first token of the name that ends before `end`; None where no name ends there."""
    bare = words[end - 1].lower().rstrip(",")
    if "'" in bare:
        bare = SHORTENED.sub("", bare)
    if bare == "who":
        return end - 1 if end == 1 or words[end - 2].endswith(",") else None
    if bare in PRONOUNS and bare not in ("latter", "former"):
        return end - 1
    if bare in BY_THEMSELVES and end > 1 and words[end - 2].islower() and words[end - 2] not in DETERMINERS:
        return end - 1
    first = None
    for place in range(end - 1, -1, -1):
        word = words[place]
        if place < end - 1 and closes(word):
            break
        fits = fitting(words, place, end)
        if fits == "stop":
            break
        if fits == "in":
            first = place
            if word.lower() in DETERMINERS and not (
                place and words[place - 1].lower() in ("of", "in", "at", "for", "all", "both")
            ):
                break
    return first


def closes(word: str) -> bool:
    """Whether a word ends what stands before a name: by its mark, or as the end of a parenthesis."""
    if word.endswith(")"):
        return "(" not in word
    return word.endswith((",", ";", ":", ".", "?", "!", '"')) and not BROKEN.search(word)


def fitting(words: list[str], place: int, end: int) -> str:
    """Whether a token belongs to a name ("in"), may lead on to one ("on"), or ends it ("stop")."""
    word = words[place].strip("()\"'[],-")
    if word[:1].isdigit():
        before = words[place - 1] if place else ""
        dated = before[:3] in MONTHS and place < end - 1 and words[place + 1].islower()
        return "in" if dated or before.lower() in NOUNS else "stop"
    small = word.lower().removesuffix("'s")
    if small in DETERMINERS or (word[:1].isupper() and (place == 0 or small not in STOPS)):
        return "stop" if place == 0 and small in STOPS else "in"
    if small == "and":
        return "on" if place and place < end - 1 and is_name(words[place - 1]) and is_name(words[place + 1]) else "stop"
    if small in LINKS:
        return "on" if place < end - 1 and leads_on(words[place + 1]) else "stop"
    if small in STOPS:
        return "stop"
    if small in NOUNS:
        return "in"
    return "on" if determined(words, place) else "stop"


def leads_on(word: str) -> bool:
    """Whether a name goes on behind "of", "in" or "to" with this word."""
    return is_name(word) or word.lower() in DETERMINERS or word.lower() in NOUNS


def is_name(word: str) -> bool:
    return word[:1].isupper() or word.lstrip("()\"'[],")[:1].isupper()


def determined(words: list[str], place: int) -> bool:
    """Whether a determiner or a name stands before a token, with nothing between that ends a name."""
    for before in range(place - 1, max(-1, place - 6), -1):
        small = words[before].lower().strip("()\"'[]")
        if small in DETERMINERS:
            return True
        if small in STOPS or words[before].endswith((",", ";", ":", ".")):
            return False
        if words[before][:1].isupper() and before == place - 1:
            return True
    return False
