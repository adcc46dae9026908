"""Tables of an article's facts: who did what to whom, where and when; and who said what."""

from __future__ import annotations

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.table import Table

from marsad.cli.right_to_left import Layout
from marsad.model.article import Article
from marsad.model.event import Event
from marsad.model.quote import Quote

_EVENT_COLUMNS = (("who", 4), ("did what", 3), ("whom", 4), ("where", 2), ("when", 2), ("status", 2))
_QUOTE_COLUMNS = (("who", 3), ("said", 1), ("what", 8), ("to", 2), ("via", 2))
_COLUMN_GAP = 2


def fact_tables(article: Article, layout: Layout) -> Iterator[Table]:
    """The tables that have a row."""
    names = {entity.id: entity.name for entity in article.entities}
    if article.events:
        yield fact_table(_EVENT_COLUMNS, [_event_row(event, names) for event in article.events], layout)
    if article.quotes:
        yield fact_table(_QUOTE_COLUMNS, [_quote_row(quote, names) for quote in article.quotes], layout)


def fact_table(columns: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]], layout: Layout) -> Table:
    """A table as wide as the layout, without columns that stay empty.

    `columns` gives each heading and its share of the width.
    """
    filled = [n for n in range(len(columns)) if any(row[n] for row in rows)]
    columns = tuple(columns[n] for n in filled)
    rows = [tuple(row[n] for n in filled) for row in rows]
    table = Table(box=SIMPLE_HEAD, padding=(0, _COLUMN_GAP, 0, 0), pad_edge=False, header_style="bold dim")
    room = layout.width - _COLUMN_GAP * len(columns) - 2
    shares = sum(share for _, share in columns)
    widths = [max(room * share // shares, 4) for _, share in columns]
    for (heading, _), width in zip(columns, widths, strict=True):
        table.add_column(heading, width=width, no_wrap=True)
    for row in rows:
        table.add_row(*(layout.cell(cell, width) for cell, width in zip(row, widths, strict=True)))
    return table


def _event_row(event: Event, names: dict[str, str]) -> tuple[str, ...]:
    kind = f"{event.type.value} {event.mode}" if event.mode else event.type.value
    return (
        _named(event.actors, names),
        f"{event.trigger_text} {kind}",
        _named(event.recipients, names),
        names.get(event.place, event.place) if event.place else "",
        event.time or "",
        event.status.value,
    )


def _quote_row(quote: Quote, names: dict[str, str]) -> tuple[str, ...]:
    speaker = names.get(quote.speaker, quote.speaker) if quote.speaker else "—"
    addressee = names.get(quote.addressee, quote.addressee) if quote.addressee else ""
    return speaker, quote.verb, quote.text, addressee, quote.via or ""


def _named(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return "، ".join(names.get(each, each) for each in ids)
