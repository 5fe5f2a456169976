"""Pages over the whole corpus of what was asked, and of whose stand on what is said to be which."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from redept.corpus import Reader
from redept.finding_aids import answers, stands
from redept.model import encoding
from redept.model.statement import QUESTION_STATES, Asked, Statement
from redept.web import wording
from redept.web.finding import entries_found
from redept.web.pages.page import Card, Page, card
from redept.web.pages.told import STATE_WORDS, SaidView, question_view, speaker, statement_view
from redept.web.room import Room, Shelf

PAGE = 50
MANY = 200


def address_of(path: str, **asked: object) -> str:
    """An address with what is asked for; what is empty is left out."""
    given = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


@dataclass(frozen=True, kw_only=True)
class OfPaper:
    """What one paper of a list says, with its card."""

    card: Card
    said: tuple[SaidView, ...]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Something to narrow a list by, and whether it is chosen; its address takes it away again then."""

    words: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class QuestionsPage(Page):
    """Questions and requests by paper, each with what became of it."""

    template: ClassVar[str] = "questions.html"
    total: int
    papers: tuple[OfPaper, ...]
    records: tuple[Mapping[str, Any], ...]
    choices: tuple[Choice, ...]
    state_words: Mapping[str, str]
    first: int
    earlier: str | None
    later: str | None

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
        address=address_of("/questions", **here, start=start),
        room=room.name,
        section="questions",
        query=query,
        total=len(chosen),
        papers=by_paper(shown, shelf),
        records=tuple(encoding.asked_record(one) for one in shown),
        choices=tuple(choices(found, query, state, kind)),
        state_words=STATE_WORDS,
        first=start + 1 if shown else 0,
        earlier=address_of("/questions", **here, start=max(0, start - PAGE)) if start else None,
        later=address_of("/questions", **here, start=start + PAGE) if start + PAGE < len(chosen) else None,
    )


def by_paper(shown: list[Asked], shelf: Shelf) -> tuple[OfPaper, ...]:
    """Questions under the papers that ask them."""
    papers: dict[str, list[SaidView]] = {}
    for one in shown:
        papers.setdefault(one.question.document, []).append(question_view(one, shelf))
    return tuple(
        OfPaper(card=card(entry), said=tuple(said)) for name, said in papers.items() if (entry := shelf.get(name))
    )


def choices(found: list[Asked], query: str, state: str, kind: str) -> list[Choice]:
    """How many questions there are of each state and kind."""
    states = Counter(one.state for one in found if kind in ("", one.question.kind))
    kinds = Counter(one.question.kind for one in found if state in ("", one.state))
    of_state = [
        Choice(
            words=STATE_WORDS[name],
            count=states[name],
            address=address_of("/questions", q=query, state="" if state == name else name, kind=kind),
            chosen=state == name,
        )
        for name in QUESTION_STATES
        if states[name]
    ]
    return of_state + [
        Choice(
            words=name + "s",
            count=count,
            address=address_of("/questions", q=query, state=state, kind="" if kind == name else name),
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
class PositionsPage(Page):
    """Those whose positions are told, or the positions of one of them by date."""

    template: ClassVar[str] = "positions.html"
    total: int
    actors: tuple[Actor, ...]
    actor: str
    papers: tuple[OfPaper, ...]
    records: tuple[Mapping[str, Any], ...]
    everybody: str
    first: int
    earlier: str | None
    later: str | None

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
        address=address_of("/positions", **here, start=start),
        room=room.name,
        section="positions",
        query=query,
        total=total,
        actors=() if actor else tuple(actor_of(name, grouped[name], query, shelf) for name in names[start:][:size]),
        actor=words,
        papers=positions_by_paper(shown, shelf),
        records=tuple(encoding.statement_record(one) for one in shown),
        everybody=address_of("/positions", q=query),
        first=start + 1 if total > start else 0,
        earlier=address_of("/positions", **here, start=max(0, start - size)) if start else None,
        later=address_of("/positions", **here, start=start + size) if start + size < total else None,
    )


def actor_of(name: str, held: list[Statement], query: str, shelf: Shelf) -> Actor:
    """One actor in the list."""
    dates = (entry.date for one in held if (entry := shelf.get(one.document)))
    years = sorted({date[:4] for date in dates if date and date[:4].isdecimal()})
    return Actor(
        words=actor_words(held, name),
        address=address_of("/positions", q=query, actor=name),
        count=len(held),
        years=f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years),
    )


def actor_words(held: list[Statement] | tuple[()], name: str) -> str:
    """What an actor is called."""
    source = held[0].source if held else None
    if source is None:
        return "Nobody named" if name == "-" else name
    words = wording.one_line(source.name or source.office or source.words or source.post) or speaker(source) or name
    return f"“{words.lower() if name != 'i' else words}”, not named" if name in UNNAMED else words


def positions_by_paper(shown: list[Statement], shelf: Shelf) -> tuple[OfPaper, ...]:
    """Positions under the papers that tell them."""
    papers: dict[str, list[SaidView]] = {}
    for one in shown:
        papers.setdefault(one.document, []).append(statement_view(one))
    return tuple(
        OfPaper(card=card(entry), said=tuple(said)) for name, said in papers.items() if (entry := shelf.get(name))
    )
