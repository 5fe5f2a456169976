"""The words that point to another paper, and what was decided about them: two records."""

from redept.model.date import PartialDate
from redept.model.document import ArchivalSource
from redept.model.span import Record

KINDS = (
    "telegram",
    "airgram",
    "despatch",
    "instruction",
    "letter",
    "note",
    "memorandum",
    "conversation",
    "paper",
    "document",
    "footnote",
    "page",
    "position",
    "file",
    "lot",
    "ibid",
    "volume",
    "enclosure",
    "other",
)

STATUSES = ("resolved", "possible", "ambiguous", "absent", "outside", "indefinite")


class Reference(Record, frozen=True, kw_only=True):
    """A reference as written; finding it decides nothing.

    In the body layer `start` and `end` count in the document's text, in the note layer in that note's text, and
    `note` is the note's place in the list, from 1. `issuer` and `addressee` are ROLES as the words give them:
    "writer" (my, our), "recipient" (your), "department" (Deptel), "post" (Embtel, Legtel: the post that writes to
    the Department or is written to by it), "place" (Moscow's), "person", "office", or None; the words themselves
    stand in `issuer_words` and `addressee_words`. `form` is the form named ("Telegram"), None where only a number
    stands. `number` and `date` are as written; a year that is not written is not added here.
    `document_number`, `footnote`, `page` and `volume` (the words that name another volume) carry printed
    pointers; `position` is "supra", "infra", "ante" or "post", of messages "preceding" or "following", of a document
    in a range that the words mean and do not write ("Documents 242-244") "between"; its id ends in its number.
    `printed` is True or False where the words, or the note that hangs on them, say so. `topical` is True for "see"
    pointers that name a subject, not a paper. `anaphor` is True for words that point back without saying what to
    ("reftel", "under reference", "ibid."). `part` is the enclosure in which the words stand; `quoted` the
    salutation of a letter whose text a telegram gives ("Dear Mr. President"), where they stand in that text;
    `hangs` the note, from 1, whose marker stands right behind words of the body. `copies` are the numbers the same
    message bears elsewhere ("Sent Paris 1314, repeated London 77"). `archive` are the parts of a place in an archive
    ("Johnson Library, National Security File, Country File, Israel, Vol. IX").
    """

    id: str
    document: str
    layer: str
    start: int
    end: int
    text: str
    kind: str
    rule: str
    part: str | None = None
    note: int | None = None
    author: str = "writer"
    form: str | None = None
    number: str | None = None
    number_series: str = ""
    date: PartialDate | None = None
    issuer: str | None = None
    issuer_words: str | None = None
    addressee: str | None = None
    addressee_words: str | None = None
    copies: tuple[tuple[str, str], ...] = ()
    document_number: str | None = None
    footnote: str | None = None
    page: str | None = None
    position: str | None = None
    volume: str | None = None
    file_number: str | None = None
    printed: bool | None = None
    topical: bool = False
    anaphor: bool = False
    quoted: str | None = None
    hangs: int | None = None
    archive: ArchivalSource | None = None


class Interpretation(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A reference seen from the paper that makes it: posts for "my" and "your", a year for "September 15".

    `from_` and `to` are posts by their city, or "Department"; `date` is ISO as far as known.
    """

    reference: str
    from_: str | None = None
    to: str | None = None
    date: str | None = None


class Reason(Record, frozen=True, kw_only=True):
    """One comparison of a reference with a candidate: a sentence, the two values, how much it counts."""

    name: str
    sentence: str
    weight: float
    said: str | None = None
    found: str | None = None


class Candidate(Record, frozen=True, kw_only=True):
    """A document that a reference may mean; `confidence` is 0 to 1."""

    id: str
    confidence: float
    reasons: tuple[Reason, ...] = ()


class Resolution(Record, frozen=True, kw_only=True):
    """What was decided about one reference. `status` is one of STATUSES; `target` only where it is "resolved".

    `because` are sentences for the reader; `by` is "program" or the name of the person who judged.
    `wanted` is the id of the wanted record where the paper is absent.
    """

    reference: str
    status: str
    target: str | None = None
    confidence: float | None = None
    because: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    by: str = "program"
    wanted: str | None = None


class Change(Record, frozen=True, kw_only=True):
    """A reference whose decision is another one than before, and why: what came, went, or was judged.

    `when` is the time of deciding, ISO with seconds; `before` is None where it was never decided.
    """

    reference: str
    before: Resolution | None
    after: Resolution
    because: str = ""
    when: str = ""


class Judgement(Record, frozen=True, kw_only=True):
    """A person's decision on a reference: outranks the program, is retired but never overwritten.

    `target` is a document's id, or None for "points to nothing here". `quote`, `layer`, `start` tie it to words
    and place.
    """

    reference: str
    document: str
    target: str | None
    by: str
    when: str
    because: str
    quote: str
    layer: str = "body"
    note: int | None = None
    start: int = 0
    retired: str | None = None


class Claim(Record, frozen=True, kw_only=True):
    """What somebody says of a paper that is not here: `says` is "not printed" (or not found) or "file NUMBER".

    `by` is "editor" or "writer"; `document` and `note` (from 1, None for the body) say where.
    """

    says: str
    by: str
    document: str
    note: int | None = None


class Wanted(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A paper that is cited but absent, merged over all who cite it, with all that is known of it.

    `cited_by` are documents, `references` the ids of the references in them, `other_numbers` those of its copies as
    "post number", `claims` what editors and writers say of it.
    """

    id: str
    kind: str
    form: str | None = None
    number: str | None = None
    number_series: str = ""
    from_: str | None = None
    to: str | None = None
    date: str | None = None
    file_number: str | None = None
    parties: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    printed_elsewhere: str | None = None
    references: tuple[str, ...] = ()
    other_numbers: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


class Cited(Record, frozen=True, kw_only=True):
    """A citation found in pasted words: `text` is `words[start:end]`.

    `status` is "found" (`documents` holds the one paper), "several" (all that it may mean) or "none". `because` are
    the reasons, those that hold for all of several.
    """

    start: int
    end: int
    text: str
    status: str
    documents: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
