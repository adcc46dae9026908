"""Reads the names on a credit: "رويترز + وكالات" to its sources, each with kind and identity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.lexicon.given_names import GivenName
from marsad.lexicon.outlets import Outlet, OutletNames, name_key, outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.source_words import SourceWords, source_words
from marsad.model.article import CreditKind

OWN_KINDS = frozenset((CreditKind.OUTLET, CreditKind.BROADCASTER))
"""The kinds of what may publish a page: an agency alone is no outlet."""
MARKS = "«»\"“”„‟'‘’()[]{}*"
_OPENING_MARKS = frozenset('«"“„(')
_PARTS = re.compile(r"\s*(?:[+/•|،,;؛·&\n()]|--+|[–—−]|(?<=\s)[-ـ]|-(?=\s))\s*")
_AND = re.compile(r"\s+و\s*(?=\S)")
_EDGES = f" \t\u00a0\u200e\u200f.:؛،,-–—_{MARKS}"
_LONGEST_NAME = 7  # words; a longer run is a sentence, not a name
_LONGEST_UNKNOWN = 3  # words, of an outlet that no pack knows and no word shows
_HEAD = re.compile(r"(?P<noun>\w+)(?:\s+|(?=[«\"“„(]))(?=\S)")
_SURNAME = re.compile(r"ال\w+ي")
_AGENCY = CreditKind.AGENCY.value
_OF_GOD = frozenset(("الدين", "الله"))  # the second words of given names: عز الدين, عبد الله
_INITIALS = re.compile(r"(?:\w[\s.]+){1,3}\w\.?")
_ALL_INITIALS = re.compile(r"\w(?: \w){2,3}")


@dataclass(frozen=True, slots=True)
class Source:
    """A credited source: `name` as written at `[start, end)`, its kind, and the key that identifies it."""

    name: str
    kind: CreditKind
    start: int
    end: int
    key: str
    outlet: Outlet | None = None


@dataclass(frozen=True, slots=True)
class SourceReader:
    """What reading names takes: the outlets, the source words, and the names that the page may bear."""

    outlets: OutletNames
    words: SourceWords
    given_names: frozenset[str]
    own: frozenset[str] = frozenset()

    def read(self, text: str, start: int = 0, end: int | None = None) -> list[Source]:
        """The sources named in `text[start:end]`, a list of names such as "سانا، وكالات"."""
        sources = []
        for first, last in _cut(text, start, len(text) if end is None else end, self.outlets):
            if source := self.one(text, first, last):
                sources.append(source)
        return sources

    def one(self, text: str, start: int = 0, end: int | None = None) -> Source | None:
        """The one source that `text[start:end]` names, its type noun and marks off; None for nobody."""
        start, end = _trim(text, start, len(text) if end is None else end)
        key = name_key(text[start:end])
        if not key or key.isdigit() or self._is_nobody(key):
            return None
        rest = self._behind_type_noun(text, start, end)
        outlet = self.outlets.by_key.get(key)
        if outlet and (rest is None or rest.outlet is not outlet):
            if rest and not _OPENING_MARKS.isdisjoint(text[start:end]):  # وكالة أنباء «الطلبة»
                start, end = rest.start, rest.end
            return Source(text[start:end], CreditKind(outlet.kind), start, end, name_key(outlet.name), outlet)
        if rest:
            return rest
        if len(key.split()) > _LONGEST_NAME:
            return None
        return Source(text[start:end], self._kind(key, text[start:end]), start, end, key)

    def shows_outlet(self, name: str) -> bool:
        """Whether an unknown name has the form of an outlet's rather than a reporter's.

        A single word, Latin letters, initials, or a name that holds a word such as نيوز: all are
        outlets. A given name in front or a masculine adjective behind is a person (سلام الجبوري); of
        the rest a name with a definite word is an outlet (أفق الخليج).
        """
        words = name_key(name).split()
        if len(words) <= 1 or _INITIALS.fullmatch(name.strip()) or words[0].isascii():
            return True
        if words[-1].isdigit():  # الشرق 24
            return True
        if self.has_outlet_word(name):
            return True
        if name.startswith("ال"):
            return not self._has_given_name(words)
        if self.shows_person(name) or len(words) > _LONGEST_UNKNOWN:
            return False
        return any(word.startswith("ال") for word in name.split())

    def shows_person(self, name: str) -> bool:
        """Whether an unknown name has the form of a person's: a given name first, an adjective last.

        One that describes a noun before it is no family name: نبض القرن الأفريقي.
        """
        words = name_key(name).split()
        if len(words) < 2 or " ".join(words) in self.own:
            return False
        surname = not words[0].startswith("ال") and _SURNAME.fullmatch(words[-1]) is not None
        described = len(words) > 2 and words[-2].startswith("ال") and words[-2] not in _OF_GOD
        return (surname and not described) or self._has_given_name(words)

    def _has_given_name(self, words: list[str]) -> bool:
        """Whether a given name opens the words: هبة سالم, عز الدين أحمد; the article with a family name."""
        if words[0].startswith("ال"):
            return words[0][2:] in self.given_names and bool(_SURNAME.fullmatch(words[-1]))
        return words[0] in self.given_names or words[1] in _OF_GOD

    def has_outlet_word(self, name: str) -> bool:
        """Whether a name says that it is an outlet's: صحيفة …, صدى …, … نيوز; or is the page's own."""
        words = name_key(name).split()
        if " ".join(words) in self.own:
            return True
        if not words or any(self.words.has("part", word) for word in words):
            return bool(words)
        return any(self.words.has(use, words[0]) for use in ("type", "name", "opening"))

    def can_only_be_outlet(self, source: Source) -> bool:
        """Whether a name by itself can only be a source's: known and no common word, or of its form."""
        if source.outlet:
            return name_key(source.name) not in self.outlets.common
        return self.has_outlet_word(source.name)

    def _is_nobody(self, key: str) -> bool:
        if self.words.has("social", " ".join(key.split()[:2])):
            return False
        if self._is_bare_type(key) and key not in self.outlets.by_key:
            return True
        before, _, rest = key.partition(" ")
        if rest and self.words.has("before", before) and self._is_nobody(rest):  # مراسل الصحيفة
            return True
        return self.words.has("nobody", key) or self.words.has("nobody", key.split()[0])

    def _is_bare_type(self, key: str) -> bool:
        """Whether a key is a type noun alone, by which a medium speaks of itself: الصحيفة, الشبكة."""
        return key.startswith("ال") and any(self.words.has(use, key[2:]) for use in ("type", "name"))

    def _behind_type_noun(self, text: str, start: int, end: int) -> Source | None:
        """The name behind a type noun: وكالة تاس gives تاس, but وكالة الأنباء القطرية stays whole."""
        head = _HEAD.match(text, start, end)
        if head is None:
            return None
        key = name_key(head["noun"])
        quoted = text[head.end()] in MARKS
        kind = self.words.kind_by("type", key) or (self.words.kind_by("name", key) if quoted else None)
        if not (kind or self.words.has("before", key)):
            return None
        if kind and self.words.kind_by("part", name_key(text[head.end() : end]).split(" ")[0]) == _AGENCY:
            return self._behind_news(text, head.end(), end)
        source = self.one(text, head.end(), end)
        if source is None or source.outlet or kind is None:
            return source
        return Source(source.name, CreditKind(kind), source.start, source.end, source.key)

    def _behind_news(self, text: str, start: int, end: int) -> Source | None:
        """The known agency behind وكالة أنباء; None where the whole is its name: وكالة الأنباء القطرية."""
        news = _HEAD.match(text, start, end)
        source = self.one(text, news.end(), end) if news else None
        in_marks = news is not None and text[news.end()] in MARKS
        return source if source and (source.outlet or in_marks) else None

    def _kind(self, key: str, name: str) -> CreditKind:
        words = key.split()
        for use in ("social", "office", "type", "name", "station"):
            if kind := self.words.kind_by(use, words[0]) or self.words.kind_by(use, " ".join(words[:2])):
                return CreditKind(kind)
        for word in words:
            if kind := self.words.kind_by("platform", word) or self.words.kind_by("part", word):
                return CreditKind(kind)
        initials = _ALL_INITIALS.fullmatch(key) is not None  # أ ج إ: an agency that no pack knows
        latin = key.isascii() and key.isalpha() and name.isupper()
        return CreditKind.AGENCY if latin or initials else CreditKind.OUTLET


