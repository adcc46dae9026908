"""Which of the tagger's names are heard, and how they are parted and clipped of words of no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from marsad.facts.names.match import ALEFS
from marsad.facts.names.tagger.tagging import TaggedName
from marsad.text.inflect import RELATIVE_YA

if TYPE_CHECKING:
    from marsad.facts.names.scene import Scene

PERSON_TAG = "PERS"
PLACE_TAG = "LOC"
TRUSTED = 0.85  # the least confidence at which the tagger is heard
_LIKELY = 0.5  # the least confidence for a place that a preposition stands before
_HALF_SURE = 0.45  # the least confidence for a person whose words are all name words or of no list
_SURE, _RARE = 0.95, 15  # confidence; articles in 10,000 that hold a word
_IMPERFECT, _USUAL = "يت", 100  # letters; articles in 10,000 that hold a word
_LONGEST_DOUBTFUL = 4
_LISTED, _GIVEN = 2, 3
_WHOLE = 3  # words of a name that may hold a platform's: أليكس ديدييه فيس إيمي
_SHORTEST_NAME = 3
_AND = "و"
_ABD = "عبد"
_TO_ME = "لي"  # a Chinese family name too
_TO = "ل"
_ARTICLE = "ال"  # before a number: الـ70
_BY_NAME = "باسم"
_HIS_PART = ("جهت", "جانب", "ناحيت")
_PARTICIPLE, _HANGING = "الم", frozenset({"الي", "من", "في", "علي", "عن", "لدي"})


def heard(scene: Scene, tags: Sequence[TaggedName]) -> Iterator[TaggedName]:
    """The tags to be heard: people parted at a و between them, clipped of words of no name."""
    for tag in tags:
        if tag.confidence < TRUSTED and not (is_cued_place(scene, tag) or _reads_as_name(scene, tag)):
            continue
        if tag.kind != PERSON_TAG:
            yield tag
            continue
        first = tag.first
        for i in range(tag.first + 1, tag.last + 1):
            if i == tag.last or scene.words[i].joins_name or _joins_another(scene, first, i, tag):
                yield from _clipped(scene, first, i, tag)
                first = i


def is_cued_place(scene: Scene, tag: TaggedName) -> bool:
    """Whether a word of no list behind a preposition of place is likelier a place than not: في كاودا."""
    first, words = tag.first, scene.vocabulary.words
    if tag.kind != PLACE_TAG or tag.confidence < _LIKELY or not first:
        return False
    unlisted = all(word.name in (1, 2) and not word.tells for word in scene.words[first : tag.last])
    return unlisted and scene.keys[first - 1] in words.place_cue and not scene.words[first].definite


def _reads_as_name(scene: Scene, tag: TaggedName) -> bool:
    """Whether words that the tagger half takes for a person can hardly be else: زهراب مناتساكانيان."""
    size = tag.last - tag.first
    if tag.kind != PERSON_TAG or tag.confidence < _HALF_SURE or not 1 < size <= _LONGEST_DOUBTFUL:
        return False
    words = scene.words[tag.first : tag.last]
    if any(not word.name or word.office or word.org or word.place or word.demonym for word in words):
        return False
    opening = words[0]
    return not any(not known.cue for known in scene.vocabulary.gazetteer.alone(opening.key))


def _joins_another(scene: Scene, first: int, i: int, tag: TaggedName) -> bool:
    """Whether و amid what the tagger takes for one name opens a second: موسى الكوني وتشان سانتوخي."""
    key = scene.keys[i]
    if key[0] != _AND or i == first or i + 1 >= tag.last or len(key) <= _SHORTEST_NAME:
        return False
    vocabulary = scene.vocabulary
    if scene.tokens.surface(i, i + 1)[1] in ALEFS:  # وآصف
        return True
    if key in vocabulary.given or key in vocabulary.words.particle:
        return False
    return vocabulary.nameness(key[1:]) >= 1


def _clipped(scene: Scene, first: int, last: int, tag: TaggedName) -> Iterator[TaggedName]:
    words = scene.vocabulary.words
    surface = scene.tokens.surface(first, first + 1)
    if scene.keys[first] in words.function and (surface.endswith("ى") or last == first + 1):
        first += 1
    first += first < last - 2 and _is_work(scene, first)
    first += first < last - 1 and _is_no_opening(scene, first)
    first += first < last - 2 and rules_state(scene, first)
    first += first < last - 2 and _is_state(scene, first)
    first += first < last - 1 and _describes(scene, first)
    while first < last - 1 and scene.keys[first] in words.role_adjective:  # ولايته behind المنتهية
        first += 1
    first += first < last - 1 and scene.names[first] <= _LISTED and scene.keys[first] in words.meeting
    while (
        last - first > 2 and _is_ordinary_end(scene, last - 1, first) and not _is_rare(scene, last - 1, tag)
    ):
        last -= 1
    last -= last - first > 1 and is_described(scene, last - 1)
    last -= last - first > 1 and (_is_to_come(scene, last - 1) or scene.keys[last - 1] == _ARTICLE)
    while last - first > 1 and (_is_glued(scene, last - 1) or _is_no_end(scene, last - 1)):
        last -= 1
    keys = scene.keys[first:last]
    platform = any(key in words.platform for key in (keys if len(keys) < _WHOLE else (keys[0],)))
    if any(len(key) > 1 for key in keys) and not platform:
        yield TaggedName(first, last, tag.kind, tag.confidence)


def _is_work(scene: Scene, i: int) -> bool:
    """Whether the first word is of a work that bears the name: وميدان محمد علي."""
    word = scene.words[i]
    return word.name <= 1 and word.place is not None and not word.definite


def is_described(scene: Scene, i: int) -> bool:
    """Whether a definite participle with its preposition tells of the one named: سالم المنضم إلى الفريق."""
    key, following = scene.keys[i], i + 1
    shaped = key.startswith(_PARTICIPLE) and not key.endswith(RELATIVE_YA) and scene.words[i].name < _LISTED
    if not shaped or following + 1 >= len(scene.keys) or scene.keys[following] not in _HANGING:
        return False
    return not scene.keys[following + 1].startswith(_HIS_PART)  # من جهته


def _is_no_opening(scene: Scene, i: int) -> bool:
    """Whether the first word is none of a name: تقول لي سارة, المعروف باسم أبو ياسر, وسيخلف سالم."""
    if scene.words[i].name == 0 and scene.vocabulary.is_to_come(scene.keys[i].removeprefix(_AND)):
        return True
    if scene.keys[i] == _TO_ME:
        return scene.keys[i + 1] in scene.vocabulary.arab
    called = i > 0 and scene.keys[i - 1] in scene.vocabulary.words.called
    return scene.keys[i] == _BY_NAME and called


def _is_state(scene: Scene, i: int) -> bool:
    """Whether a word is a state's name and no one's: رئيس ليسوتو ليجوني مبوتجوان."""
    known = scene.vocabulary.gazetteer.alone(scene.keys[i])
    states = any(thing.identity.startswith("country") for thing in known)
    return states and scene.keys[i] not in scene.vocabulary.given


def rules_state(scene: Scene, i: int) -> bool:
    """Whether a ruler's title that is a name too has its state behind it: سلطان بروناي سالم."""
    form = scene.words[i].office
    return form is not None and form.office.kind == "monarch" and _is_state(scene, i + 1)


