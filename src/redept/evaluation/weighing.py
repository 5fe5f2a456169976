"""Learn from marked sentences which proposed rows are right and where their contents end.

`python -m redept.evaluation.weighing VOLUME... > weights.toml` prints the table that `redept.statements.weighing`
reads, learned from the tuning part of the marks that ship, from those marked once, and from rows that a reader called
right or wrong. `--try` learns from five sixths of the volumes and scores the last sixth, six times, and prints
precision and recall of each kind at several thresholds: what to expect of volumes whose marks were not learned from.

The model is logistic: the chance of a row is that of the sum of the weights of its traits. Weights are pulled towards
nought, the more so the seldomer a trait was met, so that a trait met once says nearly nothing.
"""

import argparse
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import msgspec

from redept import pipeline, sources
from redept.evaluation.marks import Mark, Marked, check_of, gold, layer_text, papers_of, read_marks
from redept.evaluation.statements import GROUPS, Row, group, hits_of
from redept.model import Document, Record

Weights = dict[str, float]
weighing = pipeline.row_weights

SPREAD = 0.7  # how far, in log-odds, the weight of a trait may easily lie from nought
ROUNDS, STEP = 250, 0.5
SELDOM = 2
FOLDS = 6
NEAR = 4  # code points by which the beginnings of a row and of its mark may differ
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


class Case(NamedTuple):
    """Something with traits that is right or wrong."""

    traits: list[str]
    right: bool


class Judged(Record, frozen=True, kw_only=True):
    """A proposed row that a reader called right or wrong; `check` is `check_of` its words, `note` None in the body."""

    document: str
    start: int
    end: int
    kind: str
    right: bool
    check: str
    note: int | None = None


JUDGED = msgspec.json.Decoder(Judged)


def judged() -> Iterator[Judged]:
    """The proposed rows that a reader judged, of the volumes of the tuning part."""
    lines = files("redept.evaluation").joinpath("gold", "judged_rows.jsonl").read_bytes().splitlines()
    yield from (JUDGED.decode(line) for line in lines if line)


class Sentence(NamedTuple):
    """A marked sentence with what the rules propose in it."""

    marked: Marked
    rows: list["Proposed"]


class Proposed(NamedTuple):
    """A proposed row: its record's terms for a given end, the places where it may end, its traits for a given end."""

    row: Callable[[int], Row]
    traits: Callable[[int], list[str]]
    start: int
    end: int
    places: list[tuple[int, int, list[str]]]
    kind: str


def sentences(marks: Iterable[Marked], volumes: Sequence[Path]) -> Iterator[Sentence]:
    """The marked sentences of volumes with the rows that the rules propose in them."""
    for document, here in papers_of(marks, volumes):
        proposed = list(proposals(document))
        for marked in here:
            rows = [row for note, row in proposed if note == marked.note and marked.start <= row.start < marked.end]
            yield Sentence(marked, rows)


def proposals(document: Document) -> Iterator[tuple[int | None, Proposed]]:
    """Note and row of all that the rules propose in a paper."""
    for reading in pipeline.proposed_statements(document):
        for row in weighing.rows_in(reading):
            yield reading.sheet.note, proposal(reading, row)


def proposal(reading: "pipeline.Reading", row: "pipeline.StatementRow") -> Proposed:
    end = row.end

    def ended(place: int) -> Row:
        return Row(
            kind=row.kind,
            start=row.start,
            end=place,
            note=reading.sheet.note,
        )

    def traits(place: int) -> list[str]:
        row.end = place
        found = weighing.row_traits(reading, row)
        row.end = end
        return found

    places = [
        (place, weighing.ended(reading, row, place), weighing.end_traits(reading, row, place))
        for place in weighing.places(reading, row)
    ]
    return Proposed(ended, traits, row.start, end, places, weighing.kind_of(row))


