"""Roles read beyond their own end, as far as the name behind them: …في مالي، العقيد أسيمي غويتا."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.names import opens_name
from marsad.facts.names.role import Role
from marsad.facts.names.scene import Scene
from marsad.facts.names.titles import skip_titles, title_at
from marsad.model.entity import EntityType

_COMMAS = frozenset("،,:/")
_OF, _IN = "من", "في"
_LINKS = frozenset({"في", "لدي", "الي", "من", "علي"})
_DEFINITE = ("ال", "وال", "لل", "بال")
_NOT, _BY_IT = "غير", frozenset({"به", "بها", "بهم"})
_STYLE = ("خادم", "الحرمين", "الشريفين")
_REACH = 9
_LONGEST_SHORT = 7
_QUOTES = {"«": "»", '"': '"', "“": "”"}


def reaching(scene: Scene, role: Role) -> Role:
    """The role with what stands between it and a name behind a comma: …في مالي، العقيد أسيمي غويتا."""
    at = role.last
    end = min(scene.ends[role.first], at + _REACH)
    if not role.definite or role.personal or at >= end or scene.keys[at] in _COMMAS:
        return role
    while at < end and (step := _bridge(scene, at)):
        at += step
    if at == role.last or at >= end:
        return role
    comma = scene.keys[at] in _COMMAS
    name, _ = skip_titles(scene, at + comma)
    first = scene.words[role.last]
    seated = role.last + 1 < end and scene.keys[role.last + 1] == _IN  # الوفد المفاوض في ملف الأسرى X
    no_office = first.office is None or seated
    described = first.definite and no_office and first.key not in _LINKS
    rest = first.key[1:] if first.key[0] == "و" else ""
    joined = rest.startswith("ال") or rest in scene.vocabulary.words.construct
    joined = joined and first.office is None and first.org is None
    described = described or joined or first.key in (_OF, _NOT)  # وزير شؤون الانسحاب من الاتحاد الأوروبي X
    named = (comma or name > at or described) and name < scene.ends[role.first] and opens_name(scene, name)
    return _stretched(scene, role, at) if named else role


def with_mark(scene: Scene, role: Role) -> Role:
    """The role with a body's short name in marks before a name: مدير وكالة الفضاء «ناسا» X."""
    keys, at = scene.keys, role.last
    if role.body is None or at >= scene.ends[role.first] or keys[at] not in _QUOTES:
        return role
    ahead = range(at + 2, min(at + _LONGEST_SHORT, scene.ends[role.first] - 1))
    close = next((i for i in ahead if keys[i] == _QUOTES[keys[at]]), 0)
    return replace(role, last=close + 1) if close and opens_name(scene, close + 1) else role


def _stretched(scene: Scene, role: Role, last: int) -> Role:
    """The role up to token `last`, of no state where it takes in a body of several states: في إيكواس."""
    inside = [m for i in range(role.last, last) if (m := scene.matches.get(i)) is not None]
    bodies = [known for match in inside for known in match.of_type(EntityType.ORG)]
    stateless = bool(bodies) and all(known.country is None for known in bodies)
    stateless = stateless and role.kind != "state"  # وزير شؤون الانسحاب من الاتحاد is a state's
    return replace(role, last=last, settled=role.settled or (stateless and role.country is None))


def _bridge(scene: Scene, i: int) -> int:
    """How many tokens of a complement begin at token `i`: a preposition, a definite word, a place."""
    if scene.timed[i] or scene.is_tagged(i, PERSON_TAG) or title_at(scene, i)[0] or opens_name(scene, i):
        return 0
    match = scene.matches.get(i)
    if match is not None and not match.of_type(EntityType.PERSON):
        return match.last - i
    key = scene.keys[i]
    if key == _NOT and i + 2 < scene.ends[i] and scene.words[i + 1].definite:
        return 2 + (scene.keys[i + 2] in _BY_IT)  # غير المعترف بها
    charge = key[0] == "ل" and key[1:] in scene.vocabulary.common and scene.words[i].office is None
    charge = charge and not key.startswith("لل")
    if charge and i + 1 < scene.ends[i]:
        return 2 * scene.words[i + 1].definite  # المدير التنفيذي لملف الترشيح
    if key[0] == "و" and key[1:] in scene.vocabulary.words.construct and i + 1 < scene.ends[i]:
        return 2 * scene.words[i + 1].definite  # وبناء السلام
    words = scene.vocabulary.words
    return int(key in _LINKS or key.startswith(_DEFINITE) or key in words.construct or key in words.about)


def with_style(scene: Scene, role: Role) -> Role:
    """The role of a king with the style before it: خادم الحرمين الشريفين الملك X."""
    first = role.first - len(_STYLE)
    keys = scene.keys[max(first, 0) : role.first]
    if role.kind != "monarch" or keys[1:] != _STYLE[1:] or not keys[0].endswith(_STYLE[0]):
        return role
    return replace(role, first=first, cut=len(keys[0]) - len(_STYLE[0]))
