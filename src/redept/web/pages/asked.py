"""Pages over the whole corpus of what was asked, and of whose stand on what is said to be which."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from redept.corpus import Reader
from redept.finding_aids import answers, stands
from redept.model import encoding
from redept.model.statement import QUESTION_STATES, Asked, Statement
from redept.web import addresses, wording
from redept.web.finding import entries_found
from redept.web.pages.page import Card, Leaf, card, turned
from redept.web.pages.picture import Choice
from redept.web.pages.told import STATE_WORDS, SaidView, question_view, speaker, statement_view
from redept.web.room import Room, Shelf

PAGE = 50
MANY = 200


@dataclass(frozen=True, kw_only=True)
class OfPaper:
    """What one paper of a list says, with its card."""

    card: Card
    said: tuple[SaidView, ...]


@dataclass(frozen=True, kw_only=True)
class QuestionsPage(Leaf):
    """Questions and requests by paper, each with what became of it."""

    template: ClassVar[str] = "questions.html"
    total: int
    papers: tuple[OfPaper, ...]
    records: tuple[Mapping[str, Any], ...]
    choices: tuple[Choice, ...]
    state_words: Mapping[str, str]

    def plain(self) -> Mapping[str, Any]:
        return {"total": self.total, "first": self.first, "questions": list(self.records)}


def questions_page(
    room: Room, reader: Reader, query: str = "", *, state: str = "", kind: str = "", start: int = 0
) -> QuestionsPage:
    """A page of the questions of the papers that a query finds; `state` and `kind` narrow it."""
    shelf = room.shelf(reader)
    everything = room.once("questions", reader, lambda: tuple(answers.questions(reader)))
    ids = {entry.id for entry in entries_found(room, reader, query)} if query else None
    found = [one for one in everything if ids is None or one.question.document in ids]
    chosen = [one for one in found if state in ("", one.state) and kind in ("", one.question.kind)]
    shown = chosen[start : start + PAGE]
    here = {"q": query, "state": state, "kind": kind}
    return QuestionsPage(
        title="Questions",
        room=room.name,
        section="questions",
        query=query,
        total=len(chosen),
        papers=by_paper(((one.question.document, question_view(one, shelf)) for one in shown), shelf),
        records=tuple(encoding.asked_record(one) for one in shown),
        choices=tuple(choices(found, query, state, kind)),
        state_words=STATE_WORDS,
        **turned(lambda at: addresses.of_page("/questions", **here, start=at), start, PAGE, len(chosen)),
    )


def by_paper(said: Iterable[tuple[str, SaidView]], shelf: Shelf) -> tuple[OfPaper, ...]:
    """What is said under the papers that say it; comes in as (paper, what)."""
    papers: dict[str, list[SaidView]] = {}
    for document, view in said:
        papers.setdefault(document, []).append(view)
    return tuple(
        OfPaper(card=card(entry), said=tuple(views)) for name, views in papers.items() if (entry := shelf.get(name))
    )


def choices(found: list[Asked], query: str, state: str, kind: str) -> list[Choice]:
    """How many questions there are of each state and kind."""
    states = Counter(one.state for one in found if kind in ("", one.question.kind))
    kinds = Counter(one.question.kind for one in found if state in ("", one.state))
    of_state = [
        Choice(
            words=STATE_WORDS[name],
            count=states[name],
            address=addresses.of_page("/questions", q=query, state="" if state == name else name, kind=kind),
            chosen=state == name,
        )
        for name in QUESTION_STATES
        if states[name]
    ]
    return of_state + [
        Choice(
            words=name + "s",
            count=count,
            address=addresses.of_page("/questions", q=query, state=state, kind="" if kind == name else name),
            chosen=kind == name,
        )
        for name, count in kinds.most_common()
    ]


# ---------------------------------------------------------------- positions


UNNAMED = frozenset(("-", "i", "we", "he", "she", "they", "it"))
"""Who is not known by a name: they stand last in the list."""


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody whose positions are told: how many, from when to when."""

    words: str
    address: str
    count: int
    years: str


@dataclass(frozen=True, kw_only=True)
class PositionsPage(Leaf):
    """Those whose positions are told, or the positions of one of them by date."""

    template: ClassVar[str] = "positions.html"
    total: int
    actors: tuple[Actor, ...]
    actor: str
    papers: tuple[OfPaper, ...]
    records: tuple[Mapping[str, Any], ...]
    everybody: str

    def plain(self) -> Mapping[str, Any]:
        if self.actor:
            return {"total": self.total, "first": self.first, "actor": self.actor, "positions": list(self.records)}
        actors = [{"actor": one.words, "positions": one.count, "years": one.years} for one in self.actors]
        return {"total": self.total, "first": self.first, "actors": actors}


def positions_page(room: Room, reader: Reader, query: str = "", *, actor: str = "", start: int = 0) -> PositionsPage:
    """Positions in the papers that a query finds: their actors, or those of one actor ("-" where nobody is named)."""
    shelf = room.shelf(reader)
    everything = room.once("positions", reader, lambda: tuple(stands.positions(reader)))
    ids = {entry.id for entry in entries_found(room, reader, query)} if query else None
    grouped: dict[str, list[Statement]] = {}
    for one in everything:
        if ids is None or one.document in ids:
            grouped.setdefault(stands.actor(one.source)[1] or "-", []).append(one)
    listed: list[Statement] = grouped.get(actor, []) if actor else []
    names = sorted(grouped, key=lambda name: (name in UNNAMED, -len(grouped[name]), name))
    total, size = (len(listed), PAGE) if actor else (len(names), MANY)
    shown = listed[start : start + size]
    here = {"q": query, "actor": actor}
    words = actor_words(grouped.get(actor, ()), actor) if actor else ""
    return PositionsPage(
        title=f"Positions: {words}" if words else "Positions",
        room=room.name,
        section="positions",
        query=query,
        total=total,
        actors=() if actor else tuple(actor_of(name, grouped[name], query, shelf) for name in names[start:][:size]),
        actor=words,
        papers=by_paper(((one.document, statement_view(one)) for one in shown), shelf),
        records=tuple(encoding.statement_record(one) for one in shown),
        everybody=addresses.of_page("/positions", q=query),
        **turned(lambda at: addresses.of_page("/positions", **here, start=at), start, size, total),
    )


def actor_of(name: str, held: list[Statement], query: str, shelf: Shelf) -> Actor:
    """One actor in the list."""
    years = wording.years_of(entry for one in held if (entry := shelf.get(one.document)))
    return Actor(
        words=actor_words(held, name),
        address=addresses.of_page("/positions", q=query, actor=name),
        count=len(held),
        years=wording.span_words(years),
    )


def actor_words(held: list[Statement] | tuple[()], name: str) -> str:
    """What an actor is called."""
    source = held[0].source if held else None
    if source is None:
        return "Nobody named" if name == "-" else name
    words = wording.one_line(source.name or source.office or source.words or source.post) or speaker(source) or name
    return f"“{words.lower() if name != 'i' else words}”, not named" if name in UNNAMED else words
