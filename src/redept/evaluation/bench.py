"""`make bench`: the time of `redept add` as a ratio to parsing the same files with lxml, and where the time goes.

Ratios are of one run on one machine, both timed side by side; only they can be compared.
"""

import argparse
import gzip
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from redept import pipeline


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m redept.evaluation.bench", description=__doc__)
    options.add_argument("volumes", nargs="+", type=Path, help="TEI volumes, .xml or .xml.gz")
    options.add_argument("--workers", type=int, default=1, help="processes that read at once (1: CPU time by stage)")
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        files = [unpack(volume, Path(folder)) for volume in given.volumes]
        size = sum(file.stat().st_size for file in files)
        parse = min(parse_all(files) for _ in range(3))
        began = time.perf_counter()
        added = pipeline.add(Path(folder) / "bench.redept", files, workers=given.workers)
        took = time.perf_counter() - began
        corpus = sum(file.stat().st_size for file in Path(folder).glob("bench.redept*"))
    report(size, parse, took, added, corpus, given.workers)


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


def report(size: int, parse: float, took: float, added: pipeline.Added, corpus: int, workers: int) -> None:
    out = sys.stdout.write
    out(f"{added.files} volumes, {size / 1e6:.1f} MB of XML, {added.documents} documents, ")
    out(f"{added.references} references, {workers} worker(s)\n")
    out(f"lxml.etree.parse {parse:8.2f} s  1.0 x\n")
    out(f"redept add       {took:8.2f} s {took / parse:5.1f} x  {size / 1e6 / took:.1f} MB/s\n")
    for stage in pipeline.STAGES:
        seconds = added.seconds.get(stage, 0.0)
        out(f"  {stage:<14} {seconds:8.2f} s {seconds / parse:5.1f} x\n")
    out(f"corpus {corpus / max(added.documents, 1) / 1e3:.1f} kB a document\n")


if __name__ == "__main__":
    main()
