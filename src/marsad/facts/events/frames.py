"""Who takes part in an event: the frames of the pack filled from the phrases around a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.facts.events.clauses import Clause, Opening
from marsad.facts.events.phrases import Phrase
from marsad.facts.events.scene import COMMAS, PLACES, SIDES, Scene
from marsad.facts.events.subjects import Subject, Subjects
from marsad.facts.events.triggers import Trigger
from marsad.facts.events.vocabulary import LIGHT
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.inflect import Tense
from marsad.text.normalise import fold

OBJECT = "object"
# Acts upon a body, whose verbal noun takes its victim as genitive: اعتقال الصحفي, but رفض الحكومة.
GRIPS = frozenset({EventType.COERCE, EventType.ASSAULT, EventType.RETREAT, EventType.SANCTION})
# Praise and blame reach whoever the named act belongs to: أشاد بجهود مصر.
_JUDGEMENTS = frozenset({EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST})
_TOGETHER = frozenset({"مع", "بين"})
_WITH = frozenset({"", "مع", "ب"})
_INSIDE = frozenset({"في", "ضمن", "خلال", "اثناء", "عقب", "بعد", "ختام", "مستهل", "هامش"})
_GOING = frozenset({"الي", "نحو", "صوب", "ل", "في"})
_PRONOUNS = ("هما", "ها", "هم", "ه")
_DATIVES = frozenset({"له", "لها", "اليه", "اليها"})
_SPEAKING = frozenset(':«"“')
_CLOSE = 2


@dataclass(frozen=True, slots=True)
class Participants:
    """Actors and recipients in the order they are named.

    `place` is where a visit goes or a meeting is held; `mediated` says that one of the actors brought the
    others together.
    """

    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    place: Entity | None = None
    mediated: bool = False


class Frames:
    """Fills the frames of an article's triggers."""

    def __init__(self, scene: Scene, subjects: Subjects) -> None:
        self._scene = scene
        self._subjects = subjects
        self._keys = scene.keys

    def participants(self, trigger: Trigger) -> Participants:
        """The participants of a trigger."""
        frame = getattr(self, f"_{trigger.event.frame}", self._act)
        found: Participants = frame(trigger)
        actors = unique(e for e in found.actors if e.type in SIDES)
        recipients = unique(e for e in found.recipients if e not in actors)
        return replace(found, actors=actors, recipients=recipients)

    # Phrases around a trigger

    def _behind(self, trigger: Trigger) -> tuple[Phrase, ...]:
        """The phrases that follow the trigger in its clause."""
        if trigger.clause is not None and trigger.clause.verb == trigger.token:
            return self._subjects.tail(trigger.clause)
        phrases = tuple(self._subjects.reader.phrases(trigger.token + 1, self._limit(trigger)))
        return self._own(phrases) + self._told_behind(trigger) if trigger.is_noun else phrases

    def _told_behind(self, trigger: Trigger) -> tuple[Phrase, ...]:
        """The phrases of a clause that tells how a noun came about: مباحثات جرت في جنيف بين X وY."""
        for clause in self._subjects.clauses.in_sentence(trigger.token):
            if clause.verb > trigger.token:
                describes = clause.opening in {Opening.RELATIVE, Opening.BARE, Opening.COMMA}
                carries = clause.has_class("happening", "auxiliary", "topical")
                near = clause.verb - trigger.token <= 6 and describes and carries
                return self._subjects.tail(clause) if near else ()
        return ()

    def _own(self, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """The phrases that belong to a noun: those before the next bare one, its genitive apart."""
        end = next(
            (i for i, p in enumerate(phrases) if i > 0 and p.is_bare and p.kind != "unnamed"), len(phrases)
        )
        return phrases[:end]

    def _limit(self, trigger: Trigger) -> int:
        limit = self._subjects.clauses.limit(trigger.token)
        if not trigger.is_noun:
            return limit
        commas = frozenset() if trigger.event.frame in {"meet", "summit"} else COMMAS
        return next((i for i in range(trigger.token + 1, limit) if self._stops(i, commas)), limit)

    def _stops(self, token: int, commas: frozenset[str]) -> bool:
        """Whether a noun's phrases end at a token: a colon, words in marks, a comma where told."""
        key = self._keys[token]
        return key == ":" or key in commas or token in self._scene.layout.marks

    def _genitive(self, trigger: Trigger) -> Phrase | None:
        """The phrase that a noun stands in construct with: لقاء الوزيرين، قصف المدينة."""
        if trigger.form.object or self._keys[trigger.token][trigger.cut :].startswith("ال"):
            return None
        first = next(iter(self._behind(trigger)), None)
        if first is None or first.preposition or first.kind in {"time", "pronoun"}:
            return None
        return first if first.first - trigger.token <= _CLOSE and first.parties else None

    def _governed(self, phrases: Iterable[Phrase], prepositions: Iterable[str]) -> tuple[Entity, ...]:
        """The entities behind the first of the prepositions that has any."""
        wanted = set(prepositions)
        return next((p.entities for p in phrases if p.preposition in wanted and p.entities), ())

    def _demonyms(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The countries that adjectives behind a noun name: المناورات الروسية البيلاروسية."""
        found = []
        definite = self._keys[trigger.token][trigger.cut :].startswith("ال")
        for i in range(trigger.token + 1, min(trigger.token + 5, len(self._keys))):
            alike = self._keys[i].startswith("ال") == definite and not self._subjects.reader.is_governed(i)
            if i in self._scene.inside or i in self._subjects.clauses.by_verb or not alike:
                break
            found.append(self._scene.country_of(self._scene.demonyms.get(self._keys[i].removeprefix("ال"))))
        return tuple(e for e in found if e is not None)

    # Who does it

    def _subject(self, trigger: Trigger) -> Subject:
        """The subject of a verb or participle, the doers of a noun."""
        if trigger.is_noun:
            return Subject(self._doers(trigger), trigger.token + 1)
        if trigger.is_participle:
            return Subject(self._subjects.floor(trigger.token), trigger.token + 1)
        return self._subjects.of(trigger.clause) if trigger.clause is not None else Subject()

    def _doers(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who does what a noun names: by its pronoun, its relative verb, من or an adjective, a light verb."""
        if trigger.form.object:
            return self._possessor(trigger)
        described = self._relative(trigger)
        if described is not None and (found := self._subjects.of(described).entities):
            return found
        behind = self._behind(trigger)
        near = [p for p in behind[:3] if p.first - trigger.token <= 6]
        if trigger.event.type == EventType.ASSAULT:  # هجوم من الجولان tells whence, not who
            near = [p for p in near if p.preposition != "من" or not _is_place(p)]
        if accused := self._accused(trigger):
            return accused
        if predicated := self._predicated(trigger):
            return predicated
        source = ("by",) if self._is_leaving(trigger) or trigger.event.frame == "visit" else ("من", "by")
        return self._governed(near, source) or self._demonyms(trigger) or self._light_subject(trigger)

    def _predicated(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Of whom an adjective is said: إن واشنطن "قلقة" من الحكم."""
        token = trigger.token - 1
        while token > 0 and self._keys[token] in _SPEAKING:
            token -= 1
        named = self._scene.cast.at(token)
        if trigger.verbal or named is None or named.last != token + 1 or named.entity.type not in SIDES:
            return ()
        opener = self._keys[named.first - 1] if named.first else ""
        return (named.entity,) if opener in self._scene.lists.complementizer else ()

    def _possessor(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whose act a noun with a pronoun is: the subject's, or for ها the state or body named last."""
        floor = self._subjects.floor(trigger.token)
        man = bool(floor) and floor[0].type is EntityType.PERSON and not self._subjects.is_feminine(floor[0])
        if not self._keys[trigger.token].endswith("ها") or not (man or not floor):
            return floor
        first, _ = self._scene.sentence(trigger.token)
        named = self._scene.cast.between(first, trigger.token)
        bodies = [n.entity for n in named if n.entity.type in {EntityType.GPE, EntityType.ORG}]
        return tuple(bodies[-1:])

    def _accused(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is blamed for the act that an accusation names: اتهم كييف بشن هجوم."""
        clause = trigger.clause
        if clause is None or clause.verb >= trigger.token:
            return ()
        blames = any(event.type == EventType.ACCUSE for event in clause.form.events)
        objects = self._subjects.objects(clause)
        return objects[0].entities if blames and objects and objects[0].last <= trigger.token else ()

    def _is_leaving(self, trigger: Trigger) -> bool:
        """Whether من tells what is left, not who acts: انسحاب من."""
        return trigger.event.type in {EventType.RETREAT, EventType.SANCTION}

    def _relative(self, trigger: Trigger) -> Clause | None:
        """The clause that describes a noun and whose verb takes it as object: زيارة أجراها X."""
        for clause in self._subjects.clauses.in_sentence(trigger.token):
            if clause.verb > trigger.token and clause.opening in {
                Opening.RELATIVE,
                Opening.BARE,
                Opening.COMMA,
            }:
                start = clause.opener if clause.opener is not None else clause.first
                behind = self._keys[clause.verb + 1 : clause.verb + 2]
                taken = clause.form.form.object or "بها" in behind or "به" in behind
                return clause if start - trigger.token <= 6 and taken else None
        return None

    def _light_subject(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The subject of the verb that a noun completes: أجرى X محادثات، أعلن X قطع العلاقات."""
        clause = trigger.clause
        if clause is None or clause.has_class("topical"):
            return ()
        if clause.verb >= trigger.token:
            inside = trigger.event.frame in {"visit", "meet"} and self._is_circumstance(trigger)
            return self._subjects.of(clause).entities if inside else ()
        subject = self._subjects.of(clause)
        if clause.has_class("happening") and not self._is_done(trigger, subject):
            return ()
        if clause.has_class("hosting") and any(e.type in PLACES for e in subject.entities):
            return ()
        return subject.entities if self._completes(trigger, clause) else ()

    def _is_circumstance(self, trigger: Trigger) -> bool:
        """Whether a noun opens its sentence as a circumstance: في أول زيارة له، قال X."""
        first, _ = self._scene.sentence(trigger.token)
        return any(key.removeprefix("و") in _INSIDE for key in self._keys[first : first + 2])

    def _is_done(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether a verb that also means happening has a doer: عقد المجلس جلسة, not عقدت جلسة."""
        return subject.phrase is not None and subject.phrase.last <= trigger.token

    def _completes(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether the noun is the verb's object, or stands in a circumstance of its subject's."""
        before = self._keys[trigger.token - 1]
        if clause.form.events and not clause.has_class(LIGHT):
            return False
        if clause.has_class("auxiliary", "denying") or self._is_aside(trigger, clause):
            return False
        if clause.has_class(LIGHT, "beginning", "planning", "cancelling", "undergoing"):
            return True
        if trigger.event.frame in {"visit", "meet"} and (before in _INSIDE or trigger.glued == "ب"):
            return True
        if trigger.event.frame == "visit" and before == "من":
            return True
        objects = self._subjects.objects(clause)
        return any(phrase.first <= trigger.token < phrase.last for phrase in objects[:1])

    def _is_aside(self, trigger: Trigger, clause: Clause) -> bool:
        """Whether a participle behind a comma governs the noun instead: أكد كذا، متوقعا وصول شاحنات."""
        for i in range(trigger.token - 1, clause.verb, -1):
            if self._keys[i] in COMMAS:
                key = self._keys[i + 1]
                light = key in self._scene.vocabulary.light_participles
                return key[0] == "م" and key[-1] in "اه" and i + 1 != trigger.token and not light
        return False

    def _is_agent(self, trigger: Trigger, genitive: Phrase) -> bool:
        """Whether a verbal noun's genitive acts: قصف الجيش للمدينة، رفض الحكومة."""
        if self._is_suffered(trigger):
            return True
        if not trigger.verbal or not self._grips(trigger):
            return True
        if OBJECT not in trigger.event.whom:
            return True
        limit = self._subjects.clauses.limit(trigger.token)
        phrases = self._subjects.reader.phrases(genitive.last, limit)
        behind = next((phrase for phrase in phrases if phrase.kind != "time"), None)
        if behind is None:
            return False
        near = behind.first - genitive.last <= 1
        return (behind.is_bare and bool(behind.parties)) or (near and behind.preposition == "ل")

    def _is_suffered(self, trigger: Trigger) -> bool:
        """Whether a verb of undergoing governs the noun, whose genitive then acts: تعرض لقصف الجيش."""
        clause = trigger.clause
        return clause is not None and clause.verb < trigger.token and clause.has_class("undergoing")

    def _grips(self, trigger: Trigger) -> bool:
        """Whether the genitive of the verbal noun is as a rule who is acted on."""
        aid = trigger.event.type == EventType.AID and OBJECT in trigger.event.whom
        charge = trigger.event.word == "اتهم" and not self._keys[trigger.token].endswith("ات")
        return EventType(trigger.event.type) in GRIPS or aid or charge

    # Frames

    def _act(self, trigger: Trigger) -> Participants:
        if trigger.is_noun:
            return self._act_of_noun(trigger)
        subject = self._subject(trigger)
        if self._is_passive(trigger, subject):
            by = self._governed(self._behind(trigger), ("by",))
            return Participants(by, subject.entities or (subject.phrase.owners if subject.phrase else ()))
        return Participants(subject.entities, self._whom(trigger, subject.after))

    def _act_of_noun(self, trigger: Trigger) -> Participants:
        if trigger.form.object and EventType(trigger.event.type) in GRIPS and OBJECT in trigger.event.whom:
            return Participants((), self._subjects.floor(trigger.token))
        genitive = self._genitive(trigger)
        own = genitive.parties if genitive is not None and genitive.kind != "time" else ()
        if genitive is not None and not self._is_agent(trigger, genitive):
            doers = tuple(e for e in self._doers(trigger) if e not in own)
            return Participants(doers, own)
        after = genitive.last if genitive is not None else trigger.token + 1
        victims = self._whom(trigger, after, noun=True) or self._dative(trigger)
        actors = own or tuple(e for e in self._doers(trigger) if e not in victims)
        return Participants(actors, victims)

    def _whom(self, trigger: Trigger, after: int, *, noun: bool = False) -> tuple[Entity, ...]:
        """The recipients: the object, or whoever stands behind one of the prepositions of the pack."""
        behind = [phrase for phrase in self._behind(trigger) if phrase.first >= after]
        for marker in map(fold, trigger.event.whom):
            if noun and marker == "من":
                continue
            if marker == OBJECT:
                found = self._object(trigger, behind, noun=noun)
            else:
                found = self._marked(trigger, behind, marker)
            if found:
                return found
        return ()

    def _object(self, trigger: Trigger, behind: Sequence[Phrase], *, noun: bool) -> tuple[Entity, ...]:
        if trigger.form.object and not noun:
            return self._taken_up(trigger, self._suffix(trigger))
        if noun:
            return self._marked(trigger, behind[:2], "ل") or self._second(trigger)
        bare = next((p for p in behind if p.is_bare), None)
        return self._reached(trigger, bare) if bare is not None else ()

    def _dative(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a pronoun between verb and noun stands for: وجهت له تهمة."""
        clause = trigger.clause
        if clause is None or not any(
            key in _DATIVES for key in self._keys[clause.verb + 1 : trigger.token]
        ):
            return ()
        first, _ = self._scene.sentence(trigger.token)
        mine = self._subjects.of(clause).entities
        named = [n.entity for n in self._scene.cast.between(first, clause.verb)]
        people = [e for e in named if e.type is EntityType.PERSON and e not in mine]
        return tuple(people[-1:])

    def _second(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The object behind a verbal noun's agent: عزل الجيش الرئيس X."""
        genitive = self._genitive(trigger)
        first = trigger.token + 1 if trigger.form.object else None
        if genitive is not None and genitive.entities:
            first = genitive.last
        if first is None:
            return ()
        limit = self._subjects.clauses.limit(trigger.token)
        phrase = next(self._subjects.reader.phrases(first, limit), None)
        named = phrase is not None and phrase.is_bare and phrase.kind in {"name", "title"}
        return phrase.entities if phrase is not None and named else ()

    def _marked(self, trigger: Trigger, behind: Sequence[Phrase], marker: str) -> tuple[Entity, ...]:
        fit = (phrase for phrase in behind if phrase.preposition == marker and phrase.parties)
        phrase = next(fit, None)
        if phrase is not None:
            return self._reached(trigger, phrase)
        following = self._keys[trigger.token + 1] if trigger.token + 1 < len(self._keys) else ""
        pronoun = next((p for p in _PRONOUNS if following == marker + p), None)
        return self._taken_up(trigger, pronoun) if pronoun is not None and not trigger.is_noun else ()

    def _reached(self, trigger: Trigger, phrase: Phrase) -> tuple[Entity, ...]:
        """Whom an act on a phrase reaches: its referent, or the owner of the act it names."""
        if phrase.entities:
            return phrase.entities
        kind = EventType(trigger.event.type)
        if kind in _JUDGEMENTS and not all(self._is_side(owner) for owner in phrase.owners):
            return ()
        if kind is EventType.REQUEST:
            return phrase.owners if phrase.head in self._scene.lists.asked_to_go else ()
        if kind in _JUDGEMENTS and phrase.head not in self._scene.lists.step:
            return phrase.owners
        return phrase.owners if kind in GRIPS and trigger.event.frame == "act" else ()

    def _suffix(self, trigger: Trigger) -> str:
        """The pronoun at the end of a verb."""
        key = self._keys[trigger.token]
        return next((pronoun for pronoun in _PRONOUNS if key.endswith(pronoun)), "")

    def _taken_up(self, trigger: Trigger, pronoun: str) -> tuple[Entity, ...]:
        """Whom a pronoun stands for, where number and gender allow it."""
        found = self._antecedents(trigger)
        if pronoun in {"هم", "هما"}:
            return found if len(found) > 1 else ()
        if len(found) != 1:
            return ()
        man = found[0].type is EntityType.PERSON and not self._subjects.is_feminine(found[0])
        return () if pronoun == "ها" and man else found

    def _antecedents(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a pronoun after a verb may stand for: the antecedent, or the subject before this clause's."""
        clause = trigger.clause
        if clause is None:
            return ()
        if clause.opening in {Opening.RELATIVE, Opening.BARE}:
            antecedent = self._subjects.antecedent(clause)
            return antecedent.entities if antecedent is not None else ()
        mine = self._subjects.of(clause).entities
        for before in self._subjects.clauses.before(clause):
            found = self._subjects.of(before).entities
            if found and set(found).isdisjoint(mine):
                return found
        return ()

    def _is_passive(self, trigger: Trigger, subject: Subject) -> bool:
        """Whether the subject is acted on: a passive form, or a verb of force that lacks its object."""
        if trigger.form.passive:
            return True
        strict = EventType(trigger.event.type) in GRIPS or trigger.event.word == "اتهم"
        if not strict or OBJECT not in trigger.event.whom or self._is_far_fetched(trigger, subject):
            return False
        known = subject.entities or (subject.phrase is not None and subject.phrase.owners)
        if trigger.is_participle or trigger.form.object or trigger.clause is None or not known:
            return False
        later = [p for p in self._behind(trigger) if p.first >= subject.after]
        return not any(p.is_bare for p in later)

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
        actors = tuple(e for e in found.actors if e not in targets)
        struck = {EntityType.FAC} if not undergone else set()
        sides = tuple(e for e in targets if self._is_side(e) or e.type in struck)
        place = next((e for e in targets if e not in sides), None)
        return Participants(actors, sides, place)

    def _undergone(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom an attack befell that is told by its victim: تعرض المطار لهجوم."""
        clause = trigger.clause
        suffered = trigger.is_noun and clause is not None and clause.has_class("undergoing")
        return self._subjects.of(clause).entities if suffered and clause is not None else ()

    def _is_side(self, entity: Entity) -> bool:
        return entity.type in {EntityType.PERSON, EntityType.ORG} or self._scene.is_country(entity)

    def _undergo(self, trigger: Trigger) -> Participants:
        by = self._governed(self._behind(trigger), ("by",))
        return Participants(by, self._subject(trigger).entities)

    def _order(self, trigger: Trigger) -> Participants:
        return self._act(trigger)

    def _meet(self, trigger: Trigger) -> Participants:
        subject = self._subject(trigger)
        others = self._partners(trigger, subject)
        actors = unique((*subject.entities, *others))
        if trigger.is_noun and len(actors) < 2:
            actors = unique((*self._circumstantial(trigger), *actors))
        mediators = self._mediators(trigger)
        return Participants(unique((*actors, *mediators)), mediated=bool(mediators))

    def _partners(self, trigger: Trigger, subject: Subject) -> tuple[Entity, ...]:
        """Who else meets: a genitive or object, and whoever stands behind مع, بين, بـ or من."""
        behind = self._behind(trigger)
        joined: list[Entity] = []
        for phrase in behind:
            if phrase.preposition in _TOGETHER or (
                phrase.preposition in {"ب", "من"} and self._is_call(trigger)
            ):
                joined += phrase.entities
            elif phrase.preposition == "ب":
                joined += (e for e in phrase.entities if e.type is EntityType.PERSON)
        if trigger.is_noun:
            genitive = self._genitive(trigger)
            own = genitive.entities if genitive else self._body(trigger) or self._object_behind(trigger)
            return unique((*own, *self._gathered(trigger), *self._between_before(trigger), *joined))
        objects = [p for p in behind if p.first >= subject.after and not p.preposition and p.kind != "time"]
        return unique((*(objects[0].entities if objects else ()), *joined))

    def _object_behind(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom one meets, named right behind a noun with its pronoun: بعد لقائه X."""
        first = next(iter(self._behind(trigger)), None)
        named = trigger.form.object and first is not None and first.is_bare
        return first.entities if named and first is not None and first.first == trigger.token + 1 else ()

    def _body(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whose meeting it is, told with ل: اجتماعا لمجلس الأمن القومي."""
        near = [p for p in self._behind(trigger)[:3] if p.preposition == "ل" and p.first - trigger.token <= 5]
        return tuple(e for p in near[:1] for e in p.parties if e.type is EntityType.ORG)

    def _between_before(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The parties that a verb of happening has before its noun: جرت بين الجانبين محادثات."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or not clause.has_class("happening"):
            return ()
        before = [p for p in self._subjects.tail(clause) if p.last <= trigger.token]
        return tuple(e for p in before if p.preposition in _TOGETHER for e in p.entities)

    def _is_call(self, trigger: Trigger) -> bool:
        return trigger.event.mode == "phone" or trigger.event.word in {"اتصال", "اتصل"}

    def _gathered(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a meeting brings together: لقاء جمع X وY، قمة جمعته بنظيريه."""
        for clause in self._subjects.clauses.in_sentence(trigger.token):
            if clause.verb > trigger.token and clause.has_class("gathering"):
                named = [e for p in self._subjects.tail(clause) if p.preposition in _WITH for e in p.entities]
                taken = self._outer_subject(clause) if clause.form.form.object and len(named) < 2 else ()
                return unique((*taken, *named))
        return ()

    def _outer_subject(self, clause: Clause) -> tuple[Entity, ...]:
        """Whom the pronoun of قمة جمعته بـ stands for: the subject of the clause before."""
        subjects = (self._subjects.of(c).entities for c in self._subjects.clauses.before(clause))
        return next((found[:1] for found in subjects if found), ())

    def _circumstantial(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The other party to a meeting told in passing: قال X خلال اجتماع مع Y."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or clause.has_class("happening"):
            return ()
        return self._subjects.of(clause).entities

    def _mediators(self, trigger: Trigger) -> tuple[Entity, ...]:
        _, end = self._scene.sentence(trigger.token)
        for i in range(trigger.token + 1, end):
            if self._keys[i] in self._scene.lists.mediating:
                phrase = next(iter(self._subjects.reader.phrases(i + 1, min(end, i + 16))), None)
                return phrase.entities if phrase is not None and not phrase.preposition else ()
        return ()

    def _discuss(self, trigger: Trigger) -> Participants:
        subject = self._subject(trigger)
        partners = [p for p in self._behind(trigger) if p.preposition == "مع"]
        return Participants(unique((*subject.entities, *(e for p in partners[:1] for e in p.entities))))

    def _sign(self, trigger: Trigger) -> Participants:
        subject = self._subject(trigger)
        together = _TOGETHER if trigger.is_noun else {"مع"}
        joined = [p for p in self._behind(trigger) if p.preposition in together]
        partners = tuple(e for p in joined for e in p.entities)
        genitive = self._genitive(trigger) if trigger.is_noun else None
        own = genitive.entities if genitive is not None else ()
        signers = unique((*own, *subject.entities, *partners))
        return Participants(signers if signers or not trigger.is_noun else self._gathered_before(trigger))

    def _gathered_before(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The two who act in the sentence, where a signing names nobody: عقد الرئيسان …، وانتهى بتوقيع."""
        clauses = self._subjects.clauses.in_sentence(trigger.token)
        subjects = (self._subjects.of(c).entities for c in clauses if c.verb < trigger.token)
        return next((entities for entities in subjects if len(entities) > 1), ())

    def _ties(self, trigger: Trigger) -> Participants:
        """Ties between states: of one with another, or between both."""
        genitive = self._genitive(trigger)
        own = genitive.entities if genitive is not None else self._subject(trigger).entities
        limit = self._subjects.clauses.limit(trigger.token)
        behind = tuple(self._subjects.reader.phrases(trigger.token + 1, limit))
        both = self._governed(behind, ("بين",))
        return Participants(both or own, () if both else self._governed(behind, ("مع", "ب")))

    def _host(self, trigger: Trigger) -> Participants:
        """A reception: the host acts on the guest, until it is known to be a visit or a meeting."""
        subject = self._subject(trigger)
        if trigger.is_noun:
            behind = [p for p in self._behind(trigger) if not p.preposition and p.entities]
            hosts = subject.entities or (behind[0].entities if behind else ())
            guests = [e for p in behind for e in p.entities if e not in hosts]
            return Participants(hosts, tuple(guests))
        guests = list(self._antecedents(trigger)) if trigger.form.object else []
        objects = [p for p in self._behind(trigger) if p.first >= subject.after and not p.preposition]
        named = [p for p in objects if p.kind not in {"time", "pronoun"}]
        guests += named[0].entities if named and not guests else ()
        return Participants(subject.entities, tuple(guests))

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

    def _hosted(self, trigger: Trigger) -> Participants:
        """A place that merely hosts is no actor; a person who hosts is."""
        subject = self._subject(trigger).entities
        place = next((e for e in subject if e.type in PLACES), None)
        hosts = tuple(e for e in subject if e.type is EntityType.PERSON)
        joined = [p for p in self._behind(trigger) if p.preposition in _TOGETHER]
        objects = [p for p in self._behind(trigger) if p.is_bare and p.first >= self._subject(trigger).after]
        guests = (e for p in (*objects[:1], *joined) for e in p.entities if e.type is not EntityType.FAC)
        others = unique((*guests, *self._gathered(trigger)))
        return Participants(unique((*hosts, *(e for e in others if e is not place))), (), place)

    def _visit(self, trigger: Trigger) -> Participants:
        subject = self._subject(trigger)
        genitive = self._genitive(trigger) if trigger.is_noun else None
        visitors = subject.entities
        if genitive is not None and self._may_visit(genitive):
            visitors = genitive.entities
        elif not visitors:
            visitors = self._visitor_behind(trigger)
        travellers = tuple(e for e in visitors if e.type in {EntityType.PERSON, EntityType.ORG})
        goal = self._destination(trigger, subject, genitive)
        destination = goal if goal not in travellers else None
        hosts = tuple(e for e in self._hosts(trigger) if e not in travellers)
        recipients = hosts or (
            (destination,) if destination is not None and self._is_side(destination) else ()
        )
        return Participants(travellers, recipients, destination)

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
        going = _GOING if trigger.is_noun or trigger.event.word == "وصل" else _GOING - {"في"}
        going = going | {"علي"} if trigger.event.word == "حل" else going
        if trigger.event.word == "غادر":
            going = going - {"في"}
            behind.sort(key=lambda phrase: phrase.preposition not in going)
        for phrase in (*([genitive] if genitive else []), *behind):
            bare = not phrase.preposition and phrase.kind != "time"
            if bare or phrase.preposition in going:
                place = next((e for e in self._places_of(phrase) if self._may_be_visited(e)), None)
                if place is not None:
                    return place
        return None

    def _places_of(self, phrase: Phrase) -> tuple[Entity, ...]:
        """The places of a phrase: its own, or the one its noun (العاصمة الروسية موسكو) leads to."""
        named = self._scene.cast.between(phrase.first, phrase.last + 1)
        own = phrase.entities if phrase.entities and phrase.entities[0].type is not EntityType.PERSON else ()
        places = tuple(n.entity for n in named if n.entity.type in PLACES)
        return own or places or tuple(e for e in phrase.owners if e.type is EntityType.ORG)

    def _may_be_visited(self, entity: Entity) -> bool:
        return entity.type in PLACES or entity.type is EntityType.ORG

    def _hosts(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The named host of a visit: who invites, receives or is met in its sentence."""
        _, end = self._scene.sentence(trigger.token)
        for i in range(trigger.token + 1, end):
            if self._keys[i] in self._scene.lists.host_cue:
                near = self._scene.cast.between(i + 1, min(end, i + 14))
                people = [n.entity for n in near if n.entity.type is EntityType.PERSON]
                if people:
                    return (people[0],)
        return ()

    def _summit(self, trigger: Trigger) -> Participants:
        """A summit: its body or its leaders act; the city it is named after is only its place."""
        genitive = self._genitive(trigger)
        own = genitive.entities if genitive is not None else ()
        place = next((e for e in own if e.type is EntityType.GPE), None)
        bodies = tuple(e for e in own if e.type is not EntityType.GPE)
        gathered = self._gathered(trigger)
        together = _TOGETHER | self._scene.lists.attended
        joined = [p for p in self._behind(trigger) if p.preposition in together]
        parties = tuple(e for p in joined for e in p.entities)
        attending = self._attending(trigger)
        actors = unique(
            (*(e for e in attending if e.type is not EntityType.GPE), *bodies, *gathered, *parties)
        )
        if len(actors) == 1 and parties:
            actors = unique((*self._circumstantial(trigger), *actors))
        return Participants(actors, (), place)

    def _attending(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Who is told to be at a summit: who holds it, hosts it, or speaks before it."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token:
            return ()
        before = self._keys[trigger.token - 1]
        present = before in _INSIDE | {"امام"} or trigger.glued == "ب"
        if present or clause.has_class(LIGHT, "beginning"):
            return self._subjects.of(clause).entities
        return ()

    def _session(self, trigger: Trigger) -> Participants:
        genitive = self._genitive(trigger)
        bodies = genitive.entities if genitive is not None else ()
        marked = self._governed(self._behind(trigger)[:3], ("ل",))
        return Participants(bodies or marked or self._light_subject(trigger))

    def _mediate(self, trigger: Trigger) -> Participants:
        """Mediation told by itself: the mediator with those between whom he stands."""
        subject = self._subject(trigger).entities if not trigger.is_noun else ()
        genitive = self._genitive(trigger)
        own = genitive.entities if genitive is not None else ()
        mediators = (
            subject or own or self._governed(self._behind(trigger)[:2], ("من", "by")) or self._doers(trigger)
        )
        joined = [p for p in self._behind(trigger) if p.preposition == "بين"]
        parties = unique(e for p in joined for e in p.entities)
        outer = self._outer_parties(trigger) if not parties and trigger.glued == "ب" else parties
        return Participants(unique((*outer, *mediators)), mediated=True)

    def _outer_parties(self, trigger: Trigger) -> tuple[Entity, ...]:
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token:
            return ()
        joined = [
            p for p in self._subjects.tail(clause) if p.preposition == "بين" and p.last <= trigger.token
        ]
        return tuple(e for p in joined for e in p.entities) or self._subjects.of(clause).entities

    def _freed(self, trigger: Trigger) -> Participants:
        """A release by set phrase: أطلق سراح X، أخلي سبيله."""
        after = (trigger.companion or trigger.token) + 1
        behind = [p for p in self._behind(trigger) if p.first >= after]
        freed = next((p.entities for p in behind if not p.preposition and p.entities), ())
        subject = self._subject(trigger)
        if subject.after > after and set(freed) <= set(subject.entities):
            subject = Subject()
        if freed or trigger.is_noun:
            return Participants(tuple(e for e in subject.entities if e not in freed), freed)
        return Participants((), subject.entities or self._subjects.floor(trigger.token))

    def _pardon(self, trigger: Trigger) -> Participants:
        found = self._scene.cast.between(trigger.token + 1, self._scene.sentence(trigger.token)[1])
        people = unique(n.entity for n in found if n.entity.type is EntityType.PERSON)
        doers = self._doers(trigger)
        return Participants(doers, tuple(e for e in people if e not in doers))

    def _recall(self, trigger: Trigger) -> Participants:
        """An envoy recalled: the recipient is where he was, behind لدى, في or من."""
        subject = self._subject(trigger)
        behind = [p for p in self._behind(trigger) if p.first >= subject.after]
        places = self._governed(behind, ("لدي", "من", "في")) or self._posting(trigger)
        genitive = self._genitive(trigger)
        actors = genitive.entities if trigger.is_noun and genitive is not None else subject.entities
        return Participants(actors, tuple(e for e in places if e.type is not EntityType.PERSON))

    def _posting(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The place after لدى inside an envoy's own phrase: سفيرها لدى باريس X."""
        limit = self._subjects.clauses.limit(trigger.token)
        for i in range(trigger.token, limit - 1):
            if self._keys[i] == "لدي" and (named := self._scene.starts.get(i + 1)):
                return (named.entity,)
        return ()

    def _persona(self, trigger: Trigger) -> Participants:
        first, _ = self._scene.sentence(trigger.token)
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
        if genitive is None or trigger.glued != "ب":
            return Participants()
        return Participants(genitive.entities)

    def _exercise(self, trigger: Trigger) -> Participants:
        joined = [p for p in self._behind(trigger) if p.preposition in _TOGETHER]
        partners = tuple(e for p in joined for e in p.entities)
        return Participants(unique((*self._doers(trigger), *partners)))

    def _protest(self, trigger: Trigger) -> Participants:
        """Demonstrators have no name as a rule; whom they stand against is the recipient."""
        against = [p for p in self._behind(trigger) if p.preposition == "ضد"]
        targets = next((p.parties for p in against if p.parties), ())
        subject = self._subject(trigger).entities if not trigger.is_noun else ()
        actors = tuple(e for e in subject if e.type is not EntityType.GPE)
        return Participants(actors, targets)

    def _war(self, trigger: Trigger) -> Participants:
        behind = self._behind(trigger)
        between = tuple(e for p in behind if p.preposition in _TOGETHER for e in p.entities)
        owners = self._possessor(trigger) if trigger.form.object else ()
        targets = self._governed(behind[:3], ("علي", "ضد"))
        doers = owners or (self._demonyms(trigger) if targets else ())
        place = self._governed(behind[:2], ("في",))
        where = next((e for e in place if e.type in PLACES), None)
        return Participants(between or doers, targets if not between else (), where)

    def _ceasefire(self, trigger: Trigger) -> Participants:
        joined = [p for p in self._behind(trigger) if p.preposition in _TOGETHER]
        partners = tuple(e for p in joined for e in p.entities)
        return Participants(partners or self._light_subject(trigger))

    def _emergency(self, trigger: Trigger) -> Participants:
        return Participants(self._light_subject(trigger))


def unique(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities, each once, in order."""
    return tuple({entity.id: entity for entity in entities}.values())


def _is_place(phrase: Phrase) -> bool:
    return any(entity.type in PLACES for entity in phrase.entities)


def is_statement(trigger: Trigger) -> bool:
    """Whether the trigger is an imperfect that tells of speech."""
    return trigger.form.tense is Tense.IMPERFECT
