"""What `marsad correct` does: makes, undoes, lists, exports and takes in corrections."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import typer

from marsad.archive.archive import Archive
from marsad.archive.corrections.kinds import Change, FactKind
from marsad.archive.corrections.portable import records_of
from marsad.archive.corrections.portable import take_in as take_in_record
from marsad.archive.views.doubts import Doubt, count_doubts, open_doubts
from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.lines import print_json, print_lines, say
from marsad.cli.printable import printable
from marsad.desk import deciding
from marsad.desk.desk import Desk
from marsad.errors import CorrectionError

Decision: TypeAlias = Callable[[Archive], Change]


def decide(place: str, by: str, why: str, decision: Decision) -> Exit:
    """Makes a correction and has the desk follow it."""
    if not by.strip():
        raise typer.BadParameter("say who decides", param_hint="--by")
    with opened_archive(place) as archive:
        number = archive.corrections.make(decision(archive), by, why)
        Desk(archive).catch_up()
    say(f"correction {number} holds; `marsad correct undo {number}` takes it back")
    return Exit.ALL_READ


def merging_stories(one: int, other: int) -> Decision:
    """That two stories are one."""
    return lambda archive: _asked(archive, deciding.merge_stories, one, other)


def splitting_story(number: int, away: Sequence[str]) -> Decision:
    """That articles do not tell a story."""
    return lambda archive: _asked(archive, deciding.split_story, number, _rows(archive, away))


def merging_names(one: int, other: int) -> Decision:
    """That two names stand for one."""
    return lambda archive: _asked(archive, deciding.merge_names, one, other)


def splitting_name(number: int, away: Sequence[str]) -> Decision:
    """That a name stands for somebody else in articles."""
    return lambda archive: _asked(archive, deciding.split_name, number, _rows(archive, away))


def keeping_apart(one: int, other: int) -> Decision:
    """That two names that may stand for one stand for two."""
    return lambda archive: _asked(archive, deciding.keep_apart, one, other)


def fixing_speaker(article: str, words: str, name: str | None) -> Decision:
    """Who said a quote."""
    return lambda archive: deciding.fix_speaker(archive.archived(article), words, name)


def fixing_place(article: str, words: str, name: str | None) -> Decision:
    """Where an event happens."""
    return lambda archive: deciding.fix_place(archive.archived(article), words, name)


def rejecting(article: str, kind: FactKind, words: str) -> Decision:
    """That a fact is none."""
    return lambda archive: deciding.reject(archive.archived(article), kind, words)


def undo(place: str, number: int, by: str) -> Exit:
    """Takes a correction out of force and has the desk follow."""
    with opened_archive(place) as archive:
        archive.corrections.undo(number, by)
        Desk(archive).catch_up()
    say(f"correction {number} is undone")
    return Exit.ALL_READ


def show(place: str) -> Exit:
    """Prints all corrections, a line each."""
    with opened_archive(place) as archive:
        for record in records_of(archive, archive.corrections.since(0)):
            print_lines([_line(record)])
    return Exit.ALL_READ


def show_doubts(place: str, most: int) -> Exit:
    """Prints pairs of people who may be one, those first that concern most articles."""
    with opened_archive(place) as archive, archive.reading() as connection:
        found, waiting = open_doubts(connection, most), count_doubts(connection)
    for doubt in found:
        print_lines(map(printable, _doubt_lines(doubt)))
    if waiting > len(found):
        say(f"{waiting - len(found)} more wait; --limit shows them")
    return Exit.ALL_READ


def export(place: str) -> Exit:
    """Prints all corrections as records."""
    with opened_archive(place) as archive:
        for record in records_of(archive, archive.corrections.since(0)):
            print_json(record)
    return Exit.ALL_READ


def take_in(place: str, file: Path) -> Exit:
    """Takes the corrections of a file in; says which lines could not be."""
    made = failed = 0
    with opened_archive(place) as archive:
        for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                made += take_in_record(archive, _record(file, line)) is not None
            except CorrectionError as error:
                failed += 1
                say(f"{file}, line {n}: {error}")
        Desk(archive).catch_up()
    say(f"{made} corrections taken in, {failed} lines not")
    return Exit.SOME_FAILED if failed else Exit.ALL_READ


def _record(file: Path, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise CorrectionError(str(file), f"no JSON ({error})") from error
    if not isinstance(record, dict):
        raise CorrectionError(str(file), "no JSON object")
    return record


def _asked(archive: Archive, ask: Callable[..., Change], *about: object) -> Change:
    with archive.reading() as connection:
        return ask(connection, *about)


def _rows(archive: Archive, articles: Sequence[str]) -> list[int]:
    return [archive.archived(article).row for article in articles]


def _doubt_lines(doubt: Doubt) -> Iterator[str]:
    for each in (doubt.one, doubt.other):
        country = f" · {each.country}" if each.country else ""
        yield f"{each.id:>6}  {each.name}{country} · {each.articles} articles"
    yield f"        {'; '.join(doubt.reasons)}"


def _line(record: dict[str, Any]) -> str:
    state = "undone" if record["undone"] else "without its fact" if record["unmet"] else "holds"
    articles = ", ".join(record["articles"].values())
    reason = f" · {record['reason']}" if record["reason"] else ""
    return printable(
        f"{record['correction']:>5}  {record['made']}  {record['made_by']}  {record['kind']}  "
        f"{state}  {articles}{reason}"
    )
