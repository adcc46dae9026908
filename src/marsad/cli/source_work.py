"""What the commands of `marsad source` do."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console

from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.cli.source_tables import print_table, to_json
from marsad.errors import PageError
from marsad.harvest.asking import Asker
from marsad.harvest.discover import Discovery
from marsad.harvest.health import Condition
from marsad.harvest.opml import read_opml, write_opml
from marsad.harvest.source_list import Standing, check_now, discovered, named, source_of, standing_of
from marsad.harvest.starter import starter_sources
from marsad.harvest.store import SourceStore
from marsad.lexicon.pack import load
from marsad.model.source import Source, SourceKind, source_id

_WIDE = 200  # columns of a table that goes to a file


def add_sources(
    addresses: list[str], kind: SourceKind | None, given: Source, archive: str, private: bool, ask: bool
) -> Exit:
    """Adds sources with what a person says of them in `given`; with `ask` only those that answer."""
    failed = 0
    with opened_archive(archive) as opened, Asker(allow_private=private) as asker:
        for address in addresses:
            try:
                found = discovered(address, kind, asker) if ask else named(address, kind)
            except PageError as error:
                _say(f"not added: {error} (--unasked adds it all the same)")
                failed += 1
            else:
                _add(opened.sources, found, given, verified=ask)
    return _exit(failed, len(addresses))


def show_sources(condition: Condition | None, archive: str, json_lines: bool) -> None:
    """Prints the sources, those in `condition` alone where one is given."""
    with opened_archive(archive) as opened:
        rows = [standing_of(opened.sources, source) for source in opened.sources.sources()]
    if not rows:
        _say("no sources yet: marsad source add ADDRESS, or marsad source import --starter")
    _show([row for row in rows if condition in (None, row.health.condition)], json_lines)


def check_sources(names: list[str] | None, archive: str, private: bool, json_lines: bool) -> Exit:
    """Asks sources, keeps what they say and prints how they are doing."""
    with opened_archive(archive) as opened, Asker(allow_private=private) as asker:
        store = opened.sources
        checks = check_now(store, _chosen(store, names), asker)
        rows = [standing_of(store, check.source) for check in checks]
    _show(rows, json_lines)
    return _exit(sum(check.error is not None for check in checks), len(checks))


def remove_sources(names: list[str], archive: str) -> None:
    """Forgets sources."""
    with opened_archive(archive) as opened:
        for source in _chosen(opened.sources, names):
            opened.sources.remove_source(source.id)
            _say(f"removed: {source.name} ({source.address})")


def switch_sources(names: list[str], archive: str, enabled: bool) -> None:
    """Has sources asked or not asked."""
    with opened_archive(archive) as opened:
        for source in _chosen(opened.sources, names):
            opened.sources.put_source(replace(source, enabled=enabled))
            _say(f"{'started' if enabled else 'stopped'}: {source.name} ({source.address})")


def import_list(file: Path | None, archive: str) -> Exit:
    """Adds the sources of an OPML file, of the starter list where none is named."""
    now = _now()
    try:
        sources = read_opml(file.read_bytes(), str(file), now) if file else starter_sources(load(), now)
    except PageError as error:
        _say(str(error))
        return Exit.NONE_READ
    with opened_archive(archive) as opened:
        known = {source.id for source in opened.sources.sources()}
        new = [source for source in sources if source.id not in known]
        for source in new:
            opened.sources.put_source(source)
    _say(f"{len(new)} sources added, {len(sources) - len(new)} there already; none was asked yet")
    return Exit.ALL_READ


def export_list(file: Path | None, archive: str) -> None:
    """Writes the sources as OPML, to standard output where no file is named."""
    with opened_archive(archive) as opened:
        written = write_opml(opened.sources.sources(), "Marsad مرصد", _now())
    if file is None:
        sys.stdout.buffer.write(written)
    else:
        file.write_bytes(written)


def _add(store: SourceStore, found: Discovery, given: Source, verified: bool) -> None:
    before = store.source(source_id(found.address))
    if before is not None:
        _say(f"there already: {before.name} ({before.address})")
        return
    source = source_of(found, given, verified=verified)
    store.put_source(source)
    items = f", items: {len(found.listing.entries)}" if found.listing else ""
    _say(f"added: {source.name}: {source.kind.value}{items} ({source.address})")


def _chosen(store: SourceStore, names: Iterable[str] | None) -> list[Source]:
    """The sources of these names, all where none is given; ends the command where one is unknown."""
    sources = store.sources()
    if not names:
        return sources
    found: list[Source] = []
    for name in names:
        matching = [each for each in sources if name in (each.id, each.address, each.name)]
        if not matching:
            raise typer.BadParameter(f"no source {printable(name)!r}; marsad source list shows them")
        found += matching
    return list(dict.fromkeys(found))


def _show(rows: list[Standing], json_lines: bool) -> None:
    if json_lines:
        sys.stdout.write("".join(f"{to_json(row)}\n" for row in rows))
    elif rows:
        console = Console()
        print_table(rows, console if console.is_terminal else Console(width=_WIDE))


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _exit(failed: int, asked: int) -> Exit:
    if not failed:
        return Exit.ALL_READ
    return Exit.NONE_READ if failed == asked else Exit.SOME_FAILED


def _say(text: str) -> None:
    typer.echo(f"marsad source: {printable(text)}", err=True)
