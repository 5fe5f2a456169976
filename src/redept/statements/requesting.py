"""Requests and questions whose cue is no verb of asking with its subject: "It is requested that", "Embassy should"."""

import re
from collections.abc import Callable

from redept.grammar.posts import DEPARTMENT
from redept.model.statement import Speaker
from redept.statements.acting import read_act
from redept.statements.asking import read_question as read_by_cue
from redept.statements.asking_verbs import ABOUT, asked_end, asked_what
from redept.statements.cues import Cue, Hit, lexicon
from redept.statements.drafting_sheet import Reading
from redept.statements.naming import Named
from redept.statements.question_rows import ASKING_WORD, add, other_side
from redept.statements.speaking import may_speak, opening_subject
from redept.statements.standing import POSSESSIVE
from redept.statements.telling import read_told
from redept.statements.wishes import MAY_DO, SHOULD_NOT, THEN

SAYING = Cue(name="declare", kind="told", takes="that", certainty="reported", state=None)
HOPING = Cue(name="think", kind="told", takes="clause", certainty="reported", state=None)
TO_ASK = re.compile(
    r"\b(?:to|might|may|like to|wish to|want to)(?:\s(?:also|again|then|frankly|directly|him))?\s\Z", re.IGNORECASE
)
CALLED = re.compile(
    r"\b(?:called|summoned|telephoned|approached|saw|phoned|visited)(?:\s(?:in|on|upon|up))?\s"
    r"(?P<whom>me|us|him|her|them|(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s)?[A-Z][\w.'-]*){0,4})\s(?:[a-z]+\s){0,3}to\s\Z"
)
NOT_ASKED = re.compile(
    r"\b(?:(?:whom|what|how|who|which|where|pertinent|fair|necessary|reasonable|important|natural|proper|legitimate|"
    r"appropriate|premature|free|not|ready|going|likely|enough) to|(?!(?:I|[Ww]e)\s)\w+ (?:may|might))"
    r"(?:\s(?:also|again|then|well))?\s\Z"
)
"""What is not asked yet, or by nobody."""

LIKES = re.compile(r"\b(?:wished|wanted|continues|continued|proceeded|went on) to\s\Z")
FOREIGN = re.compile(r"\b(?:[A-Z][a-z]+(?:ish|ese|ian|an|ch|k|se|iet)|[Tt]he|[Aa]n?|[A-Z]\w+'s|in|at|from|by|of)\s\Z")
IN = re.compile(r"(?:In|Regarding|Concerning|To|With|Replying)\s")
MAIN = re.compile(r",\s(?=(?:[A-Z]|he\b|she\b|they\b|we\b|I\b|the\b|it\b))")
ANY_REFERENCE = re.compile(
    r"\s+(?:of\s+(?P<whose>[^.;,]{2,60}?)\s+)?(?P<what>(?:whether|what|how|why|when|where|if)\b)"
)


def read_question(reading: Reading, hit: Hit) -> None:
    """Add what a cue of asking announces; what somebody suggests and nobody is asked is told."""
    own = READERS.get(hit.cue.takes)
    if own is not None:
        own(reading, hit)
        return
    if hit.cue.takes == "that you" and read_to_ask(reading, hit):
        return
    found = len(reading.askings)
    if hit.word == "ask" and read_they_ask(reading, hit):
        return
    read_by_cue(reading, hit)
    if hit.cue.takes == "that you" and len(reading.askings) == found and hit.word in TOLD_ELSE:
        read_told(reading, hit._replace(cue=HOPING if hit.word == "hope" else SAYING))


