"""Those named before a verb who may be its two sides: joined by و, or the last two people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from marsad.facts.events.scene import SIDES, Scene
from marsad.model.entity import Entity, EntityType
from marsad.model.quote import Quote

_TWO = 2

_LIST_GAP = 1  # marks between two names of a list


def homes_of(scene: Scene, people: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The countries of people and capitals, where the article names them."""
    homes = (scene.country_of(e.country) for e in people if e.type is not EntityType.ORG)
    return tuple(dict.fromkeys(home for home in homes if home is not None))


def named_together(scene: Scene, token: int, *, states: bool = False) -> tuple[Entity, ...]:
    """The last two names before `token` that و joins: people, bodies or governments, no two towns."""
    named = [n for n in scene.cast.between(scene.first, token) if n.entity.type in SIDES]
    for a, b in reversed(list(pairwise(named))):
        joined = b.first == a.last and scene.glue(b).startswith("و")
        if joined and _are_sides(scene, a.entity, b.entity) and (not states or scene.is_government(a.entity)):
            return (a.entity, b.entity)
    return ()


def named_group(scene: Scene, token: int, count: int, *, states: bool) -> tuple[Entity, ...]:
    """The last `count` states, or people, that stand in one list before `token`: واتفقت الدول الثلاث."""
    kind = EntityType.GPE if states else EntityType.PERSON
    run: list[Entity] = []
    last = None
    found: tuple[Entity, ...] = ()
    for named in scene.cast.between(scene.first, token):
        if named.entity.type is not kind:
            continue
        listed = last is not None and named.first - last <= _LIST_GAP
        run = [*run, named.entity] if listed and named.entity not in run else [named.entity]
        last = named.last
        found = tuple(run) if len(run) == count else found
    return found


def _are_sides(scene: Scene, one: Entity, other: Entity) -> bool:
    """Whether two entities may face each other: of one kind, and towns only as seats of two states."""
    if one.type is not other.type or one is other:
        return False
    if one.type is not EntityType.GPE:
        return True
    return one.country != other.country and scene.is_government(one) and scene.is_government(other)


def two_people(scene: Scene, token: int, office: str) -> tuple[Entity, ...]:
    """The two people last named apart, in the order of the text; those of an office where two hold it."""
    people = [n.entity for n in scene.cast.between(scene.first, token) if n.entity.type is EntityType.PERSON]
    holders = [e for e in people if office in scene.roles[e.id]]
    people = holders if len({e.id for e in holders}) > 1 else [e for e in people if scene.roles[e.id]]
    last = tuple(dict.fromkeys(reversed(people)))[:2]
    return tuple(reversed(last)) if len(last) > 1 else ()


def two_told_of(scene: Scene, token: int) -> tuple[Entity, ...]:
    """The two people that the sentence of `token` names before it, or that one and the one before it."""
    first, _ = scene.sentence(token)
    earlier = scene.sentence(first - 1)[0] if first > scene.first else first
    for start in (first, earlier):
        named = (n.entity for n in scene.cast.between(start, token) if n.entity.type is EntityType.PERSON)
        people = tuple(dict.fromkeys(named))
        if len(people) > 1:
            return people if len(people) == _TWO else ()
    return ()


def two_states(scene: Scene, token: int) -> tuple[Entity, ...]:
    """The two states that the sentence of `token` names before it, by name, capital, adjective or office."""
    first, _ = scene.sentence(token)
    codes = dict.fromkeys(code for i in range(first, token) if (code := _state_at(scene, i)))
    states = (scene.country_of(code) for code in codes)
    found = tuple(state for state in states if state is not None)
    return found if len(found) == len(codes) == _TWO else ()


def _state_at(scene: Scene, token: int) -> str | None:
    """The code of the state that the word at `token` names, or whose office the person there holds."""
    named = scene.starts.get(token)
    if named is None:
        return scene.demonyms.get(scene.keys[token].removeprefix("ال")) if token not in scene.inside else None
    person = named.entity.type is EntityType.PERSON
    return named.entity.country if person or scene.is_government(named.entity) else None


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


def speaker_before(scene: Scene, verb: int, token: int) -> tuple[Entity, ...]:
    """Who speaks where a verb stands in a quote that ends before `token`."""
    quote = quote_around(scene, verb)
    if quote is None or quote.speaker is None or quote.end > scene.layout.tokens.starts[token]:
        return ()
    return (scene.cast.entities[quote.speaker],)
