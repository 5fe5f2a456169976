"""`statements`: one JSON record a line for what was told, done and held."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.model import encoding


def lines(reader: Reader, query: str | None) -> Iterator[str]:
    """Statements in the order of the papers in which they stand."""
    for _, findings in reader.findings(query):
        for one in findings.statements:
            yield encoding.encode(encoding.statement_record(one))
