"""Whom demonstrators stand against: who is to go, whom they shout at, before whose seat they gather."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.events.calls import called_for
from marsad.facts.events.doers import Doers
from marsad.facts.events.participants import Participants
from marsad.facts.events.scene import PLACES
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Trait
from marsad.model.entity import Entity, EntityType
from marsad.text.normalise import fold_word

_FAR = 32  # tokens behind the trigger in which its sentence tells what is demanded
_CLOSE = 4  # tokens between a demand and what it asks for
_BEFORE = frozenset({"امام", "قباله"})
_SEAT = frozenset({"مقر", "مقار", "مكتب", "مكاتب"})
_MEANWHILE = frozenset({"فيما", "بينما", "لكن", "غير", "كما"})
_AGAINST = frozenset({"ضد", "مناهضه", "مناوئه", "مناويه", "مندده", "معاديه"})


class Protests(Doers):
    """Fills the frame of a protest."""

    def _protest(self, trigger: Trigger) -> Participants:
        """Demonstrators have no name as a rule; whom they stand against is the recipient."""
        against = [p for p in self._behind(trigger) if p.preposition == "ضد"]
        targets = next((p.parties for p in against if p.parties), ())
        subject = self._protesters(trigger) if trigger.is_noun else self._subject(trigger).entities
        stated = Trait.NOTE in trigger.event.traits  # a state protests by a note
        if trigger.is_noun and (faced := self._faced(trigger)):
            return Participants((), faced)
        actors = tuple(e for e in subject if stated or e.type is not EntityType.GPE)
        if not stated and not actors:
            actors = called_for(self._scene, self._subjects, trigger.token)
        if not stated and not targets:
            targets = self._stood_against(trigger)
        return Participants(actors, tuple(e for e in targets if e not in actors))

    def _protesters(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who stages what a noun names: إضراب نفذه X، نظم X إضرابا."""
        if Trait.PEOPLE in trigger.event.traits:
            return ()  # أطلقت الشرطة الغاز على متظاهرين
        described = self._relative(trigger)
        staged = self._subjects.of(described).entities if described is not None else ()
        return staged or self._light_subject(trigger)

    def _faced(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who has to face a protest: واجهت الحكومة احتجاجات، شهد الرئيس موجة احتجاجات."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or not clause.has_class("hosting", "undergoing"):
            return ()
        return tuple(e for e in self._subjects.of(clause).entities if e.type not in PLACES)

    def _stood_against(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom the rest of the sentence tells: للمطالبة برحيل X، هتافات ضد X، أمام السفارة."""
        rules = (self._asked_to_go, self._shouted_at, self._stands_before)
        return next((found for rule in rules if (found := rule(trigger))), ())

    def _told_after(self, trigger: Trigger) -> Iterator[int]:
        """The tokens behind the trigger in its sentence, up to another protest or a contrast."""
        _, last = self._scene.sentence(trigger.token)
        for i in range(trigger.token + 1, min(last, trigger.token + _FAR)):
            if self._keys[i] in _MEANWHILE:
                return
            yield i

    def _asked_to_go(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is to step down or stand trial: مطالبين باستقالة X، حتى رحيل X، رفضا لترشح X."""
        lists = self._scene.lists
        for i in self._told_after(trigger):
            if self._keys[i] not in lists.demanding:
                continue
            for j in range(i + 1, min(i + 1 + _CLOSE, len(self._keys))):
                key = self._keys[j]
                if key in lists.gone or (key[1:] in lists.gone and key[0] in "بل"):
                    return self._who_goes(j)
        return ()

    def _who_goes(self, token: int) -> tuple[Entity, ...]:
        """The person or body whose going or rule the noun at `token` names."""
        _, last = self._scene.sentence(token)
        phrase = self._subjects.reader.read(token, last)
        found = phrase.owners if phrase is not None and phrase.owners else self._gone_behind(token + 1)
        return tuple(e for e in found if e.type in {EntityType.PERSON, EntityType.ORG})

    def _gone_behind(self, token: int) -> tuple[Entity, ...]:
        """Who is named behind a noun and its adjectives: تمديد العهدة الرابعة للرئيس X."""
        _, last = self._scene.sentence(token)
        phrases = self._subjects.reader.phrases(token, min(last, token + _CLOSE + 2))
        return next((p.entities for p in phrases if p.entities and p.preposition in {"", "ل"}), ())

    def _shouted_at(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom slogans are against: مرددين هتافات ضد X."""
        _, last = self._scene.sentence(trigger.token)
        for i in self._told_after(trigger):
            slogans = self._keys[i] in self._scene.lists.slogans and i + 2 < last
            if slogans and self._keys[i + 1] in _AGAINST:
                phrase = self._subjects.reader.read(i + 2, last)
                return phrase.entities if phrase is not None else ()
        return ()

    def _stands_before(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The embassy, mission or security body before whose seat they gather: no ministry, no court."""
        _, last = self._scene.sentence(trigger.token)
        for i in self._told_after(trigger):
            if self._keys[i] in _BEFORE:
                at = i + 1 + (self._keys[i + 1 : i + 2] != () and self._keys[i + 1] in _SEAT)
                phrase = self._subjects.reader.read(at, last) if at < last else None
                found = phrase.parties if phrase is not None else ()
                return tuple(e for e in found if self._is_stood_before(e))
        return ()

    def _is_stood_before(self, entity: Entity) -> bool:
        head = fold_word(entity.name).split()[0].removeprefix("ال")
        return entity.type is EntityType.ORG and head in self._scene.lists.venue
