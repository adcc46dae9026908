"""What the commands about stories do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

import typer
from sqlalchemy import Connection

from marsad.archive.archive import Archive
from marsad.archive.views.copies import copy_rows
from marsad.archive.views.stories import newest_stories, stories_of_day, story_page
from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.cli.story_text import copy_lines, related_lines, story_line, story_lines
from marsad.desk.following import reached
from marsad.desk.related_reports import related_reports
from marsad.desk.story_desk import FOLLOWER, StoryDesk
from marsad.desk.story_records import copy_record, related_record, story_card_record, story_record
from marsad.errors import NotArchived


def list_stories(day: str | None, most: int, place: str, *, update: bool, json_lines: bool) -> Exit:
    """Prints stories, those of a day or the last told."""
    if day is not None and not _is_day(day):
        raise typer.BadParameter(f"{day!r} is no day such as 2024-05-24", param_hint="--day")
    with opened_archive(place) as archive:
        if update:
            StoryDesk(archive).catch_up()
        with archive.reading() as connection:
            _tell_of_new(archive, connection)
            found = stories_of_day(connection, day, most) if day else newest_stories(connection, most)
    for card in found:
        _print(_json(story_card_record(card)) if json_lines else [story_line(card)])
    return Exit.ALL_READ


def show_story(number: int, place: str, *, json_lines: bool) -> Exit:
    """Prints one story."""
    with opened_archive(place) as archive, archive.reading() as connection:
        found = story_page(connection, number)
    if found is None:
        _say(f"{place}: no story {number}; `marsad stories` lists them")
        return Exit.NONE_READ
    _print(_json(story_record(found)) if json_lines else story_lines(found))
    return Exit.ALL_READ


def show_copies(article: str | None, most: int, place: str, *, json_lines: bool) -> Exit:
    """Prints copies with their originals, of one article or the latest."""
    with opened_archive(place) as archive:
        row = _row(archive, article) if article is not None else None
        with archive.reading() as connection:
            found = copy_rows(connection, most, row)
    for each in found:
        _print(_json(copy_record(each)) if json_lines else copy_lines(each))
    return Exit.ALL_READ


def show_related(article: str, most: int, place: str, *, json_lines: bool) -> Exit:
    """Prints what to read beside an article."""
    with opened_archive(place) as archive:
        found = related_reports(archive, _row(archive, article), most)
        listed = {each.row: each for each in archive.listed_by_rows([each.row for each in found])}
    for each in found:
        card = listed[each.row]
        _print(_json(related_record(each, card)) if json_lines else related_lines(each, card))
    return Exit.ALL_READ


def _row(archive: Archive, article: str) -> int:
    try:
        return archive.archived(article).row
    except NotArchived as error:
        _say(str(error))
        raise typer.Exit(Exit.NONE_READ) from error


def _tell_of_new(archive: Archive, connection: Connection) -> None:
    """Says where articles came since stories were last worked out."""
    if archive.since(reached(connection, FOLLOWER), 1):
        _say("there are articles whose stories are not worked out yet: marsad stories --update")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _json(record: dict[str, Any]) -> list[str]:
    return [json.dumps(record, ensure_ascii=False)]


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _say(text: str) -> None:
    sys.stderr.write(f"marsad: {printable(text)}\n")
