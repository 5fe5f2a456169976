"""`parquet`: the tables of `csv` as columns with types, and the texts, for DuckDB, pandas, R and their like.

Needs the extra `redept[parquet]`. Rows are written in groups, so that memory does not grow with the corpus.
"""

from pathlib import Path

from redept.corpus import Reader
from redept.exports.csv_tables import write_dictionary
from redept.finding_aids.arrow import arrow, arrow_table, schema
from redept.finding_aids.tables import TABLES, TEXTS, Row, Table, rows

GROUP = 20_000
TEXTS_IN_GROUP = 500


def write(reader: Reader, folder: Path, query: str | None) -> None:
    """Write every table as `folder/NAME.parquet`, and `dictionary.csv`; RedeptError where pyarrow is not there."""
    writers = {table.name: Group(table, folder) for table in (*TABLES, TEXTS)}
    try:
        for name, row in rows(reader, query):
            writers[name].take(row, GROUP)
        for document in reader.documents(query):
            writers["texts"].take((document.id, document.text), TEXTS_IN_GROUP)
    finally:
        for one in writers.values():
            one.close()
    write_dictionary(folder, (*TABLES, TEXTS))


class Group:
    """Rows of one table that wait to be written together."""

    def __init__(self, table: Table, folder: Path) -> None:
        self.columns = table.columns
        self.rows: list[Row] = []
        self.writer = arrow().parquet.ParquetWriter(folder / f"{table.name}.parquet", schema(table.columns))

    def take(self, row: Row, most: int) -> None:
        """Keep a row, and write what was kept when there is enough."""
        self.rows.append(row)
        if len(self.rows) >= most:
            self.flush()

    def flush(self) -> None:
        self.writer.write_table(arrow_table(self.columns, self.rows))
        self.rows.clear()

    def close(self) -> None:
        self.flush()
        self.writer.close()
