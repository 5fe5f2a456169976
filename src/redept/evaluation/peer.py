"""eyecite, which finds citations in opinions of courts, timed on a sample text of its own in the same run.

It runs in an interpreter of its own: some of what it needs installs modules named `tests`.
"""

import subprocess
from pathlib import Path

import msgspec

from redept.model import Record

SCRIPT = """
import json, sys, time
from importlib.metadata import metadata
from eyecite import get_citations, resolve_citations
about = metadata("eyecite").json
text = open(sys.argv[1], encoding="utf-8").read() if len(sys.argv) > 1 else about["description"] * 8
resolve_citations(get_citations(text[:1000]))
runs = []
for _ in range(3):
    began = time.process_time()
    found = get_citations(text)
    resolve_citations(found)
    runs.append(time.process_time() - began)
print(json.dumps({"version": about["version"], "citations": len(found), "characters": len(text), "seconds": min(runs)}))
"""


class Peer(Record, frozen=True, kw_only=True):
    """What eyecite found and resolved, in how many processor seconds."""

    version: str
    citations: int
    characters: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.citations / self.seconds


def timed_peer(interpreter: Path | None, sample: Path | None = None) -> Peer | None:
    """eyecite on `sample`, or on the guide that its package brings with it; None where no interpreter has it."""
    if interpreter is None or not interpreter.exists():
        return None
    words = [str(interpreter), "-c", SCRIPT, *([str(sample)] if sample else [])]
    run = subprocess.run(words, capture_output=True, check=False, env={})
    if run.returncode:
        return None
    return msgspec.json.decode(run.stdout, type=Peer)
