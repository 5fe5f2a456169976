"""How a paper begins: source line, number in the volume, heading, and the lines of the opener.

The four forms (years of the volumes): to 1905 "No. 35." above the heading; to 1951 a source line
("711.62114/9–2444: Telegram") above it; 1952 to 1954 a source line and "No. 30"; from 1955 "40. Telegram From ...".
"""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice

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
    r".*\b(?:[Ff]iles?|[Ll]ot|[Pp]apers|Library|[Cc]ollection)(?![A-Za-z])|"
    r".*: (?:Circular |Circ\. )?(?:[Tt]el|[Aa]irgram|[Dd]espatch|[Ii]nstruction|[Cc]ircular)"
)
FILE_AND_DATE = re.compile(r"[^\n]{3,60}/ ?\d{1,2} ?[–-] ?\d{3,4}\b")
SENTENCE_END = re.compile(
    r"[a-z]{2}(?<!Messrs)(?<!\bMrs)(?<!\bGen)(?<!\bCol)(?<!\bCapt)(?<!\bAdm)(?<!\bAmb)(?<!\bSen)(?<!\bHon)(?<!\bProf)"
    r"(?<!\bRev)(?<!\bMaj)(?<!\bBrig)(?<!\bEsq)(?<!\bDept)(?<!\bAsst)(?<!\bGovt)(?<!\bComdr)(?<!\bCdr)[.?!][”\"]?\s+[A-Z“]"
)
MARKING = (
    r"top secret|secret|confidential|restricted|unclassified|official use only|limited official use|personal|private|"
    r"eyes only|niact|(?:us )?urgent|priority|immediate|flash|operational|operations|routine|sensitive|nodis|exdis|"
    r"limdis|noforn|no distribution|limit(?:ed)? distribution|security information|strictly|very|most|plain|"
    r"no classification(?: marking)?|literally|double priority|emergency|presidential handling|and|us"
)
MARKINGS = re.compile(  # "niact (Delhi only)" holds for one of several addressees (frus1948v05p1/d271)
    rf"[\[(]?(?:(?:{MARKING})\b[ ,;./–—-]*)+(?:\([\w ]{{3,25}} only\))?[\])]?[.;]?$", re.IGNORECASE
)
OWN_NUMBER = re.compile(r"[\[(]?(?:\[?No\.?\]? ?\[?\d+[\])\]. ]*|(?:A|CA|CG|G|CW)[–-]\d+\.?\]?)$")
SALUTATION = re.compile(
    r"(?=.{3,70}$)(?:(?:My |MY )?(?:[Dd]ear|DEAR)\b|Sir\b|SIR\b|Gentlemen|Excellency|(?:Your|My) Excellency|Madam|"
    r"Mr\. (?:President|Secretary|Minister|Ambassador)[:,]|(?:My )?Lord\b)"
    r"(?:[^.:\n]|\b(?:Mr|Mrs|Dr|Gen|Col|Sen|Amb|[A-Z])\.)*[:,—.]?$"
)
BRACKETED = re.compile(
    r"[\[(](?:Telegram|Translation|Extracts?|Paraphrase|Received|Undated|Rec’d|Substance|Circular|Paragraph|Confidential|"
    r"Private|Cablegram|Memorandum|Personal|Inclosure|Enclosure)(?:\(\?\)|[^\])]){0,90}[\])]\.?$"
)
PART_HEAD = re.compile(
    r"\[(?:Sub-?)?(?:Enclosure|Inclosure|Annex|Attachment|Appendix)\b[^\]\n]{0,60}\]$", re.IGNORECASE
)
LETTERHEAD = re.compile(  # "Legation of the United States," above "Brussels, June 15, 1882."
    r"(?i:(?:American |British |French |Imperial |Royal |United States |U\. S\. )*(?:Legation|Embassy|"
    r"Consulate|Department|Ministry|Foreign Office|Office|Bureau|Commission|Executive Mansion|The White House|Mission|"
    r"Agency)\b[^.:;\d]{0,70}),$"
)
MARKER_AT_END = re.compile(r"(?:(?<=[^\s\d])|(?<=\d{4}))\d{1,3}$|(?<=\S)[*†‡§]{1,3}$")


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
    line = first(paper.marks, "source_line")
    begin = max(span.end for span in (heading, line) if span) if heading or line else 0
    known = {m.start for m in paper.marks if m.kind in ("opener_line", "dateline", "salutation") and m.end > m.start}
    opener = opener_lines(paper.text, lines_of(paper.text, begin, len(paper.text)), known)
    return Opening(
        source_line=line, number=number, heading=heading, opener=opener, end=opener[-1].end if opener else begin
    )


