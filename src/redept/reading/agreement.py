"""Whether heading, salutation and signature name the same persons; where they do not, an editor wants to see it.

Most disagreements are misprints ("Childs" signed "Guilds", frus1948v05p1/d177), the rest papers that one signed for
another. First names, initials and what is signed "For the Ambassador:" disagree with nothing.
"""

import re
from collections.abc import Iterator

from redept.grammar import names
from redept.model import Party, Problem

_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV|2nd)\.?$")
_FOR_ANOTHER = re.compile(r"(?i)\b(?:for|by)\b[^\n]{0,60}:?\s*$")
_WORD = re.compile(r"[^\W\d_][\w']*")
_FIRST_NAME = re.compile(r"\[?[A-Z]\.?\]?$")  # "Cabot L."
_DEAR = re.compile(
    r"(?i:(?:my )?dear) (?:Mr|Mrs|Miss|Dr|Senator|General|Admiral|Ambassador|Governor|Colonel|Congressman|Captain)\.? "
    r"(?P<name>[A-Z][a-z][\w’'-]+)\s?[:,]"
)
SHORTEST_NAME = 4  # letters of a family name that is compared; shorter ones are initials and short names


def disagreements(
    text: str,
    form: str | None,
    sender: tuple[Party, ...],
    recipient: tuple[Party, ...],
    salutation: str | None,
    signers: tuple[Party, ...],
    end: int,
) -> Iterator[Problem]:
    """The problems of one paper whose main text ends at `end`: signed by another than the heading names, or addressed
    to another."""
    if len(sender) == 1 and len(signers) == 1 and sender[0].name and signers[0].name:
        place = text.rfind(signers[0].name, 0, end)
        another = place >= 0 and signed_by_another(sender[0].name, signers[0].name, form)
        if another and not _FOR_ANOTHER.search(text, max(0, place - 90), place):
            yield Problem(
                code="signature-disagrees",
                message=f"the heading names {sender[0].name}, the paper is signed {signers[0].name}",
                start=place,
                end=place + len(signers[0].name),
                expected="the sender's name under the paper",
                remedy="a misprint, or somebody signed for the sender; look at the printed page",
            )
    named = _DEAR.match(salutation) if salutation and len(recipient) == 1 and recipient[0].name else None
    if named and addressed_to_another(recipient[0].name or "", named["name"]):
        place = max(text.find(salutation or "", 0, end), 0)
        yield Problem(
            code="salutation-disagrees",
            message=f"the heading names {recipient[0].name}, the salutation {named['name']}",
            start=place,
            end=place + len(salutation or ""),
            expected="the recipient's name in the salutation",
            remedy="a misprint, or the letter went to another; look at the printed page",
        )


def signed_by_another(heading: str, signature: str, form: str | None) -> bool:
    """Whether a signature in full has another family name than the heading."""
    if _FIRST_NAME.match(signature.rstrip().rpartition(" ")[2]) or "Signed:" in signature:
        return False
    signed, named = _names(signature), _names(heading)
    if not signed or not named or len(signed[-1]) < SHORTEST_NAME or signature.rstrip("]").isupper():
        return False
    if len(signed) == 1 and (len(signature.split()) == 1) and form != "Telegram":
        return False  # "Walt"
    return not _alike(signed, named)


def addressed_to_another(heading: str, salutation: str) -> bool:
    named = _names(heading)
    return bool(named) and not names.office_word(salutation) and not _alike([salutation.lower()], named)


def _names(words: str) -> list[str]:
    """The words of a name, small and without brackets: "C[ordell] H[ull]" gives cordell and hull; no initials."""
    bare = _SUFFIX.sub("", words.partition("\n")[0]).replace("[", "").replace("]", "").replace("’", "'")
    return [word.lower() for word in _WORD.findall(bare) if len(word) > 1]


def _alike(some: list[str], others: list[str]) -> bool:
    """Whether two names share a word, or the beginning of one ("D MacA" is MacArthur)."""
    return any(one == other or _begins(one, other) or _begins(other, one) for one in some for other in others)


def _begins(short: str, whole: str) -> bool:
    return len(short) >= SHORTEST_NAME and whole.startswith(short)
