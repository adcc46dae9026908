"""A report: the little that stories keep of an article in memory, made once and compared many times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.lexicon.outlets import outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article, CreditKind
from marsad.model.entity import Entity
from marsad.stories.shingles import RUN, Hashes, runs, sample, word_hashes
from marsad.stories.words import StoryWords, Vector, number_of, plain_words, story_words

LEAD_WORDS = 60
_LEAD_LETTERS = 400
_PAIR = 2
_DAY_LETTERS = len("2024-05-24")
_AGENCY = CreditKind.AGENCY


@dataclass(frozen=True, slots=True)
class Report:
    """What an article says, as far as copies, stories and related reports need it.

    `row` is the article's number in its archive, `moment` when it was published in seconds since 1970,
    `dated` whether the hour is known. `credits` are the names of those it credits, each outlet by one name
    under any spelling, as is `outlet`; `agency` is the first of them that is a news agency.
    `lead` is the headline with the first words of the body. `names` are the people, bodies and places of
    the lead, `rarity` how rare they are together, `deeds` the events with who had part in them; `pairs` and
    `sampled` are runs of plain words.
    """

    row: int
    moment: int
    dated: bool
    outlet: str | None
    credits: tuple[str, ...]
    agency: str | None
    title: Vector
    lead: Vector
    whole: Vector
    names: frozenset[int]
    rarity: float
    deeds: frozenset[int]
    pairs: Hashes
    sampled: Hashes


def report_of(article: Article, row: int, moment: int, lexicon: Lexicon) -> Report:
    """The report of an article; `moment` stands for its time of publication."""
    words, outlets = lexicon.derive(story_words), lexicon.derive(outlet_names)
    written = plain_words(article.body)
    title, body = words.numbers(plain_words(article.headline or "")), words.numbers(written)
    plain = word_hashes(written)
    last_words = {entity.id: _last_word(entity, words) for entity in article.entities}
    names = frozenset(last_words[entity.id] for entity in article.entities if _in_lead(entity))
    return Report(
        row=row,
        moment=moment,
        dated=article.published is not None and len(article.published.value) > _DAY_LETTERS,
        outlet=outlets.one_name(article.outlet) if article.outlet else None,
        credits=tuple(dict.fromkeys(outlets.one_name(credit.name) for credit in article.credits)),
        agency=next((outlets.one_name(c.name) for c in article.credits if c.kind == _AGENCY), None),
        title=words.vector(title),
        lead=words.vector(title + body[:LEAD_WORDS]),
        whole=words.vector(title + body),
        names=names,
        rarity=words.rarity_of(names),
        deeds=frozenset(_deeds(article, last_words)),
        pairs=runs(plain, _PAIR),
        sampled=sample(runs(plain, RUN)),
    )


def _last_word(entity: Entity, words: StoryWords) -> int:
    """The word that a name is told by: the family name, the town."""
    written = plain_words(entity.name)
    return words.numbers(written[-1:])[0] if written else number_of(entity.name)


def _in_lead(entity: Entity) -> bool:
    return min(mention.start for mention in entity.mentions) < _LEAD_LETTERS


def _deeds(article: Article, last_words: dict[str, int]) -> Iterator[int]:
    """Each event with each one that had part in it."""
    for event in article.events:
        parts = (*event.actors, *event.recipients, *([event.place] if event.place else []))
        for part in parts:
            if part in last_words:
                yield number_of(f"{event.type} {last_words[part]}")
