"""Finds the events of an article: triggers, who takes part, when and where, each event once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.facts.events.attacks import with_their_deeds
from marsad.facts.events.calls import without_calls
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.contexts import Contexts
from marsad.facts.events.denials import denying_quote
from marsad.facts.events.draft import Draft
from marsad.facts.events.enough import is_full, is_session, takes_effect
from marsad.facts.events.force import Force
from marsad.facts.events.frames import Frames
from marsad.facts.events.kinds import Kinds
from marsad.facts.events.occasions import settle
from marsad.facts.events.participants import Participants
from marsad.facts.events.reality import Reality
from marsad.facts.events.scene import Scene
from marsad.facts.events.setting import Setting
from marsad.facts.events.sport import Sport
from marsad.facts.events.subjects import Subjects
from marsad.facts.events.talks_apart import TalksApart
from marsad.facts.events.triggers import Trigger, find_triggers
from marsad.facts.found import Found
from marsad.facts.layout import lay_out
from marsad.lexicon.event_words import Frame, Trait
from marsad.lexicon.outlets import outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.event import Event, EventStatus, EventType
from marsad.model.span import Span
from marsad.model.time import TimeExpression
from marsad.text.normalise import fold_word
from marsad.text.segment import Tokens

_PHONE_WINDOW = 16
_TWO = 2
_COUNTED = 3  # words between a number and the verb that counts with it
_SETTING = frozenset({"في", "خلال", "اثر", "جراء"})
_UPON = frozenset({"علي", "ضد"})
_MOVING = frozenset({EventType.MOBILIZE, EventType.RETREAT})


def find_events(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[Event]:
    """The PLOVER events of the body, in order of their triggers."""
    finder = _Finder(Scene(article, lay_out(tokens), lexicon), lexicon)
    told = with_their_deeds(_without_crowds(list(finder.drafts())), finder.subjects)
    told = without_calls(told, finder.scene)
    drafts = settle(told, finder.scene, finder.frames.escorts())
    return Found(tuple(finder.event(draft) for draft in drafts))


def _without_crowds(drafts: list[Draft]) -> list[Draft]:
    """The drafts without demonstrators of whose protest another word of the sentence tells."""
    told = {d.sentence for d in drafts if d.type is EventType.PROTEST and not _is_crowd(d)}
    return [draft for draft in drafts if not (_is_crowd(draft) and draft.sentence in told)]


def _binds(draft: Draft) -> bool:
    """Whether a draft tells that its actors agree, or sign what they agreed on."""
    return draft.type is EventType.AGREE or draft.trigger.event.frame is Frame.SIGN


def _is_crowd(draft: Draft) -> bool:
    return Trait.PEOPLE in draft.trigger.event.traits


class _Finder(Kinds):
    """Goes through the triggers of one article."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        self.clauses = Clauses(scene)
        super().__init__(scene, Subjects(scene, self.clauses), find_triggers(scene, self.clauses))
        self.frames = Frames(scene, self.subjects)
        self.setting = Setting(scene, self.subjects, self.triggers)
        self.reality = Reality(scene, self.clauses, self.triggers)
        self.contexts = lexicon.derive(Contexts)
        self.apart = TalksApart(scene)
        self.sport = Sport(scene, lexicon)
        self.force = Force(scene, lexicon.derive(outlet_names))

    def drafts(self) -> Iterator[Draft]:
        """What each trigger tells, before mentions of one event are brought together."""
        before: Draft | None = None
        for trigger in self.triggers:
            draft = self._draft(trigger)
            if draft is not None and not (before is not None and self._says_more(draft, before)):
                before = draft = self._decided_with(draft, before)
                if draft.type is EventType.CONSULT or len(draft.actors) > 1:
                    self.subjects.remember((*draft.actors, *draft.recipients))
                if _binds(draft) and len(draft.actors) > 1:
                    self.subjects.agree(draft.actors)
                yield from self.apart.each(draft)
                yield from self._further(draft)

    def _decided_with(self, draft: Draft, before: Draft | None) -> Draft:
        """A sanction decided with the one before and upon the same: قطع العلاقات مع X وسحب السفير."""
        trigger = draft.trigger
        listed = trigger.is_noun and trigger.joined and draft.type is EventType.SANCTION
        if before is None or not listed or before.type is not draft.type or draft.recipients:
            return draft
        if before.trigger.clause is not trigger.clause or before.sentence != draft.sentence:
            return draft
        behind = self.subjects.reader.phrases(trigger.token + 1, self.clauses.limit(trigger.token))
        upon = any(phrase.preposition in _UPON for phrase in behind)  # وفرض قيود على مسؤولين
        recipients = tuple(e for e in before.recipients if e not in draft.actors and not upon)
        return replace(draft, actors=draft.actors or before.actors, recipients=recipients)

    def _says_more(self, draft: Draft, before: Draft) -> bool:
        """Whether a participle only gives the words of blame just told: أدانه، واصفا إياه بأنه جريمة."""
        joined = draft.trigger.joined and draft.recipients in {(), before.recipients}  # ووصفه بأنه جريمة
        goes_on = draft.trigger.is_participle or (joined and not draft.trigger.is_noun)
        words = goes_on and draft.trigger.event.frame is Frame.LABEL
        blames = before.type is EventType.ACCUSE and draft.sentence == before.sentence
        return words and blames and draft.actors == before.actors

    def _further(self, draft: Draft) -> Iterator[Draft]:
        """The other visits that a verb with several goals tells."""
        for place in draft.further:
            recipients = (place,) if self.scene.is_country(place) else ()
            yield replace(draft, place=place, recipients=recipients, further=())

    def _draft(self, trigger: Trigger) -> Draft | None:
        time = self._dated(trigger)
        status = self.reality.judge(trigger, time.value if time else None)
        if status is None:
            return None
        if status is EventStatus.CANCELLED:
            time = self.setting.planned_time_of(trigger) or time
        who = self.frames.participants(trigger)
        if not who.actors and self._is_as_agreed(trigger, status):
            who = replace(who, actors=self.subjects.agreed())
        kind = self._type_of(trigger, who)
        who = self.force.sorted_out(kind, trigger.event.frame, who)
        if kind is EventType.PROTEST and trigger.event.type != EventType.PROTEST:
            who = replace(who, actors=())  # a crowd has no name
        if self._is_withdrawal(kind, trigger):
            who = replace(who, recipients=())
        place = who.place or self._place_of(trigger, who, kind)
        if not self._is_event(trigger, who, settled=time is not None or place is not None):
            return None
        if kind is EventType.AGREE and self._is_promised(trigger):
            status = EventStatus.OCCURRED  # the promise was made
        time = self._time_to_come(time or self._time_around(trigger, status), status)
        return Draft(
            type=kind,
            mode=self._mode(trigger, who),
            status=status,
            trigger=trigger,
            actors=who.actors,
            recipients=who.recipients,
            place=place,
            time=time.value if time else None,
            sentence=self.scene.sentence(trigger.token),
            further=who.further,
            is_means=trigger.is_noun and self._is_led(trigger),
            known=trigger.is_noun and (trigger.takes_up or self._names_paper(trigger)),
        )

    def _time_around(self, trigger: Trigger, status: EventStatus) -> TimeExpression | None:
        """When those who met act, where an undated meeting is the setting of their act."""
        if trigger.event.type != EventType.CONSULT or status is EventStatus.CANCELLED:
            return None
        time = self.setting.time_around(trigger)
        later = time is not None and self.reality.is_to_come(time.value)
        return time if later == (status is EventStatus.PLANNED) else None

    def _time_to_come(self, time: TimeExpression | None, status: EventStatus) -> TimeExpression | None:
        """The time, unless it is over before what is planned: سيناقش الاتفاق الذي أبرم في 2015."""
        over = status is EventStatus.PLANNED and time is not None and self.reality.is_over(time.value)
        return None if over else time

    def _is_led(self, trigger: Trigger) -> bool:
        """Whether a preposition of means or setting stands before a noun: في غارة، بهجوم."""
        before = self.scene.keys[trigger.token - 1]
        counted = before[0] == "ب" and before[1:] in self.scene.counting  # بخمس غارات
        return trigger.glued == "ب" or counted or before in _SETTING

    def _place_of(self, trigger: Trigger, who: Participants, kind: EventType) -> Entity | None:
        """Where an act is done; states break off and punish on paper, which stands nowhere."""
        if kind is EventType.SANCTION and Trait.LEAVING not in trigger.event.traits:
            return None
        return self.setting.place_of(trigger, (*who.actors, *who.recipients))

    def _is_as_agreed(self, trigger: Trigger, status: EventStatus) -> bool:
        """Whether those who last agreed do what a trigger tells, as their agreement has it."""
        together = trigger.event.type != EventType.AID  # which one of them gives
        laid_down = together and status is EventStatus.PLANNED and self.reality.is_laid_down(trigger)
        return laid_down or takes_effect(trigger)

    def _dated(self, trigger: Trigger) -> TimeExpression | None:
        """The time of the event; one to come that belongs to what is asked is not that of the asking."""
        if self._is_refused(trigger):
            return None  # رفض المجلس أمس طلب X: when it was refused, not asked
        time = self.setting.time_of(trigger)
        return None if time is not None and self.reality.is_of_content(trigger, time.value) else time

    def _is_event(self, trigger: Trigger, who: Participants, *, settled: bool) -> bool:
        """Whether what a trigger tells is enough for an event, and one that happens here."""
        settled = settled or self._counts_people(trigger)
        if not (is_full(trigger, who, settled=settled) or (settled and self._is_of_paper(trigger))):
            return False
        if (
            self._is_caught_arriving(trigger)
            or self._is_moved_by_others(trigger)
            or self._is_laid_down_in_name(trigger)
        ):
            return False
        interview = trigger.event.type == EventType.CONSULT and self._is_interview(trigger, who)
        return not (interview or self.sport.tells(trigger, who) or self._is_mere_reference(trigger, who))

    def _counts_people(self, trigger: Trigger) -> bool:
        """Whether a verb tells how many are held, their names unknown: أوقفت السلطات 2839 عسكريا."""
        if (trigger.is_noun and not trigger.verbal) or trigger.event.type != EventType.COERCE:
            return False
        around = (*range(max(trigger.token - _COUNTED, 0), trigger.token), *self._behind(trigger))
        return any(self.scene.keys[i].isdigit() or self.scene.keys[i] in self.scene.counting for i in around)

    def _behind(self, trigger: Trigger) -> range:
        return range(trigger.token + 1, min(trigger.token + 1 + _COUNTED, self.clauses.limit(trigger.token)))

    def _is_caught_arriving(self, trigger: Trigger) -> bool:
        """Whether an arrival only tells when someone is arrested: أوقف لدى وصوله."""
        clause = trigger.clause
        if not trigger.is_noun or Trait.ARRIVAL not in trigger.event.traits or clause is None:
            return False
        upon = self.scene.keys[trigger.token - 1] in self.scene.lists.upon
        return upon and any(
            t.token == clause.verb and t.event.type == EventType.COERCE for t in self.triggers
        )

    def _is_moved_by_others(self, trigger: Trigger) -> bool:
        """Whether the troops that a verb of moving asks for are not its subject: دخلت الأزمة … القوات."""
        clause, companion = trigger.clause, trigger.companion
        self_moved = Trait.SELF_MOVED in trigger.event.traits
        moves = trigger.event.type in _MOVING and not trigger.is_noun
        moves = moves and (self_moved or trigger.event.whom == ())
        if not moves or clause is None or companion is None or clause.verb != trigger.token:
            return False
        if any(e.type is EntityType.PERSON for e in self.subjects.of(clause).entities):
            return self_moved  # وصل الرئيس القائد الأعلى للقوات
        troops = self.scene.is_army(companion)
        acting = clause.first <= companion < max(self.subjects.of(clause).after, trigger.token + 1)
        return troops and self_moved and not acting

    def _is_laid_down_in_name(self, trigger: Trigger) -> bool:
        """Whether a noun is part of the name of a paper: اتفاق وقف إطلاق النار."""
        before = self.scene.keys[trigger.token - 1]
        return (
            trigger.is_noun
            and trigger.event.type != EventType.CONSULT
            and trigger.event.frame is not Frame.SIGNED  # الاتفاق الموقع عام 2018
            and before in self.scene.lists.instrument
        )

    def _is_withdrawal(self, kind: EventType, trigger: Trigger) -> bool:
        """Whether troops withdraw, which is done to no one."""
        return kind is EventType.RETREAT and Trait.WITHDRAWAL in trigger.event.traits

    def _is_of_paper(self, trigger: Trigger) -> bool:
        """Whether a verb says that a paper is signed, by whomever: سيوقع الاتفاق في مايو."""
        return not trigger.is_noun and self._names_paper(trigger)

    def _names_paper(self, trigger: Trigger) -> bool:
        """Whether the paper signed has the article."""
        signs = trigger.event.frame is Frame.SIGN and trigger.companion is not None
        return signs and self.scene.keys[trigger.companion or 0].startswith("ال")

    def _is_interview(self, trigger: Trigger, who: Participants) -> bool:
        """Whether someone talks with a broadcaster or paper."""
        if trigger.event.frame is not Frame.MEET:
            return False
        medium = self.scene.lists.media
        bodies = [e for e in who.actors if e.type is EntityType.ORG]
        return any(
            word.removeprefix("ال") in medium for e in bodies for word in fold_word(e.name).split()[:1]
        )

    def _mode(self, trigger: Trigger, who: Participants) -> str | None:
        """The mode of a meeting: as its word says, by phone, mediated, or of many."""
        if trigger.event.type != EventType.CONSULT:
            return trigger.event.mode
        if trigger.event.frame is Frame.SUMMIT and self._is_of_two(trigger, who):
            return None
        if trigger.event.mode == "phone" and len(who.actors) > _TWO:
            return "third-party" if who.mediated else "multilateral"
        if trigger.event.mode:
            return trigger.event.mode
        if who.mediated:
            return "third-party"
        if len(who.actors) == 2 and self._is_by_phone(trigger):
            return "phone"
        sides = {entity.country or entity.id for entity in who.actors}
        many = len(sides) >= 3 or self._is_of_body(trigger, who)
        return "multilateral" if is_session(trigger, who) or many else None

    def _is_of_two(self, trigger: Trigger, who: Participants) -> bool:
        """Whether a summit is of two leaders or states, and so a meeting as others are."""
        return len(who.actors) == 2 and all(e.type is not EntityType.ORG for e in who.actors)

    def _is_of_body(self, trigger: Trigger, who: Participants) -> bool:
        """Whether a body meets, under someone's lead or with its head: ترأس X اجتماع المجلس."""
        clause = trigger.clause
        led = clause is not None and clause.has_class("leading") and clause.verb < trigger.token
        limit = self.clauses.limit(trigger.token)
        led = led or not self.scene.lists.led.isdisjoint(self.scene.keys[trigger.token + 1 : limit])
        bodies = [e for e in who.actors if e.type is EntityType.ORG]
        return trigger.is_noun and bool(bodies) and (led or self._belongs_to(trigger, bodies))

    def _belongs_to(self, trigger: Trigger, bodies: Sequence[Entity]) -> bool:
        """Whether a meeting is that of a body: قال الوزير عقب اجتماع طارئ لمجلس الأمن القومي."""
        near = (self.scene.starts.get(i) for i in self._behind(trigger))
        return any(n is not None and n.entity in bodies and self.scene.glue(n)[:1] == "ل" for n in near)

    def _is_by_phone(self, trigger: Trigger) -> bool:
        limit = min(self.clauses.limit(trigger.token), trigger.token + _PHONE_WINDOW)
        behind = self.scene.keys[trigger.token + 1 : limit]
        return any(key in self.scene.lists.remote for key in behind)

    def event(self, draft: Draft) -> Event:
        """The event of a settled draft."""
        tokens = self.scene.layout.tokens
        span = self._trigger_span(draft.trigger)
        first, last = self.scene.layout.sentence(draft.trigger.token)
        sentence = tokens.span(first, last)
        denied = draft.status is EventStatus.DENIED
        return Event(
            type=draft.type,
            status=draft.status,
            trigger=span,
            trigger_text=span.of(self.scene.article.body),
            start=sentence.start,
            end=sentence.end,
            mode=draft.mode,
            contexts=self.contexts.of(self.scene.keys[first:last]),
            actors=tuple(entity.id for entity in draft.actors),
            recipients=tuple(entity.id for entity in draft.recipients),
            place=draft.place.id if draft.place else None,
            time=draft.time,
            denied_by=denying_quote(self.scene.article.quotes, span, sentence) if denied else None,
            rule=f"{draft.trigger.event.word}: {draft.trigger.event.frame}",
        )

    def _trigger_span(self, trigger: Trigger) -> Span:
        tokens = self.scene.layout.tokens
        start, end = tokens.starts[trigger.token], tokens.ends[trigger.token]
        return Span(min(start + trigger.cut, end - 1), end)
