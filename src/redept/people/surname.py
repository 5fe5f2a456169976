"""A surname of a list, and the places where it stands with no other word of a name beside it.

Most names in papers stand so ("Mr. Dulles said", "(Dulles)"), and they are decided without reading the words around.
"""

from functools import lru_cache

from redept.model import PersonMention
from redept.people.beside import A_NAME, NO_NAME, NO_PERSON_AFTER, SHORTEST, InSmall, Word, alone
from redept.people.name_forms import GIVEN_ALONE, PARTICLES, Form, common_words, fold, titles
from redept.people.rivals import Found, only, why_alone

WIDEST_TITLE = 24
"""So many letters before a surname hold the word before it; a longer one is read the slow way."""


class Surname:
    """A word of names in plain letters: `forms` are all that it may be, `best` those where nothing stands beside it.

    `simple` where none of them has another word that must stand beside this one; `given` are all their given names;
    `rare` where the surname is no word of the language; `one` is the only entry of `best`, and `why` says so.
    """

    def __init__(self, plain: str, forms: tuple[Form, ...]) -> None:
        most = max((form.strength, len(form.words)) for form in forms)
        self.plain, self.forms = plain, forms
        self.best = tuple(form for form in forms if (form.strength, len(form.words)) == most)
        self.simple = not any(len(form.words) > 1 and form.words[form.key] == plain for form in forms)
        self.rare = most[0] > GIVEN_ALONE and len(plain) >= SHORTEST - 1 and plain not in common_words()
        self.given = frozenset(name for form in forms for name in form.given)
        self.whole = self.best[0].whole
        self.one = only(self.best)
        self.why = (why_alone((), self.one),) if self.one else ()

    def plainly(self, text: str, start: int, end: int, title: str, in_small: InSmall) -> PersonMention | Found | None:
        """A place where nothing but a title stands beside the word; None where it is rather a word."""
        kind = A_NAME if title else self.by_itself(text, start, end, in_small)
        if kind == NO_NAME:
            return None
        if self.one is not None and kind == A_NAME:
            return PersonMention(person=self.one.entry.id, start=start, end=end, because=self.why)
        return Found(
            start=start,
            end=end,
            surname=text[start:end],
            given=(),
            forms=self.best,
            title=title or None,
            doubtful=kind != A_NAME,
        )

    def by_itself(self, text: str, start: int, end: int, in_small: InSmall) -> int:
        """Whether the word is a name where nothing stands beside it, as `alone` says."""
        if self.rare and not in_small(text[start:end].lower()):
            return A_NAME
        word = Word(text=text[start:end], plain=self.plain, start=start, end=end)
        return alone(text, self.best[0], word, [], in_small)


@lru_cache(8192)
def title(word: str) -> str | None:
    """The plain letters of a word before a name that is a title; "" for a small word; None for one of a name."""
    plain = fold(word)
    if word.islower():
        return None if plain in PARTICLES else ""
    return plain if word[0].isupper() and len(plain) > 1 and plain in titles() else None


def title_before(text: str, start: int) -> str | None:
    """The title right before a surname, "" where nothing of a name stands there, None where its words must be read.

    Two words of one name are joined by a space, a hyphen, an apostrophe, or the stop of a short form; behind any other
    mark no name goes on.
    """
    mark, before = text[start - 1 : start], text[start - 2 : start - 1]
    if mark == "\n":
        return None if before in " .–" or before.isalpha() else ""
    if mark != " ":
        return "" if mark and mark not in JOINING and not mark.isalpha() else None
    ahead = text[max(0, start - WIDEST_TITLE) : start - 1]
    word = ahead[max(ahead.rfind(" "), ahead.rfind("\n")) + 1 :]
    if not word or len(word) == WIDEST_TITLE - 1:
        return None
    if word.isalpha():
        return title(word)
    if word[-1:] not in JOINING:
        return "" if not word[-1].isalpha() else None
    if word[-1:] == "." and word[:-1].isalpha():
        return title(word[:-1])
    return "" if word[:-1] and not word[-2].isalpha() else None


JOINING = frozenset(" \n.-–’'‘\u00a0") | {""}
"""Marks that may stand between two words of one name; "" for the beginning of a text."""


def nothing_behind(text: str, end: int) -> bool:
    """Whether no word behind a surname can be of the name, or make it another's."""
    mark, following = text[end : end + 1], text[end + 1 : end + 2]
    if mark == " ":
        return following.islower() or not (following.isalpha() or following == "2")
    if mark in ("’", "'"):
        return text[end + 1 : end + 3] == "s " and not NO_PERSON_AFTER.match(text, end)
    if mark == ",":
        return text[end + 2 : end + 3] not in SUFFIX_BEGINS
    return mark not in ("-", "–")


SUFFIX_BEGINS = frozenset("JSI2")
