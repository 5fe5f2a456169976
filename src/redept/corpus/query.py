"""How a search is written: its grammar, and the tree that it reads into.

Words side by side must all be there: `prisoners repatriation`. `"combined chiefs"` is a phrase, `repatriat*` a
beginning. AND, OR and NOT in capitals and parentheses join them; AND binds closer than OR. `from:moscow`,
`to:(london OR paris)`, `form:despatch`, `file:711.62114`, `number:3652`, `place:`, `names:`, `volume:` look in one
field; `names:` in the parties, the signatures and words of the text that have a capital, or, for an entry of a volume's
list of persons (`names:frus1958-60v08/p_DJF1`), in the papers that name that person; `post:` in senders, recipients and
datelines, under all names of the post and its countries. `marking:nodis` looks in classification, precedence and
handling, `status:absent` for papers of which a reference has that status. `after:1944-09` is that day, month or year
and later, `before:1944-10` is earlier than it. `from:="Secretary of State"` asks for the whole value: not "Acting
Secretary of State"; so can `to:`, `form:` and `marking:`.
"""

import re
from collections.abc import Iterator, Sequence

from redept.corpus.values import WHOLE_FIELDS
from redept.corpus.words import TEXT_COLUMNS
from redept.errors import QueryError
from redept.grammar.posts import names_of
from redept.model import Record
from redept.model.reference import STATUSES

COLUMN_OF = {
    "from": "sender",
    "to": "recipient",
    "form": "form",
    "number": "numbers",
    "place": "place",
    "names": "names",
}
"""Fields that are columns of the index; others are columns of the table of documents."""

FIELDS = (
    "from",
    "to",
    "form",
    "file",
    "number",
    "place",
    "post",
    "names",
    "marking",
    "status",
    "after",
    "before",
    "volume",
)

ENTRY = re.compile(r"[^/\s]+/p_\w+")
"""An entry of a volume's list of persons."""

DEEPEST = 40
MOST_TERMS = 200


class Term(Record, frozen=True, kw_only=True):
    """Words to be found side by side in a field, or in the text where `field` is None; `at` is where they stand in
    the query, from 1. `whole` asks for a value that is these words and no more."""

    words: str
    at: int
    field: str | None = None
    prefix: bool = False
    whole: bool = False


class Not(Record, frozen=True, kw_only=True):
    """What must not be there."""

    of: "Tree"


class All(Record, frozen=True, kw_only=True):
    """What must all be there."""

    of: tuple["Tree", ...]


class Some(Record, frozen=True, kw_only=True):
    """Of which one must be there."""

    of: tuple["Tree", ...]


Tree = Term | Not | All | Some


class Token(Record, frozen=True, kw_only=True):
    """A piece of a query: `kind` is "(", ")", "field", "phrase" or "word"; `at` counts characters from 1."""

    kind: str
    text: str
    at: int
    prefix: bool = False
    whole: bool = False


PIECE = re.compile(
    r"""(?P<space>[\s\0]+)
    | (?P<paren>[()])
    | (?P<field>[^\W\d_]+)(?=:):(?P<whole>=?)
    | [“”„"](?P<phrase>[^“”„"]*)(?P<close>[“”„"]?)(?P<star>\*?)
    | (?P<word>[^\s()“”„"\0]+)""",
    re.VERBOSE,
)


def read_query(query: str) -> Tree:
    """The tree of a search; QueryError, with the place, where it cannot be read.

    `from:moscow prisoners` gives All(of=(Term(field="from", words="moscow"), Term(words="prisoners"))).
    """
    tokens = list(tokens_of(query.replace("\0", " ")))  # the index takes a NUL for the end of a string
    if not tokens:
        raise QueryError("the search is empty; write a word, or a field such as from:moscow")
    if len(tokens) > MOST_TERMS:
        raise QueryError(f"the search has {len(tokens)} words; at most {MOST_TERMS} can be looked for at once")
    parser = Parser(tokens)
    tree = parser.some(None, 0)
    if parser.here is not None:
        raise parser.wrong("nothing opens this parenthesis", "remove it, or open it with (")
    return tree


