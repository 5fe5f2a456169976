"""Out: what a corpus holds in forms that other programs read, one module a form.

Comes in: a reader on a corpus. Goes out: lines of text, written as they come.
"""

from collections.abc import Callable, Iterator
from typing import TextIO

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports import documents, references, wanted

Lines = Callable[[Reader, str | None], Iterator[str]]

FORMS: dict[str, Lines] = {
    "documents": documents.lines,
    "references": references.lines,
    "wanted": wanted.lines,
}


def write(reader: Reader, form: str, out: TextIO, query: str | None = None) -> None:
    """Write what a corpus holds to `out` in one of FORMS; with a query, only what concerns the documents it finds."""
    if form not in FORMS:
        raise RedeptError(f"{form}: there is no such export; choose one of {', '.join(FORMS)}")
    for line in FORMS[form](reader, query):
        out.write(line + "\n")
