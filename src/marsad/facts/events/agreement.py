"""Which gender a subject has, and whether a verb agrees with it."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import Form
from marsad.text.normalise import fold


def agrees(form: Form, entities: tuple[Entity, ...], masculine: Container[str]) -> bool:
    """Whether a verb's gender fits its subject's, where both are known.

    `masculine` holds the names that take masculine words against their ending.
    """
    if form.number == "p" and len(entities) == 1 and entities[0].type is EntityType.PERSON:
        return False
    if not entities or form.number != "s" or not form.gender:
        return True
    gender = gender_of(entities[0], masculine)
    return gender is None or gender == form.gender


def gender_of(entity: Entity, masculine: Container[str]) -> str | None:
    """`f` or `m` as the entity's role or name tells; None where neither does."""
    if entity.type is EntityType.PERSON:
        if not entity.role:
            return None
        head = fold(entity.role).split()[0]
        return "f" if head.endswith("ه") and not head.endswith("نظيره") else "m"
    head = fold(entity.name).split()[0]
    if entity.type is EntityType.GPE:
        return "m" if head in masculine else "f"
    if head.endswith("ه"):
        return "f"
    return "m" if head in masculine else None


@cache
def bases(key: str) -> frozenset[str]:
    """A word with its glued letters and its pronoun taken off: محاولتها gives محاولة."""
    found = {key, key[1:]}
    for pronoun in ("هما", "ها", "هم", "ه"):
        stem = key.removesuffix(pronoun)
        found |= {stem, stem[:-1] + "ه"} if stem != key and stem.endswith("ت") else {stem}
    return frozenset(found)
