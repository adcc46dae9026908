"""Names of people as runs of words: where one may begin, and how far it reaches."""

from __future__ import annotations

from marsad.facts.names.going_on import ALI, are_addressed, belongs, is_ali, rules_definite
from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.scene import Scene
from marsad.facts.names.seen import (
    GIVEN,
    SURE,
    closes_seen,
    is_known_else,
    opens_seen,
)
from marsad.model.entity import EntityType
from marsad.text.inflect import RELATIVE_YA

_LONGEST = 7
_MOST_UNKNOWN = 4
_GREATEST = "اكبر"  # a name, but before an indefinite noun the superlative
_RELIGION = "الدين"


def opens_name(scene: Scene, i: int) -> bool:
    """Whether a person's name surely begins at token `i`: a known person, or a given name and one more."""
    if i >= len(scene.words):
        return False
    if _known_end(scene, i) > i:
        return True
    word = scene.words[i]
    tag = scene.tags.get(i)
    if tag is not None and tag.kind == PERSON_TAG and (tag.last - i > 1 or tag.confidence >= SURE):
        return not word.definite or scene.names[i] >= 3
    if i + 1 >= scene.ends[i]:
        return False
    if word.key == ALI:
        return is_ali(scene, i)
    if scene.names[i] < 3 or not _may_come_first(scene, i):
        return False
    following = scene.names[i + 1]
    if word.definite:
        return scene.names[i] == GIVEN and following >= 1 and not scene.words[i + 1].definite
    return following >= 1 or scene.names[i] == GIVEN


def name_end(scene: Scene, first: int, *, cued: bool) -> int:
    """Where the name that begins at token `first` ends; `first` itself where none begins.

    `cued` says that an office or a title stands before it, so that words of no list will do.
    """
    last = max(_known_end(scene, first), first)
    if last == first + 1 and scene.names[first] < 3 and not _goes_on_tagged(scene, first):
        return last + (last < scene.ends[first] and scene.keys[last] in scene.vocabulary.words.tail)
    if last > first + 1:
        return _run_end(scene, first, last, sure=True)
    if last == first:
        if not _begins(scene, first, cued):
            return first
        last = first + 1
    return _run_end(scene, first, last)


def _goes_on_tagged(scene: Scene, first: int) -> bool:
    """Whether the tagger sees another's name go on a known surname: البغدادي المحمودي, أودونغو جيجي."""
    tag = scene.tags.get(first)
    if tag is None or tag.kind != PERSON_TAG or tag.last <= first + 1:
        return False
    if scene.words[first].definite and scene.words[first + 1].definite:
        return True
    known = any(_known_end(scene, i) > i for i in range(first + 1, tag.last))
    return tag.confidence >= SURE and not known and scene.names[first + 1] < GIVEN


def _run_end(scene: Scene, first: int, at: int, *, sure: bool = False) -> int:
    """Where the run of name words that has come to `at` ends; after a `sure` name only listed ones go on."""
    known = at if at > first + 1 else first + 1
    end = min(scene.ends[first], first + _LONGEST)
    unknown = 0
    while at < end and not scene.timed[at] and unknown <= _MOST_UNKNOWN:
        if not scene.is_dash(at) and not belongs(scene, first, at):
            break
        if sure and (scene.is_of_other(first, at) or not _goes_on_known(scene, first, at)):
            break
        unknown += scene.names[at] == 1
        at += 1
    particles = scene.vocabulary.words.particle
    while at > known and not closes_seen(scene, first, at):
        if scene.keys[at - 1] not in particles and scene.keys[at - 1][0].isalpha():
            break
        at -= 1
    return at


def _goes_on_known(scene: Scene, first: int, at: int) -> bool:
    """Whether a word lengthens a known person's name: by more than a word of no Arab list."""
    particles = scene.vocabulary.words.particle
    given = scene.names[at] >= 3 and scene.keys[at] not in scene.vocabulary.common
    if given and at + 1 < scene.ends[at] and _is_family(scene, at + 1):  # عين قيس سعيد سارة الزعفراني
        return scene.keys[at - 1] in particles
    listed = given or scene.keys[at] in particles or scene.keys[at - 1] in particles
    tag = scene.tag_of[at]
    one = tag is not None and tag.kind == PERSON_TAG and tag.first <= first
    one = one and scene.words[at].name > 0  # not ترامب هاتف هون
    one = one and tag is not None and not is_known_else(scene, at, tag)
    listed = listed or one  # جان بيير فابر
    definite = scene.words[at].definite and not are_addressed(scene, at)
    return listed or definite or scene.keys[at] in scene.vocabulary.words.tail


