"""A draft: what one trigger tells, before mentions of the same event are brought together."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.events.triggers import Trigger
from marsad.model.entity import Entity
from marsad.model.event import EventStatus, EventType


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as its trigger's own clause tells it; `sentence` is its range of tokens.

    `known` says that the words take up what was told before: توقيع الاتفاق. `is_means` says that a
    preposition makes a noun the means or the setting of its verb: قتل في غارة.
    """

    type: EventType
    mode: str | None
    status: EventStatus
    trigger: Trigger
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    place: Entity | None
    time: str | None
    sentence: tuple[int, int]
    further: tuple[Entity, ...] = ()
    known: bool = False
    is_means: bool = False

    @property
    def parties(self) -> frozenset[str]:
        """The ids of all that take part."""
        return frozenset(entity.id for entity in (*self.actors, *self.recipients))

    @property
    def is_visit(self) -> bool:
        """Whether someone goes to see another."""
        return self.mode == "visit"
