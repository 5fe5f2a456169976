"""Citations as people paste them: "Foreign Relations, 1955–1957, vol. X, Document 12", addresses of the site, and
papers named by themselves ("Caffery to Acheson, Telegram 164, Paris, January 14, 1949").

Finding the words and deciding which paper they mean are two steps here too; a page on which several papers begin is
decided by what stands before it (number, day, names), or left open with all of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from redept.model import Cited, Entry, Volume
from redept.resolution.cited_cards import (
    Cards,
    Said,
    agreement,
    best,
    cited,
    letters,
    looks_like_a_card,
    said_in,
    shared,
)
from redept.resolution.volumes import volume_named

BOOK = re.compile(r"Foreign Relations|FRUS\b")
PLACE = re.compile(
    r"\b(?:[Dd]ocuments?|[Dd]ocs?\.)\s*(?P<document>d?\d+[A-Za-z]?(?:\.\d+)?)\b|"
    r"\b(?:pages?|pp?\.)\s*(?P<page>[\dIVXLCivxlc]+)\b"
    r"|(?:\)|\bVolume [EIVXLC]+(?:, Part \d)?),\s*(?P<bare>\d+)\b"
    r"|, edited by (?:(?!Printing)[^0-9()]){3,400},\s*(?P<behind>\d+)\b"
)
ADDRESS = re.compile(r"(?:historicaldocuments/)?\b(?P<id>frus\d{4}[\w-]*/d\d+[\w.-]*)")
REACH = 600
BEFORE = 500
"""Characters between the series' name and the place in it, and of the words before that may single out a paper."""
RANGE_END = re.compile(r"\s*[–-]\s*(\d+)")


def is_citation(words: str) -> bool:
    """Whether words hold what looks like a citation; quick, and right when it says no."""
    return bool(ADDRESS.search(words) or PLACE.search(words)) or looks_like_a_card(words)


def look_up(words: str, entries: Sequence[Entry], volumes: Iterable[Volume]) -> tuple[Cited, ...]:
    """Every citation in `words` and the papers that it means, in the order of places; () where there is none.

    `status` is "found" (one paper), "several" (all of them listed) or "none" (this corpus does not hold it).
    """
    return Citations(entries, volumes).look_up(words)


class Citations:
    """The papers of a corpus, to look citations up in."""

    def __init__(self, entries: Sequence[Entry], volumes: Iterable[Volume]) -> None:
        self.volumes = list(volumes)
        self.by_id = {entry.id: entry for entry in entries}
        self.by_volume: dict[str | None, list[Entry]] = {}
        for entry in entries:
            self.by_volume.setdefault(entry.volume, []).append(entry)
        self.cards = Cards(entries)

    def look_up(self, words: str) -> tuple[Cited, ...]:
        """As the function of this name; an object keeps its lists for the next call."""
        found: list[Cited] = []
        after = looked = 0
        for start, end, volume, place in sorted(citations(words, self.volumes), key=lambda one: one[:2]):
            if start < after:
                continue
            line = (max(after, words.rfind("\n", 0, start) + 1), line_end(words, end))
            before = words[max(after, start - BEFORE) : start]
            around = f"{before} ; {words[end : line[1]][:BEFORE]}"
            documents = self.meant(volume, place, before, words[end : line[1]])
            # A paper named on the line of a book is the one in the book, not another.
            found += self.cards.find(words, looked, max(looked, line[0]))
            found.append(cited(words, start, end, documents, self.reasons(place, volume, documents, said_in(around))))
            after, looked = end, line[1]
        found += self.cards.find(words, looked, len(words))
        return tuple(found)

    def reasons(self, place: "Place", volume: str | None, documents: tuple[str, ...], said: Said) -> tuple[str, ...]:
        """Why these papers: the place in the book; on a page on which several stand, what is said of them too."""
        if place.get("id"):
            return ("its address is named",)
        if volume is None:
            return ("the book is not known here",)
        if number := place.get("document"):
            return (f"document {number} of {volume}",)
        page = place.get("page") or place.get("bare") or place.get("behind")
        return (f"page {page} of {volume}", *shared([self.by_id[one] for one in documents], said))

    def meant(self, volume: str | None, place: "Place", before: str, behind: str) -> tuple[str, ...]:
        """The papers that a place means; of several on a page those with which the words before it agree best, and
        where they do not tell, those behind it."""
        if identity := place.get("id"):
            return (identity,) if identity in self.by_id else ()
        inside = self.by_volume.get(volume, []) if volume else []
        if number := place.get("document"):
            return tuple(one.id for one in inside if number in (one.document_number, one.id.rpartition("/")[2]))
        page = place.get("page") or place.get("bare") or place.get("behind")
        standing = [one for one in inside if page in one.pages]
        begun = [one for one in standing if one.first_page == page]
        ended = [one for one in begun or standing if place.get("last") and one.pages[-1:] == (place["last"],)]
        agreeing = agreeing_best(ended or begun or standing, before)
        return tuple(one.id for one in agreeing_best(agreeing, behind[:BEFORE]))


