"""What file numbers mean: filing system and years, class, countries, subject, what stands behind the stroke.

Comes in: a number as printed ("711.62114/9–2444", "POL 27 VIET S", "lot 62 D 83"). Goes out: `FileNumber`, in which
every part that the register (`lexicon/filing.toml`) does not explain is named as unknown.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec

from redept.errors import UnreadableFileNumber
from redept.grammar import decimal_file, subject_file
from redept.grammar.files import after_slash, with_hyphens
from redept.grammar.register import register
from redept.model import FileClass, FileNumber

LONGEST = 200
LOT, LIBRARY = "lot file", "presidential library"
_REEL = re.compile(r"(?P<letter>[DPN])(?P<year>\d\d)\d{4}-\d{4}$", re.ASCII)
_NUMERICAL = re.compile(r"(?P<case>\d{1,5})/(?P<serial>\d{1,4}(?:-\d{1,4})?)$")
_LOT = re.compile(
    r"\b[Ll]ots?(?: [Ff]iles?)?:? ?(?P<year>\d\d) ?-? ?(?P<letter>[A-Z])\s?-? ?(?P<place>\d{1,4})\b,? ?(?P<rest>.*)$"
)
_LIBRARY = re.compile(r"\b(?P<name>[A-Z][a-z]+)(?: Presidential)? (?:Library|Materials)\b,? ?(?P<rest>.*)$")
MEDIUM = re.compile(
    r"\s?(?:[:;]\s*|\s(?=Telegram))(?:[Cc]ircular )?"
    r"(?:[Tt]e[Il]egram|[Tt]elegram|[Aa]irgram|[Dd]espatch|[Ii]nstruction|[Mm]emorandum).*$"
)
_OFFICE = re.compile(
    r"^(?!Public Papers)(?P<office>[A-Z][^:;,0-9]{1,80}?\b(?:[Ff]iles?|[Pp]apers|[Mm]emoranda|[Mm]eetings))\b"
    r"(?!;)[:,]? ?(?P<rest>.*)$"
)


def explain(number: str, *, year: int | None = None) -> FileNumber:
    """A file number explained; `year` is the paper's own where known, and chooses where the number leaves a choice.

    `UnreadableFileNumber` for words that no filing system of the Department writes. "711.62114/9-2444" gives the
    decimal file of 1910-49, political relations of the United States and Germany, prisoners of war, September 24,
    1944 (frus1944v04/d1150).
    """
    words = mended(MEDIUM.sub("", " ".join(with_hyphens(number).split())).strip(" .,;:[]"))
    if not words or len(words) > LONGEST:
        raise unreadable(number, "is empty" if not words else f"is longer than {LONGEST} letters")
    for reader in READERS:
        found = reader(words, year)
        if found is not None:
            return cited(found)
    raise unreadable(number, "is no file number of a known filing system")


def mended(words: str) -> str:
    """A number without slips of the pen, or of a machine that read it, that leave no doubt.

    "1967-69, POL 7 LEB" and "POL 23-9, INDON" (a comma), "711.56386A/ 6-456)" (a parenthesis), "POL 30-2CUBA" (no
    space), "751K.OO/11-1560" (letters for noughts), "751K00/4-1960" (no stop; frus1958-60v01/d142).
    """
    if words.endswith(")") and "(" not in words:
        words = words[:-1].rstrip()
    for slip, right in SLIPS:
        words = slip.sub(right, words)
    return words


SLIPS = (
    (re.compile(r"^19\d\d\s?-\s?\d\d,\s*(?=[A-Z]{2})"), ""),
    (re.compile(r"(?<=\d),\s+(?=[A-Z]{2})"), " "),
    (re.compile(r"^([A-Z]{2,4} \d{1,2}(?:-\d{1,2})?)([A-Z]{2,})"), r"\1 \2"),
    (re.compile(r"\bS VIEI\b"), "S VIET"),
    (re.compile(r"^(\d{3}[A-Z])(\d{2,4}/\d)"), r"\1.\2"),
    (re.compile(r"^(\d{3})(\d-[A-Z]{1,2}/\d)"), r"\1.\2"),
    (re.compile(r"^(\d{3})8(?=\.\d)"), r"\1B"),
    (re.compile(r"^(\d{3})\.([A-Z])\.(?=\d)"), r"\1\2."),
    (re.compile(r"\.OO(?=/|$)"), ".00"),
    (re.compile(r"^(3\d\d)\.(?=\d{1,2}-\d{1,2}(?:5\d|6[0-3])$)"), r"\1/"),
    (re.compile(r"(?<=\.\d)O(?=[A-Z]/)"), "0"),
    (re.compile(r"(?<=\d)/[Il](?=-\d)"), "/1"),
    (re.compile(r"(?<=\d/)(\d{1,2})-[Il](?=\d{2,3}$)"), r"\1-1"),
    (re.compile(r"(?<=/)(\d{1,2})(?:::| )(?=\d{3,4}$)"), r"\1-"),
    (re.compile(r"(?<=/)(\d{1,2}-\d{1,2})-(?=\d\d$)"), r"\1"),
    (re.compile(r"(?<=/)\d{1,2}-\d{3,4} \[(\d{1,2}-\d{3,4})\]?$"), r"\1"),
)
"""Slips and what they stand for, one after another.

