"""Mentions of people: names with the role that stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.facts.names.borne import names_borne
from marsad.facts.names.family_names import with_family_name
from marsad.facts.names.free_names import free_names
from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.joint import sharers
from marsad.facts.names.names import name_end, opens_name
from marsad.facts.names.naming import Claims, Naming, is_led, known_holder, role_text
from marsad.facts.names.nicknames import joined_to_owners, marked_nicknames
from marsad.facts.names.odd_names import eastern_end, half_seen_end, is_half_seen, odd_end
from marsad.facts.names.reaching import reaching, with_mark, with_style
from marsad.facts.names.role import Role
from marsad.facts.names.roles import RoleReader
from marsad.facts.names.roles_behind import BEING, COURTESIES, RolesBehind
from marsad.facts.names.scene import Scene
from marsad.facts.names.seen import GIVEN
from marsad.facts.names.titles import skip_titles, title_at
from marsad.model.entity import EntityType

_COMMAS = frozenset("،,:/")
_NAMELY = "باسم"
_IN = "في"
_WRITER = "كاتب"
_LONGEST_SHORT = 7
_BRACKETS = {"(": ")", "«": "»"}
_MARKS = frozenset('"»”')


class PeopleFinder:
    """Finds the names of people in one article, office by office, then name by name."""

    def __init__(self, scene: Scene, roles: RoleReader) -> None:
        self.scene = scene
        self.roles = roles
        self.claims = Claims(len(scene.keys))
        self.reached: dict[int, Role] = {}
        self.behind = RolesBehind(scene, roles, self.claims, self.reached)

    def find(self) -> list[Naming]:
        """All namings, in order of appearance, none overlapping another."""
        for first, last in names_borne(self.scene, self.roles):
            self.claims.take(first, last)
        nicknames = list(marked_nicknames(self.scene, self.claims))
        found = [*nicknames, *self._after_roles(), *free_names(self.scene, self.claims)]
        also = [other for naming in found if (other := self._in_latin(naming) or self._alias(naming))]
        aliases = {other.first for other in also}
        found = [*also, *(naming for naming in found if naming.first not in aliases)]
        found = joined_to_owners(self.scene, found)
        found = [self.behind.with_role_before(naming) for naming in sorted(found, key=lambda n: n.first)]
        namings = [self.behind.with_role_behind(naming) for naming in found]
        for naming in namings:
            self.behind.take_further(naming)
        return namings

    def _after_roles(self) -> Iterator[Naming]:
        at = 0
        for i in self.scene.telling:
            word = self.scene.words[i]
            if i < at or self.claims.taken[i] or (word.office is None and not word.titled):
                continue
            if self._opens_known(i):
                continue
            naming = self._by_role(i) or self._by_title(i)
            if naming is not None:
                yield naming
                yield from sharers(self.scene, self.roles, naming, self.claims)
                at = naming.last

    def _opens_known(self, i: int) -> bool:
        """Whether a known person's name of two words or more begins at an office word: أمير عبد اللهيان."""
        match = self.scene.matches.get(i)
        known = match is not None and not match.reading.cut and match.last > i + 1
        return known and match is not None and bool(match.of_type(EntityType.PERSON))

    def _by_role(self, i: int) -> Naming | None:
        role = self.roles.role_at(i)
        if role is None or not self._may_name(role):
            return None
        if self._is_of_other(role) and (self._follows_name(role.first) or _speaks_unnamed(role)):
            return self._within(role)
        role = reaching(self.scene, with_mark(self.scene, role))
        at = self._skip_to_name(self._skip_short_name(role.last), self.scene.ends[i])
        apart = at is not None and at > role.last and role.personal and not _is_whose(role)
        if at is None or apart or self._is_told_of(role, at):
            return None
        if role.kind == "spokesperson" and self.scene.keys[at] == _NAMELY:
            return None
        at, rank = skip_titles(self.scene, self._skip_crown(role, at))
        if rank is not None and at < len(self.scene.keys):
            at = self._skip_crown(role, at)
        last = self._name_end(role, at)
        if last == at + 1 and self._is_word(role, at):
            return None
        if last == at or not self._fits(role, at, last) or self._meets(role, at, last):
            return None
        return self._named_by(role, at, last, rank)

    def _meets(self, role: Role, at: int, last: int) -> bool:
        """Whether an office and a known surname of another country are two: هنأ الرئيس التركي بوتين."""
        match, before = self.scene.matches.get(at), self.scene.keys[role.first - 1] if role.first else ""
        if match is None or last != at + 1 or before not in self.scene.vocabulary.words.meeting:
            return False
        known = match.of_type(EntityType.PERSON)
        return bool(known and role.country) and all(k.country not in (role.country, None) for k in known)

    def _named_by(self, role: Role, at: int, last: int, rank: str | None) -> Naming:
        """The naming at tokens `[at, last)` of whoever holds an office, which takes both."""
        role = with_style(self.scene, role)
        self.claims.take_role(role)
        self._release_named(role)
        self.claims.take(role.last, last)
        text, holder = role_text(self.scene, role), known_holder(self.scene, at, last)
        return Naming(at, last, 0, "role", role, text, rank, country=role.country, holder=holder, titled=True)

    def _release_named(self, role: Role) -> None:
        """Leaves whoever a role names to be found as well: صهر ترامب جاريد كوشنر."""
        match = self.scene.matches.get(role.first + 1)
        if match is not None and match.last == role.last and match.of_type(EntityType.PERSON):
            self.claims.taken[match.first : match.last] = bytes(match.last - match.first)

    def _is_word(self, role: Role, at: int) -> bool:
        """Whether one word behind an office is rather a verb: المفتشون أنهوا, النائب العام طالب."""
        names, key = self.scene.names[at], self.scene.keys[at]
        if role.form.number == "p":
            return names < 2
        known = at in self.scene.matches or self.scene.is_tagged(at, PERSON_TAG)
        return names == GIVEN - 1 and key in self.scene.vocabulary.common and not known

    def _is_told_of(self, role: Role, at: int) -> bool:
        """Whether an office is of whom it follows: X وزير الإسكان ومحمد; X، النائب البارز، Y."""
        keys = self.scene.keys
        word, nameness = self.scene.words[at], self.scene.vocabulary.nameness
        unlisted = word.key[0] == "و" and nameness(word.key) <= 1 and nameness(word.key[1:] or word.key) >= 1
        unlisted = unlisted and (nameness(word.key[1:]) >= 2 or self._follows_name(role.first))
        titled = word.key[0] == "و" and bool(title_at(self.scene, at)[0])  # والمشير X
        joins = role.form.number == "s" and (word.joins_name or unlisted or titled)
        between = role.first and keys[role.first - 1] in _COMMAS and keys[role.last] in _COMMAS
        return joins or (bool(between) and self._follows_name(role.first))

    def _is_of_other(self, role: Role) -> bool:
        """Whether the name behind a role is someone else's: باسم الرئيس X, نجل الرئيس الراحل X."""
        kin = role.kind == "kin" and not role.form.definite and role.last > role.first + 1
        return (role.nested or kin) and not role.cut

    def _follows_name(self, i: int) -> bool:
        """Whether someone with no role yet is named right before token `i`, a comma between or none."""
        before = i - 1
        if before >= self.scene.begins[i] and self.scene.keys[before] in BEING:  # وهي زوجة X
            return True
        if before > self.scene.begins[i] and self.scene.keys[before] in _COMMAS:
            before -= 1
        if before < self.scene.begins[i] or self.claims.taken[before]:
            return False
        matches = (self.scene.matches.get(first) for first in range(before - 2, before + 1))
        known = any(m is not None and m.last == before + 1 and m.of_type(EntityType.PERSON) for m in matches)
        return known or self.scene.is_tagged(before, PERSON_TAG)

    def _within(self, role: Role) -> Naming | None:
        """Who is named inside the role of another: X، المتحدث باسم الرئيس Y. The office is not Y's."""
        last = name_end(self.scene, role.last, cued=True) if role.last < len(self.scene.keys) else role.last
        if last == role.last:
            return None
        self.claims.take(role.first, last)
        self.reached[role.first] = replace(role, last=last)
        holder = known_holder(self.scene, role.last, last)
        own = self._told_apart(role)
        if own is None:
            return Naming(role.last, last, 0, "inside a role", holder=holder)
        text = role_text(self.scene, own)
        return Naming(role.last, last, 0, "role", own, text, country=own.country, holder=holder, titled=True)

    def _told_apart(self, role: Role) -> Role | None:
        """The office that ل parts from the role around it: مستشار الأمن القومي لرئيس الوزراء X."""
        for i in range(role.first + 1, role.last):
            way = self.scene.words[i].office_reading
            inner = self.roles.role_at(i) if way is not None and way.preposition == "ل" else None
            if inner is not None and inner.last == role.last:
                return inner
        return None

    def _may_name(self, role: Role) -> bool:
        """Whether a name may follow a role: no المستشار alone (a judge's title), no رئيسا, no bare رئيس."""
        size, kind = title_at(self.scene, role.first)
        longer = size > role.last - role.first  # الوكيل عريف, صاحب السمو الملكي
        if longer or (kind == "honorific" and size == role.last - role.first):
            return False
        if self._is_adjective(role):
            return False
        single = role.form.number == "s"
        if single and role.last == role.first + 1 and not (role.definite or role.accusative):
            return False  # شيخ محمود
        if not single and role.possessed and not role.personal and role.kind != "counterpart":
            return False  # أحد وزرائه X
        if not single and (
            (role.kind == "member" and role.form.definite) or self._is_inside_body(role.first)
        ):
            return False
        if role.accusative and single:
            return False
        told = not self.scene.words[role.first].key.startswith("لل")  # قال للصحفيين
        told = told and role.form.office.office != _WRITER  # الكتاب is a book too
        told = told and not (role.possessed and not single)  # في رسالة إلى مواطنيه عزا سالم
        return not role.personal or (role.definite and (single or (role.kind == "profession" and told)))

    def _is_inside_body(self, i: int) -> bool:
        """Whether token `i` goes on a body's name: حزب المحافظين."""
        before = self.roles.bodies.get(i - 1)
        return before is not None and before.last > i

    def _is_adjective(self, role: Role) -> bool:
        """Whether a bare office word only describes the noun before it: الحزب الحاكم."""
        if role.last > role.first + 1 or role.first == self.scene.begins[role.first]:
            return False
        key, before = self.scene.keys[role.first], self.scene.words[role.first - 1]
        adjectival = key in self.scene.vocabulary.words.adjectival
        agrees = key.endswith("ه") or not before.key.endswith("ه")  # not الشرطة المعارض
        return adjectival and before.definite and agrees

    def _skip_to_name(self, i: int, end: int) -> int | None:
        """Passes an adverb of time, a comma and an adjective of nationality: …، الألماني فولكر بيرتس."""
        keys, former = self.scene.keys, self.scene.vocabulary.words.former
        i += i < end and keys[i] in _MARKS
        while i < end and (self.scene.timed[i] or keys[i] in former):
            i += 1
        if i < end and keys[i] in _COMMAS:
            i += 1
            if i < end and self.scene.words[i].demonym and self.scene.words[i].definite:
                i += 1
        return i if i < end else None

    def _skip_short_name(self, i: int) -> int:
        """Passes a short name in brackets between a role and a name: … الإسلامية (حماس) فلان."""
        keys = self.scene.keys
        if i >= len(keys) or keys[i] not in _BRACKETS:
            return i
        closing = _BRACKETS[keys[i]]
        close = next((j for j in range(i + 1, min(i + _LONGEST_SHORT, len(keys))) if keys[j] == closing), i)
        return close + 1 if close > i + 1 and close + 1 < len(keys) else i

    def _skip_crown(self, role: Role, at: int) -> int:
        """Passes a bare title behind a fuller role: العاهل الأردني الملك X، ممثل الاتحاد السفير X."""
        title = self.roles.role_at(at) if at >= role.last else None
        if title is None or title.cut or title.last > at + 1 or not title.form.definite:
            return at
        comma = at == role.last + 1 and self.scene.keys[role.last] in _COMMAS and role.kind == "monarch"
        crown = (at == role.last or comma) and title.kind in ("monarch", "cleric")
        courtesy = role.last > role.first + 1 and title.kind in COURTESIES
        return at + 1 if crown or (courtesy and opens_name(self.scene, at + 1)) else at

    def _name_end(self, role: Role, at: int) -> int:
        if at >= len(self.scene.keys):
            return at
        close = at == role.last
        last = name_end(self.scene, at, cued=close or role.definite)
        if role.kind == "monarch":
            return self._listed_end(at, last)
        if close and role.definite:
            last = max(last, eastern_end(self.scene, at, role.country), half_seen_end(self.scene, at, last))
        if last == at and at == role.last and role.definite and role.last > role.first + 1:
            return odd_end(self.scene, role.first, at, role.country)
        return with_family_name(self.scene, at, last, role=close and role.definite)

    def _listed_end(self, at: int, last: int) -> int:
        """Where the listed words of a ruler's name end: he is named by given names and ordinals alone."""
        names, words = self.scene.names, self.scene.words
        return next((i for i in range(at + 1, last) if names[i] == 1 and not words[i].definite), last)

    def _fits(self, role: Role, at: int, last: int) -> bool:
        """Whether words of no list are enough of a name after this role."""
        names = self.scene.names[at:last]
        if not role.definite:
            return 2 in names or GIVEN in names or known_holder(self.scene, at, last) is not None
        if max(names) >= 2 or at in self.scene.matches:
            return True
        if (role.form.number == "p" and not role.country) or role.personal:
            return False
        return last - at > 1 or is_half_seen(self.scene, role, at)

    def _by_title(self, i: int) -> Naming | None:
        at, rank = skip_titles(self.scene, i)
        inside = rank is not None and self.scene.keys[at : at + 1] == (_IN,)
        force = self.roles.bodies.get(at + 1) if inside else None
        if force is not None:  # الرقيب في الشرطة العراقية X
            rank, at = self.scene.tokens.surface(i, force.last), force.last
        if at == i or at >= len(self.scene.keys):
            return None
        last = with_family_name(self.scene, at, name_end(self.scene, at, cued=True), rare=rank is None)
        place = self.roles.places.get(i)
        if last == at or (place is not None and place.last > at):  # في السيدة زينب
            return None
        self.claims.take(i, last)
        holder = known_holder(self.scene, at, last)
        led = is_led(self.scene, i)
        country = force.country if force is not None else None
        return Naming(at, last, 0, "title", rank=rank, led=led, country=country, holder=holder, titled=True)

    def _in_latin(self, naming: Naming) -> Naming | None:
        """The same name in Latin letters, in brackets behind it."""
        first, keys = naming.last + 1, self.scene.keys
        if first >= len(keys) or keys[naming.last] != "(":
            return None
        last = first
        while last < len(keys) and keys[last].isascii() and (keys[last].isalpha() or keys[last] in ".-'"):
            last += 1
        if last - first < 2 or last >= len(keys) or keys[last] != ")":
            return None
        self.claims.take(first, last)
        return Naming(first, last, 0, "in Latin letters", same_as=naming.first)

    def _alias(self, naming: Naming) -> Naming | None:
        """Another name of the same person in brackets behind the first: محمود عباس (أبو مازن)."""
        scene, first = self.scene, naming.last + 1
        if first >= scene.ends[naming.first] or scene.keys[naming.last] != "(" or not scene.names[first]:
            return None
        match, word = scene.matches.get(first), scene.words[first]
        if word.office or word.org or word.demonym or scene.timed[first]:
            return None
        if match is not None and not match.of_type(EntityType.PERSON):
            return None
        last = max(name_end(scene, first, cued=True), first + 1)
        if last >= len(scene.keys) or scene.keys[last] != ")":
            return None
        self.claims.take(first, last)
        return Naming(first, last, 0, "in brackets", same_as=naming.first)


def _is_whose(role: Role) -> bool:
    """Whether a kinship says whose it is, so that a comma may part the name from it: نجل الرئيس، سالم."""
    return role.kind == "kin" and role.last > role.first + 1


def _speaks_unnamed(role: Role) -> bool:
    """Whether a role is some spokesperson's, who is never named: متحدث باسم الرئيس X."""
    return role.kind == "spokesperson" and not role.form.definite
