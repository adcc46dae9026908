"""A source that misbehaves, case by case, as the table in docs/reference/harvest.md says it is handled."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from marsad.harvest.asking import Asker
from marsad.harvest.check import Check, finish_check
from marsad.harvest.health import Condition, health_of
from marsad.harvest.item_fetch import failed, fetch_item
from marsad.harvest.reply import ask_source
from marsad.model.source import Source, SourceKind, SourceState, source_id
from marsad.model.source_item import ItemStatus, SourceItem

DOCS = Path(__file__).resolve().parents[3] / "docs" / "reference" / "harvest.md"
NOW = datetime(2024, 5, 24, 12, tzinfo=UTC)
HOUR = 3600.0


def feed(*titles: str) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>https://x.example/{number}</link>"
        f"<pubDate>Fri, 24 May 2024 0{number}:00:00 GMT</pubDate></item>"
        for number, title in enumerate(titles)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة</title>{items}</channel></rss>'


FEED = feed("خبر أول", "خبر ثان")


def source_at(address: str, kind: SourceKind = SourceKind.FEED) -> Source:
    return Source(source_id(address), address, kind, "")


def check(
    source: Source, state: SourceState, asker: Asker, known: dict[str, SourceItem] | None = None
) -> Check:
    return finish_check(source, state, ask_source(source, state, asker), known or {}, NOW)


def wait_of(result: Check) -> float:
    assert result.state.next_check is not None
    return (result.state.next_check - NOW).total_seconds()


@dataclass(frozen=True)
class Case:
    """What the site says to a source's question, the kind of trouble that makes, the wait in hours."""

    name: str
    trouble: str
    hours: float
    says: Callable[[Any], None]


def _loop(site: Any) -> None:
    site.says("/feed", 302, Location="/feed2")
    site.says("/feed2", 302, Location="/feed")


def _chain(site: Any) -> None:
    for number in range(9):
        site.says(f"/{number}" if number else "/feed", 302, Location=f"/{number + 1}")


def _drip(site: Any) -> None:
    site.drip = 0.1
    site.says("/feed", 200, FEED)


