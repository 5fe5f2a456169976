"""Days compared: the day in the words of a reference, or that of the paper that cites, with a candidate's."""

from redept.grammar.series import run_of
from redept.model import Reason
from redept.resolution.catalogue import Card, Copy, Key, is_offices_own
from redept.resolution.comparison import AGAINST, is_paper, travels
from redept.resolution.days import Day, as_iso, spoken
from redept.resolution.viewpoint import Sought


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


def lately_written(sought: Sought, card: Card, key: Key | None, copy: Copy | None) -> Reason | None:
    """Of papers known by their day alone those just written are cited most."""
    if key is not None or sought.at is None or card.day is None:
        return None
    days = abs(sought.at.last - card.day.first)
    weight = 0.5 if days <= 14 else 0.0 if days <= 120 else -0.5
    return Reason(name="lately", sentence=f"{counted(sought.at.last - card.day.first)} this paper", weight=weight)
