"""Learn what reasons weigh from volumes whose editors say, in the note behind a reference, which paper it means.

Run `python -m redept.evaluation.learning VOLUME... > weights.toml`; it prints the table that
`redept.resolution.weights` reads. Right is what a note that says only "Document 45." points to; a note that says "Not
printed" means none of the candidates. How far the confidences can be trusted tells `redept.evaluation.calibration`.

The model is a choice among the candidates and "none of these", whose log-odds are 0: the chance of a candidate is
exp(its sum of weights) over the sum for all. Weights are pulled towards those set by hand, the more so the less
often a reason was met.
"""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from redept import pipeline, sources
from redept.model import Document, Reason, Reference, Resolution
from redept.pipeline import reason_weights

Row = tuple[str, str]
MESSAGES = frozenset(
    ("telegram", "airgram", "despatch", "instruction", "letter", "note", "memorandum", "conversation", "paper", "other")
)
POINTS = re.compile(r"(?:Printed(?: as)?|Same as)?\s*(?:Documents?\s\d|Supra\b|Infra\b|Ante\b|[A-Z]\w+ \d+, p\. \d)")
SPREAD = 1.0  # how far, in log-odds, a weight may easily lie from the one set by hand
ROUNDS, STEP = 400, 0.5


class Choice(NamedTuple):
    """A reference with its candidates' rows, the place of the right one (None where none is right), its volume."""

    candidates: tuple[tuple[Row, ...], ...]
    right: int | None
    volume: str | None = None


def choices(volumes: Iterable[Path]) -> Iterator[Choice]:
    """The references of TEI volumes of which their notes say what they mean."""
    papers = [paper for volume in volumes for paper in sources.load(volume).papers]
    for document, found in pipeline.decide_all(papers).values():
        notes = dict(noted(document, found))
        for reference, _, resolution in found:
            number = note_behind(document, reference)
            if resolution is None or number is None or reference.anaphor or reference.kind not in MESSAGES:
                continue
            if number in notes:
                yield choice(reference, resolution, notes[number])
            elif reference.printed is False:
                yield choice(reference, resolution, None)


def noted(document: Document, found: Sequence[pipeline.Found]) -> Iterator[tuple[int, str]]:
    """Notes that say only which document is meant, with its id."""
    for reference, _, resolution in found:
        if reference.note is None or reference.kind not in ("document", "position", "page") or resolution is None:
            continue
        text = document.notes[reference.note - 1].text.strip()
        if POINTS.match(text) and reference.start < 30 and resolution.target and not reference.topical:
            yield reference.note, resolution.target


def note_behind(document: Document, reference: Reference) -> int | None:
    """The note, from 1, whose marker stands right behind a reference of the body."""
    if reference.layer != "body":
        return None
    return next(
        (
            number
            for number, note in enumerate(document.notes, start=1)
            if note.start is not None and 0 <= note.start - reference.end <= 2
        ),
        None,
    )


def choice(reference: Reference, resolution: Resolution, target: str | None) -> Choice:
    """The candidates of a reference as rows of the table."""
    known = [(candidate.id, from_words(candidate.reasons)) for candidate in resolution.candidates]
    known = [(identity, reasons) for identity, reasons in known if reasons]
    ids = [identity for identity, _ in known]
    rows = tuple(tuple(rows_of(reference, reasons)) for _, reasons in known)
    return Choice(rows, ids.index(target) if target in ids else None, reference.document.rpartition("/")[0] or None)


def from_words(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """The reasons that the words give, without what the editors' note adds: it is the judge here."""
    return tuple(reason for reason in reasons if reason.name not in ("editors", "pointer"))


def rows_of(reference: Reference, reasons: Sequence[Reason]) -> Iterator[Row]:
    """A candidate's rows: what every candidate starts with, and one for each reason."""
    labels = [reason_weights.label(reason) for reason in reasons]
    group = "dated" if not reference.number else "paper" if "number +6.5" in labels else "numbered"
    yield group, reason_weights.START
    for name in labels:
        yield group, name


def by_hand(row: Row) -> float:
    """The weight by hand, which is the end of a row's name."""
    return reason_weights.HAND_START if row[1] == reason_weights.START else float(row[1].rpartition(" ")[2])


def learn(known: Sequence[Choice]) -> dict[Row, float]:
    """The weights under which what is right is likeliest."""
    seen = Counter(row for one in known for candidate in one.candidates for row in candidate)
    weights = {row: by_hand(row) for row in seen}
    for turn in range(ROUNDS):
        slope = {row: (by_hand(row) - weight) / SPREAD**2 for row, weight in weights.items()}
        for one in known:
            chances = chances_of(one, weights)
            for place, candidate in enumerate(one.candidates):
                push = (place == one.right) - chances[place]
                for row in candidate:
                    slope[row] += push
        rate = STEP / (1 + turn / 100)
        for row, value in slope.items():
            weights[row] += rate * value / (1 + 0.25 * seen[row])
    return weights


def chances_of(one: Choice, weights: dict[Row, float]) -> list[float]:
    """How likely each candidate is the one meant."""
    odds = [math.exp(min(30.0, sum(weights[row] for row in candidate))) for candidate in one.candidates]
    return [value / (1 + sum(odds)) for value in odds]


def main(volumes: Sequence[str]) -> None:
    """Print the table learned from volumes."""
    known = list(choices(Path(volume) for volume in volumes))
    weights = learn(known)
    seen = Counter(row for one in known for candidate in one.candidates for row in candidate)
    table: dict[str, dict[str, tuple[float, float, int]]] = {}
    for row, weight in weights.items():
        table.setdefault(row[0], {})[row[1]] = (by_hand(row), weight, seen[row])
    print(reason_weights.as_toml(table))


if __name__ == "__main__":
    main(sys.argv[1:])
