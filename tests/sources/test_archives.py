"""Papers in archives are read where they lie, and no archive leads anywhere else."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept import pipeline, sources
from redept.corpus import open_reader
from redept.errors import SourceError
from redept.sources import archives, files

PAPERS = {
    "one/d1.txt": b"No. 1. First words.",
    "one/d2.txt": b"No. 2. Second words.",
    ".hidden/x.txt": b"x",
    "a.jpg": b"y",
}


@pytest.fixture(autouse=True)
def none_stays_open() -> Iterator[None]:
    yield
    archives.KEPT.close()


def zipped(path: Path, papers: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in papers.items():
            archive.writestr(name, words)
    return path


def tarred(path: Path, papers: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, words in papers.items():
            member = tarfile.TarInfo(name)
            member.size = len(words)
            archive.addfile(member, io.BytesIO(words))
    return path


@pytest.mark.parametrize(("make", "name"), [(zipped, "papers.zip"), (tarred, "papers.tar.gz")])
def test_an_archive_gives_what_a_folder_gives(make, name: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    archive = make(tmp_path / name, {**PAPERS, "d3.txt.gz": gzip.compress(b"No. 3. Third.")})
    found = sources.paths(archive)
    assert [path.relative_to(archive).as_posix() for path in found] == ["d3.txt.gz", "one/d1.txt", "one/d2.txt"]
    assert sources.read_file(found[1]) == b"No. 1. First words."
    added = pipeline.add(tmp_path / "c.redept", [archive], volume="letters")
    assert (added.files, added.failures) == (3, ())
    with open_reader(tmp_path / "c.redept") as reader:
        assert sorted(reader.ids()) == ["letters/d1", "letters/d2", "letters/d3"]
    assert pipeline.add(tmp_path / "c.redept", [archive], volume="letters").unchanged == 3


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "one/../../out.txt", "..\\out.txt", "C:out.txt"])
@pytest.mark.parametrize("make", [zipped, tarred])
def test_a_name_that_leads_out_of_its_archive_is_refused(make, name: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    archive = make(tmp_path / ("a.zip" if make is zipped else "a.tar"), {name: b"words"})
    with pytest.raises(SourceError, match="leads out of it"):
        sources.paths(archive)
    assert not (tmp_path.parent / "out.txt").exists()


def test_links_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "links.tar"
    with tarfile.open(path, "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo(f"d{kind!r}.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    with pytest.raises(SourceError, match="the archive holds no papers"):
        sources.paths(path)


def test_a_member_that_unpacks_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1_000_000)
    archive = zipped(tmp_path / "bomb.zip", {"d1.txt": b" " * 5_000_000})
    (path,) = sources.paths(archive)
    with pytest.raises(SourceError, match="when unpacked"):
        sources.read_file(path)


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 400), byte=st.integers(0, 255), ending=st.sampled_from([".zip", ".tar.gz", ".tar"]))
def test_a_damaged_archive_is_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int, ending: str
) -> None:
    path = tmp_path_factory.mktemp("damaged") / f"a{ending}"
    whole = bytearray((zipped if ending == ".zip" else tarred)(path, {"d1.txt": b"words " * 30}).read_bytes())
    whole[at % len(whole)] = byte
    path.write_bytes(bytes(whole))
    try:
        for found in sources.paths(path):
            sources.read_file(found)
    except SourceError as error:
        assert str(path) in str(error)
