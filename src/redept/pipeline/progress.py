"""How far long work has come, told to whoever watches."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
