"""Words of bodies' names, one by one: relative adjectives, genitives, what is only an office's charge."""

from __future__ import annotations

from marsad.facts.names.scene import Scene
from marsad.lexicon.org_heads import OrgHead
from marsad.model.entity import EntityType
from marsad.text.clitics import without_article

OPENING = {"«": "»", '"': '"', "“": "”", "(": ")", "'": "'", "‘": "’", "<": ">"}
"""Opening marks and brackets to their closing ones."""

_THE_AFFAIRS = frozenset({"الشوون", "الشيون"})
_ADMINISTRATION = "اداره"
_GOVERNMENT, _CHAIR = "حكومه", frozenset({"رئيس", "وزير", "نائب"})
_COMMON_PHRASED = frozenset({"agency", "international"})
AFFAIRS = ("شوون", "شيون")
_CHARGES = frozenset({"خارجيه", "داخليه", "دفاع", "حكومه", "استخبارات", "مخابرات", "اداره"})
_IMPERFECT = "ي"
_WITHOUT = ("بلا",)
_GIVEN = 3  # of what looks like a given name
_SOCIETY = "society"
_PARTIES = frozenset({"حزب", "تيار", "تكتل"})
_SERVICES = frozenset({"استخبارات", "مخابرات"})
_PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)


def is_nisba(scene: Scene, i: int) -> bool:
    """Whether a definite word ends as relative adjectives do and is no name."""
    key = scene.keys[i]
    if not key.startswith("ال") or not key.endswith(("ي", "يه")) or len(key) < 6:
        return False
    words = scene.vocabulary.words
    if key in words.no_body or key in words.nisba_noun:
        return False
    if scene.words[i].office is not None and i + 1 < scene.ends[i] and scene.names[i + 1] >= _GIVEN:
        return False  # قوات الأمن المحامي X
    match = scene.matches.get(i) if scene.keys[i - 1] not in _THE_AFFAIRS else None
    return scene.names[i] < 2 and (match is None or all(known.cue for known in match.bearers))


def is_closing(scene: Scene, i: int) -> bool:
    """Whether a straight mark closes what stands before it: "جيش" الاحتلال."""
    return i > 1 and scene.keys[i - 2] == scene.keys[i] and OPENING[scene.keys[i]] == scene.keys[i]


def only_describes(scene: Scene, first: int, last: int) -> bool:
    """Whether marks only set an adjective or a clause apart: منظمة "إرهابية"."""
    word = scene.words[first]
    if last > first + 1 and word.key[0] == _IMPERFECT and word.key in scene.vocabulary.common:
        return not scene.names[first]  # تحالف "يقوض السلام"
    return last == first + 1 and not word.definite and not word.named and word.key in scene.vocabulary.common


def needs_type_noun(scene: Scene, head: OrgHead, first: int, last: int) -> bool:
    """Whether the name behind a type noun is a common phrase, which the noun belongs to.

    وكالة الصحافة الفرنسية, منظمة معاهدة الأمن الجماعي; but وكالة الأونروا.
    """
    key = scene.keys[first]
    if scene.keys[first + 1 : first + 2] == _WITHOUT:  # أطباء بلا حدود
        return False
    plain = key in scene.vocabulary.words.construct or (
        key.startswith("ال") and without_article(key) in scene.vocabulary.common
    )
    return head.kind in _COMMON_PHRASED and last > first + 1 and plain


def takes_genitive(scene: Scene, i: int, head: OrgHead | None) -> bool:
    """Whether an ordinary noun that a definite one or a place follows goes on a body.

    لجنة أطباء السودان; of a party any noun may: حزب آفاق تونس.
    """
    word, surface = scene.words[i], scene.tokens.surface(i, i + 1)
    if i + 1 >= scene.ends[i] or word.key not in scene.vocabulary.common or word.joins_name:
        return False
    common = scene.vocabulary.common
    glued = any(way.preposition and way.key in common for way in word.readings)  # تيار لمواجهة الظلم
    if (
        glued
        or word.key in scene.vocabulary.words.function
        or word.key[0] in "يت"
        or surface.endswith(("ه", "ها"))
    ):
        return False
    match = scene.matches.get(i + 1)
    placed = match is not None and not match.reading.cut and bool(match.of_type(*_PLACE_TYPES))
    following = scene.words[i + 1]
    if word.office is not None and word.office.number == "p":
        return placed or (following.definite and following.office is None)
    if head is not None and head.kind == _SOCIETY and _are_members(scene, i):
        return following.definite and following.office is None
    party = head is not None and head.head in _PARTIES and word.office is None and not word.demonym
    return party and (placed or (following.definite and following.office is None))


def _are_members(scene: Scene, i: int) -> bool:
    """Whether a sound plural in construct tells whose society it is: رابطة مستهلكي الطاقة."""
    key = scene.keys[i]
    plurals = (key + "ن", key[:-1] + "ون")
    return key.startswith("م") and key.endswith("ي") and any(p in scene.vocabulary.common for p in plurals)


def _is_named_government(scene: Scene, i: int) -> bool:
    """Whether a government is a body though an office stands before it.

    مستشار الحكومة الانتقالية, رئيس حكومة الوحدة الوطنية; but رئيس الحكومة, رئيس حكومة تصريف الأعمال.
    """
    office, following = scene.words[i - 1].office, scene.words[i + 1] if i + 1 < scene.ends[i] else None
    if office is None or following is None:
        return False
    chairs = office.office.office in _CHAIR
    definite = scene.words[i].definite or scene.keys[i].startswith("لل")
    return following.key in scene.vocabulary.words.named_government if chairs else definite


def _is_of_land(scene: Scene, i: int) -> bool:
    """Whether an adjective of nationality or a region of several states begins at token `i`."""
    match = scene.matches.get(i)
    region = match is not None and not match.reading.cut and bool(match.of_type(EntityType.LOC))
    return region or scene.demonym_at(i) is not None


def is_charge(scene: Scene, i: int, head: str) -> bool:
    """Whether the word is what a minister is in charge of (وزير الخارجية), no body of its own."""
    if i == scene.begins[i] or head not in _CHARGES:
        return False
    before, words = scene.words[i - 1], scene.vocabulary.words
    if head == _ADMINISTRATION and i + 1 < scene.ends[i] and _is_of_land(scene, i + 1):
        return False  # دعم الإدارة الأميركية, مدير إدارة الشرق الأوسط
    if head in _SERVICES and i + 1 < scene.ends[i] and scene.keys[i + 1] in words.body_adjective:
        return False  # رئيس المخابرات العامة
    if head == _GOVERNMENT and before.office is not None and _is_named_government(scene, i):
        return False
    construct = words.construct
    return before.office is not None or before.key in construct or before.key.endswith(AFFAIRS)
