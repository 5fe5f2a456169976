"""`tei`: a folder of TEI P5 files, one a volume, with `correspDesc` and stand-off references.

Each document is a `div` with one `ab`, whose text is the document's text character by character: places count in it
as in the records, and in a `note` as in the note's text. Inside stand marks that add no character: `fw` round the
words "[Page 4]" with the `pb` before them, `ref type="note-mark"` round the marks of notes, `note` round their words,
`anchor` where an enclosure begins and ends. References stand apart, as annotations whose `target` is a
`string-range` and whose `ptr` leads to the paper meant, with certainty, who decided, and the reasons. On demand those
that were resolved stand in place too, as `ref type="reference"` round their words. Letters have a `correspDesc` in the
header; of conversations a `listPerson` beside the references names those who took part.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from redept.corpus import Reader
from redept.exports import correspondence
from redept.exports.xml_text import attributes, identity, words
from redept.finding_aids import citing
from redept.finding_aids.marks import Tag, places_in_text
from redept.model import Document, Entry, Reference, Resolution, Volume

NAMESPACE = "http://www.tei-c.org/ns/1.0"
LOOSE = "papers"
"""Name of the file that holds papers without a volume."""


def write(reader: Reader, folder: Path, query: str | None, *, in_place: bool = False) -> None:
    """Write `folder/VOLUME.xml` for each volume of which a document is found; `in_place` puts a `ref` round the words
    of each resolved reference."""
    chosen = set(reader.ids(query))
    volumes = {volume.id: volume for volume in reader.volumes()}
    present: list[str] = []
    apart: list[str] = []
    with ExitStack() as open_one:
        before: object = ()
        for document, found in zip(reader.documents(query), reader.decided_references(query), strict=True):
            if document.volume != before:
                open_one.close()
                before = document.volume
                entries = (one for one in reader.entries() if one.volume == before and one.id in chosen)
                out = open_one.enter_context((folder / file_of(before)).open("w", encoding="utf-8", newline=""))
                out.writelines(header(before, volumes.get(before or ""), entries))
                present, apart = [], []
                open_one.callback(finish, out, present, apart)
            out.writelines(division(document, found if in_place else ()))
            present.append(correspondence.took_part(document, corresp=f"#{own_id(document.id)}"))
            apart += annotations(document, found)


def finish(out: TextIO, present: list[str], apart: list[str]) -> None:
    """Close the text of a volume; behind it stand those who took part in conversations, and the references."""
    out.write("</body></text>\n")
    if apart or any(present):
        out.writelines(["<standOff>\n", *present])
        if apart:
            out.writelines(["<listAnnotation>\n", *apart, "</listAnnotation>"])
        out.write("</standOff>\n")
    out.write("</TEI>\n")


def file_of(volume: str | None) -> str:
    return f"{identity(volume or LOOSE)}.xml"


def header(name: str | None, volume: Volume | None, entries: Iterable[Entry]) -> Iterator[str]:
    """The header, with a description of every letter."""
    title = (volume and volume.title) or name or "Papers"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<TEI{attributes(xmlns=NAMESPACE, xml_id=identity(name or LOOSE))}>\n"
    yield f"<teiHeader><fileDesc><titleStmt><title>{words(title)}</title>"
    yield '<respStmt xml:id="redept"><resp>references resolved by</resp><name>redept</name></respStmt></titleStmt>'
    yield "<publicationStmt><p>Made by redept from a corpus.</p></publicationStmt>"
    yield f"<sourceDesc><bibl>{words(title)}</bibl></sourceDesc></fileDesc>\n<profileDesc>"
    descriptions = [
        line for one in entries for line in correspondence.description(one, ref=f"#{own_id(one.id)}", key=one.id)
    ]
    yield "\n".join(descriptions)
    yield "</profileDesc></teiHeader>\n<text><body>\n"


def own_id(document: str) -> str:
    """The id of a document within the file of its volume."""
    return identity(document.rpartition("/")[2])


def division(document: Document, found: Iterable[citing.Found] = ()) -> Iterator[str]:
    """A document, with the references that stand in place."""
    name = own_id(document.id)
    yield f"<div{attributes(type='document', xml_id=name, n=document.document_number)}>"
    marks = [*tags(document, name), *references(document, found)]
    yield f'<ab xml:space="preserve" xml:id="{name}.text">{marked(document.text, marks)}</ab>\n'
    yield "</div>\n"


# ---------------------------------------------------------------- marks in the text


def tags(document: Document, name: str) -> Iterator[Tag]:
    """Pages, marks of notes, notes, enclosures."""
    for page in document.page_breaks:
        yield Tag(page.start, page.end, f'<pb{attributes(n=page.page)}/><fw type="page">', "</fw>")
    for place, note in enumerate(document.notes, start=1):
        own = f"{name}.n{place}"
        if note.start is not None and note.end is not None:
            yield Tag(note.start, note.end, f'<ref type="note-mark" target="#{own}">', "</ref>")
        if note.list_end > note.list_start:
            opens = f"<note{attributes(xml_id=own, n=note.marker, type=note.author)}>"
            yield Tag(note.list_start, note.list_end, opens, "</note>")
    for place, part in enumerate(document.parts, start=1):
        yield Tag(part.start, part.start, f'<anchor type="part" xml:id="{name}.p{place}"/>', "")
        yield Tag(part.end, part.end, f'<anchor type="part-end" xml:id="{name}.p{place}.end"/>', "")


def references(document: Document, found: Iterable[citing.Found]) -> Iterator[Tag]:
    """The resolved references in place; those in notes counted from where the note's words begin in the text."""
    for reference, _, decided in found:
        if decided and decided.target:
            target = address(decided.target, document.volume)
            opens = f"<ref{attributes(type='reference', target=target, cert=certainty(decided.confidence))}>"
            yield Tag(*places_in_text(document, reference), opens, "</ref>")


