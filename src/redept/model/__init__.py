"""What things are: frozen records that do nothing, and the one encoding of them all.

Nothing comes in but values; every other room passes these records on.
"""

from redept.model.catalogue import Entry
from redept.model.date import PartialDate
from redept.model.document import (
    ArchivalSource,
    Document,
    Drafting,
    Note,
    OwnNumber,
    PageBreak,
    Part,
    Party,
    whole_id,
)
from redept.model.reference import (
    Candidate,
    Cited,
    Interpretation,
    Judgement,
    Reason,
    Reference,
    Resolution,
    Wanted,
)
from redept.model.source import Mark, SourceText, Volume
from redept.model.span import Problem, Record, Span

__all__ = [
    "ArchivalSource",
    "Candidate",
    "Cited",
    "Document",
    "Drafting",
    "Entry",
    "Interpretation",
    "Judgement",
    "Mark",
    "Note",
    "OwnNumber",
    "PageBreak",
    "Part",
    "PartialDate",
    "Party",
    "Problem",
    "Reason",
    "Record",
    "Reference",
    "Resolution",
    "SourceText",
    "Span",
    "Volume",
    "Wanted",
    "whole_id",
]
