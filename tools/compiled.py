"""`make compiled`: a copy of the program in build/compiled whose hottest rooms are compiled to machine code by mypyc.

Nothing else needs it: the same source runs without a compiler, slower, with the same results. Used through
`PYTHONPATH=build/compiled`. Needs a C compiler and Python's headers.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "build" / "compiled"
HOT = (
    "statements/*.py",
    "references/*.py",
    *(f"grammar/{name}.py" for name in ("dates", "filing")),
    *(f"people/{name}.py" for name in ("listed", "surname")),
    *(f"reading/{name}.py" for name in ("alignment", "signature", "sites")),
    *(
        f"resolution/{name}.py"
        for name in (
            "candidates",
            "cited_cards",
            "forms",
            "names",
            "pages",
            "pointers",
            "comparison",
            "days_compared",
            "ends_compared",
            "reasons",
            "statuses",
            "wanted",
        )
    ),
)
"""Modules that hold no records of msgspec and take most of the time of `redept add`."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--target", type=Path, default=TARGET, help="the folder to build in, which is made anew")
    target: Path = options.parse_args(arguments).target
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(HERE / "src", target, ignore=shutil.ignore_patterns("__pycache__", "*.so", "build"))
    modules = sorted(str(file.relative_to(target)) for hot in HOT for file in (target / "redept").glob(hot))
    environment = {**os.environ, "MYPYC_OPT_LEVEL": "2", "MYPYPATH": str(target)}
    done = subprocess.run([sys.executable, "-m", "mypyc", *modules], cwd=target, env=environment, check=False)
    shutil.rmtree(target / "build", ignore_errors=True)
    if done.returncode:
        shutil.rmtree(target)
        sys.stderr.write("nothing compiled; is there a C compiler (cc), and Python's headers (python3-dev)?\n")
        return done.returncode
    sys.stdout.write(f"{len(modules)} modules compiled; use them with PYTHONPATH={target}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
