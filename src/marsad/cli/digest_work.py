"""What `marsad digest` does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import typer

from marsad.archive.archive import Archive
from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.errors import MailError, SettingsError
from marsad.harvest.mailing import MailServer, Security, mail_server, send_mail
from marsad.web.clock import archive_today, is_day
from marsad.web.digest_mail import Digest, as_html, as_message, as_text, digest_of
from marsad.web.settings import Settings, load_settings

_DAYS_AGO = {"today": 0, "yesterday": 1}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of `marsad digest`."""

    to: tuple[str, ...]
    day: str | None
    form: str
    language: str


def run(wanted: Wanted, archive: str | None, config: Path | None) -> Exit:
    """Prints or sends the digest."""
    try:
        settings = load_settings(config)
        settings = replace(settings, archive=archive or settings.archive)
        server = _server(settings) if wanted.to else None
    except (SettingsError, MailError) as error:
        return _usage(str(error))
    if wanted.day and wanted.day not in _DAYS_AGO and not is_day(wanted.day):
        return _usage(f"no day: {wanted.day}; write 2024-05-24, today or yesterday")
    with opened_archive(settings.archive) as opened:
        digest = digest_of(opened, _day(opened, wanted.day))
    if server is None:
        shown = as_html if wanted.form == "html" else as_text
        typer.echo(shown(digest, settings, wanted.language))
        return Exit.ALL_READ
    return _send(digest, settings, wanted, server)


def _send(digest: Digest, settings: Settings, wanted: Wanted, server: MailServer) -> Exit:
    """Sends each address a message of its own, so that none learns of the others."""
    failed = 0
    for address in wanted.to:
        try:
            send_mail(as_message(digest, settings, wanted.language, address), server)
        except (MailError, ValueError) as error:  # an address that no header can hold is a ValueError
            failed += 1
            _say(f"not sent to {address}: {error}")
        else:
            _say(f"sent to {address}: {digest.day}, {len(digest.stories)} stories")
    if failed == len(wanted.to):
        return Exit.NONE_READ
    return Exit.SOME_FAILED if failed else Exit.ALL_READ


def _server(settings: Settings) -> MailServer:
    """The mail server of the settings. Raises SettingsError, MailError."""
    if not settings.smtp:
        raise SettingsError("no mail server: set MARSAD_SMTP=host:port, or smtp in the settings file")
    if settings.smtp_security not in list(Security):
        raise SettingsError(f"smtp_security takes {', '.join(Security)}, not {settings.smtp_security!r}")
    security = Security(settings.smtp_security)
    return mail_server(settings.smtp, security, settings.smtp_user, settings.smtp_password)


def _day(archive: Archive, given: str | None) -> str:
    if given is None:
        with archive.reading() as connection:
            return archive_today(connection)
    if given in _DAYS_AGO:
        return (date.today() - timedelta(_DAYS_AGO[given])).isoformat()
    return given


def _usage(reason: str) -> Exit:
    _say(reason)
    return Exit.USAGE


def _say(text: str) -> None:
    typer.echo(f"marsad digest: {printable(text)}", err=True)
