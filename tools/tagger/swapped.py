"""Labelled sentences with other people and places in them: names of all the world that no news text holds.

News repeats the names of few people, so that a tagger trained on it knows them by heart and learns
little of how a name of no list stands in a sentence. Half of the words put in are blends of two
listed ones, which no list holds either; places and bodies are swapped too, so that a new word is
not always a person's.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tools.tagger.corpora import Sentence

from marsad.facts.names.tagger.attributes import split_proclitic

PERSON, PLACE, BODY = "PERS", "LOC", "ORG"
_SEED = 7
_BLENDED = 0.5
_DASHED = 0.04
_KEPT = 0.4  # of the places and bodies of a sentence whose people change
_MOST_BODY = 2  # words of a body's name that is no phrase: فورد, ريال مدريد
_SIZES, _WEIGHTS = (2, 3, 4), (65, 27, 8)
_LONGEST = 10
_EASTERN, _SYLLABLES, _SYLLABLE = 0.1, (2, 3), 4
_PARTICLES = ("بن", "فان", "دي", "دا", "لو", "ابو", "ولد", "دو", "فون", "دوس")
_WITH_PARTICLE = 0.05


@dataclass(frozen=True, slots=True)
class Swapper:
    """Puts words of `people` and `places` in the stead of those named; `index` are the words of raw text."""

    people: Sequence[str]
    places: Sequence[str]
    index: dict[str, int]

    def swapped(self, sentences: Sequence[Sentence], words: int) -> list[Sentence]:
        """Copies, about `words` long together, of sentences with people in them, under other names."""
        chance = random.Random(_SEED)
        with_people = [sentence for sentence in sentences if f"B-{PERSON}" in sentence.labels]
        chance.shuffle(with_people)
        made: list[Sentence] = []
        size = 0
        for sentence in with_people:
            if size >= words:
                break
            made.append(self._swap(sentence, chance))
            size += len(made[-1].keys)
        return made

    def _swap(self, sentence: Sentence, chance: random.Random) -> Sentence:
        keys: list[str] = []
        labels: list[str] = []
        first = 0
        while first < len(sentence.keys):
            last = _end(sentence.labels, first)
            kind = sentence.labels[first][2:]
            new = self._stead(sentence.keys[first:last], kind, chance)
            keys += new or sentence.keys[first:last]
            labels += _labelled(kind, len(new)) if new else sentence.labels[first:last]
            first = last
        return Sentence(tuple(keys), tuple(labels))

    def _stead(self, old: Sequence[str], kind: str, chance: random.Random) -> list[str]:
        """The words in the stead of a name; none where it stays."""
        if kind == PERSON:
            new = self._person(len(old) == 1, chance)
        elif kind == PLACE and chance.random() > _KEPT:
            new = [self._word(self.places, chance)]
        elif kind == BODY and _is_bare(old) and chance.random() > _KEPT:
            new = [self._word(chance.choice((self.people, self.places)), chance) for _ in old]
        else:
            return []
        proclitic, _ = split_proclitic(old[0], self.index)
        if len(proclitic) == 1:
            new[0] = proclitic + new[0]
        return new

    def _person(self, short: bool, chance: random.Random) -> list[str]:
        """A name, some with a dash, a particle or of syllables as in East Asia."""
        if short:
            return [self._word(self.people, chance)]
        if chance.random() < _EASTERN:
            size = chance.choice(_SYLLABLES)
            return [self._word(self.people, chance)[-_SYLLABLE:] for _ in range(size)]
        size = chance.choices(_SIZES, _WEIGHTS)[0]
        new = [self._word(self.people, chance) for _ in range(size)]
        if chance.random() < _DASHED:
            new.insert(size - 1, "-")
        elif chance.random() < _WITH_PARTICLE:
            new.insert(size - 1, chance.choice(_PARTICLES))
        return new

    def _word(self, words: Sequence[str], chance: random.Random) -> str:
        word = chance.choice(words)
        if chance.random() >= _BLENDED:
            return word
        other = chance.choice(words)
        return (word[: len(word) // 2 + 1] + other[len(other) // 2 :])[:_LONGEST]


def _end(labels: Sequence[str], first: int) -> int:
    """Where the name that begins at word `first` ends; the word after, where it is in no name."""
    last = first + 1
    while last < len(labels) and labels[first] != "O" and labels[last].startswith("I-"):
        last += 1
    return last


def _is_bare(words: Sequence[str]) -> bool:
    """Whether a body's name is hardly a phrase of ordinary words."""
    return len(words) <= _MOST_BODY and not any("ال" in word[:3] or word[-1] == "ه" for word in words)


def _labelled(kind: str, size: int) -> list[str]:
    return [f"B-{kind}", *[f"I-{kind}"] * (size - 1)]
