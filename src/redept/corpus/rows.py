"""What one source file gives, packed into the rows that a corpus keeps of it.

Whoever reads a file packs it too, in whatever process that is: the one writer is handed bytes and has no record to
look into, unless an id is taken or a person judged a reference of the paper.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

import msgspec

from redept.corpus import naming
from redept.corpus.days import bounds
from redept.corpus.packing import DOCUMENT, FINDINGS, MENTIONS, REFERENCES, pack, squeeze, unsqueeze
from redept.corpus.words import indexed
from redept.model import Document, PersonMention, Problem, Record, Reference, Volume
from redept.model.catalogue import entry_of
from redept.model.statement import Findings

Paper = tuple[Document, tuple[Reference, ...]]

Mentions = Sequence[PersonMention]

Columns = tuple[
    str, str | None, int, str | None, str | None, str | None, str | None, str | None, bytes
]  # id, volume, sequence, form, file number, date, first day, last day, entry

NO_FINDINGS = Findings()


class PaperRows(Record, frozen=True, kw_only=True):
    """One paper as rows: `columns` of the table of documents, its record, references and findings as they are
    stored (`said` None where nothing was told), the persons of its volume's list whom it names (`named`, and how often
    each as `entries`), and its words for the index by column."""

    columns: Columns
    record: bytes
    found: bytes
    references: int
    said: bytes | None
    named: bytes | None
    entries: tuple[tuple[str, int], ...]
    words: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.columns[0]


class SourceRows(Record, frozen=True, kw_only=True):
    """One source file as rows, ready to be stored; `seconds` are those that it took, by stage."""

    name: str
    digest: str
    volume: Volume
    papers: tuple[PaperRows, ...]
    problems: bytes
    seconds: dict[str, float] = msgspec.field(default_factory=dict)


def rows_of(
    name: str,
    digest: str,
    volume: Volume,
    papers: Sequence[Paper],
    problems: Iterable[Problem] = (),
    findings: Sequence[Findings] = (),
    mentions: Sequence[Mentions] = (),
) -> SourceRows:
    """What a source file gave, packed; `findings` and `mentions` go in step with `papers`, or are left out."""
    return SourceRows(
        name=name,
        digest=digest,
        volume=volume,
        papers=tuple(
            paper_rows(document, found, said, named)
            for (document, found), said, named in zip(
                papers, findings or repeat(NO_FINDINGS), mentions or repeat(()), strict=False
            )
        ),
        problems=pack(tuple(problems)),
    )


def paper_rows(document: Document, found: tuple[Reference, ...], findings: Findings, mentions: Mentions) -> PaperRows:
    """One paper, packed."""
    first, last = bounds(document.date) or (None, None)
    return PaperRows(
        columns=(
            document.id,
            document.volume,
            document.sequence,
            document.form,
            document.file_number,
            document.date,
            first,
            last,
            pack(entry_of(document)),
        ),
        record=squeeze(pack(document)),
        found=squeeze(pack(found)),
        references=len(found),
        said=squeeze(pack(findings)) if findings.statements or findings.questions else None,
        named=squeeze(pack(mentions)) if mentions else None,
        entries=tuple(Counter(one.person for one in mentions).items()) if mentions else (),
        words=indexed(document),
    )


def named(papers: Sequence[PaperRows], ids: Sequence[str]) -> Iterator[PaperRows]:
    """The papers, each under its id; one that had another is packed anew, with a problem that says so."""
    for rows, new in zip(papers, ids, strict=True):
        if rows.id == new:
            yield rows
        else:
            document, found = naming.renamed(unsqueeze(DOCUMENT, rows.record), references_of(rows), new)
            findings = NO_FINDINGS if rows.said is None else unsqueeze(FINDINGS, rows.said)
            mentions = () if rows.named is None else unsqueeze(MENTIONS, rows.named)
            yield paper_rows(document, found, naming.findings_of(findings, new), mentions)


def references_of(rows: PaperRows) -> tuple[Reference, ...]:
    """The references of a packed paper."""
    return unsqueeze(REFERENCES, rows.found)
