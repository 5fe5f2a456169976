"""Comparisons of what a reference says with what a candidate is: each gives a sentence, the two values, a weight.

Weights are log-odds, set so that the sum agrees with how often such a candidate is the right one. A weight of
`AGAINST` or less rules a candidate out.
"""

from collections.abc import Callable, Sequence

from redept.grammar.posts import DEPARTMENT, same_post
from redept.grammar.series import is_world_wide, run_of, series_named
from redept.model import Reason
from redept.resolution.catalogue import PAPER_SERIES, Card, Copy, Key, is_offices_own
from redept.resolution.days import Day, as_iso, spoken
from redept.resolution.forms import agreement
from redept.resolution.names import Name, anybody_shared
from redept.resolution.names import spoken as name_spoken
from redept.resolution.offices import is_another_office
from redept.resolution.viewpoint import Sought

AGAINST = -50.0

Comparison = Callable[[Sought, Card, Key | None, Copy | None], Reason | None]


def number_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    if key is None:
        return None
    said = sought.reference.number or key[1]
    word = f"{sought.reference.number_series} " if sought.reference.number_series else ""
    if is_paper(key):
        return Reason(name="number", sentence=f"number {word}{said} agrees", weight=6.5, said=said, found=said)
    if key[0] and not sought.keys[0][0]:
        sentence = f"number {key[1]} agrees, in a series of its own"
        return Reason(name="own series", sentence=sentence, weight=2.5, said=said, found=key[1])
    if key[0] and key[0] not in ("a", "g"):
        return Reason(name="number", sentence=f"number {word}{said} agrees", weight=4.5, said=said, found=said)
    if not key[0] and sought.keys[0] == (sought.keys[0][0], key[1]) and sought.keys[0][0]:
        senders_own = bool(copy and copy.from_ and copy.from_ in sought.senders)
        weight = 3.5 if senders_own else 3.0
        return Reason(name="bare number", sentence=f"number {key[1]} agrees", weight=weight, said=said, found=key[1])
    if key != sought.keys[0]:
        return Reason(name="copy", sentence=f"number {key[1]} of a copy agrees", weight=2.5, said=key[1], found=key[1])
    weight = 2.8 if len(key[1]) < 3 else 3.3 if len(key[1]) < 5 else 4.3
    return Reason(name="number", sentence=f"number {word}{said} agrees", weight=weight, said=said, found=said)


def sender_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Direction decides: another sender rules a candidate out."""
    found = copy.from_ if copy else card.sender_post
    if not found:
        return None
    if not sought.senders:
        return some_post_agrees(sought, found)
    if any(same_post(post, found) or post == card.place_post for post in sought.senders):
        weight = 2.0 if key else 1.5
        return Reason(name="from", sentence=f"from {found} agrees", weight=weight, said=sought.senders[0], found=found)
    if copy and copy.to and copy.to in sought.senders and sought.reference.issuer == "place":
        sentence = f"from {found} to {copy.to}, where it bears that number"
        weight = 0.5 if copy.repeat else -1.0
        return Reason(name="to the place", sentence=sentence, weight=weight, said=sought.senders[0], found=found)
    sentence = f"from {found}, not {sought.senders[0]}"
    travelling = key is not None and key == sought.keys[0] and travels(key)
    weight = -1.0 if travelling or on_the_way(sought, card, key) else AGAINST
    return Reason(name="from", sentence=sentence, weight=weight, said=sought.senders[0], found=found)


def on_the_way(sought: Sought, card: Card, key: Key | None) -> bool:
    """Whether one person wrote from another post: "your message of January 25" to Anderson at Cairo, who was at
    Jerusalem that day (frus1955-57v15/d39)."""
    own = sought.reference.issuer in ("writer", "recipient") and sought.day is not None and key is None
    return own and bool(anybody_shared(sought.sender_names, card.senders))


def travels(key: Key) -> bool:
    """Whether a series goes with a party from place to place."""
    known = series_named(key[0]) if key[0] else None
    return known is not None and known.by_trip


def some_post_agrees(sought: Sought, found: str) -> Reason | None:
    """ "Embtel" in a paper that comes from no post: some post's, not the Department's."""
    if sought.reference.issuer != "post":
        return None
    if found == DEPARTMENT:
        return Reason(name="from post", sentence="from the Department, not from a post", weight=AGAINST, found=found)
    return Reason(name="from post", sentence=f"from {found}, a post", weight=0.5, said="a post", found=found)


def recipient_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """A number counts between two posts, but for the Department's since July 1966, which count world-wide."""
    posts = ((copy.to,) if copy.to else ()) if copy else card.recipient_posts
    if sought.not_to and posts:
        return to_others(sought, posts)
    if not sought.recipients or not posts or posts[0] in sought.senders:
        return None
    agreeing = next((post for post in posts if any(same_post(post, said) for said in sought.recipients)), None)
    if agreeing:
        return Reason(
            name="to",
            sentence=f"to {agreeing} agrees",
            weight=1.5 if key else 1.0,
            said=sought.recipients[0],
            found=agreeing,
        )
    world_wide = key and card.day and is_world_wide(card.sender_post, card.day.first)
    if world_wide and not sought.recipients_said:
        return None
    ours = sought.reference.issuer in ("writer", "recipient") and not sought.recipients_said and sought.day is None
    weight = (
        -1.0 if world_wide or key is None else -2.0 if ours else -3.0 if same_hour(sought.day, card.day) else AGAINST
    )
    sentence = f"to {posts[0]}, not {sought.recipients[0]}"
    return Reason(name="to", sentence=sentence, weight=weight, said=sought.recipients[0], found=posts[0])


