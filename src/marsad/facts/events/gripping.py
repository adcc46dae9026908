"""Acts upon a body: whom the pronoun or the genitive of their noun stands for, and which forces do them."""

from __future__ import annotations

from itertools import zip_longest

from marsad.facts.events.agreement import is_one_body
from marsad.facts.events.clause import Opening
from marsad.facts.events.doers import Doers
from marsad.facts.events.named_before import last_person, two_told_of
from marsad.facts.events.phrase import Phrase
from marsad.facts.events.triggers import Trigger
from marsad.facts.vocabulary import LIGHT, SPEECH
from marsad.lexicon.event_words import Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.inflect import PRONOUNS

OBJECT = "object"
# Acts upon a body, whose verbal noun takes its victim as genitive: اعتقال الصحفي, but رفض الحكومة.
GRIPS = frozenset({EventType.COERCE, EventType.ASSAULT, EventType.RETREAT, EventType.SANCTION})
# Classes of verbs whose subject does, decides or tells what their object names.
_CHOSEN = (LIGHT, SPEECH, "deciding", "planning", "beginning")
# Types told by a stand that people take, whose nouns have them as genitive.
_STANDS = frozenset(
    {
        EventType.SUPPORT,
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.AGREE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
_OWN_ATTACK = 4  # words from an attack to whose it is: قصف جوي عنيف لقوات X
_FEW = 4  # words of an adverb: اغتياله 3 أو 4 مرات

_STRUCK_IN = frozenset({"في", "ب", "خلال", "جراء", "اثر", "بعد"})


class Gripping(Doers):
    """Tells who does acts of force and whom they befall."""

    def _is_of_victim(self, trigger: Trigger) -> bool:
        """Whether the pronoun of a noun of force is whom it befalls: اعتقاله, not قصفها موقعا."""
        if not trigger.form.object or trigger.event.type not in GRIPS or OBJECT not in trigger.event.whom:
            return False
        first = next(iter(self._behind(trigger)), None)
        if first is not None and first.preposition == "ل" and first.first == trigger.token + 1:
            return not first.parties  # قصفها لـX
        if first is None or not first.is_bare or first.first != trigger.token + 1:
            return True
        near = self._keys[first.first : first.first + _FEW]
        if self._keys[first.first][0] == "و" or any(key in self._scene.lists.manner for key in near):
            return True
        people = first.kind in {"name", "title", "unnamed"} or first.head in self._scene.lists.detained
        return trigger.event.type == EventType.COERCE and not people  # تغريمه 40 ألف دولار

    def _gripped(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom the pronoun of a noun of force stands for: who acts, or the person named last."""
        pronoun = self._suffix(trigger)
        described = self._taken_up_by_noun(trigger)
        if described is not None:
            return self._subjects.described(described)
        if pronoun == "هما":
            return two_told_of(self._scene, trigger.token)
        floor = self._subjects.floor(trigger.token)
        first, _ = self._scene.sentence(trigger.token)
        acting = self._does_it(trigger)
        if not acting and any(e.type is EntityType.PERSON for e in floor):
            found = floor
        else:
            named = last_person(self._scene, first, trigger.token)
            found = named if named else () if acting or trigger.event.type == EventType.COERCE else floor
            found = tuple(e for e in found if not acting or e not in floor)
        return tuple(e for e in found if self._may_be(pronoun, found, e))

    def _taken_up_by_noun(self, trigger: Trigger) -> Phrase | None:
        """What the relative clause around a noun with a pronoun describes: الضابط الذي تم ضبطه."""
        clause = trigger.clause
        if clause is None or clause.opening is not Opening.RELATIVE or clause.verb > trigger.token:
            return None
        return None if self._subjects.is_resumed(clause) else self._subjects.antecedent(clause)

    def _does_it(self, trigger: Trigger) -> bool:
        """Whether who acts does it to another: أعلن اعتقاله، سارع إلى احتجازه."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or clause.has_class("happening", "undergoing"):
            return False
        if self._keys[trigger.token - 1] == "الي":
            return True
        chosen = clause.has_class(*_CHOSEN) and not trigger.glued
        return chosen and trigger.token in {clause.verb + 1, self._subjects.of(clause).after}

    def _may_be(self, pronoun: str, found: tuple[Entity, ...], entity: Entity) -> bool:
        """Whether a pronoun agrees with whom it may stand for, where that is a person."""
        if pronoun in {"هم", "هما"}:
            return len(found) > 1 or not (entity.type is EntityType.PERSON or is_one_body(found))
        if entity.type is not EntityType.PERSON:
            return True
        gender = self._subjects.gender(entity)
        return len(found) == 1 and gender in {None, "f" if pronoun == "ها" else "m"}

    def _grips(self, trigger: Trigger) -> bool:
        """Whether the genitive of the verbal noun is as a rule who is acted on."""
        aid = trigger.event.type == EventType.AID and OBJECT in trigger.event.whom
        charge = Trait.CHARGE in trigger.event.traits and not self._keys[trigger.token].endswith("ات")
        return trigger.event.type in GRIPS or aid or charge

    def _struck_by(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whose attack someone died in: قتل رجل في غارة إسرائيلية، في قصف للتحالف."""
        if trigger.event.type != EventType.ASSAULT:
            return ()
        behind = self._behind(trigger)
        for phrase, following in zip_longest(behind, behind[1:]):
            if phrase.preposition in _STRUCK_IN and self._is_attack(phrase):
                adjectives = (self._keys[i].removeprefix("ال") for i in range(phrase.first + 1, phrase.last))
                states = (self._scene.country_of(self._scene.demonyms.get(key)) for key in adjectives)
                by = tuple(e for e in states if e is not None) or phrase.owners
                led = following if following is not None and following.preposition in {"ل", "by"} else None
                return by or (led.entities if led is not None and led.first == phrase.last else ())
        return ()

    def _striking(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whose aircraft or guns strike, told with ل: قصف جوي لمقاتلات X."""
        if trigger.event.type != EventType.ASSAULT or trigger.form.object:
            return ()
        led = next((p for p in self._behind(trigger)[:2] if p.preposition == "ل"), None)
        if led is None or led.head in self._scene.lists.arms:
            return led.parties if led is not None else ()
        takes = {"ل", OBJECT} & set(trigger.event.whom)  # هجوم للجماعة, but استهداف للجماعة
        near = led.first - trigger.token <= _OWN_ATTACK
        bodies = all(e.type is EntityType.ORG for e in led.entities)
        return led.entities if near and bodies and not takes else ()

    def _is_attack(self, phrase: Phrase) -> bool:
        """Whether a phrase names an attack behind its preposition."""
        tokens = range(phrase.first, min(phrase.first + 2, phrase.last))
        nouns = (noun.event for i in tokens for noun in self._scene.word(i).nouns)
        return any(event.type == EventType.ASSAULT for event in nouns)

    def _suffix(self, trigger: Trigger) -> str:
        """The pronoun at the end of a verb."""
        key = self._keys[trigger.token]
        return next((pronoun for pronoun in PRONOUNS if key.endswith(pronoun)), "")

    def _is_of_unnamed(self, trigger: Trigger) -> bool:
        """Whether people without a name do what a verbal noun tells: سيطرة الإرهابيين على المدينة."""
        if (
            not (trigger.verbal or trigger.event.type in _STANDS)
            or trigger.form.object
            or self._grips(trigger)
        ):
            return False
        first = next(iter(self._behind(trigger)), None)
        near = first is not None and first.is_bare and first.first == trigger.token + 1
        return near and first is not None and not first.entities and self._are_people(trigger, first)

    def _are_people(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Whether a phrase speaks of people, or of troops that take a stand: التزام القوات, not نشر قوات."""
        troops = self._subjects.is_people(phrase) or self._scene.is_army(phrase.first)
        return (troops and trigger.event.type in _STANDS) or phrase.head.endswith(("ون", "ين"))
