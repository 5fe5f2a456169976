"""Numbers missing from each series of messages, and which of them are cited."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from redept.corpus import Reader
from redept.grammar.posts import DEPARTMENT
from redept.grammar.series import AIRGRAMS, PAPERS, is_world_wide, run_of, series_named
from redept.model import Entry, Record, Wanted


class Run(NamedTuple):
    """What numbers are counted in: kind of message, from, to, series word, and the first day of the run."""

    kind: str
    from_: str
    to: str
    word: str
    begins: int


class Held(Record, frozen=True, kw_only=True):
    """A number of which something is known: `state` is "printed" (`id` is a document) or "cited" (a wanted paper)."""

    number: int
    state: str
    id: str
    date: str | None = None
    cited_by: tuple[str, ...] = ()


class Gaps(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One run of one series: what is printed, what is only cited, and what nobody speaks of.

    `begins` is the first day of the run, `first` and `last` the smallest and largest number known in it. `missing`
    are the stretches between them, both ends included, of which nothing is known; `unseen` is how many they hold.
    `to` is None for the Department's numbers from July 1966, which run over all posts.
    """

    kind: str
    from_: str
    to: str | None
    number_series: str
    begins: str | None
    first: int
    last: int
    printed: int
    cited: int
    unseen: int
    numbers: tuple[Held, ...]
    missing: tuple[tuple[int, int], ...]


FEWEST = 2
"""Numbers that must be known in a run before there is a gap between them."""


def gaps(reader: Reader) -> Iterator[Gaps]:
    """The runs of a corpus in which at least two numbers are known, the fullest first."""
    entries = list(reader.entries())
    dates = {entry.id: entry.date for entry in entries}
    runs: dict[Run, dict[int, Held]] = {}
    for run, held in (*printed(entries), *cited(reader.wanted(), dates)):
        known = runs.setdefault(run, {})
        if held.number not in known:
            known[held.number] = held
    full = [(run, known) for run, known in runs.items() if len(known) >= FEWEST]
    for run, known in sorted(full, key=lambda pair: (-len(pair[1]), pair[0])):
        yield gaps_of(run, known)


def gaps_of(run: Run, known: Mapping[int, Held]) -> Gaps:
    """One run as a record."""
    numbers = sorted(known)
    missing = tuple((before + 1, after - 1) for before, after in pairwise(numbers) if after > before + 1)
    return Gaps(
        kind=run.kind,
        from_=run.from_,
        to=run.to or None,
        number_series=run.word,
        begins=date.fromordinal(run.begins).isoformat() if run.begins else None,
        first=numbers[0],
        last=numbers[-1],
        printed=sum(held.state == "printed" for held in known.values()),
        cited=sum(held.state == "cited" for held in known.values()),
        unseen=sum(last - first + 1 for first, last in missing),
        numbers=tuple(known[number] for number in numbers),
        missing=missing,
    )


def printed(entries: Iterable[Entry]) -> Iterator[tuple[Run, Held]]:
    """The numbers that documents themselves carry."""
    for entry in entries:
        day = day_of(entry.date)
        for one in entry.numbers:
            if one.role not in ("own", "conference") or day is None or entry.stub:
                continue
            run = run_named(kind_of(entry.form), one.from_, one.to, one.number_series, day)
            if run and one.number.isascii() and one.number.isdigit() and len(one.number) < LONGEST:
                yield run, Held(number=int(one.number), state="printed", id=entry.id, date=entry.date)


LONGEST = 7


def cited(wanted: Iterable[Wanted], dates: Mapping[str, str | None]) -> Iterator[tuple[Run, Held]]:
    """The numbers of wanted papers; one without a date falls into the run of the first paper that cites it."""
    for one in wanted:
        if not (one.number and one.number.isascii() and one.number.isdigit()) or len(one.number) >= LONGEST:
            continue
        day = day_of(one.date) or next((day for by in one.cited_by if (day := day_of(dates.get(by)))), None)
        if day is None or one.kind not in KINDS:
            continue
        run = run_named(kind_of(one.form or one.kind), one.from_, one.to, one.number_series, day)
        if run:
            yield run, Held(number=int(one.number), state="cited", id=one.id, date=one.date, cited_by=one.cited_by)


KINDS = frozenset({"telegram", "airgram", "despatch", "instruction"})


def kind_of(form: str | None) -> str:
    """Despatches and instructions are counted by themselves, all else with the telegrams; airgrams have a letter."""
    small = (form or "").casefold()
    return next((kind for kind in ("despatch", "instruction", "airgram") if kind in small), "telegram")


def run_named(kind: str, from_: str | None, to: str | None, word: str, day: int) -> Run | None:
    """The run that a number falls into; None where an end that counts is not known, or for policy papers."""
    if word in PAPERS or word == "DTG" or from_ is None:
        return None
    known = series_named(word)
    together = is_world_wide(from_, day) or (known is not None and to is None)
    if to is None and not together:
        return None
    begins = 0 if known and not known.by_trip else run_of(day)
    kind = "airgram" if word in AIRGRAMS else kind
    return Run(kind, from_, "" if together and from_ == DEPARTMENT else to or "", word, begins)


def day_of(written: str | None) -> int | None:
    """A whole date as a proleptic ordinal."""
    try:
        return date.fromisoformat((written or "")[:10]).toordinal()
    except ValueError:
        return None