def to_others(sought: Sought, posts: Sequence[str]) -> Reason:
    """ "Department's telegram of January 12 to other Central American missions" in Managua's (frus1934v05/d222)."""
    said = f"other than {sought.not_to[0]}"
    if posts[0] in sought.not_to:
        return Reason(name="to", sentence=f"to {posts[0]}, not to others", weight=AGAINST, said=said, found=posts[0])
    return Reason(name="to", sentence=f"to {posts[0]}, one of others", weight=1.0, said=said, found=posts[0])


def same_hour(said: Day | None, found: Day | None) -> bool:
    """Whether two days agree to the minute: a message sent to several posts at once."""
    return bool(
        said and found and said.minutes is not None and (said.first, said.minutes) == (found.first, found.minutes)
    )


def date_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    if sought.day is None:
        return month_and_day_agree(sought, card)
    if card.day is None:
        return None
    apart = days_apart(sought.day, card.day)
    said, found = as_iso(sought.day), as_iso(card.day)
    name = spoken(card.day.first)
    if apart == 0 and sought.day.first == sought.day.last:
        return Reason(name="date", sentence=f"{name} agrees", weight=4.0 if key else 2.5, said=said, found=found)
    if apart == 0:
        return Reason(name="month", sentence=f"{name} agrees", weight=1.0, said=said, found=found)
    if key and apart in (365, 366) and sought.reference.date and sought.reference.date.year is None:
        return Reason(
            name="another year", sentence=f"{name} agrees but for the year", weight=1.0, said=said, found=found
        )
    weight = -0.3 if key and is_paper(key) and apart <= 31 else date_off(apart, bool(key))
    sentence = f"dated {name}, {apart} {'day' if apart == 1 else 'days'} off"
    return Reason(name="date off", sentence=sentence, weight=weight, said=said, found=found)


def date_off(apart: int, numbered: bool) -> float:
    """What a day that does not agree weighs: one day is another clock, a few a slip, more another paper."""
    if not numbered:
        return AGAINST if apart > 1 else -3.0
    if apart == 1:
        return 1.5
    return -1.0 if apart <= 4 else -4.0 if apart <= 31 else AGAINST


def month_and_day_agree(sought: Sought, card: Card) -> Reason | None:
    """Where the year is open."""
    written = sought.reference.date
    if written is None or written.relative or written.month is None or written.day is None or card.day is None:
        return None
    words = spoken(card.day.first)
    if as_iso(card.day)[5:10] == f"{written.month:02d}-{written.day:02d}":  # type: ignore[index]
        return Reason(name="date", sentence=f"{words} agrees but for the year", weight=2.0)
    return Reason(name="date", sentence=f"dated {words}", weight=AGAINST)


