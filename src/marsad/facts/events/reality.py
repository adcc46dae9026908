"""Whether what a trigger names happened: done, going on, to come, called off, denied, or no event at all.

Conditions, wishes, demands, topics of talks and negations tell of nothing done; they give None.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.lasting import LASTING, are_talks, is_begun, is_captivity, is_running
from marsad.facts.events.negating import WHAT
from marsad.facts.events.scene import COMMAS, Scene
from marsad.facts.events.time_order import is_earlier, is_later
from marsad.facts.events.triggers import Trigger
from marsad.facts.events.unreal import DEEDS, Unreal
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.event import EventStatus, EventType
from marsad.text.inflect import Tense

# Acts of speech: foretelling them tells of none, and threatening is done by saying so.
STATEMENTS = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})
_WORDS = STATEMENTS | {EventType.SUPPORT, EventType.AGREE}
_DETERMINED = frozenset({"علي"})
_OVER = frozenset({"بعد", "عقب", "نهايه", "انتهاء", "ابان", "خلال", "اثناء", "قبل"})
_GIVEN = frozenset({"علي", "رغم", "ازاء", "ضد", "بسبب", "نتيجه", "جراء", "استمرار", "تداعيات", "ظل"})
_NO = frozenset({"لا", "عدم"})
_HELD_BEHIND = 10
_YEAR_BEHIND = 6
_YEAR = 4
_BREAKING_OUT = frozenset({"اندلاع", "بدء", "بدايه", "انطلاق", "نشوب", "اشتعال", "تفجر"})
_SINCE = frozenset({"منذ", "الي", "حتي"})
_DESCRIBED = 4
_DESCRIBING = frozenset({Opening.RELATIVE, Opening.BARE})
_IN_COURSE = frozenset({"خلال", "اثناء"})
# Participles that describe what is: المسجون منذ عام.
_FACTS = frozenset({Frame.HELD, Frame.SIGNED})


class Reality(Unreal):
    """Judges the triggers of one article."""

    def __init__(self, scene: Scene, clauses: Clauses, triggers: Sequence[Trigger]) -> None:
        super().__init__(scene, clauses, triggers)
        published = scene.article.published
        self._published = published.value[:10] if published else None

    def judge(self, trigger: Trigger, time: str | None) -> EventStatus | None:
        """The status of the event, None where there is none."""
        if self._is_supposed(trigger) or self._is_occasion(trigger):
            return None
        if self._is_not_held(trigger):
            return EventStatus.CANCELLED
        return None if self._is_negated(trigger) else self._affirmed(trigger, time)

    def _affirmed(self, trigger: Trigger, time: str | None) -> EventStatus | None:
        """The status of what no particle denies and no condition holds."""
        if self._is_denied(trigger):
            blamed = trigger.is_noun and trigger.event.type == EventType.ACCUSE
            return None if blamed else EventStatus.DENIED  # to deny charges is not to say that none were made
        if self._is_cancelled(trigger):
            return EventStatus.CANCELLED
        if self.is_laid_down(trigger):
            return EventStatus.PLANNED
        unreal = trigger.event.frame not in _FACTS and self._is_unreal(trigger)
        if unreal and not self._is_realised(trigger):
            return EventStatus.PLANNED if self._is_scheduled(trigger, time) else None
        if Trait.VOW in trigger.event.traits:
            return EventStatus.OCCURRED if trigger.future and not self._is_warned_of(trigger) else None
        if trigger.event.kind == "negated":
            return EventStatus.OCCURRED  # to say that one will not is to refuse
        status = self._planned(trigger, time)
        asked = status is EventStatus.PLANNED or self._is_ordered(trigger)
        if asked and trigger.event.type in STATEMENTS and Trait.DEED not in trigger.event.traits:
            return None  # an order to do any other act is that act
        return status or self._present(trigger)

    def is_to_come(self, time: str) -> bool:
        """Whether a time lies behind the day of publication."""
        return is_later(time, self._published)

    def is_over(self, time: str) -> bool:
        """Whether a time names a day, month or year before the one of publication."""
        return is_earlier(time, self._published)

    def is_of_content(self, trigger: Trigger, time: str) -> bool:
        """Whether a time to come belongs to what is asked, not to the asking: دعا إلى إضراب غدا."""
        said = trigger.event.type in STATEMENTS and not trigger.future
        return said and is_later(time, self._published) and not self._is_announced(trigger)

    def _is_occasion(self, trigger: Trigger) -> bool:
        """Whether an invitation is only told as the occasion of a visit: بدعوة من الرئيس."""
        return trigger.glued == "ب" and Trait.OCCASION in trigger.event.traits

    def _is_denied(self, trigger: Trigger) -> bool:
        if self._is_untrue(trigger) or self._is_denied_behind(trigger):
            return True
        governor = self._governor(trigger)
        while governor is not None and (governor.has_class("auxiliary") or self._is_rumour(governor)):
            if governor.opening not in {Opening.CONTENT, Opening.RELATIVE, Opening.BARE}:
                return False
            governor = next(self._clauses.before(governor), None)
        if governor is None or not governor.has_class("denying"):
            return self._chain_has(trigger, self._lists.denial)
        if not trigger.is_noun:
            return True
        between = self._keys[governor.verb + 1 : trigger.token]
        return not any(key in self._lists.tie for key in between)

    def _is_rumour(self, clause: Clause) -> bool:
        """Whether a clause stands for what is told around: ما تردد عن زيارة."""
        before = self._keys[clause.verb - 1] if clause.verb else ""
        return before in WHAT

    def _is_untrue(self, trigger: Trigger) -> bool:
        """Whether the sentence opens by saying that a rumour has no truth: لا صحة لما نشر عن."""
        first, _ = self._scene.sentence(trigger.token)
        pairs = zip(self._keys[first : trigger.token], self._keys[first + 1 : trigger.token], strict=False)
        return trigger.is_noun and any(
            a.removeprefix("و") in _NO and b in self._lists.truth for a, b in pairs
        )

    def _is_realised(self, trigger: Trigger) -> bool:
        """Whether a clause behind a noun tells that it took place: جلسة، عقدت ليل السبت."""
        held = self._held(trigger)
        return held is not None and held.form.form.tense is Tense.PERFECT

    def _is_scheduled(self, trigger: Trigger, time: str | None) -> bool:
        """Whether it will take place: طلبت اجتماعا سيعقد السبت، اتفقا على جولة غدا، على أن يجتمع."""
        held = self._held(trigger)
        if trigger.event.type != EventType.CONSULT:
            return False
        governor = self._governor(trigger)
        asking = self._triggers.get(governor.verb) if governor is not None else None
        agreed = asking is not None and asking.event.type == EventType.AGREE
        dated = agreed and is_later(time, self._published)
        to_come = held is not None and (held.form.future or self._is_soon(held, time))
        return dated or self._is_provided(trigger.clause) or to_come

    def _is_soon(self, held: Clause, time: str | None) -> bool:
        """Whether a verb in the present says what will be held or hosted: مؤتمر تستضيفه X الشهر المقبل."""
        return held.form.form.tense is Tense.IMPERFECT and is_later(time, self._published)

    def _is_provided(self, clause: Clause | None) -> bool:
        """Whether على أن before an imperfect says what is to follow: دعا إلى الحوار، على أن يجتمع المجلس."""
        if clause is None or clause.opening is not Opening.CONTENT or not clause.opener:
            return False
        provided = self._keys[clause.opener - 1] in _DETERMINED and clause.form.form.tense is Tense.IMPERFECT
        governor = next(self._clauses.before(clause), None)
        said = governor is not None and governor.has_class("speech")
        apart = self._keys[clause.opener - 2] in COMMAS
        return provided and (apart or not said)

    def _held(self, trigger: Trigger) -> Clause | None:
        """The clause behind a noun that tells of its taking place."""
        behind = (c for c in self._clauses.in_sentence(trigger.token) if c.verb > trigger.token)
        clause = next(behind, None) if trigger.is_noun else None
        if clause is None or not clause.has_class("happening", "hosting") or clause.opening is Opening.JOINED:
            return None
        return clause if clause.verb - trigger.token <= _HELD_BEHIND else None

    def _planned(self, trigger: Trigger, time: str | None) -> EventStatus | None:
        if trigger.event.frame is Frame.SIGNED:
            return None  # سيبحث الاتفاق الموقع مع X
        if trigger.future or (self._is_aim(trigger) and trigger.event.type == EventType.CONSULT):
            return EventStatus.PLANNED
        if self._is_announced(trigger):
            return EventStatus.PLANNED
        told = self._is_of_topic(trigger, time) if trigger.is_noun else trigger.form.tense is Tense.PERFECT
        return EventStatus.PLANNED if is_later(time, self._published) and not told else None

    def _is_of_topic(self, trigger: Trigger, time: str | None) -> bool:
        """Whether a bare year to come is only that of the topic: عقدوا اجتماعا بشأن بطولة 2030."""
        clause = trigger.clause
        bare = clause is not None and clause.verb < trigger.token and len(time or "") == _YEAR
        return bare and clause is not None and clause.form.form.tense is Tense.PERFECT

    def _is_announced(self, trigger: Trigger) -> bool:
        """Whether words before or behind say that it is to come: من المقرر أن، الزيارة المقبلة."""
        governor = self._governor(trigger)
        if trigger.is_noun and any(key in self._lists.over for key in self._after(trigger)[:3]):
            return False
        told = not trigger.is_noun and trigger.form.tense is Tense.PERFECT
        if told and governor is not None and self._is_future(governor):
            return False  # الزعيم الذي ستكون كتلته الأكبر، التقى X
        if governor is not None and (governor.has_class("planning") or self._is_future(governor)):
            if self._is_in_course_of(trigger, governor):
                return True  # ستعيد المراقبة خلال القمة
            return not (trigger.is_noun and (self._is_circumstance(trigger) or self._is_given(trigger)))
        if trigger.is_noun and self._is_foretold(trigger):
            return True
        if trigger.is_noun:
            named = any(key in self._lists.planned_before for key in self._chain(trigger))
            return named or self._is_awaited(trigger)
        clause = trigger.clause
        if clause is None or clause.opener is None or clause.opening is not Opening.CONTENT:
            return clause is not None and "سوف" in self._keys[max(trigger.token - 2, 0) : trigger.token]
        before = self._keys[max(clause.opener - 2, 0) : clause.opener]
        planned = any(key in self._lists.planned_before for key in before)
        said = governor is not None and governor.has_class("speech")  # شدد على أن بلاده ترفض: no plan
        imperfect = trigger.form.tense is Tense.IMPERFECT and not said
        determined = imperfect and bool(before) and before[-1] in _DETERMINED
        return planned or determined

    def _is_in_course_of(self, trigger: Trigger, governor: Clause) -> bool:
        """Whether what is to come will be done while others meet: سيلقي كلمة خلال القمة."""
        met = trigger.is_noun and trigger.event.type == EventType.CONSULT
        return met and self._is_future(governor) and not _IN_COURSE.isdisjoint(self._chain(trigger)[:2])

    def _is_given(self, trigger: Trigger) -> bool:
        """Whether what will be done only answers or follows an act: سترد على هجمات الجماعة."""
        chain = self._chain(trigger)
        return trigger.event.type in DEEDS and any(key in _GIVEN for key in chain[:2])

    def _is_foretold(self, trigger: Trigger) -> bool:
        """Whether the clause around a noun tells what is to come: لقاء سيعقد، من المقرر أن تبدأ مباحثات."""
        clause = trigger.clause
        if clause is None:
            return False
        if self._is_to_follow(trigger):
            return True
        if clause.verb > trigger.token:
            held = clause.has_class("happening", "beginning", "hosting") and clause.first <= trigger.token
            return held and clause.form.future
        if clause.opening is not Opening.CONTENT or clause.opener is None or self._is_circumstance(trigger):
            return False
        if clause.verb in self._triggers:
            return False
        if clause.has_class("happening", "beginning") and self._is_provided(clause):
            return True
        before = self._keys[max(clause.opener - 2, 0) : clause.opener]
        outer = next(self._clauses.before(clause), None)
        planned = outer is not None and outer.has_class("planning") and outer.last >= clause.opener
        return planned or any(key in self._lists.planned_before for key in before)

    def _is_to_follow(self, trigger: Trigger) -> bool:
        """Whether the clause that describes a noun is future: اللقاء الذي سيجمع الرئيسين."""
        behind = next((c for c in self._clauses.in_sentence(trigger.token) if c.verb > trigger.token), None)
        if behind is None or behind.opening not in _DESCRIBING or behind.first - trigger.token > _DESCRIBED:
            return False
        carried = behind.has_class("happening", "beginning", "hosting", "gathering", "light")
        return carried and behind.form.future

    def _is_ordered(self, trigger: Trigger) -> bool:
        """Whether a noun tells what is ordered: أمر بقطع العلاقات."""
        first, _ = self._scene.sentence(trigger.token)
        orders = (
            t
            for t in self._triggers.values()
            if t.event.frame is Frame.ORDER and first <= t.token < trigger.token
        )
        return trigger.is_noun and any(trigger.token - order.token <= 10 for order in orders)

    def _present(self, trigger: Trigger) -> EventStatus:
        """Done or still going on."""
        word, tense = trigger.event, trigger.form.tense
        if word.frame is Frame.WAR:
            return EventStatus.OCCURRED if self._is_war_over(trigger) else EventStatus.ONGOING
        if word.mode == "visit" and tense is Tense.IMPERFECT:
            return EventStatus.PLANNED if Trait.SETTING_OUT in word.traits else EventStatus.ONGOING
        if is_captivity(trigger) or self._is_lasting(trigger) or are_talks(trigger, self._lists.talks):
            return EventStatus.ONGOING
        return EventStatus.OCCURRED

    def _goes_on(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether a verb right before a noun of attack says that it goes on: يتواصل قصف المدينة."""
        going = clause.has_class("beginning") and not clause.has_class("ending") and not clause.form.future
        imperfect = clause.form.form.tense is Tense.IMPERFECT
        return going and imperfect and trigger.is_noun and trigger.token - clause.verb == 1

    def _held_now(self, trigger: Trigger) -> bool:
        """Whether a clause that describes a visit tells that it is under way: الزيارة التي يقوم بها X."""
        described = (c for c in self._clauses.in_sentence(trigger.token) if c.verb > trigger.token)
        clause = next(described, None)
        near = clause is not None and clause.opening in {Opening.RELATIVE, Opening.BARE}
        if clause is None or not near or clause.verb - trigger.token > _HELD_BEHIND:
            return False
        return is_running(clause, trigger) and clause.has_class("light")

    def _is_war_over(self, trigger: Trigger) -> bool:
        """Whether a war is of the past: بعد الحرب، شهدت حربا استمرت عامين، حرب 1973."""
        if any(key in _OVER for key in self._chain(trigger)[:2]):
            return True
        around = [c for c in self._clauses.in_sentence(trigger.token) if c.verb < trigger.token < c.last]
        seen = any(c.has_class("hosting") and c.form.form.tense is Tense.PERFECT for c in around)
        return (seen and not trigger.definite) or self._is_of_past_year(trigger)

    def _is_of_past_year(self, trigger: Trigger) -> bool:
        """Whether a year gone by stands behind a war: حرب 1973، الحرب القصيرة بين البلدين عام 1962."""
        described = not self._lists.relative.isdisjoint(self._keys[trigger.token + 1 : trigger.token + 4])
        end = self._scene.sentence(trigger.token)[1] if described else self._clauses.limit(trigger.token)
        near = range(trigger.token + 1, min(trigger.token + 1 + _YEAR_BEHIND * (1 + described), end))
        if not _BREAKING_OUT.isdisjoint(self._chain(trigger)[:1]):
            return False  # منذ اندلاع الحرب عام 2011
        since = next((i for i in near if self._keys[i] in _SINCE or self._keys[i] in COMMAS), near.stop)
        years = (self._scene.times[i].value[:4] for i in near if i in self._scene.times and i < since)
        return self._published is not None and any(year < self._published[:4] for year in years)

    def _is_lasting(self, trigger: Trigger) -> bool:
        lasts = trigger.event.mode == "visit" or trigger.event.type in LASTING
        lasts = lasts or (trigger.is_noun and trigger.event.type == EventType.RETREAT)  # بدأت عملية التبادل
        if trigger.event.type in LASTING and trigger.form.tense is Tense.IMPERFECT:
            return True
        around = [c for c in self._clauses.in_sentence(trigger.token) if c.verb < trigger.token < c.last]
        begun = any(is_begun(c) or is_running(c, trigger) for c in around)
        if trigger.event.type == EventType.ASSAULT and any(self._goes_on(c, trigger) for c in around):
            return True
        held = self._held_now(trigger) if trigger.event.mode == "visit" and trigger.is_noun else False
        if held:
            return True
        return (lasts and begun) or self._is_said_to_last(trigger)

    def _is_said_to_last(self, trigger: Trigger) -> bool:
        """Whether an adjective behind a noun says that it goes on; of words it speaks of another thing."""
        following = self._keys[trigger.token + 1 : trigger.token + 8]
        told = trigger.is_noun and trigger.event.type not in _WORDS
        return told and any(key in self._lists.lasting for key in following)
