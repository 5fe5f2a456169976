"""Files and folders: which papers a path holds, and the bytes of one, unpacked."""

import gzip
import hashlib
import io
import os
import stat
import zlib
from pathlib import Path
from typing import IO, BinaryIO, overload

from redept.errors import SourceError
from redept.sources import storage
from redept.sources.archives import is_archive, member, members, within
from redept.sources.storage import Address

Place = Path | Address
"""Where one source is: a path on a disk, or in an archive there, or an address in storage."""

SUFFIXES = (".xml", ".tei", ".html", ".htm", ".xhtml", ".txt", ".text")
"""Names of papers end in these, each also with .gz."""

LARGEST = 512 * 1024 * 1024
"""Bytes of a source, unpacked; the largest volume of the series has 14 million."""

GZIP = b"\x1f\x8b"
PIECE = 1 << 20


def place(name: str) -> Place:
    """One source by its name as `paths` gives it."""
    return Address(name) if storage.is_address(name) else Path(name)


@overload
def paths(path: Path) -> list[Path]: ...
@overload
def paths(path: str | Path) -> list[Path] | list[Address]: ...
def paths(path: str | Path) -> list[Path] | list[Address]:
    """The papers at a path: the file itself, or all papers in a folder and the folders in it, by name.

    An archive is a folder: "letters.zip" gives "letters.zip/d1.txt". Hidden files and folders are left out. An
    address in storage ("s3://papers/1944") gives addresses. `SourceError` where nothing is there or can be read.
    """
    if isinstance(path, str) and storage.is_address(path):
        return in_storage(path)
    if storage.is_page(path) or "::http" in str(path):
        raise SourceError(
            str(path), "is an address, not a file", remedy="save the page in a browser, and name the file it makes"
        )
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if is_archive(path):
        found = [path / name for name in members(path) if all(map(is_shown, name.split("/"))) and is_paper(name)]
    elif not stat.S_ISDIR(mode):
        return [path]
    else:
        found = sorted(in_folder(path))
    if not found:
        kind = "folder" if stat.S_ISDIR(mode) else "archive"
        raise SourceError(
            str(path), f"the {kind} holds no papers", remedy=f"papers are files ending in {', '.join(SUFFIXES)} or .gz"
        )
    return found


def in_storage(address: str) -> list[Address]:
    """All papers at an address: a file as it is, those of a folder or an archive that have the name of a paper."""
    found = storage.found_at(address)
    papers = found if found == [address] else [one for one in found if is_paper(stem_and_suffix(one))]
    if not papers:
        raise SourceError(
            address, "no papers are there", remedy=f"papers are files ending in {', '.join(SUFFIXES)} or .gz"
        )
    return papers


def stem_and_suffix(address: Address) -> str:
    """The file's name in an address: "d1.txt" of "zip://letters/d1.txt::s3://archive/letters.zip"."""
    return next(part for part in address.split("::") if "://" in part).rpartition("/")[2]


def in_folder(folder: Path) -> list[Path]:
    """All papers in a folder and the folders in it; links to folders are not followed."""

    def refuse(error: OSError) -> None:
        raise unreadable(error.filename or folder, error)

    found = []
    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if is_paper(name)]
    return found


def is_paper(name: str) -> bool:
    """Whether a file's name is that of a paper."""
    return is_shown(name) and name.lower().removesuffix(".gz").endswith(SUFFIXES)


def is_shown(name: str) -> bool:
    """Whether a file or folder is not hidden."""
    return not name.startswith(".")


def stem(name: str) -> str:
    """A file's name without its folder, `.gz` and the suffix of its format: "d57" of "papers/d57.html.gz"."""
    if storage.is_address(name):
        name = stem_and_suffix(Address(name))
    base = name.replace("\\", "/").rpartition("/")[2]
    if base.lower().endswith(".gz"):
        base = base[:-3]
    for suffix in SUFFIXES:
        if base.lower().endswith(suffix) and len(base) > len(suffix):
            return base[: -len(suffix)]
    return base


def read_file(path: Place) -> bytes:
    """The bytes of a regular file, or of one in an archive or in storage, unpacked where it is packed with gzip."""
    if isinstance(path, Address):
        with storage.opened(path) as stream:
            return read_stream(stream, path)
    place = within(path)
    if place is not None:
        with member(*place) as stream:
            return read_stream(stream, str(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(str(path), "is a folder, not a paper", remedy="name a file, or add the folder as a whole")
        if not stat.S_ISREG(mode):
            raise SourceError(
                str(path), "is not a regular file", remedy="copy the paper into a file, or give it on standard input"
            )
        with path.open("rb") as stream:
            return read_stream(stream, str(path))
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def read_stream(stream: BinaryIO | IO[bytes], name: str) -> bytes:
    """All bytes of a stream, unpacked where they are packed with gzip."""
    try:
        data = stream.read(LARGEST + 1)
    except OSError as error:
        raise unreadable(name, error) from None
    if len(data) > LARGEST:
        raise too_large(name)
    return unpack(data, name) if data.startswith(GZIP) else data


def digest(path: Place, then: bytes = b"") -> str:
    """SHA-256 over the bytes of a file, or of one in an archive, as they lie there, and `then`; in hexadecimal.

    Of a file in storage, over what the storage says of its state.
    """
    if isinstance(path, Address):
        return hashlib.sha256(storage.state(path).encode() + then).hexdigest()
    place = within(path)
    try:
        with member(*place) if place else path.open("rb") as stream:
            found = hashlib.sha256()
            while piece := stream.read(PIECE):
                found.update(piece)
            found.update(then)
            return found.hexdigest()
    except OSError as error:
        raise SourceError(
            str(path), f"cannot be read ({error.strerror})", remedy="check the name and its permissions"
        ) from None


def unpack(packed: bytes, name: str) -> bytes:
    """What was packed with gzip, up to the largest size that a source may have."""
    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as stream:
            while piece := stream.read(PIECE):
                unpacked += piece
                if len(unpacked) > LARGEST:
                    raise too_large(name)
    except EOFError:
        raise SourceError(name, "the gzip file is cut off before its end", remedy="fetch or copy it again") from None
    except (OSError, zlib.error) as error:
        raise SourceError(name, f"the gzip file is damaged ({error})", remedy="fetch or copy it again") from None
    return bytes(unpacked)


def too_large(name: str) -> SourceError:
    return SourceError(
        name, f"holds more than {LARGEST // 1024 // 1024} MB when unpacked", remedy="give one volume or paper in a file"
    )


def unreadable(path: object, error: Exception) -> SourceError:
    """A SourceError that says in words why the system gave no bytes."""
    if isinstance(error, FileNotFoundError):
        return SourceError(str(path), "no such file or folder", remedy="check the name")
    if isinstance(error, PermissionError):
        return SourceError(str(path), "permission denied", remedy="ask for the right to read it, or copy it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return SourceError(str(path), f"cannot be read ({reason})", remedy="check the name and the disk")
