"""Under which file a cited paper lies, where the editors say it right behind: "Telegram 38 from Lisbon, January 10, not
printed (881.822/1-1048)"."""

import re

from redept.model import Document
from redept.references.finding import Find
from redept.references.hanging import LETTERS, NOT_PRINTED
from redept.references.seen import Seen

_IN_ONE_PARENTHESIS = re.compile(r"[,;]\s(?:(?:Department\sof\sState|[Cc]entral\s[Ff]iles?|[Ff]ile),?\s){0,3}")
_OWN_PARENTHESIS = re.compile(
    r"[^()\x00]{0,160}\s\((?:(?:Department\sof\sState|[Cc]entral\s[Ff]iles?|[Ff]ile),?\s){0,3}"
)
_SENTENCE = re.compile(r"(?<!p)(?<!m)(?<!No)(?<!Mr)[.;]\s(?=[A-Z“\"])")
NEAR = 20


def name_files(document: Document, seen: Seen, finds: list[Find]) -> None:
    """Set `file_number` on finds in the editors' words that their file follows, and on those whose note gives it."""
    files = [place for place, find in enumerate(finds) if find.kind == "file" and find.file_number]
    by_note: dict[int, list[Find]] = {}
    for place in files:
        file = finds[place]
        if not seen.by_editor(file.start) or among_files(finds, place):
            continue
        if place and names(seen, finds, place):
            finds[place - 1].file_number = file.file_number
        if file.start >= seen.body_end:
            by_note.setdefault(seen.place(file.start, file.end).note, []).append(file)
    if by_note:
        name_by_note(document, seen, finds, by_note)


def among_files(finds: list[Find], place: int) -> bool:
    """Whether another file number stands beside this one: it is not known then which is whose."""
    here = finds[place]
    around = finds[max(0, place - 1) : place] + finds[place + 1 : place + 2]
    return any(
        one.kind == "file" and max(one.start - here.end, here.start - one.end) < NEAR and one is not here
        for one in around
    )


def names(seen: Seen, finds: list[Find], place: int) -> bool:
    """Whether the file at `place` is that of the find before it, which must be one paper and in the same sentence."""
    file, cited = finds[place], finds[place - 1]
    if cited.kind not in LETTERS or in_list(finds, place - 1) or cited.file_number:
        return False
    between = seen.text[cited.end : file.start]
    if _IN_ONE_PARENTHESIS.fullmatch(between):
        return True
    return _OWN_PARENTHESIS.fullmatch(between) is not None and _SENTENCE.search(between) is None


def in_list(finds: list[Find], place: int) -> bool:
    """Whether a find stands in a list of several: "telegrams 610, 611, and 613"."""
    here, before = finds[place], finds[place - 1] if place else None
    return before is not None and before.rule == here.rule and here.start - before.end < NEAR


def name_by_note(document: Document, seen: Seen, finds: list[Find], by_note: dict[int, list[Find]]) -> None:
    """Finds of the body whose note says "Not printed. (711.62114/10-944)" and speaks of no other paper."""
    busy = {
        seen.place(find.start, find.end).note for find in finds if find.start >= seen.body_end and find.kind in LETTERS
    }
    for place, find in enumerate(finds):
        if find.start >= seen.body_end:
            return
        if find.kind not in LETTERS or find.file_number or in_list(finds, place):
            continue
        number = seen.marker_at(find.end)
        if number is None or number in busy or len(by_note.get(number, ())) != 1:
            continue
        if NOT_PRINTED.match(document.notes[number - 1].text.strip()):
            find.file_number = by_note[number][0].file_number
