"""Which volume a pointer means: the words that name one before it, behind it, or in the notes before."""

import re
from functools import lru_cache

from redept.references.printed_pages import BOOKISH, book_before

PART = r"(?:,\s(?:Part|part|pt\.|Pt\.)\s(?:[0-9]|[IVX]+))?"
VOLUME = r"(?:[Vv]ols?\.|[Vv]olumes?)\s?(?:[IVXLCivxlc]+(?:/[0-9])?|E-[0-9]{1,2})" + PART
SERIES_TITLE = r"Foreign\sRelations(?:\sof\sthe\sUnited\sStates)?"
WHOLE_VOLUME = (
    r"(?:"
    + SERIES_TITLE
    + r",{0,2}\s(?:[^.;()\n]{0,120}?,\s?)?"
    + VOLUME
    + r"|"
    + VOLUME
    + r"|"
    + SERIES_TITLE
    + r",{1,2}\s[^.;()\n]{0,100}?"
    r"(?=,\s(?:pp?\.|Document|$))|(?:(?<=[(\s])|^)Part\s[1-9I]+(?=,\s(?:Document|$)))"
)
_SEE = re.compile(r"\b[Ss]ee\b[^.;]{0,160}$")
_VOLUME_BEFORE = re.compile(
    r"(?P<volume>" + WHOLE_VOLUME + r")(?P<title>(?:,\s(?:[^.()\n]|U\.S\.|U\.N\.){0,160}?)?)"
    r"(?:,?\s?\(?|(?<=[ivxl])\.\s|,\spp?\.\s[0-9l]+(?:-[0-9]+)?(?:\sff\.)?\s\()$"
)
"""Also the volume of "vol. IV, pp. 1031-1037 (Document 3)" (frus1952-54Guat/d6) and of "vol. v. pp. 664"
(frus1948v05p1/d19)."""
VOLUME_BEHIND = re.compile(rf"\s(?:in|of)\s(?P<volume>{SERIES_TITLE},\s[^.;()\n]{{0,40}}?{VOLUME})")
_TITLE_STOP = re.compile(r"\b(?:[Dd]ocuments?(?!\s(?:on|relating)\s)|[Ff]ootnote|[Tt]elegrams?|[Ss]ee|[Ii]bid)\b")
_IBID_BEFORE = re.compile(r"\b[Ii]bid\.?,\s(?:(?P<more>[^.;()\n]{0,60}?),\s)?$")

_YEARS = r"(?P<years>[0-9]{4}(?:-[0-9]{2,4})?)"
_IBID_OF_YEARS = re.compile(rf"\b[Ii]bid\.?,\s{_YEARS},\s$")
"""Another subseries: "Ibid., 1955–1957, vol. I, p. 640" (frus1958-60v01/d18)."""
_BESIDE_YEARS = re.compile(
    rf"\b{SERIES_TITLE},\s{_YEARS},\s{VOLUME},\s(?:pp?\.\s|pages?\s|[Dd]ocuments?\s)[0-9][0-9,\s-]*(?:and\s[0-9]+,\s)?and\s$"
)
"""Years hold for a second volume: "Foreign Relations, 1955-1957, volume II, pages 607-610, and volume III"
(frus1958-60v19/d2)."""


_OTHER_BOOK = re.compile(
    r"(?:[A-Z][^.;()\n]{0,80}\s)?(?:\([^()\n]*\b1[89][0-9]{2}\)|\b(?:Annexes|Plenary|Records|Debates|Hansard|Suppl(?:ement)?\.?)),?\s$"
)
"""A volume behind a publisher, or of the United Nations: "GA (III/1), Annexes, vol. i" (frus1948v01p1/d265)."""


def whole_name(text: str, begin: int, at: int, volume: str) -> str:
    """A volume with the title of its book, or the years, that the words before it give."""
    if "Foreign" in volume:
        return volume
    title = book_before(text, at)
    if title is not None and "Foreign Relations" not in title:
        return f"{title}, {volume}"
    if (other := _OTHER_BOOK.search(text, begin, at)) is not None:
        return f"{other[0]}{volume}"
    years = _IBID_OF_YEARS.search(text[begin:at]) or _BESIDE_YEARS.search(text[begin:at])
    return volume if years is None else f"Foreign Relations, {years['years']}, {volume}"


class Citation:
    """What the words before a pointer say: another volume, "ibid.", "see"."""

    def __init__(self, text: str, start: int, floor: int) -> None:
        begin = max(line_start(text, start), start - 280)
        before = text[begin:start]
        self.topical = _SEE.search(before) is not None
        self.volume: str | None = None
        self.start = start
        found = _volume_before(before)
        if found is not None:
            self.start = self._from(begin + found.start(), floor)
            volume = (found["volume"] + found["title"]).rstrip(", ")
            self.volume = whole_name(text, begin, begin + found.start(), volume)
        elif (ibid := _IBID_BEFORE.search(before)) is not None:
            self.start = self._from(begin + ibid.start(), floor)
            named = ANY_VOLUME.search(ibid["more"] or "")
            self.volume = named[0] if named else volume_of_ibid(text, begin + ibid.start(), start)

    def _from(self, named: int, floor: int) -> int:
        """Where a pointer begins: at its volume's words, unless another pointer has taken them."""
        return named if named >= floor else self.start


