"""Who takes part in an event: the frame that the pack gives a trigger, filled from what is around it."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.events.acts import Acts
from marsad.facts.events.clause import Clause
from marsad.facts.events.meetings import TOGETHER, Meetings
from marsad.facts.events.named_before import last_person, quote_around
from marsad.facts.events.participants import Participants, unique
from marsad.facts.events.phrase import Subject
from marsad.facts.events.protests import Protests
from marsad.facts.events.scene import COMMAS, MARKS, PLACES, SIDES
from marsad.facts.events.signing import Signings
from marsad.facts.events.triggers import Trigger
from marsad.facts.events.visits import Visits
from marsad.facts.vocabulary import LIGHT, SPEECH
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.inflect import PRONOUNS

_NEAR = 3
_JUDGED = 6  # words of what a bad name is given to
_WHAT = "ما"
_DENYING = frozenset({"ليس", "ليست", "لا", "لم", "لن", "بلا", "دون", "نفي", "ضد", "من"})
# Verbs whose object is help that another gives: اتهمه بمساعدة X.
_SPOKEN = frozenset({EventType.ACCUSE, EventType.AGREE, EventType.AID, EventType.REQUEST, EventType.SUPPORT})
_HE = frozenset({"هو", "هي", "انه", "انها"})


class Frames(Acts, Meetings, Protests, Signings, Visits):
    """Fills the frames of an article's triggers; the set phrases have rules of their own here."""

    def participants(self, trigger: Trigger) -> Participants:
        """The participants of a trigger."""
        frame = getattr(self, f"_{trigger.event.frame}", self._act)
        found: Participants = frame(trigger)
        actors = unique(e for e in found.actors if e.type in SIDES)
        recipients = unique(e for e in found.recipients if e not in actors)
        if trigger.event.type == EventType.AID:
            return self._brought_to(replace(found, actors=actors), recipients)
        return replace(found, actors=actors, recipients=recipients)

    def _brought_to(self, found: Participants, recipients: tuple[Entity, ...]) -> Participants:
        """Aid for the people of a town, which is only where it goes: وزعت المنظمة مساعدات على نازحي X."""
        states = self._scene.is_government
        sides = tuple(e for e in recipients if self._is_side(e) or states(e) or not found.actors)
        place = found.place or next((e for e in recipients if e not in sides), None)
        return replace(found, recipients=sides, place=place)

    def _freed(self, trigger: Trigger) -> Participants:
        """A release by set phrase: أطلق سراح X، أخلي سبيله."""
        after = (trigger.companion or trigger.token) + 1
        limit = self._subjects.clauses.limit(trigger.token)
        behind = tuple(self._subjects.reader.phrases(after, limit))
        freed = next((p.entities for p in behind if not p.preposition and p.entities), ())
        subject = self._subject(trigger)
        if subject.after > after and set(freed) <= set(subject.entities):
            subject = Subject()
        if freed or trigger.is_noun:
            return Participants(tuple(e for e in subject.entities if e not in freed), freed)
        if any(e.type is not EntityType.PERSON for e in subject.entities):  # أطلقت الدولة سراح أسرى
            return Participants(subject.entities, self._freed_before(trigger))
        if trigger.companion is not None and not self._keys[trigger.companion].endswith(tuple(PRONOUNS)):
            return Participants()  # أطلق القاضي سراح ثلاثة تجار
        return Participants((), subject.entities or self._subjects.floor(trigger.token))

    def _freed_before(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a pronoun behind a release by set phrase takes up: أخلت سبيله."""
        if trigger.companion is None or not self._keys[trigger.companion].endswith(("ه", "ها")):
            return ()
        first, _ = self._scene.sentence(trigger.token)
        return last_person(self._scene, first, trigger.token)

    def _handed(self, trigger: Trigger) -> Participants:
        """A person handed over by one state or body to another: سلمت الدولة المتهم X إلى جارتها."""
        subject = self._subject(trigger)
        behind = [p for p in self._behind(trigger) if p.first >= subject.after]
        objects = [e for p in behind if p.is_bare for e in p.entities]
        takers = self._governed(behind, ("الي", "ل")) or tuple(objects)
        takers = tuple(e for e in takers if e.type is not EntityType.PERSON)
        person = trigger.form.object or any(e.type is EntityType.PERSON for e in objects)
        givers = tuple(e for e in subject.entities if e.type is not EntityType.PERSON)
        return Participants(givers, takers) if person and takers else Participants()

    def _takeover(self, trigger: Trigger) -> Participants:
        """A person taken over: تسلمت الدولة المتهم X من جارتها."""
        subject = self._subject(trigger)
        behind = [p for p in self._behind(trigger) if p.first >= subject.after]
        person = any(e.type is EntityType.PERSON for p in behind if p.is_bare for e in p.entities)
        givers = self._governed(behind, ("من",)) if person else ()
        return Participants(givers, subject.entities) if givers else Participants()

    def _killed(self, trigger: Trigger) -> Participants:
        """A killing told by its victim: مقتل الصحفي X."""
        genitive = self._genitive(trigger)
        dead = genitive.entities if genitive is not None else ()
        if not dead or any(e.type is not EntityType.PERSON for e in dead):
            return Participants()
        return Participants(self._governed(self._behind(trigger), ("by",)), dead)

    def _held(self, trigger: Trigger) -> Participants:
        """Who is in prison, named right before a participle, or the subject of لا يزال before it."""
        before = trigger.token - 1
        named = self._scene.cast.at(before - (self._keys[before] in COMMAS))
        held: tuple[Entity, ...] = (named.entity,) if named is not None else ()
        clause = trigger.clause
        still = clause is not None and clause.has_class("auxiliary") and clause.verb < trigger.token
        if not held and clause is not None and still and not self._keys[clause.verb].startswith("كان"):
            held = self._subjects.of(clause).entities
        if not held and self._keys[before].removeprefix("و") in _HE:
            first, _ = self._scene.sentence(trigger.token)
            held = last_person(self._scene, first, before)
        return Participants((), tuple(e for e in held if e.type is EntityType.PERSON))

    def _pardon(self, trigger: Trigger) -> Participants:
        found = self._scene.cast.between(trigger.token + 1, self._scene.sentence(trigger.token)[1])
        people = unique(n.entity for n in found if n.entity.type is EntityType.PERSON)
        doers = self._doers(trigger)
        return Participants(doers, tuple(e for e in people if e not in doers))

    def _avowal(self, trigger: Trigger) -> Participants:
        """What someone says of himself by an adjective: قال إنه مستعد."""
        return self._act(trigger) if self._is_predicate(trigger) else Participants()

    def _verdict(self, trigger: Trigger) -> Participants:
        """Who says of something, with no verb besides, that it will not do: أكد أن القرار مرفوض."""
        quote = quote_around(self._scene, trigger.token)
        if quote is None or quote.speaker is None:
            return Participants()
        starts = self._scene.layout.tokens.starts
        first = self._scene.layout.token_at(quote.start)
        near = (c for c in self._subjects.clauses.in_sentence(trigger.token) if c.verb < trigger.token)
        if any(starts[clause.verb] >= quote.start for clause in near):
            return Participants()
        if trigger.event.type is EventType.ACCUSE and not self._is_judged_so(first, trigger):
            return Participants()
        return Participants((self._scene.cast.entities[quote.speaker],))

    def _is_judged_so(self, first: int, trigger: Trigger) -> bool:
        """Whether what is said calls a definite act a bad name and denies none: إن القرار «انتكاسة خطيرة»."""
        said = range(first, trigger.token)
        keys = [self._keys[i] for i in said if self._keys[i] not in MARKS]
        if len(keys) > _JUDGED or not _DENYING.isdisjoint(keys):
            return False
        if not keys:
            return self._keys[first - 1].endswith(("ه", "ها"))  # قال إنها جريمة
        before = next(i for i in range(trigger.token - 1, first - 1, -1) if self._keys[i] not in MARKS)
        if before not in self._scene.inside and not self._keys[before].startswith(("ال", "هو", "هي")):
            return False  # دأب على إهانة كذا
        points = keys[0] == _WHAT or keys[0] in self._scene.lists.pointer
        return points or keys[0].startswith("ال") or first in self._scene.inside

    def _recall(self, trigger: Trigger) -> Participants:
        """An envoy recalled: the recipient is where he was, behind لدى, في or من."""
        subject = self._subject(trigger)
        behind = [p for p in self._behind(trigger) if p.first >= subject.after]
        places = self._posting(trigger) or self._governed(behind[:_NEAR], ("لدي", "من", "في"))
        genitive = self._genitive(trigger)
        named = genitive.entities if trigger.is_noun and genitive is not None else ()
        envoy = any(e.type is EntityType.PERSON for e in named)  # قررت الدولة استدعاء السفير X
        actors = subject.entities if envoy or not named else named
        towns = {EntityType.PERSON, EntityType.LOC, EntityType.FAC}
        sides = (e for e in places if e.type not in towns)
        return Participants(
            actors, tuple(e for e in sides if e.type is EntityType.ORG or self._scene.is_government(e))
        )

    def _posting(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The places after لدى or بـ inside an envoy's own phrase: سفيرها لدى باريس X، سفيرها ببرن."""
        limit = self._subjects.clauses.limit(trigger.token)
        for i in range(trigger.token + 1, limit - 1):
            named = self._scene.starts.get(i)
            if self._keys[i] == "لدي" and i + 1 in self._scene.starts:
                phrase = self._subjects.reader.read(i + 1, limit)
                return phrase.entities if phrase is not None else ()
            if named is not None and self._scene.glue(named) == "ب":
                return (named.entity,)
        return ()

    def _persona(self, trigger: Trigger) -> Participants:
        first, _ = self._scene.sentence(trigger.token)
        if self._keys[trigger.token - 1] != "غير":
            return Participants()
        around = self._subjects.clauses.around(trigger.token)
        named = self._scene.cast.between(first, trigger.token)
        people = unique(n.entity for n in named if n.entity.type is EntityType.PERSON)
        actors = (
            self._subjects.of(around).entities if around is not None and around.verb < trigger.token else ()
        )
        return Participants(actors, tuple(e for e in people[-1:] if e not in actors))

    def _helped(self, trigger: Trigger) -> Participants:
        """Help from allies, told with بـ: اعترضت الصواريخ بمساعدة واشنطن."""
        genitive = self._genitive(trigger)
        clause = trigger.clause
        if genitive is None or trigger.glued != "ب":
            return Participants()
        if clause is not None and self._governs_help(clause, trigger.token):
            return Participants()
        return Participants(tuple(e for e in genitive.entities if e.type is not EntityType.PERSON))

    def _governs_help(self, clause: Clause, token: int) -> bool:
        """Whether a verb only speaks of help that another gives: اتهمه بمساعدة X، اعترف بمساعدة X."""
        if any(event.type in _SPOKEN for event in clause.told) or clause.has_class(LIGHT):
            return True
        return clause.has_class(SPEECH) and token <= self._subjects.of(clause).after

    def _exercise(self, trigger: Trigger) -> Participants:
        behind = self._behind(trigger)
        aims = (i for i in range(trigger.token, len(self._keys)) if self._keys[i] in self._scene.lists.aim)
        aim = next(aims, len(self._keys))  # تعليق تمارين بهدف دعم المحادثات مع X
        joined = [p for p in behind if p.preposition in TOGETHER and p.first < aim]
        partners = tuple(e for p in joined for e in p.entities)
        doers = (*self._doers(trigger), *self._drilling(trigger), *partners, *self._sending_units(trigger))
        return Participants(unique(doers) or self._agreeing(trigger))

    def _drilling(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is told to take part in exercises, with whom: شارك الجيش إلى جانب X في تمرين."""
        clause = trigger.clause
        if clause is None or not clause.has_class("attending") or clause.verb > trigger.token:
            return ()
        before = [p for p in self._subjects.tail(clause) if p.last <= trigger.token]
        return (*self._subjects.of(clause).entities, *self._governed(before, ("مع",)))

    def _sending_units(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whose units take part: بمشاركة قطع من X وY، told before the exercises as well as behind them."""
        first, last = self._scene.sentence(trigger.token)
        for i in range(first, last):
            if self._keys[i] in self._scene.lists.attended:
                near = [p for p, _ in zip(self._subjects.reader.phrases(i, last), range(2), strict=False)]
                units = [p for p in near[1:] if p.preposition == "من" and not near[0].entities]
                return tuple(e for p in (*near[:1], *units) for e in p.parties)
        return ()

    def _agreeing(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who agrees to hold exercises or to call them off: اتفق البلدان على تعليق تمارين مشتركة."""
        clause = trigger.clause
        agrees = clause is not None and any(event.type == EventType.AGREE for event in clause.told)
        before = clause is not None and clause.verb < trigger.token
        return self._subjects.of(clause).entities if clause is not None and agrees and before else ()

    def _war(self, trigger: Trigger) -> Participants:
        behind = self._behind(trigger)
        between = tuple(e for p in behind if p.preposition in TOGETHER for e in p.entities)
        owners = self._possessor(trigger) if trigger.form.object else self._waging(trigger)
        if trigger.clause is not None and trigger.clause.verb > trigger.token:  # مع حربه على X، أكد Y
            owners = tuple(e for e in owners if e.type is not EntityType.PERSON)
        targets = self._governed(behind[:3], ("علي", "ضد")) or self._fought(trigger)
        genitive = self._genitive(trigger) if targets else None  # حرب روسيا ضد أوكرانيا
        of = genitive.entities if genitive is not None and not genitive.preposition else ()
        doers = owners or of or (self._demonyms(trigger) if targets else ())
        place = self._governed(behind[:2], ("في",))
        where = next((e for e in place if e.type in PLACES), None)
        where = where or next((e for e in targets if e.type in PLACES), None)
        return Participants(between or doers, targets if not between else (), where)

    def _fought(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Against whom a war is waged in the clause that describes it."""
        described = self._relative(trigger)
        tail = self._subjects.tail(described) if described is not None else ()
        return self._governed(tail, ("علي", "ضد"))

    def _waging(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who wages a war, told in the clause that describes it: الحرب التي شنتها X على Y."""
        described = self._relative(trigger)
        return self._subjects.of(described).entities if described is not None else ()

    def _ceasefire(self, trigger: Trigger) -> Participants:
        joined = [p for p in self._behind(trigger) if p.preposition in TOGETHER]
        partners = tuple(e for p in joined for e in p.entities)
        return Participants(partners or self._light_subject(trigger))

    def _emergency(self, trigger: Trigger) -> Participants:
        """Who declares it, also where the verb leads on to the noun: أقدم X على فرض حالة الطوارئ."""
        clause = trigger.clause
        leads = clause is not None and clause.verb < trigger.token and clause.has_class("undertaking")
        undertaking = self._subjects.of(clause).entities if clause is not None and leads else ()
        return Participants(self._light_subject(trigger) or undertaking)
