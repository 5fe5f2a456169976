"""`correspDesc`: who wrote to whom, where and when, as TEI describes a letter. `cmif` and `tei` share it."""

from collections.abc import Iterator

from redept.exports.xml_text import attributes, words
from redept.finding_aids import authorities
from redept.finding_aids.authorities import Register
from redept.finding_aids.days import doubtful, iso
from redept.model import Document, Entry, Party


def description(paper: Document | Entry, register: Register | None = None, **names: str | None) -> Iterator[str]:
    """The lines of one `correspDesc`; `names` are its attributes. Nothing for a paper that has no sender.

    Persons have the address of their page in the register where it is certain who they are.
    """
    if not paper.sender:
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
        office = f" ({one.office})" if one.office else ""
        return f"<persName{attributes(ref=address)}>{words(' '.join(f'{one.name}{office}'.split()))}</persName>"
    return f"<orgName>{words(' '.join((one.office or 'Unknown').split()))}</orgName>"


def date(written: str | None) -> str:
    """A day, month or year; an interval has both ends, a doubtful date is of low certainty."""
    ends = [end for end in map(iso, (written or "").split("/")) if end]
    if not ends or not written:
        return ""
    cert = "low" if doubtful(written) else None
    if len(ends) > 1:
        return f"<date{attributes(notBefore=ends[0], notAfter=ends[-1], cert=cert)}/>"
    return f"<date{attributes(when=ends[0], cert=cert)}/>"
