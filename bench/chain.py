"""The whole chain on real articles: articles a second on one core and what each step costs.

Reads articles of `../shared/corpora/raw` (every n-th, so that all outlets and months are in), as text
pages with headline, date and body, and runs every step of the pipeline table over them.

    python bench/chain.py [--articles 2000] [--twice]

`--twice` runs the chain again and compares the records byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from marsad.export.record import to_json
from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.pipeline import STEPS, add_found
from marsad.reading.page import read_page
from marsad.running.loading import load_ahead
from marsad.text.segment import tokenise

RAW = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "raw"
CORPUS_SIZE = 43_500


def main() -> None:
    """Runs the chain and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--twice", action="store_true", help="run again and compare the bytes")
    args = parser.parse_args()
    pages = list(raw_pages(args.articles))
    load_ahead()  # as `marsad read` does
    run(pages[:20])  # what is made at first use is made before the clock starts
    costs, digest, count = run(pages)
    print_table(costs, len(pages), count)
    if args.twice:
        print("same bytes twice:", "yes" if run(pages)[1] == digest else "NO")


def raw_pages(count: int) -> Iterator[Page]:
    """About `count` pages, evenly spread over the raw corpora."""
    every = max(CORPUS_SIZE // count, 1)
    number = 0
    for name in ("ant.jsonl.gz", "almayadeen.jsonl.gz"):
        with gzip.open(RAW / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                number += 1
                if number % every == 0:
                    yield page_of(json.loads(line), number)


def page_of(row: dict[str, str], number: int) -> Page:
    """A corpus row as the bare text page that a scrape of it would be."""
    parts = (row.get("title"), row.get("published"), row.get("text"))
    return Page(id=f"raw{number}", text="\n".join(part for part in parts if part), url=row.get("url"))


def run(pages: list[Page]) -> tuple[dict[str, float], str, int]:
    """Seconds each step took, a digest of all records, and how many articles there were."""
    lexicon = load()
    costs: dict[str, float] = defaultdict(float)
    digest = sha256()
    count = 0
    clock = time.perf_counter
    for page in pages:
        start = clock()
        articles = read_page(page, lexicon).articles
        costs["reading"] += clock() - start
        for article in articles:
            count += 1
            start = clock()
            tokens = tokenise(article.body)
            costs["tokens"] += clock() - start
            for step in STEPS if article.language == "ar" else ():
                start = clock()
                article = add_found(article, step, tokens, lexicon)
                costs[step.gives] += clock() - start
            digest.update(to_json(article).encode("utf-8", "surrogatepass"))
    return costs, digest.hexdigest(), count


def print_table(costs: dict[str, float], pages: int, articles: int) -> None:
    """A row a step: milliseconds an article and its share."""
    total = sum(costs.values())
    print(f"{pages} pages, {articles} articles, {articles / total:.0f} articles/s on one core")
    print(f"{'step':12}{'ms/article':>12}{'share':>8}")
    for step, seconds in costs.items():
        print(f"{step:12}{1000 * seconds / articles:12.2f}{seconds / total:8.1%}")
    print(f"{'all':12}{1000 * total / articles:12.2f}{1:8.1%}")


if __name__ == "__main__":
    main()
