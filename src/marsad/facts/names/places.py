"""Places: known ones, and head words with the name after them (مطار، معبر، مدينة)."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.gazetteer import Known
from marsad.facts.names.going_on import USUAL
from marsad.facts.names.heard import PERSON_TAG, PLACE_TAG, is_cued_place
from marsad.facts.names.match import Match, is_of_two
from marsad.facts.names.named_places import PLACE_TYPES, adjectives, name_after
from marsad.facts.names.names import opens_name
from marsad.facts.names.no_places import is_adjective, is_in_person, is_surname
from marsad.facts.names.places_marked import (
    PLURALS,
    filed_from,
    marked_places,
    paired_places,
    told_towns,
)
from marsad.facts.names.scene import Scene
from marsad.facts.names.tagger.tagging import TaggedName
from marsad.facts.names.trust import Trust
from marsad.lexicon.place_heads import PlaceHead
from marsad.model.entity import EntityType
from marsad.text.clitics import Reading, without_article
from marsad.text.normalise import fold

_LONGEST_OPENING = 3  # tokens before a dateline's place: (بيروت، رويترز - بيروت
_OFTEN = 3  # times that an article speaks of a country
_PRISON, _BASE = "سجن", "قاعدة"
_STAGE, _IN_FIELD = "مسرح", "الميداني"
_OF_POWERS = frozenset({"العالمي", "الدولي", "السياسي", "الاقليمي", "العسكري"})  # المسرح الدولي
_NATIONAL = frozenset({"مستشفى", "متحف"})
_ARMS = frozenset({"الجويه", "البحريه", "العسكريه"})
_PROVINCES = frozenset({"مقاطعة", "ولاية"})
_DIRECTIONS = frozenset({"شمالي", "جنوبي", "شرقي", "غربي", "وسطي"})
_SHORTEST = 4  # letters of a place of no list that و is glued to
_BY_WAY = ("عن", "طريق")
_CERTAIN = 0.97  # the same for a word that the list of usual words holds too
_ALEF_HAMZA = "أ"
_SURE = 0.9  # the confidence at which the tagger alone makes a place
_OF = frozenset({"من", "على", "عن", "ضد", "بين"})  # طنا من الخيام
_WHENCE = frozenset({"من", "في"})
_OPENING = {"«": "»", '"': '"', "“": "”", "(": ")"}


def find_places(scene: Scene) -> list[Candidate]:
    """Every reading of tokens as a place, overlapping ones too, in order."""
    found = [
        *_known_places(scene),
        *_tagged_places(scene),
        *_governed_places(scene),
        *filed_from(scene),
        *told_towns(scene),
        *paired_places(scene),
    ]
    found += marked_places(scene)
    for i in scene.telling:
        word = scene.words[i]
        if word.place is not None and word.place_reading is not None and not scene.timed[i]:
            candidate = _headed(scene, i, word.place, word.place_reading)
            if candidate is not None:
                found.append(candidate)
    return found


def _known_places(scene: Scene) -> Iterator[Candidate]:
    """Places that a list holds; a name that may be another thing counts once a cue has shown what it is."""
    unsure: list[tuple[Match, Known]] = []
    shown: set[str] = set()
    surnames = {scene.keys[i] for i, tag in enumerate(scene.tag_of) if tag and tag.kind == PERSON_TAG}
    for match in scene.matches.values():
        known = scene.best(match, *PLACE_TYPES)
        if known is None or is_in_person(scene, match) or _is_other_word(scene, match, known):
            continue
        if is_adjective(scene, match) or is_surname(scene, match, surnames):
            continue
        if scene.is_seat(match) and not scene.happens_in(match):
            continue
        if not scene.needs_cue(known, match):
            yield _known_place(scene, match, known)
        elif _is_seen(scene, match) or _has_cue(scene, match) or _files(scene, match):
            shown.add(known.identity)
            yield _known_place(scene, match, known)
        else:
            unsure.append((match, known))
    yield from (_known_place(scene, match, known) for match, known in unsure if known.identity in shown)


def _is_seen(scene: Scene, match: Match) -> bool:
    """Whether the tagger sees a place there; its word is too little for a coast or desert (قبالة الساحل)."""
    land = match.last == match.first + 1 and match.reading.key in scene.vocabulary.words.of_country
    return scene.is_tagged(match.first, PLACE_TAG) and not land


def _is_other_word(scene: Scene, match: Match, known: Known) -> bool:
    """Whether a town's name with a clitic spells an ordinary word: بنوك is banks, not in Nuuk."""
    if known.pack != "places" or match.last > match.first + 1:
        return False
    if match.reading.key in scene.vocabulary.places or scene.is_type_noun(match):  # دولة, المدينة
        return True
    if not match.reading.cut:
        return _is_elative(scene, match, known)
    common = scene.vocabulary.common
    return common.get(scene.keys[match.first], 0) > common.get(match.reading.key, 0)


