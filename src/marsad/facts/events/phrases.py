"""Phrases: who or what stands where in a clause, as names, titles, pairs, plain nouns and times.

The reader goes through a stretch of text from left to right and gives one phrase after another, each
with the preposition that governs it. It knows roles (وزير الخارجية X), lists (X وY), titles
(الوزير) and nouns that stand for whom they belong to (قادة الاتحاد).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from marsad.facts.events.scene import COMMAS, MARKS, PLACES, SIDES, Scene
from marsad.facts.reference import Named
from marsad.lexicon.offices import OfficeForm
from marsad.model.entity import Entity, EntityType
from marsad.model.time import TimeExpression
from marsad.text.normalise import fold

SETTING_KINDS = frozenset({"time", "pronoun", "circumstance"})
_LONGEST_ROLE = 14
_LONGEST_NOUN = 8
_LEADER_WINDOW = 9
_BASE = {"الي": "الي", "الى": "الي", "فى": "في"}
_BY = frozenset({"قبل", "جانب", "طرف"})
_HANDS = frozenset({"يد", "ايدي", "لسان"})
_OPENING = frozenset('«"“')
_CLOSING = frozenset('»"”')
_EACH = frozenset({"كل", "كلا", "كلتا"})
_CAPITAL = "عاصمه"
_TEAM = frozenset({"وفد", "وفدا", "بعثه", "فريق"})
_INDEFINITE_DELEGATES = frozenset({"عن", "من"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in tokens `[first, last)`.

    `entities` are those it refers to; `owners` those its noun belongs to (هجوم حماس). `preposition` is
    folded and empty for a bare phrase; `kind` is name, title, pair, noun, unnamed, pronoun or time.
    """

    kind: str
    first: int
    last: int
    entities: tuple[Entity, ...] = ()
    owners: tuple[Entity, ...] = ()
    preposition: str = ""
    head: str = ""
    time: TimeExpression | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a noun phrase that no preposition governs: a subject or an object."""
        return not self.preposition and self.kind not in SETTING_KINDS

    @property
    def parties(self) -> tuple[Entity, ...]:
        """Who the phrase speaks of, its noun's owner where it names nobody itself."""
        return self.entities or self.owners


PairReader = Callable[[int, str], tuple[Entity, ...]]


