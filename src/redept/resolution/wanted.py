"""Papers that are cited but absent: one record for each, with all that those who cite it say of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from redept.grammar.posts import post_named
from redept.grammar.series import is_world_wide, run_of
from redept.model import Claim, Interpretation, Reference, Resolution, Wanted
from redept.resolution.catalogue import Catalogue, number_key
from redept.resolution.days import Day, read_day
from redept.resolution.forms import family
from redept.resolution.shared import Shared

Absent = tuple[Reference, Interpretation]
Group = list[Absent]


class Gathered:
    """The references that mean an absent paper, gathered document by document, and the file numbers beside them."""

    def __init__(self) -> None:
        self.absent: list[Absent] = []
        self.files: dict[str, str] = {}
        self.shared = Shared()

    def take(self, cited: Sequence[Reference], decided: Sequence[tuple[Interpretation, Resolution]]) -> None:
        """Take the references of one document, or of several; `cited` and `decided` go in step."""
        absent = [
            (reference, interpretation)
            for reference, (interpretation, resolution) in zip(cited, decided, strict=True)
            if resolution.status == "absent"
        ]
        if absent:
            self.absent += (
                (shared, msgspec.structs.replace(self.shared(seen), reference=shared.id))
                for reference, seen in absent
                for shared in (self.shared(reference),)
            )
            files = files_beside(cited)
            self.files.update((one.id, files[one.id]) for one, _ in absent if one.id in files)

    def wanted(self, catalogue: Catalogue) -> tuple[Iterator[Wanted], dict[str, str]]:
        """Wanted records, merged over all who cite them, each made when it is asked for; and by reference the record's
        id.

        The same references in another order give the same records.
        """
        groups = sorted(named(merged(self.absent, catalogue)), key=lambda one: one[0])
        ids = {reference.id: identity for identity, group in groups for reference, _ in group}
        return (record(identity, group, self.files, catalogue) for identity, group in groups), ids


def as_wanted(resolution: Resolution, wanted: str | None) -> Resolution:
    """A resolution with the wanted record that its reference now means; itself where that is no other."""
    return resolution if resolution.wanted == wanted else msgspec.structs.replace(resolution, wanted=wanted)


def merged(absent: Iterable[Absent], catalogue: Catalogue) -> list[Group]:
    """References that mean one paper, together."""
    rough: dict[tuple[object, ...], Group] = defaultdict(list)
    for reference, interpretation in sorted(absent, key=lambda pair: pair[0].id):
        rough[rough_key(reference, interpretation, catalogue)].append((reference, interpretation))
    return joined([fine for key in sorted(rough, key=repr) for fine in parted(rough[key])])


def joined(groups: list[Group]) -> list[Group]:
    """Groups that are one message under two numbers, together: "Deptel 1314 to Paris, repeated London 77" and "Deptel
    77" in London, where one group alone bears the copy's number and no day speaks against it."""
    bearing: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        for key in {copy_key(reference.number or "", seen.from_, seen.to) for reference, seen in group}:
            bearing[key].append(place)
    leader = list(range(len(groups)))
    for place, group in enumerate(groups):
        for reference, seen in group:
            for words, number in reference.copies:
                met = bearing.get(copy_key(number, seen.from_, post_named(words, None)), [])
                if len(met) == 1 and met[0] != place and same_day(group, groups[met[0]]):
                    one, other = sorted((head(leader, place), head(leader, met[0])))
                    leader[other] = one
    together: dict[int, Group] = defaultdict(list)
    for place, group in enumerate(groups):
        together[head(leader, place)] += group
    return list(together.values())


def head(leader: list[int], place: int) -> int:
    """The first of the groups that a group was joined to."""
    while leader[place] != place:
        place = leader[place]
    return place


def copy_key(number: str, sender: str | None, recipient: str | None) -> tuple[object, ...]:
    return (number_key("", number), sender, recipient)


