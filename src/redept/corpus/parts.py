"""What a corpus holds, source by source, as rows that another corpus can take in."""

from collections.abc import Iterator

import msgspec

from redept.corpus.packing import DOCUMENT, REFERENCES, VOLUME, unpack, unsqueeze
from redept.corpus.reader import Reader
from redept.corpus.rows import Columns, PaperRows, SourceRows
from redept.corpus.words import indexed
from redept.model import Volume

Source = tuple[int, str, str, str, bytes]  # key, name, digest, volume, problems
Stored = tuple[bytes, bytes, bytes | None, bytes | None]  # record, references, statements, persons named

PAPERS = """
    SELECT document.key, id, volume, sequence, form, file_number, date, first_day, last_day, entry,
        paper.record, found, said.record, named.record
    FROM document JOIN paper ON paper.document = document.key
        LEFT JOIN said ON said.document = document.key LEFT JOIN named ON named.document = document.key
    WHERE source = ? ORDER BY document.key"""

ENTRIES = """
    SELECT document, entry, times FROM named_entry
    WHERE document IN (SELECT key FROM document WHERE source = ?) ORDER BY document, entry"""


def sources_of(reader: Reader) -> Iterator[SourceRows]:
    """Each source file of a corpus as the rows that are stored of it, in the order in which they came.

    Decisions and judgements are not among them: what a reference means depends on all papers of a corpus.
    """
    for row in list(reader.rows("SELECT key, name, digest, volume, problems FROM source ORDER BY key")):
        key, name, digest, volume, problems = msgspec.convert(row, Source)
        yield SourceRows(
            name=name,
            digest=digest,
            volume=volume_of(reader, volume),
            papers=tuple(papers_of(reader, key, volume)),
            problems=problems,
        )


def volume_of(reader: Reader, volume: str) -> Volume:
    """What a corpus keeps of a volume; its id alone for papers that are in none."""
    kept = list(reader.rows("SELECT record FROM volume WHERE id = ?", (volume,)))
    return unpack(VOLUME, kept[0][0]) if kept else Volume(id=volume)


def papers_of(reader: Reader, source: int, volume: str) -> Iterator[PaperRows]:
    """The papers of one source file, packed as they are stored; their words are taken from their records again."""
    entries = entries_of(reader, source, volume)
    for key, *columns, record, found, said, named in reader.rows(PAPERS, (source,)):
        packed, references, findings, mentions = msgspec.convert((record, found, said, named), Stored)
        yield PaperRows(
            columns=msgspec.convert(columns, Columns),
            record=packed,
            found=references,
            references=len(unsqueeze(REFERENCES, references)),
            said=findings,
            named=mentions,
            entries=tuple(entries.get(key, ())),
            words=indexed(unsqueeze(DOCUMENT, packed)),
        )


def entries_of(reader: Reader, source: int, volume: str) -> dict[object, list[tuple[str, int]]]:
    """By paper the entries of its volume's list of persons that it names, and how often each."""
    entries: dict[object, list[tuple[str, int]]] = {}
    for row in reader.rows(ENTRIES, (source,)):
        document, entry, times = msgspec.convert(row, tuple[int, str, int])
        entries.setdefault(document, []).append((entry.removeprefix(f"{volume}/"), times))
    return entries
