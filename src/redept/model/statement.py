"""What a paper says of what was told, done, held and asked: spans of its text, each with the cue it rests on."""

from redept.model.span import Record, Span

CERTAINTIES = ("asserted", "reported", "presumed", "possible", "denied", "not known", "undecided")
ACT_STATES = ("done", "ordered", "intended", "refused", "withheld")
QUESTION_STATES = ("answered", "replied", "open", "wanted")


class Speaker(Record, frozen=True, kw_only=True):
    """Somebody in a statement: name, office and post as far as known, and the words they come from.

    `start` and `end` are the place of the words in the layer's text; None where no word stands for somebody who is
    understood (the writer of "Request you speak to him").
    """

    name: str | None = None
    office: str | None = None
    post: str | None = None
    words: str | None = None
    start: int | None = None
    end: int | None = None


class Statement(Record, frozen=True, kw_only=True):
    """Something that was told, done or held, as a paper says it.

    In the body layer all spans count in the document's text, in the note layer in that note's text. `text` is the
    content, `cue` the words that announce it. `source` told it, did it or holds it; `via` are those through whom it
    came, the nearest to the source first; `recipient` was told it, or was meant by the act. `means` is how ("note",
    "telegram", "copy of a telegram", "orally"), `date` ISO as far as the words and the paper's own date give it.
    `certainty` is one of CERTAINTIES. `condition` is a clause of the content, `about` words that name the subject;
    `state` (one of ACT_STATES) and `ground` belong to acts.
    """

    id: str
    document: str
    layer: str
    note: int | None
    author: str
    start: int
    end: int
    text: str
    cue: Span
    kind: str
    source: Speaker | None = None
    via: tuple[Speaker, ...] = ()
    recipient: Speaker | None = None
    means: str | None = None
    date: str | None = None
    certainty: str = "asserted"
    negated: bool = False
    condition: Span | None = None
    about: Span | None = None
    state: str | None = None
    ground: Span | None = None


class Dependence(Record, frozen=True, kw_only=True):
    """The question on whose answer another one hangs, and on which answer: "yes", "no" or "other"."""

    question: str
    answer: str


class Question(Record, frozen=True, kw_only=True):
    """A question or a request (`kind`) as a paper puts it; `by` asks, `to` is to answer or to act."""

    id: str
    document: str
    layer: str
    note: int | None
    author: str
    start: int
    end: int
    text: str
    cue: Span
    kind: str
    by: Speaker | None = None
    to: Speaker | None = None
    depends_on: Dependence | None = None
    condition: Span | None = None


class Findings(Record, frozen=True, kw_only=True):
    """The statements and the questions of one paper, each in the order of its words."""

    statements: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()


class Answer(Record, frozen=True, kw_only=True):
    """A paper that answers a question, or sends a reply: the words of it that count, and why."""

    document: str
    start: int | None = None
    end: int | None = None
    reference: str | None = None
    because: tuple[str, ...] = ()


class Asked(Record, frozen=True, kw_only=True):
    """A question with what became of it: `state` is one of QUESTION_STATES, `wanted` the id of an absent answer."""

    question: Question
    state: str
    answers: tuple[Answer, ...] = ()
    wanted: str | None = None
    because: tuple[str, ...] = ()
    days: int | None = None
