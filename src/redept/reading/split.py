"""A text that holds several papers, cut into papers.

A paper is never cut in error at the price of leaving some uncut: a new one begins only where a list of notes has
ended, or where a file number or the next printed number stands above a heading; what stands under a bracketed head
("[Enclosure]") belongs to its parent.
"""

import re

from msgspec.structs import replace

from redept.model import SourceText, Span
from redept.reading.opening import (
    FILE_AND_DATE,
    FORM_FIRST,
    FRAME,
    MARKER_AT_END,
    NUMBER_LINE,
    NUMBERED,
    PARTIES,
    is_heading,
    is_sentence,
    lines_of,
)
from redept.reading.pages import PAGE
from redept.reading.parts import HEAD

SHORTEST_PAPER = 60
CANDIDATE = re.compile(
    r"\n(?=\d{1,4}[a-z]?\.[ \t]*[A-Z]|No\. ?\d{1,4}\n|(?:File No\. )?\d{3}[^\n]{0,60}/[^\n]{1,60}\n|"
    r"(?:The|President|Mr\.) |Editorial Note\n|"
    r"[^\s\d][^\n]{2,120}(?:[Ff]iles?|[Ll]ot|[Pp]apers|Library)\b[^\n]{0,60}\n\n)"
)
FILE_LINE = re.compile(
    r"(?:File No\. )?\d{3}\w{0,2}\.[^\n]{0,60}/ ?[\d–-]{1,12}[a-z]?"
    r"(?: ?: (?:Circular )?(?:Tele|Air|Des|Ins|Cir)\w*)?:?$"
)
NAMED_FILE = re.compile(r"[^\s\d].{2,120}(?:[Ff]iles?|[Ll]ot|[Pp]apers|Library)\b.{0,60}(?<![.;?])$")
BRACKETED = re.compile(r"\[[^\]]{2,60}[^\].]\]")
LISTED = re.compile(r"\n(?:  \d| \d\d|\d\d\d)\.[ \t]")
FROM_OR_TO = re.compile(
    r"\b(?:From|from|to|To|by|Prepared|for the Record)\b|^Editorial Note$|^Memorandum (?:of|for)\b|\d{4}$"
)
ABBREVIATIONS = ("Jr.", "p.m.", "a.m.", "Z.", "p. m.", "a. m.", "Sr.", "D.C.", "U.S.", "U.N.")
SENTENCE_WORDS = re.compile(r"\b(?:would|should|has|have|had|is|was|were|are|presents|be|been|will|shall|said|says)\b")
MOST_AHEAD = 40  # printed numbers of papers in one file run on, with gaps no wider than this


def split(paper: SourceText) -> tuple[SourceText, ...]:
    """The papers in one plain text, each with its own part of the text; one that holds marks is never cut.

    Ids are STEM, STEM.2, STEM.3; `place_in_file` is `path:line` of each beginning.
    """
    if paper.marks or paper.format not in ("text", "plain", "txt"):
        return (paper,)
    cuts = beginnings(paper.text)
    if not cuts:
        return (paper,)
    ends = [*cuts, len(paper.text)]
    return tuple(
        piece(paper, number, start, end) for number, (start, end) in enumerate(zip([0, *cuts], ends, strict=True))
    )


def piece(paper: SourceText, number: int, start: int, end: int) -> SourceText:
    """One paper of several: its text without the blank lines behind it, its id and its place."""
    text = paper.text[start:end]
    path, _, line = paper.place_in_file.rpartition(":")
    first = int(line) + paper.text.count("\n", 0, start) if line.isdigit() else 0
    place = f"{path}:{first}" if first else paper.place_in_file
    document = paper.document if number == 0 else f"{paper.document}.{number + 1}"
    stripped = text.rstrip("\n") if end < len(paper.text) else text
    problems = paper.problems if number == 0 else ()
    return replace(paper, document=document, text=stripped, place_in_file=place, problems=problems)


def beginnings(text: str) -> list[int]:
    """Where each further paper begins."""
    cuts: list[int] = []
    last = 0
    number = number_at_top(text)
    for match in CANDIDATE.finditer(text, max(SHORTEST_PAPER, end_of_frame(text))):
        at = match.end()
        if at - last < SHORTEST_PAPER:
            continue
        found = begins_paper(text, at, last, number)
        if found is None:
            continue
        last = with_page_break(text, at)
        cuts.append(last)
        number = found or number
    return cuts


def end_of_frame(text: str) -> int:
    """Where the lines end that a copy kept of the page's frame; the paper itself begins behind them."""
    end = 0
    for line in lines_of(text, 0, min(len(text), 2000)):
        if not FRAME.match(text[line.start : line.end]):
            break
        end = line.end + 2
    return end


def number_at_top(text: str) -> int:
    """The number that the volume prints for the first paper; 0 where none is seen."""
    for line in lines_of(text, 0, min(len(text), 2000)):
        words = text[line.start : line.end]
        match = NUMBERED.match(words) or NUMBER_LINE.match(words)
        if match and (NUMBER_LINE.match(words) or is_heading(text, line)):
            return int(re.sub(r"\D", "", match[1]))
        if not FILE_AND_DATE.match(words):
            return 0
    return 0


