"""Which words go on a person's name that has begun: given names, family names, particles and tails."""

from __future__ import annotations

import re

from marsad.facts.names.families import is_nation_borne, is_office_borne, is_small, is_town_borne
from marsad.facts.names.heard import PERSON_TAG, is_described, rules_state
from marsad.facts.names.scene import Scene
from marsad.facts.names.seen import (
    GIVEN,
    closes_seen,
    ends_before,
    is_misread,
    is_seen_end,
    is_seen_whole,
    opens_seen,
)
from marsad.facts.names.vocabulary import Word
from marsad.model.entity import EntityType
from marsad.text.inflect import RELATIVE_YA

USUAL = 30  # articles in 10,000 that hold an ordinary word
_SHORTEST_PLURAL = 7
ALI = "علي"  # the name and the preposition على are one folded word
_ABD = "عبد"
_AND = "و"
KUNYA = frozenset({"ابو", "ابي", "ابا", "بو"})
_GLUED = "وفبلسيت"  # letters that open words with clitics and verbs
_FUSED = ("وال", "لل", "بال", "فال", "كال")
_MADDA = "آ"
_PASSIVE = re.compile("م..و.")
_PARTICIPLE = re.compile("م..+ا")  # مسجونا, an accusative that says how he is


def are_addressed(scene: Scene, i: int) -> bool:
    """Whether a plural of no list with the article is whom the one named calls on: ناشد X الدائنين."""
    word = scene.words[i]
    plural = word.definite and len(word.key) >= _SHORTEST_PLURAL and word.key.endswith(("ين", "ون", "ات"))
    return plural and word.name <= 1 and not scene.is_tagged(i, PERSON_TAG) and scene.names[i - 1] < GIVEN


def is_ali(scene: Scene, i: int) -> bool:
    """Whether علي stands before a family name, not before what a preposition governs."""
    if i in scene.disguised:
        return True
    if i + 1 >= scene.ends[i] or scene.tokens.surface(i, i + 1).endswith("ى"):
        return False
    following = scene.words[i + 1]
    return scene.names[i + 1] >= 1 and following.place is None and (i + 1) not in scene.matches


def belongs(scene: Scene, first: int, i: int) -> bool:
    """Whether token `i` goes on the name that began at `first`."""
    word = scene.words[i]
    words = scene.vocabulary.words
    if is_described(scene, i):
        return False
    if _surely_belongs(scene, first, i):
        return True
    joined = word.key.startswith(_FUSED) and scene.names[i] < 2  # والعناق, للتسلق
    joined = joined or (word.key[0] == _AND and opens_seen(scene, i))  # موسى الكوني وتشان سانتوخي
    if joined or scene.is_function(i) or not word.key[0].isalpha() or _is_told_to(scene, i):
        return False
    if _is_particle(scene, i - 1) and not closes_seen(scene, first, i):
        return True
    if scene.keys[i - 1] in words.numeral and i > first + 1:  # تشارلز الثالث اللورد X
        return False
    if word.joins_name or (ends_before(scene, i) and not _may_go_on(scene, i, word)):
        return False
    if word.key in words.particle:
        return i + 1 < scene.ends[i] and _may_follow_particle(scene, i, word.key)
    return word.key in words.tail or _continues(scene, first, i, word)


def _is_told_to(scene: Scene, i: int) -> bool:
    """Whether a known medium with ل, to whom something is said, stands at token `i`: عزة أحمد لفرانس برس."""
    match = scene.matches.get(i)
    return match is not None and match.reading.preposition == "ل" and bool(match.of_type(EntityType.ORG))


def _surely_belongs(scene: Scene, first: int, i: int) -> bool:
    """Whether a dash joins token `i` to the name (جونغ-كون), or it is a name that folds like a word."""
    if i > first + 1 and scene.is_dash(i - 1) and scene.keys[i][0].isalpha():
        return True
    if i in scene.disguised:
        return scene.names[i - 1] >= 1
    if is_seen_whole(scene, first, i):
        return True
    return scene.keys[i] == ALI and scene.names[i - 1] >= 3 and is_ali(scene, i)  # عباس علي كدخدائي


def _is_particle(scene: Scene, i: int) -> bool:
    """Whether token `i` takes another word after it in a name; آبي folds like أبي and is whole."""
    whole = scene.keys[i] in KUNYA and scene.tokens.surface(i, i + 1)[0] == _MADDA
    return scene.keys[i] in scene.vocabulary.words.particle and not whole


def _may_follow_particle(scene: Scene, i: int, particle: str) -> bool:
    """Whether the word behind a particle makes a name with it; أبو takes any noun: أبو دقة."""
    if scene.names[i + 1] > 0:
        return True
    following = scene.words[i + 1]
    if particle in KUNYA:
        told = following.office or following.org or following.place
        return following.key.isalpha() and following.key not in scene.vocabulary.words.function and not told
    return particle == _ABD and following.definite


