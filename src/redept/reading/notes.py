"""The list of notes at the end of a paper, in all the ways copies write it.

Copies number it anew from 1, whatever the printed numbers ("  1. text", aligned to the right, later paragraphs
indented); some leave out the numbers and keep the arrow that leads back (↩).
"""

import re

from redept.model import Record, Span


class ListedNote(Record, frozen=True, kw_only=True):
    """A note in the list: the number it has there, or None, and the span of its words."""

    number: str | None
    start: int
    end: int


class NoteList(Record, frozen=True, kw_only=True):
    """The list of notes: `text[start:end]` from the first number to the last word.

    `sure` is False where the same lines could be the last numbered paragraphs of the paper: then the anchors decide.
    `printed` is True where the numbers are those printed in the text.
    """

    start: int
    end: int
    notes: tuple[ListedNote, ...]
    sure: bool = True
    printed: bool = False


ARROWS = "↩↑⤴↵⮌^\ufe0e\ufe0f\u200d"
ALIGNED = re.compile(r"^(?:  \d| \d\d|\d\d\d)\.(?:[ \t]|$)", re.MULTILINE)
NUMBER_HEAD = re.compile(r"[ \t]*\[?(\d{1,3}[a-z]?)(?:[.)\]]+[ \t]*|[ \t]*$|[ \t]+(?=[A-Z“\[]))", re.MULTILINE)
NUMBERED = re.compile(r"^[ \t]{0,4}\[?(\d{1,3}[a-z]?)(?:[.)\]]+[ \t]*|[ \t]*$|[ \t]+(?=[A-Z“\[]))", re.MULTILINE)
EDITORS_WORDS = re.compile(
    r"(?:Source:|Not printed|None printed|Neither printed|Ibid|See |Supra|Infra|Documents? \d|Reference is|For text|"
    r"Printed|Not found|Dated|Telegram|Drafted|In telegram|The reference|Text|Not further|Same as|Presumably)"
)
WRITERS = re.compile(
    r"[\[(](?:\w+ )?[Ff]oo?t?note (?:(?:and|with) \w+ )?(?:is |appears )?(?:in|on) (?:the )?"
    r"(?:source|original|document|text)"
)


def note_list(text: str) -> NoteList | None:
    """The list of notes at the end of `text`, or None where it has none."""
    return aligned_list(text) or arrow_list(text) or numbered_list(text)


def reads_as_notes(text: str, listed: NoteList) -> bool:
    """Whether some entries of a list begin as only editors' notes do."""
    return any(EDITORS_WORDS.match(text, note.start, note.end) for note in listed.notes)


def author_of(words: str, marker: str) -> str:
    """ "writer" for a footnote that stood in the paper itself; "editor" for the rest.

    The editors say so of it ("[Footnote in the source text.]"). Where the editors number their own notes, one
    with a sign is the paper’s own too (frus1964-68v03/d100), unless it cites an archive or another paper.
    """
    if WRITERS.search(words):
        return "writer"
    own = SIGN.fullmatch(marker) and not EDITORS_WORDS.match(words) and not CITES.search(words)
    return "writer" if own else "editor"


SIGN = re.compile(r"[*†‡§║]+")
CITES = re.compile(r"\b(?:Lot|Files?|Library|Ibid|ibid|Document \d|footnote|printed)\b")


def aligned_list(text: str) -> NoteList | None:
    """The list as most copies have it: numbers from 1, aligned to the right in three columns."""
    at = text.rfind("\n  1.")
    at = 0 if at < 0 and text.startswith("  1.") else at + 1 if at >= 0 else -1
    while at >= 0:
        heads = run_of_heads(text, at)
        if heads:
            return list_of(text, at, heads)
        at = text.rfind("\n  1.", 0, at) + 1 or -1
    return None


def run_of_heads(text: str, at: int) -> list[tuple[str, int, int]]:
    """Number, beginning of line, and beginning of words of each note from `at` on: 1, 2, 3 ..."""
    heads: list[tuple[str, int, int]] = []
    for match in ALIGNED.finditer(text, at):
        number = match.group().strip(" .\t")
        if int(number) == len(heads) + 1:
            heads.append((number, match.start(), match.end()))
    return heads