def same_day(one: Group, other: Group) -> bool:
    """Whether no two days that are said for two groups are more than a day apart; a day must be said for one."""
    said = [read_day(day) for group in (one, other) if (day := fullest(group)) and day[0] != "X"]
    days = [day.first for day in said if day]
    return bool(days) and max(days) - min(days) <= 1


def rough_key(reference: Reference, interpretation: Interpretation, catalogue: Catalogue) -> tuple[object, ...]:
    """What must agree: number, sender and run; without a number form, day and sender."""
    if reference.document_number:
        card = catalogue.cards.get(reference.document)
        return ("printed", reference.volume or (card.volume if card else None), reference.document_number)
    day = day_of(reference, interpretation, catalogue)
    kind = family(reference.form) or family(reference.kind) or reference.kind
    if not reference.number:
        said = interpretation.date and interpretation.date[:10]
        if not said:
            return ("alone", reference.id)
        return ("dated", kind, said, interpretation.from_, people(reference))
    key = number_key(reference.number_series, reference.number)
    if reference.kind == "paper":
        return ("paper", *key)
    if interpretation.from_ is None and not interpretation.date:
        return ("numbered", *key, "telegram" if kind == "message" else kind, reference.document)
    return ("numbered", *key, kind, interpretation.from_, run_of(day.last) if day else None)


def people(reference: Reference) -> tuple[str, ...]:
    """The words for the people between whom a paper went, where the words name people."""
    named = ((reference.issuer, reference.issuer_words), (reference.addressee, reference.addressee_words))
    return tuple(words for role, words in named if words and role in ("person", "office"))


def parties(reference: Reference, seen: Interpretation, catalogue: Catalogue) -> tuple[str, ...]:
    """The people and offices between whom a paper went: those in the words, also where a place is named that is no
    post ("the British Resident Minister in Cairo"), and behind "your" and "my" those of the paper that cites it. A
    number is counted between posts, and says enough without them."""
    entry = catalogue.entries.get(reference.document)
    places = (
        (reference.issuer, reference.issuer_words, seen.from_),
        (reference.addressee, reference.addressee_words, seen.to),
    )
    meant: list[str | None] = [*people(reference)]
    meant += [words for role, words, post in places if role == "place" and post is None]
    if entry and not reference.number:
        behind = {"recipient": entry.recipient, "writer": entry.sender}
        for role in (reference.issuer, reference.addressee):
            meant += [party.name or party.office for party in behind.get(role or "", ())]
    return tuple(words for words in meant if words)


def day_of(reference: Reference, interpretation: Interpretation, catalogue: Catalogue) -> Day | None:
    """The paper's day as said, else the day of the paper that cites it."""
    said = read_day(interpretation.date) if interpretation.date and interpretation.date[0] != "X" else None
    citing = catalogue.cards.get(reference.document)
    return said or (citing.day if citing else None)


def parted(group: Group) -> Iterable[Group]:
    """A rough group by recipient and day: what leaves them open joins where there is one choice only."""
    for by_recipient in split_by(group, recipient_of):
        yield from split_by(by_recipient, day_said)


def recipient_of(pair: Absent) -> str | None:
    _, interpretation = pair
    day = read_day(interpretation.date)
    if interpretation.from_ and day and is_world_wide(interpretation.from_, day.first):
        return None
    return interpretation.to


def day_said(pair: Absent) -> str | None:
    said = pair[1].date
    return said[:10] if said else None


def split_by(group: Group, value_of: Callable[[Absent], str | None]) -> Iterable[Group]:
    values: dict[str | None, Group] = defaultdict(list)
    for pair in group:
        values[value_of(pair)].append(pair)
    known = [value for value in values if value is not None]
    if len(known) == 1:
        return [group]
    return [values[value] for value in sorted(values, key=lambda value: value or "")]


def named(groups: Iterable[Group]) -> Iterable[tuple[str, Group]]:
    """Each group with an id made of what is known; a later one of the same name gets a suffix."""
    taken: Counter[str] = Counter()
    for group in sorted(groups, key=lambda group: group[0][0].id):
        name = slug(group)
        taken[name] += 1
        yield (name if taken[name] == 1 else f"{name}.{taken[name]}"), group


