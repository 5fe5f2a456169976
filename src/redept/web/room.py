"""The room as it stands between two visits: the corpus, and cards of all its papers kept at hand.

The cards are read again when the corpus file has changed.
"""

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from redept import pipeline
from redept.corpus import Reader, browsing, open_reader
from redept.corpus.days import bounds
from redept.finding_aids import answers
from redept.model import Entry, Volume, Wanted
from redept.model.statement import Asked, Findings
from redept.web.answering import Answers
from redept.web.filed import shelf_mark
from redept.web.guards import Gate

Version = tuple[str, ...]
Kept = TypeVar("Kept")

SLOWEST = 20.0
"""Seconds in which a page must be found."""


@dataclass(frozen=True)
class Shelf:
    """Cards of all papers as they stood at one moment, in the order of volumes and of papers in them."""

    entries: tuple[Entry, ...]
    place: dict[str, int]
    rows: dict[int, int]
    keys: tuple[int, ...]
    volumes: dict[str, Volume]
    counts: dict[str, int]

    def get(self, document: str) -> Entry | None:
        """The card of a paper."""
        at = self.place.get(document)
        return None if at is None else self.entries[at]

    def neighbours(self, document: str) -> tuple[Entry | None, Entry | None]:
        """The papers before and after one in its volume."""
        at = self.place[document]
        volume = self.entries[at].volume
        before = self.entries[at - 1] if at else None
        after = self.entries[at + 1] if at + 1 < len(self.entries) else None
        return (
            before if before and before.volume == volume else None,
            after if after and after.volume == volume else None,
        )

    def in_volume(self, volume: str) -> list[Entry]:
        """The papers of a volume."""
        return self.by_volume.get(volume, [])

    @cached_property
    def by_volume(self) -> dict[str, list[Entry]]:
        listed: dict[str, list[Entry]] = {}
        for entry in self.entries:
            listed.setdefault(entry.volume or "", []).append(entry)
        return listed

    def places(self, keys: Iterable[int]) -> list[int]:
        """The places on the shelf of the papers with these row numbers, in their order."""
        return sorted(self.rows[key] for key in keys if key in self.rows)

    def found(self, keys: Iterable[int]) -> list[Entry]:
        """The cards with these row numbers, in their order on the shelf."""
        return [self.entries[at] for at in self.places(keys)]

    @cached_property
    def oldest_first(self) -> list[int]:
        """The places of all papers by date, those without one last."""
        days = [bounds(entry.date) for entry in self.entries]
        return sorted(range(len(days)), key=lambda at: (days[at] or ("~",), self.entries[at].date or "", at))

    @cached_property
    def by_file(self) -> dict[str, list[Entry]]:
        """The papers of each file, by its number up to the stroke."""
        listed: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.file_number:
                listed.setdefault(shelf_mark(entry.file_number), []).append(entry)
        return listed


