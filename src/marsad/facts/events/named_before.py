"""Those named before a verb who may be its two sides: joined by و, or the last two people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from marsad.facts.events.scene import SIDES, Scene
from marsad.model.entity import Entity, EntityType
from marsad.model.quote import Quote


def homes_of(scene: Scene, people: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The countries of people and capitals, where the article names them."""
    homes = (scene.country_of(e.country) for e in people if e.type is not EntityType.ORG)
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


def two_people(scene: Scene, token: int, office: str = "") -> tuple[Entity, ...]:
    """The two people last named apart, in the order of the text; those of an office where two hold it."""
    people = [n.entity for n in scene.cast.between(scene.first, token) if n.entity.type is EntityType.PERSON]
    holders = [e for e in people if office and office in scene.roles[e.id]]
    people = holders if len({e.id for e in holders}) > 1 else people
    last = tuple(dict.fromkeys(reversed(people)))[:2]
    return tuple(reversed(last)) if len(last) > 1 else ()


def last_person(scene: Scene, first: int, last: int) -> tuple[Entity, ...]:
    """The person last named in tokens `[first, last)`."""
    people = [n.entity for n in scene.cast.between(first, last) if n.entity.type is EntityType.PERSON]
    return tuple(people[-1:])


def person_spoken_of(scene: Scene, token: int, others: Iterable[Entity]) -> tuple[Entity, ...]:
    """The person last named in the sentence before `token`, who is none of `others`."""
    first, _ = scene.sentence(token)
    known = tuple(others)
    named = (n.entity for n in scene.cast.between(first, token) if n.entity.type is EntityType.PERSON)
    return tuple([e for e in named if e not in known][-1:])


def quote_around(scene: Scene, token: int) -> Quote | None:
    """The quote whose content holds a token."""
    start = scene.layout.tokens.starts[token]
    return next((q for q in scene.article.quotes if q.start <= start < q.end), None)
