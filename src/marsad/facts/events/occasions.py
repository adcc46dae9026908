"""Brings drafts together: each event once, with what its mentions and its occasion tell of it.

A visit takes its host from the meetings held on it; a meeting takes day and place from the visit; a
reception is the visit itself where no other word tells of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.facts.events.clause import Opening
from marsad.facts.events.draft import Draft
from marsad.facts.events.mentions import DAY, are_apart, is_same, once
from marsad.facts.events.scene import Scene
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventStatus, EventType

Escort = tuple[frozenset[str], tuple[Entity, ...]]
_ORDERED = 10
_AT_MEETINGS = frozenset(
    {EventType.ACCUSE, EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.SUPPORT}
)
_UNDER_WAY = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})
_SAME_OCCASION = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.AGREE})


def settle(drafts: list[Draft], scene: Scene, escorts: Sequence[Escort]) -> list[Draft]:
    """The events of the article, each once, in order of their triggers."""
    drafts = [_reception(draft, drafts, scene) for draft in drafts]
    drafts = [_foretold(draft, drafts) for draft in drafts]
    drafts = [_at_goal(_on_occasion(draft, drafts), drafts) for draft in drafts]
    drafts = [_on_day_received(draft, drafts) for draft in drafts]
    settled = [draft for draft in once(drafts) if not _is_order_of(draft, drafts)]
    drafts = [_at_meeting(draft, drafts, settled, scene) for draft in settled]
    drafts = [_with_host(draft, drafts, scene) for draft in drafts]
    drafts = [_with_escort(draft, escorts) for draft in drafts]
    return [draft for draft in drafts if not draft.is_visit or _leads_somewhere(draft)]


def _leads_somewhere(visit: Draft) -> bool:
    """Whether a visit has a goal, and is no way home: غادر إلى بلاده. One called off is known without it."""
    if visit.status is EventStatus.CANCELLED:
        return bool(visit.actors)
    if Trait.JOURNEY in visit.trigger.event.traits and visit.place is not None and visit.place.country:
        return all(visitor.country != visit.place.country for visitor in visit.actors)
    return visit.place is not None or bool(visit.recipients)


def _with_escort(draft: Draft, escorts: Sequence[Escort]) -> Draft:
    """A visit with those who travel along."""
    if not draft.is_visit or draft.status is EventStatus.PLANNED:
        return draft
    for led, along in escorts:
        if led & {entity.id for entity in draft.actors}:
            joined = tuple(e for e in along if e not in draft.actors and e.type is EntityType.PERSON)
            return replace(draft, actors=(*draft.actors, *joined))
    return draft


def _reception(draft: Draft, drafts: Sequence[Draft], scene: Scene) -> Draft:
    """A reception as the visit it is, or as the meeting on a visit told of by another word."""
    if draft.trigger.event.frame is not Frame.HOST:
        return draft
    guests = {entity.id for entity in draft.recipients}
    told = any(d.is_visit and guests & {e.id for e in d.actors} for d in drafts)
    airport = draft.place is not None and draft.place.name.split()[0] in scene.lists.airport
    domestic = bool(draft.actors) and all(_is_compatriot(guest, draft) for guest in draft.recipients)
    if (told or domestic) and not airport:
        return replace(draft, mode=None, actors=(*draft.actors, *draft.recipients), recipients=())
    return replace(
        draft,
        mode="visit",
        actors=draft.recipients,
        recipients=draft.actors,
        place=_city_of(draft, scene) or draft.place,
    )


def _city_of(draft: Draft, scene: Scene) -> Entity | None:
    """The city named right behind the building of a reception: في القصر الرئاسي بالدوحة."""
    named = scene.cast.between(*draft.sentence)
    for building, city in pairwise(named):
        near = building.entity == draft.place and city.first - building.last <= 1
        led = scene.glue(city) == "ب" or scene.keys[city.first - 1] == "في"
        if near and led and city.entity.type is EntityType.GPE and building.entity.type is EntityType.FAC:
            return city.entity
    return None


def _with_host(draft: Draft, drafts: Sequence[Draft], scene: Scene) -> Draft:
    """A visit with the host that the article tells of: whom the visitor meets of that country."""
    if not draft.is_visit or any(e.type is EntityType.PERSON for e in draft.recipients):
        return draft
    if draft.place is None:
        return _with_partner(draft, drafts, scene)
    for other in drafts if draft.place.country else ():
        host = _host_in(other, draft, draft.place.country)
        if host is not None:
            return replace(draft, recipients=(host,))
    return draft


def _with_partner(draft: Draft, drafts: Sequence[Draft], scene: Scene) -> Draft:
    """A visit told without its goal: the host is whom the visitor meets in the same sentence."""
    for other in drafts:
        if other.sentence != draft.sentence:
            continue
        for person in (e for e in other.actors if e.country):
            if _host_in(other, draft, person.country) is person and not _is_compatriot(person, draft):
                return replace(draft, recipients=(person,), place=scene.country_of(person.country))
    return draft


def _is_compatriot(person: Entity, visit: Draft) -> bool:
    return any(visitor.country == person.country is not None for visitor in visit.actors)


def _host_in(other: Draft, visit: Draft, country: str | None) -> Entity | None:
    if (
        other is visit
        or other.type not in _SAME_OCCASION
        or other.mode == "phone"
        or not _is_within(other, visit)
    ):
        return None
    everyone = (*other.actors, *other.recipients)
    if not {e.id for e in visit.actors} & {e.id for e in everyone}:
        return None
    people = (e for e in everyone if e.type is EntityType.PERSON and e not in visit.actors)
    return next((person for person in people if person.country == country), None)


def _is_within(other: Draft, visit: Draft) -> bool:
    """Whether a meeting may be held on a visit: one that goes on lasts beyond its first day."""
    if visit.status is EventStatus.ONGOING and other.time and visit.time:
        return other.time[:DAY] >= visit.time[:DAY]
    return not are_apart(other, visit)


def _on_occasion(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A meeting, signing or agreement with the day and place of what it belongs to, where it tells none."""
    wants = (
        draft.type is EventType.CONSULT
        or draft.trigger.event.frame is Frame.SIGN
        or draft.type is EventType.AGREE
    )
    if not wants or draft.mode == "phone" or draft.is_visit or (draft.time and draft.place):
        return draft
    if _is_recalled(draft):
        return draft
    for other in drafts:
        if _is_occasion(other, draft):
            day = other.time[:DAY] if other.time else None
            return replace(draft, time=draft.time or day, place=draft.place or other.place)
    return draft


