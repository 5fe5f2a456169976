"""How a paper begins: source line, number in the volume, heading, and the lines of the opener.

The four forms (years of the volumes): to 1905 "No. 35." above the heading; to 1951 a source line
("711.62114/9–2444: Telegram") above it; 1952 to 1954 a source line and "No. 30"; from 1955 "40. Telegram From ...".
"""

import re
from collections.abc import Iterator

from redept.model import Mark, Record, SourceText, Span
from redept.reading.dateline import is_dateline
from redept.reading.pages import PAGE

LONGEST_HEADING = 600


class Opening(Record, frozen=True, kw_only=True):
    """Spans of a paper's first lines; `number` is "48" of "48. Editorial Note"; `end` is where the body may begin."""

    source_line: Span | None = None
    number: Span | None = None
    heading: Span | None = None
    opener: tuple[Span, ...] = ()
    end: int = 0


NUMBERED = re.compile(r"(\d{1,4}[a-z]?)\.(?:[ \t]+(?=[^\s])|(?=[A-Z][a-z]{3,} ))")
NUMBER_LINE = re.compile(r"(?:No\.|Document) ?(\d{1,4}[a-z]?)\.?$")
FORM_WORDS = (
    "Telegram|Memorandum|Memoranda|Editorial Note|Letter|National|Message|Paper|Circular|Information|Intelligence|"
    "Action|Report|Special|Minutes|Airgram|Despatch|Dispatch|Summary|Notes?|Current|Draft|Instructions?|Record|Address|"
    "Diary|Backchannel|Briefing|Delegation|Oral|Contact|Telephone|Aide|Position|Conversation|Research|Transcript|"
    "Progress|Study|Statement|Highlights|Talking|Interview|Cablegram|Extracts?|Memorandurn|Text|Background|Verbatim|"
    "Agreed|Chronology|Proposal|Outline|Remarks|Protocol|Agreement|Treaty|Joint|Communiqué|Press|Proclamation|"
    "Resolution|Declaration|Executive|Convention|Personal|Unsigned|Informal|Confidential|Annual|Declaration|Policy|"
    "Supplementary|Staff|Field|Preliminary|Terms of|Scope|Plan|Guidelines|Agenda|Testimony|Biweekly|Political"
)
FORM_FIRST = re.compile(rf"(?:{FORM_WORDS})\b")
PARTIES = re.compile(r"[A-Z][^.:;]{1,300}?(?:\([^)]*\)[^.:;]{0,60}?)?,? to (?:the|The|certain|Certain|all|All|[A-Z])")
SOURCE_LINE = re.compile(
    r"(?:File No\. )?[\d(\[]?[\w.()’ –-]*/ ?[\w–-]|\d{3}\w?\.|"
    r".*\b(?:[Ff]iles?|[Ll]ot|[Pp]apers|Library|[Cc]ollection)\b|"
    r".*: (?:Circular |Circ\. )?(?:[Tt]el|[Aa]irgram|[Dd]espatch|[Ii]nstruction|[Cc]ircular)"
)
FILE_AND_DATE = re.compile(r"[^\n]{3,60}/ ?\d{1,2} ?[–-] ?\d{3,4}\b")
SENTENCE_END = re.compile(
    r"[a-z]{2}(?<!Messrs)(?<!Mrs)(?<!Gen)(?<!Col)(?<!Capt)(?<!Adm)(?<!Amb)(?<!Sen)[.?!][”\"]?\s+[A-Z“]"
)
MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
DATELINE = re.compile(
    r"(?=.{4,130}$)(?:\W?[A-Z][^:;!?]{0,80}[,—–\]] ?\]?)?[\[(]?"
    rf"(?:undated|(?:{MONTH})\b\.?[ ,\d]|\d{{1,2}} (?:{MONTH})\b)"
)
MARKING = (
    r"top secret|secret|confidential|restricted|unclassified|official use only|limited official use|personal|private|"
    r"eyes only|niact|(?:us )?urgent|priority|immediate|flash|operational|operations|routine|sensitive|nodis|exdis|"
    r"limdis|noforn|no distribution|limit(?:ed)? distribution|security information|strictly|very|most|plain|"
    r"no classification(?: marking)?|literally|double priority|emergency|presidential handling|and|us"
)
MARKINGS = re.compile(rf"[\[(]?(?:(?:{MARKING})\b[ ,;./–—-]*)+[\])]?[.;]?$", re.IGNORECASE)
OWN_NUMBER = re.compile(r"[\[(]?(?:\[?No\.?\]? ?\[?\d+[\])\]. ]*|(?:A|CA|CG|G|CW)[–-]\d+\.?\]?)$")
SALUTATION = re.compile(
    r"(?=.{3,70}$)(?:(?:My |MY )?(?:Dear|DEAR)\b|Sir\b|SIR\b|Gentlemen|Excellency|(?:Your|My) Excellency|Madam|"
    r"Mr\. (?:President|Secretary|Minister|Ambassador)[:,]|(?:My )?Lord\b)[^.]*[^.]*[:,—]?$"
)
BRACKETED = re.compile(
    r"\[(?:Telegram|Translation|Extracts?|Paraphrase|Received|Undated|Rec’d|Substance|Circular|Paragraph)[^\]]{0,90}\]$"
)
MARKER_AT_END = re.compile(r"(?<=\S)[\d*†‡§]{1,3}$")


