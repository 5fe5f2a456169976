"""`make fuzz MINUTES=N`: bytes changed at random, led by what code they reach, thrown at every reader.

Each reader has its share of the time, in one process. What breaks it is kept in build/fuzz/found/READER and named at
the end; the reader goes on. A find that is mended goes to tests/fuzz/cases/READER, where the tests read it. Input that
reached new code is kept in build/fuzz/corpus, so that the next run goes on from there.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import traceback
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "fuzz"
LONGEST = 4000
SLOWEST = 20


def main() -> int:
    """Fuzz the readers one after the other; the exit code is 1 where something was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("readers", nargs="*", help="only these readers")
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--one", help="fuzz this reader here, for --minutes (what the others are started with)")
    given = options.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    if given.one:
        fuzz_here(given.one, given.minutes)
        return 0
    from tests.fuzz.readers import READERS

    names = given.readers or list(READERS)
    rows = [fuzz(name, given.minutes / len(names)) for name in names]
    tried, found = sum(row[0] for row in rows), sum(row[2] for row in rows)
    sys.stdout.write(f"{tried:,} inputs in {given.minutes:g} minutes, {len(names)} readers: {found} finds\n")
    return min(found, 1)


def fuzz(name: str, minutes: float) -> tuple[int, int, int]:
    """Fuzz one reader in a process of its own; inputs tried, code reached, finds."""
    words = [sys.executable, __file__, "--one", name, "--minutes", str(minutes)]
    run = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False, cwd=ROOT)
    said = run.stderr + run.stdout
    tried = max(map(int, re.findall(r"^#(\d+)\s", said, re.M)), default=0)
    reached = max(map(int, re.findall(r"\bcov: (\d+)", said)), default=0)
    folder = BUILD / "found" / name
    finds = sorted(folder.iterdir()) if folder.is_dir() else []
    sys.stdout.write(f"{name:12} {tried:>10,} inputs  {reached:>6,} edges  {len(finds)} finds\n")
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
    for seed in readers.seeds(name):
        (kept / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
        read(seed)
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

    seconds = max(int(minutes * 60), 1)
    settings = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *settings, f"-artifact_prefix={BUILD}/{name}-", str(kept)], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
