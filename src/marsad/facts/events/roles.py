"""Roles beside names: the person that a role leads to, and what a name has behind it."""

from __future__ import annotations

from marsad.facts.events.joints import Joints
from marsad.facts.events.scene import COMMAS, MARKS, Scene
from marsad.facts.reference import Named
from marsad.model.entity import Entity, EntityType
from marsad.text.normalise import fold_word

_LONGEST_ROLE = 14


def _is_office(entity: Entity) -> bool:
    """Whether a person is known by the office alone."""
    return entity.type is EntityType.PERSON and entity.role == entity.name


class Roles:
    """Finds the people of one article by their roles."""

    def __init__(self, scene: Scene, verbs: frozenset[int], joints: Joints) -> None:
        self._scene = scene
        self._keys = scene.keys
        self._verbs = verbs
        self._joints = joints

    def after_role(self, named: Named, limit: int) -> int:
        """The token after a role that follows its name: X، رئيس الوزراء."""
        if named.entity.type is not EntityType.PERSON:
            return named.last
        following = self._scene.starts.get(named.last)
        honoured = self._scene.honours.is_honorific(named.entity.role or "")
        if following is not None and honoured and _is_office(following.entity):
            return following.last  # صاحب السمو X ولي العهد: his office, not someone else
        role = tuple(fold_word(named.entity.role or "").split())
        first = named.last + (named.last < limit and self._keys[named.last] in COMMAS)
        if role and self._keys[first : min(first + len(role), limit)] == role:
            return first + len(role)
        beside = named.last < limit and self._keys[named.last] in self._scene.offices
        beside = beside and named.last not in self._scene.starts and not self._is_titled(named, role)
        if beside and self.person_behind(named.last, limit) is None:
            return self._joints.noun_end(named.last, limit)
        return named.last

    def _is_titled(self, named: Named, role: tuple[str, ...]) -> bool:
        """Whether a name's office stands before it, so that one behind it is another's."""
        fronted = named.first > 0 and bool(role) and self._keys[named.first - 1] == role[-1]
        return fronted and role[0] in self._scene.offices

    def spoken_for(self, token: int, person: Named) -> Named:
        """Who speaks for a person named first: المتحدث باسم X Y."""
        following = self._scene.starts.get(person.last)
        speaks = "باسم" in self._keys[token : person.first] and following is not None
        if speaks and following is not None and following.entity.type is EntityType.PERSON:
            return following
        return person

    def counterpart(self, token: int, end: int) -> Entity | None:
        """Who نظيره التركي is: the person of that country named last before, else the only one named."""
        codes = {self._scene.demonyms.get(self._keys[i].removeprefix("ال")) for i in range(token + 1, end)}
        named = self._scene.cast.between(self._scene.first, token)
        people = [n.entity for n in named if n.entity.type is EntityType.PERSON]
        codes.discard(None)
        before = next((e for e in reversed(people) if e.country in codes), None)
        later = [e for e in self._scene.people if e.country in codes]
        return before or (later[0] if len(later) == 1 else None)

    def person_behind(self, token: int, limit: int) -> Named | None:
        """The person named behind a role that begins at `token`."""
        head = self._joints.stripped(token).removeprefix("ال")
        office = self._scene.offices.get(self._joints.stripped(token))
        kin = office is not None and office.office.kind == "kin"
        definite = self._joints.stripped(token).startswith("ال")
        for named in self._scene.cast.between(token + 1, min(limit, token + _LONGEST_ROLE)):
            gap = range(token + 1, named.first)
            person = named.entity.type is EntityType.PERSON
            role = fold_word(named.entity.role or "") if person else ""
            within = person and all(self._is_within(i, role) for i in gap)
            if not within and any(self._breaks_role(i, named.first) for i in gap):
                return None
            if not within and definite and self._begins_noun(next((i for i in gap if self._joins(i)), token)):
                return None
            if not person:
                continue
            if kin:
                return named if head in role else None  # والدة X is not X
            return named if head in role or len(gap) <= 4 or not role else None
        return None

    def _is_within(self, token: int, role: str) -> bool:
        """Whether a word between a role and its name is part of the role, or a title: الشيخ."""
        key = self._keys[token]
        return key in COMMAS or key in role or key in self._scene.cast.titles

    def _joins(self, token: int) -> bool:
        """Whether a word is no adjective or second noun with the article."""
        return not self._joints.stripped(token).startswith("ال")

    def _begins_noun(self, token: int) -> bool:
        """Whether an indefinite noun stands at a token: المعارضة نظام الرئيس X, not الأمين العام لحزب X."""
        key = self._keys[token]
        led = self._joints.is_preposition(token) or self._joints.glued(token) or key[0] == "و"
        known = key in self._scene.cast.titles or key in self._scene.lists.rank or key in self._scene.offices
        apart = led or known or token in self._scene.inside or key in MARKS
        return self._joins(token) and not apart

    def _breaks_role(self, token: int, name: int) -> bool:
        key = self._keys[token]
        if key in COMMAS:
            return token != name - 1
        lists = self._scene.lists
        return (
            token in self._verbs
            or key in {":", "."}
            or key in lists.complementizer
            or key in lists.relative
            or key in {"مع", "خلال", "بعد", "عقب", "قبل", "عن", "منذ", "علي"}
            or (key[0] == "و" and key[1:] in self._scene.offices)
        )

    def person_near(self, token: int, limit: int) -> Named | None:
        """The person named right behind an adjective or a country: والتركي خلوصي أكار."""
        following = self._scene.starts.get(token + 1)
        person = following is not None and following.entity.type is EntityType.PERSON
        return following if person and token + 1 < limit else None

    def apposed(self, token: int, limit: int) -> Named | None:
        """The person named right behind a definite noun: الصحفي X، الفريق أول X."""
        for i in (token, token + 1):
            named = self._scene.starts.get(i)
            if named is not None and i < limit:
                person = named.entity.type is EntityType.PERSON and not self._scene.is_glued(named)
                return named if person else None
            if i < limit and self._keys[i] not in self._scene.lists.rank:
                return None
        return None
