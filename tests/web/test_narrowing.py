"""Narrowing a search by marking and by what became of references, and taking exactly its hits away."""

import json
from typing import Any
from urllib.parse import quote_plus

import pytest
from lxml import etree

from tests.web.conftest import Visitor


def found(visitor: Visitor, address: str) -> Any:
    return json.loads(visitor.get(address.replace("/search?", "/search.json?")).text)


def facet(visitor: Visitor, address: str, name: str) -> dict[str, Any]:
    return {one["value"]: one for one in found(visitor, address)["facets"].get(name, [])}


def test_a_count_is_what_its_search_finds(visitor: Visitor) -> None:
    here = found(visitor, "/search?q=telegram")
    assert {"Marked", "References"} <= set(here["facets"])
    for name, values in here["facets"].items():
        for one in values:
            there = found(visitor, one["address"])
            exact = name in ("Marked", "References", "Year", "Form", "Volume")  # others are words that more may bear
            assert there["total"] == one["count"] or (not exact and there["total"] > one["count"]), (name, one)


def test_a_search_narrowed_twice_keeps_both_and_lets_each_go(visitor: Visitor) -> None:
    absent = facet(visitor, "/search?q=telegram", "References")["not in this corpus"]
    year = next(iter(facet(visitor, absent["address"], "Form").values()), None)
    assert year is not None and "status=absent" in year["address"]
    page = visitor.get(absent["address"]).text
    assert 'href="/search?q=telegram"' in page  # without the status


@pytest.mark.parametrize("form", ["documents.jsonl", "references.jsonl", "csl-json.json", "ris.ris", "zotero-rdf.rdf"])
def test_an_export_has_exactly_the_hits(visitor: Visitor, form: str) -> None:
    here = found(visitor, "/search?q=telegram&status=absent")
    ids = {one["id"] for one in here["hits"]}
    assert 0 < here["total"] == len(ids) < found(visitor, "/search?q=telegram")["total"]
    words = visitor.get(f"/export/{form}?q=telegram&status=absent").text
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
    words = " ".join(visitor.get("/search?q=lamps&status=ambiguous&marked=" + quote_plus("Top Secret")).text.split())
    if "No paper" in words:
        assert "What each part finds alone" in words and "references: several equal papers" in words