def list_of(
    text: str, start: int, heads: list[tuple[str, int, int]], *, sure: bool = True, printed: bool = False
) -> NoteList:
    """A list of notes from the heads of its entries."""
    ends = [begin for _, begin, _ in heads[1:]] + [len(text)]
    notes = []
    for (number, _, begin), stop in zip(heads, ends, strict=True):
        span = words_of(text, begin, stop)
        notes.append(ListedNote(number=number, start=span.start, end=span.end))
    return NoteList(start=start, end=notes[-1].end, notes=tuple(notes), sure=sure, printed=printed)


def words_of(text: str, start: int, end: int) -> Span:
    """A note's words, without white space at the ends and without the arrow that leads back."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ARROWS):
        end -= 1
    return Span(start=start, end=end)


# ---------------------------------------------------------------- other ways


def arrow_list(text: str) -> NoteList | None:
    """The list of a copy that keeps the arrow after each note, with numbers or without."""
    if "↩" not in text:
        return None
    heads: list[tuple[str, int, int]] = []
    start = -1
    begin = 0
    for match in re.finditer(r"↩[\ufe0e\ufe0f]?[ \t]*(?=\n|$)", text):
        if start < 0:
            begin = start = first_line_of_list(text, match.start())
        heads.append(("", begin, begin))
        begin = match.end()
    if not heads:
        return None
    listed = list_of(text, start, heads)
    notes = without_numbers(text, listed.notes)
    return NoteList(start=start, end=notes[-1].end, notes=notes)


def first_line_of_list(text: str, at: int) -> int:
    """Where the first note begins whose arrow stands at `at`: its paragraph, or an earlier one that is numbered."""
    line = text.rfind("\n", 0, at) + 1
    while line > 0 and text[line : line + 1] in " \t\n" and not NUMBER_HEAD.match(text, line):
        line = text.rfind("\n", 0, line - 1) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    match = NUMBERED.match(text, above) if line else None
    if match and match.end() >= line - 1:
        return above
    return line


def without_numbers(text: str, notes: tuple[ListedNote, ...]) -> tuple[ListedNote, ...]:
    """Notes without the numbers that a copy wrote before their words.

    The numbers are 1, 2, 3, or those printed (66, 67); a note printed with a symbol has that of the note after it, or
    counts on from the one before.
    """
    heads = [NUMBER_HEAD.match(text, note.start, note.end) for note in notes]
    first = int(heads[0][1]) if heads and heads[0] and heads[0][1].isdigit() else 1
    return tuple(
        unnumbered(text, note, head if head and is_number_of(head[1], place, first) else None)
        for place, (note, head) in enumerate(zip(notes, heads, strict=True))
    )


def unnumbered(text: str, note: ListedNote, head: re.Match[str] | None) -> ListedNote:
    if head is None:
        bullet = BULLET.match(text, note.start, note.end)
        return ListedNote(number=None, start=bullet.end() if bullet else note.start, end=note.end)
    span = words_of(text, head.end(), note.end)
    return ListedNote(number=head[1], start=span.start, end=span.end)


BULLET = re.compile(r"[-*•][ \t]+")
MOST_SYMBOLS = 12  # notes of one paper that a copy may pass over when it numbers them


def is_number_of(number: str, place: int, first: int) -> bool:
    """Whether a number may be that of the note in a place of the list, from 0, whose first number is `first`."""
    return number.isdigit() and max(first, first + place - MOST_SYMBOLS) <= int(number) <= first + place


def numbered_list(text: str) -> NoteList | None:
    """The longest run of numbered entries at the end, rising by one: notes, if their anchors are in the text."""
    matches = list(NUMBERED.finditer(text, max(0, len(text) - 60_000)))
    heads: list[tuple[str, int, int]] = []
    wanted = None
    spaced = True
    for match in reversed(matches):
        if not match[1].isdigit() or (wanted is not None and not wanted <= int(match[1]) <= wanted + 1):
            continue
        if heads:
            blank = "\n\n" in text[match.end() : heads[-1][1]]
            if blank and not spaced:
                break
            spaced = blank
        heads.append((match[1], match.start(), match.end()))
        wanted = int(match[1]) - 1
        if wanted < (1 if begins_with_one(heads, matches) else 0):
            break
    heads.reverse()
    if not heads or heads[0][1] == 0:
        return None
    return list_of(text, heads[0][1], heads, sure=False, printed=heads[0][0] != "1")


def begins_with_one(heads: list[tuple[str, int, int]], matches: list[re.Match[str]]) -> bool:
    """Whether the run is complete with 1, because no 0 stands before it."""
    before = [match[1] for match in matches if match.start() < heads[-1][1]]
    return not before or before[-1] != "0"
