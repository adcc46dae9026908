"""Participants of an event: who acts, who is acted on, where, as one frame gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.model.entity import Entity


@dataclass(frozen=True, slots=True)
class Participants:
    """Actors and recipients in the order they are named.

    `place` is where a visit goes or a meeting is held; `mediated` says that one of the actors brought the
    others together, `predicated` that the act is told as a trait: إن واشنطن قلقة; `further` are the other
    places that a visit leads to, each a visit of its own; `met` says that people without a name are met.
    """

    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    place: Entity | None = None
    mediated: bool = False
    predicated: bool = False
    further: tuple[Entity, ...] = ()
    met: bool = False


def unique(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities, each once, in order."""
    return tuple({entity.id: entity for entity in entities}.values())
