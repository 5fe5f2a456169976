"""`correspDesc`: who wrote to whom, where and when, as TEI describes a letter. `cmif` and `tei` share it.

A conversation or a meeting is no letter: it has those who took part (`listPerson`), and nobody who received it.
"""

import re
from collections.abc import Iterator

from redept.exports.xml_text import attributes, words
from redept.finding_aids import authorities
from redept.finding_aids.authorities import Register
from redept.finding_aids.days import doubtful, iso
from redept.model import Document, Entry, Party

MEETING = re.compile(r"\b(?:Conversation|Discussion|Meeting|Minutes|Record|Notes|Transcript)\b")
"""In the form of a paper that records what was said."""


def is_letter(paper: Document | Entry) -> bool:
    """Whether a paper went from somebody to somebody: a record of a meeting did only where it names who received it."""
    return bool(paper.sender and (paper.recipient or not MEETING.search(paper.form or "")))


def took_part(paper: Document, **names: str | None) -> str:
    """Those who took part in a conversation, and who recorded it; "" where the paper names none."""
    if not paper.participants:
        return ""
    recorded = () if is_letter(paper) else paper.sender
    roles = [("participant", one) for one in paper.participants] + [("recorder", one) for one in recorded]
    persons = "".join(
        f"<person{attributes(role=role)}><persName>{words(said(one))}</persName></person>" for role, one in roles
    )
    return f"<listPerson{attributes(type='participants', **names)}>{persons}</listPerson>\n"


def said(one: Party) -> str:
    """A person by name, with the office in brackets; what stands for one alone."""
    office = f" ({one.office})" if one.name and one.office else ""
    return " ".join(f"{one.name or one.office or 'Unknown'}{office}".split())


def description(paper: Document | Entry, register: Register | None = None, **names: str | None) -> Iterator[str]:
    """The lines of one `correspDesc`; `names` are its attributes. Nothing for a paper that is no letter.

    Persons have the address of their page in the register where it is certain who they are.
    """
    if not is_letter(paper):
        return
    yield f"<correspDesc{attributes(**names)}>"
    place = f"<placeName>{words(paper.place)}</placeName>" if paper.place else ""
    senders = parties(paper.sender, paper, register)
    yield f'<correspAction type="sent">{senders}{place}{date(paper.date)}</correspAction>'
    if paper.recipient:
        yield f'<correspAction type="received">{parties(paper.recipient, paper, register)}</correspAction>'
    yield "</correspDesc>"


def parties(listed: tuple[Party, ...], paper: Document | Entry, register: Register | None) -> str:
    return "".join(party(one, authorities.address_of(one, paper, register)) for one in listed)


def party(one: Party, address: str | None = None) -> str:
    """A person by name, with the office in brackets; an office alone is an organisation."""
    if one.name:
        return f"<persName{attributes(ref=address)}>{words(said(one))}</persName>"
    return f"<orgName>{words(said(one))}</orgName>"


def date(written: str | None) -> str:
    """A day, month or year; an interval has both ends, a doubtful date is of low certainty."""
    ends = [end for end in map(iso, (written or "").split("/")) if end]
    if not ends or not written:
        return ""
    cert = "low" if doubtful(written) else None
    if len(ends) > 1:
        return f"<date{attributes(notBefore=ends[0], notAfter=ends[-1], cert=cert)}/>"
    return f"<date{attributes(when=ends[0], cert=cert)}/>"
