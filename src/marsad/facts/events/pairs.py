"""Whom duals and plurals stand for: الوزيران، البلدان، الجانبان."""

from __future__ import annotations

from marsad.facts.events.agreement import Agreement
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.named_before import (
    homes_of,
    named_together,
    two_people,
    two_states,
    two_told_of,
)
from marsad.facts.events.phrase import Subject
from marsad.facts.events.scene import Scene
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import DUALS

_TWO = 2


def _office_of(key: str) -> str:
    """The office that a dual names: الرئيسان gives رييس."""
    return key.removeprefix("ال")[:-2]


class Pairs(Agreement):
    """Keeps who met, and reads the duals of one article."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        super().__init__(scene)
        self.clauses = clauses
        self._found: dict[int, Subject] = {}
        self._met: list[tuple[Entity, ...]] = []
        self._agreed: tuple[Entity, ...] = ()

    def remember(self, entities: tuple[Entity, ...]) -> None:
        """Keeps who met, for the duals that speak of them later."""
        self._met.append(entities)

    def agree(self, entities: tuple[Entity, ...]) -> None:
        """Keeps the parties to an agreement, for the acts that it lays down."""
        self._agreed = self._agreed or entities

    def agreed(self) -> tuple[Entity, ...]:
        """The parties to the agreement spoken of, or who came together last."""
        return self._agreed

    def pair(self, token: int, key: str) -> tuple[Entity, ...]:
        """The two (or more) that a dual or plural stands for: الوزيران، البلدان، الجانبان."""
        lists = self.scene.lists
        if key in lists.both_states:
            return self._states(token)
        if key and len(own := self._subject_around(token)) > 1:
            return own
        met = self._met_before()
        if key in lists.leaders:
            people = tuple(e for e in met if e.type is EntityType.PERSON)
            return people if len(people) > 1 else self._holders(token, key)
        return met or two_told_of(self.scene, token) or named_together(self.scene, token)

    def _holders(self, token: int, key: str) -> tuple[Entity, ...]:
        """Two people of the office that a dual names, else any with one; nobody for a plural."""
        return two_people(self.scene, token, _office_of(key)) if key.endswith(DUALS) else ()

    def _subject_around(self, token: int) -> tuple[Entity, ...]:
        """The subject of a clause before in the same sentence, where it is already found."""
        for clause in self.clauses.in_sentence(token):
            found = self._found.get(clause.verb)
            if clause.verb < token and found is not None and len(found.entities) > 1:
                return found.entities
        return ()

    def _met_before(self) -> tuple[Entity, ...]:
        met = next((met for met in reversed(self._met) if len(met) > 1), ())
        mixed = {EntityType.PERSON, EntityType.GPE} <= {e.type for e in met}
        homes = homes_of(self.scene, met) if mixed else ()
        return homes if len(homes) > 1 else met  # a visitor and a state stand for two states

    def _only_states(self) -> tuple[Entity, ...]:
        """The states of the article, where it names two."""
        states = tuple(e for e in self.scene.article.entities if self.scene.is_country(e))
        return states if len(states) == _TWO else ()

    def _states(self, token: int) -> tuple[Entity, ...]:
        """Two states: those of the people who met, or the last two named together, or the first two."""
        met = next((met for met in self._met if len(met) > 1), ())
        named = (n.entity for n in self.scene.cast.between(self.scene.first, token))
        choices = (
            homes_of(self.scene, met),
            tuple(e for e in met if e.type is EntityType.GPE),
            two_states(self.scene, token),
            named_together(self.scene, token, states=True),
            homes_of(self.scene, two_people(self.scene, token, "")),
            tuple(dict.fromkeys(entity for entity in named if self.scene.is_country(entity))),
            self._only_states(),
        )
        return next((states[:2] for states in choices if len(states) > 1), ())
