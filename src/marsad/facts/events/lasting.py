"""Events that last: exercises and troops on the move, and the verbs that say they are being held."""

from __future__ import annotations

from marsad.facts.events.clauses import Clause
from marsad.facts.events.triggers import Trigger
from marsad.model.event import EventType
from marsad.text.inflect import Tense

LASTING = frozenset({EventType.COOPERATE, EventType.MOBILIZE})


def is_running(clause: Clause, trigger: Trigger) -> bool:
    """Whether an imperfect says that exercises are being held: تجري مناورات."""
    held = (
        clause.has_class("happening", "light", "accompanying") and clause.form.form.tense is Tense.IMPERFECT
    )
    lasting = EventType(trigger.event.type) in LASTING or trigger.event.mode == "visit"
    return held and not clause.form.future and lasting
