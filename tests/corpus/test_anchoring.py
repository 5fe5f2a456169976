"""Judgements find their words again."""

import tomllib
from pathlib import Path

import pytest

from redept.corpus.anchoring import Standing, pair
from redept.model import Reference
from tests.corpus.specimens import judgement, reference

CASES = tomllib.loads((Path(__file__).parent / "cases" / "anchoring.toml").read_text("utf-8"))["papers"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_judged_words_are_found_again(case: dict[str, list[tuple[int, str]]]) -> None:
    judged = [placed(*words) for words in case["judged"]]
    before = [placed(*words) for words in case.get("before", case["judged"])]
    now = [placed(*words) for words in case["now"]]
    standing = [Standing(key=key, anchor=one.id, judgement=judgement(one, None)) for key, one in enumerate(judged)]
    found = [-1 if one is None else now.index(one) for _, one in pair(standing, before, now)]
    assert [str(place) for place in found] == list(map(str, case["found"]))


def placed(start: int, words: str, note: int = 0) -> Reference:
    return reference("vol/d1", start, words, note=note or None)
