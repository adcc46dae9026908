"""Whom words are aimed at by what they say: who is threatened with an act, whose offer is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.facts.events.gripping import Gripping
from marsad.facts.events.named_before import homes_of
from marsad.facts.events.phrase import Phrase
from marsad.facts.events.scene import COMMAS, SIDES
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType

_AGAINST = frozenset({"علي", "ضد", "مع"})
_UNLESS = frozenset({("ما", "لم"), ("ان", "لم")})
_CONDITION_REACH = 7  # words from إذا to whom the condition is put
_ISSUED = frozenset({"الصادر", "الصادره", "الصادرين", "الصادرات"})


class Aimed(Gripping):
    """Finds whom acts of speech are aimed at where no object or preposition of theirs tells it."""

    def _aimed_at(self, trigger: Trigger, behind: Sequence[Phrase]) -> tuple[Entity, ...]:
        """Whom what is said aims at, none of those who say it."""
        kind = trigger.event.type
        if kind is EventType.THREATEN:
            found = self._threatened(trigger, behind)
        elif kind is EventType.REJECT:
            found = self._refused(trigger, behind)
        elif kind is EventType.REQUEST:
            found = self._sent_away(trigger)
        else:
            return ()
        mine = self._subject(trigger).entities
        own = {*mine, *homes_of(self._scene, mine)}
        return tuple(e for e in found if e not in own and self._is_party(e))

    def _is_party(self, entity: Entity) -> bool:
        """Whether an entity can be spoken to: a person, a body or a government, no town."""
        people = entity.type in {EntityType.PERSON, EntityType.ORG}
        return people or self._scene.is_government(entity)

    def _threatened(self, trigger: Trigger, behind: Sequence[Phrase]) -> tuple[Entity, ...]:
        """The object of the act threatened, or whom its condition names: هدد بقصف X، بالرد إذا هاجم X."""
        acts = (p for p in behind if p.preposition == "by" or (p.preposition == "ب" and p.kind != "name"))
        act = next(acts, None)  # في خطاب بلندن tells where
        if act is not None:
            later = (p for p in behind if p.first >= act.last and p.preposition in _AGAINST and p.entities)
            aim = next((p.parties for p in (act, *later) if p.parties), ())
            if aim:
                return aim
        return self._put_to(trigger)

    def _put_to(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a condition behind a threat names first: ما لم تتراجع X."""
        _, last = self._scene.sentence(trigger.token)
        for i in range(trigger.token + 1, last):
            if self._keys[i] in self._scene.lists.condition or self._keys[i : i + 2] in _UNLESS:
                return self._first_side(i + 1, min(i + _CONDITION_REACH, last))
        return ()

    def _first_side(self, first: int, last: int) -> tuple[Entity, ...]:
        """The first person, body or state named in tokens `[first, last)` that no preposition governs."""
        end = next((i for i in range(first, last) if self._keys[i] in COMMAS), last)
        for named in self._scene.cast.between(first, end):
            if named.entity.type in SIDES:
                before = self._keys[named.first - 1]
                led = named.first > first and before in self._scene.lists.standing_preposition
                return () if led or self._scene.is_glued(named) else (named.entity,)
        return ()

    def _refused(self, trigger: Trigger, behind: Sequence[Phrase]) -> tuple[Entity, ...]:
        """Who was to be given, spoken with or heard: رفض منح X تأشيرة، رفض لقاء مع X، رفض عرضا من X."""
        what = next((phrase for phrase in behind if phrase.is_bare), None)
        if what is None:
            return ()
        if what.head in self._scene.lists.granting:
            return what.owners
        offered = what.kind == "noun" and not self._keys[what.first].startswith("ال")
        for phrase in behind:
            source = offered and phrase.preposition == "من" and phrase.first == what.last
            if phrase.entities and (source or self._is_talked_with(what, phrase)):
                return phrase.entities
        return tuple(self._makers(what)) if self._is_put_forward(what) else ()

    def _is_talked_with(self, what: Phrase, phrase: Phrase) -> bool:
        """Whether مع leads from a meeting or talks to the other side."""
        talks = any(noun.event.type == EventType.CONSULT for noun in self._scene.word(what.first).nouns)
        return phrase.preposition == "مع" and (talks or self._keys[what.first] == "التعامل")

    def _makers(self, what: Phrase) -> Iterator[Entity]:
        """Who did what a clause right behind a noun tells of it: دعوى رفعتها X."""
        clause = self._subjects.clauses.by_verb.get(what.last)
        if clause is not None and self._subjects.is_resumed(clause):
            yield from self._subjects.of(clause).entities

    def _is_put_forward(self, phrase: Phrase) -> bool:
        """Whether a noun is what its owner asks or sues for, who is refused: رفض طلب X، رد دعوى X."""
        nouns = self._scene.word(phrase.first).nouns
        return any(n.event.type == EventType.REQUEST or Trait.DEED in n.event.traits for n in nouns)

    def _sent_away(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who acts before and is asked to go: سحبت X قواتها بعدما طالب Y برحيلها."""
        clause = trigger.clause
        if clause is None or not any(map(self._is_going, self._keys[trigger.token + 1 : clause.last])):
            return ()
        mine = self._subject(trigger).entities
        acting = (self._subjects.of(c).entities for c in self._subjects.clauses.before(clause))
        return next((found for found in acting if found and set(found).isdisjoint(mine)), ())

    def _is_going(self, key: str) -> bool:
        """Whether a word is a noun of going with the pronoun of who is to go: برحيلها."""
        stem = key.removeprefix("ب").removesuffix("ها").removesuffix("ه").removesuffix("هم")
        return stem != key and stem in self._scene.lists.asked_to_go and key[-1] in "هام"

    def _of_issuer(self, phrase: Phrase) -> tuple[Entity, ...]:
        """Whose an act is by a nation's adjective or who issued it: العدوان الإسرائيلي، الصادر عن X."""
        for i in range(phrase.first + 1, phrase.last + 1):
            key = self._keys[i] if i < len(self._keys) else ""
            if key in _ISSUED and self._keys[i + 1] == "عن":
                return self._first_side(i + 2, i + 3)
            code = self._scene.demonyms.get(key.removeprefix("ال")) if i not in self._scene.inside else None
            state = self._scene.country_of(code)
            if state is not None and key.startswith("ال") and i < phrase.last:
                return (state,)
        return ()
