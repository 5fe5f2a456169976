"""The commands that read papers: shown as records, searched for references, stored and decided in a corpus."""

import sys
from pathlib import Path
from typing import Any

import click

from redept.cli.group import GAVE_NO_RECORD, corpus_argument, json_option, main, paths_argument, volume_option
from redept.cli.opening import each_source, must_exist, print_all, progress_bar
from redept.cli.saying import say


@main.command(epilog="Example: redept read redept-demo/papers/d5.txt --json")
@paths_argument
@volume_option
@json_option
def read(paths: tuple[str, ...], volume: str | None, as_json: bool) -> None:
    """Read papers (text, HTML, TEI, .gz of each, - for standard input) and print their records."""
    from redept import pipeline
    from redept.cli import listing
    from redept.model import encoding

    show = encoding.to_json if as_json else listing.document
    each_source(paths, lambda source, name: print_all(show, pipeline.read(source, volume=volume, name=name)))


@main.command(epilog="Example: redept refs redept-demo/papers/d5.txt --corpus redept-demo/specimen.redept")
@paths_argument
@click.option("--corpus", type=click.Path(path_type=Path), help="Resolve what is found against this corpus.")
@volume_option
@json_option
def refs(paths: tuple[str, ...], corpus: Path | None, volume: str | None, as_json: bool) -> None:
    """Find the references in a paper or a pasted paragraph; with a corpus, resolve them."""
    from redept import pipeline
    from redept.cli import listing
    from redept.model import encoding

    catalogue = pipeline.catalogue_of(corpus) if corpus else None

    def show(document: Any) -> str:
        found = pipeline.find_and_decide(document, catalogue)
        if as_json:
            return "\n".join(encoding.encode(encoding.reference_record(*one)) for one in found)
        return listing.references(found)

    each_source(paths, lambda source, name: print_all(show, pipeline.read(source, volume=volume, name=name)))


@main.command(epilog="Example: redept add dept.redept volumes/frus1955-57v03.xml.gz")
@corpus_argument
@paths_argument
@volume_option
@click.option("--workers", type=click.IntRange(1), help="Processes that read at once; as many as cores unless said.")
@click.option("--cluster", metavar="ADDRESS", help="Read on the machines of this cluster of dask.distributed.")
@json_option
def add(
    corpus: Path, paths: tuple[str, ...], volume: str | None, workers: int | None, cluster: str | None, as_json: bool
) -> None:
    """Read, store and resolve papers; again on the same file changes nothing."""
    from redept import pipeline
    from redept.cli import listing
    from redept.model import encoding

    with progress_bar() as progress:
        added = pipeline.add(corpus, paths, volume=volume, workers=workers, cluster=cluster, progress=progress)
    say(encoding.encode(pipeline.added_record(added)) if as_json else listing.added(added, corpus))
    for failure in added.failures:
        say(str(failure), err=True)
    if added.failures:
        sys.exit(GAVE_NO_RECORD)


@main.command(epilog="Example: redept resolve redept-demo/specimen.redept --changes")
@corpus_argument
@click.option("--changes", is_flag=True, help="List the decisions that are others than before, and why.")
@click.option("--since", metavar="DATE", help="With --changes: decide nothing, list what changed since that day.")
@json_option
def resolve(corpus: Path, changes: bool, since: str | None, as_json: bool) -> None:
    """Decide every reference again; people's judgements stay."""
    from redept import pipeline
    from redept.cli import listing
    from redept.model import encoding

    if since is not None:
        changed, changes = pipeline.changes(must_exist(corpus), since), True
    else:
        with progress_bar() as progress:
            changed = pipeline.resolve(must_exist(corpus), progress=progress)
    if changes:
        print_all(encoding.to_json if as_json else listing.change, changed)
    elif as_json:
        say(encoding.encode({"changed": len(changed)}))
    else:
        say(f"{listing.count(len(changed), 'decision')} changed")
