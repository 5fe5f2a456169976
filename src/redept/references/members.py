"""What stands behind the head of a reference: numbers in lists, and after each its date and its way."""

import re
from dataclasses import dataclass, field

import msgspec

from redept.grammar.dates import DAY_ALONE, HOUR_AFTER, RELATIVE_DATE, WRITTEN_DATE, read_date
from redept.grammar.numbers import AIRGRAM_LETTERS, NUMBER_WORD
from redept.model import PartialDate

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
NAME = (
    r"(?!(?:" + MONTHS + r"|[Dd]ocument|[Ff]ootnote|The\b|This\b|In\b|For\b|See\b"
    r"|And\b|Re\b|Your\b|My\b|Our\b|[A-Z][a-z]{1,9}(?:tels?|des|desps?|grams?)\b)[a-z]*\b)(?:(?:[A-Z]\.\s?)+(?=[A-Z][a-z])|(?:Mr|Mrs|Dr|Gen|Adm|Amb|Lt|Col|Maj|Brig|Sen|Gov|St"
    r"|Sec|Capt)\.(?=\s[A-Z])"
    r"|(?:[A-Z]\.)+[A-Z]\b|[A-ZÀ-Þ][\w'-]*\w)"
)
PLACE = (
    r"(?:the\s)?(?:(?:Charg[eé](?:\s[Dd]'[Aa]ffaires)?|" + NAME + r"|General)\s(?:in|at|to|of|for)\s(?:the\s)?)?"
    r"(?:[Dd]epartment(?:\sof\s[A-Z]\w+)?|[Dd]ept\b|" + NAME + r"(?:(?:\s(?:of|and|the|in|at))?\s" + NAME + r"){0,3})"
)
DATE_TAIL = re.compile(
    r"(?P<open>,?\s?[\(\[]?|\s?-\s?)(?:\s?(?:of|dated|dtd\.?|datd|on|sent)\s)?(?P<date>(?:"
    + WRITTEN_DATE
    + rf"|(?<=of\s){DAY_ALONE}|(?<=dated\s){DAY_ALONE}|(?<=of\s){RELATIVE_DATE})(?:{HOUR_AFTER})?)"
)
WAY_TAIL = re.compile(
    r",?\s\(?(?:(?P<from>from)|(?P<to>to|addressed\sto))\s(?P<place>(?:you|me|us)(?=,?\s(?:of|dated)\s)|"
    + PLACE
    + r")(?!\s?'s?\s)(?:\s(?P<copy>[0-9]{1,6})\b(?!\s(?:"
    + MONTHS
    + r")))?"
)
COPY_FIRST = re.compile(
    r"[,;]?\s\(?(?:and\s)?(?:sent|repeated|rptd|rpt|repeat)(?:\sas)?\s(?P<copy>[0-9]{1,6})\sto\s(?P<place>"
    + PLACE
    + r")"
)
COPY_TAIL = re.compile(
    r"[,;]?\s\(?(?:(?:and\s)?(?:sent|repeated|rptd|rpt|info|repeat)(?:\sto|\sinformation|\sinfo|\sas)?|,)\s(?P<place>"
    + PLACE
    + r")\s(?:as\s)?(?P<copy>[0-9]{1,6})\b(?!\s?(?:"
    + MONTHS
    + r"))"
)
NUMBER_HERE = re.compile(
    r"(?:" + NUMBER_WORD + r")?(?:(?P<letters>" + AIRGRAM_LETTERS + r")(?:\s?-\s?|\s))?"
    r"(?P<number>[0-9]{1,3},[0-9]{3}(?![0-9]|,[0-9])|[0-9]{1,7}(?:-[A-Z]\b)?|\[[0-9]{1,7}\])(?![0-9/]|Z\b)(?:\s?\[(?P<fix>[0-9]{1,7})\])?"
)
SEPARATOR = re.compile(
    r"(?P<range>\s?-\s?|\s(?:through|thru|to)\s)|\s?(?:,|;)\s(?:and\s|or\s|&\s)?|\s(?:and|or|&)\s"
    r"|/(?=[0-9])|,(?=[0-9]{2,7}\b)|\s(?:as\s)?(?P<by>amended|supplemented|modified|corrected|clarified)\sby\s(?=[0-9]{2})"
)
NOT_A_MEMBER = re.compile(
    r"\s?(?:%|percent|per\scent|million|billion|thousand|[ap]\.?\s?m\b|[A-Z]\.\s?[A-Z]\.|:[0-9]"
    r"|\.[0-9]|(?:st|nd|rd|th)\b|years?\b|months?\b|days?\b|hours?\b|men\b|members\b|points?\b"
    r"|(?:other\s)?countries\b|others\b|more\b|additional\b|o'clock|dollars)"
)


