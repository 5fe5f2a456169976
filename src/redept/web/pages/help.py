"""Help: a page for each kind of mark, for the search, for the keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from redept.grammar.meanings import Meaning, meanings
from redept.web.pages.page import Page
from redept.web.room import Room

TOPICS: dict[str, tuple[str, str]] = {
    "references": ("References", "The lines under words that point to other papers, layers, the panel."),
    "paper": ("A paper", "Pages, notes, enclosures, and what stands beside a paper."),
    "markings": ("Markings", "Top Secret, Nodis, Niact and the rest; forms of papers."),
    "told": ("Told and asked", "What was told, done, held and asked, and what became of questions."),
    "wanted": ("Wanted", "Papers that are cited but not here, the pull list, gaps."),
    "judgements": ("Judgements", "Deciding yourself what a reference means."),
    "search": ("Searching", "Words, fields, citations, counts."),
    "pictures": ("Pictures", "What dots and lines stand for."),
    "oddities": ("Oddities", "What does not agree in the sources."),
    "keys": ("Keys", "The room by keyboard."),
}
"""The pages by the end of their address, each with its title and what it tells."""

FIELDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("prisoners repatriation",), "both words"),
    (('"combined chiefs"',), "the phrase"),
    (("repatriat*",), "words with this beginning"),
    (("lamps OR oil", "lamps NOT oil"), "as they say, in capitals; parentheses group"),
    (("from:moscow", "to:(london OR paris)"), "sender, recipient: name, office or post"),
    (('from:="Secretary of State"',), "the whole name, office or post; so too to:=, form:= and marking:="),
    (("form:despatch",), "the form"),
    (("marking:nodis",), "classification, precedence or handling"),
    (("status:absent",), "papers with a reference that is resolved, possible, ambiguous, absent, outside, indefinite"),
    (("file:711.62114",), "file numbers with this beginning"),
    (("number:3652",), "a number that the paper bears"),
    (("place:lisbon", "post:moscow"), "place in the dateline; sent from, to or at a post under any of its names"),
    (("names:moyne", "volume:frus1944v04"), "names of persons; the volume"),
    (
        ("after:1944-09", "before:1944-10"),
        "that year, month or day and later; earlier than it; also an hour: after:1944-09-24T20:00",
    ),
)
"""How a search is written, and what it finds."""


@dataclass(frozen=True, kw_only=True)
class HelpPage(Page):
    """One page of help, and the way to the others."""

    template: ClassVar[str] = "help.html"
    topic: str
    topics: tuple[tuple[str, str, str], ...]
    told_of: tuple[tuple[str, str, str, str], ...]
    fields: tuple[tuple[tuple[str, ...], str], ...]
    markings: tuple[tuple[str, tuple[Meaning, ...]], ...]

    def plain(self) -> Mapping[str, Any]:
        return {**super().plain(), "topics": {name: address for name, _, address in self.topics}}


def help_page(room: Room, topic: str = "overview") -> HelpPage:
    """The page on a topic; without one, where the others are."""
    listed = tuple((name, title, f"/help/{name}", says) for name, (title, says) in TOPICS.items())
    by_kind = groupby(meanings(), key=lambda one: one.kind)
    return HelpPage(
        title=f"Help: {TOPICS[topic][0].lower()}" if topic in TOPICS else "Help",
        address=f"/help/{topic}" if topic in TOPICS else "/help",
        room=room.name,
        section="help",
        topic=topic,
        topics=(("overview", "Overview", "/help"), *(one[:3] for one in listed)),
        told_of=listed,
        fields=FIELDS,
        markings=tuple((kind, tuple(words)) for kind, words in by_kind) if topic == "markings" else (),
    )