def read_opening(paper: SourceText, end: int) -> Opening:
    """The opening of a paper whose own words end at `end`; marks of the source stand before reading."""
    if any(mark.kind == "heading" for mark in paper.marks):
        return opening_from_marks(paper)
    return opening_from_text(paper.text, end)


# ---------------------------------------------------------------- with marks


def opening_from_marks(paper: SourceText) -> Opening:
    """The opening as the source's own labels give it."""
    heading = first(paper.marks, "heading")
    number = None
    if heading is not None:
        heading, number = without_number(paper.text, heading)
    lines = sorted(
        (Span(start=m.start, end=m.end) for m in paper.marks if m.kind in ("opener_line", "dateline", "salutation")),
        key=lambda span: span.start,
    )
    opener = tuple(span for span in lines if span.start < span.end)
    line = first(paper.marks, "source_line")
    ends = [span.end for span in (heading, line) if span] + [
        span.end for span in opener if heading and span.start - heading.end < LONGEST_HEADING
    ]
    return Opening(source_line=line, number=number, heading=heading, opener=opener, end=max(ends, default=0))


def first(marks: tuple[Mark, ...], kind: str) -> Span | None:
    """The span of the first mark of a kind."""
    return next((Span(start=m.start, end=m.end) for m in marks if m.kind == kind and m.end > m.start), None)


def without_number(text: str, heading: Span) -> tuple[Span, Span | None]:
    """A heading without the number that the volume prints before it, and that number."""
    match = NUMBERED.match(text, heading.start, heading.end)
    if match is None:
        return trimmed(text, heading.start, heading.end), None
    return trimmed(text, match.end(), heading.end), Span(start=match.start(1), end=match.end(1))


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without white space at its ends and without note markers glued to its end."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


# ---------------------------------------------------------------- from the text alone


def lines_of(text: str, start: int, end: int) -> Iterator[Span]:
    """Lines that hold words, without their white space; a line that is only a page break is passed over."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = trimmed(text, start, stop)
        if line.start < line.end and not PAGE.fullmatch(text, line.start, line.end):
            yield line
        start = stop + 1


def opening_from_text(text: str, end: int) -> Opening:
    """The opening read from the words alone."""
    lines = []
    for line in lines_of(text, 0, end):
        lines.append(line)
        if len(lines) == 16:
            break
    at, source_line, number, heading = 0, None, None, None
    if len(lines) > 1 and is_source_line(text, lines):
        source_line, at = lines[0], 1
    if at < len(lines):
        match = NUMBER_LINE.match(text, lines[at].start, lines[at].end)
        if match and at + 1 < len(lines) and could_head(text, lines[at + 1]):
            number, at = Span(start=match.start(1), end=match.end(1)), at + 1
    if at < len(lines) and (number is not None or is_heading(text, lines[at])):
        heading, numbered = without_number(text, lines[at])
        number, at = number or numbered, at + 1
    opener = []
    while at < len(lines) and is_opener_line(text, lines[at]):
        opener.append(lines[at])
        at += 1
    last = opener[-1] if opener else heading or source_line
    return Opening(
        source_line=source_line, number=number, heading=heading, opener=tuple(opener), end=last.end if last else 0
    )


def is_source_line(text: str, lines: list[Span]) -> bool:
    """Whether the first line names the file, and a heading follows it."""
    line = text[lines[0].start : lines[0].end]
    if len(line) > 200 or not SOURCE_LINE.match(line):
        return False
    if is_heading(text, lines[0]) and not FILE_AND_DATE.match(line):
        return False
    return is_heading(text, lines[1]) or NUMBER_LINE.match(text, lines[1].start, lines[1].end) is not None


def could_head(text: str, line: Span) -> bool:
    return line.end - line.start < LONGEST_HEADING


def is_heading(text: str, line: Span) -> bool:
    """Whether a line is a heading: a form of paper first, or one party to another, and no sentence."""
    words = text[line.start : line.end]
    if len(words) > LONGEST_HEADING:
        return False
    match = NUMBERED.match(words)
    bare = words[match.end() :] if match else words
    bare = MARKER_AT_END.sub("", bare)
    if FORM_FIRST.match(bare) and (match or not is_sentence(bare)):
        return True
    if match is not None:
        return not is_sentence(bare)
    return PARTIES.match(bare) is not None and not is_sentence(bare)


def is_sentence(words: str) -> bool:
    """Whether words read as a sentence or more, not as a title."""
    return (words.endswith((".", "?", ":", ";", "!", "”")) and len(words) > 40) or bool(SENTENCE_END.search(words))


def is_opener_line(text: str, line: Span) -> bool:
    """Whether a line belongs to the opener: dateline, marking, number, salutation, "[Received ...]"."""
    if line.end - line.start > 130:
        return False
    words = MARKER_AT_END.sub("", text[line.start : line.end])
    if is_dateline(words):
        return True
    patterns = (DATELINE, MARKINGS, OWN_NUMBER, SALUTATION, BRACKETED)
    return any(pattern.match(words) for pattern in patterns) and not SENTENCE_END.search(words)
