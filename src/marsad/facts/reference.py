"""Who a phrase refers to: a name, a title for someone named elsewhere, or a pronoun.

Quotes and events ask it for the subject of a verb. A name wins; a definite title (الوزير, الرئيس
التركي, الوزارة) is led back to the entity whose role or name begins alike; a phrase for someone
unnamed (مصدر, مسؤول) refers to nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from marsad.facts.heads import Head, HeadKind, head_words
from marsad.facts.layout import Layout
from marsad.lexicon.clause_words import clause_words
from marsad.lexicon.countries import Country
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.title_synonyms import title_synonyms
from marsad.lexicon.titles import title_words
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.text.normalise import fold, fold_word

_OPENING = frozenset('«“‹„"')
_FORMER = frozenset({"سابق", "اسبق", "راحل"})
_TYPED = frozenset({HeadKind.BODY, HeadKind.MEDIUM})
_PARTIES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
_DEFINITE = ("ال", "لل")
_ON_BEHALF = "باسم"
THIS = frozenset({"هذا", "هذه"})
LATTER = frozenset({"الاخير", "الاخيره"})
"""Words that stand for whoever was named last, bare or behind `THIS`."""
_LONGEST_TITLE = 5
_LONGEST_CHARGE = 2


class Named(NamedTuple):
    """An entity's mention as a range of tokens `[first, last)`.

    A named tuple, which is made three times as fast as a frozen dataclass.
    """

    entity: Entity
    first: int
    last: int


class Cast:
    """The entities of an article at the tokens where they are named."""

    def __init__(self, article: Article, layout: Layout, lexicon: Lexicon) -> None:
        self.layout = layout
        self.entities = {entity.id: entity for entity in article.entities}
        self.named = tuple(sorted(_named(article, layout), key=lambda named: (named.first, -named.last)))
        self.words = lexicon.derive(clause_words)
        self._time_starts = {layout.token_at(t.end - 1) + 1: layout.token_at(t.start) for t in article.times}
        self._times = {layout.token_at(t.start): layout.token_at(t.end - 1) + 1 for t in article.times}
        self._covering = {token: named for named in self.named for token in range(named.first, named.last)}
        self._firsts = [named.first for named in self.named]
        self._demonyms = lexicon.derive(demonyms)
        self._synonyms = lexicon.derive(title_synonyms)
        self.titles = lexicon.derive(title_words)
        self._title_words: dict[str, list[str]] | None = None
        self._called: dict[str, str] = {}
        self._openings: dict[str, frozenset[str]] = {}
        self._by_word: dict[str, list[Entity]] = {}
        self._nouns = lexicon.derive(head_words)

    def between(self, first: int, last: int) -> tuple[Named, ...]:
        """The mentions that begin in tokens `[first, last)`, in order."""
        return self.named[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def at(self, token: int) -> Named | None:
        """The mention that covers `token`, the innermost of several, if any."""
        return self._covering.get(token)

    def head(self, token: int) -> Head | None:
        """The known head word at `token`, as it stands."""
        return self._nouns.get(self.layout.tokens.keys[token])

    def is_national(self, token: int) -> bool:
        """Whether an adjective of nationality stands at `token`."""
        return self.layout.tokens.keys[token].removeprefix("ال") in self._demonyms

    def time_end(self, token: int) -> int | None:
        """The token after the time expression that begins at `token`, if one does."""
        return self._times.get(token)

    def time_start(self, token: int) -> int | None:
        """The token where the time expression that ends right before `token` begins, if one does."""
        return self._time_starts.get(token)

    def by_title(self, first: int, last: int, prefer: Entity | None = None) -> Entity | None:
        """The entity that a definite title in tokens `[first, last)` stands for.

        Of entities that fit it equally well, `prefer` wins, then the one named last before it.
        """
        keys = self.layout.tokens.keys
        head = _unglued(keys[first])
        if head in self.words.both:
            pair = self._first_of_pair(first, states=head in self.words.both_states)
            person = pair is not None and pair.type is EntityType.PERSON
            return pair if person or head not in self.words.leaders else None
        owned = self._is_owned(first + 1, last) or self._is_role(first, last)
        if not head.startswith("ال") and not owned:
            return None
        wanted = [head.removeprefix("ال")]
        for key in keys[first + 1 : min(last, first + _LONGEST_TITLE)]:
            if not key.isalnum():
                break
            wanted.append(key.removeprefix("ال"))
        wanted = self._canonical(wanted)
        told = (self._demonyms[word] for word in wanted[1:] if word in self._demonyms)
        country = next(told, self._state_in(first + 1, last))
        fits = ((self._fit(e, wanted, country, first), e is prefer, e) for e in self._called_so(wanted[0]))
        best = max(fits, key=lambda fit: (fit[0][0], fit[1], fit[0][1]), default=None)
        return best[2] if best is not None and best[0][0] > 0 else None

    def _is_owned(self, first: int, last: int) -> bool:
        """Whether what a title is of stands in `[first, last)`: رئيس [الحكومة]، مدير [مكتب الرئيس]."""
        keys = self.layout.tokens.keys
        for i in range(first, min(last, first + _LONGEST_CHARGE)):
            if keys[i].startswith("ال") or self.is_named(i):
                return True
            if keys[i] in self.words.preposition or not keys[i].isalpha():
                return False
        return False

    def _is_role(self, first: int, last: int) -> bool:
        """Whether somebody's whole role begins at `first`, its charge a word we do not know: محافظ سقطرى."""
        keys = self.layout.tokens.keys
        if first + 1 >= last or not keys[first + 1].isalpha() or keys[first + 1] in self._demonyms:
            return False
        roles = (fold_word(e.role or "").split() for e in self._called_so(_unglued(keys[first])))
        return any(len(role) > 1 and list(keys[first : first + len(role)]) == role for role in roles)

    def _state_in(self, first: int, last: int) -> str | None:
        """The country of a state that a title in tokens `[first, last)` names: وزير خارجية [روسيا]."""
        near = self.between(first, min(last, first + _LONGEST_TITLE))
        return next((n.entity.country for n in near if n.entity.type is EntityType.GPE), None)

    def is_named(self, token: int) -> bool:
        """Whether a body or place is named from `token` on: مندوب سوريا، قائد أنصار الله."""
        named = self.at(token)
        return named is not None and named.first == token and named.entity.type is not EntityType.PERSON

    def latter(self, token: int) -> Entity | None:
        """The person, else the body, named last before a token: هذا الأخير."""
        named = [n.entity for n in self.between(0, token)]
        people = (e for e in reversed(named) if e.type is EntityType.PERSON)
        return next(people, next((e for e in reversed(named) if e.type is EntityType.ORG), None))

    def counterpart(self, token: int, country: str | None, other: Entity | None) -> Entity | None:
        """Whom نظيره at `token` stands for: the person of that country named last before it, not `other`."""
        before = reversed(self.between(0, token))
        people = (n.entity for n in before if n.entity.type is EntityType.PERSON and n.entity is not other)
        return next((e for e in people if country and e.country == country), None)

    def homeland(self, token: int, owner: Entity | None) -> Entity | None:
        """The country that بلاده at `token` stands for: that of its owner, where the article names it."""
        if owner is None or self.layout.tokens.keys[token].lstrip("ول") not in self.words.homeland:
            return None
        places = (entity for entity in self.entities.values() if entity.type is EntityType.GPE)
        return next((place for place in places if owner.country and place.country == owner.country), None)

    def pair(self, token: int) -> list[Entity]:
        """Both parties that a dual at `token` stands for (الجانبان، البلدان), none for another word."""
        key = self.layout.tokens.keys[token].removeprefix("و")
        if key not in self.words.both or token == 0:
            return []
        wanted = {EntityType.GPE} if key in self.words.both_states else _PARTIES
        before = [n for n in self.between(0, token) if n.entity.type in wanted]
        first = self._first_of_pair(token, states=key in self.words.both_states)
        joined = [(a, b) for a, b in pairwise(before) if b.first == a.last and a.entity is not b.entity]
        kinds = {EntityType.PERSON} if key in self.words.leaders else wanted
        named = [pair for pair in joined if {n.entity.type for n in pair} <= kinds]
        if named and (key not in self.words.leaders or first is None):
            return [named[-1][0].entity, named[-1][1].entity]
        same = [n.entity for n in before if first and n.entity.type is first.type and n.entity is not first]
        return [entity for entity in (first, next(iter(same), None)) if entity]

    def _first_of_pair(self, token: int, *, states: bool) -> Entity | None:
        wanted = {EntityType.GPE} if states else _PARTIES
        before = [n for n in self.between(0, token) if n.entity.type in wanted]
        people = [named.entity for named in before if named.entity.type is EntityType.PERSON]
        joined = [a.entity for a, b in pairwise(before) if b.first == a.last]
        return next(iter(people or joined or [named.entity for named in before]), None)

    def _fit(self, entity: Entity, wanted: list[str], country: str | None, token: int) -> tuple[int, int]:
        """How well a title fits an entity: shared words, then nearness; zero for no fit."""
        heads = self._heads()[entity.id]
        if wanted[0] not in self._openings[entity.id]:
            called = len(wanted) == 1 and wanted[0] == self._called.get(entity.id)
            return (1, -self._distance(entity, token)) if called else (0, 0)
        definite = _unglued(self.layout.tokens.keys[token]).startswith("ال")
        if not definite and len(wanted) > 1 and wanted[1] not in heads[1:3]:
            return (0, 0)
        if country and entity.country and country != entity.country:
            return (0, 0)
        person = entity.type is EntityType.PERSON
        if person and self._speaks_for_another(heads, wanted, token):
            return (0, 0)
        if person and not definite and self._is_of_another(heads, token):
            return (0, 0)
        if len(wanted) > 1 and not _FORMER.isdisjoint(heads) and _FORMER.isdisjoint(wanted):
            return (0, 0)  # الرئيس المصري is not the late one
        described = len(wanted) > 1 and wanted[1] not in self.words.preposition  # not الصندوق في تقريره
        named_otherwise = entity.type is EntityType.ORG and described and len(heads) > 1
        if named_otherwise and wanted[1] not in heads and wanted[1] not in self._demonyms:
            return (0, 0)
        shared = len(set(wanted) & set(heads)) + (country is not None and country == entity.country)
        role = fold_word(entity.role or "")
        shared += role.startswith("ال") == definite
        return (2 * shared + (wanted[0] == heads[0]), -self._distance(entity, token))

    def _is_of_another(self, heads: list[str], token: int) -> bool:
        """Whether a title has another charge than a role: محافظ هيئة الاستثمار، محافظ هيئة المنشآت."""
        tokens = takewhile(self._is_definite, range(token + 1, token + _LONGEST_TITLE))
        charge = [_charge(self.layout.tokens.keys[i]) for i in tokens]
        noun = _charge(_unglued(self.layout.tokens.keys[token]))
        told = set(self._canonical([noun, *charge])[1:]) - self._demonyms.keys()
        held = {_charge(word) for word in heads[1:]} - self._demonyms.keys()
        return bool(told - held) and bool(held - told)

    def _speaks_for_another(self, role: list[str], title: list[str], token: int) -> bool:
        """Whether role and title are of those who speak for two bodies: باسم الحركة، باسم الجيش."""
        if _ON_BEHALF not in role or _ON_BEHALF not in title:
            return False
        body = set(title[title.index(_ON_BEHALF) + 1 :])
        for named in self.between(token + 1, token + _LONGEST_TITLE) if body else ():
            body.update(
                w.removeprefix("ال") for m in named.entity.mentions for w in fold_word(m.text).split()
            )
        own = role[role.index(_ON_BEHALF) + 1 :]
        return bool(body and own) and body.isdisjoint(own)

    def _is_definite(self, token: int) -> bool:
        """Whether a definite noun or adjective stands at `token`, no time: المجلس، للرياضة، not الخميس."""
        keys = self.layout.tokens.keys
        key = keys[token] if token < len(keys) else ""
        function = key in self.words.preposition or key in self.words.relative or token in self._times
        return key.startswith(_DEFINITE) and not function

    def _distance(self, entity: Entity, token: int) -> int:
        """How far before a token an entity was last named; who is only named later comes after all others."""
        start = self.layout.tokens.starts[token]
        earlier = [m.start for m in entity.mentions if m.start < start]
        if earlier:
            return start - max(earlier)
        return len(self.layout.tokens.text) + min(m.start for m in entity.mentions)

    def _heads(self) -> dict[str, list[str]]:
        """The words that a title may take up, by entity; worked out when the first title is met."""
        if self._title_words is None:
            types = self._type_nouns()
            self._called = {
                key: types[key][0]
                for key, e in self.entities.items()
                if e.type is EntityType.PERSON and key in types
            }
            self._title_words = {
                key: self._head_words(e, types.get(key, ())) for key, e in self.entities.items()
            }
            for key, words in self._title_words.items():
                known = words[: max(2, len(types.get(key, ())) + 1)]
                person = self.entities[key].type is EntityType.PERSON
                self._openings[key] = frozenset(w for w in known if person or w not in self._demonyms)
                for word in {*self._openings[key], self._called.get(key, "")}:
                    self._by_word.setdefault(word, []).append(self.entities[key])
        return self._title_words

    def _called_so(self, word: str) -> list[Entity]:
        """The entities that a title with such a first word may stand for."""
        self._heads()
        return self._by_word.get(word, [])

    def _head_words(self, entity: Entity, types: tuple[str, ...]) -> list[str]:
        """The words that a title for an entity may take up, a type noun that stands before its name first."""
        phrase = entity.role if entity.type is EntityType.PERSON else entity.name
        words = [word.removeprefix("ال") for word in fold_word(phrase or "").split()]
        types = () if entity.type is EntityType.PERSON else types
        return [*types, *self._canonical(words)]

    def _canonical(self, words: list[str]) -> list[str]:
        """The words of a title, its opening replaced by that of the same office: رئيس الحكومة."""
        for length in (2, 1):
            same = self._synonyms.get(tuple(words[:length]))
            if same is not None:
                return [*same, *words[length:]]
        return words

    def _type_nouns(self) -> dict[str, tuple[str, ...]]:
        """The noun right before a body's or a person's name, by entity: وكالة «تاس»، العميد فراس."""
        keys = self.layout.tokens.keys
        found: dict[str, tuple[str, ...]] = {}
        for named in self.named:
            before = named.first - 1
            while before > 0 and keys[before] in _OPENING:
                before -= 1
            base = self._type_noun(keys[before], named.entity.type) if before >= 0 else None
            nouns = found.get(named.entity.id, ())
            if base is not None and base not in nouns:
                found[named.entity.id] = (*nouns, base)
        return found

    def _type_noun(self, key: str, kind: EntityType) -> str | None:
        """The noun at a word before a name without its article, where it is a type noun or a title."""
        head = self._nouns.get(key) or (self._nouns.get(key[1:]) if key[0] in "ولب" else None)  # لوكالة
        if kind is EntityType.ORG:
            apart = key.lstrip("ولب").startswith("ال") or key.startswith("ال")  # اتهم التحالف الأمم المتحدة
            return head.base if head and head.kind in _TYPED and not apart else None
        definite = kind is EntityType.PERSON and key.startswith("ال")
        titled = key in self.titles or (head is not None and head.kind is HeadKind.PERSON)
        return key.removeprefix("ال") if definite and titled else None


def _charge(key: str) -> str:
    """A word of a title without its article and a glued preposition: للاستثمار → استثمار."""
    return key.removeprefix("لل").removeprefix("ال")


def _unglued(key: str) -> str:
    """A definite word without a glued conjunction or preposition: للوزير → الوزير."""
    if key.startswith("لل"):
        return "ال" + key[2:]
    return key[1:] if key.startswith(("وال", "فال", "بال")) else key


def demonyms(lexicon: Lexicon) -> dict[str, str]:
    """Folded adjectives of nationality, masculine and feminine without the article, to country codes."""
    found: dict[str, str] = {}
    for country in lexicon.rows(Country):
        for adjective in country.demonyms:
            key = fold(adjective)
            found.setdefault(key, country.code)
            found.setdefault(key + "ه", country.code)
    return found


def _named(article: Article, layout: Layout) -> Iterator[Named]:
    for entity in article.entities:
        for mention in entity.mentions:
            first = layout.token_at(mention.start)
            yield Named(entity, first, layout.token_at(mention.end - 1) + 1)
