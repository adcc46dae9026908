"""Which office an article gives a person: role, country, and titles that stand for someone named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.identity import Person
from marsad.facts.names.naming import Naming
from marsad.facts.names.post import Post, comparable
from marsad.facts.names.role import Role, is_personal
from marsad.facts.names.role_parts import is_of_no_state
from marsad.facts.names.roles import RoleReader
from marsad.facts.names.scene import Scene
from marsad.facts.names.topic import DATELINE, of_ministry, topic_of
from marsad.lexicon.holders import Holder
from marsad.lexicon.pack import Lexicon
from marsad.model.entity import EntityType
from marsad.text.clitics import without_article
from marsad.text.normalise import fold

_REPEATED = frozenset({"head", "state", "monarch", "heir", "deputy", "adviser", "envoy"})
_PUBLIC = frozenset({"party", "movement", "council", "parliament", "army", "police", "intelligence"})
_FORCES = frozenset({"army", "police", "intelligence"})
_PRIVATE = frozenset({"head", "member", "chief"})
_BELONGING = _PRIVATE | {"spokesperson"}
_GROUPS = frozenset({"party", "movement", "army", "parliament", "council"})
_GOVERNMENT, _TOWN = "حكومة", "بلدية"
_ACTOR = "ممثل"
_MUFTI = "مفتي"
_SOURCES = frozenset({"outlets", "credit"})
_NEAR = 8  # tokens behind a name in which the office stands that he takes
_REACH = 40  # tokens before an office in which its body is sought
_DIPLOMATS = frozenset({"سفير", "قنصل"})
_RECALLS = frozenset({"استدعي", "استدعت", "سحب", "سحبت", "يستدعي", "تستدعي"})
_EMBASSIES = frozenset({"سفاره", "قنصليه"})
_DELEGATION, _TO = "وفد", "الي"
_TO_CONSULT = "للتشاور"
_EXECUTIVES = frozenset({"رئيس", "مدير"})
_EXECUTIVE = frozenset({"التنفيذي", "التنفيذيه", "تنفيذي"})
_NEVER_UNNAMED = frozenset({"profession", "kin", "relation", "member"})


def holder_offices(lexicon: Lexicon) -> dict[str, tuple[Holder, ...]]:
    """The rows of the holders pack by person; use it through `lexicon.derive`."""
    found: dict[str, tuple[Holder, ...]] = {}
    for row in lexicon.rows(Holder):
        identity = f"person {row.name}"
        found[identity] = (*found.get(identity, ()), row)
    return found


class OfficeDesk:
    """Gives the people of an article their role and country, and finds offices that act unnamed."""

    def __init__(self, scene: Scene, roles: RoleReader, lexicon: Lexicon) -> None:
        self.scene = scene
        self.roles = roles
        self.holders = lexicon.derive(holder_offices)
        self._told_at: dict[int, str] = {}
        self._named: set[int] = set()
        self.day = (scene.article.published.value if scene.article.published else "9999")[:10]

    def settle_countries(self, people: list[Person]) -> dict[int, str | None]:
        """The country of each person, by position in `people`."""
        for person in people:
            self._named.update(i for n in person.namings for i in range(n.first, n.last))
            country = self._told(person)
            if country is not None:
                self._told_at.update({n.last - 1: country for n in person.namings})
        return {number: self._country(person) for number, person in enumerate(people)}

    def _told(self, person: Person) -> str | None:
        """The country that someone's office names, or that the pack has for him on that day."""
        stated = next((n.country for n in person.namings if n.country and n.role is not None), None)
        held = self._held(person)
        return stated or (held.country if held is not None and not self._is_private(held) else None)

    def post(self, role: Role, country: str | None, beside: Post | None = None) -> Post:
        """A role phrase as a comparable office; a counterpart takes the office of whom it is like.

        `beside` is the office of the one named last before it, if any.
        """
        head = fold(role.form.office.office)
        duty = role.duty
        if role.kind == "counterpart":
            if beside is not None:
                return Post(beside.head, beside.duty, country)
            like = self._counterpart(role)
            if like is not None:
                head, duty = fold(like.form.office.office), like.duty
        return comparable(head, duty, country)

    def _counterpart(self, role: Role) -> Role | None:
        """The office that نظيره repeats: the last before it that is no counterpart itself."""
        last, at = None, 0
        for i in self.scene.telling:
            if i >= role.first:
                break
            other = self.roles.role_at(i) if i >= at and self.scene.words[i].office is not None else None
            if other is not None:
                if other.kind in _REPEATED and other.form.number == "s":
                    last = other
                at = other.last
        return last

    def posts_of(self, person: Person, country: str | None) -> Iterator[Post]:
        """All offices that the article or the holders pack gives a person."""
        for naming in person.namings:
            if naming.role is not None and not naming.role.personal:
                yield self.post(naming.role, naming.country or country)
        for holder in self.holders.get(person.holder or "", ()):
            yield _listed_post(holder)

    def best_role(self, person: Person, by_title: list[Role]) -> str | None:
        """The fullest role phrase beside the name; a counterpart gives way to the office itself."""
        beside = [n for n in person.namings if n.role is not None and n.role_text]
        best = max(beside, key=_fullness, default=None)
        if best is not None and best.role is not None and best.role.kind == "counterpart":
            title = next((role for role in by_title if role.kind != "counterpart" and role.full), None)
            if title is not None:
                return self._text(title)
        if best is not None:
            return best.role_text
        rank = next((n.rank for n in person.namings if n.rank), None)
        title = next((role for role in by_title if role.full), None)
        return self._text(title) if rank is None and title is not None else rank

    def _text(self, title: Role) -> str:
        return self.scene.tokens.surface(title.first, title.last)[title.cut :]

    def _country(self, person: Person) -> str | None:
        namings = person.namings
        official = [n for n in namings if n.role is not None and not n.role.personal]
        stated = next((n.country for n in official if n.country), None)
        if stated is not None:
            return stated
        held = self._held(person)
        lasts = held is not None and (not held.end or held.end[:7] >= self.day[:7])
        holds = held is not None and held.country is not None and lasts
        if not holds and any(n.role is not None and n.role.settled for n in official):
            return None
        if held is not None:
            return None if self._is_private(held) else held.country
        fuller = next((c for n in official if n.role and (c := self._fuller(n.role))), None)
        if fuller is not None:
            return fuller
        if official:
            return self._of_office(official[0])
        ranked = next((n for n in namings if (n.rank or n.led) and n.role is None), None)
        if ranked is None:
            return self._sworn_in(namings)
        led = self._ending_at(ranked.first - 1) if ranked.led and not ranked.rank else None
        return self._around(ranked) if led is None or led.official else None

    def _sworn_in(self, namings: list[Naming]) -> str | None:
        """The country of the office that someone takes: أدى X اليمين الدستورية رئيسا للجمهورية."""
        for naming in namings:
            end = min(self.scene.ends[naming.first], naming.last + _NEAR)
            for i in range(naming.last, end):
                if i in self._named:
                    break
                role = self.roles.role_at(i) if self.scene.words[i].office is not None else None
                if role is not None and role.accusative:
                    return role.country
        return None

    def _ending_at(self, last: int) -> Candidate | None:
        """The body whose name ends right before token `last`."""
        return next((b for b in self.roles.bodies.values() if b.last == last), None)

    def _of_office(self, naming: Naming) -> str | None:
        """The country of an office that names none: its body's before it, its sender's, or the one around."""
        if self._is_stateless(naming):
            return None
        role = naming.role
        if role is not None and role.possessed and role.kind in _BELONGING and not role.full:
            body = self._before(role.first)  # الاتحاد … رئيسه
            if body is not None and is_of_no_state(self.scene, body):
                return None
            if body is not None and body.country and body.official and role.kind == "spokesperson":
                return body.country
        if role is not None and role.kind == "envoy" and self._is_recalled(naming):
            sender = self._first_spoken_of(role.first)
            if sender is not None:
                return sender
        return self._around(naming)

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
        """The body named last before token `i`, in its sentence or the one before."""
        found = [b for b in self.roles.bodies.values() if i - _REACH < b.first and b.last <= i]
        return max(found, key=lambda b: (b.last, -b.first), default=None)

    def _fuller(self, role: Role) -> str | None:
        """The country of the body that an office names by its head word alone: الحزب."""
        heads = {word for word in (without_article(role.body or ""), *role.duty) if self._is_group(word)}
        bodies = self.roles.bodies.values() if heads else ()
        fuller = (b for b in bodies if b.last > b.first + 1 and b.country and b.official)
        return next((b.country for b in fuller if without_article(self._opening(b)) in heads), None)

    def _is_group(self, word: str) -> bool:
        head = self.scene.vocabulary.orgs.get(word)
        return head is not None and (head.kind in _GROUPS or head.head == _GOVERNMENT)

    def _opening(self, body: Candidate) -> str:
        return body.key(self.scene.tokens).split(" ")[0]

    def _is_stateless(self, naming: Naming) -> bool:
        """Whether an office that names no country is no state's: a cleric's, a manager's, someone's envoy."""
        role = naming.role
        if role is not None and not role.full and self._is_executive(role):
            return True
        cleric = role is not None and role.kind == "cleric" and role.form.office.office != _MUFTI
        if role is None or cleric or self._performs(role):
            return True
        if role.form.office.office in self.scene.vocabulary.words.manager and not role.full:
            return not (role.duty and self._is_forces(role.duty[0]))
        if role.kind in _PRIVATE and role.body is None and role.duty and not role.possessed:
            return "place" not in role.form.office.of and not self._is_public(role.duty[0])
        his = self.scene.keys[role.first].endswith("ه") and role.form.possessed
        return role.kind == "envoy" and his and role.form.office.office not in _DIPLOMATS

    def _is_executive(self, role: Role) -> bool:
        """Whether an office is one of companies: الرئيس التنفيذي, المدير التنفيذي."""
        following = self.scene.keys[role.first + 1] if role.last > role.first + 1 else ""
        return role.form.office.office in _EXECUTIVES and following in _EXECUTIVE

    def _is_forces(self, duty: str) -> bool:
        """Whether a charge is of a state's forces: مدير المخابرات."""
        head = self.scene.vocabulary.orgs.get(duty)
        return head is not None and head.kind in _FORCES

    def _performs(self, role: Role) -> bool:
        """Whether ممثل is an actor: he stands for no body and has no rank of an envoy."""
        if role.form.office.office != _ACTOR or role.full or role.duty:
            return False
        ranked = any(
            k in self.scene.vocabulary.words.envoy_rank for k in self.scene.keys[role.first : role.last]
        )
        return not ranked

    def _is_public(self, duty: str) -> bool:
        """Whether a charge or body named without more is a state's or a movement's: الحزب, الجيش, المجلس."""
        vocabulary = self.scene.vocabulary
        head = vocabulary.orgs.get(duty)
        public = head is not None and (head.kind in _PUBLIC or head.head == _TOWN)
        return public or "ال" + duty in vocabulary.words.field or duty in vocabulary.movement_words

    def _held(self, person: Person) -> Holder | None:
        """The row of the holders pack that fits the day of publication best."""
        rows = self.holders.get(person.holder or "", ())
        if self.scene.article.published is None and len({row.country for row in rows}) > 1:
            rows = tuple(row for row in rows if self.scene.support[row.country or ""]) or rows
        past = [row for row in rows if row.start <= self.day]
        return max(past, key=lambda row: row.start, default=rows[0] if rows else None)

    def _is_private(self, held: Holder) -> bool:
        """Whether the pack knows someone by a profession, which is of no state: الصحفي."""
        form = self.scene.vocabulary.offices.get(fold(held.office).split(" ")[0])
        return form is not None and is_personal(form)

    def _around(self, naming: Naming) -> str | None:
        """The country spoken of before a naming: nearest in its sentence, else most in the article."""
        role = naming.role
        start = role.first if role is not None else naming.first
        for i in range(start - 1, self.scene.begins[naming.first] - 1, -1):
            country = None if self._is_joint(i) or self._is_aside(i, naming) else self._country_at(i)
            if country:
                return country
        ministry = of_ministry(self.scene, self.roles.bodies.values(), role) if role is not None else None
        return ministry or self._topic

    @cached_property
    def _topic(self) -> str | None:
        return topic_of(self.scene, self.roles.places, self._told_at.values())

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
        if i in self._named:  # someone called تركي is of no country yet
            return self._told_at.get(i)
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
        return self._told_at.get(i)

    def _compound_nation(self, i: int) -> str | None:
        """The country of two adjectives of which token `i` is the second: الجنوب سوداني."""
        keys = self.scene.keys
        pair = without_article(keys[i - 1]), without_article(keys[i])
        return self.scene.vocabulary.compound_demonyms.get(pair) if i > self.scene.begins[i] else None

    def titles(self, used: set[int], taken: bytearray) -> Iterator[Role]:
        """Definite titles of one office with no name beside them, in order."""
        at = 0
        for i in self.scene.telling:
            if i < at or self.scene.words[i].office is None or taken[i] or i in used:
                continue
            role = self.roles.role_at(i)
            if role is not None:
                if self._is_title(role) and not any(taken[role.first : role.last]):
                    yield role
                at = max(role.last, i + 1)

    def _is_title(self, role: Role) -> bool:
        before = self.scene.words[role.first - 1] if role.first > self.scene.begins[role.first] else None
        adjectival = self.scene.keys[role.first] in self.scene.vocabulary.words.adjectival
        placed = any(p.last == role.first for p in self.roles.places.values())  # غرب تكساس الوسيط
        if adjectival and before is not None and (before.definite or placed):  # الهيئة الحاكمة
            return False
        return role.form.number == "s" and role.definite and role.kind not in _NEVER_UNNAMED

    def may_act_unnamed(self, role: Role, bodies_hold: bytearray) -> bool:
        """Whether a title that is nobody's in the article is a person of its own."""
        if not role.full or role.accusative or role.former or bodies_hold[role.first]:
            return False
        if role.kind == "counterpart":
            return role.country is not None
        if role.possessed or role.kind == "chief":
            return False
        before = self.scene.keys[role.first - 1] if role.first > self.scene.begins[role.first] else ""
        return before not in self.scene.vocabulary.words.acting


def _fullness(naming: Naming) -> tuple[int, int, int, int, int]:
    role = naming.role
    assert role is not None
    before = role.first < naming.first
    full, own = naming.rule != "joint role" and role.full, role.kind != "counterpart"
    return (not role.personal, full, own, before, role.last - role.first)


def _listed_post(holder: Holder) -> Post:
    words = fold(holder.office).split()
    head = words[0].removeprefix("ال") if words else ""
    duty = tuple(
        word.removeprefix("ال")
        for word in words[1:]
        if word.removeprefix("ال") not in ("جمهوريه", "دوله", "مجلس")
    )
    return comparable(head, tuple("وزراء" if w == "حكومه" else w for w in duty), holder.country)
