"""The words around a hit.

The index of a corpus holds no text. What was looked for is found again in the text of the few papers of a page; where
it stands there in other letters (accents, a casing that changes length), those papers are indexed again, in memory.
"""

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from redept.corpus import packing
from redept.corpus.packing import unsqueeze
from redept.corpus.query import Term, Tree, as_match, text_terms
from redept.corpus.words import TEXT_COLUMNS, TOKENS, texts, without_markers

WORDS = 28
"""Words that are shown around a hit."""

BEFORE, REACH = 9, 170
"""Words before the first that was looked for, and letters behind it in which others count."""

MOST_PLACES = 20
ELLIPSIS = "…"


def snippets(connection: sqlite3.Connection, tree: Tree, keys: Sequence[int]) -> dict[int, str]:
    """The words around what was looked for, by document."""
    terms = [term for term in text_terms(tree) if as_match(term)]
    if not terms or not keys:
        return {}
    rows = connection.execute(
        f"SELECT document, record FROM paper WHERE document IN ({', '.join('?' * len(keys))})", keys
    )
    shown: dict[int, str] = {}
    others: dict[int, packing.Page] = {}
    for key, record in rows:
        document = unsqueeze(packing.PAGE, record)
        words = around(without_markers(document), terms, document.body_start)
        if words:
            shown[key] = words
        else:
            others[key] = document
    return shown | (indexed_again(others, terms) if others else {})


def around(text: str, terms: Sequence[Term], body: int = 0) -> str:
    """The words around the place where most of the terms stand together; "" where none is found.

    Places before `body` are in the heading, which a hit shows anyway: they count where there are no others.
    """
    small = in_small_letters(text, terms)
    if len(small) != len(text):
        return ""
    found = [places for term in terms if (places := list(places_of(term, small)))]
    if not found:
        return ""
    starts = {place for places in found for place in places}
    starts = {place for place in starts if place >= body} or starts
    if len(found) == 1:
        return cut(text, min(starts))
    return cut(text, thickest(found, sorted(starts)))


def thickest(found: Sequence[Sequence[int]], starts: Sequence[int]) -> int:
    """The first of the places behind which the most terms stand."""
    best, most = starts[0], 0
    for start in starts:
        here = sum(near(places, start) for places in found)
        if here > most:
            best, most = start, here
        if here == len(found):
            break
    return best


def in_small_letters(text: str, terms: Sequence[Term]) -> str:
    """A text in small letters; in A to Z alone, which takes half the time, where no term has others."""
    if all(term.words.isascii() for term in terms):
        return text.encode().lower().decode()
    return text.lower()


def near(places: Sequence[int], start: int) -> bool:
    """Whether one of the places, which are in their order, stands behind a start and not far from it."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] <= start + REACH


def places_of(term: Term, text: str) -> Iterator[int]:
    """Where a term stands in a text of small letters, its first places."""
    first, pattern = sought(term)
    at = text.find(first)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        if not (at and text[at - 1].isalnum()) and pattern.match(text, at):
            yield at
        at = text.find(first, at + 1)


@lru_cache(512)
def sought(term: Term) -> tuple[str, re.Pattern[str]]:
    """The first word of a term, and the whole term as it may stand in a text."""
    words = WORD.findall(term.words.lower()) or [term.words.lower()]
    end = "" if term.prefix else r"(?![^\W_])"
    return words[0], re.compile(r"[\W_]+".join(map(re.escape, words)) + end)


WORD = re.compile(r"[^\W_]+")


def cut(text: str, place: int) -> str:
    """The words on both sides of a place, on one line, with a mark where more stand."""
    begin, end = max(0, place - 20 * BEFORE), min(len(text), place + 12 * WORDS)
    words = text[begin:end].split()
    inside = bool(place) and not text[place - 1].isspace()
    first = max(min(begin, 1), len(text[begin:place].split()) - inside - BEFORE)
    last = min(len(words) - (end < len(text)), first + WORDS)
    more = end < len(text) or last < len(words)
    return (ELLIPSIS if first or begin else "") + " ".join(words[first:last]) + (ELLIPSIS if more else "")


def indexed_again(documents: dict[int, packing.Page], terms: Sequence[Term]) -> dict[int, str]:
    """The words around what the index itself finds in these documents."""
    page = sqlite3.connect(":memory:")
    try:
        page.execute(f"CREATE VIRTUAL TABLE words USING fts5 ({', '.join(TEXT_COLUMNS)}, {TOKENS})")
        page.executemany(
            f"INSERT INTO words ({', '.join(TEXT_COLUMNS)}, rowid) VALUES (?, ?, ?, ?)",
            ((*texts(document), key) for key, document in documents.items()),
        )
        found = page.execute(
            f"SELECT rowid, snippet(words, -1, '', '', '{ELLIPSIS}', {WORDS}) FROM words WHERE words MATCH ?",
            (f"{{{' '.join(TEXT_COLUMNS[1:])}}} : ({' OR '.join(filter(None, map(as_match, terms)))})",),
        )
        return {key: " ".join(words.split()) for key, words in found}
    finally:
        page.close()
