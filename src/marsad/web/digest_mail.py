"""The digest of a day as a message: its stories and what is due on the day after, as text and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import Any

from marsad.archive.archive import Archive
from marsad.archive.views.agenda import AgendaFilter, AgendaRow, agenda_rows
from marsad.archive.views.stories import StoryCard, stories_of_day
from marsad.web.clock import days_after
from marsad.web.preferences import Preferences
from marsad.web.render import View, environment
from marsad.web.settings import Settings

_MOST = 25  # stories in a message; the site's page of the day has them all


@dataclass(frozen=True, slots=True)
class Digest:
    """A day's stories, the most told first, and the entries of the day after."""

    day: str
    stories: tuple[StoryCard, ...]
    agenda: tuple[AgendaRow, ...]


def digest_of(archive: Archive, day: str) -> Digest:
    """The digest of an ISO day."""
    after = days_after(day, 1)
    with archive.reading() as connection:
        due = agenda_rows(connection, AgendaFilter(since=after, until=after))
        # "In June" covers the day as well, but says nothing of it.
        return Digest(
            day,
            tuple(stories_of_day(connection, day)),
            tuple(row for row in due if row.precision == "day"),
        )


def as_text(digest: Digest, settings: Settings, language: str) -> str:
    """The digest as plain text."""
    return _filled("digest_mail.txt", digest, settings, language)


def as_html(digest: Digest, settings: Settings, language: str) -> str:
    """The digest as one HTML page whose style needs nothing from elsewhere."""
    return _filled("digest_mail.html", digest, settings, language)


def as_message(digest: Digest, settings: Settings, language: str, to: str) -> EmailMessage:
    """The digest as a message to one address."""
    view = _view(language)
    message = EmailMessage(policy=SMTP)
    message["From"] = settings.mail_from
    message["To"] = to
    message["Subject"] = f"{settings.title} · {view.t('foot.day')}: {view.dates.day(digest.day)}"
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid("digest", settings.mail_from.rpartition("@")[2].strip(" >"))
    message["Content-Language"] = language
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice answers it
    message.set_content(as_text(digest, settings, language))
    message.add_alternative(as_html(digest, settings, language), subtype="html")
    return message


def _view(language: str) -> View:
    return View(language, Preferences(), "/day", "/day")


def _filled(template: str, digest: Digest, settings: Settings, language: str) -> str:
    view = _view(language)
    base = settings.address.rstrip("/")

    def link(path: str) -> str:
        """The address of a page; empty where the site's own is not known."""
        return base + view.to(path) if base else ""

    values: dict[str, Any] = {"t": view.t, "dates": view.dates, "language": language, "link": link}
    return (
        environment()
        .get_template(template)
        .render(values, settings=settings, digest=digest, most=_MOST, tomorrow=days_after(digest.day, 1))
    )
