"""A rule that fails on one paper takes nothing from the papers beside it."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from redept import corpus, people, pipeline, reading, references, statements
from redept.finding_aids.check import check
from redept.model import Document, ListedPerson, SourceText
from redept.pipeline.guard import ListedPersons

HEADING = "{} (Harriman) to the Secretary of State\n\nMoscow, September {}, 1944.\n\n"
FIRST = HEADING.format("The Ambassador in the Soviet Union", 20) + "3600. The Embassy has been informed that he left.\n"
SECOND = HEADING.format("The Ambassador in the Soviet Union", 24) + "3652. ReEmbs 3600, September 20. He is UNLUCKY.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "d1.txt").write_text(FIRST)
    (papers / "d2.txt").write_text(SECOND)
    return papers


def failing_on(word: str, rule: Callable[..., Any]) -> Callable[..., Any]:
    """A rule that fails on papers with a word, and is as it was on all others."""

    def failing(paper: Document | SourceText, *rest: object) -> object:
        if word in getattr(paper, "text", word):
            raise IndexError("no such place")
        return rule(paper, *rest)

    return failing


@pytest.mark.parametrize(
    ("room", "rule", "what"),
    [(reading, "read", "structure"), (references, "find", "references"), (statements, "find", "statements")],
)
def test_a_failing_rule_is_a_problem_of_its_paper(
    room: ModuleType, rule: str, what: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, rule, failing_on("UNLUCKY", getattr(room, rule)))
    added = pipeline.add(tmp_path / "c.redept", [folder], volume="v", workers=1)
    assert (added.files, added.documents, added.failures) == (2, 2, ())
    with corpus.open_reader(tmp_path / "c.redept") as reader:
        failed = [finding for finding in check(reader) if finding.code == "rule-failed"]
        assert [finding.document for finding in failed] == ["v/d2"]
        assert failed[0].message.startswith(f"a rule for the {what} of a paper failed here (")
        assert failed[0].message.endswith("): IndexError: no such place")
        assert reader.document("v/d2").text == SECOND


def test_a_failing_rule_for_persons_is_a_problem_of_its_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "Index", failing_on("", people.Index))
    listed = ListedPersons((ListedPerson(id="p1", name="Harriman, W. Averell"),))
    document = Document(id="v/d1", volume="v", heading=None, form=None, file_number=None, text="Mr. Harriman")
    found, mentions = listed.mentions_in(document)
    assert mentions == ()
    assert [problem.code for problem in found.problems] == ["rule-failed"]


def test_references_on_which_a_rule_fails_stay_undecided(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("redept.resolution.by_notes", failing_on("", len))
    pipeline.add(tmp_path / "c.redept", [folder], volume="v", workers=1)
    with corpus.open_reader(tmp_path / "c.redept") as reader:
        decided = [one for _, one in reader.decisions()]
    assert [one.status for one in decided] == ["indefinite"]
    assert decided[0].because == (
        "nothing decided: a rule of the program failed on this paper (IndexError: no such place)",
    )
