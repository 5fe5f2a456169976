"""A told content as it is drafted: its end, how sure it is, by which means it came."""

import re

from redept.model.statement import Speaker
from redept.statements.cast import FIRST, PAPER_NOUN, means_in
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Draft, Reading, clause_end, date_before
from redept.statements.naming import PRONOUNS
from redept.statements.speaking import is_negated, last_told

ORALLY = re.compile(
    r"\b(?:orally|by telephone|over the telephone|on the telephone|in writing|by letter|by note|"
    r"by telegram|in an? (?:note|letter|memorandum|telegram|message|aide-m.moire|press conference|speech)|"
    r"in his (?:note|letter|speech))\b"
)
ORAL_WORDS = (
    r"orally|by telephone|(?:over|on) the telephone|in writing|by (?:letter|note|telegram)|"
    r"in (?:an? |his )(?:note|letter|memorandum|telegram|message|aide-m|press conference|speech)"
)
"""Words of ORALLY without which it is not there."""

PRESUMING = re.compile(r"\b(?:probably|presumably|apparently|evidently|likely|no doubt|doubtless)\b")
MAYBE = re.compile(r"\b(?:may|might|possibly|perhaps)\b")


def add(
    reading: Reading, hit: Hit, start: int, end: int, found: tuple[Speaker | None, str, int], **known: object
) -> Draft | None:
    """Add a draft whose content runs from `start` to `end`."""
    while start < end and reading.text[start].isspace():
        start += 1
    end = clause_end(reading.text, start, content_end(reading, hit, start, end, known.get("kind") == "position"))
    if end - start < SHORTEST:
        return None
    speaker, between, level = found
    via = reading.via(hit.start)
    if known.get("doubt"):
        pass
    elif level and (earlier := last_told(reading)):
        via = earlier.via
        cut_before(reading, earlier, hit.start)
    elif speaker is not None:
        via = turned_away(reading, hit, speaker, via)
    draft = Draft(
        start=start,
        end=end,
        cue=(hit.start, hit.end),
        kind="told",
        certainty=how_sure(reading, hit, speaker, between),
        source=speaker,
        via=via,
        means=means_of(reading, start, speaker),
        date=date_before(reading, hit.start),
        negated=is_negated(between),
        level=level,
    )
    for name, value in known.items():
        setattr(draft, name, value)
    twin = next((one for one in reading.drafts if one.start == start and one.kind == draft.kind), None)
    if twin is not None and (draft.doubt or not twin.doubt):
        return None
    if twin is not None:
        reading.drafts.remove(twin)
    reading.drafts.append(draft)
    if not draft.doubt:
        reading.cast.remember(speaker)
    return draft


SHORTEST = 4
WHEN = re.compile(r"(?:When|After|While|Although|Though|Since|If|Once|Because)\s")
NOUN_FIRST = re.compile(r"(?:In|On|With|Regarding|Concerning|Despite|Contrary|Because|Due|Following)\s")
MAIN = re.compile(
    r",\s\"?(?=(?:he|she|they|we|I|it|this|there|several|both|many|(?:the\s)?(?:[A-Z]\w+\s){1,3}(?:[a-z]+(?:ed|s)|had|said|told))\b)"
)
"""Where the main clause begins behind "When it was learned that ..."."""

IN_WHICH = re.compile(r",?\s(?:and|but)\s(?:in|of|by|to|at)\swhich\s")
OWN_TURN = re.compile(r",\s(?:and|but|while|whereas)\s(?=(?:we|I)\s)|\sbut\s(?=(?:we|I)\s)")
"""Where a stand of the writer's ends and he goes on."""


def content_end(reading: Reading, hit: Hit, start: int, end: int, position: bool) -> int:
    """Where content ends that does not go on to the end given: at the main clause, at "and in which"."""
    cuts = [IN_WHICH.search(reading.text, start, end)] if reading.text.find("which", start, end) >= 0 else []
    if opens(reading, hit) and ", " not in reading.text[reading.start : hit.start]:
        cuts.append(MAIN.search(reading.text, start, end))
    if position:
        cuts.append(OWN_TURN.search(reading.text, start, end))
    return min((cut.start() for cut in cuts if cut), default=end)


