"""What kind of paper it is, where its heading has no form word: told by source line, number line and salutation."""

import re
from collections.abc import Sequence

from redept.grammar.forms import form_of_heading, form_of_suffix
from redept.model import Party

_SIR = re.compile(r"(?:Sir|Sirs|Madam)\b")
_NOTE = re.compile(r"(?:Your )?Excellency\b|Mr\. (?:Minister|Chargé)|Monsieur")
TITLE = re.compile(r"\s*(?P<form>Aide[- ]M[ée]moire|Memorandum|Note Verbale)\b", re.I)
_OF_DEPARTMENT = re.compile(r"(?:Acting |Under |Assistant |Deputy )*Secretary of State\b|Department of State")
_FIELD = re.compile(
    r"(?:American |Acting )*(?:Ambassador|Minister|Chargé|Consul|Vice Consul|Embassy|Legation|Consulate)"
)
_BRACKETED = re.compile(r"[\[(]([^\])]{5,40}?)\.?[\])]\.?$")
_ENGLISH = {"aide-mémoire": "Aide-Mémoire", "aide-memoire": "Aide-Mémoire", "memorandum": "Memorandum"}


def form_of(
    heading: str | None,
    source_line: str | None,
    salutation: str | None,
    numbered: bool,
    sender: tuple[Party, ...],
    recipient: tuple[Party, ...],
    body: str,
    opener: Sequence[str] = (),
    place: str | None = None,
) -> str | None:
    """The form of a paper, None where neither words nor shape tell it.

    A heading of the older kind ("The Ambassador in France (Bruce) to the Secretary of State") names none: then the
    source line does (": Telegram"), or "No. 319" and "Sir:" make a despatch or, from Washington, an instruction,
    "Dear Mr. Allen" a letter, and "Excellency" a note. A bracketed line of the opener may name it ("[Telegram.]");
    between persons without offices ("Mr. Putnam to Mr. Frelinghuysen", 1882) the `place` tells who writes to whom.
    """
    if heading:
        form = form_of_heading(heading)
        if form:
            return form
    form = form_of_suffix(source_line.rpartition(":")[2]) if source_line and ":" in source_line else None
    form = form or next((said for said in map(form_of_suffix, map(_unbracketed, opener)) if said), None)
    if form is None and place and numbered and sender and recipient and not _office(sender) and not _office(recipient):
        return "Instruction" if place == "Washington" else "Despatch"
    return form or _by_shape(salutation or "", numbered, _office(sender), _office(recipient), body)


def _unbracketed(line: str) -> str:
    """ "Telegram" of "[Telegram.]", nothing of a line without brackets."""
    found = _BRACKETED.match(line)
    return re.split(r"[—–]", found[1])[0].strip() if found else ""


def _office(parties: tuple[Party, ...]) -> str:
    return (parties[0].office or "") if parties else ""


def _by_shape(salutation: str, numbered: bool, sender: str, recipient: str, body: str) -> str | None:
    title = TITLE.match(body)
    if title and (body[title.end() : title.end() + 1] in ("\n", "")):
        return _ENGLISH.get(title["form"].lower().replace(" ", "-"), title["form"].title())
    between = bool(sender and recipient)
    if _NOTE.match(salutation):
        return "Note" if between else "Letter"
    if _SIR.match(salutation) or (numbered and between):
        return _official(sender, recipient, numbered)
    return "Letter" if (salutation and "ear " in salutation[:8]) or salutation.startswith("Mr. ") else None


def _official(sender: str, recipient: str, numbered: bool) -> str | None:
    if _OF_DEPARTMENT.match(sender) and _FIELD.match(recipient):
        return "Instruction"
    if _FIELD.match(sender) and _OF_DEPARTMENT.match(recipient):
        return "Despatch"
    return "Note" if numbered else "Letter"
