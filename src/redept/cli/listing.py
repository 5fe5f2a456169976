"""Records as lines that people read on a terminal. Each function gives text; none prints."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from redept.model import Document, Interpretation, Note, OwnNumber, Party, Reference, Resolution, Wanted

WIDTH = 100
Found = tuple[Reference, Interpretation | None, Resolution | None]


def count(number: int, noun: str) -> str:
    """`1 document`, `2 documents`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def document(document: Document) -> str:
    """A record as a short block: what it is, from whom to whom, when, under which file."""
    rows = [
        ("heading", one_line(document.heading)),
        ("number", "; ".join(map(own_number, document.numbers)) or None),
        ("from", parties(document.sender)),
        ("to", parties(document.recipient)),
        ("place", document.place),
        ("date", dated(document)),
        ("received", document.received),
        ("file", document.file_number),
        ("source", one_line(document.source.text)),
        ("marked", "; ".join(filter(None, (document.classification, *document.handling, *document.precedence)))),
        ("signed", "; ".join(document.signatures)),
        ("pages", ", ".join(page.page for page in document.page_breaks)),
        ("notes", notes(document.notes)),
        ("parts", "; ".join(filter(None, (part.heading for part in document.parts)))),
        ("odd", "; ".join(problem.message for problem in document.problems)),
    ]
    lines = [f"{document.id}  {document.form or 'form unknown'}"]
    lines += [f"  {name:<9}{shortened(value)}" for name, value in rows if value]
    return "\n".join(lines) + "\n"


def one_line(words: str | None) -> str | None:
    return " ".join(words.split()) if words else None


def shortened(words: str, width: int = 200) -> str:
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def parties(people: Sequence[Party]) -> str:
    return "; ".join(party(one) for one in people)


def party(one: Party) -> str:
    if one.name and one.office:
        return f"{one.name}, {one.office}"
    return one.name or one.office or ""


def own_number(one: OwnNumber) -> str:
    """`Delga 312, New York to Department`."""
    way = f", {one.from_ or '?'} to {one.to or '?'}" if one.from_ or one.to else ""
    return f"{series_and_number(one.number_series, one.number)}{way}"


def series_and_number(series: str, number: str) -> str:
    return f"{series}-{number}" if len(series) in (1, 2) and series.isupper() else f"{series} {number}".strip()


def dated(document: Document) -> str | None:
    """The date with what it rests on, and how surely where it is an estimate."""
    if not document.date:
        return None
    sure = document.date_confidence
    share = f", {sure:.2f}" if sure is not None and sure < 0.98 else ""
    return f"{document.date} ({document.date_basis}{share})"


def notes(listed: Sequence[Note]) -> str | None:
    if not listed:
        return None
    placed = sum(note.start is not None for note in listed)
    return f"{len(listed)}, {placed} with their place in the text: {', '.join(note.marker for note in listed)}"


# ---------------------------------------------------------------- references


def references(found: Iterable[Found]) -> str:
    """Every reference of a paper: its words, what they say, what was decided and why."""
    return "\n".join(reference(*one) for one in found)


def reference(reference: Reference, seen: Interpretation | None, decided: Resolution | None) -> str:
    place = f"note {reference.note}, {reference.start}" if reference.note else f"{reference.start}"
    lines = [f"“{one_line(reference.text)}”  ({place})", f"    {says(reference, seen)}"]
    if decided:
        lines += decision(decided)
    return "\n".join(lines)


def says(reference: Reference, seen: Interpretation | None) -> str:
    """What the words say, in the field's order: form, number, direction, date."""
    from redept.model import encoding

    words = [reference.form.lower() if reference.form else reference.kind]
    if reference.number:
        words.append(series_and_number(reference.number_series, reference.number))
    if reference.document_number:
        words.append(reference.document_number)
    if reference.footnote:
        words.append(f"footnote {reference.footnote}")
    if reference.page:
        words.append(f"page {reference.page}")
    if seen and (seen.from_ or seen.to):
        words.append(f"{seen.from_ or '?'} to {seen.to or '?'}")
    record = encoding.reference_record(reference, seen, None)
    if record["date"]:
        words.append(record["date"])
    if reference.file_number:
        words.append(f"file {reference.file_number}")
    return ", ".join(words)


