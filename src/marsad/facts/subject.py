"""Who the noun phrase beside a verb refers to: behind it, before it, or at the head of its clause.

A name wins where it is the phrase's own, not one that hangs on a preposition or belongs to someone
else's office. A definite title is led back to whom it stands for; a phrase for someone unnamed
(مصدر, مسؤولون) refers to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.heads import Head, HeadKind, head_words
from marsad.facts.reference import Cast, Named, demonyms
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_words import speech_words
from marsad.lexicon.titles import Title
from marsad.model.entity import Entity, EntityType
from marsad.text.normalise import fold

_COMMAS = frozenset("،,؛;-–—")
_OPENING = frozenset('«“‹„"')
_CLOSING = frozenset('»”›"')
_STOPS = frozenset(":.!؟?([")
_LONGEST = 25
_LONGEST_OPENER = 18
_LONGEST_TYPE = 4


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


def title_words(lexicon: Lexicon) -> frozenset[str]:
    """Folded one-word titles that stand before a name."""
    return frozenset(fold(row.title) for row in lexicon.rows(Title) if " " not in row.title)


class Subjects:
    """Reads the subject phrases of one article."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self._cast = cast
        self._keys = cast.layout.tokens.keys
        self._words = cast.words
        self._speech = lexicon.derive(speech_words)
        self._titles = lexicon.derive(title_words)
        self._demonyms = lexicon.derive(demonyms)
        self.heads = lexicon.derive(head_words)
        self._roles = {e.id: tuple(fold(e.role or "").split()) for e in cast.entities.values()}

    def after(self, first: int, last: int, prefer: Entity | None = None) -> Subject:
        """The subject in tokens `[first, last)`, the words after a verb."""
        keys = self._keys
        if first < last and self._is_circumstance(first, last):
            return Subject(None, first, stated=False)
        first = self._skip_adverbs(first, last)
        if first >= last or self._is_circumstance(first, last) or keys[first] in self._words.preposition:
            return Subject(None, first, stated=False)
        return self.phrase(first, self._phrase_end(first, last), prefer)

    def before(self, token: int, first: int) -> Subject | None:
        """The subject that stands before a verb at `token` in its clause: أما الوزير فأوضح."""
        end = self._skip_back(token, first)
        apposed = end > first and self._keys[end - 1] in _COMMAS
        end -= apposed
        named = self._ending_at(end) if end > first else None
        if apposed:
            return self._apposed(named, first) if named else None
        start = self._clause_start(end, first)
        if named and self.opens_at(named) <= start and not self._is_bound(named):
            return Subject(named.entity, end)
        if start >= end or not self._is_nominal(start):
            return None
        found = self.phrase(start, end)
        return found if found.stated else None

    def of_clause(self, first: int, last: int) -> Subject | None:
        """The subject of the clause in tokens `[first, last)`, whether before or behind its verb."""
        start = self._skip_openers(first, last)
        if start is None or start >= last:
            return None
        if self._is_nominal(start):
            found = self.phrase(start, self._phrase_end(start, min(last, start + _LONGEST)))
            return found if found.entity or found.unnamed else None
        return self.after(start + 1, min(last, start + _LONGEST))

    def phrase(self, first: int, end: int, prefer: Entity | None = None) -> Subject:
        """What the noun phrase in tokens `[first, end)` refers to; nothing where a preposition opens it."""
        if self._is_glued(first):
            return Subject(None, end, stated=False)
        return self.source(first, end, prefer)

    def source(self, first: int, end: int, prefer: Entity | None = None) -> Subject:
        """As `phrase`, a preposition glued to its first word passed over: وفقا لوزارة الصحة."""
        named = self._cast.between(first, end)
        if named and named[0].first == first:
            return Subject(named[0].entity, end, several=self._is_joined(named[0], end))
        head = self._head(first)
        if head is not None and head.kind is HeadKind.PAPER:
            return self._paper(first, end, head, named)
        own = next((n for n in named if self._is_person(n) and self._is_own(n, first)), None)
        if own is not None and (head is None or head.kind is HeadKind.PERSON):
            several = self._is_joined(own, end) or (head is not None and head.number == "d")
            return Subject(own.entity, end, head=head, several=several)
        if self._words.is_unnamed(self._noun(first)):
            several = head is not None and head.number != "s"
            return Subject(None, end, unnamed=True, head=head, several=several)
        return self._titled(first, end, head, named, prefer)

    def ending(self, end: int, first: int) -> Subject | None:
        """What the noun phrase that ends right before token `end` refers to, None for nothing named."""
        named = self._ending_at(end)
        if named is not None and not self._hangs(self.opens_at(named)):
            return Subject(named.entity, end)
        start = self._clause_start(end, first)
        for i in range(start, end):
            if self._head(i) is not None and not self._hangs(i):
                found = self.source(i, end)
                return found if found.entity else None
        return None

    def opens_at(self, named: Named) -> int:
        """The first token of a name with the role and titles right before it."""
        keys, first = self._keys, named.first
        while first and keys[first - 1] in _OPENING:
            first -= 1
        role = self._roles[named.entity.id]
        before = keys[max(first - len(role), 0) : first]
        if role and before[1:] == role[1:] and before and before[0].endswith(role[0]):
            return first - len(role)
        while first and (keys[first - 1] in self._titles or self._is_office(keys[first - 1])):
            first -= 1
        return first

    def _titled(
        self, first: int, end: int, head: Head | None, named: tuple[Named, ...], prefer: Entity | None
    ) -> Subject:
        """A phrase without a name of its own: a title for someone named elsewhere, a type noun, or nobody."""
        both = self._noun(first) in self._words.both
        several = head is not None and head.number != "s"
        if several and head is not None and head.kind is HeadKind.PERSON and not both:
            return Subject(None, end, unnamed=True, head=head, several=True)
        country = self._country(first, end)
        typed = self._typed(first, head, named)
        if typed is not None:
            return Subject(typed, end, head=head)
        titled = self._cast.by_title(first, end, prefer)
        if titled is not None and self._is_kind(titled, head, both=both):
            return Subject(titled, end, head=head, country=country, several=both)
        several = self._noun(first).endswith("ون")
        unnamed = several or (head is None and not self._is_definite(first))
        return Subject(None, end, unnamed=unnamed, head=head, country=country, several=several)

    def _typed(self, first: int, head: Head | None, named: tuple[Named, ...]) -> Entity | None:
        """The body that a type noun at the head of the phrase announces: وكالة «تاس»، دولة قطر."""
        key = self._noun(first)
        typed = (head is not None and head.kind in {HeadKind.BODY, HeadKind.MEDIUM}) or (
            key in self._speech.state_noun
        )
        if not typed:
            return None
        near = (n for n in named if n.first <= first + _LONGEST_TYPE and not self._hangs(n.first))
        return next((n.entity for n in near if n.entity.type in {EntityType.ORG, EntityType.GPE}), None)

    def _paper(self, first: int, end: int, head: Head, named: tuple[Named, ...]) -> Subject:
        """A paper speaks for whoever it says issued it: بيان للوزارة، تقرير صحيفة لوموند."""
        issuer = next((n.entity for n in named if n.entity.type is not EntityType.LOC), None)
        titled = None
        if issuer is None and first + 1 < end:
            bare = self._keys[first + 1]
            titled = self._cast.by_title(first + 1, end) if bare.startswith(("ال", "لل")) else None
        entity = issuer or titled
        return Subject(entity, end, unnamed=entity is None and not head.definite, head=head)

    def _apposed(self, named: Named, first: int) -> Subject | None:
        """A name between commas before its verb, behind the title at the head of its clause."""
        opens = self.opens_at(named)
        begins = opens <= first + 1 and self._is_nominal(first)
        if begins or opens <= first:
            return Subject(named.entity, named.last)
        if self._keys[opens - 1] not in _COMMAS:
            return None
        start = self._clause_start(opens - 1, first)
        head = self._head(start) if start < opens - 1 else None
        if head is None or head.number != "s" or self._is_glued(start):
            return None
        return Subject(named.entity, named.last, head=head)

    def _is_joined(self, named: Named, end: int) -> bool:
        """Whether another name is joined to this one by و."""
        following = self._cast.between(named.last, min(named.last + _LONGEST_TYPE, end))
        return any(self._is_bound(n) and self._keys[n.first][0] == "و" for n in following[:1])

    def _is_kind(self, entity: Entity, head: Head | None, *, both: bool) -> bool:
        if head is None or both:
            return True
        return (entity.type is EntityType.PERSON) == (head.kind is HeadKind.PERSON)

    def _is_person(self, named: Named) -> bool:
        return named.entity.type is EntityType.PERSON

    def _is_own(self, named: Named, first: int) -> bool:
        """Whether a person in the phrase that begins at `first` is whom it speaks of, not his adviser."""
        opens = self.opens_at(named)
        if opens <= first:
            return True
        if self._is_bound(named) or self._is_glued_to_role(opens, named) or self._hangs(opens):
            return False
        before = self._keys[opens - 1]
        return before in _COMMAS | _CLOSING or self._closes_phrase(opens - 1)

    def _closes_phrase(self, token: int) -> bool:
        """Whether what follows a word can only stand beside it, not belong to it."""
        key = self._keys[token]
        national = key.removeprefix("ال") in self._demonyms
        owned = len(key) > 4 and key.endswith(("ها", "ته", "هم"))
        return key.startswith("ال") or national or owned or self._cast.at(token) is not None

    def _is_glued_to_role(self, opens: int, named: Named) -> bool:
        key, role = self._keys[opens], self._roles[named.entity.id]
        return key.startswith("لل") or bool(
            role and key != role[0] and opens < named.first and key[0] in "لوب"
        )

    def _is_bound(self, named: Named) -> bool:
        """Whether a conjunction or preposition is glued to a name."""
        tokens = self._cast.layout.tokens
        start, end = tokens.starts[named.first], tokens.ends[named.first]
        glued = any(start < m.start < end for m in named.entity.mentions)
        return (glued and self._keys[named.first][0] in "ولب") or self._keys[named.first].startswith("لل")

    def _hangs(self, token: int) -> bool:
        """Whether a preposition stands before `token`."""
        return token > 0 and (
            self._keys[token - 1] in self._words.preposition | self._words.circumstance_head | {"باسم", "بين"}
        )

    def _head(self, token: int) -> Head | None:
        return self.heads.get(self._keys[token]) or self.heads.get(self._noun(token))

    def _noun(self, token: int) -> str:
        """The word at `token` without a glued conjunction or preposition, if the rest is a known one."""
        key = self._keys[token]
        if key.startswith("لل"):
            return "ال" + key[2:]
        if key.startswith(("وال", "فال", "بال", "كال")):
            return key[1:]
        known = key[0] in "وفلب" and (key[1:] in self.heads or self._words.is_unnamed(key[1:]))
        return key[1:] if known and key not in self.heads else key

    def _is_office(self, key: str) -> bool:
        head = self.heads.get(key)
        return head is not None and head.kind is HeadKind.PERSON and head.definite and head.number == "s"

    def _is_definite(self, token: int) -> bool:
        return self._noun(token).startswith("ال")

    def _is_nominal(self, token: int) -> bool:
        """Whether a noun phrase begins at `token`: a name, an article, or a known head word."""
        named = self._cast.at(token)
        if named is not None and named.first == token:
            return True
        return self._head(token) is not None or (
            self._is_definite(token) and self._keys[token].lstrip("وف") not in self._words.relative
        )

    def _country(self, first: int, end: int) -> str | None:
        words = (key.removeprefix("ال") for key in self._keys[first + 1 : min(end, first + 6)])
        return next((self._demonyms[word] for word in words if word in self._demonyms), None)

    def _skip_adverbs(self, first: int, last: int) -> int:
        """Passes commas, times and adverbs (أيضا، مجددا) that stand between verb and subject."""
        while first < last:
            after = self._cast.time_end(first)
            if after is not None:
                first = after
            elif self._keys[first] in self._words.adverb | self._speech.adverb | _COMMAS:
                first += 1
            else:
                break
        return min(first, last)

    def _is_participle(self, token: int) -> bool:
        """Whether a circumstance in the accusative stands at `token` (مخاطبا ضيفه), its object behind it."""
        key = self._keys[token]
        accusative = len(key) > 4 and key.endswith("ا") and not key.endswith(("ها", "هما", "نا"))
        shaped = accusative and (key[0] == "م" or key[1] == "ا")
        return shaped and self._cast.at(token) is None and key not in self.heads

    def _skip_back(self, token: int, first: int) -> int:
        """Passes قد and times backwards from a verb."""
        end = token
        while end > first:
            before = self._cast.time_start(end)
            if before is not None and before >= first:
                end = before
            elif self._keys[end - 1] in self._speech.linked:
                end -= 1
            else:
                break
        return end

    def _skip_openers(self, first: int, last: int) -> int | None:
        """Where the clause begins behind its opening words (وفي كلمته، من جهته، لكن), None for nowhere."""
        i = first
        while i < last:
            after = self._cast.time_end(i)
            bare = self._bare(i)
            if after is not None:
                i = after
            elif self._keys[i] in _COMMAS or bare in self._speech.clause_start | self._speech.linked:
                i += 1
            elif self._opens_circumstance(bare):
                behind = self._behind_circumstance(i, min(last, i + _LONGEST_OPENER))
                if behind is None:
                    return None
                i = behind
            else:
                return i
        return None

    def _behind_circumstance(self, first: int, last: int) -> int | None:
        """Where the circumstance that begins at `first` ends: at a comma, or before a verb and a name."""
        for i in range(first + 1, last):
            if self._keys[i] in _COMMAS:
                return i + 1
            if self._closes_circumstance(i - 1) and self._is_verb_before_name(i):
                return i
        return None

    def last_doer(self, first: int, last: int) -> Entity | None:
        """The person named last in tokens `[first, last)` right behind a verb."""
        for named in reversed(self._cast.between(first, last)):
            opens = self.opens_at(named)
            if self._is_person(named) and opens > first and self._is_verb_before_name(opens - 1):
                return named.entity
        return None

    def _closes_circumstance(self, token: int) -> bool:
        named = self._cast.at(token)
        return self._cast.time_start(token + 1) is not None or (named is not None and named.last == token + 1)

    def _is_verb_before_name(self, token: int) -> bool:
        """Whether a word that is no noun we know stands right before a person or a party."""
        key = self._keys[token]
        if self._is_nominal(token) or self._hangs(token + 1) or key in self._words.circumstance_head:
            return False
        near = self._cast.between(token + 1, token + 8)
        return any(self.opens_at(n) == token + 1 and not self._is_bound(n) for n in near)

    def _opens_circumstance(self, bare: str) -> bool:
        heads = self._words.circumstance_head | self._words.preposition | self._words.circumstance
        glued = bare.startswith(("بال", "لل")) or bare in {"بدوره", "بدورها", "بينما"}
        return bare in heads or glued

    def _bare(self, token: int) -> str:
        key = self._keys[token]
        named = self._cast.at(token)
        if key[0] in "وف" and len(key) > 2 and (named is None or self._is_bound(named)):
            return key[1:]
        return key

    def _clause_start(self, end: int, first: int) -> int:
        """The token where the clause that ends before `end` begins."""
        start = end
        while start > first:
            key = self._keys[start - 1]
            opens = key in self._speech.clause_start or key.lstrip("وف") in self._words.relative
            if (opens or key in _COMMAS | _STOPS) and not self._inside_name(start - 1):
                break
            start -= 1
        return start

    def _ending_at(self, end: int) -> Named | None:
        """The longest name that ends right before `end`, its closing mark passed."""
        while end and self._keys[end - 1] in _CLOSING:
            end -= 1
        return next((n for n in self._cast.between(max(end - 12, 0), end) if n.last == end), None)

    def _phrase_end(self, first: int, last: int) -> int:
        """Where the subject phrase that begins at `first` gives way to circumstances."""
        for i in range(first, last):
            ends = self._is_circumstance(i, last) or (i > first and self._is_told(i))
            if ends and not self._inside_name(i):
                return i
        return last

    def _is_told(self, token: int) -> bool:
        """Whether whom the words are said to begins at `token`: ل glued to a name, عن before a source."""
        key = self._keys[token]
        if key == "عن":
            return True
        named = self._cast.at(token)
        if named is not None and named.first == token:
            return self._is_bound(named) and key[0] == "ل" and named.entity.type is not EntityType.GPE
        return key[0] == "ل" and key[1:] in self.heads and self.heads[key[1:]].kind is HeadKind.MEDIUM

    def _inside_name(self, token: int) -> bool:
        named = self._cast.at(token)
        return named is not None and named.first < token

    def _is_circumstance(self, token: int, last: int) -> bool:
        key = self._keys[token]
        if key in self._words.circumstance or key == ":" or key in self._words.according_to:
            return True
        if self._is_participle(token):
            return True
        if key in _OPENING:
            return self._cast.at(token + 1) is None
        occasion = self._words.occasion | {"هامش", "لسان"}
        return key in {"في", "علي"} and token + 1 < last and self._keys[token + 1] in occasion

    def _is_glued(self, token: int) -> bool:
        """Whether a preposition is glued to the phrase: بالقول، لرويترز، لوزير الخارجية."""
        key = self._keys[token]
        named = self._cast.at(token)
        if named is not None and named.first == token:
            return self._is_bound(named) and key[0] in "لب"
        return key[0] in "لب" and key not in self.heads and not self._words.is_unnamed(key)
