"""Scores the sentence gold: marked texts, by authors who did not know the rules, with their events or quotes.

Quotes and events are read with the marked entities given, so that their figures are not those of the names;
names are read from the bare text. Every third case of a file is kept unread: its figures alone are looked at.

python -m tools.gold.sentences [--detail LAYER]     the scores of both parts, or the misses of the read part
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tools.gold.counts import Count
from tools.gold.marked import marked_article, read_cases
from tools.gold.scoring import LAYER_OF_TYPE, Record, score

from marsad.export.record import to_record
from marsad.facts.events import find_events
from marsad.facts.names import find_entities
from marsad.facts.quotes import find_quotes
from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, Published
from marsad.text.segment import tokenise

FOLDER = Path(__file__).parents[2] / "tests" / "gold" / "sentences"
READ, UNREAD = "sentences", "unread-sentences"
PARTS = (READ, UNREAD)
PUBLISHED = Published("2024-03-13", "given", "2024-03-13")  # a Wednesday; the day of all sentences
QUOTES = "quotes.txt"  # a line a quote: kind | speaker | verb | content
EVENTS = (
    "talks.txt",
    "ties.txt",
    "speech.txt",
    "force.txt",
)  # a line an event, as in tests/gold/events
NAMES = ("people", "organizations", "places")
Reader = Callable[[Article], Article]
_UNREAD_EVERY = 3
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A case as an article with its marked entities, and the lines of its facts."""

    id: str
    article: Article
    facts: tuple[str, ...]
    of_quotes: bool


def main() -> None:
    """Prints the table, or explains one layer of the read part."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--detail", metavar="LAYER", help="print the misses of one layer of the read part")
    args = parser.parse_args()
    read = scores(READ)
    if args.detail:
        print("\n".join(read[args.detail].notes))
        return
    unread = scores(UNREAD)
    print(f"{'F1':16}{'read':>8}{'unread':>8}{'gold items':>16}")
    for layer, count in read.items():
        print(f"{layer:16}{count.f1:8.3f}{unread[layer].f1:8.3f}{count.gold:9}{unread[layer].gold:7}")


def scores(part: str) -> dict[str, Count]:
    """The counts of every layer that the sentences of a part are gold of."""
    quotes, events = _cases(part, QUOTES), _cases(part, *EVENTS)
    return {
        **_score(quotes + events, _with_names, NAMES),
        **_score(quotes, _with_quotes, ("quotes found", "quotes")),
        **_score(events, _with_events, ("events", "event slots")),
    }


def read_articles() -> list[Article]:
    """The texts of the read part as articles with their marked entities."""
    return [sentence.article for sentence in _cases(READ, QUOTES, *EVENTS)]


def _cases(part: str, *files: str) -> list[Sentence]:
    return [
        Sentence(f"{file} {case.title}", marked_article(case.text), case.facts, file == QUOTES)
        for file in files
        for number, case in enumerate(read_cases(FOLDER / file), 1)
        if (number % _UNREAD_EVERY == 0) == (part == UNREAD)
    ]


def _score(sentences: list[Sentence], read: Reader, layers: tuple[str, ...]) -> dict[str, Count]:
    records = [{**to_record(read(one.article)), "page": {"id": one.id}} for one in sentences]
    counts = score(map(gold_of, sentences), records)
    return {layer: counts[layer] for layer in layers}


def _with_names(article: Article) -> Article:
    """The article with the names that Marsad finds in its bare text."""
    bare = replace(article, entities=(), published=PUBLISHED)
    return replace(bare, entities=find_entities(bare, tokenise(bare.body), load()).facts)


def _with_quotes(article: Article) -> Article:
    tokens = tokenise(article.body)
    timed = replace(article, published=PUBLISHED)
    timed = replace(timed, times=find_times(timed, tokens, load()).facts)
    return replace(timed, quotes=find_quotes(timed, tokens, load()).facts)


def _with_events(article: Article) -> Article:
    quoted = _with_quotes(article)
    return replace(quoted, events=find_events(quoted, tokenise(article.body), load()).facts)


def gold_of(sentence: Sentence) -> Record:
    """A sentence as a page of gold, in the form that pages are scored by; what it has no gold of is empty."""
    facts = [tuple(cell.strip() for cell in fact.split("|")) for fact in sentence.facts]
    article = {
        **dict.fromkeys(("headline", "published", "outlet", "dateline")),
        "language": "ar",
        "body": sentence.article.body,
        "credits": [],
        "times": [],
        **{kind: _named(sentence.article, kind) for kind in NAMES},
        "quotes": [_quote(*fact[:4]) for fact in facts if sentence.of_quotes],
        "events": [_event(*fact) for fact in facts if not sentence.of_quotes],
    }
    return {"id": sentence.id, "articles": [article]}


def _named(article: Article, kind: str) -> list[Record]:
    of_kind = (entity for entity in article.entities if LAYER_OF_TYPE[entity.type.value] == kind)
    return [
        {"id": entity.id, "mentions": [entity.name], "role": entity.role, "country": entity.country}
        for entity in of_kind
    ]


def _quote(kind: str, speaker: str, verb: str, text: str) -> Record:
    return {"kind": kind, "speaker": _some(speaker), "verb": verb, "text": text}


def _event(kind: str, status: str, trigger: str, actors: str, whom: str, place: str, time: str) -> Record:
    type_, _, mode = kind.partition("/")
    return {
        "type": type_,
        "mode": mode or None,
        "status": status,
        "trigger": trigger,
        "actors": _several(actors),
        "recipients": _several(whom),
        "place": _some(place),
        "time": _some(time),
    }


def _some(cell: str) -> str | None:
    return None if cell == _NOTHING else cell


def _several(cell: str) -> list[str]:
    return [] if cell == _NOTHING else [name.strip() for name in cell.split("+")]


if __name__ == "__main__":
    main()
