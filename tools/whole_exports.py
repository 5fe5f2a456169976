"""`make exported CORPUS=...`: every export of a whole corpus: memory at its highest, seconds, bytes, what it holds.

    python tools/whole_exports.py CORPUS [--query Q] [FORMAT ...]

Each export is a process of its own, as on the command line. What it holds is counted by programs of others (pybtex,
rispy, rdflib, networkx, DuckDB, lxml ...: the environment of `make readers` has them) and compared with what the
corpus holds, with a query with what `redept search` finds; where they differ, that is said and the exit code is 1.
"""

import argparse
import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from lxml import etree

from redept.exports import correspondence
from redept.finding_aids.days import iso
from redept.pipeline.stored import open_reader

RUN = """
import sys, time
from redept.cli import main
began = time.monotonic()
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
seconds = time.monotonic() - began
highest = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(highest, seconds, file=sys.stderr)
"""
TEI = "{http://www.tei-c.org/ns/1.0}"
Held = dict[str, int]


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description="every export of a corpus: memory, seconds, bytes, what it holds")
    options.add_argument("corpus", type=Path)
    options.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(READ)}; all unless said")
    options.add_argument("--query", help="export what this search finds")
    given = options.parse_args(arguments)
    there = held_by_the_corpus(given.corpus, given.query)
    sys.stdout.write("| format | MB of memory | seconds | MB written | read back |\n|---|---|---|---|---|\n")
    wrong = 0
    for form in given.formats or READ:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "written"
            memory, seconds = run(form, given.corpus, path, given.query)
            held = READ[form](path)
            off = {what: there[what] for what, count in held.items() if there[what] != count}
            wrong += bool(off)
            said = ", ".join(f"{count:,} {what}" for what, count in held.items())
            said += f" (the corpus: {off})" if off else ""
            sys.stdout.write(f"| {form} | {memory:.0f} | {seconds:.1f} | {size(path):.1f} | {said} |\n")
            sys.stdout.flush()
    return int(bool(wrong))


def run(form: str, corpus: Path, path: Path, query: str | None) -> tuple[float, float]:
    """Megabytes of memory at the highest and seconds of one export, a process of its own."""
    name, *more = form.split()
    words = ["export", str(corpus), "--to", name, "-o", str(path), *more]
    words += ["--query", query] if query else []
    done = subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{form}: {done.stderr}")
    memory, seconds = done.stderr.split()[-2:]
    return int(memory) * 1024 / 1e6, float(seconds)


def size(path: Path) -> float:
    files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
    return sum(one.stat().st_size for one in files) / 1e6


def held_by_the_corpus(corpus: Path, query: str | None) -> Counter[str]:
    """What the corpus has of each thing that is counted; with a query, in the papers that `redept search` finds."""
    held: Counter[str] = Counter()
    with open_reader(corpus) as reader:
        for paper in reader.documents(query):
            held["papers"] += 1
            held["characters"] += len(paper.text)
            held["notes"] += len(paper.notes)
            held["letters"] += correspondence.is_letter(paper)
            held["of one to another"] += len(paper.sender) * len(paper.recipient)
            held["filed"] += bool(paper.file_number)
            held["dated"] += bool(iso(paper.date))
        wanted: set[str] = set()
        for found in reader.decided_references(query):
            held["references"] += len(found)
            held["resolved"] += sum(1 for _, _, kept in found if kept and kept.target)
            wanted.update(kept.wanted for _, _, kept in found if kept and kept.wanted)
        held["wanted"] = len(wanted)
        held["statements"] = sum(len(findings.statements) for _, findings in reader.findings(query))
        if query and (total := reader.search(query).total) != held["papers"]:
            raise SystemExit(f"the search finds {total} papers, the reader gives {held['papers']}")
    return held


# ---------------------------------------------------------------- read back, each by a program of others


def records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def documents(path: Path) -> Held:
    held = Counter(papers=0, characters=0, notes=0)
    for one in records(path):
        held.update(papers=1, characters=len(one["text"]), notes=len(one["notes"]))
    return held


def references(path: Path) -> Held:
    held = Counter(references=0, resolved=0)
    for one in records(path):
        held.update(references=1, resolved=one["resolution"]["target"] is not None)
    return held


def lines_as(what: str) -> Callable[[Path], Held]:
    return lambda path: {what: sum(1 for _ in records(path))}