def _is_elative(scene: Scene, match: Match, known: Known) -> bool:
    """Whether a name spelt with a bare alef is written as the comparative is: في أقصر وقت."""
    written = scene.tokens.surface(match.first, match.last)[0]
    return written == _ALEF_HAMZA != known.spelling[0] and len(match.reading.key) == _SHORTEST


def _files(scene: Scene, match: Match) -> bool:
    """Whether the article is filed from the place: it opens the body and the dateline names it."""
    dateline = scene.article.dateline
    if match.first > _LONGEST_OPENING or dateline is None or not dateline.place:
        return False
    return fold(scene.tokens.surface(match.first, match.last)) == fold(dateline.place)


def _known_place(scene: Scene, match: Match, known: Known) -> Candidate:
    cut = 0 if match.reading.fused and match.reading.cut == 0 else match.reading.cut
    bare = _without_type_noun(scene, match, known)
    return Candidate(
        match.first + bare,
        match.last,
        0 if bare else cut,
        known.type,
        known.pack,
        Trust.AMBIGUOUS if known.cue else Trust.KNOWN,
        known.identity,
        known.country,
        known.latin,
    )


def _without_type_noun(scene: Scene, match: Match, known: Known) -> int:
    """How many tokens of type nouns a known name does without: [إقليم] كردستان العراق."""
    head = scene.words[match.first].place
    if head is None or head.name == "in" or match.last - match.first < 2 or scene.words[match.first].definite:
        return 0
    rest = scene.matches.get(match.first + 1)
    same = rest is not None and rest.last == match.last and not rest.reading.cut
    return int(same and rest is not None and any(other.identity == known.identity for other in rest.bearers))


def _tagged_places(scene: Scene) -> Iterator[Candidate]:
    """Places that the tagger sees and no list holds."""
    for tag in scene.tags.values():
        if tag.kind != PLACE_TAG or scene.timed[tag.first] or tag.first in scene.nameless:
            continue
        if tag.confidence < _SURE and not is_cued_place(scene, tag):
            continue
        if any(i in scene.matches for i in range(tag.first, tag.last)):
            continue
        ways = scene.words[tag.first].readings
        common = scene.vocabulary.common
        plain = any(way.key in common for way in ways) and all(
            key in common for key in scene.keys[tag.first + 1 : tag.last]
        )
        plain = plain and not (_is_rare_place(scene, tag) or _opens_as_place(scene, tag))
        named = " ".join(scene.keys[tag.first : tag.last]) in scene.vocabulary.words.no_name
        if plain or named or scene.words[tag.first].demonym is not None:
            continue
        cut = int(_joins_place(scene, tag.first))
        yield Candidate(tag.first, tag.last, cut, EntityType.GPE, "tagger", Trust.TAGGED)


def _opens_as_place(scene: Scene, tag: TaggedName) -> bool:
    """Whether two ordinary words make a place as the first names one: الجبل الأحمر, تل الهوا."""
    opening = scene.vocabulary.words.place_opening
    ways = [without_article(way.key) for way in scene.words[tag.first].readings]
    return tag.last > tag.first + 1 and any(w in scene.vocabulary.places or w in opening for w in ways)


def _is_rare_place(scene: Scene, tag: TaggedName) -> bool:
    """Whether a rare word of the news behind a preposition of place is surely one: من خراسان."""
    i, words = tag.first, scene.vocabulary.words
    rare = scene.vocabulary.common.get(scene.keys[i], USUAL) < USUAL and not scene.words[i].definite
    cued = i > scene.begins[i] and any(way.key in words.place_cue for way in scene.words[i - 1].readings)
    return rare and cued and tag.last == i + 1 and tag.confidence >= _CERTAIN


