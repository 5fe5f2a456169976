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
    r"(?P<volume>" + WHOLE_VOLUME + r")(?P<title>(?:,\s(?:[^.()\n]|U\.S\.|U\.N\.){0,160}?)?),?\s?\(?$"
)
VOLUME_BEHIND = re.compile(rf"\s(?:in|of)\s(?P<volume>{SERIES_TITLE},\s[^.;()\n]{{0,40}}?{VOLUME})")
_TITLE_STOP = re.compile(r"\b(?:[Dd]ocuments?(?!\s(?:on|relating)\s)|[Ff]ootnote|[Tt]elegrams?|[Ss]ee|[Ii]bid)\b")
_IBID_BEFORE = re.compile(r"\b[Ii]bid\.?,\s(?:(?P<more>[^.;()\n]{0,60}?),\s)?$")

_IBID_OF_YEARS = re.compile(r"\b[Ii]bid\.?,\s(?P<years>[0-9]{4}(?:-[0-9]{2,4})?),\s$")
"""Another subseries: "Ibid., 1955–1957, vol. I, p. 640" (frus1958-60v01/d18)."""


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
            self.start = max(begin + found.start(), floor)
            title = None if "Foreign" in self.volume else book_before(text, begin + found.start())
            if title is not None and "Foreign Relations" not in title:
                self.volume = f"{title}, {self.volume}"
            elif (years := _IBID_OF_YEARS.search(before, 0, found.start())) is not None:
                self.volume = f"Foreign Relations, {years['years']}, {self.volume}"
        elif (ibid := _IBID_BEFORE.search(before)) is not None:
            self.volume = _volume_meant(text, begin + ibid.start(), ibid["more"])
            self.start = max(begin + ibid.start(), floor)


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
    named = list(_ANY_VOLUME.finditer(text, line_start(text, at), at))
    return named[-1][0] if named else _volume_of_notes_before(text, at)


_NOTE_BREAK = "\n\x00\n"
_PLAIN_DOCUMENT = re.compile(r"(?P<led>[Ii]bid\.?,\s)?\b[Dd]ocuments?\s[0-9]")
REACH = 1500


def _volume_of_notes_before(text: str, at: int) -> str | None:
    """The volume named last in the notes before a note that begins with "See ibid., Document 170".

    It reaches over notes that say "ibid." themselves, not over one that names a document of the paper's own volume
    (frus1964-68v03/d83).
    """
    line = line_start(text, at)
    if (
        text[line - 3 : line] != _NOTE_BREAK
        or re.fullmatch(r"(?:(?:For\stext,\s)?[Ss]ee\s(?:also\s)?)?", text[line:at]) is None
    ):
        return None
    before = text[max(0, line - REACH) : line]
    named = list(_ANY_VOLUME.finditer(before))
    if not named or before.find(_NOTE_BREAK) > named[-1].start():
        return None
    plain = [one for one in _PLAIN_DOCUMENT.finditer(before, named[-1].end()) if one["led"] is None]
    return None if any(before.find(_NOTE_BREAK, named[-1].end(), one.start()) >= 0 for one in plain) else named[-1][0]
