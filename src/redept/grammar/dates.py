"""How dates and hours are written, and what they say.

The pattern strings are in the RE2 subset, so that one search can hold them all, and expect plain dashes and quotes
(`redept.grammar.patterns.plain`); the functions take any.
"""

import re

from redept.grammar.patterns import plain
from redept.model import PartialDate

MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTHS = tuple(name.capitalize() for name in MONTH_NAMES)
"""January to December, as dates are written for people."""

ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
RELATIVES = {
    "same": "same",
    "that": "same",
    "even": "same",
    "this": "today",
    "today": "today",
    "todays": "today",
    "tonight": "today",
    "yesterday": "yesterday",
    "yesterdays": "yesterday",
    "instant": "instant",
    "inst": "instant",
    "ultimo": "ultimo",
    "ult": "ultimo",
    "proximo": "proximo",
    "prox": "proximo",
}

MONTH = (
    r"(?:Jan(?:uary|\.)?|JAN(?:UARY)?|Feb(?:ruary|r?\.)?|FEB(?:RUARY)?|Mar(?:ch|\.)?|MAR(?:CH)?|Apr(?:il|\.)?"
    r"|APR(?:IL)?"
    r"|May|MAY|June?\.?|JUNE?|July?\.?|JULY?|Aug(?:ust|\.)?|AUG(?:UST)?|Sept?(?:ember|\.)?|SEPT?(?:EMBER)?"
    r"|Oct(?:ober|\.)?|OCT(?:OBER)?|Nov(?:ember|\.)?|NOV(?:EMBER)?|Dec(?:ember|\.)?|DEC(?:EMBER)?)"
)
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|d)?"
ORDINAL_WORD = "(?:" + "|".join(f"{word[0].upper()}{word[1:]}|{word}" for word in reversed(ORDINALS)) + ")"
YEAR = r"(?:1[789][0-9]{2}|20[0-9]{2})"
SHORT_YEAR = r"'[2-9][0-9]"
CORRECTION = r"(?:\s?\[[0-9]{1,2}(?:st|nd|rd|th)?\??\])"
MERIDIAN = r"[AaPp]\.?\s?[Mm]\b\.?"
HOUR = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])?(?:\s?\[[0-9:]{1,5}\])?(?:\s?-\s?[0-9]{1,2}(?:[:.][0-5][0-9])?)?\s?"
    + MERIDIAN
    + r"|(?:12(?:[:.]00)?\s)?(?:[Nn]oon|[Mm]idnight)\b|[0-2][0-9][0-5][0-9]\s?(?:Z|GMT|hours|hrs\.?)\b"
    r"|[0-2]?[0-9]:[0-5][0-9]Z?\b)"
)
HOUR_AFTER = r"(?:(?:\s?[,;-]\s?|\s(?:at\s|about\s|-)?)" + HOUR + ")"
YEAR_AFTER = r"(?:\s?,?\s?\[?" + YEAR + r"\]?|\s" + SHORT_YEAR + r"|,\s" + SHORT_YEAR + ")"

MONTH_FIRST = (
    MONTH
    + r"(?:\s\["
    + MONTH
    + r"\??\])?\s?(?:the\s)?(?:"
    + DAY
    + r"\b|"
    + ORDINAL_WORD
    + ")"
    + CORRECTION
    + "?"
    + YEAR_AFTER
    + "?"
)
DAY_FIRST = (
    r"(?:the\s)?"
    + DAY
    + CORRECTION
    + r"?(?:\sof\s|\s(?:day\sof\s)?)"
    + MONTH
    + r"\b(?:\.?"
    + YEAR_AFTER
    + r"|\s[2-9][0-9]\b)?"
)
NUMERIC_DATE = (
    r"(?:1[0-2]|0?[1-9])(?:/(?:3[01]|[12][0-9]|0?[1-9])(?:/(?:19)?[0-9]{2})?|-(?:3[01]|[12][0-9]"
    r"|0?[1-9])-(?:19)?[2-9][0-9])\b"
)
DATE_TIME_GROUP = r"(?:3[01]|[012][0-9])[0-2][0-9][0-5][0-9]\s?Z"
DATE_TIME = DATE_TIME_GROUP + r"(?:\s" + MONTH + r"(?:\s(?:" + YEAR + r"|[2-9][0-9])\b)?)?"
DAY_ALONE = r"(?:the\s)?(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th|d)\b"
INSTANT = (
    r"(?:the\s)?(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th|d)?,?\s(?:instant|inst\b\.?|ultimo|ult\b\.?|proximo|prox\b\.?)"
)
RELATIVE_DATE = r"(?:(?:the\s)?(?:same|even|that|this|today'?s|yesterday'?s)\s(?:date|day)|(?:[Yy]esterday|[Tt]oday)(?:'s)?)\b"
ABSOLUTE_DATE = "(?:" + "|".join((MONTH_FIRST, DAY_FIRST)) + ")"
WRITTEN_DATE = "(?:" + "|".join((MONTH_FIRST, DAY_FIRST, NUMERIC_DATE, INSTANT)) + ")"

