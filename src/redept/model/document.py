"""One diplomatic paper and its parts."""

from redept.model.span import Problem, Record


class Party(Record, frozen=True, kw_only=True):
    """A sender or recipient as the heading gives it: "The Ambassador in the Soviet Union (Harriman)".

    `at` is the place where the party was for a time, away from its post: "the Secretary of State, at Paris".
    """

    name: str | None = None
    office: str | None = None
    at: str | None = None


class OwnNumber(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A number that the paper itself carries, in the series between two posts.

    `number_series` is the series word ("Secto", "Delga", "A" for airgrams), "" for the plain series, "DTG" for a
    date-time group. `from_` and `to` are posts by their city, or "Department"; None where unknown.
    `role` is "own", "conference", "date-time" or "repeat".
    """

    number: str
    number_series: str = ""
    from_: str | None = None
    to: str | None = None
    role: str = "own"


class ArchivalSource(Record, frozen=True, kw_only=True):
    """Where the original is kept, as the editors say it.

    `collection` is what the repository calls the files ("National Security File, Country File"), `folder` what lies
    below it as printed ("China, Vol. 6A"), `accession` the number of a job or of a transfer ("Job 79-01025A").
    """

    text: str | None = None
    repository: str | None = None
    record_group: str | None = None
    lot: str | None = None
    box: str | None = None
    collection: str | None = None
    accession: str | None = None
    folder: str | None = None


class Drafting(Record, frozen=True, kw_only=True):
    """Who drafted, cleared and approved a paper, names as printed."""

    drafted: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()


class PageBreak(Record, frozen=True, kw_only=True):
    """`text[start:end]` is "[Page 1254]": the place where page 1254 begins."""

    page: str
    start: int
    end: int


class Note(Record, frozen=True, kw_only=True):
    """A note: its marker in the text, and its words in the list of notes.

    `text` is `document.text[list_start:list_end]`; `start` and `end` are the place of the marker, None where it
    has none. `author` is "editor", or "writer" for a footnote that stood in the paper itself.
    """

    marker: str
    start: int | None
    end: int | None
    text: str
    author: str = "editor"
    list_start: int = 0
    list_end: int = 0


class Omission(Record, frozen=True, kw_only=True):
    """Words of the editors in brackets that say what they left out: `text[start:end]`, brackets and all.

    `kind` is "here follows", "not declassified", "illegible" or "omission".
    """

    kind: str
    start: int
    end: int


class Part(Record, frozen=True, kw_only=True):
    """An enclosure, annex or attachment: a stretch of its parent's text with a heading of its own."""

    id: str
    start: int
    end: int
    form: str | None = None
    heading: str | None = None
    sender: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    date: str | None = None


class Document(Record, frozen=True, kw_only=True):
    """A paper as it was read; the keys are those of `redept read --json`.

    `text` is the whole paper and never altered; every span counts code points in it. `body_start` and `body_end`
    bound the main text (after heading and opener, up to the list of notes). `date` is ISO in the sender's local
    time as printed, EDTF when uncertain, with `date_basis` and `date_confidence`. `sequence` is its place in its
    volume, from 0. `subject`, `participants` and `reference_lines` stand under such labels at its beginning ("SUBJECT",
    "REF"), entries as printed; `information` are posts and commands to which copies went. `date_until` is the last
    day where the paper names several.
    """

    id: str
    volume: str | None
    heading: str | None
    form: str | None
    file_number: str | None
    text: str
    source: ArchivalSource = ArchivalSource()
    numbers: tuple[OwnNumber, ...] = ()
    sender: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    drafting: Drafting = Drafting()
    place: str | None = None
    date: str | None = None
    date_basis: str | None = None
    date_confidence: float | None = None
    received: str | None = None
    classification: str | None = None
    handling: tuple[str, ...] = ()
    precedence: tuple[str, ...] = ()
    salutation: str | None = None
    signatures: tuple[str, ...] = ()
    signers: tuple[Party, ...] = ()
    page_breaks: tuple[PageBreak, ...] = ()
    notes: tuple[Note, ...] = ()
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()
    body_start: int = 0
    body_end: int = 0
    document_number: str | None = None
    first_page: str | None = None
    chapter: str | None = None
    sequence: int = 0
    stub: bool = False
    subject: str | None = None
    participants: tuple[Party, ...] = ()
    reference_lines: tuple[str, ...] = ()
    information: tuple[str, ...] = ()
    omissions: tuple[Omission, ...] = ()
    date_until: str | None = None


def whole_id(volume: str | None, document: str) -> str:
    """`VOLUME/DOCUMENT`, or the document's id alone where no volume is given."""
    return f"{volume}/{document}" if volume else document


__all__ = [
    "ArchivalSource",
    "Document",
    "Drafting",
    "Note",
    "Omission",
    "OwnNumber",
    "PageBreak",
    "Part",
    "Party",
    "whole_id",
]
