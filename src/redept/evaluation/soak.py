"""`make soak`: a hundred readers in the reading room while papers are added; no error, no mixed states, memory flat.

Every answer must be whole, and none may show fewer papers than an earlier one to the same reader: a corpus grows while
it is added to. Memory is that of the server and its helpers, at a third of the time and at the end.
"""

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from redept import pipeline
from redept.evaluation.measuring import memory_of

PAGES = ("/", "/search?q=moscow", "/search?q=telegram", "/wanted", "/questions", "/volumes", "/check", "/specimen/d10")
MOST_GROWTH = 1.5
"""Memory at the end, as often as at a third of the time: what is kept of pages fills up, then stays."""


class Readers:
    """Readers that ask for pages until they are stopped, and what they met."""

    def __init__(self, address: str, number: int) -> None:
        self.address = address
        self.met: Counter[str] = Counter()
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=self.read, args=(seed,), daemon=True) for seed in range(number)]

    def read(self, seed: int) -> None:
        """One reader."""
        chance = random.Random(seed)
        papers = 0
        while not self.stopped.is_set():
            page = chance.choice(PAGES)
            outcome, body = self.ask(page)
            counted = re.search(r"([\d,]+) (?:documents|papers)", body) if page == "/" else None
            if counted:
                now = int(counted[1].replace(",", ""))
                outcome = "FEWER PAPERS THAN BEFORE" if now < papers else outcome
                papers = max(papers, now)
            self.met[outcome] += 1

    def ask(self, page: str) -> tuple[str, str]:
        """What came of asking for a page, and its source."""
        try:
            with urllib.request.urlopen(self.address + page, timeout=60) as answer:
                body = answer.read().decode()
                return ("answered" if body.rstrip().endswith("</html>") else "CUT OFF"), body
        except urllib.error.HTTPError as error:
            return ("not there" if error.code == 404 else f"ERROR {error.code}"), ""
        except OSError as error:
            return f"ERROR {error}", ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print counts, give 1 where anything went wrong."""
    options = argparse.ArgumentParser(prog="python -m redept.evaluation.soak", description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--readers", type=int, default=100)
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        met, memory = soak(Path(name), given.minutes * 60, given.readers)
    for outcome, number in sorted(met.items()):
        sys.stdout.write(f"{number:8,}  {outcome}\n")
    sys.stdout.write(f"memory: {memory[0] / 1e6:,.0f} MB at a third, {memory[1] / 1e6:,.0f} MB at the end\n")
    flat = not memory[0] or memory[1] <= memory[0] * MOST_GROWTH
    wrong = sum(number for outcome, number in met.items() if outcome.isupper() or outcome.startswith("ERROR"))
    kept = "memory flat" if flat else "MEMORY GROWS"
    sys.stdout.write(f"{given.readers} readers, {given.minutes:g} minutes: {wrong} errors, {kept}\n")
    return int(bool(wrong) or not flat)


def soak(folder: Path, seconds: float, number: int) -> tuple[Counter[str], tuple[int, int]]:
    """What the readers met, and memory at a third of the time and at the end."""
    corpus, pages = folder / "read.redept", papers(folder)
    pipeline.add(corpus, pages[:4], volume="specimen")
    server = subprocess.Popen(
        [sys.executable, "-m", "redept", "serve", str(corpus), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        readers = Readers(address_of(server), number)
        for thread in readers.threads:
            thread.start()
        began, early = time.monotonic(), 0
        while (gone := time.monotonic() - began) < seconds:
            share = 4 + int((len(pages) - 4) * gone / seconds)
            pipeline.add(corpus, pages[: share + 1], volume="specimen", workers=1)
            if not early and gone > seconds / 3:
                early = memory_of(server.pid)
            time.sleep(min(1.0, seconds / 20))
        late = memory_of(server.pid)
        readers.stopped.set()
        for thread in readers.threads:
            thread.join(70)
        return readers.met, (early, late)
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)


def papers(folder: Path) -> list[Path]:
    """The specimen's papers as files."""
    found = []
    for page in sorted((files("redept") / "specimen" / "text").iterdir(), key=lambda page: page.name):
        path = folder / page.name
        path.write_bytes(page.read_bytes())
        found.append(path)
    return found


def address_of(server: subprocess.Popen[str]) -> str:
    """The address that a server says it has."""
    assert server.stdout is not None
    for line in server.stdout:
        found = re.search(r"http://localhost:\d+", line)
        if found:
            return found[0]
    raise SystemExit("the reading room did not open")


if __name__ == "__main__":
    sys.exit(main())
