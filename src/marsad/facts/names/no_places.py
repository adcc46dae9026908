"""Names of places that are something else where they stand: adjectives of nationality, people's names."""

from __future__ import annotations

from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.match import Match
from marsad.facts.names.scene import Scene
from marsad.model.entity import EntityType

_PLURAL = "ات"


def is_adjective(scene: Scene, match: Match) -> bool:
    """Whether the name of a country only says of what nation a noun is: مسيّرة أوكرانية, الخطوة السعودية.

    The noun or adjective before it must be feminine, as it is, and with the article where it has one.
    """
    i = match.first
    countries = [known for known in match.bearers if known.pack == "countries"]
    single = match.last == i + 1 and match.reading.key.endswith("ه") and i > scene.begins[i]
    if not single or not countries or scene.words[i].demonym is None:
        return False
    before = scene.words[i - 1]
    if match.reading.cut:  # شرطة روسية وسورية
        return scene.keys[i][0] == "و" and before.demonym is not None and before.key.endswith("ه")
    if before.definite != scene.words[i].definite or not before.key.endswith(("ه", _PLURAL)):
        return False
    governs = (
        before.key in scene.vocabulary.words.of_a_state
        or before.office is not None
        or before.place is not None
    )
    named = scene.matches.get(i - 1)
    place = named is not None and bool(named.of_type(EntityType.GPE, EntityType.LOC))
    return before.key in scene.vocabulary.common and not governs and not place


def is_in_person(scene: Scene, match: Match) -> bool:
    """Whether the tagger sees a person's name there, and more or other than the place's own words."""
    tag = scene.tag_of[match.first]
    if tag is None or tag.kind != PERSON_TAG:
        return False
    own = tag.first == match.first and tag.last == match.last
    state = match.bearers[0].pack == "countries"  # مع كيتو
    return not (own and match.surely_place and (state or match.last > match.first + 1))


def is_surname(scene: Scene, match: Match, surnames: set[str]) -> bool:
    """Whether a name with its preposition spells that of someone in the article: باراك is not in Arak."""
    single = match.last == match.first + 1 and match.reading.cut > 0
    state = any(known.pack == "countries" for known in match.bearers)
    return single and not state and scene.keys[match.first] in surnames
