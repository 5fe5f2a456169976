"""Judgements as a plain file that people can read, correct and share: JSON lines, or CSV for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

import msgspec

from redept.errors import SourceError
from redept.model import Judgement
from redept.model.cells import cell_of, words_of

NOTHING = "none"
"""In CSV, the target of a judgement that the words point to nothing here."""

COLUMNS = ("reference", "document", "layer", "note", "start", "quote", "target", "by", "when", "because", "retired")
NEEDED = ("reference", "document", "quote", "target", "by", "when", "because")


def as_csv(judgements: Iterable[Judgement]) -> str:
    """A table with a row of titles; one judgement a row. What visitors wrote is no formula to a spreadsheet."""
    sheet = io.StringIO()
    rows = csv.writer(sheet, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in judgements:
        known = msgspec.structs.asdict(one) | {"target": one.target or NOTHING}
        rows.writerow([cell(known[column]) for column in COLUMNS])
    return sheet.getvalue()


def cell(value: object) -> object:
    """A place in the table; empty for nothing."""
    return cell_of(value) if isinstance(value, str) else "" if value is None else value


def as_json_lines(judgements: Iterable[Judgement]) -> str:
    """One judgement a line, the keys in the order of the columns."""
    lines = []
    for one in judgements:
        known = msgspec.structs.asdict(one)
        lines.append(json.dumps({column: known[column] for column in COLUMNS}, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def read(text: str, name: str) -> Iterator[Judgement | SourceError]:
    """The judgements of a file, CSV where its name says so; what cannot be read is an error with its line."""
    text = text.removeprefix("\ufeff")
    return read_csv(text, name) if name.lower().endswith(".csv") else read_json_lines(text, name)


def read_json_lines(text: str, name: str) -> Iterator[Judgement | SourceError]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            yield SourceError(name, "not a line of JSON", line=number, remedy="mend the line, or leave it out")
            continue
        yield judgement_of(row if isinstance(row, dict) else {}, name, number)


def read_csv(text: str, name: str) -> Iterator[Judgement | SourceError]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    number = 1
    try:
        for row in rows:
            number = rows.line_num
            known: dict[str, object] = {
                title: words_of(value) if value else None for title, value in row.items() if isinstance(title, str)
            }
            yield judgement_of(whole_numbers(known), name, number)
    except csv.Error as error:
        yield SourceError(name, f"not a table ({error})", line=number + 1, remedy="save it as CSV again")


def whole_numbers(row: dict[str, object]) -> dict[str, object]:
    """A row of a table with the columns that count as numbers."""
    counted = {
        title: int(value)
        for title in ("note", "start")
        if isinstance(value := row.get(title), str) and value.isascii() and value.isdecimal() and len(value) < 10
    }
    return {title: value for title, value in row.items() if value is not None} | counted


def judgement_of(row: dict[str, object], name: str, line: int) -> Judgement | SourceError:
    """One judgement, or why there is none."""
    missing = [title for title in NEEDED if title not in row or (title != "target" and not row[title])]
    if missing:
        remedy = "each judgement needs " + ", ".join(NEEDED)
        return SourceError(name, f"no {' and no '.join(missing)}", line=line, remedy=remedy)
    known = {title: row[title] for title in COLUMNS if title in row}
    if known["target"] == NOTHING:
        known["target"] = None
    try:
        judgement = msgspec.convert(known, Judgement)
        msgspec.msgpack.encode(judgement)
    except (msgspec.ValidationError, OverflowError, UnicodeError) as error:
        return SourceError(name, f"no judgement: {error}", line=line, remedy="mend the line, or leave it out")
    return judgement
