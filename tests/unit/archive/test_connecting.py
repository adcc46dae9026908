"""Readers never wait for one another, not even those that read within a reading."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from marsad.archive.archive import Archive

READERS = 32


def test_many_threads_read_within_a_reading_at_once(tmp_path: Path) -> None:
    together = Barrier(READERS, timeout=20)
    with Archive.open(tmp_path / "news.db", create=True) as archive:

        def read(_number: int) -> int:
            with archive.reading():
                together.wait()  # all hold a connection before any asks for its second
                return archive.count()

        with ThreadPoolExecutor(READERS) as pool:
            assert list(pool.map(read, range(READERS))) == [0] * READERS
