"""What is written is whole, or not there."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest

from redept.corpus import Writer, open_reader, open_writer
from redept.errors import CorpusBusy, CorpusError, NotACorpus
from redept.model import Document, Problem, Volume
from tests.corpus.specimens import (
    EXCHANGE,
    WANTED,
    decided,
    judgement,
    paper,
    put,
    reference,
    settle,
    stored,
    telegram,
    with_decisions,
)

INDEX_IS_WHOLE = "INSERT INTO words (words) VALUES ('integrity-check')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "papers.redept"


def ids(path: Path) -> list[str]:
    with open_reader(path) as reader:
        return [entry.id for entry in reader.entries()]


def ids_as_far_as_there_are(path: Path) -> list[str]:
    """None for a corpus that its writer had not yet made."""
    try:
        return ids(path)
    except NotACorpus as error:
        assert "empty" in str(error)
    except CorpusError as error:
        assert "there is no such corpus" in str(error)
    return []


def is_whole(path: Path) -> bool:
    """Whether the file, its index and its tables agree."""
    connection = sqlite3.connect(path)
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        connection.execute(INDEX_IS_WHOLE)
        counts = connection.execute(
            """SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM paper),
            (SELECT count(*) FROM words_docsize), (SELECT coalesce(sum(papers), 0) FROM source)"""
        ).fetchone()
        return sound and len(set(counts)) == 1
    finally:
        connection.close()


# ---------------------------------------------------------------- storing


def test_a_closed_corpus_is_one_file(path: Path) -> None:
    with_decisions(path)
    assert [file.name for file in path.parent.iterdir()] == ["papers.redept"]
    assert is_whole(path)


def test_storing_makes_decisions_stale_and_deciding_ends_that(path: Path) -> None:
    with open_writer(path) as writer:
        assert not writer.stale()
        put(writer, *EXCHANGE)
        assert writer.stale()
    with open_writer(path) as writer:
        assert writer.stale()
        writer.store_decisions([], [], statuses={})
        assert not writer.stale()


def test_the_same_source_is_known_here_and_in_another_folder(path: Path) -> None:
    stored(path, *EXCHANGE, name="/papers/vol.xml", digest="1")
    with open_writer(path) as writer:
        assert writer.has_source("/papers/vol.xml", "1")
        assert writer.has_source("/moved/vol.xml", "1")
        assert not writer.has_source("/papers/vol.xml", "2")
        assert not writer.has_source("/papers/other.xml", "1")


def test_a_copy_in_another_folder_is_not_stored_again(path: Path) -> None:
    stored(path, paper("d1", "a"), name="/one/d1.txt")
    stored(path, paper("d1", "a"), name="/two/d1.txt")
    assert ids(path) == ["vol/d1"]


def test_a_file_that_became_a_copy_of_another_loses_what_it_was(path: Path) -> None:
    stored(path, paper("d1", "a"), name="/one/d1.txt", digest="1")
    stored(path, paper("d1", "b"), name="/two/d1.txt", digest="2")
    with open_writer(path) as writer:
        assert not writer.has_source("/one/d1.txt", "2")
    stored(path, paper("d1", "b"), name="/one/d1.txt", digest="2")
    with open_reader(path) as reader:
        assert {document.text for document in reader.documents()} == {"b"}


def test_a_writer_that_changes_nothing_changes_no_byte(path: Path) -> None:
    with_decisions(path)
    before = sha256(path.read_bytes()).hexdigest()
    with open_writer(path) as writer:
        assert writer.has_source("/papers/vol.xml", "1")
        assert not writer.stale()
        assert list(writer.reader.entries())
    assert sha256(path.read_bytes()).hexdigest() == before


def test_deciding_again_the_same_changes_no_row(path: Path) -> None:
    with_decisions(path)
    tables = ("document", "paper", "decision", "citation", "wanted", "source", "volume", "state")

    def rows() -> list[list[object]]:
        connection = sqlite3.connect(path)
        try:
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
        finally:
            connection.close()

    before = rows()
    with_decisions(path)
    assert rows() == before


def test_a_changed_source_takes_the_place_of_its_earlier_papers(path: Path) -> None:
    stored(path, paper("d1", "old grain"), paper("d2", "old wheat"))
    stored(path, paper("d1", "new barley"), digest="2")
    assert ids(path) == ["vol/d1"]
    with open_reader(path) as reader:
        assert [reader.search(word).total for word in ("old", "grain", "barley")] == [0, 0, 1]
    assert is_whole(path)


def test_a_volume_that_was_moved_and_changed_takes_the_place_of_the_earlier_one(path: Path) -> None:
    stored(path, paper("d1", "a"), paper("d2", "b"), name="/old/vol.xml")
    stored(path, paper("d1", "c"), paper("d2", "d"), name="/new/vol.xml", digest="2")
    assert ids(path) == ["vol/d1", "vol/d2"]


def test_files_of_one_name_in_no_volume_are_two_files(path: Path) -> None:
    for folder, first, second in (("/one", "a", "b"), ("/two", "c", "d")):
        papers = [paper("p", first, volume=None), paper("p.2", second, volume=None)]
        stored(path, *papers, name=f"{folder}/p.txt", digest=folder, volume="")
    assert ids(path) == ["vol/p", "vol/p.2", "vol/p.2.2", "vol/p.3"]
    with open_reader(path) as reader:
        assert list(reader.volumes()) == []


def test_a_paper_whose_id_another_source_has_gets_a_suffix_and_a_problem(path: Path) -> None:
    stored(path, paper("d1", "see telegram 5", "telegram 5"), name="/one/d1.txt")
    stored(path, paper("d1", "see telegram 6", "telegram 6"), name="/two/d1.txt", digest="2")
    assert ids(path) == ["vol/d1", "vol/d1.2"]
    with open_reader(path) as reader:
        second = reader.document("vol/d1.2")
        assert [problem.code for problem in second.problems] == ["doubled-id"]
        ((found, _, _),) = reader.references("vol/d1.2")
        assert (found.id, found.document, found.text) == ("vol/d1.2@4-14", "vol/d1.2", "telegram 6")


def test_two_papers_of_one_id_in_one_source_are_both_kept(path: Path) -> None:
    stored(path, paper("d1", "a"), paper("d1", "b"), paper("d1.2", "c"))
    assert ids(path) == ["vol/d1", "vol/d1.2", "vol/d1.2.2"]


def test_a_volume_without_papers_is_no_volume_of_the_corpus(path: Path) -> None:
    stored(path, paper("one/d1", "a"), volume="one")
    stored(path, paper("two/d1", "a"), volume="two", digest="2")
    with open_reader(path) as reader:
        assert [volume.id for volume in reader.volumes()] == ["two"]


def test_a_file_that_does_not_say_its_volumes_title_takes_none_away(path: Path) -> None:
    titled = Volume(id="vol", title="Foreign Relations", number="IV")
    with open_writer(path) as writer:
        writer.store_source("/vol.xml", "1", titled, [paper("d1", "a")])
        writer.store_source("/d2.txt", "2", Volume(id="vol"), [paper("d2", "b")])
        assert list(writer.reader.volumes()) == [titled]


def test_problems_of_a_source_are_kept_with_its_name(path: Path) -> None:
    odd = Problem(code="odd", message="odd indeed")
    with open_writer(path) as writer:
        writer.store_source("/vol.xml", "1", Volume(id="vol"), [paper("d1", "a")], [odd])
        assert list(writer.reader.problems()) == [("/vol.xml", odd)]


def test_a_source_that_fails_half_way_leaves_no_trace(path: Path) -> None:
    stored(path, *EXCHANGE)
    broken = (Document(id="vol/d9", volume="vol", heading=None, form=None, file_number=None, text="\ud800"), ())
    with open_writer(path) as writer:
        with pytest.raises(UnicodeEncodeError):
            put(writer, paper("d8", "fine"), broken, name="/other.xml")
        put(writer, paper("d10", "fine too"), name="/third.xml", digest="3")
    assert ids(path) == ["vol/d1", "vol/d10", "vol/d2", "vol/d3"]
    assert is_whole(path)


def test_decisions_take_the_place_of_earlier_ones(path: Path) -> None:
    with_decisions(path)
    (first,), (second,) = EXCHANGE[0][1], EXCHANGE[1][1]
    with open_writer(path) as writer:
        settle(writer, [decided(first, "vol/d3"), decided(second, status="indefinite")])
    with open_reader(path) as reader:
        assert reader.counts() == {"resolved": 1, "indefinite": 1}
        assert [one.id for one, _, _ in reader.cited_by("vol/d3")] == [first.id]
        assert reader.cited_by("vol/d1") == []
        assert list(reader.wanted()) == []
    with_decisions(path)
    with open_reader(path) as reader:
        assert list(reader.wanted()) == [WANTED]


# ---------------------------------------------------------------- judgements


def test_a_judgement_is_retired_and_never_overwritten(path: Path) -> None:
    with_decisions(path)
    (words,) = EXCHANGE[1][1]
    with open_writer(path) as writer:
        writer.judge(judgement(words, "vol/d1", by="Ada"))
        writer.judge(judgement(words, None, by="Grace"))
        assert [one.by for one in writer.reader.judgements()] == ["Grace"]
        everyone = list(writer.reader.judgements(retired=True))
    assert [(one.by, one.target, one.retired is None) for one in everyone] == [
        ("Ada", "vol/d1", False),
        ("Grace", None, True),
    ]


def test_a_judgement_follows_its_words_when_they_move(path: Path) -> None:
    stored(path, paper("d1", "See telegram 5.", "telegram 5"))
    with open_writer(path) as writer:
        writer.judge(judgement(reference("vol/d1", 4, "telegram 5"), "vol/d1"))
        put(writer, paper("d1", "Please see telegram 5.", "telegram 5"), digest="2")
        assert [one.reference for one in writer.reader.judgements()] == ["vol/d1@11-21"]
        writer.judge(judgement(reference("vol/d1", 11, "telegram 5"), None))
        assert [one.target for one in writer.reader.judgements()] == [None]


def test_a_judgement_on_a_paper_with_a_suffix_follows_it(path: Path) -> None:
    stored(path, paper("d1", "Nothing."), name="/one/d1.txt")
    stored(path, paper("d1", "See telegram 5.", "telegram 5"), name="/two/d1.txt", digest="2")
    with open_writer(path) as writer:
        writer.judge(judgement(reference("vol/d1.2", 4, "telegram 5"), "vol/d1"))
        put(writer, paper("d1", "Do see telegram 5.", "telegram 5"), name="/two/d1.txt", digest="3")
        assert [one.reference for one in writer.reader.judgements()] == ["vol/d1.2@7-17"]
        assert list(writer.reader.lost_judgements()) == []


def test_a_judgement_without_its_words_is_kept_and_finds_them_when_they_come_back(path: Path) -> None:
    stored(path, paper("d1", "See telegram 5.", "telegram 5"))
    with open_writer(path) as writer:
        writer.judge(judgement(reference("vol/d1", 4, "telegram 5"), "vol/d1"))
        put(writer, paper("d1", "Nothing."), digest="2")
        assert [one.quote for one in writer.reader.lost_judgements()] == ["telegram 5"]
        put(writer, paper("d2", "Nothing."), digest="3")
        assert len(list(writer.reader.lost_judgements())) == 1
        put(writer, paper("d1", "See telegram 5.", "telegram 5"), digest="4")
        assert list(writer.reader.lost_judgements()) == []
        assert [one.reference for one in writer.reader.judgements()] == ["vol/d1@4-14"]


# ---------------------------------------------------------------- one writer at a time


def test_a_second_writer_is_told_that_the_corpus_is_busy(path: Path) -> None:
    with open_writer(path), pytest.raises(CorpusBusy) as error:
        open_writer(path)
    assert str(error.value) == f"{path}: another process is writing to it; try again when it is done"
    with open_writer(path):
        pass


def test_a_writer_in_another_process_is_told_too(path: Path) -> None:
    with open_writer(path):
        said = run(path, "open_writer(path)").stderr
    assert "CorpusBusy" in said


def test_readers_go_on_reading_while_one_writes_and_see_what_was_there(path: Path) -> None:
    stored(path, *EXCHANGE)
    with open_reader(path) as reader, open_writer(path) as writer:
        put(writer, paper("d9", "new"), name="/new.xml", digest="9")
        assert [entry.id for entry in reader.entries()] == ["vol/d1", "vol/d2", "vol/d3"]
        assert reader.search("new").total == 0
        with open_reader(path) as later:
            assert later.search("new").total == 1
    assert "vol/d9" in ids(path)


def test_the_log_that_a_reader_kept_alive_goes_with_the_next_writer(path: Path) -> None:
    stored(path, *EXCHANGE)
    with open_reader(path):
        stored(path, paper("d9", "new"), name="/new.xml", digest="9")
    assert "vol/d9" in ids(path)
    stored(path, paper("d10", "newer"), name="/newer.xml", digest="10")
    assert [file.name for file in path.parent.iterdir()] == ["papers.redept"]


# ---------------------------------------------------------------- crashes and full disks

ADDING = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from tests.corpus.specimens import paper, put, decided, settle
from redept.corpus import open_writer
path = Path(sys.argv[1])
print("begun", flush=True)
with open_writer(path) as writer:
    for number in range(int(writer.reader.connection.execute("select count(*) from source").fetchone()[0]), 400):
        papers = [
            paper(f"d{number}-{place}", f"see telegram {place} " + "word " * 300, f"telegram {place}")
            for place in range(20)
        ]
        put(writer, *papers, name=f"/papers/{number}.xml", digest=str(number))
        settle(writer, [decided(one, papers[0][0].id) for _, found in papers for one in found])
        print(number, flush=True)
"""


