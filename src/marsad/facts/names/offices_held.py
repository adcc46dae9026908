"""Which office an article gives a person: role, country, and titles that stand for someone named."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.identity import Person
from marsad.facts.names.naming import Naming
from marsad.facts.names.post import Post, comparable
from marsad.facts.names.role import Role, is_personal
from marsad.facts.names.roles import RoleReader
from marsad.facts.names.scene import Scene
from marsad.facts.names.unstated import UnstatedCountries, charges_in
from marsad.lexicon.holders import Holder
from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold

_REPEATED = frozenset({"head", "state", "monarch", "heir", "deputy", "adviser", "envoy"})
_NEAR = 8  # tokens behind a name in which the office stands that he takes
_IN_LINE = frozenset({"سلف", "خلف"})
_COMMAS = frozenset("،,")
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
        self.unstated = UnstatedCountries(scene, roles, self._told_at, self._named)
        self.day = (scene.article.published.value if scene.article.published else "9999")[:10]

    def settle_countries(self, people: list[Person]) -> dict[int, str | None]:
        """The country of each person, by position in `people`."""
        for person in people:
            self._named.update(i for n in person.namings for i in range(n.first, n.last))
            country = self._told(person)
            if country is not None:
                self._told_at.update({n.last - 1: country for n in person.namings})
                self._occupy(person, country)
        return {number: self._country(person) for number, person in enumerate(people)}

    def _occupy(self, person: Person, country: str) -> None:
        """Keeps which offices of a country are someone's, so that nobody else is given them."""
        held = self._held(person)
        roles = [n.role for n in person.namings if n.role is not None and n.role.form.number == "s"]
        charges = [charge for role in roles if not role.former for charge in charges_in(self.scene, role)]
        if held is not None and (not held.end or held.end[:7] > self.day[:7]):
            post = _listed_post(held)
            charges.append((post.head, *post.duty[:1]))
        for charge in charges:
            self.unstated.occupied.setdefault(charge, set()).add(country)

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
            return next((c for n in official if n.role and (c := self.unstated.of_speaker(n.role))), None)
        if held is not None:
            return None if self._is_private(held) else held.country
        succeeded = next((n.role for n in namings if n.role and n.role.form.office.office in _IN_LINE), None)
        if succeeded is not None:
            return self._told_before(succeeded.first)
        if official:
            fuller = next((b for n in official if n.role and (b := self.unstated.fuller(n.role))), None)
            return self.unstated.of_body(fuller) if fuller else self.unstated.of_office(official[0])
        ranked = next((n for n in namings if (n.rank or n.led) and n.role is None), None)
        if ranked is None:
            return self._sworn_in(namings)
        led = self._ending_at(ranked.first - 1) if ranked.led and not ranked.rank else None
        return self.unstated.around(ranked) if led is None or led.official else None

    def _told_before(self, i: int) -> str | None:
        """The country of the one named last before token `i`, whose forerunner stands there: سلفه X."""
        return max(((at, c) for at, c in self._told_at.items() if at < i), default=(0, None))[1]

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
            return role.country is not None and not self._is_like_body(role)
        if role.possessed or role.kind == "chief" or self._is_chairing_state(role):
            return False
        before = self.scene.keys[role.first - 1] if role.first > self.scene.begins[role.first] else ""
        return before not in self.scene.vocabulary.words.acting

    def _is_chairing_state(self, role: Role) -> bool:
        """Whether an office behind a comma is that of a state that chairs: ماليزيا، رئيسة الدورة."""
        i = role.first - 1
        if i <= self.scene.begins[role.first] or self.scene.keys[i] not in _COMMAS:
            return False
        if not self.scene.keys[role.first].endswith("ه"):
            return False
        named = (*self.roles.places.values(), *self.roles.bodies.values())
        return any(thing.last == i for thing in named)

    def _is_like_body(self, role: Role) -> bool:
        """Whether a counterpart is a body's, named right before it: القوات الجوية ونظيرتها السودانية."""
        hers = self.scene.keys[role.first].endswith("تها")  # سلمت السلطات الإسبانية نظيرتها الكولومبية
        joined = hers or (role.cut == 1 and self.scene.keys[role.first].startswith("و"))
        return joined and any(b.last == role.first for b in self.roles.bodies.values())


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
