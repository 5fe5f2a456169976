"""Weights are learned from what readers marked and judged."""

from redept.evaluation import weighing
from redept.evaluation.marks import gold
from redept.evaluation.weighing import Case, judged, learn


def test_a_trait_of_right_rows_weighs_for_and_one_of_wrong_rows_against() -> None:
    cases = [Case(["said", "that"], True)] * 8 + [Case(["noun", "that"], False)] * 8
    weights = learn(cases)
    assert weights["said"] > 0 > weights["noun"]
    assert abs(weights["that"]) < abs(weights["said"])


def test_a_trait_met_once_is_left_out() -> None:
    assert "once" not in learn([Case(["once", "often"], True), *[Case(["often"], False)] * 4])


def test_the_judged_rows_are_of_the_volumes_of_the_tuning_part_alone() -> None:
    tuning = {one.volume for one in gold() if one.part == "tuning"}
    held_out = {one.volume for one in gold() if one.part == "held-out"}
    volumes = {one.document.partition("/")[0] for one in judged()}
    assert volumes <= tuning
    assert not volumes & held_out


def test_marks_made_once_are_of_the_tuning_part_and_of_other_sentences() -> None:
    once = list(gold("once"))
    assert {one.part for one in once} == {"tuning"}
    assert not {one.place for one in once} & {one.place for one in gold()}


def test_tables_are_written_as_the_data_file_has_them() -> None:
    cases = [Case(['led "', "x"], True), Case(['led "', "x"], False), Case(["x"], True)]
    text = weighing.as_toml({"row": {"": 0.5, 'led "': 1.25}}, {"row": cases})
    assert '"led \\"" = [1.25, 2]' in text
