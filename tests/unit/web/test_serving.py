"""What is wrong is said before anything is served."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

from marsad.archive.archive import Archive
from marsad.cli.exits import Exit
from marsad.cli.program import program


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_missing_archive_is_named(tmp_path: Path, workers: str) -> None:
    place = str(tmp_path / "nothing.db")
    result = CliRunner().invoke(program(["serve"]), ["serve", place, "--workers", workers])
    assert result.exit_code == Exit.ARCHIVE_FAILED
    assert "no archive here; `marsad archive init` makes one" in result.stderr


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    place = tmp_path / "news.db"
    Archive.open(place, create=True).close()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = CliRunner().invoke(program(["serve"]), ["serve", str(place), "--port", port])
    assert result.exit_code == Exit.USAGE
    assert f"127.0.0.1:{port}" in result.stderr
    assert "--port takes another" in result.stderr
