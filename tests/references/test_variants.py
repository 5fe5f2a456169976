"""One reference in all the ways it is written: spaces, dashes, shortenings, dates before and behind."""

import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from redept.grammar.dates import iso
from redept.model import Document, Reference
from redept.references import find

LEAD = re.compile(r"^(?:(?:the|re:?|unnumbered|Soviet|telegram)\s)+", re.IGNORECASE)
CASES = tomllib.loads((Path(__file__).parent / "cases" / "variants.toml").read_text("utf-8"))["family"]
MOST = 700


def variants(family: dict[str, Any]) -> Iterator[str]:
    for words in family["words"]:
        names = [name for _, name, _, _ in Formatter().parse(words) if name]
        ways = list(product(*(family[name] for name in names)))
        for way in ways[:: len(ways) // MOST + 1]:
            yield words.format(**dict(zip(names, way, strict=True)))


def wrong(words: str, family: dict[str, Any]) -> str | None:
    text = f"Words follow. See {words}; the rest is other matter."
    found = find(Document(id="v/d1", volume="v", heading=None, form=None, file_number=None, text=text))
    numbers = family.get("numbers")
    if numbers is not None and [one.number for one in found] != numbers:
        return f"numbers {[one.number for one in found]}"
    if numbers is None and len(found) != 1:
        return f"{len(found)} found {[one.text for one in found]}"
    said = (differs(one, family["expect"]) for one in found)
    return next(filter(None, said), None) or (
        None if LEAD.sub("", words) == LEAD.sub("", found[-1].text) else found[-1].text
    )


def differs(one: Reference, expect: dict[str, Any]) -> str | None:
    for field, value in expect.items():
        if field == "day":
            said = iso(one.date, 1950) if one.date else None
            if said is not None and said[5:10] != value:
                return f"date {said}"
        elif field == "month":
            if one.date is None or one.date.month != value:
                return f"date {one.date}"
        elif value == "NUMBER":
            if one.number is None or one.number not in one.text:
                return f"number {one.number}"
        elif getattr(one, field) != value:
            return f"{field} {getattr(one, field)!r}"
    if one.date is None and any(month in one.text for month in MONTHS):
        return "no date"
    return None


MONTHS = ("Jun", "Sep", "Oct", "May", "March", "Aug", "6/5")


@pytest.mark.parametrize("family", CASES, ids=lambda family: family["name"])
def test_all_ways_of_writing_a_reference_are_one_reference(family: dict[str, Any]) -> None:
    failed = {words: said for words in variants(family) if (said := wrong(words, family))}
    assert failed == {}
