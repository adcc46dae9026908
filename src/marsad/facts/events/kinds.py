"""Of what type an event is: as its word says, or another by who does it, to whom, and whether it is done."""

from __future__ import annotations

from marsad.facts.events.participants import Participants
from marsad.facts.events.references import References
from marsad.facts.events.scene import PLACES
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.entity import EntityType
from marsad.model.event import EventType
from marsad.text.inflect import Tense

_GIVING = frozenset({"قدّم", "تبرع", "خصص", "منح"})
_ON_THEM = frozenset({"عليه", "عليها", "عليهم", "عليهما"})
_CROWD = 4
_PROTESTED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION})


class Kinds(References):
    """Types the events of one article."""

    def _is_promised(self, trigger: Trigger) -> bool:
        """Whether aid or support is announced or still to come, and so a promise."""
        aid = trigger.event.type == EventType.AID
        if aid and trigger.is_noun and trigger.verbal and self._is_announced(trigger):
            return True
        return trigger.future and (aid or Trait.PLEDGE in trigger.event.traits)

    def _is_announced(self, trigger: Trigger) -> bool:
        """Whether aid is only announced: أعلنت الدولة تقديم مليون دولار."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or not clause.has_class("deciding"):
            return False
        return trigger.event.word in _GIVING

    def _is_of_words(self, trigger: Trigger, who: Participants) -> bool:
        """Whether one politician attacks another: شن هجوما على رئيس الوزراء."""
        sides = (*who.actors, *who.recipients)
        plain = not trigger.is_noun and trigger.companion is None  # يهاجم X بتصريحاته
        people = all(e.type is EntityType.PERSON and (plain or e.role) for e in sides)
        told = bool(who.actors) and (
            bool(who.recipients) or not trigger.is_noun or self._is_on_someone(trigger)
        )
        return Trait.OF_WORDS in trigger.event.traits and told and people

    def _is_on_someone(self, trigger: Trigger) -> bool:
        """Whether a pronoun tells whom an attack is on: هجوم X عليها."""
        behind = self.scene.keys[trigger.token + 1 : self.subjects.clauses.limit(trigger.token)]
        return not _ON_THEM.isdisjoint(behind)

    def _type_of(self, trigger: Trigger, who: Participants) -> EventType:
        """Aid still to come is a promise (ستقدم مساهمة); what demonstrators do is protest (منع محتجون)."""
        kind = trigger.event.type
        if self._is_promised(trigger):
            return EventType.AGREE
        if Trait.NOTE in trigger.event.traits and self._is_of_state(trigger):
            return EventType.ACCUSE
        if kind is EventType.ASSAULT and self._is_of_words(trigger, who):
            return EventType.ACCUSE
        if kind is EventType.ASSAULT and self._is_held(trigger):
            return EventType.COERCE
        if Trait.AIMED in trigger.event.traits and self._is_aimed(who):
            return EventType.ASSAULT
        if Trait.LEAVING in trigger.event.traits and trigger.event.kind != "negated":
            return EventType.RETREAT if self._leaves_ground(trigger) else EventType.SANCTION
        if kind in _PROTESTED and self._is_protesters(trigger):
            return EventType.PROTEST
        return kind

    def _is_held(self, trigger: Trigger) -> bool:
        """Whether an imperfect tells that hostages are still held: الرهائن الذين تحتجزهم الجماعة."""
        holds = Trait.LASTING in trigger.event.traits and trigger.event.frame is Frame.ACT
        return holds and trigger.form.tense is Tense.IMPERFECT

    def _is_aimed(self, who: Participants) -> bool:
        """Whether a missile has a target on land, no part of the sea into which it is tested."""
        place = who.place is not None and who.place.type in {EntityType.GPE, EntityType.FAC}
        return place or bool(who.recipients)

    def _is_of_state(self, trigger: Trigger) -> bool:
        """Whether a state or an office protests, which is no demonstration."""
        doers = self.subjects.of(trigger.clause).entities if trigger.clause and not trigger.is_noun else ()
        return any(e.type is EntityType.GPE or (e.type is EntityType.PERSON and e.role) for e in doers)

    def _leaves_ground(self, trigger: Trigger) -> bool:
        """Whether a withdrawal is of troops or from a place, not from a body, deal or talks."""
        limit = self.subjects.clauses.limit(trigger.token)
        near = range(max(trigger.token - 2, 0), min(limit, trigger.token + 6))
        if any(
            self.scene.is_army(i) or self.scene.keys[i].removeprefix("ال") in self.scene.lists.troops
            for i in near
        ):
            return True
        for phrase in self.subjects.reader.phrases(trigger.token + 1, limit):
            if phrase.preposition == "من":
                named = self.scene.cast.between(phrase.first, phrase.last)
                place = any(n.entity.type in PLACES for n in named)
                return place or phrase.head in self.scene.lists.place_head | self.scene.lists.ground
        return False

    def _is_protesters(self, trigger: Trigger) -> bool:
        if Trait.CROWD not in trigger.event.traits or trigger.is_noun:
            return False
        counted = self.scene.lists.quantity | {"من"}  # مئات المحتجين، الآلاف من أنصار X
        behind = self.scene.keys[trigger.token + 1 : trigger.token + 1 + _CROWD]
        first = next((key for key in behind if key.removeprefix("ال") not in counted), "")
        return first in self.scene.lists.protester
