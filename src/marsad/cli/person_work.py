"""What `marsad person` does: looks a name up and shows the person behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from marsad.archive.views.identities import IdentityRow, identity, named
from marsad.cli.archive_choice import opened_archive
from marsad.cli.desk_work import tell_of_new
from marsad.cli.exits import Exit
from marsad.cli.lines import print_json, print_lines, say
from marsad.cli.printable import printable
from marsad.desk.person_records import person_record

_OTHERS = 9
_FORMS = 8  # the most frequent spellings
_SHOWN = 5  # quotes, meetings and announcements of each, in text


def run(name: str, most: int, place: str, *, json_lines: bool) -> Exit:
    """Prints the people whose name holds `name`, the most named first."""
    with opened_archive(place) as archive, archive.reading() as connection:
        tell_of_new(archive, connection)
        found = _people(connection, name, most + _OTHERS)
        records = [person_record(connection, each) for each in found[:most]]
    if not found:
        say(f"{place}: nobody is named {name}; a part of the name does, in Arabic or Latin letters")
        return Exit.NONE_READ
    for record in records:
        print_json(record) if json_lines else print_lines(map(printable, _lines(record)))
    if others := found[most:]:
        say("others of the name: " + ", ".join(f"{each.id} {each.name}" for each in others))
    return Exit.ALL_READ


def _people(connection: Connection, name: str, most: int) -> list[IdentityRow]:
    if name.isdecimal():
        found = identity(connection, int(name))
        return [found] if found is not None and found.type == "PERSON" else []
    return named(connection, "PERSON", name.strip(), most) if name.strip() else []


def _lines(record: Mapping[str, Any]) -> Iterator[str]:
    latin = f" · {record['name_latin']}" if record["name_latin"] else ""
    country = f" · {record['country']}" if record["country"] else ""
    yield f"{record['id']:>6}  {record['name']}{latin}{country} · {record['articles']} articles"
    yield "  spellings: " + "، ".join(record["forms"][:_FORMS])
    for office in record["offices"]:
        days = " to ".join(dict.fromkeys(day for day in (office["first_day"], office["last_day"]) if day))
        yield f"  {days or 'no day':<24}  {office['role']} ({office['articles']} articles)"
    for each in record["met"][:_SHOWN]:
        yield f"  met {each['other_name']} ({each['times']} articles)"
    for quote in record["quotes"][:_SHOWN]:
        yield f"  {quote['published'] or '—'} {quote['verb']}: {quote['text'].replace(chr(10), ' ')}"
    for entry in record["agenda"][:_SHOWN]:
        yield f"  agenda: {entry['first_day'] or 'no day'} {entry['state']} {entry['type']} {entry['title']}"
