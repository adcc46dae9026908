"""Fighters told by their number, for the body they are of: 30 مسلحا من X، أربعة من جنود X."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marsad.facts.events.phrase import Phrase
from marsad.facts.events.scene import Scene
from marsad.model.entity import EntityType

_OF = "من"


def fighters_of(
    scene: Scene, phrase: Phrase, limit: int, single: Callable[[int, int], Phrase | None]
) -> Phrase | None:
    """A number of fighters with the body that من names behind them; `single` reads a phrase at a token."""
    first, last, keys = phrase.first, phrase.last, scene.keys
    if phrase.owners or last + 1 >= limit or keys[last] != _OF:
        return None
    counted = keys[first] in scene.counting and keys[first] not in scene.lists.quantity
    if not (keys[first].isdigit() or counted):
        return None
    if last > first + 1 and keys[last - 1] not in scene.lists.troops:
        return None
    inner = single(last + 1, limit)
    if inner is None or all(e.type is not EntityType.ORG for e in inner.entities):
        return None
    return replace(phrase, entities=inner.entities, last=inner.last)
