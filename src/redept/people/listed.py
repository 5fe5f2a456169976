"""Names in a text, linked to the entries of the volume's list of persons.

Comes in: a text and the list. Goes out: spans, each with the one entry that the words can mean, and why. Words that
may mean two entries, or a person whom the list does not have, give nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from redept.model import ListedPerson, PersonMention
from redept.people.beside import (
    A_NAME,
    DOUBTFUL,
    NO_NAME,
    SUFFIX,
    Beside,
    Word,
    alone,
    beside,
    ends,
    goes_on,
    title_of,
    words_ahead,
)
from redept.people.name_forms import Form, fold, forms, initials, stands_for
from redept.people.rivals import Found, by_other_mention, decide

NO_PERSON_AFTER = re.compile(
    r"(?:’s|'s)? (?:Library|Foundation|Building|County|Street|Avenue|University|Airport|Air Force|Island|Hall|House|"
    r"Sea|Center|College)\b"
)


CAPITAL = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f][^\W\d_]+")
"""Words with a capital; letters with marks of Western and Central European languages among them."""


def find_listed(text: str, persons: Iterable[ListedPerson]) -> tuple[PersonMention, ...]:
    """The places of a text that name persons of a list, in their order."""
    return Index(persons).find(text)


InSmall = Callable[[str], bool]


class Keys(dict[str, str | None]):
    """Words of texts, each with the key under which forms are kept; None for a word that is in no name."""

    def __init__(self, known: dict[str, list[Form]]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, word: str) -> str | None:
        plain = fold(word)
        key = plain if plain in self.known and not word.islower() else None
        self[word] = key
        return key


class Index:
    """A list of persons made ready to be looked for; kept for all documents of a volume."""

    def __init__(self, persons: Iterable[ListedPerson]) -> None:
        listed = tuple(persons)
        self.forms: dict[str, list[Form]] = {}
        sent = stands_for(listed)
        for form in (form for person in listed for form in forms(person, sent.get(person.id))):
            for key in {form.words[form.key], "".join(form.words)}:
                self.forms.setdefault(key, []).append(form)
        self.keys = Keys(self.forms)
        self.initials = unique_initials(listed)

    def find(self, text: str) -> tuple[PersonMention, ...]:
        """The places of a text that name persons of the list."""
        smalls: dict[str, bool] = {}

        def in_small(word: str) -> bool:
            if word not in smalls:
                times = sum(1 for _ in places(text, word))
                smalls[word] = times > 0 and 2 * times >= sum(1 for _ in places(text, word.capitalize()))
            return smalls[word]

        words = set(CAPITAL.findall(text))
        found: list[PersonMention] = []
        open_: list[Found] = []
        met: set[str] = set()
        in_full: set[str] = set()
        for one in self.surnames(text, words, in_small):
            mention = one if one.doubtful else decide(text, one)
            if isinstance(mention, Found):
                open_.append(mention)
                continue
            found.append(mention)
            met.add(mention.person)
            if one.given or one.forms[0].whole:
                in_full.add(mention.person)
        found += by_other_mention(open_, met, in_full)
        found += self.by_initials(text, words, met)
        return without_overlap(found)

    def surnames(self, text: str, words: set[str], in_small: InSmall) -> Iterator[Found]:
        """The places of a text with a surname of the list, and given names before it that do not contradict."""
        keys = self.keys
        for word in words:
            key = keys[word]
            if key is None:
                continue
            for start, end in places(text, word):
                found = self.here(text, Word(text=word, plain=key, start=start, end=end), in_small)
                if found is not None:
                    yield found

    def here(self, text: str, word: Word, in_small: InSmall) -> Found | None:
        """One place: the forms that it may be, those with the most of a name alone."""
        if NO_PERSON_AFTER.match(text, word.end):
            return None
        ahead = words_ahead(text, word.start)
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

    def by_initials(self, text: str, words: set[str], met: set[str]) -> Iterator[PersonMention]:
        """Places that name by initials a person whom the paper names otherwise too, or a speaker: "LBJ:"."""
        for letters in words & self.initials.keys():
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