DAY_OF = re.compile(r"(?:st|nd|rd|th)?\s(?:of\s)?(?:" + MONTHS + r")[a-z]*\b\.?(?!\s[0-9]{1,2}\b)")


@dataclass(slots=True)
class Member:
    """One number of a list (or the head alone, without a number), with what is said of it.

    `at` is where the number begins; `meant` is True for one that stands between the ends of a range.
    """

    start: int
    end: int
    series: str = ""
    number: str | None = None
    date: PartialDate | None = None
    date_words: str | None = None
    sender: str | None = None
    receiver: str | None = None
    copies: list[tuple[str, str]] = field(default_factory=list)
    at: int = -1
    meant: bool = False


def read_members(text: str, head: int, at: int, *, plural: bool, first: re.Match[str] | None = None) -> list[Member]:
    """The numbers that begin at `at`, each with its date and way; the first one's words begin at `head`."""
    found = first or NUMBER_HERE.match(text, at)
    if found is None:
        return []
    plural = plural or text.startswith(_SEVERAL, at)
    members = [_member(text, head, _without_next(found) if plural else found)]
    while len(members) < 40:
        between = SEPARATOR.match(text, members[-1].end)
        if between is None:
            break
        found = NUMBER_HERE.match(text, between.end())
        if found is None or not _goes_on(text, members[-1], between, found, plural):
            break
        last = _member(text, found.start(), found)
        if between["range"]:
            members += _between(members[-1], last)
        members.append(last)
        if date_each(text, members):
            break
    return members if plural else one_message(members)


def date_each(text: str, members: list[Member]) -> bool:
    """Give each number of a list the day that stands for it, where as many days follow as there are numbers: "telegrams
    1443 and 1444 from New Delhi, April 1 and April 2, respectively" (frus1955-57v08/d147), "485, 488, and 493 from Tel
    Aviv, November 7, 8, and 9" (frus1964-68v18/d251)."""
    last = members[-1]
    if last.date is None or not last.date.day or any(member.date for member in members[:-1]):
        return False
    dates, words, end = [last.date], [last.date_words], last.end
    while len(dates) < len(members) and (found := NEXT_DAY.match(text, end)):
        written = read_date(found["date"]) if found["date"] else None
        date = written or day_alone(dates[-1], found)
        if not date.day or date.day > LAST_OF_MONTH:
            return False
        dates.append(date)
        words.append(found["date"] or found["day"])
        end = found.end()
    respectively = RESPECTIVELY.match(text, end)
    if len(dates) < len(members) or not (respectively or all(len(one.number or "") > DIGITS for one in members)):
        return False
    for member, date, said in zip(members, dates, words, strict=True):
        member.date = date if date.year else msgspec.structs.replace(date, year=dates[-1].year)
        member.date_words = said
    last.end = end
    return True


def day_alone(before: PartialDate, found: re.Match[str]) -> PartialDate:
    """A day of the month of the date before it, with the year that ends the list: "Feb. 9, 15, and 25, 1956"."""
    year = int(found["year"]) if found["year"] else before.year
    return msgspec.structs.replace(before, year=year, day=int(found["day"]), hour=None, minute=None)


NEXT_DAY = re.compile(
    rf"(?:,\s(?:and\s)?|\sand\s)(?:(?P<date>{WRITTEN_DATE})|"
    r"(?P<day>[0-9]{1,2})(?![0-9:/-]|\.[0-9]|,[0-9]{3}|\s(?:to|from)\s)(?:,\s(?P<year>1[89][0-9]{2})\b)?)"
)
RESPECTIVELY = re.compile(r",?\srespectively\b")
LAST_OF_MONTH = 31
DIGITS = 2
"""Digits up to which a number may itself be a day; longer ones are told from days without "respectively"."""


