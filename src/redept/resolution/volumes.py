"""Volumes by the words that name them: "Foreign Relations, 1955–1957, vol. XIX" is frus1955-57v19."""

import re
from functools import lru_cache

from redept.grammar.register import register

NAMED = re.compile(r"\bfrus\d{4}[\w-]*")
YEARS = re.compile(r"\b(1[89]\d\d)(?:\s*[–—-]\s*(\d{4}|\d\d))?")
NUMBER = re.compile(
    r"\b(?:vols?[.,]?|volumes?)\s*(?:(E)\s*[–—-]\s*)?([IVXLC]+|[ivxlc]+|\d{1,2})\b"
    r"(?:,?\s*(?:[Pp]art|[Pp]t\.)\s*(\d|[IVX]+|[ivx]+)\b)?"
)
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
WORD = re.compile(r"[A-Za-z]{2,}")
OF_THE_SERIES = re.compile(r"Foreign Relations|FRUS|\bfrus\d", re.IGNORECASE)
SUBJECTS = tuple((one["words"], one["id"]) for one in register("named_volumes")["volume"])
DASH = re.compile(r"[–—]")


def named_by_subject(words: str, number: re.Match[str] | None) -> str | None:
    """The id of a volume named by its subject: "Foreign Relations, The Conferences at Malta and Yalta, 1945"."""
    if not OF_THE_SERIES.search(words):
        return None
    found = next((volume for subject, volume in SUBJECTS if subject in DASH.sub("-", words)), None)
    if found is None or number is None:
        return found
    return f"{found}v{value_of(number[2]):02d}"


def value_of(numeral: str) -> int:
    """The value of an Arabic or a Roman numeral."""
    return int(numeral) if numeral.isdigit() else roman(numeral)


@lru_cache(8192)
def volume_named(words: str, citing: str | None) -> str | None:
    """The id of the volume that words name, seen from a volume of the series; None where they name none.

    Years that are not written before the volume's number are those of the citing volume. Parts are `p1`,
    electronic volumes `ve05`.

    >>> volume_named("vol. XIX, Part 2", "frus1955-57v04")
    'frus1955-57v19p2'
    """
    if named := NAMED.search(words):
        return named[0]
    number = NUMBER.search(words)
    if number is None:
        return named_by_subject(words, None) or other_part(words, citing)
    if subject := named_by_subject(words, number):
        return subject
    if WORD.search(words, 0, number.start()) and not OF_THE_SERIES.search(words):
        return None
    years = YEARS.search(words, 0, number.start())
    subseries = years_id(years[1], years[2]) if years else subseries_of(citing)
    value = value_of(number[2])
    if subseries is None or not value:
        return None
    part = number[3] and value_of(number[3])
    return f"frus{subseries}v{'e' if number[1] else ''}{value:02d}{f'p{part}' if part else ''}"


SERIES = re.compile(r"Foreign Relations(?: of the United States)?[,.]?", re.IGNORECASE)
NUMBERED = re.compile(rf"[:,]?\s*{NUMBER.pattern}", re.IGNORECASE)
IN_PARTS = re.compile(r"\(in \w+ parts\)", re.IGNORECASE)
NO_LETTER = re.compile(r"[\W_]+")


@lru_cache(8192)
def title_key(words: str, citing: str | None = None) -> str | None:
    """Years and title of a volume of the series, plain, without its number; None where words name no such title.

    It is the same for the title that a volume gives itself and for words that cite it; years that are not written are
    those of the citing volume.

    >>> title_key("Foreign Relations, 1952–1954, Guatemala")
    '1952-54 guatemala'
    """
    if not SERIES.match(words):
        return None
    rest = IN_PARTS.sub("", NUMBERED.sub("", SERIES.sub("", words, count=1)))
    years = YEARS.match(rest.lstrip(" ,"))
    subseries = years_id(years[1], years[2]) if years else subseries_of(citing)
    title = NO_LETTER.sub(" ", rest.lstrip(" ,")[years.end() if years else 0 :].casefold()).strip()
    return f"{subseries} {title}" if subseries and title else None


PART_ALONE = re.compile(r"[Pp]art (\d|[IVX]+)\b")
WITHOUT_PART = re.compile(r"(frus\d{4}(?:-\d\d)?ve?\d\d)(?:p\d)?")


def other_part(words: str, citing: str | None) -> str | None:
    """ "Part 2" alone is a part of the citing volume."""
    part, volume = PART_ALONE.match(words), WITHOUT_PART.fullmatch(citing or "")
    if part is None or volume is None:
        return None
    return f"{volume[1]}p{value_of(part[1])}"


IN_A_PART = re.compile(r"(frus\d{4}(?:-\d\d)?ve?\d\d)(?:p(\d))?")
MOST_PARTS = 4


def parts_of(volume: str | None) -> tuple[str, ...]:
    """The ids that the other parts of a volume have, or its parts where the id names none.

    >>> parts_of("frus1952-54v14p2")
    ('frus1952-54v14p1', 'frus1952-54v14p3', 'frus1952-54v14p4')
    """
    found = IN_A_PART.fullmatch(volume or "")
    if found is None:
        return ()
    return tuple(f"{found[1]}p{part}" for part in range(1, MOST_PARTS + 1) if str(part) != found[2])


def years_id(first: str, last: str | None) -> str:
    """Years as volume ids have them: "1955-57", "1948"."""
    return f"{first}-{last[-2:]}" if last else first


SUBSERIES = re.compile(r"frus(\d{4}(?:-\d\d)?)")


def subseries_of(volume: str | None) -> str | None:
    """The years in a volume's id."""
    found = SUBSERIES.match(volume or "")
    return found[1] if found else None


def roman(letters: str) -> int:
    """The value of a Roman numeral."""
    values = [ROMAN.get(letter, 0) for letter in letters.upper()]
    after = [*values[1:], 0]
    return sum(-value if value < follower else value for value, follower in zip(values, after, strict=True))
