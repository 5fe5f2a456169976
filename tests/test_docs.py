"""The documents say what the program does: every command and option is there, every example prints what is shown.

With REDEPT_REWRITE_DOCS=1 the examples are written again from what the program prints now.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import click
import pytest

import redept
from redept.cli import main
from redept.model.reference import KINDS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
REWRITE = "REDEPT_REWRITE_DOCS"

CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)
OUTPUT = re.compile(r"^\$ .+\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
ABSOLUTE_PATH = re.compile(r"(?<![\w/:.>\])–-])[/~][A-Za-z.]\w*/\S*")


class Block(NamedTuple):
    """A console block: its page, the line it begins on, the commands in it."""

    page: Path
    line: int
    commands: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks() -> Iterator[Block]:
    """Every console block of the documents."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for match in CONSOLE.finditer(text):
            yield Block(page, text.count("\n", 0, match.start()) + 1, commands_of(match[1]))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `redept demo` has run."""
    folder = tmp_path_factory.mktemp("demo")
    printed = run("redept demo", folder)
    assert "41 documents from 1 file" in printed, printed
    return folder


@pytest.fixture
def folder(demo: Path, tmp_path: Path) -> Path:
    """A copy of it, for one example alone."""
    shutil.copytree(demo, tmp_path / "here")
    return tmp_path / "here"


def run(command: str, folder: Path) -> str:
    """What a command prints, as a user sees it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("FORCE_", "CLICOLOR"))}
    environment |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    environment |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "REDEPT_DATA": str(folder)}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout


def outcome(block: Block, folder: Path) -> str:
    """The block as the program would write it now."""
    return "".join(f"$ {command}\n{run(command, folder)}" for command in block.commands)


def shown(block: Block) -> str:
    """The block as the page has it."""
    written = [match[1] for match in CONSOLE.finditer(block.page.read_text("utf-8"))]
    return next(one for one in written if commands_of(one) == block.commands)


def commands_of(block: str) -> tuple[str, ...]:
    return tuple(COMMAND.findall(block))


@pytest.mark.parametrize("block", list(blocks()), ids=str)
def test_an_example_prints_what_is_shown(block: Block, folder: Path, tmp_path: Path) -> None:
    printed = outcome(block, folder if "redept demo" not in block.commands[0] else tmp_path)
    assert "Traceback" not in printed
    assert all(OUTPUT.findall(printed)), "an example prints nothing"
    if os.environ.get(REWRITE):
        text = block.page.read_text("utf-8")
        block.page.write_text(text.replace(f"```console\n{shown(block)}", f"```console\n{printed}", 1), "utf-8")
    else:
        assert shown(block) == printed


def test_the_python_in_the_readme_runs(folder: Path) -> None:
    for number, block in enumerate(PYTHON.findall((ROOT / "README.md").read_text("utf-8"))):
        (folder / f"{number}.py").write_text(block, "utf-8")
        assert run(f"python {number}.py > printed 2>&1; echo $?", folder).strip() == "0", (
            folder / "printed"
        ).read_text()


def commands() -> dict[str, click.Command]:
    return dict(main.commands)


def section(name: str) -> str:
    """The part of docs/commands.md about one command."""
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    found = re.search(rf"^## redept {name}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_its_section(name: str) -> None:
    assert f"redept {name}" in section(name)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_is_explained(name: str) -> None:
    options = [
        option
        for one in commands()[name].params
        if isinstance(one, click.Option)
        for option in (*one.opts, *getattr(one, "secondary_opts", ()))
    ]
    missing = [option for option in options if f"`{option}" not in section(name)]
    assert missing == []


def test_no_section_explains_what_is_not_there() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert set(re.findall(r"^## redept ([\w-]+)$", text, re.MULTILINE)) == set(commands())
    known = {
        option
        for command in commands().values()
        for one in command.params
        for option in (*one.opts, *getattr(one, "secondary_opts", ()))
    }
    for name in commands():
        assert set(re.findall(r"`(--?[a-z-]*[a-z])", section(name))) <= known | {"--help", "--json"}


def examples() -> list[str]:
    """The example in the help of every command that works on the specimen alone and comes to an end."""
    ends = [(command.epilog or "") for name, command in commands().items() if name != "serve"]
    return [end.removeprefix("Example: ") for end in ends if "redept-demo" in end or end.endswith("redept demo")]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_an_example_in_its_help(name: str) -> None:
    assert (commands()[name].epilog or "").startswith(f"Example: redept {name}")


@pytest.mark.parametrize("example", examples())
def test_an_example_in_the_help_works(example: str, folder: Path) -> None:
    assert run(f"{example} > printed 2>&1; echo $?", folder).strip() == "0", (folder / "printed").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(FENCED.sub("", page.read_text("utf-8"))):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        linked = (page.parent / name).resolve() if name else page
        assert linked.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(linked), f"{page.name} links to {target}"


def anchors(page: Path) -> set[str]:
    """The names that headings get on a page."""
    headings = HEADING.findall(FENCED.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_no_page_names_a_place_on_somebodys_machine(page: Path) -> None:
    assert ABSOLUTE_PATH.findall(page.read_text("utf-8")) == []


def test_every_page_of_docs_is_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text("utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index


def test_the_records_name_every_key() -> None:
    from redept.model.encoding import DOCUMENT_KEYS, REFERENCE_KEYS

    text = (ROOT / "docs" / "records.md").read_text("utf-8")
    missing = [key for key in (*DOCUMENT_KEYS, *REFERENCE_KEYS) if f"`{key}`" not in text]
    assert missing == []


def forms_of_reference() -> list[tuple[str, str]]:
    """Kind and specimen, from the table in docs/references.md."""
    text = (ROOT / "docs" / "references.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", text, re.MULTILINE)
    return [(kind, words) for kind, specimens in rows for words in re.findall(r"“([^”]+)”", specimens)]


@pytest.mark.parametrize(("kind", "words"), forms_of_reference())
def test_a_form_of_reference_is_found_as_the_kind_it_is_listed_under(kind: str, words: str) -> None:
    paper = PAPER.format(words=words).encode()
    (document,) = redept.read(BytesIO(paper))
    assert kind in {reference.kind for reference in redept.find_references(document)}


PAPER = """711.62114/10–344

The Chargé in the Soviet Union (Birch) to the Secretary of State

3652. I have the honor to say that {words} was received on time and has been read with care.1

Birch
  1. See {words}.
"""


def test_the_table_of_kinds_is_complete() -> None:
    assert {kind for kind, _ in forms_of_reference()} | {"other", "enclosure"} == set(KINDS)


def test_the_licence_is_the_whole_of_apache_2() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert [f"   {number}. " in licence for number in range(1, 10)] == [True] * 9
