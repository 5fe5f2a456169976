"""How long searches take."""

import time
from importlib.resources import files
from pathlib import Path

from redept.model import Record
from redept.pipeline.stored import open_reader


class Searches(Record, frozen=True, kw_only=True):
    """Milliseconds of searches: the median, the 95th of a hundred, the slowest; and how many documents all found."""

    number: int
    median: float
    p95: float
    slowest: float
    found: int


def queries() -> list[str]:
    """The searches of `queries.txt`."""
    lines = (files("redept") / "evaluation" / "queries.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def timed_searches(path: Path, *, rounds: int = 3) -> Searches:
    """Each search's best time of several rounds, in a corpus held open: a page of twenty hits with their words."""
    best: dict[str, float] = {}
    found: dict[str, int] = {}
    with open_reader(path) as reader:
        for _ in range(rounds):
            for query in queries():
                began = time.perf_counter()
                found[query] = reader.search(query).total
                seconds = time.perf_counter() - began
                best[query] = min(best.get(query, seconds), seconds)
    times = sorted(1000 * seconds for seconds in best.values())
    return Searches(
        number=len(times),
        median=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        slowest=times[-1],
        found=sum(found.values()),
    )
