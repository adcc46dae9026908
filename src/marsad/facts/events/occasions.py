"""Brings drafts together: each event once, with what its mentions and its occasion tell of it.

A visit takes its host from the meetings held on it; a meeting takes day and place from the visit; a
reception is the visit itself where no other word tells of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.facts.events.draft import Draft
from marsad.facts.events.scene import Scene
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventStatus, EventType

Escort = tuple[frozenset[str], tuple[Entity, ...]]
_DAY = 10
_ONE_PHRASE = 3
_ORDERED = 10
_SAME_OCCASION = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.AGREE})
_MORE_TELLING = {EventStatus.ONGOING: 1, EventStatus.CANCELLED: 2, EventStatus.DENIED: 2}


def settle(drafts: list[Draft], scene: Scene, escorts: Sequence[Escort]) -> list[Draft]:
    """The events of the article, each once, in order of their triggers."""
    drafts = [_reception(draft, drafts, scene) for draft in drafts]
    drafts = [_foretold(draft, drafts) for draft in drafts]
    drafts = [_at_goal(_on_occasion(draft, drafts), drafts) for draft in drafts]
    drafts = [draft for draft in _once(drafts) if not _is_order_of(draft, drafts)]
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
    return replace(draft, mode="visit", actors=draft.recipients, recipients=draft.actors)


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Each event at its first trigger, later mentions telling what that left open."""
    kept: list[Draft] = []
    for draft in drafts:
        number = next((i for i, other in enumerate(kept) if _is_same(draft, other)), None)
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
        if near or _is_known_summit(later, first)
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


def _is_same(draft: Draft, other: Draft) -> bool:
    """Whether two mentions tell of one event."""
    if draft.type is not other.type or draft.is_visit != other.is_visit:
        return False
    if (draft.mode == "phone") != (other.mode == "phone"):
        return False
    if EventStatus.DENIED in {draft.status, other.status} and draft.status is not other.status:
        return False
    if draft.is_visit and (_is_same_journey(draft, other) or _is_its_end(draft, other)):
        return True
    if _is_bare_summit(draft, other):
        return True
    return not _are_apart(draft, other) and _may_refer_back(draft, other) and _is_alike(draft, other)


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


def _are_apart(draft: Draft, other: Draft) -> bool:
    """Whether their dates tell them apart, or one is planned where the other is over."""
    if draft.time and other.time:
        short = min(len(draft.time), len(other.time), _DAY)
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
    if draft.trigger.event.word == other.trigger.event.word or _is_one_phrase(draft, other):
        if draft.known and not draft.trigger.event.word.startswith("ال") and _is_of_its_country(draft, other):
            return True
        return (a <= b or b <= a) if a and b else a == b
    if _is_its_means(draft, other):
        return True
    if draft.type is EventType.PROTEST and draft.sentence == other.sentence and draft.trigger.is_noun:
        return a == b and (draft.time == other.time or None in {draft.time, other.time})
    return a == b and bool(a) and draft.time == other.time and draft.time is not None


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
        return other.time[:_DAY] >= visit.time[:_DAY]
    return not _are_apart(other, visit)


def _on_occasion(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """An undated meeting, signing or agreement with the day and place of what it belongs to."""
    wants = (
        draft.type is EventType.CONSULT
        or draft.trigger.event.frame is Frame.SIGN
        or draft.type is EventType.AGREE
    )
    if not wants or draft.mode == "phone" or draft.time is not None or draft.is_visit:
        return draft
    for other in drafts:
        if _is_occasion(other, draft):
            day = other.time[:_DAY] if other.time else None
            return replace(draft, time=day, place=draft.place or other.place)
    return draft


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
    if other is draft or other.type is not EventType.CONSULT or other.mode == "phone" or other.time is None:
        return False
    if other.trigger.token > draft.trigger.token or other.status is EventStatus.PLANNED:
        return False
    if draft.status is EventStatus.PLANNED:
        return False
    return len(other.parties & draft.parties) >= 2 or _is_hosted_on(draft, other)


def _is_hosted_on(meeting: Draft, visit: Draft) -> bool:
    """Whether a visitor meets someone of the country that he visits: زار X تونس أمس. والتقى رئيسها."""
    country = visit.place.country if visit.is_visit and visit.place is not None else None
    visitors = {e.id for e in visit.actors}
    hosts = [e for e in meeting.actors if e.country == country and e.type is EntityType.PERSON]
    meets = meeting.type is EventType.CONSULT and bool(visitors & meeting.parties)
    return meets and country is not None and any(e.id not in visitors for e in hosts)
