"""Scores on the gold pages stay at or above the floors in `floors.toml`."""

from __future__ import annotations

import pytest
from tools.gold.counts import Count
from tools.gold.floors import SETS, explained, gold_pages, raised, read_floors, scores
from tools.gold.scoring import score

FLOORS = read_floors()
_LAYERS = [(name, layer) for name, layers in FLOORS.items() for layer in layers]


@pytest.fixture(scope="module")
def counts() -> dict[str, dict[str, Count]]:
    return {name: scores(name) for name in SETS}


@pytest.mark.parametrize("name", SETS)
def test_every_layer_has_a_floor(name: str, counts: dict[str, dict[str, Count]]) -> None:
    assert set(counts[name]) == set(FLOORS[name])


@pytest.mark.parametrize(("name", "layer"), _LAYERS)
def test_a_layer_is_not_below_its_floor(name: str, layer: str, counts: dict[str, dict[str, Count]]) -> None:
    count = counts[name][layer]
    assert count.f1 >= FLOORS[name][layer], "\n".join(explained(name, count))


@pytest.mark.parametrize(
    ("name", "least", "annotated"), [("pages", 60, 10), ("composed", 227, 367), ("unread", 16, 23)]
)
def test_there_are_enough_pages_and_facts(name: str, least: int, annotated: int) -> None:
    pages = gold_pages(name)
    assert len(pages) >= least
    assert sum(article["people"] is not None for page in pages for article in page["articles"]) >= annotated


def test_the_misses_of_the_unread_set_are_not_shown() -> None:
    count = Count(hits=1, gold=2, found=2, notes=["u03 missed الوزير"])
    assert explained("unread", count) == ["unread: 1 notes, not shown"]
    assert explained("unread-sentences", count) == ["unread-sentences: 1 notes, not shown"]
    assert explained("composed", count) == ["u03 missed الوزير"]
    assert "الوزير" not in repr(count)


def test_a_floor_is_raised_and_never_lowered() -> None:
    layers = {"quotes": Count(hits=8, gold=10, found=10), "times": Count(hits=5, gold=10, found=10)}
    assert raised({"quotes": 0.7, "times": 0.9}, layers) == {"quotes": 0.8, "times": 0.9}


def test_a_page_read_as_its_gold_scores_full_and_an_empty_reading_nothing() -> None:
    page = {
        "id": "p",
        "articles": [
            {
                "headline": "زيارة",
                "language": "ar",
                "published": "2024-05-01",
                "outlet": None,
                "credits": [],
                "dateline": {"place": "عمان", "source": None},
                "body": "عمان - وصل الوزير أحمد سالم أمس إلى دمشق.",
                "people": [
                    {
                        "id": "a",
                        "name_latin": None,
                        "mentions": ["أحمد سالم"],
                        "role": "الوزير",
                        "country": "JO",
                    }
                ],
                "organizations": [],
                "places": [{"id": "d", "type": "GPE", "mentions": ["دمشق"], "country": "SY"}],
                "times": [{"text": "أمس", "type": "DATE", "value": "2024-04-30"}],
                "quotes": [],
                "events": [],
            }
        ],
    }
    (gold,) = page["articles"]  # type: ignore[misc]
    mention = {"text": "أحمد سالم", "start": 18, "end": 27}
    person = {"id": "p1", "type": "PERSON", "role": "الوزير", "country": "JO", "mentions": [mention]}
    place = {"id": "g1", "type": "GPE", "role": None, "country": "SY", "mentions": [{"text": "ودمشق"}]}
    record = {**gold, "page": {"id": "p"}, "entities": [person, place]}  # type: ignore[dict-item]
    assert {name: count.f1 for name, count in score([page], [record]).items() if count.f1 < 1} == {}
    assert score([page], [])["articles"].f1 == 0