def slug(group: Group) -> str:
    """ "wanted-telegram-2212-department-moscow-1944-09-15"."""
    reference = group[0][0]
    if reference.document_number:
        words = ["document", reference.volume or reference.document.partition("/")[0], reference.document_number]
    else:
        words = [
            reference.kind,
            reference.number_series,
            reference.number or "",
            commonest(interpretation.from_ for _, interpretation in group) or "",
            commonest(interpretation.to for _, interpretation in group) or "",
            (fullest(group) or "")[:10],
        ]
    if not any(words[1:]):
        words.append(reference.id)
    return re.sub(r"[^\w.@:/+-]+", "_", "-".join(["wanted", *(word for word in words if word)]).casefold())


def commonest(values: Iterable[str | None]) -> str | None:
    """The value that most say; of equals the first in the alphabet."""
    said = [value for value in values if value]
    if len(said) < 2:
        return said[0] if said else None
    counted = Counter(said)
    return min(counted, key=lambda value: (-counted[value], value))


def fullest(group: Group) -> str | None:
    """The date that says most, hours before days; of equals the one said most."""
    dates = [interpretation.date for _, interpretation in group if interpretation.date]
    longest = max((len(one) for one in dates), default=0)
    return commonest(one for one in dates if len(one) == longest)


NEAR = 60


def files_beside(cited: Iterable[Reference]) -> dict[str, str]:
    """By reference id the file number that stands right behind a message: "telegram 885 (762.0221/1-2758)"."""
    ordered = sorted(cited, key=lambda one: (one.document, one.layer, one.note or 0, one.start, one.end, one.id))
    return {
        message.id: file.file_number
        for message, file in pairwise(ordered)
        if file.kind == "file"
        and file.file_number
        and (message.document, message.layer, message.note) == (file.document, file.layer, file.note)
        and 0 <= file.start - message.end <= NEAR
    }


def record(identity: str, group: Group, files: Mapping[str, str], catalogue: Catalogue) -> Wanted:
    """All that is known of one absent paper."""
    references = [reference for reference, _ in group]
    return Wanted(
        id=identity,
        kind=commonest(reference.kind for reference in references) or "other",
        form=commonest(reference.form for reference in references),
        number=references[0].number or references[0].document_number,
        number_series=references[0].number_series,
        from_=commonest(interpretation.from_ for _, interpretation in group),
        to=commonest(interpretation.to for _, interpretation in group),
        date=fullest(group),
        file_number=commonest(reference.file_number or files.get(reference.id) for reference in references),
        parties=tuple(dict.fromkeys(words for one, seen in group for words in parties(one, seen, catalogue))),
        cited_by=tuple(dict.fromkeys(reference.document for reference in references)),
        quotes=tuple(dict.fromkeys(reference.text for reference in references)),
        printed_elsewhere=commonest(reference.volume for reference in references),
        references=tuple(reference.id for reference in references),
        other_numbers=other_numbers(references),
        claims=tuple(dict.fromkeys(claim for one in references for claim in claims_of(one, files))),
    )


def other_numbers(references: Sequence[Reference]) -> tuple[str, ...]:
    """The numbers that the copies of a paper bear, each with the post: "London 77"."""
    first = references[0].number
    said = [f"{post} {number}" for one in references for post, number in one.copies]
    said += [one.number for one in references if one.number and one.number != first and not one.number_series]
    return tuple(dict.fromkeys(said))


def claims_of(reference: Reference, files: Mapping[str, str]) -> Iterable[Claim]:
    """What the words, or the editors' note that hangs on them, say of the paper besides naming it."""
    if reference.printed is False:
        note = reference.note or reference.hangs
        by = "editor" if note else reference.author
        yield Claim(says="not printed", by=by, document=reference.document, note=note)
    file_number = reference.file_number or files.get(reference.id)
    if file_number:
        by, note = reference.author, reference.note
        yield Claim(says=f"file {file_number}", by=by, document=reference.document, note=note)
