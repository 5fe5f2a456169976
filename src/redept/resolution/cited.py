"""Citations as people paste them: "Foreign Relations, 1955–1957, vol. X, Document 12", and addresses of the site.

Finding the words and deciding which paper they mean are two steps here too; a page on which several papers begin is
decided by what stands before it (number, day, names), or left open with all of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from redept.grammar.dates import MONTH_NAMES, month_number
from redept.model import Cited, Entry, Volume
from redept.resolution.volumes import volume_named

BOOK = re.compile(r"Foreign Relations|FRUS\b")
PLACE = re.compile(
    r"\b(?:Documents?|Docs?\.)\s*(?P<document>d?\d+[a-z]?(?:\.\d+)?)\b|\b(?:pages?|pp?\.)\s*(?P<page>[\dIVXLCivxlc]+)\b"
    r"|\),\s*(?P<bare>\d+)\b"
)
ADDRESS = re.compile(r"(?:historicaldocuments/)?\b(?P<id>frus\d{4}[\w-]*/d\d+[\w.-]*)")
REACH = 400
BEFORE = 500
"""Characters between the series' name and the place in it, and of the words before that may single out a paper."""
RANGE_END = re.compile(r"\s*[–-]\s*(\d+)")


def is_citation(words: str) -> bool:
    """Whether words hold what looks like a citation of the series; quick, and right when it says no."""
    return bool(ADDRESS.search(words) or PLACE.search(words))


def look_up(words: str, entries: Sequence[Entry], volumes: Iterable[Volume]) -> tuple[Cited, ...]:
    """Every citation in `words` and the papers that it means, in the order of places; () where there is none.

    `status` is "found" (one paper), "several" (all of them listed) or "none" (this corpus does not hold it).
    """
    known = list(volumes)
    by_id = {entry.id: entry for entry in entries}
    found = []
    after = 0
    for start, end, volume, place in sorted(citations(words, known), key=lambda one: one[:2]):
        if start < after:
            continue
        said = words[max(after, start - BEFORE) : start]
        documents = meant(volume, place, said, by_id)
        after = end
        status = "found" if len(documents) == 1 else "several" if documents else "none"
        found.append(Cited(start=start, end=end, text=words[start:end], status=status, documents=documents))
    return tuple(found)


Place = dict[str, str | None]


def citations(words: str, volumes: Sequence[Volume]) -> Iterator[tuple[int, int, str | None, Place]]:
    """Start, end, volume and place in it of each citation."""
    for address in ADDRESS.finditer(words):
        yield address.start(), address.end(), None, {"id": address["id"].rstrip(".-")}
    books = sorted(beginnings(words, volumes))
    for (start, name_end), (end, _) in pairwise([*books, (len(words), 0)]):
        place = PLACE.search(words, name_end, min(end, name_end + REACH))
        if place is None:
            continue
        last = RANGE_END.match(words, place.end())
        volume = book_named(words[start : place.start()], volumes)
        yield start, last.end() if last else place.end(), volume, place.groupdict() | {"last": last and last[1]}


def beginnings(words: str, volumes: Sequence[Volume]) -> set[tuple[int, int]]:
    """Where a book is named: by the name of the series, or by the whole title of one that is not of the series."""
    found = {(book.start(), book.end()) for book in BOOK.finditer(words)}
    for volume in volumes:
        at = words.find(volume.title) if volume.title and not BOOK.match(volume.title) else -1
        if at >= 0 and volume.title:
            found.add((at, at + len(volume.title)))
    return found


def book_named(words: str, volumes: Sequence[Volume]) -> str | None:
    """The id of a volume by years and number; by its title where it has no number (frus1952-54Guat)."""
    plain = letters(words)
    for volume in volumes:
        if volume.title and letters(volume.title) in plain:
            return volume.id
    named = volume_named(words, None)
    ids = {volume.id for volume in volumes}
    if named in ids:
        return named
    titled = [one.id for one in volumes if one.subseries and one.title and about(one) and about(one) in plain]
    if len(titled) == 1 and (named is None or not re.search(r"v\d\d", named)):
        return titled[0]
    return named


def about(volume: Volume) -> str:
    """Years and subject as a citation has them, letters and digits only: "19521954guatemala"."""
    rest = (volume.title or "").removeprefix("Foreign Relations of the United States")
    return letters(re.sub(r", Volume [EIVXLC].*$", "", rest))


def letters(words: str) -> str:
    return "".join(sign for sign in words.lower() if sign.isalnum())


# ---------------------------------------------------------------- which paper


def meant(volume: str | None, place: Place, said: str, entries: dict[str, Entry]) -> tuple[str, ...]:
    """The papers that a place means; of several on a page those with which the words before agree best."""
    if identity := place.get("id"):
        return (identity,) if identity in entries else ()
    inside = [entry for entry in entries.values() if entry.volume == volume and volume]
    if number := place.get("document"):
        return tuple(one.id for one in inside if number in (one.document_number, one.id.rpartition("/")[2]))
    page = place.get("page") or place.get("bare")
    standing = [one for one in inside if page in one.pages]
    begun = [one for one in standing if one.first_page == page]
    ended = [one for one in begun or standing if place.get("last") and one.pages[-1:] == (place["last"],)]
    return best(ended or begun or standing, said)


def best(candidates: list[Entry], said: str) -> tuple[str, ...]:
    """Those with which the words agree most; all of them where the words say nothing."""
    if len(candidates) < 2:
        return tuple(one.id for one in candidates)
    plain, days, numbers = letters(said), days_said(said), set(re.findall(r"\d+", DAY.sub("", said)))
    weighed = [(weight(one, plain, days, numbers), one.id) for one in candidates]
    most = max(weight for weight, _ in weighed)
    return tuple(identity for weight, identity in weighed if weight == most)


def weight(entry: Entry, plain: str, days: set[str], numbers: set[str]) -> int:
    """How much the words say of this paper: its heading, day, number, parties."""
    heading = letters(entry.heading or "")
    parties = [*entry.sender, *entry.recipient]
    named = sum(bool(one.name and letters(one.name) in plain) for one in parties)
    return (
        4 * bool(heading and heading in plain)
        + 3 * bool(entry.date and entry.date[:10] in days)
        + 3 * any(one.number in numbers for one in entry.numbers if one.role == "own")
        + named
    )


DAY = re.compile(rf"(?i)\b({'|'.join(MONTH_NAMES)}) (\d{{1,2}}), (\d{{4}})\b")


def days_said(words: str) -> set[str]:
    """The days that words name, as ISO."""
    return {f"{year}-{month_number(month):02}-{int(day):02}" for month, day, year in DAY.findall(words)}
