"""The trials with kills see what they must see."""

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from redept import pipeline
from redept.evaluation import faults


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    volume = tmp_path / "specimen.xml"
    volume.write_bytes((files("redept") / "specimen" / "specimen.xml").read_bytes())
    pipeline.add(tmp_path / "c.redept", [volume])
    return tmp_path / "c.redept"


def test_trials_with_kills_lose_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert faults.main(["--trials", "3", "--seed", "7"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "3 trials, seed 7: 0 losses"


def test_a_whole_corpus_passes_every_check(corpus: Path) -> None:
    assert faults.damage(corpus) is None
    assert faults.halves(corpus) is None


def test_a_missing_paper_is_half_a_source(corpus: Path) -> None:
    with sqlite3.connect(corpus) as connection:
        connection.execute("DELETE FROM document WHERE id = 'specimen/d5'")
    connection.close()
    assert faults.halves(corpus) == "half a source"


def test_a_missing_judgement_is_a_loss(corpus: Path) -> None:
    assert faults.lost_judgements(corpus) == "a judgement"


def test_rows_without_their_source_are_damage(corpus: Path) -> None:
    with sqlite3.connect(corpus) as connection:
        connection.execute("DELETE FROM source")
    connection.close()
    assert faults.damage(corpus) == "rows without their source"


def test_a_command_that_loses_a_decision_is_seen(corpus: Path) -> None:
    before = faults.contents(corpus)
    with sqlite3.connect(corpus) as connection:
        connection.execute("DELETE FROM decision WHERE document = 'specimen/d5'")
    connection.close()
    assert faults.contents(corpus) != before
