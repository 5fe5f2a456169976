"""Copies of volumes, to see how a corpus grows: other ids, other years, the same words."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

VOLUME_ID = re.compile(rb"\bfrus1[89]\d\d[\w-]*")
YEAR = re.compile(rb"(?<![\w.-])1[89]\d\d(?![\w.])")


def copies(volumes: Sequence[Path], times: int, folder: Path) -> Iterator[Path]:
    """The volumes and `times` - 1 shifted copies of each, written into a folder."""
    for volume in volumes:
        yield volume
        source = volume.read_bytes()
        for number in range(1, times):
            target = folder / f"{volume.stem}copy{number}.xml"
            target.write_bytes(shifted(source, number))
            yield target


def shifted(source: bytes, number: int) -> bytes:
    """A volume under another id, every year moved on, pointers to volumes led to their copies.

    Years move by `number`, so that dates and file numbers of two copies seldom agree.
    """
    named = VOLUME_ID.sub(lambda found: found[0] + b"copy%d" % number, source)
    return YEAR.sub(lambda found: b"%d" % (int(found[0]) + number), named)