_YEAR = r"(?:\s?\]?,?\s?\[?(?P<y>" + YEAR + r")\]?|,?\s'(?P<yy>[2-9][0-9]))"
_ALTERNATIVES = (
    # September 15, 1944 / Sept 15 / March sixteenth / July 1 [2]
    (
        rf"(?P<m>{MONTH})(?:\s\[(?P<mfix>{MONTH})\??\])?\s?(?:the\s)?(?:(?P<d>{DAY})\b"
        rf"|(?P<ord>{ORDINAL_WORD}))(?P<fix>{CORRECTION})?{_YEAR}?"
    ),
    # 161225Z Sept 44
    rf"\b(?P<g>{DATE_TIME_GROUP})(?:\s(?P<gm>{MONTH})\b(?:\s(?P<gy>{YEAR}|[2-9][0-9])\b)?)?",
    # 15 September 1944 / 15th of September
    rf"\b(?P<d2>{DAY})(?P<fix2>{CORRECTION})?(?:\sof|\sday\sof)?\s(?P<m2>{MONTH})(?![a-z])"
    + _YEAR.replace("<y>", "<y2>").replace("<yy>", "<yy2>")[:-1]
    + r"|\s(?P<yyy2>[2-9][0-9])\b)?",
    # 15th instant
    r"\b(?P<d3>3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th|d)?,?\s(?P<rel3>instant|inst|ultimo|ult|proximo|prox)\b",
    # 9/15/44 / 9-15-44
    (
        r"(?<![\d/.-])(?P<m4>1[0-2]|0?[1-9])(?:/(?P<d4>3[01]|[12][0-9]|0?[1-9])(?:/(?P<y4>(?:19)?[0-9]{2}))?"
        r"|-(?P<d5>3[01]|[12][0-9]|0?[1-9])-(?P<y5>(?:19)?[2-9][0-9]))(?![\d/])"
    ),
    # same date / yesterday
    r"\b(?P<rel>same|even|that|this|today'?s|yesterday'?s)\s(?:date|day)\b|\b(?P<rel2>[Yy]esterday|[Tt]oday|[Tt]onight)\b",
    # of 15th
    (
        r"\b(?P<d6>3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th|d)\b(?!\s(?:[A-Z][a-z]+\s)?(?:[Mm]eeting|[Ss]ession"
        r"|[Cc]entury|[Pp]arallel))"
    ),
    # September 1944
    rf"(?P<m7>{MONTH})\s?,?\s(?P<y7>{YEAR})\b",
)
_DATE = re.compile("|".join(_ALTERNATIVES))
_HOUR = re.compile(
    r"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5][0-9]))?(?:\s?\[(?P<hfix>[0-9]{1,2})(?::(?P<mfix>[0-9]{2}))?\])?"
    r"(?:\s?-\s?(?P<h2>[0-9]{1,2})(?:[:.][0-5][0-9])?)?\s?(?P<ap>[AaPp])\.?\s?[Mm]\b"
    r"|(?:12(?:[:.]00)?\s)?(?P<word>[Nn]oon|[Mm]idnight)\b"
    r"|(?P<h3>[01][0-9]|2[0-4])(?P<min3>[0-5][0-9])\s?(?P<z>Z|GMT|hours|hrs)\b"
    r"|(?P<h4>[01]?[0-9]|2[0-4]):(?P<min4>[0-5][0-9])(?P<z4>Z)?(?![\d:])"
)
_HOUR_JOIN = re.compile(r"\s*\]?[,;.-]?\s*(?:at|about|by)?\s*\[?")
_HOUR_BEFORE = re.compile(r"\.?(?:,|\son|\sof|\s)\s*(?:the\s)?")
_DOUBT = re.compile(r"\b(?:circa|ca\.|about|probably|presumably)\s*\[?$")
_DOUBT_AFTER = re.compile(r"\s?\(?\?")


def read_date(words: str) -> PartialDate | None:
    """The first date in `words`, as far as it is written, with the hour that stands beside it; None where none is.

    Month-first, day-first, numeric (month first), spelled ("March sixteenth"), date-time groups ("161225Z"), a day
    alone ("of 15th"), and dates given by another date ("same date", "15th instant"). An editors' correction counts
    in place of what it corrects: "July 1 [2]" is July 2. Specimen: "September 15, 8 p.m." (frus1944v04/d1150).
    """
    words = plain(words)
    found = _DATE.search(words)
    if found is None:
        return None
    parts = _parts(found.groupdict())
    if parts is None:
        return None
    if parts.get("hour") is None:
        parts.update(_hour_beside(words, found.start(), found.end()))
    if _DOUBT.search(words, 0, found.start()) or _DOUBT_AFTER.match(words, found.end()):
        parts["uncertain"] = True
    return PartialDate(**parts)  # type: ignore[arg-type]


