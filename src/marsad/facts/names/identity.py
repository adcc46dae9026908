"""One person under all spellings: full names, surnames, aliases, slips, each with the reason kept.

Tokens of the Arab name lists must be equal (حسن is not حسين); others may differ as
transliterations do, or by one slip of the pen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from marsad.facts.names.match import Match
from marsad.facts.names.names import is_pair
from marsad.facts.names.naming import Naming
from marsad.facts.names.scene import Scene
from marsad.model.entity import EntityType
from marsad.text.name_spelling import may_be_one, skeleton

Name = tuple[str, ...]

_JOINING = frozenset({"بن", "ابن", "بنت", "ال", "دو", "دي", "دا", "-"})
_SON = frozenset({"بن", "ابن", "بنت"})
_QAF, _KAF = "ق", "ك"
_SHORTEST_FORM = 3
_SHORTEST_SLIP = 4
_SURNAME_FIRST = 3  # words of an East Asian name, which its family name opens: بان كي مون


@dataclass(slots=True)
class Person:
    """Someone named in the article: every naming, the full name's words, why they are one."""

    namings: list[Naming]
    name: Name
    holder: str | None = None
    reasons: list[str] = field(default_factory=list)

    def add(self, naming: Naming, reason: str) -> None:
        """Takes in one more naming; a reason already kept is not repeated."""
        self.namings.append(naming)
        self.holder = self.holder or naming.holder
        if reason and reason not in self.reasons:
            self.reasons.append(reason)


