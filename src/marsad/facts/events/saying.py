"""The verb with which an act of speech is uttered, whose day and place it has: ندد الاثنين بكذا، داعيا."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.named_before import homes_of
from marsad.facts.events.of_verbs import DESCRIBING
from marsad.facts.events.subjects import Subjects
from marsad.facts.events.triggers import Trigger
from marsad.facts.vocabulary import LIGHT, SPEECH
from marsad.model.event import EventType
from marsad.text.inflect import Tense

STATEMENTS = frozenset(
    {
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.SUPPORT,
        EventType.AGREE,
    }
)
_WORDS = STATEMENTS - {EventType.SUPPORT, EventType.AGREE}
_GOING_ON = frozenset({Opening.JOINED, Opening.COMMA})


def saying_of(subjects: Subjects, trigger: Trigger) -> Trigger | None:
    """The verb that an act of speech goes with, as a trigger in its place; None where it stands alone."""
    if trigger.event.type not in _WORDS or trigger.is_own:
        return None
    if trigger.is_participle:
        clause = subjects.matrix(subjects.clauses.around(trigger.token), trigger.token)
    else:
        clause = _before(subjects, trigger)
    if clause is None or clause.verb >= trigger.token or not _tells_words(clause):
        return None
    return replace(
        trigger,
        token=clause.verb,
        clause=clause,
        form=clause.form.form,
        cut=0,
        joined=False,
        glued="",
        companion=None,
        is_noun=False,
        is_participle=False,
    )


def is_of_another(subjects: Subjects, trigger: Trigger, token: int) -> bool:
    """Whether a token ahead belongs to what someone else does: أخطرت X Y الاثنين، فاحتجت Y."""
    clause = trigger.clause
    if trigger.event.type not in _WORDS or clause is None or clause.verb != trigger.token:
        return False
    return token < clause.first and subjects.of(clause).stated


def _before(subjects: Subjects, trigger: Trigger) -> Clause | None:
    """The clause whose subject goes on with a verb, or states what its content is."""
    clause = trigger.clause
    if clause is None or not _carries(clause, trigger):
        return None
    before = (c for c in subjects.clauses.before(clause) if c.opening not in {*DESCRIBING, Opening.CONTENT})
    outer = next(before, None)
    if outer is None:
        return None
    who, said = subjects.of(clause), subjects.of(outer).entities
    if clause.opening is Opening.CONTENT:
        own = set(who.entities) <= {*said, *homes_of(subjects.scene, said)}
        return outer if own and clause.form.form.tense is Tense.IMPERFECT else None
    goes_on = clause.opening in _GOING_ON and not who.stated and bool(said)
    return outer if goes_on and who.entities == said else None


def _carries(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb is an act of speech, or brings the noun that names one: وجدد مطالبته بكذا."""
    if not trigger.is_noun:
        return clause.verb == trigger.token
    return clause.verb < trigger.token and clause.has_class(SPEECH, LIGHT) and not trigger.glued


def _tells_words(clause: Clause) -> bool:
    """Whether a verb is one of saying, or names what is said or agreed at a meeting."""
    return clause.has_class(SPEECH) or any(
        event.type in STATEMENTS or event.type == EventType.CONSULT for event in clause.told
    )
