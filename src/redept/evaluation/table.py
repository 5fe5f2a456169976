"""Scores as lines for people."""

from collections.abc import Iterator, Mapping, Sequence

from redept.evaluation import Scores
from redept.evaluation.reading import OUTCOMES, WHOLE, Failure, commonest, examples, gained_and_lost

LONGEST_VALUE = 70


def lines(scores: Scores, most: int) -> Iterator[str]:
    """The table of all papers, the whole records by period, the links, and `most` examples of each failure."""
    reading = scores.reading
    yield f"{reading.papers} papers read from their words"
    yield from of_fields(reading.tallies.get("all", {}))
    yield ""
    for period, tally in reading.tallies.items():
        if period != "all":
            papers = sum(tally[WHOLE].values())
            yield f"{period:<12} whole record {share(tally[WHOLE])} of {papers}, worst: {worst(tally)}"
    for kind, counts in scores.links.items():
        yield f"linked {kind}: {counts['right']} right, {counts['wrong']} wrong, {counts['none']} without a target"
    yield from of_failures(reading.failures, most)


def of_fields(tally: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """One line a field: each outcome's count, and the share of right among those the editors marked."""
    yield f"{'':<18}{'share':>7}" + "".join(f"{how:>10}" for how in OUTCOMES)
    for field, counts in tally.items():
        yield f"{field:<18}{share(counts):>7}" + "".join(f"{counts[how]:>10}" for how in OUTCOMES)


def share(counts: Mapping[str, int]) -> str:
    """Right among right, wrong and missed; inventions stand apart."""
    asked = counts["right"] + counts["wrong"] + counts["missed"]
    return f"{counts['right'] / asked:.4f}" if asked else "-"


def worst(tally: Mapping[str, Mapping[str, int]]) -> str:
    """The three fields of a period with the smallest share."""
    shares = sorted((share(counts), field) for field, counts in tally.items() if field != WHOLE)
    return ", ".join(f"{field} {found}" for found, field in shares[:3])


def of_failures(failures: Sequence[Failure], most: int) -> Iterator[str]:
    if not most or not failures:
        return
    yield ""
    yield "commonest failures: " + ", ".join(f"{field} {how} {count}" for field, how, count in commonest(failures))
    for one in examples(failures, most):
        yield failure(one)


def failure(one: Failure) -> str:
    """A failure on one line: "frus1955-57v03/d12 place wrong: Paris, read as Lyons"."""
    said = "nothing" if one.said in (None, (), []) else clipped(one.said)
    true = "nothing" if one.true in (None, (), []) else clipped(one.true)
    return f"  {one.document} {one.field} {one.outcome}: {true}, read as {said}"


def clipped(value: object) -> str:
    words = " ".join(str(value).split())
    return words if len(words) <= LONGEST_VALUE else words[: LONGEST_VALUE - 1] + "…"


def compared(old: Sequence[Failure], new: Sequence[Failure]) -> Iterator[str]:
    """What an earlier run had wrong and this one has right, and the other way round."""
    gained, lost = gained_and_lost(old, new)
    yield f"{len(gained)} gained, {len(lost)} lost"
    for word, found in (("gained", gained), ("lost", lost)):
        for one in found:
            yield f"{word}{failure(one)}"
