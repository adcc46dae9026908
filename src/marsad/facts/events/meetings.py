"""Meetings, talks, receptions and summits: who comes together, who hosts, who mediates."""

from __future__ import annotations

from marsad.facts.events.clause import Clause
from marsad.facts.events.participants import Participants, unique
from marsad.facts.events.partners import Partners
from marsad.facts.events.phrase import Phrase, Subject
from marsad.facts.events.receptions import TOLD
from marsad.facts.events.scene import PLACES, SIDES
from marsad.facts.events.triggers import Trigger
from marsad.facts.vocabulary import LIGHT, SPEECH
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType

TOGETHER = frozenset({"مع", "بين"})
_NEAR = 12  # how far the parties to a summit may be named behind it
_ABOUT = frozenset({"علي", "حول", "بشان", "ضمن"})
_WITH = frozenset({"", "مع", "ب"})
_PARTNER = 6
_OF_IT = frozenset({("منها",), ("منه",)})  # شارك في جانب منها
_HOSTILE = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})


class Meetings(Partners):
    """Fills the frames of meetings."""

    @property
    def _joining_words(self) -> frozenset[str]:
        """Words before who takes part: مع، بين، بحضور، برئاسة."""
        return TOGETHER | self._scene.lists.attended | self._scene.lists.led

    def _meet(self, trigger: Trigger) -> Participants:
        subject = self._subject(trigger)
        others = self._partners(trigger, subject)
        if trigger.is_noun and len(others) > 1 and trigger.event.type == EventType.AGREE:
            return Participants(others)  # who announces an agreement between others is no party to it
        joining = self._joining(trigger) if trigger.event.type == EventType.CONSULT else ()
        actors = unique((*subject.entities, *others, *joining))
        told = trigger.clause is not None and trigger.clause.has_class(SPEECH)
        if trigger.is_noun and told and len(others) > 1:
            actors = others  # أعلنت الوزارة اجتماع X بـY: who announces it need be no party
        if trigger.is_noun and len(actors) < 2 and not self._is_between_others(trigger):
            actors = unique((*self._circumstantial(trigger), *actors))
        if trigger.is_noun and len(actors) == 1:
            actors = unique((*actors, *self._with_before(trigger)))
        actors = unique((*actors, *self._unnamed_partner(trigger, actors)))
        if relayed := self._relayed(trigger, subject):
            actors = unique((*relayed, *(e for e in actors if e not in subject.entities)))
        mediators, mediated = self._mediators(trigger)
        mediated = mediated or self._is_led_between(trigger, subject, others)
        if mediated and not mediators:
            mediators = subject.entities
        parties = tuple(e for e in actors if e not in mediators)
        if trigger.event.type == EventType.AGREE:  # who brought them to agree is no party
            return Participants(parties)
        met = self._holds_with_people(trigger, subject) if trigger.is_noun else subject.stated
        met = met and (trigger.is_noun or self._meets_people(trigger, subject))
        return Participants(unique((*parties, *mediators)), mediated=mediated, met=met)

    def _relayed(self, trigger: Trigger, subject: Subject) -> tuple[Entity, ...]:
        """Whose meeting it is where a medium relays his words: نقلت الوكالة عن X عقب لقائه بـY."""
        clause = trigger.clause
        if not trigger.form.object or clause is None or clause.verb > trigger.token:
            return ()
        if any(e.type is not EntityType.ORG for e in subject.entities):
            return ()
        before = [p for p in self._subjects.tail(clause) if p.first < trigger.token]
        source = self._governed(before, ("عن",))
        return tuple(e for e in source if e.type is EntityType.PERSON)[:1]

    def _meets_people(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether people without a name stand behind a verb of meeting and its subject."""
        objects = [p for p in self._behind(trigger) if p.is_bare and p.first >= subject.after]
        person = any(e.type is EntityType.PERSON for e in subject.entities)
        named = objects[0] if objects and person and Trait.PARTNERED in trigger.event.traits else None
        return named is not None and (named.kind == "unnamed" or named.head in self._scene.counting)

    def _holds_with_people(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether someone holds a meeting with people without a name: أجرى الوزير محادثات مع مسؤولين."""
        clause = trigger.clause
        holds = clause is not None and clause.has_class(LIGHT) and clause.verb < trigger.token
        acting = self._subjects.of(clause).entities if clause is not None and holds else ()
        persons = any(e.type is EntityType.PERSON for e in acting) and bool(subject.entities)
        near = [p for p in self._behind(trigger)[:3] if p.preposition == "مع"]
        return persons and any(p.head in self._scene.counting or self._subjects.is_people(p) for p in near)

    def _is_led_between(self, trigger: Trigger, subject: Subject, others: tuple[Entity, ...]) -> bool:
        """Whether someone leads talks between others, and so mediates: قادت X محادثات بين Y وZ."""
        clause = trigger.clause
        leads = trigger.is_noun and clause is not None and clause.has_class("leading")
        if not leads or not subject.entities or set(subject.entities) & set(others):
            return False
        between = any(p.preposition == "بين" for p in self._behind(trigger))
        return between or len(others) > 1

    def _partners(self, trigger: Trigger, subject: Subject) -> tuple[Entity, ...]:
        """Who else meets: a genitive or object, and whoever stands behind مع, بين, بـ or من."""
        behind = self._behind(trigger)
        joined: list[Entity] = []
        for phrase in behind:
            together = not trigger.is_noun and len(subject.entities) > 1
            if (joined or together) and phrase.preposition in _ABOUT:
                break
            if phrase.preposition in self._joining_words or (
                phrase.preposition in {"ب", "من", "الي"} and self._is_call(trigger)
            ):
                joined += phrase.entities
            elif phrase.preposition == "ب" or (phrase.preposition == "الي" and self._is_gathering(trigger)):
                joined += (e for e in phrase.entities if e.type is EntityType.PERSON)
        if trigger.is_noun:
            genitive = self._genitive(trigger)
            own = genitive.entities if genitive else self._body(trigger) or self._object_behind(trigger)
            own = (*own, *(self._met_by(trigger, genitive) if genitive else ()))
            return unique((*own, *self._gathered(trigger), *self._between_before(trigger), *joined))
        objects = [p for p in behind if p.first >= subject.after and p.is_bare]
        return unique((*(objects[0].entities if objects else ()), *joined))

    def _met_by(self, trigger: Trigger, genitive: Phrase) -> tuple[Entity, ...]:
        """The person right behind whoever meets him: لقاء الرئيس X رئيس الإقليم Y."""
        limit = self._subjects.clauses.limit(trigger.token)
        alone = len(genitive.entities) == 1 and genitive.entities[0].type is EntityType.PERSON
        if not alone or genitive.last >= limit:
            return ()
        other = self._subjects.reader.read(genitive.last, limit)
        met = other.entities if other is not None and other.is_bare else ()
        return tuple(e for e in met if e.type is EntityType.PERSON)

    def _with_before(self, trigger: Trigger) -> tuple[Entity, ...]:
        """With whom the subject acts before a meeting told in passing: تبادل X مع Y الآراء خلال لقاء."""
        clause = trigger.clause
        inside = self._keys[trigger.token - 1] in self._scene.lists.inside
        if clause is None or clause.verb > trigger.token or not inside:
            return ()
        after = self._subjects.of(clause).after
        tail = self._subjects.tail(clause)
        found = self._governed((p for p in tail if p.first == after), ("مع",))
        return found or self._told_at(trigger, clause)

    def _told_at(self, trigger: Trigger, clause: Clause) -> tuple[Entity, ...]:
        """Whom the subject tells something at a meeting or on the phone: قال X لـY في اتصال هاتفي."""
        if not clause.has_class(SPEECH) or any(e.type in _HOSTILE for e in clause.told):
            return ()
        if clause.form.form.object:
            return tuple(e for e in self._antecedents(trigger) if e.type is EntityType.PERSON)[:1]
        subject = self._subjects.of(clause)
        before = [p for p in self._subjects.tail(clause) if subject.after <= p.first < trigger.token]
        told = (p.entities for p in before if p.preposition in TOLD and p.kind != "time")
        people = (tuple(e for e in found if e.type is EntityType.PERSON) for found in told)
        return next((found for found in people if found), ())

    def _object_behind(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom one meets, named right behind a noun with its pronoun: بعد لقائه X."""
        if not trigger.form.object:
            return ()
        place = self._scene.lists.inside | {"ب"}
        behind = self._subjects.reader.phrases(trigger.token + 1, self._limit(trigger))
        first = next((p for p in behind if p.kind != "time" and p.preposition not in place), None)
        near = first is not None and first.is_bare and first.first - trigger.token <= _PARTNER
        return first.entities if near and first is not None else ()

    def _body(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whose meeting it is, told with ل: اجتماعا لمجلس الأمن القومي."""
        near = [p for p in self._behind(trigger)[:3] if p.preposition == "ل" and p.first - trigger.token <= 5]
        people = near[:1] if near and near[0].head in self._scene.lists.standing_for else []
        if (sides := tuple(e for p in people for e in p.entities if e.type in SIDES)) and len(sides) > 1:
            return sides  # اجتماعا لوزراء خارجية X وY
        return tuple(e for p in near[:1] for e in p.parties if e.type is EntityType.ORG)

    def _between_before(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The parties that a verb of happening has before its noun: جرت بين الجانبين محادثات."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or not clause.has_class("happening"):
            return ()
        before = [p for p in self._subjects.tail(clause) if p.last <= trigger.token]
        return tuple(e for p in before if p.preposition in TOGETHER for e in p.entities)

    def _is_gathering(self, trigger: Trigger) -> bool:
        """Whether a verb says that people meet: اجتمع إلى الوزير."""
        return not trigger.is_noun and trigger.event.type == EventType.CONSULT

    def _is_call(self, trigger: Trigger) -> bool:
        return trigger.event.mode == "phone"

    def _gathered(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a meeting brings together: لقاء جمع X وY، قمة جمعته بنظيريه."""
        for clause in self._subjects.clauses.in_sentence(trigger.token):
            gathers = clause.verb > trigger.token or (
                clause is trigger.clause and trigger.token - clause.verb < 3
            )
            if gathers and clause.has_class("gathering") and not self._is_of_another(clause, trigger):
                tail = [p for p in self._subjects.tail(clause) if p.first > trigger.token]
                named = [e for p in tail if p.preposition in _WITH for e in p.entities]
                taken = self._outer_subject(clause) if clause.form.form.object and len(named) < 2 else ()
                return unique((*taken, *named))
        return ()

    def _is_of_another(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether a clause tells who came to another meeting, named nearer before it."""
        between = range(trigger.token + 1, clause.verb)
        return any(
            noun.event.type == EventType.CONSULT for i in between for noun in self._scene.word(i).nouns
        )

    def _outer_subject(self, clause: Clause) -> tuple[Entity, ...]:
        """Whom the pronoun of قمة جمعته بـ stands for: the subject of the clause before."""
        subjects = (self._subjects.of(c).entities for c in self._subjects.clauses.before(clause))
        return next((found[:1] for found in subjects if found), ())

    def _discuss(self, trigger: Trigger) -> Participants:
        subject = self._subject(trigger)
        partners = [p for p in self._behind(trigger) if p.preposition == "مع" and not self._is_of_paper(p)]
        return Participants(unique((*subject.entities, *(e for p in partners[:1] for e in p.entities))))

    def _is_of_paper(self, phrase: Phrase) -> bool:
        """Whether مع stands behind a participle of signing: بحث الاتفاق الموقع مع X."""
        before = self._scene.word(phrase.first - 1).nouns
        return any(noun.event.frame is Frame.SIGNED for noun in before)

    def _hosted(self, trigger: Trigger) -> Participants:
        """A place that merely hosts is no actor; a person who hosts is."""
        subject = self._subject(trigger).entities
        place = next((e for e in subject if e.type in PLACES), None)
        hosts = tuple(e for e in subject if e.type is EntityType.PERSON)
        joined = [p for p in self._behind(trigger) if p.preposition in TOGETHER]
        objects = [p for p in self._behind(trigger) if p.is_bare and p.first >= self._subject(trigger).after]
        guests = (e for p in (*objects[:1], *joined) for e in p.entities if e.type is not EntityType.FAC)
        others = unique((*guests, *self._body(trigger), *self._gathered(trigger)))
        return Participants(unique((*hosts, *(e for e in others if e is not place))), (), place)

    def _summit(self, trigger: Trigger) -> Participants:
        """A summit: its body or its leaders act; the city it is named after is only its place."""
        genitive = self._genitive(trigger)
        own = genitive.entities if genitive is not None else self._body(trigger)
        place = next((e for e in own if e.type is EntityType.GPE), None)
        bodies = tuple(e for e in own if e.type is not EntityType.GPE)
        gathered = self._gathered(trigger)
        behind = self._behind(trigger)
        about = next((p.first for p in behind if p.preposition in _ABOUT), trigger.token + _NEAR)
        joined = [p for p in behind if p.preposition in self._joining_words and p.first <= about]
        parties = tuple(e for p in joined for e in p.entities)
        attending = self._both(trigger) if trigger.form.object else self._attending(trigger)
        taking_part = trigger.clause is not None and trigger.clause.has_class("attending")
        actors = unique(
            (
                *(e for e in attending if taking_part or e.type is not EntityType.GPE),
                *bodies,
                *(e for e in self._held_by(trigger) if e.type is not EntityType.GPE),
                *gathered,
                *parties,
                *self._joining(trigger),
            )
        )
        if len(actors) == 1 and parties:
            actors = unique((*(self._named_at(trigger) or self._circumstantial(trigger)), *actors))
        return Participants(actors, (), place)

    def _both(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The two whose summit a pronoun makes it: قال X إن Y أعرب خلال قمتهما."""
        own = tuple(e for e in self._possessor(trigger) if e.type is EntityType.PERSON)
        clause = trigger.clause
        if len(own) != 1 or clause is None or not self._keys[trigger.token].endswith("هما"):
            return own
        return unique((*self._outer_subject(clause), *own))

    def _is_between_others(self, trigger: Trigger) -> bool:
        """Whether a noun tells its two sides, at least one without a name: اشتباكات بين متظاهرين والشرطة."""
        behind = self._behind(trigger)[:2]
        return any(p.preposition == "بين" and p.kind in {"noun", "unnamed"} for p in behind)

    def _named_at(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The person named right before في and a summit: أداء X في القمة مع Y."""
        named = self._scene.cast.at(trigger.token - 2) if trigger.token > 1 else None
        inside = self._keys[trigger.token - 1] in self._scene.lists.inside
        person = named is not None and named.entity.type is EntityType.PERSON
        return (named.entity,) if named is not None and inside and person else ()

    def _attending(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is told to be at a summit: who holds it, hosts it, or speaks before it."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token:
            return ()
        before = self._keys[trigger.token - 1]
        if before in self._scene.lists.called_off:
            return ()
        lists = self._scene.lists
        inside = self._keys[trigger.token - 2] in lists.inside and before in lists.part_of_meeting
        present = inside or before in lists.inside or before == "امام" or trigger.glued == "ب"
        governed = before in lists.standing_preposition  # وقع X اتفاقا بعد يومين من القمة
        if present or (clause.has_class(LIGHT, "beginning") and not governed):
            return self._subjects.of(clause).entities
        return ()

    def _joining(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is told behind a meeting to take part in it: ترأس القمة X، وشارك فيها Y وZ."""
        for clause in self._subjects.clauses.in_sentence(trigger.token):
            near = self._keys[clause.verb + 1 : clause.verb + 4]
            in_it = not self._scene.lists.in_it.isdisjoint(near[:1])
            taken = in_it or near[2:] in _OF_IT or clause.form.form.object
            attends = clause.verb > trigger.token and clause.has_class("attending") and taken
            if attends and not self._is_of_another(clause, trigger):
                return self._subjects.of(clause).entities
        return ()

    def _session(self, trigger: Trigger) -> Participants:
        genitive = self._genitive(trigger)
        bodies = genitive.entities if genitive is not None else ()
        marked = self._governed(self._behind(trigger)[:3], ("ل",))
        held_by = bodies or marked or self._held_by(trigger) or self._light_subject(trigger)
        return Participants(held_by or self._sitting(trigger))

    def _sitting(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The body that decides something at a session of its own: كلف المجلس، في جلسة مطولة، الجيش."""
        inside = self._keys[trigger.token - 1] in self._scene.lists.inside
        acting = self._circumstantial(trigger) if inside else ()
        return tuple(e for e in acting if e.type is EntityType.ORG)

    def _held_by(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who holds a meeting, by the clause that describes it: جلسة عقدها المجلس."""
        described = self._relative(trigger)
        of_another = described is not None and self._is_of_another(described, trigger)
        return self._subjects.of(described).entities if described and not of_another else ()

    def _mediate(self, trigger: Trigger) -> Participants:
        """Mediation told by itself: the mediator with those between whom he stands."""
        subject = self._subject(trigger).entities if not trigger.is_noun else ()
        genitive = self._genitive(trigger)
        own = genitive.entities if genitive is not None else ()
        mediators = (
            subject or own or self._governed(self._behind(trigger)[:2], ("من", "by")) or self._doers(trigger)
        )
        if not mediators and self._keys[trigger.token - 1] == "في" and trigger.clause is not None:
            mediators = self._subjects.of(trigger.clause).entities  # نجحت X في التوسط
        joined = [p for p in self._behind(trigger) if p.preposition == "بين"]
        parties = unique(e for p in joined for e in p.entities)
        outer = self._outer_parties(trigger) if not parties and trigger.glued == "ب" else parties
        return Participants(unique((*outer, *mediators)), mediated=True)

    def _outer_parties(self, trigger: Trigger) -> tuple[Entity, ...]:
        clause = trigger.clause
        if clause is None:
            return ()
        if clause.verb > trigger.token:
            return self._subjects.of(clause).entities  # وبوساطة X، اتفق البلدان
        joined = [
            p for p in self._subjects.tail(clause) if p.preposition == "بين" and p.last <= trigger.token
        ]
        return tuple(e for p in joined for e in p.entities) or self._subjects.of(clause).entities

    def _mediators(self, trigger: Trigger) -> tuple[tuple[Entity, ...], bool]:
        """Who mediates, by name or adjective (بوساطة نرويجية), and whether anybody does."""
        _, end = self._scene.sentence(trigger.token)
        for i in range(trigger.token + 1, end):
            if self._mediates(i):
                phrase = next(iter(self._subjects.reader.phrases(i + 1, min(end, i + 16))), None)
                named = phrase is not None and phrase.preposition in {"", "من"}
                return (phrase.entities if phrase is not None and named else ()) or self._adjective(i), True
        return (), False

    def _mediates(self, token: int) -> bool:
        under = self._keys[token - 1] == "تحت" and self._keys[token] in self._scene.lists.patronage
        return under or self._keys[token] in self._scene.lists.mediating

    def _adjective(self, token: int) -> tuple[Entity, ...]:
        """The country that the adjective right behind a word names."""
        following = self._keys[token + 1] if token + 1 < len(self._keys) else ""
        country = self._scene.country_of(self._scene.demonyms.get(following.removeprefix("ال")))
        return (country,) if country is not None else ()