def days_apart(one: Day, other: Day) -> int:
    """Days between two stretches of days, 0 where they touch."""
    return max(0, other.first - one.last, one.first - other.last)


def hour_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    if not sought.day or not card.day or sought.day.minutes is None or card.day.minutes is None:
        return None
    if sought.day.first != card.day.first:
        return None
    said, found = as_iso(sought.day), as_iso(card.day)
    if sought.day.minutes == card.day.minutes:
        return Reason(name="hour", sentence="the hour agrees", weight=2.5, said=said, found=found)
    return Reason(name="hour", sentence="another hour", weight=-1.0 if key else -3.0, said=said, found=found)


def order_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Without a day in the words a number counts within its run, and not long before the paper that cites it."""
    if sought.reference.date is not None and sought.day is not None:
        return None
    if sought.at is None or card.day is None or key is None or is_paper(key):
        return None
    before = sought.at.last - card.day.first
    said, found = as_iso(sought.at), as_iso(card.day)
    weight, sentence = nearness(sought, card, key, before, ends_agree(sought, copy))
    return Reason(name="nearness", sentence=sentence, weight=weight, said=said, found=found)


def ends_agree(sought: Sought, copy: Copy | None) -> bool:
    """Whether a number runs between the very posts that are sought: there it is given once in a run.

    Of a place's number it is not known to whom it runs, unless the words say it ("Rangoon 287",
    frus1952-54v12p2/d147).
    """
    known = sought.recipients_said or sought.reference.issuer != "place"
    return known and copy is not None and copy.from_ in sought.senders and copy.to in sought.recipients


def nearness(sought: Sought, card: Card, key: Key, before: int, once: bool) -> tuple[float, str]:
    """What the days between the paper and its candidate weigh; `once` where the number is given once in a run.

    "Deptel 158" to Jidda in January is the Department's 158 to Jidda of August (frus1955-57v13/d254).
    """
    assert sought.at is not None and card.day is not None
    dated = f"dated {spoken(card.day.first)}"
    if before < 0 and not sought.editor:
        return (-1.0 if before >= -written_later(sought) else AGAINST), f"{dated}, after this paper"
    days = abs(before)
    if numbers_begin_again(key, card.day.first, sought.at.last):
        return weight_across_runs(sought, key, days), f"{dated}, before the numbers began again"
    if travels(key):
        return (2.0 if days <= 10 else 0.5 if days <= 45 else -1.5), f"{counted(before)} this paper"
    far = 0.0 if once or is_unique(key) else -2.0
    return (1.5 if days <= 45 else 0.5 if days <= 120 else far), f"{counted(before)} this paper"


LONG_NUMBER = 5


def is_unique(key: Key) -> bool:
    """Whether a series of an office's own counts so far that a number means one message: "JCS 933381"
    (frus1952-54v14p2/d635)."""
    return len(key[0]) > 1 and is_offices_own(key[0]) and len(key[1]) >= LONG_NUMBER


def written_later(sought: Sought) -> int:
    """Days by which a paper may name a later one: records of talks are written up after them."""
    return 5 if sought.citing_family in ("conversation", "memorandum") else 1


def weight_across_runs(sought: Sought, key: Key, days: int) -> float:
    """A number of the run before: likely where the sender had not yet counted so far in the new one."""
    if sought.own_number is not None and key[1].isdecimal() and int(key[1]) > sought.own_number and days <= 366:
        return 0.5
    if key[0] in ("ca", "cg"):
        return 0.0 if days <= 366 else AGAINST
    return -1.0 if days <= 120 else AGAINST


def counted(before: int) -> str:
    """ "3 days before", "1 day after", "the same day as"."""
    if before == 0:
        return "the same day as"
    return f"{abs(before)} {'day' if abs(before) == 1 else 'days'} {'before' if before > 0 else 'after'}"


def numbers_begin_again(key: Key, one: int, other: int) -> bool:
    """Whether a series began again between two days; an office's own, as the Joint Chiefs' ("JCS 933381",
    frus1952-54v14p2/d635), is not known to."""
    if travels(key):
        return abs(one - other) > 60
    if len(key[0]) > 2 and is_offices_own(key[0]):
        return False
    return run_of(one) != run_of(other)


def is_paper(key: Key) -> bool:
    """Policy papers and estimates: numbered once for all, cited for years."""
    return key[0] in PAPER_SERIES


FORM_WEIGHT = {"telegram": 0.3, "letter": 2.5, "address": 2.5}


def one(form: str | None) -> str:
    """ "a telegram", "an airgram"."""
    return f"{'an' if (form or '')[:1] in 'aei' else 'a'} {form}"


def form_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    agreed = agreement(sought.family, card.family)
    if agreed is None or (key and is_paper(key)):
        return None
    said, found = sought.family, card.family
    if agreed == 2:
        weight = 0.5 if key else FORM_WEIGHT.get(found or "", 1.5)
        return Reason(name="form", sentence=f"{one(found)}, as cited", weight=weight, said=said, found=found)
    if agreed == 1:
        weight = 0.5 if {said, found} in ({"letter", "message"}, {"airgram", "instruction"}) else -0.5
        return Reason(name="form", sentence=f"{one(found)}, cited as {said}", weight=weight, said=said, found=found)
    people = key is None and both_parties(sought, card)
    weight = -3.0 if people and {said, found} <= WRITTEN else AGAINST
    return Reason(name="form", sentence=f"{one(found)}, not {one(said)}", weight=weight, said=said, found=found)


WRITTEN = frozenset(("letter", "memorandum", "message", "note"))


def both_parties(sought: Sought, card: Card) -> bool:
    """Whether the people at both ends agree, so that the form may be a loose word: "your memorandum of December 23"
    for a letter (frus1955-57v20/d317)."""
    return bool(
        anybody_shared(sought.sender_names, card.senders) and anybody_shared(sought.recipient_names, card.recipients)
    )


def circular_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Circulars are numbered apart."""
    said = "ircular" in (sought.reference.form or "") or sought.reference.number_series in ("CA", "CG")
    if key is None or key[0] or said == card.circular or (not said and sought.reference.form is None):
        return None
    words = ("a circular", "no circular") if card.circular else ("no circular", "a circular")
    return Reason(name="circular", sentence=f"{words[0]}, not {words[1]}", weight=-2.0, said=words[1], found=words[0])


