"""Which of several entries with one surname is meant."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import msgspec

from redept.model import ListedPerson, PersonMention, Record
from redept.people.beside import significant
from redept.people.name_forms import GIVEN_ALONE, LADIES, Form, words_of


class Found(Record, frozen=True, kw_only=True):
    """A surname at a place of a text: the forms that it may be, the given names and the title before it.

    All in plain letters. `doubtful` where the word may be no name.
    """

    start: int
    end: int
    surname: str
    given: tuple[str, ...]
    forms: tuple[Form, ...]
    title: str | None = None
    suffix: str | None = None
    doubtful: bool = False


def decide(text: str, found: Found) -> PersonMention | Found:
    """The one entry that a place means; where it may mean several, the place with those alone."""
    fitting = found.forms
    if one := only(fitting):
        return mention(found, one, why_alone(found.given, one))
    for fits, why in BY_NAME:
        fitting = tuple(form for form in fitting if fits(found, form)) or fitting
        if one := only(fitting):
            return mention(found, one, why.format(one.entry.name))
    if one := by_office(text, found, fitting):
        return mention(found, one, f"of those of this surname the office agrees with {one.entry.name}")
    return msgspec.structs.replace(found, forms=fitting)


def all_given(found: Found, form: Form) -> bool:
    """Whether all given names are the entry's as they stand, not as initials or short forms."""
    return all(name in form.given for name in found.given)


def same_suffix(found: Found, form: Form) -> bool:
    """Whether "Jr." stands with both, or with neither."""
    return found.suffix == form.suffix if found.suffix or found.given else True


def same_sex(found: Found, form: Form) -> bool:
    """Whether a title of a woman stands with both, or with neither."""
    return (found.title in LADIES) == form.lady


BY_NAME: tuple[tuple[Callable[[Found, Form], bool], str], ...] = (
    (all_given, "the name agrees with {}"),
    (same_suffix, "the name agrees with {}"),
    (same_sex, "the title agrees with {}"),
)


def only(forms: tuple[Form, ...]) -> Form | None:
    """The form where all are of one entry, or of one and others that send to it."""
    if len({form.stands_for or form.entry.id for form in forms}) > 1:
        return None
    return next((form for form in forms if form.stands_for), forms[0])


def why_alone(given: tuple[str, ...], form: Form) -> str:
    """Why a place is of an entry that has no rival."""
    if given or form.whole:
        return f"the name agrees with {form.entry.name}"
    if form.strength == GIVEN_ALONE:
        return f"the given name is of one entry of the list, {form.entry.name}"
    return f"the surname is of one entry of the list, {form.entry.name}"


def mention(found: Found, form: Form, why: str) -> PersonMention:
    """A place with its one entry."""
    return PersonMention(person=form.entry.id, start=found.start, end=found.end, because=(why,))


def by_other_mention(waiting: Iterable[Found], met: set[str], in_full: set[str]) -> Iterator[PersonMention]:
    """Words that may be a name, where the same paper names that person for certain; surnames of several entries,
    where it names one of these entries, and no other, in full."""
    for found in waiting:
        entries = {form.entry.id for form in found.forms}
        named = entries & in_full if len(entries) > 1 else entries & met
        if len(named) == 1:
            form = next(form for form in found.forms if form.entry.id in named)
            yield mention(found, form, f"{found.surname} is named in full in the same paper")


def by_office(text: str, found: Found, rivals: tuple[Form, ...]) -> Form | None:
    """Of several entries the one whose office stands right before the name; None where it fits several or none.

    "Ambassador Jones", "President Eisenhower" (not who was Assistant to the President), "Assistant Secretary of State
    for Far Eastern Affairs (Bundy)".
    """
    if one := by_rank(found.title, rivals):
        return one
    ahead = text[max(0, found.start - WIDEST_OFFICE) : found.start]
    if not may_end_office(ahead):
        return None
    line = CUT.split(ahead.replace("\n", " "))[-1]
    title = OFFICE.search(line)
    said = significant(title[0]) if title else frozenset()
    shares = {form.entry.id: len(said & significant(form.entry.about or "")) for form in rivals}
    best = max(shares.values())
    if not said or best < len(said) * 0.75 or list(shares.values()).count(best) > 1:
        return None
    return next(form for form in rivals if shares[form.entry.id] == best)


def may_end_office(words: str) -> bool:
    """Whether words may end in an office; most end in a small word or a mark, and need no further look."""
    bare = words.removesuffix("(")
    last = bare[bare.rfind(" ", 0, -1) + 1 : -1]
    return bare[-1:] in (" ", "\n") and not (last.isalpha() and last.islower() and last not in WITHIN_OFFICES)


WIDEST_OFFICE = 110
WITHIN_OFFICES = frozenset({"of", "for", "the", "and", "in", "to", "at"})


def by_rank(title: str | None, rivals: tuple[Form, ...]) -> Form | None:
    """Of several entries the one that has held an office of this title: "Secretary", "Governor"."""
    if title is None or title in PLAIN_TITLES:
        return None
    rank = RANK.get(title, title)
    held = [form for form in rivals if rank in ranks(form.entry)]
    return only(tuple(held)) if held else None


@lru_cache(4096)
def ranks(person: ListedPerson) -> frozenset[str]:
    """The first words of the offices of an entry: "president", "secretary", "ambassador"; a rank before its name."""
    found = set()
    for office in OFFICES.split(person.about or ""):
        words = [word for word in words_of(office) if word not in NATIONAL]
        found |= set(words[:1])
        if words[:1] == ["vice"]:
            found |= {"vice", "vicepresident"}
    return frozenset(found) | {RANK[word] for word in words_of(person.name) if word in RANK}


OFFICES = re.compile(r"[;,:] ?(?:and |later |then |also )?|\bthereafter |\bformerly | and (?=[A-Z])")
PLAIN_TITLES = frozenset({"mr", "messrs", "dr", "the", "and", "of", "to", "by", "with", "from"})
NATIONAL = frozenset(
    ["us", "u", "s", "united", "states", "american", "british", "french", "soviet", "german", "former", "then"]
) | {"republican", "democratic", "acting", "west", "the", "also", "later"}
RANK = {
    "fonmin": "foreign",
    "primin": "prime",
    "pm": "prime",
    "foreign": "foreign",
    "prime": "prime",
    "amb": "ambassador",
    "pres": "president",
    "sec": "secretary",
    "gov": "governor",
    "gen": "general",
    "sen": "senator",
    "adm": "admiral",
    "col": "colonel",
    "maj": "major",
    "major": "major",
    "president": "president",
    "secretary": "secretary",
    "ambassador": "ambassador",
    "governor": "governor",
    "general": "general",
    "senator": "senator",
    "admiral": "admiral",
    "colonel": "colonel",
    "premier": "premier",
    "chancellor": "chancellor",
}
CUT = re.compile(r"[.;\n]\s|[,:]\s|\bto the |\bFrom the |\band ")
OFFICE = re.compile(r"(?:[A-Z’'][\w’'.-]*,? (?:(?:of|for|the|and|in|to|at) )*)+\(?$")
