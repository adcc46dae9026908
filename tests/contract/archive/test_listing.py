"""Lists and counts."""

from __future__ import annotations

import pytest

from marsad.archive import Archive
from marsad.archive.listing import Cursor, Filter
from marsad.errors import ArchiveError

from .pages import HARVEST, VISIT, read


def stored(archive: Archive, count: int = 7) -> None:
    texts = [VISIT.replace("14 مايو", f"{day} مايو") for day in range(1, count)]
    archive.add([read(text, f"https://news.example/{n}") for n, text in enumerate(texts)])
    archive.add([read(HARVEST, "https://news.example/cotton")])


def test_newest_first_page_by_page(archive: Archive) -> None:
    stored(archive)
    whole = archive.newest()
    assert [each.published for each in whole] == sorted(
        (each.published or "" for each in whole), reverse=True
    )
    pages, cursor = [], None
    while part := archive.newest(after=cursor, most=3):
        pages += part
        cursor = Cursor.of(str(part[-1].cursor))
    assert pages == whole


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (Filter(), 7),
        (Filter(since="2024-05-03", until="2024-05-04"), 2),
        (Filter(until="2024-05-03T00:00:00+00:00"), 3),
        (Filter(person="صلاح الدين المهدى"), 1),
        (Filter(place="بغداد"), 6),
        (Filter(event="CONSULT"), 6),
        (Filter(event="CONSULT", place="بغداد", since="2024-05-06"), 1),
        (Filter(outlet="لا أحد"), 0),
        (Filter(language="ar"), 7),
        (Filter(identity=1), 0),
        (Filter(story=1), 0),
    ],
)
def test_filters(archive: Archive, wanted: Filter, number: int) -> None:
    stored(archive)
    assert len(archive.newest(wanted)) == archive.count(wanted) == number


def test_events_by_status(archive: Archive) -> None:
    stored(archive)
    event = next(event for each in archive.since(0) for event in each.article.events)
    pairs = [
        each.row
        for each in archive.since(0)
        if any((made.type, made.status) == (event.type, event.status) for made in each.article.events)
    ]
    found = archive.newest(Filter(event=event.type.value, status=event.status.value))
    assert sorted(each.row for each in found) == pairs


def test_counts(archive: Archive) -> None:
    stored(archive, 3)
    assert archive.count_by_day() == [("2024-05-01", 1), ("2024-05-02", 1), ("2024-09-02", 1)]
    by_outlet = archive.count_by_outlet()
    assert sum(number for _, number in by_outlet) == 3
    assert [number for _, number in by_outlet] == sorted((number for _, number in by_outlet), reverse=True)


def test_followers_see_every_change_in_order(archive: Archive) -> None:
    stored(archive, 4)
    seen, seq = [], 0
    while part := archive.since(seq, most=2):
        seen += [each.row for each in part]
        seq = part[-1].seq
    assert seen == sorted(seen)
    assert len(seen) == archive.count()
    assert seq == archive.last_seq()


def test_bad_dates_and_cursors_are_named(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="no ISO 8601 date"):
        archive.newest(Filter(since="yesterday"))
    with pytest.raises(ArchiveError, match="does not come from this archive"):
        Cursor.of("x")
