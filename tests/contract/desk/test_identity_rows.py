"""Identities leave memory and come back from their rows; archives of before get the keys they lack."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from marsad.archive import Archive
from marsad.archive.stories_schema import identities, identity_keys
from marsad.desk import identity_desk
from marsad.desk.desk import Desk

from .test_desk import HELD, PLAN, added, number_of


def names(archive: Archive) -> list[tuple[str, str | None, int]]:
    with archive.reading() as connection:
        query = select(identities.c.name, identities.c.name_latin, identities.c.articles)
        return [tuple(row) for row in connection.execute(query.order_by(identities.c.id))]


def test_a_desk_that_holds_no_names_finds_them_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity_desk, "_MOST_HELD", 0)
    desk = Desk(archive)
    (plan,) = added(archive, PLAN)
    desk.catch_up()
    (held,) = added(archive, HELD, first=1)
    desk.catch_up()
    for name in ("سامح شكري", "أيمن الصفدي"):
        assert number_of(archive, plan, name) == number_of(archive, held, name)
    assert len({name for name, _, _ in names(archive)}) == len(names(archive))


def test_an_archive_without_keys_gets_them(archive: Archive) -> None:
    (plan,) = added(archive, PLAN)
    Desk(archive).catch_up()
    with archive.writing() as writing:
        before = {*writing.connection.execute(select(identity_keys)).all()}
        writing.connection.execute(delete(identity_keys))
    latin = [name_latin for _, name_latin, _ in names(archive)]
    (held,) = added(archive, HELD, first=1)
    Desk(archive).catch_up()
    assert number_of(archive, plan, "سامح شكري") == number_of(archive, held, "سامح شكري")
    with archive.reading() as connection:
        assert before <= {*connection.execute(select(identity_keys)).all()}
    assert [name_latin for _, name_latin, _ in names(archive)][: len(latin)] == latin
