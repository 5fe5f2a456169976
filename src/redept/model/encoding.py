"""The one encoding of every record, for the command line, exports and programs that read them.

Comes in: records. Goes out: plain dicts with the documented keys in their order, and one line of JSON for each.
Letters that are not ASCII stay as they are.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from redept.model.date import PartialDate
from redept.model.document import Document
from redept.model.reference import Interpretation, Reference, Resolution, Wanted
from redept.model.statement import Asked, Statement

Plain = dict[str, Any]

DOCUMENT_KEYS = (
    "id",
    "volume",
    "heading",
    "form",
    "file_number",
    "source",
    "numbers",
    "sender",
    "recipient",
    "drafting",
    "place",
    "date",
    "date_basis",
    "date_confidence",
    "received",
    "classification",
    "handling",
    "precedence",
    "text",
    "signatures",
    "page_breaks",
    "notes",
    "parts",
    "problems",
)
"""The keys that users of a document record rely on, in their order; others follow them."""

REFERENCE_KEYS = (
    "id",
    "document",
    "part",
    "layer",
    "note",
    "author",
    "start",
    "end",
    "text",
    "kind",
    "from",
    "to",
    "number_series",
    "number",
    "date",
    "file_number",
    "page",
    "printed",
    "wanted",
    "resolution",
)
"""The keys that users of a reference record rely on, in their order; others follow them."""

STATEMENT_KEYS = (
    "id",
    "document",
    "layer",
    "note",
    "start",
    "end",
    "text",
    "cue",
    "kind",
    "source",
    "via",
    "recipient",
    "means",
    "date",
    "certainty",
    "negated",
    "condition",
    "about",
)
"""The keys of what was told, done or held, in their order; an act has `state` and `ground` behind them."""

QUESTION_KEYS = ("id", "document", "start", "end", "text", "kind", "by", "to", "depends_on", "state", "answers")
"""The keys of a question or request, in their order; others follow them."""

ENCODER = msgspec.json.Encoder()


def encode(values: object) -> str:
    """One line of JSON for plain values or records: `{"changed":3}`."""
    return ENCODER.encode(values).decode()


def to_json(record: object) -> str:
    """One line of JSON for any record; documents, references and wanted papers have their documented keys."""
    if isinstance(record, Document):
        return encode(document_record(record))
    if isinstance(record, Reference):
        return encode(reference_record(record, None, None))
    if isinstance(record, Wanted):
        return encode(wanted_record(record))
    if isinstance(record, Statement):
        return encode(statement_record(record))
    if isinstance(record, Asked):
        return encode(asked_record(record))
    return encode(record)


def document_record(document: Document) -> Plain:
    """A document as plain values, its keys in the order of DOCUMENT_KEYS and then the rest."""
    return ordered(plain(document), DOCUMENT_KEYS)


def reference_record(
    reference: Reference, interpretation: Interpretation | None, resolution: Resolution | None
) -> Plain:
    """A reference with what was understood and decided, as one plain record.

    `date` is ISO as far as known and None while the year is not; `resolution` is None where nothing was decided.
    """
    known = plain(reference) | {
        "from": interpretation.from_ if interpretation else None,
        "to": interpretation.to if interpretation else None,
        "date": date_of(reference, interpretation),
        "wanted": resolution.wanted if resolution else None,
        "resolution": resolution_record(resolution) if resolution else None,
    }
    return ordered(known, REFERENCE_KEYS)


def resolution_record(resolution: Resolution) -> Plain:
    """A decision as plain values; of each candidate its id and how likely it is."""
    return {
        "status": resolution.status,
        "target": resolution.target,
        "confidence": resolution.confidence,
        "because": list(resolution.because),
        "candidates": [{"id": one.id, "confidence": one.confidence} for one in resolution.candidates],
        "by": resolution.by,
    }


def wanted_record(wanted: Wanted) -> Plain:
    """A wanted paper as plain values."""
    return plain(wanted)


def statement_record(statement: Statement) -> Plain:
    """What was told, done or held as plain values; `state` and `ground` are those of acts alone."""
    values = ordered(plain(statement), STATEMENT_KEYS)
    if statement.kind != "act":
        del values["state"], values["ground"]
    return values


def asked_record(asked: Asked) -> Plain:
    """A question with what became of it, as one plain record."""
    became = plain(asked)
    del became["question"]
    return ordered(plain(asked.question) | became, QUESTION_KEYS)


def plain(record: msgspec.Struct) -> Plain:
    """A record as dicts, lists, strings, numbers and None."""
    values: Plain = msgspec.json.decode(ENCODER.encode(record))
    return values


def ordered(values: Mapping[str, Any], keys: tuple[str, ...]) -> Plain:
    """The same values with these keys first."""
    return {key: values[key] for key in keys} | {key: value for key, value in values.items() if key not in keys}


def date_of(reference: Reference, interpretation: Interpretation | None) -> str | None:
    """The date a reference gives, as understood in its paper, else as written if the year is written."""
    if interpretation and interpretation.date:
        return interpretation.date
    return written_date(reference.date) if reference.date else None


def written_date(date: PartialDate) -> str | None:
    """ISO for a date with a year, as far as it is written; EDTF "?" where doubtful; None without a year.

    `PartialDate(year=1944, month=9, day=15, hour=20)` gives "1944-09-15T20:00".
    """
    if date.year is None:
        return None
    words = f"{date.year:04}"
    if date.month is not None:
        words += f"-{date.month:02}"
        if date.day is not None:
            words += f"-{date.day:02}{hour_of(date)}"
    return words + ("?" if date.uncertain else "")


def hour_of(date: PartialDate) -> str:
    """`T20:00`, `T20:00Z`, or nothing; a doubtful date has no hour, since EDTF has no place for it."""
    if date.hour is None or date.uncertain:
        return ""
    return f"T{date.hour:02}:{date.minute or 0:02}" + ("Z" if date.utc else "")