class PhraseReader:
    """Reads the phrases of one article; `pair` tells whom a dual stands for, `home` whom بلاده does."""

    def __init__(self, scene: Scene, verbs: frozenset[int], pair: PairReader, home: PairReader) -> None:
        self._scene = scene
        self._keys = scene.keys
        self._verbs = verbs
        self._pair = pair
        lists = scene.lists
        self._between_phrases = lists.complementizer | lists.relative | lists.connector | lists.particle
        self._home = home
        self._seen: dict[tuple[int, int], Phrase | None] = {}

    def phrases(self, first: int, limit: int) -> Iterator[Phrase]:
        """The phrases of tokens `[first, limit)`, in order."""
        token = first
        while token < limit:
            if self._keys[token] == "(":
                token = self._scene.layout.marks.get(token, self._closing(token, limit)) + 1
                continue
            phrase = self.read(token, limit)
            if phrase is not None:
                yield phrase
            token = max(phrase.last, token + 1) if phrase else token + 1

    def _closing(self, token: int, limit: int) -> int:
        return next((i for i in range(token, limit) if self._keys[i] == ")"), token)

    def read(self, token: int, limit: int) -> Phrase | None:
        """The phrase that begins at `token`; None for a mark or a word between phrases."""
        where = (token, limit)
        if where in self._seen:
            return self._seen[where]
        phrase = self._read(token, limit)
        if phrase is None or (phrase.kind != "pair" and phrase.head not in self._scene.lists.homeland):
            self._seen[where] = phrase  # whom a pair stands for may change with what is read on the way
        return phrase

    def _read(self, token: int, limit: int) -> Phrase | None:
        key = self._keys[token]
        if key == "ما" and token - 1 in self._verbs:
            return Phrase("noun", token, token + 1, head=key)
        if key in MARKS or token in self._verbs or key in self._between_phrases:
            return None
        if token in self._scene.times:
            return self._time(token, "")
        return self._governed_or_bare(token, limit, key)

    def _governed_or_bare(self, token: int, limit: int, key: str) -> Phrase | None:
        if key in self._scene.lists.by_means:
            return self._governed(token, token + 1, limit, "by")
        if key in self._scene.lists.led or key in self._scene.lists.attended:
            return self._governed(token, token + 1, limit, key)
        if self._is_preposition(token):
            return self._prepositional(token, limit)
        each = key in _EACH and token + 1 < limit and self._keys[token + 1] == "من"
        if key in self._scene.lists.with_pronoun or (key in self._scene.lists.adverb and not each):
            return Phrase("pronoun", token, token + 1, preposition=key[0] if key[0] in "بل" else "")
        if self._is_circumstance(token):
            return Phrase("circumstance", token, token + 1)
        letter = self.glued(token)
        bare = self.bare(token, limit)
        return replace(bare, preposition=letter) if bare and letter else bare

    def is_governed(self, token: int) -> bool:
        """Whether a preposition begins at `token`, standing or glued."""
        return self._is_preposition(token) or bool(self.glued(token))

    def _is_circumstance(self, token: int) -> bool:
        """Whether a participle tells what the subject does besides: ، مضيفا."""
        key = self._keys[token]
        after_comma = token > 0 and self._keys[token - 1] in COMMAS
        return after_comma and key[0] == "م" and key[-1] in "اه" and token not in self._scene.inside

    def _is_preposition(self, token: int) -> bool:
        key = self._keys[token].removeprefix("و") if len(self._keys[token]) > 2 else self._keys[token]
        return token not in self._scene.inside and (
            self._keys[token] in self._scene.lists.standing_preposition
            or key in self._scene.lists.standing_preposition
        )

    def _prepositional(self, token: int, limit: int) -> Phrase:
        key = self._keys[token]
        key = key if key in self._scene.lists.standing_preposition else key[1:]
        key = _BASE.get(key, key)
        following = self._keys[token + 1] if token + 1 < limit else ""
        if key == "من" and following in _BY:
            return self._governed(token, token + 2, limit, "by")
        if key == "علي" and following in _HANDS:
            return self._governed(token, token + 2, limit, "by")
        if key == "علي" and following == "راس":
            return self._governed(token, token + 2, limit, "heading")
        return self._governed(token, token + 1, limit, key)

    def _governed(self, token: int, first: int, limit: int, preposition: str) -> Phrase:
        while first < limit and self._keys[first] in {"«", '"', "“", "كل", "كلا", "من"} and first > token:
            first += 1
        if first in self._scene.times:
            return replace(self._time(first, preposition), first=token)
        bare = self.bare(first, limit) if first < limit and self._keys[first] not in MARKS else None
        if bare is None:
            return Phrase("pronoun", token, max(first, token + 1), preposition=preposition)
        return replace(bare, first=token, preposition=preposition)

    def _time(self, token: int, preposition: str) -> Phrase:
        time = self._scene.times[token]
        return Phrase("time", token, self._scene.time_end(time), preposition=preposition, time=time)

    def glued(self, token: int) -> str:
        """The preposition written together with the word at `token`, if any."""
        named = self._scene.starts.get(token)
        if named is not None:
            return next((letter for letter in self._scene.glue(named) if letter in "بلك"), "")
        key = self._keys[token]
        key = key[1:] if key[0] == "و" and len(key) > 4 else key
        if key.startswith(("بال", "لل")):
            return key[0]
        if len(key) < 4 or key[0] not in "بل":
            return ""
        return key[0] if self._scene.is_word(key[1:], than=key) else ""

    def bare(self, token: int, limit: int) -> Phrase | None:
        """The noun phrase at `token`, whatever governs it, with all that is joined to it by و."""
        phrase = self._single(token, limit)
        if phrase is None or not phrase.entities or phrase.kind == "pair":
            return phrase
        entities, last = list(phrase.entities), phrase.last
        while more := self._joined(self._after_leader(last, limit), limit, phrase):
            entities += more.entities
            last = more.last
        return replace(phrase, entities=tuple(dict.fromkeys(entities)), last=last)

    def _after_leader(self, token: int, limit: int) -> int:
        """The token after a name's own leader, where a list goes on behind it: الجيش بقيادة X وY."""
        if token >= limit or self._keys[token] not in self._scene.lists.led:
            return token
        phrase = self._single(token + 1, limit) if token + 1 < limit else None
        return phrase.last if phrase is not None and phrase.entities else token

    def _single(self, token: int, limit: int) -> Phrase | None:
        named = self._scene.starts.get(token)
        if named is not None:
            return self._name(token, named, limit)
        if token in self._scene.inside or token in self._verbs:
            return None
        key = self._stripped(token)
        if key in _EACH and token + 2 < limit and self._keys[token + 1] == "من":
            inner = self._single(token + 2, limit)
            return replace(inner, first=token) if inner is not None else None
        return self._referring(token, key, limit) or self._described(token, key, limit)

    def _referring(self, token: int, key: str, limit: int) -> Phrase | None:
        """A dual or بلاده, which stand for those named before; a dual before names only leads to them."""
        if key in self._scene.lists.both:
            if token + 1 < limit and token + 1 in self._scene.starts:
                return replace(self._name(token + 1, self._scene.starts[token + 1], limit), first=token)
            return Phrase("pair", token, token + 1, self._pair(token, key), head=key)
        if key in self._scene.lists.homeland:
            return Phrase("title", token, token + 1, self._home(token, key), head=key)
        return None

    def _described(self, token: int, key: str, limit: int) -> Phrase | None:
        if self._scene.lists.is_unnamed(key):
            return self._unnamed(token, key, limit)
        if key in self._scene.offices:
            return self._office(token, self._scene.offices[key], limit)
        return self._noun(token, key, limit)

    def _stripped(self, token: int) -> str:
        """The folded word without the conjunction and preposition glued before it."""
        key = self._keys[token]
        if key[0] in "وف" and len(key) > 3 and self._scene.is_word(key[1:], than=key):
            key = key[1:]
        if key.startswith("لل"):
            return "ا" + key[1:]
        glued = len(key) > 3 and key[0] in "بل" and self._scene.is_word(key[1:], than=key)
        return key[1:] if glued else key

    def _name(self, token: int, named: Named, limit: int) -> Phrase:
        last = min(self._after_role(named, limit), limit)
        return Phrase("name", token, max(last, token + 1), (named.entity,))

    def _after_role(self, named: Named, limit: int) -> int:
        """The token after a role that follows its name: X، رئيس الوزراء."""
        if named.entity.type is not EntityType.PERSON:
            return named.last
        role = tuple(fold(named.entity.role or "").split())
        first = named.last + (named.last < limit and self._keys[named.last] in COMMAS)
        if role and self._keys[first : min(first + len(role), limit)] == role:
            return first + len(role)
        beside = named.last < limit and self._keys[named.last] in self._scene.offices
        if beside and self._person_behind(named.last, limit) is None:
            return self._noun_end(named.last, limit)
        return named.last

    def _unnamed(self, token: int, key: str, limit: int) -> Phrase:
        """Someone without a name (مصدر، مسؤول), or the office of the person named behind it."""
        if key in self._scene.offices:
            office = self._office(token, self._scene.offices[key], limit)
            if office is not None and office.kind == "name":
                return office
        noun = self._noun(token, key, limit)
        return noun if noun.entities else replace(noun, kind="unnamed")

    def _office(self, token: int, form: OfficeForm, limit: int) -> Phrase | None:
        """A role with its person, or a title for someone named elsewhere."""
        person = self._person_behind(token, limit)
        if person is not None:
            person = self._spoken_for(token, person)
            return Phrase("name", token, self._after_role(person, limit), (person.entity,), head="role")
        end = self._noun_end(token, limit)
        if form.office.kind == "counterpart" and (other := self._counterpart(token, end)):
            return Phrase("title", token, end, (other,), head=self._keys[token])
        titled = self._scene.cast.by_title(token, end)
        if titled is None and form.number == "s":
            titled = self._scene.titled(self._stripped(token), self._keys[token + 1 : end])
        if titled is None:
            noun = replace(self._noun(token, self._stripped(token), limit), kind="unnamed")
            several = form.number != "s" and not form.definite
            return replace(noun, entities=noun.entities or noun.owners) if several else noun
        return Phrase("title", token, end, (titled,), head=self._keys[token])

    def _spoken_for(self, token: int, person: Named) -> Named:
        """Who speaks for a person named first: المتحدث باسم X Y."""
        following = self._scene.starts.get(person.last)
        speaks = "باسم" in self._keys[token : person.first] and following is not None
        if speaks and following is not None and following.entity.type is EntityType.PERSON:
            return following
        return person

    def _counterpart(self, token: int, end: int) -> Entity | None:
        """Who نظيره التركي is: the person of that country named last before."""
        codes = {self._scene.demonyms.get(self._keys[i].removeprefix("ال")) for i in range(token + 1, end)}
        named = self._scene.cast.between(self._scene.first, token)
        people = [n.entity for n in named if n.entity.type is EntityType.PERSON]
        return next((e for e in reversed(people) if e.country and e.country in codes), None)

    def _person_behind(self, token: int, limit: int) -> Named | None:
        head = self._stripped(token).removeprefix("ال")
        for named in self._scene.cast.between(token + 1, min(limit, token + _LONGEST_ROLE)):
            gap = range(token + 1, named.first)
            person = named.entity.type is EntityType.PERSON
            role = fold(named.entity.role or "") if person else ""
            within = person and all(self._keys[i] in COMMAS or self._keys[i] in role for i in gap)
            if not within and any(self._breaks_role(i, named.first) for i in gap):
                return None
            if not person:
                continue
            return named if head in role or len(gap) <= 4 or not role else None
        return None

    def _breaks_role(self, token: int, name: int) -> bool:
        key = self._keys[token]
        if key in COMMAS:
            return token != name - 1
        lists = self._scene.lists
        return (
            token in self._verbs
            or key in {":", "."}
            or key in lists.complementizer
            or key in lists.relative
            or key in {"مع", "خلال", "بعد", "عقب", "قبل", "عن", "منذ", "علي"}
            or (key[0] == "و" and key[1:] in self._scene.offices)
        )

    def _joined(self, token: int, limit: int, phrase: Phrase) -> Phrase | None:
        """What و joins to a phrase that ends before `token`: a name, a role with its person, an adjective."""
        if token < limit and self._keys[token] in COMMAS and token + 1 < limit:
            token += 1
            if self._keys[token][0] != "و":
                return self._listed(token, limit, phrase)
        if token >= limit or self._keys[token][0] != "و" or token in self._verbs:
            return None
        named = self._scene.starts.get(token)
        person = self._person_near(token, limit)
        if named is not None and self._scene.glue(named).startswith("و"):
            short = person is not None and phrase.kind == "name" and named.entity.type is EntityType.GPE
            chosen = person if short and person is not None else named
            return self._side(Phrase("name", token, chosen.last, (chosen.entity,)))
        if self._keys[token] in {"و"}:
            return self._side(self._single(token + 1, limit)) if token + 1 < limit else None
        inner = self._keys[token][1:]
        if inner in self._scene.offices or inner in self._scene.lists.standing_for:
            return self._side(self._single(token, limit))
        if inner.removeprefix("ال") in self._scene.demonyms and person is not None:
            return Phrase("name", token, person.last, (person.entity,))
        return None

    def _side(self, phrase: Phrase | None) -> Phrase | None:
        return phrase if phrase and phrase.entities and phrase.entities[0].type in SIDES else None

    def _person_near(self, token: int, limit: int) -> Named | None:
        """The person named right behind an adjective or a country: والتركي خلوصي أكار."""
        following = self._scene.starts.get(token + 1)
        person = following is not None and following.entity.type is EntityType.PERSON
        return following if person and token + 1 < limit else None

    def _listed(self, token: int, limit: int, phrase: Phrase) -> Phrase | None:
        """A name in a list parted by commas, where the list goes on behind it."""
        named = self._scene.starts.get(token)
        kind = phrase.entities[-1].type
        if named is None or named.entity.type is not kind or self._scene.is_glued(named):
            return None
        goes_on = named.last < limit and (
            self._keys[named.last] in COMMAS or self._keys[named.last][0] == "و"
        )
        return Phrase("name", token, named.last, (named.entity,)) if goes_on else None

    def _noun(self, token: int, key: str, limit: int) -> Phrase:
        last = self._noun_end(token, limit)
        owners = tuple(n.entity for n in self._scene.cast.between(token + 1, last) if n.entity.type in SIDES)
        head = key.removeprefix("ال")
        phrase = Phrase("noun", token, last, (), owners[-1:], head=head)
        if key.startswith("ال") and (person := self._apposed(last, limit)):
            return replace(phrase, kind="name", entities=(person.entity,), last=person.last)
        if key.startswith("ال") and head in self._scene.lists.place_head and (place := self._place_at(last)):
            return replace(phrase, kind="title", entities=(place.entity,), last=place.last)
        if head == _CAPITAL and (capital := self._capital(token, last)):
            return replace(phrase, kind="title", entities=(capital,))
        if head in self._scene.lists.place_head and (site := self._site(token, last)):
            return replace(phrase, kind="title", entities=(site,))
        if not owners and (inside := self._marked_name(last, limit)):
            return replace(phrase, owners=(inside.entity,), last=inside.last + 1)
        if head in _TEAM and (leader := self._leader(last, limit)):
            return replace(phrase, entities=leader.entities, last=leader.last)
        if head in self._scene.lists.standing_for or key in self._scene.lists.standing_for:
            owners = owners or self._delegating(last, limit)
            return replace(phrase, entities=owners[-1:])
        if head in self._scene.lists.quantity and not phrase.owners and last > token + 1:
            inner = self._single(token + 1, limit)
            return replace(inner, first=token) if inner and inner.entities else phrase
        titled = self._scene.cast.by_title(token, last) if key.startswith("ال") else None
        return replace(phrase, kind="title", entities=(titled,)) if titled else phrase

    def _marked_name(self, token: int, limit: int) -> Named | None:
        """The name in marks right behind a noun: صحيفة "اللواء"."""
        named = self._scene.starts.get(token + 1)
        if token >= limit or self._keys[token] not in _OPENING or named is None:
            return None
        closed = named.last < limit and self._keys[named.last] in _CLOSING
        return named if closed and named.entity.type is EntityType.ORG else None

    def _apposed(self, token: int, limit: int) -> Named | None:
        """The person named right behind a definite noun: الصحفي X، الفريق أول X."""
        for i in (token, token + 1):
            named = self._scene.starts.get(i)
            if named is not None and i < limit:
                person = named.entity.type is EntityType.PERSON and not self._scene.is_glued(named)
                return named if person else None
            if i < limit and self._keys[i] not in {"اول", "ثاني", "ركن"}:
                return None
        return None

    def _capital(self, token: int, last: int) -> Entity | None:
        """The city that العاصمة with an adjective stands for: العاصمة الإيطالية."""
        codes = {self._scene.demonyms.get(self._keys[i].removeprefix("ال")) for i in range(token + 1, last)}
        codes.discard(None)
        cities = (e for e in self._scene.article.entities if e.type is EntityType.GPE and e.country in codes)
        return next((city for city in cities if not self._scene.is_country(city)), None)

    def _place_at(self, token: int) -> Named | None:
        """The place named right behind a definite noun of place: العاصمة طرابلس."""
        named = self._scene.starts.get(token)
        return named if named is not None and named.entity.type in PLACES else None

    def _site(self, token: int, last: int) -> Entity | None:
        """The place that a noun of place leads to: مدينة X، وسط مدينة X."""
        named = self._scene.cast.between(token + 1, last)
        return next((n.entity for n in named if n.entity.type in PLACES), None)

    def _leader(self, token: int, limit: int) -> Phrase | None:
        """Who leads a delegation: وفد برئاسة X."""
        for i in range(token, min(limit, token + _LEADER_WINDOW)):
            if self._keys[i] in COMMAS:
                return None
            if self._keys[i] in self._scene.lists.led:
                phrase = self.read(i, limit)
                return phrase if phrase and phrase.entities else None
        return None

    def _delegating(self, token: int, limit: int) -> tuple[Entity, ...]:
        """On whose behalf unnamed people act: ممثلون عن X وY."""
        if token < limit and self._keys[token] in _INDEFINITE_DELEGATES:
            phrase = self.bare(token + 1, limit) if token + 1 < limit else None
            return phrase.entities if phrase else ()
        return ()

    def _noun_end(self, token: int, limit: int) -> int:
        """Where a plain noun phrase ends: a definite head takes adjectives, another its genitive too."""
        definite = self._stripped(token).startswith("ال")
        end = token + 1
        while end < min(limit, token + _LONGEST_NOUN) and not self._ends_noun(end):
            named = self._scene.starts.get(end)
            if named is not None:
                return end if definite else self._adjectives(named.last, limit)
            if definite and not self._keys[end].startswith("ال"):
                return end
            if definite and end > token + 1 and self._is_title(end):
                return end
            definite = definite or self._keys[end].startswith("ال")
            end += 1
        return end

    def _ends_noun(self, token: int) -> bool:
        key = self._keys[token]
        named = self._scene.starts.get(token)
        lists = self._scene.lists
        return (
            key in MARKS
            or token in self._verbs
            or token in self._scene.times
            or self._is_preposition(token)
            or key in lists.complementizer
            or key in lists.relative
            or key in lists.connector
            or key in lists.led
            or key in lists.attended
            or key in lists.by_means
            or key in lists.with_pronoun
            or (named is not None and self._scene.is_glued(named))
            or (named is None and bool(self.glued(token)))
            or (named is None and key[0] == "و" and len(key) > 3)
        )

    def _is_title(self, token: int) -> bool:
        form = self._scene.offices.get(self._keys[token])
        return form is not None and form.definite

    def _adjectives(self, token: int, limit: int) -> int:
        while token < limit and self._keys[token].startswith("ال") and token not in self._scene.inside:
            token += 1
        return token
