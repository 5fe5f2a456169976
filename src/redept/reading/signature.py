"""Who signed: the last lines of a paper, without its complimentary close."""

import re

from redept.grammar import names
from redept.model import Party

LONGEST_LINE = 75
LONGEST_BLOCK = 12

_CLOSE = re.compile(
    r"(?i)(?:(?:very |most |yours? |with |as |and |in |i am|i remain|believe|accept|please|"
    r"sincerely|faithfully|respectfully|cordially|"
    r"yours|cheers|regards|warm|warmest|best|kind|affectionately|thank|devotedly|ever|always)\b.*|(?:[\w ,]*\b(?"
    r":sincerely|truly|faithfully|regards|wishes|respectfully|cordially|affectionately|respects)"
    r"\b[\w ,]*))[,.]?$"
)
_ON_BEHALF = re.compile(r"(?i)(?:for|by|on behalf of) the\b.*[:.]?$|(?:for|by)\b.{0,60}:$")
_HEREFOLLOWS = re.compile(
    r"\[?(?:Here|Omitted|names? not|Attachment|Enclosure|Annex|Tab|Signature|Omission|Page(?= )|\d)|\[.{45,}"
)
_SIGN = re.compile(r"(?:\[?/[sS]/\]?|\(?[Ss]igned\)?:?|SGD\.?|[•●*–-])\s*")
_INITIALS = re.compile(
    r"\[?(?:[A-Z](?:\[[\w.’' ]+\])?[.\s]{0,2}){1,4}(?:\[[\w.’' ]+\])?(?:, ?(?:Jr|Sr)\.?)?\]?\.?"
    r"\d{0,2}$|[A-Z]{2,5}[a-z]?$"
)
_NAME_WORD = re.compile(
    r"\[?(?:[^\W\d_a-zß-öø-ÿ][\w.’'\[\]-]*|“[A-Z]\w+”|\([A-Z]\w*\)|\[[\w.’']+|[dlO][’']\w+|de[A-Z]\.?|(?:de|"
    r"la|del|da|di|van|von|der|den|ben|bin|al|el|le|du|y|e)\b[\w-]*)"
    r"[\].,”“\x22]*$"
)
_SUFFIX = re.compile(r"(?:[Jj]r|[Ss]r|II|III|IV|2nd|3rd|M\.D|Ph\.D|USN|USA|USAF)\.?[\].,”“\x22]*$")
_QUOTED = re.compile(r"(?i)[”“\"]\s*$|\b(?:end (?:of )?(?:text|quote|message)|unquote)\.?$")
_WITHIN = re.compile(_QUOTED.pattern + r"|[A-Z]{4,}\.$|[a-z]{3,}\.$(?<!Esq\.)")
_NOT_FIRST = re.compile(r"(?:Mr|Mrs|Dr)\.|Ambassador |Secretary |Signed [A-Z]|Captain |US$")
_AFTER_NAME = re.compile(
    r"(?:Attachments?|Enclosures?|Encl|Annex|Tabs?|His Excellency|The Honorable|cc|Copies|"
    r"Distribution)\b|\(|\[.* initialed|[A-Z][a-z]{2,8}\.? \d{1,2}, 1\d{3}"
)
_NOT_NAMES = re.compile(
    r"(?i)(?:end (?:of )?|summary|attachments?|enclosures?|copies|copy|distribution|approved?|"
    r"disapproved?|agree|recommendations?|conclusions?|annex|tab|appendix|"
    r"secret|top secret|confidential|unclassified|participants?|subject|reference|comment|none|"
    r"yes|no|see|note|action|begin|unquote|"
    r"prefer|adopted|washington|department|embassy|members?|total|concurrences?|clearances?|"
    r"drafted|encl|cc|happy|merry|question|answer|original|"
    r"observe|omitted|gp-\d|end|discuss|option|neither|both|other|source|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|sincerely|dear)\b"
)


def signatures(masked: str, start: int, end: int) -> tuple[str, ...]:
    """The signatures at the end of `masked[start:end]`, markers masked; a postscript may follow them.

    Each is a name with its titles on lines of their own ("Arthur Radford\\nChairman", frus1955-57v20/d4), initials
    ("C[ordell] H[ull]"), or a name by hand above the typed one ("Durby\\nElbridge Durbrow", frus1958-60v01/d193).
    A paper that ends in a sentence has none.
    """
    last = _names_before(masked, start, end)
    before = end if last else _before_postscript(masked, start, end)
    return tuple(last if before == end else _names_before(masked, start, before))


def without_titles(signature: str) -> str:
    """The name of a signature alone: "Omar N. Bradley\\nChairman" is "Omar N. Bradley"."""
    first, _, rest = signature.partition("\n")
    second = rest.partition("\n")[0]
    return f"{first}\n{second}" if second and _same_person(first, second) else first


def signer(signature: str) -> Party:
    """Who signed, name and title apart: "Arthur Radford\\nChairman" is Arthur Radford, Chairman."""
    name = without_titles(signature)
    title = signature[len(name) :].strip("\n")
    return Party(name=name.rpartition("\n")[2], office=", ".join(title.split("\n")) or None)


def _names_before(masked: str, start: int, end: int) -> list[str]:
    """The names in the last blocks of lines before `end`."""
    found: list[str] = []
    for block in _last_blocks(masked, start, end):
        if found and (_WITHIN.search(block[-1]) or _NOT_FIRST.match(block[0])):
            break  # signed within a message that is quoted, or a list of those present
        names_in_block = _signed(block)
        if not names_in_block:
            if found or not _may_follow(block):
                break
            continue
        if not (found and _same_person(names_in_block[0], found[0])):
            found[:0] = names_in_block
    return found