CASES = [
    Case("answers 403, 401 or 451", "forbidden", 0.5, lambda s: s.says("/feed", 403)),
    Case("answers 404 or 410", "gone", 24, lambda s: s.says("/feed", 410)),
    Case("answers 429", "too many requests", 0.5, lambda s: s.says("/feed", 429)),
    Case(
        "answers 429 or 503 with Retry-After",
        "too many requests",
        2,
        lambda s: s.says("/feed", 429, Retry_After="7200"),
    ),
    Case("answers 5xx", "server error", 0.5, lambda s: s.says("/feed", 500)),
    Case("answers another status", "other status", 0.5, lambda s: s.says("/feed", 418)),
    Case("drips its answer", "too slow", 0.5, _drip),
    Case("leads in a circle", "redirects", 0.5, _loop),
    Case("leads on and on", "redirects", 0.5, _chain),
    Case("leads to a private address", "refused address", 24, lambda s: None),
    Case(
        "sends a packed bomb",
        "too large",
        0.5,
        lambda s: s.says("/feed", 200, gzip.compress(b"<" * 20_000_000), Content_Encoding="gzip"),
    ),
    Case("sends more than the limit", "too large", 0.5, lambda s: s.says("/feed", 200, b"x" * 1_000_001)),
    Case("sends a web page for a feed", "malformed", 0.5, lambda s: s.says("/feed", 200, "<html></html>")),
    Case("sends a feed beyond repair", "malformed", 0.5, lambda s: s.says("/feed", 200, "<rss><chan")),
    Case("sends nothing", "malformed", 0.5, lambda s: s.says("/feed", 200, "")),
    Case(
        "breaks off its answer",
        "unreachable",
        0.5,
        lambda s: s.says("/feed", 200, FEED, Content_Length="9999"),
    ),
    Case(
        "forbids it in robots.txt",
        "robots.txt",
        24,
        lambda s: s.says("/robots.txt", 200, "User-agent: *\nDisallow: /feed"),
    ),
    Case("cannot answer for robots.txt", "server error", 0.5, lambda s: s.says("/robots.txt", 503)),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_trouble_is_told_and_waited_out(case: Case, site: Any, asker: Asker) -> None:
    case.says(site)
    address = f"{site.address}/feed"
    if case.trouble == "refused address":
        with Asker() as strict:
            result = check(source_at(address), SourceState("s"), strict)
    else:
        result = check(source_at(address), SourceState("s"), asker)
    assert result.error is not None
    assert result.state.error_kind == case.trouble
    assert result.state.errors == {case.trouble: 1}
    assert case.hours * HOUR <= wait_of(result) <= 1.1 * case.hours * HOUR
    assert health_of(result.source, result.state, NOW).condition is Condition.FAILING
    assert not result.items


def test_the_table_in_the_docs_is_this_one() -> None:
    rows = re.findall(r"^\| (.+?) \| `(.+?)` \| (.+?) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    told = {name: (trouble, wait) for name, trouble, wait in rows}
    for case in CASES:
        trouble, wait = told.pop(case.name)
        assert trouble == case.trouble
        expected = {24: "a day", 2: "as long as asked"}.get(case.hours, "twice as long each time")
        assert wait == expected
    assert told == {}


def test_failures_in_a_row_are_waited_out_longer_and_longer(site: Any, asker: Asker) -> None:
    site.says("/feed", 500)
    source, state, waits = source_at(f"{site.address}/feed"), SourceState("s"), []
    for _ in range(10):
        result = check(source, state, asker)
        state = result.state
        waits.append(wait_of(result) / HOUR)
    assert all(0.5 * 2**n <= wait <= 0.55 * 2**n for n, wait in enumerate(waits[:5]))
    assert 24 <= waits[-1] <= 26.4
    site.says("/feed", 200, FEED)
    state = check(source, state, asker).state
    assert (state.failures, state.error, state.errors) == (0, None, {"server error": 10})


def test_a_host_that_asks_for_peace_gets_it_for_all_its_pages(site: Any, asker: Asker) -> None:
    site.says("/feed", 429, Retry_After="600")
    check(source_at(f"{site.address}/feed"), SourceState("s"), asker)
    assert 590 < asker.pacer.free_in(site.address.removeprefix("http://")) <= 600


def test_nobody_waits_for_a_host_that_asks_for_long_peace(
    site: Any, asker: Asker, waits: list[float]
) -> None:
    site.says("/feed", 503, Retry_After="3600")
    check(source_at(f"{site.address}/feed"), SourceState("s"), asker)
    asked = len(site.asked)
    other = check(source_at(f"{site.address}/other"), SourceState("s"), asker)
    assert (other.state.error_kind, len(site.asked), waits) == ("too many requests", asked, [])
    assert 3500 < wait_of(other) < 4000


def test_an_item_that_is_only_seen_again_is_not_edited(site: Any, asker: Asker) -> None:
    site.says("/feed", 200, FEED)
    first = check(source_at(f"{site.address}/feed"), SourceState("s"), asker)
    old = {item.address: replace(item, last_seen=NOW - timedelta(days=2)) for item in first.items}
    second = check(first.source, SourceState("s"), asker, old)
    assert (second.new, second.edited, len(second.items)) == (0, 0, 2)


def test_only_what_changed_is_sent_again(site: Any, asker: Asker) -> None:
    def answers(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        known = headers.get("if-none-match") == '"v1"' and "if-modified-since" in headers
        told = {"ETag": '"v1"', "Last-Modified": "Fri, 24 May 2024 10:00:00 GMT"}
        return (304, {}, b"") if known else (200, told, FEED.encode())

    site.pages["/feed"] = answers
    source = source_at(f"{site.address}/feed")
    first = check(source, SourceState("s"), asker)
    second = check(source, first.state, asker)
    third = check(source, second.state, asker)
    assert (first.new, second.new, third.new) == (2, 0, 0)
    assert first.source.verified
    assert first.source.name == "صحيفة"
    assert (third.state.etag, third.state.items, third.state.failures) == ('"v1"', 2, 0)


def test_a_site_without_conditional_answers_is_told_by_its_bytes(site: Any, asker: Asker) -> None:
    site.says("/feed", 200, FEED)
    first = check(source_at(f"{site.address}/feed"), SourceState("s"), asker)
    reply = ask_source(first.source, first.state, asker)
    assert reply.listing is None
    assert reply.error is None


def test_an_edited_item_waits_again_and_a_removed_one_stays(site: Any, asker: Asker) -> None:
    site.says("/feed", 200, FEED)
    source = source_at(f"{site.address}/feed")
    first = check(source, SourceState("s"), asker)
    known = {item.address: replace(item, status=ItemStatus.KEPT) for item in first.items}
    site.says("/feed", 200, feed("خبر أول معدل"))
    second = check(source, first.state, asker, known)
    assert (second.new, second.edited) == (0, 1)
    assert [(item.address, item.status, item.title) for item in second.items] == [
        ("https://x.example/0", ItemStatus.WAITING, "خبر أول معدل")
    ]
    site.says("/feed", 200, feed())
    third = check(source, second.state, asker, known)
    assert (third.items, third.error) == ((), None)


def test_a_feed_that_falls_silent_is_told(site: Any, asker: Asker) -> None:
    site.says("/feed", 200, FEED)
    source = source_at(f"{site.address}/feed")
    state = check(source, SourceState("s"), asker).state
    for day, condition in ((0, Condition.WELL), (2, Condition.WELL), (4, Condition.SILENT)):
        later = NOW + timedelta(days=day)
        state = finish_check(source, state, ask_source(source, state, asker), {}, later).state
        assert health_of(source, state, later).condition is condition
    assert health_of(source, state, later).silent_since == NOW


def test_a_wrong_charset_and_a_gzipped_feed_are_read(site: Any, asker: Asker) -> None:
    named = '<?xml version="1.0" encoding="iso-8859-1"?>'
    data = gzip.compress((named + feed("وصل الوزير إلى العاصمة صباح اليوم")[21:]).encode("cp1256"))
    site.says("/feed", 200, data, Content_Type="text/xml; charset=utf-8", Content_Encoding="gzip")
    result = check(source_at(f"{site.address}/feed"), SourceState("s"), asker)
    assert [item.title for item in result.items] == ["وصل الوزير إلى العاصمة صباح اليوم"]


def test_a_move_for_good_is_told_and_one_for_now_is_not(site: Any, asker: Asker) -> None:
    site.says("/feed", 301, Location="/new")
    site.says("/new", 302, Location="/now")
    site.says("/now", 200, FEED)
    result = check(source_at(f"{site.address}/feed"), SourceState("s"), asker)
    assert result.state.moved_to == f"{site.address}/new"
    assert "moved for good" in str(health_of(result.source, result.state, NOW).findings[-1])


def test_a_clock_that_is_off_and_dates_to_come_are_told(site: Any, asker: Asker) -> None:
    late = feed("خبر").replace("24 May 2024", "24 May 2031")
    site.says("/feed", 200, late, Date="Fri, 24 May 2024 12:00:00 GMT")
    source = source_at(f"{site.address}/feed")
    reply = ask_source(source, SourceState("s"), asker)
    assert reply.answer is not None
    ahead = replace(reply.answer, asked=NOW - timedelta(hours=1), headers=reply.answer.headers)
    ahead = replace(ahead, headers={**ahead.headers, "date": "Fri, 24 May 2024 12:00:00 GMT"})
    state = finish_check(source, SourceState("s"), replace(reply, answer=ahead), {}, NOW).state
    health = health_of(source, state, NOW)
    assert health.condition is Condition.DOUBTFUL
    assert [str(finding) for finding in health.findings] == [
        "its clock is 60 minutes ahead",
        "1 of 1 items are dated in the future",
    ]


def test_a_sudden_drop_in_volume_is_told() -> None:
    days = {f"2024-05-{day}": 40 for day in range(10, 23)} | {"2024-05-23": 6, "2024-05-24": 0}
    state = SourceState("s", last_checked=NOW, last_success=NOW, last_new=NOW, days=days)
    health = health_of(source_at("https://x.example/"), state, NOW)
    assert [str(finding) for finding in health.findings] == ["6 new items yesterday where 40 a day are usual"]


def test_a_page_that_fails_is_tried_again_and_given_up_in_the_end(site: Any, asker: Asker) -> None:
    address = site.says("/1", 500)
    item, waits = SourceItem("s", address, "f", NOW, NOW), []
    while item.status is ItemStatus.WAITING:
        error = fetch_item(item, asker).error
        assert error is not None
        item = failed(item, error, NOW)
        if item.next_try:
            waits.append((item.next_try - NOW).total_seconds())
    assert (item.status, item.tries) == (ItemStatus.GIVEN_UP, 6)
    assert waits == sorted(waits)
    assert "server error" in (item.problem or "")


def test_a_page_that_robots_forbid_is_given_up_at_once(site: Any, asker: Asker) -> None:
    site.says("/robots.txt", 200, "User-agent: *\nDisallow: /1")
    item = SourceItem("s", f"{site.address}/1", "f", NOW, NOW)
    error = fetch_item(item, asker).error
    assert error is not None
    assert failed(item, error, NOW).status is ItemStatus.GIVEN_UP
    assert site.paths() == []


def test_more_new_items_than_one_check_takes_are_taken_at_the_next(site: Any, asker: Asker) -> None:
    site.says("/feed", 200, feed(*(f"خبر {n}" for n in range(250))), ETag='"v1"')
    source = source_at(f"{site.address}/feed")
    first = check(source, SourceState("s"), asker)
    second = check(source, first.state, asker, {item.address: item for item in first.items})
    assert (first.new, second.new, first.state.etag) == (200, 50, None)


def test_a_single_page_is_read_again_where_it_changes(site: Any, asker: Asker) -> None:
    source = source_at(site.says("/page", 200, "<p>نص أول</p>"), SourceKind.PAGE)
    first = ask_source(source, SourceState("s"), asker)
    assert first.page is not None
    state = finish_check(source, SourceState("s"), first, {}, NOW).state
    assert ask_source(source, state, asker).page is None
    site.says("/page", 200, "<p>نص ثان</p>")
    assert ask_source(source, state, asker).page is not None


def test_a_sitemap_index_is_followed(site: Any, asker: Asker) -> None:
    one = "<urlset><url><loc>https://x.example/a/1</loc></url></urlset>"
    address = site.says(
        "/index.xml",
        200,
        f"<sitemapindex><sitemap><loc>{site.address}/news.xml</loc></sitemap></sitemapindex>",
        ETag='"i"',
    )
    site.says("/news.xml", 200, one)
    result = check(source_at(address, SourceKind.SITEMAP), SourceState("s"), asker)
    assert [item.address for item in result.items] == ["https://x.example/a/1"]
    assert result.state.etag is None


def test_files_are_a_source(tmp_path: Path, asker: Asker) -> None:
    (tmp_path / "a.html").write_text("<p>نص</p>", encoding="utf-8")
    source = source_at(str(tmp_path), SourceKind.FILES)
    first = check(source, SourceState("s"), asker)
    pages = [page for item in first.items for page in fetch_item(item, asker).pages]
    assert len(pages) == 1
    known = {item.address: item for item in first.items}
    assert check(source, first.state, asker, known).items == ()
    (tmp_path / "a.html").write_text("<p>نص أطول</p>", encoding="utf-8")
    assert check(source, first.state, asker, known).edited == 1


def test_files_that_are_not_there_are_told(asker: Asker) -> None:
    result = check(source_at("/no/such.warc", SourceKind.FILES), SourceState("s"), asker)
    assert result.state.error_kind == "unreadable"
