"""The article as the name finders see it: its words, what is a time, and which known names stand where."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from marsad.facts.names.adjacent import part_adjacent
from marsad.facts.names.gazetteer import Known
from marsad.facts.names.heard import PERSON_TAG, TRUSTED, heard
from marsad.facts.names.match import ALEFS, Match, is_his, is_of_two, opens_otherwise
from marsad.facts.names.spelt_alike import names_like_words, words_like_names
from marsad.facts.names.tagger.tagging import TaggedName
from marsad.facts.names.vocabulary import Vocabulary, Word
from marsad.facts.names.works import orders_named, works_in_marks
from marsad.model.article import Article
from marsad.model.entity import EntityType
from marsad.text.clitics import without_article
from marsad.text.segment import Tokens

_CASE_ENDINGS, _TANWEEN = "\u064b\u064c\u064d", "\u064b"
_GIVEN = 4
_ALI, _ALEF, _ABD = "علي", "ى", "عبد"
_RELIGION, _GOD = "الدين", "الله"
LISTED, BODY_TAG = 2, "ORG"
_FINANCIAL = frozenset({"الماليه", "مالي", "ماليه", "المالي", "الماليين"})  # Mali's, or of money
_USUAL = 40  # articles in 10,000 that hold a word more usual than any town's name
_OPENINGS, _MADDA = frozenset({"bodies", "outlets", "places"}), "آ"
_WRITTEN = frozenset({"holders", "places", "regions"})  # in which a hamza tells: فأس is not فاس
_SPELT = ("أل", "إل", "آل", "آن", "آم")
_ALAN = frozenset({"ان", "الان", "انا", "اني"})  # folded like أن and الآن: آن, آلان
_HAMZAS = "أؤئ"
_DASHES = frozenset("-–—ـ")
_MOROCCO, _SAHEL, _COAST = frozenset({"MA"}), frozenset({"BF", "ML", "NE"}), "الساحل"
_TO_PALACE = ("الي", "قصر")


class Scene:
    """An article's tokens with what the vocabulary knows of them.

    `names[i]` says how far token `i` looks like part of a person's name (`Word.name`); `timed[i]`
    that it belongs to a time expression or to the name of a ship or a work in marks; `begins[i]` and
    `ends[i]` bound its sentence; `matches` leads from a token to the longest known name that begins
    there; `support` counts how often each country is spoken of. `nameless` are tokens spelt like a
    known name that name nothing here; `disguised` are names that fold like
    words (علي); `tags` are the tagger's names by their first token, `tag_of` by
    every token, `doubtful` those of people that it is not sure of.
    """

    def __init__(
        self, article: Article, tokens: Tokens, vocabulary: Vocabulary, tags: Sequence[TaggedName] = ()
    ) -> None:
        self.article = article
        self.tokens = tokens
        self.keys = tokens.keys
        self.vocabulary = vocabulary
        self.words: list[Word] = self._look_up()
        self.telling = [i for i, word in enumerate(self.words) if word.tells]
        self.names: list[int] = [word.name for word in self.words]
        self.tags = {tag.first: tag for tag in heard(self, tags)}
        self.doubtful = {t.first: t for t in tags if t.kind == PERSON_TAG and t.confidence < TRUSTED}
        self.tag_of = self._spread_tags()
        self._unname_inflected()
        self._name_of_religion()
        self.disguised = self._part_from_words()
        self.ends, self.begins = self._sentence_bounds()
        self.timed = self._timed()
        self._close_works()
        self.nameless: set[int] = set()
        self.matches = {match.first: match for match in self._find_matches()}
        self.families = self._family_names()
        part_adjacent(self)
        self.states = self._states()
        self.lands = self.states | self._lands()
        self.support = self._count_support()

    def _look_up(self) -> list[Word]:
        """What is known of each word; those spelt with أل, إل, آل or آن have no article."""
        known, text = self.vocabulary.known, self.tokens.text
        words = [known[key] for key in self.keys]
        for letters in _SPELT:
            at = text.find(letters)
            while at >= 0:
                i = max(bisect_right(self.tokens.starts, at) - 1, 0)
                if self.tokens.starts[i] == at:
                    words[i] = self._spelt(self.keys[i], text[at])
                at = text.find(letters, at + 1)
        return words

    def _spelt(self, key: str, letter: str) -> Word:
        if key in _ALAN and letter == _MADDA:
            return self.vocabulary.foreign_name(key)
        if letter == _MADDA and key in self.vocabulary.offices_with_madda:
            return self.vocabulary.office_with_madda(key)
        return self.vocabulary.known_with_hamza[key] if key.startswith("ال") else self.vocabulary.known[key]

    def is_joined(self, i: int) -> bool:
        """Whether token `i` stands right at the token before it, without a blank."""
        return 0 < i < len(self.keys) and self.tokens.starts[i] == self.tokens.ends[i - 1]

    def is_dash(self, i: int) -> bool:
        """Whether token `i` is a dash between two words without blanks: جان-بيار."""
        joined = i + 1 < len(self.keys) and self.is_joined(i) and self.is_joined(i + 1)
        return joined and self.keys[i] in _DASHES

    def best(self, match: Match, *types: EntityType) -> Known | None:
        """Which of those that bear one name is meant: spelled alike, else of the country most spoken of."""
        bearers = match.of_type(*types)
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        surface = self.tokens.surface(match.first, match.last)
        exact = [known for known in bearers if surface.endswith(known.spelling)]
        marked = surface[-len(match.reading.key) :] != surface and len(surface) > len(match.reading.key)
        meant = exact if marked and exact else bearers
        return max(meant, key=lambda known: self.support[known.country or ""])

    def demonym_at(self, i: int) -> tuple[str, int] | None:
        """The country that the adjective at token `i` speaks of, and the token after the adjective.

        Two words may make one adjective (الكوري الشمالي). Adjectives with a clitic do not count.
        """
        if i + 1 < self.ends[i]:  # الكوري الشمالي, الجنوب أفريقية
            pair = without_article(self.keys[i]), without_article(self.keys[i + 1])
            country = self.vocabulary.compound_demonyms.get(pair)
            if country is not None:
                return country, i + 2
        word = self.words[i]
        if word.demonym is None or word.demonym_reading is None or word.demonym_reading.cut:
            return None
        if self.nation_of(i) is None:
            return None
        return word.demonym, i + 1

    def nation_of(self, i: int) -> str | None:
        """The country that the adjective at token `i` speaks of, clitics or not; المالية is mostly money."""
        word = self.words[i]
        return None if word.key in _FINANCIAL and word.demonym not in self.lands else word.demonym

    def is_seat(self, match: Match) -> bool:
        """Whether a building is also the name of who governs from it."""
        if not match.of_type(EntityType.FAC):
            return False
        name = " ".join((match.reading.key, *self.keys[match.first + 1 : match.last]))
        return name in self.vocabulary.words.seat

    def happens_in(self, match: Match) -> bool:
        """Whether a building that is also a body is here the building: في البيت الأبيض, but not مسؤول في."""
        if not self.is_seat(match):
            return False
        i = match.first
        if match.reading.preposition == "ب":
            return True
        if match.reading.cut or i == self.begins[i]:
            return False
        if self.keys[i - 1] not in self.vocabulary.words.inside and self.keys[i - 1 : i + 1] != _TO_PALACE:
            return False
        before = self.words[i - 2] if i - 2 >= self.begins[i] else None
        return before is None or before.office is None

    def needs_cue(self, known: Known, match: Match) -> bool:
        """Whether a name is also something else, so that only a word beside it shows what is meant."""
        key, single, words = match.reading.key, match.last == match.first + 1, self.vocabulary.words
        if known.cue or (single and "ال" + key in words.field and key not in words.word_capital):
            return True
        if single and key in words.of_country:
            about = _SAHEL if key == _COAST else _MOROCCO
            return all(k.country not in about for m in self.matches.values() for k in m.bearers)
        if key in words.word_capital:
            return known.country not in self.states and not self.support[known.country or ""]
        word = self.is_ordinary(match) or is_of_two(key, self.vocabulary.common, _USUAL)
        return known.pack == "places" and single and word

    def is_ordinary(self, match: Match) -> bool:
        """Whether a one-word name is also an ordinary word."""
        key = match.reading.key
        vocabulary = self.vocabulary
        if "ال" + key in vocabulary.words.field:
            return True
        usual = vocabulary.common.get(key, 0) >= _USUAL
        return usual or key in vocabulary.orgs or key in vocabulary.places

    def _family_names(self) -> dict[str, set[int]]:
        """Where the names of two words or more begin that end in each word."""
        families: dict[str, set[int]] = {}
        spans = [(tag.first, tag.last) for tag in self.tags.values() if tag.kind == PERSON_TAG]
        spans += [(m.first, m.last) for m in self.matches.values() if m.of_type(EntityType.PERSON)]
        for first, last in spans:
            if last > first + 1:
                families.setdefault(self.keys[last - 1], set()).add(first)
        return families

    def is_of_other(self, first: int, i: int) -> bool:
        """Whether token `i` is the family name of someone else than the name at `first`: بارزاني العبادي."""
        others = self.families.get(self.keys[i], ())
        return any(self.keys[other] != self.keys[first] and not first <= other <= i for other in others)

    def _spread_tags(self) -> list[TaggedName | None]:
        """The tagger's name that each token belongs to; what it takes for a person looks like a name."""
        spread: list[TaggedName | None] = [None] * len(self.keys)
        for tag in self.tags.values():
            spread[tag.first : tag.last] = [tag] * (tag.last - tag.first)
            if tag.kind == PERSON_TAG:
                for i in range(tag.first, tag.last):
                    self.names[i] = max(self.names[i], LISTED)
        return spread

    def is_tagged(self, i: int, kind: str) -> bool:
        """Whether the tagger takes token `i` for part of a name of `kind`."""
        tag = self.tag_of[i]
        return tag is not None and tag.kind == kind

    def is_function(self, i: int) -> bool:
        """Whether token `i` is a word that no name holds; فان, لا and لو are not amid a name's words."""
        key, words = self.keys[i], self.vocabulary.words
        foreign = key in _ALAN and self.words[i].name == _GIVEN
        if key not in words.function or i in self.disguised or foreign:
            return False
        between = 0 < i < len(self.keys) - 1 and key in words.particle and not self.words[i + 1].definite
        if not between or any(letter in self.tokens.surface(i, i + 1) for letter in ALEFS):
            return True
        before = self.names[i - 1] > 0 or self.keys[i - 1] in words.particle
        return not (before and self.names[i + 1] > 0)

    def _unname_inflected(self) -> None:
        """No word with a case ending of nouns and adjectives (روسيًا) is part of a name."""
        text = self.tokens.text
        for ending in _CASE_ENDINGS:
            at = text.find(ending)
            while at >= 0:
                self.names[max(bisect_right(self.tokens.starts, at) - 1, 0)] = 0
                at = text.find(ending, at + 1)

    def _name_of_religion(self) -> None:
        """The word before الدين or الله is a given name with it: قلب الدين، هبة الله."""
        keys, words = self.keys, self.vocabulary.words
        for i in range(1, len(keys)):
            if (keys[i] == _RELIGION and keys[i - 1] in words.of_religion) or (
                keys[i] == _GOD and keys[i - 1] in words.of_god
            ):
                self.names[i - 1] = _GIVEN

    def _part_from_words(self) -> frozenset[int]:
        """Tells names from words that fold alike; gives the tokens of names that would pass for words."""
        for i in words_like_names(self.tokens, self._is_spokesperson, self._is_no_name):
            self.names[i] = 0
        disguised = names_like_words(self.tokens, self.names)
        self.names = [_GIVEN if i in disguised else name for i, name in enumerate(self.names)]
        return disguised

    def _is_spokesperson(self, i: int) -> bool:
        form = self.words[i].office
        return form is not None and form.office.kind == "spokesperson"

    def _is_no_name(self, i: int) -> bool:
        return bool(self.words[i].org or self.words[i].place) or not self.names[i]

    def is_preposition(self, i: int) -> bool:
        """Whether the letters of a word that folds like a name say that it is على."""
        return i not in self.disguised and self.keys[i] == _ALI and self.tokens.surface(i, i + 1)[-1] == _ALEF

    def _timed(self) -> bytearray:
        mask = bytearray(len(self.keys))
        starts = self.tokens.starts
        for time in self.article.times:
            i = max(bisect_right(starts, time.start) - 1, 0)
            if self._is_named_so(i, time.end):
                continue
            while i < len(starts) and starts[i] < time.end:
                mask[i] = 1
                i += 1
        return mask

    def _close_works(self) -> None:
        """Names of ships and works in marks and of orders name nothing else."""
        works = self.vocabulary.words.work
        for first, last in works_in_marks(self.keys, self.words, works, self.ends, self.is_joined):
            self.timed[first:last] = b"\x01" * (last - first)
        for first, last in orders_named(self.words, self.vocabulary.words.order, self.ends):
            if not (self.is_tagged(first, PERSON_TAG) and self.names[first + 1]):  # وسام الحسن
                self.timed[first:last] = b"\x01" * (last - first)

    def _is_named_so(self, i: int, end: int) -> bool:
        """Whether a month is here someone's name: رمضان after a given name."""
        alone = self.tokens.ends[i] >= end
        return alone and self.names[i] >= 2 and i > 0 and self.names[i - 1] == _GIVEN

    def _sentence_bounds(self) -> tuple[list[int], list[int]]:
        ends, begins = [0] * len(self.keys), [0] * len(self.keys)
        for first, last in self.tokens.sentences:
            ends[first:last] = [last] * (last - first)
            begins[first:last] = [first] * (last - first)
        return ends, begins

    def _find_matches(self) -> Iterator[Match]:
        keys, table = self.keys, self.vocabulary.gazetteer
        for i in self.telling:
            word = self.words[i]
            if not word.named:
                continue
            best: Match | None = None
            end = self.timed.find(1, i + 1)
            for way in word.named:
                found = table.match(way.key, keys, i, len(keys) if end < 0 else end)
                if found and (best is None or found[0] > best.last):
                    best = Match(i, found[0], way, found[1])
            if best is not None and best.last == i + 1:
                best = self._as_spelled(best) if word.key not in self.vocabulary.words.function else None
            if best is not None and not self.timed[i]:
                if self._is_in_phrase(best):
                    self.nameless.add(i)
                else:
                    yield best

    def is_type_noun(self, match: Match) -> bool:
        """Whether a town's name is rather a type noun: رئيس بلدية المدينة, but محافظة المدينة."""
        nouns, i = self.vocabulary.words.place_noun, match.first
        single = match.last == i + 1 and without_article(match.reading.key) in nouns
        return single and not (i > 0 and self.keys[i - 1] in nouns)

    def _is_in_phrase(self, match: Match) -> bool:
        """Whether a name is part of a phrase that names nothing: القوة القاهرة, النيل من."""
        for before, after in self.vocabulary.no_names.get(match.reading.key, ()):
            first, last = match.first - len(before), match.first + 1 + len(after)
            words = zip(self.keys[max(first, 0) : match.first], before, strict=False)
            follows = first >= 0 and self.keys[match.first + 1 : last] == after
            if follows and all(key.endswith(word) for key, word in words):
                return True
        return False

    def _as_spelled(self, match: Match) -> Match | None:
        """The match less what the letters as written exclude.

        A person's short name has no other hamza inside (ترأس is not Truss), and روسيًا is the
        adjective, no country.
        """
        surface = self.tokens.surface(match.first, match.last)
        if (
            _CASE_ENDINGS[0] in surface
            or self._agrees(match)
            or is_his(match, surface, self.vocabulary.common)
        ):
            return None
        opening = surface[match.reading.cut :]
        if opening[:1] and opening[0] in ALEFS:
            kept = tuple(
                k for k in match.bearers if k.pack not in _OPENINGS or not opens_otherwise(k, opening)
            )
            return match._replace(bearers=kept) if kept else None
        if not any(letter in surface[1:] for letter in _HAMZAS):
            return match
        bearers = tuple(k for k in match.bearers if k.pack not in _WRITTEN or surface.endswith(k.spelling))
        return Match(match.first, match.last, match.reading, bearers) if bearers else None

    def _agrees(self, match: Match) -> bool:
        """Whether a name in يا is the adjective of an accusative noun before it: وفدا أفريقيا."""
        i, key = match.first, match.reading.key
        if not key.endswith("يا") or match.reading.cut or i == 0:
            return False
        before, common = self.keys[i - 1], self.vocabulary.common
        noun = (
            before.endswith("ا")
            and not before.endswith(("ها", "ما", "نا", "هما"))
            and len(before) > len(_ABD)
        )
        agrees = noun and before[:-1] in common and before in common and not self.is_function(i - 1)
        if agrees:
            self.nameless.add(i)
        return agrees

    def _states(self) -> frozenset[str]:
        """The countries that the article names, not only by an adjective."""
        named = (m.bearers[0] for m in self.matches.values())
        return frozenset(k.country for k in named if k.country and k.identity.startswith("country"))

    def _lands(self) -> frozenset[str]:
        """The countries whose towns the article names."""
        towns = (k for m in self.matches.values() for k in m.of_type(EntityType.GPE))
        return frozenset(k.country for k in towns if k.country and not k.cue)

    def _count_support(self) -> Counter[str]:
        support: Counter[str] = Counter()
        for i in self.telling:
            if self.words[i].demonym and (nation := self.nation_of(i)):
                support[nation] += 1
        end = 0
        for match in self.matches.values():
            if match.first < end:  # جنوب السودان speaks of no السودان
                continue
            end = match.last
            ordinary = match.reading.key in self.vocabulary.words.word_capital
            if (
                len(match.bearers) == 1
                and not ordinary
                and match.bearers[0].country
                and not match.bearers[0].cue
            ):
                support[match.bearers[0].country] += 1
        return support
