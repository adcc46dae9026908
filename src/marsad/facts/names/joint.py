"""People who share a dual or plural role: وزيري الدفاع الروسي سيرغي شويغو والتركي خلوصي أكار."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.facts.names.names import name_end
from marsad.facts.names.naming import Claims, Naming, known_holder, role_text
from marsad.facts.names.role import Role
from marsad.facts.names.roles import RoleReader
from marsad.facts.names.scene import LISTED, Scene
from marsad.facts.names.seen import opens_seen
from marsad.facts.names.titles import skip_titles
from marsad.model.entity import EntityType

_COMMAS = frozenset("،,")
_DUAL = ("يان", "يين")
_SHORTEST_NAME = 3


def sharers(scene: Scene, roles: RoleReader, naming: Naming, claims: Claims) -> Iterator[Naming]:
    """Those named after `naming` who share its role; none where the role is one person's."""
    role = naming.role
    if role is None or role.form.number == "s":
        return
    states = _states_in(roles, role)
    next_one = _next(scene, roles, naming.last, role)
    while next_one is not None:
        claims.take(next_one.first, next_one.last)
        del states[:1]
        if states:
            text = role_text(scene, role)
            next_one = replace(next_one, country=states[0], role_text=text)
        yield next_one
        next_one = _next(scene, roles, next_one.last, role)


def _states_in(roles: RoleReader, role: Role) -> list[str | None]:
    """The countries of the places in a role that names one for each who shares it: وزيرا خارجية مصر وقطر."""
    inside = [p.country for i, p in sorted(roles.places.items()) if role.first < i < role.last]
    return inside if len(inside) > 1 else []


def _next(scene: Scene, roles: RoleReader, i: int, role: Role) -> Naming | None:
    end = scene.ends[i - 1]
    while i < end and scene.keys[i] in _COMMAS:
        i += 1
    if i >= end or not scene.keys[i].startswith("و"):
        return None
    word = scene.words[i]
    if word.demonym is not None:
        return _of_country(scene, roles, i + 1, role, word.demonym)
    place = roles.places.get(i)
    if place is not None:
        return _of_country(scene, roles, place.last, role, place.country)
    return _glued(scene, roles, i, role)


def _of_country(scene: Scene, roles: RoleReader, at: int, role: Role, country: str | None) -> Naming | None:
    """The name after the second country: والتركي خلوصي أكار، وبلجيكا ألكسندر دو كرو."""
    at, rank = skip_titles(scene, at)
    last = name_end(scene, at, cued=True) if at < len(scene.keys) else at
    if last == at:
        return None
    holder = known_holder(scene, at, last)
    text = _shared_text(scene, roles, role)
    return Naming(at, last, 0, "joint role", role, text, rank, False, country, holder, True)


def _glued(scene: Scene, roles: RoleReader, i: int, role: Role) -> Naming | None:
    """A name whose first word has و glued to it: الرئيسان فلاديمير بوتين ورجب طيب أردوغان."""
    key = scene.keys[i][1:]
    if len(key) < _SHORTEST_NAME or not (scene.vocabulary.nameness(key) >= 2 or _is_seen(scene, i)):
        return None
    last = i + 1
    while last < scene.ends[i] and scene.names[last] and not scene.timed[last] and not _joins(scene, last):
        last += 1
    if last == i + 1:
        return None
    match = scene.matches.get(i)
    known = match.of_type(EntityType.PERSON) if match is not None and match.last == last else ()
    holder = known[0].identity if known and match is not None and match.reading.cut == 1 else None
    text = _shared_text(scene, roles, role)
    return Naming(i, last, 1, "joint role", role, text, holder=holder, titled=True)


def _is_seen(scene: Scene, i: int) -> bool:
    """Whether و stands before a word of no list that the tagger sees open a name: الوزيران X وركان Y."""
    opens = scene.names[i] in (1, LISTED) and scene.keys[i] not in scene.vocabulary.given
    return opens and opens_seen(scene, i) and scene.vocabulary.nameness(scene.keys[i][1:]) >= 1


def _joins(scene: Scene, i: int) -> bool:
    """Whether و before a word of no list joins one more: نيكولا ساركوزي وفرانسوا هولاند."""
    word = scene.words[i]
    return word.joins_name or (word.key.startswith("و") and word.name == 1)


def _is_of_one(scene: Scene, i: int) -> bool:
    """Whether an adjective of nationality is one person's, no dual: الطياران التركيان."""
    return scene.words[i].demonym is not None and not scene.keys[i].endswith(_DUAL)


def _shared_text(scene: Scene, roles: RoleReader, role: Role) -> str:
    """A joint role without the country of the first: وزيري الدفاع."""
    last = role.last
    while last > role.first + 1 and (_is_of_one(scene, last - 1) or (last - 1) in roles.places):
        last -= 1
    text = scene.tokens.surface(role.first, last)[role.cut :]
    return "ال" + text[2:] if text.startswith("لل") else text
