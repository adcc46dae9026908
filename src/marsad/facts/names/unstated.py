"""The country of an office that names none: its body's, its sender's, or the one spoken of around it."""

from __future__ import annotations

from functools import cached_property

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.naming import Naming
from marsad.facts.names.no_state import is_stateless
from marsad.facts.names.role import Role
from marsad.facts.names.role_parts import is_of_no_state
from marsad.facts.names.roles import RoleReader
from marsad.facts.names.scene import Scene
from marsad.facts.names.topic import DATELINE, of_ministry, topics_of
from marsad.model.entity import EntityType
from marsad.text.clitics import without_article
from marsad.text.normalise import fold

_BELONGING = frozenset({"head", "member", "chief", "spokesperson"})
_GROUPS = frozenset({"party", "movement", "army", "parliament", "council"})
_GOVERNMENT, _MEDIA = "حكومة", "media"
_SOURCES = frozenset({"outlets", "credit"})
_REACH = 40  # tokens before an office in which its body is sought
_RECALLS = frozenset({"استدعي", "استدعت", "سحب", "سحبت", "يستدعي", "تستدعي"})
_EMBASSIES = frozenset({"سفاره", "قنصليه"})
_DELEGATION, _TO = "وفد", "الي"
_TO_CONSULT = "للتشاور"
_ABROAD = frozenset({"envoy", "counterpart"})
_OF_ONE = frozenset({"state", "head"})
_TONGUE = ("لسان",)
_CABINET = frozenset({"وزراء", "حكومه"})


