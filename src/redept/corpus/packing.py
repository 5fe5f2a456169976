"""Records as compressed bytes, and back. The text of a paper packs to about half its size."""

import zlib
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from redept.errors import CorpusError
from redept.model import (
    Authority,
    Change,
    Document,
    Entry,
    Interpretation,
    Judgement,
    Note,
    PersonJudgement,
    PersonMention,
    Problem,
    Record,
    Reference,
    Resolution,
    Volume,
    Wanted,
)
from redept.model.statement import Findings

try:
    from isal import isal_zlib
except ImportError:  # no wheel for this system: slower, and what is written reads the same
    isal_zlib = None  # type: ignore[assignment, unused-ignore]

Decision = tuple[Interpretation, Resolution]

ENCODER = msgspec.msgpack.Encoder()
LEVEL, WINDOW = 1, 13
"""For the standard library: a window of 8 kB is a third quicker to set up than the largest, level 6 packs a twentieth
smaller in twice the time. isal writes the same format six times quicker, a tenth larger."""


class Page(Record, frozen=True, kw_only=True):
    """Of a document what a search shows words of; the rest of its record is passed over."""

    heading: str | None
    text: str
    body_start: int = 0
    notes: tuple[Note, ...] = ()


class Marks(Record, frozen=True, kw_only=True):
    """Of a document its markings."""

    classification: str | None = None
    precedence: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()


PAGE = msgspec.msgpack.Decoder(Page)
MARKS = msgspec.msgpack.Decoder(Marks)
DOCUMENT = msgspec.msgpack.Decoder(Document)
ENTRY = msgspec.msgpack.Decoder(Entry)
REFERENCES = msgspec.msgpack.Decoder(tuple[Reference, ...])
PERSON_JUDGEMENT = msgspec.msgpack.Decoder(PersonJudgement)
MENTIONS = msgspec.msgpack.Decoder(tuple[PersonMention, ...])
FINDINGS = msgspec.msgpack.Decoder(Findings)
DECISIONS = msgspec.msgpack.Decoder(tuple[Decision, ...])
VOLUME = msgspec.msgpack.Decoder(Volume)
WANTED = msgspec.msgpack.Decoder(Wanted)
JUDGEMENT = msgspec.msgpack.Decoder(Judgement)
CHANGE = msgspec.msgpack.Decoder(Change)
KEYS = msgspec.msgpack.Decoder(tuple[str, ...])
COUNTS = msgspec.msgpack.Decoder(dict[str, int])
AUTHORITY = msgspec.msgpack.Decoder(Authority)
PROBLEMS = msgspec.msgpack.Decoder(tuple[Problem, ...])


T = TypeVar("T")


def pack(record: object) -> bytes:
    """A record, or a tuple of them, as bytes."""
    return ENCODER.encode(record)


def by_standard_library(packed: bytes) -> bytes:
    """Packed bytes, compressed by what every Python has."""
    return zlib.compress(packed, LEVEL, wbits=WINDOW)


def by_isal(packed: bytes) -> bytes:
    """Packed bytes, compressed by isal, which knows the machine's vector instructions."""
    squeezed: bytes = isal_zlib.compress(packed, 0)
    return squeezed


squeeze: Callable[[bytes], bytes] = by_standard_library if isal_zlib is None else by_isal
"""Packed bytes, compressed; every zlib reads what it gives."""


expand: Callable[[bytes], bytes] = zlib.decompress if isal_zlib is None else isal_zlib.decompress
DAMAGED: tuple[Any, ...] = (zlib.error,) if isal_zlib is None else (zlib.error, isal_zlib.error)
"""The bytes before they were compressed, and what is raised where they cannot be told; isal takes half the time."""


def unpack(decoder: msgspec.msgpack.Decoder[T], column: object) -> T:
    """The record that a column holds; CorpusError where its bytes are damaged."""
    try:
        return decoder.decode(bytes_of(column))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise damaged() from error


def unsqueeze(decoder: msgspec.msgpack.Decoder[T], column: object) -> T:
    """The record that a compressed column holds; CorpusError where its bytes are damaged."""
    try:
        return unpack(decoder, expand(bytes_of(column)))
    except DAMAGED as error:
        raise damaged() from error


def bytes_of(column: object) -> bytes:
    """A column that holds bytes."""
    if not isinstance(column, bytes):
        raise damaged()
    return column


def damaged() -> CorpusError:
    """The error for a record that cannot be read."""
    return CorpusError(f"a record of the corpus is damaged; {RESTORE}")


RESTORE = "restore the corpus from a copy, or add the papers to a new one"
