"""Words that stand for a paper named elsewhere, and words that name the paper's own copies."""

import re

from redept.grammar.short_forms import form_named
from redept.references.finding import Find
from redept.references.gathering import finds_of, partner
from redept.references.issuers import issuer_before
from redept.references.members import Member, read_members, read_tails
from redept.references.pieces import (
    FORM,
)

STANDING_FOR = (
    rf"\b(?:[Rr]eferenced?|[Rr]ef|REF|[Cc]ited|(?:[Aa]bove|[Aa]fore|[Bb]efore)-?\s?(?:mentioned|cited|said|quoted))\s{FORM}\b"
    rf"|\b{FORM}\s(?:under|in)\s(?:reference|acknowledge?ment)\b"
)
_STANDING_FOR = re.compile(
    r"\b(?:[Rr]eferenced?|[Rr]ef|REF|[Cc]ited|(?:[Aa]bove|[Aa]fore|[Bb]efore)-?\s?(?:mentioned|cited|said|quoted))\s"
    rf"(?P<form>{FORM})(?![a-z])|\b(?P<form2>{FORM})\s(?:under|in)\s(?:reference|acknowledge?ment)\b"
)


def read_standing_for(text: str, start: int, floor: int) -> list[Find]:
    """telegram under reference; your note under acknowledgment; my above-cited despatch."""
    found = _STANDING_FOR.match(text, start)
    if found is None or text.startswith(" Aviv", found.end()):
        return []
    form = form_named(found["form"] or found["form2"])
    if form is None:
        return []
    issuer = issuer_before(text, start, floor)
    members = read_members(text, issuer.start, found.end() + 1, plural=form[2])
    if not members:
        members = [Member(start=issuer.start, end=found.end())]
        read_tails(text, members[0])
    finds = finds_of(members, "under reference", form[1], form[0], issuer, partner(issuer.role))
    for find in finds:
        find.anaphor = find.number is None and find.date is None
    return finds


BESIDE = (
    rf"\b(?:(?:[Ii]mmediately|[Nn]ext)\s(?:preceding|previous|following|succeeding)|[Ii]mmediately\safter"
    rf"|[Ss]upplementary)\s{FORM}\b"
)
_BESIDE = re.compile(
    rf"\b(?:(?:[Ii]mmediately|[Nn]ext)\s(?P<where>preceding|previous|following|succeeding|after)|[Ss]upplementary)"
    rf"\s(?P<form>{FORM})(?![a-z])"
)


_BEING_SENT = re.compile(r"\s(?:which\s(?:I\s)?am|follows|being\ssent)\b")
"""What makes a "supplementary telegram" the next one: "which am repeating to Guatemala" (frus1934v05/d215)."""


def read_beside(text: str, start: int, floor: int) -> list[Find]:
    """my immediately preceding telegram: the one that the sender numbered just before (frus1958-60v07p1/d143)."""
    found = _BESIDE.match(text, start)
    form = form_named(found["form"]) if found else None
    if found is None or form is None or form[1] not in ("telegram", "airgram", "despatch"):
        return []
    issuer = issuer_before(text, start, floor)
    if found["where"] is None and (form[2] or not (issuer.role == "writer" or _BEING_SENT.match(text, found.end()))):
        return []
    find = Find(start=issuer.start, end=found.end(), kind=form[1], rule="preceding message", form=form[0])
    find.issuer, find.issuer_words = issuer.role or "writer", issuer.words
    find.position = "preceding" if found["where"] in ("preceding", "previous") else "following"
    return [find]


OWN_COPIES = (
    r"\b(?:Sent|Repeated|Rptd|Rpt|Repeat|Passed|Pouched|Also\ssent|Info"
    r"|Dept(?:artment)?\s(?:please\s)?(?:repeat|rpt|pass)|Department\s(?:please\s)?(?:repeat|rpt|pass))\s(?:to\s"
    r"|info\s|for\s)?[A-Z]"
)
_OWN_COPIES = re.compile(r"(?:^|[.;:)\n]\s{0,4})$")
_SENTENCE = re.compile(
    r"(?:(?![;,]\s(?:and\s|but\s)?see\b|\b(?:Printed|Documents?|[Ff]ootnotes?|pp?\.)\s)(?:[^.\n]|\.(?=\s?[a-z0-9,])))*"
)


def read_own_copies(text: str, start: int, floor: int) -> list[Find]:
    """Nothing: "Sent Department 178; repeated Karachi 60" names the paper's own copies and is stepped over."""
    if _OWN_COPIES.search(text, max(0, start - 6), start) is None:
        return []
    found = _SENTENCE.match(text, start)
    return [Find(start=start, end=found.end() if found else start, kind="none", rule="own copies")]


REPEATED = r"\b(?:repeated|rptd|rpt)(?:\s(?:to|info|information|for\sinfo|for\sinformation))?\s[A-Z]"
_REPEATED = re.compile(
    r"(?:repeated|rptd|rpt)(?:\s(?:to|info|information|for\sinfo|for\sinformation))?\s"
    r"(?:[A-Z][\w.']*(?:\s[A-Z][\w.']*){0,2}\s[0-9]{1,6}\b(?:,\sand\s|,\s|;\s|\sand\s)?)+"
)


def read_repeated(text: str, start: int, floor: int) -> list[Find]:
    """Nothing: "repeated Kabul 77, London 110" gives the numbers of copies, not papers of Kabul and London."""
    found = _REPEATED.match(text, start)
    return [Find(start=start, end=found.end(), kind="none", rule="copies")] if found else []
