"""Ten cases worked out by hand from a printed volume: threads, gaps, wanted papers, what an office had."""

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from redept import pipeline
from redept.corpus import Reader, open_reader
from redept.finding_aids.gaps import Held, gaps
from redept.finding_aids.known import known
from redept.finding_aids.thread import thread

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "by_hand.toml").read_text("utf-8"))
VOLUME: str = CASES["volume"]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = os.environ.get("REDEPT_PAPERS")
    found = next(Path(folder).rglob(f"{VOLUME}.xml*"), None) if folder else None
    if found is None:
        pytest.skip(f"REDEPT_PAPERS names no folder with {VOLUME}")
    corpus = tmp_path_factory.mktemp("by_hand") / "volume.redept"
    pipeline.add(corpus, [found])
    with open_reader(corpus) as reader:
        yield reader


def short(name: str) -> str:
    """A document of the volume by its own id, a wanted paper by its number: "d254", "w:285"."""
    return f"w:{name.split('-')[2]}" if name.startswith("wanted-") else name.removeprefix(f"{VOLUME}/")


def test_there_are_ten_cases() -> None:
    assert sum(len(CASES[aid]) for aid in ("thread", "gaps", "wanted", "known")) == 10


@pytest.mark.parametrize("case", CASES["thread"], ids=lambda case: case["of"])
def test_a_thread_has_the_links_that_the_words_name(case: dict[str, Any], reader: Reader) -> None:
    papers = thread(reader, f"{VOLUME}/{case['of']}")
    links = {(short(paper.id), link.relation, short(link.to)) for paper in papers for link in paper.links}
    assert {tuple(link) for link in case["links"]} <= links


def cited(held: Held) -> tuple[int, str, list[str]]:
    return held.number, held.date or "undated", sorted(map(short, held.cited_by))


@pytest.mark.parametrize("case", CASES["gaps"], ids=lambda case: case["run"][1])
def test_a_run_has_the_numbers_that_are_printed_and_cited(case: dict[str, Any], reader: Reader) -> None:
    (run,) = (one for one in gaps(reader) if [one.kind, one.from_, one.to, one.begins] == case["run"])
    assert [one.number for one in run.numbers if one.state == "printed"] == case["printed"]
    assert [cited(one) for one in run.numbers if one.state == "cited"] == [tuple(row) for row in case["cited"]]


@pytest.mark.parametrize("case", CASES["wanted"], ids=lambda case: f"{case['form']} {case['number']}")
def test_a_wanted_paper_has_all_that_is_said_of_it(case: dict[str, Any], reader: Reader) -> None:
    same = [
        one
        for one in reader.wanted()
        if (one.form, one.number, one.from_) == (case["form"], case["number"], case["from"])
    ]
    (one,) = (one for one in same if one.date == case["date"])
    assert one.file_number == case.get("file", one.file_number)
    assert sorted(map(short, one.cited_by)) == case["cited_by"]


@pytest.mark.parametrize("case", CASES["known"], ids=lambda case: case["office"])
def test_an_office_had_what_had_come_by_the_hour(case: dict[str, Any], reader: Reader) -> None:
    had = {short(one.id) for one in known(reader, case["office"], case["on"])}
    assert set(case["had"]) <= had
    assert not had & set(case["not"])
