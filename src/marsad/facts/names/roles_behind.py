"""Roles that stand behind a name: X، وزير الخارجية, and the posts that go on after them."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.names.names import name_end
from marsad.facts.names.naming import Claims, Naming, role_text
from marsad.facts.names.role import Role
from marsad.facts.names.roles import RoleReader
from marsad.facts.names.scene import Scene
from marsad.model.entity import EntityType

_COMMAS = frozenset("،,:/")
_APPOSING = frozenset("،,:/(-–")
_LONGEST_BEFORE = 12  # words of an office in front of a name
_WHERE = frozenset({"في", "منذ", "لدي", "من", "علي", "قرب"})
_ONE, _IN_ROW = frozenset({"احد", "احدي", "ابرز", "اهم"}), frozenset({"اخر", "اول", "ثاني", "ثالث"})
BEING = frozenset({"وهو", "وهي"})
"""Words that lead from a name to its office."""
COURTESIES = frozenset({"envoy", "head", "profession", "deputy"})
"""Kinds of offices that one word before a name gives as a courtesy."""


class RolesBehind:
    """Gives names the roles that follow them; `reached` are roles read beyond their own end."""

    def __init__(self, scene: Scene, roles: RoleReader, claims: Claims, reached: dict[int, Role]) -> None:
        self.scene = scene
        self.roles = roles
        self.claims = claims
        self.reached = reached

    def with_role_before(self, naming: Naming) -> Naming:
        """The naming with an office that ends right at it, where its first word passed for no name."""
        begin = max(self.scene.begins[naming.first], naming.first - _LONGEST_BEFORE)
        if naming.role is not None or naming.cut or naming.last == naming.first + 1:
            return naming
        for i in range(naming.first - 1, begin - 1, -1):
            role = self.roles.role_at(i) if self.scene.words[i].office is not None else None
            if role is None or role.last != naming.first or self.claims.taken[i]:
                continue
            if role.form.number != "s" or not role.definite or role.nested or role.first in self.claims.roles:
                continue
            self.claims.take_role(role)
            text = role_text(self.scene, role)
            return replace(naming, role=role, role_text=text, country=role.country, titled=True)
        return naming

    def with_role_behind(self, naming: Naming) -> Naming:
        """The naming with the role that follows it (X، وزير الخارجية), where none goes before."""
        courtesy = naming.role is not None and _is_courtesy(naming.role)
        kin = naming.role is not None and naming.role.kind == "kin"
        if naming.role is not None and not (courtesy or kin):
            return naming
        i, end = naming.last, self.scene.ends[naming.first]
        comma = i < end and self.scene.keys[i] in _APPOSING
        i += comma and i + 1 < end and self.scene.keys[i + 1] in BEING
        role = self.reached.get(i + comma) or (self.roles.role_at(i + comma) if i + comma < end else None)
        role = role or (self._one_of(i + comma) if comma and i + comma + 1 < end else None)
        if role is None or role.first in self.claims.roles or role.cut or not self._is_apposed(role, comma):
            return naming
        if comma and self._only_tells(role):
            return naming
        private = (
            comma and courtesy and naming.role is not None and naming.role.personal and not role.personal
        )
        if (courtesy and not private and not self._is_fuller(role, comma)) or (kin and role.personal):
            return naming
        if not (comma or self._may_be_his(naming, role)):
            return naming
        if not self.claims.taken[role.first]:
            self.claims.take_role(role)
        return replace(naming, role=role, role_text=role_text(self.scene, role), country=role.country)

    def _one_of(self, i: int) -> Role | None:
        """The office of one of several, or of the last of a row: X، أحد قادة الحركة؛ X، آخر رئيس للوزراء."""
        role = self.roles.role_at(i + 1) if self.scene.words[i + 1].office is not None else None
        if role is None or role.cut:
            return None
        of_several = self.scene.keys[i] in _ONE and role.form.number == "p"
        last = self.scene.keys[i] in _IN_ROW and role.form.number == "s" and not role.form.definite
        if not (of_several or last):
            return None
        return replace(role, first=i, definite=True, form=replace(role.form, number="s"))

    def _is_fuller(self, role: Role, comma: bool) -> bool:
        """Whether an office behind a name says more than the courtesy before it: السفير X، وكيل الخارجية."""
        if not comma:
            return role.full
        return bool(role.duty) and not role.personal and role.kind not in ("member", "counterpart")

    def _only_tells(self, role: Role) -> bool:
        """Whether a word for a person is here a participle with its place: X، المحتجز في بيته."""
        at, links = role.last, role.form.office.links
        if role.kind != "profession" or role.last > role.first + 1 or at >= self.scene.ends[role.first]:
            return False
        return self.scene.keys[at] in _WHERE and self.scene.keys[at] not in links

    def _may_be_his(self, naming: Naming, role: Role) -> bool:
        """Whether an office right behind a name is its own, not whom the named one meets: التقى X الرئيس."""
        if role.accusative:  # عينه رئيسا
            return True
        before = self.scene.keys[naming.first - 1] if naming.first else ""
        surname = naming.last == naming.first + 1
        if naming.cut and not surname and self.scene.keys[naming.first][0] in "بل":  # اجتمع بسالم حداد نائب …
            return role.last > role.first + 1
        if naming.cut and not surname and self.scene.keys[naming.first][0] == "و":  # ومحمد X وزير الاستثمار
            return role.last > role.first + 1
        if surname or naming.cut or before in self.scene.vocabulary.words.meeting:
            return role.personal and not naming.cut
        match = self.scene.matches.get(naming.first)
        known = match.of_type(EntityType.PERSON) if match is not None and naming.holder else ()
        return not role.country or not known or any(k.country in (role.country, None) for k in known)

    def take_further(self, naming: Naming) -> None:
        """Claims the posts that go on behind a name: X، رئيس الشركة ونائب رئيس البنك."""
        role, end = naming.role, self.scene.ends[naming.first]
        if role is None:
            return
        i = max(naming.last, role.last)
        while i < end:
            comma = self.scene.keys[i] in _COMMAS
            further = self.roles.role_at(i + comma) if i + comma < end else None
            if further is None or not self._goes_on(naming, further, comma, i > naming.last):
                return
            self.claims.take_role(further)
            i = further.last

    def _goes_on(self, naming: Naming, role: Role, comma: bool, behind: bool) -> bool:
        """Whether a post is one more of the person: behind a comma, or joined by و to one behind it."""
        joined = behind and not comma and role.cut == 1 and self.scene.keys[role.first].startswith("و")
        if not joined and (not comma or role.cut):
            return False
        if role.first in self.claims.roles or self.claims.taken[role.first]:
            return False
        own = naming.country if naming.role is None else naming.role.country or naming.country
        if role.country and own and role.country != own:
            return False
        return self._is_apposed(role, comma)

    def _is_apposed(self, role: Role, comma: bool) -> bool:
        end = self.scene.ends[role.first]
        if role.form.number != "s" or (role.kind == "kin" and not role.definite):
            return False
        if role.last < end and self._names_another(role.last):
            return False
        return role.definite or (role.accusative and not comma)

    def _names_another(self, i: int) -> bool:
        """Whether the role belongs to a name that follows it."""
        if self.scene.words[i].joins_name:
            return False
        return self.scene.names[i] >= 2 and name_end(self.scene, i, cued=True) > i


def _is_courtesy(role: Role) -> bool:
    """Whether a role is one definite word that a fuller one behind the name replaces: السفير X المتحدث …"""
    return role.form.definite and role.last == role.first + 1 and role.kind in COURTESIES
