"""Names of people as runs of words: where one may begin, and how far it reaches."""

from __future__ import annotations

from marsad.facts.names.scene import Scene
from marsad.model.entity import EntityType

GIVEN = 4
LISTED = 2
_LONGEST = 7
_MOST_UNKNOWN = 4


def opens_name(scene: Scene, i: int) -> bool:
    """Whether a person's name surely begins at token `i`: a known person, or a given name and one more."""
    if _known_person(scene, i):
        return True
    word = scene.words[i]
    if word.name < 3 or i + 1 >= scene.ends[i]:
        return False
    following = scene.words[i + 1]
    if word.definite:
        return word.name == GIVEN and following.name >= 1 and not following.definite
    return following.name >= 1 or word.name == GIVEN


def _known_person(scene: Scene, i: int) -> bool:
    match = scene.matches.get(i)
    return match is not None and not match.reading.cut and bool(match.of_type(EntityType.PERSON))


def name_end(scene: Scene, first: int, *, cued: bool) -> int:
    """Where the name that begins at token `first` ends; `first` itself where none begins.

    `cued` says that an office or a title stands before it, so that words of no list will do.
    """
    last = _known_end(scene, first)
    at = max(last, first)
    unknown = 0
    while at < min(scene.ends[first], first + _LONGEST) and not scene.timed[at]:
        if scene.is_dash(at) and at > first:
            at += 1
            continue
        if (
            at > first
            and not _belongs(scene, first, at, cued)
            or at == first
            and not _begins(scene, at, cued)
        ):
            break
        unknown += scene.words[at].name == 1
        if unknown > _MOST_UNKNOWN:
            break
        at += 1
    while at > max(last, first) and (
        scene.keys[at - 1] in scene.vocabulary.words.particle or scene.is_dash(at - 1)
    ):
        at -= 1
    return at


def _known_end(scene: Scene, first: int) -> int:
    match = scene.matches.get(first)
    if match is not None and not match.reading.cut and match.of_type(EntityType.PERSON):
        return match.last
    return first


def _begins(scene: Scene, i: int, cued: bool) -> bool:
    word = scene.words[i]
    if not word.name or scene.timed[i]:
        return False
    match = scene.matches.get(i)
    if (
        match is not None
        and not match.of_type(EntityType.PERSON)
        and word.name < 3
        and not match.bearers[0].cue
    ):
        return False
    if word.definite and word.name < 2:
        return False
    return cued or word.name >= 3


def _belongs(scene: Scene, first: int, i: int, cued: bool) -> bool:
    """Whether token `i` goes on the name that began at `first`."""
    word = scene.words[i]
    words = scene.vocabulary.words
    before = scene.keys[i - 1]
    if word.key in words.function:
        return False
    if before in words.particle:
        return word.key[0].isalpha() and not scene.timed[i]
    if word.key in words.particle:
        return i + 1 < scene.ends[i] and scene.words[i + 1].key[0].isalpha()
    if word.key in words.tail:
        return word.key not in words.numeral or i == first + 1 or i > first
    if word.demonym and (word.name < 2 or i > first + 1) and word.definite:
        return False
    if word.org is not None or (word.office is not None and word.name < 2):
        return False
    if not word.name or not word.key[0].isalpha():
        return False
    match = scene.matches.get(i)
    if match is not None and word.name < 2 and not match.of_type(EntityType.PERSON):
        return False
    if (
        word.name == 1
        and word.key[0] == "و"
        and any(way.cut == 1 and (scene.vocabulary.nameness(way.key) != 1) for way in word.readings)
    ):
        return False
    return True