def read_they_ask(reading: Reading, hit: Hit) -> bool:
    """ "The Thai ask themselves to what extent", "since you ask for an opinion"."""
    named = reading.before(hit)
    if (
        named is None
        or not (may_speak(named) or named.words == "You")
        or MODAL_OR_TO.search(named.between)
        or IF.search(reading.text, reading.start, named.start)
    ):
        return False
    mine = named.words.lower() in ("i", "we", "let") and reading.author == "writer"
    if mine and not (reading.text.startswith(" for ", hit.end) and named.words.lower() != "let"):
        return False
    found = len(reading.askings)
    read_by_cue(reading, hit._replace(word="asks", cue=hit.cue._replace(takes="asked")))
    return len(reading.askings) > found


MODAL_OR_TO = re.compile(r"\b(?:would|could|should|might|may|will|can|must|to)\b")
IF = re.compile(r"\b(?:[Ii]f|[Ww]hen(?:ever)?|[Uu]nless)\s\Z")
TOLD_ELSE = frozenset(["suggest", "suggests", "recommend", "recommends", "hope"])


def writer_of(reading: Reading) -> Speaker | None:
    """The writer of the paper, where he speaks himself."""
    return reading.cast.writer if reading.author == "writer" else None


def read_to_ask(reading: Reading, hit: Hit) -> bool:
    """ "called him in to inquire whether", "would like to ask them to"."""
    if hit.word not in ("ask", "inquire", "enquire", "urge"):
        return False
    found = asked_what(reading, hit)
    if found is None or TO_ASK.search(reading.text, max(reading.start, hit.start - 24), hit.start) is None:
        return False
    asks = ASKING_WORD.match(found["what"]) is not None or ABOUT.match(found["what"]) is not None
    if NOT_ASKED.search(reading.text, max(reading.start, hit.start - 40), hit.start):
        return False
    if not asks and LIKES.search(reading.text, max(reading.start, hit.start - 24), hit.start) is None:
        return False
    by = opening_subject(reading, hit.start)
    called = CALLED.search(reading.text, reading.floor(hit.start), hit.start)
    whom = found if found["whom"] else called
    to = reading.span(*whom.span("whom")) if whom else None
    end = asked_end(reading, found.start("what"))
    add(reading, found.start("what"), end, (hit.start, hit.end), "question" if asks else "request", by, to)
    return True


LABEL = "Recommendation: "
"""What stands before a command of a memorandum on the same line."""

COMMANDS = (
    *(
        "Obtain ",
        "Give ",
        "Ensure ",
        "Inform ",
        "Tell ",
        "That you ",
        "That I ",
        "That we ",
        "That the ",
        "That State ",
        LABEL + "That ",
        "Don't ",
        "Use your ",
    ),
    *(
        "Make sure ",
        "Avoid ",
        "Provide ",
        "Keep ",
        "Convey ",
        "Advise ",
        "Try to ",
        "Emphasize ",
        "Encourage ",
        "Remind ",
    ),
)
IN_TELEGRAMS = (
    *(
        "Report soonest",
        "Report any ",
        "Report your ",
        "Report by ",
        "Make ",
        "Take ",
        "Ask ",
        "Point out ",
        "Explain ",
    ),
    *(
        "Discuss ",
        "Deliver ",
        "Transmit ",
        "Consult ",
        "Express ",
        "Repeat ",
        "Submit ",
        "Seek ",
        "Urge ",
        "Reiterate ",
    ),
    *("Assure ", "Arrange ", "Do not ", "Be prepared ", "Maintain ", "Send ", "Request that ", "Endeavor ", "Proceed "),
    *(
        "Continue to ",
        "Inquire of ",
        "Inquire whether ",
        "Instruct ",
        "Also ",
        "Stress ",
        "Notify ",
        "Find out ",
        "Say that ",
        "State that ",
        "Let him ",
        "Extend ",
    ),
)
"""How a sentence begins that commands."""


