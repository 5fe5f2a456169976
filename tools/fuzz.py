"""`make fuzz MINUTES=N`: bytes changed at random, led by what code they reach, thrown at every reader.

Each reader has its share of the time, in one process. What breaks it is kept in build/fuzz/found/READER and named at
the end; the reader goes on. A find that is mended goes to tests/fuzz/cases/READER, where the tests read it. Input that
reached new code is kept in build/fuzz/corpus, so that the next run goes on from there. `--keep` writes the few of these
that reach all lines of the program that any of them does to tests/fuzz/reached, a line each: what the next run
begins with on another machine, and what the tests read.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "fuzz"
LONGEST = 4000
SLOWEST = 20
MOST_KEPT = 40
"""Inputs of a reader that are kept with the tests."""


def main() -> int:
    """Fuzz the readers one after the other; the exit code is 1 where something was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("readers", nargs="*", help="only these readers")
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--keep", action="store_true", help="write what was reached to tests/fuzz/reached; no fuzzing")
    options.add_argument("--one", help="fuzz this reader here, for --minutes (what the others are started with)")
    given = options.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    if given.one:
        fuzz_here(given.one, given.minutes)
        return 0
    from tests.fuzz.readers import READERS

    names = given.readers or list(READERS)
    if given.keep:
        for name in names:
            keep(name, READERS[name])
        return 0
    rows = [fuzz(name, given.minutes / len(names)) for name in names]
    tried, found = sum(row[0] for row in rows), sum(row[2] for row in rows)
    sys.stdout.write(f"{tried:,} inputs in {given.minutes:g} minutes, {len(names)} readers: {found} finds\n")
    return min(found, 1)


def fuzz(name: str, minutes: float) -> tuple[int, int, int]:
    """Fuzz one reader in a process of its own; inputs tried, code reached, finds."""
    words = [sys.executable, __file__, "--one", name, "--minutes", str(minutes)]
    began = time.monotonic()
    run = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False, cwd=ROOT)
    took = (time.monotonic() - began) / 60
    said = run.stderr + run.stdout
    tried = max(map(int, re.findall(r"^#(\d+)\s", said, re.M)), default=0)
    reached = max(map(int, re.findall(r"\bcov: (\d+)", said)), default=0)
    folder = BUILD / "found" / name
    finds = [*sorted(folder.iterdir() if folder.is_dir() else ()), *sorted(BUILD.glob(f"{name}-*-*"))]
    sys.stdout.write(f"{name:12} {took:5.1f} minutes {tried:>10,} inputs  {reached:>6,} edges  {len(finds)} finds\n")
    for find in finds:
        sys.stdout.write(f"    {find.relative_to(ROOT)}\n")
    if not tried:
        sys.stdout.write(said[-2000:] + "\n")
    sys.stdout.flush()
    return tried, reached, len(finds)


def fuzz_here(name: str, minutes: float) -> None:
    """Fuzz one reader until its time is over; libFuzzer then ends the process."""
    import atheris

    with atheris.instrument_imports(include=["redept"], enable_loader_override=False):
        from tests.fuzz import readers

    read = readers.READERS[name]
    found = BUILD / "found" / name
    kept = BUILD / "corpus" / name
    kept.mkdir(parents=True, exist_ok=True)
    known: set[str] = set()

    def one_input(data: bytes) -> None:
        try:
            read(data)
        except Exception as error:
            steps = traceback.extract_tb(error.__traceback__)
            place = "-".join(f"{Path(step.filename).stem}.{step.lineno}" for step in steps[-1:])
            mark = f"{type(error).__name__}-{place}"
            if mark not in known:
                known.add(mark)
                found.mkdir(parents=True, exist_ok=True)
                (found / mark).write_bytes(data)

    for seed in readers.seeds(name):
        (kept / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
        one_input(seed)
    seconds = max(int(minutes * 60), 1)
    settings = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *settings, f"-artifact_prefix={BUILD}/{name}-", str(kept)], one_input)
    atheris.Fuzz()


def keep(name: str, read: Callable[[bytes], object]) -> None:
    """Of all inputs that a reader was given, the shortest first, those that reach lines which none before reached."""
    from tests.fuzz.readers import REACHED, escaped

    folder = BUILD / "corpus" / name
    inputs = sorted((path.read_bytes() for path in folder.glob("*")), key=lambda data: (len(data), data))
    seen: set[tuple[str, int]] = set()
    chosen: list[bytes] = []
    for data in inputs:
        lines = reached(read, data)
        if lines - seen and len(data) <= LONGEST:
            seen |= lines
            chosen.append(data)
    REACHED.mkdir(exist_ok=True)
    last = chosen[-MOST_KEPT:]
    (REACHED / f"{name}.txt").write_text("".join(f"{escaped(data)}\n" for data in last), "ascii")
    sys.stdout.write(f"{name:12} {len(last)} of {len(inputs)} inputs, {len(seen):,} lines\n")
    sys.stdout.flush()


def reached(read: Callable[[bytes], object], data: bytes) -> set[tuple[str, int]]:
    """The lines of the program that a reader runs through for an input."""
    lines: set[tuple[str, int]] = set()

    def in_frame(frame: FrameType, event: str, value: Any) -> Any:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return in_frame

    def at_call(frame: FrameType, event: str, value: Any) -> Any:
        return in_frame if "/redept/" in frame.f_code.co_filename else None

    sys.settrace(at_call)
    try:
        read(data)
    except Exception as error:
        sys.stdout.write(f"    {type(error).__name__}: {error}\n")
    finally:
        sys.settrace(None)
    return lines


if __name__ == "__main__":
    sys.exit(main())
