"""`marsad digest` printed, and sent through real mail servers: with and without protection and login."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

DAY = "2023-03-20"


class Mailbox:
    """Keeps what it is sent; refuses one address."""

    def __init__(self) -> None:
        self.sent: list[EmailMessage] = []
        self.to: list[str] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.to += envelope.rcpt_tos
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.sent.append(message)
        return "250 OK"


Serve = Callable[..., str]


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


def free_port() -> int:
    """A port that nothing listens on; the mail server does not take 0 for one."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.fixture
def serve(mailbox: Mailbox) -> Iterator[Serve]:
    """Starts a mail server on loopback; gives its host and port."""
    started: list[Controller] = []

    def start(**options: Any) -> str:
        controller = Controller(mailbox, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        started.append(controller)
        return f"localhost:{controller.port}"

    yield start
    for controller in started:
        controller.stop()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of `localhost` with its key, signed by itself."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    extension = ["-addext", "subjectAltName=DNS:localhost", "-keyout", path, "-out", f"{path}.crt"]
    subprocess.run([*command.split(), *extension], check=True, capture_output=True)
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def digest(news: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "marsad", "digest", "--archive", str(news), *arguments]
    named = {f"MARSAD_{name.upper()}": value for name, value in environment.items()}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MARSAD_")}
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, env={**inherited, **named}
    )


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_it_is_printed_where_nobody_is_to_get_it(news: Path) -> None:
    shown = digest(news, "--day", DAY)
    assert shown.returncode == 0
    assert "1. شي جين بينغ في موسكو ويلتقي بوتين" in shown.stdout
    assert "أجندة الغد: الثلاثاء، 21 مارس 2023" in shown.stdout
    assert "http" not in shown.stdout


def test_a_message_has_text_and_html_from_right_to_left(news: Path, serve: Serve, mailbox: Mailbox) -> None:
    addresses = ["--to", "a@example.org", "--to", "b@example.org"]
    options = {"smtp": serve(), "smtp_security": "none", "address": "https://marsad.example/"}
    assert digest(news, "--day", DAY, *addresses, **options).returncode == 0
    assert mailbox.to == ["a@example.org", "b@example.org"]
    assert [message["To"] for message in mailbox.sent] == mailbox.to
    message = mailbox.sent[0]
    assert message["Subject"] == "مرصد · ملخص اليوم: الاثنين، 20 مارس 2023"
    assert message["From"] == "marsad@localhost"
    assert "https://marsad.example/story/" in body(message, "plain")
    html = body(message, "html")
    assert '<html lang="ar" dir="rtl">' in html
    assert "شي جين بينغ في موسكو ويلتقي بوتين</a>" in html


def test_the_environment_may_name_several_addresses(news: Path, serve: Serve, mailbox: Mailbox) -> None:
    named = {"digest_to": "a@example.org b@example.org", "smtp": serve(), "smtp_security": "none"}
    assert digest(news, "--day", DAY, **named).returncode == 0
    assert mailbox.to == ["a@example.org", "b@example.org"]


def test_english_frames_the_same_news(news: Path, serve: Serve, mailbox: Mailbox) -> None:
    digest(
        news, "--day", DAY, "--to", "a@example.org", "--language", "en", smtp=serve(), smtp_security="none"
    )
    assert mailbox.sent[0]["Subject"] == "مرصد · Digest of the day: Monday, 20 March 2023"
    assert "شي جين بينغ" in body(mailbox.sent[0], "plain")


def test_starttls_and_login(
    news: Path, serve: Serve, mailbox: Mailbox, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"desk", b"right"), handled=False)

    place = serve(
        tls_context=tls(certificate), require_starttls=True, authenticator=known, auth_required=True
    )
    send = ["--day", DAY, "--to", "a@example.org"]
    options = {"smtp": place, "smtp_user": "desk"}
    untrusted = digest(news, *send, **options, smtp_password="right")
    assert (untrusted.returncode, "certificate" in untrusted.stderr) == (4, True)
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    refused = digest(news, *send, **options, smtp_password="wrong")
    assert (refused.returncode, "535" in refused.stderr, "wrong" in refused.stderr) == (4, True, False)
    assert digest(news, *send, **options, smtp_password="right").returncode == 0
    assert mailbox.to == ["a@example.org"]


def test_tls_from_the_first_byte(
    news: Path, serve: Serve, mailbox: Mailbox, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    place = serve(ssl_context=tls(certificate))
    sent = digest(news, "--day", DAY, "--to", "a@example.org", smtp=place, smtp_security="tls")
    assert (sent.returncode, sent.stderr.count("sent to")) == (0, 1)


def test_a_server_without_starttls_gets_nothing(news: Path, serve: Serve, mailbox: Mailbox) -> None:
    sent = digest(news, "--day", DAY, "--to", "a@example.org", smtp=serve())
    assert (sent.returncode, "smtp_security" in sent.stderr, mailbox.sent) == (4, True, [])


def test_one_refused_address_does_not_keep_it_from_the_others(
    news: Path, serve: Serve, mailbox: Mailbox
) -> None:
    addresses = ["--to", "nobody@example.org", "--to", "bad\naddress", "--to", "a@example.org"]
    sent = digest(news, "--day", DAY, *addresses, smtp=serve(), smtp_security="none")
    assert sent.returncode == 3
    assert "550 no such mailbox" in sent.stderr
    assert "Traceback" not in sent.stderr
    assert mailbox.to == ["a@example.org"]


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "said"),
    [
        (["--to", "a@example.org"], {}, 2, "MARSAD_SMTP"),
        (["--to", "a@example.org"], {"smtp": "host:port"}, 2, "write host or host:port"),
        (["--to", "a@example.org"], {"smtp": "x", "smtp_security": "ssl"}, 2, "starttls, tls, none"),
        (["--to", "a@example.org"], {"smtp": "127.0.0.1:1"}, 4, "refused"),
        (["--day", "last week"], {}, 2, "write 2024-05-24"),
    ],
)
def test_what_cannot_be_sent_says_why(
    news: Path, arguments: list[str], environment: dict[str, str], code: int, said: str
) -> None:
    failed = digest(news, *arguments, **environment)
    assert (failed.returncode, said in failed.stderr) == (code, True), failed.stderr
    assert "Traceback" not in failed.stderr
