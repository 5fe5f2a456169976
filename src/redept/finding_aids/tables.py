"""What a corpus holds as tables: names, columns and what they mean, and their rows. CSV and Parquet share them."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from redept.corpus import Reader
from redept.finding_aids import citing
from redept.model import Document, Volume, Wanted, encoding

Value = str | int | float | bool | None
Row = tuple[Value, ...]


class Column(NamedTuple):
    """A column: its name, the type of its values (text, whole, real, truth), what it means."""

    name: str
    type: str
    meaning: str


class Table(NamedTuple):
    """A table: its name, what a row of it is, its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]


def text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def whole(name: str, meaning: str) -> Column:
    return Column(name, "whole", meaning)


def real(name: str, meaning: str) -> Column:
    return Column(name, "real", meaning)


TABLES = (
    Table(
        "documents",
        "a document",
        (
            text("id", "volume and document"),
            text("volume", "id of the volume, or the name given to a folder"),
            whole("sequence", "place in the volume, from 0"),
            text("document_number", "number that the volume prints"),
            text("first_page", "page on which it begins"),
            text("chapter", "heading of the chapter it stands in"),
            text("heading", "heading as printed, on one line"),
            text("form", "Telegram, Memorandum ..."),
            text("number", "its own number with its series"),
            text("sender", "who sent it; several are parted by a semicolon"),
            text("recipient", "who received it; several are parted by a semicolon"),
            text("place", "place in the dateline"),
            text("date", "ISO, with the hour where printed; EDTF where uncertain"),
            text("date_basis", "dateline, heading, file number, source note, text"),
            real("date_confidence", "0 to 1"),
            text("received", "when it was received"),
            text("classification", "Secret ..."),
            text("file_number", "central file number, every dash a hyphen"),
            text("source", "where the original lies, as the editors say it"),
            text("signatures", "names as signed; several are parted by a semicolon"),
            text("citation", "how the series cites it"),
            text("archival", "where the original lies, in short"),
            whole("characters", "length of the text"),
            whole("notes", "how many notes it has"),
            whole("problems", "how many oddities were met"),
        ),
    ),
    Table(
        "parties",
        "a sender or recipient of a document, or one who took part in the conversation that it records",
        (
            text("document", "id of the document"),
            text("role", "sender, recipient or participant"),
            whole("place", "place among those of its role, from 1"),
            text("name", "name as the heading gives it, or the list of those who took part"),
            text("office", "office as the heading gives it"),
        ),
    ),
    Table(
        "numbers",
        "a number that a document bears",
        (
            text("document", "id of the document"),
            text("number", "number as printed"),
            text("number_series", "empty for the plain series; A, Secto, DTG ..."),
            text("from", "post that sent it"),
            text("to", "post that received it"),
            text("role", "own, conference, date-time or repeat"),
        ),
    ),
    Table(
        "notes",
        "a note of a document",
        (
            text("document", "id of the document"),
            whole("note", "place in the list of notes, from 1"),
            text("marker", "mark as printed"),
            whole("start", "place of its mark in the document's text; empty where it has none"),
            whole("end", "end of its mark"),
            text("author", "editor or writer"),
            text("text", "words of the note"),
        ),
    ),
    Table(
        "references",
        "words that point to another document, and what was decided about them",
        (
            text("id", "document and place"),
            text("document", "id of the document in which the words stand"),
            text("layer", "body or note"),
            whole("note", "the note's place in the list, from 1"),
            text("author", "writer or editor of the words"),
            whole("start", "place of the words in the text, or in the note's text"),
            whole("end", "end of the words"),
            text("text", "the words"),
            text("kind", "telegram, letter, document ..."),
            text("from", "post that sent the paper pointed to"),
            text("to", "post that received it"),
            text("number_series", "series of its number"),
            text("number", "its number"),
            text("date", "its date, as far as known"),
            text("file_number", "its file number"),
            text("page", "page pointed to"),
            Column("printed", "truth", "whether the words say that it is printed; empty where they do not say"),
            text("wanted", "id of the wanted paper where it is absent"),
            text("status", "resolved, possible, ambiguous, absent, outside or indefinite"),
            text("target", "id of the document it means, where resolved"),
            real("confidence", "0 to 1"),
            text("because", "the reasons; several are parted by a semicolon"),
            text("by", "program, or who judged"),
        ),
    ),
    Table(
        "candidates",
        "a document that a reference may mean",
        (
            text("reference", "id of the reference"),
            text("document", "id of the candidate"),
            real("confidence", "0 to 1"),
        ),
    ),
    Table(
        "wanted",
        "a paper that is cited but absent",
        (
            text("id", "id of the wanted paper"),
            text("kind", "telegram, letter ..."),
            text("form", "form named"),
            text("number_series", "series of its number"),
            text("number", "its number"),
            text("from", "post that sent it"),
            text("to", "post that received it"),
            text("date", "its date, as far as known"),
            text("file_number", "its file number"),
            text("parties", "people named as its sender or recipient; parted by a semicolon"),
            text("printed_elsewhere", "where it is said to be printed"),
            whole("citations", "how many references cite it"),
            text("cited_by", "ids of the documents in which they stand; parted by a semicolon"),
        ),
    ),
)

