"""What a typed name means among the volumes that there are: one id, a range, a whole subseries."""

import difflib
import re
from collections.abc import Iterable, Sequence

from redept.errors import FetchError

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
PIECES = re.compile(r"(\d+)")
TO = ".."

Key = tuple[tuple[int, int, str], ...]


def expand(names: Iterable[str], known: Sequence[str] | None) -> tuple[str, ...]:
    """The ids that names mean, each once, in the order asked for.

    "frus1955-57v03" is a volume, "frus1955-57v03..frus1955-57v10" (or "..v10") all from the one to the other,
    "frus1955-57v*" or "frus1955-57" all that begin so. `known` are the ids that there are; None where no list is to be
    had, and then only an id can be understood. FetchError for a name that means none.
    """
    found: dict[str, None] = {}
    for name in names:
        found.update(dict.fromkeys(one_name(name.strip(), known)))
    return tuple(found)


def one_name(name: str, known: Sequence[str] | None) -> Sequence[str]:
    """The ids that one name means."""
    first, joint, last = name.partition(TO)
    if not ID.fullmatch(name.replace(TO, "-").rstrip("*")):
        raise FetchError(f"{name}: no name of a volume; write frus1955-57v03, or frus1955-57v03..frus1955-57v10")
    if known is None:
        if joint or name.endswith("*"):
            raise FetchError(f"{name}: the list of volumes cannot be had, and a range needs it; name each volume")
        return (name,)
    if name in known:
        return (name,)
    meant = between(first, last, known) if joint else beginning(name, known)
    if not meant:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.8)
        remedy = f"do you mean {' or '.join(near)}?" if near else "`redept fetch --list 'frus*'` names all there are"
        raise FetchError(f"{name}: there is no such volume; {remedy}")
    return meant


def between(first: str, last: str, known: Iterable[str]) -> list[str]:
    """The volumes from one to another; the second may leave out the words that both begin with."""
    whole = last if last.startswith(first[:4]) else first[: max(first.rfind(last[:1]), 0)] + last
    low, high = key(first), key(whole)
    return sorted((one for one in known if low <= key(one) <= high), key=key)


def beginning(name: str, known: Iterable[str]) -> list[str]:
    """The volumes of a subseries ("frus1955-57"), or those that begin as a name with a star does."""
    start = name[:-1] if name.endswith("*") else f"{name}v"
    return sorted((one for one in known if one.startswith(start)), key=key)


def key(name: str) -> Key:
    """What sorts volumes as people count: v9 before v10."""
    return tuple((1, int(piece), "") if piece.isdigit() else (0, 0, piece) for piece in PIECES.split(name) if piece)
