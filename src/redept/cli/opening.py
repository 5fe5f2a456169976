"""What commands share: sources opened one after the other, a corpus opened, records printed, a bar that moves."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redept.cli.group import GAVE_NO_RECORD
from redept.cli.saying import say
from redept.errors import RedeptError, SourceError

if TYPE_CHECKING:
    from redept.pipeline import Progress


def each_source(paths: Iterable[str], do: Callable[[Any, str | None], object]) -> None:
    """Do something with each source in turn; a source that gives no record is named, the others go on."""
    from redept import pipeline

    failed = False
    for path in paths:
        try:
            if path == "-":
                do(sys.stdin.buffer, "-")
                continue
            files = pipeline.paths(path)
        except SourceError as error:
            failed = tell(error)
            continue
        for file in files:
            try:
                do(file, None)
            except SourceError as error:
                failed = tell(error)
    if failed:
        sys.exit(GAVE_NO_RECORD)


def tell(error: SourceError) -> bool:
    """Name a source that gave no record."""
    say(str(error), err=True)
    return True


def must_exist(corpus: Path) -> Path:
    """The corpus at this path, which only `add` may create."""
    if not corpus.exists():
        raise RedeptError(f"{corpus}: there is no such corpus; `redept add {corpus} PATH...` makes one")
    return corpus


def open_reader(corpus: Path) -> Any:
    """A reader on an existing corpus."""
    from redept.corpus import open_reader as opened

    return opened(must_exist(corpus))


@contextmanager
def progress_bar() -> Iterator["Progress"]:
    """A bar on a terminal, nothing in a pipe: `with progress_bar() as progress: add(..., progress=progress)`."""
    from redept.pipeline import quiet

    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    tasks: dict[str, TaskID] = {}
    with Bar(console=Console(stderr=True), transient=True) as bar:

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield advance


def print_all(show: Callable[[Any], str], records: Iterable[Any]) -> None:
    """Each record on lines of its own; nothing for one that shows nothing."""
    for record in records:
        if text := show(record):
            say(text)


def cited_documents(reader: Any, words: str) -> tuple[str, ...]:
    """Ids of the papers that a pasted citation means; () where the words are none."""
    from redept import pipeline

    if not pipeline.is_citation(words):
        return ()
    found = [one for cited in pipeline.look_up(reader, words) for one in cited.documents]
    return tuple(dict.fromkeys(found))
