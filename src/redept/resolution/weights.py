"""What each reason weighs: a table of data, set by hand and then learned from volumes whose editors say what is meant.

`weights.toml` holds for each group of references ("numbered", "paper", "dated") rows of `"reason" = [hand, learned,
seen]`: log-odds by hand, log-odds learned, and how often the reason was met in learning. A reason's name ends with
its weight by hand, which tells the levels of one comparison apart ("nearness +1.5", "nearness -2"). "none" is what
any candidate starts with.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from redept.model import Reason

Table = Mapping[str, Mapping[str, float]]
START = "none"
HAND_START = -4.0


def label(reason: Reason) -> str:
    """The row of a reason as the comparisons give it: "date +4"."""
    return f"{reason.name} {reason.weight:+g}"


@cache
def learned() -> dict[str, dict[str, float]]:
    """Group to row to log-odds, as shipped."""
    data = tomllib.loads(resources.files("redept.resolution").joinpath("weights.toml").read_text("utf-8"))
    return {group: {row: values[1] for row, values in rows.items()} for group, rows in data.items()}


def start_of(group: str) -> float:
    """What a candidate starts with before any reason counts."""
    return learned().get(group, {}).get(START, HAND_START)


def learned_weight(group: str, reason: Reason) -> float:
    """What a reason weighs in its group; as set by hand where learning never met it."""
    return learned().get(group, {}).get(label(reason), reason.weight)


def as_toml(table: Mapping[str, Mapping[str, tuple[float, float, int]]]) -> str:
    """The table as the text of `weights.toml`, groups and rows in the order of the alphabet."""
    return "\n".join(lines(table))


def lines(table: Mapping[str, Mapping[str, tuple[float, float, int]]]) -> Iterable[str]:
    yield "# Log-odds of reasons: set by hand, learned, and how often met in learning. Written by a program:"
    yield "# python -m redept.evaluation.learning VOLUME... > weights.toml"
    for group in sorted(table):
        yield f"\n[{group}]"
        for row, (hand, value, seen) in sorted(table[group].items()):
            yield f'"{row}" = [{hand}, {round(value, 2)}, {seen}]'
    yield ""
