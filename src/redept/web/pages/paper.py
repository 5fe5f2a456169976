"""The page of one paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from redept.corpus import Reader, browsing
from redept.model import Document, encoding
from redept.model.statement import Asked, Findings
from redept.web import addresses, citing, wording
from redept.web.edition import Block, Edition, edition, set_in_blocks
from redept.web.explained import Rows, explained
from redept.web.filed import Filed, filed
from redept.web.pages.exchange import Relation, exchange
from redept.web.pages.held import HeldView, held_that_day
from redept.web.pages.page import Card, Page, Sheet, card
from redept.web.pages.references import Found, ReferenceView, own_words, view
from redept.web.pages.standing import Standing, standing
from redept.web.pages.told import STATE_WORDS, Told, told
from redept.web.room import Room, Shelf

MOST_CITING = 200
EXCERPT_BLOCKS = 6


@dataclass(frozen=True, kw_only=True)
class Citing:
    """A paper that cites this one, and the passages in which it does."""

    card: Card
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The reference that the reader chose, and the beginning of the paper it leads to."""

    view: ReferenceView
    before: ReferenceView | None
    after: ReferenceView | None
    excerpt: tuple[Block, ...]
    more: bool


@dataclass(frozen=True, kw_only=True)
class Panel(Page):
    """The panel of a chosen reference alone, for a page that is open already."""

    template: ClassVar[str] = "panel.html"
    chosen: Chosen | None
    judging: bool
    token: str


@dataclass(frozen=True, kw_only=True)
class Paper(Page):
    """One paper set as an edition, with its references, what cites it, and where it stands."""

    template: ClassVar[str] = "paper.html"
    id: str
    document: Document
    edition: Edition
    facts: tuple[tuple[str, str, str | None], ...]
    explained: Mapping[str, Rows]
    held: tuple[HeldView, ...]
    filed: Filed | None
    standing: tuple[Standing, ...]
    said: tuple[Relation, ...]
    heard: tuple[Relation, ...]
    references: tuple[ReferenceView, ...]
    findings: int
    told: Told | None
    state_words: Mapping[str, str]
    json_address: str
    chosen: Chosen | None
    cited_by: tuple[Citing, ...]
    cited_count: int
    before: Card | None
    after: Card | None
    volume_title: str
    original: str | None
    citation: citing.Citation
    judging: bool
    token: str
    record: Mapping[str, Any]

    def plain(self) -> Mapping[str, Any]:
        return self.record


def paper(
    room: Room, reader: Reader, document_id: str, *, key: str | None = None, record: bool = False, layer: str = ""
) -> Paper:
    """The page of the paper of this id; UnknownDocument where there is none. `key` chooses a reference.

    With the layer "told" what the paper tells and asks is marked in place of its references.
    """
    document = reader.document(document_id)
    found = reader.references(document_id)
    shelf = room.shelf(reader)
    views = views_of(reader, document_id, found, shelf)
    before, after = shelf.neighbours(document_id) if document_id in shelf.place else (None, None)
    citing_rows = browsing.cited_by(reader, document_id)
    volume = shelf.volumes.get(document.volume or "")
    heading = wording.one_line(document.heading) or "Paper without a heading"
    findings = reader.findings_of(document_id)
    asked = room.asked(reader, document_id, findings) if layer == "told" else ()
    layer_told = told(document, findings, asked, shelf) if layer == "told" else None
    said, heard = exchange(room, reader, document_id)
    return Paper(
        title=wording.shortened(heading, 140),
        address=addresses.of_document(document_id),
        room=room.name,
        section="volumes",
        id=document_id,
        document=document,
        edition=set_in_blocks(document, layer_told.stretches) if layer_told else edition(document, found),
        facts=tuple(facts(document)),
        explained=explained(document, year_of(document)),
        held=held_that_day(room, reader, document),
        filed=filed(document.file_number, year_of(document)),
        standing=standing(room, reader, document_id),
        said=said,
        heard=heard,
        references=views,
        findings=len(findings.statements) + len(findings.questions),
        told=layer_told,
        state_words=STATE_WORDS,
        json_address=addresses.of_document(document_id) + (".json?layer=told" if layer_told else ".json"),
        chosen=chosen(reader, views, None if layer_told else key),
        cited_by=citing_papers(citing_rows, shelf),
        cited_count=len(citing_rows),
        before=card(before) if before else None,
        after=card(after) if after else None,
        volume_title=wording.volume_words(volume.title if volume else None) or document.volume or "",
        original=addresses.original(document_id),
        citation=citing.citation(document, volume),
        judging=room.judging,
        token=room.token,
        record=whole_record(reader, document, found) | told_record(layer_told, findings, asked) if record else {},
    )


def panel(room: Room, reader: Reader, document_id: str, key: str | None) -> Panel:
    """The panel of the reference of this key; an empty one where the paper has none of it."""
    views = views_of(reader, document_id, reader.references(document_id), room.shelf(reader))
    return Panel(
        title="",
        address=addresses.of_document(document_id),
        room=room.name,
        chosen=chosen(reader, views, key),
        judging=room.judging,
        token=room.token,
    )


def views_of(reader: Reader, document: str, found: Sequence[Found], shelf: Shelf) -> tuple[ReferenceView, ...]:
    """The references of a paper as its page shows them."""
    judged = {one.reference: one for one in browsing.judgements_on(reader, document)}
    words = own_words([one for one, _, _ in found])
    return tuple(view(one, shelf, judged, words[one[0].id]) for one in found)


