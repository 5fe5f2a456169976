"""Bad input gives a sentence that names file, line, trouble and remedy, the right exit code, and a corpus as before."""

import gzip
import os
import resource
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import TELEGRAM, Run

HALF = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" xml:id="d1"><head>A le'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 12))
    + ']><TEI><text><body><div type="document" xml:id="d1"><p>&l;</p></div></body></text></TEI>'
).encode()
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE TEI SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<TEI><text><body><div type="document" xml:id="d1"><p>&x;</p></div></body></text></TEI>'
)
BAD_FILES = {
    "an empty file": ("empty.txt", b""),
    "white space alone": ("blank.txt", b" \n\t\n  "),
    "binary": ("paper.txt", bytes(range(256)) * 40),
    "an image": ("scan.txt", b"\x89PNG\r\n\x1a\n" + bytes(4000)),
    "half an XML file": ("half.xml", HALF),
    "a billion laughs": ("laughs.xml", LAUGHS),
    "an entity that names a file": ("outside.xml", OUTSIDE),
    "XML that is no TEI": ("feed.xml", b"<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>"),
    "TEI without papers": ("none.xml", b"<TEI><teiHeader/><text><body><p>Preface</p></body></text></TEI>"),
    "half a gz file": ("cut.txt.gz", gzip.compress(TELEGRAM.encode())[:60]),
    "a line of 50 MB": ("long.txt", b"telegram 12 to London " * 2_500_000),
}


@pytest.fixture(params=sorted(BAD_FILES))
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, content = BAD_FILES[request.param]
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_bad_file_is_named_with_what_to_do(run: Run, bad: Path) -> None:
    done = run("read", bad)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{bad}:")
    assert line.removeprefix(f"{bad}:").partition(":")[0].isdigit()
    assert "; " in line, "no remedy"
    assert len(line) < 400


def test_a_bad_file_leaves_the_corpus_as_it_was(run: Run, paper: Path, bad: Path, tmp_path: Path) -> None:
    run("add", "c.redept", paper)
    before = dump(tmp_path / "c.redept")
    done = run("add", "c.redept", bad)
    assert done.returncode == 1
    assert f"{bad}:" in done.stderr
    assert "Traceback" not in done.stderr
    assert dump(tmp_path / "c.redept") == before


def dump(corpus: Path) -> list[str]:
    with sqlite3.connect(corpus) as connection:
        return list(connection.iterdump())


def test_the_good_files_go_in_beside_a_bad_one(run: Run, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("add", "c.redept", paper, tmp_path / "empty.txt", tmp_path / "gone.txt")
    assert done.returncode == 1
    assert "1 document from 1 file" in done.stdout
    assert len(done.stderr.splitlines()) == 2


def test_what_a_file_names_outside_itself_is_never_read(run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a word that must not appear", encoding="utf-8")
    page = OUTSIDE.replace(b"/etc/passwd", str(secret).encode())
    (tmp_path / "outside.xml").write_bytes(page)
    done = run("read", "outside.xml", "--json")
    assert "must not appear" not in done.stdout + done.stderr


def test_a_folder_without_papers_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "scan.jpg").write_bytes(b"\xff\xd8\xff")
    done = run("add", "c.redept", "pictures")
    assert done.returncode == 1
    assert "pictures" in done.stderr


def test_a_path_that_is_not_there_is_named(run: Run) -> None:
    done = run("read", "gone.txt")
    assert done.returncode == 1
    assert "gone.txt" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_named(run: Run, paper: Path) -> None:
    paper.chmod(0)
    done = run("read", paper)
    assert done.returncode == 1
    assert "permission" in done.stderr.casefold()


def test_a_file_that_refuses_is_named_even_to_the_superuser(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from redept import pipeline
    from redept.errors import SourceError

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(paper))

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(SourceError, match=r"d5\.txt:1: .*[Pp]ermission.*; "):
        list(pipeline.read(paper))


@pytest.mark.parametrize("content", [b"just words\n" * 200, b"SQLite format 3\0" + bytes(2000)], ids=["text", "broken"])
def test_a_file_that_is_no_corpus_is_left_alone(run: Run, paper: Path, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.redept"
    other.write_bytes(content)
    for command in (("add", other, paper), ("search", other, "x"), ("check", other)):
        done = run(*command)
        assert done.returncode == 2, command
        assert "other.redept" in done.stderr
        assert "Traceback" not in done.stderr
    assert other.read_bytes() == content


def test_another_programs_database_is_left_alone(run: Run, paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.redept"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
    connection.close()
    before = other.read_bytes()
    done = run("add", other, paper)
    assert done.returncode == 2
    assert "other.redept" in done.stderr
    assert other.read_bytes() == before


def test_a_corpus_of_a_later_version_is_left_alone(run: Run, paper: Path, tmp_path: Path) -> None:
    run("add", "c.redept", paper)
    with sqlite3.connect(tmp_path / "c.redept") as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.close()
    before = dump(tmp_path / "c.redept")
    for command in (("add", "c.redept", paper), ("search", "c.redept", "x")):
        done = run(*command)
        assert done.returncode == 2
        assert "c.redept" in done.stderr
        assert "later" in done.stderr or "newer" in done.stderr
    assert dump(tmp_path / "c.redept") == before


def test_a_full_disk_leaves_the_corpus_whole(run: Run, paper: Path, specimen: Path, tmp_path: Path) -> None:
    run("add", "c.redept", paper)
    corpus = tmp_path / "c.redept"
    before, size = dump(corpus), corpus.stat().st_size

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = run("add", "c.redept", specimen, preexec_fn=limit)
    assert done.returncode == 2
    assert "c.redept" in done.stderr
    assert "Traceback" not in done.stderr
    assert dump(corpus) == before
    assert run("add", "c.redept", specimen).returncode == 0


def test_a_corpus_in_a_folder_that_is_not_there_is_refused(run: Run, paper: Path) -> None:
    done = run("add", "nowhere/c.redept", paper)
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_call_exits_with_2(run: Run) -> None:
    for arguments in (("read",), ("nonsense",), ("export", "x.redept", "--to", "papyrus")):
        assert run(*arguments).returncode == 2


def test_a_query_that_cannot_be_read_is_a_wrong_call(run: Run, paper: Path) -> None:
    run("add", "c.redept", paper)
    done = run("search", "c.redept", '"no end')
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_is_no_error(run: Run, paper: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    for number in range(50):
        (tmp_path / f"p{number}.txt").write_text(TELEGRAM, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "redept", "read", str(tmp_path), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        process.wait(60)
        assert b"Traceback" not in process.stderr.read()
