"""A message and the page on which it is printed, named together: "telegram 155, March 10, p. 314"."""

from collections.abc import Sequence

import msgspec

from redept.model import Interpretation, Reference, Resolution
from redept.resolution.catalogue import Catalogue, number_key

Decision = tuple[Interpretation, Resolution]
MESSAGES = frozenset(
    ("telegram", "airgram", "despatch", "instruction", "letter", "note", "memorandum", "conversation", "paper", "other")
)
NEAR = 4


def pages_beside(references: Sequence[Reference]) -> dict[int, Reference]:
    """The place of each page in `references` that stands right behind a message, with that message."""
    found: dict[int, Reference] = {}
    for place in range(1, len(references)):
        page, message = references[place], references[place - 1]
        if page.kind == "page" and not page.volume and message.kind in MESSAGES and together(message, page):
            found[place] = message
    return found


def together(message: Reference, page: Reference) -> bool:
    """Whether only a comma or a bracket parts them."""
    return (message.layer, message.note) == (page.layer, page.note) and 0 <= page.start - message.end <= NEAR


def by_page(message: Reference, decision: Decision, page: Decision, catalogue: Catalogue) -> Decision:
    """The message's decision, by its page where the words alone left it open and do not speak against the page."""
    interpretation, resolution = decision
    target = page[1].target
    if resolution.status == "resolved" or target is None:
        return decision
    if message.number and number_key(message.number_series, message.number) not in catalogue.cards[target].copies:
        return decision
    return interpretation, msgspec.structs.replace(page[1], reference=message.id)
