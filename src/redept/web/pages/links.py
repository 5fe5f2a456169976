"""Who cites whom: the papers around one of them by date, an arc for each citation."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from redept.corpus import Reader, browsing
from redept.corpus.days import bounds
from redept.errors import QueryError, UnknownDocument
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.pages.page import card
from redept.web.pages.picture import Cell, Choice, Curve, Dot, Drawing, Label, Picture, Shape
from redept.web.room import Room, Shelf

MOST_LINKED = 60
ROW = 34.0
AXIS = 212.0
LAYERS = {"": "text and notes", "body": "text", "note": "notes"}


@dataclass(frozen=True, kw_only=True)
class Around:
    """What is asked for: a paper, how many steps from it, citations of which layer, papers of which days."""

    document: str = ""
    steps: int = 1
    layer: str = ""
    after: str = ""
    before: str = ""

    def address(self, document: str) -> str:
        """The same around another paper."""
        steps = self.steps if self.steps > 1 else ""
        return addresses.of_page(
            "/pictures/links", id=document, steps=steps, layer=self.layer, after=self.after, before=self.before
        )

    def in_time(self, entry: Entry) -> bool:
        """Whether a paper may be of the days asked for; one without a date is of none."""
        if not (self.after or self.before):
            return True
        days = bounds(entry.date)
        return days is not None and days[1] >= first_day(self.after, "0") and days[0] < first_day(self.before, "9999")

    def in_layer(self, reference: str) -> bool:
        """Whether a citation stands in the layer asked for."""
        return not self.layer or ("note" if addresses.key_of(reference).startswith("n") else "body") == self.layer


def first_day(words: str, otherwise: str) -> str:
    """The first day of a date that was written; QueryError where it is none."""
    if not words:
        return otherwise
    found = bounds(words)
    if found is None:
        raise QueryError(f"{words[:40]} is no date; write a year, month or day as 1944, 1944-09 or 1944-09-24")
    return found[0]


def links_page(room: Room, reader: Reader, asked: Around) -> Picture:
    """The papers within so many steps of one; without one, a page that asks for it."""
    shelf = room.shelf(reader)
    document = asked.document.strip().strip("/")
    asked = replace(asked, document=document, steps=min(max(asked.steps, 1), 3), layer=layer_of(asked.layer))
    if not document:
        return empty(room, reader, shelf)
    if document not in shelf.place:
        raise UnknownDocument(f"{document[:200]}: no paper here has this name; choose one by its address")
    found = Net(reader, shelf, asked)
    reached, left_out = around(found, document, asked.steps)
    entries = {entry.id: entry for name in reached if (entry := shelf.get(name))}
    listed = sorted(entries.values(), key=lambda entry: (entry.date or "9", entry.id))
    pairs = sorted({(name, to) for name in entries for to in found.cited(name) if to in entries})
    lead = f"{wording.counted(len(listed), 'paper')} within {wording.counted(asked.steps, 'step')}, the oldest above; "
    lead += "an arc joins two where one cites the other" + (f". {left_out} more are left out" if left_out else "")
    return Picture(
        title="Who cites whom",
        address=asked.address(document),
        room=room.name,
        section="pictures",
        asks="paper",
        id=document,
        steps=asked.steps,
        layers=tuple((name, words, name == asked.layer) for name, words in LAYERS.items()),
        days=(asked.after, asked.before),
        lead=lead + ".",
        drawing=drawing(listed, reached, pairs, asked),
        columns=("Paper", "cites"),
        rows=tuple((paper_cell(entries[one]), paper_cell(entries[other])) for one, other in pairs),
        data={
            "id": document,
            "steps": asked.steps,
            "layer": asked.layer or None,
            "papers": [card(entry).plain() for entry in listed],
            "citations": [{"from": one, "to": other} for one, other in pairs],
        },
    )


def layer_of(words: str) -> str:
    return words if words in LAYERS else ""


def empty(room: Room, reader: Reader, shelf: Shelf) -> Picture:
    """The page before a paper is chosen, with those that are linked most."""
    counts = Counter(paper for pair in browsing.citations(reader) for paper in pair).most_common(12)
    return Picture(
        title="Who cites whom",
        address="/pictures/links",
        room=room.name,
        section="pictures",
        asks="paper",
        layers=tuple((name, words, not name) for name, words in LAYERS.items()),
        nothing="Write the name of a paper, as it stands in its address, or choose one.",
        others_title="Papers with most links",
        others=tuple(
            Choice(words=wording.shortened(name_of(entry), 90), address=Around().address(name), count=count)
            for name, count in counts
            if (entry := shelf.get(name))
        ),
        data={"id": "", "steps": 1, "layer": None, "papers": [], "citations": []},
    )


def name_of(entry: Entry) -> str:
    """A paper in a few words: form and number, else heading, and its day."""
    number = entry.numbers[0].number if entry.numbers else ""
    words = wording.short_title(entry) if number else wording.one_line(entry.heading) or entry.id
    return f"{words}, {wording.date_words(entry.date)}"


class Net:
    """The citations that are asked for: those of a layer, between papers of some days."""

    def __init__(self, reader: Reader, shelf: Shelf, asked: Around) -> None:
        self.reader, self.shelf, self.asked = reader, shelf, asked

    def cited(self, document: str) -> list[str]:
        return self.kept(browsing.citations_of(self.reader, document))

    def citing(self, document: str) -> list[str]:
        return self.kept(browsing.cited_by(self.reader, document))

    def kept(self, found: Iterable[tuple[str, str]]) -> list[str]:
        """The papers at the other end, each once."""
        names = dict.fromkeys(name for name, reference in found if self.asked.in_layer(reference))
        return [name for name in names if (entry := self.shelf.get(name)) and self.asked.in_time(entry)]


def paper_cell(entry: Entry) -> Cell:
    words = wording.shortened(wording.one_line(entry.heading) or entry.id, 90)
    beside = f"{entry.id}, {wording.date_words(entry.date)}"
    return Cell(words=words, address=addresses.of_document(entry.id), beside=beside)


def drawing(listed: list[Entry], reached: Mapping[str, int], pairs: list[tuple[str, str]], asked: Around) -> Drawing:
    """Rows by date, joined at their left."""
    rows = {entry.id: at * ROW + ROW / 2 for at, entry in enumerate(listed)}
    shapes = (*arcs(pairs, rows, asked.document), *papers(listed, rows, reached, asked))
    height = len(listed) * ROW
    return Drawing(label="Papers by date, joined by their citations", view=f"0 0 960 {height:.0f}", shapes=shapes)


def arcs(pairs: list[tuple[str, str]], rows: Mapping[str, float], document: str) -> Iterator[Shape]:
    for one, other in pairs:
        kind = "arc chosen" if document in (one, other) else "arc"
        yield Curve(path=arc(rows[one], rows[other]), kind=kind, words=f"{one} cites {other}")


def papers(
    listed: list[Entry], rows: Mapping[str, float], reached: Mapping[str, int], asked: Around
) -> Iterator[Shape]:
    for entry in listed:
        far, y = reached[entry.id], rows[entry.id]
        words = wording.shortened(wording.one_line(entry.heading) or entry.id, 74)
        yield Dot(
            kind=f"paper step{far}",
            x=AXIS,
            y=y,
            size=5 if far else 7,
            address=asked.address(entry.id),
            before=wording.date_words(entry.date),
            name=Label(kind=f"row-name step{far}", x=AXIS + 16, y=y + 5, words=words),
        )


def around(net: Net, document: str, steps: int) -> tuple[dict[str, int], int]:
    """The papers within so many steps of one, with their steps, and how many more there would have been."""
    reached, edge, left_out = {document: 0}, [document], 0
    for step in range(1, steps + 1):
        nearby = dict.fromkeys(name for one in edge for name in (*net.cited(one), *net.citing(one)))
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
