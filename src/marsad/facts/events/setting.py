"""When and where: the time expression and the place that belong to an event."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.facts.events.clauses import Clauses
from marsad.facts.events.scene import COMMAS, PLACES, Scene
from marsad.facts.events.triggers import Trigger
from marsad.model.entity import Entity
from marsad.model.event import EventType
from marsad.model.time import TimeExpression, TimeType

_UNDATING = frozenset({"PRESENT_REF", "PAST_REF"})
_FAR_BEHIND = 20
_FAR_AHEAD = 12
_ANCHORS = frozenset({"بعد", "عقب", "قبل", "قبيل", "خلال", "اثناء", "منذ", "اثر"})
_FIRST_SINCE = frozenset({"الاول", "الاولي", "اول", "الثاني", "الثانيه"})
_STATEMENTS = frozenset(
    {
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.SUPPORT,
        EventType.AGREE,
    }
)
_COMPLEMENTS = frozenset({"الي", "علي", "من", "عن"})
_IN = frozenset({"في", "فى", "داخل", "وسط", "قرب", "لدي"})


class Setting:
    """Dates and places the triggers of one article."""

    def __init__(self, scene: Scene, clauses: Clauses, triggers: Sequence[Trigger]) -> None:
        self._scene = scene
        self._clauses = clauses
        self._keys = scene.keys
        self._verbs = sorted({*clauses.by_verb})
        self._nouns = [trigger.token for trigger in triggers if trigger.is_noun]

    def time_of(self, trigger: Trigger) -> TimeExpression | None:
        """The expression that dates the event in its own clause."""
        dated = [
            (distance, start)
            for start, time in self._scene.times.items()
            if time.type in {TimeType.DATE, TimeType.TIME} and time.value not in _UNDATING
            if (distance := self._distance(trigger, start)) is not None
        ]
        return self._scene.times[min(dated)[1]] if dated else None

    def _distance(self, trigger: Trigger, place: int) -> int | None:
        """How far a time stands from the trigger; None where it belongs to something else."""
        first, last = self._scene.sentence(trigger.token)
        if not first <= place < last:
            return None
        if self._keys[place - 1] == "منذ" and not self._lasts_since(trigger, place):
            return None
        if self._keys[place - 1] != "منذ" and self._is_of_anchor(trigger, place):
            return None
        if place > trigger.token:
            return self._behind(trigger, place)
        return self._ahead(trigger, place)

    def _is_of_anchor(self, trigger: Trigger, place: int) -> bool:
        """Whether a time dates another event behind بعد or منذ: منذ بدء النزاع في فبراير."""
        for i in range(place - 1, max(place - 7, 0), -1):
            if self._keys[i] in COMMAS or i == trigger.token:
                return False
            if self._keys[i] in {"بعد", "منذ", "قبل", "عقب"}:
                return i + 1 != trigger.token
        return False

    def _lasts_since(self, trigger: Trigger, place: int) -> bool:
        """Whether منذ and a date tell when the act itself began: هجمات X منذ نوفمبر, not الأولى منذ."""
        between = self._keys[trigger.token + 1 : place]
        return trigger.is_noun and place > trigger.token and not any(key in _FIRST_SINCE for key in between)

    def _behind(self, trigger: Trigger, place: int) -> int | None:
        """A time after the trigger: no other clause and no nearer anchored noun may stand between."""
        gap = place - trigger.token
        if gap > _FAR_BEHIND or self._verb_between(trigger.token, place, trigger):
            return None
        anchored = any(
            trigger.token < noun < place and self._keys[noun - 1] in _ANCHORS for noun in self._nouns
        )
        return None if anchored else gap

    def _ahead(self, trigger: Trigger, place: int) -> int | None:
        """A time before the trigger belongs to it where no verb takes it first."""
        gap = trigger.token - place
        if gap > _FAR_AHEAD:
            return None
        if trigger.is_noun and self._keys[trigger.token - 1] in _ANCHORS:
            return None
        if any(self._keys[i] in self._scene.lists.complementizer for i in range(place, trigger.token)):
            return None
        if self._is_apart(trigger, place) or self._verb_between(place, trigger.token, trigger):
            return None
        return 2 * gap

    def _is_apart(self, trigger: Trigger, place: int) -> bool:
        """Whether a comma parts a noun or participle from a time before it that is no parenthesis."""
        if trigger.clause is not None and trigger.clause.verb == trigger.token:
            return False
        end = self._scene.time_end(self._scene.times[place])
        enclosed = self._keys[end] in COMMAS and place > 0 and self._keys[place - 1] in COMMAS
        return not enclosed and any(key in COMMAS for key in self._keys[end : trigger.token])

    def _verb_between(self, first: int, last: int, trigger: Trigger) -> bool:
        return any(
            first < verb < last and not (trigger.is_noun and self._is_passing(verb)) for verb in self._verbs
        )

    def _is_passing(self, verb: int) -> bool:
        """Whether a verb only carries the noun before it: مباحثات جرت أمس، القمة التي عقدت في مايو."""
        clause = self._clauses.by_verb[verb]
        return clause.has_class("happening", "auxiliary", "light", "gathering")

    def place_of(self, trigger: Trigger, taken: Sequence[Entity]) -> Entity | None:
        """The place named behind في or بـ in the clause, the one behind the trigger before one ahead."""
        first, last = self._scene.sentence(trigger.token)
        start, limit = self._bounds(trigger, first, last)
        inside = [
            named
            for named in self._scene.cast.between(start, limit)
            if named.entity.type in PLACES
            and named.entity not in taken
            and self._is_inside(named.first, first)
        ]
        far = trigger.token + _FAR_BEHIND
        if trigger.event.type in _STATEMENTS or trigger.event.frame == "discuss":
            far = self._complement(trigger)
        if trigger.is_participle:
            return None
        behind = [n for n in inside if trigger.token < n.first <= far]
        ahead = [n for n in inside if n.first < trigger.token]
        chosen = behind[:1] or ahead[-1:]
        if chosen:
            return chosen[0].entity
        return self._left(trigger, limit) or self._stage(trigger)

    def _complement(self, trigger: Trigger) -> int:
        """Where what is said begins: places from there on belong to it, not to the saying."""
        limit = self._clauses.limit(trigger.token)
        opens = (
            i
            for i in range(trigger.token + 1, limit)
            if self._keys[i] in (_COMPLEMENTS | {"مع"} if trigger.event.frame == "discuss" else _COMPLEMENTS)
            or (self._keys[i][0] in "بل" and i not in self._scene.starts)
        )
        return next(opens, limit)

    def _left(self, trigger: Trigger, limit: int) -> Entity | None:
        """The place that someone withdraws from: انسحاب القوات من المدينة."""
        if trigger.event.type != EventType.RETREAT:
            return None
        for named in self._scene.cast.between(trigger.token + 1, limit):
            if named.entity.type in PLACES and "من" in self._keys[named.first - 2 : named.first]:
                return named.entity
        return None

    def _stage(self, trigger: Trigger) -> Entity | None:
        """The place that a verb makes the stage of an event: شهدت المدينة احتجاجات."""
        clause = trigger.clause
        if clause is None or not clause.has_class("hosting"):
            return None
        named = self._scene.cast.between(clause.verb + 1, clause.verb + 4)
        return next((n.entity for n in named if n.entity.type in PLACES), None)

    def _bounds(self, trigger: Trigger, first: int, last: int) -> tuple[int, int]:
        """The stretch whose places may be the trigger's."""
        before = [v for v in self._verbs if first <= v < trigger.token and not self._is_passing(v)]
        start = before[-1] if before else first
        if trigger.is_noun and before and self._keys[trigger.token - 1] in _ANCHORS:
            start = trigger.token
        limit = self._clauses.limit(trigger.token)
        while limit < last and (clause := self._passing_at(limit)) is not None:
            limit = clause
        return start, limit

    def _passing_at(self, token: int) -> int | None:
        """The end of a clause of the kind مباحثات جرت في جنيف that begins at `token`."""
        for clause in self._clauses.in_sentence(token):
            if clause.verb >= token and clause.first <= token + 1 and self._is_passing(clause.verb):
                return clause.last if clause.last > token else None
        return None

    def _is_inside(self, token: int, first: int) -> bool:
        named = self._scene.starts.get(token)
        if named is None:
            return False
        if "ب" in self._scene.glue(named):
            return True
        before = self._keys[max(token - 3, first) : token]
        return any(key in _IN or key in {"وفي", "ففي"} or key.startswith("بم") for key in before)
