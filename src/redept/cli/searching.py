"""The commands that look into a corpus: searches, one paper, wanted papers, oddities."""

from pathlib import Path

import click

from redept.cli.group import corpus_argument, json_option, main
from redept.cli.opening import cited_documents, open_reader, print_all
from redept.cli.saying import say


@main.command(epilog='Example: redept search redept-demo/specimen.redept "from:moscow prisoners"')
@corpus_argument
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="How many hits to show.")
@json_option
def search(corpus: Path, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search the text and fields: words, "phrases", prefix*, AND OR NOT, from: to: form: file: number: place:
    names: marking: status: after: before: volume:"""
    from redept.cli import listing
    from redept.model import encoding

    words = " ".join(query)
    with open_reader(corpus) as reader:
        found = reader.hits_of(cited_documents(reader, words)) or reader.search(words, limit=limit)
        if as_json:
            print_all(encoding.to_json, found.hits)
        else:
            say(listing.hits(found))
        if why := reader.beside.passed_over():
            say(f"the extra index was not used, {why}; `redept index {corpus}` renews it", err=True)


@main.command(epilog="Example: redept show redept-demo/specimen.redept specimen/d5")
@corpus_argument
@click.argument("document", metavar="ID")
@json_option
def show(corpus: Path, document: str, as_json: bool) -> None:
    """Show one document with its references and what cites it."""
    from redept.cli import listing
    from redept.model import encoding

    with open_reader(corpus) as reader:
        shown = reader.document(document)
        found, citing = reader.references(document), reader.cited_by(document)
        if as_json:
            record = {
                **encoding.document_record(shown),
                "references": [encoding.reference_record(*one) for one in found],
                "cited_by": [encoding.reference_record(*one) for one in citing],
            }
            say(encoding.encode(record))
        else:
            say(listing.page(shown, found, citing))


@main.command(epilog="Example: redept wanted redept-demo/specimen.redept")
@corpus_argument
@click.option("--pull-list", is_flag=True, help="For an archive visit: by file number, with series, dates, who cites.")
@json_option
def wanted(corpus: Path, pull_list: bool, as_json: bool) -> None:
    """List documents that are cited but absent, merged over all who cite them."""
    from redept.cli import aids_listing, listing
    from redept.finding_aids import pull_list as pulls
    from redept.model import encoding

    with open_reader(corpus) as reader:
        if pull_list:
            print_all(encoding.to_json if as_json else aids_listing.pull, pulls.pull_list(reader))
            return
        print_all(encoding.to_json if as_json else listing.wanted, reader.wanted())


@main.command(epilog="Example: redept check redept-demo/specimen.redept")
@corpus_argument
@json_option
def check(corpus: Path, as_json: bool) -> None:
    """Name what is odd in the sources: numbers out of order, notes without anchors, links that break."""
    from redept.cli import listing
    from redept.finding_aids import check as checking
    from redept.model import encoding

    with open_reader(corpus) as reader:
        print_all(encoding.to_json if as_json else listing.finding, checking.check(reader))
