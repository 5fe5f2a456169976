"""`make faults`: kill the program at random moments, and see that no corpus is ever less than whole.

Each trial starts a command in a process of its own on a copy of a corpus, kills it with SIGKILL after a random time,
and looks at what is left: the database's own checks, every source whole or absent, every judgement kept. Then the same
command runs to its end, and what comes out must be what an undisturbed run gives.
"""

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from redept import pipeline
from redept.model import Record
from redept.pipeline.stored import NEWEST, as_version

BECAUSE = "the original was read"


class Command(Record, frozen=True, kw_only=True):
    """A command to be killed: its words, where `corpus` stands for the corpus and `copy` for one of it, and the corpus
    it begins with."""

    name: str
    words: tuple[str, ...]
    begins_with: Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the trials, print counts, give the number of losses as the exit code (at most 1)."""
    options = argparse.ArgumentParser(prog="python -m redept.evaluation.faults", description=__doc__)
    options.add_argument("--trials", type=int, default=200)
    options.add_argument("--seed", type=int, default=int(time.time()))
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        outcomes = Counter(trials(Path(folder), given.trials, random.Random(given.seed)))
    lost = sum(number for outcome, number in outcomes.items() if outcome.startswith("LOST"))
    for outcome, number in sorted(outcomes.items()):
        sys.stdout.write(f"{number:6}  {outcome}\n")
    sys.stdout.write(f"{given.trials} trials, seed {given.seed}: {lost} losses\n")
    return min(lost, 1)


def trials(folder: Path, number: int, chance: random.Random) -> Iterator[str]:
    """The outcome of each trial in words; those that begin with LOST are what must not happen."""
    commands = prepare(folder)
    expected = {command.name: contents(undisturbed(folder, command)) for command in commands}
    lasting = {command.name: duration(folder, command) for command in commands}
    for trial in range(number):
        command = commands[trial % len(commands)]
        moment = chance.uniform(0.0, lasting[command.name] * 1.05)
        yield f"{one_trial(folder, command, moment, expected[command.name])}: {command.name}"


def prepare(folder: Path) -> list[Command]:
    """The specimen's papers as files, a corpus of half of them, and the commands that work on it."""
    pages = folder / "pages"
    with_paths = files("redept") / "specimen" / "text"
    pages.mkdir()
    for page in with_paths.iterdir():
        (pages / page.name).write_bytes(page.read_bytes())
    half = [page for page in sorted(pages.iterdir()) if pipeline.place_by_id(page.stem) in {5, *range(0, 100, 2)}]
    rest = [page for page in sorted(pages.iterdir()) if page not in half]
    corpus = folder / "half.redept"
    pipeline.add(corpus, half, volume="specimen")
    parts = [folder / "part1.redept", folder / "part2.redept"]
    for place, part in enumerate(parts):
        pipeline.add(part, rest[place::2], volume="specimen")
    pipeline.judge(corpus, "specimen/d10@" + first_place(corpus, "specimen/d10"), None, because=BECAUSE, by="A. Reader")
    telegram = "specimen/d5@" + first_place(corpus, "specimen/d5")
    return [
        Command(name="add", words=("add", "corpus", str(pages), "--volume", "specimen"), begins_with=corpus),
        Command(name="resolve", words=("resolve", "corpus"), begins_with=corpus),
        Command(name="unite", words=("unite", "corpus", *map(str, parts)), begins_with=corpus),
        Command(
            name="judge",
            words=("judge", "corpus", telegram, "none", "--because", BECAUSE, "--by", "B. Reader"),
            begins_with=corpus,
        ),
        Command(name="backup", words=("backup", "corpus", "copy"), begins_with=corpus),
        *(
            Command(
                name=f"migration from version {version}",
                words=("resolve", "corpus"),
                begins_with=as_version(corpus, folder / f"version{version}.redept", version),
            )
            for version in range(1, NEWEST)
        ),
    ]


def first_place(corpus: Path, document: str) -> str:
    """The place of a document's first reference: "107-142"."""
    for identity, found in pipeline.references_of(corpus):
        if identity == document and found:
            return found[0].id.partition("@")[2]
    raise LookupError(f"{document} has no reference in {corpus}")