def _volume_before(before: str) -> re.Match[str] | None:
    """The volume with which the words before a pointer end: from the name of the series, else from the last volume."""
    at = max(before.rfind("Foreign Relations"), 0)
    if "ol" not in before and "Part" not in before and at == 0 and not before.startswith("Foreign"):
        return None
    for begin in (at, max(before.rfind("vol"), before.rfind("Vol"))):
        found = _VOLUME_BEFORE.search(before, begin) if begin >= at else None
        if found is not None and not _TITLE_STOP.search(found["volume"] + found["title"]):
            return found
    return None


def line_start(text: str, at: int) -> int:
    """Where the line begins in which a place is; no farther back than REACH."""
    far = max(0, at - REACH)
    return max(text.rfind("\n", far, at) + 1, text.rfind("\x00", far, at) + 1, far)


ANY_VOLUME = re.compile(WHOLE_VOLUME)


def last_named(text: str, start: int, end: int) -> re.Match[str] | None:
    """The volume named last in a stretch."""
    named = list(ANY_VOLUME.finditer(text, start, end))
    return named[-1] if named else None


def volume_of_ibid(text: str, at: int, start: int) -> str | None:
    """The volume that an "ibid." at a place stands for, before a pointer that begins at `start`.

    It is the one last named in the note, else in the notes before, else, for a document, in the editors' body.
    """
    opening = text.rfind("\x00", 0, at)
    begin = opening + 2 if opening >= 0 else max(0, at - REACH)
    document = text.startswith(("Doc", "doc"), start)
    if opening < 0 and not document:
        begin = max(begin, line_start(text, at))
    named = last_named(text, max(begin, at - LONGEST_NOTE), at)
    if named is not None:
        other_book = not document and BOOKISH.search(text, named.end(), at) is not None
        return None if other_book else whole_name(text, begin, named.start(), named[0])
    if opening < 0:
        return None
    return _volume_of_notes_before(text, begin, at) or _volume_of_note_before(text, begin, at)


_NOTE_BREAK = "\n\x00\n"
_PLAIN_DOCUMENT = re.compile(r"(?P<led>[Ii]bid\.?,\s)?\b[Dd]ocuments?\s[0-9]")
_BEGINS = re.compile(r"(?:(?:For\stext,\s)?[Ss]ee\s(?:also\s)?)?")
REACH = 1500
LONGEST_NOTE = 10_000
"""What is further before an "ibid." than notes are long is not what it repeats."""


def _volume_of_notes_before(text: str, begin: int, at: int) -> str | None:
    """The volume named last in the notes before a note that begins with "See ibid., Document 170".

    It reaches over notes that say "ibid." themselves, not over one that names a document of the paper's own volume
    (frus1964-68v03/d83).
    """
    if _BEGINS.fullmatch(text, begin, at) is None:
        return None
    far = max(0, begin - REACH)
    named = last_named(text, far, begin)
    first_break = text.find(_NOTE_BREAK, far, begin)
    if named is None or first_break > named.start():
        return None
    plain = [one for one in _PLAIN_DOCUMENT.finditer(text, named.end(), begin) if one["led"] is None]
    if any(text.find(_NOTE_BREAK, named.end(), one.start()) >= 0 for one in plain):
        return None
    return whole_name(text, far, named.start(), named[0])


_ITS_PLACES = re.compile(
    r"(?:,\s[^.;()\n]{0,120}?)?,\s(?:[Dd]ocuments?|pp?\.|[Pp]ages?)\s[0-9][0-9,\s-]*(?:,?\sand\s[0-9-]+)?"
    r"(?:,?\s(?:and\s)?footnotes?\s[0-9]+(?:\sthereto)?)?[.)]*$"
)
_CITED_BETWEEN = re.compile(r"\(|\b(?:[Ii]bid|[Ff]iles?|Library|Papers|Bulletin|Documents?\s[0-9])\b")
_IBID = re.compile(r"\b[Ii]bid\b\.?")


def _volume_of_note_before(text: str, begin: int, at: int) -> str | None:
    """The volume whose documents close the note before, where nothing else is cited between: "see Foreign Relations,
    1961–1963, vol. XVI, Document 11." and in the next note "See ibid., Document 12." (frus1964-68v17/d63).
    """
    end = begin - len(_NOTE_BREAK)
    if end < 0 or _CITED_BETWEEN.search(text, begin, at) is not None:
        return None
    return volume_that_closes(text, end)


@lru_cache(64)
def volume_that_closes(text: str, end: int) -> str | None:
    """The volume whose documents close the note that ends at `end`.

    Kept for the notes behind it: where each of thousands says "ibid.", none is followed back twice.
    """
    before = text.rfind("\x00", 0, end) + 2
    named = last_named(text, before, end)
    if named is not None:
        closes = _ITS_PLACES.match(text, named.end(), end) is not None
        return whole_name(text, before, named.start(), named[0]) if closes else None
    repeats = list(_IBID.finditer(text, before, end))
    if before < 2 or not repeats or _ITS_PLACES.match(text, repeats[-1].end(), end) is None:
        return None
    return volume_of_ibid(text, repeats[-1].start(), repeats[-1].end() + 2)
