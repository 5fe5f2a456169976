"""Draw sentences for people to mark, turn their marks into places, compare two markers, score the program.

Run `python -m redept.evaluation.marking draw VOLUME... --part tuning --seed 7 --any 100 --asking 50 --standing 50`;
`settle SHEET MARKER`, `show MARKS VOLUME...`, `agree MARKS MARKS` and `score MARKS VOLUME...` are the other steps.
docs/annotating.md has the rules for marking and the forms of the files.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from redept import pipeline
from redept.errors import SourceError
from redept.evaluation.agreement import agreement
from redept.evaluation.drawing import NETS, Drawn, draw
from redept.evaluation.marks import PARTS, Mark, Marked, gold, layer_text, papers_of, read_marks, written
from redept.evaluation.settling import WrittenLine, settle
from redept.evaluation.statements import GROUPS, Row, Tally, group, hits_of, inside, rows_of, score


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step; the exit code is 1 where something was left out."""
    given = options().parse_args(arguments)
    try:
        return int(STEPS[given.step](given))
    except (SourceError, OSError, ValueError) as error:  # of JSON too
        sys.stderr.write(f"{error}\n")
        return 1


def options() -> argparse.ArgumentParser:
    """The words of the command."""
    parser = argparse.ArgumentParser(prog="python -m redept.evaluation.marking", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    drawing = steps.add_parser("draw", help="draw sentences at random: a marking sheet on standard output")
    drawing.add_argument("volumes", nargs="+", type=Path)
    drawing.add_argument("--part", choices=PARTS, required=True)
    drawing.add_argument("--seed", type=int, required=True)
    for net in NETS:
        drawing.add_argument(f"--{net}", type=int, default=0, help=f"how many from the net {net!r}")
    settling = steps.add_parser("settle", help="a marker's words to places: marks on standard output")
    settling.add_argument("sheet", type=Path)
    settling.add_argument("marker", type=Path)
    showing = steps.add_parser("show", help="marks with the words they stand for")
    agreeing = steps.add_parser("agree", help="the agreement of two markers")
    agreeing.add_argument("first", type=Path)
    agreeing.add_argument("second", type=Path)
    scoring = steps.add_parser("score", help="the program's finds against marks")
    for step in (showing, scoring):
        step.add_argument("marks", type=Path, help="a file of marks; 'gold' and 'gold-b' ship with the program")
        step.add_argument("volumes", nargs="+", type=Path)
        step.add_argument("--part", choices=PARTS)
    scoring.add_argument("--list", action="store_true", help="list every mark missed and every find too many")
    return parser


def draw_step(given: argparse.Namespace) -> bool:
    numbers = {net: getattr(given, net) for net in NETS if getattr(given, net)}
    for one in draw(given.volumes, numbers, part=given.part, seed=given.seed):
        sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
    return not numbers


def settle_step(given: argparse.Namespace) -> bool:
    sheet = [msgspec.json.decode(line, type=Drawn) for line in lines_of(given.sheet)]
    wrong = False
    marker = [msgspec.json.decode(line, type=WrittenLine) for line in lines_of(given.marker)]
    for one in settle(sheet, marker, str(given.marker)):
        if isinstance(one, SourceError):
            wrong = True
            sys.stderr.write(f"{one}\n")
        else:
            sys.stdout.write(written([one]).decode())
    return wrong


def lines_of(path: Path) -> Iterator[bytes]:
    return (line for line in path.read_bytes().splitlines() if line.strip())


def marks_given(given: argparse.Namespace) -> list[Marked]:
    return [one for one in marks_of(given.marks) if given.part in (None, one.part)]


def marks_of(path: Path) -> list[Marked]:
    """The marks of a file; "gold" and "gold-b" are those of the two markers that ship with the program."""
    shipped = {"gold": "a", "gold-b": "b"}.get(str(path))
    return list(gold(shipped)) if shipped else read_marks(path)


def show_step(given: argparse.Namespace) -> bool:
    marks = marks_given(given)
    shown = 0
    for document, here in papers_of(marks, given.volumes):
        for one in here:
            shown += 1
            text = layer_text(document, one.note)
            sys.stdout.write(f"{one.document} {one.layer} {one.start}-{one.end}: {text[one.start : one.end]}\n")
            sys.stdout.writelines(f"    {in_words(mark, text)}\n" for mark in one.marks)
    return unmet(marks, shown)


def unmet(marks: list[Marked], met: int) -> bool:
    if met < len(marks):
        sys.stderr.write(f"{len(marks) - met} of {len(marks)} sentences are not in these volumes as they were marked\n")
    return met < len(marks)


def in_words(mark: Mark | Row, text: str) -> str:
    """A mark or a find as a line to read."""
    parts = [f"{mark.kind}: {text[mark.start : mark.end]!r}"]
    for name in ("source", "recipient"):
        span = getattr(mark, name)
        parts += [f"{name} {text[span.start : span.end]!r}"] if span else []
    parts += [one for one in (mark.certainty, mark.state) if one]
    return "; ".join(parts)


def agree_step(given: argparse.Namespace) -> bool:
    found = agreement(marks_of(given.first), marks_of(given.second))
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n")
    return not found.sentences


def score_step(given: argparse.Namespace) -> bool:
    marks = marks_given(given)
    scored: list[tuple[Marked, list[Row]]] = []
    for document, here in papers_of(marks, given.volumes):
        rows = rows_of(document, pipeline.find_statements(document))
        scored += [(one, rows) for one in here]
        if given.list:
            for one in here:
                sys.stdout.writelines(listed(one, inside(one, rows), layer_text(document, one.note)))
    tallies, empty, false = score(scored)
    sys.stdout.writelines(figures(kind, tallies[kind]) for kind in GROUPS)
    sys.stdout.write(f"empty sentences {empty}, with a false row {false} ({false / max(1, empty):.3f})\n")
    return unmet(marks, len(scored))


def listed(one: Marked, rows: list[Row], text: str) -> Iterator[str]:
    """A sentence with what was missed in it and what was found too much, where there is any."""
    hits = [pair for kind in GROUPS for pair in hits_of(of_group(one.marks, kind), of_group(rows, kind))]
    missed = [mark for mark in one.marks if not any(mark is hit for hit, _ in hits)]
    too_many = [row for row in rows if not any(row is hit for _, hit in hits)]
    if missed or too_many:
        yield f"{one.document} {one.layer} {one.start}-{one.end}: {text[one.start : one.end]}\n"
        yield from (f"    missed {in_words(mark, text)}\n" for mark in missed)
        yield from (f"    too many {in_words(row, text)}\n" for row in too_many)


Kind = TypeVar("Kind", Mark, Row)


def of_group(ones: Sequence[Kind], kind: str) -> list[Kind]:
    return [one for one in ones if group(one.kind) == kind]


def figures(kind: str, tally: Tally) -> str:
    """A line of figures of one kind."""
    hits = max(1, tally.hits)
    return (
        f"{kind:9} marked {tally.marked:4} found {tally.found:4} hits {tally.hits:4}"
        f"  precision {tally.precision:.3f} recall {tally.recall:.3f} F1 {tally.f1:.3f}"
        f"  of hits: source {tally.sources / hits:.3f}"
        f" recipient {tally.recipients / max(1, tally.addressed):.3f}"
        f" certainty {tally.certainties / max(1, tally.sure):.3f}"
        f" kind {tally.kinds / hits:.3f} words {tally.words / hits:.3f}\n"
    )


STEPS = {"draw": draw_step, "settle": settle_step, "show": show_step, "agree": agree_step, "score": score_step}


if __name__ == "__main__":
    raise SystemExit(main())
