"""The bench times what it says, on the files it says."""

import gzip
from importlib.resources import files
from pathlib import Path

import pytest

from redept.evaluation import bench


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    path = tmp_path / "specimen.xml.gz"
    path.write_bytes(gzip.compress((files("redept") / "specimen" / "specimen.xml").read_bytes()))
    return path


def test_it_prints_ratios_to_parsing_and_every_stage(volume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench.main([str(volume)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 volumes, ")
    assert lines[1].split() == ["lxml.etree.parse", *lines[1].split()[1:3], "1.0", "x"]
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [
        "source",
        "reading",
        "references",
        "statements",
        "persons",
        "storing",
        "resolution",
    ]


def test_volumes_are_taken_evenly_over_the_list() -> None:
    volumes = [Path(f"v{number:02}") for number in range(51)]
    assert [path.name for path in bench.spread(volumes, 5)] == ["v00", "v10", "v20", "v30", "v40"]
    assert bench.spread(volumes[:3], 10) == volumes[:3]
