"""The commands that keep a corpus: decisions of people, copies, corpora made in parts."""

from pathlib import Path

import click

from redept.cli.group import corpus_argument, json_option, main
from redept.cli.opening import must_exist, progress_bar
from redept.cli.saying import say


@main.command(
    epilog='Example: redept judge redept-demo/specimen.redept "specimen/d5@107-142" specimen/d3 --because "read it"'
)
@corpus_argument
@click.argument("reference", metavar="[REFERENCE-ID", required=False)
@click.argument("document", metavar="DOCUMENT-ID|none]", required=False)
@click.option("--because", metavar="TEXT", help="Why; kept with the decision, and needed.")
@click.option("--by", metavar="NAME", help="Who decides; the name you are logged in under unless said.")
@click.option("--withdraw", is_flag=True, help="Take your decision back; the program decides again.")
@click.option("--export", "out", metavar="FILE", type=click.Path(path_type=Path), help="Write all decisions of people.")
@click.option("--import", "source", metavar="FILE", type=click.Path(path_type=Path), help="Take such a file in.")
@click.option("--replace", is_flag=True, help="With --import: what is in the file outranks what stands here.")
def judge(
    corpus: Path,
    reference: str | None,
    document: str | None,
    because: str | None,
    by: str | None,
    withdraw: bool,
    out: Path | None,
    source: Path | None,
    replace: bool,
) -> None:
    """Decide a reference yourself; this outranks the program and is never lost."""
    from redept.cli import judging

    if replace and not source:
        raise click.UsageError("--replace goes with --import FILE")
    if out or source:
        if reference or because or by or withdraw or (out and source):
            raise click.UsageError("--export or --import goes with the corpus alone")
        judging.give_out(must_exist(corpus), out) if out else judging.take_in(must_exist(corpus), source, replace)
    elif withdraw:
        if not reference or document or because:
            raise click.UsageError("--withdraw goes with the corpus and REFERENCE-ID alone")
        judging.withdraw(must_exist(corpus), reference)
    elif not (reference and document and because):
        raise click.UsageError("judge needs REFERENCE-ID, DOCUMENT-ID or none, and --because TEXT")
    else:
        judging.judge(must_exist(corpus), reference, document, because, by)


@main.command(epilog="Example: redept backup redept-demo/specimen.redept copy.redept")
@corpus_argument
@click.argument("target", metavar="PATH", type=click.Path(path_type=Path))
def backup(corpus: Path, target: Path) -> None:
    """Copy a corpus to PATH, whole and checked, while others may use it."""
    from redept import corpus as room

    size = room.backup(must_exist(corpus), target)
    say(f"{target}: {size:,} bytes, checked")


@main.command(epilog="Example: redept unite all.redept london.redept moscow.redept")
@corpus_argument
@click.argument("parts", metavar="PART...", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def unite(corpus: Path, parts: tuple[Path, ...], as_json: bool) -> None:
    """Take the papers and judgements of other corpora into one; no paper is read anew."""
    from redept import pipeline
    from redept.cli import judging, listing
    from redept.model import encoding

    with progress_bar() as progress:
        united = pipeline.unite(corpus, parts, progress=progress)
    say(encoding.encode(united) if as_json else listing.united(united, corpus))
    judging.tell_conflicts(united.conflicts)


@main.command(epilog="Example: redept index redept-demo/specimen.redept")
@corpus_argument
@click.option("--drop", is_flag=True, help="Delete it; searches use the corpus's own index again.")
@json_option
def index(corpus: Path, drop: bool, as_json: bool) -> None:
    """Make a quicker search index beside a corpus of very many papers, or bring it up to date (needs tantivy)."""
    from redept import corpus as room
    from redept.cli import listing
    from redept.model import encoding

    if drop:
        say(f"{corpus}: {'deleted' if room.drop_index(must_exist(corpus)) else 'there is no extra index'}")
        return
    made = room.make_index(must_exist(corpus))
    say(encoding.encode(made) if as_json else listing.indexed(made, corpus))
