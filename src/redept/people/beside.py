"""The words beside a surname in a text: given names before it, and what follows it and makes it another name."""

import re
from collections.abc import Callable, Set
from functools import lru_cache

from redept.grammar.posts import plain as plain_words
from redept.model import Record
from redept.people.name_forms import (
    AS_LISTED,
    GIVEN_ALONE,
    PARTICLES,
    TOKEN,
    Form,
    agrees,
    common_words,
    first_names,
    fold,
    titles,
    words_before,
)

JOINED = frozenset(
    [" ", "\n", ". ", ".", "-", "–", "’", "'", "‘", ".\n", " ‘", " ’", " '", ".-", ".–", "- ", "–\n", " \n", "\u00a0"]
)
"""What may stand between two words of one name."""

SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|III|II|2d)(?!\w)")
MOST_GIVEN = 4
NO_PERSON_AFTER = re.compile(
    r"(?:’s|'s)? (?:Library|Foundation|Building|County|Street|Avenue|University|Airport|Air Force|Island|Hall|House|"
    r"Sea|Center|College)\b"
)


class Word(Record, frozen=True, kw_only=True):
    """A word of a text: as it stands, in plain letters, and where."""

    text: str
    plain: str
    start: int
    end: int


Beside = tuple[int, tuple[str, ...]]
InSmall = Callable[[str], bool]


def words_ahead(text: str, at: int, small: Set[str] = PARTICLES) -> list[Word]:
    """The words right before a place that may be of one name with it, the nearest first.

    `small` are the words without a capital that names of the list have; any other ends what may be of the name. It is
    asked at many names of every paper, so it goes letter by letter.
    """
    found: list[Word] = []
    while len(found) < MOST_AHEAD:
        end = at
        while end > 0 and at - end < WIDEST_GAP and not text[end - 1].isalpha():
            end -= 1
        if text[end:at] not in JOINED:
            break
        start = end
        while start > 0 and text[start - 1].isalpha():
            start -= 1
        if start == end:
            break
        word = text[start:end]
        plain = fold(word)
        if plain not in small and word.islower():
            break
        found.append(Word(text=word, plain=plain, start=start, end=end))
        at = start
    return found


MOST_AHEAD, WIDEST_GAP = 7, 3


def beside(text: str, form: Form, word: Word, ahead: list[Word]) -> Beside | None:
    """Where the name begins and the given names in it, if a form may stand here; None where words contradict it."""
    others = form.words[: form.key][::-1] if word.plain == form.words[form.key] else ()
    if tuple(one.plain for one in ahead[: len(others)]) != others:
        return None
    start = ahead[len(others) - 1].start if others else word.start
    if form.whole:
        return start, ()
    return given_before(text, form, start, ahead[len(others) :])


def ends(text: str, form: Form, word: Word) -> int:
    """Where a name ends of which a word is found: "En" of "Chou En-lai"; -1 where the text goes on otherwise."""
    end = word.end
    for following in form.words[form.key :][1:] if word.plain == form.words[form.key] else ():
        match = TOKEN.match(text, end + 1)
        if match is None or fold(match[0]) != following or text[end : end + 1] not in JOINED:
            return -1
        end = match.end()
    return end


def given_before(text: str, form: Form, start: int, ahead: list[Word]) -> Beside | None:
    """The given names and initials right before a surname, and where they begin; titles are none of them."""
    given: list[str] = []
    place = start
    for word in ahead[: MOST_GIVEN + 2]:
        if not given and word.plain in PARTICLES and word.plain not in form.given and len(word.plain) > 1:
            place = word.start
            continue
        if ends_name(text, form, word, place):
            break
        if not agrees(word.plain, form.given):
            return (start, ()) if is_monsieur(text, word, given) else None
        given.insert(0, word.plain)
        start = place = word.start
    return start, tuple(given)


def ends_name(text: str, form: Form, word: Word, after: int) -> bool:
    """Whether a word before a name is no part of it: a small word, a title, the end of the line or sentence before."""
    if not word.text[0].isupper() or (word.plain in words_before() and word.plain not in form.given):
        return True
    gap = text[word.end : after]
    if len(word.text) > 2 and gap[:1] == ".":
        return True
    if agrees(word.plain, form.given):
        return False
    if len(word.text) == 1 and text[max(0, word.start - 1) : word.start] in ("", "\n"):  # "C. Nasser will", a list
        return True
    return (
        gap in ("-", "–")
        or "\n" in gap
        or (len(word.plain) > 1 and word.plain not in first_names() and begins_sentence(text, word.start))
    )


