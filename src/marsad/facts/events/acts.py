"""Acts of one upon another: who is acted on, and the frames of attack, arrest, order and stance."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.events.gripping import GRIPS, OBJECT
from marsad.facts.events.participants import Participants
from marsad.facts.events.phrase import Phrase, Subject
from marsad.facts.events.reached import Reached
from marsad.facts.events.scene import COMMAS, SIDES
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.inflect import PRONOUNS
from marsad.text.normalise import fold_word

_NEAR_HANDS = 3  # phrases from a verb to those at whose hands it happened
_BESIDES = frozenset({"اضافه", "فضلا", "علاوه", "ناهيك"})  # احتجز X إضافة إلى آخرين
_CLAIM = "مسوولي"
_COUNTED = 6  # words from an arrest to whom it befalls, with their number
_NEAR_VICTIM = 8  # words from who undergoes an act to the noun that names it
_LED = frozenset({EventType.COERCE, EventType.RETREAT})
_WHOM = frozenset({"من", "ما"})


class Acts(Reached):
    """Fills the frames of acts."""

    def _act(self, trigger: Trigger) -> Participants:
        if trigger.is_noun:
            return self._act_of_noun(trigger)
        subject = self._subject(trigger)
        if not self._is_judged(trigger, subject) and self._is_impersonal(trigger, subject):
            subject = Subject(after=subject.after)
        if self._is_passive(trigger, subject):
            by = self._at_hands(trigger) or self._struck_by(trigger)
            owners = subject.phrase.owners if subject.phrase else ()
            marked = () if trigger.form.object else self._whom(trigger, subject.after)  # حُكم على X
            asked = trigger.event.type == EventType.REQUEST and OBJECT not in trigger.event.whom
            known = subject.entities if subject.stated or not asked else ()
            return Participants(by, known or marked or owners)
        if self._is_judged(trigger, subject):
            return Participants((), subject.entities)
        told = subject.stated and bool(subject.entities)
        givers = () if told else self._giving(trigger)
        return Participants(givers or subject.entities, self._whom(trigger, subject.after))

    def _giving(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who gives the aid that a verb without a doer tells of: وزعت آلاف الخيام المقدمة من X."""
        if trigger.event.type != EventType.AID:
            return ()
        given = self._scene.lists.given
        by = (p for p in self._behind(trigger) if p.preposition == "by" and self._keys[p.first] in given)
        return next((p.parties for p in by), ())

    def _is_impersonal(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether a verb led by a preposition alone has no doer: وأفرج عن عشرة سجناء، وحكم عليه."""
        led = trigger.event.type in _LED and OBJECT not in trigger.event.whom and not trigger.is_participle
        perfect = trigger.form.number == "s" and trigger.form.gender == "m"
        first, last = self._scene.sentence(trigger.token)
        within = any(n.entity in subject.entities for n in self._scene.cast.between(first, last))
        return led and perfect and not subject.stated and not within

    def _is_judged(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether a pronoun behind a verb of force takes up the subject supplied: اختفى ثم حكم عليه."""
        following = self._keys[trigger.token + 1 : trigger.token + 2]
        marked = {fold_word(marker) + pronoun for marker in trigger.event.whom for pronoun in PRONOUNS}
        people = all(e.type is EntityType.PERSON for e in subject.entities)
        grips = trigger.event.type in GRIPS and not trigger.is_participle
        return grips and people and not subject.stated and bool(set(following) & marked)

    def _act_of_noun(self, trigger: Trigger) -> Participants:
        if self._is_of_victim(trigger):
            return Participants((), self._gripped(trigger))
        genitive = self._genitive(trigger)
        own = genitive.parties if genitive is not None and genitive.kind != "time" else ()
        if genitive is not None and genitive.head in self._scene.lists.own_forces and trigger.verbal:
            return Participants(own)  # سحب قواتها
        if genitive is not None and self._is_moved(trigger, genitive):
            return Participants(tuple(e for e in self._doers(trigger) if e not in own))
        if genitive is not None and not self._is_agent(trigger, genitive):
            doers = tuple(e for e in self._doers(trigger) if e not in own)
            return Participants(doers, own)
        if genitive is None and self._is_of_unnamed(trigger):
            return Participants((), self._whom(trigger, trigger.token + 1, noun=True))
        if genitive is None and (striking := self._striking(trigger)):
            whom = self._whom(trigger, trigger.token + 1, noun=True)
            return Participants(striking, tuple(e for e in whom if e not in striking))
        after = genitive.last if genitive is not None else trigger.token + 1
        victims = (
            self._whom(trigger, after, noun=True)
            or self._dative(trigger)
            or self._resumed(trigger)
            or self._undergone(trigger)
            or self._helped_at(trigger)
            or self._addressed(trigger)
        )
        acting = tuple(e for e in own if e.type in SIDES)
        actors = acting or tuple(e for e in self._doers(trigger) if e not in victims)
        return Participants(actors, victims or self._asked_by(trigger))

    def _asked_by(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a request moved, told as the reason of what he does: عقد المجلس جلسة بطلب من X."""
        clause = trigger.clause
        moved = trigger.glued == "ب" and Trait.REASON in trigger.event.traits and clause is not None
        return self._subjects.of(clause).entities if moved and clause is not None else ()

    def _is_moved(self, trigger: Trigger, genitive: Phrase) -> bool:
        """Whether the genitive is the troops that someone moves: سحب قوات الجيش."""
        if not trigger.verbal or Trait.MOVES not in trigger.event.traits:
            return False
        limit = self._subjects.clauses.limit(trigger.token)
        behind = next(self._subjects.reader.phrases(genitive.last, limit), None)
        return behind is None or not behind.is_bare  # إرسال مصر قوات names who moves them

    def _is_agent(self, trigger: Trigger, genitive: Phrase) -> bool:
        """Whether a verbal noun's genitive acts: قصف الجيش للمدينة، رفض الحكومة."""
        if self._is_suffered(trigger) or self._is_own_deed(trigger):
            return True
        struck = self._is_of_site(trigger, genitive) or self._is_claimed(trigger)
        if struck or self._is_urged(trigger, genitive):
            return False
        if self._is_given(trigger, genitive) or self._is_blamed_on_another(trigger, genitive):
            return False
        if not trigger.verbal or not (self._grips(trigger) or self._is_object_of_light(trigger, genitive)):
            return True
        if OBJECT not in trigger.event.whom:
            return True
        limit = self._subjects.clauses.limit(trigger.token)
        phrases = self._subjects.reader.phrases(genitive.last, limit)
        custody = self._scene.lists.custody  # وضع X رهن التوقيف
        behind = next((p for p in phrases if p.kind != "time" and p.head not in custody), None)
        if behind is None:
            return False
        between = range(genitive.last, behind.first)
        near = all(i in self._scene.timed or self._keys[i] in COMMAS for i in between)
        bare = behind.is_bare and self._keys[behind.first][0] != "و"  # احتجاز X وعدد آخر
        return near and (bare or behind.preposition == "ل")

    def _is_claimed(self, trigger: Trigger) -> bool:
        """Whether someone claims an attack, whose genitive is then struck: مسؤوليتها عن استهداف القوات."""
        before = self._keys[max(trigger.token - 2, 0) : trigger.token]
        return len(before) == 2 and before[1] == "عن" and before[0].startswith(_CLAIM)

    def _is_own_deed(self, trigger: Trigger) -> bool:
        """Whether an attack is the subject of a verb of attack behind it: قصف التحالف استهدف مواقع."""
        clause = trigger.clause
        if clause is None or clause.verb < trigger.token or not trigger.verbal:
            return False
        told = (event.type for reading in clause.readings for event in reading.events)
        return trigger.event.type == EventType.ASSAULT and EventType.ASSAULT in told

    def _is_of_site(self, trigger: Trigger, genitive: Phrase) -> bool:
        """Whether a site that belongs to someone is struck: استهداف قاعدة القوات X."""
        site = genitive.head in self._scene.lists.seat and not genitive.entities
        return site and trigger.event.type == EventType.ASSAULT

    def _is_urged(self, trigger: Trigger, genitive: Phrase) -> bool:
        """Whether a noun of asking leads on from its genitive, who is asked: حث مصر على كذا."""
        asks = trigger.event.type == EventType.REQUEST and OBJECT in trigger.event.whom
        return asks and trigger.verbal and self._keys[genitive.last : genitive.last + 1] == ("علي",)

    def _is_blamed_on_another(self, trigger: Trigger, genitive: Phrase) -> bool:
        """Whether another is accused of the act that befalls the genitive: تتهم X إيران بدعم Y بالسلاح."""
        blamed = set(self._accused(trigger)) - set(genitive.parties)
        return trigger.verbal and OBJECT in trigger.event.whom and bool(blamed)

    def _is_given(self, trigger: Trigger, genitive: Phrase) -> bool:
        """Whether the genitive gets what another is told to give it: إعلان روسيا تسليم أوكرانيا دفعة."""
        if not trigger.verbal or "ل" not in trigger.event.whom:
            return False
        limit = self._subjects.clauses.limit(trigger.token)
        behind = next(self._subjects.reader.phrases(genitive.last, limit), None)
        if OBJECT not in trigger.event.whom and (behind is None or not behind.is_bare):
            return False
        announced = set(self._completing(trigger)) - set(genitive.parties)
        return bool(announced) or self._is_object_of_light(trigger, genitive)

    def _is_object_of_light(self, trigger: Trigger, genitive: Phrase) -> bool:
        """Whether a light verb's subject does the act to the genitive: قررت المجموعة دعوة مصر."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token:
            return False
        if not (clause.has_class("deciding") or self._is_undertaken(trigger, clause)):
            return False
        acting = self._subjects.of(clause).entities
        return bool(acting) and set(acting).isdisjoint(genitive.parties)

    def _is_suffered(self, trigger: Trigger) -> bool:
        """Whether a verb of undergoing governs the noun, whose genitive then acts: تعرض لقصف الجيش."""
        clause = trigger.clause
        return clause is not None and clause.verb < trigger.token and clause.has_class("undergoing")

    def _is_passive(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether the subject is acted on: a passive form, or a verb of force that lacks its object."""
        if trigger.form.passive:
            return True
        strict = trigger.event.type in GRIPS or Trait.CHARGE in trigger.event.traits
        if trigger.event.type == EventType.ASSAULT and self._is_killed_by(trigger, subject):
            return True
        strict = strict and trigger.event.word[1:2] != "ا"  # قاتل has قوتل
        if not strict or OBJECT not in trigger.event.whom or self._is_far_fetched(trigger, subject):
            return False
        phrase = subject.phrase
        if phrase is not None and phrase.head in self._scene.lists.own_forces | self._scene.lists.arms:
            return False  # استهدفت مقاتلاتها ومدفعيتها مواقع، طيران التحالف استهدف
        if self._takes_sum(trigger, subject) or (
            trigger.event.type == EventType.COERCE and self._are_forces(subject, states=True)
        ):
            return False  # أوقفت الشرطة عشرات منهم
        after = self._keys[subject.after : subject.after + 1]
        if after and after[0] in _WHOM and self._scene.word(subject.after + 1).verbs:
            return False  # هاجم النائب من وصفهم بكذا
        known = subject.entities or (subject.phrase is not None and subject.phrase.owners)
        if trigger.is_participle or trigger.form.object or trigger.clause is None or not known:
            return False
        custody = self._scene.lists.custody  # أودع X السجن
        aside = custody | _BESIDES | self._scene.lists.manner
        later = [p for p in self._behind(trigger) if p.first >= subject.after and p.head not in aside]
        return not any(p.is_bare and (p.entities or self._keys[p.first][0] != "و") for p in later)

    def _takes_sum(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether what a verb takes is a sum told behind its subject: جمدت السلطات نحو سبعة مليارات."""
        companion = trigger.companion or 0
        return companion >= subject.after and self._keys[companion] in self._scene.counting

    def _is_killed_by(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether it is told at whose hands someone died: قتلوا برصاص الجيش، قتل مقاتلون بيد X."""
        told = [p for p in self._behind(trigger) if p.kind != "time"]
        behind = told[: 1 if subject.entities else _NEAR_HANDS]
        return any(p.preposition == "by" for p in behind)

    def _at_hands(self, trigger: Trigger) -> tuple[Entity, ...]:
        """By whom someone is acted on, or whose people: قتل على يد X، بيد مسلحي X."""
        return next((p.parties for p in self._behind(trigger) if p.preposition == "by" and p.parties), ())

    def _is_far_fetched(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether the subject was supplied from another sentence, past the clauses before."""
        first, last = self._scene.sentence(trigger.token)
        within = any(n.entity in subject.entities for n in self._scene.cast.between(first, last))
        clause = trigger.clause
        alone = clause is None or next(self._subjects.clauses.before(clause), None) is None
        return not subject.stated and not within and not alone

    def _against(self, trigger: Trigger) -> Participants:
        """An attack: on a state or body it has a recipient, on a city or building only a place."""
        found = self._act(trigger)
        undergone = self._undergone(trigger)
        targets = found.recipients or undergone
        actors = tuple(e for e in found.actors or self._using(trigger) if e not in targets)
        struck = {EntityType.FAC} if not undergone else set()
        sides = tuple(e for e in targets if self._is_side(e) or e.type in struck)
        place = next((e for e in targets if e not in sides), None)
        return Participants(actors, sides, place)

    def _using(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who uses what is named as the means of another act: فرقتهم الشرطة بخراطيم المياه."""
        clause = trigger.clause
        means = trigger.glued == "ب" and Trait.MEANS in trigger.event.traits
        return self._subjects.of(clause).entities if means and clause is not None else ()

    def _undergone(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom an attack befell that is told by its victim: تعرض المطار لهجوم."""
        clause = trigger.clause
        suffered = trigger.is_noun and clause is not None and clause.has_class("undergoing")
        subject = self._subjects.of(clause) if suffered and clause is not None else Subject()
        if trigger.token > subject.after + _NEAR_VICTIM:
            return ()  # تلقى X اتصالا هاتفيا جدد خلاله Y وقوفه
        return () if self._is_of_another_sentence(trigger, subject) else subject.entities

    def _is_of_another_sentence(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether a subject that a verb leaves out is named in no word of its sentence."""
        first, last = self._scene.sentence(trigger.token)
        within = any(n.entity in subject.entities for n in self._scene.cast.between(first, last))
        return not subject.stated and not within

    def _undergo(self, trigger: Trigger) -> Participants:
        led = ("by", "من") if trigger.event.type == EventType.AID else ("by",)  # تلقت مساعدات من X
        by = self._governed(self._behind(trigger), led) or self._at_hands(trigger) or self._struck_by(trigger)
        genitive = self._genitive(trigger)
        own = genitive.entities if genitive is not None else ()  # ارتقاء شهيدين، سقوط المدينة
        if not own and trigger.is_noun and trigger.event.type == EventType.AID:
            own = self._light_subject(trigger)  # تمكنت الدولة من الحصول على قرض
        told = not trigger.is_noun or trigger.form.object
        found = self._subject(trigger).entities if told else own
        sides = tuple(e for e in found if trigger.event.type != EventType.ASSAULT or self._is_side(e))
        return Participants(by, sides, next((e for e in found if e not in sides), None))

    def _stance(self, trigger: Trigger) -> Participants:
        """A stance told by a noun: أعرب عن قلقه، جدد دعم بلاده."""
        found = self._act(trigger)
        return replace(found, predicated=bool(trigger.is_noun and self._predicated(trigger)))

    def _arrest(self, trigger: Trigger) -> Participants:
        """An arrest, where the verb has other meanings: only of people and ships."""
        found = self._act(trigger)
        people = any(e.type is EntityType.PERSON for e in found.recipients)
        clause = trigger.clause
        if trigger.is_noun:  # توقيف 323 شخصا
            held = list(self._keys[trigger.token + 1 : trigger.token + 1 + _COUNTED])
        else:
            held = [p.head for p in self._subjects.objects(clause)] if clause is not None else []
        forces = not trigger.is_noun and self._are_forces(self._subject(trigger), states=False)
        taken = people or forces or any(head in self._scene.lists.detained for head in held)
        return found if taken else Participants()
