"""Papers in object storage, and whatever else fsspec opens: read where they lie, by an address such as "s3://a/b".

An address may lead through others, outermost last: "zip://letters/*.txt::s3://archive/letters.zip". Archives in
storage are opened as folders. Access keys are given as the storage's own program takes them, never in an address.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from redept.errors import SourceError

ARCHIVES = {".zip": "zip", ".tar": "tar", ".tar.gz": "tar", ".tgz": "tar", ".tar.bz2": "tar", ".tar.xz": "tar"}
WILD = frozenset("*?[")
WITH_PASSWORD = re.compile(r"://[^/@:]*:[^/@]+@")
"""In "sftp://user:word@host/papers"."""

MOST = 1_000_000


class Address(str):
    """The address of one file in storage, as distinct from the path of one on a disk."""

    __slots__ = ()


def is_address(path: object) -> bool:
    """Whether words are an address in storage: "gs://papers/1944"; those of web pages are not."""
    return isinstance(path, str) and "://" in path and not any(is_page(part) for part in path.split("::"))


def is_page(address: object) -> bool:
    """Whether words are the address of a web page, which is never asked for."""
    return str(address).startswith(("http:", "https:", "ftp:"))


def found_at(address: str) -> list[Address]:
    """The files at an address: the file itself, those that fit a pattern with a star, or all below a folder or in an
    archive, by name. `SourceError` where nothing is there, where fsspec or its driver is not installed, or where the
    address holds a password: addresses are kept in the corpus as the names of its sources."""
    refuse_password(address)
    with told(address):
        system, path = storage(address)
        if WILD & set(path):
            names = system.glob(path)
        elif system.isfile(path):
            inner = archive_of(address)
            if inner is not None:
                return found_at(inner)
            names = [path]
        else:
            names = system.find(path)
        if len(names) > MOST:
            raise SourceError(address, f"holds more than {MOST:,} files", remedy="give it in parts")
        return [address_of(address, system, path, name) for name in sorted(names) if not system.isdir(name)]


def refuse_password(address: str) -> None:
    """`SourceError`, without the address, where it holds a password."""
    if WITH_PASSWORD.search(address):
        raise SourceError(
            WITH_PASSWORD.sub("://***@", address),
            "holds a password, and would be kept with it in the corpus",
            remedy="leave it out, and set it as fsspec takes it, for instance in FSSPEC_SFTP_PASSWORD",
        )


def archive_of(address: str) -> str | None:
    """The address of what is in an archive; None for any other file."""
    for ending, protocol in ARCHIVES.items():
        if address.lower().endswith(ending) and not address.startswith(f"{protocol}://"):
            return f"{protocol}://::{address}"
    return None


def address_of(address: str, system: Any, path: str, name: str) -> Address:
    """The address of a file that was found below another address, through what that led through, on the same host.

    `path` is what the file system made of the other address.
    """
    first, through, rest = address.partition("::")
    if "://" not in first:
        return Address(f"{first}::{address_of(rest, system, path, name)}")
    lead = first.rstrip("/").removesuffix(path.rstrip("/"))
    _, on_host, host = lead.partition("://")
    own = lead + name if on_host and host and name.startswith("/") else system.unstrip_protocol(name)
    return Address(f"{own}{through}{rest}")


@contextmanager
def opened(address: Address) -> Iterator[IO[bytes]]:
    """A file in storage, to be read as a stream."""
    with told(address):
        system, path = storage(address)
        with system.open(path, "rb") as stream:
            yield stream


def state(address: Address) -> str:
    """What the storage itself says of a file's state (its checksum, or its size and when it was written), so that a
    file that did not change is not fetched again to see that."""
    with told(address):
        system, path = storage(address)
        return str(system.ukey(path))


def storage(address: str) -> tuple[Any, str]:
    """The file system that an address leads to, and the path in it."""
    import fsspec.core

    system, path = fsspec.core.url_to_fs(address)
    return system, str(path)


@contextmanager
def told(address: str) -> Iterator[None]:
    """What goes wrong in storage, in words; its drivers raise whatever they like."""
    try:
        yield
    except SourceError:
        raise
    except ModuleNotFoundError as error:
        remedy = "`pip install redept[storage]`" if error.name == "fsspec" else f"`pip install {error.name}`"
        raise SourceError(address, "needs a driver that is not installed", remedy=remedy) from None
    except ImportError as error:
        raise SourceError(address, f"needs a driver ({error})", remedy="install it with pip") from None
    except FileNotFoundError:
        raise SourceError(address, "no such file or folder", remedy="check the address") from None
    except Exception as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise SourceError(address, f"cannot be read ({said})", remedy="check the address and your access") from None
