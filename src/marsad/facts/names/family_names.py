"""Family names that are ordinary words or towns, behind a given name alone."""

from __future__ import annotations

import re

from marsad.facts.names.going_on import USUAL
from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.scene import Scene
from marsad.facts.names.seen import GIVEN
from marsad.model.entity import EntityType

_ABD, _MAKSURA = "عبد", "ى"
_ELATIVE = re.compile("الأ..[^ىيا]")


def with_family_name(scene: Scene, at: int, last: int, *, rare: bool = False, role: bool = False) -> int:
    """Takes an ordinary word for the family name behind a given name alone (سمير حداد).

    Gives the end of the name. `rare` takes only words that few articles hold, where nothing says
    that a person is named; `role` says that an office stands right before it.
    """
    servant = scene.keys[at] == _ABD and last == at + 2
    if (last != at + 1 and not servant) or last >= scene.ends[at] or scene.timed[last]:
        return last + (role and _is_elative(scene, at, last))
    if _is_judges(scene, at, last) or (role and _is_town_borne(scene, at, last)):
        return last + 1
    sure = scene.is_tagged(at, PERSON_TAG) or (role and scene.keys[last] not in scene.vocabulary.common)
    if scene.names[at] != GIVEN and not (scene.names[at] == GIVEN - 1 and sure):
        return last
    if scene.keys[last].endswith("ا") or scene.words[last].joins_name or _is_verb(scene, last):
        return last
    if scene.keys[last] in scene.vocabulary.words.particle:
        return last
    word, match = scene.words[last], scene.matches.get(at)
    if match is not None and match.last == last and match.of_type(EntityType.PERSON):
        return last
    told = word.office or word.org or word.place
    if word.definite or told is not None or _is_sure(scene, last):
        return last
    usual = rare and scene.vocabulary.common.get(word.key, 0) >= USUAL
    plain = word.key[0].isalpha() and word.key not in scene.vocabulary.words.function
    return last + 1 if plain and not usual else last


def _is_elative(scene: Scene, at: int, i: int) -> bool:
    """Whether a colour or the like behind two given names is the family name: الصادق محمد الأزرق."""
    words = scene.vocabulary.words
    if (
        i != at + 2
        or scene.keys[at] == _ABD
        or i >= scene.ends[at]
        or scene.timed[i]
        or not _ELATIVE.fullmatch(scene.tokens.surface(i, i + 1))
    ):
        return False
    given = scene.names[at] >= GIVEN - 1 and scene.names[at + 1] >= GIVEN - 1
    key = scene.keys[i]
    return given and key not in words.role_adjective and key not in words.numeral and i not in scene.matches


def _is_verb(scene: Scene, i: int) -> bool:
    """Whether an ordinary word in ى is a verb rather than a family name: الوزير عبد العاطي أجرى."""
    surface = scene.tokens.surface(i, i + 1)
    return surface.endswith(_MAKSURA) and scene.vocabulary.common.get(scene.keys[i], 0) > 0


def _is_judges(scene: Scene, at: int, last: int) -> bool:
    """Whether a plural of office behind a given name and before a mark is the family name: يعرب القضاة،."""
    office = scene.words[last].office
    plural = office is not None and office.number == "p" and scene.words[last].definite
    closes = last + 1 < len(scene.keys) and not scene.keys[last + 1][0].isalnum()
    return plural and closes and scene.names[at] == GIVEN


def _is_sure(scene: Scene, i: int) -> bool:
    match = scene.matches.get(i)
    return match is not None and not scene.needs_cue(match.bearers[0], match)


def _is_town_borne(scene: Scene, at: int, i: int) -> bool:
    """Whether a town's name, no capital's or state's, follows a given name: عضو المجلس حسن الزرقاء."""
    match = scene.matches.get(i) if scene.words[i].definite and scene.names[at] >= GIVEN - 1 else None
    town = match is not None and match.last == i + 1 and match.surely_place
    return match is not None and town and not match.bearers[0].identity.startswith(("country", "capital"))
