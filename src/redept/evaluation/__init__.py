"""How good: what the program says beside what the editors' markup says.

Comes in: TEI volumes. Goes out: outcomes by field, period and kind of pointer, with every failure. The program gets
the text without the marks for reading, and never sees the links; the editors' marks are the judge.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from redept import pipeline, sources
from redept.errors import SourceError
from redept.evaluation.editors import Pointer, pointers
from redept.evaluation.reading import Failure, Reading, read_as_text
from redept.model import Record, SourceText

__all__ = ["Failure", "Reading", "Scores", "evaluate", "failures_of"]


class Scores(Record, frozen=True, kw_only=True):
    """How papers were read from their words, and where the program leads from words that the editors linked.

    `links[kind]` counts "right", "wrong" and "none" for links to a document or a footnote.
    """

    reading: Reading
    links: dict[str, dict[str, int]]


def evaluate(volumes: Iterable[Path]) -> Scores:
    """The scores of the program on TEI volumes.

    Fields are read from the plain text of each paper, dateline included; pointers are those that the editors linked,
    to papers of the volumes given.
    """
    papers = [paper for volume in volumes for paper in sources.load(volume).papers]
    return Scores(reading=read_as_text(papers), links=led_as_linked(papers))


def failures_of(path: Path) -> tuple[Failure, ...]:
    """The failures that an earlier `redept evaluate --json` wrote to a file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Scores).reading.failures
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        what = f"no scores of an earlier run ({error})"
        raise SourceError(str(path), what, remedy="write one with redept evaluate --json") from error


def led_as_linked(papers: Sequence[SourceText]) -> dict[str, dict[str, int]]:
    """Where the program leads from words that the editors linked, in volumes that are among those given."""
    decided = pipeline.decide_all(papers)
    tally: dict[str, Counter[str]] = {}
    for paper in papers:
        document, found = decided[paper.volume, paper.document]
        for pointer in pointers(paper, document, known=decided):
            tally.setdefault(pointer.kind, Counter())[outcome(pointer, found)] += 1
    return {kind: {how: counted[how] for how in ("right", "wrong", "none")} for kind, counted in sorted(tally.items())}


def outcome(pointer: Pointer, found: Sequence[pipeline.Found]) -> str:
    """right, wrong or none: what the references that overlap the linked words lead to."""
    targets = {
        decided.target
        for reference, _, decided in found
        if decided
        and decided.target
        and reference.note == pointer.note
        and reference.start < pointer.end
        and reference.end > pointer.start
    }
    if pointer.target in targets:
        return "right"
    return "wrong" if targets else "none"
