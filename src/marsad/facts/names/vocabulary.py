"""What the packs say of one word as a part of names: looked up once a word and kept."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from marsad.facts.names.gazetteer import Gazetteer, compound_demonyms, demonyms, gazetteer
from marsad.facts.names.latin import latin_tokens
from marsad.lexicon.bodies import Body
from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.given_names import GivenName
from marsad.lexicon.name_words import NameWords, name_words
from marsad.lexicon.offices import OfficeForm, office_forms, offices_with_madda
from marsad.lexicon.org_heads import OrgHead
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.place_heads import PlaceHead
from marsad.lexicon.surnames import Surname
from marsad.lexicon.titles import Title
from marsad.text.clitics import Reading, readings, without_article
from marsad.text.kept import Kept
from marsad.text.normalise import fold

_MOST_WORDS = 200_000
_SERVANT_OF = "عبدال"
_SHORTEST_SERVANT = len(_SERVANT_OF) + 1
_GIVEN = 4
_AND = "و"
_WILL, _IMPERFECT = "س", ("ي", "ت", "ن")
_TO, _THEY = "ل", "وا"  # ليتلوا
_ABD = "عبد"  # with the word after it a given name
_MOVEMENT, _USUAL = "movement", 100  # articles in 10,000 that hold a word
_SHORTEST_STEM = 3
_ENDINGS = ("هما", "ها", "هم", "هن", "نا", "ه", "ين", "ون", "ان", "ات", "ي", "ا")
_BY_LAST_LETTER = {ending[-1]: tuple(e for e in _ENDINGS if e[-1] == ending[-1]) for ending in _ENDINGS}


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and what it may be in a name.

    `name` tells how far it looks like a part of a person's name: 4 a given name, 3 a listed one
    that is also a word, 2 a family name, 1 a word of no list, 0 an ordinary word or a mark.
    `office`, `org`, `place` and `demonym` come with the clitics cut from the word. `titled`: a title
    may begin here; `joins_name`: و is glued to a name; `definite`: it opens with the article; `given`: the
    readings that are given names; `tells`: any list says something of the word, but for being a name's part.
    """

    key: str
    readings: tuple[Reading, ...]
    named: tuple[Reading, ...]
    name: int
    office: OfficeForm | None = None
    office_reading: Reading | None = None
    org: OrgHead | None = None
    org_reading: Reading | None = None
    place: PlaceHead | None = None
    place_reading: Reading | None = None
    demonym: str | None = None
    demonym_reading: Reading | None = None
    titled: bool = False
    joins_name: bool = False
    definite: bool = False
    given: tuple[Reading, ...] = ()
    reading_keys: frozenset[str] = frozenset()
    tells: bool = False


