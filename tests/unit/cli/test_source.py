"""`marsad source`, `marsad harvest --once`: from an address to articles in an archive."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from marsad.archive.archive import Archive
from marsad.cli.exits import Exit
from marsad.cli.program import program

NEWS = "<html><title>صحيفة الواحة</title><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
STORY = "وصل وزير الطاقة العراقي، الأحد، إلى عمان في زيارة رسمية تستغرق يومين يلتقي خلالها نظيره الأردني."

Run = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path) -> str:
    path = tmp_path / "news.db"
    Archive.open(path, create=True).close()
    return str(path)


@pytest.fixture
def run(place: str) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(program(arguments), [*arguments, "--archive", place])

    return invoke


def publish(site: Any, *titles: str) -> str:
    items = ""
    for number, title in enumerate(titles):
        site.says(f"/news/{number}", 200, NEWS.format(title, STORY), Content_Type="text/html; charset=utf-8")
        link = f"<link>{site.address}/news/{number}</link>"
        items += f"<item><title>{title}</title>{link}<pubDate>{formatdate()}</pubDate></item>"
    address: str = site.says(
        "/feed", 200, f"<rss><channel><title>صحيفة الواحة</title>{items}</channel></rss>"
    )
    return address


def listed(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("source", "list", "--json").stdout.splitlines()]


def test_from_an_address_to_articles(site: Any, run: Run, place: str) -> None:
    address = publish(site, "وزير الطاقة العراقي في عمان")
    added = run("source", "add", address, "--country", "JO", "--tag", "عام", "--allow-private")
    assert (added.exit_code, added.stdout) == (0, "")
    assert "added: صحيفة الواحة: feed, items: 1" in added.stderr
    harvested = run("harvest", "--once", "--allow-private")
    assert harvested.exit_code == 0, harvested.output
    events = [json.loads(line) for line in harvested.stderr.splitlines()]
    assert [event["event"] for event in events] == ["source checked", "page kept"]
    with Archive.open(place) as archive:
        assert [each.headline for each in archive.newest()] == ["وزير الطاقة العراقي في عمان"]
    (source,) = listed(run)
    assert (source["condition"], source["verified"], source["country"]) == ("well", True, "JO")


def test_what_does_not_answer_is_not_added(site: Any, run: Run) -> None:
    site.says("/feed", 500)
    refused = run("source", "add", f"{site.address}/feed", f"{site.address}/none", "--allow-private")
    assert refused.exit_code == Exit.NONE_READ
    assert "500 Internal Server Error (--unasked adds it all the same)" in refused.stderr
    assert run("source", "add", f"{site.address}/feed", "--unasked").exit_code == 0
    (source,) = listed(run)
    assert (source["condition"], source["verified"]) == ("new", False)


def test_private_addresses_need_a_word(site: Any, run: Run) -> None:
    refused = run("source", "add", publish(site, "خبر"))
    assert refused.exit_code == Exit.NONE_READ
    assert "--allow-private" in refused.stderr
    assert site.asked == []


def test_a_kind_that_a_person_says_is_looked_at(site: Any, run: Run) -> None:
    address = site.says("/page", 200, NEWS.format("عنوان", STORY))
    refused = run("source", "add", address, "--kind", "feed", "--allow-private")
    assert "a web page where a feed is expected" in refused.stderr
    assert run("source", "add", address, "--kind", "page", "--allow-private").exit_code == 0


def test_check_tells_what_is_wrong(site: Any, run: Run) -> None:
    run("source", "add", publish(site, "خبر"), "--allow-private")
    site.says("/feed", 403)
    checked = run("source", "check", "صحيفة الواحة", "--allow-private")
    assert checked.exit_code == Exit.NONE_READ
    assert "forbidden, once: the site answered 403 Forbidden" in checked.stdout
    assert "failing" in run("source", "list").stdout
    assert run("source", "list", "--condition", "well", "--json").stdout == ""


def test_stopped_sources_are_not_asked_and_removed_ones_are_gone(site: Any, run: Run) -> None:
    run("source", "add", publish(site, "خبر"), "--allow-private")
    before = len(site.asked)
    run("source", "stop", f"{site.address}/feed")
    assert listed(run)[0]["condition"] == "stopped"
    run("harvest", "--once", "--now", "--allow-private")
    assert len(site.asked) == before
    run("source", "start", f"{site.address}/feed")
    assert listed(run)[0]["condition"] == "new"
    assert run("source", "remove", "no such").exit_code == Exit.USAGE
    assert run("source", "remove", f"{site.address}/feed").exit_code == 0
    assert listed(run) == []


def test_lists_go_in_and_out(run: Run, tmp_path: Path) -> None:
    first = run("source", "import", "--starter")
    assert "81 sources added, 0 there already" in first.stderr
    file = tmp_path / "list.opml"
    assert run("source", "export", str(file)).exit_code == 0
    again = run("source", "import", str(file))
    assert "0 sources added, 81 there already" in again.stderr
    assert run("source", "import").exit_code == Exit.USAGE
    file.write_text("no list", encoding="utf-8")
    assert run("source", "import", str(file)).exit_code == Exit.NONE_READ


def test_without_archive_or_sources(run: Run, tmp_path: Path) -> None:
    assert "no sources yet" in run("source", "list").stderr
    assert run("harvest", "--once").exit_code == Exit.NONE_READ
    missing = CliRunner().invoke(program([]), ["source", "list", "--archive", str(tmp_path / "none.db")])
    assert missing.exit_code == Exit.ARCHIVE_FAILED
    assert "marsad archive init" in missing.stderr
