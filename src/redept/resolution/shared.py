"""Records of which many are held at once: what is equal in them is there once."""

from typing import Any, TypeVar

import msgspec

R = TypeVar("R", bound=msgspec.Struct)

OWN = frozenset({"id", "heading", "text", "start", "end", "sequence"})
"""Fields whose values no two records share."""


class Shared:
    """Gives records back with one object for all values that are equal: "Telegram", the markers of five notes."""

    def __init__(self) -> None:
        self.known: dict[Any, Any] = {}

    def __call__(self, record: R) -> R:
        """The same record, with less of its own."""
        known = self.known
        values = {
            name: known.setdefault(value, value)
            for name in record.__struct_fields__
            if name not in OWN and isinstance(value := getattr(record, name), str | tuple) and value
        }
        return msgspec.structs.replace(record, **values)
