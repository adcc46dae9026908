"""Noun phrases: names with their roles, lists, titles, duals, and nouns that stand for others."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.events.fighters import fighters_of
from marsad.facts.events.joints import Joints
from marsad.facts.events.named_before import named_group
from marsad.facts.events.phrase import EACH, PairReader, Phrase
from marsad.facts.events.roles import Roles
from marsad.facts.events.scene import COMMAS, MARKS, PLACES, SIDES, Scene
from marsad.facts.heads import HeadKind
from marsad.facts.reference import LATTER, THIS, Named
from marsad.lexicon.offices import OfficeForm
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import DUALS
from marsad.text.numerals import read_cardinal

_LEADER_WINDOW = 9
_GROUP = 3
_ADJECTIVES = 2  # الوفد الحكومي السوداني
_OPENING = frozenset('«"“')
_CLOSING = frozenset('»"”')
_IN = "في"
_INDEFINITE_DELEGATES = frozenset({"عن", "من"})


class NounPhrases:
    """Reads noun phrases; `pair` tells whom a dual stands for, `home` whom بلاده does."""

    def __init__(
        self, scene: Scene, verbs: frozenset[int], joints: Joints, pair: PairReader, home: PairReader
    ) -> None:
        self._scene = scene
        self._keys = scene.keys
        self._verbs = verbs
        self._joints = joints
        self._roles = Roles(scene, verbs, joints)
        self._pair = pair
        self._home = home

    def bare(self, token: int, limit: int) -> Phrase | None:
        """The noun phrase at `token`, whatever governs it, with all that is joined to it by و."""
        phrase = self._single(token, limit)
        if phrase is None or not phrase.entities or phrase.kind == "pair":
            return phrase
        entities, last = list(phrase.entities), phrase.last
        while more := self._joined(self._after_leader(last, limit), limit, phrase):
            entities += more.entities
            last = more.last
        if last == phrase.last and len(entities) == 1:
            return phrase
        return replace(phrase, entities=tuple(dict.fromkeys(entities)), last=last)

    def sides(self, phrase: Phrase, limit: int) -> Phrase:
        """Both sides of a phrase behind بين whose first has no name: بين قوات الأمن وحركة X."""
        other = self._joined(phrase.last, limit, phrase) if phrase.kind in {"noun", "unnamed"} else None
        if other is None or phrase.entities:
            return phrase
        more = self.bare(other.first, limit) or other
        return replace(phrase, entities=more.entities or other.entities, last=max(more.last, other.last))

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
        if (honoured := self._honoured(token, limit)) is not None:
            return honoured
        key = self._joints.stripped(token)
        if key in EACH and token + 2 < limit and self._keys[token + 1] == "من":
            inner = self._single(token + 2, limit)
            return replace(inner, first=token) if inner is not None else None
        return self._referring(token, key, limit) or self._described(token, key, limit)

    def _honoured(self, token: int, limit: int) -> Phrase | None:
        """A person behind words of honour (سمو الأمير X، سمو ولي العهد), or whom سموه stands for."""
        honours = self._scene.honours
        if honours.is_pronoun(self._keys[token]):
            person = honours.of(token)
            return Phrase("title", token, token + 1, (person,), head=self._keys[token]) if person else None
        inner = (self._single(end, limit) for end in honours.ends(token) if end < limit)
        people = (p for p in inner if p and p.entities and p.entities[0].type is EntityType.PERSON)
        found = next(people, None)
        return replace(found, first=token) if found is not None else None

    def _referring(self, token: int, key: str, limit: int) -> Phrase | None:
        """A dual or بلاده, which stand for those named before; a dual before names only leads to them."""
        if key in self._scene.lists.both:
            if self._is_of_nation(token + 1, limit) or self._is_one_of_many(token, key):
                return Phrase("unnamed", token, token + 2, head=key)
            if (at := self._of_both(token, limit)) is not None:
                sides = self._keys[at]
                return Phrase("pair", token, at + 1, self._pair(at, sides), head=sides)
            first = token + 1 + self._is_nation(token + 1, limit)
            if first < limit and first in self._scene.starts:
                return replace(self._name(first, self._scene.starts[first], limit), first=token)
            return Phrase("pair", token, token + 1, self._pair(token, key), head=key)
        lists = self._scene.lists
        if key in lists.guest and (named := self._named_guest(token, limit)):
            return named
        if key in lists.homeland or key in lists.guest or key in lists.own_forces:
            return Phrase("title", token, token + 1, self._home(token, key), head=key)
        if key in lists.group or key in lists.group_of_states:
            return self._counted_group(token, key, limit)
        return self._latter(token, limit) if key in LATTER or key in THIS else None

    def _named_guest(self, token: int, limit: int) -> Phrase | None:
        """A guest with his name right behind: وضيفه الرئيس X."""
        named = self._single(token + 1, limit) if token + 1 < limit else None
        person = named is not None and named.kind == "name" and named.entities[0].type is EntityType.PERSON
        return replace(named, first=token) if named is not None and person else None

    def _counted_group(self, token: int, key: str, limit: int) -> Phrase | None:
        """The states or people that a definite plural with its number stands for: الدول الثلاث."""
        number = read_cardinal(self._keys, token + 1) if token + 1 < limit else None
        if number is None or not number.definite or number.value < _GROUP:
            return None
        states = key in self._scene.lists.group_of_states
        named = named_group(self._scene, token, int(number.value), states=states)
        return Phrase("pair", token, number.end, named, head=key) if named else None

    def _latter(self, token: int, limit: int) -> Phrase | None:
        """Whoever was named last: طلب الأخير، طلبت هذه الأخيرة."""
        last = token + (self._keys[token] in THIS)
        if last >= limit or self._keys[last] not in LATTER or self._keys[token - 1] == _IN:
            return None  # في الأخير: finally
        entity = self._latter_state(token) or self._scene.cast.latter(token)
        if entity is None or (self._keys[last].endswith("ه") and entity.type is EntityType.PERSON):
            return None  # الأخيرة is rarely someone named as a person
        return Phrase("title", token, last + 1, (entity,), head=self._keys[last])

    def _latter_state(self, token: int) -> Entity | None:
        """The last of two states named before in the sentence: عرضت X على Y، لكن الأخيرة."""
        first, _ = self._scene.sentence(token)
        named = self._scene.cast.between(first, token) if self._keys[token].endswith("ه") else ()
        states = [n.entity for n in named if self._scene.is_government(n.entity)]
        return states[-1] if len(set(states)) > 1 else None

    def _is_nation(self, token: int, limit: int) -> bool:
        """Whether an adjective of a nation stands at a token: الرئيسان الأمريكي X والفرنسي Y."""
        return token < limit and self._keys[token].removeprefix("ال") in self._scene.demonyms

    def _is_one_of_many(self, token: int, key: str) -> bool:
        """Whether a plural of office is joined to other people, none named before: الأمراء والوزراء."""
        several = key in self._scene.lists.leaders and not key.endswith(DUALS)
        return several and self._keys[token] == "و" + key and self._keys[token - 1] not in MARKS

    def _is_of_nation(self, token: int, limit: int) -> bool:
        """Whether an adjective in the plural tells whose leaders are meant: القادة اللبنانيين."""
        return token < limit and self._keys[token].endswith(("يين", "يون"))

    def _of_both(self, token: int, limit: int) -> int | None:
        """Where من leads from a plural to the two sides: القادة العسكريون من [الطرفين]."""
        i = token + 1
        while i < limit and i < token + _ADJECTIVES + 1 and self._keys[i].startswith("ال"):
            i += 1
        fits = i + 1 < limit and self._keys[i] == "من" and self._keys[i + 1] in self._scene.lists.both
        return i + 1 if fits else None

    def _described(self, token: int, key: str, limit: int) -> Phrase | None:
        if self._scene.lists.is_unnamed(key):
            return self._unnamed(token, key, limit)
        if key in self._scene.offices:
            return self._office(token, self._scene.offices[key], limit)
        return self._noun(token, key, limit)

    def _name(self, token: int, named: Named, limit: int) -> Phrase:
        last = min(self._roles.after_role(named, limit), limit)
        return Phrase("name", token, max(last, token + 1), (named.entity,))

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
        person = self._roles.person_behind(token, limit)
        if person is not None:
            person = self._roles.spoken_for(token, person)
            return Phrase("name", token, self._roles.after_role(person, limit), (person.entity,), head="role")
        end = self._joints.noun_end(token, limit)
        if form.office.kind == "counterpart" and (other := self._roles.counterpart(token, end)):
            return Phrase("title", token, end, (other,), head=self._keys[token])
        if end > token + 1 and self._keys[end - 1] in self._scene.lists.both_states:
            return Phrase("title", token, end, self._pair(end - 1, self._keys[end - 1]), head="role")
        titled = self._scene.cast.by_title(token, end)
        if titled is None and form.number == "s":
            titled = self._scene.titled(self._joints.stripped(token), self._keys[token + 1 : end])
        if titled is None:
            noun = replace(self._noun(token, self._joints.stripped(token), limit), kind="unnamed")
            several = form.number != "s" and not form.definite
            return replace(noun, entities=noun.entities or noun.owners) if several else noun
        return Phrase("title", token, end, (titled,), head=self._keys[token])

    def _joined(self, token: int, limit: int, phrase: Phrase) -> Phrase | None:
        """What و joins to a phrase that ends before `token`: a name, a role with its person, an adjective."""
        if token < limit and self._keys[token] in COMMAS and token + 1 < limit:
            token += 1
            if self._keys[token][0] != "و":
                return self._listed(token, limit, phrase) if phrase.entities else None
        if token >= limit or self._keys[token][0] != "و" or token in self._verbs:
            return None
        named = self._scene.starts.get(token)
        person = self._roles.person_near(named.last - 1 if named is not None else token, limit)
        if named is not None and self._scene.glue(named).startswith("و"):
            short = person is not None and phrase.kind == "name" and named.entity.type is EntityType.GPE
            chosen = person if short and person is not None else named
            return self._side(Phrase("name", token, chosen.last, (chosen.entity,)))
        if self._keys[token] in {"و"}:
            return self._side(self._single(token + 1, limit)) if token + 1 < limit else None
        inner = self._keys[token][1:]
        honoured = self._scene.honours.opens(token) or inner in self._scene.lists.guest
        if honoured or inner in self._scene.offices or inner in self._scene.lists.standing_for:
            return self._side(self._single(token, limit))
        if inner.removeprefix("ال") in self._scene.demonyms and person is not None:
            return Phrase("name", token, person.last, (person.entity,))
        return None

    def _side(self, phrase: Phrase | None) -> Phrase | None:
        return phrase if phrase and phrase.entities and phrase.entities[0].type in SIDES else None

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
        """A plain noun with its genitive and adjectives, and whom it stands for, if for anybody."""
        last = self._joints.noun_end(token, limit)
        person = self._owner_behind(token, last, limit)
        last = person.last if person is not None else last
        named = self._scene.cast.between(token + 1, last)
        owners = tuple(n.entity for n in named if n.entity.type in SIDES) if named else ()
        phrase = Phrase("noun", token, last, (), owners[-1:], head=key.removeprefix("ال"))
        return (
            (self._named_behind(phrase, limit) if key.startswith("ال") else None)
            or self._place(phrase)
            or self._marked(phrase, limit)
            or self._delegates(phrase, key, owners, limit)
            or self._side_of(phrase, key)
            or self._counted(phrase, limit)
            or fighters_of(self._scene, phrase, limit, self._single)
            or self._titled(phrase, key)
        )

    def _owner_behind(self, token: int, last: int, limit: int) -> Named | None:
        """The person named behind the definite genitive of a noun: أصول رجل الأعمال X."""
        if not self._keys[last - 1].startswith("ال"):
            return None
        noun = self._joints.stripped(token)
        construct = last - token >= 2 or noun in self._scene.lists.honorific
        if not construct or noun.startswith("ال"):
            return None
        return self._roles.apposed(last, limit)

    def _named_behind(self, phrase: Phrase, limit: int) -> Phrase | None:
        """A definite noun with the name it stands beside: الصحفي X، العاصمة طرابلس."""
        head = self._scene.cast.head(phrase.first)
        body = head is not None and head.kind is HeadKind.BODY  # أودعت النيابة X السجن
        body = body and self._keys[phrase.first] not in self._scene.cast.titles  # اللواء X
        if not body and (person := self._roles.apposed(phrase.last, limit)):
            return replace(phrase, kind="name", entities=(person.entity,), last=person.last)
        named = self._scene.starts.get(phrase.last)
        place = named is not None and named.entity.type in PLACES
        if named is not None and place and phrase.head in self._scene.lists.place_head:
            return replace(phrase, kind="title", entities=(named.entity,), last=named.last)
        return None

    def _place(self, phrase: Phrase) -> Phrase | None:
        """A noun of place with the place it leads to: مدينة X، وسط X، العاصمة الإيطالية."""
        if phrase.head not in self._scene.lists.place_head:
            return None
        capital = self._capital(phrase) if phrase.head in self._scene.lists.capital else None
        site = capital or self._site(phrase)
        return replace(phrase, kind="title", entities=(site,)) if site else None

    def _marked(self, phrase: Phrase, limit: int) -> Phrase | None:
        inside = self._marked_name(phrase.last, limit) if not phrase.owners else None
        if inside is None:
            return None
        stands = phrase.head in self._scene.lists.type_noun | self._scene.lists.standing_for
        entities = (inside.entity,) if stands else ()  # طالبت قناة «الجزيرة»
        return replace(phrase, entities=entities, owners=(inside.entity,), last=inside.last + 1)

    def _delegates(self, phrase: Phrase, key: str, owners: tuple[Entity, ...], limit: int) -> Phrase | None:
        """A delegation, for its leader, or a noun that stands for whom it belongs to."""
        if phrase.head in self._scene.lists.delegation and (leader := self._leader(phrase.last, limit)):
            return replace(phrase, entities=leader.entities, last=leader.last)
        if phrase.head in self._scene.lists.honorific and owners and owners[-1].type is EntityType.PERSON:
            return replace(phrase, kind="name", entities=owners[-1:])
        if phrase.head in self._scene.lists.type_noun and owners and owners[-1].type is EntityType.ORG:
            return replace(phrase, entities=owners[-1:])
        standing = self._scene.lists.standing_for
        if phrase.head not in standing and key not in standing:
            return None
        apart = phrase.head.endswith("ه") and self._keys[phrase.last : phrase.last + 1] == ("عن",)
        persons = self._delegating(phrase.last, limit) if not apart else ()  # قطعت السفارة الإنترنت عن X
        entities = owners[-1:] or persons or self._belonging_to(phrase, limit)
        return replace(phrase, entities=entities or self._of_nation(phrase, key))

    def _side_of(self, phrase: Phrase, key: str) -> Phrase | None:
        """A side or arms with their country: الجانب المصري، صواريخ إسرائيلية."""
        lists = self._scene.lists
        entities = self._of_nation(phrase, key) if phrase.head in lists.side | lists.arms else ()
        return replace(phrase, entities=entities) if entities else None

    def _of_nation(self, phrase: Phrase, key: str) -> tuple[Entity, ...]:
        """The country that an adjective tells: الوفد الإيراني، مقاتلات تايلاندية, no officials unnamed."""
        definite = key.startswith("ال")
        if not definite and phrase.head not in self._scene.lists.arms | self._scene.lists.delegation:
            return ()
        behind = self._keys[phrase.first + 1 : min(phrase.last, phrase.first + _ADJECTIVES + 1)]
        codes = (
            self._scene.demonyms.get(k.removeprefix("ال")) for k in behind if k.startswith("ال") == definite
        )
        country = next((c for c in map(self._scene.country_of, codes) if c is not None), None)
        return (country,) if country is not None else ()

    def _counted(self, phrase: Phrase, limit: int) -> Phrase | None:
        """What a word of quantity counts."""
        counts = phrase.head in self._scene.lists.quantity and not phrase.owners
        if not counts or phrase.last <= phrase.first + 1:
            return None
        inner = self._single(phrase.first + 1, limit)
        return replace(inner, first=phrase.first) if inner and inner.entities else None

    def _titled(self, phrase: Phrase, key: str) -> Phrase:
        """A definite noun for someone named elsewhere, else the noun as it is."""
        titled = self._scene.cast.by_title(phrase.first, phrase.last) if key.startswith("ال") else None
        return replace(phrase, kind="title", entities=(titled,)) if titled else phrase

    def _marked_name(self, token: int, limit: int) -> Named | None:
        """The name in marks right behind a noun: صحيفة "اللواء"."""
        if token >= limit or self._keys[token] not in _OPENING:
            return None
        named = self._scene.starts.get(token + 1)
        if named is None:
            return None
        closed = named.last < limit and self._keys[named.last] in _CLOSING
        return named if closed and named.entity.type is EntityType.ORG else None

    def _capital(self, phrase: Phrase) -> Entity | None:
        """The city that العاصمة with an adjective stands for: العاصمة الإيطالية."""
        codes = {
            self._scene.demonyms.get(self._keys[i].removeprefix("ال"))
            for i in range(phrase.first + 1, phrase.last)
        }
        codes.discard(None)
        cities = (e for e in self._scene.article.entities if e.type is EntityType.GPE and e.country in codes)
        return next((city for city in cities if not self._scene.is_country(city)), None)

    def _site(self, phrase: Phrase) -> Entity | None:
        """The place that a noun of place leads to: مدينة X، وسط مدينة X."""
        named = self._scene.cast.between(phrase.first + 1, phrase.last)
        return next((n.entity for n in named if n.entity.type in PLACES), None)

    def _leader(self, token: int, limit: int) -> Phrase | None:
        """Who leads a delegation: وفد برئاسة X."""
        for i in range(token, min(limit, token + _LEADER_WINDOW)):
            if self._keys[i] in COMMAS:
                return None
            if self._keys[i] in self._scene.lists.led:
                phrase = self.bare(i + 1, limit) if i + 1 < limit else None
                return phrase if phrase and phrase.entities else None
        return None

    def _belonging_to(self, phrase: Phrase, limit: int) -> tuple[Entity, ...]:
        """Whose a unit is: زوارق تابعة للحرس الثوري."""
        near = range(phrase.first + 1, min(phrase.last + 1, limit - 1))
        told = next((i for i in near if self._keys[i] in self._scene.lists.belonging), None)
        owner = self.bare(told + 1, limit) if told is not None else None
        return owner.entities if owner is not None else ()

    def _delegating(self, token: int, limit: int) -> tuple[Entity, ...]:
        """On whose behalf unnamed people act: ممثلون عن X وY."""
        if token < limit and self._keys[token] in _INDEFINITE_DELEGATES:
            phrase = self.bare(token + 1, limit) if token + 1 < limit else None
            return phrase.entities if phrase else ()
        return ()
