"""A heading that names a person and an office, compared with the register of office holders."""

import re
from collections.abc import Callable

from redept.grammar.posts import plain
from redept.model import Party, Person, Record, Tenure
from redept.people.offices import Named
from redept.people.register import Register, days_between, has_title, span

LONGEST_BEFORE, LONGEST_AFTER = 150, 120
"""Days before taking charge and after leaving in which headings still give the office."""

AGREEING = ("in office", "before taking charge", "after leaving", "chargé", "acting", "second in rank")


class Seen(Record, frozen=True, kw_only=True):
    """What the register says of a person and an office in a heading.

    `status`: "in office"; "before taking charge" (appointed, not yet received); "after leaving"; "chargé" (in charge
    for the time being, whom the register seldom names); "acting"; "second in rank" (a minister beside the ambassador);
    "other rank" (the right person under another title);
    "other time" (served there, but not then); "other person" (the register has somebody else then); "not listed"
    (nobody of that name ever served there, and nobody else then). `tenure` is the one compared with, `person`
    whoever the name is taken to be.
    """

    status: str
    office: str
    name: str
    day: str
    tenure: Tenure | None = None
    person: Person | None = None
    because: tuple[str, ...] = ()


def see(party: Party, day: str | None, register: Register) -> Seen | None:
    """A party of a heading seen by the register; None where it names no chief of mission or officer with a name."""
    if not party.name or not party.office or not day or len(day) < 10:
        return None
    office = register.office(party.office)
    if office is None:
        return without_country(party.name, party.office, day[:10], register)
    tenures = register.tenures(office)
    own = [tenure for tenure in tenures if named(register.persons[tenure.person], party.name)]
    for judge in JUDGES:
        found = judge(register, office, own, day[:10])
        if found:
            status, tenure, because = found
            person = register.persons[tenure.person] if tenure else None
            return Seen(
                status=status,
                office=party.office,
                name=party.name,
                day=day[:10],
                tenure=tenure,
                person=person,
                because=because,
            )
    return otherwise(register, office, party, day[:10])


def without_country(name: str, office: str, day: str, register: Register) -> Seen | None:
    """ "Ambassador (Thompson)", "Ambassador, at Geneva (Johnson)": the one ambassador of that name on that day."""
    if not BARE.fullmatch(plain(office)):
        return None
    last = [token for token in plain(name.replace(",", " ")).split() if token not in SUFFIXES][-1:]
    found = [
        tenure
        for person in register.surnames.get("".join(last), ())
        if named(person, name)
        for tenure in register.of_person.get(person.id, ())
        if has_title(tenure, "ambassador") and register.covers(tenure, day)
    ]
    if len({tenure.person for tenure in found}) != 1:
        return None
    person = register.persons[found[0].person]
    words = (
        f"{person.name} alone of that name was ambassador then: {register.spoken(found[0].office)}, {span(found[0])}"
    )
    return Seen(status="in office", office=office, name=name, day=day, tenure=found[0], person=person, because=(words,))


BARE = re.compile(r"ambassador(?:,? (?:at|in) \w+)?")

Judged = tuple[str, Tenure | None, tuple[str, ...]]


def in_office(register: Register, office: Named, own: list[Tenure], day: str) -> Judged | None:
    """The person served on the day, under the heading's rank or another."""
    for tenure in sorted(own, key=lambda one: not has_title(one, office.title)):
        if register.covers(tenure, day):
            same = has_title(tenure, office.title)
            words = f"{register.persons[tenure.person].name} was {tenure.title}, {span(tenure)}"
            return ("in office" if same or office.title == "minister" else "other rank"), tenure, (words,)
    return None


def before(register: Register, office: Named, own: list[Tenure], day: str) -> Judged | None:
    """The person was appointed and had not yet taken charge."""
    for tenure in own:
        first = tenure.appointed or tenure.started
        gap = days_between(day, tenure.started) if tenure.started else None
        if first and day < (tenure.started or first) and (first <= day or (gap is not None and gap <= LONGEST_BEFORE)):
            began = tenure.started or "a day that the register does not give"
            return "before taking charge", tenure, (f"took charge on {began}, appointed {tenure.appointed}",)
        if not tenure.served and tenure.appointed and (days_between(tenure.appointed, day) or 9999) <= 365:
            return "before taking charge", tenure, (f"appointed {tenure.appointed} and never took charge",)
    return None


