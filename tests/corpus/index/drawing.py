"""Queries drawn by chance from what a corpus holds: its words as they stand, its fields, joined in every way."""

from collections.abc import Callable, Sequence
from random import Random

from redept.corpus import Reader, values
from redept.corpus.words import texts
from redept.model import Document, Entry
from redept.model.reference import STATUSES

MOST_PAPERS = 400
ODD = ("ﬁve", "²", "ⅷ", "ʼ", "Ærø", "ﬀ", "İ", "ß", "e\u0301te\u0301", "\u0301", "日本", "a_b", "x" * 300, "1/2", "№")
"""Words that no paper needs to hold, in letters of which tokenizers think differently."""


class Drawing:
    """Draws queries; every part of a corpus has the same chance, and one word in twenty is an odd one."""

    def __init__(self, reader: Reader, chance: Random) -> None:
        self.chance = chance
        ids = list(reader.ids())
        self.papers = [reader.document(one) for one in chance.sample(ids, min(len(ids), MOST_PAPERS))]
        self.cards = [reader.entry(one.id) for one in self.papers]
        self.named = [entry for entry, _, _ in reader.named_entries()]

    def query(self, depth: int = 3) -> str:
        """A query of up to so many joinings inside one another."""
        draw = self.chance.random()
        if depth == 0 or draw < 0.45:
            return self.term()
        if draw < 0.55:
            return f"NOT {self.query(depth - 1)}"
        word = self.chance.choice((" ", " AND ", " OR ", " NOT "))
        joined = f"{self.query(depth - 1)}{word}{self.query(depth - 1)}"
        return f"({joined})" if self.chance.random() < 0.5 else joined

    def term(self) -> str:
        if self.chance.random() < 0.5:
            return self.words(self.text())
        return str(self.chance.choice(FIELDS)(self))

    # ------------------------------------------------------------ words

    def text(self) -> str:
        """One of the texts of one of the papers."""
        return self.chance.choice([one for one in texts(self.paper()) if one.strip()] or ["nothing"])

    def paper(self) -> Document:
        return self.chance.choice(self.papers)

    def card(self) -> Entry:
        return self.chance.choice(self.cards)

    def words(self, text: str) -> str:
        """Some words of a text that stand side by side, whole or the last cut short."""
        found = text.translate(QUOTES).split() or ["nothing"]
        many = self.chance.choice((1, 1, 1, 2, 2, 3, 5))
        start = self.chance.randrange(len(found))
        chosen = found[start : start + many]
        if self.chance.random() < 0.05:
            chosen[-1] = self.chance.choice(ODD)
        if self.chance.random() < 0.1:
            chosen.reverse()
        star = ""
        if self.chance.random() < 0.3:
            chosen[-1], star = chosen[-1][: self.chance.randint(1, len(chosen[-1]))], "*"
        return f'"{" ".join(chosen)}"{star}'

    # ------------------------------------------------------------ fields

    def party(self) -> str:
        side = self.chance.choice(("from", "to"))
        card = self.card()
        found = list(values.senders(card) if side == "from" else values.recipients(card))
        whole = self.chance.choice(("", "", "="))
        words = self.chance.choice(found or ["Moscow"])
        return f"{side}:{whole}" + (quoted(words) if whole else self.words(words))

    def form(self) -> str:
        form = self.card().form or "Telegram"
        return f"form:={quoted(form)}" if self.chance.random() < 0.4 else f"form:{self.words(form)}"

    def number(self) -> str:
        numbers = [f"{one.number_series} {one.number}" for one in self.card().numbers] or ["1"]
        return f"number:{self.words(self.chance.choice(numbers))}"

    def place(self) -> str:
        return f"place:{self.words(self.paper().place or 'London')}"

    def post(self) -> str:
        posts = [post for one in self.card().numbers for post in (one.from_, one.to) if post] or ["Moscow", "Taipei"]
        return f"post:{quoted(self.chance.choice(posts))}"

    def names(self) -> str:
        if self.named and self.chance.random() < 0.3:
            return f"names:{self.chance.choice(self.named)}"
        paper = self.paper()
        people = [one.name for one in (*paper.sender, *paper.recipient) if one.name]
        return f"names:{self.words(self.chance.choice([*people, *paper.signatures, 'Chou En-lai']))}"

    def file(self) -> str:
        number = self.card().file_number or "711.62114/9-2444"
        number = number[: self.chance.randint(1, len(number))] if self.chance.random() < 0.7 else number
        return f"file:{quoted(number)}" + self.chance.choice(("", "", "*"))

    def volume(self) -> str:
        volume = self.card().volume or "none"
        if self.chance.random() < 0.5:
            return f"volume:{quoted(volume[: self.chance.randint(1, len(volume))])}*"
        return f"volume:{quoted(volume)}"

    def marking(self) -> str:
        paper = self.paper()
        marks = [one for one in (paper.classification, *paper.precedence, *paper.handling) if one] or ["Secret"]
        whole = self.chance.random() < 0.4
        return f"marking:={quoted(marks[0])}" if whole else f"marking:{self.words(self.chance.choice(marks))}"

    def status(self) -> str:
        return f"status:{self.chance.choice(STATUSES)}"

    def date(self) -> str:
        date = (self.card().date or "1944-09-24T20:00").partition("/")[0].strip("?~")
        cut = self.chance.choice((4, 7, 10, 13, 16))
        return f"{self.chance.choice(('after', 'before'))}:{quoted(date[:cut])}"


FIELDS: Sequence[Callable[[Drawing], str]] = (
    Drawing.party,
    Drawing.form,
    Drawing.number,
    Drawing.place,
    Drawing.post,
    Drawing.names,
    Drawing.file,
    Drawing.volume,
    Drawing.marking,
    Drawing.status,
    Drawing.date,
)

QUOTES = {ord(letter): " " for letter in '“”„"'}


def quoted(words: str) -> str:
    return f'"{words.translate(QUOTES)}"'
