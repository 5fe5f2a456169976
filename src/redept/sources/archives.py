"""Papers in zip and tar archives: named as if these were folders, read where they lie, never unpacked to disk."""

import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from redept.errors import SourceError

ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
MOST_MEMBERS = 1_000_000


def is_archive(path: Path) -> bool:
    """Whether a path is that of an archive, by its name and by being a file."""
    return path.name.lower().endswith(ENDINGS) and path.is_file()


def within(path: Path) -> tuple[Path, str] | None:
    """The archive that a path leads into and the member's name: "a.zip/letters/d1.txt"; None for any other path."""
    for folder in path.parents:
        if folder.name.lower().endswith(ENDINGS):
            return (folder, path.relative_to(folder).as_posix()) if folder.is_file() else None
    return None


def members(archive: Path) -> list[str]:
    """Names of the regular files of an archive, by name. `SourceError` where it is damaged, or where a name leads out
    of it ("../x", "/etc/x")."""
    with opened(archive) as content:
        if isinstance(content, zipfile.ZipFile):
            names = [one.filename for one in content.infolist() if not one.is_dir()]
        else:
            names = [one.name for one in content if one.isreg()]
    if len(names) > MOST_MEMBERS:
        raise SourceError(str(archive), f"holds more than {MOST_MEMBERS:,} files", remedy="give it in parts")
    for name in names:
        refuse_outside(archive, name)
    return sorted(set(names))


def refuse_outside(archive: Path, name: str) -> None:
    """`SourceError` for a member whose name leads out of its archive."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or not parts.parts or ":" in parts.parts[0] or "\0" in name:
        raise SourceError(
            str(archive),
            f"holds a file whose name leads out of it ({name!r})",
            remedy="take the archive from its maker",
        )


@contextmanager
def member(archive: Path, name: str) -> Iterator[IO[bytes]]:
    """A member of an archive, to be read as a stream; `SourceError` where it is not there or cannot be read."""
    refuse_outside(archive, name)
    with opened(archive) as content:
        try:
            found = content.open(name) if isinstance(content, zipfile.ZipFile) else content.extractfile(name)
        except KeyError:
            found = None
        if found is None:
            raise SourceError(str(archive / name), "no such file in the archive", remedy="check the name")
        with found:
            yield found


@contextmanager
def opened(archive: Path) -> Iterator[Any]:
    """An archive; what is wrong with it in words."""
    try:
        yield KEPT.open(archive)
    except SourceError:
        raise
    except Exception as error:  # these readers raise whatever damaged bytes lead them to
        KEPT.close()
        raise SourceError(
            str(archive), f"the archive cannot be read ({error})", remedy="fetch or copy it again, without a password"
        ) from None


class Kept:
    """The archive that was asked for last stays open, since its papers are read one after the other."""

    def __init__(self) -> None:
        self.of: tuple[str, int, int] | None = None
        self.content: Any = None

    def open(self, archive: Path) -> Any:
        """An archive as it now is."""
        state = archive.stat()
        of = (str(archive), state.st_mtime_ns, state.st_size)
        if self.of != of:
            self.close()
            zipped = archive.name.lower().endswith(".zip")
            self.content = zipfile.ZipFile(archive) if zipped else tarfile.open(archive)  # noqa: SIM115
            self.of = of
        return self.content

    def close(self) -> None:
        """Let go of it."""
        if self.content is not None:
            self.content.close()
        self.of = self.content = None


KEPT = Kept()
