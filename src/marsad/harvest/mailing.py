"""Hands mail to a server: SMTP, protected by STARTTLS or TLS, with or without a login."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum

from marsad.errors import MailError

_SECONDS = 30.0


class Security(StrEnum):
    """How the connection to a mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server; an empty `user` does not log in."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"{self.host}:{self.port}"


def mail_server(place: str, security: Security, user: str = "", password: str = "") -> MailServer:
    """The server at `place`, `host` or `host:port`; without a port the usual one. Raises MailError.

    >>> mail_server("mail.example", Security.TLS).port, mail_server("[::1]:2525", Security.NONE).host
    (465, '::1')
    """
    host, colon, port = place.rpartition(":")
    if not colon or place.endswith("]"):
        host, port = place, str(_PORTS[security])
    bare = host.strip("[]")
    if not bare or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65_536:
        raise MailError(place, "no mail server; write host or host:port")
    return MailServer(bare, int(port), security, user, password)


def send_mail(message: EmailMessage, server: MailServer) -> None:
    """Hands `message` to `server` for the address that its To names. Raises MailError."""
    try:
        with _connected(server) as connection:
            if server.user:
                connection.login(server.user, server.password)
            connection.send_message(message)
    except smtplib.SMTPNotSupportedError as error:
        raise MailError(server.name, f"{error} (smtp_security says what it is asked for)") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise MailError(server.name, _refusals(error)) from error
    except smtplib.SMTPResponseException as error:
        raise MailError(server.name, f"answered {error.smtp_code} {_plain(error.smtp_error)}") from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(server.name, f"{error or type(error).__name__}") from error


def _connected(server: MailServer) -> smtplib.SMTP:
    if server.security is Security.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    if server.security is Security.STARTTLS:
        connection.starttls(context=ssl.create_default_context())
    return connection


def _refusals(error: smtplib.SMTPRecipientsRefused) -> str:
    return "; ".join(
        f"{address} refused: {code} {_plain(why)}" for address, (code, why) in error.recipients.items()
    )


def _plain(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
