"""The commands that give papers out: citations and exports."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO, cast

import click

from redept.cli.group import GAVE_NO_RECORD, corpus_argument, json_option, main
from redept.cli.opening import cited_documents, must_exist, open_reader
from redept.cli.saying import say
from redept.errors import NoSuchForm, RedeptError, UnknownDocument

PART = re.compile(r"\S+/part\d+")
"""The id of an enclosure, behind that of its paper."""


@main.command(epilog="Example: redept cite redept-demo/specimen.redept specimen/d5")
@corpus_argument
@click.argument("documents", metavar="ID...", nargs=-1)
@click.option("--query", help="Cite all documents that this search finds.")
@click.option(
    "--style",
    metavar="STYLE",
    help="series, item, archival, mla ..., or a CSL file; a wrong one lists them all. Unless said, the paper, its "
    "printed place and its place in the archive.",
)
@json_option
def cite(corpus: Path, documents: tuple[str, ...], query: str | None, style: str | None, as_json: bool) -> None:
    """Cite documents by their ids, or by citations of them from elsewhere."""
    if not documents and query is None:
        raise click.UsageError("name the documents to cite, or find them with --query")
    without = False
    with open_reader(corpus) as reader:
        volumes = {volume.id: volume for volume in reader.volumes()}
        for identity in identities(reader, documents, query):
            cited = paper_or_enclosure(reader, identity)
            try:
                say(in_style(identity, cited, volumes.get(cited.volume or ""), style, as_json))
            except NoSuchForm as lacking:
                if query is None and len(documents) == 1:
                    raise
                without = True
                say(str(lacking), err=True)
    if without:
        sys.exit(GAVE_NO_RECORD)


def identities(reader: Any, documents: tuple[str, ...], query: str | None) -> Iterator[str]:
    """The ids of the papers to cite: those named, then those found."""
    for document in documents:
        named = () if PART.fullmatch(document) else cited_documents(reader, document)
        yield from named or (document,)
    if query is not None:
        yield from reader.ids(query)


def in_style(identity: str, cited: Any, volume: Any, style: str | None, as_json: bool) -> str:
    """One citation as it is printed."""
    from redept.cli import listing
    from redept.exports import styles
    from redept.model import encoding

    if style and as_json:
        return encoding.encode({"id": identity, style: styles.cite(cited, volume, style)})
    if style:
        return styles.cite(cited, volume, style)
    if as_json:
        return encoding.encode({"id": identity, **styles.forms(cited, volume)})
    return listing.cited(identity, styles.forms(cited, volume))


def paper_or_enclosure(reader: Any, identity: str) -> Any:
    """A paper by its id, or one of its enclosures: "specimen/d5/part1"."""
    from redept.finding_aids import citing

    try:
        return reader.document(identity)
    except UnknownDocument:
        if not PART.fullmatch(identity):
            raise
        paper, _, part = identity.rpartition("/")
    try:
        return citing.enclosed(reader.document(paper), part)
    except KeyError:
        raise UnknownDocument(f"{identity}: {paper} has no such enclosure; `redept show` lists its parts") from None


@main.command(epilog="Example: redept export redept-demo/specimen.redept --to references -o references.jsonl")
@corpus_argument
@click.option("--to", "form", metavar="FORMAT", required=True, help="See docs/exports.md; a wrong one lists them all.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; for csv, parquet, tei, site a folder.")
@click.option("--query", help="Only the documents that this search finds.")
@click.option("--of", metavar="letters|citations", help="The network that graphml and gexf draw; letters unless said.")
@click.option("--volume", type=click.Path(path_type=Path), help="The TEI volume that tei-patch adds references to.")
@click.option("--in-place", is_flag=True, help="In tei, a ref round the words of each resolved reference too.")
def export(
    corpus: Path,
    form: str,
    output: Path | None,
    query: str | None,
    of: str | None,
    volume: Path | None,
    in_place: bool,
) -> None:
    """Write what the corpus holds in a form that other programs read; `site` writes the reading room as a folder."""
    from redept import exports

    if form == "site":
        write_site(corpus, output, query)
        return
    with open_reader(corpus) as reader:
        if form == "tei-patch":
            patch(reader, volume, output)
            return
        if form in exports.FOLDERS:
            exports.write_folder(reader, form, folder_for(output, form), query=query, in_place=in_place)
            return
        if form in exports.DATABASES:
            exports.write_database(reader, form, file_for(output, form), query=query)
            return
        with click.open_file(str(output or "-"), "w", encoding="utf-8", atomic=bool(output)) as out:
            register = register_for(corpus) if form in exports.WITH_REGISTER else None
            exports.write(reader, form, cast(TextIO, out), query=query, of=of, register=register)


def write_site(corpus: Path, folder: Path | None, query: str | None) -> None:
    """Write the static reading room, and say what was written."""
    from redept import web
    from redept.cli import listing

    if folder is None:
        raise RedeptError("the static reading room is a folder; name it with -o FOLDER")
    pages = web.write_site(must_exist(corpus), folder, query=query)
    say(f"{folder}: {listing.count(pages, 'page')}; begin with {folder / 'index.html'}", err=True)


def patch(reader: Any, volume: Path | None, output: Path | None) -> None:
    """Write a volume with the references that the corpus resolved in it, and a report beside it."""
    from redept import pipeline
    from redept.exports import tei_patch
    from redept.model import encoding

    if volume is None:
        raise RedeptError("tei-patch adds references to a TEI volume; name its file with --volume FILE")
    name, source = pipeline.volume_source(volume)
    patched = tei_patch.patch(reader, source, name)
    with click.open_file(str(output or "-"), "wb", atomic=bool(output)) as out:
        out.write(patched.text.encode())
    if output:
        with Path(f"{output}.report.jsonl").open("w", encoding="utf-8") as report:
            report.writelines(encoding.to_json(one) + "\n" for one in patched.outcomes)
    counts = patched.counts()
    say(f"{name}: {counts['added']} added, {counts['linked']} linked already, {counts['left']} left", err=True)


def file_for(output: Path | None, form: str) -> Path:
    """The file that a form that cannot be printed goes to."""
    if output is None:
        raise RedeptError(f"{form} is a database; name its file with -o FILE")
    return output


def folder_for(output: Path | None, form: str) -> Path:
    """The folder that a form of several files goes to."""
    if output is None:
        raise RedeptError(f"{form} is a folder of files; name one with -o FOLDER")
    return output


def register_for(corpus: Path) -> Any:
    """The register of office holders that serves a corpus, None where there is none."""
    from redept import pipeline

    return pipeline.register_for(corpus)
