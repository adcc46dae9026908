"""The subject of a verb: behind it, before it, or at the head of its clause."""

from __future__ import annotations

from marsad.facts.heads import Head, HeadKind
from marsad.facts.noun_phrase import Phrases, Subject
from marsad.facts.reference import Cast, Named
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_words import speech_words
from marsad.model.entity import Entity, EntityType

_COMMAS = frozenset("،,؛;-–—")
_OPENING = frozenset('«“‹„"')
_CLOSING = frozenset('»”›"')
_STOPS = frozenset(":.!؟?([")
_LONGEST = 25
_FOR_HIS_PART = {(word,) for word in ("جانبه", "جانبها", "جهته", "جهتها", "ناحيته", "ناحيتها", "جهه")}
_GOD = ("الله",)
_WHEN = frozenset({"في", "خلال", "منذ", "بعد", "قبل", "حتي"})  # before a time between a verb and its subject
_PAIRS = {("من", part) for (part,) in _FOR_HIS_PART} | {("غير", "مره")}
_AND_HE = frozenset({"وهو", "وهي", "وهم", "وهما"})
_WAS = frozenset({"كان", "كانت", "تكون", "يكون"})
_OPENERS = frozenset({":", "ان", "انه", "انها", "بان", "بانه", "بانها"})
_LONGEST_OPENER = 18
_LONGEST_ROLE = 8


