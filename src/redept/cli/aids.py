"""The commands that ask of a whole corpus: threads, gaps, what was known, chronology."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from redept.cli.group import corpus_argument, json_option, main
from redept.cli.opening import open_reader, print_all


def shown(as_json: bool, show: Callable[[Any], str]) -> Callable[[Any], str]:
    """How a record is printed: as JSON, or as lines for people."""
    from redept.model import encoding

    return encoding.to_json if as_json else show


@main.command(epilog="Example: redept thread redept-demo/specimen.redept specimen/d5")
@corpus_argument
@click.argument("document", metavar="ID")
@click.option("--steps", default=3, show_default=True, type=click.IntRange(1, 50), help="How far to follow answers.")
@json_option
def thread(corpus: Path, document: str, steps: int, as_json: bool) -> None:
    """Show the exchange a document belongs to, in order, with what answers what."""
    from redept.cli import aids_listing
    from redept.finding_aids import thread as threads

    with open_reader(corpus) as reader:
        print_all(shown(as_json, aids_listing.paper), threads.thread(reader, document, steps=steps))


@main.command(epilog="Example: redept gaps redept-demo/specimen.redept")
@corpus_argument
@click.option("--from", "from_", metavar="POST", help="Only series from this post.")
@click.option("--to", metavar="POST", help="Only series to this post.")
@json_option
def gaps(corpus: Path, from_: str | None, to: str | None, as_json: bool) -> None:
    """List numbers missing from each series of messages, and which of them are cited."""
    from redept.cli import aids_listing
    from redept.finding_aids import gaps as series

    with open_reader(corpus) as reader:
        found = (one for one in series.gaps(reader) if from_ in (None, one.from_) and to in (None, one.to))
        print_all(shown(as_json, aids_listing.gaps), found)


@main.command(epilog="Example: redept known redept-demo/specimen.redept --office Moscow --on 1944-09-24")
@corpus_argument
@click.option("--office", required=True, metavar="O", help="A post, an office or a person: Moscow, Department, Bohlen.")
@click.option("--on", required=True, metavar="DATE", help="A day, or a day and hour: 1944-09-24T12:00.")
@json_option
def known(corpus: Path, office: str, on: str, as_json: bool) -> None:
    """List what an office had sent and received by a day and hour, and what it had been told of."""
    from redept.cli import aids_listing
    from redept.finding_aids import known as knowledge

    with open_reader(corpus) as reader:
        print_all(shown(as_json, aids_listing.known), knowledge.known(reader, office, on))


@main.command(epilog='Example: redept chronology redept-demo/specimen.redept "prisoners after:1944-09"')
@corpus_argument
@click.argument("query", nargs=-1)
@json_option
def chronology(corpus: Path, query: tuple[str, ...], as_json: bool) -> None:
    """List papers and reported acts by date."""
    from redept.cli import aids_listing
    from redept.finding_aids import chronology as days

    with open_reader(corpus) as reader:
        print_all(shown(as_json, aids_listing.event), days.chronology(reader, " ".join(query) or None))


@main.command(epilog="Example: redept told redept-demo/specimen.redept number:3652")
@corpus_argument
@click.argument("query", nargs=-1)
@json_option
def told(corpus: Path, query: tuple[str, ...], as_json: bool) -> None:
    """List who told whom what, through whom and how surely, and what was done and left undone."""
    statements(corpus, query, as_json, ("told", "act"))


@main.command(epilog="Example: redept positions redept-demo/specimen.redept")
@corpus_argument
@click.argument("query", nargs=-1)
@json_option
def positions(corpus: Path, query: tuple[str, ...], as_json: bool) -> None:
    """List whose stand on what is said to be which, by actor and date."""
    from redept.cli import aids_listing
    from redept.finding_aids import stands

    with open_reader(corpus) as reader:
        print_all(shown(as_json, aids_listing.statement), stands.positions(reader, " ".join(query) or None))


@main.command(epilog="Example: redept questions redept-demo/specimen.redept number:3652")
@corpus_argument
@click.argument("query", nargs=-1)
@json_option
def questions(corpus: Path, query: tuple[str, ...], as_json: bool) -> None:
    """List what was asked and requested, and what became of it."""
    from redept.cli import aids_listing
    from redept.finding_aids import answers

    with open_reader(corpus) as reader:
        print_all(shown(as_json, aids_listing.asked), answers.questions(reader, " ".join(query) or None))


def statements(corpus: Path, query: tuple[str, ...], as_json: bool, kinds: tuple[str, ...]) -> None:
    """Print the statements of these kinds of the papers that a query finds, or of all."""
    from redept.cli import aids_listing

    with open_reader(corpus) as reader:
        found = (one for _, findings in reader.findings(" ".join(query) or None) for one in findings.statements)
        print_all(shown(as_json, aids_listing.statement), (one for one in found if one.kind in kinds))
