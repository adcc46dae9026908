"""What a noun phrase refers to: a name of its own, a title for someone named elsewhere, or nobody named.

A name wins where it is the phrase's own, not one that hangs on a preposition or belongs to someone
else's office. A phrase for someone unnamed (مصدر, مسؤولون) refers to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.heads import Head, HeadKind, head_words
from marsad.facts.reference import LATTER, THIS, Cast, Named, demonyms
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_words import speech_words
from marsad.lexicon.titles import title_words
from marsad.model.entity import Entity, EntityType
from marsad.text.normalise import fold_word

_COMMAS = frozenset("،,؛;-–—")
_OPENING = frozenset('«“‹„"')
_CLOSING = frozenset('»”›"')
_LONGEST_TYPE = 4
_CALLED = frozenset({"يدعي", "تدعي", "اسمه", "اسمها"})
_ELSEWHERE = frozenset({"في", "لدي", "ب", "عن", "باسم"})
_CROWN = frozenset({"ولي", "الملكي"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a subject phrase refers to, and the token after it.

    `stated` is False where the phrase is empty, so that the verb's own pronoun refers back;
    `unnamed` says that it speaks of someone without a name (مصدر). `head` is its first word where
    that is a known one, `country` the one its adjective of nationality names; `several` says that it
    is about more than one.
    """

    entity: Entity | None
    last: int
    stated: bool = True
    unnamed: bool = False
    head: Head | None = None
    country: str | None = None
    several: bool = False


