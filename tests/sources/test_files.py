"""Which papers a path holds."""

import os
from pathlib import Path

import pytest

from redept.errors import SourceError
from redept.sources import files, paths


def test_a_folder_gives_all_its_papers_in_order(tmp_path: Path) -> None:
    wanted = ["a/d10.txt", "a/d2.html.gz", "b.xml", "c.TEI", "d.htm", "e.text.gz"]
    for name in [*wanted, ".hidden.txt", ".git/f.txt", "a/scan.png", "notes.md", "g.gz"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("A.")
    assert [str(path.relative_to(tmp_path)) for path in paths(tmp_path)] == wanted


def test_a_file_is_given_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "letter"
    path.write_text("A.")
    assert paths(str(path)) == [path]


def test_a_folder_without_papers_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_text("A.")
    with pytest.raises(SourceError, match="the folder holds no papers"):
        paths(tmp_path)


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        paths(tmp_path / "none")


def test_an_address_of_the_web_is_told_from_a_file() -> None:
    with pytest.raises(SourceError, match="is an address, not a file; save the page"):
        paths("https://history.state.gov/historicaldocuments/frus1944v04/d1150")


def test_a_link_that_leads_back_to_its_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "d1.txt").write_text("A.")
    (tmp_path / "again").symlink_to(tmp_path)
    assert paths(tmp_path) == [tmp_path / "d1.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    with pytest.raises(SourceError, match="permission denied"):
        paths(tmp_path)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("papers/d57.html.gz", "d57"),
        ("frus1944v04.xml", "frus1944v04"),
        ("000_78820021.txt", "000_78820021"),
        ("d57", "d57"),
        ("v.1.2", "v.1.2"),
        (".xml", ".xml"),
        ("C:\\papers\\d57.TXT", "d57"),
    ],
)
def test_the_stem_is_the_name_without_folder_and_suffixes(name: str, stem: str) -> None:
    assert files.stem(name) == stem
