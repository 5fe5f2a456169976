"""What stands under a label at the beginning of a paper: subject, participants, references, addressees for information.

A label stands alone on its line, in capitals from 1955 on ("SUBJECT"), or before a colon ("Participants: Mr. Allen"),
and its words on the lines up to the next blank one. A page break among them does not end them.
"""

import re
from collections.abc import Iterator

from redept.grammar import names
from redept.grammar.dates import MONTH
from redept.grammar.offices import party
from redept.model import Party, Record

LABELS = {
    "subject": r"SUBJECTS?|Subjects?|SUBJ|Subj",
    "participants": r"PARTICIPANTS?|Participants?|PRESENT|Present|ATTENDEES|Attendees|ALSO PRESENT|Also [Pp]resent",
    "references": r"REFERENCES?|References?|REFS?|Refs?|REFTELS?",
    "information": r"INFO|Info|INFORMATION|COPIES TO|Copies to|cc|CC",
    "other": r"TO|FROM|DATE|PLACE|TIME|To|From|Date|Place|Time|VIA|THROUGH|TAGS|E\.O\. ?\d{5}",
}
_LABEL = re.compile(
    r"[ \t]*(?:\d\. ?)?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in LABELS.items())
    + r")(?:[ \t]*:[ \t]*(?P<words>.*)|\.?[ \t]*(?P<alone>))$"
)
REACH = 2500  # characters of the body among which labels are looked for
LONGEST_LINE = 260  # of a line under a label
FIRST_PARAGRAPH = 300  # a line as long as this is the paper's own first words
FIRST_SENTENCES = 700  # characters of a cable in which its labels stand
_INLINE = {
    "subject": re.compile(
        r"^[^\n]{0,400}?\. Subj(?:ect)?: (?P<words>(?:[^.\n]|\.(?=\S)|(?<=\b[A-Z])\.|(?<=\bre)\.){3,200})\."
    ),
    "references": re.compile(
        r"^[^\n]{0,600}?\. Refs?: (?P<words>[^\n]{3,300}?)\.?"
        r"(?=\s*\n|$|\. (?:For|From|Subj|Dep|Pass|Please|S/S|Eyes|Deliver|This|Following|\d\.))"
    ),
}
MOST_PEOPLE = 60
MOST_WORDS = 24  # of a line that names one participant; a longer one is a sentence
_ITEM = re.compile(r"\(?(?:[A-Za-z]|\d{1,2})[.)] ?(?=\S)")
_INLINE_ITEM = re.compile(r"(?:^|[;,. ]\s*)(?:\([A-Ha-h1-9]\)|[A-Ha-h1-9]\)|(?<![A-Za-z.])[A-H]\.) (?=[A-Z0-9])")
_RUNS_ON = re.compile(  # the paper's first words on the same line (frus1961-63v21/d294)
    r"\.\s+(?=(?:For|From|As|In|On|The|Following|We|I|This|Department|Embassy|Please|Have|Believe)\b)"
)
_BUREAU = re.compile(r"^(?:[A-Z/]{1,8}|the Secretary)\s?[—–]\s?(?=[A-Z])")
_BRACKETS = re.compile(r"\s*\(([^()]{1,80})\)\.?$")
_GROUP = re.compile(r"(?:[A-Z]{2,6}|(?:[A-Z]\.){2,6}|(?:The )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}):?$")
_NO_PEOPLE = re.compile(
    r"(?i)\(?(?:see\b|attached|the United States$|United States$|United Kingdom$|Great Britain$|"
    r"same as|list |none|\[here|\[list|as listed)"
)
_DAY = re.compile(rf"(?:{MONTH})\.? \d")
_PRECEDENCE = re.compile(r"(?i)[ ,]*\b(?:priority|immediate|routine|flash|niact|unn|nodis|exdis|limdis)\b\.?")


class Labelled(Record, frozen=True, kw_only=True):
    """The words under the labels of one paper; `references` and `information` are its single entries as printed."""

    subject: str | None = None
    participants: tuple[Party, ...] = ()
    references: tuple[str, ...] = ()
    information: tuple[str, ...] = ()


def read_labels(masked: str, start: int, end: int) -> Labelled:
    """The labelled words at the beginning of `masked[start:end]`, markers and page breaks masked."""
    found: dict[str, list[str]] = {}
    for name, lines in _labelled(masked[start : min(end, start + REACH)]):
        if name == "information":
            found.setdefault(name, []).extend(lines)
        elif lines:
            found.setdefault(name, lines)
    for name, lines in _inline(masked[start : min(end, start + FIRST_SENTENCES)]):
        found.setdefault(name, lines)
    if not found:
        return Labelled()
    return Labelled(
        subject=" ".join(found.get("subject", ())) or None,
        participants=tuple(_people(found.get("participants", []))),
        references=tuple(_entries(found.get("references", []))),
        information=tuple(_addressees(found.get("information", []))),
    )


