"""What an archive holds as records of the portable form, in an order in which they can be taken in.

Pages and articles come by their running numbers, so an article follows the pages that it and its earlier
versions were read from, and who follows an archive that takes them in sees them in the order of change.
Corrections come last.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from heapq import merge
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select

from marsad.archive.clock import now
from marsad.archive.columns import Found
from marsad.archive.exchange.form import ARTICLE, CORRECTION, END, FORMAT, HEAD, ITEM, PAGE, SOURCE, Record
from marsad.archive.kept_pages import payload_of
from marsad.archive.loading import last_seq
from marsad.archive.packing import unpack_data
from marsad.archive.rules import reading_rules
from marsad.archive.schema import articles, corrections, pages, source_items, sources, versions

# What the first line counts.
COUNTED = {
    "sources": sources,
    "items": source_items,
    "pages": pages,
    "articles": articles,
    "corrections": corrections,
}
_AT_A_TIME = 200
_OF_PAGE = (
    *("id", "name", "url", "path", "form", "encoding", "damage", "fetched", "how", "status", "content_type"),
    *("headers", "source", "articles", "why_empty", "stored", "seen", "times_seen", "read_with"),
    "payload_kind",
)
_OF_ARTICLE = ("row", "seq", "page", "version", "moment", "withdrawn", "stored", "changed")
_OF_VERSION = ("version", "reason", "page", "replaced", "diff")
# How a hub was told to push news is this machine's affair.
_OF_SOURCE = tuple(name for column in sources.c if (name := column.name) not in ("n", "push", "push_token"))
_OF_CORRECTION = ("id", "kind", "change", "reason", "made_by", "made", "undone", "undone_by")


def records(connection: Connection) -> Iterator[tuple[str, Record]]:
    """All records of an archive, from the first line to the last."""
    yield HEAD, {"format": FORMAT, "made": now(), "with": reading_rules(), **_held(connection)}
    counts = dict.fromkeys((SOURCE, ITEM, PAGE, ARTICLE, CORRECTION), 0)
    for kind, record in _all(connection):
        counts[kind] += 1
        yield kind, record
    yield END, counts


def _held(connection: Connection) -> Record:
    """How much there will be, for who shows progress, and the last running number."""
    count = {
        name: connection.scalar(select(func.count()).select_from(each)) for name, each in COUNTED.items()
    }
    return {"last_seq": last_seq(connection), **count}


def _all(connection: Connection) -> Iterator[tuple[str, Record]]:
    for row in connection.execute(select(sources).order_by(sources.c.n)):
        yield SOURCE, _part(row, _OF_SOURCE)
        of_source = select(source_items).where(source_items.c.source == row.id)
        for item in connection.execute(of_source.order_by(source_items.c.address)):
            yield ITEM, dict(item._mapping)
    for _, kind, record in merge(_pages(connection), _articles(connection), key=lambda each: each[0]):
        yield kind, record
    for row in connection.execute(select(corrections).order_by(corrections.c.id)):
        yield CORRECTION, _part(row, _OF_CORRECTION)


def _pages(connection: Connection) -> Iterator[tuple[int, str, Record]]:
    for row in _in_order(connection, pages, pages.c.id):
        yield row.id, PAGE, {**_part(row, _OF_PAGE), **_payload(payload_of(row))}


def _articles(connection: Connection) -> Iterator[tuple[int, str, Record]]:
    for row in _in_order(connection, articles, articles.c.seq):
        earlier = connection.execute(
            select(versions).where(versions.c.article == row.row).order_by(versions.c.version)
        )
        record = {**_part(row, _OF_ARTICLE), "content": unpack_data(row.content)}
        if found := [{**_part(each, _OF_VERSION), "content": unpack_data(each.content)} for each in earlier]:
            record["versions"] = found
        yield row.seq, ARTICLE, record


def _in_order(connection: Connection, table: Table, column: Column[Any]) -> Iterator[Found]:
    """The rows of a table by a number, some at a time."""
    after = -1
    while rows := connection.execute(
        select(table).where(column > after).order_by(column).limit(_AT_A_TIME)
    ).all():
        yield from rows
        after = rows[-1]._mapping[column]


def _part(row: Found, names: tuple[str, ...]) -> Record:
    """The columns of those names, without what is null."""
    return {name: value for name in names if (value := row._mapping[name]) is not None}


def _payload(payload: bytes) -> Record:
    try:
        return {"text": payload.decode()}
    except UnicodeDecodeError:
        return {"base64": b64encode(payload).decode()}
