"""How good: what the program says beside what the editors' markup says.

Comes in: TEI volumes. Goes out: scores by field and by kind of pointer, each with its count. The program gets the
text without the marks for reading, and never sees the links; the editors' marks are the judge.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from redept import pipeline, sources
from redept.evaluation.editors import Pointer, fields, pointers, same_words
from redept.model import SourceText

Scores = dict[str, dict[str, float | int | None]]


def evaluate(volumes: Iterable[Path]) -> Scores:
    """Scores of the program on TEI volumes: `{"sender office": {"asked": 251, "right": 0.981}, ...}`.

    Fields are read from the plain text of each paper, dateline included; pointers are those that the editors
    linked. `right` is a share of `asked`; `wrong` counts pointers led elsewhere.
    """
    papers = [paper for volume in volumes for paper in sources.load(volume).papers]
    return {**read_as_text(papers), **led_as_linked(papers)}


def read_as_text(papers: Sequence[SourceText]) -> Scores:
    """Each field that the editors marked, against the same field read from the words alone."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for paper in papers:
        if paper.subtype in ("editorial-note", "microfiche-stub"):
            continue
        (document, *_) = pipeline.read_papers([bare(paper)])
        for name, (true, said) in fields(paper, document).items():
            asked[name] += 1
            right[name] += same_words(true, said)
    return {name: {"asked": asked[name], "right": share(right[name], asked[name])} for name in asked}


def bare(paper: SourceText) -> SourceText:
    """The paper as plain text would give it: no marks, no number but what the words say."""
    return msgspec.structs.replace(paper, marks=(), format="text", document_number=None, first_page=None)


def led_as_linked(papers: Sequence[SourceText]) -> Scores:
    """Where the program leads from words that the editors linked, in volumes that are among those given."""
    decided = pipeline.decide_all(papers)
    tally: dict[str, Counter[str]] = {}
    for paper in papers:
        document, found = decided[paper.volume, paper.document]
        for pointer in pointers(paper, document, known=decided):
            tally.setdefault(f"linked {pointer.kind}", Counter())[outcome(pointer, found)] += 1
    return {
        kind: {
            "asked": counted.total(),
            "right": share(counted["right"], counted.total()),
            "wrong": counted["wrong"],
            "without a target": counted["none"],
        }
        for kind, counted in sorted(tally.items())
    }


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


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def table(scores: Mapping[str, Mapping[str, float | int | None]]) -> str:
    """Scores as lines for people."""
    return "\n".join(lines(scores))


def lines(scores: Mapping[str, Mapping[str, float | int | None]]) -> Iterator[str]:
    yield f"{'':<22}{'asked':>8}{'right':>9}"
    for name, score in scores.items():
        right = f"{score['right']:.4f}" if score["right"] is not None else "-"
        rest = ", ".join(f"{value} {key}" for key, value in score.items() if key not in ("asked", "right"))
        yield f"{name:<22}{score['asked']:>8}{right:>9}  {rest}".rstrip()
