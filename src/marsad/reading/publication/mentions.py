"""Finds where a body names a medium: a known one, or any behind a type noun (صحيفة …) or لـ«…».

A mention is no credit yet; `credits` asks the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.outlets import OutletNames, outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.source_words import SourceWords, source_words
from marsad.reading.publication.sources import Source, SourceReader, source_reader
from marsad.text.normalise import Folded, fold_with_offsets

_WORD = re.compile(r"\d+|[^\W\d_]+")
_QUOTED = re.compile(r"[ \t]*[«\"“„(\[]{1,2}[^«»\"“”„()\[\]\n]{2,40}[»\"”)\]]{1,2}")
_BREAK = re.compile(r"[^ \t.\-]")
_ADJECTIVE = re.compile(r"ال\w+(?:ي|يه)")
_ANY = re.compile(r"(?!ال)\w{3,}يه")  # صحيفة محلية: any such paper, none by name
_ENDS_NAME = frozenset(
    "عن ان انه انها بان بانه بانها في من الي علي قوله قولها قولهم نقلا مساء صباح فجر ليل امس اليوم يوم خلال"
    " الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت قد ما لم لا التي الذي وهي وهو او ثم حول بشان حيث"
    " هذا هذه ذلك عبر كما اذ لكن حتي منذ عند ضمن بحسب وفق ايضا تقريرا تقرير خبرا مقالا بيانا مقطع مشاهد صورا"
    " بعد قبل مع بينما فيما".split()
)
_THE_AGENCY = "الوكاله"
_FOR_NEWS = ("للانباء", "للاعلام", "للاخبار")
_INITIALS = 3  # letters of a word that may be spelt-out initials: بي إف إم
_APPOSED = re.compile(r"(?:[ \t]+ال\w+){0,2}[ \t]*[«\"“(](?P<name>[^«»\"”()\n]{2,30})[»\"”)]")
_NEWS = ("انباء", "الانباء")
_COMMON = 50  # articles in 10,000 that hold an ordinary word
_LONGEST_UNKNOWN = 4  # words
_SHORTEST_STEM = 2  # letters left when a glued particle goes


@dataclass(frozen=True, slots=True)
class Mention:
    """A medium named in a body, at `[start, end)` of the folded text with its type noun and particles.

    `to` says that ل introduces it, `joined` that و does.
    """

    source: Source
    start: int
    end: int
    to: bool
    joined: bool


class _Stem(NamedTuple):
    """A word without `skip` glued letters; `article` says that للـ lost its alef.

    A named tuple, which is made three times as fast as a frozen dataclass.
    """

    word: str
    skip: int = 0
    to: bool = False
    joined: bool = False
    article: bool = False


def find_mentions(body: str, lexicon: Lexicon) -> tuple[Folded, list[Mention]]:
    """The folded body and the media that it names, in order."""
    folded = fold_with_offsets(body)
    words = tuple(_WORD.finditer(folded.text))
    scan = _Scan(
        folded,
        words,
        [word.group().lower() for word in words],
        lexicon.derive(outlet_names),
        lexicon.derive(source_words),
        lexicon.derive(_lengths_by_opening),
        source_reader(lexicon),
        lexicon.derive(_openers),
        lexicon.derive(word_frequencies),
    )
    return folded, list(scan.mentions())


def _lengths_by_opening(lexicon: Lexicon) -> dict[str, dict[str, tuple[int, ...]]]:
    """How many words the known names have, longest first, by their first and second ("" for none)."""
    lengths: dict[str, dict[str, set[int]]] = {}
    for key in lexicon.derive(outlet_names).by_key:
        first, *rest = key.split()
        lengths.setdefault(first, {}).setdefault(rest[0] if rest else "", set()).add(len(rest) + 1)
    return {
        first: {second: tuple(sorted(sizes, reverse=True)) for second, sizes in seconds.items()}
        for first, seconds in lengths.items()
    }


def _openers(lexicon: Lexicon) -> frozenset[str]:
    """Every word that can open a mention, with the particles that may be glued to it."""
    heads = lexicon.derive(source_words).by_use
    bare = {"ل", *lexicon.derive(_lengths_by_opening)}
    bare.update(word for use in ("type", "name", "station") for word in heads[use])
    fused = {f"ل{word[1:]}" for word in bare if word.startswith("ال")}
    glued = {particle + word for word in bare | fused for particle in ("", "ل", "ب", "ك")}
    return frozenset(joint + word for word in glued for joint in ("", "و", "ف"))


@dataclass(frozen=True, slots=True)
class _Scan:
    folded: Folded
    words: tuple[re.Match[str], ...]
    keys: list[str]
    outlets: OutletNames
    heads: SourceWords
    lengths: dict[str, dict[str, tuple[int, ...]]]
    reader: SourceReader
    openers: frozenset[str]
    common: dict[str, int]

    def mentions(self) -> Iterator[Mention]:
        """The mentions, none overlapping the one before."""
        end = 0
        openers = self.openers
        for i in [i for i, key in enumerate(self.keys) if key in openers]:
            if self.words[i].start() >= end and (mention := self._at(i)):
                end = mention.end
                yield mention

    def _at(self, i: int) -> Mention | None:
        for stem in _stems(self.keys[i]):
            end = (
                self._known(i, stem.word)
                or self._behind_type_noun(i, stem.word)
                or self._in_marks_after_to(i, stem)
            )
            if end and (mention := self._mention(i, stem, end)):
                return mention
        return None

    def _known(self, i: int, word: str, *, headed: bool = False) -> int | None:
        """Where the longest known name that opens with word `i` ends; a common one needs a head or marks."""
        lengths = self.lengths.get(word)
        if lengths is None:
            return None
        following = self.keys[i + 1] if i + 1 < len(self.keys) else ""
        for length in (*lengths.get(following, ()), *lengths.get("", ())):
            last = i + length - 1
            if last >= len(self.words):
                continue
            key = " ".join([word, *self.keys[i + 1 : last + 1]])
            if key not in self.outlets.by_key or not self._unbroken(i, last):
                continue
            if headed or key not in self.outlets.common or self._in_marks(i, last):
                return self.words[last].end()
        return None

    def _behind_type_noun(self, i: int, word: str) -> int | None:
        """Where صحيفة X, قناة «X», وكالة الأنباء … or التلفزيون … ends."""
        if i + 1 >= len(self.words):
            return None
        if word == _THE_AGENCY:
            return self._agency_of_state(i)
        if self.heads.has("station", word):
            return self.words[i + 1].end() if self._is_adjective(i + 1) and self._unbroken(i, i + 1) else None
        of_type = self.heads.has("type", word)
        if not of_type and not self.heads.has("name", word):
            return None
        return self._named_behind(i, of_type)

    def _named_behind(self, i: int, of_type: bool) -> int | None:
        """Where the name behind the type noun at word `i` ends; nouns may follow: موقع قناة «…»."""
        following = self.keys[i + 1]
        if any(self.heads.has(use, following) for use in ("waterway", "bureau", "platform")):
            return None
        if quoted := _QUOTED.match(self.folded.text, self.words[i].end()):
            return quoted.end()
        if not self._unbroken(i, i + 1) or _ANY.fullmatch(following):
            return None
        if following in _NEWS and (quoted := _QUOTED.match(self.folded.text, self.words[i + 1].end())):
            return quoted.end()
        for noun in (following, following[1:] if following[0] == "و" else ""):  # إذاعة وتلفزيون …
            if self.heads.has("type", noun) or self.heads.has("name", noun):
                return self._behind_type_noun(i + 1, noun)
        return self._known(i + 1, following, headed=True) or self._unknown(i + 1, of_type)

    def _agency_of_state(self, i: int) -> int | None:
        """Where الوكالة السورية للأنباء ends; الوكالة alone is one named before."""
        words = [match.group() for match in self.words[i + 1 : i + 3]]
        named = len(words) == 2 and _ADJECTIVE.fullmatch(words[0]) and words[1] in _FOR_NEWS
        return self.words[i + 2].end() if named and self._unbroken(i, i + 2) else None

    def _unknown(self, first: int, of_type: bool) -> int | None:
        """Where a name that no pack knows ends, if it opens at word `first`."""
        last = first - 1
        for j in range(first, min(first + _LONGEST_UNKNOWN, len(self.words))):
            word = self.words[j].group()
            if not (j > first and self._is_initial(j)) and (
                word in _ENDS_NAME or not self._unbroken(j - 1, j) or (j > first and self._runs_on(j))
            ):
                break
            last = j
        if last < first:
            return None
        names_outlet = any(self.heads.has("part", key) for key in self.keys[first : last + 1])
        return self.words[last].end() if of_type or names_outlet else None

    def _is_initial(self, j: int) -> bool:
        """Whether nothing but a point parts word `j` from the one before: سي.تي.في."""
        before, word = self.words[j - 1], self.words[j]
        short = len(before.group()) <= _INITIALS and len(word.group()) <= _INITIALS
        return short and self.folded.text[before.end() : word.start()] == "."

    def _runs_on(self, j: int) -> bool:
        """Whether word `j` goes on the sentence: an ordinary one, or one that lacks the article before it."""
        word = self.keys[j]
        if word.startswith("ال") or word in _FOR_NEWS or word in self.lengths or self.heads.has("part", word):
            return False
        common = self.common.get(word, 0) >= _COMMON and len(word) > _INITIALS
        return common or self.words[j - 1].group().startswith("ال")

    def _in_marks_after_to(self, i: int, stem: _Stem) -> int | None:
        """Where لـ«X» ends."""
        if stem.word != "ل" or stem.to:
            return None
        quoted = _QUOTED.match(self.folded.text, self.words[i].end())
        return quoted.end() if quoted else None

    def _mention(self, i: int, stem: _Stem, end: int) -> Mention | None:
        start = self.words[i].start()
        lone_to = stem.word == "ل"
        span = self.folded.to_original(start + stem.skip + lone_to, end)
        source = self._source(span.start, span.end, with_article=stem.article)
        if source is None or self.heads.has("platform", source.key):
            return None
        if source.outlet is None and (apposed := self._apposed(end)):
            source, end = apposed
        return Mention(source, start, end, stem.to or lone_to, stem.joined)

    def _apposed(self, end: int) -> tuple[Source, int] | None:
        """The known name in marks behind a mention, and where it ends: وكالة الأنباء الرسمية «سانا»."""
        match = _APPOSED.match(self.folded.text, end)
        if match is None or self.outlets.named(match["name"]) is None:
            return None
        span = self.folded.to_original(*match.span("name"))
        source = self.reader.one(self.folded.original, span.start, span.end)
        return (source, match.end()) if source else None

    def _source(self, start: int, end: int, *, with_article: bool) -> Source | None:
        text = self.folded.original
        if not with_article:
            return self.reader.one(text, start, end)
        source = self.reader.one(f"ا{text[start:end]}")
        return source and replace(source, start=start + source.start, end=min(end, start + source.end))

    def _in_marks(self, first: int, last: int) -> bool:
        text, start, end = self.folded.text, self.words[first].start(), self.words[last].end()
        opened = bool(start) and text[start - 1] in '«"“(['
        return opened and text[end : end + 1] in ("»", '"', "”", ")", "]")

    def _is_adjective(self, i: int) -> bool:
        return bool(_ADJECTIVE.fullmatch(self.words[i].group()))

    def _unbroken(self, first: int, last: int) -> bool:
        """Whether nothing but blanks, points and hyphens stands between the words `first` to `last`."""
        words, text = self.words[first : last + 1], self.folded.text
        gaps = (text[a.end() : b.start()] for a, b in pairwise(words))
        return not any(_BREAK.search(gap) for gap in gaps)


def _stems(word: str) -> Iterator[_Stem]:
    """The word as it stands, then without glued particles: و ف ب ك ل and their joins."""
    yield _Stem(word)
    joined = word[0] == "و"
    rest = word[1:] if word[0] in "وف" and len(word) > _SHORTEST_STEM else ""
    if rest:
        yield _Stem(rest, 1, joined=joined)
    for bare, skip in ((word, 1), (rest, 2)):
        if len(bare) > _SHORTEST_STEM and bare[0] in "لبك":
            to = bare[0] == "ل"
            yield _Stem(bare[1:], skip, to=to, joined=joined and bool(rest))
            if bare.startswith("لل"):
                yield _Stem("ا" + bare[1:], skip, to=True, joined=joined and bool(rest), article=True)