def source_reader(lexicon: Lexicon) -> SourceReader:
    """The reader of source names over this lexicon."""
    return lexicon.derive(build_reader)


def build_reader(lexicon: Lexicon) -> SourceReader:
    """Makes the reader; use `source_reader`, which keeps it."""
    given = frozenset(name_key(row.name) for row in lexicon.rows(GivenName))
    return SourceReader(lexicon.derive(outlet_names), lexicon.derive(source_words), given)


def same_source(one: str, other: str) -> bool:
    """Whether two keys name one source: equal, or one opens with the whole of the other."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _cut(text: str, start: int, end: int, outlets: OutletNames) -> Iterator[tuple[int, int]]:
    first = start
    for separator in _PARTS.finditer(text, start, end):
        yield from _cut_at_and(text, first, separator.start(), outlets)
        first = separator.end()
    yield from _cut_at_and(text, first, end, outlets)


def _cut_at_and(text: str, start: int, end: int, outlets: OutletNames) -> Iterator[tuple[int, int]]:
    """Parts joined by و, cut only where a known outlet stands before or behind it."""
    if outlets.named(text[start:end]) is None:
        for joint in _AND.finditer(text, start, end):
            with_letter = joint.group().rstrip().rfind("و") + joint.start()
            if outlets.named(text[with_letter:end]):
                yield from ((start, joint.start()), (with_letter, end))
                return
            if outlets.named(text[joint.end() : end]) or outlets.named(text[start : joint.start()]):
                yield start, joint.start()
                yield from _cut_at_and(text, joint.end(), end, outlets)
                return
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
