"""`make bench`: the time of `redept add` as a ratio to parsing the same files with lxml, and where the time goes.

All is timed in one run on one machine, side by side; only such ratios can be compared. Stages are timed in a second
`add` with one process, since two processes share the clock.
"""

import argparse
import gzip
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from redept import pipeline
from redept.model import Record


class Timed(Record, frozen=True, kw_only=True):
    """One `add`: wall seconds, what it did, and the size of the corpus in bytes."""

    seconds: float
    added: pipeline.Added
    size: int


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m redept.evaluation.bench", description=__doc__)
    options.add_argument("volumes", nargs="+", type=Path, help="TEI volumes, .xml or .xml.gz")
    options.add_argument("--most", type=int, default=10, help="take this many of them, spread evenly (default 10)")
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [unpack(volume, folder) for volume in spread(sorted(given.volumes), given.most)]
        parse = min(parse_all(files) for _ in range(3))
        together = timed_add(folder / "together.redept", files, workers=None)
        alone = timed_add(folder / "alone.redept", files, workers=1)
        report(sum(file.stat().st_size for file in files), parse, together, alone)


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


def parse_all(files: Sequence[Path]) -> float:
    """Seconds in which lxml parses the files."""
    parser = etree.XMLParser(collect_ids=False, resolve_entities=False, no_network=True, huge_tree=False)
    began = time.perf_counter()
    for file in files:
        etree.parse(str(file), parser)
    return time.perf_counter() - began


def timed_add(corpus: Path, files: Sequence[Path], *, workers: int | None) -> Timed:
    """`redept add` of the files into a new corpus."""
    began = time.perf_counter()
    added = pipeline.add(corpus, files, workers=workers)
    seconds = time.perf_counter() - began
    return Timed(seconds=seconds, added=added, size=corpus.stat().st_size)


def report(size: int, parse: float, together: Timed, alone: Timed) -> None:
    """Print the ratios, and where the time goes by stage."""
    added = together.added
    lines = [
        f"{added.files} volumes, {size / 1e6:.1f} MB of XML, {added.documents:,} documents",
        f"{'lxml.etree.parse':<34}{parse:8.2f} s {1:6.1f} x",
        row(f"redept add, {os.cpu_count()} processes", together.seconds, parse, size),
        row("redept add, 1 process", alone.seconds, parse, size),
        *(row(f"  {stage}", alone.added.seconds.get(stage, 0.0), parse) for stage in pipeline.STAGES),
        f"corpus {together.size / max(added.documents, 1) / 1e3:.1f} kB a document",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def row(name: str, seconds: float, parse: float, size: int | None = None) -> str:
    """`redept add    3.39 s   18.0 x  10.6 MB/s`."""
    speed = f"  {size / 1e6 / seconds:.1f} MB/s" if size else ""
    return f"{name:<34}{seconds:8.2f} s {seconds / parse:6.1f} x{speed}"


if __name__ == "__main__":
    main()
