"""Counts words and word pairs of raw Arabic news: what the gazetteers are guarded with."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from marsad.text.segment import tokenise

RAW = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "raw"
ATTRIBUTION = (
    "Source: document frequencies counted over the ANT corpus (antcorpus.multisource, 2018) and the"
    " Al Mayadeen set of DataScience-NewsAnalytics (2023-2024); no text of theirs is kept."
)


@dataclass(slots=True)
class Counts:
    """How often folded words stand in the news: articles, documents, words, and neighbours."""

    articles: int = 0
    documents: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)


@cache
def news_counts() -> Counts:
    """The counts over all of `../shared/corpora/raw`. Raises FileNotFoundError where it is not there."""
    counts = Counts()
    for text in _texts():
        keys = tokenise(text).keys
        counts.articles += 1
        counts.documents.update(set(keys))
        counts.words.update(keys)
        counts.pairs.update(pairwise(keys))
    return counts


def _texts() -> Iterator[str]:
    paths = sorted(RAW.glob("*.jsonl.gz"))
    if not paths:
        raise FileNotFoundError(f"no raw news under {RAW}")
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (text for line in lines if (text := json.loads(line)["text"]))
