"""Everything that is odd in the sources of a corpus."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.finding_aids import dates, numbering, offices, pointers
from redept.finding_aids.finding import Finding
from redept.model import Document, Entry, Problem
from redept.people import Register

__all__ = ["Finding", "check"]


def check(reader: Reader) -> Iterator[Finding]:
    """What is odd: first in whole source files and judgements, then paper by paper in their order.

    Of a paper: its own problems, notes without a place, numbers and dates that disagree with those of other
    papers, pointers that break, and papers that are here although a note says they are not printed.
    """
    for name, problem in reader.problems():
        yield found_in(name, problem)
    for judgement in reader.lost_judgements():
        yield Finding(
            document=judgement.document,
            code="judgement-without-words",
            message=f"the words “{judgement.quote}”, on which {judgement.by} judged, are no longer a reference",
            remedy="it is kept; judge the reference anew if the words stand elsewhere now",
        )
    entries = list(reader.entries())
    by_document: dict[str, list[Finding]] = {}
    oddities = (*numbering.oddities(entries), *dates.oddities(entries), *pointers.oddities(reader, entries))
    for finding in (*oddities, *against_registers(reader, entries)):
        by_document.setdefault(finding.document, []).append(finding)
    for document in reader.documents():
        yield from oddities_of(document)
        told = {problem.code for problem in document.problems}
        yield from (finding for finding in by_document.get(document.id, ()) if finding.code not in told)


def against_registers(reader: Reader, entries: list[Entry]) -> Iterator[Finding]:
    """Headings that a register of office holders in the corpus contradicts."""
    authority = reader.authority("pocom")
    if authority is not None:
        yield from offices.disagreements(entries, Register(authority))


def oddities_of(document: Document) -> Iterator[Finding]:
    """What its own record says is odd in a document, and its notes without a place."""
    told = False
    for problem in document.problems:
        told = told or problem.code == WITHOUT_PLACE
        yield found_in(document.id, problem)
    if told:
        return
    for number, note in enumerate(document.notes, start=1):
        if note.start is None and not note.text.lstrip().startswith("Source:"):
            yield Finding(
                document=document.id,
                code=WITHOUT_PLACE,
                message=f"note {number} ({note.marker}) has no place in the text",
                start=note.list_start,
                end=note.list_end,
                remedy="look for its marker in the printed page",
            )


WITHOUT_PLACE = "note-without-anchor"


def found_in(name: str, problem: Problem) -> Finding:
    """A problem with the document or source file that has it."""
    return Finding(
        document=name,
        code=problem.code,
        message=problem.message,
        start=problem.start,
        end=problem.end,
        remedy=problem.remedy,
    )
