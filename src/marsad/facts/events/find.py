"""Finds the events of an article: triggers, who takes part, when and where, each event once."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.events.participants import Participants, Stage
from marsad.facts.events.setting import is_event, place_of, status_of, time_of
from marsad.facts.events.triggers import Trigger, find_triggers, trigger_index
from marsad.facts.found import Found
from marsad.facts.layout import Layout, lay_out
from marsad.facts.reference import Cast
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.event import Event, EventStatus, EventType
from marsad.model.span import Span
from marsad.text.segment import Tokens

_ASKING = frozenset({EventType.REQUEST, EventType.THREATEN})


def find_events(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[Event]:
    """The PLOVER events of the body, in order of their triggers."""
    layout = lay_out(tokens)
    first = _dateline_end(article, layout)
    cast = Cast(article, layout, lexicon)
    stage = Stage(article, cast, lexicon, first)
    triggers = [t for t in find_triggers(layout, lexicon.derive(trigger_index), first) if is_event(t, cast)]
    events = (
        _event(t, triggers, article, cast, stage) for t in triggers if not _is_asked_for(t, triggers, layout)
    )
    return Found(tuple(_once(event for event in events if event is not None)))


def _dateline_end(article: Article, layout: Layout) -> int:
    span = article.dateline.span if article.dateline else None
    return layout.token_at(span.end - 1) + 1 if span and span.end else 0


def _is_asked_for(trigger: Trigger, triggers: list[Trigger], layout: Layout) -> bool:
    """Whether a noun is only what another asks for or threatens with: دعا إلى الإفراج."""
    if trigger.word.kind != "noun":
        return False
    sentence = layout.sentence(trigger.token)
    asking = (t for t in triggers if t.word.type in _ASKING and t.token < trigger.token)
    return any(layout.sentence(t.token) == sentence and trigger.token - t.token <= 12 for t in asking)


def _event(
    trigger: Trigger, triggers: list[Trigger], article: Article, cast: Cast, stage: Stage
) -> Event | None:
    limit = _limit(trigger, triggers, cast.layout)
    who = stage.participants(trigger, limit)
    time = time_of(trigger, triggers, article, cast.layout, limit)
    if not _is_full(trigger, who, dated=time is not None):
        return None
    value = time.value if time else None
    published = article.published.value if article.published else None
    place = who.destination or place_of(trigger, cast, limit, who.actors)
    first, last = cast.layout.sentence(trigger.token)
    span = _trigger_span(trigger, cast.layout)
    sentence = cast.layout.tokens.span(first, last)
    return Event(
        type=EventType(trigger.word.type),
        status=status_of(trigger, cast, published, value),
        trigger=span,
        trigger_text=span.of(article.body),
        start=sentence.start,
        end=sentence.end,
        mode=_mode(trigger, who),
        actors=_ids(who.actors),
        recipients=_ids(who.recipients),
        place=place.id if place else None,
        time=value,
        rule=f"{trigger.word.word}: {trigger.word.frame}",
    )


def _limit(trigger: Trigger, triggers: list[Trigger], layout: Layout) -> int:
    """Where the trigger's clause gives way to the next verb's, at the latest at the sentence's end."""
    _, end = layout.sentence(trigger.token)
    keys = layout.tokens.keys
    for other in triggers:
        if (
            trigger.token < other.token < end
            and other.word.kind == "verb"
            and keys[other.token - 1] in {"،", ",", "؛"}
        ):
            return other.token
    return end


def _is_full(trigger: Trigger, who: Participants, dated: bool) -> bool:
    """Whether enough is known for the event to be one."""
    if trigger.word.mode == "multilateral" or _is_session(trigger, who):
        return bool(who.actors) or who.destination is not None
    if trigger.word.type == EventType.CONSULT and trigger.word.mode in {None, "phone"}:
        return len(who.actors) >= 2
    if trigger.word.mode == "visit":
        return bool(who.actors) and (who.destination is not None or bool(who.recipients))
    if trigger.word.type == EventType.PROTEST and trigger.word.kind == "verb":
        return True
    if trigger.word.type in {EventType.PROTEST, EventType.ASSAULT} and trigger.word.kind == "noun":
        return bool(who.actors or who.recipients) or dated
    return bool(who.actors or who.recipients)


def _is_session(trigger: Trigger, who: Participants) -> bool:
    """Whether one body meets by itself: a council's اجتماع."""
    alone = len(who.actors) == 1 and who.actors[0].type is EntityType.ORG
    return (
        alone and trigger.word.type == EventType.CONSULT and trigger.word.word in {"اجتماع", "جلسة", "اجتمع"}
    )


def _mode(trigger: Trigger, who: Participants) -> str | None:
    if trigger.word.type != EventType.CONSULT or trigger.word.mode:
        return trigger.word.mode
    if who.mediated:
        return "third-party"
    if _is_session(trigger, who):
        return "multilateral"
    return "multilateral" if len(who.actors) >= 3 else None


def _trigger_span(trigger: Trigger, layout: Layout) -> Span:
    tokens = layout.tokens
    start, end = tokens.starts[trigger.token], tokens.ends[trigger.token]
    inner = 0 if trigger.future else trigger.clitic
    return Span(min(start + inner, end - 1), end)


def _ids(entities: tuple[Entity, ...]) -> tuple[str, ...]:
    return tuple(entity.id for entity in entities)


def _once(events: Iterator[Event]) -> Iterator[Event]:
    """Each event at its first trigger; a later mention of the same adds nothing."""
    kept: list[Event] = []
    for event in events:
        if not any(_is_same(event, other) for other in kept):
            kept.append(event)
    yield from kept


def _is_same(event: Event, other: Event) -> bool:
    if event.type is not other.type or (event.mode == "visit") != (other.mode == "visit"):
        return False
    if event.time and other.time and event.time[:10] != other.time[:10]:
        return False
    if EventStatus.DENIED in {event.status, other.status} and event.status is not other.status:
        return False
    a, b = set(event.actors + event.recipients), set(other.actors + other.recipients)
    if event.type is EventType.CONSULT and event.mode != "visit":
        return len(a & b) >= 2 or a <= b
    if event.rule != other.rule and event.type is not EventType.CONSULT:
        return a == b and event.time == other.time and event.time is not None
    return a <= b or (b <= a and bool(b)) if a else event.trigger_text == other.trigger_text
