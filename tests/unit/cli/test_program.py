"""The program: every command is there, and reading a page loads nothing of the site's."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from marsad.cli.program import program

COMMANDS = ("read", "serve", "harvest", "watch", "source", "user")


@pytest.mark.parametrize("arguments", [[], ["--help"], ["raed"]])
def test_without_a_known_command_all_are_there(arguments: list[str]) -> None:
    shown = CliRunner().invoke(program(arguments), ["--help"]).output
    assert all(command in shown for command in COMMANDS)


def test_a_command_is_loaded_alone() -> None:
    shown = CliRunner().invoke(program(["read", "x.txt"]), ["--help"]).output
    assert "read" in shown
    assert "serve" not in shown


def test_reading_a_page_loads_no_database_and_no_site() -> None:
    check = (
        "import sys; from marsad.cli.program import program; program(['read']); import marsad.running.pages; "
        "print(sorted({'sqlalchemy', 'fastapi', 'httpx', 'tantivy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
