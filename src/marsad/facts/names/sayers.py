"""Names that only the verb of saying before them tells: وقالت مرام إن، قال ستيفان باني، الدكتور، إن."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.naming import Claims, Naming
from marsad.facts.names.scene import LISTED, Scene
from marsad.facts.names.seen import GIVEN

_SAYS = frozenset({":", "ان", "انه", "انها", "بان", "بانه", "بانها", '"', "«", "“", "قايلا", "قايله"})
_COMMAS = frozenset("،,")
_TO_ME, _GLUED = "لي", ("ل", "ب")
_USUAL, _RARE = 40, 30  # articles in 10,000 that hold a word


def after_saying(scene: Scene) -> Iterator[int]:
    """The tokens right behind a finite verb of saying, و or ف glued to it or not."""
    saying = scene.vocabulary.words.saying
    for i, key in enumerate(scene.keys[:-2]):
        if key in saying or (key[0] in "وف" and key[1:] in saying):
            yield i + 1


def sayer(scene: Scene, i: int, claims: Claims) -> Naming | None:
    """A person of one name, or of a foreign given name and a rare word, between a verb and what is said."""
    if scene.words[i].definite or not _may_be_name(scene, i) or i + 1 >= scene.ends[i]:
        return None
    if scene.keys[i + 1] in _SAYS:
        return Naming(i, i + 1, 0, "who says") if _is_likely(scene, i) else None
    closes = i + 2 < scene.ends[i] and scene.keys[i + 2] in _COMMAS | _SAYS
    if not closes or claims.taken[i + 1] or not _is_foreign(scene, i) or not _may_be_family(scene, i + 1):
        return None
    return Naming(i, i + 2, 0, "who says")


def _may_be_name(scene: Scene, i: int) -> bool:
    """Whether a word names nothing else: no office, body, place or adjective, no usual word."""
    word, tag = scene.words[i], scene.tag_of[i]
    told = word.office or word.org or word.place or word.demonym or word.titled
    else_seen = tag is not None and tag.kind != PERSON_TAG
    usual = scene.vocabulary.common.get(scene.keys[i], 0) >= _USUAL
    known = i in scene.matches or scene.keys[i] == _TO_ME or _is_told_to(scene, i)
    return scene.names[i] > 0 and not (told or else_seen or usual or known)


def _is_told_to(scene: Scene, i: int) -> bool:
    """Whether ل or ب is glued to a listed name, so that no one is the subject: قال لكيم إن."""
    ways = (way for way in scene.words[i].readings if way.cut and way.preposition in _GLUED)
    return scene.names[i] < GIVEN and any(scene.vocabulary.nameness(way.key) >= LISTED for way in ways)


def _is_likely(scene: Scene, i: int) -> bool:
    """Whether a word is a given name, a listed one behind a masculine verb, or half seen as a person's."""
    half_seen = i in scene.doubtful and scene.doubtful[i].last == i + 1
    masculine = not scene.keys[i - 1].endswith("ت") and scene.keys[i - 1].lstrip("وف")[:1] != "ت"
    return scene.names[i] >= GIVEN - 1 or half_seen or (masculine and scene.names[i] >= LISTED)


def _is_foreign(scene: Scene, i: int) -> bool:
    """Whether a word is a foreign given name."""
    row = scene.vocabulary.given.get(scene.keys[i])
    return row is not None and row.origin == "foreign"


def _may_be_family(scene: Scene, i: int) -> bool:
    """Whether an indefinite word behind a foreign given name is rare enough to be the family name."""
    word = scene.words[i]
    told = word.definite or word.office or word.org or word.place or word.demonym or scene.timed[i]
    rare = scene.vocabulary.common.get(scene.keys[i], 0) < _RARE and scene.keys[i].isalpha()
    return rare and not told and scene.keys[i] not in scene.vocabulary.words.function
