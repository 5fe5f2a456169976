"""One volume after the other: what is there already is kept, what was broken off goes on, and every file is checked."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO

import msgspec

from redept.errors import FetchError
from redept.model import Record
from redept.sources.fetching.asking import PAUSE, Asking
from redept.sources.fetching.naming import expand
from redept.sources.fetching.shelf import Folder, Listed, Shelf, is_near, shelf_at

Progress = Callable[[str, int, int], None]

SERIES = "https://history.state.gov/historicaldocuments"
ASIDE = ".fetch"
"""The folder beside the volumes in which unfinished files and what is known of the finished ones are kept."""
MOST = 300_000_000
"""No volume is longer, in bytes."""
PIECE = 1 << 16
TRIES = 5
BEGINNING = 4096
PACKED = b"\x1f\x8b"


class Fetched(Record, frozen=True, kw_only=True):
    """What became of one volume.

    `status` is "fetched", "kept" (it was there and is as it should be) or "failed", and then `why` says why. `path` is
    the file, `bytes` its length, `checksum` its SHA-256; `checked` whether the shelf's own checksum agreed.
    """

    volume: str
    status: str
    path: str | None = None
    address: str | None = None
    bytes: int | None = None
    checksum: str | None = None
    checked: bool = False
    why: str | None = None


class Known(Record, frozen=True, kw_only=True):
    """What is remembered of a file that was fetched."""

    address: str
    checksum: str
    etag: str | None = None


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def meant(names: Iterable[str], place: str | None = None, pause: float = PAUSE) -> tuple[Listed, ...]:
    """The volumes that names mean, as their shelf lists them; nothing is brought."""
    shelf = shelf_at(place)
    return asked_for(names, shelf, Asking(0.0 if is_near(shelf) else pause))


def asked_for(names: Iterable[str], shelf: Shelf, asking: Asking) -> tuple[Listed, ...]:
    wanted = tuple(names)
    known: Mapping[str, Listed] | None = shelf.listed(asking)
    ids = expand(wanted, None if known is None else list(known))
    return tuple(known[one] if known is not None else shelf.unlisted(one) for one in ids)


def fetch(
    names: Iterable[str],
    folder: str | Path,
    place: str | None = None,
    *,
    progress: Progress = quiet,
    pause: float = PAUSE,
) -> Iterator[Fetched]:
    """Bring volumes to a folder, and tell of each; what was broken off goes on where it was.

    `names` are ids or ranges (see `naming.expand`), `place` a folder of volumes or the https address of a mirror, the
    series' own repository unless said; `pause` are the seconds between two requests. FetchError for a name that means
    no volume and for a place that may not be asked; a volume that cannot be had is told of as "failed".

    >>> for one in redept.fetch("frus1955-57v03..v10", folder="volumes"):
    ...     print(one.volume, one.status)
    """
    shelf = shelf_at(place)
    asking = Asking(0.0 if is_near(shelf) else pause)
    target = Path(folder)
    for listed in asked_for(names, shelf, asking):
        try:
            (target / ASIDE).mkdir(parents=True, exist_ok=True)
            yield Bringing(listed, target, asking, progress).bring(local=isinstance(shelf, Folder))
        except FetchError as error:
            yield failed(listed, str(error))
        except OSError as error:
            yield failed(listed, f"{target}: cannot be written ({error.strerror or error}); make room or name another")


def failed(listed: Listed, why: str) -> Fetched:
    return Fetched(volume=listed.volume, status="failed", address=listed.address, why=why)


class Bringing:
    """One volume on its way."""

    def __init__(self, listed: Listed, folder: Path, asking: Asking, progress: Progress) -> None:
        self.listed, self.asking, self.progress = listed, asking, progress
        self.path = folder / listed.file
        self.part = folder / ASIDE / f"{listed.file}.part"
        self.part_of = folder / ASIDE / f"{listed.file}.part.etag"
        self.note = folder / ASIDE / f"{listed.file}.json"

    def bring(self, *, local: bool) -> Fetched:
        """Keep, copy or fetch it."""
        known = self.known()
        if self.path.exists():
            if self.as_listed(self.path):
                return self.told("kept", checked=True)
            if known is None or known.checksum != sha256(self.path):
                raise FetchError(f"{self.path}: is there and is not what would be fetched; move it away first")
            if local and known.checksum == sha256(Path(self.listed.address)):
                return self.told("kept", checked=False)
        if local:
            return self.copy()
        return self.download(known if self.path.exists() else None)

    def known(self) -> Known | None:
        """What is remembered of the file, None where nothing is."""
        try:
            return msgspec.json.decode(self.note.read_bytes(), type=Known)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def as_listed(self, path: Path) -> bool:
        """Whether a file has the checksum that the shelf lists."""
        return self.listed.digest is not None and digest(path, self.listed.digest.partition(":")[0]) == (
            self.listed.digest
        )

    def copy(self) -> Fetched:
        """From a folder on this machine."""
        shutil.copyfile(self.listed.address, self.part)
        self.progress(self.listed.volume, self.part.stat().st_size, self.part.stat().st_size)
        return self.arrived(None)

    # ------------------------------------------------------------ over the network

    def download(self, known: Known | None) -> Fetched:
        """From a server; a broken line is taken up again where it broke."""
        for _ in range(TRIES):
            done = self.attempt(known)
            if done is not None:
                return done
        raise FetchError(f"{self.listed.address}: the line broke {TRIES} times; run the same command again to go on")

    def attempt(self, known: Known | None) -> Fetched | None:
        """One request; None where the line broke and what came is kept."""
        have = self.part.stat().st_size if self.part.exists() else 0
        etag = self.part_of.read_text("utf-8") if have and self.part_of.exists() else ""
        headers = {}
        if have and etag:
            headers = {"Range": f"bytes={have}-", "If-Range": etag}
        elif known and known.etag and known.address == self.listed.address:
            headers = {"If-None-Match": known.etag}
        with self.asking.get(self.listed.address, headers) as answer:
            if answer.status == 304:
                return self.told("kept", checked=False)
            if answer.status == 404:
                raise FetchError(f"{self.listed.address}: there is no such volume (404); see `redept fetch --list`")
            if answer.status == 416:
                self.part.unlink(missing_ok=True)
                return None
            begins = have if answer.status == 206 and goes_on(answer.headers.get("Content-Range"), have) else 0
            new = answer.headers.get("ETag") or ""
            self.part_of.write_text("" if new.startswith("W/") else new, "utf-8")
            total = begins + int(answer.headers.get("Content-Length") or 0)
            if not self.take(answer, begins, total):
                return None
        return self.arrived(new or None)

    def take(self, answer: BinaryIO, begins: int, total: int) -> bool:
        """Write what comes behind what is there; whether all of it came."""
        done = begins
        with self.part.open("ab" if begins else "wb") as out:
            while True:
                try:
                    piece = answer.read(PIECE)
                except (OSError, HTTPException):
                    return False
                if not piece:
                    break
                done += len(piece)
                if done > MOST:
                    raise FetchError(f"{self.listed.address}: longer than any volume ({MOST:,} bytes); not taken")
                out.write(piece)
                self.progress(self.listed.volume, done, max(total, done))
        return done >= total

    # ------------------------------------------------------------ when it is here

    def arrived(self, etag: str | None) -> Fetched:
        """Check the file and give it its name."""
        why = self.wrong()
        if why:
            self.part.unlink(missing_ok=True)
            self.part_of.unlink(missing_ok=True)
            raise FetchError(f"{self.listed.address}: {why}; it is not kept")
        checksum = sha256(self.part)
        self.part.replace(self.path)
        self.part_of.unlink(missing_ok=True)
        note = Known(address=self.listed.address, checksum=checksum, etag=etag)
        self.note.write_bytes(msgspec.json.encode(note))
        return self.told("fetched", checked=self.listed.digest is not None)

    def wrong(self) -> str | None:
        """What is wrong with the file that came; None where nothing is."""
        if self.listed.digest is not None and not self.as_listed(self.part):
            return "its checksum is not the one that is listed"
        with self.part.open("rb") as file:
            beginning = file.read(BEGINNING)
        if self.listed.file.endswith(".gz"):
            return None if beginning.startswith(PACKED) else "is not packed as its name says"
        return None if b"<TEI" in beginning or b":TEI" in beginning else "is no TEI volume"

    def told(self, status: str, *, checked: bool) -> Fetched:
        return Fetched(
            volume=self.listed.volume,
            status=status,
            path=str(self.path),
            address=self.listed.address,
            bytes=self.path.stat().st_size,
            checksum=sha256(self.path),
            checked=checked,
        )


def goes_on(said: str | None, have: int) -> bool:
    """Whether an answer begins where the file ends: "bytes 100-199/200"."""
    return (said or "").startswith(f"bytes {have}-")


def sha256(path: Path) -> str:
    return digest(path, "sha256").partition(":")[2]


def digest(path: Path, kind: str) -> str:
    """The checksum of a file, "sha256:..." or "git:..." (of a git object that holds it)."""
    made = hashlib.sha1(usedforsecurity=False) if kind == "git" else hashlib.sha256()
    if kind == "git":
        made.update(f"blob {path.stat().st_size}\0".encode())
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            made.update(piece)
    return f"{kind}:{made.hexdigest()}"
