"""Papers cited by a series of their own: conference words, airgrams, date-time groups."""

import re

from redept.grammar.dates import (
    DATE_TIME,
    read_date,
)
from redept.grammar.numbers import NUMBER_WORD
from redept.grammar.register import register
from redept.grammar.short_forms import NOT_SERIES, glued_series_pattern, series_word
from redept.references.finding import Find
from redept.references.gathering import finds_of, partner
from redept.references.issuers import Issuer, issuer_before
from redept.references.members import Member, read_members, read_tails
from redept.references.pieces import (
    FORM,
    SERIES,
    UNIT,
    YEAR_LIKE,
)

_SERIES = re.compile(rf"(?P<word>{SERIES})(?:'s)?(?:\s(?:{FORM}))?[\s-](?={NUMBER_WORD}?(?:(?:A|CA|G)-)?[0-9])")


GLUED = glued_series_pattern()
_GLUED = re.compile(r"(?P<word>[A-Z]+)(?=[0-9])")


def read_glued(text: str, start: int, floor: int) -> list[Find]:
    """CAP80123; WH70123: a series word and its number in one."""
    found = _GLUED.match(text, start)
    known = series_word(found["word"]) if found else None
    members = read_members(text, start, found.end(), plural=False) if found else []
    if known is None or not members:
        return []
    issuer = issuer_before(text, start, floor)
    if issuer.role is None:
        issuer = Issuer(_role_of_series(known[1]), known[1], start)
    members[0].start = issuer.start
    finds = finds_of(members, "series", "telegram", None, issuer, _role_of_series(known[2]))
    for find in finds:
        find.number_series = find.number_series or known[0]
    return finds


def read_series(text: str, start: int, floor: int) -> list[Find]:
    """Secto 18 from Geneva; Delgas 312 and 315; Paris Polto 1234; Gocus 709."""
    found = _SERIES.match(text, start)
    if found is None:
        return []
    word = found["word"]
    known = series_word(word) or series_word(word.removesuffix("s"))
    if known is None and (word.lower() in NOT_SERIES or "'" in found[0] or text[found.end() - 1] == "-"):
        return []
    members = read_members(text, start, found.end(), plural=word.endswith(("s", "S")))
    if not members or UNIT.match(text, members[0].end):
        return []
    if (known is None and len(word) < 5) or not _whole_number(text, members[0]):
        return []
    if word == "War" and len(members[0].number or "") < 5:
        return []
    name, sender, receiver = known or (word.title(), None, None)
    issuer = Issuer(_role_of_series(sender), sender, start)
    before = issuer_before(text, start, floor)
    members[0].start = before.start
    if before.role in ("writer", "recipient", "department", "post", "place"):
        issuer = before
    finds = finds_of(members, "series", "telegram", None, issuer, _role_of_series(receiver))
    for find in finds:
        find.number_series = find.number_series or name
    return finds


_SECOND_PART = re.compile(r"[-/][0-9][0-9-]*")


def _whole_number(text: str, member: Member) -> bool:
    """Take in a number's second part ("CAP 5279-62"); false where it makes a file number of it ("DEF 18-6")."""
    part = _SECOND_PART.match(text, member.end)
    if part is None:
        return True
    member.number, member.end = (member.number or "") + part[0], part.end()
    return len(member.number) > 6


def _role_of_series(word: str | None) -> str | None:
    if word in ("department", "post", None):
        return word
    return "post" if word == "delegation" else "office"


AIRGRAM = r"\b(?:(?:A|CA|CG|CW|G)-\s?|(?:CA|CG)\s-\s?)[0-9]{1,5}\b"
_AIRGRAM = re.compile(AIRGRAM)


def read_airgram(text: str, start: int, floor: int) -> list[Find]:
    """A-405; CA-8615, May 3; G-79."""
    if _AIRGRAM.match(text, start) is None or (start and text[start - 1] in "-/."):
        return []
    members = read_members(text, start, start, plural=False)
    if not members or text[members[0].end : members[0].end + 1] == "-":
        return []
    issuer = issuer_before(text, start, floor)
    first = members[0]
    short = len(first.number or "") < (3 if first.series in ("A", "G") else 2)
    if short and first.date is None and first.sender is None and (issuer.role is None or len(first.number or "") < 2):
        return []
    members[0].start = issuer.start
    return finds_of(members, "airgram", "airgram", "Airgram", issuer, partner(issuer.role))