LONGEST_RANGE = 12


def _between(first: Member, last: Member) -> list[Member]:
    """The messages that "Embtels 123-126" means and does not write, each with the words of the range."""
    ends = (first.number or "", last.number or "")
    if first.series != last.series or not all(end.isdecimal() for end in ends) or first.date is not None:
        return []
    numbers = range(int(ends[0]) + 1, int(ends[1])) if int(ends[1]) - int(ends[0]) <= LONGEST_RANGE else ()
    return [
        Member(start=first.at, end=last.end, series=last.series, number=str(number), meant=True) for number in numbers
    ]


_SEVERAL = ("Nos", "nos", "NOS", "Numbers", "numbers")
_TWO_NUMBERS = re.compile(r"[0-9]{3},[0-9]{3}$")


def _without_next(found: re.Match[str]) -> re.Match[str]:
    """The first of two numbers of a list that only a comma parts: "Embtels 150,155, and 157"
    (frus1958-60v07p1/d306)."""
    if _TWO_NUMBERS.match(found["number"]) is None:
        return found
    return NUMBER_HERE.match(found.string, found.start(), found.start("number") + 3) or found


def one_message(members: list[Member]) -> list[Member]:
    """A message with the numbers it bears at each post for "Deptel 1236 to Bonn, 327 to Berlin and 945 to Moscow"."""
    posts = {member.receiver for member in members}
    if len(members) < 2 or None in posts or len(posts) < len(members):
        return members
    first = members[0]
    first.copies += [(member.receiver or "", member.number or "") for member in members[1:]]
    first.date = next((member.date for member in members if member.date), None)
    first.end = members[-1].end
    return [first]


def _goes_on(text: str, last: Member, between: re.Match[str], found: re.Match[str], plural: bool) -> bool:
    """Whether a number after a comma or "and" belongs to the list."""
    said, before = found["number"], last.number or ""
    if NOT_A_MEMBER.match(text, found.end()) or (len(said) < 3 and DAY_OF.match(text, found.end())):
        return False
    if is_second_day(last, said):
        return False
    if plural or between["by"] or not found[0][:1].isdigit() or DATE_TAIL.match(text, found.end()):
        return True
    if "and" not in between[0] and "&" not in between[0] and between[0] != "/":
        return _comma_list(text, before, between, found)
    return len(said) >= 2 and abs(len(said) - len(before)) <= 1 and not re.match(r"\s[a-z]+s\b", text[found.end() :])


def is_second_day(last: Member, said: str) -> bool:
    """Whether a number goes on with the days: "Telegrams 133316 and 135413 to Taipei, March 20 and 23"
    (frus1964-68v30/d318)."""
    return last.date is not None and said.isdecimal() and int(said) <= 31 and len(said) + 2 < len(last.number or "")


_LIST_GOES_ON = re.compile(
    r"\s?(?:[.;)\n]|$|[,;]\s(?:and\s)?[0-9]+\b(?![:.][0-9])|\s(?:and|or|&)\s[0-9]+\b(?![:.][0-9]))"
)
_WAY_NEXT = re.compile(r"\s(?:to|from)\s(?:[Dd]ep|[A-Z])")


def _comma_list(text: str, before: str, between: re.Match[str], found: re.Match[str]) -> bool:
    """Whether "Your 2441, 2506." and "ourtel 313 to Bonn, 360 to Dept" go on after a comma."""
    if not between[0].strip().startswith((",", ";")):
        return False
    said = found["number"]
    if _WAY_NEXT.match(text, found.end()):
        return len(said) >= 2 and _WAY_BEHIND.search(text, max(0, between.start() - 40), between.start()) is not None
    alike = len(said) == len(before) >= 3 and "," not in said
    return alike and before < said and _LIST_GOES_ON.match(text, found.end()) is not None


