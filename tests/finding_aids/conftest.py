"""The specimen as a corpus, for the finding aids."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from redept import pipeline
from redept.corpus import Reader, open_reader


@pytest.fixture(scope="session")
def specimen_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled specimen, added to a corpus once."""
    corpus = tmp_path_factory.mktemp("aids") / "specimen.redept"
    with as_file(files("redept") / "specimen") as specimen:
        pipeline.add(corpus, [specimen / "specimen.xml"])
    return corpus


@pytest.fixture
def specimen(specimen_corpus: Path) -> Iterator[Reader]:
    with open_reader(specimen_corpus) as reader:
        yield reader
