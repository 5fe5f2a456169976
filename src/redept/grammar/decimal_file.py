"""The decimal files of 1910 to 1963: class, country, subject of a number such as 711.62114/9-2444."""

import re
from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from redept.grammar.files import FIRST_YEAR as FIRST_DATED
from redept.grammar.files import after_slash, suffix_date
from redept.grammar.register import register
from redept.model import AfterSlash, FileClass, FileCountry, FileNumber, Record

SCHEMES = {"1910": "decimal file 1910-49", "1950": "decimal file 1950-63", "1960": "decimal file 1950-63"}
"""The schemes by the year of their tables; those of 1960 are those of 1950 but for countries."""
PAIRS = {"1910": "23467", "1950": "2456", "1960": "2456"}
SINGLE = {"1910": "8", "1950": "789", "1960": "789"}
FIRST, LAST_OF_FIRST, NEW_COUNTRIES, LAST = 1910, 1949, 1960, 1963
Series = Callable[[str, int | None], tuple[str | None, str | None]]

_SHAPE = re.compile(
    r"(?P<head>\d{3}[A-Za-z]?)(?:\s?\.\s?(?P<tail>[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)?))?"
    r"(?P<words>(?:\s|-|(?=\())[^/]*?)??(?P<slash>\s?/.*|\s\d{1,2}-\d{3,4})?$",
    re.ASCII,
)
_INITIALS = re.compile(r"[A-Z][A-Za-z]?$")
_JOINED = re.compile(r"(?P<tail>\d{2,})(?P<initials>[A-Z]{2})$")
JOINED_AFTER = ("033", "110")
"""Files of one traveller, whose initials may stand without a hyphen: 110.11DU (frus1958-60v08)."""
_FIVE = re.compile(r"(?P<five>\d{5})$")
_GENERAL = "00"


class Parts(Record, frozen=True, kw_only=True):
    """A decimal number cut at its point, its words and its stroke; letters of codes as capitals."""

    number: str
    head: str
    tail: str
    words: str
    after: AfterSlash
    odd: tuple[str, ...] = ()


class Reading(Record, frozen=True, kw_only=True):
    """What the digits of a number say under one scheme."""

    subject: str | None = None
    countries: tuple[FileCountry, ...] = ()
    unknown: tuple[str, ...] = ()


def parts(words: str) -> Parts | None:
    """A number cut into its parts; None for words of another shape."""
    found = _SHAPE.match(words)
    if found is None or (found["tail"] is None and not (found["slash"] or found["words"] or stands_alone(words))):
        return None
    slash = (found["slash"] or "").strip()
    after = AfterSlash() if slash.count("/") > 1 else after_slash(slash)
    odd = (f"“{slash.lstrip('/ ')}” behind the stroke",) if slash and after.kind is None else ()
    tail, behind = (found["tail"] or "").replace(".", "").upper(), (found["words"] or "").strip(" -")
    joined = _JOINED.match(tail) if found["head"] in JOINED_AFTER and not behind else None
    if joined:
        tail, behind = joined["tail"], joined["initials"]
    return Parts(number=words, head=found["head"].upper(), tail=tail, words=behind, after=after, odd=odd)


def stands_alone(words: str) -> bool:
    """Whether three digits are a whole file: "320" (General Assembly), as a list of sources cites it."""
    return any(words in tables(key)["whole"] for key in SCHEMES)


def explain(found: Parts, year: int | None, series: Series) -> FileNumber:
    """A decimal number explained under the scheme of its day; without one, only what both schemes agree on."""
    found, mending = without_hyphen(found, year)
    year = year_of(found) or year
    key = scheme_of(found, year)
    if key is None:
        return undecided(found)
    period, title = series(SCHEMES[key], year)
    named = tables(key).get("named", {}).get(f"{found.head}.{found.tail}-{found.words}")
    reading = Reading(subject=named) if named else read(key, found.head, found.tail)
    further, odd = ((), ()) if named else words_of(found)
    return FileNumber(
        number=found.number,
        scheme=SCHEMES[key],
        period=period,
        class_=FileClass(code=found.head[0], title=titles(key).get(found.head[0])),
        countries=reading.countries,
        subject=reading.subject,
        after_slash=found.after,
        record_group=register("filing")["record_group"],
        record_series=title or "Central Decimal File",
        unknown=(*reading.unknown, *odd, *found.odd),
        further=(*further, *mending),
    )


