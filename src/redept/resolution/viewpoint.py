"""A reference seen from the paper that makes it: who "my", "your" and "the Department's" are, and in which year."""

from datetime import date

from redept.grammar.posts import DEPARTMENT, office_post, plain, post_named
from redept.grammar.series import AIRGRAMS, direction, series_named
from redept.model import Document, Entry, Interpretation, PartialDate, Record, Reference
from redept.resolution.catalogue import Card, Key, card_of_part, number_key
from redept.resolution.days import Day, as_iso, complete
from redept.resolution.forms import family
from redept.resolution.names import Name, anybody_shared, name_of


class Sought(Record, frozen=True, kw_only=True):
    """What a reference says of the paper it means, in the terms of the catalogue.

    `senders` and `recipients` are posts of which one must be the paper's; empty where nothing is said.
    `not_to` are posts of which none is the recipient.
    `recipients_said` is True where the words name them and False where they are understood; `reader_sure` is True
    where the people who got the paper are certain. Names are last names in small letters.
    """

    reference: Reference
    at: Day | None
    volume: str | None
    family: str | None
    citing_family: str | None = None
    keys: tuple[Key, ...] = ()
    own_number: int | None = None
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    recipients_said: bool = False
    not_to: tuple[str, ...] = ()
    reader_sure: bool = False
    sender_names: tuple[Name, ...] = ()
    recipient_names: tuple[Name, ...] = ()
    sender_office: str | None = None
    recipient_office: str | None = None
    day: Day | None = None
    editor: bool = False
    chapter: str | None = None

    def interpretation(self) -> Interpretation:
        """The reference's posts and date as the words and the viewpoint give them."""
        return Interpretation(
            reference=self.reference.id,
            from_=self.senders[0] if self.senders else None,
            to=self.recipients[0] if self.recipients else None,
            date=as_iso(self.day) or bare_date(self.reference.date),
        )


def bare_date(written: PartialDate | None) -> str | None:
    """A day whose year is open, as EDTF: "XXXX-09-15"."""
    if written is None or written.year is not None or not written.month or not written.day:
        return None
    return f"XXXX-{written.month:02d}-{written.day:02d}"


IMPLIED = {"despatch": "post"}


