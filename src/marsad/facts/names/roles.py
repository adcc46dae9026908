"""Role phrases: an office word with all that belongs to it (نائب رئيس الوزراء وزير الخارجية)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.names import opens_name
from marsad.facts.names.scene import Scene
from marsad.lexicon.offices import Office, OfficeForm
from marsad.model.entity import EntityType
from marsad.text.clitics import Reading, without_article

PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)
_OPENING = {"«": "»", '"': '"', "“": "”"}
_LONGEST = 18
_NAMELY = "باسم"
_IN = "في"
_UNITED = ("الاممي", "الامميه")
_UNIONS = ("الاوروبي", "الاوروبيه", "الدولي", "الدوليه")
_HELD = frozenset({"state", "place", "body"})
_PREPOSITIONS = frozenset({"الي", "لدي", "في"})
_PERSONAL = frozenset({"profession", "kin", "relation"})
_SYNONYMS = {"حكومه": "وزراء", "دبلوماسيه": "خارجيه"}


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase at tokens `[first, last)` less `cut` letters.

    `form` is its head. `country` is that of the office where the phrase says so; `settled` is
    True where a body in the phrase belongs to no single country, so that none may be guessed.
    `duty` is what it is in charge of, for comparing offices: the first words after the head without
    article. `depth` tells definite phrases of one office from indefinite ones.
    """

    first: int
    last: int
    cut: int
    form: OfficeForm
    country: str | None
    settled: bool
    definite: bool
    duty: tuple[str, ...]
    body: str | None = None
    possessed: bool = False
    former: bool = False

    @property
    def kind(self) -> str:
        """The kind of its head office."""
        return self.form.office.kind

    @property
    def personal(self) -> bool:
        """Whether it is a profession or kinship, which gives no country."""
        return self.kind in _PERSONAL

    @property
    def accusative(self) -> bool:
        """Whether the head stands without article in the accusative (رئيسا), as a complement."""
        return self.form.accusative

    @property
    def full(self) -> bool:
        """Whether it names its country or body."""
        return self.country is not None or self.body is not None


@dataclass(slots=True)
class _State:
    """Where a phrase has come to. `mode`: what the last word was (head, construct, noun, adjective, link)."""

    first: int
    last: int
    mode: str = "head"
    country: str | None = None
    body: str | None = None
    settled: bool = False
    definite: bool = False
    linked: bool = False
    possessed: bool = False
    former: bool = False
    before_in: int | None = None


