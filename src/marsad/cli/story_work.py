"""What the commands about stories do."""

from __future__ import annotations

import typer

from marsad.archive.archive import Archive
from marsad.archive.views.copies import copy_rows
from marsad.archive.views.stories import newest_stories, stories_of_day, story_page
from marsad.cli.archive_choice import opened_archive
from marsad.cli.desk_work import tell_of_new, work_out
from marsad.cli.exits import Exit
from marsad.cli.lines import print_json, print_lines, say
from marsad.cli.story_text import copy_lines, related_lines, story_line, story_lines
from marsad.desk.related_reports import RelatedReports
from marsad.desk.story_records import copy_record, related_record, story_card_record, story_record
from marsad.errors import NotArchived
from marsad.web.clock import is_day


def list_stories(day: str | None, most: int, place: str, *, update: bool, json_lines: bool) -> Exit:
    """Prints stories, those of a day or the last told."""
    if day is not None and not is_day(day):
        raise typer.BadParameter(f"{day!r} is no day such as 2024-05-24", param_hint="--day")
    with opened_archive(place) as archive:
        if update:
            work_out(archive)
        with archive.reading() as connection:
            tell_of_new(archive, connection)
            found = stories_of_day(connection, day, most) if day else newest_stories(connection, most)
    for card in found:
        print_json(story_card_record(card)) if json_lines else print_lines([story_line(card)])
    return Exit.ALL_READ


def show_story(number: int, place: str, *, json_lines: bool) -> Exit:
    """Prints one story."""
    with opened_archive(place) as archive, archive.reading() as connection:
        found = story_page(connection, number)
    if found is None:
        say(f"{place}: no story {number}; `marsad stories` lists them")
        return Exit.NONE_READ
    print_json(story_record(found)) if json_lines else print_lines(story_lines(found))
    return Exit.ALL_READ


def show_copies(article: str | None, most: int, place: str, *, json_lines: bool) -> Exit:
    """Prints copies with their originals, of one article or the latest."""
    with opened_archive(place) as archive:
        row = _row(archive, article) if article is not None else None
        with archive.reading() as connection:
            found = copy_rows(connection, most, row)
    for each in found:
        print_json(copy_record(each)) if json_lines else print_lines(copy_lines(each))
    return Exit.ALL_READ


def show_related(article: str, most: int, place: str, *, json_lines: bool) -> Exit:
    """Prints what to read beside an article."""
    with opened_archive(place) as archive:
        found = RelatedReports(archive).beside(_row(archive, article), most)
        listed = {each.row: each for each in archive.listed_by_rows([each.row for each in found])}
    for each in found:
        card = listed[each.row]
        print_json(related_record(each, card)) if json_lines else print_lines(related_lines(each, card))
    return Exit.ALL_READ


def _row(archive: Archive, article: str) -> int:
    try:
        return archive.archived(article).row
    except NotArchived as error:
        say(str(error))
        raise typer.Exit(Exit.NONE_READ) from error
