"""Stories and copies against the labels of `../shared/stories`, with the TF-IDF baseline in the same run.

    python bench/stories.py

The weights were learnt on windows 1 to 3 (`tools/stories/train_joining.py`); window 4 was kept out. Articles
come one at a time through the book of stories, in time order, then in three random orders: what the orders
give is compared by BCubed as well.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping

import repository  # noqa: F401 (finds `tools`)

# isort: split
from tools.stories.corpora import copy_pairs, records
from tools.stories.readings import Labelled, labelled_articles
from tools.stories.scores import bcubed, f1, pairs_f1

from marsad.lexicon.pack import Lexicon, load
from marsad.model.story import Copy
from marsad.stories.copies import CopyBook
from marsad.stories.joining import joining
from marsad.stories.report import Report, report_of
from marsad.stories.story_book import StoryBook
from marsad.stories.words import plain_words, story_words

WINDOWS = (1, 2, 3, 4)
AS_THEY_COME = 20  # articles between two times that stories are settled
Groups = Mapping[str, Hashable]


def main() -> None:
    """Prints the tables of stories, order and copies."""
    lexicon = load()
    articles = labelled_articles(lexicon)
    reports = [report_of(each.article, row, each.moment, lexicon) for row, each in enumerate(articles)]
    gold = {each.article.id: each.story for each in articles}
    found = streamed(reports, articles, lexicon)
    print_stories(articles, gold, found)
    print_orders(reports, articles, lexicon, found)
    print_copies(articles, reports)


def streamed(reports: list[Report], articles: list[Labelled], lexicon: Lexicon) -> dict[str, int]:
    """The story of each article after all have come in the order given."""
    book = StoryBook(lexicon.derive(story_words), lexicon.derive(joining))
    for n, report in enumerate(reports, start=1):
        book.add(report)
        if n % AS_THEY_COME == 0:
            book.settle()
    book.settle()
    return {articles[row].article.id: story for row, story in book.story_of.items()}


def print_stories(articles: list[Labelled], gold: Groups, found: Groups) -> None:
    """BCubed and pairs F1: all, windows 1 to 3, window 4."""
    parts = {"all": WINDOWS, "windows 1-3": WINDOWS[:3], **{f"window {w}": (w,) for w in WINDOWS}}
    raw = {row["id"]: f"{row['title']} {row['text']}" for row in records("ant") if row["id"] in gold}
    cut = {each.article.id: f"{each.article.headline} {each.article.body}" for each in articles}
    ways = {
        "Marsad": found,
        "nearest TF-IDF >= .23": nearest(articles, raw),
        "the same, teasers cut by marsad.read": nearest(articles, cut),
        "all alone": {name: name for name in gold},
    }
    print(f"{'BCubed F1 / pairs F1':38}" + "".join(f"{name:>16}" for name in parts))
    for way, groups in ways.items():
        cells = []
        for windows in parts.values():
            ids = [each.article.id for each in articles if each.window in windows]
            cells.append(f"{bcubed(gold, groups, ids):.3f} / {pairs_f1(gold, groups, ids):.3f}")
        print(f"{way:38}" + "".join(f"{cell:>16}" for cell in cells))


def nearest(articles: list[Labelled], texts: Mapping[str, str], least: float = 0.23) -> dict[str, int]:
    """The baseline of the labels' README: one pass, each article joins its nearest if that is near enough."""
    leads = {each.article.id: plain_words(texts[each.article.id])[:165] for each in articles}
    holders = Counter(word for lead in leads.values() for word in {*lead})
    vectors = {name: _weighted(lead, holders, len(leads)) for name, lead in leads.items()}
    story_of: dict[str, int] = {}
    for n, each in enumerate(articles):
        likeness = {earlier: _dot(vectors[each.article.id], vectors[earlier]) for earlier in story_of}
        best = max(likeness, key=lambda name: likeness[name], default=None)
        story_of[each.article.id] = story_of[best] if best and likeness[best] >= least else n
    return story_of


def _weighted(lead: list[str], holders: Counter[str], count: int) -> dict[str, float]:
    weights = {word: (1 + math.log(n)) * math.log(count / holders[word]) for word, n in Counter(lead).items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def print_orders(
    reports: list[Report], articles: list[Labelled], lexicon: Lexicon, in_time: Mapping[str, int]
) -> None:
    """How alike the stories are that random orders of arrival give."""
    for seed in (1, 2, 3):
        mixed = random.Random(seed).sample(reports, len(reports))
        found = streamed(mixed, articles, lexicon)
        gold = {each.article.id: each.story for each in articles}
        print(
            f"random order {seed}: BCubed against time order {bcubed(in_time, found, gold):.4f}, "
            f"against the labels {bcubed(gold, found, gold):.3f} / {pairs_f1(gold, found, gold):.3f}"
        )


def print_copies(articles: list[Labelled], reports: Iterable[Report]) -> None:
    """Precision, recall and F1 of copy pairs, and how they were told apart."""
    book, copies = CopyBook(), list[Copy]()
    for report in reports:
        copies += book.add(report)
    gold = copy_pairs()
    window_of = {each.article.id: each.window for each in articles}
    found = defaultdict[int, set[frozenset[str]]](set)
    for copy in copies:
        if copy.whole:
            names = frozenset((articles[copy.copy].article.id, articles[copy.original].article.id))
            found[window_of[next(iter(names))]].add(names)
    for name, windows in {"all": WINDOWS, "windows 1-3": WINDOWS[:3], "window 4": (4,)}.items():
        made = set().union(*(found[window] for window in windows))
        true = {pair for pair in gold if window_of[next(iter(pair))] in windows}
        precision, recall = len(made & true) / (len(made) or 1), len(made & true) / (len(true) or 1)
        print(f"copies, {name}: P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f}")
    whole = sum(copy.whole for copy in copies)
    print(f"{whole} whole copies, {len(copies) - whole} within a longer text")
    print("told apart by", dict(Counter(str(copy.direction) for copy in copies)))


if __name__ == "__main__":
    main()
