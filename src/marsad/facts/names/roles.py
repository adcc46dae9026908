"""Role phrases: an office word with all that belongs to it (نائب رئيس الوزراء وزير الخارجية)."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.names import opens_name
from marsad.facts.names.role import Last, Phrase, Role, is_personal
from marsad.facts.names.role_parts import by_first, charge_end, duty_of, is_of_no_state, leads_into
from marsad.facts.names.role_words import is_plain, take_adjective, take_noun
from marsad.facts.names.scene import PERSON_TAG, Scene
from marsad.facts.names.titles import skip_titles
from marsad.lexicon.offices import OfficeForm
from marsad.text.clitics import Reading, without_article

_OPENING = {"«": "»", '"': '"', "“": "”"}
_LONGEST = 18
_LONGEST_IN_MARKS = 6
_NAMELY = "باسم"
_IN = "في"
_OF = "من"
_DEPUTY = "نائب"
_HELD = frozenset({"state", "place", "body"})
_BESIDE = frozenset({"deputy", "head", "state", "heir", "monarch", "spokesperson"})
_GROUPS = frozenset({"party", "movement"})
_AFFAIRS = frozenset({"شوون", "شيون"})


class RoleReader:
    """Reads role phrases in one article, over the bodies and places found there."""

    def __init__(self, scene: Scene, bodies: list[Candidate], places: list[Candidate]) -> None:
        self.scene = scene
        self.bodies = by_first(bodies)
        self.places = by_first(places)
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
        if form.office.kind == "profession" and not (form.definite or form.office.of):
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
        if form.office.kind == "chief" and form.definite:
            return True
        if (form.possessed and surface.endswith("ة")) or surface.startswith("وإ"):
            return True
        return form.office.kind == "deputy" and bool(way.preposition) and surface.endswith("ة")

    def _is_whole(self, phrase: Phrase) -> bool:
        """Whether a head that needs its genitive has it: ولي العهد، رئيسا البلدين."""
        form = phrase.form
        if form.office.kind == "heir":
            return phrase.last > phrase.first + 1
        if (
            form.office.kind == "deputy"
            and form.office.office != _DEPUTY
            and self.scene.keys[phrase.first].endswith("ه")
            and not form.possessed
        ):
            return phrase.nested  # مساعدة is aid unless an office follows
        construct = self.scene.keys[phrase.first].endswith(("ا", "ي"))
        return phrase.genitive or phrase.definite or form.number != "d" or not construct

    def _made(self, phrase: Phrase, cut: int) -> Role:
        form = phrase.form
        if form.accusative and phrase.genitive:  # رئيسا وزراء is a dual
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
        """Tells وزيرة from وزيره, which fold alike."""
        if form.either and self.scene.tokens.surface(i, i + 1).endswith("ه"):
            return replace(form, possessed=True, either=False)
        return form

    def _cut_short(self, phrase: Phrase) -> None:
        """Leaves out what في opened, unless a name follows or a body closes a role beside a name."""
        before = phrase.first - 1
        apposed = before >= 0 and (
            self.scene.keys[before] in "،," or self.scene.is_tagged(before, PERSON_TAG)
        )
        if phrase.before_in is None or (apposed and phrase.body):
            return
        if not self._precedes_name(phrase.last):
            phrase.last = phrase.before_in

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
        if second is not None and self._is_his_too(phrase, form) and self._precedes_name(second.last):
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

    def _precedes_name(self, i: int) -> bool:
        keys = self.scene.keys
        if i < len(keys) and keys[i] in "،,":
            i += 1
        i, _ = skip_titles(self.scene, i)
        return i < len(keys) and self.scene.names[i] > 0 and not self.scene.timed[i]

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
            or self._take_body(phrase, end)
            or self._take_place(phrase)
            or take_adjective(self.scene, phrase)
            or take_noun(self.scene, phrase)
            or self._take_link(phrase, end)
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
        bare = not (form.definite or form.possessed) and form.number == "s"
        return bare and form.office.kind in ("head", "state", "deputy") and self.scene.names[phrase.last] == 0

    def _take_body(self, phrase: Phrase, end: int) -> bool:
        """A body that the office belongs to."""
        if not phrase.waits:
            return False
        if self.scene.keys[phrase.last] in _OPENING:
            return self._take_marked(phrase, end)
        body = self.bodies.get(phrase.last)
        if body is None or (body.rule == "outlets" and body.cut):
            return False
        phrase.body = phrase.body or body.key(self.scene.tokens)
        phrase.country = phrase.country or (body.country if body.official else None)
        phrase.settled = phrase.settled or is_of_no_state(self.scene, body)
        phrase.definite = phrase.definite or not phrase.linked
        return phrase.go_to(body.phrase[1] if body.phrase else body.last, Last.NOUN)

    def _take_marked(self, phrase: Phrase, end: int) -> bool:
        """A body in marks: قائد «الجيش الوطني»."""
        first = phrase.last + 1
        closing = _OPENING[self.scene.keys[phrase.last]]
        for i in range(first + 1, min(end, first + _LONGEST_IN_MARKS)):
            if self.scene.keys[i] == closing:
                phrase.body = self.scene.tokens.surface(first, i)
                phrase.definite = True
                return phrase.go_to(i + 1, Last.NOUN)
        return False

    def _take_place(self, phrase: Phrase) -> bool:
        """A place that the office is held in, or its state: ملك الأردن."""
        place = self.places.get(phrase.last)
        if place is None or place.cut or not phrase.waits:
            return False
        own = phrase.state is Last.CONSTRUCT
        held = phrase.form.number == "p" or bool(_HELD & set(phrase.form.office.of))  # وزراء كندا
        if own and phrase.last == phrase.first + 1 and not held:
            return False
        if own and not phrase.linked:
            phrase.country = phrase.country or place.country
        phrase.definite = True
        return phrase.go_to(place.last, Last.NOUN)

    def _take_link(self, phrase: Phrase, end: int) -> bool:
        """A preposition that opens the complement: باسم، لدى، ل، في."""
        key, links = self.scene.keys[phrase.last], phrase.form.office.links
        if phrase.linked and (key != _IN or phrase.before_in):
            return self._take_further(phrase, key, end)
        waits = phrase.state is Last.CONSTRUCT and not phrase.form.accusative  # رئيسا ل… takes no genitive
        if waits and key != _NAMELY:
            return False
        if key == _IN and key not in links and self._stands_in_state(phrase):
            return self._take_in(phrase, phrase.last + 1, end)
        if key in links or leads_into(self.scene, self.bodies, phrase, key):
            return phrase.last + 1 < end and self._take_linked(phrase, key, end)
        if "ب" in links and key.startswith("ب") and self._take_duties(phrase, key[1:]):
            return True
        if key.startswith("ب") and phrase.before_in is None:
            return self._take_glued_in(phrase, end)
        return "ل" in links and key.startswith("ل") and self._take_glued(phrase, end)

    def _stands_in_state(self, phrase: Phrase) -> bool:
        """Whether في leads to the state of an office that names none: الرئيس الانتقالي في تشاد."""
        place = self.places.get(phrase.last + 1)
        if phrase.state is not Last.ADJECTIVE or phrase.country is not None or is_personal(phrase.form):
            return False
        return place is not None and place.identity.startswith("country")

    def _take_further(self, phrase: Phrase, key: str, end: int) -> bool:
        """What ل adds to a complement: باسم المكتب السياسي للحركة, باسم البيت الأبيض لشؤون الأمن."""
        if phrase.waits or not key.startswith("ل"):
            return False
        place = self.places.get(phrase.last)
        if place is not None and self._precedes_name(place.last):
            return phrase.go_to(place.last, Last.NOUN)
        if key[1:] in _AFFAIRS:
            return phrase.go_to(phrase.last + 1, Last.CONSTRUCT)
        whole = key.startswith("لل") and "ال" + key[2:] in self.scene.vocabulary.orgs
        return whole and phrase.go_to(phrase.last + 1, Last.NOUN)

    def _take_duties(self, phrase: Phrase, rest: str) -> bool:
        """The duties that an acting official does: القائم بأعمال السفارة, القائم بالأعمال."""
        if phrase.linked or without_article(rest) not in self.scene.vocabulary.words.duty:
            return False
        if not rest.startswith("ال"):
            return phrase.go_to(phrase.last + 1, Last.CONSTRUCT)
        return phrase.go_to(phrase.last + 1, Last.ADJECTIVE)

    def _take_glued_in(self, phrase: Phrase, end: int) -> bool:
        """ب for في: سفيرة بلادها بالأمم المتحدة, وزير الخارجية بسلطنة عمان."""
        i = phrase.last
        body, place = self.bodies.get(i), self.places.get(i)
        if body is None and (place is None or place.cut != 1):
            return False
        phrase.before_in, phrase.linked = i, True
        if place is not None:
            phrase.country_in = place.country
            return phrase.go_to(place.last, Last.NOUN)
        phrase.go_to(i, Last.LINK)
        return self._take_body(phrase, end)

    def _take_linked(self, phrase: Phrase, key: str, end: int) -> bool:
        at = phrase.last + 1
        if key == _NAMELY:
            return self._take_spoken_for(phrase, at)
        if key == _IN:
            return self._take_in(phrase, at, end)
        if at in self.bodies:
            phrase.linked = phrase.go_to(at, Last.LINK)
            return self._take_body(phrase, end)
        marked = self.scene.keys[at] in _OPENING or self.scene.words[at].place is not None  # عن ولاية يالوفا
        place = self.places.get(at) or self.places.get(at + marked)
        if place is None:
            return False
        phrase.linked = phrase.definite = True
        return phrase.go_to(place.last + (self.scene.keys[at] in _OPENING), Last.NOUN)

    def _take_spoken_for(self, phrase: Phrase, at: int) -> bool:
        """What a spokesperson speaks for: a body, an office, or a person named (باسم غوتيريش)."""
        word = self.scene.words[at]
        if word.place is not None and at in self.places:
            phrase.linked = True
            return phrase.go_to(self.places[at].last, Last.NOUN)
        if at in self.bodies or word.definite or word.office or word.place or word.key in _OPENING:
            phrase.linked = True
            return phrase.go_to(at, Last.LINK)
        if not self.scene.names[at]:
            return False
        phrase.body = word.key
        phrase.linked = phrase.settled = True
        return phrase.go_to(at + 1, Last.NOUN)

    def _take_in(self, phrase: Phrase, at: int, end: int) -> bool:
        """The body or region after في; it stays only where `_cut_short` lets it."""
        phrase.before_in, phrase.linked = phrase.last, True
        if at in self.bodies:
            return self._take_body_in(phrase, at, end)
        place = self.places.get(at) or (self.places.get(at + 1) if self.scene.words[at].place else None)
        if place is not None:  # في أفغانستان, في منطقة الساحل
            phrase.country_in = place.country
            return phrase.go_to(place.last, Last.NOUN)
        last = at
        while last < end and is_plain(self.scene, self.bodies, last):
            last += 1
            last += last < end and self.scene.keys[last].startswith("وال")
        return last > at and phrase.go_to(last, Last.NOUN)

    def _take_body_in(self, phrase: Phrase, at: int, end: int) -> bool:
        phrase.go_to(at, Last.LINK)
        self._take_body(phrase, end)
        while phrase.last < end and is_plain(self.scene, self.bodies, phrase.last):
            phrase.last += 1  # الحكومة المكلفة
        if phrase.last + 1 < end and self.scene.keys[phrase.last] == _OF and phrase.last + 1 in self.bodies:
            phrase.go_to(phrase.last + 1, Last.LINK)
            self._take_body(phrase, end)
        return True

    def _take_glued(self, phrase: Phrase, end: int) -> bool:
        """ل glued to the complement: للأمم المتحدة، لمنظمة الصحة العالمية، لشؤون اللاجئين."""
        i, key = phrase.last, self.scene.keys[phrase.last]
        if i in self.bodies:
            phrase.linked = phrase.go_to(i, Last.LINK)
            return self._take_body(phrase, end)
        rest = "ال" + key[2:] if key.startswith("لل") else key[1:]
        words = self.scene.vocabulary.words
        place = self.places.get(i)
        charged = charge_end(self.scene, self.bodies, i, key, end)
        if charged and place is None and self.scene.words[i].office is None:
            phrase.linked = True
            return phrase.go_to(charged, Last.NOUN)
        if rest in words.construct or rest in words.field or rest in words.state_noun:
            phrase.linked = True
            return phrase.go_to(i + 1, Last.NOUN if rest.startswith("ال") else Last.CONSTRUCT)
        if place is not None:
            phrase.country = phrase.country or place.country
            phrase.linked = True
            return phrase.go_to(place.last, Last.NOUN)
        return self._take_glued_office(phrase, i)

    def _take_glued_office(self, phrase: Phrase, i: int) -> bool:
        """An office after ل: مساعد لوزير الخارجية."""
        form = self.scene.words[i].office
        inner = self.role_at(i) if form is not None and not is_personal(form) else None
        if inner is None:
            return False
        phrase.take_over(inner)
        phrase.linked = True
        return phrase.go_to(inner.last, Last.NOUN)
