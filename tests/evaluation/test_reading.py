"""What the scores of reading count."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from redept import evaluation, sources
from redept.cli import main
from redept.errors import SourceError
from redept.evaluation.editors import Field, plain, said_of
from redept.evaluation.reading import Failure, examples, gained_and_lost, outcome, period_of, read_as_text
from redept.evaluation.table import failure
from redept.model import SourceText

SPECIMEN = next((Path(evaluation.__file__).parents[1] / "specimen").glob("*.xml"))


@pytest.mark.parametrize(
    ("true", "said", "how"),
    [
        ("Paris", "PARIS.", "right"),
        ("the Secretary of State", "Secretary of State", "right"),
        ("Paris", "Lyons", "wrong"),
        ("Paris", None, "missed"),
        (None, "Paris", None),
        ((), (), None),
    ],
)
def test_a_field_is_right_wrong_or_missed(true: object, said: object, how: str | None) -> None:
    assert outcome(Field(name="place", true=true, said=said)) == how


def test_what_editors_mark_wherever_it_is_may_be_invented() -> None:
    assert outcome(Field(name="signature", true=None, said="Herter", exhaustive=True)) == "invented"


def test_marked_words_may_be_a_part_of_an_office() -> None:
    assert said_of("Embassy in Libya", "Embassy") == "Embassy"
    assert said_of("Ambassador in Libya", "Embassy") == "Ambassador in Libya"


def test_words_are_compared_without_case_dashes_and_article() -> None:
    assert plain("The  Under–Secretary.") == plain("under-secretary")


@pytest.mark.parametrize(
    ("volume", "period"), [("frus1861", "to 1905"), ("frus1944v04", "1944-47"), ("frus1977-80v21", "from 1977")]
)
def test_a_period_is_told_by_the_volume(volume: str, period: str) -> None:
    paper = SourceText(volume=volume, document="d1", text="", format="tei", place_in_file="a:1")
    assert period_of(paper) == period


def test_the_specimen_is_read_from_its_words() -> None:
    reading = read_as_text(sources.load(SPECIMEN).papers)
    everything = reading.tallies["all"]
    assert reading.papers > 30
    assert everything["place"]["right"] > 0
    assert sum(everything["whole record"].values()) == reading.papers
    assert (
        sum(tally["whole record"]["right"] for period, tally in reading.tallies.items() if period != "all")
        == (everything["whole record"]["right"])
    )


def one(document: str, field: str = "place") -> Failure:
    return Failure(document=document, field=field, outcome="wrong", true="Paris", said="Lyons")


def test_two_runs_are_compared_by_paper_and_field() -> None:
    gained, lost = gained_and_lost([one("v/d1"), one("v/d2")], [one("v/d2"), one("v/d3")])
    assert [found.document for found in gained] == ["v/d1"]
    assert [found.document for found in lost] == ["v/d3"]


def test_examples_show_the_commonest_kind_first() -> None:
    shown = examples([one("v/d1", "date"), one("v/d1"), one("v/d2"), one("v/d3")], most=2)
    assert [(found.document, found.field) for found in shown] == [
        ("v/d1", "place"),
        ("v/d2", "place"),
        ("v/d1", "date"),
    ]


def test_a_failure_is_one_line() -> None:
    assert failure(one("v/d1")) == "  v/d1 place wrong: Paris, read as Lyons"


def test_the_command_compares_with_an_earlier_run(tmp_path: Path) -> None:
    first = CliRunner().invoke(main, ["evaluate", str(SPECIMEN), "--json"])
    assert first.exit_code == 0, first.output
    old = tmp_path / "old.json"
    old.write_text(first.output, "utf-8")
    second = CliRunner().invoke(main, ["evaluate", str(SPECIMEN), "--gained-lost", str(old), "--examples", "1"])
    assert second.exit_code == 0, second.output
    assert "0 gained, 0 lost" in second.output
    assert "whole record" in second.output


def test_a_file_without_scores_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}", "utf-8")
    with pytest.raises(SourceError, match="no scores of an earlier run"):
        evaluation.failures_of(other)