TEXTS = Table("texts", "the text of a document", (text("document", "id of the document"), text("text", "whole text")))
"""Written beside the others where a format is not for spreadsheets."""


def rows(reader: Reader, query: str | None) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table; with a query, only of the documents that it finds and what they cite."""
    volumes = {volume.id: volume for volume in reader.volumes()}
    chosen: set[str] = set()
    for document in reader.documents(query):
        chosen.add(document.id)
        yield "documents", document_row(document, volumes.get(document.volume or ""))
        for name, of_one in PARTS_OF_DOCUMENT:
            for row in of_one(document):
                yield name, row
    for found in reader.decided_references(query):
        for one in found:
            record = encoding.reference_record(*one)
            yield "references", reference_row(record)
            for row in candidate_rows(record):
                yield "candidates", row
    for wanted in reader.wanted():
        if query is None or chosen.intersection(wanted.cited_by):
            yield "wanted", wanted_row(wanted)


def document_row(document: Document, volume: Volume | None) -> Row:
    own = citing.own_number(document)
    return (
        document.id,
        document.volume,
        document.sequence,
        document.document_number,
        document.first_page,
        document.chapter,
        citing.title(document) if document.heading else None,
        document.form,
        citing.written(own) if own else None,
        "; ".join(map(citing.party, document.sender)),
        "; ".join(map(citing.party, document.recipient)),
        document.place,
        document.date,
        document.date_basis,
        document.date_confidence,
        document.received,
        document.classification,
        document.file_number,
        document.source.text,
        "; ".join(document.signatures),
        citing.printed(document, volume),
        citing.archival(document, short=True),
        len(document.text),
        len(document.notes),
        len(document.problems),
    )


def party_rows(document: Document) -> Iterator[Row]:
    roles = (("sender", document.sender), ("recipient", document.recipient), ("participant", document.participants))
    for role, parties in roles:
        for place, one in enumerate(parties, start=1):
            yield document.id, role, place, one.name, one.office


def number_rows(document: Document) -> Iterator[Row]:
    for one in document.numbers:
        yield document.id, one.number, one.number_series, one.from_, one.to, one.role


def note_rows(document: Document) -> Iterator[Row]:
    for place, one in enumerate(document.notes, start=1):
        yield document.id, place, one.marker, one.start, one.end, one.author, one.text


PARTS_OF_DOCUMENT: tuple[tuple[str, Callable[[Document], Iterator[Row]]], ...] = (
    ("parties", party_rows),
    ("numbers", number_rows),
    ("notes", note_rows),
)

SAID = tuple(column.name for column in next(table for table in TABLES if table.name == "references").columns[:18])


def reference_row(record: dict[str, Any]) -> Row:
    decided = record["resolution"] or {}
    return (
        *(record[name] for name in SAID),
        decided.get("status"),
        decided.get("target"),
        decided.get("confidence"),
        "; ".join(decided.get("because", ())),
        decided.get("by"),
    )


def candidate_rows(record: dict[str, Any]) -> Iterator[Row]:
    for one in (record["resolution"] or {}).get("candidates", ()):
        yield record["id"], one["id"], one["confidence"]


def wanted_row(wanted: Wanted) -> Row:
    return (
        wanted.id,
        wanted.kind,
        wanted.form,
        wanted.number_series,
        wanted.number,
        wanted.from_,
        wanted.to,
        wanted.date,
        wanted.file_number,
        "; ".join(wanted.parties),
        wanted.printed_elsewhere,
        len(wanted.references),
        "; ".join(wanted.cited_by),
    )
