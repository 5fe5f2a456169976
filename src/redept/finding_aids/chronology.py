"""Papers and what they report, by date."""

from redept.corpus import Reader
from redept.model import Entry, Record


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
    """All dated papers of a corpus, or of those that a query finds, by date and then in the order of the volumes."""
    wanted = set(reader.ids(query)) if query else None
    papers = [
        event_of(entry, entry.date)
        for entry in reader.entries()
        if entry.date and not entry.stub and (wanted is None or entry.id in wanted)
    ]
    return sorted(papers, key=lambda event: event.date)


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
