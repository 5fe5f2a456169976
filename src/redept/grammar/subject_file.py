"""The subject-numeric files of 1963 to 1973: POL 27-14 ARAB-ISR/UN."""

import re
from collections.abc import Callable
from functools import cache

from redept.grammar.posts import is_post
from redept.grammar.register import register
from redept.model import FileClass, FileCountry, FileNumber

SCHEME = "subject-numeric file 1963-73"
_SHAPE = re.compile(
    r"(?P<primary>[A-Z]{1,5})(?:\s?\((?P<aid>[A-Z.]{2,6})\))?(?:\s?-\s?(?P<commodity>[A-Z]{3,12})(?=\s|$))?"
    r"(?:[\s-]*(?P<number>\d{1,2}(?:-\d{1,2})*))?(?:[\s-]+(?P<rest>\D.*))?$"
)
_MARKING = re.compile(r"\s*\b(?:Top Secret|Secret|Confidential|Limited Official Use|Nodis|Exdis|Limdis)\.?$")
_CITY = re.compile(r"\s?\((?P<code>[A-Z]{2})\)$")
_NAME_OF_A_VISITOR = re.compile(r"^([A-Z]{2,5})-(?=[A-Z]{4,}$)")
VISITS = "7"
_BY_NAME = ("ORG", "PER", "PPT", "TRV")
_UNTITLED = ("PPV", "PR")
ONLY_IN_1963 = ("S VIET", "N VIET", "S KOR", "N KOR", "W GER", "E GER")
Series = Callable[[str, int | None], tuple[str | None, str | None]]


def explain(words: str, year: int | None, series: Series) -> FileNumber | None:
    """A subject-numeric number explained; None where its letters are no subject of this file.

    The number holds no date: without `year` the period stays open, but for country words that only 1963 used.
    """
    found = _SHAPE.match(words)
    if found is None or found["primary"] not in (*titles(), *_UNTITLED):
        return None
    if not (found["number"] or found["rest"] or found["commodity"] or found["aid"]):
        return None if len(words) < 3 or words not in titles() else bare(words, year, series)
    subject, odd = subject_of(found["primary"], found["number"])
    countries, further, strange = about(found["primary"], found["number"], found["rest"] or "")
    if found["aid"]:
        giver = names().get(found["aid"].replace(".", ""))
        further, strange = (
            ((*further, f"aid of {giver}"), strange) if giver else (further, (*strange, f"“{found['aid']}”"))
        )
    if found["commodity"]:
        commodity = found["commodity"]
        country = names().get(commodity)
        if country:
            countries = (FileCountry(code=commodity, name=country), *countries)
        else:
            further = (*further, f"kept under “{commodity}”")
    year = year or (1963 if any(one.code in ONLY_IN_1963 for one in countries) else None)
    period, title = series(SCHEME, year)
    return FileNumber(
        number=words,
        scheme=SCHEME,
        period=period,
        class_=FileClass(code=found["primary"], title=titles().get(found["primary"])),
        countries=countries,
        subject=subject,
        record_group=register("filing")["record_group"],
        record_series=title or "Subject-Numeric File",
        unknown=(*odd, *strange),
        further=further,
    )


def bare(words: str, year: int | None, series: Series) -> FileNumber:
    """A subject without number or country: "POL"."""
    period, title = series(SCHEME, year)
    return FileNumber(
        number=words,
        scheme=SCHEME,
        period=period,
        class_=FileClass(code=words, title=titles()[words]),
        subject=titles()[words],
        record_group=register("filing")["record_group"],
        record_series=title or "Subject-Numeric File",
    )


