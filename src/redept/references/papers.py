"""Papers with a number space of their own: NSC, NIE, United Nations documents."""

import re

from redept.grammar.dates import (
    ABSOLUTE_DATE,
    MONTH,
    read_date,
)
from redept.grammar.numbers import NUMBER_WORD
from redept.references.finding import Find
from redept.references.members import Member
from redept.references.pieces import (
    PAPER,
    PAPER_NUMBER,
)

_PAPER = re.compile(rf"(?P<series>{PAPER})(?P<many>'?s)?(?P<join>\s|-)(?P<no>{NUMBER_WORD})?(?P<number>{PAPER_NUMBER})")
_NEXT_PAPER = re.compile(
    rf"(?:,\sand\s|,\s|\sand\s|\sor\s"
    rf"|;\s)(?P<no>{NUMBER_WORD})?(?P<number>{PAPER_NUMBER})(?![0-9%]|,[0-9]|\s(?:{MONTH}))"
)
_PAPER_SERIES = {
    "nsc action": "NSC Action",
    "nsc actions": "NSC Action",
    "nsc record of action": "NSC Action",
    "national security action memorandum": "NSAM",
    "national security decision memorandum": "NSDM",
    "national security study memorandum": "NSSM",
    "national intelligence estimate": "NIE",
    "special national intelligence estimate": "SNIE",
    "special estimate": "SE",
}


def read_paper(text: str, start: int, floor: int) -> list[Find]:
    """NSC 5820/1; NSC Actions Nos. 1486, 1560, and 1682; NIE 11-4-58; JCS 1067."""
    found = _PAPER.match(text, start)
    if found is None or (found["join"] == "-" and found["series"] not in ("NIE", "SNIE", "SE", "JCSM", "ORE")):
        return []
    series = _PAPER_SERIES.get(found["series"].casefold(), found["series"])
    message = series == "JCS" and len(found["number"]) > 4
    member = Member(start=start, end=found.end(), number=found["number"])
    _paper_date(text, member)
    members = [member]
    while "Action" in series or found["no"] or found["many"]:
        following = _NEXT_PAPER.match(text, members[-1].end)
        if following is None or len(members) > 30:
            break
        member = Member(start=following.start("number"), end=following.end(), number=following["number"])
        _paper_date(text, member)
        members.append(member)
    return [
        Find(
            start=member.start,
            end=member.end,
            kind="telegram" if message else "paper",
            rule="paper",
            number=member.number,
            number_series=series,
            date=member.date,
        )
        for member in members
    ]


_PAPER_DATE = re.compile(rf"(?:,|\sof|\sdated|,\sdated)\s(?P<date>{ABSOLUTE_DATE})")


def _paper_date(text: str, member: Member) -> None:
    found = _PAPER_DATE.match(text, member.end)
    if found is not None:
        member.date, member.end = read_date(found["date"]), found.end()


UNITED_NATIONS = (
    r"\b(?:(?:U\.?N\.?\s)?[Dd]oc(?:ument"
    r"|\.)?s?\.?\s(?:Nos?\.\s)?)?[SAET]/(?:[A-Z.0-9]{1,9}/){0,3}[0-9]{1,5}(?:/(?:Rev|Add|Corr)\.\s?[0-9]+)?\b"
)
_UNITED_NATIONS = re.compile(UNITED_NATIONS)


def read_united_nations(text: str, start: int, floor: int) -> list[Find]:
    """S/995; U.N. doc. A/3435/Add.1."""
    found = _UNITED_NATIONS.match(text, start)
    if found is None or (start and text[start - 1] in "/-."):
        return []
    number = re.search(r"[SAET]/\S+$", found[0])
    member = Member(start=start, end=found.end(), number=number[0] if number else None)
    _paper_date(text, member)
    return [
        Find(
            start=start,
            end=member.end,
            kind="paper",
            rule="UN document",
            number=member.number,
            number_series="UN",
            date=member.date,
        )
    ]
