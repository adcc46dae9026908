"""Names on ANERcorp's agreed test part, a kind a line, and tokens a second on one core.

`python bench/ner.py [--corpora FOLDER]`. python-crfsuite's own tagger stands beside
ours: trained here on ANERcorp's training part with the same attributes (about a minute).
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

import repository  # noqa: F401 (finds `tools`)

# isort: split
from tools.tagger.chain_fields import Settings, fit, items
from tools.tagger.corpora import Annotated, read_anercorp, read_raw
from tools.tagger.score import score, tag_words
from tools.tagger.train import BLOCK, MODEL_PATH

from marsad.facts.names.tagger import Tagger
from marsad.facts.names.tagger.attributes import attributes
from marsad.facts.names.tagger.model import Model, load_model
from marsad.text.segment import Tokens, tokenise

_RAW_ARTICLES = 2000


def main() -> None:
    """Prints the scores and the speeds of both taggers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    root = parser.parse_args().corpora
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with MODEL_PATH.open("rb") as file:
        model = load_model(file)
    train, test = (
        read_anercorp(root / "anercorp-camel" / f"ANERCorp_CamelLab_{part}.txt") for part in ("train", "test")
    )
    tagger = Tagger(model)
    _report("marsad", test, lambda: tag_words(tagger, test, BLOCK))
    with tempfile.TemporaryDirectory() as folder:
        peer = _peer(model, train, Path(folder) / "peer.crfsuite")
        _report("python-crfsuite", test, lambda: _tag_with_peer(peer, model, test))
    _report_articles(model, root)


def _peer(model: Model, train: Sequence[Annotated], path: Path) -> pycrfsuite.Tagger:
    describe = cache(lambda key: attributes(key, model.knowledge))
    fit([annotated.sentence for annotated in train], describe, Settings(), path)
    peer = pycrfsuite.Tagger()
    peer.open(str(path))
    return peer


def _tag_with_peer(peer: pycrfsuite.Tagger, model: Model, test: Sequence[Annotated]) -> list[list[str]]:
    describe = cache(lambda key: attributes(key, model.knowledge))
    return [annotated.to_words(peer.tag(items(annotated.sentence.keys, describe))) for annotated in test]


def _report(name: str, test: Sequence[Annotated], run: Callable[[], list[list[str]]]) -> None:
    words = sum(len(annotated.sentence.keys) for annotated in test)
    seconds = [_timed(run)[0] for _ in range(2)]
    found = _timed(run)[1]
    print(f"{name}: ANERcorp test, {words} tokens, sentences of the corpus in runs of {BLOCK}")
    print("  kind   precision  recall     F1  names")
    for kind, figures in score([annotated.word_labels for annotated in test], found).items():
        rates = f"{figures.precision:9.3f} {figures.recall:7.3f} {figures.f1:6.3f}"
        print(f"  {kind:6} {rates} {figures.annotated:6}")
    print(f"  tokens/s on one core: {words / seconds[0]:,.0f} at first, {words / seconds[1]:,.0f} again")


def _timed(run: Callable[[], list[list[str]]]) -> tuple[float, list[list[str]]]:
    start = time.perf_counter()
    found = run()
    return time.perf_counter() - start, found


def _report_articles(model: Model, root: Path) -> None:
    """Speed as the pipeline sees it: raw articles of the last folder's end, one at a time, each once."""
    articles = [tokenise(text) for text in _last(root / "raw")]
    half = len(articles) // 2
    tagger = Tagger(model)
    for name, part in (("new to the tagger", articles[:half]), ("after as many", articles[half:])):
        start = time.perf_counter()
        for tokens in part:
            tagger.tag(tokens.keys, tokens.sentences)
        seconds = time.perf_counter() - start
        words = sum(len(tokens) for tokens in part)
        print(f"marsad: {len(part)} raw articles {name}: {words / seconds:,.0f} tokens/s")
    _again(tagger, articles[half:])


def _again(tagger: Tagger, articles: Sequence[Tokens]) -> None:
    start = time.perf_counter()
    for tokens in articles:
        tagger.tag(tokens.keys, tokens.sentences)
    words = sum(len(tokens) for tokens in articles)
    print(f"marsad: the same again: {words / (time.perf_counter() - start):,.0f} tokens/s")


def _last(folder: Path) -> list[str]:
    texts = list(read_raw(folder))
    return texts[:: max(len(texts) // _RAW_ARTICLES, 1)][:_RAW_ARTICLES]


if __name__ == "__main__":
    main()
