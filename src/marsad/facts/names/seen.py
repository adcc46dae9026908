"""What the tagger sees of a person's name at a token: where one opens, goes on and closes."""

from __future__ import annotations

from marsad.facts.names.heard import PERSON_TAG, TRUSTED
from marsad.facts.names.scene import LISTED, Scene
from marsad.facts.names.tagger.tagging import TaggedName
from marsad.model.entity import EntityType

GIVEN = 4
SURE = 0.9  # the confidence at which a single word is taken for a name


def is_seen_whole(scene: Scene, first: int, i: int) -> bool:
    """Whether the tagger is sure of one name over tokens `first` and `i`, which tells of nothing else."""
    tag, word = scene.tag_of[i], scene.words[i]
    if tag is None or tag.kind != PERSON_TAG or tag is not scene.tag_of[first] or tag.confidence < SURE:
        return False
    if not 0 < word.name < GIVEN or word.definite or word.joins_name or scene.is_function(i):
        return False
    told = (word.office and not is_misread(scene, i)) or word.org or word.place or word.demonym
    return not told or (tag.last == i + 1 and i > first + 1 and not _governs(scene, i))


def is_misread(scene: Scene, i: int) -> bool:
    """Whether an office with a pronoun is as written another word in ة: كبارة is not كباره."""
    form = scene.words[i].office
    return form is not None and form.possessed and scene.tokens.surface(i, i + 1).endswith("ة")


def _governs(scene: Scene, i: int) -> bool:
    """Whether what may be the genitive of a noun at token `i` follows it."""
    following = i + 1
    if following >= scene.ends[i] or scene.is_function(following):
        return False
    return scene.words[following].definite or following in scene.matches


def opens_seen(scene: Scene, i: int) -> bool:
    """Whether the tagger sees a person's name of two words or more begin at token `i`."""
    tag = scene.tags.get(i)
    return tag is not None and tag.kind == PERSON_TAG and tag.last > i + 1


def closes_seen(scene: Scene, first: int, at: int) -> bool:
    """Whether a name closes right behind a particle, as the tagger or what follows says: ولد سيدي."""
    tag = scene.tag_of[at - 1]
    if scene.keys[at - 1] not in scene.vocabulary.words.closing_particle:
        return False
    if at < scene.ends[first] and scene.words[at].definite and scene.words[at].name == 0:
        return True  # أمادو با الصمت
    return tag is not None and tag.last == at and tag.first <= first and tag.confidence >= SURE


def is_seen_end(scene: Scene, i: int) -> bool:
    """Whether the tagger sees the office word at `i` close a name of two words: إحسان القاضي."""
    tag = scene.tag_of[i]
    return tag is not None and tag.kind == PERSON_TAG and tag.last == i + 1 and tag.first == i - 1


def ends_before(scene: Scene, i: int) -> bool:
    """Whether the tagger sees a person's name end right before token `i`; surely, before a listed name."""
    tag = scene.tag_of[i - 1] if i > 0 else None
    if tag is None or tag.kind != PERSON_TAG or scene.is_tagged(i, PERSON_TAG):
        return False
    return tag.confidence >= TRUSTED or scene.words[i].name != LISTED


def is_known_else(scene: Scene, i: int, tag: TaggedName) -> bool:
    """Whether a list knows the word at token `i`, be it as a body (فاجنر) where the tagger is not sure."""
    match = scene.matches.get(i)
    return match is not None and (bool(match.of_type(EntityType.PERSON)) or tag.confidence < SURE)
