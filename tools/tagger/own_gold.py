"""Labelled sentences of Marsad's own gold: the composed pages and the read part of the sentence gold.

They are written as news of today is and marked by Marsad's guide, where ANERcorp is of 2005 and marks by
its own. The unread sets are left out, so that they still measure names that nothing was learnt from. MISC
(nationalities, events, products), which Marsad's gold does not mark, is taken from the tagger gone on from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tools.gold.floors import gold_pages
from tools.gold.scoring import LAYER_OF_TYPE, Record
from tools.gold.sentences import read_articles
from tools.tagger.corpora import OUTSIDE, Sentence, ranges

from marsad.facts.names.tagger import Tagger
from marsad.text.segment import Tokens, tokenise

_PERSON, _MISC = "PERS", "MISC"
_LABELS = {"people": _PERSON, "organizations": "ORG", "places": "LOC"}
Name = tuple[int, int, str]
"""Where a name begins and ends among the characters, and its kind."""


def own_sentences(tagger: Tagger, labels: Sequence[str]) -> list[Sentence]:
    """Every sentence of the gold, labelled as ANERcorp's are."""
    return [
        sentence
        for body, names in (*_of_pages(), *_of_sentences())
        for sentence in _labelled(tokenise(body), names, tagger, labels)
    ]


def _of_pages() -> Iterator[tuple[str, list[Name]]]:
    for page in gold_pages("composed"):
        for article in page["articles"]:
            if article["people"] is not None:
                yield article["body"], _names_of(article)


def _names_of(article: Record) -> list[Name]:
    """The places of all names of an article's gold; inside a longer name a shorter one is none."""
    forms = {
        form: kind
        for layer, kind in _LABELS.items()
        for entity in article[layer]
        if kind != _PERSON or entity["name_latin"]  # an office unnamed is no name
        for form in entity["mentions"]
    }
    longest = sorted(forms, key=len, reverse=True)
    if not longest:
        return []
    pattern = re.compile(rf"(?<!\w)(?:[وف]?[بلك]?)({'|'.join(map(re.escape, longest))})(?!\w)")
    return [(*found.span(1), forms[found[1]]) for found in pattern.finditer(article["body"])]


def _of_sentences() -> Iterator[tuple[str, list[Name]]]:
    articles = read_articles()
    offices = {entity.role.split()[0] for article in articles for entity in article.entities if entity.role}
    for article in articles:
        yield (
            article.body,
            [
                (mention.start, mention.end, _LABELS[LAYER_OF_TYPE[entity.type.value]])
                for entity in article.entities
                if entity.role or entity.name.split()[0] not in offices  # an office unnamed is no name
                for mention in entity.mentions
            ],
        )


def _labelled(
    tokens: Tokens, names: Sequence[Name], tagger: Tagger, labels: Sequence[str]
) -> Iterator[Sentence]:
    """The sentences of a text, labelled with its names, and MISC where the tagger says so and no name is."""
    path, _ = tagger.decode(tokens.keys, tokens.sentences)
    given = [OUTSIDE] * len(tokens.keys)
    for first, last, kind in ranges([labels[number] for number in path]):
        if kind == _MISC:
            _mark(given, range(first, last), kind)
    for start, end, kind in names:
        _mark(given, [i for i, s in enumerate(tokens.starts) if s < end and tokens.ends[i] > start], kind)
    for first, last in tokens.sentences:
        yield Sentence(tuple(tokens.keys[first:last]), tuple(given[first:last]))


def _mark(given: list[str], words: Sequence[int], kind: str) -> None:
    for i in words:
        given[i] = f"{'I' if i > words[0] else 'B'}-{kind}"
