"""Grammatical gender of entities, so that a verb's ending can tell whom its pronoun stands for."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.facts.heads import Head
from marsad.model.entity import Entity, EntityType
from marsad.text.normalise import fold

# States and seats are feminine but for these.
_MASCULINE_PLACES = frozenset(
    fold("العراق المغرب السودان لبنان الأردن اليمن الصومال الكرملين البنتاغون الفاتيكان").split()
)
_MASCULINE_IN_TA = frozenset(fold("خليفة داعية علامة عمدة").split())


def gender(entity: Entity, heads: Mapping[str, Head]) -> str | None:
    """`m`, `f`, or None where neither role nor name tells."""
    if entity.type is EntityType.GPE:
        return "m" if fold(entity.name) in _MASCULINE_PLACES else "f"
    if entity.type is EntityType.PERSON:
        return _of_phrase(entity.role or "", heads)
    # A body may go by names of either gender (الجيش، القوات المسلحة); then neither tells.
    found = {_of_phrase(text, heads) for text in {m.text for m in entity.mentions} | {entity.name}} - {None}
    return next(iter(found)) if len(found) == 1 else None


def _of_phrase(phrase: str, heads: Mapping[str, Head]) -> str | None:
    word = next(iter(fold(phrase).split()), "")
    if word.endswith(("ه", "ات")) and word not in _MASCULINE_IN_TA:
        return "f" if word in heads or word.startswith("ال") else None
    return "m" if word in heads else None
