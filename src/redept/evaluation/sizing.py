"""`make sizing`: what a corpus of a size takes: seconds, memory, disk, searches, deciding all references again.

One paper, one volume, some volumes, and these three and ten times over as copies with other ids and years. What larger
corpora would take is reckoned and marked so: on the straight line through the two largest that were measured; searches
in proportion to the papers of the largest, for what they find grows with it.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from redept import pipeline
from redept.evaluation.bench import aligned, fresh, spread, unpack, with_figures
from redept.evaluation.measuring import Cost, as_installed, machine, run
from redept.evaluation.multiplying import copies
from redept.evaluation.searching import Searches, timed_searches
from redept.model import Record

SERIES, TEN_MILLION = 310_000, 10_000_000
"""Papers of the whole series, and of ten million."""

TITLE = (
    "corpus",
    "papers",
    "add s",
    "MB",
    "disk MB",
    "p50 ms",
    "p95 ms",
    "slowest",
    "resolve s",
    "MB",
)


class Size(Record, frozen=True, kw_only=True):
    """A corpus: what adding its papers took, its bytes, searches in it, and deciding all its references again."""

    name: str
    papers: int
    added: Cost
    bytes: int
    searches: Searches
    resolved: Cost


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m redept.evaluation.sizing", description=__doc__)
    options.add_argument("volumes", nargs="+", type=Path, help="TEI volumes, .xml or .xml.gz")
    options.add_argument("--most", type=int, default=10, help="take this many of them, spread evenly (default 10)")
    options.add_argument("--times", type=int, nargs="*", default=[1, 3, 10], help="how often over (default 1 3 10)")
    options.add_argument("--workers", type=int, default=1, help="processes that read (default 1)")
    options.add_argument("--write", type=Path, help="write the table into this page, between its FIGURES marks")
    given = options.parse_args(arguments)
    sizes: list[Size] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        volumes = [unpack(volume, folder) for volume in spread(sorted(given.volumes), given.most)]
        for size in measured(volumes, folder, given.times, given.workers):
            sizes.append(size)
            sys.stderr.write("  ".join(row(size)) + "\n")
    lines = [f"{machine()}; {given.workers} reading", *table(sizes)]
    sys.stdout.write("\n".join(lines) + "\n")
    if given.write:
        given.write.write_text(with_figures(given.write.read_text("utf-8"), lines), "utf-8")


def measured(volumes: Sequence[Path], folder: Path, times: Sequence[int], workers: int) -> Iterator[Size]:
    """Each corpus in turn, made anew and deleted."""
    paper = folder / "d5.txt"
    paper.write_bytes((files("redept") / "specimen" / "text" / "d5.txt").read_bytes())
    yield measure("one paper", [paper], folder, workers)
    yield measure("one volume", volumes[:1], folder, workers)
    for number in times:
        here = folder / f"times{number}"
        here.mkdir()
        papers = list(copies(volumes, number, here))
        yield measure(f"{len(volumes)} volumes, {number} x", papers, folder, workers)


def measure(name: str, papers: Sequence[Path], folder: Path, workers: int) -> Size:
    """What one corpus takes."""
    corpus = fresh(folder / "sized.redept")
    compiled = as_installed(folder / "compiled")
    added = run(["add", str(corpus), *map(str, papers), "--workers", str(workers)], compiled)
    return Size(
        name=name,
        papers=sum(1 for _ in pipeline.references_of(corpus)),
        added=added,
        bytes=corpus.stat().st_size,
        searches=timed_searches(corpus),
        resolved=run(["resolve", str(corpus)], compiled),
    )


def table(sizes: Sequence[Size]) -> list[str]:
    """The figures as a table, and below them what larger corpora would take."""
    reckoned = [line_of(name, papers, sizes) for name, papers in (("the series", SERIES), ("ten million", TEN_MILLION))]
    return aligned([TITLE, *map(row, sizes), *(row(size, reckoned=True) for size in reckoned)])


def row(size: Size, *, reckoned: bool = False) -> tuple[str, ...]:
    """One corpus as a row; what is reckoned bears a "~"."""
    figures = (
        f"{size.added.wall:,.1f}",
        f"{size.added.memory / 1e6:,.0f}",
        f"{size.bytes / 1e6:,.1f}",
        f"{size.searches.median:,.1f}",
        f"{size.searches.p95:,.1f}",
        f"{size.searches.slowest:,.1f}",
        f"{size.resolved.wall:,.1f}",
        f"{size.resolved.memory / 1e6:,.0f}",
    )
    return size.name, f"{size.papers:,}", *(f"~{figure}" if reckoned else figure for figure in figures)


def line_of(name: str, papers: int, sizes: Sequence[Size]) -> Size:
    """A corpus of so many papers, as it is reckoned from the two largest that were measured."""
    one, other = sizes[-2:]
    more = papers / max(other.papers, 1)

    def on_line(before: float, after: float) -> float:
        slope = (after - before) / max(other.papers - one.papers, 1)
        return max(after + slope * (papers - other.papers), after)

    def cost(before: Cost, after: Cost) -> Cost:
        return Cost(
            wall=on_line(before.wall, after.wall),
            cpu=on_line(before.cpu, after.cpu),
            memory=int(on_line(before.memory, after.memory)),
        )

    return Size(
        name=name,
        papers=papers,
        added=cost(one.added, other.added),
        bytes=int(on_line(one.bytes, other.bytes)),
        searches=Searches(
            number=other.searches.number,
            median=other.searches.median * more,
            p95=other.searches.p95 * more,
            slowest=other.searches.slowest * more,
            found=int(other.searches.found * more),
        ),
        resolved=cost(one.resolved, other.resolved),
    )


if __name__ == "__main__":
    main()
