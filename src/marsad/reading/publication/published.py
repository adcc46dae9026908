"""Decides when an article was published, from its date line, the page's metadata and its dateline.

A date counts only where something says that it is the article's: a date line, the metadata of the
page, the dateline, or "today" beside a full date in the opening of the text. Where the metadata and
the visible date name different days the earlier stands, since later stamps are updates, imports or
the day of reading; the decision is recorded in `Published.source` and as a Problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from marsad.calendars.dates import CalendarDate, find_dates
from marsad.calendars.numeric import valid_date
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Published
from marsad.model.line import LineRole, Section
from marsad.model.page import Document
from marsad.model.problem import Problem
from marsad.reading.publication.dateline import Filing
from marsad.reading.publication.day_told import day_told
from marsad.reading.publication.relative import read_ago
from marsad.text.normalise import fold_with_offsets

_STEP = "published"
_UPDATE_LINE = "update line"
_UPDATE = re.compile(
    r"(?:اخر|تاريخ)\s+(?:تحديث|تعديل)|تم\s+(?:ال)?(?:تحديث|تعديل)|(?<!\w)(?:محدثه?|تحديث|التحديث|عدل|التعديل)(?!\w)"
    r"|(?:last\s+)?(?:updated|modified)"
)
_PUBLISH = re.compile(r"(?<!\w)(?:تاريخ النشر|النشر|نشر|نشرت|published|posted)(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ISO = re.compile(
    r"\s*(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?\s*$"
)
_TWO_SCRIPTS = re.compile(r"(?<=[0-9])(?=[٠-٩])")  # one day in both kinds of figures, glued
_LONGEST_LINE = 300  # characters; a longer line or stamp is no date
_EARLIEST = 1990
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Dated:
    """The decision on the date, None where nothing states one, and the conflicts seen on the way."""

    published: Published | None = None
    problems: tuple[Problem, ...] = ()


def find_published(
    section: Section,
    document: Document,
    filing: Filing | None,
    lexicon: Lexicon,
    *,
    with_metadata: bool,
    zone: tzinfo | None = None,
) -> Dated:
    """When the article of `section` was published; `with_metadata` lets the page's head speak.

    `zone` is that of the outlet's country, for a time of day printed without one.
    """
    fetched = document.page.fetched
    visible = _first_of(published_of(text, fetched, lexicon, zone) for text in _date_texts(section))
    stamped = _stamped(document, lexicon) if with_metadata else None
    dated = _weigh(visible, stamped)
    if dated.published:
        return dated
    anchor = fetched.date() if fetched else None
    told = _in_dateline(section.body, filing, anchor, lexicon) or day_told(section.body, lexicon)
    return Dated(told)


def published_of(text: str, fetched: datetime | None, lexicon: Lexicon, zone: tzinfo | None = None) -> Dated:
    """The publication date that one line states: a full date, one without its year, or "3 hours ago".

    Dates behind an update label count only where the line has no other. A date without its year is
    the last such day before `fetched`; without `fetched` neither it nor a relative date can be read.
    A time of day printed without its zone is one of `zone`.
    """
    first, update = _cut_at_update(text)
    dated = _line_date(first, fetched, lexicon, "date line", zone)
    if dated.published or not update:
        return dated
    return _line_date(update, fetched, lexicon, _UPDATE_LINE, zone)


def _date_texts(section: Section) -> Iterator[str]:
    for role in (LineRole.DATE, LineRole.BYLINE, LineRole.MASTHEAD):
        yield from (text for text in section.texts(role) if len(text) <= _LONGEST_LINE)


def _first_of(stream: Iterator[Dated]) -> Dated:
    """The first date that is stated, one behind an update label only where no other is."""
    updated = Dated()
    for dated in stream:
        if dated.published and dated.published.source != _UPDATE_LINE:
            return dated
        updated = updated if updated.published else dated
    return updated if updated.published else Dated()


def _cut_at_update(text: str) -> tuple[str, str]:
    """What stands before an update label, and what from it on."""
    folded = fold_with_offsets(text)
    line = folded.text.lower()
    label = _UPDATE.search(line)
    if label is None:
        return text, ""
    start = folded.to_original(label.start(), label.end()).start
    again = _PUBLISH.search(line, label.end())
    end = folded.to_original(again.start(), again.end()).start if again else len(text)
    return f"{text[:start]} {text[end:]}", text[start:end]


def _line_date(
    text: str, fetched: datetime | None, lexicon: Lexicon, source: str, zone: tzinfo | None = None
) -> Dated:
    text = _TWO_SCRIPTS.sub(" ", text)
    found = find_dates(text, lexicon)
    whole = [item for item in found if item.day_date and item.day_date.year >= _EARLIEST]
    if whole:
        best = next((item for item in whole if not item.hijri), whole[0])
        return _dated(best, text, source, zone)
    if parted := _with_parted_year(text, found, source):
        return Dated(parted)
    if fetched is None:
        return Dated()
    for item in found:
        if item.month and item.day and (day := _last_before(item.month, item.day, fetched.date())):
            return Dated(
                Published(day.isoformat(), f"{source}, year from fetched", text[item.start : item.end])
            )
    return Dated(_relative(text, fetched)) if source == "date line" else Dated()


def _with_parted_year(text: str, found: list[CalendarDate], source: str) -> Published | None:
    """A day whose year stands elsewhere on the line: GMT 12:05 2024 السبت, 10 شباط."""
    years = _YEAR.findall(fold_with_offsets(text).text)
    for item in found:
        if not (item.month and item.day and len(years) == 1):
            continue
        if day := valid_date(int(years[0]), item.month, item.day):
            return Published(day.isoformat(), source, text.strip())
    return None


def _dated(found: CalendarDate, text: str, source: str, zone: tzinfo | None) -> Dated:
    day = found.day_date
    if day is None:
        return Dated()
    published = Published(_iso(found, day, zone), source, text[found.start : found.end])
    if found.weekday is None or found.weekday == day.weekday():
        return Dated(published)
    reason = (
        f"the line says {_WEEKDAYS[found.weekday]}, {day} is a {_WEEKDAYS[day.weekday()]}; the date is kept"
    )
    return Dated(published, (Problem(_STEP, reason),))


def _iso(found: CalendarDate, day: date, zone: tzinfo | None) -> str:
    """A date-time only where a clock is stated and its zone stated or known, else the day."""
    zone = found.zone or zone
    if found.clock is None or zone is None:
        return day.isoformat()
    return datetime.combine(day, found.clock, zone).isoformat()


def _relative(text: str, fetched: datetime) -> Published | None:
    ago = read_ago(text)
    if ago is None:
        return None
    moment = fetched - ago.distance
    to_the_hour = ago.exact and fetched.tzinfo is not None
    value = moment.isoformat(timespec="seconds") if to_the_hour else moment.date().isoformat()
    return Published(value, "relative to fetched", text.strip())


def _last_before(month: int, day: int, anchor: date) -> date | None:
    """The last day of that name up to a day after `anchor` (the page may be ahead of the reader's zone)."""
    for year in (anchor.year + 1, anchor.year, anchor.year - 1):
        candidate = valid_date(year, month, day)
        if candidate and candidate <= anchor + timedelta(days=1):
            return candidate
    return None


def _stamped(document: Document, lexicon: Lexicon) -> Published | None:
    """The metadata's date, cut to what the record holds."""
    raw = document.metadata.published
    if not raw or len(raw) > _LONGEST_LINE:
        return None
    source = document.metadata.published_from or "metadata"
    match = _ISO.match(raw)
    if match is None:
        return _line_date(raw, None, lexicon, source).published
    value = _iso_value(match)
    return Published(value, source, raw) if value and int(value[:4]) >= _EARLIEST else None


def _iso_value(match: re.Match[str]) -> str | None:
    """The day, with clock and offset where both stand; None where there is no such day or hour."""
    try:
        day = date.fromisoformat(match["day"]).isoformat()
        if not (match["clock"] and match["zone"]):
            return day
        return datetime.fromisoformat(f"{day}T{match['clock']}{match['zone']}").isoformat()
    except ValueError:
        return None


def _weigh(visible: Dated, stamped: Published | None) -> Dated:
    """The visible date against the metadata's."""
    if stamped is None or visible.published is None:
        return Dated(stamped or visible.published, visible.problems)
    shown, meta = visible.published.value[:10], stamped.value[:10]
    if shown == meta:
        richer = visible.published if len(visible.published.value) > len(stamped.value) else stamped
        return Dated(richer, visible.problems)
    kept = visible.published if shown < meta or _only_by_zone(stamped, shown) else stamped
    reason = (
        f"{stamped.source} says {meta}, the {visible.published.source} says {shown}; {kept.source} is kept"
    )
    return Dated(kept, (*visible.problems, Problem(_STEP, reason)))


def _only_by_zone(stamped: Published, shown: str) -> bool:
    """Whether a stamp in UTC falls on the day before the one shown, as it does east of Greenwich at night."""
    next_day = (date.fromisoformat(stamped.value[:10]) + timedelta(days=1)).isoformat()
    return stamped.value.endswith("+00:00") and shown == next_day


def _in_dateline(body: str, filing: Filing | None, anchor: date | None, lexicon: Lexicon) -> Published | None:
    """The day in the dateline: موسكو 31 ديسمبر (نوفوستي) —."""
    if filing is None or filing.day is None:
        return None
    text = filing.day.of(body)
    for found in find_dates(text, lexicon):
        day = found.day_date
        if day is None and anchor and found.month and found.day:
            day = _last_before(found.month, found.day, anchor)
        if day:
            return Published(day.isoformat(), "dateline", text)
    return None