_WAY_BEHIND = re.compile(r"[0-9]\s(?:to|from)\s[A-Za-z][\w.\s]*$")


def _member(text: str, start: int, found: re.Match[str]) -> Member:
    number = found["fix"] or found["number"].replace(",", "").strip("[]")
    member = Member(start=start, end=found.end(), series=found["letters"] or "", number=number, at=found.start())
    read_tails(text, member)
    return member


def read_tails(text: str, member: Member) -> None:
    """Date, way and copies behind `member.end`, in any order; the end moves with them."""
    for _ in range(6):
        if not any(take(text, member) for take in (_date_tail, _way_tail, _others_tail, _copy_tail)):
            return


def _closed(text: str, opened: str, end: int) -> int:
    """The end with the bracket that closes what was opened."""
    for bracket, closing in (("(", ")"), ("[", "]")):
        if bracket in opened and text[end : end + 1] == closing:
            return end + 1
    return end


def _date_tail(text: str, member: Member) -> bool:
    if member.date is not None:
        return False
    found = DATE_TAIL.match(text, member.end)
    if found is None:
        return False
    date = read_date(found["date"])
    if date is None or (not date.month and not date.day and not date.relative):
        return False
    member.date, member.date_words = date, found["date"]
    member.end = _closed(text, found["open"], found.end())
    return True


def _way_tail(text: str, member: Member) -> bool:
    found = WAY_TAIL.match(text, member.end)
    if found is None:
        return False
    place = found["place"]
    if found["from"]:
        if member.sender is not None:
            return False
        member.sender = place
    elif member.receiver is not None:
        return False
    else:
        member.receiver = place
    if found["copy"]:
        member.copies.append((place, found["copy"]))
    member.end = found.end()
    return True


COPY_NEXT = re.compile(
    r"(?:[,;]\s(?:and\s)?|\sand\s|\s)(?P<place>" + NAME + r"(?:\s" + NAME + r")?)(?<!'s)(?<!')\s(?P<copy>[0-9]{1,6})\b"
    r"(?!,?\s\(?(?:repeated|rptd|rpt|sent|to|of|dated|info|" + MONTHS + r"))"
)
"""A further copy's number, with or without a comma; what is repeated itself, sent or dated is another message."""


_OTHERS = re.compile(
    r"\sto\s(?P<who>(?:the\s)?other\s(?:[A-Z]\w+\s){0,3}(?:missions|posts|embassies|legations|offices|consulates))\b",
    re.IGNORECASE,
)


def _others_tail(text: str, member: Member) -> bool:
    """ "Department's telegram of January 12 to other Central American missions" (frus1934v05/d222)."""
    found = _OTHERS.match(text, member.end) if member.receiver is None else None
    if found is None:
        return False
    member.receiver, member.end = found["who"], found.end()
    return True


def _copy_tail(text: str, member: Member) -> bool:
    found = COPY_FIRST.match(text, member.end) or COPY_TAIL.match(text, member.end)
    if found is None and member.copies and text.endswith(member.copies[-1][1], 0, member.end):
        found = COPY_NEXT.match(text, member.end)
    if found is None or (
        found[0].startswith(",") and not member.copies and not re.match(r",\s\(?(?:sent|rep|rpt|info|and)", found[0])
    ):
        return False
    member.copies.append((found["place"], found["copy"]))
    member.end = found.end()
    return True


TO = re.compile(
    r"\bto\s(?:the\s)?(?P<who>you|me|us|him|[A-Z][\w.'-]*(?:\s(?:of\s|(?:at|in)\s(?:the\s)?|the\s|d')?[A-Z][\w.'-]*){0,4})"
)
FROM = re.compile(
    r"\b(?:from|by)\s(?:the\s)?(?P<who>you|me|us|[A-Z][\w.'-]*(?:\s(?:of\s|(?:at|in)\s(?:the\s)?|the\s|d')?[A-Z][\w.'-]*){0,4})"
)


def parties_between(words: str, member: Member) -> None:
    to, sender = TO.search(words), FROM.search(words)
    if to is not None:
        member.receiver = to["who"].rstrip(",")
    if sender is not None:
        member.sender = sender["who"].rstrip(",")