_POSTSCRIPT = re.compile(r"\n\n[ \t]*(?:P\. ?S\.|PS:|Postscript\b)")
LONGEST_POSTSCRIPT = 1500


def _before_postscript(masked: str, start: int, end: int) -> int:
    """Where the words before a postscript end."""
    found = _POSTSCRIPT.search(masked, max(start, end - LONGEST_POSTSCRIPT), end)
    return found.start() if found else end


def _same_person(earlier: str, later: str) -> bool:
    """Whether a hand-written name stands above the typed one: "CBR" above "Clarence B. Randall", "Durby" above
    "Elbridge Durbrow" (frus1958-60v01/d193)."""
    capitals = [re.sub(r"[^A-Z]", "", name.partition("\n")[0]) for name in (earlier, later)]
    if len(capitals[0]) > 1 and capitals[0] == capitals[1]:
        return True
    words = later.split()
    if not earlier.isalpha() or len(words) < 2 or earlier.isupper():
        return False
    return any(word[:3] == earlier[:3] for word in words) or re.match(rf"{earlier[0]}\. ", later) is not None


def _last_blocks(masked: str, start: int, end: int) -> list[list[str]]:
    """The last blocks of short lines, the last first; a long line ends the search."""
    blocks: list[list[str]] = []
    stop = end
    while stop > start and len(blocks) < 6:
        begin = masked.rfind("\n\n", start, stop)
        words = masked[begin + 2 if begin >= 0 else start : stop]
        lines = [line.strip() for line in words.split("\n") if line.strip()]
        if any(len(line) > LONGEST_LINE for line in lines) or len(lines) > LONGEST_BLOCK:
            break
        if lines:
            blocks.append(lines)
        if begin < 0:
            break
        stop = begin
    return blocks


def _may_follow(block: list[str]) -> bool:
    """Whether a block may stand between a signature and the end of a paper: editors' brackets, titles, an address."""
    first = block[0]
    if len(block) > 2:
        return len(block) <= LONGEST_ADDRESS and any(_ADDRESSEE.search(line) for line in block)
    return _HEREFOLLOWS.match(first) is not None or _ADDRESSEE.search(first) is not None or _is_title(first)


LONGEST_ADDRESS = 5
_ADDRESSEE = re.compile(r"\bEsq\b|, Esquire\b|&c\.|, etc\.,? etc\.|^His Excellency|^(?:The |To the )?Hon(?:orable|\.) ")


def _is_title(line: str) -> bool:
    return names.office_word(line.split()[0]) and not line.endswith(".") and len(line) < 60


def _signed(block: list[str]) -> list[str]:
    """The names of a block of lines; none where it does not begin with a name or is a list of single words."""
    lines = [line for line in _without_brackets(block) if line.lower() not in ("[signed]", "(signed)", "signed")]
    while lines and (_CLOSE.match(lines[0]) or _ON_BEHALF.match(lines[0])):
        lines = lines[1:]
    if not lines or not _is_name(lines[0].partition("  ")[0]):
        return []
    stop = next((place for place, line in enumerate(lines) if place and _AFTER_NAME.match(line)), len(lines))
    lines = [re.sub(r"\s+", " ", line) for line in lines[:stop]]
    if len(lines) >= SHORTEST_LIST and sum(" " not in line and "." not in line for line in lines) > 1:
        return []
    signed: list[str] = []
    for line in lines:
        if signed and (not _is_further_name(line) or _same_person(signed[-1], line)):
            signed[-1] += f"\n{line}"
        else:
            signed.append(line)
    return [name for name in signed if not _QUOTED.search(name)] or signed


SHORTEST_LIST = 4  # lines; single words among so many are countries or offices, not signatures


def _is_further_name(line: str) -> bool:
    """Whether a line under a name is another name, not the title or rank of the first."""
    return not _RANK.search(line) and not line.isupper() and not _is_title(line) and _is_name(line)


_RANK = re.compile(
    r"\bUSA\b|\bUSN\b|\bUSMC\b|\bUSAF\b|\bU\. ?S\.|\bUS\b|"
    r"\b(?:General|Colonel|Major|Captain|Lieutenant|Admiral|Lt|Col|Gen|Commander)\b"
)


def _without_brackets(block: list[str]) -> list[str]:
    """The lines of a block without brackets that stand on lines of their own ("[", "Huddle", "]")."""
    return [line for line in block if line not in ("[", "]", "].")]


def _is_name(line: str) -> bool:
    bare = _SIGN.sub("", line, count=1) if _SIGN.match(line) else line
    bare = re.sub(r"\s+", " ", bare).strip()
    if not bare or _HEREFOLLOWS.match(bare) or _NOT_NAMES.match(bare):
        return False
    if _INITIALS.match(bare):
        return True
    return _reads_as_name(bare.split()) and not _all_office(bare)


def _reads_as_name(tokens: list[str]) -> bool:
    """Whether words are one to six name words; a comma stands only before "Jr." and the like."""
    while len(tokens) > 1 and _SUFFIX.match(tokens[-1]):
        tokens = tokens[:-1]
    if len(tokens) > 6 or any(token.endswith(",") for token in tokens[:-1]):
        return False
    return all(_NAME_WORD.match(token) for token in tokens)


_NAME_AND_OFFICE = re.compile(r"[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+ [A-Z]|[A-Z]{1,3} [A-Z][a-z]+ [A-Z][a-z]+ [A-Z]")


def _all_office(line: str) -> bool:
    tokens = re.sub(r"[\[\],]", " ", line).split()
    if _NAME_AND_OFFICE.match(line):
        return False
    if not tokens or (len(tokens) < 4 and names.surname(tokens[-1]) and (len(tokens) == 1 or "." in tokens[0])):
        return not tokens
    return (names.office_word(tokens[-1]) and len(tokens) > 1) or all(names.office_word(token) for token in tokens)