def opener_lines(text: str, lines: Iterable[Span], known: Container[int] = ()) -> tuple[Span, ...]:
    """The first lines that belong to the opener, with one dateline; lines that begin at a `known` place do so too."""
    opener: list[Span] = []
    dated = False
    for line in lines:
        if line.start not in known and not is_opener_line(text, line, dated):
            break
        dated = dated or is_dateline(MARKER_AT_END.sub("", text[line.start : line.end]))
        opener.append(line)
    return tuple(opener)


def first(marks: tuple[Mark, ...], kind: str) -> Span | None:
    """The span of the first mark of a kind."""
    return next((Span(start=m.start, end=m.end) for m in marks if m.kind == kind and m.end > m.start), None)


def without_number(text: str, heading: Span) -> tuple[Span, Span | None]:
    """A heading without the number that the volume prints before it, and that number."""
    line = text.find("\n", heading.start, heading.end)
    above = NUMBER_LINE.match(text, heading.start, line) if line > 0 else None
    if above is not None:
        return trimmed(text, line, heading.end), Span(start=above.start(1), end=above.end(1))
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


FRAME = re.compile(  # what a copy keeps of the page's frame: path of links, title of the volume
    r"(?:\d\.[ \t]*)?(?:Home\b.*|Home(?=Historical)\S.*|Skip to .*|Historical Documents\b.*|Office of the Historian|"
    r"Foreign Relations of the United States\b.*)$"
    r"|\d\.[ \t]*Document \d{1,4}$"
)


def without_frame(text: str, lines: list[Span]) -> list[Span]:
    """The first lines of a copy, from the first that is no part of the page's frame."""
    own = [place for place, line in enumerate(lines) if not FRAME.match(text[line.start : line.end])]
    return lines[own[0] :] if own else lines


def opening_from_text(text: str, end: int) -> Opening:
    """The opening read from the words alone."""
    lines = without_frame(text, list(islice(lines_of(text, 0, end), 16)))
    at, source_line, number, heading = 0, None, None, None
    if len(lines) > 1 and PART_HEAD.match(text, lines[0].start, lines[0].end) and is_heading(text, lines[1]):
        lines = lines[1:]
    if len(lines) > 1 and is_source_line(text, lines):
        source_line, at = lines[0], 1
    if at < len(lines):
        match = NUMBER_LINE.match(text, lines[at].start, lines[at].end)
        if match and at + 1 < len(lines) and could_head(text, lines[at + 1]):
            number, at = Span(start=match.start(1), end=match.end(1)), at + 1
    if at < len(lines) and (number is not None or source_line is not None or heads_by_words_or_place(text, lines)):
        last = last_line_of_heading(text, lines, at)
        heading, numbered = without_number(text, Span(start=lines[at].start, end=lines[last].end))
        number, at = number or numbered, last + 1
    if source_line is None and heading is not None and at < len(lines) and names_a_file(text, lines[at]):
        source_line, at = lines[at], at + 1
    opener = opener_lines(text, lines[at:])
    bottom = opener[-1] if opener else max((heading, source_line), key=end_of)
    end = bottom.end if bottom else 0
    return Opening(source_line=source_line, number=number, heading=heading, opener=opener, end=end)


def end_of(span: Span | None) -> int:
    return span.end if span else 0


def heads_by_words_or_place(text: str, lines: list[Span]) -> bool:
    """Whether the first line is a heading: by its words, or as a title above a dateline or a marking."""
    if is_heading(text, lines[0]):
        return True
    if len(lines) < 3 or not is_title_line(text, lines[0]):
        return False
    return is_opener_line(text, lines[1], False) and not salutes(text, lines[1])


def salutes(text: str, line: Span) -> bool:
    return SALUTATION.match(text, line.start, line.end) is not None


WIDTH = range(50, 111)  # lengths of a line that was broken at a margin


def last_line_of_heading(text: str, lines: list[Span], at: int) -> int:
    """The place of a heading's last line: a copy broken at a margin runs it over two or three lines."""
    last = at
    while last + 1 < len(lines) and last - at < 2 and lines[last].end - lines[last].start in WIDTH:
        below = lines[last + 1]
        between = text[lines[last].end : below.start]
        if between != "\n" or is_opener_line(text, below, False) or below.end - below.start >= WIDTH.stop:
            break
        last += 1
    ends = text[lines[last].end : lines[last].end + 2]
    return last if ends in ("\n\n", "\n", "") else at


