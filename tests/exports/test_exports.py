"""Exports write what the corpus holds, one record a line."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from redept import exports
from redept.corpus import Reader
from redept.errors import QueryError, RedeptError
from redept.model import encoding
from tests.corpus.specimens import EXCHANGE, WANTED


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
        written(reader, "pdf")
    assert str(error.value).startswith("pdf: there is no such export; choose one of documents, references, wanted, ")


@pytest.mark.parametrize("form", list(exports.FORMS))
def test_a_query_that_cannot_be_read_is_told(reader: Reader, form: str) -> None:
    with pytest.raises(QueryError):
        written(reader, form, "(")


@pytest.mark.parametrize("form", list(exports.FOLDERS))
def test_a_folder_that_holds_something_is_left_alone(reader: Reader, form: str, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(RedeptError, match="not empty"):
        exports.write_folder(reader, form, tmp_path / "full")
    with pytest.raises(QueryError):
        exports.write_folder(reader, form, tmp_path / "new", "(")
    assert not (tmp_path / "new").exists()


def test_statements_are_those_of_the_found_documents(specimen: Reader) -> None:
    everything = written(specimen, "statements")
    assert {one["kind"] for one in everything} >= {"told", "act"}
    some = written(specimen, "statements", "number:3652")
    assert some == [one for one in everything if one["document"] == "specimen/d5"]
