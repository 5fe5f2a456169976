"""Every reader refuses in words or reads what is thrown at it: what the fuzzer once found, and changed good input."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.readers import READERS, SEEDS, escaped, reached

CASES = sorted((Path(__file__).parent / "cases").glob("*/*"))
"""Bytes that once broke a reader, in a folder of its name; `make fuzz` writes them to build/fuzz/found."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_what_was_found_is_mended(case: Path) -> None:
    READERS[case.parent.name](case.read_bytes())


@pytest.mark.parametrize("name", READERS)
def test_a_reader_reads_what_it_is_begun_with(name: str) -> None:
    for seed in SEEDS[name]()[:5]:
        READERS[name](seed)


@pytest.mark.parametrize("name", READERS)
def test_what_the_fuzzer_reached_is_read_or_refused_in_words(name: str) -> None:
    for one in reached(name):
        READERS[name](one)


@given(st.binary(max_size=60))
def test_a_kept_input_is_the_bytes_that_it_was(data: bytes) -> None:
    line = escaped(data)
    assert line.isascii() and len(line.splitlines()) <= 1
    assert line.encode().decode("unicode_escape").encode("latin-1") == data


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(choice=st.data())
def test_changed_input_is_read_or_refused_in_words(name: str, choice: st.DataObject) -> None:
    seed = choice.draw(st.sampled_from(SEEDS[name]()[:5]))
    at = choice.draw(st.integers(0, len(seed)))
    other = choice.draw(st.integers(at, min(len(seed), at + 40)))
    READERS[name](seed[:at] + choice.draw(st.binary(max_size=12)) + seed[other:])