def _is_recalled(draft: Draft) -> bool:
    """Whether a verb behind كان قد tells of a paper of another occasion, not of talks on the visit."""
    clause = draft.trigger.clause
    if draft.type is EventType.CONSULT:
        return False
    verb = clause is not None and clause.verb == draft.trigger.token
    return verb and clause is not None and clause.opening is Opening.SHARED and not draft.trigger.is_noun


def _at_meeting(draft: Draft, mentions: Sequence[Draft], settled: Sequence[Draft], scene: Scene) -> Draft:
    """An act of words with the day and place of the meeting at which it is done: أدان X خلال اللقاء كذا."""
    if draft.type not in _AT_MEETINGS or draft.status is not EventStatus.OCCURRED or draft.time:
        return draft
    for mention in mentions:
        if not _is_said_at(mention, draft, scene):
            continue
        held = next((event for event in settled if event is mention or is_same(mention, event)), mention)
        return replace(draft, time=held.time, place=draft.place or held.place)
    return draft


def _is_said_at(meeting: Draft, draft: Draft, scene: Scene) -> bool:
    """Whether a meeting is told as the setting of an act in its clause."""
    clause, own = meeting.trigger.clause, draft.trigger.clause
    inside = scene.keys[meeting.trigger.token - 1] in scene.lists.inside
    told = clause is not None and own is not None and clause.verb == own.verb and meeting.trigger.is_noun
    return meeting.type is EventType.CONSULT and told and inside and bool(meeting.parties & draft.parties)


def _on_day_received(visit: Draft, drafts: Sequence[Draft]) -> Draft:
    """An undated visit with the time when the visitor is met: استقبل X اليوم Y الذي أدى زيارة إلى Z."""
    if not visit.is_visit or visit.time is not None or visit.status not in _UNDER_WAY:
        return visit
    for other in drafts:
        met = other.type is EventType.CONSULT and not other.is_visit and other.mode != "phone"
        near = met and other.sentence == visit.sentence and {e.id for e in visit.actors} & other.parties
        if near and other.time and (other.trigger.event.frame is Frame.HOST or _is_where_led(other, visit)):
            return replace(visit, time=other.time)
    return visit