def csl_json(path: Path) -> Held:
    items = json.loads(path.read_text("utf-8"))
    return {"papers": len(items), "filed": sum("call-number" in one for one in items)}


def ris(path: Path) -> Held:
    import rispy

    entries = rispy.loads(path.read_text("utf-8"))
    return {"papers": len(entries), "filed": sum("call_number" in one for one in entries)}


def bibtex(path: Path) -> Held:
    from pybtex.database import parse_file

    entries = parse_file(str(path), "bibtex").entries.values()
    return {"papers": len(entries), "dated": sum("origdate" in one.fields for one in entries)}


def zotero_rdf(path: Path) -> Held:
    import rdflib

    graph = rdflib.Graph().parse(path, format="xml", publicID="http://example.org/items")
    kinds = graph.subjects(rdflib.URIRef("http://www.zotero.org/namespaces/export#itemType"))
    return {"papers": len(set(kinds))}


def json_ld(path: Path) -> Held:
    import rdflib

    graph = rdflib.Graph().parse(path, format="json-ld")
    rico = "https://www.ica.org/standards/RiC/ontology#"
    papers = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{rico}Record")))
    return {"papers": len(papers), "resolved": len(set(graph.subjects(rdflib.URIRef(f"{rico}relationHasTarget"))))}


def cmif(path: Path) -> Held:
    return {"letters": sum(1 for _ in etree.iterparse(path, tag=f"{TEI}correspDesc"))}


def network(reader: str, weight: str) -> Callable[[Path], Held]:
    def held(path: Path) -> Held:
        import networkx

        graph = getattr(networkx, reader)(path)
        return {weight: int(sum(float(one["weight"]) for *_, one in graph.edges(data=True)))}

    return held


def tables(path: Path) -> Held:
    csv.field_size_limit(sys.maxsize)

    def rows(name: str) -> Iterator[dict[str, str]]:
        with (path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            yield from csv.DictReader(stream)

    held = {name: sum(1 for _ in rows(name)) for name in ("notes", "wanted", "references")}
    held["resolved"] = sum(bool(row["target"]) for row in rows("references"))
    characters = [int(row["characters"]) for row in rows("documents")]
    return {"papers": len(characters), "characters": sum(characters), **held}


IN_TABLES = {
    "papers": "SELECT count(*) FROM documents",
    "characters": "SELECT sum(length(text)) FROM texts",
    "notes": "SELECT count(*) FROM notes",
    "wanted": "SELECT count(*) FROM wanted",
    "references": 'SELECT count(*) FROM "references"',
    "resolved": 'SELECT count(target) FROM "references"',
}


def sqlite(path: Path) -> Held:
    with closing(sqlite3.connect(path)) as database:
        return {what: database.execute(asked).fetchone()[0] for what, asked in IN_TABLES.items()}


def parquet(path: Path) -> Held:
    import duckdb

    database = duckdb.connect()
    for file in path.glob("*.parquet"):
        database.execute(f"CREATE VIEW \"{file.stem}\" AS SELECT * FROM read_parquet('{file}')")
    return {what: int(database.execute(asked).fetchone()[0] or 0) for what, asked in IN_TABLES.items()}


def tei(path: Path) -> Held:
    held = Counter(papers=0, characters=0, references=0)
    for file in path.iterdir():
        for _, one in etree.iterparse(file, tag=(f"{TEI}ab", f"{TEI}annotation")):
            if one.tag == f"{TEI}annotation":
                held["references"] += 1
            else:
                held.update(papers=1, characters=len("".join(one.itertext())))
            one.clear(keep_tail=True)
    return held


READ: dict[str, Callable[[Path], Held]] = {
    "documents": documents,
    "references": references,
    "wanted": lines_as("wanted"),
    "people": lambda path: {},
    "statements": lines_as("statements"),
    "csl-json": csl_json,
    "ris": ris,
    "bibtex": bibtex,
    "zotero-rdf": zotero_rdf,
    "cmif": cmif,
    "jsonld": json_ld,
    "graphml --of letters": network("read_graphml", "of one to another"),
    "graphml --of citations": network("read_graphml", "resolved"),
    "gexf --of letters": network("read_gexf", "of one to another"),
    "gexf --of citations": network("read_gexf", "resolved"),
    "csv": tables,
    "parquet": parquet,
    "sqlite": sqlite,
    "tei": tei,
    "tei --in-place": tei,
}
"""How each export is read back."""


if __name__ == "__main__":
    sys.exit(main())
