"""The layout of a paper: where its heading, opener, body, parts, pages and notes stand."""

import re
from collections.abc import Sequence
from functools import partial

from redept.model import Mark, Note, PageBreak, Problem, Record, SourceText, Span
from redept.reading.alignment import ANEW, RUNNING, Anchor, Placement, place, price_of
from redept.reading.notes import ListedNote, NoteList, author_of, note_list, reads_as_notes
from redept.reading.opening import Opening, lines_of, read_opening
from redept.reading.pages import page_breaks
from redept.reading.parts import PartSpan, parts_of
from redept.reading.sites import sites_in, symbols_in


class Layout(Record, frozen=True, kw_only=True):
    """Where everything stands in a paper; all spans count in `paper.text`.

    `source_line` is the line above the heading; `number` the number that the volume prints ("48" of
    "48. Editorial Note"), not in `heading`; `heading` one line, with note markers still in it (read it in `masked`);
    `opener` the lines between heading and body (dateline, markings, number, salutation); `body` the rest up to the list
    of notes, parts in it; `main` the body up to the first part; `closing` the last short lines of `main`, where the
    signature stands; `notes_list` the list of notes. `masked` is the text with note markers and page breaks replaced
    by as many spaces.
    """

    source_line: Span | None
    number: Span | None
    heading: Span | None
    opener: tuple[Span, ...]
    body: Span
    main: Span
    closing: Span | None
    notes_list: Span | None
    notes: tuple[Note, ...]
    page_breaks: tuple[PageBreak, ...]
    parts: tuple[PartSpan, ...]
    masked: str
    problems: tuple[Problem, ...]


def lay_out(paper: SourceText) -> Layout:
    """The layout of one paper, from the source's marks where it has them, else from the words alone. Never raises."""
    text = paper.text
    breaks = page_breaks(paper)
    listed = listed_notes(paper)
    end = listed.start if listed else len(text)
    opening = read_opening(paper, end if listed and listed.sure else len(text))
    placed, listed = placed_notes(paper, listed, breaks, opening)
    if listed is None and end < len(text):
        end = len(text)
    body = trim(text, opening.end, end)
    parts = parts_of(paper, body.start, body.end)
    main = trim(text, body.start, min((p.span.start for p in parts if p.span.start > body.start), default=body.end))
    notes = note_records(text, listed, placed)
    return Layout(
        source_line=opening.source_line,
        number=opening.number,
        heading=opening.heading,
        opener=opening.opener,
        body=body,
        main=main,
        closing=closing_lines(text, main),
        notes_list=Span(start=listed.start, end=listed.end) if listed else None,
        notes=notes,
        page_breaks=breaks,
        parts=parts,
        masked=masked(text, notes, breaks),
        problems=(*problems_of_notes(notes), *problems_of_pages(breaks)),
    )


