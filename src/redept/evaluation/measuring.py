"""What a piece of work takes: wall seconds, processor seconds of all its processes, and memory at its highest."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from redept.model import Record

PROC = Path("/proc")
PAGE = 4096
EVERY = 0.05  # seconds between two looks at the memory


class Cost(Record, frozen=True, kw_only=True):
    """Wall and processor seconds, and the most bytes that all processes together held at once (0 where unknown).

    Pages that two processes share count twice.
    """

    wall: float
    cpu: float
    memory: int = 0


def as_installed(folder: Path) -> dict[str, str]:
    """An environment in which modules are compiled once, into a folder, as where a program was installed; some
    environments keep Python from it, and each start would compile them all again."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder)}


def run(words: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """The cost of `python -m redept WORDS`, which must end well; its processes count too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "redept", *words], stdout=subprocess.DEVNULL, env=environment)
    highest = 0
    while process.poll() is None:
        highest = max(highest, memory_of(process.pid))
        time.sleep(EVERY)
    wall = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"redept {' '.join(words)} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall=wall, cpu=cpu, memory=highest)


def memory_of(process: int) -> int:
    """Resident bytes of a process and all that it started; 0 where the system does not tell."""
    total = 0
    waiting = [process]
    while waiting:
        one = waiting.pop()
        try:
            total += int((PROC / str(one) / "statm").read_text().split()[1]) * PAGE
            for thread in (PROC / str(one) / "task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
        except (OSError, ValueError, IndexError):
            continue
    return total


def least(costs: Sequence[Cost]) -> Cost:
    """The least of several runs of the same work, but the most memory."""
    return Cost(
        wall=min(cost.wall for cost in costs),
        cpu=min(cost.cpu for cost in costs),
        memory=max(cost.memory for cost in costs),
    )


def machine() -> str:
    """The machine and the versions that figures depend on."""
    import platform
    import sqlite3

    from lxml import etree  # type: ignore[import-untyped, unused-ignore]

    lxml = ".".join(map(str, etree.LXML_VERSION[:3]))
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}; Python {platform.python_version()}, "
        f"lxml {lxml}, SQLite {sqlite3.sqlite_version}"
    )
