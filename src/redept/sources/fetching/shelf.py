"""Where volumes are kept: the series' public repository, a mirror of it, a folder; each with its list of volumes."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from redept.errors import FetchError
from redept.model import Record
from redept.sources.fetching.asking import Asking, check_address, is_loopback

LIST = "https://api.github.com/repos/HistoryAtState/frus/contents/volumes"
FILES = "https://raw.githubusercontent.com/HistoryAtState/frus/master/volumes/"
SUMS = "SHA256SUMS"
VOLUME_FILE = re.compile(r"(?P<id>[A-Za-z0-9][A-Za-z0-9._-]*?)\.xml(?:\.gz)?")
SUM = re.compile(r"(?P<digest>[0-9a-fA-F]{64}) [ *](?:\./)?(?P<name>[^/\s]+)")


class Listed(Record, frozen=True, kw_only=True):
    """A volume as its shelf lists it.

    `address` is where its file is, `bytes` the size where the list says it, `digest` the checksum as the list gives
    it: "sha256:..." or "git:..." (that of a git object), None where it gives none.
    """

    volume: str
    address: str
    file: str
    bytes: int | None = None
    digest: str | None = None


class Shelf:
    """The public repository of the series."""

    name = "the series' repository"

    def listed(self, asking: Asking) -> Mapping[str, Listed] | None:
        """Every volume by its id; None where the list cannot be had now."""
        answer = asking.small(LIST)
        if answer is None:
            return None
        try:
            files: list[dict[str, Any]] = msgspec.json.decode(answer, type=list[dict[str, Any]])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        found = [self.one(file) for file in files if VOLUME_FILE.fullmatch(str(file.get("name")))]
        return {one.volume: one for one in found}

    def one(self, file: Mapping[str, Any]) -> Listed:
        """One line of the list; the address is made here, never taken from an answer."""
        name = str(file["name"])
        size, digest = file.get("size"), file.get("sha")
        return Listed(
            volume=name.removesuffix(".xml"),
            address=FILES + name,
            file=name,
            bytes=size if isinstance(size, int) else None,
            digest=f"git:{digest}" if isinstance(digest, str) else None,
        )

    def unlisted(self, volume: str) -> Listed:
        """A volume of which no list tells."""
        return Listed(volume=volume, address=f"{FILES}{volume}.xml", file=f"{volume}.xml")


class Mirror(Shelf):
    """A folder of volumes on a web server; its list is a file SHA256SUMS, as `sha256sum *.xml` writes it."""

    def __init__(self, address: str) -> None:
        check_address(address, home=address)
        self.name = address
        self.base = address if address.endswith("/") else f"{address}/"

    def listed(self, asking: Asking) -> Mapping[str, Listed] | None:
        answer = asking.small(self.base + SUMS)
        if answer is None:
            return None
        return from_sums(answer.decode("utf-8", "replace"), self.base)

    def unlisted(self, volume: str) -> Listed:
        return Listed(volume=volume, address=f"{self.base}{volume}.xml", file=f"{volume}.xml")


class Folder(Shelf):
    """A folder on this machine with `VOLUME.xml` or `VOLUME.xml.gz`, and SHA256SUMS where somebody made it."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise FetchError(f"{path}: there is no such folder; name a folder of volumes, or an https address")
        self.path = path
        self.name = str(path)

    def listed(self, asking: Asking) -> Mapping[str, Listed] | None:
        sums = self.path / SUMS
        known = from_sums(sums.read_text("utf-8", "replace"), "") if sums.is_file() else {}
        digests = {one.file: one.digest for one in known.values()}
        found = {}
        for path in sorted(self.path.iterdir(), reverse=True):
            if (volume := VOLUME_FILE.fullmatch(path.name)) and path.is_file():
                found[volume["id"]] = Listed(
                    volume=volume["id"],
                    address=str(path),
                    file=path.name,
                    bytes=path.stat().st_size,
                    digest=digests.get(path.name),
                )
        return found


def from_sums(words: str, base: str) -> dict[str, Listed]:
    """Volumes by the lines of a SHA256SUMS file."""
    found = {}
    for line in words.splitlines():
        if (said := SUM.fullmatch(line.strip())) and (volume := VOLUME_FILE.fullmatch(said["name"])):
            found[volume["id"]] = Listed(
                volume=volume["id"],
                address=base + said["name"],
                file=said["name"],
                digest=f"sha256:{said['digest'].lower()}",
            )
    return found


def shelf_at(place: str | None) -> Shelf:
    """The shelf that a user names: an address, a folder, or nothing for the series' own repository."""
    if not place:
        return Shelf()
    if "://" in place:
        return Mirror(place)
    return Folder(Path(place))


def is_near(shelf: Shelf) -> bool:
    """Whether the shelf is on this machine, so that nobody has to be spared."""
    return isinstance(shelf, Folder) or (isinstance(shelf, Mirror) and is_loopback(shelf.base))
