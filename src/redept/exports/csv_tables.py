"""`csv`: a folder of tables for spreadsheets and statistics, with `dictionary.csv`, which says what each column means.

UTF-8 with the mark by which spreadsheets know it. A cell that a spreadsheet would take for a formula has an
apostrophe before it, which spreadsheets take as "these are words".
"""

import csv
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from redept.corpus import Reader
from redept.finding_aids.tables import TABLES, Table, Value, rows
from redept.model.cells import cell_of


def write(reader: Reader, folder: Path, query: str | None) -> None:
    """Write every table as `folder/NAME.csv`, row by row."""
    with ExitStack() as files:
        writers = {table.name: writer(files, folder / f"{table.name}.csv") for table in TABLES}
        for table in TABLES:
            writers[table.name](column.name for column in table.columns)
        for name, row in rows(reader, query):
            writers[name](map(guarded, row))
    write_dictionary(folder, TABLES)


def write_dictionary(folder: Path, tables: Iterable[Table]) -> None:
    """Write `folder/dictionary.csv`, which says what a row of each table and each column is."""
    with ExitStack() as files:
        dictionary = writer(files, folder / "dictionary.csv")
        dictionary(("table", "column", "type", "meaning", "row"))
        for table in tables:
            for column in table.columns:
                dictionary((table.name, column.name, column.type, column.meaning, table.row))


def writer(files: ExitStack, path: Path) -> Callable[[Iterable[object]], object]:
    """What writes a row to a new file."""
    return csv.writer(files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))).writerow


def guarded(value: Value) -> object:
    """A cell that no spreadsheet runs; truth as words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return cell_of(value) if isinstance(value, str) else value
