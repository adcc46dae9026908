"""What keeps an act from being done: it is asked for, wished, possible, aimed at or merely spoken of."""

from __future__ import annotations

from marsad.facts.events.agreement import bases
from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.laying_down import LayingDown
from marsad.facts.events.scene import COMMAS, MARKS
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.event import EventType
from marsad.text.inflect import Tense
from marsad.text.verbal_nouns import is_act

DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.SANCTION})
_ASKING = frozenset({EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE})
_ANY = frozenset({("اي",), ("ايه",), ("ضد",)})  # any attack, against the taking of land
_POINTING = frozenset({("هذا",), ("هذه",), ("ذلك",), ("وهذا",), ("وهذه",)})
_IS = frozenset({("هو",), ("هي",)})
_HOPED_FOR = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT, EventType.AGREE})


_JOINED_TO = 10  # words back to what an act is joined to or hangs on
_THING = 6
_NEAR = 3
_ENDING = frozenset(".:؛;")
_UNTIL = frozenset({"حتي", "لحين", "حين"})
_TO = frozenset({"الي", "في", "علي", "من", "ل", "ب", "عن"})


class Unreal(LayingDown):
    """Finds what is not done among the triggers of one article."""

    def _is_unreal(self, trigger: Trigger) -> bool:
        return (
            self._is_asked(trigger)
            or self._is_topic(trigger)
            or self._is_goal(trigger)
            or self._is_wished(trigger)
            or self._is_possible(trigger)
            or self._is_caused(trigger)
            or self._is_alleged(trigger)
            or self._is_revoked(trigger)
            or self._is_figurative(trigger)
            or self._is_purpose(trigger)
            or self._is_of_what_may_come(trigger)
            or self._is_wanted(trigger)
            or self._is_worked_for(trigger)
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
        other = self._asking_before(trigger)
        if other is None or self._is_paper(other) or self._is_anothers(other, trigger):
            return False
        if Trait.PASSING in other.event.traits:
            return True
        return other.event.frame is not Frame.ORDER and self._reaches(other, trigger)

    def _asking_before(self, trigger: Trigger) -> Trigger | None:
        """The last trigger before a noun that asks, refuses or passes, no verb of another kind between."""
        first, _ = self._scene.sentence(trigger.token)
        for i in range(trigger.token - 1, first - 1, -1):
            other = self._triggers.get(i)
            if other is None and i in self._clauses.by_verb:
                return None
            if other is None:
                continue
            asks = other.event.type in _ASKING or Trait.PASSING in other.event.traits
            if asks or self._is_paper(other) or self._is_anothers(other, trigger):
                return other
        return None

    def _is_anothers(self, refusing: Trigger, trigger: Trigger) -> bool:
        """Whether what is refused was asked by another (رفض طلب X), or a refusal is joined to a stance."""
        said = trigger.event.type == EventType.REQUEST or Trait.DEED in trigger.event.traits
        if refusing.event.type == EventType.REJECT and said:
            return self._is_owned(trigger.token + 1)
        stance = refusing.is_noun and refusing.event.frame is Frame.STANCE
        return stance and trigger.joined and trigger.event.type == EventType.REJECT

    def _is_owned(self, token: int) -> bool:
        """Whether whoever does what a noun names begins at a token: طلب X، طلب من X، طلب تقدم به X."""
        if self._keys[token : token + 1] == ("من",):
            token += 1
        described = self._clauses.by_verb.get(token)
        own = described is not None and described.opening is Opening.BARE
        return own or (token in self._scene.starts and not self._scene.is_glued(self._scene.starts[token]))

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
            return trigger.event.mode != "visit"  # على هامش زيارته تونس: whoever acts is there
        if self._keys[trigger.token][trigger.cut :].startswith("ال") and self._is_awaited(trigger):
            return False
        return topical and not self._is_circumstance(trigger)

    def _is_goal(self, trigger: Trigger) -> bool:
        """Whether it is told to be what is wanted: الهدف الوحيد هو إطلاق سراحه."""
        return self._chain(trigger)[:1] in _IS and self._chain_has(trigger, self._lists.goal)

    def _is_wished(self, trigger: Trigger) -> bool:
        governor = self._governor(trigger)
        if governor is not None and governor.has_class("expecting"):
            return trigger.event.type not in _HOPED_FOR
        first = governor
        while governor is not None and (governor is first or not governor.has_class("speech")):
            if self._is_wish(governor) or (trigger.is_noun and self._is_hoped(governor)):
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
        if trigger.is_noun and not (clause.has_class("light") and clause.verb < trigger.token):
            return False
        if clause.opening is not Opening.CONTENT or clause.opener is None:
            return False
        opener = self._first_of(clause).opener or clause.opener  # من المحتمل أن يهاجم أو أن يقصف
        near = 2 if self._keys[opener - 1] in self._lists.preposition else 1  # الحاجة إلى أن
        before = self._keys[max(opener - near, 0) : opener]
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
        return governed and revokes and trigger.event.type != EventType.CONSULT and self._is_object(trigger)

    def _is_object(self, trigger: Trigger) -> bool:
        """Whether no preposition stands before a noun or close to it: أوقفت تزويد X, not أوقف لقتله X."""
        led = trigger.glued or not self._lists.standing_preposition.isdisjoint(self._chain(trigger))
        return not led

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
        if trigger.event.type == EventType.CONSULT:
            return False
        return self._is_aim(trigger) or self._is_aim_as_well(trigger)

    def _is_aim_as_well(self, trigger: Trigger) -> bool:
        """Whether a noun is joined to what is aimed at: لتدريب المقاتلين وتزويدهم بالسلاح."""
        if not (trigger.is_noun and trigger.joined and trigger.verbal):
            return False
        for i in range(trigger.token - 1, max(trigger.token - _JOINED_TO, self._scene.first), -1):
            apart = self._keys[i] in COMMAS and not trigger.form.object
            if i in self._clauses.by_verb or self._keys[i] in _ENDING or apart:
                return False
            if self._keys[i][0] == "ل" and is_act(self._keys[i][1:]) and i not in self._scene.covered:
                return self._keys[i - 1] not in self._lists.carried_out
        return False

    def _is_of_what_may_come(self, trigger: Trigger) -> bool:
        """Whether an imperfect tells what a thing still to come, or any thing, would do.

        جهود لإصدار قانون يمنع البيع؛ أي مساعدة تقدمها.
        """
        clause = trigger.clause
        if trigger.is_noun or clause is None or trigger.form.tense is not Tense.IMPERFECT:
            return False
        if clause.opening in {Opening.CONTENT, Opening.JOINED} or clause.verb != trigger.token:
            return False
        relative = clause.opening is Opening.RELATIVE and clause.opener is not None
        start = clause.opener if relative and clause.opener is not None else clause.verb
        described = self._keys[max(start - _THING, self._scene.first) : start]
        if any((key,) in _ANY for key in described[-_NEAR:]):
            return True
        if relative or not described or not self._is_indefinite(start - 1):
            return False
        hanging = any(key in self._lists.topic_noun or self._is_passing(key) for key in described)
        return hanging or not self._lists.aim.isdisjoint(described) or self._is_of_wish(clause, start)

    def _is_indefinite(self, token: int) -> bool:
        """Whether a word has no article and belongs to no name, nor ends what stands before it."""
        named = token in self._scene.covered or self._keys[token].startswith("ال")
        return not named and self._keys[token] not in MARKS

    def _is_of_wish(self, clause: Clause, start: int) -> bool:
        """Whether someone wants or asks for the thing right before a verb: يسعى إلى فتح تحقيق يجبر."""
        outer = next(self._clauses.before(clause), None)
        if outer is None or start - outer.verb > _JOINED_TO:
            return False
        asked = self._triggers.get(outer.verb)
        return self._is_wish(outer) or (asked is not None and asked.event.type in _ASKING)

    def _is_passing(self, key: str) -> bool:
        """Whether a word says that a paper is to be passed: لإصدار، لصدور."""
        return key[0] == "ل" and key[1:] in self._lists.passing

    def _is_wanted(self, trigger: Trigger) -> bool:
        """Whether a noun of wish, fear or need leads to it: رغبة الدولة في الانضمام، حتى رفع الحصار."""
        if not trigger.is_noun:
            return False
        led = trigger.glued or self._keys[trigger.token - 1]
        if led in _UNTIL:
            readings = trigger.clause.readings if trigger.clause is not None else ()
            return not readings or any(r.form.tense is Tense.IMPERFECT for r in readings)
        if led not in _TO:
            return False
        end = trigger.token if trigger.glued else trigger.token - 1
        for i in range(end - 1, max(end - _JOINED_TO, self._scene.first) - 1, -1):
            if i in self._clauses.by_verb or self._keys[i] in MARKS or self._keys[i] in _TO:
                return False
            if any(f"{base} {led}" in self._lists.wanting for base in bases(self._keys[i])):
                return True
        return False

    def _is_worked_for(self, trigger: Trigger) -> bool:
        """Whether someone only works towards it: تعمل روسيا على إبعاد القوات."""
        clause = trigger.clause
        if not trigger.is_noun or clause is None or self._keys[trigger.token - 1] != "علي":
            return False
        works = clause.has_class("striving") and clause.form.form.tense is Tense.IMPERFECT
        return works and clause.verb < trigger.token <= clause.verb + _JOINED_TO

    def _is_awaited(self, trigger: Trigger) -> bool:
        """Whether an adjective behind a noun says that it is to come: الزيارة المقبلة."""
        return any(key in self._lists.planned_after for key in self._after(trigger))
