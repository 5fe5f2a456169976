"""Where a paper stands: the papers before and after it in its volume, in its series of numbers, and in its file."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from redept.corpus import Reader
from redept.finding_aids import gaps
from redept.finding_aids.gaps import Run
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.filed import shelf_mark
from redept.web.pages.page import Card, card
from redept.web.pages.series import series_address
from redept.web.room import Room

Numbered = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A paper before or after: its card, and how it is called in this row."""

    card: Card
    words: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One row: what is gone through, the page that shows all of it, the papers before and after."""

    name: str
    words: str
    address: str | None
    before: Neighbour | None
    after: Neighbour | None


@dataclass(frozen=True)
class Runs:
    """The papers of each run of numbers in their order, and the runs of each paper."""

    numbers: dict[Run, list[Numbered]]
    of: dict[str, tuple[tuple[Run, int], ...]]


def standing(room: Room, reader: Reader, document: str) -> tuple[Standing, ...]:
    """The rows of a paper; what it stands alone in is left out."""
    shelf = room.shelf(reader)
    entry = shelf.get(document)
    if entry is None:
        return ()
    before, after = shelf.neighbours(document)
    volume = Standing(
        name="Volume",
        words="",
        address=addresses.of_volume(entry.volume) if entry.volume else None,
        before=named(before),
        after=named(after),
    )
    rows = (volume, *series_rows(room, reader, document), file_row(room, reader, entry))
    return tuple(one for one in rows if one is not None and (one.before or one.after))


def named(entry: Entry | None, words: str = "") -> Neighbour | None:
    """A neighbour by the name that this row gives it, else by form and number."""
    if entry is None:
        return None
    short = words or wording.short_title(entry) or wording.shortened(wording.one_line(entry.heading), 60)
    return Neighbour(card=card(entry), words=short or entry.id)


# ---------------------------------------------------------------- series


def series_rows(room: Room, reader: Reader, document: str) -> list[Standing]:
    """A row for each series in which a paper bears a number."""
    known = room.kept("runs", room.now(reader), lambda: runs(room, reader))
    return [series_row(room, reader, known.numbers[run], run, number) for run, number in known.of.get(document, ())]


def runs(room: Room, reader: Reader) -> Runs:
    """All runs of numbers."""
    numbers: dict[Run, list[Numbered]] = {}
    of: dict[str, dict[Run, int]] = {}
    for run, held in gaps.printed(room.shelf(reader).entries):
        numbers.setdefault(run, []).append((held.number, held.id))
        of.setdefault(held.id, {}).setdefault(run, held.number)
    for listed in numbers.values():
        listed.sort()
    return Runs(numbers, {document: tuple(found.items()) for document, found in of.items()})


def series_row(room: Room, reader: Reader, listed: Sequence[Numbered], run: Run, number: int) -> Standing:
    """The nearest numbers here before and after one of a run."""
    first, end = bisect_left(listed, (number, "")), bisect_right(listed, (number, "\U0010ffff"))
    plain = run.to and not run.word
    return Standing(
        name="Series",
        words=series_words(run, number),
        address=series_address(run.from_, run.to) if plain else None,
        before=numbered(room, reader, listed[first - 1] if first else None, run),
        after=numbered(room, reader, listed[end] if end < len(listed) else None, run),
    )


def series_words(run: Run, number: int) -> str:
    """`3652, Moscow to Department`."""
    return ", ".join((wording.series_and_number(run.word, str(number)), wording.way_words(run.from_, run.to)))


def numbered(room: Room, reader: Reader, one: Numbered | None, run: Run) -> Neighbour | None:
    if one is None:
        return None
    return named(room.shelf(reader).get(one[1]), wording.series_and_number(run.word, str(one[0])))


# ---------------------------------------------------------------- file


def file_row(room: Room, reader: Reader, entry: Entry) -> Standing | None:
    """The papers of the same file before and after this one, by date."""
    if not entry.file_number:
        return None
    mark = shelf_mark(entry.file_number)
    listed = room.kept("files by date", room.now(reader), lambda: files_by_date(room, reader))[mark]
    at = next(at for at, one in enumerate(listed) if one.id == entry.id)
    return Standing(
        name="File",
        words=mark,
        address=addresses.of_file(mark),
        before=named(listed[at - 1] if at else None),
        after=named(listed[at + 1] if at + 1 < len(listed) else None),
    )


def files_by_date(room: Room, reader: Reader) -> dict[str, list[Entry]]:
    """The papers of each file, the oldest first, those without a date last."""
    by_file = room.shelf(reader).by_file
    return {
        mark: sorted(papers, key=lambda entry: (entry.date or "9999", entry.id)) for mark, papers in by_file.items()
    }
