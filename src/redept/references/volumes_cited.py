"""Which volume a pointer means: the words that name one before it, behind it, or in the notes before."""

import re

from redept.references.printed_pages import book_before

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


def _whole_name(text: str, begin: int, at: int, volume: str) -> str:
    """A volume with the title of its book, or the years, that the words before it give."""
    if "Foreign" in volume:
        return volume
    title = book_before(text, at)
    if title is not None and "Foreign Relations" not in title:
        return f"{title}, {volume}"
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
        found = _last(_VOLUME_BEFORE, before)
        if found is not None and not _TITLE_STOP.search(found["volume"] + found["title"]):
            self.volume = (found["volume"] + found["title"]).rstrip(", ")
            self.start = self._from(begin + found.start(), floor)
            self.volume = _whole_name(text, begin, begin + found.start(), self.volume)
        elif (ibid := _IBID_BEFORE.search(before)) is not None:
            self.volume = _volume_meant(text, begin + ibid.start(), ibid["more"])
            self.start = self._from(begin + ibid.start(), floor)

    def _from(self, named: int, floor: int) -> int:
        """Where a pointer begins: at its volume's words, unless another pointer has taken them."""
        return named if named >= floor else self.start


def _last(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The match that ends at the end and begins last at a volume's words."""
    at = max(before.rfind("Foreign Relations"), 0)
    if "ol" not in before and "Part" not in before and at == 0 and not before.startswith("Foreign"):
        return None
    return pattern.search(before, at)


def line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\x00", 0, at)) + 1


_ANY_VOLUME = re.compile(WHOLE_VOLUME)


def _volume_meant(text: str, at: int, more: str | None) -> str | None:
    """The volume that "ibid." stands for: the one last named in the note."""
    if more is not None and (found := _ANY_VOLUME.search(more)) is not None:
        return found[0]
    line = line_start(text, at)
    named = _last_named(text, line, at)
    return named or _volume_of_notes_before(text, line, at) or _volume_of_note_before(text, line, at)


def _last_named(text: str, start: int, end: int) -> str | None:
    """The volume named last in a stretch."""
    named = list(_ANY_VOLUME.finditer(text, start, end))
    return _whole_name(text, start, named[-1].start(), named[-1][0]) if named else None


_NOTE_BREAK = "\n\x00\n"
_PLAIN_DOCUMENT = re.compile(r"(?P<led>[Ii]bid\.?,\s)?\b[Dd]ocuments?\s[0-9]")
REACH = 1500


def _volume_of_notes_before(text: str, line: int, at: int) -> str | None:
    """The volume named last in the notes before a note that begins with "See ibid., Document 170".

    It reaches over notes that say "ibid." themselves, not over one that names a document of the paper's own volume
    (frus1964-68v03/d83).
    """
    if (
        text[line - 3 : line] != _NOTE_BREAK
        or re.fullmatch(r"(?:(?:For\stext,\s)?[Ss]ee\s(?:also\s)?)?", text[line:at]) is None
    ):
        return None
    begin = max(0, line - REACH)
    before = text[begin:line]
    named = list(_ANY_VOLUME.finditer(before))
    if not named or before.find(_NOTE_BREAK) > named[-1].start():
        return None
    plain = [one for one in _PLAIN_DOCUMENT.finditer(before, named[-1].end()) if one["led"] is None]
    if any(before.find(_NOTE_BREAK, named[-1].end(), one.start()) >= 0 for one in plain):
        return None
    return _whole_name(text, begin, begin + named[-1].start(), named[-1][0])


_ITS_PLACES = re.compile(
    r"(?:,\s[^.;()\n]{0,120}?)?,\s(?:[Dd]ocuments?|pp?\.|[Pp]ages?)\s[0-9][0-9,\s-]*(?:,?\sand\s[0-9-]+)?"
    r"(?:,?\s(?:and\s)?footnotes?\s[0-9]+(?:\sthereto)?)?[.)]*$"
)
_CITED_BETWEEN = re.compile(r"[(\x00]|\b(?:[Ii]bid|[Ff]iles?|Library|Papers|Bulletin|Documents?\s[0-9])\b")


def _volume_of_note_before(text: str, line: int, at: int) -> str | None:
    """The volume whose documents close the note before, where nothing else is cited between: "see Foreign Relations,
    1961–1963, vol. XVI, Document 11." and in the next note "See ibid., Document 12." (frus1964-68v17/d63).
    """
    if text[line - 3 : line] != _NOTE_BREAK or _CITED_BETWEEN.search(text, line, at) is not None:
        return None
    end = line - len(_NOTE_BREAK)
    begin = line_start(text, end)
    named = list(_ANY_VOLUME.finditer(text, begin, end))
    if not named or _ITS_PLACES.match(text[:end], named[-1].end()) is None:
        return None
    return _whole_name(text, begin, named[-1].start(), named[-1][0])