_GROUP = re.compile(rf"\b(?:(?:DTG|dtg)\s)?(?P<group>{DATE_TIME})")


def read_group(text: str, start: int, floor: int) -> list[Find]:
    """CINCPAC 161225Z; my DTG 031705Z Nov."""
    found = _GROUP.match(text, start)
    date = read_date(found["group"]) if found else None
    if found is None or date is None:
        return []
    issuer = issuer_before(text, start, floor)
    number = re.sub(r"\s", "", found["group"][: found["group"].index("Z") + 1])
    return [
        Find(
            start=issuer.start,
            end=found.end(),
            kind="telegram",
            rule="date-time group",
            form=None,
            number=number,
            number_series="DTG",
            date=date,
            issuer=issuer.role,
            issuer_words=issuer.words,
        )
    ]


_LETTERS = r"[A-Z]{2,7}(?:-[A-Z]{1,3})?"
_COUNT = r"(?:[0-9]{1,3},[0-9]{3}|[0-9]-[0-9]{4,5}|[0-9]/[0-9]{3},[0-9]{3}|[0-9]{3,8}(?:/[0-9]{2,6}(?:-[0-9]{2})?)?)"
UNKNOWN_SERIES = rf"\b{_LETTERS}[\s-]{_COUNT}\b"
_UNKNOWN = re.compile(rf"\b(?P<word>{_LETTERS})[\s-](?P<number>{_COUNT})\b")
_MAY_COUNT = frozenset(("UK", "US", "UN", "DA", "CA"))  # headquarters that number in six digits: "see UK 977788"
NO_SERIES = frozenset(register("reference_words")["no_series"])
_CITED = re.compile(
    r"(?:\(|\b(?:[Rr]ef?|REF|[Rr]eferences?|[Ss]ee|per|cf\.|[Ii]n|[Cc]ables?|[Mm]essages?|[Mm]sgs?|[Tt]els?"
    r"|[Tt]elegrams?|[Rr]eports?|[Cc]ite|[Yy]our|[Mm]y|[Oo]ur|[Dd]ispatch|and)[:.]?\s)$"
)


def read_unknown(text: str, start: int, floor: int) -> list[Find]:
    """FVS 9481; FCT-9275; TDCSDB-3/655,523: a series by its shape, where the words before cite or a date follows.

    Two groups of capitals and a number are one without that: "MAGTN-PO 1434" (frus1958-60v01/d229).
    """
    found = _UNKNOWN.match(text, start)
    if found is None or (start and text[start - 1] in "-/."):
        return []
    if found["word"] in NO_SERIES and not (found["word"] in _MAY_COUNT and len(found["number"]) >= 6):
        return []
    member = Member(start=start, end=found.end(), number=found["number"])
    read_tails(text, member)
    issuer = issuer_before(text, start, floor)
    said = len(found["word"]) > 6 and "-" in found["word"] and text[found.start("number") - 1] == " "
    posted = issuer.role == "place" and found["number"][1:2] == "-"
    if member.date is None and not said and not posted and not _CITED.search(text, max(0, start - 14), start):
        return []
    if UNIT.match(text, found.end()) or (YEAR_LIKE.match(found["number"]) and member.date is None):
        return []
    finds = finds_of([member], "series by shape", "telegram", None, issuer, None)
    finds[0].number_series = found["word"]
    return finds


WITHHELD = (
    r"\[(?:(?:telegram|cable|document|message)\s(?:indicator|number)|less\sthan\s1\sline\sof\ssource\stext)"
    r"\snot\sdeclassified\]\s?[0-9]{1,6}\b"
)
_WITHHELD = re.compile(WITHHELD.replace("[0-9]{1,6}", "(?P<number>[0-9]{1,6})"))


def read_withheld(text: str, start: int, floor: int) -> list[Find]:
    """[telegram indicator not declassified] 525."""
    found = _WITHHELD.match(text, start)
    if found is None:
        return []
    member = Member(start=start, end=found.end(), number=found["number"])
    read_tails(text, member)
    return finds_of([member], "indicator withheld", "telegram", None, Issuer(None, None, start), None)
