"""The harvest's store in the archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from marsad.archive import Archive
from marsad.model.source import Push, Source, SourceKind, SourceState, source_id
from marsad.model.source_item import ItemStatus, SourceItem

NOW = datetime(2024, 5, 14, 8, 30, 0, 250, tzinfo=UTC)
HOUR = timedelta(hours=1)


def source(name: str) -> Source:
    address = f"https://news.example/{name}"
    return Source(source_id(address), address, SourceKind.FEED, name, "JO", ("عام",), added=NOW)


def item(of: Source, number: int) -> SourceItem:
    return SourceItem(of.id, f"{of.address}/{number}", "f", NOW + number * HOUR, NOW + number * HOUR, "عنوان")


def test_sources_come_back_in_the_order_they_were_added(archive: Archive) -> None:
    both = [source("ب"), source("ا")]
    for each in both:
        archive.sources.put_source(each)
    assert archive.sources.sources() == both
    changed = replace(both[0], name="ج", enabled=False)
    archive.sources.put_source(changed)
    assert archive.sources.sources() == [changed, both[1]]


def test_a_check_is_kept_whole(archive: Archive) -> None:
    store, feed = archive.sources, source("feed")
    store.put_source(feed)
    assert store.state(feed.id) == SourceState(feed.id)
    state = SourceState(
        feed.id, '"e"', next_check=NOW + HOUR, interval=900.5, errors={"slow": 2}, days={"2024-05-14": 3}
    )
    items = [item(feed, n) for n in range(3)]
    store.save_check(replace(feed, verified=True), state, items)
    assert store.state(feed.id) == state
    assert store.sources() == [replace(feed, verified=True)]
    assert store.items(feed.id, [items[0].address, items[2].address, "x"]) == {
        each.address: each for each in (items[0], items[2])
    }


def test_due_sources_never_asked_first(archive: Archive) -> None:
    store, asked, new, off = (
        archive.sources,
        source("asked"),
        source("new"),
        replace(source("off"), enabled=False),
    )
    for each in (asked, new, off):
        store.put_source(each)
    store.save_check(asked, SourceState(asked.id, next_check=NOW + HOUR), [])
    assert [each.id for each, _ in store.due(NOW)] == [new.id]
    assert [each.id for each, _ in store.due(NOW + HOUR)] == [new.id, asked.id]
    store.ask_soon(asked.id, NOW)
    assert [each.id for each, _ in store.due(NOW)] == [new.id, asked.id]


def test_waiting_items_longest_first(archive: Archive) -> None:
    store, feed = archive.sources, source("feed")
    store.put_source(feed)
    first, second, later = item(feed, 0), item(feed, 1), replace(item(feed, 2), next_try=NOW + HOUR)
    store.save_check(feed, SourceState(feed.id), [second, later, first])
    assert store.waiting(NOW, 9) == [first, second]
    assert store.waiting(NOW, 1) == [first]
    store.save_item(replace(first, status=ItemStatus.GIVEN_UP, problem="404", tries=3))
    assert store.waiting(NOW + HOUR, 9) == [second, later]


def test_subscriptions(archive: Archive) -> None:
    store, feed = archive.sources, source("feed")
    store.put_source(feed)
    push = Push("https://hub.example", feed.address, "token", "secret", NOW)
    store.save_push(feed.id, push)
    store.save_check(feed, SourceState(feed.id), [])
    assert store.pushed("token") == (feed, push)
    assert store.state(feed.id).push == push
    store.save_push(feed.id, None)
    assert store.pushed("token") is None


def test_a_removed_source_takes_its_items_along(archive: Archive) -> None:
    store, feed = archive.sources, source("feed")
    store.put_source(feed)
    store.save_check(feed, SourceState(feed.id), [item(feed, 0)])
    store.remove_source(feed.id)
    assert store.sources() == []
    assert store.waiting(NOW + HOUR, 9) == []


def test_what_comes_late_for_a_removed_source_is_let_go(archive: Archive) -> None:
    store, feed = archive.sources, source("feed")
    store.put_source(feed)
    assert store.source(feed.id) == feed
    store.remove_source(feed.id)
    store.save_check(feed, SourceState(feed.id), [item(feed, 1)])
    store.save_item(item(feed, 1))
    assert store.source(feed.id) is None
    assert store.waiting(NOW + 9 * HOUR, 9) == []
