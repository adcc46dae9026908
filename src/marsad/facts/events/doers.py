"""Who does what a trigger names: its subject, its owner, or the subject of the verb it completes."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.events.around import CLOSE
from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.deciding import Deciding
from marsad.facts.events.named_before import named_together, person_spoken_of, quote_around
from marsad.facts.events.phrase import Phrase, Subject
from marsad.facts.events.scene import COMMAS, PLACES
from marsad.facts.events.triggers import Trigger
from marsad.facts.vocabulary import LIGHT, SPEECH
from marsad.lexicon.event_words import Frame
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.model.quote import QuoteKind
from marsad.text.inflect import Tense
from marsad.text.normalise import fold_word

_CALLED_OFF = frozenset({Frame.VISIT, Frame.MEET, Frame.EXERCISE, Frame.SIGN, Frame.PROTEST})
_TWO = 2
_DESCRIBED = 6  # words from a noun to the clause that describes it
_WAS = "كان"
_TO_PRONOUN = 4  # كان الوزير X ينوي القيام بها
_ANSWER = frozenset({"الرد", "ردا", "رد", "ردها", "رده", "احتجاجا", "بالرد", "للرد"})
_AMID = frozenset({"في", "خلال", "جراء", "اثر", "بعد", "عقب"})
_WHEN = frozenset(
    {"بعد", "قبل", "عقب", "اثر", "وسط", "منذ", "رغم", "غداه", "لحظه", "لحظات", "ضحايا", "لضحايا", "بضحايا"}
)
_NEAR_BEFORE = 2  # words from such a preposition to the noun it leads to: بعد موجة استنكار
_OF_MONEY = "ML"  # مساعدات مالية: financial, seldom of Mali
_OBJECT = "object"
_WHAT = frozenset({"ما", "لما", "بما", "مما", "كما", "فيما", "وما", "وفقما", "حسبما", "بحسبما"})
_EACH_OTHER = frozenset({"بينهما", "بينهم"})
_LEADING_TO = frozenset({"الي", "علي", "في", "من"})


class Doers(Deciding):
    """Finds who acts."""

    def _subject(self, trigger: Trigger) -> Subject:
        """The subject of a verb or participle, the doers of a noun."""
        if trigger.is_noun:
            return Subject(self._doers(trigger), trigger.token + 1)
        if trigger.is_own:
            return Subject(self._quoted(trigger.token), trigger.token + 1)
        if trigger.is_participle:
            return Subject(self._subjects.of_participle(trigger.token), trigger.token + 1)
        return self._subjects.of(trigger.clause) if trigger.clause is not None else Subject()

    def _quoted(self, token: int) -> tuple[Entity, ...]:
        """Who says the words that hold a token."""
        quote = quote_around(self._scene, token)
        spoken = quote is not None and quote.kind is QuoteKind.DIRECT
        speaker = quote.speaker if quote is not None and spoken else None
        return (self._scene.cast.entities[speaker],) if speaker is not None else ()

    def _doers(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who does what a noun names: by its pronoun, its relative verb, من or an adjective, a light verb."""
        if trigger.form.object:
            return self._possessor(trigger)
        described = self._relative(trigger)
        denied = described is not None and described.has_class("denying")  # بقصفها، وهو ما نفته X
        if described is not None and not denied and (found := self._subjects.of(described).entities):
            return () if self._is_scene(described, found) else found
        if described is not None and not denied and self._is_by_unnamed(trigger, described):
            return ()  # الهجوم الذي شنته العشائر
        near = self._sources(trigger)
        if accused := self._accused(trigger):
            return accused
        if predicated := self._predicated(trigger):
            return predicated
        if completing := self._completing(trigger):
            return completing
        left = self._is_leaving(trigger) or trigger.event.frame is Frame.VISIT or self._is_rescue(trigger)
        source = ("by",) if left else ("من", "by")
        stated = self._governed(near, source) or self._demonyms(trigger)
        stated = stated or self._led_by(trigger, near)
        return stated or (() if self._is_of_country(trigger) else self._light_subject(trigger))

    def _is_rescue(self, trigger: Trigger) -> bool:
        """Whether من tells whence those next to a noun are brought: إجلاء رعاياها من X."""
        aided = trigger.event.type == EventType.AID and _OBJECT in trigger.event.whom
        return trigger.verbal and aided and trigger.companion == trigger.token + 1

    def _is_of_country(self, trigger: Trigger) -> bool:
        """Whether an adjective gives an act to a country that nobody names: العدوان الإسرائيلي."""
        together = trigger.event.type in {EventType.CONSULT, EventType.AGREE, EventType.SUPPORT}
        return not together and any(code != _OF_MONEY for code in self._nationalities(trigger))

    def _possessor(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whose act a noun with a pronoun is: the subject's, or for ها the state or body named last."""
        if self._keys[trigger.token].endswith("هما"):
            first, _ = self._scene.sentence(trigger.token)
            near = self._scene.cast.between(first, trigger.token)
            floor = self._subjects.floor(trigger.token)
            if len(floor) == _TWO:
                return floor  # طوى X وY الصفحة بتوقيعهما اتفاقا
            pair = named_together(self._scene, trigger.token)
            if pair and all(any(n.entity is e for n in near) for e in pair):
                return pair
            people = dict.fromkeys(n.entity for n in near if n.entity.type is EntityType.PERSON)
            if len(people) == _TWO:
                return tuple(people)  # أبلغ X نظيره Y، لدى لقائهما
        floor = self._subjects.floor(trigger.token)
        alone = len(floor) == 1 and floor[0].type is EntityType.PERSON
        if alone and self._keys[trigger.token].endswith("هم"):
            return ()
        around = self._subjects.clauses.around(trigger.token)
        received = trigger.event.frame is Frame.VISIT and around is not None and around.verb < trigger.token
        if received and around is not None and (guests := self._subjects.guests(around)):
            return guests  # استقبل X نظيرته بمناسبة زيارتها
        ahead = around is not None and around.verb > trigger.token  # مع تجاربها، أقر المجلس
        person = bool(floor) and floor[0].type is EntityType.PERSON
        man = ahead or (person and not self._subjects.is_feminine(floor[0]))
        if not self._keys[trigger.token].endswith("ها") or not (man or not floor):
            return floor if self._may_own(trigger, floor) else self._named_with_his(trigger)
        first, _ = self._scene.sentence(trigger.token)
        named = self._scene.cast.between(first, trigger.token)
        bodies = [n.entity for n in named if n.entity.type in {EntityType.GPE, EntityType.ORG}]
        acting = [e for e in bodies if e.type is EntityType.ORG or self._scene.is_country(e)]
        return tuple((acting or bodies)[-1:])

    def _may_own(self, trigger: Trigger, entities: tuple[Entity, ...]) -> bool:
        """Whether the pronoun of a noun may stand for those who act: حجبته روسيا بعد رفضه, of no state."""
        his = self._keys[trigger.token].endswith("ه") and len(entities) == 1
        return not (his and self._subjects.is_feminine(entities[0]))

    def _named_with_his(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The body or state named last before ه that is not feminine: غزو العراق وقصفه لX."""
        first, _ = self._scene.sentence(trigger.token)
        named = (n.entity for n in self._scene.cast.between(first, trigger.token))
        sides = [e for e in named if e.type is EntityType.ORG or self._scene.is_country(e)]
        return tuple([e for e in sides if not self._subjects.is_feminine(e)][-1:])

    def _relative(self, trigger: Trigger) -> Clause | None:
        """The clause that describes a noun and whose verb takes it as object: زيارة أجراها X."""
        for clause in self._clauses_behind(trigger):
            describes = clause.opening in {Opening.RELATIVE, Opening.BARE, Opening.COMMA}
            leads = clause.opening in {Opening.SIDE, Opening.MAIN}
            told = leads and clause.first <= trigger.token  # وذلك في زيارة أداها، وخلال قمة عقدتها
            told = told or self._was_meant(clause)
            if describes or told:
                antecedent = self._subjects.antecedent(clause)
                if antecedent is not None and antecedent.first > trigger.token + CLOSE:
                    return None
                start = clause.opener if clause.opener is not None else clause.first
                meets = trigger.event.type == EventType.CONSULT and start - trigger.token <= _DESCRIBED
                if trigger.definite and antecedent is not None and antecedent.first > trigger.token:
                    meets = False  # في ختام الاجتماع اتفاقا، كان المجلس قد علقه
                if meets and (inner := self._inner(clause)) is not None:
                    return inner
                if not meets and antecedent is not None and self._is_other(trigger, antecedent):
                    return None
                if self._keys[clause.verb - 1] in _WHAT:
                    return None  # هجوم، وفق ما أعلنته الشرطة
                far = _TO_PRONOUN if self._keys[clause.opener or 0] == _WAS else _TWO
                behind = self._keys[clause.verb + 1 : clause.verb + far]
                taken = clause.form.form.object or "بها" in behind or "به" in behind
                return clause if start - trigger.token <= _DESCRIBED and taken else None
        return None

    def _clauses_behind(self, trigger: Trigger) -> Iterator[Clause]:
        """The clauses behind a noun, without those of how long it took: زيارة تستغرق يومين يقوم بها X."""
        for clause in self._subjects.clauses.in_sentence(trigger.token):
            took = clause.has_class("lasting") and not clause.form.form.object
            if clause.verb > trigger.token and not took:
                yield clause

    def _is_other(self, trigger: Trigger, antecedent: Phrase) -> bool:
        """Whether a clause describes what a preposition leads to: غارة على مواقع تدعمها إيران."""
        return antecedent.first > trigger.token and bool(antecedent.preposition)

    def _was_meant(self, clause: Clause) -> bool:
        """Whether كان, spelt like كأن, opens what someone meant to do: زيارة كان ينوي القيام بها."""
        if clause.opening is not Opening.CONTENT or self._keys[clause.opener or 0] != _WAS:
            return False
        return any(e.type is EntityType.PERSON for e in self._subjects.of(clause).entities)

    def _inner(self, clause: Clause) -> Clause | None:
        """The clause within كان that has a noun's pronoun: زيارة كان X ينوي القيام بها."""
        if not clause.has_class("auxiliary"):
            return None
        behind = (c for c in self._subjects.clauses.in_sentence(clause.verb) if c.verb > clause.verb)
        inner = next(behind, None)
        if inner is None or inner.opening is not Opening.SHARED:
            return None
        near = self._keys[inner.verb + 1 : inner.verb + _TO_PRONOUN]
        return inner if inner.form.form.object or "بها" in near or "به" in near else None

    def _light_subject(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The subject of the verb that a noun completes: أجرى X محادثات، أعلن X قطع العلاقات."""
        clause = trigger.clause
        if clause is None or self._is_no_doing(trigger, clause):
            return ()
        if clause.verb >= trigger.token:
            inside = trigger.event.frame in {Frame.VISIT, Frame.MEET} and self._is_circumstance(trigger)
            return self._subjects.of(clause).entities if inside else ()
        subject = self._subjects.of(clause)
        if trigger.event.frame is Frame.VISIT and (guests := self._subjects.guests(clause)):
            return guests
        if clause.has_class("denying"):
            own = tuple(e for e in subject.entities if e.type is not EntityType.PERSON)
            return own or self._spoken_for(clause, subject)
        if self._tells_of_own(trigger, clause, subject):
            return subject.entities
        if self._is_only_held(trigger, clause, subject) or self._is_nested(trigger, clause, subject):
            return ()
        if not self._completes(trigger, clause):
            return ()
        return () if self._is_witness(trigger, subject.entities) else subject.entities

    def _is_no_doing(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb only speaks of what a noun names, or the meeting that it names is off."""
        topical = clause.has_class("topical") and not self._is_own_visit(trigger, clause)
        return topical or self._is_called_off(trigger)

    def _tells_of_own(self, trigger: Trigger, clause: Clause, subject: Subject) -> bool:
        """Whether forces tell of arrests, which are their own: تحدثت السلطات عن توقيف 14 شخصا."""
        arrests = trigger.event.type == EventType.COERCE and trigger.verbal and clause.has_class(SPEECH)
        return arrests and trigger.token == subject.after + (not trigger.glued) and self._are_forces(subject)

    def _is_only_held(self, trigger: Trigger, clause: Clause, subject: Subject) -> bool:
        """Whether a verb only says that something takes place, or where: عقدت جلسة، شهدت المدينة."""
        if clause.has_class("happening") and not self._is_done(trigger, subject):
            return True
        return self._is_scene(clause, subject.entities)

    def _is_by_unnamed(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether people without a name do what a clause describes."""
        subject = self._subjects.of(clause)
        behind = subject.phrase is not None and subject.phrase.first > clause.verb
        bodily = trigger.event.type in {EventType.ASSAULT, EventType.COERCE, EventType.PROTEST}
        return bodily and subject.stated and behind and not subject.entities

    def _is_scene(self, clause: Clause, entities: tuple[Entity, ...]) -> bool:
        """Whether a verb only tells where something happens: هجوم شهدته المدينة."""
        return clause.has_class("hosting") and any(e.type in PLACES for e in entities)

    def _is_witness(self, trigger: Trigger, entities: tuple[Entity, ...]) -> bool:
        """Whether a body or its speaker only tells of what is done: أعلنت المنظمة الإفراج عنه."""
        told = [(e.name if e.type is EntityType.ORG else e.role) or "" for e in entities]
        names = [fold_word(name).split()[0].removeprefix("ال") for name in told if name]
        suffered = trigger.event.type in {EventType.COERCE, EventType.ASSAULT, EventType.RETREAT}
        return suffered and any(name in self._scene.lists.witness for name in names)

    def _is_circumstance(self, trigger: Trigger) -> bool:
        """Whether a noun opens its sentence as a circumstance: في أول زيارة له، قال X."""
        first, _ = self._scene.sentence(trigger.token)
        return any(key.removeprefix("و") in self._scene.lists.inside for key in self._keys[first : first + 2])

    def _is_done(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether a verb that also means happening has a doer: عقد المجلس جلسة, not عقدت جلسة."""
        return subject.phrase is not None and subject.phrase.last <= trigger.token

    def _completes(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether the noun is the verb's object, or stands in a circumstance of its subject's."""
        before = self._keys[trigger.token - 1]
        if self._is_own_visit(trigger, clause):
            return not clause.has_class("denying")
        if trigger.event.frame is Frame.VISIT and before == "من":
            return True  # عاد من زيارة
        orders = any(event.frame is Frame.ORDER for event in clause.told)
        issued = clause.has_class("laying") and clause.opening is Opening.BARE  # قرارا يقضي بطرد السفير
        if orders or issued or self._is_means(trigger, clause) or self._is_undertaken(trigger, clause):
            return True
        calls_off = clause.has_class("cancelling") and trigger.event.frame in _CALLED_OFF
        if clause.form.events and not clause.has_class(LIGHT) and not calls_off:
            return False
        if clause.has_class("auxiliary", "denying") or self._is_aside(trigger, clause):
            return False
        if clause.has_class(LIGHT, "beginning", "planning", "cancelling", "undergoing"):
            return True
        if trigger.event.frame in {Frame.VISIT, Frame.MEET} and (
            before in self._scene.lists.inside or trigger.glued == "ب"
        ):
            return True
        objects = self._subjects.objects(clause)[:1] if clause.has_class(SPEECH) else ()
        return any(phrase.first <= trigger.token < phrase.last for phrase in objects)

    def _is_undertaken(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a verb tells that its subject does what it leads to: تمكن من تحرير، ردت بطرد السفير."""
        led = trigger.glued == "ب" and clause.has_class("answering", "undertaking")
        led = led or (clause.has_class("undertaking") and self._keys[trigger.token - 1] in _LEADING_TO)
        meant = clause.form.form.tense is Tense.IMPERFECT and not clause.form.future
        untold = meant and clause.opening is not Opening.MAIN  # كي يتمكن من دخول البلدة
        untold = untold or clause.form.form.passive  # قوبل بانتقاد
        return led and not untold and not self._is_aside(trigger, clause)

    def _is_timed_by(self, trigger: Trigger) -> bool:
        """Whether the noun only tells when or amid what another act is done: بعد موجة استنكار."""
        before = range(max(trigger.token - _NEAR_BEFORE, 0), trigger.token)
        return trigger.event.type != EventType.CONSULT and any(
            self._keys[i] in _WHEN and i + 1 not in self._scene.timed for i in before
        )

    def _is_means(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether an attack is how another verb of attack is done: قتلت مسلحين في ضربات جوية."""
        attacks = any(event.type == EventType.ASSAULT for event in clause.told)
        led = self._keys[trigger.token - 1] in {"في", "خلال"} or trigger.glued == "ب"
        attacks = attacks and led and trigger.event.type == EventType.ASSAULT
        if trigger.glued == "ب" and trigger.event.type == EventType.ASSAULT and not clause.form.events:
            return clause.form.form.tense is Tense.PERFECT and clause.has_class("plain", SPEECH)  # ردت بقصف
        return attacks and bool(self._subjects.objects(clause))

    def _is_own_visit(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether the subject of any verb is on the visit: قال خلال زيارة، رفض القيام بزيارة."""
        before = self._keys[trigger.token - 1]
        between = range(clause.verb + 1, trigger.token)
        another = any(n.event.mode == "visit" for i in between for n in self._scene.word(i).nouns)
        inside = before in self._scene.lists.inside and not another and not self._is_aside(trigger, clause)
        return trigger.event.frame is Frame.VISIT and (inside or before.removeprefix("ال") == "قيام")

    def _is_aside(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether the noun is no object: in a participle's clause (متوقعا وصول), amid what is announced."""
        if self._is_timed_by(trigger):
            return True
        amid = trigger.event.type == EventType.ASSAULT and self._keys[trigger.token - 1] in _AMID
        if amid and clause.has_class(SPEECH):
            return True  # أعلنت السلطات مقتل سبعة في هجوم
        before = self._keys[max(trigger.token - 2, 0) : trigger.token]
        if before[-1] in self._scene.lists.because or (before[-1] == "علي" and before[0] in _ANSWER):
            return True  # بسبب تظاهرات، الرد على اغتيال
        for i in range(trigger.token - 1, clause.verb, -1):
            if self._keys[i] in COMMAS:
                key = self._keys[i + 1]
                light = key in self._scene.light_participles
                word, paper = self._scene.word(i + 1), key.removesuffix("ا") in self._scene.lists.decree
                told = (key[0] == "م" and key[-1] in "اه") or (bool(word.participles) and not paper)
                return told and i + 1 != trigger.token and not light
        return False

    def _antecedents(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a pronoun after a verb may stand for: the antecedent, or the subject before this clause's."""
        clause = trigger.clause
        if clause is None:
            return ()
        if clause.opening in {Opening.RELATIVE, Opening.BARE}:
            antecedent = self._subjects.antecedent(clause)
            return antecedent.entities if antecedent is not None else ()
        subject = self._subjects.of(clause)
        mine = subject.entities
        if not mine and not subject.stated and clause.form.form.number == "s":
            return ()  # who does it is not known, and may be whoever acts before
        for before in self._subjects.clauses.before(clause):
            found = self._subjects.of(before).entities
            if found and set(found).isdisjoint(mine):
                return found
        acting = self._subjects.before(clause.verb)
        people = all(e.type is EntityType.PERSON for e in acting) and set(acting).isdisjoint(mine)
        return acting if people and trigger.event.frame is Frame.HOST else ()

    def _is_joined_verb(self, trigger: Trigger) -> bool:
        """Whether a verbal noun with و and a pronoun is the verb itself: التقى X نظيره وحثه على كذا."""
        first = self._keys[trigger.token][0] == "و" and self._keys[trigger.token - 1] not in COMMAS
        return trigger.is_noun and first and trigger.event.type == EventType.REQUEST

    def _spoken_of(self, trigger: Trigger, pronoun: str) -> tuple[Entity, ...]:
        """Whom حضه stands for where no clause before has another subject: اتصل X بـY وحضه على كذا."""
        clause = trigger.clause
        if clause is None or pronoun not in {"ه", "ها"}:
            return ()
        if clause.opening in {Opening.RELATIVE, Opening.BARE}:  # غولن الذي تتهمه أنقرة, not الحركة التي
            named = self._scene.cast.at((clause.opener or clause.first) - 1)
            person = named is not None and named.entity.type is EntityType.PERSON
            return (named.entity,) if named is not None and person else ()
        mine = self._subjects.floor(trigger.token) if trigger.is_noun else self._subjects.of(clause).entities
        told = (c for c in self._subjects.clauses.before(clause) if c.has_class(SPEECH))
        speakers = (e for c in told for e in self._subjects.of(c).entities)
        if mine:
            return person_spoken_of(self._scene, trigger.token, (*mine, *speakers))
        acting = self._subjects.before(clause.verb)  # كان ممثلو الادعاء قد اتهموها
        phrase = self._subjects.of(clause).phrase
        others = phrase is not None and phrase.kind == "unnamed"
        return acting if others and len(acting) == 1 and acting[0].type is EntityType.PERSON else ()

    def _is_of_other_fighters(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether who tells of clashes, or is told of beside them, need not fight: أعلنت الوزارة، أدين X."""
        people = all(e.type is EntityType.PERSON for e in self._subjects.of(clause).entities)
        both = not _EACH_OTHER.isdisjoint(self._keys[trigger.token + 1 : trigger.token + 2])
        alone = not both and all(p.preposition not in {"مع", "ضد"} for p in self._behind(trigger))
        own = self._are_forces(self._subjects.of(clause))  # أعلن الجيش مقتل جنديين في اشتباكات مع X
        return alone or people or (clause.has_class(SPEECH) and not own)

    def _circumstantial(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The other party to a meeting told in passing: قال X خلال اجتماع مع Y."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or clause.has_class("happening"):
            return ()
        if trigger.event.type == EventType.ASSAULT and self._is_of_other_fighters(trigger, clause):
            return ()
        between = self._keys[clause.verb + 1 : trigger.token]
        asked_there = between and between[-1] in self._scene.lists.inside and "الي" not in between
        if not asked_there and any(event.type == EventType.REQUEST for event in clause.told):
            return ()  # who asks for a meeting need be no party
        if clause.has_class("hosting") or self._keys[trigger.token - 1] in self._scene.lists.ending_noun:
            return ()  # بعد انهيار المحادثات مع X: whoever acts need be no party
        return self._subjects.of(clause).entities
