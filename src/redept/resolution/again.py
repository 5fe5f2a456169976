"""Which papers must be decided again when others came: those that looked where the new ones can be found."""

from collections.abc import Iterable, Set

from redept.resolution.catalogue import Catalogue


def affected(catalogue: Catalogue, new: Set[str], asked: Iterable[tuple[str, Iterable[str]]]) -> set[str]:
    """The papers whose decisions may be others since the `new` ones came.

    `asked` are by document the keys under which deciding it looked. In a volume that had papers already the new ones
    may also put the days of their neighbours right, so all of its papers count as come, as they were and as they are.
    """
    if not new:
        return set()
    volumes = {catalogue.entries[one].volume for one in new}
    inside = {one.id for one in catalogue.entries.values() if one.volume in volumes}
    touched = catalogue.keys_of(inside)
    if inside - new:
        earlier = Catalogue([catalogue.entries[one] for one in inside - new])
        touched |= earlier.keys_of(inside - new)
    return inside | {document for document, keys in asked if not touched.isdisjoint(keys)}
