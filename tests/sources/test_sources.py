"""Opening sources: formats, encodings, bad input, and whatever bytes may come."""

import gzip
import io
import os
import random
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import SourceError
from redept.model.source import MARK_KINDS
from redept.sources import Source, files, load

CASES = Path(__file__).parent / "cases"
BAD = tomllib.loads((CASES / "bad.toml").read_text("utf-8"))["source"]
LETTER = "The Minister to the Secretary\n\nSir: the lamps “have” come.\n"


PIECES = [*(CASES / "pieces.txt").read_text("utf-8").splitlines(), " ", "\n", "\r", "\u2003"]


def load_bytes(data: bytes, name: str = "letter.txt") -> Source:
    return load(io.BytesIO(data), name=name)


def text_of(data: bytes, name: str = "letter.txt") -> str:
    return next(load_bytes(data, name).papers).text


def assert_sound(source: Source) -> None:
    """What holds for every paper that comes out, whatever went in."""
    for paper in source.papers:
        assert "\r" not in paper.text
        assert paper.text.strip() or "document-without-text" in [problem.code for problem in paper.problems]
        for mark in paper.marks:
            assert 0 <= mark.start <= mark.end <= len(paper.text)
            assert mark.start < mark.end or mark.kind == "note"
            assert mark.kind in MARK_KINDS
            if mark.kind not in {"body", "notes", "part"}:
                assert paper.text[mark.start : mark.end].strip() == paper.text[mark.start : mark.end]


