"""Those named before a verb who may be its two sides: joined by و, or the last two people."""

from __future__ import annotations

from itertools import pairwise

from marsad.facts.events.scene import SIDES, Scene
from marsad.model.entity import Entity, EntityType


def homes_of(scene: Scene, people: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The countries of people, where the article names them."""
    homes = (scene.country_of(e.country) for e in people if e.type is EntityType.PERSON)
    return tuple(dict.fromkeys(home for home in homes if home is not None))


def named_together(scene: Scene, token: int, *, states: bool = False) -> tuple[Entity, ...]:
    """The last two names before `token` that و joins."""
    named = [n for n in scene.cast.between(scene.first, token) if n.entity.type in SIDES]
    for a, b in reversed(list(pairwise(named))):
        joined = b.first == a.last and scene.glue(b).startswith("و")
        alike = a.entity.type is b.entity.type and a.entity is not b.entity
        if joined and alike and (not states or a.entity.type is EntityType.GPE):
            return (a.entity, b.entity)
    return ()


def two_people(scene: Scene, token: int) -> tuple[Entity, ...]:
    """The two people last named apart, in the order of the text."""
    people = [n.entity for n in scene.cast.between(scene.first, token) if n.entity.type is EntityType.PERSON]
    last = tuple(dict.fromkeys(reversed(people)))[:2]
    return tuple(reversed(last)) if len(last) > 1 else ()
