"""Who cites whom: the papers around one of them by date, an arc for each citation."""

from collections.abc import Iterator, Mapping

from redept.corpus import Reader, browsing
from redept.errors import UnknownDocument
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.pages.page import card
from redept.web.pages.picture import Cell, Curve, Dot, Drawing, Label, Picture, Shape, address_of
from redept.web.room import Room

MOST_LINKED = 60
ROW = 34.0
AXIS = 212.0


def links_page(room: Room, reader: Reader, document: str, steps: int) -> Picture:
    """The papers within so many steps of one; without one, a page that asks for it."""
    shelf = room.shelf(reader)
    steps = min(max(steps, 1), 3)
    document = document.strip().strip("/")
    if document and document not in shelf.place:
        raise UnknownDocument(f"{document[:200]}: no paper here has this name; choose one by its address")
    reached, left_out = around(reader, document, steps) if document else ({}, 0)
    entries = {entry.id: entry for name in reached if (entry := shelf.get(name))}
    listed = sorted(entries.values(), key=lambda entry: (entry.date or "9", entry.id))
    pairs = sorted({(name, to) for name in entries for to in browsing.cites(reader, name) if to in entries})
    lead = f"{wording.counted(len(listed), 'paper')} within {wording.counted(steps, 'step')}, the oldest above; an arc "
    lead += "joins two where one cites the other" + (f". {left_out} more are left out" if left_out else "")
    return Picture(
        title="Who cites whom",
        address=address_of("/pictures/links", id=document, steps=steps if steps > 1 else ""),
        room=room.name,
        section="pictures",
        asks="paper",
        id=document,
        steps=steps,
        lead=lead + "." if document else "",
        none="Write the name of a paper, as it stands in its address.",
        drawing=drawing(listed, reached, pairs, document, steps) if document else None,
        columns=("Paper", "cites"),
        rows=tuple((paper_cell(entries[one]), paper_cell(entries[other])) for one, other in pairs),
        data={
            "id": document,
            "steps": steps,
            "papers": [card(entry).plain() for entry in listed],
            "citations": [{"from": one, "to": other} for one, other in pairs],
        },
    )


def paper_cell(entry: Entry) -> Cell:
    words = wording.shortened(wording.one_line(entry.heading) or entry.id, 90)
    beside = f"{entry.id}, {wording.date_words(entry.date)}"
    return Cell(words=words, address=addresses.of_document(entry.id), beside=beside)


def drawing(
    listed: list[Entry], reached: Mapping[str, int], pairs: list[tuple[str, str]], document: str, steps: int
) -> Drawing:
    """Rows by date, joined at their left."""
    rows = {entry.id: at * ROW + ROW / 2 for at, entry in enumerate(listed)}
    shapes = (*arcs(pairs, rows, document), *papers(listed, rows, reached, steps))
    height = len(listed) * ROW
    return Drawing(label="Papers by date, joined by their citations", view=f"0 0 960 {height:.0f}", shapes=shapes)


def arcs(pairs: list[tuple[str, str]], rows: Mapping[str, float], document: str) -> Iterator[Shape]:
    for one, other in pairs:
        kind = "arc chosen" if document in (one, other) else "arc"
        yield Curve(path=arc(rows[one], rows[other]), kind=kind, words=f"{one} cites {other}")


def papers(listed: list[Entry], rows: Mapping[str, float], reached: Mapping[str, int], steps: int) -> Iterator[Shape]:
    for entry in listed:
        far, y = reached[entry.id], rows[entry.id]
        words = wording.shortened(wording.one_line(entry.heading) or entry.id, 74)
        yield Dot(
            kind=f"paper step{far}",
            x=AXIS,
            y=y,
            size=5 if far else 7,
            address=address_of("/pictures/links", id=entry.id, steps=steps if steps > 1 else ""),
            before=wording.date_words(entry.date),
            name=Label(kind=f"row-name step{far}", x=AXIS + 16, y=y + 5, words=words),
        )


def around(reader: Reader, document: str, steps: int) -> tuple[dict[str, int], int]:
    """The papers within so many steps of one, with their steps, and how many more there would have been."""
    reached, edge, left_out = {document: 0}, [document], 0
    for step in range(1, steps + 1):
        nearby = dict.fromkeys(
            name
            for one in edge
            for name in (*browsing.cites(reader, one), *(citing for citing, _ in browsing.cited_by(reader, one)))
        )
        new = [name for name in nearby if name not in reached]
        space = MOST_LINKED - len(reached)
        left_out += max(0, len(new) - space)
        edge = new[:space]
        reached |= dict.fromkeys(edge, step)
    return reached, left_out


def arc(one: float, other: float) -> str:
    """An arc at the left of two rows, the wider the farther they stand apart."""
    wide = min(190.0, 16 + abs(one - other) * 0.42)
    return f"M{AXIS:.0f} {one:.1f}C{AXIS - wide:.1f} {one:.1f} {AXIS - wide:.1f} {other:.1f} {AXIS:.0f} {other:.1f}"
