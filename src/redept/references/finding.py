"""One find before it becomes a record, and what a rule is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from redept.model import PartialDate


@dataclass(slots=True)
class Find:
    """A reference with its place in the seen text; the fields are those of `Reference`.

    `meant` is True for a document that the words mean and do not write: the middle of a range.
    """

    start: int
    end: int
    kind: str
    rule: str
    form: str | None = None
    number: str | None = None
    number_series: str = ""
    date: PartialDate | None = None
    issuer: str | None = None
    issuer_words: str | None = None
    addressee: str | None = None
    addressee_words: str | None = None
    copies: tuple[tuple[str, str], ...] = ()
    document_number: str | None = None
    footnote: str | None = None
    page: str | None = None
    position: str | None = None
    volume: str | None = None
    file_number: str | None = None
    printed: bool | None = None
    topical: bool = False
    anaphor: bool = False
    meant: bool = False


Reader = Callable[[str, int, int], list[Find]]


class Rule(NamedTuple):
    """A class of references: the pattern of its places (RE2 subset), and how a place is read again.

    The reader gets the seen text, the place's start, and the end of what was found before it. A rule of the
    editors' holds in notes, Editorial Notes and bracketed insertions only.
    """

    name: str
    site: str
    read: Reader
    editors: bool = False
