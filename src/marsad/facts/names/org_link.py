"""What goes on a body's name behind its genitive: further charges with و, and what ل adds."""

from __future__ import annotations

from marsad.facts.names.org_adjectives import Chain, take_adjectives
from marsad.facts.names.org_words import AFFAIRS, OPENING
from marsad.facts.names.role_words import NAMELY
from marsad.facts.names.scene import Scene
from marsad.model.entity import EntityType

LINKED = frozenset({"society", "university", "agency", "sport", "bank", "company"})
"""Kinds of bodies that ل lengthens behind an adjective of nationality: الاتحاد السعودي لكرة القدم."""

_CALLINGS = frozenset({"profession", "head"})  # المحامون, القضاة
_COUNCILS = frozenset({"مجلس", "لجنة"})
_COALITION = "تحالف"
_MINISTRY, _STATE = "وزارة", "الدوله"  # وزارة الدولة للإنتاج الحربي
_ADMINISTERING = frozenset({"government", "agency", "society", "university"})
_FORCES = "قوات"
_DRINKABLE = (("الصالح", "للشرب"), ("الصالحه", "للشرب"))
_AT = frozenset({"في", "بقطاع", "بشركه"})
_CENTRAL, _OF_STATES = "المركزي", "دول"
_ABOUT, _DEFENCE = "عن", "للدفاع"
_ON, _STUDIES = "حول", ("دراسات", "ابحاث", "بحوث")
_PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)


def link(scene: Scene, chain: Chain, end: int) -> None:
    """Takes in what ل adds: اللجنة التنفيذية للمنظمة، المفوضية العليا لحقوق الإنسان."""
    if chain.last >= end or scene.timed[chain.last] or _is_union(scene, chain):
        return
    key = scene.keys[chain.last]
    if _is_whole_ministry(scene, chain, key) or _guards(scene, chain, key):
        return
    if not _take_charged(scene, chain, key, end):
        return
    chain.last = _defended_end(scene, chain.last, end) if key == _DEFENCE else chain.last
    national, chain.national = chain.national, False  # المجلس الروسي للشؤون الدولية
    take_adjectives(scene, chain, end)
    while chain.last < end and not chain.national and (step := joins_genitive(scene, chain)):
        chain.last += step
        take_adjectives(scene, chain, end)
    chain.last = _studied_end(scene, chain, end)
    chain.last += 2 * (scene.keys[chain.last : chain.last + 2] in _DRINKABLE)  # والماء الصالح للشرب
    chain.national = chain.national or national


def workplace(scene: Scene, chain: Chain) -> None:
    """Takes in where the workers work whose union it is: نقابة العاملين في السكك الحديدية, في حقل طاوكي."""
    at, end = chain.last + 1, scene.ends[chain.first]
    head = scene.words[chain.first].org
    if head is None or head.kind != "society" or at >= end or scene.keys[chain.last] not in _AT:
        return
    if scene.keys[chain.last - 1].removeprefix("لل").removeprefix("ال") not in scene.vocabulary.words.workers:
        return
    work = scene.words[at]
    at += work.key in scene.vocabulary.words.construct or work.place is not None or work.org is not None
    match = scene.matches.get(at) if at < end else None
    if match is not None and not match.reading.cut:
        chain.last = match.last
    elif at < end and (scene.words[at].definite or (work.place is not None and scene.names[at] > 0)):
        chain.last = at + 1
    else:
        return
    take_adjectives(scene, chain, end)


