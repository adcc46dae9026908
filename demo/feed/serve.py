"""Serves the demo news as a small site on this machine: a feed, a sitemap, a section page, and the pages.

    python demo/feed/serve.py [--port 8800] [--every SECONDS]

With --every, the site starts with ten reports and publishes the next one every so many seconds, so that a
watch has something to wait for. It answers conditional requests.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NEWS = Path(__file__).resolve().parents[1] / "news"
TITLE = "أخبار مرصد التجريبية"
TO_BEGIN_WITH = 10
WORDS = 5
HEADLINE = re.compile(r"<h1[^>]*>(.*?)</h1>|<title>(.*?)[|<]", re.DOTALL)


@dataclass(frozen=True)
class Report:
    """One page of the demo news."""

    id: str
    headline: str
    when: datetime
    data: bytes
    html: bool


def reports() -> list[Report]:
    """The demo news, the oldest first."""
    lines = (NEWS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted(map(report, map(json.loads, lines)), key=lambda each: each.when)


def report(row: dict[str, str]) -> Report:
    """The report that a line of the manifest names."""
    data = (NEWS / row["path"]).read_bytes()
    html = row["path"].endswith(".html")
    return Report(
        row["id"], headline(data.decode(), html), datetime.fromisoformat(row["fetched"]), data, html
    )


def headline(text: str, html: bool) -> str:
    """The heading of an HTML page; of bare text the first line that is long enough to be one."""
    found = HEADLINE.search(text) if html else None
    if found:
        return (found.group(1) or found.group(2)).strip()
    return next((line.strip() for line in text.splitlines() if len(line.split()) >= WORDS), text[:80])


def feed(news: list[Report], site: str) -> str:
    """RSS of the reports."""
    items = "".join(
        f"<item><title>{escape(each.headline)}</title><link>{site}/news/{each.id}</link>"
        f"<guid>{site}/news/{each.id}</guid><pubDate>{format_datetime(each.when)}</pubDate></item>\n"
        for each in news
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{TITLE}</title>'
        f"<link>{site}/</link><language>ar</language>\n{items}</channel></rss>\n"
    )


def sitemap(news: list[Report], site: str) -> str:
    """A news sitemap of the reports."""
    pages = "".join(
        f"<url><loc>{site}/news/{each.id}</loc><news:news><news:title>{escape(each.headline)}</news:title>"
        f"<news:publication_date>{each.when.isoformat()}</news:publication_date></news:news></url>\n"
        for each in news
    )
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>\n{pages}</urlset>\n'


def section(news: list[Report], site: str) -> str:
    """A page that links to the reports."""
    links = "".join(
        f'<article><h2><a href="{site}/news/{each.id}">{escape(each.headline)}</a></h2></article>\n'
        for each in news
    )
    offer = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    head = f'<meta charset="utf-8"><title>{TITLE}</title>{offer}'
    body = f"<body><main>{links}</main></body>"
    return f'<!doctype html><html lang="ar" dir="rtl"><head>{head}</head>{body}</html>'


LISTS = {
    "/": (section, "text/html; charset=utf-8"),
    "/feed.xml": (feed, "application/rss+xml"),
    "/news-sitemap.xml": (sitemap, "application/xml"),
}


class Site(ThreadingHTTPServer):
    """The site; `published` says which reports are out."""

    daemon_threads = True

    def __init__(self, port: int, every: float) -> None:
        self.all, self.every, self.started = reports(), every, time.monotonic()
        super().__init__(("127.0.0.1", port), Visitor)

    def published(self) -> list[Report]:
        """The reports that are out, the newest first."""
        passed = time.monotonic() - self.started
        out = len(self.all) if not self.every else TO_BEGIN_WITH + int(passed / self.every)
        return self.all[:out][::-1]


class Visitor(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Site

    def do_GET(self) -> None:
        """A list, a report, or nothing."""
        news = self.server.published()
        if self.path in LISTS:
            write, kind = LISTS[self.path]
            self.answer(write(news, f"http://{self.headers.get('Host')}").encode(), kind)
            return
        for each in news:
            if self.path == f"/news/{each.id}":
                self.answer(each.data, f"text/{'html' if each.html else 'plain'}; charset=utf-8")
                return
        self.send_error(404)

    def answer(self, data: bytes, kind: str) -> None:
        """Sends `data`, unless the visitor has it already."""
        tag = f'"{sha256(data).hexdigest()[:16]}"'
        known = self.headers.get("If-None-Match") == tag
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", "0" if known else str(len(data)))
        self.end_headers()
        if not known:
            self.wfile.write(data)


def main() -> None:
    """Serves until Ctrl-C."""
    options = argparse.ArgumentParser(description="Serve the demo news as a site on 127.0.0.1.")
    options.add_argument("--port", type=int, default=8800)
    options.add_argument("--every", type=float, default=0, help="seconds from one new report to the next")
    given = options.parse_args()
    with Site(given.port, given.every) as site:
        print(f"http://127.0.0.1:{site.server_port}/feed.xml", flush=True)
        try:
            site.serve_forever()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
