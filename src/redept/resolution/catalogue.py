"""What deciding looks up: every document's card, by number, by day, by page, by its printed number, in sequence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import msgspec

from redept.grammar.posts import DEPARTMENT, office_post, plain, post_named
from redept.grammar.series import PAPERS, series_named
from redept.model import Document, Entry, OwnNumber, Part, Party, Record, Volume
from redept.resolution.days import Day, days_around, days_in_order, read_day
from redept.resolution.forms import family
from redept.resolution.names import Name, name_of
from redept.resolution.volumes import title_key

Key = tuple[str, str]
Exchange = tuple[str, str | None, int]
"""Sender, recipient (None for any) and year of numbered papers."""

PAPER_SERIES = frozenset(name.casefold() for name in PAPERS - {"PPS", "OCB", "MC", "JCS"})


class Copy(Record, frozen=True, kw_only=True):
    """A number that a paper bears between two posts; `repeat` where it is the number of a copy for another post."""

    from_: str | None
    to: str | None
    repeat: bool = False


class Card(Record, frozen=True, kw_only=True):
    """An entry with what comparisons need, worked out once.

    `place_post` is the post in whose city it was written; `around` are the days between the papers beside it, where
    it is undated and they are near each other.
    """

    id: str
    volume: str | None
    sequence: int
    family: str | None
    day: Day | None
    sender_post: str | None
    recipient_posts: tuple[str, ...]
    senders: tuple[Name, ...]
    recipients: tuple[Name, ...]
    sender_offices: tuple[str, ...]
    recipient_offices: tuple[str, ...]
    copies: dict[Key, tuple[Copy, ...]]
    file_number: str | None
    own_number: int | None
    own_series: str
    circular: bool
    stub: bool
    chapter: str | None = None
    enclosed: str | None = None
    place_post: str | None = None
    around: Day | None = None


class Catalogue:
    """All documents of a corpus, ready to be looked up; the order of adding changes nothing.

    `entries` are the documents' cards, `volumes` the volumes they stand in. Between `hear` and the next `hear` it
    notes under which keys it is looked in: a decision can only become another one when a document that bears one
    of these keys comes or goes.
    """

    def __init__(self, entries: Iterable[Entry], volumes: Iterable[Volume] = ()) -> None:
        self.entries: dict[str, Entry] = {}
        self.cards: dict[str, Card] = {}
        self.by_number: dict[Key, list[Card]] = {}
        self.by_own_number: dict[str, list[Key]] = {}
        self.exchanges: set[Exchange] = set()
        self.by_day: dict[int, list[Card]] = {}
        self.by_file: dict[str, list[Card]] = {}
        self.by_printed: dict[tuple[str | None, str], list[str]] = {}
        self.by_page: dict[tuple[str | None, str], list[str]] = {}
        self.first_on_page: dict[tuple[str | None, str], list[str]] = {}
        self.in_order: dict[str | None, list[tuple[int, str]]] = {}
        self.volumes: dict[str, Volume] = {volume.id: volume for volume in volumes}
        self.by_title = by_title(self.volumes.values())
        self.asked: set[str] | None = None
        ordered = sorted(entries, key=lambda entry: (entry.volume or "", entry.sequence, entry.id))
        for _, row in groupby(ordered, key=lambda entry: entry.volume):
            volume = list(row)
            days = days_in_order([entry.date for entry in volume])
            for entry, day, around in zip(volume, days, days_around(days), strict=True):
                self._take(entry, day, around)
        self.places: dict[str, tuple[str | None, int]] = {
            identity: (volume, place)
            for volume, row in self.in_order.items()
            for place, (_, identity) in enumerate(row)
        }

    def _take(self, entry: Entry, day: Day | None, around: Day | None) -> None:
        card = card_of(entry, day)
        if around is not None:
            card = msgspec.structs.replace(card, around=around)
        self.entries[entry.id] = entry
        self.cards[entry.id] = card
        self.in_order.setdefault(entry.volume, []).append((entry.sequence, entry.id))
        if entry.volume and entry.volume not in self.volumes:
            self.volumes[entry.volume] = Volume(id=entry.volume)
        if entry.document_number:
            self.by_printed.setdefault((entry.volume, entry.document_number), []).append(entry.id)
        self._take_pages(entry)
        if entry.stub or card.family == "editorial":
            return
        self.exchanges.update(exchanges_of(card))
        for key in card.copies:
            self.by_number.setdefault(key, []).append(card)
            if key[0] and key[0] not in PAPER_SERIES and key[0] != "dtg":
                keys = self.by_own_number.setdefault(key[1], [])
                keys += [] if key in keys else [key]
        if card.day and card.day.first == card.day.last:
            self.by_day.setdefault(card.day.first, []).append(card)
        if card.file_number:
            self.by_file.setdefault(card.file_number, []).append(card)
        self._take_parts(entry)

    def _take_parts(self, entry: Entry) -> None:
        """A dated enclosure is found by its day and its parties; what is found is the paper it stands in."""
        for part in entry.parts:
            card = card_of_part(entry, part)
            if card.day and card.day.first == card.day.last:
                self.by_day.setdefault(card.day.first, []).append(card)

    def _take_pages(self, entry: Entry) -> None:
        for page in dict.fromkeys((*((entry.first_page,) if entry.first_page else ()), *entry.pages)):
            self.by_page.setdefault((entry.volume, page), []).append(entry.id)
        if entry.first_page:
            self.first_on_page.setdefault((entry.volume, entry.first_page), []).append(entry.id)

    def card(self, citing: Entry | Document) -> Card:
        """The card of a document, made anew for one that is not in the catalogue."""
        return self.cards.get(citing.id) or card_of(citing)

    # ------------------------------------------------------------ looked up, and noted

    def hear(self) -> set[str]:
        """A fresh set, to which every key is added under which the catalogue is looked in from now on."""
        self.asked = set()
        return self.asked

    def note(self, key: str) -> None:
        if self.asked is not None:
            self.asked.add(key)

    def bearing(self, key: Key) -> Sequence[Card]:
        """The documents that bear a number."""
        self.note(f"number {key[0]} {key[1]}")
        return self.by_number.get(key, ())

    def in_own_series(self, number: str) -> Sequence[Key]:
        """The keys under which papers bear a number in a series of their own: an office's ("Topad 2226"), a
        conference's ("Gocus 601"), the circular airgrams'."""
        self.note(f"own number {number}")
        return self.by_own_number.get(number, ())

    def has_exchange(self, sender: str, recipient: str | None, year: int) -> bool:
        """Whether numbered papers of a year from one post to another, or to any, are here."""
        self.note(f"exchange {sender} {recipient} {year}")
        return (sender, recipient, year) in self.exchanges

    def dated(self, day: int) -> Sequence[Card]:
        """The documents, and those with enclosures, of one day."""
        self.note(f"day {day}")
        return self.by_day.get(day, ())

    def filed(self, file_number: str) -> Sequence[Card]:
        """The documents that bear a file number."""
        self.note(f"file {file_number}")
        return self.by_file.get(file_number, ())

    def has_volume(self, volume: str) -> bool:
        """Whether any document of a volume is here."""
        self.note(f"volume {volume}")
        return volume in self.volumes

    def volume_titled(self, title: str) -> str | None:
        """The only volume of a title, as `title_key` gives it."""
        self.note(f"title {title}")
        return self.by_title.get(title)

    def printed_as(self, volume: str | None, number: str) -> Sequence[str]:
        """The documents that a volume prints under a number."""
        self.note(f"volume {volume}")
        return self.by_printed.get((volume, number), ())

    def on_page(self, volume: str | None, page: str) -> Sequence[str]:
        """The documents that stand on a page."""
        self.note(f"volume {volume}")
        return self.by_page.get((volume, page), ())

    def begun_on(self, volume: str | None, page: str) -> Sequence[str]:
        """The documents that begin on a page."""
        self.note(f"volume {volume}")
        return self.first_on_page.get((volume, page), ())

    def holds(self, identity: str) -> bool:
        """Whether the document of this id is here."""
        self.note(f"document {identity}")
        return identity in self.entries

    def keys_of(self, identities: Iterable[str]) -> set[str]:
        """Every key under which looking may find one of these documents."""
        keys: set[str] = set()
        titles = {volume: title for title, volume in self.by_title.items()}
        for identity in identities:
            entry = self.entries[identity]
            keys.add(f"title {titles.get(entry.volume or '')}")
            keys |= {f"document {identity}", f"volume {entry.volume}", f"file {entry.file_number}"}
            keys |= {f"number {series} {number}" for series, number in self.cards[identity].copies}
            keys |= {f"own number {number}" for series, number in self.cards[identity].copies if series}
            keys |= {f"exchange {start} {end} {year}" for start, end, year in exchanges_of(self.cards[identity])}
            for card in (self.cards[identity], *(card_of_part(entry, part) for part in entry.parts)):
                if card.day:
                    keys.add(f"day {card.day.first}")
        return keys

    def neighbour(self, identity: str, step: int) -> str | None:
        """The document `step` places on in its volume, None past either end."""
        volume, place = self.places.get(identity, (None, -1))
        self.note(f"volume {volume}")
        if place < 0:
            return None
        row = self.in_order[volume]
        return row[place + step][1] if 0 <= place + step < len(row) else None

    def __len__(self) -> int:
        return len(self.cards)


def by_title(volumes: Iterable[Volume]) -> dict[str, str]:
    """Volumes by their titles; a title that several parts share leads to none."""
    held: dict[str, list[str]] = {}
    for volume in volumes:
        key = title_key(volume.title) if volume.title else None
        if key:
            held.setdefault(key, []).append(volume.id)
    return {key: found[0] for key, found in held.items() if len(found) == 1}


def card_of(entry: Entry | Document, corrected: Day | None = None) -> Card:
    """The card of an entry: posts from its numbers or its offices, people by the words of their names.

    `corrected` is its day where its neighbours show that the printed year is a slip.
    """
    day = corrected or read_day(entry.date)
    year = date.fromordinal(day.first).year if day else year_of_volume(entry.volume)
    sender, recipients = sender_post(entry, year), recipient_posts(entry, year)
    return Card(
        id=entry.id,
        volume=entry.volume,
        sequence=entry.sequence,
        family=family(entry.form),
        day=day,
        sender_post=sender,
        recipient_posts=recipients,
        senders=names((*(party.name for party in entry.sender), *entry.signatures)),
        recipients=names(party.name for party in entry.recipient),
        sender_offices=tuple(plain(party.office) for party in entry.sender if party.office),
        recipient_offices=tuple(plain(party.office) for party in entry.recipient if party.office),
        copies=copies_of(entry, sender, recipients),
        file_number=entry.file_number,
        own_number=next((int(one.number) for one in entry.numbers[:1] if one.number.isdecimal()), None),
        own_series=next((one.number_series for one in entry.numbers[:1]), ""),
        circular="ircular" in (entry.form or ""),
        stub=entry.stub,
        chapter=entry.chapter,
        place_post=post_named(entry.place, year) if entry.place else None,
    )


def card_of_part(citing: Document | Entry, part: Part) -> Card:
    """The card of an enclosure, which has ends and a day of its own and its paper's id and place."""
    entry = Entry(
        id=citing.id,
        volume=citing.volume,
        sequence=citing.sequence,
        form=part.form,
        heading=part.heading,
        sender=part.sender,
        recipient=part.recipient,
        date=part.date,
        chapter=citing.chapter,
    )
    return msgspec.structs.replace(card_of(entry), enclosed=part.heading or part.form or "enclosure")


