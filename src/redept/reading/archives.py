"""Where a paper is kept, part by part: repository, record group, collection, lot, job, box, folder.

A citation goes from the large to the small, with a comma between each: "Carter Library, National Security Affairs,
Brzezinski Material, Box 64, Cyprus: 2/77–12/78" (frus1977-80v21/d62).
"""

import re

from redept.grammar.kept import SHORT_NAME, SHORT_NAMES
from redept.model import ArchivalSource

_DASH = re.compile(r"[–—‒−]")
_JOINT = re.compile(r"(?:, |; |: (?=Lot|lot|FRC|Job|Acc|RG|NYFRC))(?![^“]{0,80}”)(?![^(]{0,60}\))(?![^\[]{0,60}\])")
_LOT = re.compile(
    r"\b[Ll]ots?(?: [Ff]iles?)?:? (?:No\. )?(?P<lot>(?:[MFW]\s?[–-]\s?)?\d{1,3}(?:\s?[–-]?\s?"
    r"[A-Z]{1,2}\s?[–-]?\s?\d{1,4})?)"
)
_BOX = re.compile(r"\b(?:Box(?:es)?|box(?:es)?) (?P<box>(?:[A-Z]{1,3}[ –-]?)?\d+[A-Z]?(?:[–-]\d+)?)")
_GROUP = re.compile(r"\bRG[ –-]?(?P<group>\d{1,3}(?:[A-Z]{1,2})?)\b|\bRecord Group (?P<group2>\d+)")
_ACCESSION = re.compile(
    r"\b(?P<accession>(?:FRC|NYFRC|WNRC|Accession|Acc\.?)(?: No\.)?:? ?\d{2,3}[\w –-]{0,12}\d|Jobs? \w[\w–-]{3,14})"
)
_CENTRAL = re.compile(
    r"(?:Central,(?= \d)|CF(?=, |$)|(?:Indexed )?Central (?:Decimal )?[Ff]iles?|Central Foreign Policy Files?"
    r"|Decimal Files?|Subject Numeric Files?)(?:,? \d{4}(?:[–-]\d{2,4})?)?"
)
_REPOSITORY = re.compile(
    r"(?:Department of State|National Archives(?: and Records Administration| and Records Service)?|Library of Congress"
    r"|Washington National Records Center|Central Intelligence Agency|Department of (?:Defense|the \w+|Justice)"
    r"|National Defense University|National Security (?:Council|Agency)|Naval Historical Center"
    r"|(?:U\.S\. Army )?Center of Military History|U\.S\. Army [^,;]{3,60}|Public Record Office|Hoover Institution"
    r"|(?:[A-Z][\w.]* ){1,3}(?:Presidential )?Library(?: and Museum)?|Nixon Presidential Materials(?: Project)?"
    r"|(?:[A-Z][\w.]* ){1,4}(?:University|Foundation|Society|College|Institute)(?: Library| Archives)?"
    r"|(?:University of )[A-Z]\w+|Marine Corps Historical Center|Federal Reserve System|Office of the Historian)"
    r"(?=[,;.:]|$| Files?\b| Job )"
)
_GROUPING = re.compile(
    r"\b(?:Files?|files?|Series|Papers|Records|Collection|Materials?|Minutes|Diar(?:y|ies)|Notes|Correspondence"
    r"|Conversations|Memoranda|Cables|Documents|Affairs|Division|Archives?)\b(?:,? \d{4}(?:[–-]\d{2,4})?)?$"
)


def archival_source(words: str, citation: str, file_number: str | None) -> ArchivalSource:
    """Where a paper is kept, from its citation; `words` are the whole note, which the record keeps.

    `collection` is what the repository calls the files ("National Security File, Country File"), `folder` what lies
    below it ("China, Vol. 6A"). A central file has its number, and no folder.
    """
    citation = citation.strip(" .[]")
    lot, box, group = _LOT.search(citation), _BOX.search(citation), _GROUP.search(citation)
    accession = _ACCESSION.search(citation)
    repository, rest = _repository_of(citation)
    collection, folder = _collection_of(rest, file_number)
    return ArchivalSource(
        text=words or None,
        repository=repository,
        record_group=(group["group"] or group["group2"]) if group else None,
        lot=_plain(lot["lot"]) if lot else None,
        box=_plain(box["box"]) if box else None,
        collection=collection,
        accession=_plain(accession["accession"]) if accession else None,
        folder=folder,
    )


def _repository_of(citation: str) -> tuple[str | None, str]:
    """The institution that a citation begins with, and the words after it."""
    found = _REPOSITORY.match(citation)
    short = SHORT_NAME.match(citation)
    first = found or short
    if first is None:
        return None, citation
    name = found[0] if found else SHORT_NAMES[first[0]]
    if citation.startswith(" File", first.end()):  # "CIA Files: Job 85-00664R": the files bear the institution's name
        return name, citation
    return name, citation[first.end() :].lstrip(" ,;:.")


def _collection_of(words: str, file_number: str | None) -> tuple[str | None, str | None]:
    central = _CENTRAL.search(words)
    if central and (file_number or central.start() == 0):
        return central[0].rstrip(","), None
    if file_number or not words:
        return None, None
    pieces = [piece.strip() for piece in _JOINT.split(words) if piece.strip()]
    pieces = [piece for piece in pieces if not _GROUP.fullmatch(piece)]
    cut = _place_of_carrier(pieces)
    above, below = (pieces[:cut], pieces[cut + 1 :]) if cut is not None else _parted(pieces)
    named = [piece for piece in above if not _is_carrier(piece)]
    folder = [piece for piece in below if not _is_carrier(piece)]
    if not named and folder and not folder[0].startswith("Folder"):  # "Job 79-R01012A, ODDI Registry of NIE Files"
        named, folder = folder[:1], folder[1:]
    return ", ".join(named) or None, ", ".join(folder).strip("“”, ") or None


def _place_of_carrier(pieces: list[str]) -> int | None:
    """The place of the last lot, job, accession or box: files are named before it, folders behind it."""
    places = [place for place, piece in enumerate(pieces) if _is_carrier(piece)]
    return places[-1] if places else None


def _is_carrier(piece: str) -> bool:
    return any(found and found.start() == 0 for found in (p.search(piece) for p in (_LOT, _BOX, _ACCESSION)))


def _parted(pieces: list[str]) -> tuple[list[str], list[str]]:
    """Collection and folder where no box or lot parts them: the last name of a grouping ends the collection."""
    groupings = [place for place, piece in enumerate(pieces) if _GROUPING.search(piece)]
    cut = groupings[-1] + 1 if groupings else 1
    return pieces[:cut], pieces[cut:]


def _plain(words: str) -> str:
    return _DASH.sub("-", words).strip()
