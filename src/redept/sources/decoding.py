"""Bytes to text: which encoding, and whether it is text at all."""

import codecs

from redept.errors import SourceError
from redept.model import Problem

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

BINARY = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"PK\x03\x04", "a zip archive (or a Word or EPUB file)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x1f\x8b", "a gzip file packed twice"),
    (b"SQLite format 3", "a database (a corpus?)"),
    (b"\x7fELF", "a program"),
)

CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
MOST_CONTROLS = 0.003
LONGEST_LINE = 2_000_000
"""Characters; the longest paragraph of the series has some 30,000."""


def decode(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a source with `\\n` for newlines and no byte order mark, and what was odd in its bytes.

    UTF-8, UTF-16 or UTF-32 as the byte order mark says; without one UTF-8, then UTF-16 where its zeros show it,
    then Windows-1252. `SourceError` where the bytes are no text.
    """
    refuse_empty(data, name)
    refuse_binary(data, name)
    text, problems = as_text(data, name)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise empty(name)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(name, "has NUL characters and is no text", line=line, remedy=TEXT_REMEDY)
    return text, problems


TEXT_REMEDY = "save the paper as text, HTML or TEI"


def as_text(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return in_encoding(data[len(mark) :], encoding, name)
    if b"\0" in data:
        return in_encoding(data, sixteen_bits(data, name), name)
    controls = len(data) - len(data.translate(None, CONTROLS))
    if controls > 2 and controls > MOST_CONTROLS * len(data):
        raise SourceError(name, "has too many control characters to be a text", remedy=TEXT_REMEDY)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return as_windows(data, error.start)


def in_encoding(data: bytes, encoding: str, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Text in the encoding that a byte order mark announced; bytes that break it are replaced, and named."""
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
        if broken * 20 > len(text):
            raise SourceError(
                name, f"says it is {encoding.upper()} but is not", remedy="save it again as UTF-8"
            ) from None
        place = len(data[: error.start].decode(encoding, "replace"))
        return text, (
            Problem(
                code="broken-encoding",
                message=f"bytes that are not {encoding.upper()}, first at character {place}; shown as \ufffd",
                expected=encoding.upper(),
                remedy="save the paper again as UTF-8",
            ),
        )


def as_windows(data: bytes, place: int) -> tuple[str, tuple[Problem, ...]]:
    """Text that is not UTF-8, read as Windows-1252, the usual one of older Western files."""
    line = data.count(b"\n", 0, place) + 1
    return data.decode("cp1252", "replace"), (
        Problem(
            code="encoding-guessed",
            message=f"is not UTF-8 (line {line}) and was read as Windows-1252",
            expected="UTF-8",
            remedy="save the paper as UTF-8 where letters look wrong",
        ),
    )


def sixteen_bits(data: bytes, name: str) -> str:
    """The byte order of UTF-16 without a mark, seen from where its zeros stand; else the bytes are no text."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    line = data.count(b"\n", 0, data.index(b"\0")) + 1
    raise SourceError(name, "is a binary file, not a text", line=line, remedy=TEXT_REMEDY)


def refuse_empty(data: bytes, name: str) -> None:
    if not data:
        raise SourceError(name, "is empty", remedy="check that the paper was saved")
    if not data.strip():
        raise empty(name)


def empty(name: str) -> SourceError:
    return SourceError(name, "has nothing but white space", remedy="check that the paper was saved")


def refuse_binary(data: bytes, name: str) -> None:
    for magic, what in BINARY:
        if data.startswith(magic):
            raise SourceError(name, f"is {what}, not a text", remedy=TEXT_REMEDY)
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}):
        raise SourceError(name, "is an image, sound or film, not a text", remedy=TEXT_REMEDY)


def refuse_long_lines(text: str, name: str) -> None:
    """A line longer than any paper has is not read: it would be no text of a paper, and very slow."""
    if len(text) <= LONGEST_LINE:
        return
    start, number = 0, 1
    while (end := text.find("\n", start)) >= 0:
        if end - start > LONGEST_LINE:
            break
        start, number = end + 1, number + 1
    else:
        end = len(text)
    if end - start > LONGEST_LINE:
        raise SourceError(
            name,
            f"has a line of {end - start:,} characters",
            line=number,
            remedy="no paper has such a line: check that this is a paper, and put paragraphs on lines of their own",
        )
