"""`make bench`: how quick and how large, in one run on one machine, side by side; only such ratios can be compared.

The time of `redept add` is a ratio to parsing the same files with lxml in one process. Runs take turns and the least
of each counts, since others may use the machine: processor seconds tell then what wall seconds hide. Python's
compiled modules are kept from run to run, as where the program is installed. Stages are timed in an `add` with one
process. Growth is timed on copies of volumes with other ids and years.
"""

import argparse
import gzip
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from redept import pipeline
from redept.evaluation.measuring import Cost, as_installed, least, machine, run
from redept.evaluation.multiplying import copies
from redept.evaluation.peer import Peer, timed_peer
from redept.evaluation.searching import Searches, timed_searches
from redept.model import Record

Row = tuple[str, ...]


class Speed(Record, frozen=True, kw_only=True):
    """Parsing, adding with a process a core, adding with one, and what that one's stages took."""

    size: int
    parse: Cost
    together: Cost
    alone: Cost
    added: pipeline.Added
    bytes: int
    stages: dict[str, float]


class Grown(Record, frozen=True, kw_only=True):
    """A corpus of some volumes so many times over: what adding them cost, and searching it."""

    times: int
    documents: int
    cost: Cost
    bytes: int
    searches: Searches


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m redept.evaluation.bench", description=__doc__)
    options.add_argument("volumes", nargs="+", type=Path, help="TEI volumes, .xml or .xml.gz")
    options.add_argument("--most", type=int, default=10, help="take this many of them, spread evenly (default 10)")
    options.add_argument("--rounds", type=int, default=2, help="take the least of this many runs (default 2)")
    options.add_argument("--grow", type=int, default=0, help="grow this many of them to 3 and 10 times their number")
    options.add_argument("--peer", type=Path, help="the interpreter of an environment that has eyecite")
    options.add_argument("--peer-sample", type=Path, help="a text for eyecite; its own guide unless given")
    options.add_argument("--write", type=Path, help="write the table into this page, between its FIGURES marks")
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [unpack(volume, folder) for volume in spread(sorted(given.volumes), given.most)]
        speed = timed(files, folder, given.rounds)
        table = Table(speed, timed_searches(folder / "alone.redept"), timed_peer(given.peer, given.peer_sample))
        grown = list(growth(spread(files, given.grow), folder)) if given.grow else []
    lines = [table.title(), *table.lines(), *growth_lines(grown)]
    sys.stdout.write("\n".join(lines) + "\n")
    if given.write:
        given.write.write_text(with_figures(given.write.read_text("utf-8"), lines), "utf-8")


# ---------------------------------------------------------------- what is timed


def spread(volumes: Sequence[Path], most: int) -> list[Path]:
    """At most so many of the volumes, evenly over the list."""
    step = max(len(volumes) / most, 1)
    return [volumes[int(number * step)] for number in range(min(most, len(volumes)))]


def unpack(volume: Path, folder: Path) -> Path:
    """The volume's XML in a folder, unpacked, so that both sides read the same bytes."""
    if volume.suffix != ".gz":
        return volume
    target = folder / volume.stem
    target.write_bytes(gzip.decompress(volume.read_bytes()))
    return target


def parse_all(files: Sequence[Path]) -> Cost:
    """What it costs lxml to parse the files."""
    parser = etree.XMLParser(collect_ids=False, resolve_entities=False, no_network=True, huge_tree=False)
    began, worked = time.perf_counter(), time.process_time()
    for file in files:
        etree.parse(str(file), parser)
    return Cost(wall=time.perf_counter() - began, cpu=time.process_time() - worked)


def timed(files: Sequence[Path], folder: Path, rounds: int) -> Speed:
    """Parsing and adding, in turns."""
    parses: list[Cost] = []
    many: list[Cost] = []
    one: list[Cost] = []
    stages: list[dict[str, float]] = []
    for _ in range(rounds):
        parses += [parse_all(files) for _ in range(3)]
        words = ["add", str(fresh(folder / "together.redept")), *map(str, files)]
        many.append(run(words, as_installed(folder / "compiled")))
        parses.append(parse_all(files))
        began, worked = time.perf_counter(), time.process_time()
        added = pipeline.add(fresh(folder / "alone.redept"), files, workers=1)
        one.append(Cost(wall=time.perf_counter() - began, cpu=time.process_time() - worked))
        stages.append(added.seconds)
    return Speed(
        size=sum(file.stat().st_size for file in files),
        parse=least(parses),
        together=least(many),
        alone=least(one),
        added=added,
        bytes=(folder / "alone.redept").stat().st_size,
        stages={stage: min(seconds[stage] for seconds in stages) for stage in pipeline.STAGES},
    )


def fresh(corpus: Path) -> Path:
    """The place of a corpus, where there is none."""
    corpus.unlink(missing_ok=True)
    return corpus