class UnstatedCountries:
    """Finds whose an office is that names no country; `told_at` are countries that names tell.

    `told_at` leads from the last token of a name to the country of who bears it; `named` are all
    tokens of names. Both may still grow, and so may `occupied`: an office with its charge, and the
    countries in which someone named holds it.
    """

    def __init__(self, scene: Scene, roles: RoleReader, told_at: dict[int, str], named: set[int]) -> None:
        self.scene = scene
        self.roles = roles
        self.told_at = told_at
        self.named = named
        self.occupied: dict[tuple[str, ...], set[str]] = {}

    def of_office(self, naming: Naming) -> str | None:
        """The country of an office that names none: its body's before it, its sender's, or the one around."""
        if is_stateless(self.scene, naming):
            return None
        role = naming.role
        belongs = role is not None and role.possessed and role.kind in _BELONGING and not role.full
        if role is not None and belongs and self.scene.keys[role.first - 1 : role.first] == _TONGUE:
            return self._for_whom(naming, role.first)
        if role is not None and belongs:
            body = self._before(role.first)  # الاتحاد … رئيسه
            if body is not None and is_of_no_state(self.scene, body):
                return None
            if body is not None and body.country and body.official and role.kind == "spokesperson":
                return body.country
        if role is not None and role.kind == "envoy" and self._is_recalled(naming):
            sender = self._first_spoken_of(role.first)
            if sender is not None:
                return sender
        return self.around(naming)

    def _for_whom(self, naming: Naming, start: int) -> str | None:
        """The country of whom a spokesperson speaks for: وعدت أنقرة، على لسان الناطق باسم حكومتها X."""
        bodies = self.roles.bodies.values()
        beside = [b for b in bodies if self.scene.begins[start] <= b.first and b.last <= start]
        body = max(beside, key=lambda b: b.last, default=None)
        if body is not None and is_of_no_state(self.scene, body):
            return None
        return (body.country if body is not None else None) or self.around(naming)

    def _is_recalled(self, naming: Naming) -> bool:
        """Whether an envoy is called home for talks: استدعاء السفير X للتشاور."""
        return naming.last < len(self.scene.keys) and self.scene.keys[naming.last] == _TO_CONSULT

    def _first_spoken_of(self, before: int) -> str | None:
        """The country that the sentence speaks of first, behind the place of filing: who acts in it."""
        begin = self.scene.begins[before]
        begin = max(begin, DATELINE if begin == 0 and self.scene.article.dateline else 0)
        recalls = (i for i in range(before - 1, begin - 1, -1) if self.scene.keys[i].lstrip("وف") in _RECALLS)
        begin = next(recalls, begin)
        return next((c for i in range(begin, before) if (c := self._country_at(i))), None)

    def _before(self, i: int) -> Candidate | None:
        """The body whose office token `i` is: the first of its sentence, else the last before it."""
        found = [b for b in self.roles.bodies.values() if i - _REACH < b.first and b.last <= i]
        beside = [b for b in found if b.first >= self.scene.begins[i]]
        if beside:
            return min(beside, key=lambda b: (b.first, -b.last))
        return max(found, key=lambda b: (b.last, -b.first), default=None)

    def of_speaker(self, role: Role) -> str | None:
        """The country of the person for whom a spokesperson speaks: المتحدث باسم X."""
        if role.kind != "spokesperson" or role.body is None:
            return None
        return next((c for i, c in self.told_at.items() if self.scene.keys[i] == role.body), None)

    def of_body(self, body: Candidate) -> str | None:
        """The country that a body gives its officers."""
        return body.country if body.official and not is_of_no_state(self.scene, body) else None

    def fuller(self, role: Role) -> Candidate | None:
        """The body that an office names by its head word alone: باسم الوزارة, رئيس الحزب.

        It is the one named last before the office, or the next one where none is.
        """
        heads = self._bare_heads(role)
        bodies = sorted(self.roles.bodies.values(), key=lambda b: b.first) if heads else []
        fuller = [b for b in bodies if b.last > b.first + 1 and without_article(self._opening(b)) in heads]
        whole = [b for b in fuller if self.of_body(b) or is_of_no_state(self.scene, b)]
        before = [b for b in whole if b.last <= role.first]
        return before[-1] if before else next(iter(whole), None)

    def _bare_heads(self, role: Role) -> set[str]:
        """The head words of bodies by which an office may name a fuller one."""
        groups = {word for word in (without_article(role.body or ""), *role.duty) if self._is_group(word)}
        last = self.scene.words[role.last - 1]
        if role.last > role.first + 1 and last.org is not None and last.org_reading is not None:
            key = last.org_reading.key
            bare = key.startswith("ال") or last.key.startswith("لل")
            charge = "ال" + without_article(key) in self.scene.vocabulary.words.field  # وزير الخارجية
            groups |= {without_article(key)} if bare and not charge else set()
        return groups

    def _is_group(self, word: str) -> bool:
        head = self.scene.vocabulary.orgs.get(word)
        return head is not None and (head.kind in _GROUPS or head.head == _GOVERNMENT)

    def _opening(self, body: Candidate) -> str:
        return body.key(self.scene.tokens).split(" ")[0]

    def around(self, naming: Naming) -> str | None:
        """The country spoken of before a naming: nearest in its sentence, else most in the article."""
        role = naming.role
        start = role.first if role is not None else naming.first
        others = self._held_by_others(role) | self._met(naming)
        for i in range(start - 1, self.scene.begins[naming.first] - 1, -1):
            country = None if self._is_joint(i) or self._is_aside(i, naming) else self._country_at(i)
            if country and country not in others:
                return country
        ministry = of_ministry(self.scene, self.roles.bodies.values(), role) if role is not None else None
        return ministry or next((country for country in self._topics if country not in others), None)

    def _held_by_others(self, role: Role | None) -> set[str]:
        """The countries in which someone else holds the office; one that is past may be of any."""
        if role is None or role.former or role.form.number != "s":
            return set()
        charges = charges_in(self.scene, role)
        return set().union(*(self.occupied.get(charge, ()) for charge in charges))

    def _met(self, naming: Naming) -> set[str]:
        """The countries whose envoys or counterparts the sentence names behind him: التقى X نظيره التركي."""
        if naming.role is None or naming.role.kind in _ABROAD:
            return set()
        met, at = set(), naming.last
        for i in range(naming.last, self.scene.ends[naming.first]):
            role = self.roles.role_at(i) if i >= at and self.scene.words[i].office is not None else None
            at = role.last if role is not None else at
            if role is not None and role.country and role.kind in _ABROAD:
                met.add(role.country)
        return met

    @cached_property
    def _topics(self) -> list[str]:
        return topics_of(self.scene, self.roles.places, self.told_at.values())

    def _is_aside(self, i: int, naming: Naming) -> bool:
        """Whether a country is only where a delegation goes, or whose embassy it is, if he is no envoy."""
        role, keys = naming.role, self.scene.keys
        start = role.first if role is not None else naming.first
        if _DELEGATION in keys[i + 1 : start] and _TO in keys[max(i - 2, 0) : i]:
            return True  # وصل X إلى العاصمة القرغيزية على رأس وفد ضم وزير الخارجية Y
        envoy = role is not None and role.kind == "envoy"
        return not envoy and any(key.lstrip("وب") in _EMBASSIES for key in keys[max(i - 1, 0) : i + 1])

    def _is_joint(self, i: int) -> bool:
        """Whether the adjective at token `i` is one of two that go together: المجلس السعودي الهندي."""
        keys, nation = self.scene.keys, self.scene.nation_of
        if nation(i) is None:
            return False
        beside = (j for j in (i - 1, i + 1) if self.scene.begins[i] <= j < self.scene.ends[i])
        return any(nation(j) not in (None, nation(i)) and keys[j].startswith("ال") for j in beside)

    def _country_at(self, i: int) -> str | None:
        if i in self.named:  # someone called تركي is of no country yet
            return self.told_at.get(i)
        if i in self._in_media:
            return None
        adjective = self._compound_nation(i) or self.scene.nation_of(i)
        if adjective:
            return adjective
        place = self.roles.places.get(i)
        longer = self.roles.places.get(i - 1)
        if longer is not None and longer.last > i:  # جنوب السودان
            place = longer
        if place is not None and place.type is EntityType.GPE:
            return place.country
        body = self.roles.bodies.get(i)
        if body is not None and body.rule not in _SOURCES:
            return body.country
        return self.told_at.get(i)

    @cached_property
    def _in_media(self) -> frozenset[int]:
        """The tokens of the names of media, which only report: وكالة الأنباء الكويتية."""
        orgs = self.scene.vocabulary.orgs
        media = []
        for body in self.roles.bodies.values():
            head = orgs.get(self._opening(body))
            if body.rule in _SOURCES or (head is not None and head.kind == _MEDIA):
                media.append(body)
        return frozenset(i for body in media for i in range(body.first, body.last))

    def _compound_nation(self, i: int) -> str | None:
        """The country of two adjectives of which token `i` is the second: الجنوب سوداني."""
        keys = self.scene.keys
        pair = without_article(keys[i - 1]), without_article(keys[i])
        return self.scene.vocabulary.compound_demonyms.get(pair) if i > self.scene.begins[i] else None


def charges_in(scene: Scene, role: Role) -> list[tuple[str, ...]]:
    """The ministries and the chair of a state that a role phrase gives, each with its charge.

    The minister in نائب رئيس الوزراء وزير الخارجية holds his office, the one in نائب وزير الخارجية does not.
    """
    charges: list[tuple[str, ...]] = []
    for i in range(role.first, role.last - 1):
        form = scene.words[i].office
        if form is None or form.office.kind not in _OF_ONE:
            continue
        if i > role.first and not scene.words[i - 1].definite:
            continue
        charge = without_article(scene.keys[i + 1])
        if i == role.first or form.office.kind == "state":
            charges.append((fold(form.office.office), charge))
    fields = scene.vocabulary.words.field
    return [charge for charge in charges if "ال" + charge[1] in fields or charge[1] in _CABINET]
