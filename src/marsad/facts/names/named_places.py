"""The name behind a place's type noun: where it ends, and the adjectives that go on it."""

from __future__ import annotations

import re

from marsad.facts.names.heard import PLACE_TAG
from marsad.facts.names.match import Match
from marsad.facts.names.names import name_end, opens_name
from marsad.facts.names.org_chain import CROWNS, titled_bearer_end
from marsad.facts.names.places_marked import HIS, is_untold, is_within
from marsad.facts.names.scene import Scene
from marsad.lexicon.place_heads import PlaceHead
from marsad.model.entity import EntityType
from marsad.text.normalise import fold

PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)
_LONGEST_NAME = 3
_LISTED = 3  # how far a given name that is a word too looks like one
_RARE = 15  # articles in 10,000 that hold a word
_GROUP = re.compile("م..+(ون|ين|ات)")
_TOWNS = frozenset({"مدينة", "بلدة", "قرية", "ضاحية"})  # بلدة حداثا الجنوبية
_CAPITAL = "العاصمه"
_DASHES = frozenset({"-", "–", "—", "ـ"})


def name_after(scene: Scene, first: int, end: int, head: PlaceHead) -> tuple[int, str | None]:
    """Where the name after a head word ends, and its country where the name is known."""
    if head.type == EntityType.FAC.value and _is_described(scene, first, end):
        return first, None
    match = scene.matches.get(first)
    if match is not None and not match.reading.cut and not match.reading.fused:
        if _only_describes(scene, match, head):
            return first, None
        known = scene.best(match, *PLACE_TYPES) or scene.best(match, EntityType.PERSON)
        if known is not None:
            last = _pair(scene, match.last, end) if head.type == "FAC" else match.last
            last = last if head.head in _TOWNS else adjectives(scene, last, end, head)
            return last, known.country if known.type in PLACE_TYPES else None
    if scene.timed[first] or (
        scene.keys[first] in scene.vocabulary.words.function and not _opens_foreign(scene, first)
    ):
        return first, None
    bearer = _bearer_end(scene, first, head)
    if bearer:
        return adjectives(scene, bearer, end, head), None
    if scene.words[first].definite:
        return (adjectives(scene, first + 1, end, head) if _may_follow(scene, first, head) else first), None
    tag = scene.tags.get(first)
    tagged = tag is not None and tag.kind == PLACE_TAG and head.name == "out"
    town = head.name == "out"
    opened = first + (scene.keys[first] in scene.vocabulary.words.function)  # لا روكا
    last = tag.last if tag is not None and tagged else _unlisted_end(scene, opened, end, town=town)
    return (adjectives(scene, last, end, head) if last > first else first), None


def _opens_foreign(scene: Scene, first: int) -> bool:
    """Whether a function word is the article of a foreign name: سجن لا روكا, ملعب لا بومبونيرا."""
    behind = first + 1
    foreign = behind < scene.ends[first] and scene.names[behind] >= 1 and not scene.words[behind].definite
    listed = foreign and scene.keys[behind] in scene.vocabulary.latin
    return listed and scene.keys[first] in scene.vocabulary.words.particle


def _is_described(scene: Scene, i: int, end: int) -> bool:
    """Whether a building told by an adjective stands at token `i`, of its own: بوابة القصر الرئاسي."""
    building = scene.words[i].place if scene.words[i].definite else None
    described = building is not None and building.described == "yes"
    return described and building is not None and adjectives(scene, i + 1, end, building) > i + 1


def _bearer_end(scene: Scene, first: int, head: PlaceHead) -> int:
    """Where the name of whom a building bears ends: ساحة محمد علي, ستاد الملك فهد; 0 where none does."""
    if head.type != EntityType.FAC.value:
        return 0
    if scene.keys[first] in CROWNS:
        last = titled_bearer_end(scene, first + 1) if first + 1 < scene.ends[first] else first
        return last if last > first + 1 else 0
    if scene.words[first].name < _LISTED or not opens_name(scene, first):
        return 0
    last = name_end(scene, first, cued=True)
    return last if last > first + 1 or scene.words[first].name > _LISTED else 0


def _only_describes(scene: Scene, match: Match, head: PlaceHead) -> bool:
    """Whether a town's name behind a building is rather an adjective: مستشفى مدني."""
    key = match.reading.key
    building = match.last == match.first + 1 and head.type == EntityType.FAC.value
    place = not scene.is_ordinary(match) and any(not k.cue for k in match.of_type(*PLACE_TYPES))
    place = place or any(k.pack == "regions" for k in match.bearers)  # معبر أدري
    plain = key in scene.vocabulary.common or bool(match.of_type(EntityType.PERSON))  # ممر بري
    return building and key.endswith("ي") and plain and not place