def begins_paper(text: str, at: int, last: int, number: int) -> int | None:
    """Whether a paper begins at `at`: its printed number, 0 where it has none; None if no paper begins there."""
    lines = []
    for line in lines_of(text, at, min(len(text), at + 2500)):
        lines.append(line)
        if len(lines) == 3:
            break
    if len(lines) < 2 or lines[0].start != at or "↩" in text[at : lines[0].end]:
        return None
    if under_part_head(text, at):
        return None
    after_list = ends_with_list(text, last, at)
    words = text[at : lines[0].end]
    if FILE_LINE.match(words) or (after_list and NAMED_FILE.match(words)):
        return number_below_file(text, lines, after_list)
    if NUMBER_LINE.match(words):
        return next_number(words, number, after_list) if heads_parties(text, lines[1]) else None
    if NUMBERED.match(words):
        found = next_number(words, number, after_list)
        return found if found and heads_paper(text, lines[0], after_list and found == number + 1) else None
    return 0 if after_list and heads_parties(text, lines[0]) else None


def number_below_file(text: str, lines: list[Span], after_list: bool) -> int | None:
    """The number under a file line, 0 where a heading follows at once, None where the line names only a file."""
    words = text[lines[1].start : lines[1].end]
    match = NUMBER_LINE.match(words)
    if match and len(lines) > 2 and could_follow(text, lines[2]):
        return int(re.sub(r"\D", "", match[1]))
    blank = text[lines[0].end : lines[1].start].count("\n") > 1
    return 0 if (blank or after_list) and could_follow(text, lines[1]) else None


def could_follow(text: str, line: Span) -> bool:
    """Whether a line under a file number is a heading."""
    return is_heading(text, line) and not NUMBERED.match(text, line.start, line.end)


def next_number(words: str, number: int, after_list: bool) -> int | None:
    """The printed number of a paper, if it follows that of the paper before."""
    match = NUMBERED.match(words) or NUMBER_LINE.match(words)
    found = int(re.sub(r"\D", "", match[1])) if match else 0
    if number == 0:
        return found if after_list else None
    return found if number < found <= number + MOST_AHEAD else None


def heads_paper(text: str, line: Span, expected: bool) -> bool:
    """Whether a numbered line is a paper's heading: a form first, parties or a date, and no sentence.

    Any title will do where it is `expected`: after a list of notes, with the very next number.
    """
    match = NUMBERED.match(text, line.start, line.end)
    words = title_of(text[match.end() if match else line.start : line.end])
    if words is None or not blank_around(text, line):
        return False
    return expected or (FORM_FIRST.match(words) is not None and FROM_OR_TO.search(words) is not None)


def heads_parties(text: str, line: Span) -> bool:
    """Whether a line is an old heading: "The Ambassador in France (Caffery) to the Secretary of State"."""
    words = title_of(text[line.start : line.end])
    if words is None or len(words) > 400 or SENTENCE_WORDS.search(words):
        return False
    return PARTIES.match(words) is not None or FORM_FIRST.match(words) is not None


def title_of(words: str) -> str | None:
    """Words without a note's marker at the end, or None where they are a sentence."""
    words = MARKER_AT_END.sub("", words.rstrip()).rstrip()
    if words.endswith(ABBREVIATIONS):
        words = words[:-1]
    return None if words.endswith((".", ":", ";", "?", ",")) or is_sentence(words) else words


def blank_around(text: str, line: Span) -> bool:
    """Whether a line is a paragraph of its own."""
    return text[line.end : line.end + 2].strip(" ") in ("\n\n", "\n", "") or text[line.end : line.end + 1] == "\n"


def under_part_head(text: str, at: int) -> bool:
    """Whether the line before is the head of a part ("[Enclosure]"): what follows belongs to the parent."""
    before = text[max(0, at - 300) : at].rstrip().rsplit("\n", 1)[-1].strip()
    return HEAD.match(before) is not None or (
        before.startswith("[") and before.endswith("]") and not PAGE.match(before)
    )


def ends_with_list(text: str, start: int, end: int) -> bool:
    """Whether the lines before `end` are the end of a list of notes."""
    while end > start and text[end - 1].isspace():
        end -= 1
    last = text[max(text.rfind("\n", start, end) + 1, start) : end]
    if "↩" in last or LISTED.match("\n" + last):
        return True
    if not last.startswith("    "):
        return False
    return LISTED.search(text, max(start, end - 6000), end) is not None


def with_page_break(text: str, at: int) -> int:
    """The beginning of a paper with what stands alone above it: a named file over "No. 30", a page break."""
    if NUMBER_LINE.match(text, at, max(text.find("\n", at), at)):
        at = with_line_above(text, at, NAMED_FILE)
    return with_line_above(text, at, PAGE)


def with_line_above(text: str, at: int, pattern: re.Pattern[str]) -> int:
    """The beginning of the line above, where a blank line parts them and it is what is looked for."""
    above = text[max(0, at - 400) : at].rstrip()
    line = above.rfind("\n") + 1
    found = pattern.fullmatch(above, line) and text.endswith("\n\n", 0, at)
    return at - len(text[max(0, at - 400) : at]) + line if found else at
