"""What subscribers are told as the archive grows: each thing once, in the archive's state of then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.archive.archive import Archive
from marsad.archive.search.beside import ArchiveSearch, folder_beside
from marsad.archive.search.documents import documents_of
from marsad.archive.search.index import Filling, SearchIndex
from marsad.archive.views.agenda import AgendaFilter, agenda_rows
from marsad.archive.webhooks import Webhook, WishKind, messages_of
from marsad.desk.desk import Desk
from marsad.errors import AddressRefused, FetchError, PageError, WebhookError
from marsad.harvest.sources import open_manifest
from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.pipeline import read_with_lines
from marsad.webhooks.noting import NewsNoter
from marsad.webhooks.wanting import Wanted, register

NEWS = Path(__file__).parents[3] / "demo" / "news" / "manifest.jsonl"
HOOK = "https://desk.example/hook"
EVERYTHING = (WishKind.STORY_NEW, WishKind.STORY_GROWN, WishKind.AGENDA_CHANGED)


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [page for page in open_manifest(NEWS) if not isinstance(page, PageError)]


class Office:
    """An archive with its desk and whoever notes what subscribers are to hear."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.desk = Desk(archive)
        self.noter = NewsNoter(archive, "https://marsad.example/")

    def take(self, pages: list[Page], work: bool = True) -> None:
        self.archive.add([read_with_lines(page) for page in pages])
        if work:
            self.desk.catch_up()
        self.noter.note()

    def told(self, hook: Webhook) -> list[dict[str, Any]]:
        with self.archive.reading() as connection:
            return [json.loads(message.body) for message in messages_of(connection, hook.id)]


@pytest.fixture
def office(tmp_path: Path, pages: list[Page]) -> Iterator[Office]:
    with Archive.open(tmp_path / "news.db", create=True) as archive:
        office = Office(archive)
        office.take(pages[:12])
        yield office


def test_stories_are_told_as_new_once_and_then_as_grown(office: Office, pages: list[Page]) -> None:
    hook = register(office.archive, HOOK, Wanted(EVERYTHING[:2]))
    office.take(pages[12:14])
    office.take(pages[14:40])
    told = office.told(hook)
    new = [message["data"]["id"] for message in told if message["type"] == "story.new"]
    grown = [message["data"] for message in told if message["type"] == "story.grown"]
    assert len(new) == len(set(new)) > 3
    assert grown
    assert all(story["articles"] > len(story["new_articles"]) for story in grown)
    assert told[0]["data"]["url"].startswith("https://marsad.example/story/")


def test_every_new_article_is_told_of_in_exactly_one_message(office: Office, pages: list[Page]) -> None:
    hook = register(office.archive, HOOK, Wanted(EVERYTHING[:2]))
    before = office.archive.count()
    for at in range(12, 40, 3):
        office.take(pages[at : at + 3], work=at % 2 == 0)  # the desk is behind now and then
    office.take([])
    ids = [article["id"] for message in office.told(hook) for article in message["data"]["new_articles"]]
    assert len(ids) == len(set(ids)) == office.archive.count() - before


def test_nothing_new_tells_nothing(office: Office, pages: list[Page]) -> None:
    hook = register(office.archive, HOOK, Wanted(EVERYTHING, queries=["زيارة"]))
    office.take(pages[:12])
    office.noter.note()
    assert office.told(hook) == []


def test_a_person_a_query_and_the_agenda(office: Office, pages: list[Page]) -> None:
    wanted = Wanted([WishKind.AGENDA_CHANGED], ["بشار الأسد"], ["موسكو"])
    hook = register(office.archive, HOOK, wanted)
    office.take(pages[12:])
    told = office.told(hook)
    by_type = {kind: [each["data"] for each in told if each["type"] == kind] for kind in WishKind}
    texts = {each.article.id: each.article for each in office.archive.since(0, 500)}
    assert by_type[WishKind.ARTICLE_NAMING]
    assert all("الأسد" in texts[each["id"]].body for each in by_type[WishKind.ARTICLE_NAMING])
    assert by_type[WishKind.ARTICLE_FOUND]
    found = [texts[each["id"]] for each in by_type[WishKind.ARTICLE_FOUND]]
    assert all("موسكو" in f"{article.headline} {article.body}" for article in found)
    states = {each["state"] for each in by_type[WishKind.AGENDA_CHANGED]}
    assert {"planned", "held"} & states
    assert all(
        each["announced_by"]["url"].endswith(each["announced_by"]["id"])
        for each in by_type[WishKind.AGENDA_CHANGED]
    )


def test_a_watch_that_starts_again_repeats_nothing(office: Office, pages: list[Page]) -> None:
    office.take(pages[12:-1])
    hook = register(office.archive, HOOK, Wanted(EVERYTHING))
    with office.archive.reading() as connection:
        before = {entry.id: entry.state for entry in agenda_rows(connection, AgendaFilter())}
    assert len(before) > 3
    office.desk = Desk(office.archive)
    office.take(pages[-1:])
    with office.archive.reading() as connection:
        after = {entry.id: entry.state for entry in agenda_rows(connection, AgendaFilter())}
    told = {each["data"]["id"] for each in office.told(hook) if each["type"] == "agenda.changed"}
    assert told == {number for number, state in after.items() if before.get(number) != state}


def test_what_search_does_not_know_yet_is_told_later(office: Office, pages: list[Page]) -> None:
    """Another process fills the index: a search finds nothing new meanwhile, and nothing is passed over."""
    hook = register(office.archive, HOOK, Wanted(queries=["موسكو"]))
    ArchiveSearch(office.archive).catch_up()
    lexicon = load()
    index = SearchIndex.open(folder_beside(office.archive), lexicon)
    with Filling(index, documents_of(lexicon)):
        office.take(pages[12:])
        assert office.told(hook) == []
    office.noter.note()
    assert office.told(hook)


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("http://127.0.0.1/hook", AddressRefused),
        ("http://0x7f.1/hook", AddressRefused),
        ("http://[::ffff:10.0.0.1]/hook", AddressRefused),
        ("ftp://desk.example/hook", FetchError),
        ("desk.example", FetchError),
        ("https://user:secret@desk.example/", FetchError),
    ],
)
def test_addresses_that_will_not_be_asked_are_refused_at_once(
    office: Office, address: str, error: type[Exception]
) -> None:
    with pytest.raises(error) as raised:
        register(office.archive, address, Wanted(EVERYTHING))
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted(), "--wants story.new"),
        (Wanted(naming=["زرقاء اليمامة"]), "knows nobody"),
        (Wanted(naming=["999999"]), "knows nobody"),
        (Wanted(queries=["outlet:"]), "has no value"),
    ],
)
def test_wishes_that_cannot_be_met_say_why(office: Office, wanted: Wanted, reason: str) -> None:
    with pytest.raises(WebhookError, match=reason):
        register(office.archive, HOOK, wanted)
