"""Papers and what they report, by date."""

from collections.abc import Iterator

from redept.corpus import Reader
from redept.model import Entry, Record
from redept.model.statement import Statement


class Event(Record, frozen=True, kw_only=True):
    """One line of a chronology: a paper on its day, or an act on the day that a paper reports it for.

    `kind` is "paper" or "act"; an act has its span in the text of `document` and the words there.
    """

    date: str
    kind: str
    document: str
    words: str
    form: str | None = None
    date_basis: str | None = None
    start: int | None = None
    end: int | None = None


def chronology(reader: Reader, query: str | None = None) -> list[Event]:
    """All dated papers of a corpus, or those that a query finds, by date and then in the order of the volumes.

    With a query, also the acts that these papers report on another day than their own.
    """
    wanted = set(reader.ids(query)) if query else None
    papers = [
        event_of(entry, entry.date)
        for entry in reader.entries()
        if entry.date and not entry.stub and (wanted is None or entry.id in wanted)
    ]
    acts = list(reported(reader, query)) if query else []
    return sorted((*papers, *acts), key=lambda event: event.date)


def reported(reader: Reader, query: str) -> Iterator[Event]:
    """What the papers of a query say was done or told on a day that they name."""
    for document, findings in reader.findings(query):
        for one in findings.statements:
            if one.date and one.date[0].isdigit() and one.kind in ("act", "told") and one.layer == "body":
                yield Event(
                    date=one.date, kind="act", document=document, words=words_of(one), start=one.start, end=one.end
                )


def words_of(statement: Statement) -> str:
    """Who did or told it, and its words."""
    source = statement.source
    who = (source.words or source.name or source.office) if source else None
    return " ".join(f"{who + ': ' if who else ''}{statement.text}".split())


def event_of(entry: Entry, day: str) -> Event:
    """A paper on its day."""
    return Event(
        date=day,
        kind="paper",
        document=entry.id,
        words=" ".join((entry.heading or "").split()),
        form=entry.form,
        date_basis=entry.date_basis,
    )
