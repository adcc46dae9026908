"""Signings: who signs a paper, who signed one spoken of, which states tie or renew relations."""

from __future__ import annotations

from itertools import islice

from marsad.facts.events.agreement import agrees
from marsad.facts.events.meetings import TOGETHER
from marsad.facts.events.participants import Participants, unique
from marsad.facts.events.phrase import Subject
from marsad.facts.events.receptions import Receptions
from marsad.facts.events.triggers import Trigger
from marsad.model.entity import Entity
from marsad.text.inflect import Tense
from marsad.text.normalise import fold_word

_NEAR = 12
_MISSIONS = ("سفاره", "قنصليه")
_PHRASES = 4  # behind a participle: الموقع في جدة، مساء أمس، بين X وY


class Signings(Receptions):
    """Fills the frames of papers and ties."""

    def _sign(self, trigger: Trigger) -> Participants:
        subject = self._subject(trigger)
        if self._is_expected(trigger, subject):
            return Participants()
        together = TOGETHER if trigger.is_noun else {"مع"}
        joined = [p for p in self._behind(trigger) if p.preposition in together]
        partners = tuple(e for p in joined for e in p.entities)
        genitive = self._genitive(trigger) if trigger.is_noun else None
        own = genitive.entities if genitive is not None else ()
        signers = unique((*own, *subject.entities, *partners))
        if not signers and not trigger.is_noun:
            signers = self._signed_between(trigger)
        return Participants(signers if signers or not trigger.is_noun else self._gathered_before(trigger))

    def _signed_between(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The parties to a paper that is its verb's subject: وُقع اتفاق بين X وY، بحضور X."""
        behind = self._behind(trigger)
        parties = self._governed(behind, TOGETHER) or self._governed(behind, self._scene.lists.attended)
        people = [p.entities for p in behind if p.is_bare and p.kind == "name"]
        return unique((*parties, *(e for named in people[:1] if parties for e in named)))

    def _gathered_before(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The two who act in the sentence, where a signing names nobody: عقد الرئيسان …، وانتهى بتوقيع."""
        clauses = self._subjects.clauses.in_sentence(trigger.token)
        acting = (c for c in clauses if c.verb < trigger.token and not c.has_class("topical", "hosting"))
        subjects = (self._subjects.of(c).entities for c in acting)
        return next((entities for entities in subjects if len(entities) > 1), ())

    def _is_expected(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether a verb that may sign, written alike, only expects something: وتوقع البنك أن ينمو الناتج."""
        alike = any(r.form.tense is Tense.PERFECT for r in self._scene.word(trigger.token).verbs)
        if trigger.is_noun or not alike or trigger.form.tense is not Tense.IMPERFECT:
            return False
        clause = trigger.clause
        end = clause.last if clause is not None else trigger.token
        tells = end < len(self._keys) and self._keys[end] in self._scene.lists.complementizer
        feminine = bool(subject.entities) and agrees(
            trigger.form, subject.entities, self._scene.lists.masculine
        )
        return tells or not feminine

    def _signed(self, trigger: Trigger) -> Participants:
        """A paper described as signed: between parties, or of one with whom مع names."""
        limit = self._subjects.clauses.limit(trigger.token)
        behind = tuple(islice(self._subjects.reader.phrases(trigger.token + 1, limit), _PHRASES))
        both = self._governed(behind, ("بين",))
        return Participants(both, () if both else self._governed(behind, ("مع",)))

    def _ties(self, trigger: Trigger) -> Participants:
        """Ties between states: of one with another, or between both."""
        genitive = self._genitive(trigger)
        own = genitive.entities if genitive is not None else self._subject(trigger).entities
        limit = self._subjects.clauses.limit(trigger.token)
        behind = tuple(self._subjects.reader.phrases(trigger.token + 1, limit))
        near = [p for p in behind if p.first - trigger.token <= _NEAR]
        both = self._governed(near, ("بين",))
        sites = self._governed(near, ("ب",))  # فتح سفارتها بالقدس
        others = self._governed(near, ("مع",)) or self._governed(near, ("لدي",))  # خفض تمثيله لدى X
        others = others or tuple(e for e in sites if self._is_side(e))
        return Participants(both or self._states(own), () if both else others)

    def _states(self, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Those who act, a state for its embassy: افتتاح السفارة الأميركية في القدس."""
        states = tuple(
            self._scene.country_of(e.country)
            if fold_word(e.name).removeprefix("ال").startswith(_MISSIONS)
            else e
            for e in entities
        )
        return tuple(e for e in states if e is not None)
