"""A paper on which a rule fails is kept, with a problem that says so; the papers beside it are read as ever."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

import msgspec

from redept.model import Document, ListedPerson, PersonMention, Problem, Reference, SourceText, whole_id
from redept.model.statement import Findings

if TYPE_CHECKING:
    from redept.people import Index

Finds = TypeVar("Finds")

SENT = "send the paper to the makers of the program; judge and search it meanwhile"


def load_rules() -> None:
    """Load the rooms that read a paper, once for all processes that are about to be made from this one."""
    for room in ("reading", "references", "statements", "people"):
        import_module(f"redept.{room}")


def documents_of(paper: SourceText) -> tuple[Document, ...]:
    """The documents of one source text; where a rule fails, its words as they are, without a heading or notes."""
    from redept import reading

    try:
        return reading.read(paper)
    except Exception as error:
        return (unread(paper, error),)


def unread(paper: SourceText, error: Exception) -> Document:
    """A paper whose structure could not be read: all its words, and a problem."""
    return Document(
        id=whole_id(paper.volume, paper.document),
        volume=paper.volume,
        heading=None,
        form=None,
        file_number=None,
        text=paper.text,
        body_end=len(paper.text),
        problems=(*paper.problems, failure("structure", error)),
        document_number=paper.document_number,
        first_page=paper.first_page,
        chapter=paper.chapter,
    )


def references_in(document: Document) -> tuple[Document, tuple[Reference, ...]]:
    """A document with its references; with none and a problem where a rule fails."""
    from redept import references

    return guarded(document, "references", references.find, ())


def findings_in(document: Document) -> tuple[Document, Findings]:
    """A document with its statements and questions; with none and a problem where a rule fails."""
    from redept import statements

    return guarded(document, "statements", statements.find, Findings())


class ListedPersons:
    """The persons listed in a volume, looked for in its papers; made ready at the first paper."""

    def __init__(self, persons: tuple[ListedPerson, ...]) -> None:
        self.persons = persons
        self.index: Index | None = None

    def mentions_in(self, document: Document) -> tuple[Document, tuple[PersonMention, ...]]:
        """A document with the places that name them; with none and a problem where a rule fails."""
        return guarded(document, "persons", self.find, ()) if self.persons else (document, ())

    def find(self, document: Document) -> tuple[PersonMention, ...]:
        """The places in a document's text that name persons of the list."""
        if self.index is None:
            from redept.people import Index

            self.index = Index(self.persons)
        return self.index.find(document.text)


def guarded(document: Document, what: str, find: Callable[[Document], Finds], nothing: Finds) -> tuple[Document, Finds]:
    """What `find` gives of a document, else `nothing` and the document with a problem.

    Rules are tried on every paper of a series; one that fails on one paper must not keep the others out.
    """
    try:
        return document, find(document)
    except Exception as error:
        problems = (*document.problems, failure(what, error))
        return msgspec.structs.replace(document, problems=problems), nothing


def failure(what: str, error: Exception) -> Problem:
    """The problem of a paper on which a rule failed: which rules, and at which line of the program."""
    return Problem(
        code="rule-failed",
        message=f"a rule for the {what} of a paper failed here{place_of(error)}: {type(error).__name__}: {error}",
        expected=f"the {what} of the paper",
        remedy=SENT,
    )


def place_of(error: Exception) -> str:
    """ " (resolution/pages.py:12)": the line of the program that raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    path = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("redept/")[2]
    return f" ({path}:{trace.tb_lineno})"
