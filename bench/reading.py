"""Reading HTML beside its peers: body, title, date and pages a second on `../shared/realset/html`.

Body F1 is that of two bags of folded words, as in the contract's `score.py`. Every reader gets
the decoded page and gives body, title and date in one call; times are, of each page, the best
of `--rounds` runs on one core, after a warm-up, all readers in the same process.

`marsad html` is the HTML step alone (main text and metadata, what the peers do); `marsad read`
also un-pastes, and reads outlet, credits, dateline and date.

    python bench/reading.py [--rounds N] [--pages]
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import newspaper
import readability
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from selectolax.lexbor import LexborHTMLParser

from marsad.lexicon.pack import load
from marsad.model.page import BlockKind, Page, Zone
from marsad.reading.html import parse_html
from marsad.reading.page import read_page
from marsad.running.loading import load_ahead
from marsad.text.normalise import fold

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "realset" / "html"
WORD = re.compile(r"\w+")
YARDSTICK = "trafilatura"


@dataclass(frozen=True, slots=True)
class Case:
    """A saved page with its gold."""

    id: str
    language: str
    url: str
    html: str
    body: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says of a page."""

    body: str
    title: str
    published: str


Reader = Callable[[Case], Answer]


def marsad_html(case: Case) -> Answer:
    """The text of the main zone as markup gives it, with the head's title and date."""
    document = parse_html(Page(case.id, case.html, "html", case.url))
    text = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)
    body = [block.text for block in document.blocks if block.zone is Zone.MAIN and block.kind in text]
    metadata = document.metadata
    return Answer("\n".join(body), metadata.headline or metadata.title or "", metadata.published or "")


def marsad_read(case: Case) -> Answer:
    """The longest article of the page."""
    articles = read_page(Page(case.id, case.html, "html", case.url), load()).articles
    article = max(articles, key=lambda article: len(article.body), default=None)
    if article is None:
        return Answer("", "", "")
    published = article.published.value if article.published else ""
    return Answer(article.body, article.headline or "", published)


def trafilatura_default(case: Case) -> Answer:
    """Trafilatura with metadata, its other settings as they come."""
    found = trafilatura.bare_extraction(case.html, url=case.url, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Answer("", "", "")
    return Answer(found.text or "", found.title or "", found.date or "")


def newspaper4k(case: Case) -> Answer:
    """Newspaper4k's article parser."""
    article = newspaper.Article(case.url, language=case.language, fetch_images=False)
    article.download(input_html=case.html)
    article.parse()
    return Answer(article.text, article.title or "", str(article.publish_date or ""))


def readability_lxml(case: Case) -> Answer:
    """Readability; it gives no date."""
    document = readability.Document(case.html)
    body = LexborHTMLParser(document.summary()).text(separator=" ")
    return Answer(body, document.short_title(), "")


def resiliparse(case: Case) -> Answer:
    """Resiliparse's main content; it gives no date."""
    tree = HTMLTree.parse(case.html)
    return Answer(extract_plain_text(tree, main_content=True, alt_texts=False), tree.title or "", "")


READERS: dict[str, Reader] = {
    "marsad html": marsad_html,
    "marsad read": marsad_read,
    "trafilatura": trafilatura_default,
    "newspaper4k": newspaper4k,
    "readability-lxml": readability_lxml,
    "resiliparse": resiliparse,
}


def main() -> None:
    """Reads all pages with all readers and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs over all pages a reader (default 5)")
    parser.add_argument("--pages", action="store_true", help="print Marsad's figures page by page too")
    args = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: nothing to measure")
    logging.disable(logging.CRITICAL)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    cases = load_cases()
    load_ahead()  # as every command does: what is loaded once is no page's garbage to look through
    answers = {name: [reader(case) for case in cases] for name, reader in READERS.items()}
    speeds = pages_per_second(cases, args.rounds)
    print_table(cases, answers, speeds)
    if args.pages:
        print_pages(cases, answers["marsad read"])


def load_cases() -> list[Case]:
    """All pages of the set, decoded."""
    lines = (SHARED / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines]


def _case(gold: dict[str, str]) -> Case:
    html = gzip.decompress((SHARED / f"{gold['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
    return Case(
        gold["id"], gold["lang"], gold["url"], html, gold["body_text"], gold["title"], gold["published"]
    )


def pages_per_second(cases: list[Case], rounds: int) -> dict[str, float]:
    """Of each page the best of `rounds`, the readers taking turns so that a busy machine slows all alike."""
    best = {(name, case.id): float("inf") for name in READERS for case in cases}
    for _ in range(rounds):
        for name, reader in READERS.items():
            for case in cases:
                start = time.perf_counter()
                reader(case)
                best[name, case.id] = min(best[name, case.id], time.perf_counter() - start)
    return {name: len(cases) / sum(best[name, case.id] for case in cases) for name in READERS}


def body_f1(case: Case, answer: Answer) -> float:
    """F1 of the bags of folded words of gold and read body."""
    gold, read = Counter(words(case.body)), Counter(words(answer.body))
    total = gold.total() + read.total()
    return 2 * (gold & read).total() / total if total else 1.0


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return WORD.findall(fold(text).lower())


def right_title(case: Case, answer: Answer) -> bool:
    """Whether nine of ten words of the title are right, as in `score.py`."""
    gold, read = Counter(words(case.title)), Counter(words(answer.title))
    return 2 * (gold & read).total() >= 0.9 * (gold.total() + read.total())


def print_table(cases: list[Case], answers: dict[str, list[Answer]], speeds: dict[str, float]) -> None:
    """A row a reader: body F1 by language (mean and least), titles, dates, speed."""
    languages = list(dict.fromkeys(case.language for case in cases))
    heads = "".join(f"{f'{language} F1':>8}{'least':>7}" for language in languages)
    print(f"{'reader':18}{heads}{'titles':>8}{'dates':>7}{'pages/s':>9}{f'x {YARDSTICK}':>15}")
    for name, given in answers.items():
        pairs = list(zip(cases, given, strict=True))
        figures = "".join(language_figures(pairs, language) for language in languages)
        titles = sum(right_title(case, answer) for case, answer in pairs)
        dates = sum(answer.published[:10] == case.published for case, answer in pairs)
        ratio = speeds[name] / speeds[YARDSTICK]
        print(f"{name:18}{figures}{titles:8}{dates:7}{speeds[name]:9.1f}{ratio:15.1f}")
    print(f"{'of':18}{'':{15 * len(languages)}}{len(cases):8}{len(cases):7}")


def language_figures(pairs: list[tuple[Case, Answer]], language: str) -> str:
    """Mean and least body F1 of the pages in one language, as two columns."""
    scores = [body_f1(case, answer) for case, answer in pairs if case.language == language]
    return f"{statistics.mean(scores):8.3f}{min(scores):7.3f}"


def print_pages(cases: list[Case], given: list[Answer]) -> None:
    """A row a page: body F1, whether the title is right, gold and read date."""
    for case, answer in zip(cases, given, strict=True):
        title = "title" if right_title(case, answer) else f"TITLE {answer.title!r}"
        dates = f"{case.published} {answer.published[:10]}"
        print(f"{case.id} {case.language} {body_f1(case, answer):.3f} {dates} {title}")


if __name__ == "__main__":
    main()
