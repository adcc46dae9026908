"""A process that is killed takes only its own page with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from marsad.errors import PageUnreadable
from marsad.harvest.sources import Taken
from marsad.model.page import Page
from marsad.running.pages import ReadingRules
from marsad.running.parallel import read_in_parallel


class Deadly(str):
    """A text that ends the process it is sent to."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_only_the_deadly_page_is_lost() -> None:
    text = "التقى وزير المياه السفير الهندي، الأحد، في مكتبه لبحث التعاون في مجال الري."
    pages = [Page(name, Deadly(text) if name == "deadly" else text) for name in ("a", "deadly", "b", "c")]
    outcomes = list(read_in_parallel(pages, ReadingRules(), 2))
    assert [outcome.name for outcome in outcomes] == ["a", "deadly", "b", "c"]
    assert [outcome.error is not None for outcome in outcomes] == [False, True, False, False]
    assert "killed" in str(outcomes[1].error)


def test_errors_keep_their_place_among_pages_of_all_sizes() -> None:
    text = "التقى وزير المياه السفير الهندي، الأحد، في مكتبه لبحث التعاون في مجال الري.\n"
    taken: list[Taken] = []
    for number in range(40):
        page = Page(f"p{number}", text * (400 if number % 7 == 0 else 1))
        taken.append(PageUnreadable(f"p{number}", "gone") if number % 5 == 3 else page)
    outcomes = list(read_in_parallel(taken, ReadingRules(facts=False), 2))
    assert [outcome.name for outcome in outcomes] == [f"p{number}" for number in range(40)]
    assert [outcome.failed for outcome in outcomes] == [number % 5 == 3 for number in range(40)]
    read = [outcome.reading.page.text for outcome in outcomes if outcome.reading]
    assert read == [page.text for page in taken if isinstance(page, Page)]


_ENDLESS = """
import os
from itertools import count
from marsad.model.page import Page
from marsad.running.pages import ReadingRules
from marsad.running.parallel import read_in_parallel

if __name__ == "__main__":
    pages = (Page(f"p{number}", "وصل الوزير إلى عمان الأحد.") for number in count())
    for outcome in read_in_parallel(pages, ReadingRules(), 2):
        print(outcome.name, flush=True)
"""


def descendants(process: int) -> set[int]:
    """The processes that `process` started, and those that they did."""
    children: dict[int, set[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
        children.setdefault(parent, set()).add(int(stat.parent.name))
    found, new = set[int](), {process}
    while new := {child for each in new for child in children.get(each, ())}:
        found |= new
    return found


def running(processes: set[int]) -> set[int]:
    """Those that are neither gone nor dead and waiting for somebody to notice."""
    left = set()
    for process in processes:
        try:
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            continue
        if "State:\tZ" not in status:
            left.add(process)
    return left


def test_readers_end_with_who_asked_for_them_be_it_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(_ENDLESS, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as asker:
        assert asker.stdout is not None
        asker.stdout.readline()
        readers = descendants(asker.pid)
        assert len(readers) >= 2
        asker.kill()
    until = time.monotonic() + 30
    while running(readers) and time.monotonic() < until:
        time.sleep(0.1)
    assert running(readers) == set()