def growth(files: Sequence[Path], folder: Path) -> Iterator[Grown]:
    """The files once, three and ten times over, each time in a new corpus."""
    for times in (1, 3, 10):
        corpus = fresh(folder / "grown.redept")
        here = folder / f"times{times}"
        here.mkdir()
        words = ["add", str(corpus), *map(str, copies(files, times, here))]
        cost = run(words, as_installed(folder / "compiled"))
        searches = timed_searches(corpus)
        documents = sum(1 for _ in pipeline.catalogue_of(corpus).entries)
        yield Grown(times=times, documents=documents, cost=cost, bytes=corpus.stat().st_size, searches=searches)


# ---------------------------------------------------------------- what is said of it


class Table:
    """The figures in words."""

    def __init__(self, speed: Speed, searches: Searches, peer: Peer | None) -> None:
        self.speed, self.searches, self.peer = speed, searches, peer

    def title(self) -> str:
        speed = self.speed
        size = f"{speed.size / 1e6:.1f} MB of XML, {speed.added.documents:,} documents"
        return f"{speed.added.files} volumes, {size}; {machine()}"

    def lines(self) -> list[str]:
        speed = self.speed
        return [
            *aligned(
                [
                    ("", "wall s", "ratio", "processor s", "ratio"),
                    self.row("lxml.etree.parse, 1 process", speed.parse),
                    self.row(f"redept add, {os.cpu_count()} processes", speed.together),
                    self.row("redept add, 1 process", speed.alone),
                    *((f"  {stage}", *self.seconds(speed.stages[stage])) for stage in pipeline.STAGES),
                ]
            ),
            f"memory at its highest, all processes: {speed.together.memory / 1e6:,.0f} MB",
            f"corpus: {speed.bytes / max(speed.added.documents, 1) / 1e3:.1f} kB a document",
            searches_line(self.searches),
            *self.peer_lines(),
        ]

    def row(self, name: str, cost: Cost) -> Row:
        return name, *self.seconds(cost.wall), f"{cost.cpu:.2f}", f"{cost.cpu / self.speed.parse.cpu:.1f}"

    def seconds(self, wall: float) -> Row:
        return f"{wall:.2f}", f"{wall / self.speed.parse.wall:.1f}"

    def peer_lines(self) -> list[str]:
        speed = self.speed
        own = speed.added.references / (speed.stages["references"] + speed.stages["resolution"])
        if self.peer is None:
            return [f"references found and resolved: {own:,.0f} a second (no eyecite beside it)"]
        peer = self.peer.per_second
        return [
            f"references found and resolved: {own:,.0f} a second",
            f"eyecite {self.peer.version} on its own sample: {peer:,.0f} a second; redept {own / peer:.1f} times",
        ]


def searches_line(searches: Searches) -> str:
    return (
        f"{searches.number} searches: p50 {searches.median:.1f} ms, p95 {searches.p95:.1f} ms, slowest "
        f"{searches.slowest:.1f} ms; {searches.found:,} documents found"
    )


def growth_lines(grown: Sequence[Grown]) -> list[str]:
    """Growth as a table, each row with its ratio to the first."""
    if not grown:
        return []
    rows: list[Row] = [
        ("volumes", "documents", "wall s", "times", "processor s", "times", "memory MB", "kB a document")
    ]
    first = grown[0].cost
    for one in grown:
        cost = one.cost
        rows.append(
            (
                f"{one.times} x",
                f"{one.documents:,}",
                f"{cost.wall:.1f}",
                f"{cost.wall / first.wall:.1f}",
                f"{cost.cpu:.1f}",
                f"{cost.cpu / first.cpu:.1f}",
                f"{cost.memory / 1e6:,.0f}",
                f"{one.bytes / max(one.documents, 1) / 1e3:.1f}",
            )
        )
    return [*aligned(rows), *(f"{one.times} x: {searches_line(one.searches)}" for one in grown)]


def aligned(rows: Sequence[Row]) -> list[str]:
    """Rows in columns, the first to the left, the others to the right."""
    wide = [max((len(row[place]) for row in rows if place < len(row)), default=0) for place in range(len(rows[0]))]
    return [
        "  ".join(
            words.rjust(width) if place else words.ljust(width)
            for place, (words, width) in enumerate(zip(row, wide, strict=False))
        ).rstrip()
        for row in rows
    ]


BEGIN, END = "<!-- FIGURES: bench -->", "<!-- FIGURES: end -->"


def with_figures(page: str, lines: Sequence[str]) -> str:
    """A page with these lines between its marks, in place of what stood there."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([f"{before}{BEGIN}", "", "```text", *lines, "```", "", f"{END}{after}"])


if __name__ == "__main__":
    main()
