"""Reads the corpora that the tagger learns from: ANERcorp sentences and raw news articles."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.text.segment import Tokens, tokenise

OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Folded words with one IOB2 label each."""

    keys: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A corpus sentence in its own words, with the way to Marsad's words.

    `owners[i]` is the number of the corpus word that Marsad's word `i` stands in.
    """

    words: tuple[str, ...]
    word_labels: tuple[str, ...]
    sentence: Sentence
    owners: tuple[int, ...]

    def to_words(self, labels: list[str]) -> list[str]:
        """Labels of Marsad's words carried back to the corpus words: the first label in each."""
        carried = [OUTSIDE] * len(self.words)
        for label, owner in zip(labels, self.owners, strict=True):
            if carried[owner] == OUTSIDE:
                carried[owner] = label
        return carried


def read_anercorp(path: Path) -> list[Annotated]:
    """The sentences of an ANERcorp file: one `word LABEL` a line, a blank line between sentences."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    return [
        _annotated([tuple(line.split(" ", 1)) for line in b.split("\n") if line]) for b in blocks if b.strip()
    ]


def _annotated(lines: list[tuple[str, ...]]) -> Annotated:
    words = tuple(line[0] for line in lines)
    word_labels = tuple(line[1].strip() for line in lines)
    tokens = tokenise(" ".join(words))
    owners = _owners(words, tokens)
    labels = _project(word_labels, owners, tokens.keys)
    return Annotated(words, word_labels, Sentence(tokens.keys, labels), owners)


def _owners(words: tuple[str, ...], tokens: Tokens) -> tuple[int, ...]:
    owner_at = [number for number, word in enumerate(words) for _ in range(len(word) + 1)]
    return tuple(owner_at[start] for start in tokens.starts)


def _project(word_labels: tuple[str, ...], owners: tuple[int, ...], keys: tuple[str, ...]) -> tuple[str, ...]:
    """Word labels given to the tokens; marks at either edge of a name stay outside it."""
    labels = [OUTSIDE] * len(keys)
    for first, last, kind in ranges(word_labels):
        inside = [i for i, owner in enumerate(owners) if first <= owner < last]
        while inside and not keys[inside[0]].isalnum():
            inside.pop(0)
        while inside and not keys[inside[-1]].isalnum():
            inside.pop()
        for i in inside:
            labels[i] = f"{'I' if i > inside[0] else 'B'}-{kind}"
    return tuple(labels)


def ranges(labels: tuple[str, ...] | list[str]) -> list[tuple[int, int, str]]:
    """The names that IOB2 labels mark: first token, last token (not included), kind.

    A name that opens with I counts as opened, as the CoNLL scorer counts it.

    >>> ranges(["B-PERS", "I-PERS", "O", "I-LOC"])
    [(0, 2, 'PERS'), (3, 4, 'LOC')]
    """
    found: list[tuple[int, int, str]] = []
    first, kind = 0, ""
    for i, label in enumerate([*labels, OUTSIDE]):
        if kind and label != f"I-{kind}":
            found.append((first, i, kind))
            kind = ""
        if not kind and label != OUTSIDE:
            first, kind = i, label[2:]
    return found


def read_raw(folder: Path) -> Iterator[str]:
    """The texts of all raw articles (title, then body), hash signs and joining underscores opened."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                text = f"{article['title']}\n{article['text']}"
                yield text.replace("#", "").replace("_", " ")
