"""The bench times what it says, on the files it says."""

import gzip
from importlib.resources import files
from pathlib import Path

import pytest

from redept import pipeline
from redept.evaluation import bench
from redept.evaluation.multiplying import copies, shifted
from redept.evaluation.searching import queries, timed_searches


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    path = tmp_path / "specimen.xml.gz"
    path.write_bytes(gzip.compress((files("redept") / "specimen" / "specimen.xml").read_bytes()))
    return path


def test_it_prints_ratios_to_parsing_and_every_stage(volume: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = volume.with_name("page.md")
    page.write_text("# Speed\n\n<!-- FIGURES: bench -->\nold\n<!-- FIGURES: end -->\n\nEnd.\n")
    bench.main([str(volume), "--rounds", "1", "--grow", "1", "--write", str(page)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 volumes, ")
    assert lines[2].startswith("lxml.etree.parse")
    assert lines[2].split()[-3:] == ["1.0", lines[2].split()[-2], "1.0"]
    assert tuple(line.split()[0] for line in lines if line.startswith("  ") and line[2] != " ") == pipeline.STAGES
    assert sum(line.startswith(("1 x", "3 x", "10 x")) for line in lines) == 6
    written = page.read_text()
    assert "old" not in written and "\n".join(lines) in written
    assert written.startswith("# Speed\n") and written.endswith("End.\n")


def test_volumes_are_taken_evenly_over_the_list() -> None:
    volumes = [Path(f"v{number:02}") for number in range(51)]
    assert [path.name for path in bench.spread(volumes, 5)] == ["v00", "v10", "v20", "v30", "v40"]
    assert bench.spread(volumes[:3], 10) == volumes[:3]


def test_copies_have_ids_and_years_of_their_own(tmp_path: Path) -> None:
    source = b'<TEI xml:id="frus1955-57v11">May 3, 1956, 611.1956 <ref target="frus1950v01#d3"/>'
    moved = b'<TEI xml:id="frus1955-57v11copy2">May 3, 1958, 611.1956 <ref target="frus1950v01copy2#d3"/>'
    assert shifted(source, 2) == moved
    volume = tmp_path / "frus1955-57v11.xml"
    volume.write_bytes(source)
    assert [path.name for path in copies([volume], 3, tmp_path)] == [
        "frus1955-57v11.xml",
        "frus1955-57v11copy1.xml",
        "frus1955-57v11copy2.xml",
    ]


def test_fifty_searches_can_all_be_read(tmp_path: Path) -> None:
    assert len(queries()) == 50
    specimen = tmp_path / "specimen.xml"
    specimen.write_bytes((files("redept") / "specimen" / "specimen.xml").read_bytes())
    pipeline.add(tmp_path / "c.redept", [specimen])
    timed = timed_searches(tmp_path / "c.redept", rounds=1)
    assert timed.number == 50
    assert timed.median <= timed.p95 <= timed.slowest
