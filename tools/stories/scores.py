"""Scores of story groups against labels, as `../shared/stories/score.py` has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

Groups = Mapping[str, Hashable]


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean, 0.0 of two zeros."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bcubed(gold: Groups, found: Groups, ids: Iterable[str]) -> float:
    """BCubed F1 over the articles `ids`, counted among themselves."""
    ids = list(ids)
    both = Counter((found[each], gold[each]) for each in ids)
    groups, stories = Counter(found[each] for each in ids), Counter(gold[each] for each in ids)
    precision = sum(n * n / groups[group] for (group, _), n in both.items()) / len(ids)
    recall = sum(n * n / stories[story] for (_, story), n in both.items()) / len(ids)
    return f1(precision, recall)


def pairs_f1(gold: Groups, found: Groups, ids: Iterable[str]) -> float:
    """F1 of the pairs of `ids` that stand in one story."""
    ids = list(ids)
    right = _pairs(Counter((found[each], gold[each]) for each in ids))
    made, true = _pairs(Counter(found[each] for each in ids)), _pairs(Counter(gold[each] for each in ids))
    return f1(right / made if made else 1.0, right / true if true else 1.0)


def _pairs(counts: Counter[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())
