"""Who wrote to whom, how often, from when to when."""

from collections.abc import Iterator

from redept.model import Document, Party


class Exchange:
    """The papers that went one way between two parties."""

    def __init__(self) -> None:
        self.weight = 0
        self.start: str | None = None
        self.end: str | None = None

    def take(self, day: str | None) -> None:
        self.weight += 1
        if day:
            self.start = min(self.start or day, day)
            self.end = max(self.end or day, day)


def pairs(document: Document, kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every sender with every recipient; those met for the first time are noted with their kind."""
    for sender in map(label_of, document.sender):
        for recipient in map(label_of, document.recipient):
            for label, kind in (sender, recipient):
                kinds.setdefault(label, kind)
            yield sender[0], recipient[0]


def label_of(party: Party) -> tuple[str, str]:
    """A person by name, else an office."""
    if party.name:
        return " ".join(party.name.split()), "person"
    return " ".join((party.office or "unknown").split()), "office"
