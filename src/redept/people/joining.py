"""Entries of the lists of several volumes joined into persons, each joining with its reasons.

Comes in: entries, one list after the other, and what people decided. Goes out: persons, and pairs that may be one but
are not joined. Two who share a surname are never one for that alone: given names, offices and years must speak for it,
and nothing against it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from redept.model import JoinedPerson, ListedPerson, PersonEntry, PersonJudgement, PersonPair, Record
from redept.people.likeness import Likeness, Traits, compare, same_name, traits_of
from redept.people.name_forms import stands_for

JOIN_FROM, SHOW_FROM = 2.4, 1.0
"""Points from which two entries are one person, and from which they are shown as perhaps one."""


class Joined(Record, frozen=True, kw_only=True):
    """All persons, and the pairs that may be one and are not joined."""

    persons: tuple[JoinedPerson, ...]
    perhaps: tuple[PersonPair, ...]


def entries_of(volume: str, persons: Iterable[ListedPerson]) -> Iterator[PersonEntry]:
    """The entries of one volume's list as `join` takes them; one that sends to another goes with that other."""
    listed = tuple(persons)
    sent = stands_for(listed)
    also: dict[str, list[ListedPerson]] = {}
    for person in listed:
        if person.id in sent:
            also.setdefault(sent[person.id], []).append(person)
    for person in listed:
        if person.id not in sent:
            others = tuple(also.get(person.id, ()))
            yield PersonEntry(
                id=f"{volume}/{person.id}",
                volume=volume,
                name=person.name,
                about=person.about,
                also=tuple(f"{volume}/{one.id}" for one in others),
                other_names=tuple(one.name for one in others),
            )


def join(entries: Iterable[PersonEntry], judged: Iterable[PersonJudgement] = ()) -> Joined:
    """Persons of all entries, the most often listed first; a person's id is that of the first of its entries."""
    known = {entry.id: entry for entry in entries}
    pairs = sorted(likenesses(known.values()), key=lambda pair: -pair[2].points)
    groups = Groups(known, tuple(judged))
    for one, other, likeness in pairs:
        if likeness.points >= JOIN_FROM and not likeness.against:
            groups.unite(one, other, likeness)
        elif likeness.against:
            groups.forbid(one, other)
    perhaps = [
        PersonPair(one=one, other=other, points=likeness.points, because=likeness.because, against=likeness.against)
        for one, other, likeness in pairs
        if likeness.points >= SHOW_FROM and not likeness.against and groups.apart(one, other)
    ]
    return Joined(persons=tuple(groups.persons()), perhaps=tuple(perhaps))


def likenesses(entries: Iterable[PersonEntry]) -> Iterator[tuple[str, str, Likeness]]:
    """Every two entries of different volumes that share a surname, compared."""
    blocks: dict[str, list[tuple[PersonEntry, Traits]]] = {}
    for entry in entries:
        traits = traits_of(entry)
        for key in traits.keys:
            blocks.setdefault(key, []).append((entry, traits))
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        firsts = frozenset(traits.given[0] for _, traits in block if traits.given)
        for (one, traits), (other, others) in combinations(block, 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if one.volume != other.volume and pair not in seen:
                seen.add(pair)
                yield *pair, compare(traits, others, bearers=bearers(firsts, traits, others))


def bearers(firsts: frozenset[str], one: Traits, other: Traits) -> int:
    """How many first names with the initial of these two, they as one, the lists have for a surname."""
    mine = {traits.given[0] for traits in (one, other) if traits.given}
    letters = {name[0] for name in mine}
    return 1 + sum(1 for name in firsts if name[0] in letters and not any(same_name(name, own) for own in mine))


class Groups:
    """Entries on their way to be persons; what people decided is done first and never undone."""

    def __init__(self, known: dict[str, PersonEntry], judged: tuple[PersonJudgement, ...]) -> None:
        self.known = known
        self.group = {entry: {entry} for entry in known}
        self.apart_by: dict[str, set[str]] = {}
        self.because: dict[str, list[str]] = {}
        sound = [one for one in judged if one.one in known and one.other in known]
        for one in sound:
            if not one.same:
                self.forbid(one.one, one.other)
        for one in sound:
            if one.same and self.apart(one.one, one.other):
                self.merge(one.one, one.other, f"judged one person: {one.because}")

    def forbid(self, one: str, other: str) -> None:
        """Two entries that are two persons."""
        self.apart_by.setdefault(one, set()).add(other)
        self.apart_by.setdefault(other, set()).add(one)

    def apart(self, one: str, other: str) -> bool:
        """Whether two entries are of two groups."""
        return self.group[one] is not self.group[other]

    def unite(self, one: str, other: str, likeness: Likeness) -> None:
        """Join the groups of two entries, unless one volume lists both, or something speaks against any two of them."""
        mine, theirs = self.group[one], self.group[other]
        if mine is theirs:
            return
        volumes = {self.known[entry].volume for entry in mine}
        if any(self.known[entry].volume in volumes for entry in theirs):
            return
        if any(not self.apart_by.get(entry, set()).isdisjoint(theirs) for entry in mine):
            return
        self.merge(one, other, f"{other}: {'; '.join(likeness.because)}")

    def merge(self, one: str, other: str, why: str) -> None:
        """Two groups as one."""
        mine, theirs = self.group[one], self.group[other]
        reasons = [*self.because.pop(min(mine), []), *self.because.pop(min(theirs), []), why]
        mine |= theirs
        for entry in theirs:
            self.group[entry] = mine
        self.because[min(mine)] = reasons

    def persons(self) -> Iterator[JoinedPerson]:
        """The groups as persons."""
        groups = {min(group): group for group in self.group.values()}
        for first, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
            entries = tuple(self.known[entry] for entry in sorted(group))
            yield JoinedPerson(
                id=first,
                name=max((entry.name for entry in entries), key=lambda name: (len(letters(name)), name)),
                entries=entries,
                because=tuple(self.because.get(first, ())),
            )


def letters(name: str) -> str:
    """The letters of a name, by which the fullest form is found."""
    return re.sub(r"\W", "", re.sub(r"\([^)]*\)", "", name))


def person_of(joined: Joined) -> dict[str, JoinedPerson]:
    """The person of each entry, of entries that send to others too."""
    found: dict[str, JoinedPerson] = {}
    for person in joined.persons:
        for entry in person.entries:
            found |= dict.fromkeys((entry.id, *entry.also), person)
    return found
