"""Papers are read where they lie: in a storage that fsspec opens, in an archive there, in a folder named by address."""

import builtins
import io
import sys
import zipfile
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.utils import infer_storage_options

from redept import pipeline, sources
from redept.errors import SourceError
from redept.sources import storage

HEADING = "The Ambassador in the Soviet Union (Harriman) to the Secretary of State\n\nMoscow, September {}, 1944.\n\n"
FIRST = HEADING.format(20) + "3600. He left.\n"
SECOND = HEADING.format(24) + "3652. ReEmbs 3600, September 20.\n"


@pytest.fixture
def kept() -> Any:
    """A storage with two papers, a file that is none, and an archive."""
    memory = fsspec.filesystem("memory")
    memory.pipe({"/letters/d1.txt": FIRST.encode(), "/letters/more/d2.txt": SECOND.encode(), "/letters/note.pdf": b"%"})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("1944/d1.txt", FIRST)
        archive.writestr("1944/.hidden.txt", FIRST)
        archive.writestr("1945/d2.txt", SECOND)
    memory.pipe({"/letters.zip": packed.getvalue()})
    yield memory
    memory.rm("/letters", recursive=True)
    memory.rm("/letters.zip")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("memory://letters", ["memory:///letters/d1.txt", "memory:///letters/more/d2.txt"]),
        ("memory://letters/d1.txt", ["memory:///letters/d1.txt"]),
        ("memory://letters/*/*.txt", ["memory:///letters/more/d2.txt"]),
        (
            "memory://letters.zip",
            ["zip://1944/d1.txt::memory://letters.zip", "zip://1945/d2.txt::memory://letters.zip"],
        ),
        ("zip://1945/*.txt::memory://letters.zip", ["zip://1945/d2.txt::memory://letters.zip"]),
    ],
)
def test_an_address_gives_the_papers_there(kept: Any, address: str, found: list[str]) -> None:
    assert sources.paths(address) == found


class OnHosts(MemoryFileSystem):  # type: ignore[misc]
    """A storage whose addresses name a host, which its paths do not have."""

    protocol = "onhosts"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(infer_storage_options(path)["path"]).rstrip("/")


@pytest.mark.parametrize("address", ["onhosts://one.example/letters", "onhosts://one.example/letters/"])
def test_files_on_a_host_keep_its_name(address: str) -> None:
    fsspec.register_implementation("onhosts", OnHosts, clobber=True)
    fsspec.filesystem("onhosts").pipe({"/letters/d1.txt": FIRST.encode()})
    assert sources.paths(address) == ["onhosts://one.example/letters/d1.txt"]


def test_an_address_with_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(SourceError, match="holds a password") as told:
        sources.paths("zip://d1.txt::sftp://ada:engine@host.example/letters.zip")
    assert "engine" not in str(told.value)


def test_papers_are_read_from_storage(kept: Any) -> None:
    (paper,) = sources.load("zip://1945/d2.txt::memory://letters.zip", volume="v").papers
    assert (paper.document, paper.text) == ("d2", SECOND)


def test_a_corpus_is_made_from_storage_and_again_changes_nothing(kept: Any, tmp_path: Path) -> None:
    for address in ("memory://letters", "memory://letters.zip"):
        path = tmp_path / f"{len(address)}.redept"
        added = pipeline.add(path, [address], volume="v")
        assert (added.documents, added.statuses["resolved"], added.failures) == (2, 1, ())
        assert pipeline.add(path, [address], volume="v").unchanged == 2


def test_a_paper_that_changed_in_storage_is_read_again(kept: Any, tmp_path: Path) -> None:
    pipeline.add(tmp_path / "c.redept", ["memory://letters"], volume="v")
    kept.pipe({"/letters/d1.txt": FIRST.replace("He left", "He has left for good").encode()})
    again = pipeline.add(tmp_path / "c.redept", ["memory://letters"], volume="v")
    assert (again.files, again.unchanged) == (1, 1)


def test_processes_of_their_own_read_from_storage(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"d{number}.txt").write_text(FIRST + "More words. " * 4000)
    tasks = [pipeline.Task(path=str(one), volume="v") for one in sources.paths(f"file://{tmp_path}")]
    read = list(pipeline.read_in_processes(tasks, workers=2))
    assert [one.papers[0].id for one in read if not isinstance(one, SourceError)] == sorted(
        f"v/d{n}" for n in range(20)
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://nothing", "no papers are there; papers are files ending in"),
        ("nosuch://a/b", "cannot be read (Protocol not known: nosuch); check the address and your access"),
        ("zip://a.txt::file:///no/such.zip", "no such file or folder; check the address"),
        ("https://history.example/d1", "is an address, not a file; save the page in a browser"),
        ("zip://d1.txt::https://history.example/a.zip", "is an address, not a file; save the page in a browser"),
    ],
)
def test_an_address_without_papers_is_refused_in_words(address: str, said: str) -> None:
    with pytest.raises(SourceError) as told:
        for one in sources.paths(address):
            sources.read_file(one)
    assert f"{address}:1: {said}" in str(told.value)


def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("fsspec"):
            raise ModuleNotFoundError("No module named 'fsspec'", name="fsspec")
        return imported(name, *rest)

    monkeypatch.delitem(sys.modules, "fsspec.core", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SourceError, match=r"needs a driver that is not installed; `pip install redept\[storage\]`"):
        storage.found_at("s3://papers/1944")