def sender_post(entry: Entry | Document, year: int | None) -> str | None:
    """Whence a paper went: its number's post, its sender's, or its place where the Secretary wrote abroad."""
    own = next((number.from_ for number in entry.numbers if number.role == "own" and number.from_), None)
    post = own or next(posts_of(entry.sender, year), None)
    if post in (None, DEPARTMENT) and entry.place and entry.form and "elegram" in entry.form:
        return place_post(entry.place, year) or post
    return post


def place_post(place: str, year: int | None) -> str | None:
    """The post of a dateline's place; Washington is the Department."""
    return post_named(place, year)


def recipient_posts(entry: Entry | Document, year: int | None) -> tuple[str, ...]:
    """Where a paper went: its number's post and the posts of all its recipients."""
    own = [number.to for number in entry.numbers if number.role == "own" and number.to]
    return tuple(dict.fromkeys((*own, *posts_of(entry.recipient, year))))


def posts_of(parties: tuple[Party, ...], year: int | None) -> Iterator[str]:
    return (post for party in parties if party.office and (post := office_post(party.office, year)))


def copies_of(entry: Entry | Document, sender: str | None, recipients: tuple[str, ...]) -> dict[Key, tuple[Copy, ...]]:
    """Each number of a paper with the posts it runs between; what a number leaves open the heading fills."""
    copies: dict[Key, tuple[Copy, ...]] = {}
    for number in (*entry.numbers, *paper_numbers(entry)):
        if speaks_of(entry.heading or "", number):
            continue
        repeat = number.role == "repeat"
        ends = (number.to,) if number.to or repeat else (recipients or (None,))
        key = number_key(number.number_series, number.number)
        start = party_away(number.number_series, number.from_ or sender, sender)
        made = tuple(Copy(from_=start, to=end, repeat=repeat) for end in ends)
        copies[key] = (*copies.get(key, ()), *made)
    return copies


