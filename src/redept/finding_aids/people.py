"""Who wrote, received and signed papers, each with the offices in which headings name them."""

from collections.abc import Iterable, Iterator

from redept.finding_aids.offices import dated
from redept.grammar.posts import plain
from redept.model import Entry, Holding, Party, Record
from redept.people import Register, see
from redept.people.headings import SUFFIXES


class PersonSeen(Record, frozen=True, kw_only=True):
    """A person of headings and signatures: how often, in which offices, from the first to the last paper.

    `person` is the id in the register where heading and tenure agree, and `because` says why; `held` are the offices
    that the register gives the person on the day asked for. Two who share a surname are never one for that alone:
    without a first name or a register the office keeps them apart.
    """

    name: str
    person: str | None
    offices: tuple[str, ...]
    wrote: int
    received: int
    signed: int
    first: str | None
    last: str | None
    because: tuple[str, ...] = ()
    held: tuple[Holding, ...] = ()
    documents: tuple[str, ...] = ()


class Mention(Record, frozen=True, kw_only=True):
    """A name at one place of a paper: `role` is "wrote", "received" or "signed"."""

    document: str
    day: str | None
    role: str
    name: str
    office: str | None = None
    person: str | None = None
    because: tuple[str, ...] = ()


def people(entries: Iterable[Entry], register: Register | None, as_of: str | None = None) -> Iterator[PersonSeen]:
    """The persons of headings and signatures, those in most papers first; with a day, those who held office then."""
    grouped: dict[tuple[str, ...], list[Mention]] = {}
    for entry in entries:
        for key, mention in mentions(entry, register):
            grouped.setdefault(key, []).append(mention)
    for found in sorted(grouped.values(), key=lambda rows: (-len(rows), rows[0].name)):
        seen = person(found, register, as_of)
        if as_of is None or seen.held or (seen.first and seen.last and seen.first <= as_of[:10] <= seen.last):
            yield seen


def mentions(entry: Entry, register: Register | None) -> Iterator[tuple[tuple[str, ...], Mention]]:
    """The names of a paper, each with what tells its person from others."""
    keys: dict[str, tuple[str, ...]] = {}
    for role, parties in (("wrote", entry.sender), ("received", entry.recipient)):
        for party in parties:
            if party.name and "declassified" not in party.name:
                mention = mention_of(entry, role, party, register)
                key = key_of(mention)
                keys.setdefault(surname(party.name), key)
                yield key, mention
    for signature in entry.signatures:
        name = signature.strip().rpartition("\n")[2]
        mention = mention_of(entry, "signed", Party(name=name), register)
        yield keys.get(surname(name)) or key_of(mention), mention


def mention_of(entry: Entry, role: str, party: Party, register: Register | None) -> Mention:
    """One mention, with the register's person where heading and tenure agree."""
    seen = see(party, entry.date, register) if register and dated(entry.date) else None
    certain = seen is not None and seen.tenure is not None and seen.status in CERTAIN
    return Mention(
        document=entry.id,
        day=(entry.date or "")[:10] if dated(entry.date) else None,
        role=role,
        name=party.name or "",
        office=party.office,
        person=seen.person.id if seen and seen.person and certain else None,
        because=seen.because if seen and certain else (),
    )


CERTAIN = ("in office", "before taking charge", "after leaving")


def key_of(mention: Mention) -> tuple[str, ...]:
    """What keeps persons apart: the register's id, else the whole name, else surname with office or paper."""
    if mention.person:
        return ("register", mention.person)
    words = [word for word in plain(mention.name.replace(",", " ")).split() if word not in SUFFIXES]
    if len(words) > 1:
        return ("name", *words)
    return ("office", *words, plain(mention.office)) if mention.office else ("paper", *words, mention.document)


def surname(name: str) -> str:
    """The last word of a name, "Jr." and the like left out."""
    words = [word for word in plain(name.replace(",", " ")).split() if word not in SUFFIXES]
    return words[-1] if words else ""


def person(found: list[Mention], register: Register | None, as_of: str | None) -> PersonSeen:
    """One person of many mentions."""
    identity = next((mention.person for mention in found if mention.person), None)
    known = register.persons[identity] if register and identity else None
    days = sorted(mention.day for mention in found if mention.day)
    offices = dict.fromkeys(mention.office for mention in found if mention.office)
    roles = [mention.role for mention in found]
    return PersonSeen(
        name=known.name if known else max((mention.name for mention in found), key=len),
        person=identity,
        offices=tuple(offices),
        wrote=roles.count("wrote"),
        received=roles.count("received"),
        signed=roles.count("signed"),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        because=next((mention.because for mention in found if mention.person), ()),
        held=register.offices_of(identity, as_of[:10]) if register and identity and as_of else (),
        documents=tuple(dict.fromkeys(mention.document for mention in found))[:5],
    )