def without_hyphen(found: Parts, year: int | None) -> tuple[Parts, tuple[str, ...]]:
    """Five digits behind the stroke, told by the paper's year: a serial before 1944, else a day that lost its hyphen.

    Only one place for the hyphen may give a day of that year: "320.2-AC/21751" is February 17, 1951
    (frus1951v07p2); "12453" may be two days and stays unknown.
    """
    five = _FIVE.search(found.number.rpartition("/")[2]) if found.odd and year else None
    if five is None or year is None:
        return found, ()
    digits = five["five"]
    if year < FIRST_DATED:
        return replace(found, after=AfterSlash(kind="serial", value=digits), odd=()), ()
    days = [after_slash(f"/{digits[:place]}-{digits[place:]}") for place in (1, 2)]
    days = [day for day in days if day.kind == "date" and (day.value or "").startswith(str(year))]
    if len(days) != 1:
        return found, ()
    return replace(found, after=days[0], odd=()), (f"“{digits}” read as a day that lost its hyphen",)


def undecided(found: Parts) -> FileNumber:
    """A number that either scheme may have written."""
    return FileNumber(
        number=found.number,
        class_=FileClass(code=found.head[0], title=None),
        after_slash=found.after,
        record_group=register("filing")["record_group"],
        record_series="Central Decimal File",
        unknown=("the scheme: nothing here tells 1910-49 from 1950-63; say the year of the paper", *found.odd),
    )


def year_of(found: Parts) -> int | None:
    """The year in the date behind the stroke."""
    return int(found.after.value[:4]) if found.after.kind == "date" and found.after.value else None


def scheme_of(found: Parts, year: int | None) -> str | None:
    """Which scheme wrote a number: by its year, by a serial (to June 1944), by a class that only one has."""
    written = suffix_date(f"/{found.number.rpartition('/')[2]}")
    if year is None or not FIRST <= year <= LAST:
        year = written[0] if written and 1944 <= written[0] <= LAST else None
    if year is not None:
        return "1910" if year <= LAST_OF_FIRST else "1950" if year < NEW_COUNTRIES else "1960"
    if found.after.kind == "serial":
        return "1910"
    return "1950" if found.head[0] == "9" else None


def read(key: str, head: str, tail: str) -> Reading:
    """What digits say: a number without a country, a conference, two countries, or one country and a subject."""
    whole = read_whole(key, head, tail)
    if whole is not None and not whole.unknown:
        return whole
    meeting = read_meeting(key, head, tail)
    if meeting is not None and (whole is None or not meeting.unknown):
        return meeting
    if whole is not None:
        return whole
    if head[0] in PAIRS[key]:
        return read_pair(key, head, tail)
    if head[0] in SINGLE[key]:
        return read_single(key, head, tail)
    return Reading(unknown=(f"the number {head}{'.' if tail else ''}{tail}",))


def read_whole(key: str, head: str, tail: str) -> Reading | None:
    """A number that stands in the table as it is, or begins so."""
    best = longest(key, "whole", f"{head}.{tail}" if tail else head)
    if best is None:
        return None
    words, codes, rest = best
    if rest and "." not in rest and "." not in words[0] and not tail:
        return None
    named = tuple(country for code in codes if (country := country_named(key, code)))
    return Reading(
        subject=words[1].format(*(country.name for country in named)),
        countries=named,
        unknown=(f"“{rest.lstrip('.')}” after {words[0]}",) if rest.strip(".") else (),
    )


def read_meeting(key: str, head: str, tail: str) -> Reading | None:
    """Conferences and organizations on a matter of class 7, 8 or 9: 398.245, 371.7553; None for other numbers."""
    digits = f"{head}.{tail}"
    for start, title in tables(key).get("meeting", {}).items():
        matter = digits[len(start) :].replace(".", "", 1)
        if not digits.startswith(start) or matter[:1] not in MATTERS:
            continue
        best = longest(key, "subject", f"{matter[0]}.{matter[1:]}")
        if best is None:
            return None
        words, codes, rest = best
        others = tuple(one for code in codes if (one := country_named(key, code)))
        return Reading(
            subject=title.format(words[1].format(*(one.name for one in others))),
            countries=others,
            unknown=(f"“{rest}” after {digits[: len(digits) - len(rest)]}",) if rest else (),
        )
    return None


MATTERS = ("7", "8", "9")


def read_pair(key: str, head: str, tail: str) -> Reading:
    """Relations of two countries, and what of them: 711.62114, 690B.9321."""
    first = country_named(key, head[1:])
    code = code_at(key, tail)
    second = country_named(key, code) if code else None
    rest = tail[len(code) :] if code else tail
    general = longest(key, "pair", head[0])
    best = longest(key, "pair", f"{head[0]}.{rest}") if rest and code else general
    words = best or general
    unknown = [f"the country {head[1:]}"] if first is None else []
    left = rest if best is None or not code else (best[2].lstrip(".") if rest else "")
    if left:
        unknown.append(f"“{left}” after the countries" if code else f"“{left}” after {head}")
    return Reading(
        subject=words[0][1] if words else None,
        countries=tuple(one for one in (first, second) if one and one.code != _GENERAL),
        unknown=tuple(unknown),
    )


