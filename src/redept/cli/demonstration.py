"""`redept demo`: the specimen corpus built in a folder, and the main job shown on it, command by command."""

from importlib.resources import as_file, files
from pathlib import Path

import click

from redept import pipeline
from redept.cli import listing
from redept.cli.saying import say
from redept.corpus import open_reader
from redept.model import Entry

THE_TELEGRAM = "3652"


def run(folder: Path) -> None:
    """Build FOLDER/specimen.redept with its papers and its volume beside it; read a telegram, follow it, list what is
    wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    corpus = folder / "specimen.redept"
    with as_file(files("redept") / "specimen") as specimen:
        papers = copy_papers(specimen / "text", folder / "papers", "*.txt")
        copy_papers(specimen, folder / "volumes", "*.xml")
        added = pipeline.add(corpus, [specimen / "specimen.xml"])
    say(listing.added(added, corpus))
    with open_reader(corpus) as reader:
        (telegram,) = [entry.id for entry in reader.entries() if bears(entry, THE_TELEGRAM)]
        document = reader.document(telegram)
        page = papers / f"{telegram.partition('/')[2]}.txt"
        heading("A telegram, read", f"redept read {page}")
        say(listing.document(document))
        heading("What it points to, and why", f"redept refs {page} --corpus {corpus}")
        say(listing.references(reader.references(telegram)))
        heading("What cites it", f"redept show {corpus} {telegram}")
        for reference, seen, decided in reader.cited_by(telegram):
            say(f"{reference.document}\n{listing.reference(reference, seen, decided)}")
        heading("What is cited but not here", f"redept wanted {corpus}")
        for one in reader.wanted():
            say(listing.wanted(one))


def bears(entry: Entry, number: str) -> bool:
    """Whether this is the paper with that number of its own."""
    return bool(entry.numbers) and entry.numbers[0].number == number


def copy_papers(source: Path, target: Path, names: str) -> Path:
    """The specimen's pages, or its volume, copied to where the user can open them."""
    target.mkdir(exist_ok=True)
    for page in sorted(source.glob(names)):
        (target / page.name).write_bytes(page.read_bytes())
    return target


def heading(words: str, command: str) -> None:
    """What is shown next, and the command that shows it."""
    say()
    click.secho(words, bold=True)
    click.secho(f"$ {command}", dim=True)
