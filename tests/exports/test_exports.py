"""Exports write what the corpus holds, one record a line."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from redept import exports
from redept.corpus import Reader, open_reader
from redept.errors import QueryError, RedeptError
from redept.model import encoding
from tests.corpus.specimens import EXCHANGE, WANTED, with_decisions


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with open_reader(with_decisions(tmp_path / "exchange.redept")) as reader:
        yield reader


def written(reader: Reader, form: str, query: str | None = None) -> list[dict[str, Any]]:
    out = io.StringIO()
    exports.write(reader, form, out, query=query)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_documents_are_their_records_in_order(reader: Reader) -> None:
    assert written(reader, "documents") == [encoding.document_record(document) for document, _ in EXCHANGE]
    assert [one["id"] for one in written(reader, "documents", "chiefs")] == ["vol/d2"]


def test_references_carry_their_decisions(reader: Reader) -> None:
    first, second = written(reader, "references")
    assert (first["resolution"]["status"], first["wanted"]) == ("absent", "wanted/1")
    assert (second["resolution"]["target"], second["from"], second["to"]) == ("vol/d1", "Moscow", "Department")
    assert [one["document"] for one in written(reader, "references", "chiefs")] == ["vol/d2"]


def test_wanted_papers_are_those_that_the_found_documents_cite(reader: Reader) -> None:
    assert written(reader, "wanted") == [encoding.wanted_record(WANTED)]
    assert written(reader, "wanted", "prisoner") == [encoding.wanted_record(WANTED)]
    assert written(reader, "wanted", "chiefs") == []


def test_an_unknown_form_is_told_with_those_that_there_are(reader: Reader) -> None:
    with pytest.raises(RedeptError) as error:
        written(reader, "tei")
    assert str(error.value) == "tei: there is no such export; choose one of documents, references, wanted"


@pytest.mark.parametrize("form", list(exports.FORMS))
def test_a_query_that_cannot_be_read_is_told(reader: Reader, form: str) -> None:
    with pytest.raises(QueryError):
        written(reader, form, "(")
