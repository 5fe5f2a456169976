"""Whole values by which papers are found and counted: who sent and received them, form, markings, statuses.

Comes in: cards, records and words of a query. Goes out: values folded so that case and spaces make no difference.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from redept.corpus import packing
from redept.corpus.packing import bytes_of, unpack, unsqueeze
from redept.model import Entry, OwnNumber, Party

WHOLE_FIELDS = ("from", "to", "form", "marking")
"""Fields of which a whole value can be asked for: `from:="Harriman"`."""

MOST_KNOWN = 50_000
WORD = re.compile(r"\w+")
QUOTES = {ord(letter): " " for letter in '"“”„*\0'}


@lru_cache(8192)
def folded(words: str) -> str:
    """A value as it is compared: small letters, single spaces, no quotation marks."""
    return " ".join(words.translate(QUOTES).casefold().split())


def senders(entry: Entry) -> Iterator[str]:
    """Names, offices and posts from which a paper comes."""
    yield from parties(entry.sender)
    yield from posts(entry.numbers, sent=True)


def recipients(entry: Entry) -> Iterator[str]:
    """Names, offices and posts to which a paper goes."""
    yield from parties(entry.recipient)
    yield from posts(entry.numbers, sent=False)


def parties(people: Iterable[Party]) -> Iterator[str]:
    return (words for one in people for words in (one.name, one.office) if words)


def posts(numbers: Iterable[OwnNumber], *, sent: bool) -> Iterator[str]:
    """The posts that a paper's numbers name on one side."""
    return (post for one in numbers if (post := one.from_ if sent else one.to))


def markings(marks: packing.Marks) -> Iterator[str]:
    """Classification, precedence and handling of a paper."""
    if marks.classification:
        yield marks.classification
    yield from marks.precedence
    yield from marks.handling


def agrees(value: str, words: str, *, whole: bool, prefix: bool) -> bool:
    """Whether a value is, or has side by side, the words of a query; the last may be a beginning."""
    if whole:
        return folded(value) == folded(words)
    have, sought = plain_words(value), plain_words(words)
    last = len(sought) - 1
    return any(
        all(
            have[at + place].startswith(word) if prefix and place == last else have[at + place] == word
            for place, word in enumerate(sought)
        )
        for at in range(len(have) - last)
    )


def plain_words(words: str) -> list[str]:
    """Words without case and accents, as the index of a corpus has them."""
    letters = unicodedata.normalize("NFKD", words)
    return WORD.findall("".join(one for one in letters if not unicodedata.combining(one)).casefold())


# ---------------------------------------------------------------- as functions of the database


def teach(connection: sqlite3.Connection) -> None:
    """Let conditions of a search ask for whole values, markings and statuses."""
    connection.create_function("is_party", 3, is_party, deterministic=True)
    connection.create_function("is_form", 2, is_form, deterministic=True)
    connection.create_function("is_marked", 4, is_marked, deterministic=True)
    connection.create_function("has_status", 3, Statuses().has, deterministic=True)


def is_party(entry: object, side: str, words: str) -> bool:
    """Whether a card has this name, office or post on one side, "from" or "to"."""
    return folded(words) in sides_of(bytes_of(entry))[side]


@lru_cache(20_000)
def sides_of(entry: bytes) -> dict[str, frozenset[str]]:
    card = unpack(packing.ENTRY, entry)
    return {"from": frozenset(map(folded, senders(card))), "to": frozenset(map(folded, recipients(card)))}


def is_form(form: str | None, words: str) -> bool:
    return form is not None and folded(form) == folded(words)


def is_marked(record: object, words: str, whole: int, prefix: int) -> bool:
    """Whether a paper bears this marking."""
    found = markings(unsqueeze(packing.MARKS, record))
    return any(agrees(value, words, whole=bool(whole), prefix=bool(prefix)) for value in found)


class Statuses:
    """What became of the references of each paper; kept by the digest that changes when that does."""

    def __init__(self) -> None:
        self.known: dict[bytes, frozenset[str]] = {}

    def has(self, digest: object, record: object, status: str) -> bool:
        """Whether some reference of the paper has this status."""
        key = bytes_of(digest)
        if key not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[key] = frozenset(decided.status for _, decided in unsqueeze(packing.DECISIONS, record))
        return status in self.known[key]