class Vocabulary:
    """The packs as lookups by word. `word` is computed once a key."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.gazetteer: Gazetteer = lexicon.derive(gazetteer)
        self.words: NameWords = lexicon.derive(name_words)
        self.demonyms = lexicon.derive(demonyms)
        self.compound_demonyms = lexicon.derive(compound_demonyms)
        self.offices = lexicon.derive(office_forms)
        self.offices_with_madda = lexicon.derive(offices_with_madda)
        self.titles = {tuple(fold(row.title).split()): row.kind for row in lexicon.rows(Title)}
        self._title_words = frozenset(word for title in self.titles for word in title)
        self._title_openings = frozenset(title[0] for title in self.titles)
        self.longest_title = max(len(title) for title in self.titles)
        self.given = {fold(row.name): row for row in lexicon.rows(GivenName)}
        self.surnames = {fold(row.name): row for row in lexicon.rows(Surname)}
        self.arab = frozenset(
            [key for key, row in self.given.items() if row.origin == "arab"]
            + [key for key, family in self.surnames.items() if family.origin == "arab"]
        )
        self.latin = lexicon.derive(latin_tokens)
        self.common = lexicon.derive(word_frequencies)
        self.orgs = _org_forms(lexicon)
        self.general = {row.head: frozenset(map(fold, row.general)) for row in lexicon.rows(OrgHead)}
        """By the head word of a body, the adjectives that make no name of it."""
        self.movement_words = {w for w in _movement_words(lexicon) if self.common.get(w, 0) < _USUAL}
        self.no_names = _no_names(self.words.no_name)
        self.places = _place_forms(lexicon)
        self._words = frozenset(self._known_words())
        self._telling = frozenset(self._telling_words())
        self.known = Kept(self._look_up, _MOST_WORDS)
        """What is known of each folded word or mark."""
        self.known_with_hamza = Kept(self._with_hamza, _MOST_WORDS)
        """What is known of each word that opens with أل or إل, which fold like the article: ألكسندر."""

    def foreign_name(self, key: str) -> Word:
        """A foreign given name whose folded `key` is also an ordinary word: آلان."""
        return Word(key, (Reading(key),), (), _GIVEN, given=(Reading(key),))

    def office_with_madda(self, key: str) -> Word:
        """A word that opens with آ and is an office, though it folds like another: آمر."""
        form = self.offices_with_madda.get(key)
        return replace(self.known[key], office=form, office_reading=Reading(key), tells=True)

    def _with_hamza(self, key: str) -> Word:
        """A word that opens with أل or the like; what is usual without the article is another: آلدار."""
        word, rest = self.known[key], key[2:]
        usual = 2 * self.common.get(rest, 0) >= self.common.get(key, 0) > 0
        usual = usual or rest in self.orgs or rest in self.places
        if word.name or not usual or len(rest) < _SHORTEST_STEM:
            return replace(word, definite=False)
        return Word(key, word.readings, (), 1)

    def nameness(self, key: str) -> int:
        """How far a folded word looks like part of a person's name: see `Word.name`."""
        if not key[0].isalpha() or key in self.words.function:
            return 0
        listed = self._listed(key)
        if listed:
            return listed
        if key.isascii():
            return 1
        if key in self.common or without_article(key) in self.common:
            return 0
        if key in self.latin:
            return 2
        return 0 if self._is_glued(key) else 1

    def _listed(self, key: str) -> int:
        given = self.given.get(key)
        if given is not None:
            return 3 if given.ambiguous else 4
        if key == _ABD or (key.startswith(_SERVANT_OF) and len(key) > _SHORTEST_SERVANT):
            return 4
        surname = self.surnames.get(key)
        if surname is not None:
            return 3 if surname.ambiguous else 2
        return 2 if key in self.words.particle or key in self.words.tail else 0

    def _is_glued(self, key: str) -> bool:
        """Whether a word of no list is a known one with clitics before it."""
        whole, *cut = [way.key for way in readings(key)]
        if not self._words.isdisjoint(cut) or self.is_to_come(key):
            return True
        if key[0] == _TO and key[1:2] in _IMPERFECT and key.endswith(_THEY):
            return True
        return self.is_inflected(whole) or any(map(self.is_inflected, cut))

    def is_to_come(self, key: str) -> bool:
        """Whether a word is a verb of the future: سيزوران."""
        coming = key[1:] if key[0] == _WILL and key[1:2] in _IMPERFECT else ""
        return bool(coming) and (coming in self.common or self.is_inflected(coming))

    def is_inflected(self, key: str) -> bool:
        """Whether a known word with an ending gives the key: جنودنا، اتفاقيتين."""
        for ending in _BY_LAST_LETTER.get(key[-1:], ()):
            stem = key.removesuffix(ending)
            if stem != key and len(stem) >= _SHORTEST_STEM:
                singular = stem[:-1] + "ه" if stem.endswith("ت") else stem
                if stem in self.common or singular in self.common:
                    return True
        return False

    def _known_words(self) -> Iterator[str]:
        """The words of all lists, and the known names of one word that need no cue."""
        words = self.words
        yield from chain(self.common, self.given, self.offices, self.orgs, self.places, self._title_words)
        yield from chain(words.function, words.place_noun, words.direction)
        for key in self.gazetteer.index:
            if any(not known.cue for known in self.gazetteer.alone(key)):
                yield key

    def _telling_words(self) -> Iterator[str]:
        """All words of which a list says more than that they are words."""
        yield from chain(self.offices, self.orgs, self.places, self.gazetteer.index, self._title_openings)
        yield from chain(self.demonyms, ("ال" + adjective for adjective in self.demonyms))
        yield from chain(self.given, (_ABD,), (key for key, row in self.surnames.items() if row.ambiguous))

    def _country_of(self, key: str) -> str | None:
        """The country whose adjective or people a word names; ألبان has no article to lose."""
        return self.demonyms.get(key) or self.demonyms.get(without_article(key))

    def joins_name(self, key: str) -> bool:
        """Whether و is glued to a name, so that another person's begins: وسوزان."""
        rest = key[1:]
        if key[0] != _AND or len(rest) < _SHORTEST_STEM or self._listed(key):
            return False
        if any(not known.cue for known in self.gazetteer.alone(key)):  # واداغني
            return False
        return self._listed(rest) >= 3 or (key not in self.latin and self.nameness(rest) >= 2)

    def _is_given(self, key: str) -> bool:
        """Whether a word is a given name, or a family name that is a word as well."""
        if key in self.given or key == _ABD or (key.startswith(_SERVANT_OF) and len(key) > _SHORTEST_SERVANT):
            return True
        surname = self.surnames.get(key)
        return surname is not None and bool(surname.ambiguous)

    def _look_up(self, key: str) -> Word:
        ways = readings(key)
        keys = [way.key for way in ways]
        if self._telling.isdisjoint(keys) and _SERVANT_OF not in key:  # as most words
            return self._of_no_list(key, ways)
        return self._listed_word(key, ways)

    def _of_no_list(self, key: str, ways: tuple[Reading, ...]) -> Word:
        return Word(
            key,
            ways,
            (),
            self.nameness(key),
            joins_name=self.joins_name(key),
            definite=key.startswith("ال"),
            reading_keys=frozenset([way.key for way in ways if not way.fused]),
        )

    def _listed_word(self, key: str, ways: tuple[Reading, ...]) -> Word:
        office = _first_in(self.offices, ways)
        org = _first_in(self.orgs, ways)
        place = _first_in(self.places, ways)
        demonym = next((way for way in ways if self._country_of(way.key)), None)
        index, openings = self.gazetteer.index, self._title_openings
        named = tuple([way for way in ways if way.key in index])
        given = tuple(
            [w for w in ways if not w.fused and len(w.key) >= _SHORTEST_STEM and self._is_given(w.key)]
        )
        titled = _first_in(openings, ways) is not None
        return Word(
            key,
            ways,
            named,
            self.nameness(key),
            self.offices[office.key] if office else None,
            office,
            self.orgs[org.key] if org else None,
            org,
            self.places[place.key] if place else None,
            place,
            self._country_of(demonym.key) if demonym else None,
            demonym,
            titled,
            self.joins_name(key),
            key.startswith("ال"),
            given,
            frozenset([way.key for way in ways if not way.fused]),
            bool(named or given or titled or office or org or place or demonym),
        )