def decision(decided: Resolution) -> list[str]:
    """What was decided, its reasons, and the candidates where there is no target."""
    sure = f" ({decided.confidence:.2f})" if decided.confidence is not None and decided.target else ""
    where = f" → {decided.target}{sure}" if decided.target else f" → {decided.wanted}" if decided.wanted else ""
    lines = [f"    {decided.status}{where}"]
    if decided.because:
        lines += textwrap.wrap(
            f"because {'; '.join(decided.because)}", WIDTH, initial_indent="      ", subsequent_indent="      "
        )
    if decided.status in ("possible", "ambiguous") and decided.candidates:
        lines.append("      candidates " + ", ".join(f"{one.id} ({one.confidence:.2f})" for one in decided.candidates))
    return lines


def page(shown: Document, found: Sequence[Found], citing: Sequence[Found]) -> str:
    """One document with its text, its references and what cites it."""
    lines = [document(shown), shown.text.strip(), ""]
    if found:
        lines += [f"References ({len(found)})", references(found), ""]
    lines.append(f"Cited by ({len(citing)})" if citing else "Cited by no paper in this corpus")
    lines += [f"  {one.document}  “{one_line(one.text)}”" for one, _, _ in citing]
    return "\n".join(lines)


# ---------------------------------------------------------------- lists


def wanted(one: Wanted) -> str:
    """A wanted paper as one block: what is known of it, and who cites it."""
    form = one.form or one.kind
    named = [form[:1].upper() + form[1:]]
    if one.number:
        named.append(series_and_number(one.number_series, one.number))
    if one.from_ or one.to:
        named.append(f"{one.from_ or '?'} to {one.to or '?'}")
    if one.date:
        named.append(one.date)
    if one.file_number:
        named.append(f"file {one.file_number}")
    if one.parties:
        named.append("; ".join(one.parties))
    if one.printed_elsewhere:
        named.append(f"printed {one.printed_elsewhere}")
    citing = ", ".join(dict.fromkeys(reference.partition("@")[0] for reference in one.cited_by))
    return "\n".join(
        textwrap.wrap(", ".join(named), WIDTH, subsequent_indent="    ")
        + textwrap.wrap(f"cited by {citing}", WIDTH, initial_indent="    ", subsequent_indent="    ")
    )


def cited(identity: str, forms: Mapping[str, str | None]) -> str:
    """The ways in which a paper is cited, one a line; what its record does not say is left out."""
    return "\n".join([identity, *(f"  {style:<15} {words}" for style, words in forms.items() if words)])


def hits(found: Any) -> str:
    """A page of hits: id, date, heading, the words around the hit."""
    lines = [count(found.total, "document")]
    for hit in found.hits:
        lines.append(f"{hit.id}  {hit.date or 'undated'}  {shortened(one_line(hit.heading) or '', 90)}")
        if hit.snippet:
            lines += textwrap.wrap(one_line(hit.snippet) or "", WIDTH, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


def finding(one: Any) -> str:
    """What is odd: where, what, and what a reader can do."""
    text = f"{one.document}: {one.message}"
    if one.remedy:
        text += f"; {one.remedy}"
    return "\n".join(textwrap.wrap(text, WIDTH, subsequent_indent="    "))


def added(result: Any, corpus: Path) -> str:
    """What `add` did, in a line or two."""
    lines = [
        (
            f"{corpus}: {count(result.documents, 'document')} from {count(result.files, 'file')}, "
            f"{count(result.references, 'reference')} found"
        )
    ]
    if result.unchanged:
        lines.append(f"{count(result.unchanged, 'file')} already there and unchanged")
    if result.statuses:
        lines.append("in all " + ", ".join(f"{number:,} {status}" for status, number in result.statuses.items()))
    return "\n".join(lines)


def united(result: Any, corpus: Path) -> str:
    """What `unite` did, in a line or two."""
    lines = [
        (
            f"{corpus}: {count(result.documents, 'document')} from {count(result.files, 'file')} of the parts, "
            f"{count(result.judgements, 'judgement')} taken in"
        )
    ]
    if result.unchanged:
        lines.append(f"{count(result.unchanged, 'file')} already there and unchanged")
    lines.append("in all " + ", ".join(f"{number:,} {status}" for status, number in result.statuses.items()))
    return "\n".join(lines)


def indexed(made: Any, corpus: Path) -> str:
    """What `index` did, in a line."""
    taken_out = f", {made.removed:,} taken out" if made.removed else ""
    return (
        f"{corpus}-index: {count(made.papers, 'paper')}, {made.written:,} of them written now{taken_out}; "
        f"{made.size:,} bytes"
    )


def change(one: Any) -> str:
    """One decision that is another one than before."""
    before = f"{one.before.status} {one.before.target or ''}".strip() if one.before else "not decided"
    after = f"{one.after.status} {one.after.target or ''}".rstrip()
    return f"{one.reference}: {before} → {after}\n    {one.because}"