class Viewpoint:
    """The paper that cites: its two ends, its day, its people."""

    def __init__(self, citing: Entry | Document, card: Card) -> None:
        self.card = card
        self.day = card.day or card.around
        self.year = date.fromordinal(self.day.first).year if self.day else None
        self.parts = {part.id: card_of_part(citing, part) for part in citing.parts if part.sender or part.recipient}

    def speaker(self, reference: Reference) -> Card | None:
        """The card of the paper, or of the enclosure, in which the words stand; None for an enclosure or a quoted
        letter of which nobody knows whose it is."""
        if reference.quoted:
            return None
        if reference.part is None:
            return self.card
        return self.parts.get(reference.part)

    def sought(self, reference: Reference) -> Sought:
        """What the reference seeks."""
        speaker = self.speaker(reference)
        editor = reference.author == "editor"
        senders = self.posts(reference.issuer or IMPLIED.get(reference.kind), reference.issuer_words, speaker)
        said = self.posts(reference.addressee, reference.addressee_words, speaker) if reference.addressee_words else ()
        series_from, series_to = direction(reference.number_series) if reference.number_series else (None, None)
        conference = series_named(reference.number_series)
        if conference and (reference.issuer not in ("place", "writer", "recipient") or DEPARTMENT in senders):
            senders = ()
        senders = senders or ((series_from,) if series_from else editors_sender(reference, said))
        if reference.issuer == "recipient" and said and set(senders) <= set(said):
            senders = ()  # "reurtel 2064 to Dept." written to the Department: a third post's, which was sent on
        recipients = self.readers(reference, senders, series_to, speaker)
        if said:
            recipients = tuple(dict.fromkeys((*said, *self.copied_to(reference))))
        day = self.day_of(reference, speaker, editor)
        return Sought(
            reference=reference,
            at=(speaker.day if speaker else None) or self.day,
            volume=self.card.volume,
            family=family(reference.form) or family(reference.kind),
            citing_family=self.card.family,
            keys=(*keys_of(reference), *in_own_series(reference, speaker)) or beside(reference, speaker),
            own_number=own_number(speaker, senders),
            senders=senders,
            recipients=recipients,
            recipients_said=bool(said),
            not_to=others_than(reference, speaker),
            reader_sure=reference.addressee_words is not None or reference.issuer == "recipient",
            sender_names=people(reference.issuer, reference.issuer_words, speaker),
            recipient_names=people(*reader(reference), speaker),
            sender_office=office(reference.issuer, reference.issuer_words),
            recipient_office=office(reference.addressee, reference.addressee_words),
            day=day,
            editor=editor,
            chapter=self.card.chapter,
        )

    def day_of(self, reference: Reference, speaker: Card | None, editor: bool) -> Day | None:
        """The day the words give, completed from the paper's own."""
        if reference.date is None:
            return None
        return complete(reference.date, (speaker.day if speaker else None) or self.day, either_side=editor)

    def posts(self, role: str | None, words: str | None, speaker: Card | None) -> tuple[str, ...]:
        """The posts that a role stands for; () where it stands for none that is known."""
        if role is None:
            return ()
        if role == "department":
            return (DEPARTMENT,)
        if role == "post":
            return ends(role, speaker or self.card)
        if role in ("writer", "recipient"):
            return ends(role, speaker)
        return self.posts_by_words(words, speaker)

    def posts_by_words(self, words: str | None, speaker: Card | None) -> tuple[str, ...]:
        """The post that words name: a place, an office, or a person who is one of the paper's own parties."""
        found = words and (post_named(words, self.year) or office_post(words, self.year))
        if found:
            return (found,)
        name = (name_of(words),) if words else ()
        if speaker and anybody_shared(name, speaker.senders):
            return ends("writer", speaker)
        if speaker and anybody_shared(name, speaker.recipients):
            return ends("recipient", speaker)
        return ()

    def understood(
        self, reference: Reference, senders: tuple[str, ...], series_to: str | None, speaker: Card | None
    ) -> tuple[str, ...]:
        """To whom a message went whose words do not say so."""
        if series_to:
            return (series_to,)
        if series_named(reference.number_series):
            return ()
        if reference.issuer == "recipient":
            return ends("writer", speaker)
        if reference.issuer == "writer":
            return ends("recipient", speaker)
        if senders and reference.issuer in ("department", "place", "post", "office", None):
            return self.other_end(senders[0], speaker)
        return ()

    def readers(
        self, reference: Reference, senders: tuple[str, ...], series_to: str | None, speaker: Card | None
    ) -> tuple[str, ...]:
        """To whom a message went where no post is named for it: none is known where a person is ("Deptel 667 to
        Mallory")."""
        if reference.addressee_words and reference.addressee in ("person", "office"):
            return ()
        understood = (*self.understood(reference, senders, series_to, speaker), *self.copied_to(reference))
        return tuple(dict.fromkeys(post for post in understood if post not in senders))

    def copied_to(self, reference: Reference) -> tuple[str, ...]:
        """The posts at which a message bears another number: "Deptel 2361 repeated Karachi 2147"."""
        posts = (post_named(words, self.year) or office_post(words, self.year) for words, _ in reference.copies)
        return tuple(post for post in posts if post)

    def other_end(self, sender: str, speaker: Card | None) -> tuple[str, ...]:
        """The Department for a post's message; for the Department's the posts of the paper that cites it."""
        speaker = speaker or self.card
        both = (*ends("writer", speaker), *ends("recipient", speaker))
        others = tuple(dict.fromkeys(post for post in both if post not in (sender, DEPARTMENT)))
        return others if sender == DEPARTMENT else tuple(dict.fromkeys((DEPARTMENT, *others)))