class Room:
    """One corpus, open to readers; `judging` where its visitors may judge, behind a gate where there is one."""

    def __init__(self, path: Path, *, judging: bool = True, gate: Gate | None = None) -> None:
        self.path = path
        self.judging = judging
        self.gate = gate
        self.token = secrets.token_urlsafe(24)
        self.lock = threading.Lock()
        self.looking: dict[str, threading.RLock] = {}
        self.settling = threading.Lock()
        self.looked: dict[str, tuple[Version, object]] = {}
        self.decisions_seen: dict[str, tuple[bytes, tuple[int, ...]]] = {}
        self.waiting: deque[Visit] = deque()
        self.changes = 0
        self.answers = Answers()

    @property
    def name(self) -> str:
        """What the room is called: the corpus without its folder."""
        return self.path.stem

    @contextmanager
    def reader(self, *, limit: float | None = SLOWEST) -> Iterator[Reader]:
        """A reader on the corpus as it now is. After `limit` seconds the database gives up.

        Readers are kept open between visits, a few for each corpus file; none holds on to a moment while it waits.
        """
        visit = self.begin()
        try:
            if limit is not None:
                ends = time.monotonic() + limit
                visit.reader.connection.set_progress_handler(lambda: time.monotonic() > ends, 100_000)
            yield visit.reader
        except BaseException:
            visit.reader.close()
            raise
        self.finish(visit)

    def begin(self) -> "Visit":
        """A reader that waits, brought up to date; a new one where none does."""
        stamp = stamp_of(self.path)
        while self.waiting:
            try:
                visit = self.waiting.pop()
            except IndexError:
                break
            if visit.stamp == stamp:
                if visit.changed(visit.reader.renew()):
                    self.count_change()
                return visit
            visit.reader.close()
        reader = open_reader(self.path)
        self.count_change()  # nobody knows what was written since the others looked
        return Visit(reader, stamp)

    def count_change(self) -> None:
        with self.lock:
            self.changes += 1

    def finish(self, visit: "Visit") -> None:
        """Keep a reader for the next visit."""
        visit.reader.connection.set_progress_handler(None, 0)
        visit.reader.rest()
        if len(self.waiting) < MOST_WAITING:
            self.waiting.append(visit)
        else:
            visit.reader.close()

    def close(self) -> None:
        """Let go of all readers that wait."""
        while self.waiting:
            self.waiting.pop().reader.close()

    def now(self, reader: Reader) -> Version:
        """What changes when other papers are in the corpus."""
        return version_of(reader, "papers", papers_version)

    def decided(self, reader: Reader) -> Version:
        """What changes when papers, judgements or the wanted papers do."""
        return version_of(reader, "decided", decided_version)

    def registered(self, reader: Reader) -> Version:
        """What changes when papers or registers of office holders do."""
        return version_of(reader, "registers", registers_version)

    def shelf(self, reader: Reader) -> Shelf:
        """The cards of the corpus."""
        return self.kept("shelf", self.now(reader), lambda: shelf(reader))

    def catalogue_now(self, reader: Reader) -> object:
        """The catalogue in which pasted references are looked up."""
        return self.kept("catalogue", self.now(reader), lambda: pipeline.catalogue_of(self.path))

    def once(self, name: str, reader: Reader, look: Callable[[], Kept]) -> Kept:
        """What is worked out over the whole corpus, once, until something in it changes."""
        return self.kept(name, self.decided(reader), look)

    def kept(self, name: str, version: Version, look: Callable[[], Kept]) -> Kept:
        """What was worked out for this version; whoever comes meanwhile waits."""
        found = self.looked.get(name)
        if found is None or found[0] != version:
            with self.looking.setdefault(name, threading.RLock()):
                found = self.looked.get(name)
                if found is None or found[0] != version:
                    found = (version, look())
                    self.looked[name] = found
        return cast(Kept, found[1])

    def wanted(self, reader: Reader) -> dict[str, Wanted]:
        """The wanted papers by id, in the order in which resolution gave them."""
        return self.once("wanted", reader, lambda: {one.id: one for one in reader.wanted()})

    def asked(self, reader: Reader, document: str, findings: Findings) -> tuple[Asked, ...]:
        """The questions of one paper, each with what became of it."""
        if not findings.questions:
            return ()
        known = self.once("asking", reader, lambda: answers.index(reader))
        return tuple(answers.Asking(reader, known).of_paper(document, findings))


MOST_WAITING = 8


class Visit:
    """An open reader, and the file as it was when it was opened."""

    def __init__(self, reader: Reader, stamp: Version) -> None:
        self.reader = reader
        self.stamp = stamp
        self.moment = reader.moment()

    def changed(self, moment: int) -> bool:
        """Whether somebody has written since; what is known of the corpus's versions holds no longer then."""
        if moment == self.moment:
            return False
        self.moment = moment
        KNOWN.pop(self.reader, None)
        return True


KNOWN: "WeakKeyDictionary[Reader, dict[str, Version]]" = WeakKeyDictionary()


def version_of(reader: Reader, name: str, look: Callable[[Reader], Version]) -> Version:
    """A version of the corpus, looked for once by each reader while nothing is written."""
    known = KNOWN.setdefault(reader, {})
    if name not in known:
        known[name] = look(reader)
    return known[name]


def papers_version(reader: Reader) -> Version:
    return tuple(str(digest) for (digest,) in reader.rows("SELECT digest FROM source ORDER BY key"))


def registers_version(reader: Reader) -> Version:
    taken = reader.rows("SELECT name, digest FROM authority ORDER BY name")
    return (*version_of(reader, "papers", papers_version), *map(str, taken))


def decided_version(reader: Reader) -> Version:
    judged = reader.rows("SELECT count(*), max(key), count(retired) FROM judgement")
    listed = reader.rows("SELECT value FROM state WHERE name = 'wanted'")
    return (*version_of(reader, "papers", papers_version), *map(str, judged), *map(str, listed))


def stamp_of(path: Path) -> Version:
    """What is another when another file stands at the path, or its log was taken into it."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return tuple(map(str, (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)))


def shelf(reader: Reader) -> Shelf:
    """The cards that a corpus now holds."""
    cards = list(browsing.cards(reader))
    entries = tuple(entry for _, entry in cards)
    return Shelf(
        entries=entries,
        place={entry.id: at for at, entry in enumerate(entries)},
        keys=tuple(key for key, _ in cards),
        rows={key: at for at, (key, _) in enumerate(cards)},
        volumes={volume.id: volume for volume in reader.volumes()},
        counts=reader.counts(),
    )