def _labelled(words: str) -> Iterator[tuple[str, list[str]]]:
    """Each label with the lines under it; the first long line that stands under none ends the search."""
    lines = _lines(words)
    at = 0
    while at < len(lines):
        label = _LABEL.match(lines[at])
        at += 1
        if label is None:
            if len(lines[at - 1]) > FIRST_PARAGRAPH:
                return
            continue
        name = next(name for name in LABELS if label[name])
        under, at = _under(lines, at, label["words"])
        yield name, under


def _inline(words: str) -> Iterator[tuple[str, list[str]]]:
    """Labels within a cable's first paragraph: "90244. Subject: Note on C-130’s. Ref: A. State 83386, B. Tripoli 464."
    (frus1969-76ve09p1/d50)."""
    for name, pattern in _INLINE.items():
        label = pattern.search(words)
        if label:
            yield name, [label["words"].strip(" .")]


def _lines(words: str) -> list[str]:
    """Lines without page breaks and the blank lines round them; "" for a blank line."""
    lines: list[str] = []
    for line in words.split("\n"):
        bare = " ".join(line.split())
        if line and not bare:  # a page break, masked
            while lines and not lines[-1]:
                lines.pop()
            lines.append("\f")
        elif bare or (lines and lines[-1] not in ("", "\f")):
            lines.append(bare)
    return [line for line in lines if line != "\f"]


def _under(lines: list[str], at: int, first: str | None) -> tuple[list[str], int]:
    """The lines that stand under a label, and the place of the next line."""
    found = [first] if first else []
    if not found and at < len(lines) and not lines[at]:
        at += 1
    while at < len(lines) and lines[at] and len(lines[at]) <= LONGEST_LINE and not _LABEL.match(lines[at]):
        found.append(lines[at])
        at += 1
    return found, at


# ---------------------------------------------------------------- people, papers, posts


def _people(lines: list[str]) -> Iterator[Party]:
    """The persons of a list of participants; names of delegations above them are left out."""
    for line in lines[:MOST_PEOPLE]:
        bare = line.strip(" .;[]")
        if (
            not bare
            or len(bare.split()) > MOST_WORDS
            or _NO_PEOPLE.match(bare)
            or (_GROUP.match(bare) and not _somebody(bare))
        ):
            continue
        yield _person(bare)


def _somebody(words: str) -> bool:
    """Whether a short line is a person or an office ("President Johnson", "The Secretary"), not a country."""
    tokens = words.removeprefix("The ").split()
    if len(tokens) == 1:
        return words.startswith("The ") or tokens[0] == "President"
    return any(map(names.office_word, tokens)) or "." in words or names.without_honorific(words) != words


def _person(words: str) -> Party:
    """Name and office of a line: "J.E. Coulson, Minister, British Embassy", "Mr. Bowie (S/P)", "Ambassador Bruce"."""
    words = re.sub(r"\s?[—–]\s?", ", ", _BUREAU.sub("", words), count=1)
    role, colon, name = words.partition(": ")
    words = f"{name}, {role}" if colon and names.person(name) else words
    bracket = _BRACKETS.search(words)
    bare = words[: bracket.start()] if bracket else words
    head, comma, rest = bare.partition(", ")
    if comma and re.match(r"(?:Jr|Sr|II|III)\b", rest):
        suffix, comma, rest = rest.partition(", ")
        head = f"{head}, {suffix}"
    found = _titled(head)
    office = ", ".join(part for part in (found.office, rest or None, bracket[1] if bracket else None) if part)
    return Party(name=found.name, office=office or None)


def _titled(words: str) -> Party:
    name = names.without_honorific(words)
    if name != words and names.person(name):
        return Party(name=name)
    found = party(words)
    return Party(name=found.name) if found.name and found.office in ("Sir", "Lord", "His Excellency") else found


def _entries(lines: list[str]) -> Iterator[str]:
    """The single references of a line or of several: "(A) STATE 7024 (B) RABAT 5409" are two."""
    for line in lines:
        for entry in _INLINE_ITEM.split(_RUNS_ON.split(line, maxsplit=1)[0]):
            item = _ITEM.match(entry)
            bare = entry[item.end() if item else 0 :].strip(" ;,.")
            if bare and len(bare) <= LONGEST_LINE:
                yield bare


def _addressees(lines: list[str]) -> Iterator[str]:
    """Posts and commands, one a line or with commas between them, without their precedence."""
    for line in lines:
        for piece in line.split(","):
            bare = _PRECEDENCE.sub("", piece).strip(" ;.:")
            if bare and len(bare) < 60 and not _DAY.match(bare) and (bare[0].isupper() or bare[0] == "["):
                yield bare
