"""Whose pages a page is one of: this volume's, another book's, or those of a paper that is spoken of."""

import re

from redept.grammar.dates import MONTH

_PUBLICATION = re.compile(
    r"(?P<title>(?:(?:[A-Z][\w.'&:-]*|[IVX]+|[0-9]{1,4}(?:-[0-9]{2,4})?|of|the|and|on|in|for|to|with|cited|at"
    r"|\"|vol\.|No\.|ser\.|sess\.|yr\.|[0-9]+(?:st|nd|rd|d|th))[,:]?\s){2,24}|[A-Z][a-z]+,\s)$"
)
BOOKISH = re.compile(
    r"Bulletin|Records?\b|Papers\b|Stat\b|Journal|Times|Documents\b|Policy|Series|UST|TIAS|Hansard|Cmd|Cong"
    r"|Rept|Life\b|vol\.|Vol\.|Memoirs|Press"
    r"|Diar|Report\b|Yearbook|News|Review|History|Years|Archives|Library|Book|Treaties|Resolutions"
    r"|Publication|Session|Meeting|Hearings|Foreign\sRelations"
)


def book_before(text: str, start: int) -> str | None:
    """The title of a book or journal that stands before a page."""
    before = text[line_before(text, start, 160) : start]
    found = _PUBLICATION.search(before)
    title = _INTO.sub("", _AFTER_SENTENCE.split(found["title"])[-1]) if found else ""
    if not BOOKISH.search(title):
        return None
    return title.strip(' ,"')


def line_before(text: str, at: int, most: int) -> int:
    """Where the line begins in which a place is; at most so far back."""
    far = max(0, at - most)
    return max(text.rfind("\n", far, at) + 1, text.rfind("\x00", far, at) + 1, far)


_INTO = re.compile(r"^(?:(?:See|For|In|in|and|to|with|on)\s)+(?=[A-Z])")
_AFTER_SENTENCE = re.compile(r"\.\s(?:See|For|In)\b(?:\salso\b)?")


_CLAUSE_BEGIN = re.compile(
    r"[\n\x00]|;\s|[(\[](?=[^()\[\]]*$)"
    r"|(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bvol)(?<!\bvols)(?<!\bNo)(?<!\bInc)(?<=[a-z0-9)\"'\]])\.\s(?=[A-Z])"
)
_ELSEWHERE = re.compile(
    r"\b[Ii]bid\b|\bFRUS\b|Foreign\sRelations|\b(?:SC|GA|ECOSOC|Cmd|Stat|UST|TIAS)\b\.?(?=[\s,(])"
    r"|\b(?:UN|U\.N\.),\s$|\b(?:UN|U\.N\.),?\s(?:[Dd]oc|SC|GA|ECOSOC|Official|Treaty|Year|Press|Publication|Security\sCouncil,|General\sAssembly,)"
    r"|\b(?:[0-9]+(?:st|nd|rd|d|th)\s(?:yr|sess)|Suppl|[Vv]ols?\.|[Vv]olume|doc\.|[Bb]ook\s[0-9]|Plenary|Annexes)"
    r"|\((?![A-Z][a-z]+\.?\s[0-9]{1,2},\s1[89][0-9]{2}\))[^()]*\b1[89][0-9]{2}\),?\s|\bthe\ssame\ssource\b|[\"],?\s(?:\([^()]*\),?\s)?$"
)
_FORM_NAMED = (
    r"\b(?:[Tt]elegrams?|[Aa]irgrams?|[Dd]espatch(?:es)?|[Ii]nstructions?|[Ll]etters?|[Mm]emorand(?:um|a)|[Nn]otes?"
    r"|[Ff]ootnotes?d?|[Mm]inutes|[Rr]ecord|[Cc]onversation|[Aa]ide-[Mm].moire|[Mm]essages?|Deptel|Embtel|Nos?\.|PPS/[0-9]+"
    rf"|[Cc]irculars?|[Pp]osition\s[Pp]aper|[Dd]ated|[Rr]epeat|(?!(?:{MONTH})\b)[A-Z][a-z]{{3,8}}\s(?:A-)?[0-9]{{1,5}}(?=,|\s\(|\s(?:from|to)\s[A-Z]))\b"
)
_NAMED = re.compile(_FORM_NAMED)
_POINTED = re.compile(
    r"(?:\b(?:[Ss]ee(?:\salso)?|[Aa]nte|[Pp]ost|[Ss]upra|[Ii]nfra|[Pp]rinted(?:\s(?:on|at))?|(?:papers?|documents?|correspondence)\s(?:on|at)|respectively),?\s\(?"
    r"|\bsee\sas\sfollows:\s(?:[^.\n]|ff\.){3,400},\s|\bnoted?s?(?:\s[0-9]+(?:,?\s(?:and\s)?[0-9]+)*)?[,;]\s)$"
)
_DATED = re.compile(
    rf"(?:^|\s)(?:{MONTH}\s[0-9]{{1,2}}(?:,\s(?:[0-9:]+\s[ap]\.\s?m\.|noon|midnight))?)(?:,\s(?:from|to)\s(?:the\s)?[A-Z][A-Za-z\s]{{2,50}})?,?\s$"
)
_ANTE = re.compile(r"\b(?:[Aa]nte|[Pp]ost),?\s$")
_TITLE_LAST = re.compile(
    r"\b(?:[Ii]n|[Ss]ee|[Aa]lso|[Ii]s)\s(?:[A-Z][\w']+,\s[A-Z][^,;0-9]*|[A-Z][\w':]*\s(?:[a-z]+\s)*[A-Z][^,;0-9]*)"
    r",\s(?:[A-Z][a-z]+\s(?:[0-9]{1,2},\s)?[0-9]{4},\s)?$"
)
_PAGE_BEFORE = re.compile(r"\bpp?\.\s[0-9]+(?:-[0-9]+)?,?\s(?:and\s)?$")
_OF_A_PAPER = re.compile(
    r",?\sof\s|\s(?!(?:and|or|ff|for|et|but|to|from|with|where|see|in|ante|post|supra|infra|fn)\b)[a-z]{2,}|\sin\sthe\s"
    r"|,?\s(?:of\sthe\s)?(?:first|second|third|fourth|last|line|column|paragraph|lines|paragraphs)\b"
)
_WRITERS = re.compile(r"[^\n\x00\[]*\[Footnote\sin\sthe\ssource\stext|[^.\n\x00]*\snot\sprinted\.\]")
_QUOTED = re.compile(r"[\s(]\"(?=\S)[^\"\n]*$")
_BOOK_OF_YEARS = re.compile(rf"(?<!\d)(?<!\d,\s)(?:1[89][0-9]{{2}}-[0-9]{{2,4}}|(?:{MONTH}\s)?1[89][0-9]{{2}}),\s$")


