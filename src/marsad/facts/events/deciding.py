"""Who decides, intends, leads or is blamed for the act that a noun names."""

from __future__ import annotations

from itertools import takewhile

from marsad.facts.events.around import CLOSE, Around
from marsad.facts.events.clause import Clause
from marsad.facts.events.phrase import Phrase, Subject
from marsad.facts.events.scene import COMMAS, SIDES
from marsad.facts.events.triggers import Trigger
from marsad.facts.reference import Named
from marsad.facts.vocabulary import SPEECH, NounReading
from marsad.lexicon.event_words import Frame
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.normalise import fold_word

_SPEAKING = frozenset(':«"“')
_LEADING = frozenset({"علي", "الي", "في"})
_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST})
_STANDS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.REQUEST})
_JOINED_TO = 20  # words back to the name before what is decided
_LED = frozenset({EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT})


class Deciding(Around):
    """Finds who stands before a noun as its doer, beside verbs."""

    def _led_by(self, trigger: Trigger, near: list[Phrase]) -> tuple[Entity, ...]:
        """Who leads others to an act of force: تمرد بقيادة X."""
        led = trigger.event.type in _LED
        return self._governed(near, self._scene.lists.led) if led else ()

    def _completing(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is named before a noun of doing that governs the act: إعلان الجيش إكمال انسحاب جنوده."""
        token = trigger.token
        if told := self._completing_as_well(trigger) or self._resorting(trigger):
            return told
        doing = self._keys[token - 1] in self._scene.lists.doing
        named = self._scene.cast.at(token - 2 if doing else token - 1)
        if named is None or named.last != (token - 1 if doing else token) or named.entity.type not in SIDES:
            return ()
        return (named.entity,) if doing or self._is_intended(named) else ()

    def _resorting(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is named between a noun of doing and the act it leads to: إقدام X على قصف، قيام X بقصف."""
        led = int(not trigger.glued and self._keys[trigger.token - 1] in _LEADING)
        named = self._scene.cast.at(trigger.token - 1 - led)
        if not (led or trigger.glued == "ب") or named is None or named.entity.type not in SIDES:
            return ()
        before = self._keys[max(named.first - CLOSE - 1, 0) : named.first]
        does = any(
            key in self._scene.lists.resorting or key[1:] in self._scene.lists.resorting for key in before
        )
        return (named.entity,) if does and named.last == trigger.token - led else ()

    def _completing_as_well(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whose decision a second noun goes on to tell: قرار X الانسحاب من الاتفاق وإعادة فرض عقوبات."""
        start = trigger.token - (self._keys[trigger.token - 1][0] == "و" and not trigger.joined)
        if not trigger.verbal or self._keys[start][0] != "و":
            return ()
        for i in range(start - 1, max(start - _JOINED_TO, 0), -1):
            if i in self._subjects.clauses.by_verb or self._keys[i] in _SPEAKING:
                return ()
            named = self._scene.cast.at(i)
            if named is None or named.last != i + 1 or named.entity.type not in SIDES:
                continue
            behind = i + 1 + (self._keys[i + 1] in COMMAS)
            if self._is_intended(named) and self._scene.word(behind).nouns:
                return (named.entity,)
        return ()

    def _is_intended(self, named: Named) -> bool:
        """Whether a noun of intention or decision stands before a name: نية X زيارة باريس، قرار X فرض."""
        before = range(named.first - 1, max(named.first - CLOSE - 1, 0) - 1, -1)
        meant = self._scene.lists.planned_before | self._scene.lists.step
        verbs = self._subjects.clauses.by_verb
        return any(self._keys[i] in meant for i in takewhile(lambda i: i not in verbs, before))

    def _predicated(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Of whom an adjective is said: إن واشنطن "قلقة" من الحكم."""
        token = trigger.token - 1
        while token > 0 and self._keys[token] in _SPEAKING:
            token -= 1
        named = self._scene.cast.at(token)
        if self._is_predicate(trigger):
            return self._subjects.before_that(trigger.token)
        if trigger.verbal or named is None or named.last != token + 1 or named.entity.type not in SIDES:
            return ()
        opener = self._keys[named.first - 1] if named.first else ""
        return (named.entity,) if opener in self._scene.lists.complementizer else ()

    def _is_predicate(self, trigger: Trigger) -> bool:
        """Whether an adjective stands right behind أنه: قال إنه مستعد."""
        before = self._keys[trigger.token - 1]
        that = before in self._scene.lists.complementizer
        return not trigger.verbal and that and before.endswith(("ه", "ها", "هم", "هما"))

    def _accused(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is blamed for the act that an accusation names: اتهم كييف بشن هجوم."""
        clause = trigger.clause
        if clause is None or clause.verb >= trigger.token:
            return ()
        if not any(event.type == EventType.ACCUSE for event in clause.told):
            return ()
        objects = self._subjects.objects(clause)
        return objects[0].entities if objects and objects[0].last <= trigger.token else ()

    def _is_leaving(self, trigger: Trigger) -> bool:
        """Whether من tells what is left, not who acts: انسحاب من."""
        return trigger.event.type in {EventType.RETREAT, EventType.SANCTION}

    def _spoken_for(self, clause: Clause, subject: Subject) -> tuple[Entity, ...]:
        """The body in whose name someone denies: نفى المتحدث باسم X استهداف المدنيين."""
        named = self._scene.cast.between(clause.verb + 1, subject.after)
        bodies = (n for n in named if n.entity.type is EntityType.ORG)
        return next(((n.entity,) for n in bodies if self._keys[n.first - 1] == "باسم"), ())

    def _nouns_at(self, token: int) -> tuple[NounReading, ...]:
        return () if token in self._scene.inside else self._scene.word(token).nouns

    def _is_nested(self, trigger: Trigger, clause: Clause, subject: Subject) -> bool:
        """Whether an act of force only belongs to what another noun tells: أعرب عن قلق من الهجمات."""
        if trigger.event.type not in _DEEDS:
            return False
        near = self._keys[trigger.token - 2 : trigger.token]
        led = trigger.glued or not self._scene.lists.standing_preposition.isdisjoint(near)
        between = [n.event.type for i in range(subject.after, trigger.token - 1) for n in self._nouns_at(i)]
        told = clause.has_class(SPEECH, "deciding") or not _STANDS.isdisjoint(between)
        return bool(led) and bool(between) and told

    def _are_forces(self, subject: Subject, *, states: bool = False) -> bool:
        """Whether those who act are forces, or states, which arrest and are seldom arrested."""
        return bool(subject.entities) and all(
            (states and self._scene.is_country(e))
            or (
                e.type is EntityType.ORG
                and not set(fold_word(e.name).split()[:2]).isdisjoint(self._scene.lists.forces)
            )
            for e in subject.entities
        )

    def _is_called_off(self, trigger: Trigger) -> bool:
        """Whether a meeting is off, to which who announces it need be no party."""
        called_off = self._keys[trigger.token - 1] in self._scene.lists.called_off
        return called_off and trigger.event.frame in {Frame.SUMMIT, Frame.SESSION}
