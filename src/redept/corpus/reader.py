"""What can be asked of a corpus."""

import difflib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import msgspec

from redept.corpus import packing, search, values
from redept.corpus.index.finding import Beside
from redept.corpus.packing import unpack, unsqueeze
from redept.corpus.query import read_query
from redept.corpus.schema import check, check_file, told
from redept.errors import CorpusError, UnknownDocument
from redept.model import (
    Authority,
    Change,
    Document,
    Entry,
    Interpretation,
    Judgement,
    PersonJudgement,
    PersonMention,
    Problem,
    Reference,
    Resolution,
    Volume,
    Wanted,
)
from redept.model.reference import STATUSES
from redept.model.statement import Findings

Found = tuple[Reference, Interpretation | None, Resolution | None]

IN_ORDER = "ORDER BY document.volume, document.sequence, document.id"


def open_reader(path: str | Path) -> "Reader":
    """The corpus at `path`, to be read and not changed; use it with `with`.

    It is seen as it was at this moment, whatever is written to it meanwhile. NotACorpus where the file is something
    else; CorpusTooNew where a later version of the program wrote it; CorpusError where there is none.
    """
    path = Path(path)
    with told(path):
        check_file(path)
        if not path.exists():
            raise CorpusError(f"{path}: there is no such corpus; `redept add {path} PATH...` makes one")
        return Reader(path, connect(path))


def connect(path: Path) -> sqlite3.Connection:
    """A connection that only reads, on a snapshot of the corpus.

    It is opened for writing where that is allowed, since only so can the last one to close remove the log; it is
    kept from changing anything all the same.
    """
    address = f"file:{quote(str(path.absolute()))}?mode=rw"
    try:
        return begin(address, path)
    except sqlite3.OperationalError as error:
        log = path.with_name(path.name + "-wal")
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        if log.exists() and log.stat().st_size:
            raise CorpusError(
                f"{path}: not closed by who wrote it, and you may not write here to make it whole; "
                f"copy it with {log.name} to a folder where you may"
            ) from error
    return begin(f"{address}&immutable=1", path)  # a folder that cannot be written to has no room for a log


