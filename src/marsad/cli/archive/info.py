"""`marsad archive info`: what an archive holds."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place, opened_archive

if TYPE_CHECKING:
    from marsad.archive.overview import Overview

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def info(archive: Place = DEFAULT_PLACE, as_json: AsJson = False) -> None:
    """Say what an archive holds: pages, articles, facts, problems, size, how far its followers are."""
    from marsad.archive.overview import overview

    with opened_archive(archive) as kept:
        with kept.reading() as connection:
            found = overview(connection)
        name = kept.name
    if as_json:
        typer.echo(json.dumps({"archive": name, **asdict(found)}, ensure_ascii=False))
        return
    for label, value in _lines(name, found):
        typer.echo(f"{label:<12} {value}")


def _lines(name: str, found: Overview) -> list[tuple[str, str]]:
    facts = ("entities", "mentions", "times", "quotes", "events", "credits")
    lines = [
        ("archive", f"{name} (schema {found.schema}, {_megabytes(found.size)})"),
        ("pages", f"{found.pages:,} of {_megabytes(found.payload_bytes)}, {found.unread_pages:,} not read"),
        ("articles", f"{found.articles:,} of {found.outlets:,} outlets, {_per_article(found)} an article"),
        ("days", f"{found.first_day or 'none'} to {found.last_day or 'none'}"),
        ("versions", f"{found.rows['versions']:,} earlier texts, {found.withdrawn:,} articles withdrawn"),
        ("facts", ", ".join(f"{found.rows[name]:,} {name}" for name in facts)),
        ("stories", f"{found.rows['stories']:,} stories, {found.rows['identities']:,} names across articles"),
        ("corrections", f"{found.rows['corrections']:,}, {found.corrections_unmet:,} without their fact"),
        ("sources", f"{found.sources:,}"),
    ]
    lines += [("problems", f"{number:,} {step}") for step, number in found.problems.items()]
    lines += [
        ("read with", f"{rules or 'not read'}: {number:,} pages") for rules, number in found.rules.items()
    ]
    return lines + [
        ("follower", f"{name}: {number:,} articles behind") for name, number in found.behind.items()
    ]


def _per_article(found: Overview) -> str:
    return f"{found.size / found.articles / 1000:.1f} kB" if found.articles else "0 kB"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
