"""Plans and what became of them, from text to agenda: every composed sequence closes as it should."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from marsad.desk.tellings import namings_of, tellings_of
from marsad.lexicon.pack import load
from marsad.model.article import Published
from marsad.model.happening import AgendaState, Telling
from marsad.model.page import Page
from marsad.pipeline import read
from marsad.stories.agenda import Agenda
from marsad.stories.identities import IdentityBook

CASES = [
    json.loads(line) for line in Path(__file__).with_name("sequences.jsonl").read_text("utf-8").splitlines()
]


def tellings(case: dict[str, Any]) -> list[list[Telling]]:
    """The tellings of each article of a case."""
    book, lexicon = IdentityBook(load()), load()
    found = []
    for row, told in enumerate(case["articles"]):
        day = told["published"]
        article = read(Page(f"p{row}", f"خبر\nتاريخ النشر: {day}\n{told['text']}"), lexicon)[0]
        assert article.published == Published(day, article.published.source, article.published.text)  # type: ignore[union-attr]
        numbers = {n: book.identify(named).number for n, named in enumerate(namings_of(article, day))}
        found.append(tellings_of(article, row, numbers, day))
    return found


def test_there_are_enough_sequences() -> None:
    assert len(CASES) >= 30
    assert {case["state"] for case in CASES} == {str(state) for state in AgendaState}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["articles"][0]["text"][:40])
def test_every_plan_closes_as_it_should_in_any_order(case: dict[str, Any]) -> None:
    told = tellings(case)
    for order in permutations(told):
        agenda = Agenda()
        for article in order:
            for telling in article:
                agenda.observe(telling)
        agenda.close_silent(max(each["published"] for each in case["articles"]))
        first = [entry for entry in agenda.entries.values() if entry.announced.article == 0]
        assert [str(entry.state) for entry in first] == [case["state"]], first
        if "moved_to" in case:
            (moved,) = (agenda.entries[entry.moved_to or 0] for entry in first)
            assert (str(moved.state), moved.days and moved.days.first) == ("planned", case["moved_to"])


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("وكان من المقرر أن يلتقي وزير الخارجية المصري سامح شكري نظيره التركي هاكان فيدان في القاهرة.", 0),
        ("وكان من المتوقع أن يزور وزير الخارجية المصري سامح شكري تركيا، لكنه بقي في القاهرة.", 0),
        ("ومن المقرر أن يلتقي وزير الخارجية المصري سامح شكري نظيره التركي هاكان فيدان في القاهرة.", 1),
        ("وكان من المقرر أن يزور وزير الخارجية المصري سامح شكري تركيا في 20 مايو 2024.", 1),
    ],
)
def test_what_was_to_be_is_no_plan_save_for_a_day_to_come(text: str, opened: int) -> None:
    agenda = Agenda()
    for article in tellings({"articles": [{"published": "2024-05-06", "text": text}]}):
        for telling in article:
            agenda.observe(telling)
    assert len(agenda.entries) == opened
