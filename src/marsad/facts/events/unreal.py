"""What keeps an act from being done: it is asked for, wished, possible, aimed at or merely spoken of."""

from __future__ import annotations

from marsad.facts.events.clauses import Clause, Opening
from marsad.facts.events.laying_down import LayingDown
from marsad.facts.events.scene import COMMAS
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.event import EventType
from marsad.text.inflect import Tense

DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.SANCTION})
_ASKING = frozenset({EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE})
_ANY = frozenset({("اي",), ("ايه",), ("ضد",)})  # any attack, against the taking of land
_POINTING = frozenset({("هذا",), ("هذه",), ("ذلك",), ("وهذا",), ("وهذه",)})
_HOPED_FOR = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE})


class Unreal(LayingDown):
    """Finds what is not done among the triggers of one article."""

    def _is_unreal(self, trigger: Trigger) -> bool:
        return (
            self._is_asked(trigger)
            or self._is_topic(trigger)
            or self._is_wished(trigger)
            or self._is_possible(trigger)
            or self._is_caused(trigger)
            or self._is_alleged(trigger)
            or self._is_revoked(trigger)
            or self._is_figurative(trigger)
            or self._is_purpose(trigger)
        )

    def _is_asked(self, trigger: Trigger) -> bool:
        """Whether another trigger of the clause asks for it, refuses it or promises it."""
        if trigger.event.type is EventType.THREATEN or self._is_within(trigger):
            return False
        governor = self._governor(trigger)
        if not trigger.is_noun:
            asking = self._triggers.get(governor.verb) if governor else None
            return (
                asking is not None and asking.event.type in _ASKING and asking.event.frame is not Frame.ORDER
            )
        first, _ = self._scene.sentence(trigger.token)
        for i in range(trigger.token - 1, first - 1, -1):
            if i in self._clauses.by_verb and i not in self._triggers:
                return False
            other = self._triggers.get(i)
            if other is not None and Trait.PASSING in other.event.traits:
                return True
            if other is not None and self._is_paper(other):
                return False
            if other is not None and other.event.type in _ASKING:
                return other.event.frame is not Frame.ORDER and self._reaches(other, trigger)
        return False

    def _is_topic(self, trigger: Trigger) -> bool:
        """Whether it is only spoken of: بحثا ملف الهدنة، بشأن الحرب."""
        if not trigger.is_noun:
            return False
        if self._chain_has(trigger, self._lists.topic_noun) or self._chain(trigger)[:1] in _ANY:
            return True
        if trigger.event.type != EventType.CONSULT and self._chain_has(trigger, self._lists.ending_noun):
            return True
        if self._is_needed_as_well(trigger):
            return True
        clause = trigger.clause
        topical = clause is not None and clause.has_class("topical") and clause.verb < trigger.token
        definite = self._keys[trigger.token][trigger.cut :].startswith("ال")
        if self._chain(trigger)[:1] in _POINTING and not definite:
            return True
        if "هامش" in self._chain(trigger)[:1] and trigger.event.type == EventType.CONSULT:
            return True
        if self._keys[trigger.token][trigger.cut :].startswith("ال") and self._is_awaited(trigger):
            return False
        return topical and not self._is_circumstance(trigger)

    def _is_wished(self, trigger: Trigger) -> bool:
        governor = self._governor(trigger)
        if governor is not None and governor.has_class("expecting"):
            return trigger.event.type not in _HOPED_FOR
        first = governor
        while governor is not None and (governor is first or not governor.has_class("speech")):
            if governor.has_class("unreal") or (trigger.is_noun and self._is_hoped(governor)):
                return True
            content = governor.opening in {Opening.CONTENT, Opening.SHARED}
            governor = next(self._clauses.before(governor), None) if content else None
        return False

    def _is_possible(self, trigger: Trigger) -> bool:
        """Whether قد or ربما before an imperfect, or a word of need before أن, leaves it open."""
        clause = trigger.clause
        if trigger.is_participle or clause is None:
            return False
        if self._may_be(clause) and clause.verb <= trigger.token:
            return True
        if trigger.is_noun:
            return False
        if clause.opening is not Opening.CONTENT or clause.opener is None:
            return False
        near = 2 if self._keys[clause.opener - 1] in self._lists.preposition else 1  # الحاجة إلى أن
        before = self._keys[max(clause.opener - near, 0) : clause.opener]
        needs = self._lists.expected | self._lists.topic_noun | self._lists.hope
        return any(key in needs and key not in self._lists.planned_before for key in before)

    def _is_caused(self, trigger: Trigger) -> bool:
        """Whether it is what something will lead to: ستؤدي الأزمة إلى احتجاجات."""
        clause = trigger.clause
        if not trigger.is_noun or clause is None or clause.verb > trigger.token:
            return False
        led = "الي" in self._chain(trigger)[:3] and trigger.event.type in DEEDS
        return led and clause.form.future and not clause.form.events

    def _is_alleged(self, trigger: Trigger) -> bool:
        """Whether an adjective leaves the act open: تطبيع محتمل."""
        return trigger.is_noun and any(key in self._lists.alleged for key in self._after(trigger)[:4])

    def _is_revoked(self, trigger: Trigger) -> bool:
        """Whether the verb that governs a noun takes the act back: ألغت مصادقتها."""
        clause = trigger.clause
        governed = trigger.is_noun and clause is not None and clause.verb < trigger.token < clause.last
        if clause is None or trigger.event.frame is Frame.SIGNED or self._is_apart(clause, trigger):
            return False  # علقت المشاركة، ردا على إطاحة الرئيس: the act stands
        revokes = clause is not None and clause.has_class("cancelling") and not clause.has_class("light")
        return governed and revokes and trigger.event.type != EventType.CONSULT

    def _is_apart(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether a comma, followed by no و, parts a noun from the verb before it."""
        commas = (i for i in range(clause.verb, trigger.token) if self._keys[i] in COMMAS)
        untimed = (i for i in commas if i + 1 not in self._scene.timed and i - 1 not in self._scene.timed)
        return any(self._keys[i + 1][0] != "و" for i in untimed)

    def _is_figurative(self, trigger: Trigger) -> bool:
        """Whether an imperfect tells of a state: يهدد الاستقرار, not يهدد بالرد; يسيطر على."""
        if trigger.form.tense is not Tense.IMPERFECT:
            return False
        if Trait.STATE in trigger.event.traits:
            return True
        if Trait.LOOMING not in trigger.event.traits:
            return False
        limit = self._clauses.limit(trigger.token)
        return not any(self._keys[i][0] == "ب" for i in range(trigger.token + 1, limit))

    def _is_purpose(self, trigger: Trigger) -> bool:
        """Whether it is only aimed at: لفرض عقوبات. A meeting aimed at is planned instead."""
        return self._is_aim(trigger) and trigger.event.type != EventType.CONSULT

    def _is_awaited(self, trigger: Trigger) -> bool:
        """Whether an adjective behind a noun says that it is to come: الزيارة المقبلة."""
        return any(key in self._lists.planned_after for key in self._after(trigger))
