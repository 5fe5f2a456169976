"""The persons of the volumes' lists, joined across volumes, and the papers that name them."""

from collections.abc import Iterable
from functools import lru_cache

from redept.corpus import Reader
from redept.model import Entry, JoinedPerson, Party, PersonEntry
from redept.people import Joined, entries_of, join, person_of
from redept.people.name_forms import agrees, named


class ListedPersons:
    """The persons of all lists of a corpus, asked by paper."""

    def __init__(self, joined: Joined, named_in: Iterable[tuple[str, str, int]]) -> None:
        self.joined = joined
        self.of_entry = person_of(joined)
        self.by_document: dict[str, dict[str, JoinedPerson]] = {}
        self.papers: dict[str, dict[str, int]] = {}
        for entry, document, times in named_in:
            person = self.of_entry.get(entry)
            if person is not None:
                self.by_document.setdefault(document, {})[person.id] = person
                counted = self.papers.setdefault(person.id, {})
                counted[document] = counted.get(document, 0) + times
        self.perhaps: dict[str, set[str]] = {}
        for pair in joined.perhaps:
            one, other = self.of_entry[pair.one], self.of_entry[pair.other]
            self.perhaps.setdefault(one.id, set()).add(other.id)
            self.perhaps.setdefault(other.id, set()).add(one.id)

    def party(self, entry: Entry, party: Party) -> JoinedPerson | None:
        """The one person of the list whom a heading or signature of a paper names; None where it may be several."""
        name = (party.name or "").replace("’", "'")
        found = [one for one in self.by_document.get(entry.id, {}).values() if bears(one, name)]
        return found[0] if len(found) == 1 else None

    def candidates(self, person: str) -> tuple[str, ...]:
        """Persons who may be this one, in words."""
        others = sorted(self.perhaps.get(person, ()))
        return tuple(f"perhaps {self.of_entry[other].name} ({other})" for other in others)


def listed_persons(reader: Reader) -> ListedPersons:
    """The persons of the lists of a corpus; what people decided is done first."""
    return ListedPersons(
        join(
            (entry for volume in reader.volumes() for entry in entries_of(volume.id, volume.persons)),
            reader.person_judgements(),
        ),
        reader.named_entries(),
    )


def bears(person: JoinedPerson, name: str) -> bool:
    """Whether a heading's name may be a person's: the surname, and first names that do not contradict."""
    words = words_of_name(name)
    return bool(words) and any(fits(entry, words) for entry in person.entries)


words_of_name = lru_cache(50_000)(named)
"""The words of a name; each is asked for in many papers."""


@lru_cache(50_000)
def parts_of_name(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Surname and first names of an entry ("Acheson, Dean G."); no first names where no comma tells them."""
    surname, _, rest = name.partition(",")
    return named(surname), frozenset(named(rest))


def fits(entry: PersonEntry, words: tuple[str, ...]) -> bool:
    """Whether the words of a name fit one entry of a list."""
    family, given = parts_of_name(entry.name)
    if given:
        return words[-len(family) :] == family and all(agrees(word, given) for word in words[: -len(family)])
    return words == family or (len(words) == 1 and words[0] in (family[-1:] + family[:1]))
