"""When a paper was written: by its dateline, else its heading, source note or file number."""

import re

from redept.model import Mark, Record, SourceText
from redept.reading.dateline import Dateline, estimated_date, file_date, is_dateline, note_date, read_dateline
from redept.reading.layout import Layout
from redept.reading.source_note import SourceNote


class Dated(Record, frozen=True, kw_only=True):
    """A date with where it was read and, where it was inferred, how sure it is."""

    date: str | None = None
    basis: str | None = None
    confidence: float | None = None
    until: str | None = None


def dateline_of(opener: list[str], unmasked: list[str]) -> Dateline | None:
    """The first dateline of the opener; an hour taken for a note's marker stands in the unmasked line."""
    for line, words in zip(opener, unmasked, strict=True):
        found = read_dateline(line)
        if found:
            return (read_dateline(words) if line != words else None) or found
    return None


def last_dateline(layout: Layout) -> Dateline | None:
    """The dateline at the end, where aide-mémoires and other papers between governments have theirs
    (frus1949v07p1/d204)."""
    if layout.closing is None:
        return None
    lines = layout.masked[layout.closing.start : layout.closing.end].split("\n")[-3:]
    found = (read_dateline(line.strip()) for line in reversed(lines) if is_dateline(line.strip()))
    return next((one for one in found if one and one.place and one.date), None)


def date_of(
    line: Dateline | None, closing: Dateline | None, note: SourceNote, paper: SourceText, form: str | None
) -> Dated:
    """The paper's date and its basis: dateline, else heading, else source note, else file number; else nothing."""
    if line and line.date:
        return Dated(date=line.date, basis="dateline", confidence=1.0, until=line.until)
    if closing and closing.date:
        return Dated(date=closing.date, basis="heading", confidence=1.0, until=closing.until)
    marked = marked_date(paper.marks)
    if marked:
        return Dated(date=marked, basis="dateline", confidence=1.0)
    said = note_date(note.words) if note.words else None
    if said:
        return Dated(date=said, basis="source note", confidence=0.9)
    undated = (line and line.undated) or (closing and closing.undated)
    estimate = estimated_date(note.words, year_of_volume(paper.volume)) if undated and note.words else None
    if estimate:
        return Dated(date=estimate, basis="source note", confidence=0.7)
    filed = file_date(note.file_number, form) if note.file_number else None
    return Dated(date=filed[0], basis="file number", confidence=filed[1]) if filed else Dated()


def year_of_volume(volume: str | None) -> int | None:
    """The year of a volume that holds the papers of one year: 1948 of frus1948v05p1."""
    found = re.match(r"frus(\d{4})(?![\d-])", volume or "")
    return int(found[1]) if found else None


def marked_date(marks: tuple[Mark, ...]) -> str | None:
    """The first date that the source has marked, to the minute; a midnight there may stand for an hour not known."""
    found = next((mark.value for mark in marks if mark.kind == "date" and mark.value), None)
    if not found or not re.match(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d|$)", found):
        return None
    return found[:10] if "T" not in found or found[11:16] == "00:00" else found[:16]