def _is_where_led(meeting: Draft, visit: Draft) -> bool:
    """Whether a meeting is told behind حيث, where the journey before it leads."""
    clause = meeting.trigger.clause
    side = clause is not None and clause.opening is Opening.SIDE
    return side and not visit.trigger.is_noun and visit.trigger.token < meeting.trigger.token


def _foretold(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A journey told by a noun, to come where a meeting on it is: عن توجهه إلى باريس حيث سيلتقي X."""
    if not (draft.is_visit and draft.trigger.verbal and draft.status is EventStatus.OCCURRED):
        return draft
    near = (d for d in drafts if d.sentence == draft.sentence and d.parties & draft.parties)
    met = (d for d in near if d.trigger.future)
    to_come = any(d.type is EventType.CONSULT and d.trigger.token > draft.trigger.token for d in met)
    return replace(draft, status=EventStatus.PLANNED) if to_come else draft


def _is_order_of(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an order is told by the act ordered: أمر بطرد السفير."""
    if draft.trigger.event.frame is not Frame.ORDER:
        return False
    last = draft.trigger.token + _ORDERED
    return any(
        draft.trigger.token < other.trigger.token <= last
        and (other.status is EventStatus.PLANNED or other.trigger.glued == "ب")
        and other.sentence == draft.sentence
        and other.trigger.is_noun
        for other in drafts
    )


def _at_goal(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A meeting that a journey is for, with the goal of the journey: توجه إلى باريس للقاء نظيره."""
    aimed = draft.type is EventType.CONSULT and draft.status is EventStatus.PLANNED and not draft.is_visit
    dated = draft.time is not None and draft.trigger.glued != "ل"
    if not aimed or draft.place is not None:
        return draft
    for visit in drafts:
        if dated and visit.time != draft.time:
            continue
        if visit.is_visit and visit.sentence == draft.sentence and visit.parties & draft.parties:
            time = visit.time if visit.status is EventStatus.PLANNED else None
            return replace(draft, place=visit.place, time=draft.time if dated else time)
    return draft


def _is_occasion(other: Draft, draft: Draft) -> bool:
    """Whether `draft` was held on the meeting or visit told before it."""
    if other is draft or other.type is not EventType.CONSULT or other.mode == "phone":
        return False
    if EventStatus.PLANNED in {other.status, draft.status} or not _may_be_day_of(other, draft):
        return False
    if other.trigger.token > draft.trigger.token and not _is_setting_visit(other, draft):
        return False
    return len(other.parties & draft.parties) >= 2 or _is_hosted_on(draft, other)


def _may_be_day_of(other: Draft, draft: Draft) -> bool:
    """Whether one has a day or place to give that the other lacks, and what both tell agrees."""
    gives = (draft.time is None and other.time is not None) or (
        draft.place is None and other.place is not None
    )
    dated = draft.time is None or (other.time is None and other.sentence == draft.sentence)
    return gives and (dated or (other.time is not None and not are_apart(draft, other)))


def _is_setting_visit(visit: Draft, draft: Draft) -> bool:
    """Whether a visit told behind a verb of meeting is its occasion: التقى X خلال زيارة أداها إلى تونس."""
    one_clause = visit.trigger.clause is not None and visit.trigger.clause is draft.trigger.clause
    received = draft.trigger.event.frame is Frame.HOST and visit.sentence == draft.sentence
    return visit.is_visit and visit.trigger.is_noun and (one_clause or received)


def _is_hosted_on(meeting: Draft, visit: Draft) -> bool:
    """Whether a visitor meets someone of the country that he visits: زار X تونس أمس. والتقى رئيسها."""
    country = visit.place.country if visit.is_visit and visit.place is not None else None
    visitors = {e.id for e in visit.actors}
    hosts = [e for e in meeting.actors if e.country == country and e.type is EntityType.PERSON]
    meets = meeting.type is EventType.CONSULT and bool(visitors & meeting.parties)
    return meets and country is not None and any(e.id not in visitors for e in hosts)
