"""Mentions of people: names with the role that stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.facts.names.names import name_end
from marsad.facts.names.roles import Role, RoleReader
from marsad.facts.names.scene import Scene
from marsad.model.entity import EntityType
from marsad.text.clitics import Reading

_COMMAS = frozenset("،,:/(")
_LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class Naming:
    """A person named at tokens `[first, last)` less `cut` letters, with what stands beside it.

    `role_text` is the role as written and `role` how it was read; `rank` a military title; `led`
    says that the name follows "led by". `rule` says what found the name, `holder` is the identity
    of a known office holder; `same_as` the first token of a naming that this one repeats.
    """

    first: int
    last: int
    cut: int
    rule: str
    role: Role | None = None
    role_text: str | None = None
    rank: str | None = None
    led: bool = False
    country: str | None = None
    holder: str | None = None
    titled: bool = False
    same_as: int | None = None


class PeopleFinder:
    """Finds the names of people in one article, office by office, then name by name."""

    def __init__(self, scene: Scene, roles: RoleReader) -> None:
        self.scene = scene
        self.roles = roles
        self.taken = bytearray(len(scene.keys))
        self.used_roles: set[int] = set()

    def find(self) -> list[Naming]:
        """All namings, in order of appearance, none overlapping another."""
        found = list(self._after_roles())
        found += self._known_and_given()
        found += [latin for naming in found if (latin := self._latin(naming))]
        found = [self._with_role_after(naming) for naming in sorted(found, key=lambda n: n.first)]
        return found

    def _after_roles(self) -> Iterator[Naming]:
        i = 0
        while i < len(self.scene.words):
            naming = None
            if not self.taken[i]:
                naming = self._by_role(i) or self._by_title(i)
            if naming is None:
                i += 1
                continue
            yield from self._with_joined(naming)
            i = naming.last

    def _by_role(self, i: int) -> Naming | None:
        role = self.roles.role_at(i)
        if role is None or not self._may_name(role) or self._is_honorific(role):
            return None
        at = self._skip_to_name(role.last, self.scene.ends[i])
        if at is None or (at > role.last and role.personal):
            return None
        at, rank = self._titles(at)
        last = name_end(self.scene, at, cued=at == role.last or role.definite)
        last = self._with_family_name(role, at, last)
        if role.kind == "monarch":
            last = self._listed_end(at, last)
        if last == at or not self._fits(role, at, last):
            return None
        return self._named(at, last, role, rank)

    def _listed_end(self, at: int, last: int) -> int:
        """Where the listed words of a ruler's name end: he is named by given names and ordinals alone."""
        return next((i for i in range(at + 1, last) if self.scene.words[i].name == 1), last)

    def _with_family_name(self, role: Role, at: int, last: int) -> int:
        """Takes an ordinary word for the family name where a role stands before a given name alone."""
        end = self.scene.ends[at] if at < len(self.scene.ends) else at
        if last != at + 1 or last >= end or role.kind == "monarch" or self._holder(at, last):
            return last
        first, word = self.scene.words[at], self.scene.words[last]
        ordinary = word.key[0].isalpha() and word.key not in self.scene.vocabulary.words.function
        plain = ordinary and not word.definite and word.office is None and word.org is None
        return last + 1 if first.name >= 3 and plain and not self.scene.timed[last] else last

    def _is_honorific(self, role: Role) -> bool:
        """المستشار alone is a judge's title, no office."""
        return role.last == role.first + 1 and self._title(role.first, role.last)[1] == "honorific"

    def _may_name(self, role: Role) -> bool:
        if role.accusative and role.form.number == "s":
            return False
        return not role.personal or (role.definite and role.form.number == "s")

    def _fits(self, role: Role, at: int, last: int) -> bool:
        """Whether words of no list are enough of a name after this role."""
        names = [self.scene.words[i].name for i in range(at, last)]
        if max(names) >= 2 or at in self.scene.matches:
            return True
        if role.form.number == "p":
            return False
        return role.definite and not role.personal and (last - at > 1 or len(self.scene.keys[at]) > 3)

    def _named(self, at: int, last: int, role: Role, rank: str | None) -> Naming:
        self._take(role.first, last)
        self.used_roles.add(role.first)
        text = self._text(role)
        return Naming(
            at, last, 0, "role", role, text, rank, False, role.country, self._holder(at, last), True
        )

    def _text(self, role: Role) -> str:
        tokens = self.scene.tokens
        start = tokens.starts[role.first]
        key = tokens.keys[role.first]
        if role.cut:
            return tokens.surface(role.first, role.last)[role.cut :]
        text = tokens.text[start : tokens.ends[role.last - 1]]
        return "ال" + text[2:] if key.startswith("لل") else text

    def _holder(self, first: int, last: int) -> str | None:
        match = self.scene.matches.get(first)
        if match is None or match.last != last:
            return None
        known = match.of_type(EntityType.PERSON)
        return known[0].identity if known else None

    def _by_title(self, i: int) -> Naming | None:
        at, rank = self._titles(i)
        if at == i:
            return None
        last = name_end(self.scene, at, cued=True)
        if last == at:
            return None
        self._take(i, last)
        led = self._is_led(i)
        return Naming(at, last, 0, "title", None, None, rank, led, None, self._holder(at, last), True)

    def _titles(self, i: int) -> tuple[int, str | None]:
        """Passes honorifics and ranks; gives the rank as written."""
        rank = None
        end = self.scene.ends[i] if i < len(self.scene.keys) else i
        while i < end:
            size, kind = self._title(i, end)
            if not size:
                break
            if kind == "rank" and rank is None:
                cut = self.scene.words[i].readings
                rank = self._rank_text(i, i + size, cut)
            i += size
            while i < end and self.scene.keys[i] in "./" and self.scene.is_joined(i):
                i += 1
        return i, rank

    def _rank_text(self, first: int, last: int, ways: tuple[Reading, ...]) -> str:
        titles = self.scene.vocabulary.titles
        rest = self.scene.keys[first + 1 : last]
        way = next(way for way in ways if (way.key, *rest) in titles)
        surface = self.scene.tokens.surface(first, last)
        return "ال" + surface[way.cut + 2 :] if way.fused else surface[way.cut :]

    def _title(self, i: int, end: int) -> tuple[int, str | None]:
        titles = self.scene.vocabulary.titles
        word = self.scene.words[i]
        for size in range(min(self.scene.vocabulary.longest_title, end - i), 0, -1):
            rest = self.scene.keys[i + 1 : i + size]
            for way in word.readings:
                kind = titles.get((way.key, *rest))
                if kind and not (size == 1 and len(way.key) == 1 and not self._dotted(i)):
                    return size, kind
        return 0, None

    def _dotted(self, i: int) -> bool:
        return i + 1 < len(self.scene.keys) and self.scene.keys[i + 1] in "./"

    def _is_led(self, i: int) -> bool:
        before = self.scene.keys[i - 1] if i else ""
        return before in self.scene.vocabulary.words.led_by

    def _skip_to_name(self, i: int, end: int) -> int | None:
        """Passes an adverb of time, a comma and an adjective of nationality: السودان، الألماني فولكر بيرتس."""
        while i < end and (self.scene.timed[i] or self.scene.keys[i] in self.scene.vocabulary.words.former):
            i += 1
        if i < end and self.scene.keys[i] in _COMMAS and self.scene.keys[i] != "(":
            i += 1
            if i < end and self.scene.words[i].demonym and self.scene.words[i].definite:
                i += 1
        if i < end and self.scene.keys[i] == "/":
            i += 1
        return i if i < end else None

    def _with_joined(self, naming: Naming) -> Iterator[Naming]:
        """The naming and those who share a dual or plural role: … والتركي خلوصي أكار."""
        yield naming
        role = naming.role
        if role is None or role.form.number == "s":
            return
        last = naming.last
        while True:
            joined = self._joined(last, role)
            if joined is None:
                return
            yield joined
            last = joined.last

    def _joined(self, i: int, role: Role) -> Naming | None:
        end = self.scene.ends[i - 1]
        while i < end and self.scene.keys[i] in _COMMAS:
            i += 1
        if i >= end or not self.scene.keys[i].startswith("و"):
            return None
        word = self.scene.words[i]
        country, at, cut = None, i, 1
        if word.demonym and word.demonym_reading is not None:
            country, at, cut = word.demonym, i + 1, 0
        elif i in self.roles.places:
            place = self.roles.places[i]
            country, at, cut = place.country, place.last, 0
        if at == i:
            return self._joined_name(i, role)
        at, rank = self._titles(at)
        last = name_end(self.scene, at, cued=True) if at < end else at
        if last == at:
            return None
        self._take(i, last)
        text = self._shared_text(role)
        return Naming(
            at, last, 0, "joint role", role, text, rank, False, country, self._holder(at, last), True
        )

    def _joined_name(self, i: int, role: Role) -> Naming | None:
        last = self._glued_name_end(i)
        if last is None:
            return None
        self._take(i, last)
        text = self._shared_text(role)
        return Naming(i, last, 1, "joint role", role, text, None, False, None, None, True)

    def _glued_name_end(self, i: int) -> int | None:
        """The end of a name whose first word has a و glued to it."""
        vocabulary = self.scene.vocabulary
        key = self.scene.keys[i][1:]
        if len(key) < 3 or vocabulary.nameness(key) < 2:
            return None
        last = i + 1
        while last < self.scene.ends[i] and self.scene.words[last].name and not self.scene.timed[last]:
            last += 1
        return last if last > i + 1 else None

    def _shared_text(self, role: Role) -> str:
        """A joint role without the country of the first: وزيري الدفاع."""
        last = role.last
        while last > role.first + 1 and (
            self.scene.words[last - 1].demonym or (last - 1) in self.roles.places
        ):
            last -= 1
        return self.scene.tokens.surface(role.first, last)[role.cut :]

    def _known_and_given(self) -> Iterator[Naming]:
        i = 0
        while i < len(self.scene.words):
            naming = None if self.taken[i] or self.scene.timed[i] else self._bare_name(i)
            if naming is None:
                i += 1
                continue
            yield naming
            i = naming.last

    def _bare_name(self, i: int) -> Naming | None:
        match = self.scene.matches.get(i)
        if match is not None:
            known = match.of_type(EntityType.PERSON)
            if (
                known
                and len(known) == len(match.bearers)
                and not match.reading.fused
                and not self._in_place(i)
            ):
                last = (
                    match.last if match.reading.cut else max(match.last, name_end(self.scene, i, cued=False))
                )
                if match.last - i > 1 or self._stands_free(i, last):
                    self._take(i, last)
                    identity = known[0].identity if last == match.last else None
                    led = self._is_led(i)
                    return Naming(
                        i, last, match.reading.cut, "holders", None, None, None, led, None, identity
                    )
        return self._given_name(i)

    def _in_place(self, i: int) -> bool:
        """Whether a type noun before a name makes it a place's: منطقة بيسكوف."""
        return i > self.scene.begins[i] and self.scene.words[i - 1].place is not None

    def _stands_free(self, i: int, last: int) -> bool:
        return not (i and self.scene.words[i - 1].name >= 3 and not self.scene.timed[i - 1])

    def _given_name(self, i: int) -> Naming | None:
        """A given name of the list with one word more that may be a family name."""
        for way in self.scene.words[i].readings:
            if way.fused or self.scene.vocabulary.nameness(way.key) < 3 or len(way.key) < 3:
                continue
            last = self._free_end(i, way)
            if last - i >= 2 and self._is_sure(i, last, way):
                self._take(i, last)
                return Naming(i, last, way.cut, "given name", led=self._is_led(i))
        return None

    def _free_end(self, i: int, way: Reading) -> int:
        if way.cut == 0:
            return name_end(self.scene, i, cued=False)
        last = i + 1
        while last < self.scene.ends[i] and not self.taken[last]:
            step = name_end(self.scene, last, cued=True)
            if step == last:
                break
            last = step
        return last

    def _is_sure(self, i: int, last: int, way: Reading) -> bool:
        """Whether a name with no cue is more than two words that happen to stand together."""
        if any(self.taken[i:last]):
            return False
        sure = self.scene.vocabulary.nameness(way.key) == 4
        second = self.scene.words[i + 1].name
        return (sure and second >= 1) or second >= 2

    def _latin(self, naming: Naming) -> Naming | None:
        """The same name in Latin letters, in brackets behind it."""
        first = naming.last + 1
        keys = self.scene.keys
        if first >= len(keys) or keys[naming.last] != "(":
            return None
        last = first
        while last < len(keys) and keys[last].isascii() and (keys[last].isalpha() or keys[last] in ".-'"):
            last += 1
        if last - first < 2 or last >= len(keys) or keys[last] != ")":
            return None
        self._take(first, last)
        return Naming(first, last, 0, "in Latin letters", same_as=naming.first)

    def _with_role_after(self, naming: Naming) -> Naming:
        """The naming with the role that follows it (X، وزير الخارجية), where none goes before."""
        if naming.role is not None:
            return naming
        i, end = naming.last, self.scene.ends[naming.first]
        comma = i < end and self.scene.keys[i] in _COMMAS | {"-", "–"}
        role = self.roles.role_at(i + comma) if i + comma < end else None
        if role is None or role.first in self.used_roles or role.cut or not self._is_apposed(role, comma):
            return naming
        if not self.taken[role.first]:
            self._take(role.first, role.last)
            self.used_roles.add(role.first)
        return Naming(
            naming.first,
            naming.last,
            naming.cut,
            naming.rule,
            role,
            self._text(role),
            naming.rank,
            naming.led,
            role.country,
            naming.holder,
            naming.titled,
        )

    def _is_apposed(self, role: Role, comma: bool) -> bool:
        end = self.scene.ends[role.first]
        if role.form.number != "s" or role.kind == "kin":
            return False
        if role.last < end and self._names_another(role.last):
            return False
        return role.definite or (role.accusative and not comma)

    def _names_another(self, i: int) -> bool:
        """Whether the role belongs to a name that follows it."""
        return self.scene.words[i].name >= 2 and name_end(self.scene, i, cued=True) > i

    def _take(self, first: int, last: int) -> None:
        self.taken[first:last] = b"\x01" * (last - first)
