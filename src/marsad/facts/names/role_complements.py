"""What completes a role phrase: the body or place it belongs to, and what a preposition adds."""

from __future__ import annotations

from abc import ABC, abstractmethod

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.known_bodies import UNOFFICIAL
from marsad.facts.names.names import opens_name
from marsad.facts.names.org_words import AFFAIRS
from marsad.facts.names.role import Last, Phrase, Role, is_personal
from marsad.facts.names.role_parts import by_first, charge_end, is_of_no_state, leads_into
from marsad.facts.names.role_words import NAMELY, is_plain, is_possessed
from marsad.facts.names.scene import Scene
from marsad.facts.names.titles import skip_titles
from marsad.model.entity import EntityType
from marsad.text.clitics import without_article

_OPENING = {"«": "»", '"': '"', "“": "”"}
_LONGEST_IN_MARKS = 6
_NAMELY_HIS = frozenset({"باسمها", "باسمه", "باسمهم"})
_IN = "في"
_AT = frozenset({"لدي", "الي"})
_COMMAS = frozenset("،,")
_OF, _TO = "من", "ل"
_CHAIR = "رئيس"
_HELD = frozenset({"state", "place", "body"})
OF_PEOPLE = frozenset({"kin", "deputy", "adviser", "envoy"})
"""Kinds of offices that someone's name may complete."""
_GROUPS = frozenset({"party", "movement"})


