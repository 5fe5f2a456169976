"""The register of missions beside the register of chiefs of mission, where the tests have it.

`REDEPT_PAPERS` names a folder that holds `pocom.tar.xz`, itself or in one of its folders.
"""

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from redept.grammar.ministries import register as ministries
from redept.grammar.missions import register
from redept.model import Mission, Tenure
from redept.people.pocom import read_pocom

FILE = re.compile(r"pocom missions-(?:countries|orgs)/([\w-]+)\.xml")
DAY = re.compile(r"\b1\d{3}-\d\d(?:-\d\d)?\b")
RANK = {"Embassy": re.compile("mbassador"), "Legation": re.compile("nister|nvoy|iplomatic Agent|Resident|Commissioner")}
OTHERWISE = re.compile("chargé|renamed|moved|raised")


@cache
def tenures() -> Mapping[str, tuple[Tenure, ...]]:
    """The tenures of each office."""
    folder = os.environ.get("REDEPT_PAPERS")
    found = sorted(Path(folder).rglob("pocom.tar.*")) if folder else []
    if not found:
        pytest.skip("REDEPT_PAPERS names no folder that holds pocom.tar.xz")
    by_office: dict[str, tuple[Tenure, ...]] = {}
    for one in read_pocom(found[0]).tenures:
        by_office[one.office] = (*by_office.get(one.office, ()), one)
    return by_office


def told(source: str) -> list[tuple[str, str]]:
    """The offices and days that a source names."""
    return [(one[1], day) for one in FILE.finditer(source) for day in DAY.findall(source)]


def test_every_day_of_a_source_stands_in_the_register() -> None:
    sources = [one.source for one in register()]
    sources += [one.source for one in ministries().exile]
    wrong = [
        (source, day)
        for source in sources
        for office, day in told(source)
        if not any(day in (one.appointed, one.started, one.ended) for one in tenures().get(office, ()))
    ]
    assert wrong == []


def begins(one: Mission) -> list[str]:
    """The years in which somebody of the rank of a mission's head took charge there."""
    office = FILE.search(one.source)
    rank = RANK.get(one.kind)
    if office is None or rank is None:
        return []
    return [
        (held.started or held.appointed or "")[:4]
        for held in tenures().get(office[1], ())
        if held.served and rank.search(held.title)
    ]


def test_an_embassy_begins_with_an_ambassador_and_a_legation_with_a_minister() -> None:
    wrong = [
        (one.city, one.country, one.kind, one.first)
        for one in register()
        if FILE.search(one.source) and one.kind in RANK
        if not OTHERWISE.search(one.source) and str(one.first) not in begins(one)
    ]
    assert wrong == []


def test_few_missions_begin_otherwise() -> None:
    assert tenures()
    otherwise = [one.city for one in register() if FILE.search(one.source) and OTHERWISE.search(one.source)]
    assert len(otherwise) < 20


def test_a_source_names_a_heading_or_the_register() -> None:
    kinds = ("frus", "pocom")
    assert [one.city for one in register() if not one.source.startswith(kinds)] == []
