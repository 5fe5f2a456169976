"""Scores as a page of the documents: `docs/accuracy.md`, written by `redept evaluate --page`."""

from collections.abc import Iterator, Mapping

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
    yield "[evaluation.md](evaluation.md): volumes that were read while rules were written flatter."
    yield ""
    yield f"{reading.papers:,} papers of {len(volumes)} volume{'' if len(volumes) == 1 else 's'}: {', '.join(volumes)}."
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
