"""Whether what was planned is called off or put off, by a noun before it or by a verb."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.governing import WAS
from marsad.facts.events.negating import Negating
from marsad.facts.events.scene import COMMAS, Scene
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame
from marsad.model.event import EventType
from marsad.text.inflect import Tense

# How a clause opens that calls off the noun before it: زيارة X، التي كانت مقررة غدا، تأجلت.
_TAKEN_UP = frozenset({Opening.COMMA, Opening.MAIN, Opening.BARE, Opening.CONTENT, Opening.SHARED})
_TURNING = frozenset({Opening.SIDE, Opening.CONTENT, Opening.MAIN, Opening.COMMA})
_HELD = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.MOBILIZE, EventType.RETREAT})
_SCHEDULED = 8
_AMBIGUOUS = ("علق", "توقف")  # rather commented, stopped over
_WILL_NOT = frozenset({"لن", "ولن", "فلن"})


class CallingOff(Negating):
    """Finds what is called off among the triggers of one article."""

    def __init__(self, scene: Scene, clauses: Clauses, triggers: Sequence[Trigger]) -> None:
        super().__init__(scene, clauses)
        self._triggers = {trigger.token: trigger for trigger in triggers}

    def _is_cancelled(self, trigger: Trigger) -> bool:
        """Whether a meeting is called off by a noun before it or by the verb of its clause."""
        held = trigger.event.type in _HELD or trigger.event.frame is Frame.SIGN
        held = held or (trigger.event.frame is Frame.PROTEST and self._was_planned(trigger))
        if held and self._is_dropped(trigger):
            return True
        if not held or not trigger.is_noun:
            return False
        if self._chain_has(trigger, self._lists.called_off):
            return True
        if self._is_ruled_out(trigger):
            return True
        near = [c for c in self._clauses.in_sentence(trigger.token) if self._cancels(c, trigger)]
        return bool(near)

    def _is_dropped(self, trigger: Trigger) -> bool:
        """Whether what was planned is told to be off behind: كان مقررا أن يصل، لكن الزيارة ألغيت."""
        first, _ = self._scene.sentence(trigger.token)
        before = self._keys[first : trigger.token]
        planned = self._lists.planned_before | self._lists.planned_after
        was = any(key in WAS for key in before) and any(key in planned for key in before)
        return was and any(
            c.verb > trigger.token and c.has_class("cancelling") and c.opening in _TURNING
            for c in self._clauses.in_sentence(trigger.token)
        )

    def _is_not_held(self, trigger: Trigger) -> bool:
        """Whether a verb says of a meeting with the article that it will not be held: الجولة … لن تعقد."""
        held = (
            c.verb
            for c in self._clauses.in_sentence(trigger.token)
            if c.verb > trigger.token and c.has_class("happening") and c.form.form.tense is Tense.IMPERFECT
        )
        topic = trigger.event.type == EventType.CONSULT and self._clauses.around(trigger.token)
        ahead = topic and topic.verb > trigger.token
        off = _WILL_NOT | self._lists.did_not if self._was_planned(trigger) else _WILL_NOT
        return bool(ahead) and any(self._keys[verb - 1] in off for verb in held)

    def _was_planned(self, trigger: Trigger) -> bool:
        """Whether words right behind a meeting say that it was to come: اللقاء الذي كان مقررا."""
        scheduled = self._keys[trigger.token : trigger.token + _SCHEDULED]
        return any(key in self._lists.planned_after for key in scheduled)

    def _is_ruled_out(self, trigger: Trigger) -> bool:
        """Whether someone refuses what was planned: استبعد القيام بزيارة كانت مبرمجة."""
        clause = trigger.clause
        refused = self._triggers.get(clause.verb) if clause is not None else None
        rejects = refused is not None and refused.event.type == EventType.REJECT
        return rejects and self._was_planned(trigger)

    def _cancels(self, clause: Clause, trigger: Trigger) -> bool:
        if not clause.has_class("cancelling") or self._scene.keys[clause.verb].endswith(_AMBIGUOUS):
            return False
        if clause.verb > trigger.token:
            return self._outer(clause).opening in _TAKEN_UP
        before = trigger.token - 1
        if trigger.event.type == EventType.RETREAT and before != clause.verb:
            near = before in self._scene.inside or before in self._scene.timed
            return near and clause.verb < trigger.token < clause.last  # أجلت البت في طلب الإفراج
        return clause.verb < trigger.token < clause.last

    def _outer(self, clause: Clause) -> Clause:
        """A clause, or the كان whose subject it shares: الاتفاق الذي كان المجلس قد علقه."""
        if clause.opening is not Opening.SHARED or self._keys[clause.verb - 1] in COMMAS:
            return clause  # زيارة X، التي كانت مقررة غدا، تأجلت
        return next((c for c in self._clauses.before(clause) if c.has_class("auxiliary")), clause)

    def _is_warned_of(self, trigger: Trigger) -> bool:
        """Whether a vow is only the content of a threat: حذر من أن بلاده سترد."""
        governor = self._governor(trigger)
        threat = self._triggers.get(governor.verb) if governor is not None else None
        return threat is not None and threat.event.type is EventType.THREATEN
