"""A page of the series that a reader view or a converter has written as Markdown: its words, and where its notes hang.

The site's notes stay links there, `Embtel 3911[2](#fn:1.2)` and `[↩](#fnref:1.2)` at the end of the note's words, so
nothing has to be guessed: the links become marks, and the rest becomes the text that the page shows.
"""

import re
from collections.abc import Iterator

from redept.model import Mark, Problem, SourceText
from redept.sources.decoding import refuse_long_lines

NOTE_LINK = re.compile(r"\]\([^()\s]*#fn(?:ref)?:[\w.-]+\)")
LINK = re.compile(r"!?\[(?P<words>(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)\]\((?P<target>[^()\s]*)(?: \"[^\"]*\")?\)")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
HEAD = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
RULE = re.compile(r"^[ \t]*(?:-{3,}|={3,}|\*{3,})[ \t]*\n?", re.MULTILINE)
ENTRY = re.compile(r"^[ \t]*(?:\d{1,3}[.)]|[-*+])[ \t]+", re.MULTILINE)


def is_markdown(text: str) -> bool:
    """Whether a text is a page of the series in Markdown: by its links to and from notes, or, where a converter was
    told to leave links out, by its heads and the arrows of its notes."""
    return NOTE_LINK.search(text) is not None or ("↩" in text and HEAD.search(text) is not None)


def read_markdown(
    text: str, *, document: str, volume: str | None, name: str, problems: tuple[Problem, ...] = ()
) -> SourceText:
    """A page in Markdown as one paper; its text has no links, heads or escapes, its marks are the notes' places."""
    refuse_long_lines(text, name)
    plain, anchors, backs = unlinked(RULE.sub("", HEAD.sub("", text)))
    return SourceText(
        volume=volume,
        document=document,
        text=plain,
        format="markdown",
        place_in_file=f"{name}:1",
        marks=tuple(note_marks(plain, anchors, backs)),
        problems=problems,
    )


Place = tuple[str, int, int]
"""A link's target, and the span of its words in the text."""


def unlinked(text: str) -> tuple[str, list[Place], list[Place]]:
    """The text with every link replaced by its words; links to notes, and links back from them."""
    pieces: list[str] = []
    anchors: list[Place] = []
    backs: list[Place] = []
    length = at = 0
    for link in LINK.finditer(text):
        before = unescaped(text[at : link.start()])
        target, words = link["target"], unescaped(link["words"])
        _, back, noted = target.partition("#fnref:")
        _, to_note, note = target.partition("#fn:")
        words = "" if back or link[0].startswith("!") else words
        length += len(before)
        if back:
            backs.append((noted, length, length))
        elif to_note:
            anchors.append((note, length, length + len(words)))
        pieces += [before, words]
        length += len(words)
        at = link.end()
    return "".join([*pieces, unescaped(text[at:])]), anchors, backs


def unescaped(words: str) -> str:
    return ESCAPED.sub(r"\1", words)


def note_marks(text: str, anchors: list[Place], backs: list[Place]) -> Iterator[Mark]:
    """The marks of notes: each entry of the list ends with the link back to its anchor."""
    places = {target: (start, end) for target, start, end in reversed(anchors)}
    if not backs:
        return
    begin = first_entry(text, backs[0][1])
    yield Mark(kind="notes", start=begin, end=backs[-1][2])
    for number, (target, stop, _) in enumerate(backs):
        entry = ENTRY.search(text, begin, stop)
        start = entry.end() if entry else begin
        stop_of_words = stop
        while stop_of_words > start and text[stop_of_words - 1].isspace():
            stop_of_words -= 1
        while start < stop_of_words and text[start].isspace():
            start += 1
        anchor = places.get(target)
        printed = text[anchor[0] : anchor[1]] if anchor else None
        yield Mark(kind="note", start=start, end=stop_of_words, value=printed)
        if anchor:
            yield Mark(kind="anchor", start=anchor[0], end=anchor[1], value=str(number))
        begin = stop


def first_entry(text: str, stop: int) -> int:
    """Where the list of notes begins whose first entry ends at `stop`: at the last number on a line before it."""
    starts = [found.start() for found in ENTRY.finditer(text, 0, stop)]
    return starts[-1] if starts else text.rfind("\n", 0, stop) + 1
