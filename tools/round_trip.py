"""`make pasted CORPUS=...`: every citation of every paper of a corpus, pasted back: which papers does it find?

    python tools/round_trip.py CORPUS [--step N] [--forms item,mla] [--failures FILE]

A line for each form: papers that have it, found alone, listed among several that are named alike (and how many they
are on the average), not among those found, nothing found. `--failures` keeps each citation that was not found alone.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from redept.errors import RedeptError
from redept.exports import styles
from redept.model import Document, Volume, encoding
from redept.pipeline.stored import open_reader
from redept.resolution.cited import Citations

FORMS = (
    *("series", "item", "archival", "archival-short", "chicago-note", "chicago-bibliography"),
    *("turabian", "turabian-bibliography", "mla"),
)
TITLE = ("form", "papers", "alone", "several", "each", "wrong", "none", "no form")


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description="paste every citation of every paper of a corpus back")
    options.add_argument("corpus", type=Path)
    options.add_argument("--step", type=int, default=1, help="take every Nth paper (default 1: all)")
    options.add_argument("--forms", default=",".join(FORMS), help=f"of {', '.join(FORMS)}")
    options.add_argument("--failures", type=argparse.FileType("w", encoding="utf-8"), help="write them into this file")
    given = options.parse_args(arguments)
    forms = given.forms.split(",")
    tallies = {form: Counter[str]() for form in forms}
    with open_reader(given.corpus) as reader:
        volumes = {one.id: one for one in reader.volumes()}
        known = Citations(list(reader.entries()), volumes.values())
        for place, paper in enumerate(reader.documents()):
            if place % given.step == 0:
                pasted(paper, volumes.get(paper.volume or ""), known, tallies, given.failures)
    rows = [TITLE, *(row(form, tally) for form, tally in tallies.items())]
    sys.stdout.writelines(f"| {' | '.join(one)} |\n" for one in (rows[0], ("---",) * len(TITLE), *rows[1:]))
    return int(any(tally["wrong"] + tally["none"] for tally in tallies.values()))


def pasted(
    paper: Document, volume: Volume | None, known: Citations, tallies: dict[str, Counter[str]], failures: TextIO | None
) -> None:
    """Count what each citation of one paper finds."""
    for form, words in written(paper, volume, tallies):
        found = [one for each in known.look_up(words) for one in each.documents]
        outcome = outcome_of(paper.id, found)
        tallies[form].update({"papers": 1, outcome: 1, "listed": len(found) if outcome == "several" else 0})
        if failures and outcome != "alone":
            line = {"form": form, "outcome": outcome, "paper": paper.id, "words": words, "found": found[:20]}
            failures.write(encoding.encode(line) + "\n")


def written(paper: Document, volume: Volume | None, tallies: dict[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """Each form that a paper has, in words; where it has none, that is counted."""
    for form, tally in tallies.items():
        try:
            yield form, styles.cite(paper, volume, form)
        except RedeptError:
            tally["no form"] += 1


def outcome_of(paper: str, found: Sequence[str]) -> str:
    if paper not in found:
        return "wrong" if found else "none"
    return "alone" if len(found) == 1 else "several"


def row(form: str, tally: Counter[str]) -> tuple[str, ...]:
    each = f"{tally['listed'] / tally['several']:.1f}" if tally["several"] else "-"
    counts = (f"{tally[name]:,}" for name in ("wrong", "none", "no form"))
    return (form, f"{tally['papers']:,}", f"{tally['alone']:,}", f"{tally['several']:,}", each, *counts)


if __name__ == "__main__":
    sys.exit(main())