class RoleReader:
    """Reads role phrases in one article, over the bodies and places found there."""

    def __init__(self, scene: Scene, bodies: list[Candidate], places: list[Candidate]) -> None:
        self.scene = scene
        self.bodies = _by_first(bodies)
        self.places = _by_first(places)
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
        end = min(self.scene.ends[i], i + _LONGEST)
        form = self._as_written(i, form)
        if form.office.kind == "profession" and not (form.definite or form.office.of):
            return None
        if form.possessed and self.scene.tokens.surface(i, i + 1).endswith("ة"):
            return None
        state = _State(i, i + 1, definite=form.definite or form.possessed, possessed=form.possessed)
        self._follow(state, form.office, end, construct=not (form.definite or form.possessed))
        cut = 0 if way.fused else way.cut
        apposed = i > 0 and self.scene.keys[i - 1] in "،,"
        if (
            state.before_in is not None
            and not self._precedes_name(state.last)
            and not (apposed and state.body)
        ):
            state.last = state.before_in
        if form.office.kind == "heir" and state.last == i + 1:
            return None
        duty = self._duty(i + 1, state.last)
        return Role(
            i,
            state.last,
            cut,
            form,
            state.country,
            state.settled,
            state.definite,
            duty,
            state.body,
            state.possessed,
            state.former,
        )

    def _as_written(self, i: int, form: OfficeForm) -> OfficeForm:
        """Tells وزيرة from وزيره, which fold alike."""
        if form.either and self.scene.tokens.surface(i, i + 1).endswith("ه"):
            return replace(form, possessed=True, either=False)
        return form

    def _precedes_name(self, i: int) -> bool:
        """Whether a name may begin at token `i`, so that a phrase with في reaches it."""
        if i < len(self.scene.keys) and self.scene.keys[i] in "،,":
            i += 1
        return i < len(self.scene.keys) and self.scene.words[i].name > 0 and not self.scene.timed[i]

    def _follow(self, state: _State, office: Office, end: int, construct: bool) -> None:
        """Takes in word after word as long as it belongs to the phrase."""
        state.mode = "construct" if construct else "head"
        safe = state.last
        while state.last < end and not self.scene.timed[state.last]:
            if not self._take(state, office, end):
                break
            if state.mode not in ("construct", "link"):
                safe = state.last
        if state.mode in ("construct", "link") and safe < state.last:
            state.last = safe

    def _take(self, state: _State, office: Office, end: int) -> bool:
        """Takes in the next word or name; False where the phrase has ended."""
        i = state.last
        linking = self.scene.keys[i] in office.links
        if state.mode != "construct" and not linking and opens_name(self.scene, i):
            return False
        for take in (self._take_office, self._take_body, self._take_place, self._take_adjective):
            if take(state, office, end):
                return True
        return self._take_noun(state, office) or self._take_link(state, office, end)

    def _take_office(self, state: _State, office: Office, end: int) -> bool:
        """An office within (نائب رئيس الوزراء) or beside it (… وزير الخارجية)."""
        word = self.scene.words[state.last]
        if word.office is None or word.office_reading is None or word.office_reading.cut:
            return False
        within = state.mode in ("construct", "link")
        if within and word.office.office.kind in _PERSONAL:
            return False
        beside = (
            state.mode in ("noun", "adjective")
            and not word.office.definite
            and not word.office.possessed
            and office.kind in ("deputy", "head", "state", "heir", "monarch")
            and word.office.office.kind in ("head", "state")
            and word.office.number == "s"
            and word.name == 0
        )
        if not within and not beside:
            return False
        inner = self.role_at(state.last)
        if inner is None or (beside and inner.last == state.last + 1):
            return False
        state.last, state.mode = inner.last, "noun"
        state.country = state.country or (inner.country if not state.linked else None)
        state.body = state.body or inner.body
        state.settled = state.settled or inner.settled
        state.definite = state.definite or inner.definite
        return True

    def _take_body(self, state: _State, office: Office, end: int) -> bool:
        i = state.last
        if self.scene.keys[i] in _OPENING and state.mode in ("construct", "link"):
            return self._take_marked(state, end)
        body = self.bodies.get(i)
        if body is None or state.mode not in ("construct", "link"):
            return False
        if body.rule == "outlets" and body.cut:
            return False
        state.last, state.mode = body.phrase[1] if body.phrase else body.last, "noun"
        state.body = state.body or body.key(self.scene.tokens)
        state.country = state.country or (body.country if body.official else None)
        known_union = body.country is None and body.rule == "bodies"
        state.settled = state.settled or known_union or self._is_union(body) or not body.official
        state.definite = state.definite or not state.linked
        return True

    def _is_union(self, body: Candidate) -> bool:
        words = self.scene.vocabulary.words.union_adjective
        return any(key in words for key in self.scene.keys[body.first : body.last])

    def _take_marked(self, state: _State, end: int) -> bool:
        closing = _OPENING[self.scene.keys[state.last]]
        for i in range(state.last + 2, min(end, state.last + 7)):
            if self.scene.keys[i] == closing:
                state.body = self.scene.tokens.surface(state.last + 1, i)
                state.last, state.mode, state.definite = i + 1, "noun", True
                return True
        return False

    def _take_place(self, state: _State, office: Office, end: int) -> bool:
        place = self.places.get(state.last)
        if place is None or place.cut or state.mode not in ("construct", "link"):
            return False
        if state.mode == "construct" and state.last == state.first + 1 and not _HELD & set(office.of):
            return False
        if state.mode == "construct" and not state.linked:
            state.country = state.country or place.country
        state.last, state.mode, state.definite = place.last, "noun", True
        return True

    def _take_adjective(self, state: _State, office: Office, end: int) -> bool:
        word = self.scene.words[state.last]
        words = self.scene.vocabulary.words
        national = self.scene.demonym_at(state.last)
        if national is not None:
            state.country = state.country or national[0]
            state.last, state.mode = national[1], "adjective"
            return True
        if word.key not in words.role_adjective or (
            state.mode == "construct" and word.definite and state.last == 0
        ):
            return False
        if word.key in _UNITED or (word.key in _UNIONS and state.mode == "head"):
            state.settled = True
            state.body = state.body or word.key
        state.former = state.former or word.key in words.former
        state.last += 1
        if state.mode != "construct" or word.definite:
            state.definite = state.definite or word.definite
            state.mode = "adjective" if word.definite or state.mode != "construct" else state.mode
        return True

    def _take_noun(self, state: _State, office: Office) -> bool:
        word = self.scene.words[state.last]
        words = self.scene.vocabulary.words
        if state.mode in ("construct", "link"):
            if self._possessed_field(state, word.key):
                return True
            if word.definite and word.key not in words.function:
                state.last, state.mode = state.last + 1, "noun"
                state.definite = state.definite or not state.linked
                return True
            if word.key in words.construct:
                state.last, state.mode = state.last + 1, "construct"
                return True
            return False
        if word.key.startswith("و") and state.mode in ("noun", "adjective"):
            return self._take_joined(state, word.key[1:], office)
        if state.mode == "noun" and word.definite and self._is_adjective(state.last):
            state.last, state.mode = state.last + 1, "adjective"
            return True
        if state.mode == "head" and word.definite and self._is_adjective(state.last):
            state.last, state.mode = state.last + 1, "adjective"
            return True
        return False

    def _possessed_field(self, state: _State, key: str) -> bool:
        """وزير خارجيتها: a charge with a pronoun for the country spoken of."""
        for pronoun in ("ها", "هم", "ه"):
            stem = key.removesuffix(pronoun)
            if stem != key and (
                stem[:-1] + "ه" in self.scene.vocabulary.words.construct
                or stem in self.scene.vocabulary.words.construct
            ):
                if (
                    stem in self.scene.vocabulary.words.construct
                    and not stem.endswith("ت")
                    and pronoun == "ه"
                ):
                    return False
                state.last, state.mode = state.last + 1, "noun"
                state.possessed = state.definite = True
                return True
        return False

    def _is_adjective(self, i: int) -> bool:
        key = self.scene.keys[i]
        if key in self.scene.vocabulary.words.body_adjective:
            return True
        return (
            key.endswith(("ي", "يه", "ين"))
            and len(key) > 5
            and self.scene.words[i].name < 2
            and i not in self.scene.matches
        )

    def _take_joined(self, state: _State, rest: str, office: Office) -> bool:
        """A second charge after و: وزير الثقافة والإعلام، وزير الخارجية وشؤون المغتربين."""
        words = self.scene.vocabulary.words
        if rest in words.construct and rest in ("شوون", "شئون", "شيون"):
            state.last, state.mode = state.last + 1, "construct"
            return True
        if (
            not rest.startswith("ال")
            or rest in self.scene.vocabulary.offices
            or rest in self.scene.vocabulary.orgs
        ):
            return False
        if rest in words.field and state.country is None:
            state.last, state.mode = state.last + 1, "noun"
            return True
        return False

    def _take_link(self, state: _State, office: Office, end: int) -> bool:
        """A preposition that opens the complement: باسم، لدى، ل، في."""
        word = self.scene.words[state.last]
        if state.mode == "construct" and word.key != _NAMELY:
            return False
        if word.key in office.links and state.last + 1 < end and not state.linked:
            return self._take_linked(state, office, end, state.last + 1)
        if "ل" in office.links and not state.linked:
            return self._take_glued(state, end)
        return False

    def _take_linked(self, state: _State, office: Office, end: int, at: int) -> bool:
        key = self.scene.keys[state.last]
        if key == _NAMELY:
            return self._take_spoken_for(state, at)
        if key == _IN:
            return self._take_in(state, office, end, at)
        place = self.places.get(at)
        if place is not None and at not in self.bodies:
            state.last, state.mode, state.linked = place.last, "noun", True
            state.definite = True
            return True
        if at not in self.bodies:
            return False
        state.last, state.mode, state.linked = at, "link", True
        return self._take_body(state, office, end)

    def _take_spoken_for(self, state: _State, at: int) -> bool:
        """What a spokesperson speaks for: a body, an office, or a person named (باسم غوتيريش)."""
        word = self.scene.words[at]
        if at in self.bodies or word.definite or word.office or self.scene.keys[at] in _OPENING:
            state.last, state.mode, state.linked = at, "link", True
            return True
        if not word.name:
            return False
        state.last, state.mode, state.body = at + 1, "noun", word.key
        state.linked = state.settled = True
        return True

    def _take_in(self, state: _State, office: Office, end: int, at: int) -> bool:
        """The body or region after في; it stays only where a name follows (see `_role`)."""
        state.before_in, state.linked = state.last, True
        place = self.places.get(at)
        if at in self.bodies:
            state.last, state.mode = at, "link"
            self._take_body(state, office, end)
            while state.last < end and self.scene.words[state.last].definite and self._is_plain(state.last):
                state.last += 1
            if state.last < end and self.scene.keys[state.last] == "من" and state.last + 1 in self.bodies:
                state.last, state.mode = state.last + 1, "link"
                self._take_body(state, office, end)
            return True
        if place is not None:
            state.last, state.mode = place.last, "noun"
            return True
        while at < end and self.scene.words[at].definite and not self.scene.words[at].name:
            at += 1
            if at < end and self.scene.keys[at].startswith("وال"):
                at += 1
        if at == state.last + 1:
            return False
        state.last, state.mode = at, "noun"
        return True

    def _is_plain(self, i: int) -> bool:
        word = self.scene.words[i]
        return not word.name and word.demonym is None and word.office is None and i not in self.bodies

    def _take_glued(self, state: _State, end: int) -> bool:
        """ل glued to the complement: للأمم المتحدة، لمنظمة الصحة العالمية، لشؤون اللاجئين."""
        i = state.last
        key = self.scene.keys[i]
        if not key.startswith("ل"):
            return False
        body = self.bodies.get(i)
        if body is not None:
            state.mode = "link"
            return self._take_body(
                state, self.scene.words[i].office.office if self.scene.words[i].office else _ANY, end
            )
        rest = "ال" + key[2:] if key.startswith("لل") else key[1:]
        words = self.scene.vocabulary.words
        if rest in words.construct or rest in words.field:
            definite = rest.startswith("ال")
            state.last, state.mode, state.linked = i + 1, "noun" if definite else "construct", True
            state.definite = state.definite or definite
            return True
        place = self.places.get(i)
        if place is not None:
            state.country = state.country or place.country
            state.last, state.mode, state.linked = place.last, "noun", True
            return True
        return self._take_glued_office(state, i)

    def _take_glued_office(self, state: _State, i: int) -> bool:
        word = self.scene.words[i]
        if word.office is None or word.office.office.kind in _PERSONAL:
            return False
        inner = self.role_at(i)
        if inner is None:
            return False
        state.last, state.mode, state.linked = inner.last, "noun", True
        state.country = state.country or inner.country
        state.body = state.body or inner.body
        state.settled = state.settled or inner.settled
        return True

    def _duty(self, first: int, last: int) -> tuple[str, ...]:
        """What an office is in charge of: its words less articles, countries and general adjectives."""
        vocabulary = self.scene.vocabulary
        skipped = (
            vocabulary.words.role_adjective | vocabulary.words.state_noun | {"شوون", "شئون", "شيون", "مجلس"}
        )
        duty = []
        for i in range(first, last):
            key = self.scene.keys[i]
            word = self.scene.words[i]
            if word.demonym or key in skipped or i in self.places or not key[0].isalpha():
                continue
            if key in _PREPOSITIONS:
                break
            bare = without_article(key)
            duty.append(_SYNONYMS.get(bare, bare))
        return tuple(duty)


_ANY = Office("", "", "", "head", (), (), "")


def _by_first(candidates: list[Candidate]) -> dict[int, Candidate]:
    """The longest candidate from each token."""
    best: dict[int, Candidate] = {}
    for candidate in candidates:
        opens = candidate.phrase[0] if candidate.phrase else candidate.first
        held = best.get(opens)
        if held is None or (candidate.last, candidate.trust) > (held.last, held.trust):
            best[opens] = candidate
    return best
