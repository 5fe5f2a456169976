"""A paper as its source gave it: text first, the source's own labels beside it."""

from redept.model.people import ListedPerson
from redept.model.span import Problem, Record


class Mark(Record, frozen=True, kw_only=True):
    """A span that the source had labelled, or the place where something stands.

    `kind` is one of MARK_KINDS; `value` is what the label said (the page number, the note's printed number, an
    ISO date, a link's target), or None. `start == end` is allowed for a mark without words.
    """

    kind: str
    start: int
    end: int
    value: str | None = None
    of: str | None = None


MARK_KINDS = (
    "source_line",  # the line above the heading in volumes to 1954: "711.62114/9–2444: Telegram"
    "heading",
    "opener_line",  # a line of the opener that is no dateline: "secret", "No. 319"
    "dateline",
    "place",
    "date",  # value: what the markup says, as encoded
    "received",
    "salutation",
    "body",
    "signed",
    "closing",
    "sender_name",
    "sender_office",
    "recipient_name",
    "recipient_office",
    "page",  # "[Page 1254]"; value: "1254"
    "anchor",  # a note's marker in the text; value: index of the note in the list, from 0
    "notes",  # the whole list of notes at the end
    "note",  # one note's words in that list; value: printed marker, of: "source", "summary" or None
    "part",  # an enclosure or attachment, from its heading to its end; value: the source's id for it
    "part_heading",
    "link",  # value: target as encoded; evidence for evaluation only
    "person",  # value: the source's id for a person
    "term",
    "struck",  # words struck out in the source
)


class SourceText(Record, frozen=True, kw_only=True):
    """One paper as its source gave it, format forgotten: a text, and marks where the source had any.

    `text` uses `\\n` for newlines and is never altered afterwards. `document` is the id within the volume;
    `document_number` is the number the volume prints for it ("45"), `first_page` the page on which it begins,
    `subtype` what the source calls it ("editorial-note", "historical-document", "microfiche-stub"),
    `place_in_file` `path:line` of its beginning. Plain text has few marks or none.
    """

    volume: str | None
    document: str
    text: str
    format: str
    place_in_file: str
    marks: tuple[Mark, ...] = ()
    document_number: str | None = None
    first_page: str | None = None
    subtype: str | None = None
    chapter: str | None = None
    problems: tuple[Problem, ...] = ()


class Volume(Record, frozen=True, kw_only=True):
    """A published volume, or a name that the user gave to a folder of papers.

    `title` is complete; `subseries` as printed ("1955–1957"), `number` the volume number ("XXIII, Part 1"),
    `persons` its own list of persons. `editors` are names as printed, those of the volume before the general editor;
    `published` is the year.
    """

    id: str
    title: str | None = None
    subseries: str | None = None
    number: str | None = None
    places: tuple[str, ...] = ()
    persons: tuple[ListedPerson, ...] = ()
    editors: tuple[str, ...] = ()
    published: str | None = None
