"""Reads the values of fields that take a closed list or a date: countries, events, outlets, days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from typing import NoReturn

from marsad.archive.search.query.problems import Fault, fail
from marsad.archive.search.query.tree import Code, Days, Field, Node
from marsad.calendars.dates import find_dates
from marsad.lexicon.countries import Country
from marsad.lexicon.event_labels import EventLabel
from marsad.lexicon.outlets import OutletNames, name_key, outlet_names
from marsad.lexicon.pack import Lexicon

_SHOWN = 6
_YEAR = re.compile(r"(1[89]\d\d|20\d\d|21\d\d)")
_YEAR_MONTH = re.compile(r"(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))")
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_AGO = re.compile(r"(\d{1,4})(d|ي|يوم|ايام|w|m|y)")
_UNIT_DAYS = {"d": 1, "ي": 1, "يوم": 1, "ايام": 1, "w": 7, "m": 30, "y": 365}
_NAMED_DAYS = {"today": 0, "اليوم": 0, "yesterday": 1, "امس": 1}


@dataclass(frozen=True, slots=True)
class Values:
    """The names of values, by their keys, as the packs have them."""

    countries: dict[str, tuple[str, str]]
    events: dict[str, str]
    statuses: dict[str, str]
    outlets: OutletNames
    lexicon: Lexicon


def values_of(lexicon: Lexicon) -> Values:
    """The values that the packs of `lexicon` name."""
    labels = lexicon.rows(EventLabel)
    return Values(
        countries=_countries(lexicon),
        events=_labels([label for label in labels if label.kind != "status"]),
        statuses=_labels([label for label in labels if label.kind == "status"]),
        outlets=lexicon.derive(outlet_names),
        lexicon=lexicon,
    )


def read_code(field: Field, text: str, start: int, end: int, values: Values) -> Node | None:
    """The value of a field with a closed list; None for an outlet that the packs do not know.

    Raises QueryError where the list has no such value.
    """
    key = name_key(text)
    if field is Field.OUTLET:
        outlet = values.outlets.named(text)
        return Code(field, name_key(outlet.name), outlet.name) if outlet else None
    if field is Field.LANGUAGE:
        return Code(field, text.strip().lower(), text.strip().lower())
    if field is Field.COUNTRY:
        found = values.countries.get(key)
        return Code(field, *found) if found else _unknown(text, start, end, values.countries)
    table = values.events if field is Field.EVENT else values.statuses
    code = table.get(key)
    return Code(field, code, code) if code else _unknown(text, start, end, table)


def read_days(text: str, today: date | None, values: Values, start: int, end: int) -> tuple[date, date]:
    """The first and last day that `text` names: a day, a month, a year or, with `..`, a range."""
    today = today or datetime.now(UTC).date()
    first_text, dots, last_text = text.partition("..")
    first = _period(first_text, today, values.lexicon) if first_text or not dots else (date.min, date.min)
    last = (
        (_period(last_text, today, values.lexicon) if last_text else (date.max, date.max)) if dots else first
    )
    if first is None or last is None:
        fail(Fault.BAD_DATE, start, end, text)
    if first[0] > last[1]:
        fail(Fault.DATES_CROSSED, start, end, text)
    return first[0], last[1]


def days_node(first: date | None, last: date | None) -> Days:
    """The node of a stretch of days; the ends of the calendar are no bounds."""
    return Days(
        first.isoformat() if first not in (None, date.min) else None,
        last.isoformat() if last not in (None, date.max) else None,
    )


def _period(text: str, today: date, lexicon: Lexicon) -> tuple[date, date] | None:
    text = text.strip()
    key = name_key(text)
    if key in _NAMED_DAYS:
        day = today - timedelta(days=_NAMED_DAYS[key])
        return day, day
    for read in (_ago, _iso_day, _day_first, _month, _year):
        if (found := read(text, today)) is not None:
            return found
    return _in_words(text, lexicon)


def _ago(text: str, today: date) -> tuple[date, date] | None:
    match = _AGO.fullmatch(name_key(text).replace(" ", ""))
    if match is None:
        return None
    day = today - timedelta(days=int(match.group(1)) * _UNIT_DAYS[match.group(2)])
    return day, day


def _iso_day(text: str, today: date) -> tuple[date, date] | None:
    match = _ISO_DAY.fullmatch(text)
    return _whole_day(*map(int, match.groups())) if match else None


def _day_first(text: str, today: date) -> tuple[date, date] | None:
    match = _DAY_FIRST.fullmatch(text)
    return _whole_day(*map(int, reversed(match.groups()))) if match else None


def _month(text: str, today: date) -> tuple[date, date] | None:
    match = _YEAR_MONTH.fullmatch(text)
    if match is None:
        return None
    year, month = (int(match[1]), int(match[2])) if match[1] else (int(match[4]), int(match[3]))
    return _whole_month(year, month)


def _year(text: str, today: date) -> tuple[date, date] | None:
    match = _YEAR.fullmatch(text)
    return (date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)) if match else None


def _in_words(text: str, lexicon: Lexicon) -> tuple[date, date] | None:
    """A date as Arabic writes it: 24 أيار 2024, مايو 2024."""
    found = find_dates(text, lexicon)
    if len(found) != 1 or found[0].year is None or found[0].month is None:
        return None
    if found[0].day is None:
        return _whole_month(found[0].year, found[0].month)
    return _whole_day(found[0].year, found[0].month, found[0].day)


def _whole_day(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _whole_month(year: int, month: int) -> tuple[date, date] | None:
    if not (date.min.year <= year <= date.max.year and 1 <= month <= 12):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _unknown(text: str, start: int, end: int, table: Mapping[str, object]) -> NoReturn:
    close = get_close_matches(name_key(text), table, n=_SHOWN) or sorted(table)
    fail(Fault.UNKNOWN_VALUE, start, end, text, ", ".join(close[:_SHOWN]))


def _countries(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for country in lexicon.rows(Country):
        for name in (country.code, country.name, *country.names, country.name_latin):
            table.setdefault(name_key(name), (country.code, country.name))
    return table


def _labels(labels: list[EventLabel]) -> dict[str, str]:
    table: dict[str, str] = {}
    for label in labels:
        for name in (label.code, *label.names):
            table.setdefault(name_key(name), label.code)
    return table
