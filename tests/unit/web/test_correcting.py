"""Editors merge, split and reject in place and take it back; readers and other sites' forms cannot."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from marsad.archive.accounts import Role
from marsad.archive.archive import Archive
from marsad.archive.views.doubts import Doubt, open_doubts
from marsad.archive.views.identities import IdentityRow, named
from marsad.archive.views.stories import StoryCard, newest_stories
from marsad.desk.desk import Desk
from marsad.model.page import Page
from marsad.pipeline import read_with_lines
from marsad.web.app import create_app
from marsad.web.settings import Settings

from .logging_in import add_users, log_in

# A shorter name, without country or office, of a longer one: nothing settles whether the two are one.
DOUBTFUL = (
    """الوزير في الميناء
تاريخ النشر: 4 مارس 2024
قال وزير الزراعة الأردني خالد حسن الحنيفات إن الموسم بدأ. ورحب خالد حسن الحنيفات بالقرار.
""",
    """بطل يعود
تاريخ النشر: 6 مارس 2024
قال العداء خالد الحنيفات إن السباق صعب. وشكر خالد الحنيفات جمهوره.
""",
)


@pytest.fixture
def place(news: Path, tmp_path: Path) -> Path:
    """An archive of the demo's news with an editor and a reader."""
    copy = tmp_path / "news.db"
    shutil.copy(news, copy)
    add_users(copy, hoda=Role.EDITOR, salma=Role.READER)
    return copy


@pytest.fixture
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(archive=str(place)))) as opened:
        yield opened


def longest(place: Path) -> list[StoryCard]:
    """Stories, those with most articles first."""
    with Archive.open(place) as archive, archive.reading() as connection:
        return sorted(newest_stories(connection, 100), key=lambda each: (-each.articles, each.id))


def people(place: Path) -> list[IdentityRow]:
    """The most named people, the lower number of two first."""
    with Archive.open(place) as archive, archive.reading() as connection:
        return sorted(named(connection, "PERSON")[:2], key=lambda each: each.id)


@pytest.fixture
def doubt(place: Path) -> Doubt:
    """A pair of names that may be one."""
    with Archive.open(place) as archive:
        for n, text in enumerate(DOUBTFUL):
            archive.add([read_with_lines(Page(f"doubt{n}", text, url=f"https://news.example/doubt{n}"))])
        Desk(archive).catch_up()
        with archive.reading() as connection:
            return next(each for each in open_doubts(connection) if "الحنيفات" in each.one.name)


def undo_at(text: str) -> str:
    """Where the page's first form to take a correction back leads."""
    found = re.search(r'action="([^"]*/corrections/\d+/undo)"', text)
    assert found
    return found[1]


