"""What a finding aid says is odd."""

from redept.model import Record


class Finding(Record, frozen=True, kw_only=True):
    """Something odd: in which document (or source file), what, and what a reader can do.

    `code` is a short fixed name; `start` and `end` are its place in the document's text, None where it has none.
    """

    document: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None
    remedy: str | None = None
