"""An article as the event rules look at it: what each token is, read once before any rule asks."""

from __future__ import annotations

from marsad.facts.events.vocabulary import Vocabulary, Word, vocabulary
from marsad.facts.layout import Layout
from marsad.facts.reference import Cast, Named, demonyms
from marsad.lexicon.clause_words import ClauseWords, clause_words
from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.countries import Country
from marsad.lexicon.offices import OfficeForm, office_forms
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.time import TimeExpression
from marsad.text.normalise import fold

COMMAS = frozenset("،,؛;")
OPENING = frozenset('«“‹„"([')
MARKS = frozenset("،,؛;:.!?؟…»”›«“‹„\"()[]-–—/'")
SIDES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
# A long word is seldom found in another by chance: كفالة in بكفالة.
_LONG_WORD = 4
_BENEFIT = 4
_SPORTING = 4  # so many words of sport make an article one about sport
PLACES = frozenset({EntityType.GPE, EntityType.FAC, EntityType.LOC})


def country_names(lexicon: Lexicon) -> frozenset[str]:
    """Folded names of countries: they can be visited themselves, cities only host."""
    return frozenset(
        fold(name) for country in lexicon.rows(Country) for name in (country.name, *country.names)
    )


class Scene:
    """Tokens, mentions and times of one article, and the words that the packs know."""

    def __init__(self, article: Article, layout: Layout, lexicon: Lexicon) -> None:
        self.article = article
        self.layout = layout
        self.keys = layout.tokens.keys
        self.cast = Cast(article, layout, lexicon)
        self.lists: ClauseWords = lexicon.derive(clause_words)
        self.vocabulary: Vocabulary = lexicon.derive(vocabulary)
        self.offices: dict[str, OfficeForm] = lexicon.derive(office_forms)
        self.demonyms = lexicon.derive(demonyms)
        self.countries = lexicon.derive(country_names)
        self._sentences = tuple(s for s in layout.sentences for _ in range(*s))
        self._frequencies = lexicon.derive(word_frequencies)
        self.first = _dateline_end(article, layout)
        self.starts = _longest_by_start(self.cast.named)
        self.openers = self.lists.complementizer | self.lists.relative | self.lists.connector | {":"}
        self.inside = _covered(self.cast.named)
        self.is_sport = sum(key in self.lists.sport for key in self.keys) >= _SPORTING
        self.people = [e for e in article.entities if e.type is EntityType.PERSON]
        self.roles = {e.id: _words_of(e.role) for e in self.people}
        self.times = {
            start: time for time in article.times if (start := layout.token_at(time.start)) not in self.inside
        }
        self.timed = frozenset(token for start in self.times for token in self.spans_time(start))
        covered, word = self.timed | self.inside, self.vocabulary.word
        self._words = [_NOTHING if i in covered else word(key) for i, key in enumerate(self.keys)]
        self.states = frozenset(start for start, named in self.starts.items() if self._is_bare_state(named))

    def spans_time(self, start: int) -> range:
        """The tokens of the time expression that begins at token `start`."""
        return range(start, self.time_end(self.times[start]))

    def word(self, token: int) -> Word:
        """What the packs know of the word at `token`; nothing for a word inside a name or a time."""
        return self._words[token]

    def _is_bare_state(self, named: Named) -> bool:
        """Whether a place with a government is named with no letter glued before it."""
        return named.entity.type is EntityType.GPE and not self.is_glued(named)

    def time_end(self, time: TimeExpression) -> int:
        """The token after a time expression."""
        return self.layout.token_at(time.end - 1) + 1

    def is_glued(self, named: Named) -> bool:
        """Whether a conjunction or preposition is written together with the name: وتركيا، بنظيره."""
        return self.glue(named) != ""

    def glue(self, named: Named) -> str:
        """The letters written before a name in its first token, folded."""
        start = self.layout.tokens.starts[named.first]
        key = self.keys[named.first]
        inner = min(
            (
                m.start
                for m in named.entity.mentions
                if start <= m.start < self.layout.tokens.ends[named.first]
            ),
            default=start,
        )
        if key.startswith("لل") and inner == start:
            return "ل"
        return key[: inner - start] if inner > start else ""

    def is_word(self, key: str, than: str) -> bool:
        """Whether a folded word without its glued letter is the likelier one."""
        if key in self.offices or key in self.lists.homeland or key in self.lists.both:
            return True
        long = len(key) >= _LONG_WORD
        if (_BENEFIT if long else 1) * self._frequencies.get(key, 0) > self._frequencies.get(than, 0):
            return True
        return bool(self.vocabulary.word(key).nouns and not self.vocabulary.word(than).verbs)

    def is_army(self, token: int) -> bool:
        """Whether the word at `token` names troops: القوات، بقواته."""
        return any(word in self.keys[token] for word in self.lists.army)

    def titled(self, head: str, rest: tuple[str, ...]) -> Entity | None:
        """The person whose role holds a title's head and the words behind it, where only one does."""
        bare = head.removeprefix("ال")
        wanted = {bare, *(key.removeprefix("ال") for key in rest)}
        fit = [e for e in self.people if wanted <= self.roles[e.id] and bare in self.roles[e.id]]
        return fit[0] if len(fit) == 1 else None

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that `token` stands in, the dateline left out."""
        first, last = self._sentences[token]
        return (first, last) if first > self.first else (self.first, last)

    def country_of(self, code: str | None) -> Entity | None:
        """The entity of the article that is the country with this code, rather than a city of it."""
        if code is None:
            return None
        places = [e for e in self.article.entities if e.type is EntityType.GPE and e.country == code]
        return next((place for place in places if self.is_country(place)), None)

    def is_country(self, entity: Entity) -> bool:
        """Whether a place is a state, by any of its forms."""
        return entity.type is EntityType.GPE and any(
            fold(form) in self.countries for form in (entity.name, *(m.text for m in entity.mentions))
        )


_NOTHING = Word()


def _words_of(phrase: str | None) -> frozenset[str]:
    return frozenset(word.removeprefix("ال") for word in fold(phrase or "").split())


def _dateline_end(article: Article, layout: Layout) -> int:
    """The first token behind the dateline, where that stands in the body."""
    line = article.dateline
    if line is None or line.span is None or line.place not in line.span.of(article.body):
        return 0
    return layout.token_at(line.span.end - 1) + 1


def _longest_by_start(named: tuple[Named, ...]) -> dict[int, Named]:
    starts: dict[int, Named] = {}
    for each in named:
        if each.first not in starts or each.last > starts[each.first].last:
            starts[each.first] = each
    return starts


def _covered(named: tuple[Named, ...]) -> frozenset[int]:
    return frozenset(token for each in named for token in range(each.first, each.last))
