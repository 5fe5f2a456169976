"""All that the papers of the specimen say of what was told, done and asked, and nothing else."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from redept import reading, sources, statements
from redept.model import Document
from redept.model.statement import Question, Speaker, Statement

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "specimen.toml").read_text("utf-8"))[
    "paper"
]


@pytest.fixture(scope="module")
def papers() -> dict[str, Document]:
    volume = sources.load(Path(str(files("redept") / "specimen" / "specimen.xml")))
    return {document.id: document for paper in volume.papers for document in reading.read(paper)}


def words(speaker: Speaker | None) -> str:
    """Who it is, as written, or as understood from the heading."""
    return (speaker.words or speaker.name or speaker.office or speaker.post or "-") if speaker else "-"


def row(one: Statement | Question) -> str:
    """A finding as a row of a case."""
    where = f"note {one.note}" if one.note else "body"
    ends = [" ".join(one.text.split()[:4]), " ".join(one.text.split()[-4:])]
    if isinstance(one, Question):
        hangs = [f"if {one.depends_on.answer}"] if one.depends_on else []
        return " | ".join([one.kind, where, *ends, words(one.by), words(one.to), *hangs])
    via = ", ".join(words(speaker) for speaker in one.via) or "-"
    return " | ".join(
        [one.kind, where, *ends, words(one.source), words(one.recipient), via, one.state or one.certainty]
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["document"]))
def test_a_paper_of_the_specimen_gives_all_that_it_says_and_nothing_else(
    papers: dict[str, Document], case: dict[str, Any]
) -> None:
    found = statements.find(papers[case["document"]])
    rows: list[Statement | Question] = [*found.statements, *found.questions]
    assert [row(one) for one in rows] == case["rows"]
