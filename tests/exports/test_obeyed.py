"""An export of a query holds the papers that the search finds, in whatever form; nothing else is described."""

import csv
import io
import json
import re
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

from redept import exports
from redept.corpus import Reader
from redept.exports import bibtex, correspondence
from redept.exports.csl_json import SITE

WORDS = (
    *("prisoners", "prisoners AND moscow", '"Soviet"', "soviet*", "from:moscow", "to:department", "form:telegram"),
    *("form:=Telegram", "place:washington", "number:3652", "after:1950", "before:1945-01", "names:Harriman", "xyzzy"),
    *("file:711.62114", "volume:specimen", "volume:elsewhere", "status:absent", "marking:secret"),
)


@some.composite
def queries(draw: some.DrawFn) -> str:
    """One condition, or several joined as `redept search` joins them."""
    chosen = draw(some.lists(some.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
    return draw(some.sampled_from((" ", " OR ", " NOT "))).join(chosen)


def lines_of(form: str, key: str) -> Callable[[str], set[str]]:
    return lambda text: {str(json.loads(line)[key]) for line in text.splitlines()}


def csl_ids(text: str) -> set[str]:
    return {one["id"] for one in json.loads(text)}


def ris_ids(text: str) -> set[str]:
    return set(re.findall(r"^ID  - (.*)$", text, re.M))


def jsonld_ids(text: str) -> set[str]:
    nodes = [one for one in json.loads(text)["@graph"] if "rico:Record" in one["type"]]
    return {one["id"].removeprefix("urn:redept:").removeprefix(SITE) for one in nodes}


EXACT: dict[str, Callable[[str], set[str]]] = {
    "documents": lines_of("documents", "id"),
    "csl-json": csl_ids,
    "ris": ris_ids,
    "jsonld": jsonld_ids,
}
WITHIN: dict[str, Callable[[str], set[str]]] = {
    "references": lines_of("references", "document"),
    "statements": lines_of("statements", "document"),
    "cmif": lambda text: {str(one.get("key")) for one in etree.fromstring(text.encode()).iter("{*}correspDesc")},
    "graphml": lambda text: {str(one.get("source")) for one in etree.fromstring(text.encode()).iter("{*}edge")},
}
"""Forms in which a paper without references, statements or sender has no part; a network is of citations."""


@pytest.fixture(scope="module")
def found(specimen: Reader) -> Callable[[str], set[str]]:
    return lambda query: set(specimen.ids(query))


@given(query=queries())
@settings(max_examples=25, deadline=None)
def test_an_export_holds_what_the_search_finds(query: str, specimen: Reader, found: Callable[[str], set[str]]) -> None:
    hits = {hit.id for hit in specimen.search(query, limit=1_000).hits}
    assert hits == found(query)

    def written(form: str) -> str:
        out = io.StringIO()
        exports.write(specimen, form, out, query=query, of="citations")
        return out.getvalue()

    for form, ids in EXACT.items():
        assert ids(written(form)) == hits, form
    assert set(re.findall(r"^@\w+\{(.*),$", written("bibtex"), re.M)) == {bibtex.key(one) for one in hits}
    letters = {one.id for one in specimen.documents(query) if correspondence.is_letter(one)}
    for form, ids in WITHIN.items():
        assert ids(written(form)) <= hits, form
    assert WITHIN["cmif"](written("cmif")) == letters
    resolved = {
        one.document for each in specimen.decided_references(query) for one, _, kept in each if kept and kept.target
    }
    assert WITHIN["graphml"](written("graphml")) == resolved
    assert lines_of("wanted", "id")(written("wanted")) == cited_but_absent(specimen, query)


def cited_but_absent(specimen: Reader, query: str) -> set[str]:
    """The wanted papers that those found cite, as their references say."""
    found = (one for each in specimen.decided_references(query) for one in each)
    return {kept.wanted for _, _, kept in found if kept and kept.wanted}


@given(query=queries())
@settings(max_examples=8, deadline=None)
def test_a_folder_and_a_database_hold_what_the_search_finds(query: str, specimen: Reader) -> None:
    hits = {hit.id for hit in specimen.search(query, limit=1_000).hits}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        exports.write_folder(specimen, "csv", place / "csv", query)
        with (place / "csv" / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert {row["id"] for row in csv.DictReader(stream)} == hits
        with (place / "csv" / "wanted.csv").open(encoding="utf-8-sig", newline="") as stream:
            assert {row["id"] for row in csv.DictReader(stream)} == cited_but_absent(specimen, query)
        exports.write_folder(specimen, "tei", place / "tei", query)
        divisions = [one for file in (place / "tei").iterdir() for one in etree.parse(file).iter("{*}div")]
        assert {f"specimen/{one.get('{http://www.w3.org/XML/1998/namespace}id')}" for one in divisions} == hits
        exports.write_database(specimen, "sqlite", place / "papers.db", query)
        with closing(sqlite3.connect(place / "papers.db")) as database:
            assert {one for (one,) in database.execute("SELECT id FROM documents")} == hits
            assert {one for (one,) in database.execute("SELECT document FROM texts")} == hits
