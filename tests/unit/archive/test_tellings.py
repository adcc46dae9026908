"""What several articles tell is shown once, with all who tell it."""

from __future__ import annotations

from pathlib import Path

from marsad.archive.archive import Archive
from marsad.archive.views.events import EventFilter, event_rows
from marsad.archive.views.identities import named
from marsad.archive.views.quotes import quotes_of
from marsad.archive.views.tellings import each_told, said_once, told_once


def test_a_meeting_told_by_many_is_one_event(news: Path) -> None:
    with Archive.open(news) as archive, archive.reading() as connection:
        rows = event_rows(connection, EventFilter(type="CONSULT"), 200)
        told = told_once(connection, rows)
    shared = [each for each in told if len({row.outlet for row in each.tellings}) > 1]
    assert shared
    assert sorted(row.cursor for each in told for row in each.tellings) == sorted(row.cursor for row in rows)
    for each in shared:
        assert {row.type for row in each.tellings} == {"CONSULT"}
        assert each.event in each.tellings
    assert len(each_told(rows)) == len(rows)


def test_the_same_words_are_one_quote(news: Path) -> None:
    with Archive.open(news) as archive, archive.reading() as connection:
        (speaker,) = named(connection, "PERSON", "بوتين")
        rows = quotes_of(connection, speaker.id, 50)
    said = said_once(rows)
    assert len(said) < len(rows)
    assert len({each.quote.text for each in said}) == len(said)
    assert sum(len(each.tellings) for each in said) == len(rows)
