"""Events that last: exercises and troops on the move, and the verbs that say they are being held."""

from __future__ import annotations

from marsad.facts.events.clause import Clause
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.event import EventType
from marsad.text.inflect import Tense
from marsad.text.normalise import fold_word

LASTING = frozenset({EventType.COOPERATE, EventType.MOBILIZE, EventType.PROTEST})


def is_running(clause: Clause, trigger: Trigger) -> bool:
    """Whether an imperfect says that exercises are being held: تجري مناورات."""
    held = (
        clause.has_class("happening", "light", "accompanying", "beginning")
        and clause.form.form.tense is Tense.IMPERFECT
    )
    lasting = trigger.event.type in LASTING or trigger.event.mode == "visit"
    return held and not clause.form.future and lasting


def is_begun(clause: Clause) -> bool:
    """Whether a verb says that something has begun and not that it is over: بدأ زيارة, not اختتم زيارة."""
    return clause.has_class("beginning") and not clause.has_class("ending")


def are_talks(trigger: Trigger, talks: frozenset[str]) -> bool:
    """Whether talks are told of as being held: تجري محادثات مع X، تتفاوض مع X."""
    clause = trigger.clause
    if fold_word(trigger.event.word) not in talks or clause is None or clause.form.future:
        return False
    holds = clause.verb == trigger.token or (
        clause.verb < trigger.token and clause.has_class("light", "beginning", "happening")
    )
    return holds and clause.form.form.tense is Tense.IMPERFECT


def is_captivity(trigger: Trigger) -> bool:
    """Whether someone is said to be held: يقبع في السجن، يخضع للإقامة الجبرية، المحتجز، تحاصر المدينة."""
    lasts = Trait.LASTING in trigger.event.traits
    held = lasts or (trigger.event.type == EventType.COERCE and trigger.event.frame is Frame.UNDERGO)
    told = trigger.form.tense is Tense.IMPERFECT or (lasts and trigger.event.frame is Frame.HELD)
    return held and told and not trigger.future