def _joins_place(scene: Scene, i: int) -> bool:
    """Whether the و before a place of no list joins it to what goes before: not in في ويستمنستر."""
    key, words = scene.keys[i], scene.vocabulary.words
    if key[0] != "و" or len(key) < _SHORTEST or i == scene.begins[i] or key in scene.vocabulary.latin:
        return False
    return not any(way.key in words.place_cue for way in scene.words[i - 1].readings)


def _governed_places(scene: Scene) -> Iterator[Candidate]:
    """Towns of no list between the office that governs them and its holder: عمدة كانتربري جاستن ويلبي."""
    for i in scene.telling:
        form = scene.words[i].office
        if form is None or form.definite or form.possessed or "place" not in form.office.of:
            continue
        at = i + 1
        if at + 1 >= scene.ends[i] or at in scene.matches or scene.words[at].tells:
            continue
        if scene.names[at] in (1, 2) and not scene.words[at].definite and opens_name(scene, at + 1):
            yield Candidate(at, at + 1, 0, EntityType.GPE, "office of a place", Trust.TAGGED)


def _has_cue(scene: Scene, match: Match) -> bool:
    """Whether a preposition or type noun before an ambiguous name shows that a place is meant.

    For a name that is an ordinary word, only a type noun or another place joined by و will do.
    """
    words = scene.vocabulary.words
    if match.first == 0:
        return False
    before = scene.words[match.first - 1]
    if not match.reading.cut and any(way.key in words.place_noun for way in before.readings):
        return True
    if scene.keys[match.first].startswith("و") and match.reading.cut == 1 and _joins_towns(scene, match):
        return True
    if match.last - match.first == 1 and _is_word(scene, match) and not _is_spoken_of(scene, match):
        return _sets_scene(scene, match)
    if match.reading.preposition == "ب":
        return True
    if scene.keys[match.first - 1] in _OF and match.reading.key in scene.vocabulary.common:
        return any(known.country and scene.support[known.country] for known in match.bearers)
    return not match.reading.cut and any(way.key in words.place_cue for way in before.readings)


def _is_word(scene: Scene, match: Match) -> bool:
    """Whether a town's name is as written an ordinary word, be it two of a noun: في رأسي."""
    towns = all(known.pack == "places" for known in match.bearers)
    return scene.is_ordinary(match) or (
        towns and is_of_two(match.reading.key, scene.vocabulary.common, USUAL)
    )


def _sets_scene(scene: Scene, match: Match) -> bool:
    """Whether a sentence opens with a preposition, the name and a comma, to tell where: ومن برشلونة، …"""
    i, keys = match.first, scene.keys
    opens = i - 1 == scene.begins[i] and keys[i - 1].removeprefix("و") in _WHENCE
    closes = match.last < scene.ends[i] and keys[match.last] in "،,"
    return opens and closes and any(known.pack == "regions" for known in match.bearers)


def _is_spoken_of(scene: Scene, match: Match) -> bool:
    """Whether the article speaks so much of its country that an ordinary word is its name: الزاوية."""
    places = [known for known in match.bearers if known.pack == "regions"]
    often = any(known.country and scene.support[known.country] >= _OFTEN for known in places)
    return often and not match.of_type(EntityType.ORG)  # الميادين is an outlet too


def _joins_towns(scene: Scene, match: Match) -> bool:
    """Whether و joins the name to a town: a known one, or for no ordinary word one that the tagger sees."""
    i = match.first
    before = scene.matches.get(i - 1)
    known = before is not None and before.last == i and bool(before.of_type(EntityType.GPE))
    plain = match.reading.key in scene.vocabulary.common
    return known or (i > 0 and scene.is_tagged(i - 1, PLACE_TAG) and not plain)


