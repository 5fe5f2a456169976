"""The two ends of a message compared: posts, people and offices that a reference names with those of a candidate."""

from collections.abc import Sequence

from redept.grammar.posts import DEPARTMENT, same_post
from redept.grammar.series import is_world_wide
from redept.model import Reason
from redept.resolution.catalogue import Card, Copy, Key
from redept.resolution.comparison import AGAINST, travels
from redept.resolution.days import Day
from redept.resolution.names import Name, anybody_shared
from redept.resolution.names import spoken as name_spoken
from redept.resolution.offices import as_printed, is_another_office
from redept.resolution.viewpoint import Sought


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
    sentence = f"{name.removesuffix(' office')} the {as_printed(found)} agrees"
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
    sentence = f"{word} the {as_printed(offices[0])}, not the {as_printed(said)}"
    return Reason(name=name, sentence=sentence, weight=weight, said=said, found=offices[0])
