"""Whether what was planned is called off or put off, by a noun before it or by a verb."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.facts.events.clauses import Clause, Clauses, Opening
from marsad.facts.events.governing import Governing
from marsad.facts.events.scene import Scene
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame
from marsad.model.event import EventType

# How a clause opens that calls off the noun before it: زيارة X، التي كانت مقررة غدا، تأجلت.
_TAKEN_UP = frozenset({Opening.COMMA, Opening.MAIN, Opening.BARE, Opening.CONTENT, Opening.SHARED})
_HELD = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.MOBILIZE})
_SCHEDULED = 8


class CallingOff(Governing):
    """Finds what is called off among the triggers of one article."""

    def __init__(self, scene: Scene, clauses: Clauses, triggers: Sequence[Trigger]) -> None:
        super().__init__(scene, clauses)
        self._triggers = {trigger.token: trigger for trigger in triggers}

    def _is_cancelled(self, trigger: Trigger) -> bool:
        """Whether a meeting is called off by a noun before it or by the verb of its clause."""
        held = trigger.event.type in _HELD or trigger.event.frame is Frame.SIGN
        if not held or not trigger.is_noun:
            return False
        if self._chain_has(trigger, self._lists.called_off):
            return True
        if self._is_ruled_out(trigger):
            return True
        near = [c for c in self._clauses.in_sentence(trigger.token) if self._cancels(c, trigger)]
        return bool(near)

    def _is_ruled_out(self, trigger: Trigger) -> bool:
        """Whether someone refuses what was planned: استبعد القيام بزيارة كانت مبرمجة."""
        clause = trigger.clause
        refused = self._triggers.get(clause.verb) if clause is not None else None
        rejects = refused is not None and refused.event.type == EventType.REJECT
        scheduled = self._keys[trigger.token : trigger.token + _SCHEDULED]
        return rejects and any(key in self._lists.planned_after for key in scheduled)

    def _cancels(self, clause: Clause, trigger: Trigger) -> bool:
        if not clause.has_class("cancelling") or self._scene.keys[clause.verb].endswith("علق"):
            return False
        if clause.verb > trigger.token:
            return clause.opening in _TAKEN_UP
        return clause.verb < trigger.token < clause.last
