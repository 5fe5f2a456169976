"""What the source note or the source line says: file number, archive, markings, receipt, drafting."""

import re

from redept.grammar.archives import archival_source
from redept.grammar.kept import citation_of
from redept.grammar.markings import Markings, marking_sentence
from redept.model import ArchivalSource, Drafting, Record
from redept.reading.hands import drafting_of

_SOURCE = re.compile(
    r"[\s.;\[]*(?:(?:[Ss]ources?|Source of text)\s?[:;] ?|Source (?=Department of State, |[A-Z]\w+ Library, ))"
)
_INLINE = re.compile(r"^\s*\[Sources?: (?P<words>[^\n]*)", re.M)
_LATER = re.compile(r"(?:^|[.\]”)?]\s+)\(?Source: ")
_DECIMAL = (
    r"\d{3}(?:[A-Za-z]\b|[A-Z]\b)?(?:\.\d[\w]*|\.[A-Z]{1,3}\b|[A-Za-z]?\.[\w–-]+)?(?"
    r":[ ,][^/.;,]{1,40}?)?\s?/\s?\d[\d\w –—.-]{0,12}?\d{2,}[a-z]?"
)

_CENTRAL = re.compile(
    r"(?:Central,(?= \d)|\bCF(?=, )|Central (?:Decimal )?[Ff]iles?|Central Foreign Policy Files?|Decimal "
    r"Files?|Indexed Central Files?)(?:,? \d{4}(?:[–-]\d{2,4})?)?(?:[,.]|(?= \d{3}[.A-Z]))? "
    r"(?P<file>[^;]+?)(?=\. (?!\d)|;|\.$|\.\]|$| \((?![A-Z]{2}\))|,? (?:Top Secret|Secret|"
    r"Confidential|Official Use|Limited|No class)|, (?:and|with|Box|Telegram|Entry|Drafted|"
    r"Unclassified)\b)"
)
_LEADING = re.compile(rf"(?:Department of State, (?:Central Files?, )?)?(?P<file>{_DECIMAL})(?=[.;,\]]|$)")
_IS_FILE = re.compile(r"(?:\d{3}[A-Za-z]?(?:[.\s/]|\d|$)|[A-Z]{1,5}(?: \([A-Z]+\))? ?\d|[A-Z]{2,5} [A-Z]{2})")
_NAMED = re.compile(r"(?i)\b(?:lot|files?|library|papers|collection|series|records|box)\b")
_MEDIUM = re.compile(
    r"\s?:\s*(?:[Cc]ircular )?(?:[Tt]elegram|[Aa]irgram|[Cc]ablegram|[Dd]espatch|[Ii]nstruction|[Rr]adiogram)\.?\s*$"
)
_DASH = re.compile(r"[–—‒−]")


class SourceNote(Record, frozen=True, kw_only=True):
    """What a source note or source line says of a paper; `words` are those of the note, without "Source:"."""

    words: str | None = None
    file_number: str | None = None
    source: ArchivalSource = ArchivalSource()
    markings: Markings = Markings()
    drafting: Drafting = Drafting()


def source_words(note: str) -> str | None:
    """The words of a source note after "Source:", None for a note of another kind."""
    found = _SOURCE.match(note)
    if found:
        return note[found.end() :].rstrip("] \n")
    later = _LATER.search(note) if "Source:" in note else None
    return note[later.end() :] if later else None


def bracketed_source(body: str) -> str | None:
    """The words of a source that stands as a bracketed paragraph in the body (frus1964-68v29p1/d121)."""
    found = _INLINE.search(body) if "[Source" in body else None
    return found["words"].rstrip("] ") if found else None


def read_source_note(words: str) -> SourceNote:
    """A source note read: "Department of State, Central Files, 794.5/5-1159. Confidential; Priority; …"."""
    marked = marking_sentence(words)
    citation = words[: marked[1]] if marked else words
    number = _file_of_note(citation) or (_file_of_note(words) if "CF, " in words else None)
    return SourceNote(
        words=words,
        file_number=number,
        source=archival_source(words, citation_of(words, len(citation)), number),
        markings=marked[0] if marked else Markings(),
        drafting=drafting_of(words[marked[1] :] if marked else words),
    )


def read_source_line(line: str) -> SourceNote:
    """A source line read: the file number before ": Telegram", or the named file that the paper lies in."""
    citation = _MEDIUM.sub("", line).strip().removeprefix("File No. ")
    number = _as_printed(citation)
    return SourceNote(words=line, file_number=number, source=archival_source(line, citation, number))


def _as_printed(words: str) -> str | None:
    """A central file number with every dash a hyphen; None for a lot or a named file."""
    words = words.strip(" .,;:[]")
    words += "]" if words.count("[") > words.count("]") else ""  # "1-1449 [1-449]", a number put right by the editors
    if not _IS_FILE.match(words) or _NAMED.search(words) or len(words) > 90:
        return None
    return re.sub(r"\s+", " ", _DASH.sub("-", words)) or None


def _file_of_note(citation: str) -> str | None:
    first = citation[:400]
    central = _CENTRAL.search(first)
    if central and first.count("(", 0, central.start()) > first.count(")", 0, central.start()):
        return None  # "(… also in Central Files, 840.1901/1–3157)": a copy lies there
    if central:
        return _as_printed(central["file"])
    leading = _LEADING.match(first)
    if leading:
        return _as_printed(leading["file"])
    return None