def judged_cases(rows: Iterable[Judged], volumes: Sequence[Path]) -> Iterator[tuple[str, Case]]:
    """The rows that a reader judged, each with its volume, as far as the rules propose them still.

    A row whose words no longer stand where they stood is left out.
    """
    by_document: dict[str, dict[tuple[int | None, int, str], Judged]] = {}
    for one in rows:
        by_document.setdefault(one.document, {})[one.note, one.start, one.kind] = one
    for path in (path for given in volumes for path in pipeline.paths(str(given))):
        volume = Path(str(path)).name.partition(".")[0]
        names = {document.partition("/")[2] for document in by_document if document.startswith(f"{volume}/")}
        if names:
            papers = [paper for paper in sources.load(path).papers if paper.document in names]
            for document in pipeline.read_papers(papers):
                known = by_document.get(document.id, {})
                for note, row in proposals(document):
                    found = known.get((note, row.start, row.kind))
                    if found and check_of(layer_text(document, note)[found.start : found.end]) == found.check:
                        yield volume, Case(row.traits(row.end), found.right)


def end_cases(known: Iterable[Sentence]) -> Iterator[Case]:
    """The places up to the marked end of each row that begins where a mark does."""
    for sentence in known:
        for row in sentence.rows:
            mark = mark_of(sentence.marked, row)
            if mark is None:
                continue
            for _, end, traits in row.places:
                if end <= mark.end + NEAR:
                    yield Case(traits, end >= mark.end - NEAR)


def mark_of(marked: Marked, row: Proposed) -> Mark | None:
    """The mark that begins where a row does."""
    return next(
        (one for one in marked.marks if group(one.kind) == row.kind and abs(one.start - row.start) <= NEAR), None
    )


def end_of(row: Proposed, weights: Weights) -> int:
    """Where the content of a row ends by the weights."""
    return next((end for _, end, traits in row.places if weighing.chance(traits, weights) > weighing.ENDS), row.end)


def row_cases(known: Iterable[Sentence], ends: Weights) -> Iterator[Case]:
    """The rows, right where one answers a mark."""
    for sentence in known:
        for kind in GROUPS:
            marks = [one for one in sentence.marked.marks if group(one.kind) == kind]
            rows = [(row.row(end_of(row, ends)), row) for row in sentence.rows if row.kind == kind]
            hits = [found for _, found in hits_of(marks, [one for one, _ in rows])]
            for one, row in rows:
                yield Case(row.traits(one.end), any(one is hit for hit in hits))


def learn(cases: Sequence[Case]) -> Weights:
    """The weights under which what is right is likeliest; "" is what every case starts with."""
    seen = Counter(trait for case in cases for trait in case.traits)
    right = sum(case.right for case in cases)
    weights = {trait: 0.0 for trait, times in seen.items() if times >= SELDOM}
    weights[""] = math.log((right + 1) / (len(cases) - right + 1))
    seen[""] = len(cases)
    rows = [([trait for trait in ("", *case.traits) if trait in weights], case.right) for case in cases]
    for turn in range(ROUNDS):
        slope = {trait: -weight / SPREAD**2 for trait, weight in weights.items() if trait}
        slope[""] = 0.0
        for traits, is_right in rows:
            push = is_right - 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[trait] for trait in traits)))))
            for trait in traits:
                slope[trait] += push
        rate = STEP / (1 + turn / 100)
        for trait, value in slope.items():
            weights[trait] += rate * value / (3 + 0.6 * seen[trait])
    return weights


def both(known: Sequence[Sentence], more: Sequence[Case] = ()) -> dict[str, Weights]:
    """The two tables learned from sentences, and from `more` rows."""
    ends = learn(list(end_cases(known)))
    return {"end": ends, "row": learn([*row_cases(known, ends), *more])}