def _describes(scene: Scene, i: int) -> bool:
    """Whether an adjective stands before a name: الرئيسان البنيني رومولد, زعيم الحزب الفار إيلان."""
    word, following = scene.words[i], scene.words[i + 1]
    if not word.definite or following.definite or word.name >= _GIVEN:
        return False
    return word.demonym is not None or following.name >= _GIVEN


def _is_to_come(scene: Scene, i: int) -> bool:
    """Whether a verb of the future or a usual imperfect closes a name: رانيا سيزوران، سعد يرى."""
    key = scene.keys[i]
    usual = key[0] in _IMPERFECT and scene.vocabulary.common.get(key, 0) >= _USUAL
    return scene.words[i].name == 0 and (usual or scene.vocabulary.is_to_come(key))


def _is_no_end(scene: Scene, i: int) -> bool:
    """Whether the last word is one that no name holds: عبر كيم سيرا على الأقدام."""
    key, vocabulary = scene.keys[i], scene.vocabulary
    named = key in vocabulary.given or key in vocabulary.words.particle or scene.words[i].name
    return key in vocabulary.words.function and not named


def _is_glued(scene: Scene, i: int) -> bool:
    """Whether the last word is a usual one behind its preposition: موسى فقي بالاتفاق, ليتلوا."""
    word, vocabulary = scene.words[i], scene.vocabulary
    if word.name or word.key in vocabulary.common or word.definite:
        return False
    ways = [way for way in word.readings if way.cut or way.fused]
    purpose = any(w.preposition == _TO and w.key[0] in _IMPERFECT for w in ways)
    return purpose or any(way.key in vocabulary.common for way in ways)


def _is_rare(scene: Scene, i: int, tag: TaggedName) -> bool:
    """Whether the tagger is sure of a last word that few articles hold: محمد أنور السادات."""
    return tag.confidence >= _SURE and scene.vocabulary.common.get(scene.keys[i], 0) < _RARE


def _is_ordinary_end(scene: Scene, i: int, first: int) -> bool:
    """Whether an ordinary definite word stands behind a name that is whole without it."""
    given = 2 if scene.keys[first] == _ABD else 1
    word = scene.words[i]
    nisba = word.key.endswith(RELATIVE_YA)
    return word.definite and word.name == 0 and not nisba and i > first + given
