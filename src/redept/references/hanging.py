"""What a note says of the words it hangs on, and dates that are references because a note hangs there."""

import re

from redept.grammar.dates import ABSOLUTE_DATE, HOUR_AFTER, read_date
from redept.model import Document
from redept.references.dated import DATED_FORM, dated_form
from redept.references.finding import Find
from redept.references.issuers import issuer_before
from redept.references.seen import Seen

NOT_PRINTED = re.compile(
    r"\b(?:[Nn]ot|[Nn]either|[Nn]one)\s(?:of\s\w+\s)?(?:is\s|are\s|was\s|were\s)?(?:printed|found|identified"
    r"|further\sidentified|attached|reproduced)\b|\b(?:has|have|was|were|is|are)\snot\s(?:been\s)?(?:printed"
    r"|found|identified)"
    r"|\b[Nn]o\s(?:record|copy|copies|other\srecord)\b"
)
PRINTED = re.compile(
    r"(?:Printed\b|(?:Same\sas\s)?Documents?\s[0-9]|[Ss]upra\b|[Ii]nfra\b|Ante\b|For\s(?:the\s)?text\b"
    r"|(?:Dated\s[^.]{3,30},\s)?p\.\s[0-9])"
)
NOT_PRINTED_BEHIND = re.compile(
    r"[^.;\n]{0,60}?(?:,|\sis|\sare|\swas|\swere|\shas|\shave|\(|\swhich\sis)\s?(?:both\s|neither\s|none\s"
    r"|all\s)?(?:not\s(?:been\s|here\s)?(?:printed|found|further\sidentified|identified)|neither\s(?:printed"
    r"|found)|none\sprinted)"
)
LETTERS = frozenset(
    ("telegram", "airgram", "despatch", "instruction", "letter", "note", "memorandum", "conversation", "paper", "other")
)


_CARRIES = re.compile(r"\b(?:by|with|under)\s$")
"""What is not printed is the paper that carried it: "Delga 195, by circular telegram dated October 8, not printed"."""


def mark_printed(document: Document, seen: Seen, finds: list[Find]) -> None:
    """Set `printed` on finds whose note, or whose own sentence in a note, says so."""
    for place, find in enumerate(finds):
        if find.kind not in LETTERS:
            continue
        if find.start < seen.body_end:
            number = seen.marker_at(find.end)
            if number is not None:
                _mark_by_note(document.notes[number - 1].text, finds, place)
        elif (behind := NOT_PRINTED_BEHIND.match(seen.text, find.end)) is not None:
            following = finds[place + 1] if place + 1 < len(finds) else None
            if (
                following is None
                or following.start >= behind.end()
                or not _CARRIES.search(seen.text, max(0, following.start - 8), following.start)
            ):
                find.printed = False


def _mark_by_note(words: str, finds: list[Find], place: int) -> None:
    """`printed` from the first sentence of the note; "neither" and "none" hold for the whole list."""
    first = words.strip()[:160]
    said = False if NOT_PRINTED.match(first) or NOT_PRINTED.search(first.split(". ")[0]) else None
    if said is None and PRINTED.match(first):
        said = True
    if said is None:
        return
    finds[place].printed = said
    if not said and re.match(r"(?:Neither|None|Both|All)\b", first):
        for earlier in reversed(finds[:place]):
            if earlier.rule != finds[place].rule or finds[place].start - earlier.end > 60:
                break
            earlier.printed = said


_DATE_AT_END = re.compile(rf"(?P<date>{ABSOLUTE_DATE}(?:{HOUR_AFTER})?)[.,;:)\"]{{0,3}}$")
_SENTENCE_END = re.compile(r"\n|;\s|(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Gen)(?<!Amb)(?<![ .][A-Z])\.\s(?=[A-Z])")
_FORM_WORD = re.compile(rf"\b(?P<form>{DATED_FORM})\b")


def hanging_dates(seen: Seen, finds: list[Find]) -> list[Find]:
    """Dates right before a note's marker that no rule found: "the memorandum which I sent you on October 16".

    The form is the last one named before in the sentence; without one it is no reference.
    """
    ends = {at for find in finds for at in range(find.end, find.end + 3)}
    found = []
    for at in seen.markers:
        if at in ends:
            continue
        begin = max(seen.text.rfind("\n", 0, at) + 1, at - 42)
        match = (
            _DATE_AT_END.search(seen.text, begin, at) if seen.text[begin:at].strip(' .,;:)"')[-1:].isalnum() else None
        )
        if match is not None and not any(find.start < match.end("date") and match.start() < find.end for find in finds):
            find = _dated(seen.text, match)
            if find is not None:
                found.append(find)
    return found


def _dated(text: str, match: re.Match[str]) -> Find | None:
    date = read_date(match["date"])
    if date is None or date.day is None:
        return None
    before = text[max(0, match.start() - 140) : match.start()]
    before = _SENTENCE_END.split(before)[-1]
    forms = list(_FORM_WORD.finditer(before))
    if not forms:
        return None
    form, kind = dated_form(before[forms[-1].start() :])
    issuer = issuer_before(text, match.start() - len(before) + forms[-1].start())
    return Find(
        start=match.start(),
        end=match.end("date"),
        kind=kind,
        rule="date with a note",
        form=form,
        date=date,
        issuer=issuer.role,
        issuer_words=issuer.words,
    )
