"""A paper in plain text: the text as it is, without marks. Several papers in one file are parted later."""

from redept.model import Problem, SourceText
from redept.sources.decoding import refuse_long_lines


def read_text(
    text: str, *, document: str, volume: str | None, name: str, problems: tuple[Problem, ...] = ()
) -> SourceText:
    """A text file as one source; `SourceError` where a line is longer than that of any paper."""
    refuse_long_lines(text, name)
    return SourceText(
        volume=volume, document=document, text=text, format="text", place_in_file=f"{name}:1", problems=problems
    )