"POL 27 S VIEI" (frus1961-63v03/d55), "3961-GE/10-3155", "7958.00/2-2460" (frus1958-60v18/d287),
"784.A.56/4-1256", "689.9OD/1-1262", "611.94/l-2152",
"340.7-3157" (a stop for the stroke, frus1955-57v09),
"684A.86/7-I256", "690B.9321/3::1853", "751S.00/3-23-62", "501.BC Indonesia/1-1449 [1-449]" (frus1949v07p1/d99).
"""


def unreadable(number: str, what: str) -> UnreadableFileNumber:
    """The error for a number that cannot be read, with specimens of what can."""
    return UnreadableFileNumber(
        f"“{number[:60]}” {what}; write it as printed: 711.62114/9-2444, POL 27 VIET S, D740303-0048 or lot 62 D 83"
    )


def cited(found: FileNumber) -> FileNumber:
    """The same, with the words by which an archive finds the file."""
    if found.scheme == LIBRARY:
        return msgspec.structs.replace(found, citation=", ".join(filter(None, (found.record_series, found.subject))))
    if found.record_group is None:
        return found
    register_ = register("filing")
    title = register_["record_group_title"] if found.record_group == register_["record_group"] else None
    last = found.subject if found.scheme == LOT else found.number
    parts = ("National Archives", f"Record Group {found.record_group}", title, found.record_series, last)
    return msgspec.structs.replace(found, citation=", ".join(filter(None, parts)))


def reel(words: str, year: int | None) -> FileNumber | None:
    """A number of the Central Foreign Policy File: "D740303-0048" (frus1969-76v28/d77)."""
    found = _REEL.match(words.replace(" ", ""))
    if found is None:
        return None
    of, on = int(found["year"]) + 1900, register("filing")["reel"][found["letter"]]
    scheme = "foreign policy file 1973-79"
    return FileNumber(
        number=found[0],
        scheme=scheme,
        period="1973-1979" if 1973 <= of <= 1979 else None,
        class_=FileClass(code=found["letter"], title=on),
        record_group=register("filing")["record_group"],
        record_series=series(scheme, of)[1] or "Central Foreign Policy File",
        further=(f"number of {of}",),
    )


def numerical(words: str, year: int | None) -> FileNumber | None:
    """A number of the Numerical File of 1906 to 1910: case, stroke, paper ("5767/245")."""
    found = _NUMERICAL.match(words)
    if found is None or (len(found["case"]) == 3 and not (year and year <= 1910)):
        return None
    scheme = "numerical file 1906-10"
    period, title = series(scheme, 1908)
    return FileNumber(
        number=words,
        scheme=scheme,
        period=period,
        class_=FileClass(code=found["case"], title=None),
        after_slash=after_slash(words),
        record_group=register("filing")["record_group"],
        record_series=title,
        unknown=(f"case {found['case']}",),
    )


def lot(words: str, year: int | None) -> FileNumber | None:
    """A lot of papers that an office retired: "lot 62 D 83", "FE files, lot 55 D 388, “Ikeda Talks”"."""
    found = _LOT.search(words)
    if found is None:
        return None
    known = register("filing")["lot"].get(found["letter"])
    before, after = words[: found.start()].strip(" ,:").removeprefix("Department of State").strip(" ,:"), found["rest"]
    return FileNumber(
        number=words,
        scheme=LOT,
        class_=FileClass(code=found["letter"], title=known["title"] if known else None),
        subject=", ".join(filter(None, (before, after.strip(" ,:")))) or None,
        record_group=known["record_group"] if known else None,
        record_series=f"Lot File {found['year']} {found['letter']} {found['place']}",
        unknown=() if known else (f"the letter {found['letter']} of the lot",),
        further=(f"retired in 19{found['year']}",),
    )


def library(words: str, year: int | None) -> FileNumber | None:
    """Papers of a presidential library: "Eisenhower Library, Whitman File"."""
    found = _LIBRARY.search(words)
    title = register("filing")["library"].get(found["name"]) if found else None
    if found is None or title is None:
        return None
    return FileNumber(number=words, scheme=LIBRARY, subject=found["rest"] or None, record_series=title)


def office(words: str, year: int | None) -> FileNumber | None:
    """The named files of an office, which stand outside the central files: "IO Files: US/A/1158"."""
    found = _OFFICE.match(words)
    if found is None:
        return None
    return FileNumber(
        number=words, scheme="office file", subject=found["office"], further=(found["rest"],) if found["rest"] else ()
    )


def decimal(words: str, year: int | None) -> FileNumber | None:
    """A number of the decimal files of 1910 to 1963."""
    found = decimal_file.parts(words)
    return None if found is None else decimal_file.explain(found, year, series)


def subject_numeric(words: str, year: int | None) -> FileNumber | None:
    """A number of the subject-numeric files of 1963 to 1973."""
    return subject_file.explain(words, year, series)


def series(scheme: str, year: int | None) -> tuple[str | None, str | None]:
    """Period and title of the record series that holds papers of a year; None for both where no year is known."""
    for row in rows():
        if row["scheme"] == scheme and year is not None and row["from"] <= year <= row["to"]:
            return row["period"], row["title"]
    return None, None


@cache
def rows() -> tuple[dict[str, Any], ...]:
    return tuple(register("filing")["series"])


READERS: tuple[Callable[[str, int | None], FileNumber | None], ...] = (
    reel,
    lot,
    library,
    decimal,
    numerical,
    subject_numeric,
    office,
)


def schemes() -> Iterator[str]:
    """The filing systems with a record series of their own, oldest first."""
    yield from dict.fromkeys(str(row["scheme"]) for row in rows())