def of_this_volume(text: str, start: int, end: int) -> bool:
    """Whether a page without a book before it is one of the volume in which it is named.

    It is where the words point ("see p. 205", "ante, p. 366", "footnote 5, p. 44") or name a paper of the volume
    ("telegram 44, January 6, p. 129"; "January 6, p. 129"), and no publication stands in the same clause
    ("SC, 4th yr., Suppl. (Jan.), pp. 53-56", frus1949v07p1/d139; "Gleijeses, Shattered Hope, p. 230",
    frus1952-54Guat/d2). "Page 15 of the outline plan", a page in a writer's own note and one that is quoted ("reads
    'Bill—note p. 2'", frus1964-68v30/d136) are a paper's; behind years alone it is a book's ("Riding the Storm,
    1956–1959, pp. 303–304", frus1955-57v20/d225).
    """
    if _OF_A_PAPER.match(text, end) or _WRITERS.match(text, end):
        return False
    if _QUOTED.search(text, max(0, start - 40), start) or _BOOK_OF_YEARS.search(text, max(0, start - 40), start):
        return False
    line = line_before(text, start, 500)
    clause = line
    for found in _CLAUSE_BEGIN.finditer(text, line, start):
        clause = found.end()
    words = text[clause:start]
    if _ANTE.search(words):
        return True
    chained = words.strip() in ("", "and")
    if _ELSEWHERE.search(words) or _TITLE_LAST.search(words) or (chained and _ELSEWHERE.search(text, line, clause)):
        return False
    if chained and clause == line:
        return text[end : end + 1] in (".", ";", "", "\n", "\x00")
    words = words[max(words.rfind(" see "), 0) :]
    if _POINTED.search(text, line, start) or text.startswith(("footnote", "Footnote"), start) or _NAMED.search(words):
        return True
    listed = _DATED.search(words) is not None or _PAGE_BEFORE.search(words) is not None
    return (
        listed
        and not _titled(words)
        and not _ELSEWHERE.search(text, line, clause)
        and not BOOKISH.search(text, line, start)
    )


_TITLED = re.compile(r"[A-Z][a-z]+,?\s(?=[A-Z][a-z]+\s[0-9]{1,2},\s$)")


def _titled(words: str) -> bool:
    """Whether a name stands right before the date: "Times, May 27"."""
    found = _TITLED.search(words)
    return found is not None and not words[found.start() :].startswith("Dated")
