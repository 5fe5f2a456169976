"""Rows as Arrow has them, the meaning of each column beside it; needs pyarrow, asked for only where it is used."""

from collections.abc import Sequence
from typing import Any

from redept.errors import RedeptError
from redept.finding_aids.tables import Column, Row


def arrow() -> Any:
    """The library that writes Parquet."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise RedeptError("Parquet needs pyarrow; `pip install redept[parquet]` brings it") from None
    return pyarrow


def schema(columns: tuple[Column, ...]) -> Any:
    """The columns as Arrow has them, with their meaning."""
    library = arrow()
    types = {
        "text": library.string(),
        "whole": library.int64(),
        "real": library.float64(),
        "truth": library.bool_(),
    }
    return library.schema(
        [library.field(one.name, types[one.type], metadata={"meaning": one.meaning}) for one in columns]
    )


def arrow_table(columns: tuple[Column, ...], rows: Sequence[Row]) -> Any:
    """Rows as an Arrow table; RedeptError where pyarrow is not there."""
    library, known = arrow(), schema(columns)
    values = zip(*rows, strict=True) if rows else [()] * len(known)
    arrays = [library.array(list(one), field.type) for one, field in zip(values, known, strict=True)]
    return library.Table.from_arrays(arrays, schema=known)
