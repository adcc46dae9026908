"""The phrases around a trigger: what follows it, its genitive, the adjectives that name countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.phrase import Phrase
from marsad.facts.events.scene import COMMAS, PLACES, Scene
from marsad.facts.events.subjects import Subjects
from marsad.facts.events.triggers import Trigger
from marsad.facts.vocabulary import LIGHT
from marsad.lexicon.event_words import Frame
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType

CLOSE = 2
_TOLD_BEHIND = 6


class Around:
    """Reads the surroundings of an article's triggers."""

    def __init__(self, scene: Scene, subjects: Subjects) -> None:
        self._scene = scene
        self._subjects = subjects
        self._keys = scene.keys
        self._read_for = -1  # the trigger whose phrases are kept: its frame asks for them again and again
        self._read: tuple[Phrase, ...] = ()

    def _behind(self, trigger: Trigger) -> tuple[Phrase, ...]:
        """The phrases that follow the trigger in its clause."""
        if self._read_for != trigger.token:
            self._read_for, self._read = trigger.token, self._read_behind(trigger)
        return self._read

    def _read_behind(self, trigger: Trigger) -> tuple[Phrase, ...]:
        if trigger.clause is not None and trigger.clause.verb == trigger.token:
            return self._subjects.tail(trigger.clause)
        phrases = self._subjects.reader.phrases(trigger.token + 1, self._limit(trigger))
        return (*self._own(phrases), *self._told_behind(trigger)) if trigger.is_noun else tuple(phrases)

    def _told_behind(self, trigger: Trigger) -> tuple[Phrase, ...]:
        """The phrases of a clause that tells how a noun came about: مباحثات جرت في جنيف بين X وY."""
        behind = (c for c in self._subjects.clauses.in_sentence(trigger.token) if c.verb > trigger.token)
        clause = next(behind, None)
        if clause is None or clause.verb - trigger.token > _TOLD_BEHIND or not self._carries(clause):
            return ()
        return self._subjects.tail(clause)

    def _carries(self, clause: Clause) -> bool:
        """Whether a clause that describes a noun before it tells of its being held or led."""
        taken = clause.form.form.object
        if clause.opening is Opening.CONTENT and clause.opener is not None:
            planned = self._keys[clause.opener - 1] in self._scene.lists.planned_after
            return taken and planned and clause.has_class("happening", LIGHT)  # كان مقررا أن يعقده مع X
        describes = clause.opening in {Opening.RELATIVE, Opening.BARE, Opening.COMMA}
        describes = describes or (taken and clause.opening is Opening.MAIN)  # وخلال قمة عقدتها X، قال Y
        leads = clause.has_class("leading") and taken  # محادثات ترعاها X بين Y وZ
        received = clause.has_class("undergoing") and taken  # اتصال تلقاه من X
        told = clause.has_class("happening", "auxiliary", "topical", "lasting")
        told = told or (taken and clause.has_class(LIGHT))  # محادثات أجراها في تونس مع X
        return describes and (leads or received or told)

    def _own(self, phrases: Iterator[Phrase]) -> Iterator[Phrase]:
        """The phrases that belong to a noun: those before the next bare one, its genitive apart."""
        yield from islice(phrases, 1)
        yield from takewhile(lambda phrase: not self._begins_another(phrase), phrases)

    def _begins_another(self, phrase: Phrase) -> bool:
        """Whether a bare phrase belongs to the verb rather than, joined by و, to the noun before."""
        if phrase.preposition == "ب" and phrase.first not in self._scene.inside:
            return bool(self._scene.word(phrase.first).nouns)  # رد على الهجوم بإطلاق صواريخ
        names = phrase.is_bare and phrase.kind not in {"unnamed", "time"}
        return names and self._keys[phrase.first][0] != "و"

    def _limit(self, trigger: Trigger) -> int:
        limit = self._subjects.clauses.limit(trigger.token)
        if not trigger.is_noun:
            return limit
        clause = trigger.clause
        if trigger.verbal and clause is not None and trigger.token < clause.verb < limit:
            limit = clause.verb  # قال إن الاستهداف الدقيق سمح للقوات بكذا
        commas = frozenset() if trigger.event.frame in {Frame.MEET, Frame.SUMMIT, Frame.VISIT} else COMMAS
        return next((i for i in range(trigger.token + 1, limit) if self._stops(i, commas)), limit)

    def _stops(self, token: int, commas: frozenset[str]) -> bool:
        """Whether a noun's phrases end at a token: a colon, words in marks, a comma where told."""
        key = self._keys[token]
        stops = key in commas and not self._goes_on(token + 1)
        return key == ":" or stops or token in self._scene.layout.marks

    def _goes_on(self, token: int) -> bool:
        """Whether a list goes on at a token behind its comma: ضد X، والرئيس Y."""
        key = self._keys[token] if token < len(self._keys) else ""
        return key[:1] == "و" and (token in self._scene.starts or key[1:] in self._scene.offices)

    def _genitive(self, trigger: Trigger) -> Phrase | None:
        """The phrase that a noun stands in construct with: لقاء الوزيرين، قصف المدينة."""
        if trigger.form.object or self._keys[trigger.token][trigger.cut :].startswith("ال"):
            return None
        first = next(iter(self._behind(trigger)), None)
        if first is None or first.preposition or first.kind in {"time", "pronoun"}:
            return None
        if self._keys[trigger.token + 1] in self._scene.lists.direction:
            return None  # غارة شمال سوريا
        described = self._subjects.clauses.by_verb.get(trigger.token + 1)
        if described is not None and described.has_class("hosting"):
            return None  # هجمات شهدتها المدينة
        return first if first.first - trigger.token <= CLOSE and first.parties else None

    def _sources(self, trigger: Trigger) -> list[Phrase]:
        """The phrases close behind a noun among which من may lead to who does what it names."""
        near = [p for p in self._behind(trigger)[:3] if p.first - trigger.token <= 6]
        if trigger.event.type == EventType.ASSAULT:  # هجوم من الجولان tells whence, not who
            taken = trigger.verbal and self._genitive(trigger) is not None  # تحرير المدينة من X
            return [p for p in near if p.preposition != "من" or not (taken or _is_place(p))]
        if trigger.event.type == EventType.ACCUSE:  # التهم إلى أفراد من X tells whom, not who
            return near[: next((n for n, p in enumerate(near) if p.preposition in {"الي", "ل"}), len(near))]
        return near

    def _governed(self, phrases: Iterable[Phrase], prepositions: Iterable[str]) -> tuple[Entity, ...]:
        """The entities behind the first of the prepositions that has any."""
        wanted = set(prepositions)
        return next((p.entities for p in phrases if p.preposition in wanted and p.entities), ())

    def _demonyms(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The countries that adjectives behind a noun name: المناورات الروسية البيلاروسية."""
        found = [self._scene.country_of(code) for code in self._nationalities(trigger)]
        return tuple(e for e in found if e is not None)

    def _nationalities(self, trigger: Trigger) -> Iterator[str]:
        """The codes of the countries that adjectives behind a noun name."""
        definite = self._keys[trigger.token][trigger.cut :].startswith("ال")
        for i in range(trigger.token + 1, min(trigger.token + 5, len(self._keys))):
            alike = self._keys[i].startswith("ال") == definite and not self._subjects.reader.is_governed(i)
            if i in self._scene.inside or i in self._subjects.clauses.by_verb or not alike:
                return
            if trigger.verbal and not definite and not self._describes(trigger, i):
                return  # إسقاط طائرة أميركية
            code = self._scene.demonyms.get(self._keys[i].removeprefix("ال"))
            if code is not None:
                yield code

    def _describes(self, trigger: Trigger, token: int) -> bool:
        """Whether a word has the ending of an adjective that agrees with a noun: قصف مدفعي إسرائيلي."""
        feminine = self._keys[trigger.token].endswith(("ه", "ات"))
        return self._keys[token].removesuffix("ا").endswith("يه" if feminine else "ي")

    def _is_side(self, entity: Entity) -> bool:
        return entity.type in {EntityType.PERSON, EntityType.ORG} or self._scene.is_country(entity)


def _is_place(phrase: Phrase) -> bool:
    return any(entity.type in PLACES for entity in phrase.entities)
