"""Tags that take for one name two people's, or a word and the family name behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.tagger.tagging import TaggedName
from marsad.model.entity import EntityType
from marsad.text.name_spelling import may_be_one

if TYPE_CHECKING:
    from marsad.facts.names.scene import Scene

_SHE = "ت"
_BY_ALEF = "ا"


def part_adjacent(scene: Scene) -> None:
    """Leaves out tags over two people's surnames, clips words before a surname: هاتف مانيت ترامب."""
    for tag in [tag for tag in scene.tags.values() if tag.kind == PERSON_TAG]:
        second = tag.first + 1
        if tag.last != second + 1 or not scene.is_of_other(second, tag.first):
            if tag.last == second + 1 and _is_word_before(scene, tag.first):
                _clip(scene, tag)
            continue
        match = scene.matches.get(second)
        alone = match is not None and not match.reading.cut and bool(match.of_type(EntityType.PERSON))
        if alone or scene.is_of_other(tag.first, second):
            del scene.tags[tag.first]
            scene.tag_of[tag.first] = scene.tag_of[second] = None


def _is_word_before(scene: Scene, i: int) -> bool:
    """Whether a noun or her verb stands before someone's surname: أخلي سبيل X, وأضربت X."""
    if scene.is_joined(i + 1) or not scene.is_of_other(i, i + 1):
        return False
    if any(may_be_one(scene.keys[other], scene.keys[i]) for other in scene.families[scene.keys[i + 1]] - {i}):
        return False  # ديديه ديشان is ديدييه ديشان
    word, vocabulary = scene.words[i], scene.vocabulary
    if any(way.key in vocabulary.given for way in word.readings):
        return False
    told = word.key in vocabulary.common
    hers = (way.key for way in word.readings if way.cut and not way.preposition)
    return told or any(key.startswith(_BY_ALEF) and key.endswith(_SHE) for key in hers)


def _clip(scene: Scene, tag: TaggedName) -> None:
    """Leaves the surname alone to the tag."""
    first = tag.first + 1
    del scene.tags[tag.first]
    scene.tag_of[tag.first] = None
    scene.names[tag.first] = scene.words[tag.first].name
    scene.tags[first] = scene.tag_of[first] = TaggedName(first, tag.last, tag.kind, tag.confidence)