AGAINST_NAME = {"person": -4.0, "writer": -1.0, "recipient": -1.0}
AGAINST_READER = {"person": -2.0, "writer": -1.0, "recipient": -1.0}


def sender_name_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    against = 0.0 if key or sought.family == "telegram" else AGAINST_NAME.get(sought.reference.issuer or "", 0.0)
    return names_agree("by", sought.sender_names, card.senders, against, bool(key))


def recipient_name_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    letters = sought.reader_sure and sought.citing_family != "telegram"
    said = AGAINST_READER.get(sought.reference.addressee or "", 0.0)
    against = 0.0 if key else -3.0 if letters and sought.reference.issuer == "recipient" else said
    return names_agree("for", sought.recipient_names, card.recipients, against, bool(key))


def names_agree(
    word: str, said: tuple[Name, ...], found: tuple[Name, ...], against: float, numbered: bool
) -> Reason | None:
    """People count where no number does: an ambassador's telegram may be signed by his chargé."""
    if not said or not found:
        return None
    shared = anybody_shared(said, found)
    there = shared or found[0]
    if shared:
        weight = 0.3 if numbered else 2.0 if word == "by" else 1.5
        sentence = f"{word} {name_spoken(there)} agrees"
    else:
        if not against:
            return None
        weight = against
        sentence = f"{word} {name_spoken(there)}, not {name_spoken(said[0])}"
    return Reason(name=word, sentence=sentence, weight=weight, said=name_spoken(said[0]), found=name_spoken(there))


def sender_office_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    if key and key == sought.keys[0]:
        return None
    agreed = office_agrees("by office", sought.sender_office, card.sender_offices)
    return None if key and agreed and agreed.weight < 0 else agreed


def recipient_office_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    return None if key else office_agrees("for office", sought.recipient_office, card.recipient_offices)


