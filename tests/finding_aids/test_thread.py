"""An exchange holds what its papers say of one another, in order."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from redept.corpus import Reader
from redept.errors import UnknownDocument
from redept.finding_aids.thread import thread

CASES = tomllib.loads((Path(__file__).parent / "cases" / "specimen_threads.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["paper"]))
def test_an_exchange_holds_these_links(case: dict[str, Any], specimen: Reader) -> None:
    papers = thread(specimen, f"specimen/{case['paper']}")
    links = {
        f"{paper.id} {link.relation} {link.to}".replace("specimen/", "") for paper in papers for link in paper.links
    }
    assert set(case["links"]) <= links


def test_papers_stand_by_date_and_wanted_ones_in_their_place(specimen: Reader) -> None:
    papers = thread(specimen, "specimen/d17")
    dates = [paper.date for paper in papers if paper.date]
    assert dates == sorted(dates)
    assert any(paper.wanted for paper in papers)


def test_what_is_answered_says_by_what(specimen: Reader) -> None:
    (telegram,) = (paper for paper in thread(specimen, "specimen/d3") if paper.id == "specimen/d3")
    assert telegram.steps == 0
    assert telegram.answered_by == ("specimen/d5",)


def test_every_link_has_its_reference_and_reasons(specimen: Reader) -> None:
    for paper in thread(specimen, "specimen/d38"):
        for link in paper.links:
            assert link.reference.startswith(f"{paper.id}@")
            assert link.because


def test_one_step_is_less_than_three(specimen: Reader) -> None:
    assert len(thread(specimen, "specimen/d40", steps=1)) < len(thread(specimen, "specimen/d40", steps=3))


def test_an_unknown_paper_is_named(specimen: Reader) -> None:
    with pytest.raises(UnknownDocument, match="d999"):
        thread(specimen, "specimen/d999")
