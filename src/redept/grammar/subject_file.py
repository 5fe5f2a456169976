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
OF_ONE_PERSON = ("6", "7", "15-1")
_BY_NAME = ("ORG", "PER", "PPT", "TRV")
PARTIES = re.compile(r"12(?:-|$)")
DIRECTIONS = {"EX": "exports", "IM": "imports"}
ONLY_IN_1963 = ("S VIET", "N VIET", "S KOR", "N KOR", "W GER", "E GER")
Series = Callable[[str, int | None], tuple[str | None, str | None]]


def explain(words: str, year: int | None, series: Series) -> FileNumber | None:
    """A subject-numeric number explained; None where its letters are no subject of this file.

    The number holds no date: without `year` the period stays open, but for country words that only 1963 used.
    """
    found = _SHAPE.match(words)
    if found is None or found["primary"] not in titles(year):
        return None
    if not (found["number"] or found["rest"] or found["commodity"] or found["aid"]):
        return None if len(words) < 3 or words not in titles(year) else bare(words, year, series)
    subject, odd = subject_of(found["primary"], found["number"], year)
    countries, further, strange = about(found["primary"], found["number"], found["rest"] or "")
    if found["aid"]:
        further, strange = bracketed(found["primary"], found["aid"].replace(".", ""), further, strange)
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
        class_=FileClass(code=found["primary"], title=titles(year).get(found["primary"])),
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
        class_=FileClass(code=words, title=titles(year)[words]),
        subject=titles(year)[words],
        record_group=register("filing")["record_group"],
        record_series=title or "Subject-Numeric File",
    )


def bracketed(
    primary: str, words: str, further: tuple[str, ...], strange: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What words in parentheses behind the subject say: who gives aid ("AID (US)"), the way of trade ("FT (EX)")."""
    if primary == "FT" and words in DIRECTIONS:
        return (*further, DIRECTIONS[words]), strange
    giver = names().get(words)
    return ((*further, f"aid of {giver}"), strange) if giver else (further, (*strange, f"“{words}”"))


def subject_of(primary: str, number: str | None, year: int | None) -> tuple[str | None, tuple[str, ...]]:
    """The title of a number, else of the longest number above it, and what of it has no title."""
    pieces = number.split("-") if number else []
    for size in range(len(pieces), 0, -1):
        above = "-".join(pieces[:size])
        if two_titles(f"{primary} {above}", year):
            return titles(year).get(primary), (
                f"the number {number} under {primary}, which 1963 and later years differ on",
            )
        title = title_of(primary, above, year)
        if title:
            rest = "-".join(pieces[size:])
            return title, (f"the number {rest} under {primary} {above}",) if rest else ()
    return titles(year).get(primary), (f"the number {number} under {primary}",) if number else ()


def title_of(primary: str, number: str, year: int | None) -> str | None:
    """The title of a number: its own, else that which it has under many subjects (3: organizations and conferences)."""
    known = register("filing")["subject_numeric"]
    own: str | None = numbers(year).get(f"{primary} {number}")
    if own is None and primary in known["body"] and number in known["body_subject"]:
        return f"{titles(year)[primary]}: {known['body_subject'][number]}"
    standard = known["standard"]
    if own is None and primary in standard["subjects"] and number in standard:
        own = f"{titles(year)[primary]}: {standard[number]}"
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
    if number in OF_ONE_PERSON and pair(rest) is None:
        rest = _NAME_OF_A_VISITOR.sub(r"\1/", rest)
    first, *later = [piece.strip() for piece in rest.split("/")]
    countries = pair(first) if first else ()
    further: tuple[str, ...] = (f"at {place}",) if place else ()
    if countries is None and (primary in _BY_NAME or (primary == "POL" and PARTIES.match(number or ""))):
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
    parts = code.split("-")
    found: list[FileCountry] = []
    while parts:
        sizes = range(most_parts(), 0, -1)
        size, whole = next(((size, one) for size in sizes if (one := name_in(parts[:size]))), (0, None))
        if whole is None:
            return None
        found.append(FileCountry(code=whole, name=names()[whole]))
        parts = parts[size:]
    return tuple(found)


@cache
def most_parts() -> int:
    """Parts between hyphens or spaces that the name of one country has at most."""
    return max(len(re.split("[ -]", name)) for name in names())


def name_in(parts: list[str]) -> str | None:
    """The name that all of these parts make, with hyphens or with spaces."""
    return next((one for one in ("-".join(parts), " ".join(parts)) if one in names()), None)


FIRST_YEAR = 1963
"""The year of the trial edition of the file; the numbers of 1964 and later are another edition's."""


@cache
def numbers(year: int | None) -> dict[str, str]:
    """The titles of subjects and their numbers in the edition of a year; of both editions without one.

    "DEF 19-3" is equipment and supplies in 1963, organizations and conferences later. A number of the later edition
    that the first lacks was added to it in the course of 1963 (POL 38-9, frus1961-63v15).
    """
    known: dict[str, dict[str, str]] = register("filing")["subject_numeric"]
    if year is None:
        return known["subject_1963"] | known["subject_1964"] | known["subject"]
    later = known["subject_1964"] | known["subject"]
    return later | known["subject_1963"] if year <= FIRST_YEAR else later


def two_titles(code: str, year: int | None) -> bool:
    """Whether a number says one thing in 1963 and another later, and no year decides."""
    known = register("filing")["subject_numeric"]
    first, later = known["subject_1963"].get(code), known["subject_1964"].get(code)
    return year is None and first is not None and later is not None and first != later


@cache
def titles(year: int | None) -> dict[str, str]:
    """The titles of the primary subjects and of the bodies that have a file of their own."""
    bodies: dict[str, str] = register("filing")["subject_numeric"]["body"]
    return (
        {code: title for code, title in numbers(None).items() if " " not in code}
        | {code: title for code, title in numbers(year).items() if " " not in code}
        | bodies
    )


@cache
def names() -> dict[str, str]:
    """Countries and bodies by their words, longest first."""
    known: dict[str, str] = register("filing")["subject_numeric"]["country"]
    return dict(sorted(known.items(), key=lambda row: -len(row[0])))
