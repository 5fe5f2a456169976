"""What the editors say that they left out: "[Here follows discussion of Korea.]", "[2 lines not declassified]"."""

import re

from redept.model import Omission

_BRACKET = re.compile(
    r"\[(?:(?P<follows>(?:Here follows?|Omitted here|Here follow)\b)|(?P<withheld>[^\[\]]{0,120}?\bnot declassified\b)"
    r"|(?P<illegible>[^\[\]]{0,40}?\b(?:illegible|garbled?|garble|unintelligible)\b)"
    r"|(?P<omission>(?:[Oo]mission|[Tt]ext omitted|[\w –-]{0,40}\bomitted\b)))(?:[^\[\]]|\[[^\[\]]{0,60}\]){0,1500}\]"
)
KINDS = {
    "follows": "here follows",
    "withheld": "not declassified",
    "illegible": "illegible",
    "omission": "omission",
}


def omissions(masked: str, start: int, end: int) -> tuple[Omission, ...]:
    """The editors' omissions in `masked[start:end]`, in order."""
    if "[" not in masked[start:end]:
        return ()
    return tuple(
        Omission(kind=next(kind for name, kind in KINDS.items() if found[name]), start=found.start(), end=found.end())
        for found in _BRACKET.finditer(masked, start, end)
    )
