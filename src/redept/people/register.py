"""A register of office holders, asked who held what on a day."""

from bisect import bisect_left
from datetime import date, timedelta

from redept.grammar.posts import plain
from redept.model import Authority, Held, Holding, Person, Tenure
from redept.people.offices import CHIEFS, Named, learn, office_named, spoken

OPEN = "9999-99-99"


LONGEST_UNKNOWN = 3
"""Years that a tenure without a beginning is taken to have lasted at most."""


class Register:
    """The tenures of a register, by office; asking changes nothing."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.persons = {person.id: person for person in authority.persons}
        self.offices: dict[str, list[Tenure]] = {}
        for tenure in authority.tenures:
            self.offices.setdefault(tenure.office, []).append(tenure)
        for tenures in self.offices.values():
            tenures.sort(key=lambda tenure: tenure.started or tenure.appointed or OPEN)
        self.begun = {
            office: sorted(tenure.started for tenure in tenures if tenure.started and tenure.served)
            for office, tenures in self.offices.items()
        }
        self.of_person: dict[str, list[Tenure]] = {}
        for tenure in authority.tenures:
            self.of_person.setdefault(tenure.person, []).append(tenure)
        self.surnames: dict[str, list[Person]] = {}
        for person in authority.persons:
            self.surnames.setdefault(plain(person.surname), []).append(person)
        learn(tuple(office for office, tenures in self.offices.items() if tenures[0].kind == "country"))
        self.positions = {
            office: title
            for office, title in authority.offices.items()
            if office in self.offices and self.offices[office][0].kind == "principal"
        }

    def office(self, words: str) -> Named | None:
        """The office that words name, None where the register holds none such."""
        return office_named(words, self.positions)

    def spoken(self, office: str) -> str:
        """An office in words for people."""
        return spoken(office, self.authority.offices)

    def tenures(self, office: Named) -> list[Tenure]:
        """All tenures of the missions or the position that words name."""
        return [tenure for key in office.ids for tenure in self.offices.get(key, ())]

    def held(self, words: str, day: str) -> Held | None:
        """Who held an office on a day, None where words name no office of the register.

        Several are kept as several. Where nobody was accredited, the sentences say since when and until when.
        """
        office = self.office(words)
        if office is None:
            return None
        found = [tenure for tenure in self.tenures(office) if self.covers(tenure, day)]
        holders = tuple(self.holding(tenure, day, office) for tenure in self.of_rank(found, office))
        return Held(office=office.words, day=day, holders=holders, because=() if holders else self.vacant(office, day))

    def offices_of(self, person: str, day: str) -> tuple[Holding, ...]:
        """The offices that a person held on a day."""
        found = [one for one in self.authority.tenures if one.person == person and self.covers(one, day)]
        return tuple(self.holding(one, day, Named(ids=(one.office,), title="", words=one.title)) for one in found)

    def of_rank(self, found: list[Tenure], office: Named) -> list[Tenure]:
        """Of several who served on a day those whose title the words give; all where none has it."""
        same = [tenure for tenure in found if has_title(tenure, office.title)]
        return same or ([] if office.title == "chargé" else found)

    def holding(self, tenure: Tenure, day: str, office: Named) -> Holding:
        """A holder with the reasons."""
        where = () if tenure.kind == "principal" else (self.spoken(tenure.office),)
        said = [", ".join((tenure.title, *where, span(tenure)))]
        if office.title and not has_title(tenure, office.title):
            said.append(f"the title was {tenure.title}, not {office.title}")
        if tenure.started is None and (start := self.start(tenure)):
            said.append(f"the register has no beginning; the one before served until {start}")
        end = self.end(tenure)
        if tenure.ended is None and end != OPEN:
            said.append(f"the register has no end; the next took office on {end}")
        if day[: len(tenure.ended or "")] == tenure.ended and len(tenure.ended or "") == 10:
            said.append("it was the last day")
        return Holding(person=self.persons[tenure.person], tenure=tenure, because=tuple(said))

    def covers(self, tenure: Tenure, day: str) -> bool:
        """Whether somebody served on a day; a month or year in the register covers all its days."""
        begun = self.start(tenure)
        if not tenure.served or begun is None:
            return False
        return begun <= day[: len(begun)] and not self.ended_before(tenure, day)

    def start(self, tenure: Tenure) -> str | None:
        """The first day of a tenure; where the register has its end alone, the day on which the one before it ended.

        So of Schoenfeld, chargé near the Government of Poland until July 5, 1945: Biddle left on December 1, 1943.
        """
        if tenure.started is not None or tenure.ended is None:
            return tenure.started
        before = (one.ended for one in self.offices.get(tenure.office, ()) if one.served and one.id != tenure.id)
        last = max((ended for ended in before if ended and ended < tenure.ended), default=None)
        return last if last and int(tenure.ended[:4]) - int(last[:4]) <= LONGEST_UNKNOWN else None

    def ended_before(self, tenure: Tenure, day: str) -> bool:
        """Whether a tenure was over before a day."""
        end = self.end(tenure)
        return day[: len(end)] > end

    def end(self, tenure: Tenure) -> str:
        """The last day of a tenure; where the register has none, the day on which the next began."""
        if tenure.ended:
            return tenure.ended
        begun = self.begun[tenure.office]
        later = bisect_left(begun, (tenure.started or OPEN) + "~")
        return begun[later] if later < len(begun) else OPEN

    def vacant(self, office: Named, day: str) -> tuple[str, ...]:
        """Why nobody is named: who was the last before the day and the next after it; for a chargé, the head who may
        have been away."""
        served = [tenure for tenure in self.tenures(office) if tenure.served and tenure.started]
        before = [tenure for tenure in served if self.end(tenure) < day]
        after = [tenure for tenure in served if (tenure.started or "") > day]
        heads = [self.holding(tenure, day, office) for tenure in served if self.covers(tenure, day)]
        if heads:
            return (
                "the register names no chargé for that day",
                *(f"{one.person.name} was {one.because[0]}; a chargé acts while the head is away" for one in heads),
            )
        said = ["the register names nobody for that day"]
        if before:
            last = max(before, key=self.end)
            said.append(f"the last before was {self.persons[last.person].name}, {span(last)}")
        if after:
            following = min(after, key=lambda tenure: tenure.started or OPEN)
            said.append(f"the next was {self.persons[following.person].name}, {span(following)}")
        if office.title and (before or after):
            said.append("a chargé d’affaires ad interim had charge; the register seldom names them")
        return tuple(said)


def has_title(tenure: Tenure, title: str) -> bool:
    """Whether a tenure's title is of the rank that words give."""
    words = CHIEFS.get(title, ())
    return not words or any(word in tenure.title.lower() for word in words)


def span(tenure: Tenure) -> str:
    """The days of a tenure in words."""
    begin = tenure.started or (f"appointed {tenure.appointed}" if tenure.appointed else "unknown")
    note = f" ({tenure.ended_note.lower()})" if tenure.ended_note and len(tenure.ended_note) < 40 else ""
    return f"{begin} to {tenure.ended or 'no recorded end'}{note}"


def days_between(earlier: str, later: str) -> int | None:
    """Days from one to the other; None where one of them is no whole day."""
    try:
        return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])) // timedelta(days=1)
    except ValueError:
        return None