def read_command(reading: Reading) -> None:
    """ "Inform the Minister that", "Don't represent": the whole sentence is a request."""
    if (
        reading.author != "writer"
        or reading.text[reading.end - 1] == ":"
        or NO_COMMAND.match(reading.text, reading.start)
    ):
        return
    if reading.text.startswith("Also ", reading.start) and not begins_command(reading):
        return
    if reading.text.startswith("That ", reading.start) and not recommends(reading):
        return
    by = writer_of(reading)
    start = reading.start + (len(LABEL) if reading.text.startswith(LABEL, reading.start) else 0)
    cue = (start, reading.text.index(" ", start))
    add(reading, start, reading.end, cue, "request", by, other_side(reading, by))


def recommends(reading: Reading) -> bool:
    """Whether a sentence with "That" first is what a memorandum recommends: "That you sign"; else below its heading."""
    text, start = reading.text, reading.start
    if text.startswith("That you ", start):
        return True
    headed = HEADED.search(text, max(0, start - 300), start)
    return headed is not None and FINITE.search(text, start, min(reading.end, start + 80)) is None


HEADED = re.compile(r"(?m:^)\s*(?:[IVX]+\.\s|[0-9]+\.\s)?(?:RECOMMENDATION|Recommendation)S?s?\b[^\n]{0,30}\n[\s\S]*\Z")
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|did|does)\b")


def begins_command(reading: Reading) -> bool:
    """Whether a command follows "Also"."""
    place = reading.start + len("Also ")
    verb = reading.text[place : place + 16]
    return verb[:1].islower() and (verb[:1].upper() + verb[1:]).startswith(COMMANDS + IN_TELEGRAMS)


NO_COMMAND = re.compile(
    r"Give (?:my|our) (?:best|love|regards)\b|"
    r"That you (?:[a-z]+ly )?(?:are|were|have|had|will|would|can|could|may|might|should|did|do|must|"
    r"kept|told|made|took|gave|[a-z]+ed)\b|"
    r"Do not (?:yet |now |ourselves |myself )?(?:believe|think|feel|know|see|want|wish|consider|expect|anticipate|"
    r"intend|propose|understand|agree|have|favor|desire|regard|share|concur|recommend|include|foresee|plan|suggest|exclude|"
    r"perceive|doubt)\b"
)
"""How a sentence of a telegram begins that leaves "I", "we" or "they" out."""


def read_it_is_asked(reading: Reading, hit: Hit) -> None:
    """ "It is requested that the Embassy", "It would be appreciated if"."""
    by = writer_of(reading)
    if reading.author != "writer" or reading.enclosing(hit.start) is not None:
        return
    add(reading, hit.start, reading.end, (hit.start, hit.end), "request", by, other_side(reading, by))


YOURS = Cue(name="you should", kind="question", takes="you", certainty="asserted", state=None)
YOU_ARE = re.compile(r"\b[Yy]ou(?:\sare)?,?\s\Z")
TO_DO = re.compile(r"\s[a-z]")
IT_IS = re.compile(r"\b(?P<it>[Ii]t)\s(?:is)?(?:,?\s(?:[a-z]+ly|therefore|also|further|again|hereby)){0,2},?\s?\Z")
ASKS_THAT = re.compile(
    r"(?:,\s[^.;:]{3,90},)?\s(?:that\b|(?!(?:to|by|in|on|at|for|as|of|and|or|but|from|with|because|when|if|whether)\b)"
    r"(?=(?:[\w'./-]+\s){1,6}?(?:be|not|take|make|give|send|go|have|consider|inform|hold|approach|instruct|provide|seek|"
    r"continue|proceed|issue)\b))"
)


def read_it_is(reading: Reading, hit: Hit) -> None:
    """ "It is, therefore, requested that", "you are also authorized to"; else what the verb alone announces."""
    you = YOU_ARE.search(reading.text, max(reading.start, hit.start - 12), hit.start)
    if you is not None and TO_DO.match(reading.text, hit.end, reading.end):
        read_by_cue(reading, hit._replace(start=you.start(), word="you are", cue=YOURS))
        return
    it = IT_IS.search(reading.text, max(reading.floor(hit.start), hit.start - 40), hit.start)
    if it is not None and reading.author == "writer" and ASKS_THAT.match(reading.text, hit.end, reading.end):
        read_it_is_asked(reading, hit._replace(start=it.start()))
        return
    verb = hit.word.rpartition(" ")[2]
    if cue := lexicon().get(verb):
        alone = Hit(hit.end - len(verb), hit.end, verb, cue)
        OTHERS[cue.kind](reading, alone) if cue.kind != "question" else read_question(reading, alone)