def script(path: Path, code: str) -> list[str]:
    root = Path(__file__).parents[2]
    return [sys.executable, "-c", dedent(code), str(path), str(root)]


def run(path: Path, code: str) -> subprocess.CompletedProcess[str]:
    begin = "import sys\nfrom pathlib import Path\nfrom redept.corpus import open_writer\npath = Path(sys.argv[1])\n"
    return subprocess.run(script(path, begin + code), capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("moment", [0, 0.004, 0.011, 0.023, 0.05, 0.1])
def test_a_killed_writer_leaves_whole_sources_and_the_next_goes_on(path: Path, moment: float) -> None:
    known = 0
    for wait in (moment, moment / 2 + 0.003):
        with subprocess.Popen(script(path, ADDING), stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "begun\n"
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            said = process.stdout.read().split()
        now = ids_as_far_as_there_are(path)
        assert len(now) % 20 == 0
        assert len(now) >= 20 * (int(said[-1]) + 1 if said else known)
        known = len(now) // 20
    with open_writer(path) as writer:
        assert writer.reader.counts().get("resolved", 0) in (0, 20)
        put(writer, *EXCHANGE)
    assert is_whole(path)
    assert [file.name for file in path.parent.iterdir()] == ["papers.redept"]


def test_papers_that_a_crash_left_undecided_are_known_to_be(path: Path) -> None:
    killed = """
import os
from redept.model import Volume
open_writer(path).store_source('/a', '1', Volume(id='v'), [])
os._exit(9)
"""
    assert run(path, killed).returncode == 9
    with open_writer(path) as writer:
        assert writer.has_source("/a", "1")
        assert writer.stale()


def test_a_full_disk_takes_back_what_was_being_written_and_says_what_to_do(path: Path) -> None:
    stored(path, *EXCHANGE)
    writer = open_writer(path)
    pages = writer.connection.execute("PRAGMA page_count").fetchone()[0]
    writer.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    many = [paper(f"n{number}", os.urandom(4000).hex()) for number in range(20)]
    with writer, pytest.raises(CorpusError) as error:
        put(writer, *many, name="/many.xml", digest="9")
    assert "full" in str(error.value)
    assert "make room on the disk and run the same command again" in str(error.value)
    assert ids(path) == ["vol/d1", "vol/d2", "vol/d3"]
    assert is_whole(path)
    stored(path, *many, name="/many.xml", digest="9")
    assert len(ids(path)) == 23


LIMITED = """
import os, resource, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from tests.corpus.specimens import paper, put
from redept.corpus import open_writer
from redept.errors import CorpusError
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
try:
    with open_writer(path) as writer:
        for number in range(40):
            put(writer, paper(f"d{number}", os.urandom(10000).hex()), name=f"/{number}.xml", digest=str(number))
            print(number, flush=True)
except CorpusError as error:
    print("CorpusError", error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes cannot be limited here")
@pytest.mark.parametrize("limit", [20_000, 150_000, 300_000, 500_000])
def test_a_file_that_may_not_grow_is_told_in_words_and_stays_whole(path: Path, limit: int) -> None:
    code = LIMITED.replace("LIMIT, LIMIT", f"{limit}, {limit}")
    done = subprocess.run(script(path, code), capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    assert "CorpusError" in done.stdout
    assert "make room on the disk" in done.stdout
    stored(path, telegram("d999", "1", "1950-01-01"), name="/last.xml", digest="last")
    assert is_whole(path)
    assert len(ids(path)) >= done.stdout.count("\n")


def test_a_writer_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as error:
        open_writer(tmp_path / "none" / "papers.redept")
    assert "check that the folder exists" in str(error.value)


def test_a_writer_is_the_writers_alone_only_until_it_closes(path: Path) -> None:
    writer = Writer(path)
    writer.close()
    Writer(path).close()
