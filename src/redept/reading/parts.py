"""Enclosures, annexes, attachments and tabs: stretches of a paper under a head line of their own."""

import re
from itertools import islice

from redept.model import Record, SourceText, Span
from redept.reading.opening import could_head, is_heading, is_opener_line, lines_of

KINDS = "Sub-?enclosure|Enclosure|Inclosure|Annex|Attachment|Tab|Appendix|Exhibit|Supplement"
LABEL = r"(?: (?:No\. ?)?[\[(“\"]?(?:[A-Z]{1,2}|\d{1,2}|[IVX]{1,5})(?:[-–](?:\d{1,2}|[A-Zl]))?[”\"\])]?)?"
MARKER = r"[\d*†]{0,3}"
HEAD = re.compile(
    rf"\[(?:(?:First|Second|Third|Fourth) )?(?:{KINDS}){LABEL}(?:[.—–:, -][^\]]{{0,60}})?\](?:[—–]\w+)?{MARKER}$|"
    rf"(?:{KINDS}){LABEL}(?: to (?:{KINDS}){LABEL})?{MARKER}$",
    re.IGNORECASE,
)
ANY_HEAD = re.compile(rf"^[ \t]*\[?(?:First |Second |Third |Fourth )?(?:{KINDS})\b", re.MULTILINE | re.IGNORECASE)
WITHOUT_WORDS = re.compile(r"not declassified|not printed|not found|not attached", re.IGNORECASE)


SHORTEST_PART = 40  # characters under the head line


class PartSpan(Record, frozen=True, kw_only=True):
    """A part: `span` from its head line to its end, `head` the head line ("[Enclosure 1]"), `heading` what follows
    where that names the paper ("Memorandum by ..."), else None."""

    span: Span
    head: Span
    heading: Span | None = None
    id: str = ""


def parts_of(paper: SourceText, start: int, end: int) -> tuple[PartSpan, ...]:
    """The parts of a paper between `start` and `end`, in order, each up to the next or to `end`."""
    marked = tuple(m for m in paper.marks if m.kind == "part" and m.end > m.start)
    if marked:
        return tuple(
            part_at(paper.text, m.start, min(m.end, max(end, m.start)), m.value or f"part{number}")
            for number, m in enumerate(marked, start=1)
        )
    heads = part_heads(paper.text, start, end)
    stops = [head.start for head in heads[1:]] + [end] * bool(heads)
    spans = [(head, trim_end(paper.text, head.start, stop)) for head, stop in zip(heads, stops, strict=True)]
    return tuple(
        part_at(paper.text, head.start, stop, f"part{number}") for number, (head, stop) in enumerate(spans, start=1)
    )


def part_heads(text: str, start: int, end: int) -> list[Span]:
    """The head lines that begin a part: bracketed, or bare with words of their own after them."""
    heads = []
    for match in ANY_HEAD.finditer(text, start, end):
        stop = text.find("\n", match.start(), end)
        line = Span(start=match.start(), end=stop if stop >= 0 else end)
        words = text[line.start : line.end].strip()
        head = HEAD.match(words)
        if head is None or WITHOUT_WORDS.search(words):
            continue
        if stands_alone(text, line) and has_words(text, line.end, end):
            heads.append(line)
    return heads


def stands_alone(text: str, line: Span) -> bool:
    """Whether a blank line stands before a head line: in a list of enclosures none does."""
    return line.start == 0 or text.endswith(("\n\n", "]\n"), 0, line.start)


def has_words(text: str, start: int, end: int) -> bool:
    """Whether a part has words: some line of a paragraph's length, or several short ones, before the next head."""
    following = ANY_HEAD.search(text, start, end)
    stop = following.start() if following else end
    lines = [line.end - line.start for line in lines_of(text, start, stop)]
    return sum(lines) >= SHORTEST_PART


def part_at(text: str, start: int, end: int, name: str) -> PartSpan:
    """A part with its head line and heading found."""
    span = Span(start=start, end=end)
    lines = lines_of(text, start, end)
    head = next(lines, Span(start=start, end=start))
    if not HEAD.match(text[head.start : head.end]):
        return PartSpan(span=span, head=head, heading=head, id=name)
    return PartSpan(span=span, head=head, heading=heading_below(text, list(islice(lines, 4))), id=name)


def heading_below(text: str, lines: list[Span]) -> Span | None:
    """The line under a part's head that names its paper, datelines and markings passed over."""
    for line in lines:
        if could_head(text, line) and (is_heading(text, line) or is_title(text[line.start : line.end])):
            return line
        if not is_opener_line(text, line, False):
            return None
    return None


LONGEST_TITLE = 250
NO_TITLES = re.compile(
    r"SUBJECT|PARTICIPANTS|MEMORANDUM\W*$|THE WHITE HOUSE|(?:THE )?(?:DEPARTMENT|SECRETARY) OF|WASHINGTON|FOR THE|"
    r"TO\b|FROM\b"
)


def is_title(words: str) -> bool:
    """Whether a line is a title in capitals; letterheads and labels are none."""
    letters = [c for c in words if c.isalpha()]
    if not 6 <= len(letters) <= LONGEST_TITLE or NO_TITLES.match(words):
        return False
    return sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def trim_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
