"""Corpora to export: a small exchange, and the specimen."""

import io
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from redept import exports, pipeline
from redept.corpus import Reader, open_reader
from tests.corpus.specimens import with_decisions

Export = Callable[..., str]


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with open_reader(with_decisions(tmp_path / "exchange.redept")) as reader:
        yield reader


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path = tmp_path_factory.mktemp("exports") / "specimen.redept"
    pipeline.add(path, [Path(str(files("redept") / "specimen" / "specimen.xml"))])
    with open_reader(path) as reader:
        yield reader


@pytest.fixture
def export(specimen: Reader) -> Export:
    """`export("ris", query="prisoners")`: what the specimen gives."""

    def export(form: str, query: str | None = None, of: str | None = None) -> str:
        out = io.StringIO()
        exports.write(specimen, form, out, query=query, of=of)
        return out.getvalue()

    return export
