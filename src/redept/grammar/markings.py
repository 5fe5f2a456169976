"""Classification, precedence and handling, as openers and source notes print them."""

import re
from functools import cache

from redept.grammar.register import register
from redept.model import Record


class Markings(Record, frozen=True, kw_only=True):
    """What one line or sentence of markings says; names in the spelling of the register, others as printed."""

    classification: str | None = None
    precedence: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()


def marking_line(line: str) -> Markings | None:
    """The markings of a line that holds nothing else ("secret us urgent"), None for any other line."""
    words = line.strip(" .[]")
    if len(words) > 90 or not _only_markings().fullmatch(words):
        return None
    return sort_out(found[0] for found in _one_marking().finditer(words))


def marking_sentence(text: str) -> tuple[Markings, int, int] | None:
    """The first sentence of a source note that begins with a classification, and its place.

    "…794.5/5-1159. Confidential; Priority; Limit Distribution." gives Confidential, with Priority and Limit
    Distribution (frus1958-60v18/d59). What stands between semicolons counts as handling, known or not.
    """
    found = _sentence().search(text)
    if found is None:
        return None
    rest = re.sub(r"^[\s;,./—–-]+", "", found["rest"])
    others = [part.strip() for part in re.split(r"[;—/]|, (?=[A-Z])", rest)] if rest else []
    said = sort_out([found["level"], *(part for part in others if part)])
    return said, found.start("level"), found.end()


def sort_out(words: object) -> Markings:
    """Single markings put under classification, precedence and handling."""
    level, precedence, handling = None, [], []
    for word in words:  # type: ignore[attr-defined]
        kind, name = _kinds().get(_key(word), ("handling", word))
        if kind == "classification":
            level = level or name
        elif kind == "precedence":
            precedence.append(name)
        else:
            handling.append(name)
    return Markings(classification=level, precedence=tuple(precedence), handling=tuple(handling))


def _key(word: str) -> str:
    return re.sub(r"[\s–—-]+", " ", word).strip(" .").lower()


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    kinds = ("handling", "precedence", "classification")
    return {_key(name): (kind, name) for kind in kinds for name in register("markings")[kind]}


@cache
def _one_marking() -> re.Pattern[str]:
    names = sorted((name for _, name in _kinds().values()), key=len, reverse=True)
    return re.compile("|".join(re.escape(name).replace(r"\-", "[–—-]").replace(r"\ ", " ") for name in names), re.I)


@cache
def _only_markings() -> re.Pattern[str]:
    one = f"(?:{_one_marking().pattern})"
    return re.compile(rf"{one}(?:(?:[\s;,./—–-]+|\s+and\s+){one})*", re.I)


@cache
def _sentence() -> re.Pattern[str]:
    levels = "|".join(re.escape(name) for name in register("markings")["classification"])
    return re.compile(rf"(?:^|[.\])”] |: |\) )(?P<level>{levels})\b(?P<rest>(?=\s?[;.,—–/]|$)[^.]*)")