class Merger:
    """Gathers the namings of one article into people."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.vocabulary = scene.vocabulary
        self.people: list[Person] = []
        self._surnames: list[tuple[str, Person]] = []
        self._letters: set[str] = set()

    def merge(self, namings: Iterable[Naming], taken: bytearray) -> list[Person]:
        """The people named, in order of first mention, with their surnames found all over the body."""
        ordered = sorted(namings, key=lambda n: n.first)
        repeats = {n.same_as: n for n in ordered if n.same_as is not None}
        ordered = [n for n in ordered if n.same_as is None]
        full = [n for n in ordered if self._is_full(n)]
        for naming in full:
            self._place(naming)
        for naming in ordered:
            if not self._is_full(naming):
                self._place(naming)
        for person in self.people:
            for naming in [repeats[n.first] for n in person.namings if n.first in repeats]:
                person.add(naming, f"the name beside it, {naming.rule}")
        self._find_short_forms(taken)
        self.people.sort(key=lambda person: min(n.first for n in person.namings))
        return self.people

    def words_of(self, naming: Naming) -> Name:
        """The folded words of a naming, glued عبد parted from its second half, dashes left out."""
        keys = self.scene.keys
        words = [keys[naming.first][naming.cut :], *keys[naming.first + 1 : naming.last]]
        return tuple(part for word in words if word[0].isalpha() for part in _parted(word))

    def _is_full(self, naming: Naming) -> bool:
        return len(self.words_of(naming)) > 1

    def _place(self, naming: Naming) -> None:
        naming = self._without_clitic(naming)
        name = self.words_of(naming)
        alike = [(person, reason) for person in self.people if (reason := self._same(person, naming, name))]
        if alike:
            # عبد الفتاح is rather علاء عبد الفتاح than عبد الفتاح السيسي
            person, reason = max(
                alike, key=lambda found: len(name) > 1 and found[0].name[-len(name) :] == name
            )
            person.add(naming, reason if name != person.name else "")
            if len(name) > len(person.name) and not self._is_alias(naming, person):
                person.name = name
            return
        self.people.append(Person([naming], name, naming.holder))

    def _without_clitic(self, naming: Naming) -> Naming:
        """One word that a clitic opens, where the rest is a surname of the article: بكوشنير."""
        if naming.cut or naming.holder or naming.last > naming.first + 1:
            return naming
        ways = (w for w in self.scene.words[naming.first].readings if w.cut and not w.fused)
        surnames = [person.name[-1] for person in self.people if len(person.name) > 1]
        if any(self._alike(name, self.scene.keys[naming.first]) for name in surnames):
            return naming
        for way in ways:
            if len(way.key) >= _SHORTEST_SLIP and any(self._alike(name, way.key) for name in surnames):
                return replace(naming, cut=way.cut)
        return naming

    def _is_alias(self, naming: Naming, person: Person) -> bool:
        return naming.holder is not None and naming.holder == person.holder

    def _same(self, person: Person, naming: Naming, name: Name) -> str:
        """Why a naming is this person's, empty where it is not."""
        surname = len(name) == 1 and name[0] == person.name[-1]
        if naming.holder is not None and person.holder is not None and not surname:
            return _one_holder(naming.holder) if naming.holder == person.holder else ""
        if name == person.name:
            return "the same name"
        if len(name) == 1:
            return self._reigning(person, naming, name[0]) or self._short(person, naming, name[0])
        return self._long(person.name, name)

    def _reigning(self, person: Person, naming: Naming, word: str) -> str:
        """A ruler by his first name behind the title: الملك سلمان."""
        titled = naming.titled and (naming.role is None or naming.role.kind == "monarch")
        rules = any(n.role is not None and n.role.kind in ("monarch", "heir") for n in person.namings)
        if titled and rules and word == person.name[0]:
            return f"first name {word} of {' '.join(person.name)} behind a title"
        return ""

    def _is_only(self, word: str) -> bool:
        """Whether one person alone of the article's has a given name, and nobody bears it as the last."""
        named = [person for person in self.people if len(person.name) > 1 and word in person.name]
        return len(named) == 1 and word in self.vocabulary.given

    def _short(self, person: Person, naming: Naming, word: str) -> str:
        if word == person.name[-1] and not self._is_patronym(person.name, len(person.name) - 1):
            return f"surname {word} of {' '.join(person.name)}"
        if len(person.name) > 1 and word == person.name[0] and not naming.holder and self._is_only(word):
            return f"first name {word} of {' '.join(person.name)}"
        called = self._is_foreign(word) or self._is_foreign(person.name[-1])
        if len(person.name) > 1 and word == person.name[0] and called:  # نجيب for نجيب رزاق
            return f"first name {word} of {' '.join(person.name)}"
        if any(self._is_called(person.name, i) for i, w in enumerate(person.name[:-1]) if w == word):
            return f"what {' '.join(person.name)} is called by"
        if len(word) >= _SHORTEST_SLIP and self._alike(person.name[-1], word):
            return f"spelling {word} of {person.name[-1]}"
        return ""

    def _is_patronym(self, name: Name, i: int) -> bool:
        """Whether a word is the father's name (سلمان in محمد بن سلمان), which never stands for the son."""
        return i > 0 and name[i - 1] in _SON

    def _long(self, a: Name, b: Name) -> str:
        short, long = sorted((a, b), key=len)
        if self._within(short, long) or (len(a) == len(b) and self._mostly(a, b)):
            return f"{' '.join(short)} and {' '.join(long)} are spellings of one name"
        return ""

    def _within(self, short: Name, long: Name) -> bool:
        """Whether all words of the shorter name stand in the longer one, in order, an end among them."""
        if len(short) < 2 or not (self._alike(short[0], long[0]) or self._alike(short[-1], long[-1])):
            return False
        if any(word == short[0] and self._is_patronym(long, i) for i, word in enumerate(long)):
            return False
        at = 0
        for word in short:
            at = next((i + 1 for i in range(at, len(long)) if self._alike(word, long[i])), 0)
            if not at:
                return False
        return True

    def _mostly(self, a: Name, b: Name) -> bool:
        """Whether names of three words or more differ in one word that is no Arab name."""
        alike = [self._alike(x, y) for x, y in zip(a, b, strict=True)]
        other = [word for x, y, same in zip(a, b, alike, strict=True) if not same for word in (x, y)]
        foreign = len(a) > 2 and all(self._is_foreign(word) for word in other)
        return foreign and sum(alike) == len(a) - 1 and alike[0] and alike[-1]

    def _alike(self, a: str, b: str) -> bool:
        if a == b:
            return True
        if len(a) >= _SHORTEST_SLIP and a.replace(_QAF, _KAF) == b.replace(_QAF, _KAF):
            return self._is_foreign(a) or self._is_foreign(b)  # مرزوق, مرزوك
        if not (self._is_foreign(a) and self._is_foreign(b)):
            return False
        return may_be_one(a, b)

    def _is_foreign(self, word: str) -> bool:
        """Whether a word stands in no Arab name list."""
        return word not in self.vocabulary.arab and word not in _JOINING

    def _find_short_forms(self, taken: bytearray) -> None:
        """Surnames standing alone all over the body, and other spellings of them."""
        forms = self._forms()
        first_words = frozenset(forms)
        self._surnames = [(p.name[-1], p) for p in self.people if len(p.name[-1]) >= _SHORTEST_SLIP]
        self._surnames = [(name, person) for name, person in self._surnames if self._is_foreign(name)]
        self._letters = {letter for name, _ in self._surnames for letter in _openings(name)}
        names, timed, matches = self.scene.names, self.scene.timed, self.scene.matches
        hits = {i for i, word in enumerate(self.scene.words) if not word.reading_keys.isdisjoint(first_words)}
        named = [i for i, name in enumerate(names) if name]
        for i in sorted(hits.union(named, matches)):
            if taken[i] or timed[i]:
                continue
            naming = self._exact_form(i, forms, taken) if i in hits else None
            naming = naming or self._slip(i, names[i])
            if naming is not None:
                person, found, reason = naming
                taken[found.first : found.last] = b"\x01" * (found.last - found.first)
                person.add(found, reason)

    def _forms(self) -> dict[str, list[tuple[Name, Person]]]:
        """The parts of names that may stand alone, by first word, longest first."""
        forms: dict[str, list[tuple[Name, Person]]] = {}
        for person in self.people:
            for form in self._parts(person):
                forms.setdefault(form[0], []).append((form, person))
        for rows in forms.values():
            rows.sort(key=lambda row: -len(row[0]))
        return forms

    def _parts(self, person: Person) -> Iterable[Name]:
        surfaces = dict.fromkeys(self._plain(naming) for naming in person.namings)
        for name in surfaces:
            yield name
            for i in range(1, len(name)):
                if self._opens_part(name, i) and not self._is_patronym(name, i):
                    yield name[i:]
                if i + 1 < len(name) and self._is_called(name, i):  # لولا of لويس لولا دا سيلفا
                    yield name[i : i + 1]
            eastern = person.holder is not None and len(name) == _SURNAME_FIRST
            called = self.vocabulary.nameness(name[0]) or (eastern and len(name[0]) >= _SHORTEST_FORM)
            if len(name) > 1 and self._is_foreign(name[0]) and called:
                yield name[:1]

    def _plain(self, naming: Naming) -> Name:
        keys = self.scene.keys
        return (keys[naming.first][naming.cut :], *keys[naming.first + 1 : naming.last])

    def _opens_part(self, name: Name, i: int) -> bool:
        particles = self.vocabulary.words.particle
        foreign = name[i] in particles and self._is_western(name[i])
        if name[i - 1] in particles and not self._is_western(name[i - 1]):
            return False
        if not name[i][0].isalpha() or (len(name[i]) < _SHORTEST_FORM and not foreign):
            return False
        if name[i] in self.vocabulary.words.tail or name[i] in ("بن", "ابن", "بنت"):
            return False
        return i == len(name) - 1 or name[i] in particles or not self.vocabulary.given.get(name[i])

    def _is_western(self, particle: str) -> bool:
        """Whether a family name stands without its particle too: دي مورايس or مورايس, but بن سلمان."""
        return particle in self.vocabulary.words.western_particle

    def _is_called(self, name: Name, i: int) -> bool:
        """Whether a word before a western particle is what its bearer is called by."""
        plain = name[i] not in self.vocabulary.given and self._is_foreign(name[i])
        return plain and self._is_western(name[i + 1])

    def _exact_form(
        self, i: int, forms: dict[str, list[tuple[Name, Person]]], taken: bytearray
    ) -> tuple[Person, Naming, str] | None:
        for way in self.scene.words[i].readings:
            if way.fused:
                continue
            for form, person in forms.get(way.key, ()):
                last = i + len(form)
                if self.scene.keys[i + 1 : last] != form[1:] or any(taken[i:last]):
                    continue
                if len(form) == 1 and not self._stands_as_name(i, way.cut, form[0]):
                    continue
                person = self._nearest(forms[way.key], form) or person
                reason = f"surname {' '.join(form)} of {' '.join(person.name)}"
                return person, Naming(i, last, way.cut, "surname"), "" if form == person.name else reason
        return None

    def _nearest(self, rows: list[tuple[Name, Person]], form: Name) -> Person | None:
        """Of several people with one surname, the one named first who holds an office or is named most."""
        bearers = [person for other, person in rows if other == form]
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        kin = [p for p in bearers if any(n.role is not None and n.role.kind == "kin" for n in p.namings)]
        rest = [p for p in bearers if p not in kin] or bearers
        return max(rest, key=lambda p: len(p.namings))

    def _stands_as_name(self, i: int, cut: int, word: str) -> bool:
        """Whether an ordinary word that is also someone's surname is here the name."""
        vocabulary = self.vocabulary
        if is_pair(self.scene, i) or self.scene.is_preposition(i):
            return False
        if word in vocabulary.demonyms or (word.startswith("ال") and word[2:] in vocabulary.demonyms):
            return self._is_free(i) and cut == 0
        if word in vocabulary.given:
            return i + 1 >= self.scene.ends[i] or self.scene.names[i + 1] < 3
        if vocabulary.common.get(word, 0) and not word.startswith("ال"):
            return self._is_free(i) and cut == 0
        return i not in self.scene.matches or vocabulary.nameness(word) > 0 or self._is_free(i)

    def _is_free(self, i: int) -> bool:
        """Whether the word before opens no phrase that this word could end."""
        before = self.scene.words[i - 1] if i > self.scene.begins[i] else None
        if before is None:
            return True
        return not before.definite and before.org is None and before.place is None

    def _may_open(self, word: str) -> bool:
        """Whether a surname of the article opens as the word does, so that both may be one."""
        return not self._letters.isdisjoint(_openings(word))

    def _known_alias(self, match: Match) -> tuple[Person, Naming, str] | None:
        """Another known name of an office holder already named (غوتيريش of أنطونيو جوتيريش)."""
        holders = {known.identity for known in match.of_type(EntityType.PERSON)}
        for person in self.people:
            if person.holder in holders:
                naming = Naming(match.first, match.last, match.reading.cut, "holders", holder=person.holder)
                return person, naming, _one_holder(person.holder)
        return None

    def _slip(self, i: int, nameness: int) -> tuple[Person, Naming, str] | None:
        """A word of no list that spells a surname of the article otherwise."""
        match = self.scene.matches.get(i)
        if match is not None:
            return self._known_alias(match)
        if nameness < 1:
            return None
        for way in self.scene.words[i].readings:
            if way.fused or len(way.key) < _SHORTEST_SLIP or self.vocabulary.common.get(way.key):
                continue
            if not self._is_foreign(way.key) or not self._may_open(way.key):
                continue
            for surname, person in self._surnames:
                if surname != way.key and may_be_one(surname, way.key):
                    reason = f"spelling {way.key} of {surname}"
                    return person, Naming(i, i + 1, way.cut, "spelling"), reason
        return None


def _openings(word: str) -> tuple[str, str]:
    """The first letter of a word, and that of its consonants."""
    return word[:1], skeleton(word)[:1]


def _one_holder(identity: str | None) -> str:
    return f"known names of one office holder: {(identity or '').removeprefix('person ')}"


def _parted(word: str) -> tuple[str, ...]:
    if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
        return "عبد", word[3:]
    return (word,)