def _is_family(scene: Scene, i: int) -> bool:
    """Whether a definite word is a family name, so that the given name before it opens another's name."""
    return scene.words[i].definite and scene.names[i] >= 1


def _known_end(scene: Scene, first: int) -> int:
    match = scene.matches.get(first)
    if match is None or match.reading.cut or not match.of_type(EntityType.PERSON):
        return first
    return match.last


def _may_come_first(scene: Scene, i: int) -> bool:
    """Whether a name word may open a name: not الدين, no office with its genitive, no superlative."""
    word = scene.words[i]
    if word.key in scene.vocabulary.words.tail or (word.key == _GREATEST and i not in scene.tags):
        return False
    if word.office is None or not rules_definite(scene, i) or scene.keys[i + 1] == _RELIGION:
        return True
    tag = scene.tags.get(i) or scene.doubtful.get(i)
    tagged = tag is not None and tag.kind == PERSON_TAG and tag.last > i + 1  # أمين الناصر
    return scene.names[i] >= 3 and (tagged or _is_told_family(scene, i + 1))


def _is_definite_given(scene: Scene, i: int) -> bool:
    """Whether a given name with its article, an office too, opens a name behind a title: الصديق الصور."""
    if not scene.words[i].definite or i + 1 >= scene.ends[i]:
        return False
    words, following = scene.vocabulary.words, scene.words[i + 1]
    described = following.office or following.demonym or following.key.endswith(RELATIVE_YA)
    described = described or following.key in words.role_adjective or following.key in words.body_adjective
    tail = scene.keys[i] in words.tail  # عماد الدين X
    return scene.names[i] >= 3 and not (described or tail)


def _is_told_family(scene: Scene, i: int) -> bool:
    """Whether a definite word can only be a family name: مساعد الذويخ."""
    word = scene.words[i]
    tells = word.office or word.org or word.place or word.demonym or i in scene.matches
    return 1 <= scene.names[i] <= 2 and not tells and word.key not in scene.vocabulary.common


def _begins(scene: Scene, i: int, cued: bool) -> bool:
    word = scene.words[i]
    if word.key == ALI and not scene.timed[i]:
        return is_ali(scene, i)
    if not scene.names[i] or scene.timed[i] or (word.joins_name and scene.tags.get(i) is None):
        return False
    if not _may_come_first(scene, i) and not (cued and _is_definite_given(scene, i)):
        return False
    match = scene.matches.get(i)
    if match is not None and match.reading.cut and match.of_type(EntityType.PERSON):
        return False
    if (
        match is not None
        and not match.of_type(EntityType.PERSON)
        and scene.names[i] < 3
        and not match.bearers[0].cue
        and not (cued and (_precedes_given(scene, match.last) or opens_seen(scene, i)))
    ):
        return False
    if word.definite and scene.names[i] < 3 and word.key not in scene.vocabulary.surnames:
        return cued and _is_rare_definite(scene, i)
    return cued or scene.names[i] >= 3


def _is_rare_definite(scene: Scene, i: int) -> bool:
    """Whether a definite word of no list behind an office opens a name: السفير العراقي المنهل الصافي."""
    word, following = scene.words[i], i + 1
    known = bool(word.demonym or word.office) or word.key in scene.vocabulary.common
    known = known or word.key.endswith(("ه", "ي"))
    listed = following < scene.ends[i] and scene.words[following].definite and scene.names[following] >= 3
    return word.name == 1 and listed and not known and not are_addressed(scene, i)


def _precedes_given(scene: Scene, i: int) -> bool:
    """Whether a given name follows, so that a town's name before it is one too: تيرانا حسن."""
    return i < len(scene.names) and scene.names[i] >= GIVEN - 1 and not scene.words[i].definite


def is_pair(scene: Scene, i: int) -> bool:
    """Whether a surname is rather two holders of an office: رئيسي البلدين."""
    office = scene.words[i].office
    return office is not None and office.number == "d" and rules_definite(scene, i)
