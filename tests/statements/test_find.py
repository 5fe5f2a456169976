"""What is told, done, held and asked is found as the case files have it, and is always a span of the text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept import statements
from redept.grammar.patterns import engines
from redept.model import Document, OwnNumber, PageBreak, Party
from redept.model.statement import CERTAINTIES, Question, Statement

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    return found


def telegram(text: str, **known: Any) -> Document:
    """An invented telegram from Moscow."""
    fields: dict[str, Any] = {
        "id": "v/d1",
        "volume": "v",
        "heading": None,
        "form": "Telegram",
        "file_number": None,
        "date": "1944-09-24",
        "numbers": (OwnNumber(number="1", from_="Moscow", to="Department"),),
        "sender": (Party(name="Alder", office="Ambassador in the Soviet Union"),),
        "recipient": (Party(office="Secretary of State"),),
        "body_end": len(text),
    }
    return Document(text=text, **(fields | known))


def written(one: Statement, text: str) -> dict[str, str | None]:
    """A statement in the words of a case."""
    return {
        "state": one.state,
        "to": one.recipient.words if one.recipient else None,
        "via": ", ".join(via.words or "" for via in one.via) or None,
        "means": one.means,
        "if": text[one.condition.start : one.condition.end] if one.condition else None,
        "ground": text[one.ground.start : one.ground.end] if one.ground else None,
    }


@pytest.mark.parametrize("case", cases("statements.toml"), ids=lambda case: str(case["text"])[:50])
def test_statements_are_found(case: dict[str, Any]) -> None:
    text = case["text"]
    found = statements.find(telegram(text)).statements
    rows = [[part.strip() for part in row.split("|")] for row in case["rows"]]
    assert [(one.kind, one.text, (one.source.words or "") if one.source else "", one.certainty) for one in found] == [
        tuple(row[:4]) for row in rows
    ]
    for one, row in zip(found, rows, strict=True):
        said = dict(part.split("=", 1) for part in row[4:])
        assert said.items() <= written(one, text).items()


@pytest.mark.parametrize("case", cases("questions.toml"), ids=lambda case: str(case["text"])[:50])
def test_questions_are_found(case: dict[str, Any]) -> None:
    found = statements.find(telegram(case["text"])).questions
    words = {one.id: one.text for one in found}
    rows = []
    for one in found:
        hangs = one.depends_on
        tail = [f"if {hangs.answer}: {words[hangs.question]}"] if hangs else []
        rows.append(" | ".join([one.kind, one.text, *tail]))
    assert rows == case["rows"]


def test_the_parties_of_the_heading_stand_behind_the_pronouns() -> None:
    (told,) = statements.find(telegram("I told Sorrel that the oil was paid.")).statements
    assert told.source is not None and told.recipient is not None
    assert (told.source.name, told.source.post) == ("Alder", "Moscow")
    assert told.certainty == "asserted"
    assert told.recipient.words == "Sorrel"


def test_the_embassy_is_the_one_that_writes_and_a_foreign_one_is_at_the_same_post() -> None:
    text = "The Embassy has been informed that he left. The British Ambassador said that he stayed."
    first, second = statements.find(telegram(text)).statements
    assert first.recipient is not None and second.source is not None
    assert first.recipient.post == second.source.post == "Moscow"
    assert second.source.office == "British Ambassador"


def test_markers_and_pages_do_not_part_a_sentence() -> None:
    text = "He said that the oil [Page 12] was paid."
    page = PageBreak(page="12", start=21, end=30)
    (told,) = statements.find(telegram(text, page_breaks=(page,))).statements
    assert told.text == "the oil [Page 12] was paid"


@pytest.mark.parametrize("engine", engines())
def test_every_engine_finds_the_same(engine: str) -> None:
    text = " ".join(case["text"] for case in cases("statements.toml"))
    assert statements.find(telegram(text), engine=engine) == statements.find(telegram(text))


PIECES = tuple((CASES / "pieces.txt").read_text("utf-8").split("|"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=30))
def test_any_text_gives_spans_of_itself(pieces: list[str]) -> None:
    text = " ".join(pieces)
    findings = statements.find(telegram(text))
    rows: tuple[Statement | Question, ...] = (*findings.statements, *findings.questions)
    for one in rows:
        assert text[one.start : one.end] == one.text
        assert 0 <= one.cue.start < one.cue.end <= len(text)
    assert all(one.certainty in CERTAINTIES for one in findings.statements)
    ids = [one.id for one in findings.statements]
    assert len(ids) == len(set(ids))
