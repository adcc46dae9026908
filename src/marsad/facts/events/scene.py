"""An article as the event rules look at it: what each token is, read once before any rule asks."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.facts.events.cases import Cases
from marsad.facts.events.companion_words import CompanionWords
from marsad.facts.events.honours import Honours
from marsad.facts.events.joining import Joining
from marsad.facts.layout import Layout
from marsad.facts.reference import Cast, Named, demonyms
from marsad.facts.vocabulary import NOTHING, Word, vocabulary
from marsad.lexicon.broken_plurals import broken_plurals
from marsad.lexicon.clause_words import ClauseWords, clause_words
from marsad.lexicon.countries import Country
from marsad.lexicon.offices import OfficeForm, office_forms
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.time import TimeExpression
from marsad.text.inflect import DAMMA
from marsad.text.normalise import fold, fold_word
from marsad.text.numerals import number_words

COMMAS = frozenset("،,؛;")
OPENING = frozenset('«“‹„"([')
MARKS = frozenset("،,؛;:.!?؟…»”›«“‹„\"()[]-–—/'")
SIDES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
_HUNDREDS = frozenset(fold_word(word) for word in ("آلاف", "بضعة", "عدة", "عشرات", "مئات", "ملايين"))
_SPORTING = 4  # so many words of sport make an article one about sport
PLACES = frozenset({EntityType.GPE, EntityType.FAC, EntityType.LOC})


def country_names(lexicon: Lexicon) -> frozenset[str]:
    """Folded names of countries: they can be visited themselves, cities only host."""
    return frozenset(
        fold(name) for country in lexicon.rows(Country) for name in (country.name, *country.names)
    )


def capital_names(lexicon: Lexicon) -> frozenset[str]:
    """Folded names of capitals, which stand for their governments."""
    return frozenset(fold(name) for country in lexicon.rows(Country) for name in country.cities)


def openers(lexicon: Lexicon) -> frozenset[str]:
    """What opens a clause, folded."""
    lists = lexicon.derive(clause_words)
    return lists.complementizer | lists.relative | lists.connector | {":"}


def counting(lexicon: Lexicon) -> frozenset[str]:
    """Folded words that count people or things: numerals, مئات."""
    return number_words() | (lexicon.derive(clause_words).quantity & _HUNDREDS)


class Scene:
    """Tokens, mentions and times of one article, and the words that the packs know."""

    def __init__(self, article: Article, layout: Layout, lexicon: Lexicon) -> None:
        self.article = article
        self.layout = layout
        self.keys = layout.tokens.keys
        self.cast = Cast(article, layout, lexicon)
        self.lists: ClauseWords = lexicon.derive(clause_words)
        self.offices: dict[str, OfficeForm] = lexicon.derive(office_forms)
        self.joining = lexicon.derive(Joining)
        self.companions = lexicon.derive(CompanionWords).by_word
        self.demonyms = lexicon.derive(demonyms)
        self.countries = lexicon.derive(country_names)
        self.capitals = lexicon.derive(capital_names)
        self.first = _dateline_end(article, layout)
        sentences = ((first, (max(first, self.first), last)) for first, last in layout.sentences)
        self._sentences = [sentence for first, sentence in sentences for _ in range(first, sentence[1])]
        self.starts = _longest_by_start(self.cast.named)
        self.openers = lexicon.derive(openers)
        self.inside = _covered(self.cast.named)
        self.of_people = _covered(n for n in self.cast.named if n.entity.type is EntityType.PERSON)
        self.is_voweled = DAMMA in article.body
        self.counting = lexicon.derive(counting)
        self.broken = lexicon.derive(broken_plurals)
        self.cases = lexicon.derive(Cases)
        self.honours = Honours(self.keys, lexicon, self.cast.named)
        self.blessings = self.honours.blessings(self.lists.blessing)
        self.is_sport = sum(map(self.lists.sport.__contains__, self.keys)) >= _SPORTING
        self.people = [e for e in article.entities if e.type is EntityType.PERSON]
        self.roles = {e.id: words_of(e.role) for e in self.people}
        self._are_countries: dict[str, bool] = {}
        self._glues: dict[tuple[int, str], str] = {}
        self.times = {
            start: time for time in article.times if (start := layout.token_at(time.start)) not in self.inside
        }
        self.timed = frozenset(token for start in self.times for token in self.spans_time(start))
        words = lexicon.derive(vocabulary)
        self.covered = self.timed | self.inside
        unread, known = self.covered | self.blessings, words.words
        self.light_participles = words.light_participles
        self.words = [NOTHING if i in unread else known[key] for i, key in enumerate(self.keys)]
        self.states = frozenset(start for start, named in self.starts.items() if self._is_bare_state(named))

    def spans_time(self, start: int) -> range:
        """The tokens of the time expression that begins at token `start`."""
        return range(start, self.time_end(self.times[start]))

    def word(self, token: int) -> Word:
        """What the packs know of the word at `token`; nothing for a word inside a name or a time."""
        return self.words[token]

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
        where = (named.first, named.entity.id)
        glue = self._glues.get(where)
        if glue is None:
            glue = self._glues[where] = self._letters_before(named)
        return glue

    def _letters_before(self, named: Named) -> str:
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
        return self._sentences[token]

    def country_of(self, code: str | None) -> Entity | None:
        """The entity of the article that is the country with this code, rather than a city of it."""
        if code is None:
            return None
        places = [e for e in self.article.entities if e.type is EntityType.GPE and e.country == code]
        return next((place for place in places if self.is_country(place)), None)

    def is_government(self, entity: Entity) -> bool:
        """Whether a place stands for a state: a country or its capital."""
        return self.is_country(entity) or (
            entity.type is EntityType.GPE and fold_word(entity.name) in self.capitals
        )

    def is_country(self, entity: Entity) -> bool:
        """Whether a place is a state, by any of its forms."""
        if entity.type is not EntityType.GPE:
            return False
        known = self._are_countries.get(entity.id)
        if known is None:
            forms = {entity.name, *(m.text for m in entity.mentions)}
            keys = set(map(fold_word, forms))
            keys |= {key.replace("لل", "ال", 1) for key in keys}  # للصومال
            known = not keys.isdisjoint(self.countries)
            self._are_countries[entity.id] = known
        return known


def words_of(phrase: str | None) -> frozenset[str]:
    """The folded words of a name or role, without the article."""
    return frozenset(word.removeprefix("ال") for word in fold_word(phrase or "").split())


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


def _covered(named: Iterable[Named]) -> frozenset[int]:
    return frozenset(token for each in named for token in range(each.first, each.last))
