"""How far confidences can be trusted: of references led with .9, how many are right, in volumes not learned from.

Run `python -m redept.evaluation.calibration VOLUME...`; it prints the table of docs/evaluation.md. The volumes are
parted into five; for each fifth the weights are learned from the other four, so that no volume judges itself. What is
right is known as in `redept.evaluation.learning`; the editors' note itself is no evidence here.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from redept.evaluation.learning import Choice, by_hand, chances_of, choices, learn

FOLDS = 5
STEPS = (0.99, 0.97, 0.95, 0.9, 0.8, 0.7, 0.5, 0.0)
GROUPS = {"numbered": "with a number", "dated": "with a date alone", "paper": "numbered policy papers"}


class Answer(NamedTuple):
    """The best candidate of a reference: its group, its confidence, and whether it is the right one."""

    group: str
    confidence: float
    right: bool


class Step(NamedTuple):
    """References whose best candidate has a confidence from `least` on: how many, the mean said, the share right."""

    least: float
    met: int
    said: float
    right: float

    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies, nineteen times in twenty (Wilson)."""
        z = 1.96
        middle = (self.right + z * z / (2 * self.met)) / (1 + z * z / self.met)
        spread = z * sqrt(self.right * (1 - self.right) / self.met + z * z / (4 * self.met**2)) / (1 + z * z / self.met)
        return max(0.0, middle - spread), min(1.0, middle + spread)


def answers(known: Sequence[Choice], folds: int = FOLDS) -> Iterator[Answer]:
    """The best candidate of each reference, weighed by what other volumes taught."""
    volumes = sorted({one.volume or "" for one in known})
    fold_of = {volume: place % folds for place, volume in enumerate(volumes)}
    hand = {row: by_hand(row) for one in known for row in chain.from_iterable(one.candidates)}
    for fold in range(min(folds, len(volumes))):
        inside = [one for one in known if fold_of[one.volume or ""] == fold]
        weights = hand | learn([one for one in known if fold_of[one.volume or ""] != fold])
        for one in inside:
            if one.candidates:
                chances = chances_of(one, weights)
                best = max(range(len(chances)), key=chances.__getitem__)
                yield Answer(one.candidates[best][0][0], chances[best], best == one.right)


def curve(given: Iterable[Answer]) -> Iterator[Step]:
    """Answers by confidence, the surest first."""
    rows = list(given)
    for least, most in zip(STEPS, (2.0, *STEPS), strict=False):
        inside = [one for one in rows if least <= one.confidence < most]
        if inside:
            met = len(inside)
            said, right = sum(one.confidence for one in inside), sum(one.right for one in inside)
            yield Step(least, met, said / met, right / met)


def table(given: Sequence[Answer]) -> Iterator[str]:
    """The lines of the table, for each group of references."""
    yield "| | confidence from | references | mean said | right | between |"
    yield "|---|---|---|---|---|---|"
    for group, name in GROUPS.items():
        for step in curve(one for one in given if one.group == group):
            low, high = step.interval()
            shares = f"{step.said:.3f} | {step.right:.3f} | {low:.2f}–{high:.2f}"
            yield f"| {name} | {step.least:g} | {step.met} | {shares} |"


def main(volumes: Sequence[str]) -> None:
    """Print the table for volumes."""
    print("\n".join(table(list(answers(list(choices(Path(volume) for volume in volumes)))))))


if __name__ == "__main__":
    main(sys.argv[1:])
