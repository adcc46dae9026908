"""Whom words of belonging lead to: بلاده, قواته; and who acts before an أنه."""

from __future__ import annotations

from marsad.facts.events.clauses import Clauses
from marsad.facts.events.named_before import homes_of
from marsad.facts.events.of_verbs import DESCRIBING, OfVerbs
from marsad.facts.events.scene import Scene
from marsad.model.entity import Entity, EntityType


class Subjects(OfVerbs):
    """The subjects of an article's verbs, and whom words with their pronouns stand for."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        super().__init__(scene, clauses, self.home)

    def before_that(self, token: int) -> tuple[Entity, ...]:
        """Who speaks in the clause before an أنه at the token before `token`."""
        before = [c for c in self.clauses.in_sentence(token) if c.verb < token]
        return self.of(before[-1]).entities if before else self._of_sentence_before(token)

    def of_participle(self, token: int) -> tuple[Entity, ...]:
        """Who does what a participle tells: who has the floor, or acts before and has its gender."""
        if said := self._said_of(token):
            return said
        found = self.floor(token)
        gender = "f" if self.scene.keys[token].endswith("ه") else "m"
        if not found or self._has_gender(found, gender):
            return found
        acting = (c for c in reversed(self.clauses.in_sentence(token)) if c.verb < token)
        agreeing = (e for e in map(self.of, acting) if e.entities and self._has_gender(e.entities, gender))
        return next((subject.entities for subject in agreeing), found)

    def _said_of(self, token: int) -> tuple[Entity, ...]:
        """Of whom a participle is said that opens no clause: كييف متهمة موسكو."""
        named = self.scene.cast.at(token - 1) if token - 1 in self.scene.inside else None
        first, _ = self.scene.sentence(token)
        alone = named is not None and named.first == first and named.last == token
        return (named.entity,) if named is not None and alone else ()

    def _has_gender(self, entities: tuple[Entity, ...], gender: str) -> bool:
        return self.gender(entities[0]) in {gender, None}

    def before(self, token: int) -> tuple[Entity, ...]:
        """Who acts in the sentences before the one of `token`."""
        return self._of_sentence_before(token)

    def home(self, token: int, key: str) -> tuple[Entity, ...]:
        """Whom بلاده stands for: the owner's country where the article names it, else the owner."""
        if key in self.scene.lists.own_forces:
            return self._commanding(token)
        if key in self.scene.lists.guest:
            return tuple(e for e in self._of_sentence_before(token) if e.type is EntityType.PERSON)[:1]
        owners = [e for e in self._owner_before(token) if e.type is not EntityType.GPE][:1]
        country = self.scene.country_of(owners[0].country) if owners else None
        if country is not None:
            return (country,)
        return tuple(e for e in owners if e.type is EntityType.PERSON)

    def _commanding(self, token: int) -> tuple[Entity, ...]:
        """Whose forces مجاهديها or قواته are: the body, state or office holder that acts before."""
        acting = [
            c for c in self.clauses.in_sentence(token) if c.verb < token and c.opening not in DESCRIBING
        ]
        for clause in reversed(acting):
            found = self.of(clause).entities[:1]
            if found and found[0].type is EntityType.PERSON:
                return homes_of(self.scene, found) or found
            if found:
                return found
        return ()

    def _owner_before(self, token: int) -> tuple[Entity, ...]:
        clauses = [c for c in self.clauses.in_sentence(token) if c.verb < token]
        for clause in reversed(clauses):
            found = self.of(clause).entities if clause.opening not in DESCRIBING else ()
            if any(e.type is EntityType.PERSON or (e.type is EntityType.ORG and e.country) for e in found):
                return found
        return self._of_sentence_before(token)
