"""Names of people that bodies and works bear, and nobody in the article: شارع جمال عبد الناصر."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.names.names import opens_name
from marsad.facts.names.org_chain import CROWNS
from marsad.facts.names.roles import RoleReader
from marsad.facts.names.scene import LISTED, Scene
from marsad.model.entity import EntityType

_PRISON = "سجن"


def names_borne(scene: Scene, roles: RoleReader) -> Iterator[tuple[int, int]]:
    """The tokens of bodies and works whose names hold someone's."""
    for match in scene.matches.values():  # كتائب الشهيد عز الدين القسام
        told = not any(known.cue or known.type is EntityType.PERSON for known in match.bearers)
        if told and any(n >= LISTED + 1 for n in scene.names[match.first + 1 : match.last]):
            yield match.first, match.last
    for body in roles.bodies.values():  # جامعة الملك سعود
        if body.last > body.first + 2 and scene.keys[body.first + 1] in CROWNS:
            yield body.first, body.last
    for place in roles.places.values():  # شارع جمال عبد الناصر
        work = place.type is EntityType.FAC and place.rule == "head word" and not _jails(scene, place.first)
        if work and place.last > place.first + 2 and _bears(scene, place.first + 1):
            yield place.first, place.last


def _jails(scene: Scene, i: int) -> bool:
    """Whether the head word is a prison, with a preposition rather a sentence: قضت بسجن سالم حداد."""
    word = scene.words[i]
    jail = word.place is not None and word.place.head == _PRISON
    return jail and word.place_reading is not None and bool(word.place_reading.preposition)


def _bears(scene: Scene, i: int) -> bool:
    """Whether what a work bears opens at token `i`: a ruler's title or a person's name."""
    return scene.keys[i] in CROWNS or opens_name(scene, i)
