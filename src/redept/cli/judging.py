"""`redept judge`: one decision, or a file of them in and out."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import click

from redept import pipeline
from redept.cli import listing
from redept.cli.saying import say
from redept.corpus.judgements import Conflict
from redept.errors import SourceError
from redept.model import Judgement

GAVE_NO_RECORD = 1


def judge(corpus: Path, reference: str, document: str, because: str, by: str | None) -> None:
    """Keep one decision."""
    target = None if document == "none" else document
    pipeline.judge(corpus, reference, target, because=because, by=by)
    say(f"{reference} is judged to point to {target or 'nothing here'}")


def withdraw(corpus: Path, reference: str) -> None:
    """Take one decision back."""
    taken_back = pipeline.withdraw(corpus, reference)
    say(f"{reference} is decided by the program again" if taken_back else f"nobody has judged {reference}")


def give_out(corpus: Path, path: Path) -> None:
    """Write all decisions of people to a file, or to standard output for "-"."""
    text = pipeline.export_judgements(corpus, path.name)
    with click.open_file(str(path), "w", encoding="utf-8", atomic=str(path) != "-") as out:
        out.write(text)


def take_in(corpus: Path, path: Path | None, replace: bool) -> None:
    """Take a file of decisions in; conflicts and what could not be read go to standard error, with exit code 1."""
    name = str(path)
    taken, failures = pipeline.import_judgements(corpus, text_of(name), name, replace=replace)
    say(
        f"{listing.count(len(taken.taken), 'judgement')} taken in, {len(taken.known)} here already, "
        f"{len(taken.agreeing)} as others judged here, {len(taken.conflicts)} against others, "
        f"{len(taken.waiting)} waiting for their words"
    )
    for conflict in taken.conflicts:
        verb = "now stands" if replace else "was left out (--replace lets it stand)"
        here, theirs = said(conflict.here), said(conflict.theirs)
        say(f"{conflict.theirs.reference}: here {here}; in the file {theirs}, which {verb}", err=True)
    for waiting in taken.waiting:
        say(f"{waiting.reference}: “{waiting.quote}” is not here; kept until a paper with these words comes", err=True)
    for failure in failures:
        say(str(failure), err=True)
    if failures or (taken.conflicts and not replace):
        sys.exit(GAVE_NO_RECORD)


def tell_conflicts(conflicts: Iterable[Conflict]) -> None:
    """Judgements from a part that contradict one here: on standard error, with exit code 1."""
    for conflict in (told := tuple(conflicts)):
        here, theirs = said(conflict.here), said(conflict.theirs)
        say(f"{conflict.theirs.reference}: here {here}; in a part {theirs}, which was left out", err=True)
    if told:
        sys.exit(GAVE_NO_RECORD)


def said(one: Judgement) -> str:
    """Who judged what, when and why."""
    return f"{one.by} judged {one.target or 'nothing here'} on {one.when[:10]}: {one.because}"


def text_of(name: str) -> str:
    """The words of a file, or of standard input for "-"."""
    try:
        with click.open_file(name, "rb") as file:
            return cast(bytes, file.read()).decode("utf-8")
    except OSError as error:
        raise SourceError(name, error.strerror or str(error), remedy="name a file that can be read") from error
    except UnicodeDecodeError as error:
        raise SourceError(name, "not UTF-8", remedy="save it as UTF-8") from error