def exchanges_of(card: Card) -> Iterator[Exchange]:
    """The exchanges of which a numbered paper is one, with its recipient and with any."""
    if card.day is None:
        return
    year = date.fromordinal(card.day.first).year
    for copies in card.copies.values():
        for copy in copies:
            if copy.from_:
                yield copy.from_, None, year
                if copy.to:
                    yield copy.from_, copy.to, year


def is_offices_own(series: str) -> bool:
    """Whether numbers run in a series of one office's own ("Topad", "JCS"): no conference's, no policy paper's, and
    not a short word for the telegrams of a post ("Legtel")."""
    return bool(series) and series not in PAPER_SERIES and not series.endswith("tel") and series_named(series) is None


def speaks_of(heading: str, number: OwnNumber) -> bool:
    """Whether a heading names a policy paper as its subject: "Paper by the Working Group on NSC 5405"
    (frus1952-54v12p2/d439)."""
    if number.number_series not in PAPERS:
        return False
    words = f"{number.number_series} {number.number}"
    place = heading.find(words)
    return place > 0 and heading[:place].endswith((" on ", " of ", " to ", " regarding ", " concerning "))


def party_away(series: str, post: str | None, sender: str | None) -> str | None:
    """Whence a number runs: a series of messages to Washington never from the Department."""
    known = series_named(series) if series else None
    if known and known.outward and post == DEPARTMENT:
        return sender if sender != DEPARTMENT else None
    return post