def tokens_of(query: str) -> Iterator[Token]:
    """The pieces of a query in their order."""
    for match in PIECE.finditer(query):
        at = match.start() + 1
        if match["paren"]:
            yield Token(kind=match["paren"], text=match["paren"], at=at)
        elif match["field"]:
            yield field_token(match["field"], at, whole=bool(match["whole"]))
        elif match["phrase"] is not None:
            if not match["close"]:
                raise QueryError(f"character {at}: nothing closes this quotation mark; close it or remove it")
            yield Token(kind="phrase", text=match["phrase"], at=at, prefix=bool(match["star"]))
        elif match["word"]:
            yield word_token(match["word"], at)


def field_token(name: str, at: int, *, whole: bool = False) -> Token:
    """A field's name; QueryError where there is no such field, or no whole value of it to be asked for."""
    if name.lower() not in FIELDS:
        raise QueryError(
            f"character {at}: there is no field {name}; the fields are {', '.join(FIELDS)}; "
            "put words with a colon in quotation marks"
        )
    if whole and name.lower() not in WHOLE_FIELDS:
        raise QueryError(
            f"character {at}: whole values can be asked for of {', '.join(WHOLE_FIELDS)} alone; "
            f"write {name}: without the sign ="
        )
    return Token(kind="field", text=name.lower(), at=at, whole=whole)


def word_token(word: str, at: int) -> Token:
    """A word, or one of AND, OR, NOT; QueryError for a star that does not end it."""
    bare = word.rstrip("*")
    if "*" in bare:
        raise QueryError(
            f"character {at}: in {word} a star stands inside the word; it can only end it: {bare.split('*')[0]}*"
        )
    if word in ("AND", "OR", "NOT"):
        return Token(kind=word, text=word, at=at)
    return Token(kind="word", text=bare, at=at, prefix=bare != word)