@pytest.mark.parametrize("case", BAD, ids=[case["name"] for case in BAD])
def test_a_source_that_gives_no_paper_is_refused_in_a_sentence(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / case["name"]
    path.write_bytes(bytes.fromhex(case["bytes"]) if "bytes" in case else case["text"].encode())
    with pytest.raises(SourceError) as refusal:
        load(path)
    assert case["says"] in str(refusal.value)
    assert str(refusal.value).startswith(f"{path}:{case.get('line', 1)}: ")
    assert refusal.value.remedy


@pytest.mark.parametrize("case", BAD, ids=[case["name"] for case in BAD])
def test_it_is_refused_packed_as_well(case: dict[str, str]) -> None:
    data = bytes.fromhex(case["bytes"]) if "bytes" in case else case["text"].encode()
    with pytest.raises(SourceError):
        load_bytes(gzip.compress(data), case["name"])


def test_a_text_is_given_as_it_is() -> None:
    source = load_bytes(LETTER.encode(), "letters/d12.txt")
    paper = next(source.papers)
    assert (paper.text, paper.marks, paper.format) == (LETTER, (), "text")
    assert (paper.volume, paper.document, paper.place_in_file) == (None, "d12", "letters/d12.txt:1")
    assert source.volume.id == ""
    assert not source.problems


def test_the_volume_of_a_text_is_the_one_that_the_user_names() -> None:
    source = load(io.BytesIO(LETTER.encode()), volume="mine", name="d12.txt.gz")
    assert (source.volume.id, next(source.papers).volume) == ("mine", "mine")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_newlines_make_no_difference(encoding: str, newline: str) -> None:
    assert text_of(LETTER.replace("\n", newline).encode(encoding)) == LETTER


def test_what_is_not_unicode_is_read_as_windows_and_said_so() -> None:
    source = load_bytes(LETTER.encode("windows-1252"))
    assert next(source.papers).text == LETTER
    assert [problem.code for problem in source.problems] == ["encoding-guessed"]
    assert "line 3" in source.problems[0].message


def test_a_broken_sixteen_bit_text_is_read_with_a_problem() -> None:
    source = load_bytes(LETTER.encode("utf-16") + b"\x00")
    assert next(source.papers).text.startswith(LETTER)
    assert [problem.code for problem in source.problems] == ["broken-encoding"]


@pytest.mark.parametrize(
    ("name", "suffixes", "format_name"),
    [
        ("despatch_old.xml", ("", ".txt", ".html", ".xml.gz"), "tei"),
        ("page.html", ("", ".txt", ".html", ".xml.gz"), "html"),
        ("despatch.txt", ("", ".txt", ".text.gz"), "text"),
    ],
)
def test_the_content_and_not_the_suffix_tells_the_format(
    name: str, suffixes: tuple[str, ...], format_name: str
) -> None:
    data = (CASES / name).read_bytes()
    for suffix in suffixes:
        assert next(load_bytes(data, f"paper{suffix}").papers).format == format_name


def test_a_text_that_begins_with_a_pointed_bracket_is_a_text() -> None:
    assert text_of(b"<Secret> The lamps have come.\n") == "<Secret> The lamps have come.\n"


def test_packed_papers_are_known_by_their_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "d12.txt"
    path.write_bytes(gzip.compress(LETTER[:10].encode()) + gzip.compress(LETTER[10:].encode()))
    assert next(load(path).papers).text == LETTER


def test_a_packed_paper_that_is_cut_off_is_refused() -> None:
    packed = gzip.compress(random.Random(1).randbytes(4000).hex().encode())
    for length in (3, 12, len(packed) // 2, len(packed) - 4):
        with pytest.raises(SourceError, match=r"cut off|damaged"):
            load_bytes(packed[:length])
    with pytest.raises(SourceError, match="damaged"):
        load_bytes(packed[:-8] + b"\0" * 8)


def test_a_packed_paper_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1 << 20)
    with pytest.raises(SourceError, match="more than 1 MB when unpacked"):
        load_bytes(gzip.compress(b"a" * (1 << 22)))
    with pytest.raises(SourceError, match="more than 1 MB"):
        load_bytes(b"lamp " * (1 << 20))


def test_a_paragraph_that_the_parser_would_cut_off_is_refused() -> None:
    page = b"<html><body><h1>Letter</h1><p>Sir:</p><p>" + b"lamp " * 2_100_000 + b"</p><p>The end</p></body></html>"
    with pytest.raises(SourceError, match="characters without a mark"):
        load_bytes(page, "d1.html")


@pytest.mark.parametrize("name", ["line.txt", "line.html"])
def test_one_line_of_fifty_megabytes_is_refused_quickly(name: str) -> None:
    data = b"Sir: " + b"lamp " * 10_000_000
    began = time.perf_counter()
    with pytest.raises(SourceError, match="characters"):
        load_bytes(data, name)
    assert time.perf_counter() - began < 5


def test_the_refusal_of_a_long_line_names_the_line() -> None:
    with pytest.raises(SourceError) as refusal:
        load_bytes(b"Sir:\n\n" + b"lamp " * 500_000 + b"\nEnd.")
    assert refusal.value.line == 3


def test_folders_pipes_and_what_is_missing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        load(tmp_path)
    with pytest.raises(SourceError, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        load(tmp_path / "nul\0.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="not a regular file"):
        load(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(LETTER)
    path.chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        load(path)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.xml", "x.html", "x", "x.gz"]))
def test_any_bytes_give_a_paper_or_a_refusal(data: bytes, name: str) -> None:
    try:
        assert_sound(load_bytes(data, name))
    except SourceError as refusal:
        assert refusal.what


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["x.xml", "x.html", "x.txt"]), st.booleans())
def test_any_heap_of_tags_gives_papers_or_a_refusal(pieces: list[str], name: str, closed: bool) -> None:
    text = "".join(pieces)
    if closed:
        text = f'<TEI><text><div type="document" xml:id="d1">{text}</div></text></TEI>'
    try:
        assert_sound(load_bytes(text.encode(), name))
    except SourceError as refusal:
        assert refusal.what


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(["despatch_old.xml", "memorandum_new.xml", "page.html"]),
    st.integers(0, 10**6),
    st.integers(0, 60),
    st.binary(max_size=6),
)
def test_a_damaged_sample_gives_papers_or_a_refusal(name: str, place: int, length: int, instead: bytes) -> None:
    data = (CASES / name).read_bytes()
    place %= len(data)
    try:
        assert_sound(load_bytes(data[:place] + instead + data[place + length :], name))
    except SourceError as refusal:
        assert refusal.what
