"""Messages named by whose they are and by nothing else: "your telegram", "the Department's instruction"."""

import re

from redept.grammar.short_forms import form_named
from redept.references.dated import read_form_date
from redept.references.finding import Find
from redept.references.gathering import finds_of, partner
from redept.references.issuers import Issuer
from redept.references.members import Member
from redept.references.numbered import read_form_number
from redept.references.pieces import FORM, HANDLING
from redept.references.standing_for import read_standing_for

ADDRESSED = rf"\b(?:[Yy]our|Department's|Embassy's|Legation's)\s(?:{HANDLING})?{FORM}\b"
_ADDRESSED = re.compile(
    rf"\b(?P<who>[Yy]our|Department's|Embassy's|Legation's)\s(?:{HANDLING})?(?P<form>{FORM})(?![a-z])"
)
_ANOTHER = re.compile(
    r"\s(?:to|from|of|dated|in\srelation|on|about|regarding|concerning|relating)\b|\sfor\s(?:the\s)?[A-Z]"
    r"|,?\s(?:No|[0-9])|-"
)
"""What says that another paper is meant, or one yet to be written: "your message for Secretary"
(frus1964-68v16/d347)."""
KINDS = frozenset(("telegram", "airgram", "despatch", "instruction"))
ROLES = {"your": "recipient", "department's": "department", "embassy's": "post", "legation's": "post"}


def read_addressed(text: str, start: int, floor: int) -> list[Find]:
    """your telegram: without number and day it is the one named before it (frus1943v06/d43); with them, what they
    say."""
    found = _ADDRESSED.match(text, start)
    if found is None:
        return []
    for read in (read_form_number, read_standing_for, read_form_date):
        if fuller := read(text, found.start("form"), floor):
            return fuller
    form = form_named(found["form"])
    if form is None or form[2] or form[1] not in KINDS or _ANOTHER.match(text, found.end()) is not None:
        return []
    issuer = Issuer(ROLES[found["who"].lower()], found["who"], start)
    finds = finds_of(
        [Member(start=start, end=found.end() - found[0].endswith("."))],
        "addressed",
        form[1],
        form[0],
        issuer,
        partner(issuer.role),
    )
    finds[0].anaphor = True
    return finds
