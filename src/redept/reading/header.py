"""Everything that the top of a paper, its last lines and its source note say, gathered into one record."""

import re
from collections.abc import Iterator

from redept.grammar.dates import MONTH
from redept.grammar.markings import Markings, marking_line
from redept.grammar.posts import is_post, office_post, post_named
from redept.model import OwnNumber, Party, Problem, Record, SourceText, Span
from redept.reading.dated import Dated, date_of, dateline_of, last_dateline
from redept.reading.dateline import (
    abstract_date,
    heading_date,
    received,
)
from redept.reading.form import TITLE, form_of
from redept.reading.layout import Layout
from redept.reading.numbers import TELEGRAPHIC, own_numbers
from redept.reading.oddities import date_marked_otherwise, dates_disagree, heading_missing, number_missing
from redept.reading.parties import parties_of
from redept.reading.repeats import addressees, copies, date_time_group
from redept.reading.signature import signatures, without_titles
from redept.reading.source_note import SourceNote, bracketed_source, read_source_line, read_source_note, source_words

LONGEST_TAIL = 500
FIRST_WORDS = 900
SHORTEST_ABSTRACT = 60  # characters of a heading that may hold one
MESSAGES = TELEGRAPHIC | {"Despatch", "Instruction", "Circular Instruction"}

_NUMBER_LINE = re.compile(r"\[?No\.? ?\d")
_ABSTRACT = re.compile(  # microfiche supplements: "Letter from Rusk to McCloy, November 17. Guidance for ..."
    rf"(.{{8,200}}?)(,? (?:on |of |in )?(?:undated|(?:{MONTH} )(?:\d{{1,2}}|\d{{4}})(?:, \d{{4}})?))\. (?=\S)"
)
_SALUTATION = re.compile(
    r"(?:(?:My |MY )?(?:[Dd]ear|DEAR)\b[^:\n]{1,70}?(?:[:,]—?|$)|(?:Sir|Sirs|Gentlemen|Madam|"
    r"Excellency|Your Excellency|Monsieur|"
    r"SIR|EXCELLENCY|Your Majesty|Mr\. (?:President|Secretary|Ambassador|Minister|Chairman|Prime "
    r"Minister|Chargé d['’]Affaires))\s?[:,]—?)"
)


class Header(Record, frozen=True, kw_only=True):
    """The fields of a document that its header gives; see `redept.model.Document` for their meaning."""

    heading: str | None
    number: str | None
    form: str | None
    note: SourceNote
    numbers: tuple[OwnNumber, ...]
    sender: tuple[Party, ...]
    recipient: tuple[Party, ...]
    place: str | None
    dated: Dated
    received: str | None
    markings: Markings
    salutation: str | None
    signatures: tuple[str, ...]
    information: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_header(paper: SourceText, layout: Layout) -> Header:
    """The header of a paper whose layout is known."""
    masked = layout.masked
    heading = words_at(masked, layout.heading)
    opener = [words_at(masked, span) or "" for span in layout.opener]
    note = source_of(masked, layout, heading or "")
    abstract = _ABSTRACT.match(heading) if heading and len(heading) > SHORTEST_ABSTRACT else None
    title = abstract[1] + abstract[2] if abstract else heading or ""
    closing = heading_date(title)
    bare = title[: closing[1]] if closing else abstract[1] if abstract else title
    sender, recipient = parties_of(bare)
    salutation = salutation_of(masked, layout, opener)
    first_words = masked[layout.body.start : min(layout.main.end, layout.body.start + FIRST_WORDS)]
    line = dateline_of(opener, [paper.text[span.start : span.end] for span in layout.opener]) or last_dateline(layout)
    form = form_of(
        bare,
        words_at(masked, layout.source_line),
        salutation,
        any(_NUMBER_LINE.match(line) for line in opener),
        sender,
        recipient,
        next((f"{line}\n" for line in opener if TITLE.fullmatch(line)), first_words),
        opener,
        line.place if line else None,
    )
    dated = date_of(line, closing[0] if closing else None, note, paper, form)
    if abstract and closing is None and line is None:
        said = abstract_date(abstract[2], note.file_number, note.words or "")
        dated = Dated(date=said[0], basis="heading", confidence=said[1]) if said else dated
    place = (line.place if line else None) or (closing[0].place if closing and not line else None)
    numbers = numbers_of(masked, layout, form, bare, opener, first_words, note, sender, recipient, place, dated.date)
    return Header(
        heading=heading,
        number=words_at(masked, layout.number),
        form=form,
        note=note,
        numbers=numbers,
        sender=sender,
        recipient=recipient,
        place=place,
        dated=dated,
        received=received_of(opener, note, dated.date),
        markings=markings_of(opener, note),
        salutation=salutation,
        signatures=signatures_of(masked, layout, dated.date),
        information=information_of(masked, layout, form, note, dated.date),
        problems=(
            *heading_missing(heading),
            *number_missing(layout, form, numbers),
            *dates_disagree(layout, dated, note),
            *date_marked_otherwise(paper.marks, dated),
        ),
    )


def words_at(masked: str, span: Span | None) -> str | None:
    """The words of a span, markers left out and white space made single; None for no span."""
    return " ".join(masked[span.start : span.end].split()) or None if span else None


def source_of(masked: str, layout: Layout, heading: str) -> SourceNote:
    """What the source line, the source note, a bracketed source in the body or an abstract in the heading says."""
    line = words_at(masked, layout.source_line)
    if line:
        return read_source_line(line)
    for note in layout.notes[:3]:
        words = source_words(note.text)
        if words:
            return read_source_note(words)
    words = bracketed_source(masked[layout.body.start : layout.body.end])
    abstract = _ABSTRACT.match(heading) if not words and len(heading) > SHORTEST_ABSTRACT else None
    words = heading[abstract.end() :] if abstract else words
    return read_source_note(words) if words else SourceNote()


