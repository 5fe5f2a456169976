"""`csv`: a folder of tables for spreadsheets and statistics, with `dictionary.csv`, which says what each column means.

UTF-8 with the mark by which spreadsheets know it. A cell that a spreadsheet would take for a formula has an
apostrophe before it, which spreadsheets take as "these are words".
"""

import csv
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from redept.corpus import Reader
from redept.exports.tables import TABLES, Value, rows

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(reader: Reader, folder: Path, query: str | None) -> None:
    """Write every table as `folder/NAME.csv`, row by row."""
    with ExitStack() as files:
        writers = {table.name: writer(files, folder / f"{table.name}.csv") for table in TABLES}
        for table in TABLES:
            writers[table.name](column.name for column in table.columns)
        for name, row in rows(reader, query):
            writers[name](map(guarded, row))
        dictionary = writer(files, folder / "dictionary.csv")
        dictionary(("table", "column", "type", "meaning", "row"))
        for table in TABLES:
            for column in table.columns:
                dictionary((table.name, column.name, column.type, column.meaning, table.row))


def writer(files: ExitStack, path: Path) -> Callable[[Iterable[object]], object]:
    """What writes a row to a new file."""
    return csv.writer(files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))).writerow


def guarded(value: Value) -> object:
    """A cell that no spreadsheet runs; truth as words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
