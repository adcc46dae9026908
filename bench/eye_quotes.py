"""Quotes to judge by eye: a random sample out of the raw corpora, drawn by seed.

Draws articles of `../shared/corpora/raw` and one quote of each, and prints it in its place with what
Marsad says of it. Whoever reads them counts which are right in span, kind and speaker; the counts are
kept in `docs/reference/accuracy-by-eye-quotes.md`.

    python bench/eye_quotes.py [--seed 1] [--count 200] [--lead 260]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator

from chain import RAW, page_of
from marsad.lexicon.pack import load
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.model.quote import Quote, QuoteKind
from marsad.pipeline import read


def main() -> None:
    """Prints the sample, one quote a paragraph."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--lead", type=int, default=260, help="characters shown before the quote")
    args = parser.parse_args()
    for number, (article, quote) in enumerate(sample(args.seed, args.count), 1):
        print(f"{number}. {shown(article, quote, args.lead)}\n")


def sample(seed: int, count: int) -> Iterator[tuple[Article, Quote]]:
    """`count` quotes of as many articles; a draw depends on the seed alone, not on the quotes found."""
    lexicon = load()
    drawn = 0
    for page, place in draws(seed):
        quoted = [article for article in read(page, lexicon) if article.quotes]
        if quoted:
            article = quoted[int(place * len(quoted))]
            yield article, article.quotes[int(place * len(article.quotes))]
            drawn += 1
        if drawn == count:
            return


def draws(seed: int) -> Iterator[tuple[Page, float]]:
    """Pages in random order, each with a random place in `[0, 1)` among its quotes."""
    chance = random.Random(seed)
    lines = list(raw_lines())
    for number in chance.sample(range(len(lines)), len(lines)):
        yield page_of(lines[number], number), chance.random()


def raw_lines() -> Iterator[dict[str, str]]:
    """All rows of the raw corpora."""
    for name in ("ant.jsonl.gz", "almayadeen.jsonl.gz"):
        with gzip.open(RAW / name, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def shown(article: Article, quote: Quote, lead: int) -> str:
    """A quote in its place, with its speaker, verb and kind."""
    names = {entity.id: entity.name for entity in article.entities}
    before = article.body[max(quote.start - lead, 0) : quote.start].replace("\n", " ¶ ")
    after = article.body[quote.end : quote.end + 50].replace("\n", " ¶ ")
    said = article.body[quote.start : quote.end]
    kind = "direct" if quote.kind is QuoteKind.DIRECT else "indirect"
    return f"[{names.get(quote.speaker or '', '-')} | {quote.verb} | {kind}] …{before}⟦{said}⟧{after}…"


if __name__ == "__main__":
    main()
