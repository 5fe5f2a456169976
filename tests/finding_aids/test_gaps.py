"""Each series of messages is counted in its runs."""

from datetime import date

from redept.corpus import Reader
from redept.finding_aids.gaps import gaps, run_named


def day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


def test_a_run_names_what_is_printed_cited_and_unseen(specimen: Reader) -> None:
    (lisbon,) = (
        one for one in gaps(specimen) if (one.kind, one.from_, one.begins) == ("telegram", "Lisbon", "1948-01-01")
    )
    assert [(held.number, held.state) for held in lisbon.numbers] == [
        (38, "cited"),
        (40, "printed"),
        (41, "printed"),
        (52, "cited"),
        (131, "printed"),
    ]
    assert lisbon.missing == ((39, 39), (42, 51), (53, 130))
    assert lisbon.unseen == 1 + 10 + 78


def test_what_is_missing_and_what_is_known_fill_a_run(specimen: Reader) -> None:
    for one in gaps(specimen):
        assert one.printed + one.cited + one.unseen == one.last - one.first + 1
        assert all(held.cited_by for held in one.numbers if held.state == "cited")


def test_runs_begin_as_the_series_do() -> None:
    begins = {
        written: date.fromordinal(run.begins).isoformat()
        for written in ("1949-12-31", "1950-03-01", "1955-06-30", "1955-07-01", "1968-11-05", "1970-02-02")
        if (run := run_named("telegram", "Moscow", "Department", "", day(written)))
    }
    assert begins == {
        "1949-12-31": "1949-01-01",
        "1950-03-01": "1950-01-01",
        "1955-06-30": "1954-07-01",
        "1955-07-01": "1955-07-01",
        "1968-11-05": "1967-07-01",
        "1970-02-02": "1970-01-01",
    }


def test_the_department_counts_each_post_until_june_1966_and_all_together_since() -> None:
    before = [run_named("telegram", "Department", post, "", day("1966-06-30")) for post in ("Moscow", "London")]
    since = [run_named("telegram", "Department", post, "", day("1966-07-01")) for post in ("Moscow", "London")]
    assert before[0] != before[1]
    assert since[0] == since[1] is not None


def test_policy_papers_are_no_messages() -> None:
    assert run_named("telegram", "Department", "Moscow", "NSC", day("1955-07-01")) is None
