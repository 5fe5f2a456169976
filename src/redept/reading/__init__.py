"""The structure of a paper: its heading, parties, dates, numbers, notes, pages, signature and parts."""

from redept.model import Document, SourceText, whole_id
from redept.reading.agreement import disagreements
from redept.reading.header import read_header
from redept.reading.labels import read_labels
from redept.reading.layout import Layout, lay_out
from redept.reading.omissions import omissions
from redept.reading.part_header import read_part
from redept.reading.signature import signer
from redept.reading.split import split

__all__ = ["read"]


def read(paper: SourceText) -> tuple[Document, ...]:
    """The documents that one source text holds, most often one; it never raises, oddities are their `problems`."""
    return tuple(read_one(piece) for piece in split(paper))


def read_one(paper: SourceText) -> Document:
    """One paper read as one document."""
    layout = lay_out(paper)
    header = read_header(paper, layout)
    signers = tuple(map(signer, header.signatures))
    odd = disagreements(
        layout.masked, header.form, header.sender, header.recipient, header.salutation, signers, layout.main.end
    )
    labelled = read_labels(layout.masked, layout.body.start, layout.main.end)
    return Document(
        id=whole_id(paper.volume, paper.document),
        volume=paper.volume,
        heading=header.heading,
        form=header.form,
        file_number=header.note.file_number,
        text=paper.text,
        source=header.note.source,
        numbers=header.numbers,
        sender=header.sender,
        recipient=header.recipient,
        drafting=header.note.drafting,
        place=header.place,
        date=header.dated.date,
        date_basis=header.dated.basis,
        date_confidence=header.dated.confidence,
        date_until=header.dated.until,
        received=header.received,
        classification=header.markings.classification,
        handling=header.markings.handling,
        precedence=header.markings.precedence,
        salutation=header.salutation,
        signatures=header.signatures,
        signers=signers,
        page_breaks=layout.page_breaks,
        notes=layout.notes,
        parts=tuple(read_part(layout.masked, part) for part in layout.parts),
        problems=(*paper.problems, *layout.problems, *header.problems, *odd),
        body_start=0 if is_one_line(paper, layout) else layout.body.start,
        body_end=layout.body.end,
        document_number=paper.document_number or header.number,
        first_page=paper.first_page,
        chapter=paper.chapter,
        stub=paper.subtype == "microfiche-stub",
        subject=labelled.subject,
        participants=labelled.participants,
        reference_lines=labelled.references,
        information=tuple(dict.fromkeys((*labelled.information, *header.information))),
        omissions=omissions(layout.masked, layout.body.start, layout.body.end),
    )


def is_one_line(paper: SourceText, layout: Layout) -> bool:
    """Whether a text is one line and no more, such as a sentence from the clipboard: then it is the body too, though it
    may look like a heading: "See Deptels 2705 and 2790 to Saigon, February 9, 1956"."""
    words = paper.text.strip()
    return "\n" not in words and not paper.text[layout.body.start : layout.body.end].strip()
