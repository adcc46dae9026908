"""When and where an event takes place, and whether it did: time, place and status of a trigger."""

from __future__ import annotations

from marsad.facts.events.triggers import Trigger
from marsad.facts.layout import Layout
from marsad.facts.reference import Cast
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventStatus, EventType
from marsad.model.time import TimeExpression, TimeType
from marsad.text.inflect import Tense
from marsad.text.normalise import fold

_PLANNED_BEFORE = frozenset(
    fold(word)
    for word in (
        "المقرر المنتظر المتوقع المرتقب المرجح يعتزم تعتزم سوف يستعد تستعد ينوي تنوي مقررا "
        "يتوقع ستستضيف سيستضيف يتطلع تتطلع"
    ).split()
)
_PLANNED_AFTER = frozenset(
    fold(word)
    for word in (
        "المقبل المقبلة القادم القادمة المقرر المقررة المنتظرة المنتظر المرتقبة المرتقب المزمع المزمعة "
        "المقبلين"
    ).split()
)
_CANCELLED = frozenset(
    fold(word)
    for word in "ألغى ألغت إلغاء يلغي تأجيل أرجأ أرجأت إرجاء تأجلت تأجل أجل أجلت ألغيت ألغي تعليق".split()
)
_DENIED = frozenset(fold(word) for word in "نفى نفت نفي ينفي تنفي نافيا نافية".split())
_ONGOING_WORDS = frozenset(
    fold(word) for word in "يواصل تواصل مستمرة المستمرة مستمر بدأ بدأت يبدأ تبدأ تستغرق تستمر".split()
)
_CONDITION = frozenset(fold(word) for word in "إذا لو ولو وإذا لولا".split())
_NEGATION = frozenset(fold(word) for word in "لم لن لا ولم ولن ولا دون بدون عدم".split())
_TOPIC = frozenset(
    fold(word)
    for word in (
        "بشأن حول ملف ملفات سبل قضية قضايا إمكانية احتمال احتمالات ضرورة أهمية خطر مخاطر مسألة موضوع"
    ).split()
)
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF"})
_RELATIVE = frozenset(fold(word) for word in "الذي التي الذين".split())
_FAR_AFTER = 20
_FAR_BEFORE = 12
_PLACES = frozenset({EntityType.GPE, EntityType.FAC, EntityType.LOC})
_WARLIKE = frozenset(fold(word) for word in "الحرب حرب معارك المعارك اشتباكات".split())


def status_of(trigger: Trigger, cast: Cast, published: str | None, time: str | None) -> EventStatus:
    """Whether the event happened, goes on, is to come, was called off or is denied."""
    keys = cast.layout.tokens.keys
    first, last = cast.layout.sentence(trigger.token)
    before = keys[max(first, trigger.token - 12) : trigger.token]
    near = keys[max(first, trigger.token - 4) : trigger.token]
    after = keys[trigger.token + 1 : min(last, trigger.token + 5)]
    if any(key.lstrip("و") in _DENIED for key in before):
        return EventStatus.DENIED
    cancelled = trigger.word.type == EventType.CONSULT and trigger.form.tense is Tense.NOUN
    if cancelled and any(key in _CANCELLED for key in (*near, *keys[trigger.token + 1 : last])):
        return EventStatus.CANCELLED
    if trigger.future or any(key.lstrip("و") in _PLANNED_BEFORE for key in before[-6:]):
        return EventStatus.PLANNED
    if trigger.form.tense is Tense.NOUN and any(key in _PLANNED_AFTER for key in after):
        return EventStatus.PLANNED
    if time and published and time[:10] > published[:10] and len(time) >= 10 and time[:2].isdigit():
        return EventStatus.PLANNED
    return _present_status(trigger, near, keys[trigger.token])


