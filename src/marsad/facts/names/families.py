"""Family names that are also a town's name or a nation's adjective: إينر فالنسيا، حسن الزرقاء، علي كوري."""

from __future__ import annotations

from marsad.facts.names.match import Match
from marsad.facts.names.scene import Scene
from marsad.facts.names.seen import GIVEN
from marsad.model.entity import EntityType

_BORN = frozenset({"الاصل", "الجنسيه", "المولد", "من"})
_CHARGED = frozenset({"باسم", "في", "لدي", "علي", "عن", "من", "الي"})
_USUAL = 60  # articles in 10,000 that hold a word


def is_nation_borne(scene: Scene, first: int, i: int) -> bool:
    """Whether an indefinite adjective behind two given names is the family name: سليمان علي كوري."""
    word = scene.words[i]
    way = word.demonym_reading
    if way is None or way.cut or word.definite or i < first + 2 or scene.names[i - 1] < 3:
        return False
    following = scene.keys[i + 1] if i + 1 < scene.ends[i] else ""
    return following not in _BORN


def is_town_borne(scene: Scene, first: int, i: int) -> bool:
    """Whether a town's name behind a lone given name is the family name: إينر فالنسيا، حسن الزرقاء."""
    match = scene.matches.get(i)
    if match is None or match.last > i + 1 or match.reading.cut:
        return False
    towns = all(known.type is EntityType.GPE for known in match.bearers) and is_small(match)
    if towns and scene.words[i].definite and scene.names[first] >= GIVEN - 1:
        return True
    foreign = first not in scene.matches and 1 <= scene.names[first] <= GIVEN
    return foreign and all(known.pack == "places" for known in match.bearers)


def is_small(match: Match) -> bool:
    """Whether a place is no state or capital, so that a family may be called by it."""
    return not match.bearers[0].identity.startswith(("country", "capital"))


def is_office_borne(scene: Scene, first: int, i: int) -> bool:
    """Whether a rare word of office behind a lone Arab given name is the family name: أحمد الخطيب كشف."""
    word, key = scene.words[i], scene.keys[i]
    rare = word.office is not None and scene.vocabulary.common.get(key, 0) < _USUAL
    if not rare or not word.definite or scene.names[first] != GIVEN or i + 1 >= scene.ends[i]:
        return False
    following = scene.keys[i + 1]
    charged = following in _CHARGED or following.startswith(("ال", "لل", "ب", "ل")) or i + 1 in scene.matches
    return word.office is not None and word.office.number == "s" and not charged
