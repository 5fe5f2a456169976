"""Who wrote, received, signed and is named in papers, each with the offices in which headings name them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from redept.finding_aids.listed_persons import ListedPersons
from redept.finding_aids.offices import dated
from redept.grammar.posts import plain
from redept.model import Entry, Holding, Party, Record
from redept.people import Register, see
from redept.people.headings import SUFFIXES


class PersonSeen(Record, frozen=True, kw_only=True):
    """A person of headings, signatures and texts: in how many papers, in which offices, from the first to the last.

    `person` is the id in the register where heading and tenure agree, and `because` says why; `held` are the offices
    that the register gives the person on the day asked for. `entries` are the entries of the volumes' lists that are
    this person, `named` the papers that name one of them, `perhaps` persons of the lists who may be the same. Two who
    share a surname are never one for that alone: without a first name, a list or a register the office keeps them
    apart.
    """

    name: str
    person: str | None
    offices: tuple[str, ...]
    wrote: int
    received: int
    signed: int
    first: str | None
    last: str | None
    named: int = 0
    because: tuple[str, ...] = ()
    held: tuple[Holding, ...] = ()
    documents: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


class Mention(Record, frozen=True, kw_only=True):
    """A name at one place of a paper: `role` is "wrote", "received", "signed" or "named"."""

    document: str
    day: str | None
    role: str
    name: str
    office: str | None = None
    person: str | None = None
    listed: str | None = None
    because: tuple[str, ...] = ()


Key = tuple[str, ...]


def people(
    entries: Iterable[Entry],
    register: Register | None,
    as_of: str | None = None,
    listed: ListedPersons | None = None,
) -> Iterator[PersonSeen]:
    """The persons of a corpus, those in most papers first; with a day, those who held office then or wrote by then."""
    for _, seen, rows in with_mentions(entries, register, as_of, listed):
        if as_of is None or seen.held or at_work(rows, as_of[:10]):
            yield seen


def with_mentions(
    entries: Iterable[Entry],
    register: Register | None,
    as_of: str | None = None,
    listed: ListedPersons | None = None,
) -> Iterator[tuple[Key, PersonSeen, list[Mention]]]:
    """Each person with what tells them from others and every place where they are mentioned."""
    found = [row for entry in entries for row in mentions(entry, register, listed)]
    same = known_as(mention for _, mention in found)
    grouped: dict[Key, list[Mention]] = {}
    for key, mention in found:
        person = mention.person or same.get(mention.listed or "")
        grouped.setdefault(("register", person) if person else key, []).append(mention)
    in_order = sorted(grouped.items(), key=lambda one: (-len({row.document for row in one[1]}), one[1][0].name))
    for key, rows in in_order:
        yield key, person_seen(rows, register, as_of, listed), rows


def at_work(rows: Iterable[Mention], day: str) -> bool:
    """Whether a person wrote, received or signed papers from before a day to after it."""
    days = sorted(one.day for one in rows if one.day and one.role != "named")
    return bool(days) and days[0] <= day <= days[-1]


def known_as(found: Iterable[Mention]) -> dict[str, str]:
    """The register's person of each person of the lists, where headings agree on one."""
    votes: dict[str, Counter[str]] = {}
    for mention in found:
        if mention.person and mention.listed:
            votes.setdefault(mention.listed, Counter())[mention.person] += 1
    return {listed: next(iter(chosen)) for listed, chosen in votes.items() if len(chosen) == 1}


def mentions(
    entry: Entry, register: Register | None, listed: ListedPersons | None = None
) -> Iterator[tuple[Key, Mention]]:
    """The names of a paper, each with what tells its person from others."""
    keys: dict[str, tuple[Key, Mention]] = {}
    for role, parties in (("wrote", entry.sender), ("received", entry.recipient)):
        for party in parties:
            if party.name and "declassified" not in party.name:
                mention = mention_of(entry, role, party, register, listed)
                keys.setdefault(surname(party.name), (key_of(mention), mention))
                yield key_of(mention), mention
    for signature in entry.signatures:
        name = signature.strip().rpartition("\n")[2]
        mention = mention_of(entry, "signed", Party(name=name), register, listed)
        if surname(name) in keys:
            key, other = keys[surname(name)]
            yield key, msgspec.structs.replace(mention, person=other.person, listed=other.listed)
        else:
            yield key_of(mention), mention
    for one in listed.by_document.get(entry.id, {}).values() if listed else ():
        mention = Mention(document=entry.id, day=day_of(entry), role="named", name=one.name, listed=one.id)
        yield key_of(mention), mention


