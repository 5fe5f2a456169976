"""stub"""

from redept.model import Problem, SourceText, Volume


def read_html(
    text: str, *, volume: str | None, stem: str, name: str, problems: tuple[Problem, ...]
) -> tuple[Volume, SourceText]:
    raise NotImplementedError
