"""Protest sentences of another annotation: verb, source and target of each, and which sentences tell of one.

Scores against `../shared/corpora/arabic-event-gsr`: 272 sentences with the words that all annotators
marked as verb, source and target, and those of 5,778 on which all agree whether they tell of a protest. A
word in common counts as found. Marsad keeps entities as actors, so sources without a name (thousands of
students) are no actors of an event: the row `source, named` is of those that hold a name Marsad finds.
Some fifty of the sentences were read in development.

    python bench/protest.py [--corpus FOLDER]
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.lexicon.pack import Lexicon, load
from marsad.model.article import Article, PageRef
from marsad.model.event import Event, EventType
from marsad.pipeline import add_facts
from marsad.text.clitics import readings
from marsad.text.normalise import fold

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "arabic-event-gsr"
_YES, _NO = "yes", "easy no"


@dataclass
class Tally:
    """What was found of one slot, of how many in the annotation and how many told."""

    hit: int = 0
    gold: int = 0
    told: int = 0

    def row(self) -> str:
        """Precision, recall, F1 and the counts."""
        precision = self.hit / self.told if self.told else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return f"{precision:7.3f}{recall:7.3f}{f1:7.3f}{self.gold:7}{self.told:7}"

    def add(self, gold: frozenset[str], told: frozenset[str]) -> None:
        """Counts one sentence's slot: the words marked and the words told."""
        self.gold += bool(gold)
        self.told += bool(told)
        self.hit += bool(gold & told)


def main() -> None:
    """Prints one row a slot and one for the sentences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    corpus = parser.parse_args().corpus
    lexicon = load()
    spans = json.loads((corpus / "protest_spans.json").read_text(encoding="utf-8"))
    print(f"{'slot':16}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'told':>7}")
    for name, tally in slots(spans, lexicon).items():
        print(f"{name:16}{tally.row()}")
    with (corpus / "protest_gsr.csv").open(encoding="utf-8", newline="") as file:
        print(f"{'sentence':16}{sentences(csv.DictReader(file), lexicon).row()}")


def slots(spans: Iterable[dict[str, Any]], lexicon: Lexicon) -> dict[str, Tally]:
    """The tallies of verb, source and target over all annotated sentences."""
    tallies = {name: Tally() for name in ("verb", "source", "source, named", "target")}
    for row in spans:
        article = read_sentence(row["text"], lexicon)
        events = protests(article)
        source, actors = words(row["source_gold"]), named(article, events, "actors")
        tallies["verb"].add(words(row["verb_gold"]), union(words(e.trigger_text) for e in events))
        tallies["source"].add(source, actors)
        known = union(words(mention.text) for e in article.entities for mention in e.mentions)
        tallies["source, named"].add(source & known, actors)
        tallies["target"].add(words(row["target_gold"]), named(article, events, "recipients"))
    return tallies


def sentences(rows: Iterable[dict[str, str]], lexicon: Lexicon) -> Tally:
    """Which sentences that all annotators agree on tell of a protest."""
    tally = Tally()
    for row in rows:
        if row["label"] in {_YES, _NO}:
            told = bool(protests(read_sentence(row["text"], lexicon)))
            tally.gold += row["label"] == _YES
            tally.told += told
            tally.hit += told and row["label"] == _YES
    return tally


def read_sentence(text: str, lexicon: Lexicon) -> Article:
    """A sentence as an article with its facts."""
    return add_facts(Article("sentence", PageRef("sentence"), text), lexicon)


def protests(article: Article) -> list[Event]:
    """The protests that an article tells of."""
    return [event for event in article.events if event.type is EventType.PROTEST]


def named(article: Article, events: list[Event], slot: str) -> frozenset[str]:
    """The words of the entities in one slot of the events."""
    ids = {entity for event in events for entity in getattr(event, slot)}
    return union(words(m.text) for e in article.entities if e.id in ids for m in e.mentions)


def words(text: str) -> frozenset[str]:
    """The folded words of a text, glued letters taken off where that leaves a word."""
    return frozenset(_forms(text))


def _forms(text: str) -> Iterator[str]:
    for word in fold(text).split():
        yield word
        yield from (reading.key for reading in readings(word))


def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """All the words of several sets."""
    return frozenset(word for each in sets for word in each)


if __name__ == "__main__":
    main()