def is_source_line(text: str, lines: list[Span]) -> bool:
    """Whether the first line names the file, and a heading follows it.

    Where both lines have no well-known words their shape and place must agree: a name of a file by its looks above a
    title that stands alone, or any short line above a title with a dateline or a marking under it
    (frus1948v01p1/d36, "IO Files: US(P)/A/260" above "United States Delegation Position Paper").
    """
    line = text[lines[0].start : lines[0].end]
    if len(line) > LONGEST_SOURCE_LINE:
        return False
    if is_heading(text, lines[0]) and not FILE_AND_DATE.match(line) and not FILES_END.search(line):
        return False
    headed = is_heading(text, lines[1]) or NUMBER_LINE.match(text, lines[1].start, lines[1].end) is not None
    if SOURCE_LINE.match(line):
        return headed or is_title_line(text, lines[1])
    return bool(
        len(lines) > 2
        and not is_sentence(line)
        and not is_opener_line(text, lines[0], False)
        and not salutes(text, lines[0])
        and (headed or is_title_line(text, lines[1]))
        and is_opener_line(text, lines[2], False)
        and not salutes(text, lines[2])
        and blank_between(text, lines[0], lines[1])
    )


LONGEST_SOURCE_LINE = 200
FILES_END = re.compile(r"\b(?:Files?|Papers|Library|Collection)(?:: [\w/().–-]+)?\d?$")


def names_a_file(text: str, line: Span) -> bool:
    """Whether a line under the heading names the file, as it does where the printer put it there."""
    words = MARKER_AT_END.sub("", text[line.start : line.end])
    if len(words) > LONGEST_SOURCE_LINE or is_sentence(words) or is_opener_line(text, line, False):
        return False
    return FILE_AND_DATE.fullmatch(words) is not None or NAMED_FILE.fullmatch(words) is not None


NAMED_FILE = re.compile(r"[A-Z][\w/ .’–-]{0,60}\b(?:Files?|Papers|Library|Lot \d[^:]{0,20})(?:: ?[^.;]{1,60})?")


def blank_between(text: str, above: Span, below: Span) -> bool:
    """Whether a blank line parts two lines."""
    return text.count("\n", above.end, below.start) > 1


SMALL_WORDS = re.compile(
    r"[a-z’']{1,3}\b|(?:from|with|upon|into|between|over|under|concerning|regarding|during|submitted|prepared|adopted|approved)\b"
)


def is_title_line(text: str, line: Span) -> bool:
    """Whether a line has the shape of a title: nearly all words but the small ones with a capital, and no sentence."""
    words = MARKER_AT_END.sub("", text[line.start : line.end])
    if len(words) > LONGEST_HEADING or is_sentence(words):
        return False
    if words.endswith((".", ",", ":", ";", "?", "!")) and not ABBREVIATED.search(words):
        return False
    if is_opener_line(text, line, False) and not FORM_FIRST.match(words):
        return False
    large = [word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if not SMALL_WORDS.fullmatch(word)]
    return len(large) > 1 and sum(word[0].isupper() for word in large) >= TITLE_SHARE * len(large)


TITLE_SHARE = 0.8  # of the larger words of a title begin with a capital


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
    return (PARTIES.match(bare) is not None and not is_sentence(bare)) or names_correspondents(bare)


LONGEST_CORRESPONDENTS = 200


def names_correspondents(words: str) -> bool:
    """Whether a line is a heading of the older kind, full stop and all: "Mr. Putnam to Mr. Frelinghuysen." (1882).

    Every larger word has a capital, that right before "to" as well: "Mr. Smith went to Paris." is none.
    """
    sender, to, recipient = words.partition(" to ")
    if not to or len(words) > LONGEST_CORRESPONDENTS or not sender[:1].isupper() or SENTENCE_END.search(words):
        return False
    before = sender.rpartition(" ")[2]
    if not (before[:1].isupper() or before.endswith(")")) or not re.match(r"(?:the |certain |all )?[A-Z]", recipient):
        return False
    large = (word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if not SMALL_WORDS.fullmatch(word))
    return all(word[0].isupper() for word in large)


def is_sentence(words: str) -> bool:
    """Whether words read as a sentence or more, not as a title."""
    ends = words.endswith((".", "?", ":", ";", "!", "”")) and not ABBREVIATED.search(words)
    return (ends and len(words) > 40) or bool(SENTENCE_END.search(words))


ABBREVIATED = re.compile(r"(?:\b[ap]\. ?m|\bJr|\bSr|\bD\. ?C|\b[A-Z]\.[A-Z]|\bEsq)\.$")


def is_opener_line(text: str, line: Span, dated: bool) -> bool:
    """Whether a line belongs to the opener: dateline, marking, number, salutation, "[Received ...]".

    After a dateline (`dated`) another one is the paper's own first line, unless the editors put its place in brackets.
    """
    if line.end - line.start > LONGEST_OPENER_LINE:
        return False
    words = MARKER_AT_END.sub("", text[line.start : line.end])
    if is_dateline(words):
        return not dated or words.startswith("[")
    patterns = (MARKINGS, OWN_NUMBER, SALUTATION, BRACKETED, LETTERHEAD)
    return any(pattern.match(words) for pattern in patterns) and not SENTENCE_END.search(words)


LONGEST_OPENER_LINE = 130