class Phrases:
    """Reads the noun phrases of one article."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self._cast = cast
        self._keys = cast.layout.tokens.keys
        self._words = cast.words
        self._counterpart = tuple(cast.words.counterpart)
        self._speech = lexicon.derive(speech_words)
        self._titles = lexicon.derive(title_words)
        self._demonyms = lexicon.derive(demonyms)
        self.heads = lexicon.derive(head_words)
        self._known_heads: dict[int, Head | None] = {}
        self._roles = {e.id: self._role_of(e) for e in cast.entities.values()}

    def _role_of(self, entity: Entity) -> tuple[str, ...]:
        """The words of a role, none where it is a mere plural before the name: ملف [الأسرى] سالم."""
        role = tuple(fold_word(entity.role or "").split())
        head = self.heads.get(role[0]) if len(role) == 1 else None
        return () if head is not None and head.number == "p" else role

    def phrase(self, first: int, end: int, prefer: Entity | None = None) -> Subject:
        """What the noun phrase in tokens `[first, end)` refers to; nothing where a preposition opens it."""
        if self.is_glued(first):
            return Subject(None, end, stated=False)
        return self.source(first, end, prefer)

    def source(self, first: int, end: int, prefer: Entity | None = None) -> Subject:
        """As `phrase`, a preposition glued to its first word passed over: وفقا لوزارة الصحة."""
        first = self._behind_honorific(first, end)
        first += self._keys[first] in THIS and first + 1 < end and self._keys[first + 1] in LATTER
        named = self._cast.between(first, end)
        if named and named[0].first == first:
            return Subject(named[0].entity, end, several=self._is_joined(named[0], end))
        head = self.head(first)
        if self._keys[first] in LATTER:
            return Subject(self._cast.latter(first), end)
        if head is not None and head.kind is HeadKind.PAPER:
            return self._paper(first, end, head, named)
        people = () if self._is_unnamed_plural(first) else named
        own = next((n for n in people if self.is_person(n) and self._is_own(n, first)), None)
        if own is not None and (other := self._titled_before(own, first)) is not None:
            return Subject(other, first + 1, head=head)
        ranked = self._keys[first] in self._titles  # اللواء سالم: a general, no brigade
        if own is not None and (head is None or ranked or head.kind is HeadKind.PERSON):
            dual = head is not None and head.number == "d" and not self._is_owned(first)
            several = self._is_joined(own, end) or dual
            return Subject(own.entity, end, head=head, several=several)
        if self._noun(first).startswith(self._counterpart):
            country = self._country(first, end)
            return Subject(self._cast.counterpart(first, country, prefer), end, country=country)
        if self._words.is_unnamed(self._noun(first)):
            several = head is not None and head.number != "s"
            return Subject(None, end, unnamed=True, head=head, several=several)
        return self._titled(first, end, head, named, prefer)

    def _titled_before(self, own: Named, first: int) -> Entity | None:
        """Whom a title of one word stands for before another's full one: هاتف [الملك] رئيس السلطة سالم."""
        role = self._roles[own.entity.id]
        head = self.head(first) if len(role) > 1 and own.first - len(role) == first + 1 else None
        if head is None or head.kind is not HeadKind.PERSON or not head.definite or head.number != "s":
            return None
        other = self._cast.by_title(first, first + 1)
        return other if other is not None and other is not own.entity else None

    def _behind_honorific(self, first: int, end: int) -> int:
        """Where a title begins behind words of respect: [سمو] ولي العهد، [صاحب السمو الملكي] الأمير."""
        noun = self._noun(first)
        if noun == "صاحب" and self._keys[first + 1 : first + 2] and first + 1 < end:
            first += 1
            noun = self._keys[first].removeprefix("ال")
        if noun not in self._words.honorific or first + 1 >= end:
            return first
        royal = first + 2 < end and self._keys[first + 1] == "الملكي"
        head = self.heads.get(self._keys[first + 1 + royal])
        titled = head is not None and head.kind is HeadKind.PERSON
        return first + 1 + royal if titled or self._keys[first + 1] in _CROWN else first

    def _is_unnamed_plural(self, first: int) -> bool:
        """Whether a phrase is about several people without names: مسؤولون في إدارة الرئيس، سالم."""
        noun = self._noun(first)
        return self._words.is_unnamed(noun) and noun.endswith(("ون", "ين"))

    def opens_at(self, named: Named) -> int:
        """The first token of a name with the role and titles right before it."""
        keys, first = self._keys, named.first
        while first and keys[first - 1] in _OPENING | {"#"}:
            first -= 1
        role = self._roles[named.entity.id]
        before = keys[max(first - len(role), 0) : first]
        if role and before[1:] == role[1:] and before and before[0].endswith(role[0]):
            return first - len(role)
        ranked = self._behind_ranks(first)
        apart = ranked - (ranked > 0 and keys[ranked - 1] in _COMMAS)  # نائب رئيس الحركة، الشيخ سالم
        if role and apart < first and keys[max(apart - len(role), 0) : apart] == role:
            return self._behind_owner(apart - len(role))
        first = ranked
        while first and (keys[first - 1] in self._titles or self._is_office(keys[first - 1])):
            first -= 1
        return first

    def _behind_owner(self, token: int) -> int:
        """Where a title begins that holds another's office at `token`: [محامي] الرئيس السابق، سالم."""
        head = self.head(token - 1) if token else None
        owned = head is not None and head.kind is HeadKind.PERSON and not head.definite
        return token - 1 if owned else token

    def _behind_ranks(self, token: int) -> int:
        """Where the ranks that end right before `token` begin: [الفريق أول ركن] سالم."""
        while token and (self._keys[token - 1] in self._titles or self._keys[token - 1] in self._words.rank):
            token -= 1
        return token

    def _titled(
        self, first: int, end: int, head: Head | None, named: tuple[Named, ...], prefer: Entity | None
    ) -> Subject:
        """A phrase without a name of its own: a title for someone named elsewhere, a type noun, or nobody."""
        described = first + 1 < end and self._keys[first + 1].startswith("ال")
        both = self._noun(first) in self._words.both
        if both and described and self._noun(first) in self._words.leaders:
            return Subject(None, end, unnamed=True, head=head, several=True)  # القادة الأوروبيون
        several = head is not None and head.number != "s"
        if several and head is not None and head.kind is HeadKind.PERSON and not both:
            return Subject(None, end, unnamed=True, head=head, several=True)
        country = self._country(first, end)
        typed = self._typed(first, head, named)
        if typed is not None:
            return Subject(typed, end, head=head)
        titled = self._cast.by_title(first, self._title_end(first, end, named), prefer)
        if titled is not None and self._is_kind(titled, head, both=both):
            return Subject(titled, end, head=head, country=country, several=both)
        if both and named:
            return Subject(named[0].entity, end, head=head, several=True)
        several = self._noun(first).endswith("ون")
        if head is None and self._is_possessed(first):
            return Subject(None, end, stated=False)
        elsewhere = head is not None and first + 1 < end and self._keys[first + 1] in _ELSEWHERE
        national = head is None and described and self._is_definite(first) and self._cast.is_national(first)
        definite = self._is_definite(first) or (head is not None and head.definite)
        unnamed = several or elsewhere or national or not definite
        return Subject(None, end, unnamed=unnamed, head=head, country=country, several=several)

    def _title_end(self, first: int, end: int, named: tuple[Named, ...]) -> int:
        """Where a title ends: at a name that is no part of it, as رئيس المجلس الأوروبي has one that is."""
        for n in named:
            before = self._keys[n.first - 1]
            part = before not in self._words.preposition and not before.startswith("ال")
            if n.first > first and (self.is_person(n) or not part):
                return n.first
        return end

    def _typed(self, first: int, head: Head | None, named: tuple[Named, ...]) -> Entity | None:
        """The body that a type noun at the head of the phrase announces: وكالة «تاس»، دولة قطر."""
        key = self._noun(first)
        body = head is not None and head.kind in {HeadKind.BODY, HeadKind.MEDIUM} and not head.definite
        if not body and key not in self._speech.state_noun and not self._is_called(first, head):
            return None
        near = (n for n in named if n.first <= first + _LONGEST_TYPE and not self._hangs_far(n.first))
        return next((n.entity for n in near if n.entity.type in {EntityType.ORG, EntityType.GPE}), None)

    def _is_called(self, first: int, head: Head | None) -> bool:
        """Whether a feminine noun for no person has its name in marks behind it: بوابة «الأهرام»."""
        noun = self._noun(first)
        thing = head is None and noun.endswith("ه") and "ال" + noun not in self._speech.generic
        return thing and not noun.startswith("ال") and (first + 1) in self._cast.layout.marks

    def _paper(self, first: int, end: int, head: Head, named: tuple[Named, ...]) -> Subject:
        """A paper speaks for whoever it says issued it: بيان للوزارة، تقرير صحيفة لوموند."""
        told_by = [
            n for n in named[1:2] if self.is_person(n) and self._is_issued_by(self.opens_at(n) - 1, first)
        ]
        issuer = next((n.entity for n in [*named[:1], *told_by] if self._is_issuer(n, first)), None)
        titled = None
        if issuer is None and first + 1 < end:
            bare = self._keys[first + 1]
            titled = self._cast.by_title(first + 1, end) if bare.startswith(("ال", "لل")) else None
        entity = issuer or titled
        return Subject(entity, end, unnamed=entity is None and not head.definite, head=head)

    def _is_issuer(self, named: Named, first: int) -> bool:
        """Whether a name stands as who issued the paper at `first`: بيان صادر عن الوزارة، بيان الوزارة."""
        opens = self.opens_at(named)
        before = opens - 1
        while before > first and self._keys[before] in _OPENING:
            before -= 1
        head = self.head(before)
        body = head is not None and head.kind in {HeadKind.BODY, HeadKind.MEDIUM}
        typed = body and named.entity.type is EntityType.ORG
        sent = before > first and self._is_issued_by(before, first)
        near = (
            before == first
            or sent
            or self._keys[before] in {"عن", "من"}
            or typed
            or self._closes_phrase(before)
        )
        return named.entity.type is not EntityType.LOC and (near or self._keys[opens].startswith("ل"))

    def _is_issued_by(self, token: int, paper: int) -> bool:
        """Whether a verb whose pronoun stands for the paper at `paper` stands at `token`: بيان تلاه."""
        key = self._keys[token]
        shaped = key.endswith("ها" if self._keys[paper].endswith("ه") else "ه") and not key.startswith("ال")
        return shaped and token - paper <= 2 and self._cast.at(token) is None and self.head(token) is None

    def _is_joined(self, named: Named, end: int) -> bool:
        """Whether another name is joined to this one by و."""
        following = self._cast.between(named.last, min(named.last + _LONGEST_TYPE, end))
        return any(self.is_bound(n) and self._keys[n.first][0] == "و" for n in following[:1])

    def _is_kind(self, entity: Entity, head: Head | None, *, both: bool) -> bool:
        if head is None or both:
            return True
        return (entity.type is EntityType.PERSON) == (head.kind is HeadKind.PERSON)

    def is_person(self, named: Named) -> bool:
        """Whether a person is named."""
        return named.entity.type is EntityType.PERSON

    def _is_own(self, named: Named, first: int) -> bool:
        """Whether a person in the phrase that begins at `first` is whom it speaks of, not his adviser."""
        opens = self.opens_at(named)
        if opens <= first and not self._speaks_for(first, named):
            return True
        if opens == first + 1 and self._is_owned(first):
            return True  # محاميه جميل، not محامية جميل
        if self._holds_both(first, opens, named):
            return True
        if self.is_bound(named) or self._is_glued_to_role(opens, named) or self.hangs(opens):
            return False
        before = self._keys[opens - 1]
        head = self.head(first)
        near = set(self._keys[first:opens])
        led = _COMMAS.isdisjoint(near) and near & self._words.preposition
        if led and self._noun(first) in self._words.one_of:
            return False  # أحد المقربين من أرملة المعارض سالم
        if head is not None and head.kin and not head.definite and before not in _CALLED:
            return before in _COMMAS
        return before in _COMMAS | _CLOSING | _CALLED or self._closes_phrase(opens - 1)

    def _holds_both(self, first: int, opens: int, named: Named) -> bool:
        """Whether و joins two posts of one person: أستاذة التسويق في الجامعة والمستشارة السابقة سمر."""
        head, key = self.head(first), self._keys[opens]
        person = head is not None and head.kind is HeadKind.PERSON and head.number == "s" and not head.kin
        joined = key[0] == "و" and opens < named.first and not self.is_bound(named)
        alone = not any(self.is_person(n) for n in self._cast.between(first, named.first))
        return person and joined and alone and _COMMAS.isdisjoint(self._keys[first:opens])

    def _is_owned(self, token: int) -> bool:
        """Whether a pronoun is glued to a person's head word: محاميه، والدها."""
        written = self._cast.layout.tokens.surface(token, token + 1)
        return self.head(token) is not None and written.endswith(("ه", "ها", "هم", "هما"))

    def _speaks_for(self, first: int, named: Named) -> bool:
        """Whether the phrase is about who speaks for the one named: متحدث باسم الرئيس ترامب."""
        after = self._keys[first + 1 : first + 3]
        noun = self._noun(first).removeprefix("ال")
        if named.first <= first or "باسم" not in after or not self._words.is_unnamed(noun):
            return False
        spoken_for = self.head(first + 1 + after.index("باسم") + 1)
        return spoken_for is not None and spoken_for.kind is HeadKind.PERSON

    def _closes_phrase(self, token: int) -> bool:
        """Whether what follows a word can only stand beside it, not belong to it."""
        key = self._keys[token]
        national = self._cast.is_national(token) or key in {"سابقا", "حاليا"}
        owned = len(key) > 4 and key.endswith(("ها", "ته", "هم"))
        definite = key.startswith(("ال", "لل")) and key not in self._words.preposition
        return definite or national or owned or self._cast.at(token) is not None

    def _is_glued_to_role(self, opens: int, named: Named) -> bool:
        key, role = self._keys[opens], self._roles[named.entity.id]
        return key.startswith("لل") or bool(
            role and key != role[0] and opens < named.first and key[0] in "لوب"
        )

    def is_bound(self, named: Named) -> bool:
        """Whether a conjunction or preposition is glued to a name."""
        tokens = self._cast.layout.tokens
        start, end = tokens.starts[named.first], tokens.ends[named.first]
        glued = any(start < m.start < end for m in named.entity.mentions)
        return (glued and self._keys[named.first][0] in "ولب") or self._keys[named.first].startswith("لل")

    def _hangs_far(self, token: int) -> bool:
        """Whether a preposition stands before a name or its noun of place: في محافظة ميسان."""
        placed = token > 1 and self._keys[token - 1] in self._words.place_head
        return self.hangs(token - placed)

    def hangs(self, token: int) -> bool:
        """Whether a preposition stands before `token`."""
        return token > 0 and (
            self._keys[token - 1] in self._words.preposition | self._words.circumstance_head | {"باسم", "بين"}
        )

    def head(self, token: int) -> Head | None:
        """The known head word at `token`, a glued conjunction or preposition passed over."""
        if token not in self._known_heads:
            self._known_heads[token] = self.heads.get(self._keys[token]) or self.heads.get(self._noun(token))
        return self._known_heads[token]

    def _noun(self, token: int) -> str:
        """The word at `token` without a glued conjunction or preposition, if the rest is a known one."""
        key = self._keys[token]
        if key.startswith("لل"):
            return "ال" + key[2:]
        if key.startswith(("وال", "فال", "بال", "كال")) and key[1:] not in self._speech.like_definite:
            return key[1:]
        known = key[0] in "وفلب" and (key[1:] in self.heads or self._words.is_unnamed(key[1:]))
        return key[1:] if known and key not in self.heads else key

    def _is_office(self, key: str) -> bool:
        head = self.heads.get(key)
        return head is not None and head.kind is HeadKind.PERSON and head.definite and head.number == "s"

    def _is_definite(self, token: int) -> bool:
        noun = self._noun(token)
        return noun.startswith("ال") and noun not in self._speech.like_definite

    def is_nominal(self, token: int) -> bool:
        """Whether a noun phrase begins at `token`: a name, an article, or a known head word."""
        named = self._cast.at(token)
        if named is not None and named.first == token:
            return True
        noun = self._noun(token)
        if noun.startswith(self._counterpart) or self._words.is_unnamed(noun):
            return True
        return self.head(token) is not None or (
            self._is_definite(token) and self._keys[token].lstrip("وف") not in self._words.relative
        )

    def _is_possessed(self, token: int) -> bool:
        """Whether a pronoun is glued to the word: an object (اختتم كلامه), no subject."""
        key, surface = self._keys[token], self._cast.layout.tokens.surface(token, token + 1)
        if surface.startswith("ال"):
            return False
        if surface.endswith("ه"):
            return key[:-1] in self.heads or self._speech.is_proposition(key)
        return len(surface) > 4 and surface.endswith(("ها", "هم", "هما"))

    def _country(self, first: int, end: int) -> str | None:
        words = (key.removeprefix("ال") for key in self._keys[first + 1 : min(end, first + 6)])
        return next((self._demonyms[word] for word in words if word in self._demonyms), None)

    def is_glued(self, token: int) -> bool:
        """Whether a preposition is glued to the phrase: بالقول، لرويترز، لوزير الخارجية."""
        key = self._keys[token]
        named = self._cast.at(token)
        if named is not None and named.first == token:
            return self.is_bound(named) and key[0] in "لب"
        own = key in self.heads or self._words.is_unnamed(key)
        own = own or (key[1:] not in self.heads and self._is_called(token, None))
        return key[0] in "لب" and not own
