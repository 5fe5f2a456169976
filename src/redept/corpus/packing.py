"""Records as compressed bytes, and back. The text of a paper packs to about half its size."""

import zlib

import msgspec

from redept.model import Document, Entry, Interpretation, Judgement, Problem, Reference, Resolution, Volume, Wanted

Decision = tuple[Interpretation, Resolution]

ENCODER = msgspec.msgpack.Encoder()
LEVEL = 4

DOCUMENT = msgspec.msgpack.Decoder(Document)
ENTRY = msgspec.msgpack.Decoder(Entry)
REFERENCES = msgspec.msgpack.Decoder(tuple[Reference, ...])
DECISIONS = msgspec.msgpack.Decoder(tuple[Decision, ...])
VOLUME = msgspec.msgpack.Decoder(Volume)
WANTED = msgspec.msgpack.Decoder(Wanted)
JUDGEMENT = msgspec.msgpack.Decoder(Judgement)
PROBLEMS = msgspec.msgpack.Decoder(tuple[Problem, ...])


def pack(record: object) -> bytes:
    """A record, or a tuple of them, as bytes."""
    return ENCODER.encode(record)


def squeeze(packed: bytes) -> bytes:
    """Packed bytes, compressed."""
    return zlib.compress(packed, LEVEL)


def stretch(squeezed: bytes) -> bytes:
    """What `squeeze` was given."""
    return zlib.decompress(squeezed)
