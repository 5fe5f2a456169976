"""Weights learned from choices whose right answer is known."""

from redept.evaluation.learning import Choice, by_hand, chances_of, learn
from redept.resolution.weights import START, as_toml, learned

RIGHT = (("dated", START), ("dated", "date +2.5"), ("dated", "by +2"))
WRONG = (("dated", START), ("dated", "date +2.5"), ("dated", "by -1"))


def test_a_reason_met_with_right_answers_gains_and_one_met_with_wrong_ones_loses() -> None:
    known = [Choice((RIGHT, WRONG), 0) for _ in range(40)] + [Choice((WRONG,), None) for _ in range(40)]
    weights = learn(known)
    assert weights["dated", "by +2"] > 2
    assert weights["dated", "by -1"] < -1
    assert chances_of(known[0], weights)[0] > 0.9


def test_a_reason_never_met_keeps_its_weight_by_hand() -> None:
    assert by_hand(("numbered", "nearness -2")) == -2
    assert by_hand(("numbered", START)) == -4


def test_the_shipped_table_is_in_the_form_that_learning_prints() -> None:
    assert {"dated", "numbered", "paper"} <= learned().keys()
    assert as_toml({"dated": {"date +2.5": (2.5, 2.123, 9)}}).splitlines()[-1] == '"date +2.5" = [2.5, 2.12, 9]'