class ComplementReader(ABC):
    """Reads bodies, places and complements of role phrases, over those found in one article."""

    def __init__(self, scene: Scene, bodies: list[Candidate], places: list[Candidate]) -> None:
        self.scene = scene
        self.bodies = by_first(bodies)
        self.places = by_first(places)

    @abstractmethod
    def role_at(self, i: int) -> Role | None:
        """The role phrase whose head is token `i`, if it is an office word."""

    def precedes_name(self, i: int) -> bool:
        """Whether someone's name, a comma or titles before it, may begin at token `i`."""
        keys = self.scene.keys
        if i < len(keys) and keys[i] in "،,":
            i += 1
        i, _ = skip_titles(self.scene, self._skip_brackets(i))
        return i < len(keys) and self.scene.names[i] > 0 and not self.scene.timed[i]

    def _skip_brackets(self, i: int) -> int:
        """Passes a short name in brackets and the comma behind it: في أفريقيا (أفريكوم)، الجنرال X."""
        keys = self.scene.keys
        if i >= len(keys) or keys[i] != "(":
            return i
        close = next((j for j in range(i + 1, min(i + _LONGEST_IN_MARKS, len(keys))) if keys[j] == ")"), i)
        return close + 1 + (close + 1 < len(keys) and keys[close + 1] in _COMMAS) if close > i else i

    def take_body(self, phrase: Phrase, end: int) -> bool:
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

    def take_place(self, phrase: Phrase) -> bool:
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

    def take_person(self, phrase: Phrase) -> bool:
        """Someone known whose relative or aide the office makes one: نجل أوباما, نائبة مادورو."""
        match = self.scene.matches.get(phrase.last)
        if match is None or match.reading.cut or not match.of_type(EntityType.PERSON):
            return False
        if phrase.form.office.kind not in OF_PEOPLE or phrase.state is not Last.CONSTRUCT:
            return False
        phrase.definite = phrase.settled = True
        return phrase.last == phrase.first + 1 and phrase.go_to(match.last, Last.NOUN)

    def take_link(self, phrase: Phrase, end: int) -> bool:
        """A preposition that opens the complement: باسم، لدى، ل، في."""
        key, links = self.scene.keys[phrase.last], phrase.form.office.links
        if phrase.linked and (key != _IN or phrase.before_in):
            return self._take_seat(phrase, key, end) or self._take_further(phrase, key, end)
        waits = phrase.state is Last.CONSTRUCT and not phrase.form.accusative  # رئيسا ل… takes no genitive
        if phrase.form.office.kind == "spokesperson" and key in _NAMELY_HIS:  # المتحدث باسمها
            phrase.possessed = phrase.definite = phrase.linked = True
            return phrase.go_to(phrase.last + 1, Last.NOUN)
        if waits and key not in NAMELY:
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

    def _take_seat(self, phrase: Phrase, key: str, end: int) -> bool:
        """Where a head of state's envoy is sent: المبعوث الخاص للرئيس إلى أفريقيا."""
        sent = key in _AT and key in phrase.form.office.links and phrase.last + 1 in self.places
        return sent and not phrase.waits and self._take_linked(phrase, key, end)

    def _stands_in_state(self, phrase: Phrase) -> bool:
        """Whether في leads to the state of an office that names none: الرئيس الانتقالي في تشاد."""
        place = self.places.get(phrase.last + 1)
        if phrase.linked and not is_personal(phrase.form) and phrase.last + 1 in self.bodies:
            return True  # لشؤون السلام في منظمة الدول الأمريكية
        closed = self._closes(place)
        named = place is not None and self.precedes_name(place.last)
        complete = phrase.linked or phrase.body is not None or closed or named
        complete = complete and phrase.state is Last.NOUN
        ends = phrase.state is Last.ADJECTIVE or complete
        if not ends or place is None or is_personal(phrase.form):
            return False
        state = place.identity.startswith("country") or closed
        return state and phrase.country in (None, place.country)

    def _closes(self, place: Candidate | None) -> bool:
        """Whether a comma stands right behind a place."""
        behind = place.last if place is not None else len(self.scene.keys)
        return behind < len(self.scene.keys) and self.scene.keys[behind] in _COMMAS

    def _take_further(self, phrase: Phrase, key: str, end: int) -> bool:
        """What ل adds to a complement: باسم المكتب السياسي للحركة, باسم البيت الأبيض لشؤون الأمن."""
        if phrase.waits or not key.startswith("ل"):
            return False
        place = self.places.get(phrase.last)
        if place is not None and self.precedes_name(place.last):
            return phrase.go_to(place.last, Last.NOUN)
        if key[1:] in AFFAIRS or key[2:] in AFFAIRS:  # لشؤون الأمن, للشؤون الخارجية
            return phrase.go_to(phrase.last + 1, Last.CONSTRUCT if key[1:] in AFFAIRS else Last.NOUN)
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
        bare = body is None and place is None and self._is_bare_body(i)  # مفوض الأمن بالاتحاد X
        if body is None and (place is None or place.cut != 1) and not bare:
            return False
        phrase.before_in, phrase.linked = i, True
        if place is not None:
            phrase.country_in = place.country
            return phrase.go_to(place.last, Last.NOUN)
        if bare:
            return phrase.go_to(i + 1, Last.NOUN)
        phrase.go_to(i, Last.LINK)
        return self.take_body(phrase, end)

    def _is_bare_body(self, i: int) -> bool:
        """Whether the definite head of a body named in full elsewhere stands right before a name."""
        word = self.scene.words[i]
        head = word.org is not None and word.org_reading is not None and word.org_reading.key.startswith("ال")
        return head and i + 1 < self.scene.ends[i] and opens_name(self.scene, i + 1)

    def _take_linked(self, phrase: Phrase, key: str, end: int) -> bool:
        at = phrase.last + 1
        if key in NAMELY:
            return self._take_spoken_for(phrase, at)
        if key == _IN:
            return self._take_in(phrase, at, end)
        if key == _TO and self.scene.keys[at] in _OPENING:  # الأمين العام لـ"حزب الله"
            phrase.linked = phrase.go_to(at, Last.LINK)
            return self._take_marked(phrase, end)
        if at in self.bodies:
            settled, phrase.linked = phrase.settled, phrase.go_to(at, Last.LINK)
            taken = self.take_body(phrase, end)
            if key in _AT and phrase.form.office.kind == "envoy":  # السفير لدى الأمم المتحدة is a state's
                phrase.settled = settled
            return taken
        if self._is_bare_body(at):  # النائب عن الحزب X
            phrase.linked = phrase.definite = True
            return phrase.go_to(at + 1, Last.NOUN)
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
        if is_possessed(self.scene, word.key):  # باسم خارجيتها, باسم جهازه
            phrase.possessed = phrase.definite = phrase.linked = True
            return phrase.go_to(at + 1, Last.NOUN)
        closed = at + 1 < self.scene.ends[at] and self.scene.keys[at + 1] in _COMMAS  # باسم بان،
        if not self.scene.names[at] and not closed:
            return False
        phrase.body = word.key
        phrase.linked = phrase.settled = True
        return phrase.go_to(at + 1, Last.NOUN)

    def _take_in(self, phrase: Phrase, at: int, end: int) -> bool:
        """The body or region after في; it stays only where `_cut_short` lets it."""
        phrase.before_in, phrase.linked = phrase.last, True
        if at in self.bodies:
            return self._take_body_in(phrase, at, end)
        if self.scene.keys[at] in _OPENING:  # القيادي في «حماس»
            return phrase.go_to(at, Last.LINK) and self._take_marked(phrase, end)
        place = self.places.get(at) or (self.places.get(at + 1) if self.scene.words[at].place else None)
        if place is not None:  # في أفغانستان, في منطقة الساحل
            phrase.country_in = place.country
            phrase.settled = phrase.settled or (place.country is None and place.type is EntityType.GPE)
            return phrase.go_to(place.last, Last.NOUN)
        last = at
        while last < end and is_plain(self.scene, self.bodies, last):
            last += 1
            last += last < end and self.scene.keys[last].startswith("وال")
        return last > at and phrase.go_to(last, Last.NOUN)

    def _take_body_in(self, phrase: Phrase, at: int, end: int) -> bool:
        phrase.go_to(at, Last.LINK)
        self.take_body(phrase, end)
        while phrase.last < end and is_plain(self.scene, self.bodies, phrase.last):
            phrase.last += 1  # الحكومة المكلفة
        if phrase.last + 1 < end and self.scene.keys[phrase.last] == _OF and phrase.last + 1 in self.bodies:
            phrase.go_to(phrase.last + 1, Last.LINK)
            self.take_body(phrase, end)
        return True

    def _take_glued(self, phrase: Phrase, end: int) -> bool:
        """ل glued to the complement: للأمم المتحدة، لمنظمة الصحة العالمية، لشؤون اللاجئين."""
        if phrase.state is Last.HEAD and phrase.form.definite and phrase.form.office.office == _CHAIR:
            return False  # المعقل الرئيس للحوثيين
        i, key = phrase.last, self.scene.keys[phrase.last]
        if i in self.bodies:
            phrase.linked = phrase.go_to(i, Last.LINK)
            return self.take_body(phrase, end)
        rest = "ال" + key[2:] if key.startswith("لل") else key[1:]
        words = self.scene.vocabulary.words
        place = self.places.get(i)
        charged = charge_end(self.scene, self.bodies, i, key, end)
        if charged and place is None and self.scene.words[i].office is None:
            phrase.linked = True
            phrase.settled = phrase.settled or not words.union_adjective.isdisjoint(
                self.scene.keys[i:charged]
            )
            return phrase.go_to(charged, Last.NOUN)
        if place is not None:
            phrase.country = phrase.country or place.country
            phrase.linked = True
            return phrase.go_to(place.last, Last.NOUN)
        group = self.scene.vocabulary.orgs.get(rest)
        if group is not None and rest.startswith("ال") and group.kind in _GROUPS:  # للحزب الحاكم
            phrase.body, phrase.linked = phrase.body or rest, True
            return phrase.go_to(i + 1, Last.NOUN)
        own = group is not None and not rest.startswith("ال") and phrase.form.accusative  # رئيسا لنادي كذا
        if group is not None and own:
            phrase.settled = phrase.settled or group.kind in UNOFFICIAL
        if own or rest in words.construct or rest in words.field or rest in words.state_noun:
            phrase.linked = True
            return phrase.go_to(i + 1, Last.NOUN if rest.startswith("ال") else Last.CONSTRUCT)
        return self._take_glued_office(phrase, i)

    def _take_glued_office(self, phrase: Phrase, i: int) -> bool:
        """An office after ل: مساعد لوزير الخارجية."""
        form = self.scene.words[i].office
        other = form is None or is_personal(form) or form.office.kind == "counterpart"  # قال لنظيره
        inner = None if other else self.role_at(i)
        if inner is None:
            return False
        phrase.take_over(inner)
        phrase.linked = True
        return phrase.go_to(inner.last, Last.NOUN)
