"""What the search index holds of a document: words by column."""

import re
from collections.abc import Iterable
from typing import Protocol

from redept.model import Document, Note, OwnNumber, Party

TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"

COLUMNS = ("heading", "body", "notes", "form", "sender", "recipient", "names", "place", "numbers")

WORDS = f"({', '.join(COLUMNS)}, rowid) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
"""The columns and places of a row of the index, behind INSERT INTO words."""

TEXT_COLUMNS = ("heading", "body", "notes")
"""Where words without a field are looked for."""


def indexed(document: Document) -> tuple[str, ...]:
    """The words of a document, one string for each of COLUMNS.

    Words leave the index by being given to it again as they went in: whoever changes what this gives must rebuild
    the index in a migration.
    """
    parts = document.parts
    return (
        *texts(document),
        document.form or "",
        lines([*words_of(document.sender), *posts(document.numbers, sent=True)]),
        lines([*words_of(document.recipient), *posts(document.numbers, sent=False)]),
        lines(
            [
                *names(document.sender),
                *names(document.recipient),
                *document.signatures,
                *document.drafting.drafted,
                *document.drafting.cleared,
                *document.drafting.approved,
                *(name for part in parts for name in names((*part.sender, *part.recipient))),
                *dict.fromkeys(CAPITALS.findall(without_markers(document))),
            ]
        ),
        document.place or "",
        lines(f"{number.number_series} {number.number}" for number in document.numbers),
    )


class Words(Protocol):
    """What is needed of a document to show its words."""

    @property
    def heading(self) -> str | None: ...
    @property
    def text(self) -> str: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...


def texts(document: Words) -> tuple[str, str, str]:
    """The words of a document, one string for each of TEXT_COLUMNS."""
    ends = min((note.list_start for note in document.notes if note.list_end), default=len(document.text))
    text = without_markers(document)
    return document.heading or "", text[:ends], text[ends:]


def without_markers(document: Words) -> str:
    """The text with blanks in place of the markers of notes, so that "Staff56 have" holds the word "Staff"."""
    text, after, pieces = document.text, 0, []
    for start, end in sorted((note.start, note.end) for note in document.notes if note.start is not None and note.end):
        if start >= after:
            pieces += [text[after:start], " " * (end - start)]
            after = end
    return "".join([*pieces, text[after:]]) if pieces else text


CAPITALS = re.compile(r"[A-ZÀ-Þ]\w+(?:[ -][A-ZÀ-Þ](?:\w+|\.))*")
"""Words that begin with a capital, one after the other: "Robert W. Komer". Whoever looks for Ball finds the man, and
seldom the thing."""


def lines(words: Iterable[str | None]) -> str:
    return "\n".join(filter(None, words))


def words_of(parties: Iterable[Party]) -> list[str | None]:
    return [words for party in parties for words in (party.name, party.office)]


def names(parties: Iterable[Party]) -> list[str | None]:
    return [party.name for party in parties]


def posts(numbers: Iterable[OwnNumber], *, sent: bool) -> list[str | None]:
    """The posts between which a document went; a post to which it was repeated is one it went to."""
    return list(dict.fromkeys(number.from_ if sent else number.to for number in numbers))