OTHERS: dict[str, Callable[[Reading, Hit], None]] = {"told": read_told, "act": read_act}
"""How a cue is read that asks nothing."""


def read_office(reading: Reading, hit: Hit) -> None:
    """ "Embassy should inform the Government"; not "the British Embassy should"."""
    if hit.word.startswith(DELEGATIONS) and not BEGINNING.search(
        reading.text[max(reading.start, hit.start - 8) : hit.start]
    ):
        return
    the = reading.text.endswith(("the ", "The "), reading.start, hit.start)
    if not (the and to_a_post(reading)) and FOREIGN.search(reading.text, max(reading.start, hit.start - 24), hit.start):
        return
    wrong = SHOULD_NOT.match(reading.text, hit.end, reading.end)
    if wrong or (hit.word.endswith("may") and not MAY_DO.match(reading.text, hit.end, reading.end)):
        return
    behind = THEN.match(reading.text, reading.start, hit.start - (len("the ") if the else 0))
    if reading.author == "writer" and (behind or reading.enclosing(hit.start) is None):
        to = reading.span(hit.start, hit.start + len(hit.word.split()[0]))
        add(reading, hit.start, reading.end, (hit.start, hit.end), "request", writer_of(reading), to)


DELEGATIONS = ("del", "usdel", "gadel", "usro", "country")
BEGINNING = re.compile(r"(?:\A|[,;:)]\s)(?:[Tt]he\s)?\Z")


def to_a_post(reading: Reading) -> bool:
    """Whether the Department writes to a post, so that "the Embassy" is its reader."""
    cast = reading.cast
    return cast.from_ == DEPARTMENT and cast.home is not None


def read_suggestion(reading: Reading, hit: Hit) -> None:
    """ "My suggestion is that you", "our request is that"."""
    whose = POSSESSIVE.search(reading.text, max(reading.start, hit.start - 60), hit.start)
    if whose is None or whose["whose"].lower() not in ("my", "our"):
        return
    start = hit.end - len("that") if hit.word.endswith("that") else hit.end + 1
    by = reading.span(*whose.span("whose"))
    add(reading, start, reading.end, (hit.start, hit.end), "request", by, reading.cast.reader)


def read_inquiry(reading: Reading, hit: Hit) -> None:
    """ "in response to an inquiry as to whether"."""
    found = ANY_REFERENCE.match(reading.text, hit.end - len(hit.word.split()[-1]) - 1, reading.end) or (
        ANY_REFERENCE.match(reading.text, hit.end, reading.end)
    )
    if found is None:
        return
    whose = POSSESSIVE.search(reading.text, max(reading.start, hit.start - 60), hit.start)
    if whose is None and hit.word.startswith("question"):
        return
    by = None
    if whose and may_speak(Named(*whose.span("whose"), whose["whose"], "")):
        words = whose["whose"].removesuffix("'s").removesuffix("'")
        by = reading.span(whose.start("whose"), whose.start("whose") + len(words))
    end = asked_end(reading, found.start("what"))
    main = MAIN.search(reading.text, found.start("what"), end) if IN.match(reading.text, reading.start) else None
    end = main.start() if main else end
    add(reading, found.start("what"), end, (hit.start, hit.end), "question", by, None)


READERS: dict[str, Callable[[Reading, Hit], None]] = {
    "it is asked": read_it_is_asked,
    "office": read_office,
    "it is": read_it_is,
    "suggestion": read_suggestion,
    "inquiry": read_inquiry,
}
