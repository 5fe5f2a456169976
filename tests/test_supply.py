"""What the package brings with it: its licences, what it loads, and that it works from its wheel alone."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SLOW = pytest.mark.skipif(
    not os.environ.get("REDEPT_SLOW"), reason="builds and installs the package: set REDEPT_SLOW=1, or `make supply`"
)

PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|ISC|0BSD|MPL-2\.0|Unlicense|public domain", re.I
)
NAME = re.compile(r"[A-Za-z0-9._-]+")


def needed(package: str, seen: set[str]) -> set[str]:
    """What a package needs to run here, and all that this needs."""
    for line in requires(package) or ():
        name = NAME.match(line)
        assert name is not None
        if "extra ==" in line or name[0].lower() in seen:
            continue
        try:
            distribution(name[0])
        except PackageNotFoundError:
            continue  # for another system or a later Python
        seen.add(name[0].lower())
        needed(name[0], seen)
    return seen


def licence(package: str) -> str:
    """What a package says of its licence."""
    about: Any = distribution(package).metadata
    said = [about.get("License-Expression") or "", (about.get("License") or "")[:200]]
    return " ".join(said + [one for one in about.get_all("Classifier") or () if one.startswith("License")])


def test_everything_that_the_program_needs_is_permissively_licensed() -> None:
    packages = needed("redept", set())
    assert {"click", "lxml", "msgspec"} <= packages
    assert [name for name in sorted(packages) if not PERMISSIVE.search(licence(name))] == []


@pytest.mark.parametrize("words", [["--version"], ["--help"]])
def test_a_start_loads_no_room(words: list[str]) -> None:
    script = (
        "import sys\nfrom redept.cli import main\n"
        f"try: main({words!r})\nexcept SystemExit: pass\n"
        "print([name for name in ('lxml', 'sqlite3', 're2', 'starlette', 'jinja2', 'redept.pipeline', 'redept.corpus',"
        " 'redept.grammar', 'concurrent.futures') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_the_network_is_not_asked_when_the_program_is_loaded_and_run(tmp_path: Path) -> None:
    script = (
        "import socket\n"
        "def no(*_, **__): raise RuntimeError('the network was asked')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = no\n"
        "from redept.cli import main\nmain(['demo'])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stderr


@SLOW
def test_wheel_and_sdist_are_built_and_the_wheel_alone_runs_the_demo(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    (sdist,) = out.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        inside = set(packed.namelist())
    with tarfile.open(sdist) as packed_source:
        source = {name.partition("/")[2] for name in packed_source.getnames()}
    modules = {name for name in inside if name.startswith("redept/") and not name.endswith("/")}
    assert {f"src/{name}" for name in modules} <= source
    assert {"redept/py.typed", "redept/specimen/specimen.xml"} <= inside
    assert not [name for name in inside if name.startswith("tests")]
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "clean")], check=True)
    clean = tmp_path / "clean" / "bin"
    subprocess.run([str(clean / "python"), "-m", "pip", "install", "--quiet", str(wheel)], check=True)
    bare = {"PATH": str(clean), "HOME": str(tmp_path)}
    run = subprocess.run(["redept", "demo"], cwd=tmp_path, env=bare, capture_output=True, text=True, check=True)
    assert "references" in run.stdout
