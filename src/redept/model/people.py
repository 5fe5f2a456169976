"""Persons, and the offices they held, as a register of office holders gives them."""

from redept.model.span import Record


class Person(Record, frozen=True, kw_only=True):
    """A person of a register: `name` as the register prints it for readers ("W. Averell Harriman")."""

    id: str
    name: str
    surname: str
    forename: str | None = None
    other_names: tuple[str, ...] = ()
    born: str | None = None
    died: str | None = None


class ListedPerson(Record, frozen=True, kw_only=True):
    """An entry in a volume's list of persons: its id there, the name as the list prints it, who it says that is."""

    id: str
    name: str
    about: str | None = None


class PersonMention(Record, frozen=True, kw_only=True):
    """Words that name a person of the volume's list: `text[start:end]` of the document, and why this entry."""

    person: str
    start: int
    end: int
    because: tuple[str, ...] = ()


class Tenure(Record, frozen=True, kw_only=True):
    """One person in one office. Days are ISO as far as the register gives them ("1952-06"), None where it does not.

    `office` is the register's id of the mission or position ("russia", "under-secretary"), `kind` "country",
    "organization" or "principal", `title` the title of the person there ("Ambassador Extraordinary and
    Plenipotentiary"). `appointed` precedes `started`, the day of credentials or of taking charge. A person who was
    named but never served has `served` False. The notes are the register's own words.
    """

    id: str
    office: str
    kind: str
    title: str
    person: str
    territory: str | None = None
    appointed: str | None = None
    started: str | None = None
    ended: str | None = None
    started_note: str | None = None
    ended_note: str | None = None
    note: str | None = None
    served: bool = True


class Authority(Record, frozen=True, kw_only=True):
    """A register of office holders as it was taken in; `offices` names each office id in words.

    `digest` tells one state of the register from another, `odd` are rows that were set aside, each with its reason.
    """

    name: str
    digest: str
    persons: tuple[Person, ...]
    tenures: tuple[Tenure, ...]
    offices: dict[str, str]
    odd: tuple[str, ...] = ()


class Holding(Record, frozen=True, kw_only=True):
    """Somebody who held an office on a day, with the tenure that says so and the reasons in sentences."""

    person: Person
    tenure: Tenure
    because: tuple[str, ...]


class Held(Record, frozen=True, kw_only=True):
    """Who held an office on a day: one, several, or nobody that the register knows; `because` speaks of the office."""

    office: str
    day: str
    holders: tuple[Holding, ...]
    because: tuple[str, ...] = ()


class PersonEntry(Record, frozen=True, kw_only=True):
    """An entry of a volume's list with its volume: `id` is "frus1955-57v03/p_AWW1".

    `also` are entries of the same list that send the reader to this one ("Diem, see Ngo Dinh Diem"), `other_names`
    their names.
    """

    id: str
    volume: str
    name: str
    about: str | None = None
    also: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


class JoinedPerson(Record, frozen=True, kw_only=True):
    """A person of one list or several: `id` is that of the first entry, `because` says why the entries are one."""

    id: str
    name: str
    entries: tuple[PersonEntry, ...]
    because: tuple[str, ...] = ()


class PersonPair(Record, frozen=True, kw_only=True):
    """Two entries that may be one person and are not joined; `points` as the comparison counted them."""

    one: str
    other: str
    points: float
    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class PersonJudgement(Record, frozen=True, kw_only=True):
    """A person's decision whether two entries are one person: outranks the program, is retired, never overwritten."""

    one: str
    other: str
    same: bool
    because: str
    by: str
    when: str
