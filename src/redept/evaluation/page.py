"""Scores as a page of the documents: `docs/accuracy.md`, written by `redept evaluate --page`."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

from redept.evaluation import Scores
from redept.evaluation.reading import OUTCOMES, WHOLE
from redept.evaluation.table import share


def page(scores: Scores, volumes: tuple[str, ...]) -> str:
    """The page, in Markdown."""
    return "\n".join(lines(scores, volumes)) + "\n"


def lines(scores: Scores, volumes: tuple[str, ...]) -> Iterator[str]:
    """What was scored, fields of all papers, whole records by period, links."""
    reading = scores.reading
    yield "# Accuracy"
    yield ""
    yield "Written by `redept evaluate --page`; do not edit. What is measured, and what the figures do not say, is in"
    yield "[evaluation.md](evaluation.md)."
    yield ""
    yield f"{reading.papers:,} papers of {len(volumes)} volume{'' if len(volumes) == 1 else 's'}: {', '.join(volumes)}."
    yield ""
    yield from rests_on(volumes)
    yield ""
    yield "## Fields, read from the words alone"
    yield ""
    yield from table(("field", "share right", *OUTCOMES), of_fields(reading.tallies.get("all", {})))
    yield "## Whole records, by period"
    yield ""
    periods = (
        (period, share(tally[WHOLE]), str(sum(tally[WHOLE].values())))
        for period, tally in reading.tallies.items()
        if period != "all"
    )
    yield from table(("period", "share right", "papers"), periods)
    yield "## Words that the editors linked"
    yield ""
    links = (
        (kind, *(f"{counts[how]:,}" for how in ("right", "wrong", "none"))) for kind, counts in scores.links.items()
    )
    yield from table(("link to a", "right", "wrong", "without a target"), links)


def rests_on(volumes: tuple[str, ...]) -> Iterator[str]:
    """Which of the volumes were read while the rules were written."""
    read = [one for one in volumes if one in volumes_read()]
    others = [one for one in volumes if one not in read]
    if not read:
        yield "None of them was read while the rules were written."
        return
    if others:
        yield f"**Read while the rules were written: {', '.join(read)}.** Scores on these flatter."
        yield f"Not read: {', '.join(others)}."
    else:
        yield "**All of them were read while the rules were written, so that these scores flatter.** What to expect of"
        yield "a volume that nobody had looked at stands in [evaluation.md](evaluation.md#figures)."


def volumes_read() -> frozenset[str]:
    """The volumes of `volumes_read.txt`."""
    lines = (files("redept") / "evaluation" / "volumes_read.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def of_fields(tally: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, ...]]:
    for field, counts in tally.items():
        yield (field, share(counts), *(f"{counts[how]:,}" for how in OUTCOMES))


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A table, and an empty line behind it."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join(['---'] * len(head))}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