def read_hour(words: str) -> tuple[int, int, bool] | None:
    """Hour (0 to 24), minute, and whether it is Z, of the first hour in `words`: "8 p.m." is (20, 0, False)."""
    found = _HOUR.search(plain(words))
    return None if found is None else _hour(found)


def iso(partial: PartialDate, year: int | None = None) -> str | None:
    """`YYYY-MM-DD`, with `THH:MM` where the hour is known, `Z` where written, `?` when uncertain (EDTF).

    `year` serves where the date gives none. None where year, month or a fixed day is not known: a relative date
    needs the date it leans on. A month alone gives `YYYY-MM`. A day that the month does not have gives None.
    """
    written = partial.year or year
    if written is None or partial.month is None or partial.relative is not None:
        return None
    text = f"{written:04d}-{partial.month:02d}"
    if partial.day is not None:
        if partial.day > _days_in(written, partial.month):
            return None
        text += f"-{partial.day:02d}"
        if partial.hour is not None:
            text += f"T{partial.hour:02d}:{partial.minute or 0:02d}" + ("Z" if partial.utc else "")
    return text + ("?" if partial.uncertain else "")


def month_number(word: str) -> int:
    """1 to 12 for a month's name or its shortening."""
    start = word[:3].lower()
    return next(number for number, name in enumerate(MONTH_NAMES, start=1) if name.startswith(start))


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _parts(said: dict[str, str | None]) -> dict[str, int | str | bool | None] | None:
    """The fields of a PartialDate from the named pieces of the match."""
    if said["g"]:
        return _group(said["g"], said["gm"], said["gy"])
    relative = said["rel"] or said["rel2"] or said["rel3"]
    if relative:
        return {"relative": RELATIVES[re.sub(r"\W", "", relative).lower()], "day": _number(said["d3"])}
    month = said["mfix"] or said["m"] or said["m2"] or said["m4"] or said["m7"]
    day = _first(said, "d", "d2", "d4", "d5", "d6")
    fixed = said["fix"] or said["fix2"]
    return {
        "year": _year(_first(said, "y", "yy", "y2", "yy2", "yyy2", "y4", "y5", "y7")),
        "month": _month(month),
        "day": _number(fixed) if fixed else _ordinal(said["ord"]) if said["ord"] else _number(day),
        "uncertain": bool(fixed and "?" in fixed),
    }


def _first(said: dict[str, str | None], *names: str) -> str | None:
    return next((said[name] for name in names if said[name]), None)


def _group(words: str, month: str | None, year: str | None) -> dict[str, int | str | bool | None] | None:
    day, hour, minute = int(words[0:2]), int(words[2:4]), int(words[4:6])
    if not 1 <= day <= 31 or hour > 24:
        return None
    return {
        "year": _year(year),
        "month": _month(month),
        "day": day,
        "hour": hour,
        "minute": minute,
        "utc": True,
    }


def _month(words: str | None) -> int | None:
    if words is None:
        return None
    return int(words) if words.isdigit() else month_number(words)


def _year(words: str | None) -> int | None:
    if words is None:
        return None
    return int(words) if len(words) == 4 else 1900 + int(words)


def _number(words: str | None) -> int | None:
    return int("".join(letter for letter in words if letter.isdecimal())) if words else None


def _ordinal(word: str) -> int:
    return ORDINALS.index(word.lower()) + 1


def _hour_beside(words: str, start: int, end: int) -> dict[str, int | bool]:
    """The hour right after the date, or else right before it ("8 p.m. on September 15")."""
    join = _HOUR_JOIN.match(words, end)
    found = _HOUR.match(words, join.end() if join else end)
    if found is None:
        before = [hour for hour in _HOUR.finditer(words, 0, start) if _HOUR_BEFORE.fullmatch(words, hour.end(), start)]
        found = before[-1] if before else None
    if found is None:
        return {}
    hour, minute, utc = _hour(found)
    return {"hour": hour, "minute": minute, "utc": utc}


def _hour(found: re.Match[str]) -> tuple[int, int, bool]:
    said = found.groupdict()
    if said["word"]:
        return (24 if said["word"].lower() == "midnight" else 12), 0, False
    if said["h3"]:
        return int(said["h3"]), int(said["min3"]), said["z"] in ("Z", "GMT")
    if said["h4"]:
        return int(said["h4"]), int(said["min4"]), bool(said["z4"])
    hour = int(said["hfix"] or said["h"]) % 12
    minute = int(said["mfix"] or said["min"] or 0)
    afternoon = said["ap"] in "Pp"
    if said["h2"] and int(said["h2"]) % 12 < hour:  # 11:45–12:30 p.m. begins in the morning
        afternoon = not afternoon
    return hour + (12 if afternoon else 0), minute, False
