"""Judgements of other people taken into a corpus: tied to their words here, conflicts told, nothing overwritten."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from redept.corpus import anchoring
from redept.corpus.packing import JUDGEMENT, pack, unpack
from redept.corpus.writer import Writer
from redept.model import Judgement, Record, Reference

Mark = tuple[object, ...]


class Conflict(Record, frozen=True, kw_only=True):
    """Two people judged one reference differently: `here` is the judgement that stood, `theirs` the one that came."""

    here: Judgement
    theirs: Judgement


class TakenIn(Record, frozen=True, kw_only=True):
    """What became of judgements that came from elsewhere.

    `taken` stand now, `known` were here already, `agreeing` say what a judgement here says, `conflicts` say something
    else, `waiting` are kept for words that no paper of the corpus has as a reference.
    """

    taken: tuple[Judgement, ...] = ()
    known: tuple[Judgement, ...] = ()
    agreeing: tuple[Judgement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    waiting: tuple[Judgement, ...] = ()


def take_in(writer: Writer, judgements: Sequence[Judgement], *, replace: bool = False) -> TakenIn:
    """Keep judgements that were made elsewhere; what stands here stays, or with `replace` is retired, never lost.

    Each goes to the reference of its id where that still has its words, else to the nearest with the same words in
    the same layer. One whose words are not here waits for them. Retired ones go in as what they are: history.
    """
    writer.connection.execute("PRAGMA synchronous = FULL")
    with writer.transaction() as connection:
        desk = Desk(writer, replace)
        for judgement, reference in anchored(writer, judgements):
            desk.take(judgement, reference)
        if desk.taken or desk.waiting:
            connection.execute("INSERT OR REPLACE INTO state VALUES ('stale', 1)")
    return desk.result()


def mark_of(judgement: Judgement) -> Mark:
    """What makes a judgement this one and no other: who, when, on which words, what and why."""
    return (
        judgement.document,
        judgement.quote,
        judgement.layer,
        judgement.target,
        judgement.by,
        judgement.when,
        judgement.because,
    )


def anchored(writer: Writer, judgements: Sequence[Judgement]) -> Iterable[tuple[Judgement, str | None]]:
    """Each judgement with the id of the reference that has its words here, in the order given."""
    here: dict[str, list[Reference]] = {}
    for document in dict.fromkeys(one.document for one in judgements):
        here[document] = [one for one, _, _ in writer.reader.references(document)] if writer.held(document) else []
    for judgement in judgements:
        yield judgement, reference_of(judgement, here[judgement.document])


def reference_of(judgement: Judgement, here: Sequence[Reference]) -> str | None:
    """The reference that has the judged words: the one of its id, else the nearest that fits."""
    if any(one.id == judgement.reference and one.text.split() == judgement.quote.split() for one in here):
        return judgement.reference
    standing = anchoring.Standing(key=0, anchor=judgement.reference, judgement=judgement)
    ((_, found),) = anchoring.pair([standing], (), here)
    return found.id if found else None


class Desk:
    """Takes judgements one by one and keeps account; the only thing here that changes."""

    def __init__(self, writer: Writer, replace: bool) -> None:
        self.connection = writer.connection
        self.replace = replace
        self.now = datetime.now(UTC).isoformat(timespec="seconds")
        self.taken: list[Judgement] = []
        self.known: list[Judgement] = []
        self.agreeing: list[Judgement] = []
        self.conflicts: list[Conflict] = []
        self.waiting: list[Judgement] = []
        rows = self.connection.execute("SELECT reference, retired, record FROM judgement ORDER BY key").fetchall()
        stored = [(reference, retired, unpack(JUDGEMENT, record)) for reference, retired, record in rows]
        self.marks = {mark_of(one) for _, _, one in stored}
        self.standing = {reference: one for reference, retired, one in stored if retired is None}

    def take(self, judgement: Judgement, reference: str | None) -> None:
        """One judgement, to be tied to the reference of this id, None where its words are not here."""
        if mark_of(judgement) in self.marks:
            self.known.append(judgement)
            return
        standing = self.standing.get(reference or judgement.reference)
        if judgement.retired is None and standing is not None:
            if standing.target == judgement.target:
                self.agreeing.append(judgement)
                return
            self.conflicts.append(Conflict(here=standing, theirs=judgement))
            if not self.replace:
                return
            self.retire(reference or judgement.reference)
        self.insert(judgement, reference)
        (self.waiting if reference is None else self.taken).append(judgement)

    def retire(self, reference: str) -> None:
        self.connection.execute(
            "UPDATE judgement SET retired = ? WHERE reference = ? AND retired IS NULL", (self.now, reference)
        )

    def insert(self, judgement: Judgement, reference: str | None) -> None:
        self.marks.add(mark_of(judgement))
        if judgement.retired is None:
            self.standing[reference or judgement.reference] = judgement
        self.connection.execute(
            "INSERT INTO judgement (document, reference, anchored, retired, record) VALUES (?, ?, ?, ?, ?)",
            (
                judgement.document,
                reference or judgement.reference,
                reference is not None,
                judgement.retired,
                pack(judgement),
            ),
        )

    def result(self) -> TakenIn:
        return TakenIn(
            taken=tuple(self.taken),
            known=tuple(self.known),
            agreeing=tuple(self.agreeing),
            conflicts=tuple(self.conflicts),
            waiting=tuple(self.waiting),
        )
