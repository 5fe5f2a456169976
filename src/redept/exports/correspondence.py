"""`correspDesc`: who wrote to whom, where and when, as TEI describes a letter. `cmif` and `tei` share it."""

from collections.abc import Iterator

from redept.exports.days import doubtful, iso
from redept.exports.xml_text import attributes, words
from redept.model import Document, Entry, Party


def description(paper: Document | Entry, **names: str | None) -> Iterator[str]:
    """The lines of one `correspDesc`; `names` are its attributes. Nothing for a paper that has no sender."""
    if not paper.sender:
        return
    yield f"<correspDesc{attributes(**names)}>"
    place = f"<placeName>{words(paper.place)}</placeName>" if paper.place else ""
    yield f'<correspAction type="sent">{parties(paper.sender)}{place}{date(paper.date)}</correspAction>'
    if paper.recipient:
        yield f'<correspAction type="received">{parties(paper.recipient)}</correspAction>'
    yield "</correspDesc>"


def parties(listed: tuple[Party, ...]) -> str:
    return "".join(map(party, listed))


def party(one: Party) -> str:
    """A person by name, with the office in brackets; an office alone is an organisation."""
    if one.name:
        office = f" ({one.office})" if one.office else ""
        return f"<persName>{words(' '.join(f'{one.name}{office}'.split()))}</persName>"
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