def test_stories_are_merged_in_place_and_come_apart_again(client: TestClient, place: Path) -> None:
    kept, gone = sorted(each.id for each in longest(place)[:2])
    token = log_in(client, "hoda", f"/story/{kept}")
    found = client.get(f"/story/{kept}", params={"other": str(gone)}).text
    assert f'id="story-{gone}"' in found
    merged = client.post(f"/story/{kept}/merge", data={"token": token, "other": gone, "reason": "حدث واحد"})
    assert "دُمج موضوعان" in merged.text
    assert "حدث واحد" in merged.text
    led = client.get(f"/story/{gone}", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (302, f"/story/{kept}")
    back = client.post(undo_at(merged.text), data={"token": token, "back": f"/story/{gone}"})
    assert (back.status_code, back.url.path) == (200, f"/story/{gone}")


def test_another_story_is_found_by_words(client: TestClient, place: Path) -> None:
    one, other = longest(place)[:2]
    log_in(client, "hoda", "/doubts")
    words = " ".join(other.headline.split()[:4])
    assert f'id="story-{other.id}"' in client.get(f"/story/{one.id}", params={"other": words}).text
    nothing = client.get(f"/en/story/{one.id}", params={"other": "outlet:"})
    assert nothing.status_code == 200
    assert "No other story fits" in nothing.text


def test_reports_are_split_off_a_story(client: TestClient, place: Path) -> None:
    story = longest(place)[0]
    token = log_in(client, "hoda", f"/story/{story.id}")
    rows = re.findall(r'name="article" value="(\d+)"', client.get(f"/story/{story.id}").text)
    assert len(rows) == story.articles
    address = f"/story/{story.id}/split"
    assert client.post(address, data={"token": token}).status_code == 400
    assert client.post(address, data={"token": token, "article": rows}).status_code == 400
    page = client.post(address, data={"token": token, "article": rows[-1]}).text
    assert "فُصلت مقالات عن موضوع" in page
    assert re.findall(r'id="goes-(\d+)"', page) == rows[:-1]
    again = client.post(undo_at(page), data={"token": token, "back": f"/story/{story.id}#correct"}).text
    assert re.findall(r'id="goes-(\d+)"', again) == rows


def test_names_are_merged_and_taken_back(client: TestClient, place: Path) -> None:
    kept, gone = people(place)
    token = log_in(client, "hoda", f"/person/{kept.id}")
    found = client.get(f"/person/{kept.id}", params={"other": gone.name}).text
    assert f'id="name-{gone.id}"' in found
    merged = client.post(f"/name/{kept.id}/merge", data={"token": token, "other": gone.id}).text
    assert kept.name in merged
    assert gone.name in merged
    assert client.get(f"/person/{gone.id}").url.path == f"/person/{kept.id}"
    apart = client.post(undo_at(merged), data={"token": token, "back": f"/person/{gone.id}"})
    assert apart.url.path == f"/person/{gone.id}"


def test_a_name_is_somebody_else_in_the_articles_that_are_ticked(client: TestClient, place: Path) -> None:
    one = people(place)[0]
    token = log_in(client, "hoda", f"/person/{one.id}")
    rows = re.findall(r'id="else-(\d+)"', client.get(f"/person/{one.id}").text)
    split = client.post(f"/name/{one.id}/split", data={"token": token, "article": rows[0]}).text
    assert "فُصل اسم" in split
    assert re.findall(r'id="else-(\d+)"', split) == rows[1:]


def test_a_doubt_is_decided_from_the_queue_and_comes_back(doubt: Doubt, client: TestClient) -> None:
    token, asked = log_in(client, "hoda", "/doubts"), f'action="/name/{doubt.one.id}/merge"'
    assert asked in client.get("/doubts").text
    data = {"token": token, "other": doubt.other.id, "back": "/doubts"}
    decided = client.post(f"/name/{doubt.one.id}/apart", data=data)
    assert decided.url.path == "/doubts"
    assert asked not in decided.text
    every = client.get("/corrections").text
    assert "اسمان لا واحد" in every
    client.post(undo_at(every), data={"token": token})
    assert asked in client.get("/doubts").text


def test_facts_of_an_article_are_rejected_and_taken_back_in_place(client: TestClient, place: Path) -> None:
    with Archive.open(place) as archive:
        rows = [each.row for each in archive.newest()]
        article = next(each.article for each in archive.by_rows(rows) if each.article.quotes)
    address = f"/article/{article.id}"
    token = log_in(client, "hoda", address)
    data = {"token": token, "what": "reject quote", "fact": 0}
    page = client.post(f"{address}/correct", data=data).text
    assert "رُفض قول" in page
    assert client.post(f"{address}/correct", data={**data, "fact": 99}).status_code == 400
    back = client.post(undo_at(page), data={"token": token, "back": f"{address}#correct"})
    assert "رُفض قول" not in back.text
    speaker = next(each for each in article.entities if each.id != article.quotes[0].speaker)
    fixed = {"token": token, "what": "fix speaker", "fact": 0, "entity": speaker.id}
    assert "صُحح قائل القول" in client.post(f"{address}/correct", data=fixed).text


@pytest.mark.parametrize("path", ["/story/1/merge", "/story/1/split", "/name/1/merge", "/name/1/apart"])
def test_only_editors_with_a_form_of_this_site_decide(client: TestClient, path: str) -> None:
    data = {"other": "2", "article": "1"}
    assert client.post(path, data=data).status_code == 401
    token = log_in(client, "salma", "/search?q=x")
    assert client.post(path, data={**data, "token": token}).status_code == 403
    client.post("/logout")
    log_in(client, "hoda", "/doubts")
    assert client.post(path, data={**data, "token": "guess"}).status_code == 403


def test_readers_are_not_shown_what_is_not_theirs(client: TestClient) -> None:
    assert client.get("/doubts").status_code == 401
    log_in(client, "salma", "/doubts")
    assert client.get("/doubts").status_code == 403
    assert 'id="correct"' not in client.get("/story/1").text


def test_going_back_stays_on_this_site(doubt: Doubt, client: TestClient) -> None:
    data = {
        "token": log_in(client, "hoda", "/doubts"),
        "other": doubt.other.id,
        "back": "https://elsewhere.example/",
    }
    answer = client.post(f"/name/{doubt.one.id}/apart", data=data, follow_redirects=False)
    assert answer.headers["location"] == "/"
