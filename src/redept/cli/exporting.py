"""The commands that give papers out: citations and exports."""

from pathlib import Path
from typing import Any, TextIO, cast

import click

from redept.cli.group import corpus_argument, json_option, main
from redept.cli.opening import cited_documents, must_exist, open_reader
from redept.cli.saying import say
from redept.errors import RedeptError


@main.command(epilog="Example: redept cite redept-demo/specimen.redept specimen/d5")
@corpus_argument
@click.argument("document", metavar="ID")
@click.option(
    "--style",
    metavar="STYLE",
    help="series, item, archival, mla ..., or a CSL file; a wrong one lists them all. Unless said, the paper, its "
    "printed place and its place in the archive.",
)
@json_option
def cite(corpus: Path, document: str, style: str | None, as_json: bool) -> None:
    """Cite a document by its id, or by a citation of it from elsewhere."""
    from redept.cli import listing
    from redept.exports import styles
    from redept.model import encoding

    with open_reader(corpus) as reader:
        volumes = {volume.id: volume for volume in reader.volumes()}
        for identity in cited_documents(reader, document) or (document,):
            cited = reader.document(identity)
            volume = volumes.get(cited.volume or "")
            if style and as_json:
                say(encoding.encode({"id": cited.id, style: styles.cite(cited, volume, style)}))
            elif style:
                say(styles.cite(cited, volume, style))
            elif as_json:
                say(encoding.encode({"id": cited.id, **styles.forms(cited, volume)}))
            else:
                say(listing.cited(cited.id, styles.forms(cited, volume)))


@main.command(epilog="Example: redept export redept-demo/specimen.redept --to references -o references.jsonl")
@corpus_argument
@click.option("--to", "form", metavar="FORMAT", required=True, help="See docs/exports.md; a wrong one lists them all.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; for csv, parquet, tei, site a folder.")
@click.option("--query", help="Only the documents that this search finds.")
@click.option("--of", metavar="letters|citations", help="The network that graphml draws; letters unless said.")
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
