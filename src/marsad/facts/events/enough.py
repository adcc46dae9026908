"""Whether what is known of an event is enough for it to be one: parties, a place, a day."""

from __future__ import annotations

from marsad.facts.events.participants import Participants
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import EventWord, Frame, Trait
from marsad.model.entity import EntityType
from marsad.model.event import EventType
from marsad.text.inflect import Tense

# Acts upon a person, which are none where no name stands.
_PERSONAL = frozenset({Frame.KILLED, Frame.HELD, Frame.HANDED, Frame.TAKEOVER})
_JOINT = frozenset({Frame.EXERCISE, Frame.MEET})
_STARTING = 2  # بدأ سريان الهدنة
_WITHOUT_PARTIES = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE})
_PROTESTED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION})


def is_full(trigger: Trigger, who: Participants, *, settled: bool) -> bool:
    """Whether enough is known for the event to be one; `settled` says that it has a time or place."""
    word = trigger.event
    if word.type == EventType.COOPERATE and word.frame in _JOINT:
        return _is_joint(word, who)
    if word.frame in {Frame.SUMMIT, Frame.SESSION}:
        return bool(who.actors) or who.place is not None or settled
    if word.frame in {Frame.MEET, Frame.DISCUSS, Frame.HOSTED} and word.type == EventType.CONSULT:
        known = len(who.actors) >= 2 or (bool(who.actors) and (who.mediated or who.met))
        return known or is_session(trigger, who) or _is_held(trigger, who, settled=settled)
    if word.frame in {Frame.VISIT, Frame.HOST, *_PERSONAL}:
        return _has_sides(word, who)
    if word.frame in {Frame.MEET, Frame.SIGN} and word.type != EventType.SUPPORT:
        battle = word.type == EventType.ASSAULT and settled  # news also where nobody is named
        return len(who.actors) >= 2 or battle or (bool(who.actors) and not trigger.is_noun)
    parties = bool(who.actors or who.recipients)
    if word.frame in {Frame.PROTEST, Frame.SIGNED}:
        staged = word.frame is Frame.PROTEST and (not trigger.is_noun or _is_staged(trigger))
        return staged or settled or parties or Trait.PEOPLE in word.traits
    return parties or _is_news(trigger, settled=settled)


def _is_news(trigger: Trigger, *, settled: bool) -> bool:
    """Whether an act of force without parties is told as one not known before."""
    word = trigger.event
    named = trigger.companion == trigger.token + 1  # الإفراج عن is no mention of a release known already
    told = word.whom != () or not trigger.is_noun or _is_carried_out(trigger)
    alone = word.type in _WITHOUT_PARTIES and settled and told
    known = trigger.definite and not (named and Trait.RELEASE in word.traits)
    known = known and (trigger.verbal or word.type not in _PROTESTED)
    known = known or (trigger.form.object and trigger.is_noun and word.type == EventType.COERCE)  # اعتقالها
    return alone and not known


def _has_sides(word: EventWord, who: Participants) -> bool:
    """Whether a visitor, whom an act upon a person reaches, or both sides of a reception are known."""
    acting = word.frame in _PERSONAL or bool(who.actors)
    return acting and (word.frame is Frame.VISIT or bool(who.recipients))


def _is_joint(word: EventWord, who: Participants) -> bool:
    """Whether states work together, no firms or artists; exercises not called joint have two sides."""
    if word.frame is Frame.EXERCISE and word.companions:
        return bool(who.actors)
    state = any(entity.type is EntityType.GPE for entity in who.actors)
    return len(who.actors) >= 2 and (state or word.frame is Frame.EXERCISE)


def takes_effect(trigger: Trigger) -> bool:
    """Whether a ceasefire whose parties are unnamed begins: دخلت الهدنة حيز التنفيذ."""
    clause = trigger.clause
    if trigger.event.frame is not Frame.CEASEFIRE or clause is None or clause.verb > trigger.token:
        return False
    return clause.has_class("beginning", "arriving") and trigger.token - clause.verb <= _STARTING


def _is_held(trigger: Trigger, who: Participants, *, settled: bool) -> bool:
    """Whether a meeting is told by where it is held, its parties unnamed: استضافت جنيف الجولة الثانية."""
    hosts = trigger.clause is not None and trigger.clause.has_class("hosting", "happening")
    people = any(e.type is EntityType.PERSON for e in who.actors)
    return trigger.is_noun and hosts and settled and not people


def _is_staged(trigger: Trigger) -> bool:
    """Whether a verb says that a protest without a name or date takes place: اندلعت مظاهرات."""
    clause = trigger.clause
    if clause is None or clause.verb > trigger.token:
        return False
    if clause.has_class("undertaking") and trigger.definite:
        return clause.form.form.tense is Tense.PERFECT  # لجأ العمال إلى الاعتصام
    return clause.has_class("happening", "light") and not trigger.definite


def _is_carried_out(trigger: Trigger) -> bool:
    """Whether a verb right before a noun says that it was done, by whomever: أعيد فتح المعبر."""
    clause = trigger.clause
    if clause is None or not 0 < trigger.token - clause.verb <= _STARTING:
        return False
    return clause.form.form.passive or clause.has_class("happening")


def is_session(trigger: Trigger, who: Participants) -> bool:
    """Whether one body meets by itself: a council's اجتماع."""
    alone = len(who.actors) == 1 and who.actors[0].type is EntityType.ORG
    return alone and Trait.SESSION in trigger.event.traits