def trim(text: str, start: int, end: int) -> Span:
    """A stretch without white space at its ends."""
    start = min(start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


# ---------------------------------------------------------------- notes

POOR = 6.0  # a placement dearer than this is tried again with all numbers, not only the low ones


def listed_notes(paper: SourceText) -> NoteList | None:
    """The list of notes, as marked or as read."""
    marked = [mark for mark in paper.marks if mark.kind == "note"]
    if not marked:
        return note_list(paper.text)
    whole = next((mark for mark in paper.marks if mark.kind == "notes"), None)
    notes = tuple(ListedNote(number=mark.value, start=mark.start, end=mark.end) for mark in marked)
    start = whole.start if whole else notes[0].start
    return NoteList(start=start, end=max(notes[-1].end, whole.end if whole else 0), notes=notes, printed=True)


def placed_notes(
    paper: SourceText, listed: NoteList | None, breaks: tuple[PageBreak, ...], opening: Opening
) -> tuple[Sequence[Anchor], NoteList | None]:
    """The anchors of the notes; without its anchors a doubtful list is no list."""
    if listed is None:
        return (), None
    marked = [mark for mark in paper.marks if mark.kind == "anchor"]
    if marked:
        return anchors_from_marks(marked, len(listed.notes)), listed
    found = align(paper.text, listed, breaks, opening)
    if listed.sure or is_list_of_notes(paper.text, listed, found):
        return found.anchors, listed
    return (), None


def is_list_of_notes(text: str, listed: NoteList, found: Placement) -> bool:
    """Whether numbered paragraphs at the end are notes: most have their anchors, and the words are not against it."""
    placed, notes = len(found.anchors), len(listed.notes)
    if listed.printed and 2 * sum(text[a.start : a.end] == listed.notes[a.note].number for a in found.anchors) < notes:
        return False  # numbers that no marker repeats: "418. We have seen ..." is the paper's own first paragraph
    if reads_as_notes(text, listed):
        return 2 * placed >= notes
    return 2 * placed > notes and found.price <= (2.5 * notes if notes > 1 else 1.2)


def anchors_from_marks(marks: list[Mark], notes: int) -> list[Anchor]:
    """The anchors as the source's marks give them; a mark's value is the note's place in the list."""
    found: dict[int, Anchor] = {}
    for mark in marks:
        if mark.value and mark.value.isdigit() and int(mark.value) < notes:
            found.setdefault(int(mark.value), Anchor(int(mark.value), mark.start, mark.end))
    return [found[note] for note in sorted(found)]


def align(text: str, listed: NoteList, breaks: tuple[PageBreak, ...], opening: Opening) -> Placement:
    """The cheapest placement of the notes of a list in the text before it."""
    hidden = [(b.start, b.end) for b in breaks]
    hidden += [(span.start, span.end) for span in (opening.number,) if span]
    if opening.source_line:
        hidden.append((opening.source_line.start, end_of_file_number(text, opening.source_line)))
    hidden.sort()
    words = [text[note.start : note.end] for note in listed.notes]
    first = int(listed.notes[0].number or 1) if listed.printed and (listed.notes[0].number or "1").isdigit() else None
    numbering = RUNNING if notes_run_on(text, opening) else ANEW
    highest = 999 if numbering is RUNNING else (first or 1) + len(words) + 2
    heading_end = opening.heading.end if opening.heading else None
    symbols = partial(symbols_in, text, 0, listed.start)
    found = place(
        sites_in(text, 0, listed.start, hidden, highest),
        symbols,
        words,
        first=first,
        heading_end=heading_end,
        numbering=numbering,
    )
    if found.price > POOR and highest < 999:
        sites = sites_in(text, 0, listed.start, hidden)
        other = place(sites, symbols, words, first=first, heading_end=heading_end)
        found = min(found, other, key=price_of)
    return found


FILE_SUFFIX = re.compile(r"/ ?\d+(?: ?[–-] ?\d{1,2}(\d{2}))?\b")
YEAR = re.compile(r"\b1[789]\d\d\b")


def notes_run_on(text: str, opening: Opening) -> bool:
    """Whether the printed numbers of notes run on from paper to paper, as in volumes before 1948.

    Told by the file number (its suffix gives the year from 1944 on, a serial number before) or by the dateline.
    """
    if opening.number is not None:
        return False
    if opening.source_line:
        suffix = FILE_SUFFIX.search(text, opening.source_line.start, opening.source_line.end)
        if suffix:
            return suffix[1] is None or 44 <= int(suffix[1]) < 48
    lines = [*opening.opener, *([opening.heading] if opening.heading else [])]
    years = [int(year) for line in lines for year in YEAR.findall(text, line.start, line.end)]
    return bool(years) and max(years) < 1948


def end_of_file_number(text: str, line: Span) -> int:
    """The end of a source line, before a marker that is glued to a word there ("INR–NIE files1")."""
    words = text[line.start : line.end]
    bare = words.rstrip("0123456789")
    return line.start + len(bare) if bare[-1:].isalpha() else line.end


def note_records(text: str, listed: NoteList | None, placed: Sequence[Anchor]) -> tuple[Note, ...]:
    """The records of the notes in the order of the list."""
    if listed is None:
        return ()
    anchors = {anchor.note: anchor for anchor in placed}
    return tuple(note_record(text, place, note, anchors.get(place)) for place, note in enumerate(listed.notes))


def note_record(text: str, place: int, note: ListedNote, anchor: Anchor | None) -> Note:
    words = text[note.start : note.end]
    marker = text[anchor.start : anchor.end] if anchor and anchor.start < anchor.end else None
    printed = marker or note.number or str(place + 1)
    return Note(
        marker=printed,
        start=anchor.start if anchor else None,
        end=anchor.end if anchor else None,
        text=words,
        author=author_of(words, printed),
        list_start=note.start,
        list_end=note.end,
    )


# ---------------------------------------------------------------- the rest


def masked(text: str, notes: Sequence[Note], breaks: Sequence[PageBreak]) -> str:
    """The text with markers and page breaks replaced by as many spaces."""
    spans = [(n.start, n.end) for n in notes if n.start is not None and n.end is not None]
    spans += [(b.start, b.end) for b in breaks]
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


LONGEST_CLOSING_LINE = 100


def closing_lines(text: str, main: Span) -> Span | None:
    """The last lines of the main text, as long as they are short: at most eight."""
    lines = list(lines_of(text, max(main.start, main.end - 1200), main.end))[-8:]
    kept: list[Span] = []
    for line in reversed(lines):
        if line.end - line.start > LONGEST_CLOSING_LINE:
            break
        kept.append(line)
    return Span(start=kept[-1].start, end=kept[0].end) if kept else None


def problems_of_notes(notes: Sequence[Note]) -> list[Problem]:
    """Notes without anchor, and anchors out of the list's order."""
    problems = []
    last = -1
    for number, note in enumerate(notes, start=1):
        if note.start is None:
            problems.append(
                Problem(
                    code="note-without-anchor",
                    message=f"note {number} of the list has no marker in the text",
                    start=note.list_start,
                    end=note.list_end,
                    expected="a number glued to a word, between the markers of the notes before and after it",
                    remedy="look at the printed page; the copy may have lost the marker",
                )
            )
            continue
        if note.start < last:
            problems.append(
                Problem(
                    code="notes-out-of-order",
                    message=f"the marker of note {number} stands before that of the note before it",
                    start=note.start,
                    end=note.end,
                    expected="markers in the order of the list",
                    remedy="compare the list with the printed page",
                )
            )
        last = max(last, note.start)
    return problems


def problems_of_pages(breaks: Sequence[PageBreak]) -> list[Problem]:
    """Page numbers that go backwards."""
    problems = []
    last = 0
    for found in breaks:
        if not re.fullmatch(r"\d+", found.page):
            continue
        if int(found.page) < last:
            problems.append(
                Problem(
                    code="pages-out-of-order",
                    message=f"page {found.page} follows page {last}",
                    start=found.start,
                    end=found.end,
                    expected=f"a page after {last}",
                    remedy="compare with the printed volume; two papers may stand in one file",
                )
            )
        last = int(found.page)
    return problems