def opens(reading: Reading, hit: Hit) -> bool:
    """Whether a cue stands before the main clause: "When he heard that", "Stating that", "In the belief that"."""
    if WHEN.match(reading.text, reading.start):
        return True
    if hit.word.endswith("ing"):
        return hit.start - reading.start < NUMBERED
    return hit.word.endswith(" that") and NOUN_FIRST.match(reading.text, reading.start) is not None


NUMBERED = 4
"""Code points of "4. " before the first word of a sentence."""


def turned_away(reading: Reading, hit: Hit, speaker: Speaker, via: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Through whom it came, after contents are ended before ", and the Minister added that" in them."""
    if reading.askings and speaker.start is not None and speaker.start < hit.start:
        end_asked(reading, speaker.start)
    while (
        (earlier := reading.enclosing(hit.start)) is not None
        and speaker.start is not None
        and earlier.start < speaker.start < hit.start
    ):
        leads = TURNS.search(reading.text, earlier.start, speaker.start)
        if leads is None or not (leads[0][0] in ",;" or (speaker.words or "").lower() in PRONOUNS):
            break
        if reading.text[earlier.start : leads.start()].rpartition(" ")[2].lower() in PRONOUNS:
            break
        earlier.end = clause_end(reading.text, earlier.start, leads.start())
        via = earlier.via
    return via


def end_asked(reading: Reading, place: int) -> None:
    """End what was asked before ", and Bell answered that", whose subject stands at a place in it."""
    asked = reading.askings[-1]
    if asked.start < place < asked.end:
        leads = TURNS.search(reading.text, asked.start, place)
        if leads and leads.start() - asked.start > SHORTEST:
            asked.end = clause_end(reading.text, asked.start, leads.start())


TURNS = re.compile(r"(?:[,;]\s+(?:and|but|while|whereas|although|though)|;|\s(?:and|but))\s+\Z")


def cut_before(reading: Reading, earlier: Draft, place: int) -> None:
    """End an earlier content before the "and" that leads on to the next verb."""
    before = reading.text[earlier.start : place]
    found = re.search(
        r"[,;]?\s*\b(?:and|but|or)\s+(?:(?:also|then|further|finally|has|had|[a-z]+ly)\s+)*$|[,;]\s*$", before
    )
    if found and earlier.start <= place < earlier.end:
        earlier.end = clause_end(reading.text, earlier.start, earlier.start + found.start())


def how_sure(reading: Reading, hit: Hit, speaker: Speaker | None, between: str) -> str:
    """How surely it is so, as the cue and the words around it have it."""
    if hit.cue.certainty != "reported":
        return hit.cue.certainty
    if between and PRESUMING.search(between):
        return "presumed"
    if between and MAYBE.search(between):
        return "possible"
    mine = (
        speaker is not None
        and speaker.words is not None
        and speaker.words.lower() in FIRST
        and reading.author == "writer"
    )
    return "asserted" if mine else "reported"


def means_of(reading: Reading, start: int, speaker: Speaker | None) -> str | None:
    """By which means it was told; `start` is where the content begins."""
    spoken = reading.sheet.may_hold(ORAL_WORDS, reading.start, start)
    found = ORALLY.search(reading.text[reading.start : start]) if spoken else None
    if found:
        word = PAPER_NOUN.search(found[0])
        return (
            word["means"].lower()
            if word
            else "telephone"
            if "telephone" in found[0]
            else "orally"
            if "oral" in found[0]
            else found[0]
        )
    return means_in(speaker.words) if speaker else None


def end_of_quotation(reading: Reading, draft: Draft) -> int:
    """The end of what is quoted, which may be a sentence or two farther on."""
    close = reading.text.find('"', draft.start)
    if 0 <= close - draft.start < LONGEST_QUOTATION and close <= reading.sheet.end:
        return clause_end(reading.text, draft.start, close)
    return draft.end


LONGEST_QUOTATION = 700


def cut_at_but(reading: Reading, earlier: Draft, place: int) -> None:
    """End an earlier content at the "but" or "and" before a verb with "not"."""
    found = list(re.finditer(r"[,;]?\s+(?:but|and)\s", reading.text[earlier.start : place]))
    if found and earlier.end > place:
        earlier.end = clause_end(reading.text, earlier.start, earlier.start + found[-1].start())
