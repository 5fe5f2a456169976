"""Confidences are held to their word on volumes that taught nothing."""

import pytest

from redept.evaluation import calibration
from redept.evaluation.calibration import Answer, Step, answers, curve, table
from redept.evaluation.learning import Choice
from redept.resolution.weights import START

RIGHT = (("dated", START), ("dated", "date +2.5"), ("dated", "by +2"))
WRONG = (("dated", START), ("dated", "date +2.5"), ("dated", "by -1"))


def test_a_volume_does_not_judge_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    taught: list[set[str | None]] = []

    def learn(known: list[Choice]) -> dict[tuple[str, str], float]:
        taught.append({one.volume for one in known})
        return {}

    monkeypatch.setattr(calibration, "learn", learn)
    known = [Choice((RIGHT, WRONG), 0, volume) for volume in "abcabc"]
    assert len(list(answers(known, folds=3))) == 6
    assert taught == [{"b", "c"}, {"a", "c"}, {"a", "b"}]


def test_a_reference_without_candidates_is_not_counted() -> None:
    assert list(answers([Choice((), None, "a"), Choice((), None, "b")])) == []


def test_the_curve_counts_by_confidence() -> None:
    given = [Answer("dated", 0.95, True), Answer("dated", 0.96, False), Answer("dated", 0.3, False)]
    assert [(step.least, step.met, step.right) for step in curve(given)] == [(0.95, 2, 0.5), (0.0, 1, 0.0)]
    assert list(table(given))[2].startswith("| with a date alone | 0.95 | 2 | 0.955 | 0.500 | 0.09–0.91 |")


def test_the_interval_holds_the_share() -> None:
    low, high = Step(0.9, 20, 0.93, 1.0).interval()
    assert low < 0.9 < high == 1.0