def begin(address: str, path: Path) -> sqlite3.Connection:
    """Hold on to the corpus as it now is."""
    connection = sqlite3.connect(address, uri=True, timeout=5, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        check(connection, path)
        values.teach(connection)
        connection.execute("SELECT value FROM state").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


class Reader:
    """Reads one corpus; what it gives are the records that went in."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.beside = Beside(path, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the corpus."""
        self.connection.close()

    def rest(self) -> None:
        """Let go of the moment at which the corpus is seen; `renew` before the next question."""
        with told(self.path):
            self.connection.execute("ROLLBACK")

    def renew(self) -> int:
        """See the corpus as it now is; gives a number that is another once somebody else has written to it."""
        with told(self.path):
            self.connection.execute("BEGIN")
            self.connection.execute("SELECT value FROM state").fetchone()
        return self.moment()

    def moment(self) -> int:
        """A number for the state in which this reader sees the corpus; each reader counts for itself."""
        with told(self.path):
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
        """Rows of one question, one after the other; errors of the database in words for people."""
        with told(self.path):
            yield from self.connection.execute(statement, values)

    # ------------------------------------------------------------ documents

    def entries(self) -> Iterator[Entry]:
        """A card for each document, in the order of volumes and of papers in them."""
        for (entry,) in self.rows(f"SELECT entry FROM document {IN_ORDER}"):
            yield unpack(packing.ENTRY, entry)

    def entry(self, document: str) -> Entry:
        """The card of one document; UnknownDocument where there is none of that id."""
        for (entry,) in self.rows("SELECT entry FROM document WHERE id = ?", (document,)):
            return unpack(packing.ENTRY, entry)
        raise UnknownDocument(self.no_such(document))

    def volumes(self) -> Iterator[Volume]:
        """The volumes of which the corpus holds papers, by id."""
        for (record,) in self.rows("SELECT record FROM volume ORDER BY id"):
            yield unpack(packing.VOLUME, record)

    def documents(self, query: str | None = None) -> Iterator[Document]:
        """Documents in the order of volumes and of papers in them; with a query, those that it finds."""
        where, values = search.condition(query) if query else ("1", ())
        for (record,) in self.rows(
            f"SELECT record FROM document JOIN paper ON paper.document = document.key WHERE {where} {IN_ORDER}", values
        ):
            yield unsqueeze(packing.DOCUMENT, record)

    def ids(self, query: str | None = None) -> Iterator[str]:
        """Ids of documents in the order of volumes and of papers in them; with a query, of those that it finds."""
        where, values = search.condition(query) if query else ("1", ())
        for (document,) in self.rows(f"SELECT id FROM document WHERE {where} {IN_ORDER}", values):
            yield str(document)

    def document(self, document: str) -> Document:
        """The document of this id; UnknownDocument, with ids that are like it, where there is none."""
        record, _ = self.paper(document)
        return unsqueeze(packing.DOCUMENT, record)

    def paper(self, document: str) -> tuple[object, object]:
        """What is stored of a document: itself and its references."""
        for record, found in self.rows(
            "SELECT record, found FROM paper JOIN document ON document.key = paper.document WHERE id = ?", (document,)
        ):
            return record, found
        raise UnknownDocument(self.no_such(document))

    def no_such(self, document: str) -> str:
        """That there is no such document, and which ids are like it."""
        ids = [str(one) for (one,) in self.rows("SELECT id FROM document")]
        like = [one for one in ids if one.rpartition("/")[2] == document] or difflib.get_close_matches(document, ids)
        remedy = f"perhaps {' or '.join(like[:3])}" if like else f"`redept search {self.path} WORDS` finds documents"
        return f"{document}: no document of {self.path} has this id; {remedy}"

    # ------------------------------------------------------------ references

    def references(self, document: str) -> list[Found]:
        """The references of a document, each with what was understood and decided, in their order."""
        _, found = self.paper(document)
        decided = self.decided(document)
        return [(one, *decided.get(one.id, (None, None))) for one in unsqueeze(packing.REFERENCES, found)]

    def decided(self, document: str) -> dict[str, tuple[Interpretation, Resolution]]:
        """What was decided about each reference of a document."""
        for (record,) in self.rows("SELECT record FROM decision WHERE document = ?", (document,)):
            return decisions_by_reference(record)
        return {}

    def all_references(self) -> Iterator[tuple[str, tuple[Reference, ...]]]:
        """Every document's id with its references, in the order of volumes and of papers in them."""
        for document, found in self.rows(
            f"SELECT id, found FROM document JOIN paper ON paper.document = document.key {IN_ORDER}"
        ):
            yield str(document), unsqueeze(packing.REFERENCES, found)

    def decided_references(self, query: str | None = None) -> Iterator[list[Found]]:
        """For each document its references with what was decided, in the order of volumes and of papers in them."""
        where, values = search.condition(query) if query else ("1", ())
        for found, record in self.rows(
            f"""SELECT found, decision.record FROM document JOIN paper ON paper.document = document.key
            LEFT JOIN decision ON decision.document = document.id WHERE {where} {IN_ORDER}""",
            values,
        ):
            decided = decisions_by_reference(record)
            yield [(one, *decided.get(one.id, (None, None))) for one in unsqueeze(packing.REFERENCES, found)]

    def reference(self, reference: str) -> Reference:
        """The reference of this id; UnknownDocument where there is none."""
        document = reference.rpartition("@")[0]
        if not document:
            raise UnknownDocument(
                f"{reference}: no reference has this id; ids of references are like frus1944v04/d1150@107-142, "
                f"`redept show {self.path} ID --json` lists those of a document"
            )
        ids = []
        for one, _, _ in self.references(document):
            if one.id == reference:
                return one
            ids.append(one.id)
        like = difflib.get_close_matches(reference, ids) or ids[:3]
        remedy = f"perhaps {' or '.join(like)}" if like else "it has no references"
        raise UnknownDocument(f"{reference}: {document} has no reference of this id; {remedy}")

    def cited_by(self, document: str) -> list[Found]:
        """The references that were decided to mean this document, in the order of the papers they stand in."""
        citing: dict[str, set[str]] = {}
        for source, reference in self.rows(
            f"""SELECT citation.document, reference FROM citation JOIN document ON document.id = citation.document
            WHERE target = ? {IN_ORDER}""",
            (document,),
        ):
            citing.setdefault(str(source), set()).add(str(reference))
        return [one for source, chosen in citing.items() for one in self.references(source) if one[0].id in chosen]

    def citations(self) -> Iterator[tuple[str, str, str]]:
        """Of every decided reference the document it means, the document it stands in, and its id."""
        for target, document, reference in self.rows("SELECT target, document, reference FROM citation"):
            yield str(target), str(document), str(reference)

    # ------------------------------------------------------------ statements

    def findings(self, query: str | None = None) -> Iterator[tuple[str, Findings]]:
        """What was told, done, held and asked, by document, in the order of volumes and of papers in them.

        Documents in which nothing was found are left out.
        """
        where, values = search.condition(query) if query else ("1", ())
        for document, record in self.rows(
            f"""SELECT id, said.record FROM document JOIN said ON said.document = document.key
            WHERE {where} {IN_ORDER}""",
            values,
        ):
            yield str(document), unsqueeze(packing.FINDINGS, record)

    def findings_of(self, document: str) -> Findings:
        """What was told and asked in one document."""
        for (record,) in self.rows(
            "SELECT said.record FROM said JOIN document ON document.key = said.document WHERE id = ?", (document,)
        ):
            return unsqueeze(packing.FINDINGS, record)
        return Findings()

    # ------------------------------------------------------------ persons

    def mentions_of(self, document: str) -> tuple[PersonMention, ...]:
        """The places of one document that name persons of the volume's list."""
        for (record,) in self.rows(
            "SELECT named.record FROM named JOIN document ON document.key = named.document WHERE id = ?", (document,)
        ):
            return unsqueeze(packing.MENTIONS, record)
        return ()

    def named_entries(self) -> Iterator[tuple[str, str, int]]:
        """Entries of the volumes' lists ("frus1955-57v03/p_AWW1"), the documents that name them, and how often."""
        for entry, document, times in self.rows(
            f"""SELECT named_entry.entry, id, times
            FROM named_entry JOIN document ON document.key = named_entry.document {IN_ORDER}, named_entry.entry"""
        ):
            yield str(entry), str(document), int(str(times))

    def person_judgements(self) -> Iterator[PersonJudgement]:
        """What people decided of entries of the volumes' lists, as far as it stands."""
        for (record,) in self.rows("SELECT record FROM person_judgement WHERE retired IS NULL ORDER BY key"):
            yield unpack(packing.PERSON_JUDGEMENT, record)

    # ------------------------------------------------------------ decisions

    def decisions(self) -> Iterator[tuple[Interpretation, Resolution]]:
        """Everything that was decided."""
        for (record,) in self.rows("SELECT record FROM decision ORDER BY document"):
            yield from unsqueeze(packing.DECISIONS, record)

    def decisions_of(self, document: str) -> tuple[packing.Decision, ...]:
        """What was decided on the references of one document, in their order."""
        for (record,) in self.rows("SELECT record FROM decision WHERE document = ?", (document,)):
            return unsqueeze(packing.DECISIONS, record)
        return ()

    def known(self) -> set[str]:
        """The documents of which it is known where deciding their references looked; none where all must be decided
        again."""
        return {str(document) for (document,) in self.rows("SELECT document FROM asked")}

    def asked(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """By document the keys under which deciding its references looked for papers."""
        for document, keys in self.rows("SELECT document, keys FROM asked"):
            yield str(document), unpack(packing.KEYS, keys)

    def changes(self, since: str | None = None) -> Iterator[Change]:
        """Decisions that became others, the oldest first; `since` is a day or time in ISO."""
        for (record,) in self.rows("SELECT record FROM change WHERE made >= ? ORDER BY key", (since or "",)):
            yield unsqueeze(packing.CHANGE, record)

    def wanted(self) -> Iterator[Wanted]:
        """Papers that are cited but absent, in the order in which resolution gave them."""
        for (record,) in self.rows("SELECT record FROM wanted ORDER BY place"):
            yield unpack(packing.WANTED, record)

    def judgements(self, *, retired: bool = False) -> Iterator[Judgement]:
        """People's decisions that stand, under the id that their reference now has; with `retired` those too that
        were replaced."""
        for reference, since, record in self.rows("SELECT reference, retired, record FROM judgement ORDER BY key"):
            if since is None or retired:
                made = unpack(packing.JUDGEMENT, record)
                yield msgspec.structs.replace(
                    made, reference=str(reference), retired=None if since is None else str(since)
                )

    def lost_judgements(self) -> Iterator[Judgement]:
        """Decisions that stand, but whose words are no longer a reference; each as it was made."""
        for (record,) in self.rows("SELECT record FROM judgement WHERE retired IS NULL AND NOT anchored ORDER BY key"):
            yield unpack(packing.JUDGEMENT, record)

    def counts(self) -> dict[str, int]:
        """How many references have each status, in the order of STATUSES; statuses that none has are left out."""
        for (record,) in self.rows("SELECT value FROM state WHERE name = 'statuses'"):
            counts = unpack(packing.COUNTS, record)
            return {status: counts[status] for status in STATUSES if status in counts}
        return {}

    # ------------------------------------------------------------ registers of office holders

    def authority(self, name: str) -> Authority | None:
        """A register of office holders that was taken in, None where it was not."""
        for (record,) in self.rows("SELECT record FROM authority WHERE name = ?", (name,)):
            return unsqueeze(packing.AUTHORITY, record)
        return None

    # ------------------------------------------------------------ search and oddities

    def hits_of(self, documents: Sequence[str]) -> search.Hits | None:
        """These documents as hits of a search, in the order given; None where there are none."""
        cards = [
            unpack(packing.ENTRY, entry)
            for one in documents
            for (entry,) in self.rows("SELECT entry FROM document WHERE id = ?", (one,))
        ]
        hits = tuple(search.Hit(id=card.id, date=card.date, heading=card.heading, snippet="") for card in cards)
        return search.Hits(total=len(hits), hits=hits) if hits else None

    def search(self, query: str, limit: int = 20, offset: int = 0) -> search.Hits:
        """A page of the documents that a query finds; QueryError where it cannot be read.

        The extra index beside the corpus finds them where there is one of this state of the corpus; it finds the same,
        but may put words' best hits in another order.
        """
        with told(self.path):
            index = self.beside.here()
            if index is None:
                return search.hits(self.connection, query, limit, offset)
            tree = read_query(query)
            total, keys = index.found(tree, limit, offset)
            return search.Hits(total=total, hits=tuple(search.page(self.connection, tree, keys)))

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """What was odd in whole source files, with the file's name; what is odd in a paper stands in its record."""
        for name, problems in self.rows("SELECT name, problems FROM source ORDER BY name"):
            for problem in unpack(packing.PROBLEMS, problems):
                yield str(name), problem


def decisions_by_reference(record: object) -> dict[str, packing.Decision]:
    """What was decided about the references of one document, by their ids; None gives nothing."""
    if record is None:
        return {}
    return {seen.reference: (seen, decided) for seen, decided in unsqueeze(packing.DECISIONS, record)}
