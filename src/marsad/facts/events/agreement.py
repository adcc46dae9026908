"""Which gender a subject has, and whether a verb agrees with it."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from marsad.facts.events.clause import Clause
from marsad.facts.events.phrase import Phrase
from marsad.facts.events.scene import Scene
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import Form
from marsad.text.normalise import fold_word

_CLOSE = 3  # words from two things to the verb that describes them
_DUAL = 5


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
        head = entity.role.split()[0]
        return "f" if head.endswith(("ة", "ته", "تها", "تهم")) else "m"  # وزيرة، نظيرته, not نظيره
    head = fold_word(entity.name).split()[0]
    if entity.type is EntityType.GPE:
        return "m" if head in masculine else "f"
    if head.endswith(("ه", "ات")):
        return "f"
    return "m" if head in masculine else None


def is_one_body(entities: tuple[Entity, ...]) -> bool:
    """Whether a plural verb cannot go on with those who acted: one state or body, no الحوثيون."""
    one = len(entities) == 1 and entities[0].type is not EntityType.PERSON
    return one and not any(m.text.endswith(("ون", "ين")) for m in entities[0].mentions)


@cache
def bases(key: str) -> frozenset[str]:
    """A word with its glued letters and its pronoun taken off: محاولتها gives محاولة."""
    found = {key, key[1:]}
    for pronoun in ("هما", "ها", "هم", "ه"):
        stem = key.removesuffix(pronoun)
        found |= {stem, stem[:-1] + "ه"} if stem != key and stem.endswith("ت") else {stem}
    return frozenset(found)


class Agreement:
    """Which gender words agree with in one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._papers = {paper.removeprefix("ال") for paper in scene.lists.paper}

    def suits(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a verb agrees with a phrase: with its noun where that stands for someone."""
        if phrase.head in self.scene.lists.own_forces:
            return True  # قواته قصفت, of a man or a state
        if phrase.kind not in {"noun", "unnamed"}:
            return self.fits(clause, phrase.entities)
        office = self.scene.offices.get(phrase.head)
        several = office is not None and office.number == "p"  # قادة
        feminine = phrase.head.endswith("ه") and not several
        if phrase.head in self._papers:
            return feminine == all(reading.form.gender == "f" for reading in clause.readings)
        return not feminine or any(reading.form.gender != "m" for reading in clause.readings)

    def fits(self, clause: Clause, entities: tuple[Entity, ...]) -> bool:
        """Whether some reading of the verb agrees with a subject."""
        return any(self.agrees(reading.form, entities) for reading in clause.readings)

    def agrees(self, form: Form, entities: tuple[Entity, ...]) -> bool:
        """Whether a verb's gender fits its subject's, where both are known."""
        return agrees(form, entities, self.scene.lists.masculine)

    def is_feminine(self, entity: Entity) -> bool:
        """Whether an entity takes feminine words, as far as that is known."""
        return self.gender(entity) == "f"

    def gender(self, entity: Entity) -> str | None:
        """`f` or `m` as far as an entity shows it."""
        return gender_of(entity, self.scene.lists.masculine)

    def _agrees_as_noun(self, clause: Clause, topic: Phrase) -> bool:
        """Whether a phrase stands for someone of another gender than its noun: إدارة الرئيس تضغط."""
        if topic.kind == "pair" or topic.head in self.scene.lists.own_forces | self.scene.lists.homeland:
            return True
        return (
            topic.kind == "noun" and topic.head in self.scene.lists.standing_for and self.suits(clause, topic)
        )

    def _is_two_things(self, verb: int) -> bool:
        """Whether a dual without the article stands close before a dual verb: صاروخين، استهدفا."""
        first, _ = self.scene.sentence(verb)
        near = (self.scene.keys[i] for i in range(max(first, verb - _CLOSE), verb))
        return any(key.endswith(("ين", "ان")) and len(key) > _DUAL and key[:2] != "ال" for key in near)
