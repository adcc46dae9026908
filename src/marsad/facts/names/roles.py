"""Role phrases: an office word with all that belongs to it (نائب رئيس الوزراء وزير الخارجية)."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.names import opens_name
from marsad.facts.names.role import Last, Phrase, Role, is_personal
from marsad.facts.names.role_complements import ComplementReader
from marsad.facts.names.role_parts import duty_of
from marsad.facts.names.role_words import take_adjective, take_noun
from marsad.facts.names.scene import LISTED, Scene
from marsad.lexicon.offices import OfficeForm
from marsad.text.clitics import Reading, without_article

_LONGEST = 18
_OTHERWISE = frozenset({"قائم", "محافظ"})
_BANKS = frozenset({"البنك", "المصرف", "بنك", "مصرف"})
_COMMANDER = "قائد"
_HELPERS = frozenset({"مساعد", "معاون"})
_SUCCESSOR = "خلف"
_CONSTRUCT_ALONE = frozenset({"عالم", "عميد"})  # العالم is the world, العميد a rank
_WRITER, _GENERAL, _SECRETARY = "كاتب", frozenset({"عام", "العام"}), "امين"
_PREPOSITIONS = frozenset({"علي", "مع", "من", "الي", "بين", "عن", "ضد"})
_BESIDE = frozenset({"deputy", "head", "state", "heir", "monarch", "spokesperson"})
_GROUPS = frozenset({"party", "movement"})


class RoleReader(ComplementReader):
    """Reads role phrases in one article, over the bodies and places found there."""

    def __init__(self, scene: Scene, bodies: list[Candidate], places: list[Candidate]) -> None:
        super().__init__(scene, bodies, places)
        self._read: dict[int, Role | None] = {}

    def role_at(self, i: int) -> Role | None:
        """The role phrase whose head is token `i`, if it is an office word."""
        if i not in self._read:
            word = self.scene.words[i]
            self._read[i] = None
            if word.office is not None and word.office_reading is not None and not self.scene.timed[i]:
                self._read[i] = self._role(i, word.office, word.office_reading)
        return self._read[i]

    def _role(self, i: int, form: OfficeForm, way: Reading) -> Role | None:
        form = self._as_written(i, form)
        closed = form.definite or form.possessed
        if form.office.kind == "profession" and not (closed or form.office.of):
            return None
        if self._is_no_office(i, form, way):
            return None
        phrase = Phrase(i, i + 1, form, definite=closed, possessed=form.possessed)
        phrase.state = Last.HEAD if closed else Last.CONSTRUCT
        self._follow(phrase, min(self.scene.ends[i], i + _LONGEST))
        self._cut_short(phrase)
        self._join_second(phrase)
        if not self._is_whole(phrase):
            return None
        return self._made(phrase, way.cut)

    def _is_no_office(self, i: int, form: OfficeForm, way: Reading) -> bool:
        """Whether the letters as written make the word another: مؤسسة, وإلى, لمساعدة."""
        surface = self.scene.tokens.surface(i, i + 1)
        if form.definite and (form.office.kind == "chief" or form.office.office in _CONSTRUCT_ALONE):
            return True
        if (form.possessed and surface.endswith("ة")) or surface.startswith("وإ"):
            return True
        if form.office.office == _SUCCESSOR:  # على خلفه X, but خلفه X is a verb
            return not form.possessed or i == 0 or self.scene.keys[i - 1] not in _PREPOSITIONS
        if self._is_list_or_province(i, form):
            return True
        if self._are_spoken_of(i, form):
            return True
        return form.office.kind == "deputy" and bool(way.preposition) and surface.endswith("ة")

    def _are_spoken_of(self, i: int, form: OfficeForm) -> bool:
        """Whether a plural of a profession is what a file or body is about: ملف الأسرى X, لجنة الصحفيين X."""
        if form.number != "p" or not form.definite or not is_personal(form) or i == self.scene.begins[i]:
            return False
        before, words = self.scene.words[i - 1], self.scene.vocabulary.words
        spoken_of = words.construct | words.about
        return before.org is not None or any(way.key in spoken_of for way in before.readings)

    def _is_list_or_province(self, i: int, form: OfficeForm) -> bool:
        """Whether the feminine of an office is another noun: القائمة, محافظة, but القائمة بالأعمال."""
        if form.office.office not in _OTHERWISE or not self.scene.keys[i].endswith("ه"):
            return False
        following = self.scene.keys[i + 1] if i + 1 < self.scene.ends[i] else ""
        duty = without_article(following[1:]) in self.scene.vocabulary.words.duty
        return not duty and following not in _BANKS

    def _is_whole(self, phrase: Phrase) -> bool:
        """Whether a head that needs its genitive has it: ولي العهد، رئيسا البلدين."""
        form = phrase.form
        if form.office.kind == "heir":
            return phrase.last > phrase.first + 1
        if (
            form.office.office in _HELPERS
            and self.scene.keys[phrase.first].endswith("ه")
            and not form.possessed
        ):
            return phrase.nested  # مساعدة is aid unless an office follows
        construct = self.scene.keys[phrase.first].endswith(("ا", "ي"))
        return phrase.genitive or phrase.definite or form.number != "d" or not construct

    def _made(self, phrase: Phrase, cut: int) -> Role:
        form = phrase.form
        to = self._opens_with_to(phrase.first + 1) if phrase.genitive else False
        if form.accusative and phrase.genitive and not to:  # رئيسا وزراء is a dual
            form = replace(form, number="d", accusative=False)
        return Role(
            phrase.first,
            phrase.last,
            cut,
            form,
            phrase.country or self._country_in(phrase),
            phrase.settled,
            phrase.definite,
            duty_of(self.scene, self.places, phrase.first + 1, phrase.last),
            phrase.body,
            phrase.possessed,
            phrase.former,
            phrase.nested,
        )

    def _country_in(self, phrase: Phrase) -> str | None:
        """The country after في, for an office that names none: زعيم المعارضة في كندا."""
        kept = phrase.before_in is not None and phrase.last > phrase.before_in
        abroad = phrase.settled or phrase.form.office.kind == "envoy" or is_personal(phrase.form)
        return phrase.country_in if kept and not abroad else None

    def _as_written(self, i: int, form: OfficeForm) -> OfficeForm:
        """Tells وزيرة from وزيره, which fold alike, and a union's كاتب عام from a writer."""
        general = i + 1 < self.scene.ends[i] and self.scene.keys[i + 1] in _GENERAL
        if form.office.office == _WRITER and general and form.number == "s":
            secretary = self.scene.vocabulary.offices[_SECRETARY]
            return replace(secretary, definite=form.definite)
        if form.either and self.scene.tokens.surface(i, i + 1).endswith("ه"):
            return replace(form, possessed=True, either=False)
        return form

    def _cut_short(self, phrase: Phrase) -> None:
        """Leaves out what في opened, unless a name follows or a body closes a role beside a name."""
        before = phrase.first - 1
        apposed = before >= 0 and (
            self.scene.keys[before] in "،,"
            or self.scene.is_tagged(before, PERSON_TAG)
            or self.scene.names[before] >= LISTED
        )
        if phrase.before_in is None or (apposed and (phrase.body or self._is_closed(phrase))):
            return
        if not self.precedes_name(phrase.last):
            phrase.last = phrase.before_in

    def _is_closed(self, phrase: Phrase) -> bool:
        """Whether a comma closes an office right behind its place or body: X، سفير كندا في القاهرة، …"""
        return phrase.last < len(self.scene.keys) and self.scene.keys[phrase.last] in "،,"

    def _join_second(self, phrase: Phrase) -> None:
        """A second post of the one named behind both: سفير الولايات المتحدة ومبعوثها الخاص X."""
        i = phrase.last
        if i >= self.scene.ends[phrase.first] or not self.scene.keys[i].startswith("و"):
            return
        word = self.scene.words[i]
        form, way = word.office, word.office_reading
        if form is None or way is None or way.cut != 1 or form.number != "s":
            return
        second = self.role_at(i)
        if second is not None and self._is_his_too(phrase, form) and self.precedes_name(second.last):
            phrase.last = second.last
            phrase.country = phrase.country or second.country
            phrase.body = phrase.body or second.body

    def _is_his_too(self, phrase: Phrase, form: OfficeForm) -> bool:
        """Whether a post behind و is the same person's: hers or its (ومبعوثها), or a deputy's ministry."""
        if phrase.form.number != "s" or is_personal(form):
            return False
        if form.possessed:
            return form.office.kind == "envoy" and self.scene.keys[phrase.last].endswith("ها")
        opening = self.scene.vocabulary.orgs.get((phrase.body or "").split(" ")[0])
        if opening is not None and opening.kind in _GROUPS and form.office.kind in _BESIDE:
            return True  # زعيم حزب كذا ورئيس وزراء X
        deputy = phrase.form.office.kind == "deputy" and phrase.nested
        return deputy and phrase.country is None and form.office.kind == "state"

    def _follow(self, phrase: Phrase, end: int) -> None:
        """Takes in word after word as long as it belongs to the phrase."""
        safe = phrase.last
        while phrase.last < end and not self.scene.timed[phrase.last]:
            before = phrase.state
            if not self._take(phrase, end):
                break
            governed = before is Last.CONSTRUCT and not phrase.linked and not self._only_described(phrase)
            phrase.genitive = phrase.genitive or governed
            if not phrase.waits:
                safe = phrase.last
        if phrase.waits:
            phrase.last = safe

    def _opens_with_to(self, i: int) -> bool:
        """Whether ل stands before the word at token `i`: رئيسا للبلاد is one, رئيسا لبنان are two."""
        thing = self.places.get(i) or self.bodies.get(i)
        key = self.scene.keys[i]
        return key.startswith("لل") or (bool(thing.cut) if thing is not None else key[0] == "ل")

    def _only_described(self, phrase: Phrase) -> bool:
        """Whether the last word taken is an adjective that leaves the genitive open: نائبا أول."""
        last = self.scene.keys[phrase.last - 1]
        return phrase.state is Last.CONSTRUCT and last in self.scene.vocabulary.words.role_adjective

    def _take(self, phrase: Phrase, end: int) -> bool:
        """Takes in the next word or name; False where the phrase has ended."""
        linking = self.scene.keys[phrase.last] in phrase.form.office.links
        if phrase.state is not Last.CONSTRUCT and not linking and opens_name(self.scene, phrase.last):
            return False
        return (
            self._take_office(phrase)
            or self.take_body(phrase, end)
            or self.take_person(phrase)
            or self.take_place(phrase)
            or take_adjective(self.scene, phrase)
            or take_noun(self.scene, phrase)
            or self.take_link(phrase, end)
        )

    def _take_office(self, phrase: Phrase) -> bool:
        """An office within (نائب رئيس الوزراء) or beside it (… وزير الخارجية)."""
        word = self.scene.words[phrase.last]
        form = word.office
        if form is None or word.office_reading is None or word.office_reading.cut:
            return False
        beside = not phrase.waits and self._may_stand_beside(phrase, form)
        if not beside and (not phrase.waits or is_personal(form)):
            return False
        inner = self.role_at(phrase.last)
        if inner is None or (beside and inner.last == phrase.last + 1):
            return False
        phrase.take_over(inner)
        return True

    def _may_stand_beside(self, phrase: Phrase, form: OfficeForm) -> bool:
        if phrase.state is Last.HEAD or phrase.form.office.kind not in _BESIDE:
            return False
        if form.definite and form.number == "s" and form.office.office == _COMMANDER:
            return True  # رئيس مجلس السيادة القائد العام للجيش
        bare = not (form.definite or form.possessed) and form.number == "s"
        return (
            bare
            and form.office.kind in ("head", "state", "deputy", "member")
            and self.scene.names[phrase.last] == 0
        )
