"""The loop of a watch over a site on loopback: what is asked, kept, written down, and taken up again."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from marsad.errors import PageError
from marsad.harvest.asking import Asker
from marsad.harvest.check import Check
from marsad.model.page import Page
from marsad.model.source import Push, Source, SourceKind, source_id
from marsad.model.source_item import ItemStatus, SourceItem
from marsad.watching.events import Standing
from marsad.watching.keeping import Kept
from marsad.watching.watcher import PushSetup, Watcher
from marsad.webhooks.courier import Attempt


class Folder:
    """A keeper that keeps texts by address; `after` is called with each page."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {}
        self.settled = 0
        self.after = lambda: None

    def keep(self, page: Page, source: Source) -> Kept:
        self.texts.setdefault(page.url or page.path or page.id, []).append(page.text)
        self.after()
        return Kept(articles=1, new=1)

    def settle(self) -> None:
        self.settled += 1


class Notes:
    """A listener that notes what it hears."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def checked(self, check: Check) -> None:
        self.heard.append(
            f"checked {check.new} new" if check.error is None else f"failed {check.error.reason}"
        )

    def kept(self, item: SourceItem, kept: Kept) -> None:
        self.heard.append(f"kept {kept.new}")

    def missed(self, item: SourceItem, error: PageError) -> None:
        self.heard.append(f"missed {error.reason}")

    def subscribed(self, source: Source, push: Push, error: PageError | None) -> None:
        self.heard.append(f"subscribed at {push.hub}" if error is None else f"no push {error.reason}")

    def delivered(self, attempt: Attempt) -> None:
        """Subscribers are not part of these tests."""

    def standing(self, standing: Standing) -> None:
        """Too often to note."""


@pytest.fixture
def folder() -> Folder:
    return Folder()


def publish(site: Any, *numbers: int) -> str:
    items = "".join(
        f"<item><title>خبر {n}</title><link>{site.address}/news/{n}</link></item>" for n in numbers
    )
    for number in numbers:
        site.says(f"/news/{number}", 200, f"<html><body><p>نص الخبر {number}</p></body></html>")
    address: str = site.says("/feed", 200, f"<rss><channel><title>صحيفة</title>{items}</channel></rss>")
    return address


def add(store: Any, address: str, kind: SourceKind = SourceKind.FEED) -> Source:
    source = Source(source_id(address), address, kind, address)
    store.put_source(source)
    return source


def statuses(store: Any) -> dict[str, ItemStatus]:
    return {item.address.rpartition("/")[2]: item.status for item in store.known.values()}


def test_what_is_new_is_fetched_and_kept(site: Any, store: Any, asker: Asker, folder: Folder) -> None:
    source = add(store, publish(site, 1, 2))
    notes = Notes()
    Watcher(store, folder, asker, [notes]).run(once=True)
    assert sorted(folder.texts) == [f"{site.address}/news/1", f"{site.address}/news/2"]
    assert statuses(store) == {"1": ItemStatus.KEPT, "2": ItemStatus.KEPT}
    assert notes.heard == ["checked 2 new", "kept 1", "kept 1"]
    assert folder.settled >= 1
    assert (store.all[source.id].name, store.all[source.id].verified) == ("صحيفة", True)


def test_a_second_round_fetches_only_what_came_since(
    site: Any, store: Any, asker: Asker, folder: Folder
) -> None:
    source = add(store, publish(site, 1))
    Watcher(store, folder, asker).run(once=True)
    Watcher(store, folder, asker).run(once=True)  # not due yet
    assert site.paths() == ["/feed", "/news/1"]
    publish(site, 1, 2)
    store.ask_soon(source.id, store.state(source.id).last_checked)
    Watcher(store, folder, asker).run(once=True)
    assert site.paths() == ["/feed", "/news/1", "/feed", "/news/2"]


def test_a_page_that_fails_does_not_hold_up_the_others(
    site: Any, store: Any, asker: Asker, folder: Folder
) -> None:
    address = publish(site, 1, 2, 3)
    site.says("/news/2", 500)
    site.says("/news/3", 200, b"%PDF-1.7")
    add(store, address)
    notes = Notes()
    Watcher(store, folder, asker, [notes]).run(once=True)
    assert statuses(store) == {"1": ItemStatus.KEPT, "2": ItemStatus.WAITING, "3": ItemStatus.GIVEN_UP}
    assert "missed the site answered 500 Internal Server Error" in notes.heard


def test_a_stopped_watch_is_taken_up_where_it_was(
    site: Any, store: Any, asker: Asker, folder: Folder
) -> None:
    add(store, publish(site, 1, 2, 3))
    stop = threading.Event()
    folder.after = stop.set
    Watcher(store, folder, asker, stop=stop).run()
    assert sorted(statuses(store).values()) == [ItemStatus.KEPT, ItemStatus.WAITING, ItemStatus.WAITING]
    assert folder.settled == 1
    folder.after = lambda: None
    Watcher(store, folder, asker).run(once=True)
    assert all(status is ItemStatus.KEPT for status in statuses(store).values())
    assert [len(texts) for texts in folder.texts.values()] == [1, 1, 1]
    assert site.paths().count("/feed") == 1


def test_pages_and_files_are_kept_too(
    site: Any, store: Any, asker: Asker, folder: Folder, tmp_path: Any
) -> None:
    add(store, site.says("/page", 200, "<p>صفحة واحدة</p>"), SourceKind.PAGE)
    (tmp_path / "a.html").write_text("<p>ملف</p>", encoding="utf-8")
    add(store, str(tmp_path), SourceKind.FILES)
    Watcher(store, folder, asker).run(once=True)
    assert sorted(folder.texts) == sorted([f"{site.address}/page", str(tmp_path / "a.html")])
    assert site.paths() == ["/page"]


def test_a_round_does_not_wait_for_a_host_that_asks_for_peace(
    site: Any, store: Any, asker: Asker, folder: Folder
) -> None:
    address = publish(site, 1, 2)
    site.says("/news/1", 429, Retry_After="7200")
    add(store, address)
    Watcher(store, folder, asker).run(once=True)
    assert statuses(store) == {"1": ItemStatus.WAITING, "2": ItemStatus.WAITING}
    assert site.paths() == ["/feed", "/news/1"]


def test_a_removed_source_is_let_go(site: Any, store: Any, asker: Asker, folder: Folder) -> None:
    source = add(store, publish(site, 1))

    def vanishing(_headers: dict[str, str]) -> Any:
        store.remove_source(source.id)
        return (200, {}, b"<rss><channel><title>x</title></channel></rss>")

    site.pages["/feed"] = vanishing
    Watcher(store, folder, asker).run(once=True)
    assert (store.all, store.states, store.known) == ({}, {}, {})


def test_a_fault_of_our_own_ends_the_watch(site: Any, store: Any, asker: Asker, folder: Folder) -> None:
    add(store, publish(site, 1))

    def fail() -> None:
        raise ZeroDivisionError

    folder.after = fail
    with pytest.raises(ZeroDivisionError):
        Watcher(store, folder, asker).run(once=True)
    assert statuses(store) == {"1": ItemStatus.WAITING}


def test_requests_to_one_host_go_one_by_one_and_others_beside(asker: Asker) -> None:
    from marsad.watching.jobs import Job, JobQueue

    jobs = JobQueue(asker.pacer)
    for key, host in enumerate(["a", "a", "b"]):
        assert jobs.put(Job(key, host, lambda: None))
    assert not jobs.put(Job(0, "a", lambda: None))
    first, second = jobs.take(), jobs.take()
    assert first is not None
    assert second is not None
    assert (first.host, second.host, jobs.take(), len(jobs)) == ("a", "b", None, 3)
    jobs.finish(first)
    asker.pacer.hold("a", 60)
    assert jobs.take() is None


def test_a_source_with_a_hub_is_subscribed_to_once(
    site: Any, store: Any, asker: Asker, folder: Folder
) -> None:
    hub = site.says("/hub", 202)
    links = f'<link rel="hub" href="{hub}"/><link rel="self" href="https://x.example/feed"/>'
    source = add(store, site.says("/feed", 200, f'<feed xmlns="http://www.w3.org/2005/Atom">{links}</feed>'))
    notes, push = Notes(), PushSetup("https://marsad.example/websub", store)
    Watcher(store, folder, asker, [notes], push=push).run(once=True)
    assert notes.heard == ["checked 0 new", f"subscribed at {hub}"]
    kept = store.state(source.id).push
    assert (kept.hub, kept.topic) == (hub, "https://x.example/feed")
    store.ask_soon(source.id, store.state(source.id).last_checked)
    Watcher(store, folder, asker, push=push).run(once=True)
    assert site.paths() == ["/feed", "/hub", "/feed"]
