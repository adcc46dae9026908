"""The composed sentences of composed.txt keep to floors, layer by layer.

python tests/gold/names/test_composed.py      prints every miss and false alarm, and the figures
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from marsad.facts.names import find_entities
from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef, Published
from marsad.model.entity import Entity
from marsad.text.segment import tokenise

CASES = Path(__file__).parent / "composed.txt"
FLOORS = {"P": 0.97, "O": 0.96, "L": 0.96, "T": 0.96, "role": 0.97, "country": 0.97, "one person": 0.9}
LAYERS = {"P": ("PERSON",), "O": ("ORG",), "L": ("GPE", "LOC", "FAC")}


@dataclass
class Sentence:
    """A composed text with what it names and dates, by the letter of the layer."""

    published: str
    text: str = ""
    gold: dict[str, list[str]] = field(default_factory=lambda: {letter: [] for letter in "POLT"})


@dataclass
class Tally:
    """Right, annotated and found ones of a layer, and a line for each that is wrong."""

    right: int = 0
    gold: int = 0
    found: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0


def read_sentences() -> list[Sentence]:
    sentences: list[Sentence] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "##":
            sentences.append(Sentence(rest))
        elif sentences and mark in sentences[-1].gold:
            sentences[-1].gold[mark].append(rest)
        elif sentences and line:
            sentences[-1].text += line
    return sentences


def read(sentence: Sentence) -> Article:
    """The sentence as an article with its times and entities."""
    lexicon, tokens = load(), tokenise(sentence.text)
    date = Published(sentence.published, "given", sentence.published)
    article = Article("c", PageRef("c"), sentence.text, published=date)
    times = find_times(article, tokens, lexicon).facts
    article = Article("c", PageRef("c"), sentence.text, published=date, times=times)
    entities = find_entities(article, tokens, lexicon).facts
    return Article("c", PageRef("c"), sentence.text, published=date, times=times, entities=entities)


def score(sentences: list[Sentence]) -> dict[str, Tally]:
    """The tallies of all layers: P O L T, role, country, one person."""
    tallies = {name: Tally() for name in ("P", "O", "L", "T", "role", "country", "one person")}
    for sentence in sentences:
        article = read(sentence)
        for letter, types in LAYERS.items():
            found = [e for e in article.entities if e.type.value in types]
            _score_entities(sentence, letter, found, tallies)
        times = [f"{time.text} = {time.value}" for time in article.times]
        _count(tallies["T"], sentence, list(sentence.gold["T"]), times)
    return tallies


def _score_entities(sentence: Sentence, letter: str, found: list[Entity], tallies: dict[str, Tally]) -> None:
    left = list(found)
    missed = []
    for row in sentence.gold[letter]:
        forms, role, country = _parts(row)
        entity = next((e for e in left if forms & {m.text for m in e.mentions}), None)
        if entity is None:
            missed.append(row)
            continue
        left.remove(entity)
        if letter == "P":
            _score_person(sentence, entity, (forms, role, country), tallies)
    tally = tallies[letter]
    tally.right += len(sentence.gold[letter]) - len(missed)
    tally.gold += len(sentence.gold[letter])
    tally.found += len(found)
    tally.notes += [f"missed {row} :: {sentence.text}" for row in missed]
    tally.notes += [f"made up {'; '.join(_forms(e))} [{e.mentions[0].rule}] :: {sentence.text}" for e in left]


def _score_person(
    sentence: Sentence, entity: Entity, gold: tuple[set[str], str, str], tallies: dict[str, Tally]
) -> None:
    forms, role, country = gold
    for name, wanted, got in (("role", role, entity.role), ("country", country, entity.country)):
        if wanted != "_":
            _check(tallies[name], wanted == (got or ""), f"{wanted!r} / {got!r} :: {sentence.text}")
    if len(forms) > 1:
        whole = forms <= {mention.text for mention in entity.mentions}
        _check(tallies["one person"], whole, f"{forms} / {_forms(entity)} :: {sentence.text}")


def _parts(row: str) -> tuple[set[str], str, str]:
    names, role, country, *_ = [part.strip() for part in f"{row} | | ".split("|")]
    return {name.strip() for name in names.split(";")}, role, country


def _forms(entity: Entity) -> list[str]:
    return list(dict.fromkeys(mention.text for mention in entity.mentions))


def _count(tally: Tally, sentence: Sentence, gold: list[str], found: list[str]) -> None:
    right = [row for row in gold if row in found]
    tally.right, tally.gold, tally.found = (
        tally.right + len(right),
        tally.gold + len(gold),
        tally.found + len(found),
    )
    tally.notes += [f"missed {row} :: {sentence.text}" for row in gold if row not in found]
    tally.notes += [f"made up {row} :: {sentence.text}" for row in found if row not in gold]


def _check(tally: Tally, right: bool, note: str) -> None:
    tally.right, tally.gold, tally.found = tally.right + right, tally.gold + 1, tally.found + 1
    if not right:
        tally.notes.append(note)


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return score(read_sentences())


def test_there_are_enough() -> None:
    assert len(read_sentences()) >= 200


@pytest.mark.parametrize("layer", FLOORS)
def test_layer_keeps_its_floor(layer: str, tallies: dict[str, Tally]) -> None:
    tally = tallies[layer]
    assert tally.gold >= 20
    assert tally.f1 >= FLOORS[layer], "\n".join(tally.notes)


def main() -> None:
    """Prints every layer's F1 and its notes."""
    sentences = read_sentences()
    tallies = score(sentences)
    write = sys.stdout.write
    for name, tally in tallies.items():
        for note in tally.notes:
            write(f"{name:10} {note}\n")
    write(f"{len(sentences)} sentences\n")
    for name, tally in tallies.items():
        write(f"{name:12}{tally.f1:7.3f}{tally.right:6}/{tally.gold}/{tally.found}\n")


if __name__ == "__main__":
    main()
