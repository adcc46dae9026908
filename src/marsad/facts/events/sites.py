"""Where: the place that belongs to an event."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.facts.events.clause import Opening
from marsad.facts.events.saying import STATEMENTS, is_of_another, saying_of
from marsad.facts.events.scene import COMMAS, MARKS, PLACES, Scene, words_of
from marsad.facts.events.subjects import Subjects
from marsad.facts.events.triggers import Trigger
from marsad.facts.reference import Named
from marsad.lexicon.event_words import Frame
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType

FAR_BEHIND = 32
ANSWERING = frozenset({"ردا", "الرد", "رد", "احتجاجا"})  # على before what an act answers
ANCHORS = frozenset({"بعد", "عقب", "قبل", "قبيل", "خلال", "اثناء", "منذ", "اثر"})
PAPERS = frozenset({Frame.SIGN, Frame.SIGNED})
_BY_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_REASONS = frozenset({"ردا", "دعما", "نصره", "اسنادا", "تضامنا", "احتجاجا", "تنديدا", "انتقاما"})
_OUTER = frozenset({"علي", "عن", "ضد"})
_IN = frozenset({"في", "فى", "داخل", "وسط", "قرب", "لدي", "فوق", "وفي", "ففي"})
_THROUGH = frozenset({"عبر", "امام"})  # before a building or crossing: دخلت المساعدات عبر معبر
_IN_IT = frozenset({"فيها", "فيه", "بها", "به"})
_WAS = "كان"  # spelt like كأن
_FROM = frozenset({"من", "ومن"})
_INSIDE_WINDOW = 4
_CLOSE_BY = 5


class Sites:
    """Places the triggers of one article."""

    def __init__(self, scene: Scene, subjects: Subjects, triggers: Sequence[Trigger]) -> None:
        clauses = subjects.clauses
        self._scene = scene
        self._subjects = subjects
        self._clauses = clauses
        self._keys = scene.keys
        self._verbs = sorted({*clauses.by_verb})
        self._nouns = [trigger.token for trigger in triggers if trigger.is_noun]
        self._papers = [trigger.token for trigger in triggers if trigger.event.frame is Frame.SIGNED]

    def place_of(self, trigger: Trigger, taken: Sequence[Entity]) -> Entity | None:
        """The place named behind في or بـ in the clause, the one behind the trigger before one ahead."""
        saying = saying_of(self._subjects, trigger)
        own = self._own_place(trigger, taken) if not trigger.is_participle else None
        return own or (self.place_of(saying, taken) if saying is not None else None)

    def _own_place(self, trigger: Trigger, taken: Sequence[Entity]) -> Entity | None:
        """The place that is told in a trigger's own clause."""
        first, last = self._scene.sentence(trigger.token)
        start, limit = self._bounds(trigger, first, last)
        inside = [
            named
            for named in self._scene.cast.between(start, limit)
            if named.entity.type in PLACES
            and named.entity not in taken
            and self._is_inside(named.first, first)
        ]
        if arrived := self._arrived(trigger) or self._described(trigger):
            return arrived
        behind = self._places_behind(trigger, inside)
        if trigger.event.frame is Frame.SIGNED:  # where a paper was signed stands right behind
            return next((n.entity for n in behind if n.first <= trigger.token + _CLOSE_BY), None)
        if not behind and (stage := self._stage(trigger)) is not None and stage not in taken:
            return stage
        chosen = behind[:1] or self._places_ahead(trigger, inside, start)[-1:]
        if chosen:
            return chosen[0].entity
        left = self._spoken_from(first, trigger) or self._left(trigger, limit)
        return left if left is not None and left not in taken else None

    def _places_behind(self, trigger: Trigger, inside: Sequence[Named]) -> list[Named]:
        """The places behind a trigger that are no part of what is said, spoken of or told of others."""
        far = trigger.token + FAR_BEHIND
        if trigger.event.frame is Frame.DISCUSS or self._is_said(trigger):
            far = self._complement(trigger)
        behind = [n for n in inside if trigger.token < n.first <= far]
        if trigger.event.type in _BY_FORCE:
            return [n for n in behind if not self._is_of_reason(trigger, n)]
        if trigger.event.type != EventType.CONSULT:
            return behind
        return [n for n in behind if not (self._is_of_topic(trigger, n) or self._is_of_office(n))]

    def _is_of_reason(self, trigger: Trigger, place: Named) -> bool:
        """Whether a place belongs to what an act answers or supports: قصف الموقع دعما لأهل غزة."""
        return any(self._keys[i] in _REASONS for i in range(trigger.token + 1, place.first))

    def _places_ahead(self, trigger: Trigger, inside: Sequence[Named], start: int) -> list[Named]:
        """The places before a trigger, with no topic or content of words between."""
        lists = self._scene.lists
        between = range(start, trigger.token)
        opened = next((i for i in between if self._keys[i] in lists.topic_opener), trigger.token)
        that = (i for i in between if self._keys[i] in lists.complementizer and self._keys[i] != _WAS)
        said = max((i for i in that if not self._is_planned(i)), default=start)
        ahead = [n for n in inside if said <= n.first < opened]
        return [n for n in ahead if not is_of_another(self._subjects, trigger, n.first)]

    def _is_planned(self, that: int) -> bool:
        """Whether أن tells what is to come, no one's words: كان مقررا أن يعقد."""
        lists = self._scene.lists
        before = self._keys[that - 1]
        return before in lists.expected or before in lists.planned_before or before in lists.planned_after

    def _is_of_topic(self, trigger: Trigger, place: Named) -> bool:
        """Whether a place is only spoken of: لبحث الوضع في مالي, not بشأن هايتي الثلاثاء في جنيف.

        Neither is it where people meet when it belongs to what else is done there: وافق في اجتماع على
        إرسال قوات إلى قاعدة في مالي.
        """
        lists = self._scene.lists
        spoken = lists.topic_opener | lists.discussing
        outer = trigger.is_noun and self._keys[trigger.token - 1] in lists.inside
        for i in range(place.first - 1, trigger.token, -1):
            if i in self._scene.times:
                return False
            if self._keys[i] in spoken:
                named = self._scene.starts.get(i + 1)
                return named is None or named.last != place.first - 1  # قمة حول هايتي في جنيف
            if outer and self._keys[i] in _OUTER and self._keys[i + 1] not in lists.setting:
                return True
        return False

    def _is_of_office(self, place: Named) -> bool:
        """Whether a place is part of a title: رئيس الحركة في غزة X, مسؤولون في كينيا وأوغندا."""
        following = self._scene.starts.get(place.last)
        if following is None:
            return False
        if following.entity.type is EntityType.PERSON:
            return words_of(place.entity.name) <= self._scene.roles[following.entity.id]
        countries = self._scene.is_country(place.entity) and self._scene.is_country(following.entity)
        return countries and self._scene.glue(following)[:1] == "و"

    def _spoken_from(self, first: int, trigger: Trigger) -> Entity | None:
        """The place that words come from: ومن بروكسل، نددت الكتلة; دعا الأمين العام، من جنيف، إلى كذا."""
        if trigger.event.type not in STATEMENTS or "من" in trigger.event.whom:
            return None
        for i in range(first, min(self._subjects.clauses.limit(trigger.token), len(self._keys) - 1)):
            opens = i == first or self._keys[i - 1] in COMMAS
            named = self._scene.starts.get(i + 1) if opens and self._keys[i] in _FROM else None
            if named is not None and named.entity.type in PLACES:
                closes = named.last == trigger.token or self._keys[named.last] in COMMAS
                return named.entity if closes else None
        return None

    def _arrived(self, trigger: Trigger) -> Entity | None:
        """The place that aid arrives at: وصلت إلى المطار طائرة مساعدات."""
        clause = trigger.clause
        arrives = clause is not None and clause.has_class("arriving") and clause.verb < trigger.token
        if clause is None or not arrives or trigger.event.type != EventType.AID:
            return None
        reached = (p.entities for p in self._subjects.tail(clause) if p.preposition == "الي")
        return next((e for entities in reached for e in entities if e.type in PLACES), None)

    def _described(self, trigger: Trigger) -> Entity | None:
        """The place that a relative clause describes by what happens in it: الدوحة التي التقى فيها X."""
        clause = trigger.clause
        if clause is None or clause.verb != trigger.token or clause.opening is not Opening.RELATIVE:
            return None
        behind = self._keys[clause.verb + 1 : clause.verb + 2]
        antecedent = self._subjects.antecedent(clause) if behind and behind[0] in _IN_IT else None
        named = antecedent.entities if antecedent is not None else ()
        return next((e for e in named if e.type in PLACES), None)

    def _is_said(self, trigger: Trigger) -> bool:
        """Whether the act is one of words, whose content has places of its own: أدان حرقه في مالمو."""
        return trigger.event.type in STATEMENTS and trigger.event.frame not in PAPERS

    def _complement(self, trigger: Trigger) -> int:
        """Where what is said begins: places from there on belong to it, not to the saying."""
        limit = self._clauses.limit(trigger.token)
        opens = (
            i
            for i in range(trigger.token + 1, limit)
            if self._keys[i] in self._scene.lists.leads_on
            or (self._keys[i][0] in "بل" and i not in self._scene.starts)
        )
        return min(next(opens, limit), self._object_start(trigger, limit))

    def _object_start(self, trigger: Trigger, limit: int) -> int:
        """Where the object of a verb begins: أدان حرقه في مالمو."""
        if trigger.is_noun or trigger.is_participle or trigger.clause is None:
            return limit
        objects = self._subjects.objects(trigger.clause)
        takes = "object" in trigger.event.whom or trigger.event.frame is Frame.DISCUSS
        return objects[0].first if objects and takes else limit

    def _left(self, trigger: Trigger, limit: int) -> Entity | None:
        """The place that someone withdraws from or gives up: انسحاب القوات من المدينة، أخلوا القاعدة."""
        if trigger.event.type != EventType.RETREAT:
            return None
        if given_up := self._given_up(trigger):
            return given_up
        for named in self._scene.cast.between(trigger.token + 1, limit):
            if named.entity.type in PLACES and "من" in self._keys[named.first - 2 : named.first]:
                return named.entity
        return None

    def _given_up(self, trigger: Trigger) -> Entity | None:
        """The place that is a verb's object, or stands behind عن: غادرت القوات X، تخلت عن X."""
        if trigger.is_noun:
            return self._opened(trigger)
        if trigger.clause is None:
            return None
        after = self._subjects.of(trigger.clause).after
        behind = [p for p in self._subjects.tail(trigger.clause) if p.first >= after and p.kind != "time"]
        behind = [p for p in behind[:1] if p.is_bare] + [p for p in behind if p.preposition]
        forces = self._scene.lists.own_forces
        left = (p.parties for p in behind if (p.is_bare and p.head not in forces) or p.preposition == "عن")
        return next((e for parties in left for e in parties if e.type in PLACES), None)

    def _opened(self, trigger: Trigger) -> Entity | None:
        """The place that is a noun's genitive: فتح معبر X، إخلاء قاعدة X."""
        limit = self._clauses.limit(trigger.token)
        genitive = self._subjects.reader.read(trigger.token + 1, limit) if not trigger.form.object else None
        own = genitive is not None and genitive.head in self._scene.lists.own_forces  # انسحاب قواتها من X
        if genitive is None or not genitive.is_bare or own:
            return None
        return next((e for e in genitive.entities if e.type in PLACES), None)

    def _stage(self, trigger: Trigger) -> Entity | None:
        """The place that a verb makes the stage of an event: شهدت المدينة احتجاجات، قمة تستضيفها المدينة."""
        hosting = [c for c in self._clauses.in_sentence(trigger.token) if c.has_class("hosting")]
        for clause in hosting:
            taken = clause.form.form.object and clause.verb > trigger.token
            taken = taken and not any(trigger.token < noun < clause.verb for noun in self._nouns)
            if clause is trigger.clause or taken:
                named = self._scene.cast.between(clause.verb + 1, clause.verb + 4)
                return next((n.entity for n in named if n.entity.type in PLACES), None)
        return None

    def _bounds(self, trigger: Trigger, first: int, last: int) -> tuple[int, int]:
        """The stretch whose places may be the trigger's."""
        before = [v for v in self._verbs if first <= v < trigger.token and not self._is_passing(v)]
        start = before[-1] if before else first
        answered = self._keys[trigger.token - 1] == "علي" and self._keys[trigger.token - 2] in ANSWERING
        if trigger.is_noun and before and (answered or self._keys[trigger.token - 1] in ANCHORS):
            start = trigger.token
        limit = self._clauses.limit(trigger.token)
        while limit < last and (clause := self._passing_at(limit)) is not None:
            limit = clause
        return start, limit

    def _passing_at(self, token: int) -> int | None:
        """The end of a clause of the kind مباحثات جرت في جنيف that begins at `token`."""
        for clause in self._clauses.in_sentence(token):
            content = clause.opening is Opening.CONTENT and clause.opener is not None
            if content and not self._is_planned(clause.opener or 0):
                continue
            if clause.verb >= token and clause.first <= token + 1 and self._is_passing(clause.verb):
                return clause.last if clause.last > token else None
        return None

    def _is_posted(self, token: int) -> bool:
        """Whether لدى tells where an envoy is posted: السفير الروسي لدى باريس."""
        before = self._keys[max(token - 2, 0) : token]
        return any(key in self._scene.offices for key in before)

    def _is_inside(self, token: int, first: int) -> bool:
        named = self._scene.starts.get(token)
        if named is None:
            return False
        glue = self._scene.glue(named)
        if "ب" in glue or "ل" in glue:
            return "ب" in glue  # في الجامعات نصرة لفلسطين
        facility = named.entity.type is EntityType.FAC
        for i in range(token - 1, max(token - 1 - _INSIDE_WINDOW, first - 1), -1):
            key = self._keys[i]
            posted = key == "لدي" and self._is_posted(i)  # نظيره في غويانا holds his office there
            if posted or self._keys[i - 1].startswith(tuple(self._scene.lists.counterpart)):
                return False
            if (
                key in _IN
                or key in self._scene.lists.street
                or key.startswith("بم")
                or (facility and key in _THROUGH)
            ):
                return True
            other = key in MARKS or i in self._scene.inside or key in self._scene.lists.no_site
            if other or key in self._scene.lists.standing_preposition:
                return False
        return False

    def _is_passing(self, verb: int) -> bool:
        """Whether a verb only carries the noun before it: مباحثات جرت أمس، القمة التي عقدت في مايو."""
        clause = self._clauses.by_verb[verb]
        return clause.has_class("happening", "auxiliary", "light", "gathering", "undergoing", "lasting")
