"""Marked sentences are spans without words, and are scored as the rules say."""

from collections import Counter

from redept.evaluation.statements import Mark, Marked, Row, gold, overlap, score
from redept.model import Span


def test_marks_stand_in_their_sentences() -> None:
    sentences = [*gold("a"), *gold("b")]
    assert len(sentences) >= 3_000
    assert {one.part for one in sentences} == {"tuning", "held-out"}
    for one in sentences:
        assert one.start < one.end
        for mark in one.marks:
            assert one.start <= mark.start < mark.end <= one.end
            assert mark.source is None or one.start <= mark.source.start < mark.source.end <= one.end


def test_both_markers_marked_the_same_sentences() -> None:
    first, second = list(gold("a")), list(gold("b"))
    assert [one.place for one in first] == [one.place for one in second]
    kinds = Counter(mark.kind for one in first for mark in one.marks)
    assert kinds["told"] >= 300
    assert kinds["question"] + kinds["request"] >= 300
    assert kinds["act"] + kinds["position"] >= 200
    assert sum(not one.marks for one in first) >= 400


def test_the_parts_share_no_volume() -> None:
    volumes: dict[str, set[str]] = {"tuning": set(), "held-out": set()}
    for one in gold():
        volumes[one.part].add(one.document.partition("/")[0])
    assert not volumes["tuning"] & volumes["held-out"]


def test_half_of_the_words_in_common_is_a_hit() -> None:
    mark = Mark(kind="told", start=10, end=40, source=Span(start=0, end=2))
    marked = Marked(part="tuning", document="v/d1", start=0, end=40, marks=(mark,))
    empty_one = Marked(part="tuning", document="v/d1", start=50, end=60)
    good = Row(kind="told", start=20, end=40, source=Span(start=0, end=2))
    bad = Row(kind="told", start=35, end=40)
    assert overlap(marked.marks[0], good) > 0.5 > overlap(marked.marks[0], bad)
    tallies, empty, false = score([(marked, [good, bad]), (empty_one, [])])
    told = tallies["told"]
    assert (told.marked, told.found, told.hits, told.sources) == (1, 2, 1, 1)
    assert (empty, false) == (1, 0)
