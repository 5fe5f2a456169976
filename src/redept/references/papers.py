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

_CALLED = r"(?:\s(?:[Pp]apers?|[Dd]ocuments?|[Rr]eports?|[Dd]irectives?))"
PAPER_NUMBERED = rf"{PAPER}(?:'?s)?{_CALLED}?[\s-]{NUMBER_WORD}?[0-9]"
_PAPER = re.compile(
    rf"(?P<series>{PAPER})(?P<many>'?s)?(?P<called>{_CALLED}?)(?P<join>\s|-)(?P<no>{NUMBER_WORD})?(?P<number>{PAPER_NUMBER})"
)
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
    "national security council": "NSC",
    "presidential review memorandum": "PRM",
    "presidential review memorandum/nsc": "PRM",
    "presidential directive": "PD",
    "presidential directive/nsc": "PD",
    "national security decision directive": "NSDD",
    "national security study directive": "NSSD",
    "national security directive": "NSD",
    "national security review": "NSR",
    "interagency intelligence memorandum": "IIM",
    "prm/nsc": "PRM",
    "pd/nsc": "PD",
    "memorandum rsb": "RSB",
}
HYPHENED = frozenset(
    (
        "NSC",
        "NSAM",
        "NSDM",
        "NSSM",
        "NIE",
        "SNIE",
        "SE",
        "JCSM",
        "ORE",
        "CM",
        "RSB",
        "REU",
        "RFE",
        "RNA",
        "RAR",
        "MC",
        "CP",
        "PRM",
        "PRM/NSC",
        "PD",
        "PD/NSC",
        "NSDD",
        "NSSD",
        "NSD",
        "NSR",
        "IIM",
        "Presidential Review Memorandum/NSC",
        "Presidential Directive/NSC",
    )
)
NEEDS_CALL = frozenset(("NATIONAL SECURITY COUNCIL", "NAC", "OCB", "COCOM", "CM", "CP"))


def read_paper(text: str, start: int, floor: int) -> list[Find]:
    """NSC 5820/1; NSC Actions Nos. 1486, 1560, and 1682; NIE 11-4-58; JCS 1067; "NSC 5707/ 7" as it is printed in
    frus1955-57v19/d119."""
    found = _PAPER.match(text, start)
    if found is None or (found["join"] == "-" and found["series"] not in HYPHENED):
        return []
    if found["join"] == "-" and _own_label(text, found):
        return []
    if found["series"].upper() in NEEDS_CALL and not _called(found):
        return []
    if names_folder(text, found.start(), found.end()):
        return [Find(start=start, end=found.end(), kind="none", rule="folder")]
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
            number=(member.number or "").replace(" ", ""),
            number_series=series,
            date=member.date,
        )
        for member in members
    ]


_IN_FILES = re.compile(
    r"(?:\b(?:Lots?\s(?:File\s)?[0-9]{2}\s?[A-Z]\s?[0-9]{1,4}|Files(?:\s\([A-Z]+[^()]*\))?|Study\sMemoranda"
    r"|Review\sPapers|Box\s[A-Z]?-?[0-9]{1,4}(?:,\s[A-Z][^,;.()\[\]]{2,50}){0,3})[,-]"
    r"|\bRecords\sof\sAction\sby\sthe)\s?$"
)
_FOLDER_ENDS = re.compile(r"\s?(?:[).]|;\s|$)|(?:\s|-)(?:Series|Memoranda)\b")
_FOLDER = re.compile(r"(?:\s|-)(?:Series|Memoranda)\b(?=[),.;:]|\s\()")
_WITHIN = re.compile(r"\b(?:Files?|Lot|Ibid|ibid|Library|Box)\b[^.;\n\x00]*$")


def names_folder(text: str, start: int, end: int) -> bool:
    """Whether a number is the name of a folder in a place in archives: "S/S-NSC Files: Lot 63 D 351, NSC 5707
    Memoranda" (frus1955-57v19/d119), "(Miscellaneous) Files: Lot 66 D 95, NSC 6017)" (frus1958-60v07p1/d266)."""
    before = max(0, start - 160)
    if _FOLDER.match(text, end) is not None and _WITHIN.search(text, before, start) is not None:
        return True
    return _IN_FILES.search(text, before, start) is not None and _FOLDER_ENDS.match(text, end) is not None