def undisturbed(folder: Path, command: Command) -> Path:
    """The corpus that the command gives when nobody kills it."""
    corpus = folder / f"undisturbed-{command.name}.redept"
    shutil.copy(command.begins_with, corpus)
    start(command, corpus).wait()
    return corpus


def duration(folder: Path, command: Command) -> float:
    """Seconds that the command takes."""
    corpus = folder / "timed.redept"
    shutil.copy(command.begins_with, corpus)
    began = time.perf_counter()
    start(command, corpus).wait()
    remove(corpus)
    return time.perf_counter() - began


def start(command: Command, corpus: Path) -> subprocess.Popen[bytes]:
    """The command in a process group of its own, so that its helpers die with it."""
    stands_for = {"corpus": str(corpus), "copy": str(copy_of(corpus))}
    words = [stands_for.get(word, word) for word in command.words]
    return subprocess.Popen(
        [sys.executable, "-m", "redept", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def one_trial(folder: Path, command: Command, moment: float, expected: list[tuple[object, ...]]) -> str:
    """Kill the command after `moment` seconds, look at the corpus, finish, and look again."""
    corpus = folder / "trial.redept"
    remove(corpus)
    shutil.copy(command.begins_with, corpus)
    process = start(command, corpus)
    time.sleep(moment)
    killed = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    for left in filter(Path.exists, (corpus, copy_of(corpus))):
        found = damage(left) or halves(left) or lost_judgements(left)
        if found:
            return f"LOST ({found})"
    copy_of(corpus).unlink(missing_ok=True)  # who makes a copy again names another file
    if start(command, corpus).wait() != 0:
        return "LOST (the command no longer runs)"
    if contents(corpus) != expected or ("copy" in command.words and contents(copy_of(corpus)) != expected):
        return "LOST (another corpus than without a kill)"
    return "whole after a kill" if killed else "whole, ended before the kill"


def copy_of(corpus: Path) -> Path:
    """Where `redept backup` puts a copy of a corpus here."""
    return corpus.with_name(f"{corpus.name}.copy")


def remove(corpus: Path) -> None:
    """The corpus and the files beside it."""
    for path in corpus.parent.glob(f"{corpus.name}*"):
        path.unlink()


def damage(corpus: Path) -> str | None:
    """What the database's own checks find."""
    with sqlite3.connect(corpus) as connection:
        whole = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return "; ".join(whole) if whole != ["ok"] else "rows without their source" if orphans else None


def halves(corpus: Path) -> str | None:
    """Sources of which not all papers are there, and papers that are not in the index."""
    with sqlite3.connect(corpus) as connection:
        short = connection.execute(
            "SELECT name FROM source WHERE papers <> (SELECT count(*) FROM document WHERE source = source.key)"
        ).fetchall()
        (documents,) = connection.execute("SELECT count(*) FROM document").fetchone()
        (papers,) = connection.execute("SELECT count(*) FROM paper").fetchone()
        (indexed,) = connection.execute("SELECT count(*) FROM words").fetchone()
    connection.close()
    return "half a source" if short or not documents == papers == indexed else None


def lost_judgements(corpus: Path) -> str | None:
    """Whether the judgement that was there before is there no more."""
    with sqlite3.connect(corpus) as connection:
        (kept,) = connection.execute("SELECT count(*) FROM judgement WHERE document = 'specimen/d10'").fetchone()
    connection.close()
    return None if kept == 1 else "a judgement"


def contents(corpus: Path) -> list[tuple[object, ...]]:
    """All that a user can see of a corpus, in an order that does not depend on how it came about."""
    with sqlite3.connect(corpus) as connection:
        documents = connection.execute("SELECT id, date, form, file_number, entry FROM document ORDER BY id").fetchall()
        decisions = connection.execute("SELECT document, record FROM decision ORDER BY document").fetchall()
        citations = connection.execute("SELECT * FROM citation ORDER BY 1, 2, 3").fetchall()
        wanted = connection.execute("SELECT record FROM wanted ORDER BY place").fetchall()
        judgements = connection.execute("SELECT document, reference FROM judgement WHERE retired IS NULL").fetchall()
    connection.close()
    return [*documents, *decisions, *citations, *wanted, *sorted(judgements)]


if __name__ == "__main__":
    sys.exit(main())