def day_of(entry: Entry) -> str | None:
    """The whole day of a paper, None where its date has none."""
    return (entry.date or "")[:10] if dated(entry.date) else None


def mention_of(
    entry: Entry, role: str, party: Party, register: Register | None, listed: ListedPersons | None = None
) -> Mention:
    """One mention, with the register's person where heading and tenure agree, and the list's where it names one."""
    seen = see(party, entry.date, register) if register and dated(entry.date) else None
    certain = seen is not None and seen.tenure is not None and seen.status in CERTAIN
    one = listed.party(entry, party) if listed else None
    return Mention(
        document=entry.id,
        day=day_of(entry),
        role=role,
        name=party.name or "",
        office=party.office,
        person=seen.person.id if seen and seen.person and certain else None,
        listed=one.id if one else None,
        because=seen.because if seen and certain else (),
    )


CERTAIN = ("in office", "before taking charge", "after leaving")


def key_of(mention: Mention) -> Key:
    """What keeps persons apart: the register's id, the list's, the whole name, or surname with office or paper."""
    if mention.person:
        return ("register", mention.person)
    if mention.listed:
        return ("listed", mention.listed)
    words = [word for word in plain(mention.name.replace(",", " ")).split() if word not in SUFFIXES]
    if len(words) > 1:
        return ("name", *words)
    return ("office", *words, plain(mention.office)) if mention.office else ("paper", *words, mention.document)


def surname(name: str) -> str:
    """The last word of a name, "Jr." and the like left out."""
    words = [word for word in plain(name.replace(",", " ")).split() if word not in SUFFIXES]
    return words[-1] if words else ""


UNOPENED = re.compile(r"[”“\"][.,;]?$")
LAST_DOT = re.compile(r"(?<=[a-z]{3})\.$")


def tidy(name: str) -> str:
    """A name without the end of its sentence: `Dwight D. Eisenhower` for a signature `Dwight D. Eisenhower”.`.

    The quotation mark of a message that ends with its signature goes, as in frus1952-54Guat; that of a by-name,
    `Haldeman, H.R. “Bob”`, the dot of `Jr.` and that of an initial stay.
    """
    bare = name.strip(" \t,;:")
    if bare.count("”") > bare.count("“"):
        bare = UNOPENED.sub("", bare)
    return LAST_DOT.sub("", bare).strip() or name


def person_seen(
    found: list[Mention], register: Register | None, as_of: str | None, listed: ListedPersons | None = None
) -> PersonSeen:
    """One person of many mentions."""
    identity = next((mention.person for mention in found if mention.person), None)
    known = register.persons[identity] if register and identity else None
    ids = dict.fromkeys(mention.listed for mention in found if mention.listed)
    joined = [listed.of_entry[one] for one in ids] if listed else []
    days = sorted(mention.day for mention in found if mention.day)
    offices = dict.fromkeys(mention.office for mention in found if mention.office)
    roles = Counter(role for _, role in {(mention.document, mention.role) for mention in found})
    said = next((mention.because for mention in found if mention.person), ())
    return PersonSeen(
        name=known.name if known else max((tidy(mention.name) for mention in found), key=len),
        person=identity,
        offices=tuple(offices),
        wrote=roles["wrote"],
        received=roles["received"],
        signed=roles["signed"],
        named=roles["named"],
        first=days[0] if days else None,
        last=days[-1] if days else None,
        because=(*said, *(reason for one in joined for reason in one.because)),
        held=register.offices_of(identity, as_of[:10]) if register and identity and as_of else (),
        documents=tuple(dict.fromkeys(mention.document for mention in found))[:5],
        entries=tuple(entry.id for one in joined for entry in one.entries),
        perhaps=tuple(one for person in ids for one in listed.candidates(person)) if listed else (),
    )