def _unlisted_end(scene: Scene, first: int, end: int, *, town: bool) -> int:
    """The end of a run of words of no list (معبر كرم أبو سالم)."""
    particles = scene.vocabulary.words.particle | scene.vocabulary.words.place_opening
    last, told = first, town and _is_told(scene, first)
    if "ال" + scene.keys[first] in scene.vocabulary.words.body_adjective:  # ممر بري
        return first
    if _is_no_name(scene, first, town=town):
        return first
    while last < min(end, first + _LONGEST_NAME) and not scene.timed[last]:
        word = scene.words[last]
        after_particle = last > first and scene.keys[last - 1] in particles
        opens = last == first and (word.key in scene.vocabulary.words.place_opening or told)
        foreign = last == first + 1 and _goes_on_foreign(scene, first)
        if (word.definite or scene.names[last] < 1) and not (after_particle or opens or foreign):
            break
        if after_particle and word.key.startswith("و") and scene.names[last] < 1:  # جبل راس وخط العدين
            break
        if last > first and (word.place is not None or _GROUP.fullmatch(word.key)):
            break  # جبل بجزيرة, جبل رينجاني متسلقون
        match = scene.matches.get(last)
        cut = match is not None and match.reading.cut > 0
        if last > first and not after_particle and (cut or opens_name(scene, last)):
            break  # مستشفى جيميلي بروما, إقليم غاغاوزيا يفغينيا غوتسول
        last += 1
    trailing = last > first and scene.keys[last - 1] in scene.vocabulary.words.particle
    return last - 1 if trailing else last


def _is_no_name(scene: Scene, i: int, *, town: bool) -> bool:
    """Whether a word names no place: قضاء إجازاتهم, جبل مدينة البصيرة, كنيسة بروتستانتية."""
    key, place = scene.keys[i], scene.words[i].place
    relative = not town and key.endswith("يه") and scene.words[i].name <= 1
    return relative or HIS.fullmatch(key) is not None or (place is not None and place.name == "out")


def _goes_on_foreign(scene: Scene, first: int) -> bool:
    """Whether a foreign name that is a rare word too goes on one of no list: فندق بريزيدنت ويلسون."""
    word = scene.words[first + 1]
    rare = scene.vocabulary.common.get(word.key, 0) < _RARE and word.key in scene.vocabulary.latin
    return scene.names[first] == 1 and rare and not word.tells and not word.definite


def _is_told(scene: Scene, i: int) -> bool:
    """Whether an ordinary word behind a type noun is a town's: مدينة دورا جنوبي الخليل."""
    word = scene.words[i]
    plain = is_untold(scene, i) and word.key not in scene.vocabulary.words.function
    return plain and not word.key.endswith("ه") and i + 1 < scene.ends[i] and is_within(scene, i + 1)


def _may_follow(scene: Scene, i: int, head: PlaceHead) -> bool:
    """Whether a definite word can be the name after a head word."""
    word = scene.words[i]
    if fold(head.head) == _CAPITAL and word.key.endswith(("ي", "يه")):  # العاصمة الإيفورية
        return False
    if head.name == "out":
        quarter = head.type == EntityType.LOC.value and word.place is None  # حي الزيتون
        return word.demonym is None and (scene.names[i] > 0 or quarter)
    if word.demonym is not None or word.key in scene.vocabulary.words.no_body:
        return False
    return bool(head.ordinary) or scene.names[i] > 0


def _pair(scene: Scene, at: int, end: int) -> int:
    """Takes in the second half of a paired name: مطار الرباط ـ سلا."""
    tokens = scene.tokens
    for second in (at, at + 1):
        match = scene.matches.get(second)
        if second < end and match is not None and match.of_type(*PLACE_TYPES) and not match.reading.cut:
            between = tokens.text[tokens.ends[at - 1] : tokens.starts[second]].strip()
            if between in _DASHES:
                return match.last
    return at


def adjectives(scene: Scene, at: int, end: int, head: PlaceHead) -> int:
    """Takes in الدولي, الجوية and the like; an adjective of nationality stays out.

    Regions and waters take only those of directions and sizes: الصحراء الغربية, but جبال الرخام الاستراتيجية.
    Works take what they are for as well: حقل السلحفاة للغاز.
    """
    words, works = scene.vocabulary.words, head.type == EntityType.FAC.value
    fitting = words.body_adjective if works else words.region_adjective
    own = words.work_adjective if works else frozenset()
    served = words.served_by_work if works else frozenset()
    while at < end and not scene.timed[at]:
        if not any(scene.keys[at] in fit for fit in (fitting, own, served)):
            break
        at += 1
    return at
