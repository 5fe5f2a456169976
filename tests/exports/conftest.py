"""Corpora to export: a small exchange, and the specimen."""

import io
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from redept import exports, pipeline
from redept.corpus import Reader, open_reader
from redept.people import Register, read_pocom
from tests.corpus.specimens import with_decisions
from tests.people import registers

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


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register that knows Harriman in Moscow."""
    return Register(read_pocom(registers.packed(tmp_path_factory.mktemp("register"), registers.files())))


@pytest.fixture
def export(specimen: Reader) -> Export:
    """`export("ris", query="prisoners")`: what the specimen gives."""

    def export(form: str, query: str | None = None, of: str | None = None, register: Register | None = None) -> str:
        out = io.StringIO()
        exports.write(specimen, form, out, query=query, of=of, register=register)
        return out.getvalue()

    return export
