"""The command line: one thin function a command, each calling what the Python package offers under the same name.

Comes in: words typed. Goes out: text for people or, with `--json`, one record a line; errors on standard error as
`path:line: what; what to do`. Exit codes: 0 done; 1 done, but a file or paper gave no record; 2 wrong call.
Nothing heavy is imported before a command runs.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from redept.cli import registers
from redept.cli.saying import say
from redept.errors import RedeptError, SourceError

if TYPE_CHECKING:
    from redept.pipeline import Progress

GAVE_NO_RECORD = 1
WRONG_CALL = 2

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON record a line.")
volume_option = click.option("--volume", metavar="ID", help="The volume of papers that do not say theirs.")
corpus_argument = click.argument("corpus", metavar="CORPUS", type=click.Path(path_type=Path))
paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True)


class Redept(click.Group):
    """The group of commands; what goes wrong is told in one line, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SourceError as error:
            say(str(error), err=True)
            ctx.exit(GAVE_NO_RECORD)
        except RedeptError as error:
            say(f"redept: {error}", err=True)
            ctx.exit(WRONG_CALL)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=Redept, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="redept", message="redept %(version)s")
def main() -> None:
    """Reads the papers of diplomacy and follows what they say.

    Begin with `redept demo`. Every command has --help with an example on the specimen that demo builds.
    """


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

    if out or source:
        if reference or because or by or (out and source):
            raise click.UsageError("--export or --import goes with the corpus alone")
        judging.give_out(must_exist(corpus), out) if out else judging.take_in(must_exist(corpus), source, replace)
    elif withdraw and reference and not (document or because):
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


@main.command(epilog="Example: redept evaluate volumes/frus1955-57v03.xml.gz --json > today.json")
@click.argument("volumes", metavar="VOLUME...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--examples", "most", metavar="N", default=0, show_default=True, help="Failures shown of each kind.")
@click.option("--page", type=click.Path(path_type=Path), help="Write the scores as a page of documents (Markdown).")
@click.option("--gained-lost", "old", metavar="OLD.json", type=click.Path(path_type=Path), help="An earlier --json.")
@json_option
def evaluate(volumes: tuple[Path, ...], most: int, page: Path | None, old: Path | None, as_json: bool) -> None:
    """Score the program against the editors' own markup in TEI volumes."""
    from redept import evaluation
    from redept.evaluation import table
    from redept.model import encoding

    before = evaluation.failures_of(old) if old else None
    scores = evaluation.evaluate(volumes)
    say(encoding.encode(scores) if as_json else "\n".join(table.lines(scores, most)))
    if page is not None:
        from redept.evaluation import page as pages

        names = tuple(sorted(volume.name.removesuffix(".gz").removesuffix(".xml") for volume in volumes))
        page.write_text(pages.page(scores, names), "utf-8")
    if before is not None:
        say("\n".join(table.compared(before, scores.reading.failures)), err=as_json)


@main.command(epilog="Example: redept demo")
@click.argument("folder", default="redept-demo", type=click.Path(path_type=Path, file_okay=False))
def demo(folder: Path) -> None:
    """Build the specimen corpus in FOLDER and show the main job on it."""
    from redept.cli import demonstration

    demonstration.run(folder)


@main.command(epilog="Example: redept serve redept-demo/specimen.redept --port 8642")
@corpus_argument
@click.option("--port", default=8642, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--public", is_flag=True, help="Answer other machines too; they may read, and nobody may judge.")
@click.option("--password-file", type=click.Path(path_type=Path), help="Its first line lets those judge who know it.")
@click.option("--processes", default=0, type=click.IntRange(0, 64), help="How many answer; 0: one a core, two at most.")
def serve(corpus: Path, port: int, public: bool, password_file: Path | None, processes: int) -> None:
    """Open the reading room on localhost; its address is printed first, Ctrl-C closes it."""
    from redept import web

    web.serve(
        must_exist(corpus),
        port=port,
        public=public,
        processes=processes,
        password_file=password_file,
        tell=click.echo,
    )


for command in registers.COMMANDS:
    main.add_command(command)


# ---------------------------------------------------------------- what the commands share


def write_site(corpus: Path, folder: Path | None, query: str | None) -> None:
    """Write the static reading room, and say what was written."""
    from redept import web
    from redept.cli import listing

    if folder is None:
        raise RedeptError("the static reading room is a folder; name it with -o FOLDER")
    pages = web.write_site(must_exist(corpus), folder, query=query)
    say(f"{folder}: {listing.count(pages, 'page')}; begin with {folder / 'index.html'}", err=True)


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


def print_all(show: Callable[[Any], str], records: Iterable[Any]) -> None:
    """Each record on lines of its own; nothing for one that shows nothing."""
    for record in records:
        if text := show(record):
            say(text)


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


def register_for(corpus: Path) -> Any:
    """The register of office holders that serves a corpus, None where there is none."""
    from redept import pipeline

    return pipeline.register_for(corpus)


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


def cited_documents(reader: Any, words: str) -> tuple[str, ...]:
    """Ids of the papers that a pasted citation means; () where the words are none."""
    from redept import pipeline

    if not pipeline.is_citation(words):
        return ()
    found = [one for cited in pipeline.look_up(reader, words) for one in cited.documents]
    return tuple(dict.fromkeys(found))


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


from redept.cli import aids, fetching  # noqa: E402, F401 - their commands join `main`, which must be there first
