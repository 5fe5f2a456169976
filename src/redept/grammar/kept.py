"""Where a source note cites an archive: which of its words do, and which behind a heading are an abstract."""

import re

from redept.grammar.markings import marking_sentence

SHORT_NAMES = {
    "DOS": "Department of State",
    "CIA": "Central Intelligence Agency",
    "DOD": "Department of Defense",
    "WNRC": "Washington National Records Center",
    "NDU": "National Defense University",
    "LC": "Library of Congress",
}
"""Repositories as the abstracts of the microfiche supplements shorten them."""
SHORT_NAME = re.compile(rf"(?:{'|'.join(SHORT_NAMES)})(?=, | Files?\b)")
ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Vol|Vols|No|Nos|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Dept|Gen|Amb|Mr|Dr|Pt|pt|Misc|Corr|Memos"
    r"|Conf|Incl|vol|vols|no|p|pp|Jr|Sr|St|Chron))$"
)
STOP = re.compile(r"\. (?=[A-Z“\[(])|\.$|\]$")
PAGES = re.compile(r"\b\d+ pp?\. (?=[A-Z][^.]{2,60}[,:])")

COUNTED = re.compile(r"\b\d+ pp?\. (?=[A-Z])")
NUMBER = re.compile(r"\d+[A-Z]?\. ")
TAIL = re.compile(
    r"(?:(?<=[.\]])|(?<=[Ss]ecret)|(?<=onfidential)) "
    rf"(?=(?:{'|'.join(SHORT_NAMES)}|USUN|[A-Z]\w+ Library)(?:, | Files?\b))"
)
"""Where a repository begins behind an abstract and its marking, with no count of pages between: "… presence. Secret.
Kennedy Library, NSF, …", "… Mission. Secret. USUN Files: …" (frus1961-63v10-12mSupp/d581)."""
OF_A_PLACE = re.compile(r"\b(?:Archives|Center|Department|Files?|Library|[Ll]ot|Papers|Records|University|Job)\b")


def citation_of(words: str, end: int) -> str:
    """The words of a source note that cite the archive: the first sentence of `words[:end]`, or what stands behind the
    count of pages in the abstracts of the microfiche supplements ("Secret. 2 pp. DOS, CF, 737.00/12-1862.")."""
    pages = PAGES.search(words)
    if pages:
        return words[pages.end() :]
    return words[: first_stop(words, end)]


def first_stop(words: str, end: int, start: int = 0) -> int:
    """Where the first sentence of `words[start:end]` ends; an abbreviation ends none."""
    for stop in STOP.finditer(words, start, end):
        if not ABBREVIATED.search(words, 0, stop.start()):
            return stop.start()
    return end


def place_kept(words: str | None) -> str | None:
    """The words of a source note that cite the archive, short names of repositories in full; None where there are none.

    "Johnson Library, National Security File, Files of Robert W. Komer, Indonesia, Nov. 63 to Mar. 66. Secret."
    gives the words before "Secret" (frus1964-68v26/d193).
    """
    line = " ".join((words or "").split())
    marked = marking_sentence(line)
    end = len(line[: marked[1]].rstrip()) if marked else len(line)
    cited = citation_of(line, end).rstrip(". ")
    if not OF_A_PLACE.search(cited) and (tail := TAIL.search(line, len(cited))):  # an abstract, pages unsaid
        cited = line[tail.end() :].rstrip(". ")
    if short := SHORT_NAME.match(cited):
        cited = cited if cited.startswith(" File", short.end()) else SHORT_NAMES[short[0]] + cited[short.end() :]
    return cited or None


def without_abstract(heading: str) -> str:
    """A heading without the abstract that the microfiche supplements set behind it.

    "Telegram 94 to Tegucigalpa, October 4, 1963. Instructions re contact … 1 p. Kennedy Library, …" gives the words
    before "Instructions" (frus1961-63v10-12mSupp/d159).
    """
    if not COUNTED.search(heading) and not TAIL.search(heading):
        return heading
    number = NUMBER.match(heading)
    return heading[: first_stop(heading, len(heading), number.end() if number else 0)]