def _own_label(text: str, found: re.Match[str]) -> bool:
    """Whether a number stands alone on its line, as a paper's own does: "MC-28" (frus1958-60v07p1/d147)."""
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    return before in ("", "\n", "/") and after in ("", "\n")


def _called(found: re.Match[str]) -> bool:
    """Whether words that stand for more than papers count one: "NAC Document No. 1528", "CM-502-57"."""
    return bool(found["called"]) or (found["join"] == "-" and "-" in found["number"])


_PAPER_DATE = re.compile(rf"(?:,|\sof|\sdated|,\sdated)\s(?P<date>{ABSOLUTE_DATE})")


def _paper_date(text: str, member: Member) -> None:
    found = _PAPER_DATE.match(text, member.end)
    if found is not None:
        member.date, member.end = read_date(found["date"]), found.end()


NORTH_ATLANTIC = r"\b(?:C-?M?|PO|NACDG)\s?\([0-9]{2}\)\s?[0-9]{1,4}\b(?:/[0-9]{1,3})?"
_NORTH_ATLANTIC = re.compile(r"(?P<series>[A-Z][A-Z-]*)\s?(?P<number>\([0-9]{2}\)\s?[0-9]{1,4}(?:/[0-9]{1,3})?)")


def read_north_atlantic(text: str, start: int, floor: int) -> list[Find]:
    """C-M(58)170; CM(61)104; C(58)263, December 8: papers of the North Atlantic Council by series, year and number."""
    found = _NORTH_ATLANTIC.match(text, start)
    if found is None or (start and text[start - 1] in "/-.("):
        return []
    member = Member(start=start, end=found.end(), number=found["number"].replace(" ", ""))
    _paper_date(text, member)
    return [
        Find(
            start=start,
            end=member.end,
            kind="paper",
            rule="North Atlantic document",
            number=member.number,
            number_series="C-M" if found["series"] == "CM" else found["series"],
            date=member.date,
        )
    ]


ENCLOSED = (
    r"\b(?:(?:[EeIi]nclosures?|[Aa]ttachments?)\s(?:[Nn]o\.\s)?(?:[0-9]{1,2}|[A-Z]|[IVX]{1,4})"
    r"|[Tt]abs?\s\"?(?:[A-Z]{1,2}|[0-9]{1,2}|[IVX]{1,4}))\b"
    r"|\((?:[Ss]ee\s)?(?:[Aa]nnex|[Aa]ppendix)\s(?:[A-Z]|[0-9]{1,2}|[IVX]{1,4})\)"
)
_ENCLOSED = re.compile(ENCLOSED)
_OF_THE_PAPER = re.compile(r"(?:^|\n)\s*$")


def read_enclosed(text: str, start: int, floor: int) -> list[Find]:
    """Tab A; enclosure No. 2; (Annex B): a piece that went with the paper. On a line of its own it is a heading."""
    found = _ENCLOSED.match(text, start)
    if found is None or (
        _OF_THE_PAPER.search(text, max(0, start - 3), start) and text[found.end() : found.end() + 1] in ("", "\n")
    ):
        return []
    begin = start + (len(found[0]) - len(found[0].lstrip("(")))
    end = found.end() - found[0].endswith(")")
    return [Find(start=begin, end=end, kind="enclosure", rule="enclosure")]


UNITED_NATIONS = (
    r"\b(?:(?:U\.?N\.?\s)?[Dd]oc(?:ument"
    r"|\.)?s?\.?\s(?:Nos?\.\s)?)?(?:SD/)?[SAET]/(?:[A-Z.0-9]{1,9}/){0,3}[0-9]{1,5}(?:/(?:Rev|Add|Corr)\.\s?[0-9]+)?\b"
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
