"""Tables are read back and hold what the records hold."""

import csv
from pathlib import Path
from typing import Any

import pytest

from redept import exports
from redept.corpus import Reader
from redept.exports import csv_tables
from redept.finding_aids.tables import TABLES, rows


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_holds_every_document_and_reference(specimen: Reader, tmp_path: Path) -> None:
    exports.write_folder(specimen, "csv", tmp_path / "csv")
    documents = read(tmp_path / "csv" / "documents.csv")
    assert [row["id"] for row in documents] == list(specimen.ids())
    references = [one for found in specimen.decided_references() for one in found]
    assert [row["id"] for row in read(tmp_path / "csv" / "references.csv")] == [one.id for one, _, _ in references]
    notes = [note.text for document in specimen.documents() for note in document.notes]
    assert [row["text"] for row in read(tmp_path / "csv" / "notes.csv")] == notes
    assert len(read(tmp_path / "csv" / "wanted.csv")) == len(list(specimen.wanted()))


def test_csv_gives_back_every_value(specimen: Reader, tmp_path: Path) -> None:
    exports.write_folder(specimen, "csv", tmp_path / "csv")
    held: dict[str, list[tuple[str, ...]]] = {table.name: [] for table in TABLES}
    for name, row in rows(specimen, None):
        held[name].append(tuple("" if value is None else str(value) for value in row))
    for name, expected in held.items():
        given = [tuple(row.values()) for row in read(tmp_path / "csv" / f"{name}.csv")]
        bare = [tuple(cell.removeprefix("'") if cell[1:2] in "=+-@" else cell for cell in row) for row in given]
        assert [tuple(map(shown, row)) for row in bare] == [tuple(map(shown, row)) for row in expected], name


def shown(cell: str) -> str:
    """A cell without what tells a truth in CSV from one in Python."""
    return cell.lower() if cell in ("True", "False") else cell


def test_the_dictionary_explains_every_column(specimen: Reader, tmp_path: Path) -> None:
    exports.write_folder(specimen, "csv", tmp_path / "csv")
    explained = {(row["table"], row["column"]) for row in read(tmp_path / "csv" / "dictionary.csv")}
    for table in TABLES:
        with (tmp_path / "csv" / f"{table.name}.csv").open(encoding="utf-8-sig") as stream:
            assert {(table.name, column) for column in next(csv.reader(stream))} <= explained


def test_a_query_chooses_documents_and_what_they_cite(reader: Reader, tmp_path: Path) -> None:
    exports.write_folder(reader, "csv", tmp_path / "csv", "chiefs")
    assert [row["id"] for row in read(tmp_path / "csv" / "documents.csv")] == ["vol/d2"]
    assert [row["target"] for row in read(tmp_path / "csv" / "references.csv")] == ["vol/d1"]
    assert read(tmp_path / "csv" / "wanted.csv") == []


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert csv_tables.guarded(cell) == f"'{cell}"
    assert csv_tables.guarded("3652") == "3652"
    assert csv_tables.guarded(-1) == -1


def test_parquet_holds_the_same_rows_and_the_texts(specimen: Reader, tmp_path: Path) -> None:
    arrow: Any = pytest.importorskip("pyarrow.parquet")
    exports.write_folder(specimen, "parquet", tmp_path / "p")
    texts = arrow.read_table(tmp_path / "p" / "texts.parquet").to_pylist()
    assert [row["text"] for row in texts] == [document.text for document in specimen.documents()]
    references = arrow.read_table(tmp_path / "p" / "references.parquet")
    assert references.num_rows == sum(map(len, specimen.decided_references()))
    assert references.schema.field("because").metadata[b"meaning"].startswith(b"the reasons")


def test_a_database_gives_back_every_value_of_parquet(specimen: Reader, tmp_path: Path) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    exports.write_folder(specimen, "parquet", tmp_path / "p")
    held: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in TABLES}
    for name, row in rows(specimen, None):
        held[name].append(row)
    held["texts"] = [(one.id, one.text) for one in specimen.documents()]
    for name, expected in held.items():
        assert duckdb.connect().execute(f"SELECT * FROM '{tmp_path}/p/{name}.parquet'").fetchall() == expected, name


def test_a_database_reads_parquet_as_typed_tables(specimen: Reader, tmp_path: Path) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    exports.write_folder(specimen, "parquet", tmp_path / "p")
    database = duckdb.connect()

    def asked(statement: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = database.execute(statement.replace("$", f"{tmp_path}/p/")).fetchall()
        return found

    cited = """SELECT r.document, d.id, length(t.text) = d.characters FROM '$references.parquet' r
        JOIN '$documents.parquet' d ON d.id = r.target JOIN '$texts.parquet' t ON t.document = d.id
        WHERE r.status = 'resolved'"""
    resolved = [
        (one.document, decided.target, True)
        for found in specimen.decided_references()
        for one, _, decided in found
        if decided and decided.target
    ]
    assert sorted(asked(cited)) == sorted(resolved)
    types = dict(asked("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '$references.parquet')"))
    assert (types["confidence"], types["start"], types["printed"]) == ("DOUBLE", "BIGINT", "BOOLEAN")
    for name, column in asked("""SELECT "table", "column" FROM read_csv('$dictionary.csv')"""):
        assert column in {row[0] for row in asked(f"DESCRIBE SELECT * FROM '${name}.parquet'")}
