"""A place in a text, and the base of every record."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What every record is: a frozen, slotted set of fields that does nothing."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of one text: `text[start:end]` are its words.

    `start` and `end` count code points; `end` is the first place after the words.
    """

    start: int
    end: int


class Problem(Record, frozen=True, kw_only=True):
    """Something odd in a paper: what was met, what was expected there, what a reader can do about it.

    `code` is a short fixed name (`note-without-anchor`); `start` and `end` are the place in the text, or None
    where the oddity has none. A problem never keeps a paper out of the corpus.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None
    expected: str | None = None
    remedy: str | None = None
