"""Who held which office when: what headings say, beside what a register of office holders says."""

from collections.abc import Iterable, Iterator

from redept.finding_aids.finding import Finding
from redept.grammar.posts import office_post, plain
from redept.model import Entry, Held, Party, Record
from redept.people import Register, Seen, see
from redept.people.headings import AGREEING
from redept.people.offices import office_named


class Holder(Record, frozen=True, kw_only=True):
    """Somebody whom headings name in an office, from the first to the last paper that does.

    `person` is the register's id, `status` and `because` what the register says of it; None where it says nothing.
    """

    name: str
    first: str
    last: str
    papers: int
    person: str | None = None
    status: str | None = None
    because: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class OfficeHeld(Record, frozen=True, kw_only=True):
    """An office of the headings of a corpus: its post, and who is named in it, the earliest first.

    With a day asked for, `held` is what the register says of that day.
    """

    office: str
    post: str | None
    papers: int
    holders: tuple[Holder, ...]
    held: Held | None = None


def offices(entries: Iterable[Entry], register: Register | None, as_of: str | None = None) -> Iterator[OfficeHeld]:
    """The offices that headings name, those with most papers first; with a day, those who were in them then."""
    for held, _ in with_papers(entries, register, as_of):
        if as_of is None or held.holders or (held.held and (held.held.holders or held.held.because)):
            yield held


def with_papers(
    entries: Iterable[Entry], register: Register | None, as_of: str | None = None
) -> Iterator[tuple[OfficeHeld, list[tuple[Entry, Party]]]]:
    """Each office with the papers whose headings name it, and the party that does; those with most papers first."""
    grouped: dict[tuple[str, ...], list[tuple[Entry, Party]]] = {}
    for entry in entries:
        for party in parties(entry):
            if party.office:
                grouped.setdefault(key_of(party.office, register), []).append((entry, party))
    for rows in sorted(grouped.values(), key=papers_of, reverse=True):
        yield office_of(rows, register, as_of), rows


def papers_of(rows: list[tuple[Entry, Party]]) -> int:
    """How many papers name an office; one that goes from it to it counts once."""
    return len({entry.id for entry, _ in rows})


def one_office(
    found: Iterable[OfficeHeld], words: str, register: Register | None, as_of: str | None
) -> Iterator[OfficeHeld]:
    """The office of these words among those of headings; what the register says of it where headings lack it."""
    key = key_of(words, register)
    chosen = [one for one in found if key_of(one.office, register) == key]
    held = register.held(words, as_of) if register and as_of else None
    if not chosen and held:
        post = office_post(words, int(held.day[:4]))
        chosen = [OfficeHeld(office=words, post=post, papers=0, holders=(), held=held)]
    yield from chosen


def parties(entry: Entry) -> tuple[Party, ...]:
    """Senders and recipients of a paper."""
    return (*entry.sender, *entry.recipient)


def key_of(office: str, register: Register | None) -> tuple[str, ...]:
    """What two wordings of one office share: the register's office and rank, else the plain words."""
    named = register.office(office) if register else office_named(office, {})
    return (*named.ids, named.title) if named and not named.acting else (plain(office),)


def office_of(rows: list[tuple[Entry, Party]], register: Register | None, as_of: str | None) -> OfficeHeld:
    """One office with those whom headings name in it."""
    words = [party.office or "" for _, party in rows]
    office = max(dict.fromkeys(words), key=words.count)
    days = [as_of] if as_of else [entry.date for entry, _ in rows if entry.date and dated(entry.date)]
    year = int(days[0][:4]) if days else None
    holders = tuple(
        holder for holder in holders_of(rows, register) if as_of is None or holder.first <= as_of[:10] <= holder.last
    )
    return OfficeHeld(
        office=office,
        post=office_post(office, year),
        papers=papers_of(rows),
        holders=holders,
        held=register.held(office, as_of[:10]) if register and as_of else None,
    )


def holders_of(rows: list[tuple[Entry, Party]], register: Register | None) -> list[Holder]:
    """Those whom headings name in one office: one for each person of the register, or for each name."""
    grouped: dict[str, list[tuple[Entry, Party, Seen | None]]] = {}
    for entry, party in rows:
        if party.name and dated(entry.date):
            seen = see(party, entry.date, register) if register else None
            key = seen.person.id if seen and seen.person else plain(party.name).split()[-1]
            grouped.setdefault(key, []).append((entry, party, seen))
    return sorted((holder(found) for found in grouped.values()), key=lambda one: one.first)


def holder(found: list[tuple[Entry, Party, Seen | None]]) -> Holder:
    """One holder of an office, under the register's name or the longest that headings give."""
    days = sorted((entry.date or "")[:10] for entry, _, _ in found)
    seen = next((one for _, _, one in found if one and one.person), None) or found[0][2]
    name = seen.person.name if seen and seen.person else max((party.name or "" for _, party, _ in found), key=len)
    return Holder(
        name=name,
        first=days[0],
        last=days[-1],
        papers=len(found),
        person=seen.person.id if seen and seen.person else None,
        status=seen.status if seen else None,
        because=seen.because if seen else (),
        documents=tuple(entry.id for entry, _, _ in found[:5]),
    )


def dated(date: str | None) -> bool:
    """Whether a date has a whole day to compare."""
    return date is not None and len(date) >= 10 and date[:4].isdigit()


def disagreements(entries: Iterable[Entry], register: Register) -> Iterator[Finding]:
    """Headings that name a person in an office in which the register does not have that person then."""
    for entry in entries:
        for party in parties(entry):
            seen = see(party, entry.date, register) if dated(entry.date) else None
            if seen and seen.status not in AGREEING:
                yield Finding(
                    document=entry.id,
                    code=f"office-{seen.status.replace(' ', '-')}",
                    message=f"{seen.name} is named as {seen.office} on {seen.day}: {'; '.join(seen.because)}",
                    remedy="the name, the office or the date may be misprinted or misread, or the register be wrong",
                )
