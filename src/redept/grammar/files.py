"""How file numbers are written, and the day or serial at their end."""

import re
from datetime import date

from redept.grammar.patterns import plain
from redept.model import AfterSlash

DECIMAL_FILE = (
    r"[0-9]{3}[A-Za-z]?\.[0-9A-Za-z]{1,9}(?:-[A-Z]{2,5})?(?:\s(?:\([^()]{1,30}\)"
    r"|[A-Z][A-Za-z]{1,15}(?:\([A-Za-z]{1,3}\))?"
    r"[A-Za-z]{0,15}|[A-Z]{1,5})){0,2}(?:\([^()]{1,20}\)[A-Za-z]{0,12})?(?:\s?/\s?[0-9]{1,2}\s?-\s?[0-9]{3,6}"
    r"|/[0-9]{1,5}[a-z]?(?:[ ½]?))"
)
LOT = r"[Ll]ot(?:\sFile)?\s[0-9]{2}\s?-?\s?[A-Z]{1,3}\s?-?\s?[0-9]{1,4}"
SUBJECT_FILE = (
    r"(?:POL|DEF|AID|ORG|ECON|FN|FT|PET|INCO|STR|SOC|SP|UN|AV|CSM|EDX|PPB|TEL|AE|INT"
    r"|LAB)\s[0-9]{1,2}(?:-[0-9]{1,2}){0,2}"
    r"\s[A-Z]{2,9}(?:[ -][A-Z]{1,9}){0,2}(?:/[A-Z][A-Za-z]{1,11}\b)?"
)
_DASH = re.compile(r"(?<=\d)\s?-\s?(?=\d)")


def read_file_number(words: str) -> str | None:
    """The first central file number in `words`, every dash a hyphen; None where there is none.

    Decimal files with a date or a serial behind the slash, and subject-numeric files: "711.62114/9–2444" gives
    "711.62114/9-2444" (frus1944v04/d1150), "POL 27 VIET S" stays.
    """
    found = _FILE.search(plain(words))
    return None if found is None else _DASH.sub("-", found[0]).strip()


_FILE = re.compile(rf"\b(?:{DECIMAL_FILE}|{SUBJECT_FILE})")

_SUFFIX_DATE = re.compile(r"(?:/|(?<=\S)\s)\s?(?P<month>\d{1,2})\s?-\s?(?P<day>\d{1,2})(?P<year>\d\d)$")
_SERIAL = re.compile(r"/\s?(?P<serial>\d{1,5}(?:[a-z]|\s?½)?)$")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
FIRST_YEAR, LAST_YEAR = 1944, 1963


def with_hyphens(words: str) -> str:
    """The same words with every dash a hyphen."""
    return _DASHES.sub("-", words)


def suffix_date(file_number: str) -> tuple[int, int, int] | None:
    """Year, month and day as a file number's suffix writes them, whether or not there is such a day.

    "711.62114/9-2444" gives (1944, 9, 24); a serial ("816.01/355") gives None.
    """
    found = _SUFFIX_DATE.search(with_hyphens(file_number))
    return None if found is None else (1900 + int(found["year"]), int(found["month"]), int(found["day"]))


def suffix_day(file_number: str) -> date | None:
    """The day in a file number's suffix; None for a serial and for a day that there is not."""
    written = suffix_date(file_number)
    if written is None:
        return None
    try:
        return date(*written)
    except ValueError:
        return None


def filed_day(file_number: str) -> date | None:
    """As `suffix_day`, but only a day on which such suffixes were written.

    They begin in July 1944 and end with the decimal file in January 1963.
    """
    day = suffix_day(file_number)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def after_slash(file_number: str) -> AfterSlash:
    """What stands behind the stroke: a day, a serial, or nothing that can be told.

    Five digits that would be a date but for a lost dash ("690B.9321/12453") are neither.
    """
    words = with_hyphens(file_number).strip()
    day = filed_day(f"/{words}" if words[:1] != "/" else words)
    if day is not None:
        return AfterSlash(kind="date", value=day.isoformat())
    serial = _SERIAL.search(words)
    if serial is None or _lost_dash(serial["serial"]):
        return AfterSlash()
    return AfterSlash(kind="serial", value=serial["serial"])


def _lost_dash(digits: str) -> bool:
    return len(digits) == 5 and digits.isdigit() and FIRST_YEAR <= 1900 + int(digits[-2:]) <= LAST_YEAR
