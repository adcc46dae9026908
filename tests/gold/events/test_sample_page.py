"""The sample page of the design: what its two articles must tell, each event with its sentence.

The page lies in `../shared`, which is no part of the project: without it these tests are skipped and say so.
"""

from __future__ import annotations

import warnings
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from marsad.model.article import Article
from marsad.model.event import Event
from marsad.model.page import Page
from marsad.pipeline import read

PAGE = Path(__file__).resolve().parents[4] / "shared" / "devset" / "pages" / "d001.txt"
MUST = (
    "CONSULT | occurred | بيلاوسوف+خرينين | - | مينسك | 2024-05-24",
    "CONSULT/visit | ongoing | بوتين | بيلاروس | بيلاروس | 2024-05-23TEV",
    "COOPERATE | planned | روسيا+بيلاروس | - | - | -",
    "CONSULT/visit | planned | لافروف | فيدان | أنقرة | XXXX-WXX-1",
    "CONSULT | planned | لافروف+فيدان | - | أنقرة | XXXX-WXX-1",
    "CONSULT/visit | occurred | لافروف | تركيا | تركيا | 2024-10-18",
    "CONSULT | occurred | فيدان+لافروف | - | جوهانسبرج | 2025-02-20",
)
DELEGATION = "بيلاوسوف"


@cache
def sample() -> tuple[Article, ...]:
    """The articles of the sample page."""
    if not PAGE.exists():
        warnings.warn(f"SKIPPED: the sample page is not at {PAGE}", stacklevel=1)
        pytest.skip(f"the sample page is not at {PAGE}: clone ../shared beside the project")
    text = PAGE.read_text(encoding="utf-8")
    return tuple(read(Page("d001", text, fetched=datetime.fromisoformat("2025-05-26T00:00:00+00:00"))))


def told() -> list[tuple[str, Article, Event]]:
    """Every event of the page as one line, people by their last name."""
    return [(line_of(event, article), article, event) for article in sample() for event in article.events]


def line_of(event: Event, article: Article) -> str:
    """An event as the lines above write it."""
    names = {e.id: e.name.split()[-1] if e.role else e.name for e in article.entities}
    kind = f"{event.type.value}/{event.mode}" if event.mode else event.type.value
    actors = "+".join(names[i] for i in event.actors) or "-"
    recipients = "+".join(names[i] for i in event.recipients) or "-"
    cells = (
        kind,
        event.status.value,
        actors,
        recipients,
        names.get(event.place or "", "-"),
        event.time or "-",
    )
    return " | ".join(cells)


@pytest.mark.parametrize("line", MUST)
def test_the_page_tells(line: str) -> None:
    assert line in [each for each, _, _ in told()]


def test_events_stand_in_their_sentences() -> None:
    for _, article, event in told():
        sentence = article.body[event.start : event.end]
        assert event.trigger_text in sentence
        assert "\n" not in sentence.strip()


def test_the_minister_is_in_the_delegation() -> None:
    visits = [line for line, _, event in told() if event.mode == "visit" and "مينسك" in line]
    assert any(DELEGATION in line and "ongoing" in line for line in visits)
