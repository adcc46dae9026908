"""Pages whose commands are run as they stand, one after the other."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from .blocks import ROOT, blocks_of
from .terminal import Terminal, terminal

TUTORIAL = ROOT / "docs" / "tutorial.md"
SAID = ("65 of 8 outlets", "بشار الأسد · Bashar al-Assad", "BEGIN:VCALENDAR", "<feed", "whsec_", "ملخص اليوم")
IN_THE_DEMO = 65
ON_A_SITE = ("use-the-api.md", "feeds-and-calendars.md")


def type_page(page: Path, opened: Terminal) -> None:
    for block in blocks_of(page, "sh", "python"):
        if block.run:
            opened.run(block)
        if "marsad watch" in block.text:
            _until_all_is_in(opened)


def _until_all_is_in(opened: Terminal) -> None:
    """Waits as the tutorial's reader does, a little more than a minute."""
    for _ in range(150):
        if opened.asked("marsad archive info --json")["articles"] == IN_THE_DEMO:
            return
        time.sleep(1)
    raise AssertionError("the watch did not bring in the demo's news")


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "demo").symlink_to(ROOT / "demo")
    with terminal(tmp_path) as opened:
        type_page(TUTORIAL, opened)
    assert [said for said in SAID if said not in opened.said] == []
    assert (
        (tmp_path / "events.csv")
        .read_text(encoding="utf-8-sig")
        .startswith("article,url,published,event_type")
    )
    assert len((tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()) >= 5


def test_the_how_tos_of_the_site_do_what_they_say(tmp_path: Path, news: Path) -> None:
    shutil.copy(news, tmp_path / "marsad.db")
    with terminal(tmp_path) as opened:
        opened.type("export MARSAD_PASSWORD=long-enough-password\nmarsad serve marsad.db", "to begin with")
        for name in ON_A_SITE:
            type_page(ROOT / "docs" / "how-to" / name, opened)
    assert '"representationtype":"full"' in opened.said
    assert opened.said.rstrip().endswith("END:VCALENDAR")
    for name in ("articles.jsonl", "articles.csv", "articles.parquet", "events.csv"):
        assert (tmp_path / name).stat().st_size > 1000
