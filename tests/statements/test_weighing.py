"""Rows are weighed by plain traits, whose weights ship as data."""

import tomllib
from importlib.resources import files

from redept import statements
from redept.model import Document, Party
from redept.statements import weighing


def telegram(text: str) -> Document:
    """An invented telegram."""
    return Document(
        id="v/d1",
        volume="v",
        heading=None,
        form="Telegram",
        file_number=None,
        date="1944-09-24",
        sender=(Party(name="Alder", office="Ambassador in the Soviet Union"),),
        recipient=(Party(office="Secretary of State"),),
        text=text,
        body_end=len(text),
    )


def test_every_weight_has_a_number_and_how_often_it_was_met() -> None:
    found = tomllib.loads(files("redept.statements").joinpath("weights.toml").read_text("utf-8"))
    assert set(found) == {"end", "row"}
    for table in found.values():
        assert "" in table
        assert all(isinstance(weight, float) and met >= 0 for weight, met in table.values())


def test_a_chance_lies_between_nought_and_one_whatever_the_traits() -> None:
    assert weighing.chance([], {"": 0.0}) == 0.5
    assert 0 < weighing.chance(["a"] * 9, {"a": -100.0}) < weighing.chance(["a"] * 9, {"a": 100.0}) <= 1


def test_what_is_supposed_is_proposed_and_dropped() -> None:
    paper = telegram("You should tell the Minister that the lamps were not lit.")
    proposed = [row for reading in statements.proposed(paper) for row in weighing.rows_in(reading)]
    assert any(row.doubt for row in proposed)
    assert not statements.find(paper).statements
    assert [one.kind for one in statements.find(paper).questions] == ["request"]


def test_content_ends_where_the_sentence_goes_on_with_another_who_speaks() -> None:
    paper = telegram("Sorrel asked whether the lamps were lit, and Linden replied that they were out.")
    asked = statements.find(paper).questions
    assert [one.text for one in asked] == ["whether the lamps were lit"]


def test_what_is_not_known_is_kept_unweighed() -> None:
    paper = telegram("The Embassy does not know what was said in it.")
    assert [one.certainty for one in statements.find(paper).statements] == ["not known"]