def is_monsieur(text: str, word: Word, given: list[str]) -> bool:
    """ "M. Spaak": Mr. in French."""
    return not given and word.text == "M" and text[word.end : word.end + 1] == "."


def begins_sentence(text: str, at: int) -> bool:
    """Whether a word begins a sentence or a line, where a capital says nothing."""
    ahead = text[max(0, at - 3) : at]
    if ABBREVIATION.search(text[max(0, at - 7) : at]):
        return False
    return (
        not ahead.strip() or "\n" in ahead or ahead.rstrip(" “‘\"'([")[-1:] in ".:;?!" or not ahead.rstrip(" “‘\"'([")
    )


ABBREVIATION = re.compile(r"(?<!\w)[A-Z][a-z]{0,3}\. $")


def goes_on(text: str, form: Form, word: Word, known: dict[str, list[Form]]) -> bool:
    """Whether the next word makes another name of it: "Allen Smith" is not Allen, "Ayub Malik" not Ayub Khan."""
    end = ends(text, form, word)
    after = text[end : end + 1]
    if end < 0 or after not in (" ", "-", "–", "’", "'"):
        return end < 0
    match = TOKEN.match(text, end + 1)
    if match is None:
        return False
    following = match[0]
    if after in "’'":
        return following != "s" and following != "S" and len(following) > 2
    if not following[0].isupper():
        return False
    small = fold(following)
    if after in "-–":
        return small not in known and small not in words_before()
    if small in words_before() or small in SUFFIXED:
        return False
    if form.strength == AS_LISTED and not form.whole:
        if word.plain in common_words() or len(word.plain) < SHORTEST:
            return small not in form.given
        return word.plain in first_names() and not following.isupper()
    return form.strength < AS_LISTED or len(form.words) == 1


SHORTEST = 4
SUFFIXED = frozenset({"jr", "sr", "ii", "iii"})


NO_NAME, DOUBTFUL, A_NAME = 0, 1, 2
"""What a surname without given names is: a word of the language, perhaps a name, a name."""


def alone(text: str, form: Form, word: Word, ahead: list[Word], in_small: InSmall) -> int:
    """Whether a surname without given names is rather a word: "Ball" at the beginning of a sentence, "CHURCH".

    `in_small` says whether the paper has a word half as often in small letters; then it is a word there. A title
    before it, a line of its own, and a colon behind it (the speaker's) make it a name.
    """
    if titled(ahead):
        return A_NAME
    if form.strength == GIVEN_ALONE:
        return DOUBTFUL if word.text.isupper() or begins_sentence(text, word.start) else A_NAME
    small = in_small(word.text.lower())
    if word.plain not in common_words() and not small:
        return DOUBTFUL if len(word.plain) < SHORTEST - 1 and begins_sentence(text, word.start) else A_NAME
    begins = begins_sentence(text, word.start)
    if begins and text[word.end : word.end + 1] in ("\n", ":") and not word.text.isupper():
        return A_NAME
    if after_article(text, word.start) or (small and (begins or word.plain in words_before())):
        return NO_NAME
    return DOUBTFUL if begins or small or word.text.isupper() else A_NAME


def after_article(text: str, at: int) -> bool:
    """Whether "the" or a bracket stands right before: "the King", "[Page 11]"."""
    return text[max(0, at - 4) : at].lower().endswith(("the ", "[", " a ", "of "))


def title_of(ahead: list[Word]) -> str | None:
    """The title right before, in plain letters."""
    return ahead[0].plain if titled(ahead) else None


def titled(ahead: list[Word]) -> bool:
    """Whether a title stands right before."""
    return bool(ahead) and ahead[0].text[0].isupper() and ahead[0].plain in titles() and len(ahead[0].plain) > 1


@lru_cache(16384)
def significant(words: str) -> frozenset[str]:
    """The words of an office that tell it from others."""
    return frozenset(
        word for word in re.findall(r"\w+", plain_words(words)) if len(word) > 3 and word not in EVERYWHERE
    )


EVERYWHERE = frozenset(
    "state states united until thereafter from with that this then mister their".split()  # noqa: SIM905 - read as words
)
