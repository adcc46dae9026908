"""Attacks whose noun is the subject of a verb of attack: غارة إسرائيلية قتلت X tells of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.facts.events.draft import Draft
from marsad.facts.events.subjects import Subjects
from marsad.model.event import EventType


def with_their_deeds(drafts: Sequence[Draft], subjects: Subjects) -> list[Draft]:
    """The drafts with what attacks did told by their own nouns: غارات استهدفت المدينة."""
    kept: list[Draft] = []
    for draft in drafts:
        number = next((i for i, other in enumerate(kept) if _is_deed_of(draft, other, subjects)), None)
        if number is None:
            kept.append(draft)
        else:
            kept[number] = _with(kept[number], draft)
    return kept


def _is_deed_of(deed: Draft, attack: Draft, subjects: Subjects) -> bool:
    """Whether a verb of attack has the noun of one as its subject, or in the phrase that is."""
    clause = deed.trigger.clause
    told = deed.type is attack.type is EventType.ASSAULT and attack.sentence == deed.sentence
    if not told or not attack.trigger.is_noun or clause is None or clause.verb != deed.trigger.token:
        return False
    phrase = subjects.of(clause).phrase
    return phrase is not None and phrase.first <= attack.trigger.token < phrase.last


def _with(attack: Draft, deed: Draft) -> Draft:
    """An attack with whom its deed befell, where and when."""
    recipients = attack.recipients or tuple(e for e in deed.recipients if e not in attack.actors)
    return replace(
        attack,
        actors=attack.actors or tuple(e for e in deed.actors if e not in recipients),
        recipients=recipients,
        place=attack.place or deed.place,
        time=attack.time or deed.time,
    )
