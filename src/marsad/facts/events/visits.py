"""Visits: who travels, where to, who receives, and who travels along."""

from __future__ import annotations

from marsad.facts.events.clause import Clause
from marsad.facts.events.doers import Doers
from marsad.facts.events.participants import Participants, unique
from marsad.facts.events.phrase import Phrase, Subject
from marsad.facts.events.scene import PLACES
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Trait
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import Tense
from marsad.text.normalise import fold

_HOST_WINDOW = 24
_GOING = frozenset({"الي", "نحو", "صوب", "ل"})


class Visits(Doers):
    """Fills the frame of visits."""

    def _visit(self, trigger: Trigger) -> Participants:
        subject = self._subject(trigger)
        genitive = self._genitive(trigger) if trigger.is_noun else None
        visitors = self._sent(trigger, subject) or subject.entities
        if genitive is not None and self._may_visit(genitive):
            visitors = genitive.entities
        elif not visitors:
            visitors = self._visitor_behind(trigger)
        travelling = {EntityType.PERSON, EntityType.ORG}
        sends = Trait.SENDING in trigger.event.traits
        if sends or (subject.phrase is not None and subject.phrase.kind != "name"):
            travelling = travelling | {EntityType.GPE}  # وفد من X
        travellers = tuple(e for e in visitors if e.type in travelling)
        goal = self._destination(trigger, subject, genitive) or self._here(trigger)
        destination = goal if goal not in travellers else None
        travellers = tuple(e for e in travellers if not self._is_at_home(e, destination))
        hosts = tuple(e for e in self._hosts(trigger) if e not in travellers)
        visited = self._stages(trigger, destination) if destination is not None else ()
        recipients = hosts or tuple(e for e in visited if self._is_side(e))
        more = self._further(trigger, subject, destination) if not hosts else ()
        return Participants(travellers, recipients, destination, further=more)

    def _sent(self, trigger: Trigger, subject: Subject) -> tuple[Entity, ...]:
        """Who goes where a verb says that someone is sent: أوفد الرئيس مبعوثه X إلى Y."""
        if Trait.SENDING not in trigger.event.traits or trigger.is_noun:
            return ()
        sent = (p.entities for p in self._behind(trigger) if p.is_bare and p.first >= subject.after)
        people = (tuple(e for e in found if e.type is EntityType.PERSON) for found in sent)
        return next((found for found in people if found), ())

    def _here(self, trigger: Trigger) -> Entity | None:
        """Where the article is filed, for an arrival without a goal: من المقرر أن يصل X غدا."""
        if trigger.is_noun or Trait.ARRIVAL not in trigger.event.traits:
            return None
        filed = (n.entity for n in self._scene.cast.between(0, self._scene.first))
        return next((e for e in filed if e.type is EntityType.GPE), None)

    def _is_at_home(self, visitor: Entity, goal: Entity | None) -> bool:
        """Whether a country is the visitor's own: شكري … في أول زيارة لوزير تركي إلى مصر is not his."""
        if goal is None or visitor.country is None:
            return False
        return visitor.country == goal.country and self._scene.is_country(goal)

    def _stages(self, trigger: Trigger, first: Entity) -> tuple[Entity, ...]:
        """Where a visit goes, all stages of a tour: جولة تشمل بنين وتوغو."""
        described = next(
            (c for c in self._subjects.clauses.in_sentence(trigger.token) if c.verb > trigger.token), None
        )
        if Trait.TOUR not in trigger.event.traits or described is None:
            return (first,)
        named = (p.entities for p in self._subjects.tail(described) if first in p.entities)
        return next(named, (first,))

    def _further(self, trigger: Trigger, subject: Subject, first: Entity | None) -> tuple[Entity, ...]:
        """The other places that a verb's visitor goes to: سيزور X الأردن ولبنان."""
        if trigger.is_noun or first is None:
            return ()
        behind = self._behind(trigger)
        goals = (p.entities for p in behind if p is not subject.phrase and first in p.entities)
        then = (p.entities for p in behind if self._keys[p.first - 1] in self._scene.lists.onward)
        more = (*next(goals, ()), *(e for entities in then for e in entities))
        return tuple(e for e in unique(more) if e is not first and e.type is EntityType.GPE)

    def _visitor_behind(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The visitor told with ل: زيارة مماثلة للوزيرة X."""
        marked = (
            p.entities for p in self._behind(trigger)[:3] if p.preposition == "ل" and self._may_visit(p)
        )
        return next(marked, ()) if trigger.is_noun else ()

    def _may_visit(self, phrase: Phrase) -> bool:
        return any(e.type in {EntityType.PERSON, EntityType.ORG} for e in phrase.entities)

    def _destination(self, trigger: Trigger, subject: Subject, genitive: Phrase | None) -> Entity | None:
        """Where a visit goes: the object of زار, or what stands behind إلى."""
        behind = [p for p in self._behind(trigger) if p is not subject.phrase]
        described = self._relative(trigger) if trigger.is_noun else None
        behind += self._subjects.tail(described) if described is not None else ()
        going = _GOING.union({"في"} if trigger.is_noun else map(fold, trigger.event.whom))
        if Trait.DEPARTURE in trigger.event.traits:
            behind.sort(key=lambda phrase: phrase.preposition not in going)
        object_ = next((p for p in behind if p.is_bare), None)
        for phrase in (*([genitive] if genitive else []), *behind):
            bare = not phrase.preposition and phrase.kind != "time" and (trigger.is_noun or phrase is object_)
            bare = bare and Trait.SENDING not in trigger.event.traits
            if bare or phrase.preposition in going:
                place = next((e for e in self._places_of(phrase) if self._may_be_visited(e)), None)
                if place is not None:
                    return place
        return None

    def _places_of(self, phrase: Phrase) -> tuple[Entity, ...]:
        """The places of a phrase: its own, or the one its noun (العاصمة الروسية موسكو) leads to."""
        if any(e.type is EntityType.PERSON for e in phrase.entities):
            return ()
        named = self._scene.cast.between(phrase.first, phrase.last + 1)
        own = phrase.entities if phrase.entities and phrase.entities[0].type is not EntityType.PERSON else ()
        places = tuple(n.entity for n in named if n.entity.type in PLACES)
        return own or places or tuple(e for e in phrase.owners if e.type is EntityType.ORG)

    def _may_be_visited(self, entity: Entity) -> bool:
        return entity.type in PLACES or entity.type is EntityType.ORG

    def escorts(self) -> list[tuple[frozenset[str], tuple[Entity, ...]]]:
        """Who travels with whom: the ids of those accompanied, and who accompanies them."""
        found = []
        for clause in self._subjects.clauses.all:
            if clause.has_class("accompanying"):
                led, along = self._escort(clause)
                if led and along:
                    found.append((frozenset(entity.id for entity in led), along))
        return found

    def _escort(self, clause: Clause) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        subject = self._subjects.of(clause)
        named = [p.entities for p in self._subjects.tail(clause) if p.is_bare and p.entities]
        if clause.form.form.object:
            earlier = self._subjects.clauses.before(clause)
            led = next((found for c in earlier if (found := self._subjects.of(c).entities)), ())
            return led or self._subjects.before(clause.verb), named[0] if named else ()
        if len(named) > 1:
            return named[0], named[1]  # يرافق الرئيس في زيارته وزير الزراعة
        return (named[0] if named else ()), (subject.entities if named != [subject.entities] else ())

    def _is_earlier(self, trigger: Trigger, verb: int) -> bool:
        """Whether someone was met before a visit to come: يصل X غدا بعد الدوحة التي التقى فيها Y."""
        met = self._subjects.clauses.by_verb.get(verb)
        to_come = trigger.future or trigger.form.tense is Tense.IMPERFECT
        return to_come and met is not None and met.form.form.tense is Tense.PERFECT

    def _hosts(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The named host of a visit: who invites, receives or is met in its sentence."""
        _, end = self._scene.sentence(trigger.token)
        end = min(end, trigger.token + _HOST_WINDOW)
        for i in range(trigger.token + 1, end):
            cued = self._keys[i] in self._scene.lists.host_cue and not self._is_earlier(trigger, i)
            near = self._scene.cast.between(i + 1, min(end, i + 14)) if cued else ()
            people = [n.entity for n in near if n.entity.type is EntityType.PERSON]
            if host := people[:1] or self._host_of_guest(i, end):
                return tuple(host)
        return ()

    def _host_of_guest(self, token: int, end: int) -> tuple[Entity, ...]:
        """The person whose guest someone is said to come as: حل X ضيفا على Y."""
        if self._keys[token] not in self._scene.lists.as_guest or token + 1 >= end:
            return ()
        host = self._subjects.reader.read(token + 1, end)
        named = host is not None and any(e.type is EntityType.PERSON for e in host.entities)
        return host.entities[:1] if host is not None and named else ()
