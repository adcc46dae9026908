"""Trains the name tagger and writes its model file: `python -m tools.tagger.train`.

Stages: count the raw text (vectors, clusters), learn habits and spellings, train on ANERcorp,
label raw articles with that, train on both, label more with the better tagger, train again, and train
on ANERcorp with Marsad's own gold (`own_gold.py`); the weights of these rounds are averaged. The last two
also learn from labelled sentences under other names (`swapped.py`), which alone would teach it to take
too many words for names.
With `--go-on` the shipped model stands for all but the last round.
With `--held-out` the last sixth of the training part is kept for measuring and nothing is written.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from tools.tagger.chain_fields import Settings, mean, train
from tools.tagger.corpora import Annotated, Sentence, read_anercorp, read_raw
from tools.tagger.habits import count_habits, fit_spelling, neighbours_only, smoothed
from tools.tagger.names import list_letters, personal_names, place_words
from tools.tagger.own_gold import own_sentences
from tools.tagger.score import score, tag_words
from tools.tagger.silver import Silver, label_articles
from tools.tagger.swapped import Swapper
from tools.tagger.vectors import cluster, vocabulary, word_vectors

from marsad.facts.names.tagger import Tagger
from marsad.facts.names.tagger.attributes import Knowledge, attributes, levels
from marsad.facts.names.tagger.model import Model, load_model, save_model
from marsad.facts.names.tagger.scoring import Rows
from marsad.facts.names.tagger.spelling import BUCKETS, Spelling
from marsad.text.segment import tokenise

MODEL_PATH = Path("src/marsad/facts/names/weights/tagger.npz")
BLOCK = 40
"""How many ANERcorp sentences are tagged as one text, about a long article."""

_GRANULARITIES = (64, 256, 1024)
_LEAST_COUNT = 5
_CONTEXTS = 5000
_DIMENSIONS = 100
_RECALL = 4.0
_ROUNDS = ((Silver(words=150_000, least_chance=0.8), 0), (Silver(words=300_000, least_chance=0.8), 150_000))
"""Silver data of each round, and how many words of it are learnt again under other names."""
_OTHER_NAMES, _OWN = 90_000, Settings(iterations=80)
"""The same of the round on Marsad's own gold, which fits it closely sooner."""

_NAMES = "wikidata-names-wd-arabic"

