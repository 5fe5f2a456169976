"""The commands that ask the registers: file numbers, offices and their holders, persons."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from redept.model import FileNumber

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON record a line.")
year_option = click.option(
    "--year",
    type=click.IntRange(1789, 2100),
    help="The paper's year, where the number does not tell.",
)


@click.command(epilog="Example: redept file 711.62114/9-2444")
@click.argument("number", nargs=-1, required=True)
@year_option
@click.option("--corpus", type=click.Path(path_type=Path), help="Also list the papers of this corpus in the same file.")
@json_option
def file(number: tuple[str, ...], year: int | None, corpus: Path | None, as_json: bool) -> None:
    """Explain a file number: filing system, class, countries, subject, and where it is kept."""
    from redept.cli import listing, open_reader
    from redept.grammar import filing
    from redept.model import encoding

    found = filing.explain(" ".join(number), year=year)
    click.echo(encoding.to_json(found) if as_json else file_number(found))
    if corpus is None:
        return
    with open_reader(corpus) as reader:
        neighbours = reader.search(f'file:"{found.number.partition("/")[0].strip()}"', limit=1000)
        click.echo("\n".join(map(encoding.to_json, neighbours.hits)) if as_json else listing.hits(neighbours))


def file_number(found: "FileNumber") -> str:
    """A file number as lines for people."""
    filed = found.class_
    rows = (
        ("scheme", found.scheme or "not told by the number alone"),
        ("years", found.period),
        ("class", " ".join(filter(None, (filed.code, filed.title))) if filed else None),
        ("about", "; ".join(f"{one.name} ({one.code})" for one in found.countries)),
        ("subject", found.subject),
        ("further", "; ".join(found.further)),
        (found.after_slash.kind or "", found.after_slash.value),
        ("unknown", "; ".join(found.unknown)),
        ("kept in", found.record_series),
        ("cite", found.citation),
    )
    return "\n".join([found.number, *(f"  {name:<9}{value}" for name, value in rows if value)])


COMMANDS = (file,)