def _headed(scene: Scene, i: int, head: PlaceHead, way: Reading) -> Candidate | None:
    end = scene.ends[i]
    if i + 1 >= end or way.fused or (i > 0 and (scene.keys[i - 1], way.key) == _BY_WAY):
        return None
    if way.key.startswith("ال") and not head.head.startswith("ال"):
        return _described(scene, i, head, way) or _of_direction(scene, i, head, way)
    if _is_body(scene, i) or (scene.keys[i] in PLURALS and i + 1 in scene.matches):  # جزر أبو موسى وطنب
        return None
    if head.head == _PRISON and way.preposition == "ب" and i + 1 not in scene.matches:  # قضت بسجن X
        return None
    listed = _listed_with_head(scene, i)
    if listed is not None:
        return _listed(scene, i, head, way, *listed)
    last, country = name_after(scene, i + 1, end, head)
    if last == i + 1 or (country is None and way.key in scene.vocabulary.words.state_noun):
        return None
    if head.name == "in":
        return Candidate(i, last, way.cut, EntityType(head.type), "head word", Trust.HEADED, "", country)
    return _without_head(scene, i, last, head, country)


def _without_head(scene: Scene, i: int, last: int, head: PlaceHead, country: str | None) -> Candidate | None:
    """A place whose type noun stays out of its name; a known one only where it goes on: أذربيجان الغربية."""
    known, type_ = scene.matches.get(i + 1), EntityType(head.type)
    if known is not None and known.of_type(*PLACE_TYPES):
        longer = Candidate(i + 1, last, 0, type_, "head word", Trust.HEADED, "", country)
        return longer if last > known.last else None
    if scene.keys[i + 1] in _OPENING:
        return None
    national = scene.demonym_at(last) if last < scene.ends[i] else None
    country = country or (national[0] if national else None)
    return Candidate(i + 1, last, 0, type_, "head word", Trust.TAGGED, "", country)


def _described(scene: Scene, i: int, head: PlaceHead, way: Reading) -> Candidate | None:
    """A building told by an adjective alone: القصر الملكي."""
    last = adjectives(scene, i + 1, scene.ends[i], head)
    if head.head == _BASE:
        last = _base_end(scene, i + 1)
    national = scene.demonym_at(i + 1) if head.head in _NATIONAL and last == i + 1 else None
    if national is not None and scene.keys[i + 1].startswith("ال"):  # المستشفى الأردني الميداني
        last = adjectives(scene, national[1], scene.ends[i], head)
        last += last < scene.ends[i] and scene.keys[last] == _IN_FIELD
    if head.head == _STAGE and scene.keys[i + 1] in _OF_POWERS:
        return None
    if head.type != EntityType.FAC.value or last == i + 1:
        return None
    return Candidate(i, last, way.cut, EntityType.FAC, "described", Trust.HEADED)


def _base_end(scene: Scene, i: int) -> int:
    """Where the adjectives of a base end, of an arm or a nation: القاعدة الجوية, القاعدة التركية."""
    last = i + (scene.keys[i] in _ARMS)
    national = scene.demonym_at(last) if last < scene.ends[i] else None
    return national[1] if national is not None and scene.keys[last].startswith("ال") else last


def _of_direction(scene: Scene, i: int, head: PlaceHead, way: Reading) -> Candidate | None:
    """A province told by its direction alone: المقاطعة الغربية."""
    if head.head not in _PROVINCES or without_article(scene.keys[i + 1]).removesuffix("ه") not in _DIRECTIONS:
        return None
    return Candidate(i, i + 2, way.cut, EntityType.GPE, "described", Trust.HEADED)


def _listed(
    scene: Scene, i: int, head: PlaceHead, way: Reading, match: Match, whole: Known
) -> Candidate | None:
    """A place that a list holds with its head word, with what adjectives add."""
    if _without_type_noun(scene, match, whole) or (scene.is_seat(match) and not scene.happens_in(match)):
        return None
    last = adjectives(scene, match.last, scene.ends[i], head)
    told = (whole.identity, whole.country, whole.latin)
    return Candidate(i, last, way.cut, whole.type, "head word", Trust.HEADED, *told)


def _is_body(scene: Scene, i: int) -> bool:
    """Whether a list knows the head word and what follows as a body, no place: مجمع سوناطراك."""
    match = scene.matches.get(i)
    longer = match is not None and match.last > i + 1
    return longer and match is not None and not match.of_type(*PLACE_TYPES)


def _listed_with_head(scene: Scene, i: int) -> tuple[Match, Known] | None:
    """What a list holds under a whole name, its head word with it: دولة الإمارات، مطار الإمام الخميني."""
    match = scene.matches.get(i)
    if match is None or match.last == i + 1:
        return None
    known = scene.best(match, *PLACE_TYPES)
    return (match, known) if known is not None else None
