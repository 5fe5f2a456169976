"""Sender and recipient, from a heading's words."""

import re

from redept.grammar.forms import form_of_heading
from redept.grammar.offices import parties, sides
from redept.model import Party

_BY = re.compile(r"(?:^|[ ,])(?:[Ff]rom|Front|[Bb]y) (?=\S)")
_TO_ONLY = re.compile(
    r"\b(?:Message|Letter|Telegram|Note|Airgram|Instruction|Memorandum|Despatch|Instructions) (?"
    r":to|To|for|For) (?=the |[A-Z])(?!(?:the )?(?:[Rr]ecord|[Ff]ile))"
)
_NO_PARTIES = re.compile(
    r"(?:Draft |Informal |Summary |Delegation |U\.S\. |United States )*(?:Memorandum of|"
    r"Memorandum on|Minutes|Notes (?:of|on)|Record|"
    r"Summary (?!of (?:Airgram|Telegram|Despatch|Letter))|Summary$|Transcript|Editorial|Diary|"
    r"Telephone|Conversation|Interview|Report of|Excerpt|Extract)"
)
_AUTHOR = re.compile(r"(?:, | |Prepared )[Bb]y (?=the |Mr|[A-Z])")
_AUTHORED = re.compile(r"Memorandum (?:of|on)|Diary|Minutes|Notes|Report|Record|Summary")
_REMAINS = re.compile(r"\s*\[text not declassified\]$")
_OLD = re.compile(r"(?:The |Mr\. |Mrs\. |Dr\. |Senator |President |Prime |Ambassador |General |[A-Z])")


def parties_of(heading: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Sender and recipient that a heading names, each () where it names none.

    The heading comes without number and date. Conversations and meetings have an author at most: "Memorandum of
    Conversation, by the Secretary of State".
    """
    words = _REMAINS.sub("", heading)
    if _NO_PARTIES.match(words):
        author = _AUTHOR.search(words) if _AUTHORED.match(words) else None
        return (parties(sides(words[author.end() :])[0]) if author else ()), ()
    by = _BY.search(words)
    if by is None and form_of_heading(heading):
        to = _TO_ONLY.search(words)
        return (), (parties(words[to.end() :]) if to else ())
    if by is None and not _OLD.match(words):
        return (), ()
    sender, recipient = sides(words[by.end() :] if by else words)
    if by is None and recipient is None:
        return (), ()
    return parties(sender), (parties(recipient) if recipient else ())