def _first_in(words: Container[str], ways: tuple[Reading, ...]) -> Reading | None:
    """The least stripped reading that is one of the words."""
    for way in ways:
        if way.key in words:
            return way
    return None


def _no_names(phrases: frozenset[str]) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Phrases that name nothing, by each of their words, with the words before and behind it."""
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase in sorted(phrases):
        words = tuple(phrase.split())
        for i, word in enumerate(words):
            index.setdefault(word, []).append((words[:i], words[i + 1 :]))
    return index


def _movement_words(lexicon: Lexicon) -> frozenset[str]:
    """Adjectives in names of movements, which alone tell whose someone is: القيادي الحوثي."""
    movements = (row for row in lexicon.rows(Body) if row.kind == _MOVEMENT)
    words = (word for row in movements for name in (row.name, *row.names) for word in fold(name).split())
    return frozenset(word[2:] for word in words if word.startswith("ال") and word.endswith("ي"))


def _place_forms(lexicon: Lexicon) -> dict[str, PlaceHead]:
    forms = {fold(row.head): row for row in lexicon.rows(PlaceHead) if " " not in row.head}
    described = {"ال" + key: row for key, row in forms.items() if row.described}
    return {**described, **forms}


def _org_forms(lexicon: Lexicon) -> dict[str, OrgHead]:
    forms: dict[str, OrgHead] = {}
    for row in lexicon.rows(OrgHead):
        head = fold(row.head)
        if " " not in head:
            forms[head] = row
            forms["ال" + head] = row
    return forms
