"""Narrowing a search by marking and by what became of references, and taking exactly its hits away."""

import json
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from redept.web.finding import entries_found
from tests.web.conftest import Visitor

TERMS = st.sampled_from(
    [
        "telegram", "oil", "prisoners", '"the Department"', "lamp*", "from:moscow", 'to:="Secretary of State"',
        "form:=Telegram", "form:letter", "after:1944", "before:1944-09-24T20:00", "after:1943 before:1945",
        "number:3652", "file:711.62114", "post:moscow", "names:harriman", "marking:secret", "marking:=Restricted",
        "status:absent", "status:resolved", "status:outside", "volume:specimen",
    ]
)  # fmt: skip
QUERIES = st.recursive(
    TERMS,
    lambda parts: st.one_of(
        parts.map(lambda one: f"NOT ({one})"),
        st.lists(parts, min_size=2, max_size=3).map(" ".join),
        st.lists(parts, min_size=2, max_size=3).map(lambda of: f"({' OR '.join(of)})"),
    ),
    max_leaves=5,
)


def found(visitor: Visitor, address: str) -> Any:
    return json.loads(visitor.get(address.replace("/search?", "/search.json?")).text)


def facet(visitor: Visitor, address: str, name: str) -> dict[str, Any]:
    return {one["value"]: one for one in found(visitor, address)["facets"].get(name, [])}


def counted_by_the_corpus(visitor: Visitor, address: str) -> int:
    """What the same search finds on the command line."""
    with visitor.room.reader() as reader:
        return reader.search(parse_qs(urlsplit(address).query)["q"][0]).total


@pytest.mark.parametrize("query", ["telegram", "oil OR lamps", "after:1900", "NOT form:telegram"])
def test_a_count_is_what_its_search_finds_here_and_on_the_command_line(visitor: Visitor, query: str) -> None:
    here = found(visitor, "/search?" + urlencode({"q": query}))
    assert {"From", "To", "Marked", "References"} <= set(here["facets"])
    for name, values in here["facets"].items():
        for one in values:
            there = found(visitor, one["address"])
            assert there["total"] == one["count"] > 0, (name, one)
            assert one["count"] == counted_by_the_corpus(visitor, one["address"]), (name, one)


def test_a_search_narrowed_twice_keeps_both_and_lets_each_go(visitor: Visitor) -> None:
    absent = facet(visitor, "/search?q=telegram", "References")["not in this corpus"]
    year = next(iter(facet(visitor, absent["address"], "Form").values()), None)
    assert year is not None and "status%3Aabsent" in year["address"]
    page = visitor.get(absent["address"]).text
    assert 'href="/search?q=telegram"' in page  # without the status


@pytest.mark.parametrize("form", ["documents.jsonl", "references.jsonl", "csl-json.json", "ris.ris", "zotero-rdf.rdf"])
def test_an_export_has_exactly_the_hits(visitor: Visitor, form: str) -> None:
    here = found(visitor, "/search?q=telegram+status:absent")
    ids = {one["id"] for one in here["hits"]}
    assert 0 < here["total"] == len(ids) < found(visitor, "/search?q=telegram")["total"]
    words = visitor.get(f"/export/{form}?q=telegram+status:absent").text
    if form.endswith(".jsonl"):
        key = "id" if form == "documents.jsonl" else "document"
        given = {json.loads(line)[key] for line in words.splitlines()}
    elif form == "csl-json.json":
        given = {one["id"] for one in json.loads(words)}
    elif form == "ris.ris":
        given = {line[6:] for line in words.splitlines() if line.startswith("ID  - ")}
    else:
        tree = etree.fromstring(words.encode())
        given = {about.removeprefix("#") for about in tree.xpath("//@*[local-name()='about']")}
    assert given == ids


def test_where_nothing_is_found_each_part_is_counted_alone(visitor: Visitor) -> None:
    words = " ".join(visitor.get("/search?q=lamps+status:ambiguous+marking:restricted").text.split())
    assert "No paper" in words and "What each part finds alone" in words
    assert "references: several equal papers" in words and "status:ambiguous" in words


@settings(max_examples=25, deadline=None)
@given(query=QUERIES, data=st.data())
def test_any_search_and_any_of_its_counts_agree_with_the_command_line(
    visitor: Visitor, query: str, data: st.DataObject
) -> None:
    with visitor.room.reader() as reader:
        ids = set(reader.ids(query))
        assert {entry.id for entry in entries_found(visitor.room, reader, query)} == ids
    here = found(visitor, "/search?" + urlencode({"q": query}))
    assert here["total"] == len(ids)
    for values in here["facets"].values():
        one = data.draw(st.sampled_from(values))
        assert found(visitor, one["address"])["total"] == one["count"] == counted_by_the_corpus(visitor, one["address"])
