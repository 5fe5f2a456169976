"""From the members of a list to finds."""

import re

from redept.references.finding import Find
from redept.references.issuers import Issuer, role_of
from redept.references.members import Member

LONGEST_LIST = 160


def finds_of(
    members: list[Member], rule: str, kind: str, form: str | None, issuer: Issuer, addressee: str | None
) -> list[Find]:
    """A find for each member; issuer and way are shared where a member has none of its own.

    A later member's words begin with the list's: in "Embtels 710 and 712" the words for 712 are all of them, since
    "712" alone says neither who wrote nor what. In a long list they are its own number.
    """
    if not members:
        return []
    shared_sender = next((member.sender for member in reversed(members) if member.sender), None)
    shared_receiver = next((member.receiver for member in reversed(members) if member.receiver), None)
    shared_date = members[-1].date
    finds = []
    head = members[0].start
    for member in members:
        sender = member.sender or shared_sender
        receiver = member.receiver or shared_receiver
        find = Find(
            start=head if member.end - head <= LONGEST_LIST and not member.meant else member.start,
            end=member.end,
            kind=kind_of_series(member.series, kind),
            rule=rule,
            form=form,
            number=member.number,
            number_series=member.series,
            date=member.date or shared_date,
            issuer=issuer.role,
            issuer_words=issuer.words,
            addressee=addressee,
            copies=tuple(member.copies),
            meant=member.meant,
        )
        if sender:
            find.issuer, find.issuer_words = role_of(bare(sender)), bare(sender)
        if receiver:
            find.addressee, find.addressee_words = receiver_role(find, bare(receiver)), bare(receiver)
        finds.append(find)
    return finds


SELVES = {"you": "recipient", "me": "writer", "us": "writer"}


def receiver_role(find: Find, words: str) -> str:
    """The role of who got a paper; "to you" in what is numbered, or a memorandum, is the reader of this paper.

    In a message that passes a letter on, "you" is somebody else's reader (frus1964-68v20/d277).
    """
    sure = find.number is not None or find.kind == "memorandum"
    return SELVES[words] if sure and words in SELVES else role_of(words)


def kind_of_series(series: str, kind: str) -> str:
    """An airgram's letters make an airgram of any kind."""
    return "airgram" if series in ("A", "CA", "CG", "CW", "G") else kind


def bare(words: str) -> str:
    """Words without the article before them."""
    return re.sub(r"^[Tt]he\s", "", words)


def partner(role: str | None) -> str | None:
    """Whom an issuer writes to, when the words do not say."""
    return {"department": "post", "post": "department", "writer": "recipient", "recipient": "writer"}.get(role or "")
