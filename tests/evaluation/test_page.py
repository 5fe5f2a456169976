"""Scores as a page of the documents."""

import pytest

from redept.evaluation import Reading, Scores
from redept.evaluation.page import page


def test_the_page_has_a_table_of_fields_of_periods_and_of_links() -> None:
    counts = {"right": 3, "wrong": 1, "missed": 0, "invented": 2}
    tally = {"place": counts, "whole record": counts}
    reading = Reading(papers=4, tallies={"all": tally, "1948-51": tally}, failures=())
    shown = page(Scores(reading=reading, links={"document": {"right": 2, "wrong": 0, "none": 1}}), ("a", "b"))
    assert "4 papers of 2 volumes: a, b." in shown
    assert "| place | 0.7500 | 3 | 1 | 0 | 2 |" in shown
    assert "| 1948-51 | 0.7500 | 6 |" in shown
    assert "| document | 2 | 0 | 1 |" in shown


@pytest.mark.parametrize(
    ("volumes", "said"),
    [
        (("frus1955-57v10",), "**All of them were read while the rules were written"),
        (("frus1955-57v10", "mine"), "**Read while the rules were written: frus1955-57v10.** Scores on these flatter."),
        (("mine",), "None of them was read"),
    ],
)
def test_the_page_says_which_volumes_were_read(volumes: tuple[str, ...], said: str) -> None:
    assert said in page(Scores(reading=Reading(papers=1, tallies={}, failures=()), links={}), volumes)
