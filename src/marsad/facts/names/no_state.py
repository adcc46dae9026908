"""Whether an office that names no country is no state's: a cleric's, a manager's, someone's envoy."""

from __future__ import annotations

from marsad.facts.names.naming import Naming
from marsad.facts.names.role import Role
from marsad.facts.names.scene import Scene

_PUBLIC = frozenset({"party", "movement", "council", "parliament", "army", "police", "intelligence"})
_FORCES = frozenset({"army", "police", "intelligence"})
_PRIVATE = frozenset({"head", "member", "chief"})
_INTERNATIONAL = frozenset({"مفوض", "منسق"})
_TOWN = "بلدية"
_ACTOR = "ممثل"
_MUFTI = "مفتي"
_DIPLOMATS = frozenset({"سفير", "قنصل"})
_EXECUTIVES = frozenset({"رئيس", "مدير"})
_EXECUTIVE = frozenset({"التنفيذي", "التنفيذيه", "تنفيذي"})


def is_stateless(scene: Scene, naming: Naming) -> bool:
    """Whether the office of a naming is no state's, its phrase naming none."""
    role = naming.role
    if role is None or (role.kind == "cleric" and role.form.office.office != _MUFTI):
        return True
    if _is_international(role) or _performs(scene, role) or (not role.full and _is_executive(scene, role)):
        return True
    if role.form.office.office in scene.vocabulary.words.manager and not role.full:
        return not (role.duty and _is_forces(scene, role.duty[0]))
    if role.kind in _PRIVATE and role.body is None and role.duty and not role.possessed:
        return "place" not in role.form.office.of and not _is_public(scene, role.duty[0])
    his = scene.keys[role.first].endswith("ه") and role.form.possessed
    return role.kind == "envoy" and his and role.form.office.office not in _DIPLOMATS


def _is_international(role: Role) -> bool:
    """Whether an office is mostly a union's or the United Nations': مفوض التجارة, منسق الشؤون."""
    return role.form.office.office in _INTERNATIONAL and role.body is None


def _is_executive(scene: Scene, role: Role) -> bool:
    """Whether an office is one of companies: الرئيس التنفيذي, المدير التنفيذي."""
    following = scene.keys[role.first + 1] if role.last > role.first + 1 else ""
    return role.form.office.office in _EXECUTIVES and following in _EXECUTIVE


def _is_forces(scene: Scene, duty: str) -> bool:
    """Whether a charge is of a state's forces: مدير المخابرات."""
    head = scene.vocabulary.orgs.get(duty)
    return head is not None and head.kind in _FORCES


def _performs(scene: Scene, role: Role) -> bool:
    """Whether ممثل is an actor: he stands for no body and has no rank of an envoy."""
    if role.form.office.office != _ACTOR or role.full or role.duty:
        return False
    return not any(k in scene.vocabulary.words.envoy_rank for k in scene.keys[role.first : role.last])


def _is_public(scene: Scene, duty: str) -> bool:
    """Whether a charge or body named without more is a state's or a movement's: الحزب, الجيش, المجلس."""
    vocabulary = scene.vocabulary
    head = vocabulary.orgs.get(duty)
    public = head is not None and (head.kind in _PUBLIC or head.head == _TOWN)
    return public or "ال" + duty in vocabulary.words.field or duty in vocabulary.movement_words
