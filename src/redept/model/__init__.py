"""What things are: frozen records that do nothing, and the one encoding of them all.

Nothing comes in but values; every other room passes these records on.
"""

from redept.model.bodies import Bureau, ExileGovernment, Ministry
from redept.model.catalogue import Entry
from redept.model.date import PartialDate
from redept.model.document import (
    ArchivalSource,
    Document,
    Drafting,
    Note,
    Omission,
    OwnNumber,
    PageBreak,
    Part,
    Party,
    whole_id,
)
from redept.model.filing import AfterSlash, FileClass, FileCountry, FileNumber
from redept.model.people import (
    Authority,
    Held,
    Holding,
    JoinedPerson,
    ListedPerson,
    Person,
    PersonEntry,
    PersonJudgement,
    PersonMention,
    PersonPair,
    Tenure,
)
from redept.model.place import Mission, Place, PlaceName
from redept.model.reference import (
    Candidate,
    Change,
    Cited,
    Claim,
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
    "AfterSlash",
    "ArchivalSource",
    "Authority",
    "Bureau",
    "Candidate",
    "Change",
    "Cited",
    "Claim",
    "Document",
    "Drafting",
    "Entry",
    "ExileGovernment",
    "FileClass",
    "FileCountry",
    "FileNumber",
    "Held",
    "Holding",
    "Interpretation",
    "JoinedPerson",
    "Judgement",
    "ListedPerson",
    "Mark",
    "Ministry",
    "Mission",
    "Note",
    "Omission",
    "OwnNumber",
    "PageBreak",
    "Part",
    "PartialDate",
    "Party",
    "Person",
    "PersonEntry",
    "PersonJudgement",
    "PersonMention",
    "PersonPair",
    "Place",
    "PlaceName",
    "Problem",
    "Reason",
    "Record",
    "Reference",
    "Resolution",
    "SourceText",
    "Span",
    "Tenure",
    "Volume",
    "Wanted",
    "whole_id",
]