class Parser:
    """Reads tokens from left to right, one method for each way of joining."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0

    @property
    def here(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def next_is(self, *kinds: str) -> bool:
        return self.here is not None and self.here.kind in kinds

    def wrong(self, what: str, remedy: str) -> QueryError:
        """The error at the present place."""
        where = f"character {self.here.at}" if self.here else "at the end"
        return QueryError(f"{where}: {what}; {remedy}")

    def some(self, field: Token | None, depth: int) -> Tree:
        """`a OR b OR c`."""
        parts = [self.all(field, depth)]
        while self.next_is("OR"):
            self.place += 1
            parts.append(self.all(field, depth))
        return parts[0] if len(parts) == 1 else Some(of=tuple(parts))

    def all(self, field: Token | None, depth: int) -> Tree:
        """`a b AND c NOT d`."""
        parts = [self.one(field, depth)]
        while self.here is not None and not self.next_is("OR", ")"):
            if self.next_is("AND"):
                self.place += 1
            parts.append(self.one(field, depth))
        return parts[0] if len(parts) == 1 else All(of=tuple(parts))

    def one(self, field: Token | None, depth: int) -> Tree:
        """A term, a group, or either with NOT before it."""
        turned = False
        while self.next_is("NOT"):
            turned = not turned
            self.place += 1
        tree = self.group_or_term(field, depth)
        return Not(of=tree) if turned else tree

    def group_or_term(self, field: Token | None, depth: int) -> Tree:
        token = self.here
        if token is None or token.kind in ("AND", "OR", ")"):
            raise self.wrong(
                "a word is missing here", "AND, OR and NOT in capitals join words; write the words in small letters"
            )
        self.place += 1
        if token.kind == "field":
            return self.in_field(token, field, depth)
        if token.kind == "(":
            return self.group(token, field, depth)
        return term_of(token, field)

    def in_field(self, token: Token, outer: Token | None, depth: int) -> Tree:
        """`from:moscow`, `from:"new york"`, `from:(moscow OR london)`."""
        if outer is not None:
            self.place -= 1
            raise self.wrong(f"{token.text}: stands inside {outer.text}:", "one field at a time")
        if not self.next_is("word", "phrase", "("):
            raise QueryError(f"character {token.at}: nothing follows {token.text}:, write what to look for behind it")
        return self.group_or_term(token, depth)

    def group(self, token: Token, field: Token | None, depth: int) -> Tree:
        """What stands in parentheses."""
        if depth >= DEEPEST:
            raise QueryError(f"character {token.at}: more than {DEEPEST} parentheses inside one another; use fewer")
        tree = self.some(field, depth + 1)
        if not self.next_is(")"):
            raise QueryError(f"character {token.at}: nothing closes this parenthesis; close it with )")
        self.place += 1
        return tree


def term_of(token: Token, field: Token | None) -> Term:
    """A term; QueryError where it has no letter or digit to look for, or is a status that there is not."""
    if not any(letter.isalnum() for letter in token.text):
        raise QueryError(f"character {token.at}: there is no letter or digit to look for here; write a word")
    name = field.text if field else None
    words = token.text.lower() if name == "status" else token.text
    if name == "status" and (words not in STATUSES or token.prefix):
        raise QueryError(
            f"character {token.at}: there is no status {token.text}; those of references are {', '.join(STATUSES)}"
        )
    return Term(words=words, at=token.at, field=name, prefix=token.prefix, whole=bool(field and field.whole))


def as_match(tree: Tree) -> str | None:
    """The tree as an expression of the index, or None where the index alone cannot answer it."""
    if isinstance(tree, Term):
        return term_match(tree)
    if isinstance(tree, Not):
        return None
    parts = [as_match(part) for part in tree.of]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    return f"({(' AND ' if isinstance(tree, All) else ' OR ').join(known)})"


def term_match(term: Term) -> str | None:
    """`{heading body notes} : "repatriat" *`; None for a field that is no column of the index."""
    either = phrases_of(term)
    if either is None:
        return None
    parts = [joined_phrases(together) for together in either]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def joined_phrases(together: Sequence["Phrase"]) -> str:
    """Phrases that must all be there, as an expression of the index."""
    parts = [f'{{{" ".join(one.columns)}}} : "{one.words}"' + (" *" if one.prefix else "") for one in together]
    return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"


class Phrase(Record, frozen=True, kw_only=True):
    """Words side by side in one of these columns of the index; the last may be a beginning."""

    columns: tuple[str, ...]
    words: str
    prefix: bool = False


def phrases_of(term: Term) -> tuple[tuple[Phrase, ...], ...] | None:
    """What a term looks for in an index of words: one of these rows of phrases, all of them in the same paper.

    None for a field that is no column of the index.
    """
    if term.whole:
        return None
    if term.field is None:
        return ((Phrase(columns=TEXT_COLUMNS, words=term.words, prefix=term.prefix),),)
    if term.field == "post":
        names = names_of(term.words) or (term.words,)
        return tuple((Phrase(columns=POST_COLUMNS, words=name),) for name in names)
    if term.field == "names":
        return None if ENTRY.fullmatch(term.words) else name_phrases(term)
    if term.field in COLUMN_OF:
        return ((Phrase(columns=(COLUMN_OF[term.field],), words=term.words, prefix=term.prefix),),)
    return None


POST_COLUMNS = ("sender", "recipient", "place")


def name_phrases(term: Term) -> tuple[tuple[Phrase, ...], ...]:
    """A person's name; one with small words in it ("Chou En-lai", "Couve de Murville") may stand in the texts alone.

    The index of names has words with a capital, so the longest word must be one of them.
    """
    names = (COLUMN_OF["names"],)
    whole = Phrase(columns=names, words=term.words, prefix=term.prefix)
    words = re.findall(r"[^\W_]+", term.words)
    if term.prefix or len(words) < 2:
        return ((whole,),)
    longest = max(reversed(words), key=len)
    return (whole,), (Phrase(columns=TEXT_COLUMNS, words=term.words), Phrase(columns=names, words=longest))


def text_terms(tree: Tree) -> Iterator[Term]:
    """The terms that a hit may show in its text: all that are not under a NOT and in no field."""
    if isinstance(tree, Term):
        if tree.field is None:
            yield tree
    elif not isinstance(tree, Not):
        for part in tree.of:
            yield from text_terms(part)
