"""`tei-patch`: a given TEI volume with the resolved references added as `ref`, every other byte as it is.

A reference is added where its words stand in one piece of the markup and no `ref` stands there yet. What was done with
each resolved reference is told, for a person to review.
"""

import re
from collections.abc import Iterator

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports.tei_tree import Node, Sign, Stream, documents, streams
from redept.exports.xml_text import attribute
from redept.model import Document, Record, Reference, Resolution

XML_ID = "xml:id"
INLINE = frozenset(
    [
        *("hi", "gloss", "persName", "date", "placeName", "term", "del", "add", "sic", "corr", "foreign", "emph"),
        *("name", "title", "q", "abbr", "orgName", "supplied", "unclear", "num", "time", "pb", "lb"),
    ]
)
"""Elements that may stand in the words of a `ref`."""
TAG = re.compile(r"<([^\s/>!?]+)")

OWN_ID = re.compile(r"xml:id=[\"']([^\"']+)")


class Outcome(Record, frozen=True, kw_only=True):
    """What was done with one resolved reference.

    `what` is "added", "linked" (a link stands there already; `linked_to` is its target) or "left"; `why` says why it
    was left. `line` is that of the words in the file.
    """

    reference: str
    text: str
    target: str
    what: str
    line: int | None = None
    linked_to: str | None = None
    why: str | None = None
    confidence: float | None = None
    because: tuple[str, ...] = ()
    by: str = "program"


class Patch(Record, frozen=True, kw_only=True):
    """The volume with its references, and what was done with each."""

    text: str
    outcomes: tuple[Outcome, ...]

    def counts(self) -> dict[str, int]:
        """How many references were added, stand already, were left."""
        return {what: sum(one.what == what for one in self.outcomes) for what in ("added", "linked", "left")}


class Left(Exception):
    """Why a reference cannot be added."""


class Linked(Exception):
    """A link stands there already."""


def patch(reader: Reader, source: str, volume: str) -> Patch:
    """The source of a volume with the references that the corpus resolved in it; RedeptError where it holds no paper
    of the volume."""
    if not any(one.id == volume for one in reader.volumes()):
        raise RedeptError(f"{volume}: {reader.path} holds no paper of this volume; `redept add` it first")
    nodes = {node.attributes.get(XML_ID): node for node in documents(source)}
    outcomes: list[Outcome] = []
    ids = frozenset(OWN_ID.findall(source))
    inserts: list[tuple[int, int, str]] = []
    for document in reader.documents(f'volume:"{volume}"'):
        resolved = [(one, decided) for one, _, decided in reader.references(document.id) if decided and decided.target]
        node = nodes.get(document.id.rpartition("/")[2])
        if resolved:
            sheet = Sheet(document, node, source, ids) if node is not None else None
            for one, decided in resolved:
                outcome = sheet.place(one, decided, inserts) if sheet else told(one, decided, why=NOT_THERE)
                outcomes.append(outcome)
    return Patch(text=applied(source, inserts), outcomes=tuple(outcomes))


NOT_THERE = "the file has no document of this id"


def told(
    reference: Reference, decided: Resolution, why: str | None = None, what: str = "left", **known: object
) -> Outcome:
    """An outcome with what is known of the reference."""
    return Outcome(
        reference=reference.id,
        text=reference.text,
        target=decided.target or "",
        what=what,
        why=why,
        confidence=decided.confidence,
        because=decided.because,
        by=decided.by,
        **known,  # type: ignore[arg-type]
    )


def applied(source: str, inserts: list[tuple[int, int, str]]) -> str:
    """The source with each `ref` round its words."""
    pieces: list[str] = []
    at = 0
    for start, end, tag in sorted(inserts):
        name = tag[1:].partition(" ")[0]
        pieces += (source[at:start], tag, source[start:end], f"</{name}>")
        at = end
    return "".join([*pieces, source[at:]])