def _may_go_on(scene: Scene, i: int, word: Word) -> bool:
    """Whether a name may go on where the tagger sees its end: a given name, a particle, a word of no list."""
    words, nameness = scene.vocabulary.words, scene.names[i]
    if nameness == 1:
        verbal = _PARTICIPLE.fullmatch(word.key) or _is_construct(scene, i)
        return word.key[0] not in _GLUED and not verbal
    given = nameness == GIVEN or (nameness == 3 and not _is_usual(scene, word))
    told = word.office or word.org or word.place or word.demonym or word.titled
    family = word.definite and not told and nameness == GIVEN - 2 and scene.names[i - 1] >= 3  # محمد العلي
    given = given or (family and not _is_usual(scene, word))
    return given or word.key in words.tail or word.key in words.particle


def _is_construct(scene: Scene, i: int) -> bool:
    """Whether a passive participle has its genitive behind it: تلا القاضي X منطوق الحكم."""
    passive = _PASSIVE.fullmatch(scene.keys[i]) is not None
    return passive and rules_definite(scene, i) and scene.keys[i + 1] in scene.vocabulary.common


def _is_glued(scene: Scene, first: int, i: int, word: Word) -> bool:
    """Whether a listed name behind two words of one is rather a word with its preposition: بدور الوسيط."""
    if i < first + 2 or scene.names[i] != GIVEN - 1 or scene.is_tagged(i, PERSON_TAG):
        return False
    ordinary = i + 1 < scene.ends[i] and scene.words[i + 1].definite and not scene.names[i + 1]
    common = scene.vocabulary.common
    return ordinary and any(common.get(w.key, 0) >= USUAL for w in word.readings if w.cut and not w.fused)


def _is_usual(scene: Scene, word: Word) -> bool:
    """Whether a listed name is also an ordinary word, with or without a clitic: بدور الوسيط."""
    common = scene.vocabulary.common
    glued = any(common.get(way.key, 0) >= USUAL for way in word.readings if way.cut and not way.fused)
    return word.key in common or glued


def _continues(scene: Scene, first: int, i: int, word: Word) -> bool:
    closed = i > first + 1 and scene.words[i - 1].definite and not scene.names[i - 1]
    match = scene.matches.get(i)
    body = match is not None and bool(match.of_type(EntityType.ORG))
    if (closed and (body or _is_usual(scene, word))) or are_addressed(scene, i):  # الصديق الصور فتح
        return False
    if i == first + 1 and (is_town_borne(scene, first, i) or is_office_borne(scene, first, i)):
        return True
    if _opens_other(scene, i, word) or _opens_next(scene, first, i) or _is_glued(scene, first, i, word):
        return False
    if scene.names[i] > 0 or is_nation_borne(scene, first, i):
        return True
    return word.definite and _is_family_name(scene, first, i, word)


def _opens_next(scene: Scene, first: int, i: int) -> bool:
    """Whether a foreign given name behind a known person's name opens the next one's: عينت X خوان Y."""
    if scene.names[i] != GIVEN or i + 1 >= scene.ends[i] or not scene.names[i + 1]:
        return False
    if scene.keys[i] in scene.vocabulary.arab:
        return False
    matches = (scene.matches.get(j) for j in range(first, i))
    return any(m is not None and m.last == i and m.of_type(EntityType.PERSON) for m in matches)


def _opens_other(scene: Scene, i: int, word: Word) -> bool:
    """Whether a word opens an office, a body or a place rather than going on a name."""
    if scene.names[i] >= 3:
        if word.office is None:
            return False
        return rules_definite(scene, i) or _rules_office(scene, i) or rules_state(scene, i)
    if word.office is not None and word.definite and is_seen_end(scene, i):
        return False
    if word.org is not None or word.place is not None or (word.office and not is_misread(scene, i)):
        return True
    match = scene.matches.get(i)
    if match is None or match.of_type(EntityType.PERSON):
        return False
    if (
        (match.reading.cut or is_small(match))
        and scene.is_tagged(i, PERSON_TAG)
        and scene.tag_of[i] is scene.tag_of[i - 1]
    ):
        return False  # أوليفر بلومه, أنجيلو ميكيلي
    return not scene.needs_cue(match.bearers[0], match)


def _rules_office(scene: Scene, i: int) -> bool:
    """Whether another office follows the one at token `i`: مساعد مدرب."""
    return i + 1 < scene.ends[i] and scene.words[i + 1].office is not None and not scene.names[i + 1]


def rules_definite(scene: Scene, i: int) -> bool:
    """Whether a definite word follows token `i`, as its genitive: شيخ الأزهر."""
    return i + 1 < scene.ends[i] and scene.words[i + 1].definite


def _is_family_name(scene: Scene, first: int, i: int, word: Word) -> bool:
    """Whether an ordinary definite word must be the family name, as only a given name stands before it."""
    words = scene.vocabulary.words
    given = i - 1 - (scene.keys[i - 2] == _ABD if i - 2 >= first else 0)
    if given != first and not (word.key.endswith(RELATIVE_YA) and _are_given(scene, first, i)):
        return False
    if scene.names[first] < 3 or (given != first and word.demonym is not None):
        return False
    return word.key not in words.role_adjective and word.key not in words.field


def _are_given(scene: Scene, first: int, last: int) -> bool:
    """Whether given names alone stand at tokens `[first, last)`: محمد صالح before العلوي."""
    return all(scene.names[j] >= GIVEN for j in range(first, last))