def beside(reader: Reader, shelf: Shelf, document_id: str, ending: str) -> Sheet:
    """What lies beside a paper for programs that keep references."""
    document = reader.document(document_id)
    style, name, kind = citing.BESIDE[ending]
    volume = shelf.volumes.get(document.volume or "")
    words = citing.in_style(document, volume, style) or ""
    return Sheet(title=name, address=addresses.of_document(document_id) + ending, room="", media_type=kind, words=words)


def told_record(layer: Told | None, findings: Findings, asked: Sequence[Asked]) -> dict[str, Any]:
    """What the paper tells and asks, where that layer is on, as `redept told` and `redept questions` give it."""
    if layer is None:
        return {}
    return {
        "statements": [encoding.statement_record(one) for one in findings.statements],
        "questions": [encoding.asked_record(one) for one in asked],
    }


def whole_record(reader: Reader, document: Document, found: Sequence[Found]) -> dict[str, Any]:
    """The paper as `redept show --json` gives it."""
    return {
        **encoding.document_record(document),
        "references": [encoding.reference_record(*one) for one in found],
        "cited_by": [encoding.reference_record(*one) for one in reader.cited_by(document.id)],
    }


def facts(document: Document) -> list[tuple[str, str, str | None]]:
    """What is known of a paper: name, words, and the search that finds others like it."""
    basis = document.date_basis
    sure = document.date_confidence
    doubt = f" (from the {basis}, an estimate)" if basis and sure is not None and sure < 0.9 else ""
    rows = [
        ("Number", "; ".join(map(wording.number_words, document.numbers)), None),
        ("From", wording.parties_words(document.sender), party_query("from", document.sender)),
        ("To", wording.parties_words(document.recipient), party_query("to", document.recipient)),
        ("Written at", document.place or "", f'place:"{wording.plain(document.place)}"' if document.place else None),
        ("Date", wording.date_words(document.date) + doubt if document.date else "", around_day(document.date)),
        ("Received", wording.date_words(document.received) if document.received else "", None),
        ("Marked", marked(document), marking_query(document)),
        ("File", document.file_number or "", file_query(document.file_number)),
        ("Source", wording.one_line(document.source.text), None),
        ("Drafted by", "; ".join(document.drafting.drafted), None),
        ("Cleared by", "; ".join(document.drafting.cleared), None),
        ("Chapter", wording.shortened(wording.one_line(document.chapter), 110), None),
    ]
    return [row for row in rows if row[1]]


def year_of(document: Document) -> int | None:
    """The year of a paper's date, where it is known."""
    year = (document.date or "")[:4]
    return int(year) if year.isdecimal() and year.isascii() else None


def marked(document: Document) -> str:
    return "; ".join(filter(None, (document.classification, *document.handling, *document.precedence)))


def marking_query(document: Document) -> str | None:
    """The search for the papers of the same classification."""
    return f'marking:="{wording.plain(document.classification)}"' if document.classification else None


def party_query(field: str, people: Sequence[Any]) -> str | None:
    for one in people:
        words = wording.plain(one.name or one.office)
        if any(letter.isalnum() for letter in words):
            return f'{field}:"{words}"'
    return None


def around_day(date: str | None) -> str | None:
    """The search for the papers of the same month."""
    if not date or not date[:4].isdigit() or len(date) < 7 or not date[5:7].isdigit():
        return None
    year, month = int(date[:4]), int(date[5:7])
    if not 1 <= month <= 12:
        return None
    later = f"{year + month // 12:04}-{month % 12 + 1:02}"
    return f"after:{date[:7]} before:{later}"


def file_query(number: str | None) -> str | None:
    """The search for the papers of the same file."""
    words = wording.plain(number).partition("/")[0]
    return f'file:"{words}"' if any(letter.isalnum() for letter in words) else None


def chosen(reader: Reader, views: Sequence[ReferenceView], key: str | None) -> Chosen | None:
    """The reference of this key with the beginning of its target."""
    at = next((at for at, one in enumerate(views) if one.key == key), None)
    if at is None:
        return None
    one = views[at]
    target = edition(reader.document(one.target.id), ()) if one.target else None
    blocks = (*target.head, *target.body) if target else ()
    shown = [block for block in blocks if block.kind not in ("source",)]
    return Chosen(
        view=one,
        before=views[at - 1] if at else None,
        after=views[at + 1] if at + 1 < len(views) else None,
        excerpt=tuple(shown[:EXCERPT_BLOCKS]),
        more=len(shown) > EXCERPT_BLOCKS,
    )


def citing_papers(rows: Sequence[tuple[str, str]], shelf: Shelf) -> tuple[Citing, ...]:
    """The papers that cite this one, in the order of the shelf."""
    by_paper: dict[str, list[tuple[str, str]]] = {}
    for document, reference in rows[:MOST_CITING]:
        key = addresses.key_of(reference)
        where = f"note {key[1:].partition(':')[0]}" if key.startswith("n") else "text"
        by_paper.setdefault(document, []).append((addresses.of_passage(reference), where))
    listed = sorted((shelf.place[document], document) for document in by_paper if document in shelf.place)
    return tuple(Citing(card=card(shelf.entries[at]), passages=tuple(by_paper[document])) for at, document in listed)
