"""Whether two reports tell one story: what they have in common, weighed by a model learnt from labels.

The weights are data with where they come from: `weights/joining.json`, by `tools/stories/train_joining.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from marsad.lexicon.pack import Lexicon
from marsad.stories.one_to_many import cosines, counts_shared
from marsad.stories.report import Report
from marsad.stories.shingles import shared
from marsad.stories.words import StoryWords

_DAY = 86_400
_DOUBT = 3.0  # the rarity that what is shared must outweigh to count in full
_DEED = 4.0  # the rarity of an event with one who had part in it

FEATURES = ("lead", "title", "whole", "told", "copied", "days", "same_outlet", "usual")
_OWN = len(FEATURES) - 1  # those that depend on the two reports alone


@dataclass(frozen=True, slots=True)
class Joining:
    """The decision: log-odds are weights times features; groups join from `threshold` on.

    `absent` is what two reports count that were never compared, too unlike or too far apart in time.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float
    absent: float

    def own(self, features: Sequence[float]) -> float:
        """The log-odds that two reports tell one story, before what is usual around them is weighed in."""
        return self.bias + sum(w * f for w, f in zip(self.weights, features, strict=False))

    def own_to_each(self, features: NDArray[np.float64]) -> list[float]:
        """The same for many reports, a row each."""
        found: list[float] = (self.bias + features @ np.array(self.weights[:_OWN])).tolist()
        return found

    @property
    def usual(self) -> float:
        """The weight of what is usual around the two."""
        return self.weights[_OWN]


def features_of(
    one: Report, other: Report, words: StoryWords, lead: float | None = None
) -> tuple[float, ...]:
    """What two reports have in common: `FEATURES` in their order, less what is usual around them.

    `lead` is how like their leads are, where that is known.
    """
    return (
        one.lead.cosine(other.lead) if lead is None else lead,
        one.title.cosine(other.title),
        one.whole.cosine(other.whole),
        _told(one, other, words),
        shared(one.pairs, other.pairs) / (min(len(one.pairs), len(other.pairs)) or 1),
        abs(one.moment - other.moment) / _DAY,
        float(one.outlet is not None and one.outlet == other.outlet),
    )


def features_to_each(
    one: Report, others: Sequence[Report], words: StoryWords, leads: Sequence[float]
) -> NDArray[np.float64]:
    """What a report has in common with each of several others, a row of `features_of` for each."""
    fewer = [min(len(one.pairs), len(other.pairs)) or 1 for other in others]
    columns = (
        leads,
        cosines(one.title, [other.title for other in others]),
        cosines(one.whole, [other.whole for other in others]),
        [_told(one, other, words) for other in others],
        counts_shared(one.pairs, [other.pairs for other in others]) / fewer,
        [abs(one.moment - other.moment) / _DAY for other in others],
        [one.outlet is not None and one.outlet == other.outlet for other in others],
    )
    return np.array(columns, dtype=np.float64).T


def _told(one: Report, other: Report, words: StoryWords) -> float:
    """How much of the people, places and events they tell of is the same, rare names more; below 1.0."""
    names, deeds = one.names & other.names, len(one.deeds & other.deeds)
    if not (names or deeds):
        return 0.0
    fewer = min(len(one.deeds), len(other.deeds))
    both = words.rarity_of(names)
    return (both + _DEED * deeds) / (one.rarity + other.rarity - both + _DEED * fewer + _DOUBT)


def joining(_lexicon: Lexicon) -> Joining:
    """The decision that ships with Marsad: `lexicon.derive(joining)` loads it once."""
    data = json.loads((files("marsad.stories") / "weights" / "joining.json").read_text(encoding="utf-8"))
    weights = tuple(data["weights"][name] for name in FEATURES)
    return Joining(weights, data["bias"], data["threshold"], data["absent"])
