"""Accuracy on real text pages (`../shared/realset/text`), every third id apart.

Every third page (t003, t006, …, x003, …) is kept unread: nobody looks at its text, gold or misses,
only at its figures. `--detail` prints the misses of the read part alone. Boilerplate of one or two
words is not asked for, such words stand in bodies too. The set's own rule for `first_words` leaves
a dateline that stands on a line of its own out of the body, the annotation guide keeps it in: both
count as right.

    python bench/realset.py [--detail]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marsad.lexicon.pack import load
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.reading.page import read_page
from marsad.text.normalise import fold

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "realset" / "text"
FIGURES = (
    "articles",
    "first words",
    "last words",
    "first and last words",
    "headline",
    "published",
    "source",
    "boilerplate out",
)

DATE_PAGE = """اجتماع اللجنة المشتركة في العاصمة
{}
عقدت اللجنة المشتركة اجتماعها الدوري في العاصمة.
وناقشت جدول أعمالها.
"""

Gold = dict[str, Any]


@dataclass
class Tally:
    """Right answers and questions by figure, with the misses in words."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def check(self, figure: str, right: bool, miss: str) -> bool:
        """Counts one question."""
        self.right[figure] += right
        self.asked[figure] += 1
        if not right:
            self.misses.append(f"{figure}: {miss}")
        return right

    def share(self, figure: str) -> float:
        """The share of right answers, 1.0 where nothing was asked."""
        return self.right[figure] / self.asked[figure] if self.asked[figure] else 1.0


def main() -> None:
    """Scores both parts and prints them side by side, then the date strings."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--detail", action="store_true", help="print the misses of the read part")
    args = parser.parse_args()
    if not FOLDER.is_dir():
        sys.exit(f"{FOLDER} is not here: nothing to score")
    parts = {False: Tally(), True: Tally()}
    for text, gold in pages():
        score_page(text, gold, parts[is_unread(gold["id"])])
    score_dates(parts[False])
    if args.detail:
        print("\n".join(parts[False].misses))
    print_table(parts[False], parts[True])


def pages() -> Iterator[tuple[Gold, Gold]]:
    """Every page's text beside its gold."""
    gold = {row["id"]: row for row in rows("text_gold.jsonl")}
    for text in rows("text.jsonl"):
        if text["id"] in gold:
            yield text, gold[text["id"]]


def rows(name: str) -> list[Gold]:
    """The rows of one JSON Lines file of the set."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line]


def is_unread(page_id: str) -> bool:
    """Whether a page belongs to the part that is kept unread."""
    return int(page_id[1:]) % 3 == 0


def words(text: str | None) -> list[str]:
    """The folded words of `text`."""
    return re.findall(r"\w+", fold(text or "").lower())


def score_page(text: Gold, gold: Gold, tally: Tally) -> None:
    """Scores the articles read from one page."""
    page = Page(id=text["id"], text=text["text"], url=text["url"])
    articles = list(read_page(page, load()).articles)
    tally.check("articles", len(articles) == len(gold["articles"]), f"{gold['id']} gives {len(articles)}")
    for wanted, article in paired(gold["articles"], articles):
        score_article(gold, wanted, article, tally)
    bodies = [words(article.body) for article in articles]
    for span in gold["boilerplate"]:
        if len(words(span)) >= 3 and not is_dateline(span, gold["articles"]):
            out = not any(holds(body, words(span)) for body in bodies)
            tally.check("boilerplate out", out, f"{gold['id']} keeps {span[:80]!r}")


def paired(wanted: Sequence[Gold], articles: Sequence[Article]) -> Iterator[tuple[Gold, Article | None]]:
    """Each gold article with the read one that holds its last words, in order."""
    left = list(articles)
    for gold in wanted:
        holding = [a for a in left if holds(words(a.body), words(gold["last_words"]))]
        match = holding[0] if holding else None
        if match is not None:
            left.remove(match)
        yield gold, match


def score_article(page: Gold, gold: Gold, article: Article | None, tally: Tally) -> None:
    """Scores one article against its gold; an article not found fails every question."""
    name = page["id"]
    body = words(article.body) if article else []
    first = article is not None and begins_right(article, page, gold)
    last = body[-len(words(gold["last_words"])) :] == words(gold["last_words"])
    tally.check("first words", first, f"{name} {body[:8]} for {gold['first_words']!r}")
    tally.check("last words", last, f"{name} {body[-8:]} for {gold['last_words']!r}")
    tally.check("first and last words", first and last, name)
    headline = article.headline if article else None
    tally.check("headline", words(headline) == words(gold["headline"]), f"{name} {headline!r}")
    if gold["published"]:
        published = article.published.value[:10] if article and article.published else None
        tally.check("published", published == gold["published"][:10], f"{name} {published}")
    if gold["source"]:
        named = names_of(article)
        tally.check("source", names_all(named, gold["source"]), f"{name} {named} for {gold['source']!r}")


def begins_right(article: Article, page: Gold, gold: Gold) -> bool:
    """Whether the body begins with the gold's first words, a dateline on its own line before them or not."""
    wanted = [words(gold["first_words"]), words(gold.get("first_words_after_dateline"))]
    first_line, _, rest = article.body.partition("\n")
    openings = [words(article.body)]
    if is_dateline(first_line, page["articles"]):
        openings.append(words(rest))
    return any(w and opening[: len(w)] == w for opening in openings for w in wanted)


def is_dateline(line: str, articles: Sequence[Gold]) -> bool:
    """Whether a short line names the place an article was filed from."""
    place = [words(a["dateline_place"]) for a in articles if a["dateline_place"]]
    return len(words(line)) <= 12 and any(holds(words(line), p) for p in place)


def names_of(article: Article | None) -> list[str]:
    """Every source that the article is said to credit."""
    if article is None:
        return []
    dateline = article.dateline.source if article.dateline else None
    return [*(credit.name for credit in article.credits), *filter(None, (article.outlet, dateline))]


def names_all(named: Sequence[str], source: str) -> bool:
    """Whether every source that the credit joins (فرانس24/ أ ف ب) was named, by its name or part of it."""
    parts = [words(part) for part in re.split(r"[/+،]", source)]
    found = [words(name) for name in named]
    return all(any(holds(f, p) or holds(p, f) for f in found if f) for p in parts if p)


def holds(text: Sequence[str], part: Sequence[str]) -> bool:
    """Whether `part` stands in `text` without a gap."""
    return f" {' '.join(part)} " in f" {' '.join(text)} "


def score_dates(tally: Tally) -> None:
    """Reads each date string as the date line of a page of its own."""
    for row in rows("dates.jsonl"):
        text = DATE_PAGE.format(row["text"])
        articles = read_page(Page(id=row["text"], text=text), load()).articles
        published = articles[0].published if articles else None
        value = published.value[:10] if published else None
        tally.check("date strings", value == row["gold"], f"{row['text']!r} gives {value}")


def print_table(read_part: Tally, unread_part: Tally) -> None:
    """A row a figure: share and counts of both parts."""
    print(f"{'figure':24}{'read':>8}{'of':>6}{'unread':>9}{'of':>6}")
    for figure in (*FIGURES, "date strings"):
        a, b = read_part, unread_part
        print(
            f"{figure:24}{a.share(figure):8.3f}{a.asked[figure]:6}{b.share(figure):9.3f}{b.asked[figure]:6}"
        )


if __name__ == "__main__":
    main()
