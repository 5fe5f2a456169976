"""How well papers are read: each field beside the editors' marks, by period, with examples of each failure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from redept import pipeline
from redept.evaluation.editors import Field, fields, plain
from redept.model import Record, SourceText

OUTCOMES = ("right", "wrong", "missed", "invented")
PERIODS = ((1905, "to 1905"), (1918, "1906-18"), (1943, "1919-43"), (1947, "1944-47"), (1951, "1948-51"),
           (1954, "1952-54"), (1957, "1955-57"), (1960, "1958-60"), (1963, "1961-63"), (1968, "1964-68"),
           (1976, "1969-76"), (9999, "from 1977"))  # fmt: skip
WHOLE = "whole record"
FIELDS = (
    "heading", "sender office", "sender name", "recipient office", "recipient name", "place", "date", "hour",
    "signature", "count of notes", "all anchors", "pages", WHOLE,
)  # fmt: skip
EXAMPLES = 5  # of each field and kind of failure


class Failure(Record, frozen=True, kw_only=True):
    """One field of one paper that was not read as the editors marked it."""

    document: str
    field: str
    outcome: str
    true: Any
    said: Any


class Reading(Record, frozen=True, kw_only=True):
    """How papers were read: `tallies[period][field]` counts each outcome; all failures, in the order of the papers."""

    papers: int
    tallies: dict[str, dict[str, dict[str, int]]]
    failures: tuple[Failure, ...]


def read_as_text(papers: Iterable[SourceText]) -> Reading:
    """Every paper read from its words alone and compared with what the editors marked in it.

    Editorial notes and microfiche stubs are left out. A field counts where the editors marked it or the program
    gives it; `invented` is what it gives where the markup would have it and has none.
    """
    tallies: dict[str, dict[str, Counter[str]]] = {}
    failures: list[Failure] = []
    count = 0
    for paper in papers:
        if paper.subtype in ("editorial-note", "microfiche-stub"):
            continue
        count += 1
        (document, *_) = pipeline.read_papers([bare(paper)])
        found = [(field, outcome(field)) for field in fields(paper, document)]
        failed = [
            Failure(document=document.id, field=field.name, outcome=how, true=field.true, said=field.said)
            for field, how in found
            if how in ("wrong", "missed", "invented")
        ]
        failures += failed
        whole = "wrong" if any(one.outcome != "invented" for one in failed) else "right"
        for period in ("all", period_of(paper)):
            tally = tallies.setdefault(period, {})
            for name, how in [*((field.name, how) for field, how in found if how), (WHOLE, whole)]:
                tally.setdefault(name, Counter())[how] += 1
    return Reading(papers=count, tallies=in_order(tallies), failures=tuple(failures))


def bare(paper: SourceText) -> SourceText:
    """The paper as plain text would give it: no marks, no number but what the words say."""
    return msgspec.structs.replace(paper, marks=(), format="text", document_number=None, first_page=None)


def outcome(field: Field) -> str | None:
    """right, wrong, missed or invented; None where neither the editors nor the program say anything."""
    true, said = plain(field.true), plain(field.said)
    if true in (None, ()):
        return "invented" if said not in (None, ()) and field.exhaustive else None
    if said in (None, ()):
        return "missed"
    return "right" if true == said else "wrong"


def period_of(paper: SourceText) -> str:
    """The period of a paper's volume: "1955-57" for frus1955-57v03."""
    found = re.search(r"1[89]\d\d", paper.volume or "")
    year = int(found[0]) if found else 9999
    return next(name for last, name in PERIODS if year <= last)


def in_order(tallies: dict[str, dict[str, Counter[str]]]) -> dict[str, dict[str, dict[str, int]]]:
    """All papers first, then the periods in order; every outcome with its count, 0 too."""
    periods = [name for name in ("all", *(name for _, name in PERIODS)) if name in tallies]
    return {
        period: {
            field: {how: tallies[period][field][how] for how in OUTCOMES}
            for field in FIELDS
            if field in tallies[period]
        }
        for period in periods
    }


def examples(failures: Sequence[Failure], most: int = EXAMPLES) -> list[Failure]:
    """The first failures of each field and kind, the commonest kind first."""
    kinds = Counter((one.field, one.outcome) for one in failures)
    chosen = []
    for kind, _ in kinds.most_common():
        chosen += [one for one in failures if (one.field, one.outcome) == kind][:most]
    return chosen


def commonest(failures: Sequence[Failure], most: int = 10) -> list[tuple[str, str, int]]:
    """The commonest kinds of failure: field, outcome, count."""
    kinds = Counter((one.field, one.outcome) for one in failures)
    return [(field, how, count) for (field, how), count in kinds.most_common(most)]


def gained_and_lost(old: Sequence[Failure], new: Sequence[Failure]) -> tuple[list[Failure], list[Failure]]:
    """What failed before and no longer does, and what fails only now."""
    before = {(one.document, one.field) for one in old}
    now = {(one.document, one.field) for one in new}
    gained = [one for one in old if (one.document, one.field) not in now]
    return gained, [one for one in new if (one.document, one.field) not in before]