def others_than(reference: Reference, speaker: Card | None) -> tuple[str, ...]:
    """The posts of the paper that cites, where the words name others: "to other Central American missions"."""
    named = (reference.addressee_words or "").removeprefix("the ").startswith("other ")
    return ends("post", speaker) if named else ()


def own_number(speaker: Card | None, senders: tuple[str, ...]) -> int | None:
    """How far the sender had counted when the paper was written: its own number, where the sender is its own post."""
    if speaker is None or speaker.own_number is None or speaker.sender_post not in senders:
        return None
    return speaker.own_number


def ends(role: str, speaker: Card | None) -> tuple[str, ...]:
    """The writer's posts, the recipient's, or those that are not the Department."""
    if speaker is None:
        return ()
    sender = (speaker.sender_post,) if speaker.sender_post else ()
    if role == "writer":
        return sender
    if role == "recipient":
        return speaker.recipient_posts
    return tuple(dict.fromkeys(post for post in (*sender, *speaker.recipient_posts) if post != DEPARTMENT))


def editors_sender(reference: Reference, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """ "Telegram 518 to Nicosia" in an editors' note is the Department's."""
    by_editor = reference.author == "editor" and reference.kind == "telegram" and reference.issuer is None
    return (DEPARTMENT,) if by_editor and recipients and DEPARTMENT not in recipients else ()


SELVES = {"you": "recipient", "me": "writer", "us": "writer", "him": "person", "them": "person"}


def reader(reference: Reference) -> tuple[str | None, str | None]:
    """To whom a paper went, in role and words: "your letter" came to the one who writes, "to you" to the reader."""
    if reference.addressee_words is None and reference.issuer in ("recipient", "writer"):
        return ("writer" if reference.issuer == "recipient" else "recipient"), None
    pronoun = SELVES.get((reference.addressee_words or "").casefold())
    return (pronoun, None) if pronoun else (reference.addressee, reference.addressee_words)


def people(role: str | None, words: str | None, speaker: Card | None) -> tuple[Name, ...]:
    """The names that a role stands for."""
    if role == "writer" and speaker:
        return speaker.senders
    if role == "recipient" and speaker:
        return speaker.recipients
    name = name_of(words) if role in ("person", "office") and words else ()
    return (name,) if name else ()


def office(role: str | None, words: str | None) -> str | None:
    """The office that words name, plain: "secretary"."""
    return (plain(words) or None) if role in ("office", "place", "person") and words else None


STEPS = {"preceding": -1, "following": 1}


def beside(reference: Reference, speaker: Card | None) -> tuple[Key, ...]:
    """The number next to the paper's own: "my immediately preceding telegram"."""
    step = STEPS.get(reference.position or "")
    if step is None or speaker is None or speaker.own_number is None or reference.issuer != "writer":
        return ()
    return (number_key(speaker.own_series, str(speaker.own_number + step)),)


def in_own_series(reference: Reference, speaker: Card | None) -> tuple[Key, ...]:
    """The number in the series of the paper that cites, where both sides count in one series: Topad 1464 cites the
    Department's Topad 2226 as "Deptel 2226" (frus1952-54v14p2/d518)."""
    plain = reference.number is not None and not reference.number_series and reference.kind == "telegram"
    if not plain or speaker is None or reference.issuer not in ("department", "post", "writer", "recipient"):
        return ()
    if speaker.own_series in ("", "DTG", *AIRGRAMS) or series_named(speaker.own_series) is not None:
        return ()
    return (number_key(speaker.own_series, reference.number or ""),)


def keys_of(reference: Reference) -> tuple[Key, ...]:
    """The numbers under which the paper may stand: as written, and those of its copies."""
    if not reference.number:
        return ()
    series = reference.number_series or ("A" if reference.kind == "airgram" else "")
    copies = (number_key("", number) for _, number in reference.copies)
    return tuple(dict.fromkeys((number_key(series, reference.number), *copies)))
