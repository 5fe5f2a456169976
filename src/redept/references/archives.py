"""Places in archives where the editors say that a paper lies: libraries, lot files, named files, with all their parts.

A central file's number is a reference of its own; here stand the places that have none.
"""

import re

from redept.grammar.archives import archival_source
from redept.references.finding import Find

_REPOSITORY = (
    r"(?:(?:Truman|Eisenhower|Kennedy|Johnson|Ford|Carter|Reagan|Roosevelt|Hoover|Bush|University|Public)"
    r"\s(?:Presidential\s)?Library|Nixon\sPresidential\sMaterials(?:\sProject)?"
    r"|National\sArchives(?:\sand\sRecords\sAdministration)?|Department\sof\sState|Central\sIntelligence\sAgency"
    r"|Library\sof\sCongress|Washington\sNational\sRecords\sCenter|National\sDefense\sUniversity)"
)
ARCHIVE = rf"\b(?:{_REPOSITORY},\s[A-Z\"]|(?:Files?|Correspondence|Papers|Records):\sLot\s[0-9MFW])"
_NAME_OF_FILES = re.compile(r"(?:[A-Z][\w/()-]*\s){1,5}$")
_ARCHIVE = re.compile(ARCHIVE)
_END = re.compile(r"[;()\n\x00\[\]]|\.(?=\s|$)")
_SHORTENED = re.compile(r"\b(?:[A-Z]|Vols?|Nos?|Pt|Jan|Feb|Aug|Sept|Oct|Nov|Dec)$")
_SENTENCE_NEXT = re.compile(r"\s[A-Z]")
LONGEST = 240
_PROSE = re.compile(
    r",?\s(?:and\s(?:[Ii]bid\b\.?,|telegrams?|a|the|another|is|are|was|were|in|by)|is|are|was|were|has|have|had|which|where|as|but|that"
    r"|indicates?|contains?|states?|shows?|says|printed|not|see|along|together|dated|attached)\s"
)
_CENTRAL = re.compile(
    r"Central\s(?:\w+\s){0,3}Files?(?:,?\s[0-9]{4}(?:-[0-9]{2,4})?)?(?:,?\s(?:[0-9]|[A-Z]{2,8}[\s(])|$)"
)
_FILES = re.compile(
    r"\b(?:Files?|Series|Papers|Records|Collection|Materials?|Diar(?:y|ies)|Correspondence|RG\s[0-9]+|Chronological)\b"
)
_LOT_WORDS = re.compile(r"\bLots?\s(?:[Ff]iles?\s)?[0-9MFW][\w\s-]{1,12}?(?=[,.;:)]|$)")


def end_of_citation(text: str, start: int) -> int:
    """Where the words of a citation end: at a sentence's end, a semicolon, a bracket that is none of its own."""
    at, last = start, min(len(text), start + LONGEST)
    while (found := _END.search(text, at, last)) is not None:
        at = found.end()
        if found[0] == "(":
            closing = text.find(")", at, at + 60)
            if closing < 0:
                return found.start()
            at = closing + 1
            if _SENTENCE_NEXT.match(text, at):
                return at
        elif found[0] != "." or _SHORTENED.search(text, max(start, found.start() - 5), found.start()) is None:
            return found.start()
    return last


def read_archive(text: str, start: int, floor: int) -> list[Find]:
    """Johnson Library, National Security File, Country File, Israel, Vol. IX (frus1964-68v20/d100); S/S-NSC Files: Lot
    63 D 351, NSC 5707 Memoranda (frus1955-57v19/d117)."""
    if _ARCHIVE.match(text, start) is None:
        return []
    named = _NAME_OF_FILES.search(text, max(floor, start - 60), start)
    start = named.start() if named and text.startswith(("File", "Corr", "Pap", "Rec"), start) else start
    if _CENTRAL.search(text, start, start + 90):
        return []
    end = end_of_citation(text, start)
    if text.startswith("Source: ", max(0, start - 8)):
        return [Find(start=start, end=end, kind="none", rule="own citation")]
    words = text[start:end]
    prose = _PROSE.search(words)
    words = (words[: prose.start()] if prose else words).rstrip(" ,:")
    source = archival_source(words, words, None)
    if not (source.lot or source.box or source.accession or (source.collection and _FILES.search(words))):
        return []
    lot = _LOT_WORDS.search(words)
    return [
        Find(
            start=start,
            end=start + len(words),
            kind="lot" if source.lot else "file",
            rule="archive",
            file_number=lot[0].strip() if lot and source.lot else None,
        )
    ]