def after(register: Register, office: Named, own: list[Tenure], day: str) -> Judged | None:
    """The person had left not long before."""
    for tenure in own:
        gap = days_between(register.end(tenure), day)
        if gap is not None and 0 < gap <= LONGEST_AFTER:
            return "after leaving", tenure, (f"left {gap} days before, {span(tenure)}",)
    return None


def in_charge(register: Register, office: Named, own: list[Tenure], day: str) -> Judged | None:
    """A chargé, whom the register does not name while a chief of mission was accredited."""
    if office.title != "chargé":
        return None
    there = [tenure for tenure in register.tenures(office) if register.covers(tenure, day)]
    if there:
        return "chargé", None, (f"in charge while {register.persons[there[0].person].name} was accredited",)
    return "chargé", None, register.vacant(office, day)


def beside(register: Register, office: Named, own: list[Tenure], day: str) -> Judged | None:
    """A minister in an embassy, second to its ambassador; an acting representative."""
    there = [tenure for tenure in register.tenures(office) if register.covers(tenure, day)]
    if office.title == "minister" and any(has_title(tenure, "ambassador") for tenure in there):
        return "second in rank", None, (f"{register.persons[there[0].person].name} was ambassador",)
    if office.acting:
        return "acting", None, tuple(f"in place of {register.persons[one.person].name}, {span(one)}" for one in there)
    return None


JUDGES: tuple[Callable[[Register, Named, list[Tenure], str], Judged | None], ...] = (
    in_office,
    before,
    after,
    in_charge,
    beside,
)


def otherwise(register: Register, office: Named, party: Party, day: str) -> Seen:
    """A person whom the register does not have in that office near that day."""
    name, words = party.name or "", party.office or ""
    own = [tenure for tenure in register.tenures(office) if named(register.persons[tenure.person], name)]
    there = [tenure for tenure in register.tenures(office) if register.covers(tenure, day)]
    said = [f"the register has {register.persons[one.person].name}, {span(one)}" for one in there]
    if own:
        said.append("; ".join(f"{register.persons[one.person].name} served {span(one)}" for one in own[:3]))
        return Seen(status="other time", office=words, name=name, day=day, tenure=own[0], because=tuple(said))
    status = "other person" if there else "not listed"
    return Seen(status=status, office=words, name=name, day=day, because=tuple(said or register.vacant(office, day)))


def named(person: Person, words: str) -> bool:
    """Whether words may name a person: the surname, and first names that do not contradict.

    "Harriman", "W. Averell Harriman" and "Averell Harriman" are one; "E. Roland Harriman" is not.
    """
    name = plain(words.replace(",", " "))
    tokens = [token for token in name.split() if token not in SUFFIXES]
    surname = [token for token in plain(person.surname).split() if token not in SUFFIXES]
    if not tokens or not surname or tokens[-len(surname) :] != surname:
        return False
    given = tokens[: -len(surname)]
    forms = [plain(form.replace(",", " ")).split() for form in (person.name, *person.other_names)]
    known = {token for form in forms for token in form}
    return all(agrees(token, known) for token in given if token not in TITLES)


def agrees(token: str, known: set[str]) -> bool:
    """Whether a first name or initial is among a person's names, as a whole or by its initial."""
    if len(token) == 1:
        return any(one.startswith(token) for one in known)
    return token in known or any(len(one) == 1 and token.startswith(one) for one in known) or token in SHORT


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "2d", "3d"})
TITLES = frozenset({"general", "admiral", "mr", "dr", "ambassador", "colonel", "major", "lieutenant"})
SHORT = frozenset({"bill", "bob", "jack", "jim", "joe", "tom", "dick", "ted", "chip", "tommy", "fred", "sam", "ed"})
