"""The command that brings volumes in."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from redept.cli.group import GAVE_NO_RECORD, json_option, main
from redept.cli.opening import print_all, progress_bar
from redept.cli.saying import say

if TYPE_CHECKING:
    from redept.pipeline.fetching import Fetched, Listed


@main.command(epilog="Example: redept fetch specimen --from redept-demo/volumes -o volumes")
@click.argument("volumes", metavar="VOLUME...", nargs=-1, required=True)
@click.option("-o", "--output", default="volumes", show_default=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--from", "place", metavar="PLACE", help="A folder of volumes, or the https address of a mirror.")
@click.option("--list", "only_list", is_flag=True, help="Only name the volumes that are meant.")
@json_option
def fetch(volumes: tuple[str, ...], output: Path, place: str | None, only_list: bool, as_json: bool) -> None:
    """Bring volumes of the series to a folder: an id, a range (frus1955-57v03..v10), a subseries (frus1955-57)."""
    from redept.model import encoding
    from redept.pipeline import fetching

    place = place or os.environ.get("REDEPT_MIRROR")
    if only_list:
        print_all(encoding.to_json if as_json else listed_line, fetching.meant(volumes, place))
        return
    went_wrong = False
    with progress_bar() as progress:
        for one in fetching.fetch(volumes, output, place, progress=progress):
            went_wrong |= one.status == "failed"
            if as_json:
                say(encoding.to_json(one))
            elif one.status != "failed":
                say(fetched_line(one))
            if one.why:
                say(f"{one.volume}: {one.why}", err=True)
    if went_wrong:
        sys.exit(GAVE_NO_RECORD)


def fetched_line(one: "Fetched") -> str:
    """A volume that is here, on a line."""
    sure = "checksum agrees with the list" if one.checked else "no checksum is listed"
    return f"{one.path}: {one.status}, {one.bytes or 0:,} bytes, {sure}"


def listed_line(one: "Listed") -> str:
    """A volume of the list, on a line."""
    size = f"  {one.bytes:,} bytes" if one.bytes else ""
    return f"{one.volume}{size}"