def subject_of(primary: str, number: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The title of a number, else of the longest number above it, and what of it has no title."""
    pieces = number.split("-") if number else []
    for size in range(len(pieces), 0, -1):
        title = title_of(primary, "-".join(pieces[:size]))
        if title:
            rest = "-".join(pieces[size:])
            return title, (f"the number {rest} under {primary} {'-'.join(pieces[:size])}",) if rest else ()
    odd = (f"the number {number} under {primary}",) if number else ()
    return titles().get(primary), odd if primary in titles() else (f"the subject {primary}", *odd)


def title_of(primary: str, number: str) -> str | None:
    """The title of a number: its own, else that which it has under many subjects (3: organizations and conferences)."""
    known = register("filing")["subject_numeric"]
    own: str | None = known["subject"].get(f"{primary} {number}")
    standard = known["standard"]
    if own is None and primary in standard["subjects"] and number in standard:
        own = f"{titles()[primary]}: {standard[number]}"
    return own


About = tuple[tuple[FileCountry, ...], tuple[str, ...], tuple[str, ...]]


def about(primary: str, number: str | None, rest: str) -> About:
    """Countries, names and what is not understood behind a number: "ARAB-ISR/UN", "US/KENNEDY", "FR (PA)".

    Behind the number of visits a hyphen before a name stands for a stroke ("POL 7 US-KENNEDY", frus1964-68v26/d25).
    """
    marking = _MARKING.search(rest)
    strange: tuple[str, ...] = (f"“{marking[0].strip()}” after the number",) if marking else ()
    rest = rest[: marking.start()] if marking else rest
    city = _CITY.search(rest)
    place = register("filing")["conference"].get(city["code"]) if city else None
    rest = rest[: city.start()] if city and place else rest
    if number == VISITS and pair(rest) is None:
        rest = _NAME_OF_A_VISITOR.sub(r"\1/", rest)
    first, *later = [piece.strip() for piece in rest.split("/")]
    countries = pair(first) if first else ()
    further: tuple[str, ...] = (f"at {place}",) if place else ()
    if countries is None and primary in _BY_NAME:
        countries, further = (), (*further, f"kept under “{first}”")
    elif countries is None:
        countries, further, strange = named_after(first, strange)
    for piece in later:
        more = pair(piece)
        if more:
            countries += more
        else:
            further += (f"kept under “{piece}”",)
    return countries, further, strange


def named_after(words: str, strange: tuple[str, ...]) -> About:
    """Countries with a name or another country behind them ("US Connally", "US-USSR Barghoorn", "ARAB-ISR UN").

    Other words are not understood.
    """
    code = next((code for code in names() if words.upper().startswith(f"{code} ")), None)
    if code is None and is_post(words):
        return (), (f"kept under the post {words}",), strange
    two, _, name = words.rpartition(" ")
    both = pair(two) if "-" in two else None
    if both and (third := pair(name)):
        return both + third, (), strange
    if both and name.istitle():
        return both, (f"kept under “{name}”",), strange
    if code is None:
        return (), (), (*strange, f"“{words}”")
    country, more = FileCountry(code=code, name=names()[code]), words[len(code) :].strip()
    others = pair(more)
    return (country, *others) if others else (country,), () if others else (f"kept under “{more}”",), strange


def pair(words: str) -> tuple[FileCountry, ...] | None:
    """The countries that words name, joined by hyphens; None where one of them is unknown."""
    code = re.sub(r"\s*-\s*", "-", words).upper().replace("U.S.", "US").strip()
    codes = [code] if code in names() else code.split("-")
    if not all(one in names() for one in codes):
        return None
    return tuple(FileCountry(code=one, name=names()[one]) for one in codes)


@cache
def titles() -> dict[str, str]:
    """The titles of the primary subjects."""
    known: dict[str, str] = register("filing")["subject_numeric"]["subject"]
    return {code: title for code, title in known.items() if " " not in code}


@cache
def names() -> dict[str, str]:
    """Countries and bodies by their words, longest first."""
    known: dict[str, str] = register("filing")["subject_numeric"]["country"]
    return dict(sorted(known.items(), key=lambda row: -len(row[0])))
