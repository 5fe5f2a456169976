"""A register of office holders goes in whole or not at all."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redept.corpus import open_reader, open_writer
from redept.errors import AuthorityError
from redept.people import pocom, read_pocom
from redept.pipeline import import_authority
from tests.people.registers import CHIEFS, chief, files, packed, person


def test_a_packed_register_and_its_folder_are_one(tmp_path: Path) -> None:
    made = files()
    for name, words in made.items():
        (tmp_path / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folder" / name).write_text(words, "utf-8")
    found = read_pocom(packed(tmp_path, made))
    assert found == read_pocom(tmp_path / "folder")
    assert (len(found.persons), len(found.tenures)) == (3, 3)
    assert found.tenures[0].title == "Ambassador Extraordinary and Plenipotentiary"


DOCTYPE = '<!DOCTYPE person [<!ENTITY e SYSTEM "file:secret">]><person><id>&e;</id></person>'
BAD = {
    "a person is there twice": (files(**{"people/z/again.xml": person("marshall-george-c", "G.", "M.")[1]}), "twice"),
    "a tenure is there twice": (files(*CHIEFS, CHIEFS[0]), "twice"),
    "a tenure ends before it begins": (files(chief("ru-1", "smith-walter-bedell", "1946-04-03", "1945-01-01")), "ends"),
    "nobody of that id": (files(chief("ru-1", "nobody", "1946-04-03", "1948-01-01")), "no person nobody"),
    "a date that is none": (files(chief("ru-1", "smith-walter-bedell", "spring", "1948-01-01")), "is no date"),
    "another make": ({k: v.replace("territory-id>", "country>") for k, v in files().items()}, "another make"),
    "a part is missing": ({k: v for k, v in files().items() if "missions-orgs" not in k}, "no missions-orgs"),
    "a later version that calls office holders otherwise": (
        {k: v.replace("chief>", "holder>").replace("principal>", "holder>") for k, v in files().items()},
        "another make",
    ),
    "a later version without days": (
        {k: v.replace("date>", "when>") for k, v in files().items()},
        "no days of office",
    ),
    "a later version that writes persons otherwise": (
        {k: v.replace("<person>", "<agent>").replace("</person>", "</agent>") for k, v in files().items()},
        "no person of the make",
    ),
    "a later version that names persons otherwise": (
        {k: v.replace("persName>", "name>") for k, v in files().items()},
        "no person of the make",
    ),
    "a later version with other folders": (
        {k.replace("people/", "persons/"): v for k, v in files().items()},
        "no people",
    ),
    "a later version that writes days otherwise": (
        {k: v.replace("1946-04-03", "03.04.1946") for k, v in files().items()},
        "is no date",
    ),
    "no XML": (files(**{"people/h/odd.xml": "<person>"}), "not well-formed"),
    "a document type": (files(**{"people/h/odd.xml": DOCTYPE}), "document type"),
    "an office holder without a person": (
        files("<chief><id>x</id></chief>"),
        "without a person",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_register_is_refused_in_a_sentence_and_nothing_goes_in(name: str, tmp_path: Path) -> None:
    made, said = BAD[name]
    target = tmp_path / "c.redept"
    import_authority("pocom", packed(tmp_path, files(), "good.tar.xz"), target)
    with open_reader(target) as reader:
        before = reader.authority("pocom")
    with pytest.raises(AuthorityError, match=said):
        import_authority("pocom", packed(tmp_path, made), target)
    with open_reader(target) as reader:
        assert reader.authority("pocom") == before


def test_a_damaged_or_missing_file_is_told(tmp_path: Path) -> None:
    whole = packed(tmp_path, files())
    cut = tmp_path / "cut.tar.xz"
    cut.write_bytes(whole.read_bytes()[:200])
    (tmp_path / "words.tar").write_bytes(b"no tar")
    for path in (cut, tmp_path / "words.tar", tmp_path / "missing.tar.xz", tmp_path):
        with pytest.raises(AuthorityError, match=str(path)):
            read_pocom(path)


LONG_HEADER = tarfile.TarInfo("x")
LONG_HEADER.pax_headers = {"comment": "x" * 9_000_000}


def beside(folder: Path, *odd: tuple[tarfile.TarInfo, int], name: str = "odd.tar.xz") -> Path:
    """A good register with members beside it, each of so many noughts."""
    path = folder / name
    with tarfile.open(packed(folder, files()), "r:xz") as old, tarfile.open(path, "w:xz") as new:
        for member in old:
            new.addfile(member, old.extractfile(member))
        for member, size in odd:
            member.size = size
            new.addfile(member, io.BytesIO(bytes(size)))
    return path


HOSTILE = {
    "a file too large": ([(tarfile.TarInfo("people/h/large.xml"), 5_000_000)], "larger than any register"),
    "a file too large beside the register": ([(tarfile.TarInfo("zeros.bin"), 5_000_000)], "larger than any register"),
    "a header too large": ([(LONG_HEADER, 0)], "unpacks to more"),
    "too many files": ([(tarfile.TarInfo(f"x{number}"), 0) for number in range(99)], "larger than any register"),
    "a person in two folders": ([(tarfile.TarInfo("other/people/m/marshall-george-c.xml"), 9)], "there twice"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_before_it_is_unpacked(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members, said = HOSTILE[name]
    monkeypatch.setattr(pocom, "MOST_FILES", 60)
    monkeypatch.setattr(pocom, "LARGEST_ALL", 7_000_000)
    with pytest.raises(AuthorityError, match=said):
        read_pocom(beside(tmp_path, *members))


def test_a_zip_file_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pocom.zip", "w") as packed_:
        packed_.writestr("people/h/harriman.xml", "<person/>")
    with pytest.raises(AuthorityError, match="no tar file"):
        read_pocom(tmp_path / "pocom.zip")


def test_a_name_that_climbs_is_never_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    climbing = [(tarfile.TarInfo(name), 3) for name in ("../../climbed.txt", "/absolute.txt")]
    assert len(read_pocom(beside(tmp_path / "in", *climbing)).persons) == 3
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"register.tar.xz", "odd.tar.xz"}


def test_links_and_names_that_lead_elsewhere_are_left_alone(tmp_path: Path) -> None:
    path = packed(tmp_path, files())
    with tarfile.open(path, "r:xz") as old, tarfile.open(tmp_path / "linked.tar", "w") as new:
        for member in old:
            new.addfile(member, old.extractfile(member))
        link = tarfile.TarInfo("pocom-master/people/h/link.xml")
        link.type, link.linkname = tarfile.SYMTYPE, "../../../../secret"
        new.addfile(link)
    assert len(read_pocom(tmp_path / "linked.tar").persons) == 3


def test_the_same_register_again_changes_nothing(tmp_path: Path) -> None:
    path, target = packed(tmp_path, files()), tmp_path / "c.redept"
    assert import_authority("pocom", path, target)[1] is True
    assert import_authority("pocom", path, target)[1] is False


def test_there_is_one_register_that_is_known(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="there is pocom"):
        import_authority("other", tmp_path, tmp_path / "c.redept")
    assert not (tmp_path / "c.redept").exists()
    with open_writer(tmp_path / "c.redept") as writer:
        assert writer.reader.authority("pocom") is None


@given(st.binary(max_size=300))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise_anything_else(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.tar.xz"
    path.write_bytes(data)
    with pytest.raises(AuthorityError):
        read_pocom(path)
