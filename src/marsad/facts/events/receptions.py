"""Receptions: who receives whom, before it is known whether a visit or a meeting is told."""

from __future__ import annotations

from marsad.facts.events.clause import Opening
from marsad.facts.events.doers import Doers
from marsad.facts.events.participants import Participants
from marsad.facts.events.phrase import Phrase, Subject
from marsad.facts.events.triggers import Trigger
from marsad.model.entity import Entity, EntityType

TOLD = frozenset({"", "ل", "الي"})


class Receptions(Doers):
    """Fills the frame of receptions."""

    def _host(self, trigger: Trigger) -> Participants:
        """A reception: the host acts on the guest, until it is known to be a visit or a meeting."""
        subject = self._subject(trigger)
        if trigger.is_noun:
            if received := self._received(trigger):
                return received
            behind = [p for p in self._behind(trigger) if not p.preposition and p.entities]
            hosts = subject.entities or (behind[0].entities if behind else ())
            guests = [e for p in (*behind, *self._received_behind(trigger)) for e in p.entities]
            guests = [e for e in guests if e not in hosts]
            other = () if guests else self._other_side(trigger, hosts)
            return Participants(hosts, tuple(guests) or other)
        if received_by := self._receiving(trigger, subject):
            return received_by
        guests = list(self._antecedents(trigger)) if trigger.form.object else []
        objects = [p for p in self._behind(trigger) if p.first >= subject.after and not p.preposition]
        named = [p for p in objects if p.kind not in {"time", "pronoun"}]
        guests += named[0].entities if named and not guests else ()
        return Participants(subject.entities, tuple(guests))

    def _received_behind(self, trigger: Trigger) -> tuple[Phrase, ...]:
        """Whom the genitive of a reception receives, named right behind: استقبال الوزير X نظيره Y."""
        genitive = self._genitive(trigger)
        if genitive is None:
            return ()
        limit = self._subjects.clauses.limit(trigger.token)
        behind = next(self._subjects.reader.phrases(genitive.last, limit), None)
        return (behind,) if behind is not None and behind.is_bare and behind.first == genitive.last else ()

    def _receiving(self, trigger: Trigger, subject: Subject) -> Participants | None:
        """A host whom a relative clause describes: نقل X رسالة إلى الملك، الذي استقبله."""
        clause = trigger.clause
        if clause is None or clause.opening is not Opening.RELATIVE or not trigger.form.object:
            return None
        hosts = self._antecedents(trigger)
        guests = tuple(e for e in self._subjects.outer(clause) if e not in hosts)
        nobody = subject.phrase is None or not self._subjects.is_people(subject.phrase)
        alone = not subject.entities and nobody and bool(hosts)
        return Participants(hosts, guests) if alone and guests else None

    def _other_side(self, trigger: Trigger, known: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whom the subject receives, or is received by, told before: أبلغ X Y لدى استقباله."""
        clause = trigger.clause
        if not trigger.form.object or clause is None or clause.verb > trigger.token:
            return ()
        after = self._subjects.of(clause).after
        told = [p for p in self._subjects.tail(clause) if after <= p.first < trigger.token]
        named = (e for p in told if p.preposition in TOLD for e in p.entities)
        return tuple(e for e in named if e.type is EntityType.PERSON and e not in known)[:1]

    def _received(self, trigger: Trigger) -> Participants | None:
        """A reception told of its guest: كان في استقبال الرئيس X."""
        clause = trigger.clause
        if self._keys[trigger.token - 1] != "في" or clause is None or not clause.has_class("auxiliary"):
            return None
        limit = self._subjects.clauses.limit(trigger.token)
        named = [
            p.entities
            for p in self._subjects.reader.phrases(trigger.token + 1, limit)
            if p.is_bare and p.entities
        ]
        return Participants(named[1], named[0]) if len(named) > 1 else None