class Sheet:
    """One document: its text as it was read, and the signs of its source."""

    def __init__(self, document: Document, node: Node, source: str, ids: frozenset[str] = frozenset()) -> None:
        self.document, self.node, self.source, self.ids = document, node, source, ids
        self.body, self.notes = streams(node, source)

    def place(self, one: Reference, decided: Resolution, inserts: list[tuple[int, int, str]]) -> Outcome:
        """Add a reference to `inserts`, or say why not."""
        try:
            start, end, at = self.piece(one)
        except Left as left:
            return told(one, decided, why=str(left))
        except Linked as linked:
            return told(one, decided, what="linked", linked_to=str(linked))
        if any(first < end and start < last for first, last, _ in inserts):
            return told(one, decided, why="another reference stands on the same words")
        prefix = f"{self.node.prefix}:" if self.node.prefix else ""
        inserts.append(
            (start, end, f'<{prefix}ref target="{attribute(self.address(decided.target or "", one.footnote))}">')
        )
        return told(one, decided, what="added", line=self.source.count("\n", 0, at) + 1)

    def address(self, target: str, footnote: str | None) -> str:
        """A document as the series' files point to it: "#d12", or "frus1955-57v10#d12" in another volume; a footnote
        that this file has as "#d12fn3"."""
        volume, _, name = target.rpartition("/")
        if footnote and volume == self.document.volume and f"{name}fn{footnote}" in self.ids:
            name = f"{name}fn{footnote}"
        return f"#{name}" if volume == self.document.volume else f"{volume}#{name}"

    def piece(self, one: Reference) -> tuple[int, int, int]:
        """Where the `ref` begins and ends in the source, and where its first word stands."""
        stream, first, last = self.signs(one)
        if any(sign.start is None and sign.node.name == "note" for sign in stream[first : last + 1]):
            raise Left("a note stands among the words")
        begin, finish = stream[first], stream[last]
        if begin.start is None or finish.start is None:
            raise Left("a page begins at the words")
        around = common(begin.node, finish.node)
        for node in around.chain():
            if node.name == "ref":
                raise Linked(node.attributes.get("target", ""))
        start = edge(begin, around, stream[first - 1] if first else None)
        end = edge(finish, around, stream[last + 1] if last + 1 < len(stream) else None, at_end=True)
        self.look_at(start, end)
        return start, end, begin.start

    def look_at(self, start: int, end: int) -> None:
        """Whether a `ref` may stand round this piece of the source."""
        words = self.source[start:end]
        names = [name.rpartition(":")[2] for name in TAG.findall(words)]
        if "ref" in names:
            found = re.search(r"<(?:\w+:)?ref\b[^>]*?target=[\"']([^\"']*)", words)
            raise Linked(found[1] if found else "")
        if odd := next((name for name in names if name not in INLINE), None):
            raise Left(f"the words reach over <{odd}>")

    def signs(self, one: Reference) -> tuple[Stream, int, int]:
        """The stream in which the words stand, and the places of their first and last sign."""
        if one.note:
            if one.note > len(self.notes):
                raise Left("the file has fewer notes")
            stream, text = self.notes[one.note - 1], self.document.notes[one.note - 1].text
        else:
            listed = [note.list_start for note in self.document.notes if note.list_end > note.list_start]
            stream, text = self.body, self.document.text[: min(listed, default=len(self.document.text))]
        words = without_blanks(one.text)
        if not words:
            raise Left("it has no words")
        place = nth_place(words, without_blanks(text), len(without_blanks(text[: one.start])), stream)
        return stream, place, place + len(words) - 1


def without_blanks(text: str) -> str:
    return "".join(text.split())


def places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def nth_place(words: str, text: str, at: int, stream: Stream) -> int:
    """The place in the stream of the words that stand at `at` in the text: as many of the same come before."""
    source = "".join(sign.sign for sign in stream)
    if source[at : at + len(words)] == words and source[:at] == text[:at]:
        return at
    here, there = list(places(words, text)), list(places(words, source))
    if at not in here or len(here) != len(there):
        raise Left("the words were not found again in the file")
    return there[here.index(at)]


def common(one: Node, other: Node) -> Node:
    """The innermost element round both."""
    chain = other.chain()
    return next(node for node in one.chain() if node in chain)


def edge(sign: Sign, around: Node, beside: Sign | None, *, at_end: bool = False) -> int:
    """Where a `ref` inside `around` begins or ends; markup that the words begin or end with is taken in whole."""
    place = sign.end if at_end else sign.start or 0
    for node in sign.node.chain():
        if node is around:
            return place
        if beside is not None and node in beside.node.chain():
            raise Left(f"the words cut <{node.name}> in two")
        place = node.after if at_end else node.before
    return place