Articles = list[list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Corpora:
    """The folders that training reads, all under one."""

    root: Path

    def annotated(self, part: str) -> list[Annotated]:
        """ANERcorp's `train` or `test` part."""
        return read_anercorp(self.root / "anercorp-camel" / f"ANERCorp_CamelLab_{part}.txt")

    def articles(self) -> Articles:
        """The raw articles in folded words; a sentence met before (agency copy, slogans) is left out."""
        met: set[tuple[str, ...]] = set()
        articles = []
        for text in read_raw(self.root / "raw"):
            tokens = tokenise(text)
            sentences = [tokens.keys[first:last] for first, last in tokens.sentences]
            articles.append([sentence for sentence in dict.fromkeys(sentences) if sentence not in met])
            met.update(sentences)
        return articles


def main() -> None:
    """Reads the command line and trains."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--go-on", action="store_true", help="start from the shipped model")
    parser.add_argument("--held-out", action="store_true", help="measure on a sixth of the training part")
    options = parser.parse_args()
    corpora = Corpora(options.corpora)
    gold = corpora.annotated("train")
    kept = len(gold) * 5 // 6 if options.held_out else len(gold)
    model = train_model(
        corpora, [annotated.sentence for annotated in gold[:kept]], gold[kept:], options.go_on
    )
    if not options.held_out:
        with MODEL_PATH.open("wb") as file:
            save_model(file, model)
        _say(f"wrote {MODEL_PATH}, {MODEL_PATH.stat().st_size / 1e6:.1f} MB")


def train_model(
    corpora: Corpora, gold: Sequence[Sentence], held_out: Sequence[Annotated], go_on: bool
) -> Model:
    """All stages; prints the scores on `held_out` after each tagger, where there is any."""
    articles = [] if go_on else corpora.articles()  # its last round needs none
    _say(f"{len(articles)} raw articles")
    model = _shipped() if go_on else _first_model(corpora, articles, gold)
    _measure(model, held_out)
    describe = cache(lambda key: attributes(key, model.knowledge))
    people = sorted(word for word in personal_names(corpora.root / _NAMES) if len(word) > 1)
    swapper = Swapper(people, place_words(), model.knowledge.index)
    rounds = [model.weights] if go_on else []
    for wanted, other_names in [] if go_on else _ROUNDS:
        silver = label_articles(Tagger(model), model.weights.labels, articles, wanted)
        swapped = swapper.swapped([*gold, *silver], other_names)
        _say(f"{len(silver)} silver sentences, {len(swapped)} under other names")
        # The annotated sentences count twice, so that the silver ones do not drown them.
        rounds.append(train([*gold, *gold, *silver, *swapped], describe, Settings()))
        model = replace(model, weights=rounds[-1])
        _measure(model, held_out)
    own = own_sentences(Tagger(model), model.weights.labels)
    swapped = swapper.swapped([*own, *gold], _OTHER_NAMES)
    _say(f"{len(own)} sentences of our own, {len(swapped)} under other names")
    rounds.append(train([*gold, *own, *own, *swapped], describe, _OWN))
    model = replace(model, weights=mean(rounds))
    _measure(model, held_out)
    return model


def _shipped() -> Model:
    with MODEL_PATH.open("rb") as file:
        return load_model(file)


def _first_model(corpora: Corpora, articles: Articles, gold: Sequence[Sentence]) -> Model:
    """What the raw text and the lists teach, and a first tagger of the annotated sentences alone."""
    knowledge = learn_knowledge(articles, gold, corpora.root / _NAMES)
    weights = train(gold, cache(lambda key: attributes(key, knowledge)), Settings())
    return Model(weights, knowledge, _RECALL)


def learn_knowledge(articles: Articles, gold: Sequence[Sentence], names: Path) -> Knowledge:
    """What the raw text and the lists say of words."""
    raw = [sentence for article in articles for sentence in article]
    personal = personal_names(names)
    bare = _without_habits(raw, list_letters(personal))
    _say("vectors and clusters")
    describe = cache(lambda key: neighbours_only(attributes(key, bare)))
    weights = train(gold, describe, Settings(c2=0.01))
    habits = count_habits(Rows(weights, describe), weights, raw, bare.index)
    _say("habits")
    spelling = fit_spelling(bare.index, habits, sorted(personal))
    chances = smoothed(bare.index, habits, spelling)
    _say("spelling")
    return replace(bare, spelling=spelling, habits=levels(chances))


def _without_habits(raw: Sequence[Sequence[str]], lists: dict[str, str]) -> Knowledge:
    counts = vocabulary(raw, _LEAST_COUNT)
    vectors = word_vectors(raw, list(counts), _CONTEXTS, _DIMENSIONS)
    frequencies = np.array(list(counts.values()), dtype=np.float32)
    clusters = [cluster(vectors, np.log1p(frequencies), number) for number in _GRANULARITIES]
    return Knowledge(
        index={word: number for number, word in enumerate(counts)},
        granularities=_GRANULARITIES,
        clusters=np.stack(clusters, axis=1).astype(np.uint16),
        frequencies=(np.log2(frequencies) // 2 + 1).astype(np.uint8),
        habits=np.zeros((len(counts), 5), dtype=np.uint8),
        lists=lists,
        spelling=Spelling(np.zeros((BUCKETS, 6), dtype=np.float32), np.zeros(6, dtype=np.float32)),
    )


def _measure(model: Model, held_out: Sequence[Annotated]) -> None:
    if not held_out:
        return
    found = tag_words(Tagger(model), held_out, BLOCK)
    for kind, figures in score([annotated.word_labels for annotated in held_out], found).items():
        print(f"  {kind:5} P {figures.precision:.3f} R {figures.recall:.3f} F1 {figures.f1:.3f}")


def _say(what: str) -> None:
    print(f"{time.process_time():6.0f} s  {what}", flush=True)


if __name__ == "__main__":
    main()
