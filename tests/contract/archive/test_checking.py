"""A whole archive has no findings; whatever is tampered with is found."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from marsad.archive import Archive, schema
from marsad.archive.packing import pack_bytes

from .pages import VISIT, VISIT_EDITED, read


def findings(archive: Archive) -> list[str]:
    return [f"{finding.where}: {finding.what}" for finding in archive.check()]


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add([read(VISIT, hour=8), read(VISIT_EDITED, hour=9)])
    return archive


def test_a_whole_archive_has_no_findings(filled: Archive) -> None:
    assert findings(filled) == []


@pytest.mark.parametrize(
    ("table", "change", "found"),
    [
        ("pages", {"payload": pack_bytes(b"x")}, "its bytes are not those that were stored"),
        ("pages", {"payload": b"x"}, "do not unpack"),
        ("articles", {"content": b"x"}, "do not unpack"),
        ("articles", {"headline": "x"}, "its headline is 'x'"),
        ("articles", {"corrections": 2}, "says 2 corrections, 0 are in force"),
        ("articles", {"seq": 999}, "number 999 was never given out"),
        ("times", {"value": "x"}, "its rows in times are not what its content says"),
        ("versions", {"article_id": "x"}, "its content is another article's"),
    ],
)
def test_what_is_tampered_with_is_found(
    filled: Archive, table: str, change: dict[str, object], found: str
) -> None:
    with filled.writing() as writing:
        writing.connection.execute(update(schema.METADATA.tables[table]).values(**change))
    assert any(found in finding for finding in findings(filled))
