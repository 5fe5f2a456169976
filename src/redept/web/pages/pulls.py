"""The wanted papers as an archive brings them out: file by file."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from redept.corpus import Reader
from redept.finding_aids.pull_list import Pull, pull_list
from redept.model import encoding
from redept.web import addresses, wording
from redept.web.filed import shelf_mark
from redept.web.pages.page import Leaf, turned
from redept.web.room import Room

PAGE = 200


@dataclass(frozen=True, kw_only=True)
class PullLine:
    """One paper to ask for: its number in the file where known, what it is, when, and who cites it."""

    number: str
    sure: bool
    words: str
    when: str
    wanted: str
    citing: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, kw_only=True)
class PullFile:
    """A file with what is wanted from it; `sure` where those who cite some paper name the file themselves."""

    name: str
    address: str | None
    sure: bool
    lines: tuple[PullLine, ...]


@dataclass(frozen=True, kw_only=True)
class PullPage(Leaf):
    """A page of the pull list."""

    template: ClassVar[str] = "pull.html"
    total: int
    files: tuple[PullFile, ...]
    records: tuple[Mapping[str, Any], ...]

    def plain(self) -> Mapping[str, Any]:
        return {"total": self.total, "first": self.first, "pulls": list(self.records)}


def pull_page(room: Room, reader: Reader, *, start: int = 0) -> PullPage:
    """The pull list from a place on."""
    everything = room.once("pulls", reader, lambda: tuple(pull_list(reader)))
    shown = everything[start : start + PAGE]
    return PullPage(
        title="Pull list",
        room=room.name,
        section="wanted",
        total=len(everything),
        files=tuple(pull_file(name, list(pulls)) for name, pulls in itertools.groupby(shown, key=file_of)),
        records=tuple(encoding.plain(one) for one in shown),
        **turned(lambda at: addresses.of_page("/wanted", order="file", start=at), start, PAGE, len(everything)),
    )


def file_of(one: Pull) -> str:
    """The file in which a paper is looked for."""
    return shelf_mark(one.file_number or (one.look_under[0] if one.look_under else ""))


def pull_file(name: str, pulls: list[Pull]) -> PullFile:
    return PullFile(
        name=name or "File unknown",
        address=addresses.of_file(name) if name else None,
        sure=not name or any(one.file_number for one in pulls),
        lines=tuple(map(pull_line, pulls)),
    )


def pull_line(one: Pull) -> PullLine:
    """A line of the list; a paper without a date lies between the days of those who cite it."""
    number = wording.series_and_number(one.number_series, one.number) if one.number else ""
    citing = list(dict.fromkeys(reference.partition("@")[0] for reference in one.cited_by))
    named = (f"{one.kind} {number}".strip(), wording.way_words(one.from_, one.to), "; ".join(one.parties))
    words = ", ".join(filter(None, named))
    return PullLine(
        number=one.file_number or "",
        sure=one.file_number is not None,
        words=words[:1].upper() + words[1:],
        when=wording.date_words(one.date) if one.date else f"by {wording.date_words(one.last)}" if one.last else "",
        wanted=addresses.of_wanted(one.id),
        citing=tuple((name, addresses.of_document(name)) for name in citing[:3]),
        more=max(0, len(citing) - 3),
    )