class Subjects:
    """Finds the subjects of one article's verbs."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self.cast = cast
        self._keys = cast.layout.tokens.keys
        self._words = cast.words
        self._speech = lexicon.derive(speech_words)
        self.phrases = Phrases(cast, lexicon)
        self._circumstances = cast.words.circumstance | cast.words.according_to | {":"}
        self._adverbs = cast.words.adverb | self._speech.adverb | _COMMAS
        self._leading = self._speech.clause_start | self._speech.linked | _COMMAS
        self._occasions = cast.words.occasion | {"هامش", "لسان"}

    def after(self, first: int, last: int, prefer: Entity | None = None) -> Subject:
        """The subject in tokens `[first, last)`, the words after a verb."""
        keys = self._keys
        if first < last and keys[first] in _COMMAS:
            first = self._behind_aside(first, last)
        if first < last and self._is_circumstance(first, last):
            return Subject(None, first, stated=False)
        each = keys[first : first + 2] == ("كل", "من") and first + 2 < last
        first = self.skip_adverbs(first + 2 * each, last)
        first += first < last and keys[first] in _OPENING
        named = self.cast.at(first) if first < last else None  # علي أكبر، no على
        hangs = first < last and named is None and keys[first] in self._words.preposition
        if first >= last or self._is_circumstance(first, last) or hangs:
            return Subject(None, first, stated=False)
        found = self.phrases.phrase(first, self._phrase_end(first, last), prefer)
        return self._closed(found, first, last)

    def _closed(self, found: Subject, first: int, last: int) -> Subject:
        """Whom a name between commas closes a phrase with, not whose office his holds: مكتب X، Y، أن."""
        closing = self._closing(first, last) if found.entity is not None else None
        if closing is None or closing.entity is found.entity:
            return found
        own = self._ending_at(self.phrases.opens_at(closing) - 1)
        nested = own is not None and own.entity is found.entity and self.phrases.opens_at(own) > first
        return Subject(closing.entity, found.last, head=found.head) if nested else found

    def _behind_aside(self, comma: int, last: int) -> int:
        """Where the subject begins behind a circumstance between commas: وأكد، على هامش اللقاء، الوزير أن."""
        limit = min(comma + _LONGEST_OPENER, last)
        close = next((i for i in range(comma + 1, limit) if self._keys[i] in _COMMAS), limit)
        opens = comma + 1 < close < limit - 1 and self._opens_circumstance(self._bare(comma + 1))
        follows = opens and self.phrases.is_nominal(close + 1) and self.cast.time_end(close + 1) is None
        return close + 1 if follows else comma

    def before(self, token: int, first: int) -> Subject | None:
        """The subject that stands before a verb at `token` in its clause: أما الوزير فأوضح."""
        end = self._skip_back(token, first)
        apposed = end > first and self._keys[end - 1] in _COMMAS
        end -= apposed
        named = self._ending_at(end) if end > first else None
        if apposed:
            return self._apposed(named, first) if named else None
        start = self._clause_start(end, first)
        start += start < end - 1 and self._bare(start) in _WAS
        if named and self._stands_alone(named, start):
            return Subject(named.entity, end)
        if start >= end or not self.phrases.is_nominal(start):
            return None
        found = self.phrases.phrase(start, end)
        return found if found.stated else None

    def _stands_alone(self, named: Named, start: int) -> bool:
        """Whether a name right before a verb is all of its subject, behind a joining و or not."""
        joined = self.phrases.is_bound(named) and self._keys[named.first][0] == "و"
        opens = self.phrases.opens_at(named)
        return opens == named.first if joined else opens <= start

    def topic(self, token: int, first: int) -> Subject | None:
        """Whom a clause that opens with أما speaks of, before its verb: أما الوزير، الذي حضر، فقال."""
        opens = (i for i in range(token - 1, first - 1, -1) if self._keys[i] in self._words.as_for)
        opening = next(opens, None)
        return self.after(opening + 1, token) if opening is not None else None

    def follows_openers(self, token: int, first: int) -> bool:
        """Whether only opening words stand between `first` and a verb at `token`: من جهته دعا."""
        return self._skip_openers(first, token + 1) == token

    def opens_sentence(self, token: int, first: int) -> bool:
        """Whether only a circumstance stands before a verb, someone behind it: في غزة وصف الوزير."""
        if token <= first + 1 or not self._opens_circumstance(self._bare(first)):
            return False
        head = self.phrases.head(token + 1) if token + 1 < len(self._keys) else None
        someone = head is not None and head.kind in {HeadKind.PERSON, HeadKind.BODY}
        return self._closes_circumstance(token - 1) and (someone or self._is_verb_before_name(token))

    def alone_before(self, token: int, first: int) -> Subject | None:
        """A name that is all that stands before `token` in its clause."""
        named = self._ending_at(token)
        if named is None or self._keys[token - 1] in _COMMAS:
            return None
        start = self._clause_start(token, first)
        alone = start > first and self.phrases.opens_at(named) == start
        return Subject(named.entity, token) if alone else None

    def right_before(self, token: int, first: int) -> Subject | None:
        """A person between two verbs, who does what both say: لا يزال نتنياهو يؤكد."""
        named = self._ending_at(token)
        if named is None or not self.phrases.is_person(named):
            return None
        opens = self.phrases.opens_at(named)
        between = opens > first and self._is_verb_before_name(opens - 1)
        return Subject(named.entity, token) if between else None

    def ahead(self, token: int, first: int) -> Subject | None:
        """Who stands before a verb as its subject, at the head of the clause or between two verbs."""
        return self.before(token, first) or self.right_before(token, first)

    def of_clause(self, first: int, last: int) -> Subject | None:
        """The subject of the clause in tokens `[first, last)`, whether before or behind its verb."""
        start = self._skip_openers(first, last)
        if start is None or start >= last:
            return None
        if self.phrases.is_nominal(start) or (start > first and self._bare(start - 1) in _WAS):
            found = self.phrases.phrase(start, self._phrase_end(start, min(last, start + _LONGEST)))
            return found if found.entity or found.unnamed else None
        start += self._bare(start) in self._words.negation
        return self.after(start + 1, min(last, start + _LONGEST))

    def ending(self, end: int, first: int) -> Subject | None:
        """What the noun phrase that ends right before token `end` refers to, None for nothing named."""
        named = self._ending_at(end)
        near = named is not None and self.phrases.is_person(named)
        if named is not None and (near or not self.phrases.hangs(self.phrases.opens_at(named))):
            return Subject(named.entity, end)
        start = self._clause_start(end, first)
        for i in range(start, end):
            if self.phrases.head(i) is not None and not self.phrases.hangs(i):
                found = self.phrases.source(i, end)
                return found if found.entity else None
        return None

    def _apposed(self, named: Named, first: int) -> Subject | None:
        """A name between commas before its verb, behind the title at the head of its clause."""
        opens = self.phrases.opens_at(named)
        begins = opens <= first + 1 and self.phrases.is_nominal(first)
        if begins or opens <= first:
            return Subject(named.entity, named.last)
        if opens < named.first and self._clause_start(opens, first) == opens:
            return Subject(named.entity, named.last)
        if self._keys[opens - 1] not in _COMMAS:
            return self._titled_far_before(named, opens, first)
        start = self._clause_start(opens - 1, first)
        head = self.phrases.head(start) if start < opens - 1 else None
        if head is None or head.number != "s" or self.phrases.is_glued(start):
            return None
        return Subject(named.entity, named.last, head=head)

    def _titled_far_before(self, named: Named, opens: int, first: int) -> Subject | None:
        """A name behind its title with a place or body between: لكن القاضي في المحكمة سالم حامد، قال."""
        start = self._clause_start(opens, first)
        head = self.phrases.head(start) if start < opens else None
        person = head is not None and head.kind is HeadKind.PERSON and head.number == "s"
        if not person or self.phrases.is_glued(start):
            return None
        found = self.phrases.phrase(start, named.last)
        return Subject(named.entity, named.last, head=head) if found.entity is named.entity else None

    def last_doer(self, first: int, last: int, *, parties: bool = False) -> Entity | None:
        """The person, with `parties` also the body, named last in `[first, last)` right behind a verb."""
        for named in reversed(self.cast.between(first, last)):
            opens = self.phrases.opens_at(named)
            does = self.phrases.is_person(named) or (parties and named.entity.type is EntityType.ORG)
            if does and opens > first and self._is_verb_before_name(opens - 1):
                return named.entity
        return None

    def skip_adverbs(self, first: int, last: int) -> int:
        """Passes commas, times and adverbs (أيضا، مجددا) that stand between verb and subject."""
        while first < last:
            if (after := self.cast.time_end(first) or self._behind_when(first, last)) is not None:
                first = after
            elif self._keys[first : first + 2] in _PAIRS:
                first += 2
            elif self._keys[first] != "من" and self._keys[first] in self._adverbs:
                first += 1
            elif self._keys[first] in self._words.blessing and self._keys[first + 1 : first + 2] == _GOD:
                first += 2 + (
                    "".join(self._keys[first + 2 : first + 3]).removeprefix("و") in self._words.blessing
                )  # حفظه الله ورعاه
            else:
                break
        return min(first, last)

    def _behind_when(self, first: int, last: int) -> int | None:
        """The token behind a time with its preposition, who did it next: وأكده في اليوم التالي [المتحدث]."""
        after = self.cast.time_end(first + 1) if self._keys[first] in _WHEN else None
        if after is None or after >= last:
            return None
        named = self.cast.at(after)
        told = self._keys[after].startswith("ال") and self.phrases.is_nominal(after)
        return after if told or (named is not None and named.first == after) else None

    def _is_participle(self, token: int) -> bool:
        """Whether a circumstance in the accusative stands at `token` (مخاطبا ضيفه), its object behind it."""
        key = self._keys[token]
        accusative = len(key) > 4 and key.endswith("ا") and not key.endswith(("ها", "هما", "نا"))
        shaped = accusative and (key[0] == "م" or key[1] == "ا")
        return shaped and self.cast.at(token) is None and key not in self.phrases.heads

    def _skip_back(self, token: int, first: int) -> int:
        """Passes قد and times backwards from a verb."""
        end = token
        while end > first:
            before = self.cast.time_start(end)
            if before is not None and before >= first:
                end = before
            elif self._keys[end - 1] in self._speech.linked or (end < token and self._keys[end - 1] in _WAS):
                end -= 1  # ترامب، كان قد كشف
            elif end == token and self._keys[end - 1] in self._words.negation:
                end -= 1  # الوزير لم يستبعد
            else:
                break
        return end

    def _skip_openers(self, first: int, last: int) -> int | None:
        """Where the clause begins behind its opening words (وفي كلمته، من جهته، لكن), None for nowhere."""
        i = first
        while i < last:
            after = self.cast.time_end(i)
            bare = self._bare(i)
            if after is not None:
                i = after
            elif bare == "من" and self._keys[i + 1 : i + 2] in _FOR_HIS_PART:
                i += 2
            elif not {self._keys[i], bare}.isdisjoint(self._leading):
                i += 1
            elif self._opens_circumstance(bare) and not self._is_named(i):
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

    def _closes_circumstance(self, token: int) -> bool:
        named = self.cast.at(token)
        return self.cast.time_start(token + 1) is not None or (named is not None and named.last == token + 1)

    def _is_verb_before_name(self, token: int) -> bool:
        """Whether a word that is no noun we know stands right before a person or a party."""
        key = self._keys[token]
        if (
            self.phrases.is_nominal(token)
            or self.phrases.hangs(token + 1)
            or key in self._words.circumstance_head
        ):
            return False
        near = self.cast.between(token + 1, token + 8)
        return any(self.phrases.opens_at(n) == token + 1 and not self.phrases.is_bound(n) for n in near)

    def _is_named(self, token: int) -> bool:
        """Whether a name begins at `token`, which may fold like a preposition: وكان علي قد رفض."""
        named = self.cast.at(token)
        return named is not None and named.first == token

    def _opens_circumstance(self, bare: str) -> bool:
        heads = self._words.circumstance_head | self._words.preposition | self._words.circumstance
        glued = bare.startswith(("بال", "لل")) or bare in {"بدوره", "بدورها", "بينما"}
        return bare in heads or glued

    def _bare(self, token: int) -> str:
        key = self._keys[token]
        named = self.cast.at(token)
        if key[0] in "وف" and len(key) > 2 and (named is None or self.phrases.is_bound(named)):
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
        return next((n for n in self.cast.between(max(end - 12, 0), end) if n.last == end), None)

    def _phrase_end(self, first: int, last: int) -> int:
        """Where the subject phrase that begins at `first` gives way to circumstances."""
        head = self.phrases.head(first) if first < last else None
        paper = head is not None and head.kind is HeadKind.PAPER
        closes = self._closing(first, last) is not None
        for i in range(self._behind_role(first, last), last):
            told = i > first and not paper and not closes and self._is_told(i)
            marked = closes and self._keys[i] in _OPENING
            ends = told or (not marked and self._is_circumstance(i, last))
            inside = self._inside_name(i) or self._inside_role(i, last) or self._is_charge(i, first, head)
            if ends and not inside:
                return i
        return last

    def _closing(self, first: int, last: int) -> Named | None:
        """The person between commas who closes a phrase: لاعب الوسط لنادي باريس، ماركو ريفا، [أن]."""
        comma = self._keys[last - 1] in _COMMAS
        told = last < len(self._keys) and self._keys[last] in _OPENERS
        end = last - comma
        if (time := self.cast.time_start(end)) is not None and time > first + 1:
            end = time - (self._keys[time - 1] in _COMMAS)  # سالم، اليوم الأربعاء، أن
        named = self._ending_at(end) if last - 1 > first and (comma or told) else None
        if named is None or not self.phrases.is_person(named):
            return None
        opens = self.phrases.opens_at(named)
        return named if opens > first and self._keys[opens - 1] in _COMMAS else None

    def _is_charge(self, token: int, first: int, head: Head | None) -> bool:
        """Whether marks right behind an office hold what it is in charge of: وزير «الأمن القومي»."""
        office = head is not None and head.kind is HeadKind.PERSON and self._keys[token] in _OPENING
        near = first < token <= first + 2 and not self._keys[token - 1].startswith("ال")
        return office and near  # مدير معمل «أوك ريدج»، سالم

    def _inside_role(self, token: int, last: int) -> bool:
        """Whether `token` stands in the title of a person named behind it: القائد العام [للجيش] سالم."""
        near = self.cast.between(token, min(token + _LONGEST_ROLE, last))
        named = next((n for n in near if self.phrases.is_person(n)), None)
        return named is not None and self.phrases.opens_at(named) < token < named.first

    def _behind_role(self, first: int, last: int) -> int:
        """Where a name begins whose whole role opens a phrase: رئيسة البعثة إلى مصر سلمى؛ else `first`."""
        near = self.cast.between(first + 1, min(first + _LONGEST_OPENER, last))
        named = next((n for n in near if self.phrases.is_person(n)), None)
        return named.first if named is not None and self.phrases.opens_at(named) == first else first

    def _is_told(self, token: int) -> bool:
        """Whether whom the words are said to begins at `token`: ل glued to a name, عن before a source."""
        key = self._keys[token]
        if key == "عن":
            return self._keys[token - 1] not in self._speech.on_behalf
        if key[0] != "ل":
            return False
        named = self.cast.at(token)
        if named is not None and named.first == token:
            return self.phrases.is_bound(named) and named.entity.type is not EntityType.GPE
        head = self.phrases.heads.get(key[1:])
        return head is not None and head.kind is HeadKind.MEDIUM

    def _inside_name(self, token: int) -> bool:
        named = self.cast.at(token)
        return named is not None and named.first < token

    def _is_circumstance(self, token: int, last: int) -> bool:
        key = self._keys[token]
        if key in self._circumstances or key in _AND_HE or (key[-1] == "ا" and self._is_participle(token)):
            return True
        if key in _OPENING:
            return token in self.cast.layout.marks and self.cast.at(token + 1) is None
        return key in {"في", "علي"} and token + 1 < last and self._keys[token + 1] in self._occasions