def read_single(key: str, head: str, tail: str) -> Reading:
    """One country and a subject: 891.6363, 772.56351."""
    country = country_named(key, head[1:])
    unknown = [f"the country {head[1:]}"] if country is None else []
    best = longest(key, "subject", f"{head[0]}.{tail}")
    named: list[FileCountry] = [country] if country else []
    if best is None:
        unknown.append(f"the subject {tail}")
        return Reading(countries=tuple(named), unknown=tuple(unknown))
    words, codes, rest = best
    others = [one for code in codes if (one := country_named(key, code))]
    if rest:
        unknown.append(f"“{rest}” after {words[0].partition('.')[2]}")
    return Reading(
        subject=words[1].format(*(one.name for one in others)),
        countries=(*named, *others),
        unknown=tuple(unknown),
    )


def words_of(found: Parts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the words behind the digits say, and what of them is not understood."""
    words = found.words.strip(" -()") if found.words.count("(") != found.words.count(")") else found.words
    if not words:
        return (), ()
    known = known_words(found.head, words)
    if known:
        return (known,), ()
    if _INITIALS.match(words) and NAMED.match(found.head + found.tail):
        return (f"kept under a name that begins {words.title()}",), ()
    if _INITIALS.match(words) or not any(letter.isalpha() for letter in words) or words in MARKINGS:
        return (), (f"“{words}” after the number",)
    return (f"part of the file kept under “{words}”",), ()


def known_words(head: str, words: str) -> str | None:
    """What the register says of the words behind the digits: a programme, or the city of a conference (396.1-CO)."""
    words_known = register("filing")
    if head[0] == "3" and words in words_known["conference"]:
        return str(words_known["conference"][words])
    programme = words_known["programme"].get(f"{head[0]} {words}", words_known["programme"].get(words))
    return str(programme) if programme else None


NAMED = re.compile(r"1|033|71111")
"""Files of single persons: officers of the Department, travellers (033.6111-VE, frus1961-63v05), the President."""
MARKINGS = ("Secret", "Confidential", "Top Secret", "Restricted")


# ---------------------------------------------------------------- the tables


Row = tuple[str, str]
Match = tuple[Row, tuple[str, ...], str]


def longest(key: str, table: str, digits: str) -> Match | None:
    """The row with which digits begin, its countries and what is left; of several the one that leaves least."""
    best: Match | None = None
    for pattern, row, whole in patterns(key, table):
        found = pattern.match(digits)
        if found is None or (whole and found.end() < len(digits)):
            continue
        rest = digits[found.end() :]
        if best is None or len(rest) < len(best[2]) or (len(rest) == len(best[2]) and not whole):
            best = row, found.groups(), rest
    return best


@cache
def patterns(key: str, table: str) -> tuple[tuple[re.Pattern[str], Row, bool], ...]:
    """The rows of a table as patterns; one that takes a country must take all digits."""
    codes = "|".join(sorted(countries(key), key=len, reverse=True))
    made = []
    for digits, title in tables(key)[table].items():
        pattern = re.escape(digits).replace(r"\{\}", f"({codes})")
        end = "(?![0-9A-Z])" if table == "whole" and "." not in digits else ""
        made.append((re.compile(pattern + end), (digits, title), "{}" in digits))
    return tuple(made)


def code_at(key: str, digits: str) -> str | None:
    """The number of a country with which digits begin, the longest that there is."""
    return next((digits[:size] for size in (3, 2) if digits[:size] in countries(key)), None)


def country_named(key: str, code: str) -> FileCountry | None:
    name = countries(key).get(code)
    return FileCountry(code=code, name=name) if name else None


@cache
def countries(key: str) -> dict[str, str]:
    """The countries of a scheme by number; those of 1960 go before those of 1950."""
    later: dict[str, str] = register("filing")[f"decimal_{key}"]["country"]
    return tables(key)["country"] | later


def titles(key: str) -> dict[str, str]:
    named: dict[str, str] = tables(key)["class"]
    return named


def tables(key: str) -> dict[str, dict[str, str]]:
    """The tables of a scheme; 1960 has only countries of its own."""
    named: dict[str, dict[str, str]] = register("filing")["decimal_1910" if key == "1910" else "decimal_1950"]
    return named
