"""When: the time expression that belongs to an event."""

from __future__ import annotations

from marsad.facts.events.clause import Clause
from marsad.facts.events.named_before import quote_around
from marsad.facts.events.saying import STATEMENTS, is_of_another, saying_of
from marsad.facts.events.scene import COMMAS
from marsad.facts.events.sites import ANCHORS, FAR_BEHIND, PAPERS, Sites
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.event import EventType
from marsad.model.quote import QuoteKind
from marsad.model.time import TimeExpression, TimeType
from marsad.text.inflect import Tense

_DATING = frozenset({TimeType.DATE, TimeType.TIME})
_UNDATING = frozenset({"PRESENT_REF", "PAST_REF"})
_FAR_AHEAD = 12
_WORDS = STATEMENTS - {EventType.SUPPORT}
_NO_DAY = frozenset({"حتي", "لغايه", "منذ", "قبل", "بعد"})
_UNTIL = frozenset({"حتي", "لغايه"})
_SPAN = 5
_CHARGE, _PRISON = "بتهمة", "بالسجن"
_FRONTED = 2  # words before a time that opens its sentence


class Setting(Sites):
    """Dates and places the triggers of one article."""

    def time_of(self, trigger: Trigger) -> TimeExpression | None:
        """The expression that dates the event in its own clause."""
        if trigger.glued == "ب" and Trait.REASON in trigger.event.traits:
            return None  # the time is that of the session held at the request
        dated = [
            (distance, start)
            for start, time in self._times_in(trigger)
            if time.type in _DATING and time.value not in _UNDATING
            if (distance := self._distance(trigger, start)) is not None
        ]
        if dated:
            return self._scene.times[min(dated)[1]]
        saying = saying_of(self._subjects, trigger)
        return self.time_of(saying) if saying is not None else None

    def time_around(self, trigger: Trigger) -> TimeExpression | None:
        """When someone acts at a meeting or on a visit told as the setting: وقع X اليوم اتفاقا خلال قمة."""
        clause = trigger.clause
        if clause is None or not trigger.is_noun or clause.verb > trigger.token:
            return None
        before = self._keys[trigger.token - 1]
        governed = trigger.definite or before in self._scene.lists.standing_preposition
        carried = self._is_carried(clause) and not governed  # عقد X، غدا في باريس، اجتماعا
        if before not in self._scene.lists.inside and not carried:
            return None
        for start, time in self._times_in(trigger):
            between = clause.verb < start < trigger.token and time.type in _DATING
            stated = between and time.value not in _UNDATING and self._keys[start - 1] not in _NO_DAY
            if stated and not self._is_of_anchor(trigger, start):
                return None if self._verb_between(clause.verb, trigger.token, trigger) else time
        return None

    def _times_in(self, trigger: Trigger) -> list[tuple[int, TimeExpression]]:
        """The times of the trigger's sentence with the tokens where they begin."""
        first, last = self._scene.sentence(trigger.token)
        near = [(start, time) for start, time in self._scene.times.items() if first <= start < last]
        return [each for each in near if not self._is_quoted_apart(each[0], trigger)]

    def _is_quoted_apart(self, place: int, trigger: Trigger) -> bool:
        """Whether a time stands in words that someone says, and the trigger does not."""
        quote = quote_around(self._scene, place)
        said = quote is not None and quote.kind is QuoteKind.DIRECT
        return said and quote is not quote_around(self._scene, trigger.token)

    def planned_time_of(self, trigger: Trigger) -> TimeExpression | None:
        """The date that an event called off had: القمة التي كان مقررا أن تعقد الأربعاء."""
        _, last = self._scene.sentence(trigger.token)
        planned = self._scene.lists.planned_after | self._scene.lists.planned_before
        clauses = self._clauses.in_sentence(trigger.token)
        behind = (c.verb for c in clauses if c.form.future or c.has_class("planning"))
        cues = (i for i in range(trigger.token + 1, last) if self._keys[i] in planned)
        cue = min(next(cues, last), next((verb for verb in behind if verb > trigger.token), last))
        starts = (start for start in sorted(self._scene.times) if cue < start < last)
        return next((self._scene.times[start] for start in starts), None)

    def _distance(self, trigger: Trigger, place: int) -> int | None:
        """How far a time of its sentence stands from the trigger; None where it belongs to something else."""
        if self._keys[place - 1] in _UNTIL:
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
        if trigger.is_noun and trigger.event.frame is Frame.PROTEST and place < trigger.token:
            return True  # دخل العمال منذ أمس في إضراب
        lasts = trigger.is_noun or trigger.form.tense is Tense.IMPERFECT
        return (
            lasts
            and place > trigger.token
            and not any(key in self._scene.lists.first_since for key in between)
        )

    def _behind(self, trigger: Trigger, place: int) -> int | None:
        """A time after the trigger: no other clause and no nearer anchored noun may stand between."""
        gap = place - trigger.token
        if self._is_of_what_is_said(trigger, place):
            return None
        if gap > FAR_BEHIND or self._verb_between(trigger.token, place, trigger):
            return None
        between = range(trigger.token + 1, place)
        anchored = any(noun in between and self._keys[noun - 1] in ANCHORS for noun in self._nouns)
        signed = trigger.event.frame not in PAPERS and any(paper in between for paper in self._papers)
        if anchored or signed or self._is_charged(trigger, place):
            return None
        return None if any(self._describes_unread(i, place) for i in between) else gap

    def _is_charged(self, trigger: Trigger, place: int) -> bool:
        """Whether a time dates what someone is charged with: أدين بإرسال قنبلة عام 1989."""
        companion = trigger.companion if trigger.event.type == EventType.COERCE else None
        if companion is None or not trigger.token < companion < place - 1:
            return False
        undergone = trigger.event.frame is Frame.UNDERGO and "ب-" in trigger.event.companions
        guilty = _CHARGE in trigger.event.companions and self._keys[companion] != _PRISON
        of_charge = undergone or (guilty and self._keys[companion][0] == "ب")
        return of_charge and self._keys[place - 1] not in COMMAS

    def _describes_unread(self, token: int, place: int) -> bool:
        """Whether a relative pronoun opens a clause whose verb no pack has: القرم التي ضمتها عام 2014."""
        relative = self._keys[token] in self._scene.lists.relative
        return relative and not any(token < verb < place for verb in self._verbs)

    def _is_of_what_is_said(self, trigger: Trigger, place: int) -> bool:
        """Whether a time stands in the content of an act of words: تعهد بتعديل اتفاق أبرم عام 2016."""
        spoken = trigger.event.type in _WORDS and trigger.event.frame not in PAPERS
        if not spoken or trigger.is_noun or place < trigger.token:
            return False
        objects = self._subjects.objects(trigger.clause)[:1] if trigger.clause is not None else []
        apart = self._keys[place - 1] in COMMAS or (bool(objects) and objects[0].last == place)
        return place > self._complement(trigger) and not apart

    def _is_charge(self, trigger: Trigger) -> bool:
        """Whether the act is one that someone is accused of, which the time of the charge does not date."""
        clause = trigger.clause
        if not trigger.is_noun or clause is None or clause.verb > trigger.token:
            return False
        if trigger.event.type == EventType.CONSULT:
            return False  # تلقى اتصالا
        return any(event.type == EventType.ACCUSE for event in clause.told)

    def _ahead(self, trigger: Trigger, place: int) -> int | None:
        """A time before the trigger belongs to it where no verb takes it first."""
        gap = trigger.token - place
        if trigger.event.frame is Frame.SIGNED:
            return None  # بحث غدا الاتفاق الموقع مع X
        if gap > _FAR_AHEAD or self._is_charge(trigger) or is_of_another(self._subjects, trigger, place):
            return None
        if trigger.is_noun and (trigger.event.frame is Frame.HELD or self._is_anchor(trigger)):
            return None
        if any(self._keys[i] in self._scene.lists.complementizer for i in range(place, trigger.token)):
            return None
        if self._is_apart(trigger, place) or self._verb_between(place, trigger.token, trigger):
            return None
        return 2 * gap

    def _is_anchor(self, trigger: Trigger) -> bool:
        """Whether a noun only tells since or after when another act is: بعد عامين من خطفه."""
        before = self._keys[max(trigger.token - _SPAN, 0) : trigger.token]
        if before[-1] == "من" and trigger.event.frame is Frame.VISIT:
            return True  # عاد الجمعة من زيارة
        return before[-1] in ANCHORS or (before[-1] == "من" and not ANCHORS.isdisjoint(before))

    def _is_apart(self, trigger: Trigger, place: int) -> bool:
        """Whether a comma parts a noun or participle from a time before it that is no parenthesis."""
        if trigger.clause is not None and trigger.clause.verb == trigger.token:
            return False
        end = self._scene.time_end(self._scene.times[place])
        clause = trigger.clause
        first, _ = self._scene.sentence(place)
        fronted = place - first <= _FRONTED and clause is not None and end < clause.verb < trigger.token
        if clause is not None and fronted and self._is_carried(clause):
            return any(key in COMMAS for key in self._keys[end + 1 : clause.verb])  # الجمعة، تلقى X، اتصالا
        enclosed = self._keys[end] in COMMAS and place > 0 and self._keys[place - 1] in COMMAS
        return not enclosed and any(key in COMMAS for key in self._keys[end : trigger.token])

    def _is_carried(self, clause: Clause) -> bool:
        """Whether a verb does no more than carry the noun behind it."""
        return clause.has_class("happening", "light", "undergoing", "gathering")

    def _verb_between(self, first: int, last: int, trigger: Trigger) -> bool:
        return any(first < verb < last and not self._carries_on(trigger, verb) for verb in self._verbs)

    def _carries_on(self, trigger: Trigger, verb: int) -> bool:
        """Whether a verb behind a noun only tells of it: مباحثات جرت أمس, not القرم التي ضمتها."""
        gathers = self._clauses.by_verb[verb].has_class("gathering")
        meets = trigger.event.type == EventType.CONSULT
        return trigger.is_noun and self._is_passing(verb) and (meets or not gathers)