def salutation_of(masked: str, layout: Layout, opener: list[str]) -> str | None:
    """ "Dear Mr. Allen:" as printed, whether on a line of its own or at the beginning of the first paragraph."""
    for line in opener:
        found = _SALUTATION.match(line)
        if found:
            return found[0]
    found = _SALUTATION.match(masked, layout.body.start, layout.body.end)
    return found[0].strip() if found else None


TITLES_UNDER_SIGNATURES = "1955"  # the volumes from this year on count the title under a name as signed with it


def signatures_of(masked: str, layout: Layout, date: str | None) -> tuple[str, ...]:
    """The signatures at the end of the main text; else those at the very end, behind its enclosures.

    Volumes of the years to 1954 print a title under a name apart from it (frus1949v07p1/d35), later ones as part of
    what was signed (frus1958-60v01/d205): of 45 papers with such lines, 41 and of 200, 152 are marked so. An undated
    paper is held for a later one where its heading has a number ("205. Despatch From ...").
    """
    found = signatures(masked, layout.main.start, layout.main.end)
    if not found and layout.main.end != layout.body.end:
        found = signatures(masked, layout.main.end, layout.body.end)
    number = words_at(masked, layout.number) or ""
    if date < TITLES_UNDER_SIGNATURES if date else not number.rstrip(".").isdecimal():
        return tuple(map(without_titles, found))
    return found


# ---------------------------------------------------------------- time and place


def received_of(opener: list[str], note: SourceNote, date: str | None) -> str | None:
    """When the paper was received, as a line of the opener or the source note says."""
    for line in opener:
        if "eceived" in line or "ec’d" in line:
            found = received(line, date)
            if found:
                return found
    return received(note.words, date) if note.words and "eceived" in note.words else None


def markings_of(opener: list[str], note: SourceNote) -> Markings:
    """The markings of the opener's lines, else those of the source note."""
    found = [said for said in map(marking_line, opener) if said]
    if not found:
        return note.markings
    return Markings(
        classification=next((said.classification for said in found if said.classification), None),
        precedence=tuple(word for said in found for word in said.precedence),
        handling=tuple(word for said in found for word in said.handling),
    )


# ---------------------------------------------------------------- numbers


def numbers_of(
    masked: str,
    layout: Layout,
    form: str | None,
    heading: str,
    opener: list[str],
    first_words: str,
    note: SourceNote,
    sender: tuple[Party, ...],
    recipient: tuple[Party, ...],
    place: str | None,
    date: str | None,
) -> tuple[OwnNumber, ...]:
    """All numbers of the paper, each between its two posts."""
    found = own_numbers(form, heading, opener, first_words)
    if form not in MESSAGES and not found:
        return ()
    year = year_of(date)
    start, end = issuing_post(sender, place, year), post_of(recipient, year)
    end = "Department" if end is None and form == "Despatch" and start != "Department" else end
    if start == end == "Department":  # the Secretary writes home from a journey, to a place not given
        start = None
    own = [
        OwnNumber(number=one.number, number_series=one.number_series, from_=start, to=end, role=one.role)
        for one in found
    ]
    if form not in MESSAGES:
        return tuple(own)
    group = date_time_group(first_words)
    if group and all(one.number != group for one in own):
        own.append(OwnNumber(number=group, number_series="DTG", from_=start, to=end, role="date-time"))
    said = "\n".join((note.words or "", *sent_on(layout)))
    return (*own, *copies(tail_of(masked, layout), said, own[0] if own else None, year))


_SENT_ON = re.compile(
    r"(?:(?:The same|This) (?:telegram|cable|message|instruction)s?(?: was| were)?|Also|Same(?: telegram)?)?,? ?"
    r"(?:also )?"
    r"(?:[Ss]ent|[Rr]epeated|[Tt]ransmitted)\b"
)


def sent_on(layout: Layout) -> Iterator[str]:
    """The notes on the heading that say to whom else the message went.

    "The same telegram was sent, January 12, 5 p.m., to the Minister in Honduras, as telegram No. 1" (frus1934v05/d205).
    """
    heading = layout.heading
    for note in layout.notes[:3]:
        on_heading = heading and note.start is not None and heading.start < note.start <= heading.end
        if on_heading and _SENT_ON.match(note.text):
            yield note.text


def tail_of(masked: str, layout: Layout) -> str:
    """The last words of the main text, where older messages say to whom else they went."""
    return masked[max(layout.main.start, layout.main.end - LONGEST_TAIL) : layout.main.end]


def information_of(
    masked: str, layout: Layout, form: str | None, note: SourceNote, date: str | None
) -> tuple[str, ...]:
    """Posts and commands to which a message was repeated."""
    if form not in MESSAGES:
        return ()
    return tuple(addressees(tail_of(masked, layout), note.words or "", year_of(date)))


def year_of(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isdigit() else None


def post_of(parties: tuple[Party, ...], year: int | None) -> str | None:
    """The post of the first party: "Secretary of State, at Paris" is at Paris. None where its office stands at none."""
    office = parties[0].office if parties else None
    if not office:
        return None
    away = parties[0].at
    return (
        (post_named(away, year) if away else None)
        or office_post(office, year)
        or (post_named(office, year) if is_post(office) else None)
    )


def issuing_post(sender: tuple[Party, ...], place: str | None, year: int | None) -> str | None:
    """The post a message comes from: its sender's, or else the place it is dated from."""
    post = post_of(sender, year)
    if not place or post not in (None, "Department"):
        return post
    return "Department" if place == "Washington" else post_named(place, year) or post
