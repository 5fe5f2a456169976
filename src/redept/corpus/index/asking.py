"""The tree of a search as a query of the extra index.

Each condition has the meaning that `redept.corpus.search` gives it in the words of the database. What the extra index
does not hold (what became of references) or cannot look for (beginnings of endless words) is asked of the corpus.
"""

from collections.abc import Callable, Sequence
from typing import Any

from redept.corpus import values
from redept.corpus.index import fields
from redept.corpus.index.folding import folded
from redept.corpus.query import COLUMN_OF, All, Not, Phrase, Some, Term, Tree, phrases_of
from redept.corpus.search import DASHES, day_and_hour

HEADING = 4.0
"""How much more a word in the heading weighs."""

LONGEST_PATTERN = 200
MOST_BEGUN = 10_000
"""Letters of a word, and words with the same beginning, that tantivy takes in a pattern."""

Ask = Callable[[Term], Sequence[int]]


class Asking:
    """Makes queries for one state of the index; `ask` gives row numbers of the papers that the corpus finds."""

    def __init__(self, searcher: Any, ask: Ask) -> None:
        import tantivy

        self.searcher = searcher
        self.ask = ask
        self.make = tantivy.Query
        self.must, self.may, self.never = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
        self.integer = tantivy.FieldType.Integer
        self.schema = fields.schema()

    def query(self, tree: Tree) -> Any:
        """The query of a tree; QueryError where a date in it is none."""
        if isinstance(tree, Term):
            return self.term(tree)
        if isinstance(tree, Some):
            return self.any(self.query(part) for part in tree.of)
        parts = tree.of if isinstance(tree, All) else (tree,)
        wanted = [self.query(part) for part in parts if not isinstance(part, Not)]
        unwanted = [self.query(part.of) for part in parts if isinstance(part, Not)]
        return self.all(wanted or [self.papers()], unwanted)

    # ------------------------------------------------------------ joining

    def all(self, wanted: Sequence[Any], unwanted: Sequence[Any] = ()) -> Any:
        """What all of these find and none of those."""
        if len(wanted) == 1 and not unwanted:
            return wanted[0]
        parts = [(self.must, one) for one in wanted] + [(self.never, one) for one in unwanted]
        return self.make.boolean_query(parts)

    def any(self, queries: Any) -> Any:
        """What one of these finds."""
        found = list(queries)
        return found[0] if len(found) == 1 else self.make.boolean_query([(self.may, one) for one in found])

    def papers(self) -> Any:
        """All papers."""
        return self.exactly(fields.KIND, fields.PAPER)

    # ------------------------------------------------------------ words

    def term(self, term: Term) -> Any:
        """A term, by words or by its field."""
        either = phrases_of(term)
        if either is None:
            return CONDITIONS.get(term.field or "", Asking.asked)(self, term)
        try:
            return self.any(self.all([self.phrase(one) for one in together]) for together in either)
        except TooMany:
            return self.asked(term)

    def phrase(self, phrase: Phrase) -> Any:
        """Words side by side in one of some columns."""
        words = folded(phrase.words).split()
        return self.any(self.in_column(column, words, prefix=phrase.prefix) for column in phrase.columns)

    def in_column(self, column: str, words: list[Any], *, prefix: bool) -> Any:
        """Words side by side in one column."""
        found = self.side_by_side(column, words, prefix=prefix)
        return self.make.boost_query(found, HEADING) if column == "heading" else found

    def side_by_side(self, field: str, words: list[Any], *, prefix: bool) -> Any:
        """Words side by side; no word finds nothing, as in the corpus's own index."""
        if not words:
            return self.make.empty_query()
        if prefix:
            return self.begun(field, words)
        if len(words) == 1:
            return self.make.term_query(self.schema, field, words[0])
        return self.make.phrase_query(self.schema, field, words)

    def begun(self, field: str, words: list[str]) -> Any:
        """Words side by side, the last a beginning; TooMany where tantivy could not look for them."""
        if max(map(len, words)) > LONGEST_PATTERN:
            raise TooMany
        if len(words) == 1:
            return self.make.regex_query(self.schema, field, words[0] + ANYTHING)
        if len(self.searcher.terms_with_prefix(field, words[-1], limit=MOST_BEGUN)) >= MOST_BEGUN:
            raise TooMany
        return self.make.regex_phrase_query(self.schema, field, [*words[:-1], words[-1] + ANYTHING])

    # ------------------------------------------------------------ fields that are no words

    def asked(self, term: Term) -> Any:
        """What the corpus finds."""
        return self.unranked(self.make.term_set_query(self.schema, fields.KEY, list(self.ask(term))))

    def exactly(self, field: str, value: str) -> Any:
        """Papers that have this value."""
        return self.unranked(self.make.term_query(self.schema, field, value, "basic"))

    def matching(self, field: str, beginning: str, rest: str) -> Any:
        """Papers that have a value with this beginning, and behind it what a pattern says."""
        return self.unranked(self.make.regex_query(self.schema, field, escaped(beginning) + rest))

    def unranked(self, query: Any) -> Any:
        """A query that does not change the order of hits."""
        return self.make.const_score_query(query, 0.0)

    def between(self, field: str, low: int | None, high: int | None) -> Any:
        """Papers of which a number is at least `low` and less than `high`."""
        above = None if high is None else high - 1
        return self.unranked(self.make.range_query(self.schema, field, self.integer, low, above))

    def in_file(self, term: Term) -> Any:
        """A file number, or its beginning up to a stroke, dash or space."""
        number = DASHES.sub("-", " ".join(term.words.lower().split()))
        if len(number) > LONGEST_PATTERN:
            return self.asked(term)
        return self.matching(fields.FILE, number, ANYTHING if term.prefix else f"([^0-9a-z]{ANYTHING})?")

    def in_volume(self, term: Term) -> Any:
        """A volume by its id, or by the beginning of it where a star follows."""
        name = term.words.lower()
        if not term.prefix:
            return self.exactly(fields.VOLUME, name)
        return self.asked(term) if len(name) > LONGEST_PATTERN else self.matching(fields.VOLUME, name, ANYTHING)

    def named_entry(self, term: Term) -> Any:
        """Papers that name a person of a volume's list."""
        return self.exactly(fields.ENTRY, term.words)

    def whole(self, term: Term) -> Any:
        """Papers that have this whole value in a field."""
        found = self.exactly(fields.WHOLE[term.field or ""], values.folded(term.words))
        if term.field not in ("from", "to"):
            return found
        words = self.phrase(Phrase(columns=(COLUMN_OF[term.field],), words=term.words))
        return self.unranked(self.all([found, words]))

    def marked(self, term: Term) -> Any:
        """Papers with a marking."""
        if term.whole:
            return self.whole(term)
        words = values.plain_words(term.words)
        try:
            found = self.side_by_side(fields.MARKINGS, words, prefix=term.prefix)
        except TooMany:
            words = []
        return self.unranked(found) if words else self.asked(term)

    def after(self, term: Term) -> Any:
        """Documents that may be of this day, month, year or hour, or later."""
        day, hour = day_and_hour(term)
        first = fields.day_number(day, 0)
        if not hour:
            return self.between(fields.LAST, first, None)
        early = self.between(fields.HOUR, 0, fields.hour_number(hour))
        same_day = self.all([self.between(fields.LAST, first, first + 1)], [early])
        return self.any([self.between(fields.LAST, first + 1, None), same_day])

    def before(self, term: Term) -> Any:
        """Documents that may be earlier than this day, month, year or hour."""
        day, hour = day_and_hour(term)
        first = fields.day_number(day, 0)
        if not hour:
            return self.between(fields.FIRST, None, first)
        late = self.between(fields.HOUR, fields.hour_number(hour), None)
        same_day = self.all([self.between(fields.FIRST, first, first + 1)], [late])
        return self.any([self.between(fields.FIRST, None, first), same_day])


CONDITIONS: dict[str, Callable[[Asking, Term], Any]] = {
    "file": Asking.in_file,
    "volume": Asking.in_volume,
    "names": Asking.named_entry,
    "from": Asking.whole,
    "to": Asking.whole,
    "form": Asking.whole,
    "marking": Asking.marked,
    "after": Asking.after,
    "before": Asking.before,
}

ANYTHING = r"(.|\n)*"


class TooMany(Exception):
    """Words that tantivy cannot look for."""


def escaped(words: str) -> str:
    """Words as a pattern that finds just them."""
    return "".join(f"\\{letter}" if letter in r"\.+*?()|[]{}^$#&-~" else letter for letter in words)
