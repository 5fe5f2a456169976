"""Finding aids over volumes of the series say what was worked out by hand, each within a second."""

import os
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from redept import pipeline
from redept.corpus import Reader, open_reader
from redept.finding_aids.chronology import chronology
from redept.finding_aids.gaps import gaps
from redept.finding_aids.known import known
from redept.finding_aids.pull_list import pull_list
from redept.finding_aids.thread import thread

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "volumes.toml").read_text("utf-8"))
VOLUME = CASES["volumes"][0]
LONGEST = 1.0
"""Seconds that an answer may take, on a corpus of thirty-nine volumes as on this one."""

pytestmark = pytest.mark.skipif("REDEPT_PAPERS" not in os.environ, reason="REDEPT_PAPERS names no folder of volumes")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    held = {Path(path).name.partition(".")[0]: path for path in pipeline.paths(os.environ["REDEPT_PAPERS"])}
    missing = [name for name in CASES["volumes"] if name not in held]
    if missing:
        pytest.skip(f"the folder that REDEPT_PAPERS names does not hold {', '.join(missing)}")
    path = tmp_path_factory.mktemp("volumes") / "volumes.redept"
    pipeline.add(path, [held[name] for name in CASES["volumes"]])
    return path


@pytest.fixture
def reader(corpus: Path) -> Iterator[Reader]:
    with open_reader(corpus) as opened:
        yield opened


def full(document: str) -> str:
    return document if "/" in document or document.startswith("wanted") else f"{VOLUME}/{document}"


def timed(work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    found = work()
    assert time.perf_counter() - began < LONGEST
    return found


@pytest.mark.parametrize("case", CASES["thread"], ids=lambda case: str(case["document"]))
def test_papers_of_an_exchange_answer_one_another(reader: Reader, case: dict[str, Any]) -> None:
    papers = timed(lambda: thread(reader, full(case["document"])))
    links = {f"{paper.id} {link.relation} {link.to}" for paper in papers for link in paper.links}
    wished = {" ".join((full(one), relation, full(other))) for one, relation, other in map(str.split, case["links"])}
    assert wished <= links


@pytest.mark.parametrize("case", CASES["known"], ids=lambda case: f"{case['office']} {case['on']}")
def test_an_office_had_what_had_come(reader: Reader, case: dict[str, Any]) -> None:
    had = {one.id: one.how for one in timed(lambda: known(reader, case["office"], case["on"]))}
    rows = [row.rpartition(" ") for row in case["rows"]]
    assert {full(document): how for how, _, document in rows}.items() <= had.items()
    assert not {full(document) for document in case.get("absent", [])} & had.keys()


@pytest.mark.parametrize("case", CASES["gaps"], ids=lambda case: f"{case['from']} {case['begins']}")
def test_numbers_that_nobody_speaks_of_are_gaps(reader: Reader, case: dict[str, Any]) -> None:
    runs = timed(lambda: list(gaps(reader)))
    (run,) = [
        one
        for one in runs
        if (one.kind, one.from_, one.to, one.begins) == ("telegram", case["from"], case["to"], case["begins"])
    ]
    states = {one.number: one.state for one in run.numbers}
    assert dict.fromkeys(case["printed"], "printed").items() <= states.items()
    assert dict.fromkeys(case["cited"], "cited").items() <= states.items()
    assert {tuple(stretch) for stretch in case["missing"]} <= set(run.missing)


@pytest.mark.parametrize("case", CASES["wanted"], ids=lambda case: str(case["number"]))
def test_a_wanted_paper_is_on_the_pull_list_under_its_file(reader: Reader, case: dict[str, Any]) -> None:
    pulls = timed(lambda: pull_list(reader))
    (pull,) = [one for one in pulls if (one.number, one.from_, one.to) == (case["number"], case["from"], case["to"])]
    assert {full(document) for document in case["cited_by"]} <= set(pull.cited_by)
    assert case["look_under"] in (pull.file_number, *pull.look_under)


@pytest.mark.parametrize("case", CASES["chronology"], ids=lambda case: str(case["query"]))
def test_papers_stand_in_the_order_of_their_days(reader: Reader, case: dict[str, Any]) -> None:
    events = timed(lambda: chronology(reader, case["query"]))
    ids = [one.document for one in events if one.kind == "paper"]
    places = [ids.index(full(document)) for document in case["papers"]]
    assert places == sorted(places)