def tried(known: Sequence[Sentence], more: Sequence[tuple[str, Case]] = ()) -> Iterator[str]:
    """Lines of precision and recall by kind and threshold, each sixth of the volumes weighed by the other five.

    `more` are further rows, each with its volume.
    """
    volumes = sorted({one.marked.volume for one in known})
    fold = {volume: number % FOLDS for number, volume in enumerate(volumes)}
    found: list[tuple[Sentence, list[tuple[float, Row, str]]]] = []
    for number in range(FOLDS):
        others = [one for one in known if fold[one.marked.volume] != number]
        tables = both(others, [case for volume, case in more if fold.get(volume) != number])
        for one in known:
            if fold[one.marked.volume] == number:
                rows = [(row.row(end_of(row, tables["end"])), row) for row in one.rows]
                found.append(
                    (
                        one,
                        [(weighing.chance(row.traits(made.end), tables["row"]), made, row.kind) for made, row in rows],
                    )
                )
    yield from as_proposed(known)
    for kind in GROUPS:
        for least in THRESHOLDS:
            yield line(f"{kind} {least}", counted(found, kind, least))


def as_proposed(known: Sequence[Sentence]) -> Iterator[str]:
    whole = [(one, [(1.0, row.row(row.end), row.kind) for row in one.rows]) for one in known]
    for kind in GROUPS:
        yield line(f"{kind} as proposed", counted(whole, kind, 0.0))


def counted(found: list[tuple[Sentence, list[tuple[float, Row, str]]]], kind: str, least: float) -> tuple[int, ...]:
    """Marks, rows, hits and empty sentences with a row, for a kind at a threshold."""
    marked = rows = hits = false = 0
    for one, here in found:
        marks = [mark for mark in one.marked.marks if group(mark.kind) == kind]
        kept = [row for chance, row, own in here if own == kind and chance >= least]
        marked, rows, hits = marked + len(marks), rows + len(kept), hits + len(hits_of(marks, kept))
        false += not one.marked.marks and bool(kept)
    return marked, rows, hits, false


def line(name: str, figures: tuple[int, ...]) -> str:
    marked, rows, hits, false = figures
    return (
        f"{name:22} marked {marked:4} found {rows:4} hits {hits:4} precision {hits / max(1, rows):.3f}"
        f" recall {hits / max(1, marked):.3f} F1 {2 * hits / max(1, rows + marked):.3f} in empty sentences {false}\n"
    )


def as_toml(tables: dict[str, Weights], cases: Mapping[str, Sequence[Case]]) -> str:
    """The tables as the text of the data file: each trait with its weight and how often it was met."""
    lines = [
        "# What weighs for and against a row that the rules propose, and for an end of its content: log-odds, and how",
        "# often each was met. Written by a program: python -m redept.evaluation.weighing VOLUME... > weights.toml",
    ]
    for name, weights in tables.items():
        seen = Counter(trait for case in cases[name] for trait in case.traits)
        lines += ["", f"[{name}]"]
        for trait, weight in sorted(weights.items()):
            if abs(weight) >= LEAST or not trait:
                quoted = trait.replace("\\", "\\\\").replace('"', '\\"')
                lines.append(f'"{quoted}" = [{weight:.2f}, {seen[trait] or len(cases[name])}]')
    return "\n".join(lines)


LEAST = 0.02


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, or how well they do on volumes left out."""
    parser = argparse.ArgumentParser(prog="python -m redept.evaluation.weighing", description=__doc__)
    parser.add_argument("volumes", nargs="+", type=Path)
    parser.add_argument("--try", dest="trial", action="store_true", help="score volumes left out")
    parser.add_argument(
        "--marks", action="append", type=Path, default=[], help="a file of marks besides those that ship"
    )
    given = parser.parse_args(arguments)
    marks = [one for one in gold() if one.part == "tuning"] + list(gold("once"))
    marks += [one for path in given.marks for one in read_marks(path)]
    known = list(sentences(marks, given.volumes))
    judgements = list(judged_cases(judged(), given.volumes))
    if given.trial:
        sys.stdout.writelines(tried(known, judgements))
        return 0
    more = [case for _, case in judgements]
    tables = both(known, more)
    cases = {"end": list(end_cases(known)), "row": [*row_cases(known, tables["end"]), *more]}
    sys.stdout.write(as_toml(tables, cases) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
