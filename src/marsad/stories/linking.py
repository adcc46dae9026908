"""Why two reports were put in one story, in words a reader can check."""

from __future__ import annotations

import math

from marsad.model.story import Link
from marsad.stories.joining import FEATURES, features_of
from marsad.stories.nearby import HOUR
from marsad.stories.report import Report
from marsad.stories.words import StoryWords

# From where on what two reports share is worth telling.
_WORTH = {"copied": 0.5, "title": 0.35, "lead": 0.3, "told": 0.25}
_NAMES = {"copied": "text", "title": "headline", "lead": "lead", "told": "names"}


def link_of(report: Report, other: Report, odds: float, words: StoryWords) -> Link:
    """What joins `report` to `other`; `odds` are the log-odds that they tell one story."""
    shared = dict(zip(FEATURES, features_of(report, other, words), strict=False))
    shares = tuple(_NAMES[name] for name, least in _WORTH.items() if shared[name] >= least)
    chance = 1 / (1 + math.exp(-odds))
    return Link(other.row, chance, shares, abs(report.moment - other.moment) / HOUR)
