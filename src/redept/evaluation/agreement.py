"""How far two markers of the same sentences agree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

from redept.evaluation.marks import Mark, Marked
from redept.evaluation.statements import ENOUGH, GROUPS, group, overlap, same_recipient, same_source
from redept.model import Record


class Agreement(Record, frozen=True, kw_only=True):
    """Figures of two markers over the `sentences` that both marked.

    `spans[kind]` is the F1 of one marker's contents against the other's, a hit sharing half of the words; `kappa[kind]`
    is Cohen's kappa of whether a sentence holds the kind at all, "none" for empty ones, and `kappa_of_spans` that of
    the kind given to each content, "none" where one marker has no content there. The last four are shares of the
    contents that both marked as one kind.
    """

    sentences: int
    spans: dict[str, float]
    kappa: dict[str, float]
    kappa_of_spans: float
    source: float
    recipient: float
    certainty: float
    words_in_common: float


def agreement(first: Iterable[Marked], second: Iterable[Marked]) -> Agreement:
    """The agreement of two markers on the sentences that both have."""
    others = {one.place: one for one in second}
    both = [(one, others[one.place]) for one in first if one.place in others]
    labels = [pair for one, other in both for pair in paired(one.marks, other.marks)]
    hits = [(one, other) for one, other in labels if one and other and group(one.kind) == group(other.kind)]
    sure = [(one, other) for one, other in hits if one.certainty and other.certainty]
    return Agreement(
        sentences=len(both),
        spans={kind: span_f1(labels, kind) for kind in GROUPS},
        kappa={kind: kappa([(holds(one, kind), holds(other, kind)) for one, other in both]) for kind in KAPPA_OF},
        kappa_of_spans=kappa([(label(one), label(other)) for one, other in labels]),
        source=share(same_source(one.source, other.source) for one, other in hits),
        recipient=share(same_recipient(one.recipient, other.recipient) for one, other in hits),
        certainty=share(one.certainty == other.certainty for one, other in sure),
        words_in_common=sum(overlap(one, other) for one, other in hits) / len(hits) if hits else 0.0,
    )


KAPPA_OF = (*GROUPS, "none")
Pair = tuple[Mark | None, Mark | None]


def paired(ones: Sequence[Mark], others: Sequence[Mark]) -> list[Pair]:
    """Contents of two markers side by side, the most alike first; None beside a content that only one has."""
    ranked = sorted(
        (
            (overlap(one, other), group(one.kind) == group(other.kind), i, j)
            for (i, one), (j, other) in product(enumerate(ones), enumerate(others))
        ),
        reverse=True,
    )
    left, right = set(range(len(ones))), set(range(len(others)))
    pairs: list[Pair] = []
    for same_kind in (True, False):
        for common, alike, i, j in ranked:
            if common >= ENOUGH and alike is same_kind and i in left and j in right:
                left.remove(i)
                right.remove(j)
                pairs.append((ones[i], others[j]))
    return pairs + [(ones[i], None) for i in sorted(left)] + [(None, others[j]) for j in sorted(right)]


def span_f1(pairs: Sequence[Pair], kind: str) -> float:
    """F1 of contents of a kind: twice those both have, over all that either has."""
    mine = sum(one is not None and group(one.kind) == kind for one, _ in pairs)
    yours = sum(other is not None and group(other.kind) == kind for _, other in pairs)
    both = sum(bool(one and other and group(one.kind) == group(other.kind) == kind) for one, other in pairs)
    return 2 * both / (mine + yours) if mine + yours else 1.0


def holds(marked: Marked, kind: str) -> bool:
    """Whether a sentence holds a kind; "none" is the kind of one without marks."""
    return not marked.marks if kind == "none" else any(group(one.kind) == kind for one in marked.marks)


def label(mark: Mark | None) -> str:
    return group(mark.kind) if mark else "none"


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Cohen's kappa: agreement beyond what chance would give, 1 where all agree."""
    if not pairs:
        return 1.0
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[kind] * second[kind] for kind in first) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def share(outcomes: Iterable[bool]) -> float:
    """The share of true ones; 1 where there are none."""
    counted = list(outcomes)
    return sum(counted) / len(counted) if counted else 1.0
