"""The commands that show the program at work: on a specimen, in the reading room, and against the editors' marks."""

from pathlib import Path

import click

from redept.cli.group import corpus_argument, json_option, main
from redept.cli.opening import must_exist
from redept.cli.saying import say


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
