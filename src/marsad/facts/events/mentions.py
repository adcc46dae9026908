"""Brings the mentions of one event together: which tell of the same, and what they tell jointly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.facts.events.draft import Draft
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.entity import EntityType
from marsad.model.event import EventStatus, EventType

DAY = 10
_ONE_PHRASE = 3
_MORE_TELLING = {EventStatus.ONGOING: 1, EventStatus.CANCELLED: 2, EventStatus.DENIED: 2}


def once(drafts: Sequence[Draft]) -> list[Draft]:
    """Each event at its first trigger, later mentions telling what that left open."""
    kept: list[Draft] = []
    for draft in drafts:
        number = next((i for i, other in enumerate(kept) if is_same(draft, other)), None)
        if number is None:
            kept.append(draft)
        else:
            kept[number] = _joined(kept[number], draft)
    return kept


def _joined(first: Draft, later: Draft) -> Draft:
    """One event out of two mentions of it."""
    near = first.sentence == later.sentence
    to_come = first.status is EventStatus.PLANNED and later.status is EventStatus.ONGOING
    telling = not to_come and _MORE_TELLING.get(later.status, 0) > _MORE_TELLING.get(first.status, 0)
    keeps_host = any(e.type is EntityType.PERSON for e in first.recipients)
    received = any(e.type is EntityType.PERSON for e in later.recipients)
    known = (*first.actors, *first.recipients)
    actors = (
        (*first.actors, *(e for e in later.actors if e not in known))
        if near or _is_known_summit(later, first) or is_attended(later, first)
        else first.actors
    )
    recipients = (
        later.recipients if (received and not keeps_host) or not first.recipients else first.recipients
    )
    hosted = first.trigger.event.frame is Frame.HOSTED and later.trigger.is_noun and near
    return replace(
        first,
        trigger=later.trigger if hosted else first.trigger,
        status=later.status if telling and near else first.status,
        actors=actors,
        recipients=tuple(e for e in recipients if e not in actors),
        time=first.time or later.time,
        place=first.place or later.place,
        mode=first.mode or (None if _is_setting(later, first) else later.mode),
    )


def is_same(draft: Draft, other: Draft) -> bool:
    """Whether two mentions tell of one event."""
    if draft.type is not other.type or draft.is_visit != other.is_visit:
        return False
    if (draft.mode == "phone") != (other.mode == "phone"):
        return False
    if EventStatus.DENIED in {draft.status, other.status} and draft.status is not other.status:
        return False
    if draft.is_visit and (_is_same_journey(draft, other) or _is_its_end(draft, other)):
        return True
    if _is_bare_summit(draft, other) or is_attended(draft, other):
        return True
    return not are_apart(draft, other) and _may_refer_back(draft, other) and _is_alike(draft, other)


def is_attended(later: Draft, first: Draft) -> bool:
    """Whether one only tells who was at a meeting told before: التقى X نظيره. وحضر اللقاء Y."""
    clause = later.trigger.clause
    attends = later.known and clause is not None and clause.has_class("attending")
    told = attends and clause is not None and clause.verb < later.trigger.token <= clause.verb + _ONE_PHRASE
    meets = first.type is EventType.CONSULT and not first.is_visit and first.mode != "phone"
    return told and meets and later.type is first.type and later.time is None


def _is_alike(draft: Draft, other: Draft) -> bool:
    """Whether two mentions that neither time nor wording keeps apart tell of one event."""
    if _is_setting(draft, other) or _is_known_summit(draft, other):
        return True
    if draft.type is EventType.CONSULT:
        return _is_same_visit(draft, other) if draft.is_visit else _is_same_meeting(draft, other)
    return _is_same_act(draft, other)


def _is_its_end(later: Draft, first: Draft) -> bool:
    """Whether one tells how a visit that the other tells of ends: غادر X البلاد. وكان وصل إليها السبت."""
    leaves = [Trait.DEPARTURE in d.trigger.event.traits for d in (later, first)]
    countries = [d.place.country if d.place is not None else None for d in (later, first)]
    one = None not in countries and len(set(countries)) == 1
    return any(leaves) and one and bool({e.id for e in later.actors} & {e.id for e in first.actors})


def _is_same_journey(later: Draft, first: Draft) -> bool:
    """Whether two verbs tell of one journey, to a country and to its capital on one day."""
    countries = {d.place.country for d in (later, first) if d.place is not None}
    one_time = later.time == first.time and later.status is first.status
    where = later.time is not None or later.place == first.place
    return (
        one_time and where and later.actors == first.actors and len(countries) == 1 and None not in countries
    )


def _is_known_summit(later: Draft, first: Draft) -> bool:
    """Whether القمة with the article takes up the summit told before, whoever is said to be there."""
    frames = {later.trigger.event.frame, first.trigger.event.frame}
    one_place = later.place is None or first.place is None or later.place == first.place
    return frames == {Frame.SUMMIT} and later.known and one_place


def _is_bare_summit(later: Draft, first: Draft) -> bool:
    """Whether القمة without anybody in it takes up the summit told before: وتأتي القمة في ختام زيارة."""
    frames = {later.trigger.event.frame, first.trigger.event.frame}
    planned = EventStatus.PLANNED in {later.status, first.status} and later.status is not first.status
    return frames == {Frame.SUMMIT} and later.known and not later.parties and not planned


def _is_setting(later: Draft, first: Draft) -> bool:
    """Whether a meeting is only the occasion of another told by its verb: التقى X في قمة."""
    clause = later.trigger.clause
    meets = later.type is EventType.CONSULT and not later.is_visit and first.trigger.event.frame is Frame.MEET
    told = clause is not None and clause.verb == first.trigger.token and later.trigger.is_noun
    return meets and told and later.parties <= first.parties


def _may_refer_back(later: Draft, first: Draft) -> bool:
    """Whether a mention in another sentence may be of the same event.

    A noun with the article or a pronoun takes up what is known (اللقاء، زيارته); another word does only
    where it says the same of the same parties.
    """
    if later.sentence == first.sentence or later.known:
        return True
    same_word = later.trigger.event.word == first.trigger.event.word
    dated = later.time is not None and later.time == first.time
    if same_word and _is_retold(later, first):
        return True
    return later.parties == first.parties and (same_word or dated or _is_discussed(later, first))


def _is_discussed(later: Draft, first: Draft) -> bool:
    """Whether one only tells what two who met spoke about: التقى X نظيره. وناقش X ونظيره الملف."""
    discusses = Frame.DISCUSS in {later.trigger.event.frame, first.trigger.event.frame}
    return discusses and len(later.parties) > 1 and later.time in {None, first.time}


def _is_retold(later: Draft, first: Draft) -> bool:
    """Whether the same word tells of some of the same parties, and neither time nor place forbids it."""
    a, b = later.parties, first.parties
    open_time = later.time == first.time or None in {later.time, first.time}
    open_place = later.place == first.place or later.place is None or first.place is None
    meets = later.type is EventType.CONSULT and later.trigger.event.frame is not Frame.SUMMIT
    return bool(a and b) and (a <= b or b <= a) and open_time and open_place and not meets


def are_apart(draft: Draft, other: Draft) -> bool:
    """Whether their dates tell them apart, or one is planned where the other is over."""
    if draft.time and other.time:
        short = min(len(draft.time), len(other.time), DAY)
        if draft.time[:short] != other.time[:short]:
            return True
    planned = [d.status is EventStatus.PLANNED for d in (draft, other)]
    return planned[0] != planned[1] and draft.sentence != other.sentence and draft.time != other.time


def _is_same_visit(draft: Draft, other: Draft) -> bool:
    visitors = {e.id for e in draft.actors} & {e.id for e in other.actors}
    if not visitors:
        return False
    places = {e.id for d in (draft, other) for e in (d.place,) if e is not None}
    countries = {d.place.country for d in (draft, other) if d.place is not None}
    return len(places) < 2 or (len(countries) == 1 and None not in countries)


def _is_same_meeting(draft: Draft, other: Draft) -> bool:
    shared = draft.parties & other.parties
    within = draft.parties <= other.parties or other.parties <= draft.parties
    if _stand_apart(draft, other):
        return False
    if draft.mode != other.mode and "multilateral" in {draft.mode, other.mode}:
        return draft.parties == other.parties
    return within and (len(shared) >= 2 or draft.mode == other.mode)


def _stand_apart(draft: Draft, other: Draft) -> bool:
    """Whether two events are told to be in different countries."""
    places = [d.place.country for d in (draft, other) if d.place is not None and d.place.country]
    return len(set(places)) > 1


def _is_same_act(draft: Draft, other: Draft) -> bool:
    """An act is the same by its parties; two different words in two sentences need one date as well."""
    if draft.known and draft.trigger.event.frame is other.trigger.event.frame is Frame.SIGN:
        return True
    a, b = draft.parties, other.parties
    if _is_listed(draft, other):
        return False
    if draft.trigger.event.word == other.trigger.event.word or _is_one_phrase(draft, other):
        if draft.known and not draft.trigger.event.word.startswith("ال") and _is_of_its_country(draft, other):
            return True
        whole = other.trigger.is_noun and draft.trigger.token == other.trigger.companion  # مذكرة توقيف
        return (a <= b or b <= a) if a and b else a == b or (whole and not a)
    if _is_its_means(draft, other) or _is_claimed(draft, other):
        return True
    if draft.type is EventType.PROTEST and draft.sentence == other.sentence and draft.trigger.is_noun:
        return a == b and (draft.time == other.time or None in {draft.time, other.time})
    return a == b and bool(a) and draft.time == other.time and draft.time is not None


def _is_listed(later: Draft, first: Draft) -> bool:
    """Whether a second act is decided beside a first: قطع العلاقات وسحب السفير."""
    decided = later.type in {EventType.SANCTION, EventType.COERCE} and later.sentence == first.sentence
    if not decided or later.trigger.event.word == first.trigger.event.word:
        return False
    listed = later.trigger.is_noun and later.trigger.joined and later.trigger.verbal
    return listed or (later.type is EventType.SANCTION and not _is_one_phrase(later, first))


def _is_claimed(later: Draft, first: Draft) -> bool:
    """Whether an attack with the article only tells who did the one before: انفجرت سيارة وتبنى X التفجير."""
    told = later.type is EventType.ASSAULT and later.sentence == first.sentence and later.trigger.definite
    one_place = later.place in {None, first.place}
    return told and one_place and later.trigger.is_noun and not (first.actors or later.recipients)


def _is_its_means(later: Draft, first: Draft) -> bool:
    """Whether a noun only tells how its verb's attack was done: قتل رجل في غارة."""
    clause = later.trigger.clause
    told = later.is_means and clause is not None and clause.verb == first.trigger.token
    return told and later.type is EventType.ASSAULT and later.time in {None, first.time}


def _is_of_its_country(later: Draft, first: Draft) -> bool:
    """Whether a noun gives a state what its body did: وافق البرلمان. الموافقة الألمانية."""
    actors = {e.country for e in first.actors}
    states = bool(later.actors) and all(e.type is EntityType.GPE for e in later.actors)
    one_time = later.time is None or later.time == first.time
    return states and one_time and {e.country for e in later.actors} == actors and None not in actors


def _is_one_phrase(draft: Draft, other: Draft) -> bool:
    """Whether two triggers stand so close that they name one act: فرض عقوبات."""
    near = abs(draft.trigger.token - other.trigger.token) <= _ONE_PHRASE
    companions = {draft.trigger.companion, other.trigger.companion}
    return near or draft.trigger.token in companions or other.trigger.token in companions
