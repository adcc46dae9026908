"""The texts, dates and addresses of entries, brought into one form."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, time
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from marsad.calendars.dates import CalendarDate, find_dates
from marsad.harvest.http_time import http_date
from marsad.lexicon.pack import load

_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLANKS = re.compile(r"\s+")
_NUMERIC_ZONE = re.compile(r"(?:[+-]\d{2}:?\d{2}|\bGMT|\bUTC?|Z)\s*$")
_SPELT_OUT = re.compile(r"(?:GMT|UTC)\s?([+-])(\d{1,2})(?::?(\d\d))?\s*$")
_LONGEST_DATE = 80
_LONGEST_TEXT = 5_000
# Parameters that tell a site where a reader came from; without them an article keeps one address.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|_ga|cmpid|xtor|at_\w+)", re.IGNORECASE)


def plain(markup: str | None) -> str:
    """Markup as one line of text; escaped once or twice, with tags or without.

    >>> plain("خبر <b>أول</b> &amp;quot;عاجل&amp;quot;")
    'خبر أول "عاجل"'
    """
    text = html.unescape(html.unescape((markup or "")[:_LONGEST_TEXT]))
    return _BLANKS.sub(" ", _TAG.sub(" ", text)).strip() if text else ""


def entry_date(text: str | None) -> datetime | None:
    """The time that a date in any wording states, in UTC; one without a zone is taken for UTC.

    >>> entry_date("الجمعة، 24 مايو 2024 10:00").isoformat()
    '2024-05-24T10:00:00+00:00'
    >>> entry_date("2024-05-24T10:00:00+03:00").isoformat()
    '2024-05-24T07:00:00+00:00'
    """
    written = _SPELT_OUT.sub(_offset, (text or "").strip()[:_LONGEST_DATE])
    if not written:
        return None
    return _iso(written) or (_NUMERIC_ZONE.search(written) and http_date(written)) or _worded(written)


def entry_address(address: str | None, beside: str) -> str | None:
    """`address` made absolute and freed of tracking, or None where it is no web address.

    >>> entry_address("/news/7?utm_source=rss#top", "https://example.org/feed")
    'https://example.org/news/7'
    """
    try:
        parts = urlsplit(urljoin(beside, (address or "").strip()))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or not (address or "").strip():
        return None
    query = parts.query
    if query and _TRACKING.search(query):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([pair for pair in pairs if not _TRACKING.fullmatch(pair[0])])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _offset(zone: re.Match[str]) -> str:
    sign, hours, minutes = zone.groups()
    return f"{sign}{hours:0>2}{minutes or '00'}"


def _iso(text: str) -> datetime | None:
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _utc(parsed)


def _worded(text: str) -> datetime | None:
    found = find_dates(text, load())
    whole = next((each for each in found if each.day_date), None)
    return _of_calendar(whole) if whole else None


def _of_calendar(found: CalendarDate) -> datetime | None:
    day = found.day_date
    if day is None:
        return None
    return _utc(datetime.combine(day, found.clock or time(), found.zone))


def _utc(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        return None