def office_agrees(name: str, said: str | None, offices: tuple[str, ...]) -> Reason | None:
    """ "the Secretary" is the Secretary of State, not an Under Secretary."""
    if not said:
        return None
    found = next((office for office in offices if office.startswith((said, f"operation {said}"))), None)
    if found is None:
        return other_office(name, said, offices)
    sentence = f"{name.removesuffix(' office')} the {found} agrees"
    return Reason(name=name, sentence=sentence, weight=1.5, said=said, found=found)


def other_office(name: str, said: str, offices: tuple[str, ...]) -> Reason | None:
    """Another office than the one in the words, which may still be another name of the same.

    Where both are offices by their words and share none, it is another's paper: the Executive Secretary's of January
    13 is none of the Chairman's of the Council on Foreign Economic Policy (frus1955-57v10/d113).
    """
    if not offices or (len(said.split()) < 2 and said != "president"):
        return None
    word = name.removesuffix(" office")
    weight = -3.0 if all(is_another_office(said, office) for office in offices) else -0.5
    return Reason(
        name=name, sentence=f"{word} the {offices[0]}, not the {said}", weight=weight, said=said, found=offices[0]
    )


def file_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    said = sought.reference.file_number
    if not said or not card.file_number:
        return None
    if said == card.file_number:
        return Reason(name="file", sentence=f"file {said} agrees", weight=3.0, said=said, found=card.file_number)
    return Reason(
        name="file", sentence=f"file {card.file_number}, not {said}", weight=-2.0, said=said, found=card.file_number
    )


def volume_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Editors print together what belongs together; a policy paper is cited in every volume ("NSC 5501",
    frus1955-57v10/d6)."""
    said, found = sought.volume, card.volume
    if said is None or found is None or (key and is_paper(key) and said != found):
        return None
    if said == found:
        return Reason(name="volume", sentence="in the same volume", weight=1.0, said=said, found=found)
    return Reason(name="volume", sentence="in another volume", weight=-1.0, said=said, found=found)


def chapter_agrees(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Papers of one matter stand in one chapter."""
    if sought.chapter is None or sought.volume != card.volume or card.chapter is None:
        return None
    same = sought.chapter == card.chapter
    sentence = "in the same chapter" if same else "in another chapter"
    return Reason(name="chapter", sentence=sentence, weight=0.5 if same else -0.5)


def lately_written(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Of papers known by their day alone those just written are cited most."""
    if key is not None or sought.at is None or card.day is None:
        return None
    days = abs(sought.at.last - card.day.first)
    weight = 0.5 if days <= 14 else 0.0 if days <= 120 else -0.5
    return Reason(name="lately", sentence=f"{counted(sought.at.last - card.day.first)} this paper", weight=weight)


def stands_in(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """A paper printed as another's enclosure."""
    if card.enclosed is None:
        return None
    sentence = f"printed in it as “{card.enclosed[:80]}”"
    return Reason(name="enclosed", sentence=sentence, weight=-0.5, found=card.enclosed)


COMPARISONS: tuple[Comparison, ...] = (
    number_agrees,
    sender_agrees,
    recipient_agrees,
    form_agrees,
    circular_agrees,
    order_agrees,
    date_agrees,
    hour_agrees,
    sender_name_agrees,
    recipient_name_agrees,
    sender_office_agrees,
    recipient_office_agrees,
    file_agrees,
    volume_agrees,
    chapter_agrees,
    lately_written,
    stands_in,
)


def weigh(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Sequence[Reason] | None:
    """All reasons for a candidate with their weights by hand, None where one rules it out."""
    reasons: list[Reason] = []
    for compare in COMPARISONS:
        reason = compare(sought, card, key, copy)
        if reason is None:
            continue
        if reason.weight <= AGAINST:
            return None
        reasons.append(reason)
    return reasons


def group_of(key: Key | None) -> str:
    """The group of references whose weights are learned together: "numbered", "paper" or "dated"."""
    if key is None:
        return "dated"
    return "paper" if is_paper(key) else "numbered"


__all__ = ["AGAINST", "COMPARISONS", "group_of", "weigh"]
