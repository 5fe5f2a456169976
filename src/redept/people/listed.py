"""Names in a text, linked to the entries of the volume's list of persons.

Comes in: a text and the list. Goes out: spans, each with the one entry that the words can mean, and why. Words that
may mean two entries, or a person whom the list does not have, give nothing.
"""

import re
from collections.abc import Iterable, Iterator

from redept.model import ListedPerson, PersonMention
from redept.people.beside import (
    A_NAME,
    DOUBTFUL,
    NO_NAME,
    NO_PERSON_AFTER,
    SUFFIX,
    Beside,
    InSmall,
    Word,
    alone,
    beside,
    ends,
    goes_on,
    title_of,
    words_ahead,
)
from redept.people.name_forms import PARTICLES, Form, fold, forms, initials, stands_for
from redept.people.rivals import Found, by_other_mention, decide
from redept.people.surname import Surname, nothing_behind, title_before

CAPITAL = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f][A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
"""Words with a capital; letters with marks of Western and Central European languages among them."""


def find_listed(text: str, persons: Iterable[ListedPerson]) -> tuple[PersonMention, ...]:
    """The places of a text that name persons of a list, in their order."""
    return Index(persons).find(text)


class Keys(dict[str, Surname | None]):
    """Words of texts, each with the names that it is of; None for a word that is in no name."""

    def __init__(self, known: dict[str, list[Form]]) -> None:
        super().__init__()
        self.known = known
        self.surnames: dict[str, Surname] = {}

    def __missing__(self, word: str) -> Surname | None:
        plain = fold(word)
        key = None
        if plain in self.known and not word.islower():
            key = self.surnames.setdefault(plain, Surname(plain, tuple(self.known[plain])))
        self[word] = key
        return key


class SmallWords(dict[str, bool]):
    """Whether a paper has a word in small letters at least half as often as with a capital."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def __missing__(self, word: str) -> bool:
        times = sum(1 for _ in places(self.text, word)) if word in self.text else 0
        small = times > 0 and 2 * times >= sum(1 for _ in places(self.text, word.capitalize()))
        self[word] = small
        return small


class Index:
    """A list of persons made ready to be looked for; kept for all documents of a volume."""

    def __init__(self, persons: Iterable[ListedPerson]) -> None:
        listed = tuple(persons)
        self.forms: dict[str, list[Form]] = {}
        sent = stands_for(listed)
        for form in (form for person in listed for form in forms(person, sent.get(person.id))):
            for key in {form.words[form.key], "".join(form.words)}:
                self.forms.setdefault(key, []).append(form)
        self.small = PARTICLES.union(*(form.words for found in self.forms.values() for form in found))
        self.keys = Keys(self.forms)
        self.initials = unique_initials(listed)

    def find(self, text: str) -> tuple[PersonMention, ...]:
        """The places of a text that name persons of the list."""
        words = CAPITAL.findall(text)
        found: list[PersonMention] = []
        open_: list[Found] = []
        met: set[str] = set()
        in_full: set[str] = set()
        for one, is_whole in self.surnames(text, words):
            mention = decide(text, one) if isinstance(one, Found) and not one.doubtful else one
            if isinstance(mention, Found):
                open_.append(mention)
                continue
            found.append(mention)
            met.add(mention.person)
            if is_whole:
                in_full.add(mention.person)
        found += by_other_mention(open_, met, in_full)
        found += self.by_initials(text, words, met)
        return without_overlap(found)

    def surnames(self, text: str, words: list[str]) -> Iterator[tuple[PersonMention | Found, bool]]:
        """The places of a text with a surname of the list, and given names before it that do not contradict.

        With each whether it is a name in full; a place that nothing stands beside is decided at once.
        """
        keys = self.keys
        in_small = SmallWords(text).__getitem__
        for start, end in in_order(text, filter(keys.__getitem__, words)):
            if (surname := keys[text[start:end]]) is None:
                continue
            title = title_before(text, start) if surname.simple and nothing_behind(text, end) else None
            if title is not None and title not in surname.given:
                if (one := surname.plainly(text, start, end, title, in_small)) is not None:
                    yield one, surname.whole
                continue
            word = Word(text=text[start:end], plain=surname.plain, start=start, end=end)
            if (found := self.here(text, word, in_small)) is not None:
                yield found, bool(found.given) or found.forms[0].whole

    def here(self, text: str, word: Word, in_small: InSmall) -> Found | None:
        """One place: the forms that it may be, those with the most of a name alone."""
        if NO_PERSON_AFTER.match(text, word.end):
            return None
        ahead = words_ahead(text, word.start, self.small)
        best: list[Form] = []
        most = (0, 0, 0)
        name: Beside = (word.start, ())
        for form in self.forms[word.plain]:
            fitting = None if goes_on(text, form, word, self.forms) else beside(text, form, word, ahead)
            if fitting is None:
                continue
            much = (form.strength, len(form.words), len(fitting[1]))
            if much > most:
                best, most, name = [form], much, fitting
            elif much == most:
                best.append(form)
        kind = alone(text, best[0], word, ahead, in_small) if best and not name[1] else A_NAME
        if not best or kind == NO_NAME:
            return None
        end = ends(text, best[0], word)
        suffix = SUFFIX.match(text, end)
        return Found(
            start=name[0],
            end=suffix.end() if suffix else end,
            surname=word.text,
            given=name[1],
            forms=tuple(best),
            title=title_of(ahead),
            suffix=fold(suffix[0].strip(" ,.")) if suffix else None,
            doubtful=kind == DOUBTFUL,
        )

    def by_initials(self, text: str, words: list[str], met: set[str]) -> Iterator[PersonMention]:
        """Places that name by initials a person whom the paper names otherwise too, or a speaker: "LBJ:"."""
        for letters in self.initials.keys() & words:
            person = self.initials[letters]
            if any(True for _ in places(text, letters.lower())):
                continue
            for start, end in places(text, letters):
                if person.id in met or text[end : end + 1] == ":":
                    why = f"the initials are of one entry of the list, {person.name}"
                    yield PersonMention(person=person.id, start=start, end=end, because=(why,))


def places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands in a text as a whole word, or behind "de" ("deGaulle"); figures may be glued to it."""
    at = text.find(word)
    long = len(word)
    while at >= 0:
        end = at + long
        if not text[end : end + 1].isalpha() and (at == 0 or not text[at - 1].isalpha() or text[at - 2 : at] == "de"):
            yield at, end
        at = text.find(word, end)


def in_order(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where words that `CAPITAL` found one after another stand, those alone that stand as whole words."""
    at = 0
    for word in words:
        start = text.find(word, at)
        while start >= 0 and (text[start + len(word) : start + len(word) + 1].isalpha() or inside(text, start)):
            start = text.find(word, start + 1)
        if start < 0:
            continue
        at = start + len(word)
        if start == 0 or not text[start - 1].isalpha() or text[start - 2 : start] == "de":
            yield start, at


def inside(text: str, at: int) -> bool:
    """Whether a word with a capital began before this place and goes on over it."""
    while at > 0 and text[at - 1].isalpha():
        at -= 1
        if CAPITAL.match(text, at):
            return True
    return False


def unique_initials(persons: tuple[ListedPerson, ...]) -> dict[str, ListedPerson]:
    """Initials of three letters and more that one entry alone has."""
    known: dict[str, list[ListedPerson]] = {}
    for person in persons:
        if (letters := initials(person)) and len(letters) > 2:
            known.setdefault(letters, []).append(person)
    return {letters: found[0] for letters, found in known.items() if len(found) == 1}


def without_overlap(found: Iterable[PersonMention]) -> tuple[PersonMention, ...]:
    """Mentions in their order; of two at one place ("Allen Dulles", "Allen") the longer."""
    kept: list[PersonMention] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)