PAPER = re.compile(
    r"\b(NSC Action|NSC|NIE|SNIE|NSAM|NSDM|NSSM|SE|ORE)\s+(?:No\.\s*)?(\d+(?:[–-]\d+)*(?:/\d+)*(?:[–-]\d+)?)"
)
NUMBERED_PAPERS = (
    ("National Security Action Memorandum", "NSAM"),
    ("National Security Decision Memorandum", "NSDM"),
    ("National Security Study Memorandum", "NSSM"),
    ("Special National Intelligence Estimate", "SNIE"),
    ("National Intelligence Estimate", "NIE"),
    ("National Security Decision Directive", "NSDD"),
    ("National Security Study Directive", "NSSD"),
    ("Presidential Review Memorandum", "PRM"),
    ("Presidential Directive", "PD"),
)
NUMBER_SIGN = re.compile(r"No\.\s*(\d+)")


def paper_numbers(entry: Entry | Document) -> tuple[OwnNumber, ...]:
    """Numbers of policy papers and estimates that only the heading gives: "… Action Memorandum No. 52"."""
    heading = entry.heading or ""
    series = next((series for words, series in NUMBERED_PAPERS if heading.startswith(words)), None)
    numbered = NUMBER_SIGN.search(heading) if series else None
    if series and numbered:
        return (OwnNumber(number=numbered[1], number_series=series),)
    if family(entry.form) not in ("paper", None) or any(number.number_series for number in entry.numbers):
        return ()
    return tuple(OwnNumber(number=number, number_series=series) for series, number in PAPER.findall(heading))


DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", ",": "", " ": ""})


def number_key(series: str, number: str) -> Key:
    """A number as an index holds it: series in small letters, no commas, every dash a hyphen, no noughts before it.

    Cables of the 1970s fill numbers up with noughts: "State 014367" is telegram 14367 (frus1969-76v20/d329).
    """
    plain_number = number.translate(DASHES).casefold()
    return series.casefold(), (plain_number.lstrip("0") or "0") if plain_number.isdecimal() else plain_number


def names(written: Iterable[str | None]) -> tuple[Name, ...]:
    """People by the words of their names, each once."""
    return tuple(dict.fromkeys(name for words in written if words and (name := name_of(words))))


VOLUME_YEAR = re.compile(r"frus(\d{4})")


def year_of_volume(volume: str | None) -> int | None:
    """The first year of a volume by its name."""
    found = VOLUME_YEAR.match(volume or "")
    return int(found[1]) if found else None