def agreeing_best(papers: Sequence[Entry], words: str) -> Sequence[Entry]:
    """Of several papers those with which words agree best."""
    if len(papers) < 2:
        return papers
    said = said_in(words)
    return best([(agreement(one, said), one) for one in papers])


def line_end(words: str, at: int) -> int:
    """Where the line ends in which a place stands."""
    end = words.find("\n", at)
    return len(words) if end < 0 else end


Place = dict[str, str | None]


def citations(words: str, volumes: Sequence[Volume]) -> Iterator[tuple[int, int, str | None, Place]]:
    """Start, end, volume and place in it of each citation."""
    for address in ADDRESS.finditer(words):
        yield address.start(), address.end(), None, {"id": address["id"].rstrip(".-")}
    books = sorted(beginnings(words, volumes))
    for (start, name_end), (end, _) in pairwise([*books, (len(words), 0)]):
        limit = min(end, name_end + REACH)
        place = PLACE.search(words, name_end, limit + 1)  # with the letter behind, which may go on with its last word
        if place is None or place.end() > limit:
            continue
        last = RANGE_END.match(words, place.end())
        volume = book_named(words[start : place.start(place.lastgroup or 0)], volumes)
        yield start, last.end() if last else place.end(), volume, place.groupdict() | {"last": last and last[1]}


def beginnings(words: str, volumes: Sequence[Volume]) -> set[tuple[int, int]]:
    """Where a book is named: by the name of the series, or by the whole title of one that is not of the series."""
    found = {(book.start(), book.end()) for book in BOOK.finditer(words)}
    for volume in volumes:
        if volume.title and not BOOK.match(volume.title):
            found |= {(one.start(), one.end()) for one in re.finditer(re.escape(volume.title), words)}
    return found


def book_named(words: str, volumes: Sequence[Volume]) -> str | None:
    """The id of a volume by years and number; by its title where it has no number (frus1952-54Guat)."""
    plain = letters(words)
    for volume in volumes:
        if volume.title and letters(volume.title) in plain:
            return volume.id
    for volume in volumes:  # "vols. X/XI/XII, Microfiche Supplement" is not volume X
        if (several := several_numbers(volume)) and several in plain and letters(volume.subseries or "") in plain:
            return volume.id
    named = volume_named(words, None)
    ids = {volume.id for volume in volumes}
    if named in ids:
        return named
    titled = [one.id for one in volumes if one.subseries and one.title and about(one) and about(one) in plain]
    if len(titled) == 1 and (named is None or not re.search(r"v\d\d", named)):
        return titled[0]
    return named


def several_numbers(volume: Volume) -> str | None:
    """The numbers of a book that has several, letters only; None for all others."""
    number = (volume.number or "").removeprefix("Volumes ")
    return letters(number) if "/" in number else None


def about(volume: Volume) -> str:
    """Years and subject as a citation has them, letters and digits only: "19521954guatemala"."""
    rest = (volume.title or "").removeprefix("Foreign Relations of the United States")
    return letters(re.sub(r", Volume [EIVXLC].*$", "", rest))