def _guards(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether forces only do something to what ل says: مداهمة القوات الأمنية للمبنى."""
    head = scene.words[chain.first].org
    forces = head is not None and head.head == _FORCES and key.startswith("لل")
    return forces and chain.last not in scene.matches and "ال" + key[2:] not in scene.vocabulary.words.field


def _is_whole_ministry(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether what ل says behind a ministry is what it does, not its affairs: وزارة الدفاع لتسيير الرحلة."""
    head = scene.words[chain.first].org
    if head is not None and head.kind == "bank" and scene.keys[chain.last - 1] == _CENTRAL:
        states = chain.last in scene.matches or key[1:] == _OF_STATES
        return not states  # المركزي لدعم العملة, but المركزي لدول غرب أفريقيا
    if head is None or head.head != _MINISTRY or scene.keys[chain.first + 1] == _STATE:
        return False
    return not key.endswith(AFFAIRS)


def _studied_end(scene: Scene, chain: Chain, end: int) -> int:
    """Where what a society studies ends: للدراسات والأبحاث حول الهجرة."""
    about = chain.last + 1 < end and scene.keys[chain.last] == _ON and scene.words[chain.last + 1].definite
    studies = any(scene.keys[i].endswith(_STUDIES) for i in range(chain.first, chain.last))
    return chain.last + 2 if about and studies else chain.last


def _take_charged(scene: Scene, chain: Chain, key: str, end: int) -> bool:
    """Takes in the word that ل is glued to, and its genitive."""
    at = chain.last
    match = scene.matches.get(at)
    if match is not None and match.reading.preposition == "ل":
        known = scene.best(match, *_PLACE_TYPES, EntityType.ORG)
        if known is None or scene.needs_cue(known, match):
            return False
        chain.last, chain.country = match.last, known.country or (chain.country if chain.national else None)
    elif key.startswith("لل") and _may_be_charge(scene, chain, "ال" + key[2:]):
        chain.last = at + 1
    elif key[:1] == "ل" and key[1:] in scene.vocabulary.words.construct and at + 1 < end:
        chain.last = _marked_end(scene, at + 1) or _states_end(scene, at + 1)
    chain.linked = chain.last > at
    return chain.linked


def _marked_end(scene: Scene, at: int) -> int:
    """Where the foe in marks behind its type noun ends: لمحاربة تنظيم "داعش"."""
    opening = at + 1
    if opening >= scene.ends[at] or scene.words[at].org is None or scene.keys[opening] not in OPENING:
        return 0
    match = scene.matches.get(opening + 1)
    closes = match is not None and scene.keys[match.last : match.last + 1] == (OPENING[scene.keys[opening]],)
    return match.last + 1 if match is not None and closes else 0


def _states_end(scene: Scene, at: int) -> int:
    """Where the genitive behind a word with ل ends: لدول الخليج, لدول غرب أفريقيا, لنقابات عمال مصر."""
    match = scene.matches.get(at)
    nested = match is None and scene.words[at].key in scene.vocabulary.words.construct
    if nested and at + 1 < scene.ends[at] and (last := _states_end(scene, at + 1)) > at + 1:
        return last
    affairs = scene.keys[at - 1][1:] in AFFAIRS  # وزارة الدولة لشؤون مجلس الوزراء
    types = (*_PLACE_TYPES, EntityType.ORG) if affairs else _PLACE_TYPES
    if match is not None and not match.reading.cut and match.of_type(*types):
        return match.last
    return at + 1 if scene.words[at].definite else at - 1


def _defended_end(scene: Scene, at: int, end: int) -> int:
    """Where what a society defends ends: للدفاع عن حقوق الإنسان, للدفاع عن الحريات."""
    if at >= end or scene.keys[at] != _ABOUT:
        return at
    first = at + 1
    first += first < end and scene.keys[first] in scene.vocabulary.words.construct
    return first + 1 if first < end and scene.words[first].definite else at


def joins_genitive(scene: Scene, chain: Chain) -> int:
    """How many tokens of another charge of the same body و joins: الخارجية والتعاون, وشؤون المغتربين."""
    i, words = chain.last, scene.vocabulary.words
    key = scene.keys[i]
    following = scene.words[i + 1] if i + 1 < scene.ends[i] else None
    if key[0] == "و" and (key[1:] in AFFAIRS or key[1:] in words.joined_charge):
        return 2 if following is not None and following.definite else 0
    if not key.startswith("وال") or scene.timed[i]:
        return 0
    if scene.words[i].demonym and following is not None and following.key in words.resident:
        return 2
    return int(_is_charge_joined(scene, chain, key))


def _is_charge_joined(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether a definite word with و is a charge, not a body or someone of its own."""
    i, rest = chain.last, key[1:]
    words, head = scene.vocabulary.words, scene.words[chain.first].org
    council = head is not None and head.head in _COUNCILS and rest in words.field  # مجلس الأمن والدفاع
    if rest in words.charge and head is not None and head.kind == "government":  # وزارة الصناعة والتجارة
        return True
    if rest in scene.vocabulary.offices or (rest in scene.vocabulary.orgs and not council):
        return False
    if is_known_whole(scene, chain) and rest not in words.field:
        return False
    if rest in words.no_body or scene.words[i].titled:  # هيئة الأركان والمشير
        return False
    return rest in words.field or (
        scene.words[i].demonym is None and i not in scene.matches and rest not in words.function
    )


def _is_union(scene: Scene, chain: Chain) -> bool:
    """Whether the chain so far is a known body of several states, which ل does not lengthen."""
    match = scene.matches.get(chain.first)
    known = scene.best(match, EntityType.ORG) if match is not None and match.last == chain.last else None
    head = scene.words[chain.first].org
    joined = head is not None and head.head == _COALITION  # التحالف العربي لدعم الشرعية
    return known is not None and known.country is None and not joined


def is_known_whole(scene: Scene, chain: Chain) -> bool:
    """Whether the chain so far is a body that a list holds: منظمة التعاون الاقتصادي والتنمية."""
    match = scene.matches.get(chain.first)
    return match is not None and match.last == chain.last and bool(match.of_type(EntityType.ORG))


def _is_told(scene: Scene, chain: Chain) -> bool:
    """Whether ل says whom someone who speaks for a body talks to: قال متحدث باسم البنك للصحفيين."""
    before = chain.first - 1
    speaks = before >= scene.begins[chain.first] and scene.keys[before] in NAMELY
    return speaks and scene.keys[chain.last] in scene.vocabulary.words.to_reporters


def _may_be_charge(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether a definite noun after ل can be a body's charge, not one to whom something is given.

    People can where the body is their society: الهيئة الوطنية للمحامين.
    """
    vocabulary, head = scene.vocabulary, scene.words[chain.first].org
    person = vocabulary.offices.get(key)
    united = head is not None and head.kind in LINKED | _ADMINISTERING and chain.filled
    if key in vocabulary.words.purpose or _is_told(scene, chain):
        return False
    if person is not None and united and person.number in "pd" and person.office.kind in _CALLINGS:
        return True
    return person is None and key[2:] not in vocabulary.demonyms and key not in vocabulary.words.function