def marked(text: str, given: Iterable[Tag]) -> str:
    """The text with tags in it; a tag that would cross another is left out, no character ever is."""
    pieces: list[str] = []
    opened: list[Tag] = []
    at = 0
    for tag in sorted(given, key=lambda one: (one.start, -one.end)):
        while opened and opened[-1].end <= tag.start:
            pieces += (words(text[at : opened[-1].end]), opened[-1].closes)
            at = opened.pop().end
        if tag.start < at or (opened and tag.end > opened[-1].end):
            continue
        pieces += (words(text[at : tag.start]), tag.opens)
        at = tag.start
        if tag.end > tag.start:
            opened.append(tag)
    for tag in reversed(opened):
        pieces += (words(text[at : tag.end]), tag.closes)
        at = tag.end
    return "".join([*pieces, words(text[at:])])


# ---------------------------------------------------------------- references apart


def annotations(document: Document, found: Iterable[citing.Found]) -> Iterator[str]:
    """The references of a document that something was decided about."""
    for reference, _, decided in found:
        if decided:
            yield annotation(reference, decided, own_id(document.id), document.volume)


def annotation(reference: Reference, decided: Resolution, name: str, volume: str | None) -> str:
    """A reference as it was decided: its place, the paper meant, how surely, by whom, why."""
    inside = f"{name}.n{reference.note}" if reference.note else f"{name}.text"
    place = f"#string-range({inside},{reference.start},{reference.end - reference.start})"
    place_said = f"{reference.start}-{reference.end}"
    which = reference.id.partition("@")[2].partition(place_said)[2]  # of a range, "119–138": ".120"
    own = identity(f"{name}.r{reference.note or 0}.{reference.start}.{reference.end}{which}")
    reasons = "; ".join(decided.because)
    note = f'<note type="status">{decided.status}</note>'
    if reasons:
        note += f'<note type="because">{words(reasons)}</note>'
    by = "#redept" if decided.by == "program" else None
    return (
        f"<annotation{attributes(xml_id=own, motivation='linking', target=place, resp=by)}>"
        f"{pointers(decided, volume)}{note}</annotation>\n"
    )


def pointers(decided: Resolution, volume: str | None) -> str:
    """To the paper meant; where it is not certain, to each candidate."""
    if decided.target:
        sure = certainty(decided.confidence)
        return f"<ptr{attributes(target=address(decided.target, volume), cert=sure)}/>"
    return "".join(
        f"<ptr{attributes(type='candidate', target=address(one.id, volume), cert=f'{one.confidence:.2f}')}/>"
        for one in decided.candidates
    )


def certainty(confidence: float | None) -> str | None:
    """How surely, from 0 to 1, with two digits."""
    return None if confidence is None else f"{confidence:.2f}"


def address(document: str, volume: str | None) -> str:
    """A document as a pointer from the file of a volume: "#d12", or "frus1955-57v10.xml#d12"."""
    book = document.rpartition("/")[0] or None
    return f"{'' if book == volume else file_of(book)}#{own_id(document)}"