def _present_status(trigger: Trigger, near: tuple[str, ...], key: str) -> EventStatus:
    visit = trigger.word.mode == "visit"
    if key.lstrip("و") in _WARLIKE:
        return EventStatus.ONGOING
    if visit and trigger.form.tense is Tense.IMPERFECT:
        return EventStatus.PLANNED if trigger.word.word in {"توجه", "وصل", "غادر"} else EventStatus.ONGOING
    lasting = visit or trigger.word.type in {EventType.COOPERATE, EventType.MOBILIZE}
    if (
        lasting
        and trigger.form.tense is Tense.NOUN
        and any(word.lstrip("و") in _ONGOING_WORDS for word in near)
    ):
        return EventStatus.ONGOING
    return EventStatus.OCCURRED


def is_event(trigger: Trigger, cast: Cast) -> bool:
    """Whether the trigger tells of something done: no condition, no negation, no topic of talks."""
    keys = cast.layout.tokens.keys
    first, _ = cast.layout.sentence(trigger.token)
    before = keys[max(first, trigger.token - 8) : trigger.token]
    if any(key in _CONDITION for key in before) and trigger.word.type != EventType.THREATEN:
        return False
    if before and before[-1] in _NEGATION:
        return False
    if trigger.word.type == EventType.CONSULT and "هامش" in before[-2:]:
        return False
    return not (trigger.word.kind == "noun" and any(key.lstrip("و") in _TOPIC for key in before[-2:]))


def time_of(
    trigger: Trigger, triggers: list[Trigger], article: Article, layout: Layout, limit: int
) -> TimeExpression | None:
    """The expression that dates the event: in its own clause, before another verb takes it."""
    first, _ = layout.sentence(trigger.token)
    others = [t.token for t in triggers if first <= t.token < trigger.token and t.word.kind == "verb"]
    own = max([*others, first - 1, _dateline_last(article, layout)]) + 1
    dated = [
        (distance, time)
        for time in article.times
        if time.type in {TimeType.DATE, TimeType.TIME} and time.value not in _VAGUE
        if (distance := _distance(trigger.token, time, own, limit, layout)) is not None
    ]
    return min(dated, key=lambda pair: pair[0], default=(0, None))[1]


def _dateline_last(article: Article, layout: Layout) -> int:
    """The last token of the dateline, -1 without one: its date dates the report, not the event."""
    span = article.dateline.span if article.dateline else None
    return layout.token_at(span.end - 1) if span and span.end else -1


def _distance(token: int, time: TimeExpression, first: int, limit: int, layout: Layout) -> int | None:
    """How far a time stands from the trigger, None where it belongs to something else."""
    place = layout.token_at(time.start)
    keys = layout.tokens.keys
    if not first <= place < limit or (place > 0 and keys[place - 1] == "منذ"):
        return None
    between = keys[min(token, place) : max(token, place)]
    if any(key.lstrip("و") in _RELATIVE for key in between[1:]):
        return None
    if place > token:
        return place - token if place - token <= _FAR_AFTER else None
    return 2 * (token - place) if token - place <= _FAR_BEFORE else None


def place_of(trigger: Trigger, cast: Cast, limit: int, actors: tuple[Entity, ...]) -> Entity | None:
    """The place named behind في or بـ in the clause; the finest of those nearest to the trigger."""
    keys = cast.layout.tokens.keys
    first, _ = cast.layout.sentence(trigger.token)
    found = None
    for named in cast.between(first, limit):
        if named.entity.type not in _PLACES or named.entity in actors:
            continue
        before = keys[max(named.first - 3, first) : named.first]
        glued = (
            cast.layout.tokens.text[cast.layout.tokens.starts[named.first]] == "ب"
            and keys[named.first][0] == "ب"
        )
        inside = any(key in {"في", "فى"} for key in before) or (
            glued and _mention_is_inner(named.entity, named.first, cast)
        )
        if inside and (found is None or named.first > trigger.token):
            if found is not None and named.first - trigger.token > 14:
                break
            found = named.entity
            if named.first > trigger.token:
                break
    return found


def _mention_is_inner(entity: Entity, token: int, cast: Cast) -> bool:
    starts, ends = cast.layout.tokens.starts[token], cast.layout.tokens.ends[token]
    return any(starts < mention.start < ends for mention in entity.mentions)
