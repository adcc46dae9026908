"""Names found against names annotated, as the CoNLL scorer counts them: kind and both edges right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tools.tagger.corpora import OUTSIDE, Annotated, ranges

from marsad.facts.names.tagger import Tagger

ALL = "all"


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean over `annotated` names."""

    precision: float
    recall: float
    f1: float
    annotated: int


def score(annotated: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> dict[str, Score]:
    """Scores a kind and over all, from IOB2 labels a sentence."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for gold, guess in zip(annotated, found, strict=True):
        gold_names, guess_names = set(ranges(list(gold))), set(ranges(list(guess)))
        wanted.update(kind for *_, kind in gold_names)
        given.update(kind for *_, kind in guess_names)
        right.update(kind for *_, kind in gold_names & guess_names)
    kinds = sorted(wanted)
    scores = {kind: _score(right[kind], given[kind], wanted[kind]) for kind in kinds}
    return scores | {ALL: _score(right.total(), given.total(), wanted.total())}


def _score(right: int, given: int, wanted: int) -> Score:
    return Score(
        precision=right / given if given else 0.0,
        recall=right / wanted if wanted else 0.0,
        f1=2 * right / (given + wanted) if given + wanted else 0.0,
        annotated=wanted,
    )


def tag_words(tagger: Tagger, corpus: Sequence[Annotated], block: int) -> list[list[str]]:
    """IOB2 labels of the corpus's own words, each run of `block` sentences tagged as one text.

    ANERcorp does not mark where one article ends and the next begins.
    """
    found: list[list[str]] = []
    for start in range(0, len(corpus), block):
        run = corpus[start : start + block]
        labels = _tag_run(tagger, run)
        found += [sentence.to_words(given) for sentence, given in zip(run, labels, strict=True)]
    return found


def _tag_run(tagger: Tagger, run: Sequence[Annotated]) -> list[list[str]]:
    keys: list[str] = []
    bounds: list[tuple[int, int]] = []
    for sentence in run:
        bounds.append((len(keys), len(keys) + len(sentence.sentence.keys)))
        keys += sentence.sentence.keys
    labels = [OUTSIDE] * len(keys)
    for name in tagger.tag(keys, bounds):
        labels[name.first : name.last] = [f"B-{name.kind}"] + [f"I-{name.kind}"] * (
            name.last - name.first - 1
        )
    return [labels[first:last] for first, last in bounds]
