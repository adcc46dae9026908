"""Corrections as records that another archive of the same articles understands: they name articles by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from marsad.archive.archive import Archive
from marsad.archive.corrections.kinds import KINDS, Change, articles_of, with_rows
from marsad.archive.corrections.records import Correction
from marsad.archive.plain import from_plain, to_plain
from marsad.archive.schema import articles
from marsad.errors import CorrectionError, NotArchived


def records_of(archive: Archive, corrections: Iterable[Correction]) -> Iterator[dict[str, Any]]:
    """Each correction as a record; `articles` gives the ids of the articles that `change` names by row."""
    for each in corrections:
        rows = sorted(set(articles_of(each.change)))
        with archive.reading() as connection:
            query = select(articles.c.row, articles.c.id).where(articles.c.row.in_(rows))
            ids = {str(row): name for row, name in connection.execute(query)}
        yield {
            "correction": each.id,
            "kind": each.kind,
            "change": to_plain(each.change),
            "articles": ids,
            "reason": each.reason,
            "made_by": each.made_by,
            "made": each.made,
            "undone": each.undone,
            "unmet": each.unmet,
        }


def take_in(archive: Archive, record: Mapping[str, Any]) -> int | None:
    """Puts the correction of a record in force; its number, None where it is in force already or was undone.

    Raises CorrectionError of what is no such record, and where the archive lacks an article it names.
    """
    if record.get("undone"):
        return None
    change = _change(archive, record)
    held = archive.corrections.holding([str(record["kind"])])
    if any(each.change == change for each in held):
        return None
    return archive.corrections.make(change, str(record.get("made_by", "")), str(record.get("reason", "")))


def _change(archive: Archive, record: Mapping[str, Any]) -> Change:
    try:
        kind: Any = KINDS[record["kind"]]
        change: Change = from_plain(kind, record["change"])
        ids = {int(row): str(name) for row, name in record["articles"].items()}
        return with_rows(change, {row: archive.archived(name).row for row, name in ids.items()})
    except NotArchived as error:
        raise CorrectionError(archive.name, f"it names an article that is not here ({error})") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CorrectionError(archive.name, f"no record of a correction ({error!r})") from error
