"""What an office had sent and received by a day and hour, and of which other papers it had been told."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from redept.corpus import Reader
from redept.errors import QueryError
from redept.finding_aids.ends import ends_of, posts_named
from redept.model import Entry, Record, Wanted

BY_WIRE = timedelta(days=1)
"""A telegram without a time of receipt is taken to have come within a day."""

BY_POUCH = timedelta(days=10)
"""All else took days to weeks: despatches from Europe about a week, from Asia two."""


class Known(Record, frozen=True, kw_only=True):
    """A paper and how an office knew it by a day.

    `how` is "sent", "received" (a time of receipt is printed), "presumed received" (it was sent long enough
    before), "on its way" (sent before, but hardly there), or "told of" (a paper that the office neither sent nor
    received, but which a paper that it had speaks of). `by` are the papers that tell of it; `hours` is the
    time of transmission where both ends are printed. `wanted` is True for a paper that the corpus does not hold.
    """

    id: str
    how: str
    date: str | None
    received: str | None
    form: str | None
    heading: str | None
    because: str
    hours: float | None = None
    by: tuple[str, ...] = ()
    wanted: bool = False


def known(reader: Reader, office: str, on: str) -> list[Known]:
    """All that `office` (a post by its city, "Department", an office's or a person's words) had by `on`, by date.

    `on` is a day or a day and hour ("1944-09-25T12:00"); a day means its end. QueryError for anything else. Times
    are local to each post, as printed, and not converted: an hour decides only between papers of the same post.
    """
    moment = moment_of(on, end=True)
    if moment is None:
        raise QueryError(f"{on}: not a day; write a day as 1944-09-25 or a day and hour as 1944-09-25T12:00")
    sought = posts_named(office, moment.year)
    cards = {entry.id: entry for entry in reader.entries()}
    had: dict[str, Known] = {}
    touched: set[str] = set()
    for entry in cards.values():
        if entry.stub or not entry.date or entry.form == "Editorial Note":
            continue
        ends = ends_of(entry)
        mine, theirs = bool(sought & ends.writers), bool(sought & ends.readers)
        if mine or theirs:
            touched.add(entry.id)
            if one := knowledge(entry, mine, moment):
                had[entry.id] = one
    holders = {one.id for one in had.values() if one.how in ("sent", "received", "presumed received")}
    told = told_of(reader, holders, touched, cards, moment)
    absent = (one for wanted in reader.wanted() if (one := of_wanted(wanted, sought, holders, moment)))
    return sorted((*had.values(), *told, *absent), key=lambda one: (one.date or "9999", one.id))


def knowledge(entry: Entry, mine: bool, moment: datetime) -> Known | None:
    """How an office knew a paper that it wrote (`mine`) or that was sent to it; None where it came later.

    A receipt is printed in the hour of the office, which may be the day before the writer's own
    (frus1961-63v15/d226: Moscow, October 12, 3 a.m., received October 11, 10:33 p.m.).
    """
    written = moment_of(entry.date or "", end=False)
    came = moment_of(entry.received or "", end=False)
    had = not mine and came is not None and written is not None and written - timedelta(days=1) <= came <= moment
    if written is None or (written > moment and not had):
        return None
    if mine:
        return row(entry, "sent", f"sent {entry.date}", came, written)
    if came is not None and came >= written - timedelta(days=1):
        if came > moment:
            return row(entry, "on its way", f"received only {entry.received}", came, written)
        return row(entry, "received", f"received {entry.received}", came, written)
    wire = entry.form is not None and "elegram" in entry.form
    enough = written + (BY_WIRE if wire else BY_POUCH) <= moment
    because = f"sent {entry.date}, no receipt printed; {'a telegram' if wire else 'a paper sent by pouch'} takes "
    because += "about a day" if wire else "about ten days"
    return row(entry, "presumed received" if enough else "on its way", because, None, written)


def row(entry: Entry, how: str, because: str, came: datetime | None, written: datetime) -> Known:
    both = came is not None and "T" in (entry.date or "") and "T" in (entry.received or "")
    return Known(
        id=entry.id,
        how=how,
        date=entry.date,
        received=entry.received,
        form=entry.form,
        heading=entry.heading,
        because=because,
        hours=(came - written).total_seconds() / 3600 if came and both and came >= written else None,
    )


def told_of(
    reader: Reader, holders: set[str], touched: set[str], cards: dict[str, Entry], moment: datetime
) -> Iterator[Known]:
    """Papers that others sent to others, of which the writer of a paper spoke that the office had."""
    by: dict[str, set[str]] = {}
    for target, document, reference in reader.citations():
        if document in holders and target not in touched and in_body(reference):
            by.setdefault(target, set()).add(document)
    for target, tellers in by.items():
        entry = cards[target]
        written = moment_of(entry.date or "", end=False)
        if written is not None and written <= moment and entry.form != "Editorial Note":
            yield Known(
                id=target,
                how="told of",
                date=entry.date,
                received=None,
                form=entry.form,
                heading=entry.heading,
                because=f"named in {', '.join(sorted(tellers))}",
                by=tuple(sorted(tellers)),
            )


def of_wanted(wanted: Wanted, sought: set[str], holders: set[str], moment: datetime) -> Known | None:
    """How an office knew a paper that the corpus does not hold; None where it did not, or where no day is known."""
    written = moment_of(wanted.date or "", end=False)
    if written is None or written > moment or wanted.printed_elsewhere:
        return None
    tellers = sorted({one.rpartition("@")[0] for one in wanted.references if in_body(one)} & holders)
    mine, theirs = wanted.from_ in sought, wanted.to in sought
    if not (mine or theirs or tellers):
        return None
    wire = wanted.kind in ("telegram", "airgram")
    enough = written + (BY_WIRE if wire else BY_POUCH) <= moment
    how = "sent" if mine else "told of" if not theirs else "presumed received" if enough or tellers else "on its way"
    named = tellers or sorted(wanted.cited_by)
    return Known(
        id=wanted.id,
        how=how,
        date=wanted.date,
        received=None,
        form=wanted.form or wanted.kind,
        heading=wanted.quotes[0] if wanted.quotes else None,
        because=f"not in this corpus; named in {', '.join(named)}",
        by=tuple(named),
        wanted=True,
    )


def in_body(reference: str) -> bool:
    """Whether the id of a reference is that of one in a paper's main text, not in its notes."""
    return ":" not in reference.rpartition("@")[2]


def moment_of(written: str, *, end: bool) -> datetime | None:
    """A day and hour; of a day alone its last minute or its first. None for a date that is not whole."""
    day, _, hour = written.removesuffix("Z").partition("T")
    try:
        start = datetime.combine(date.fromisoformat(day), datetime.min.time())
        if not hour:
            return start + (timedelta(hours=23, minutes=59) if end else timedelta())
        hours, _, minutes = hour.partition(":")
        return start + timedelta(hours=int(hours), minutes=int(minutes or 0))
    except ValueError:
        return None
