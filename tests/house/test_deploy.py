"""The container file and the units name what is there: files, commands, settings, an address that answers."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from marsad.cli.program import program
from marsad.lexicon.built import VARIABLE
from marsad.web.app import create_app
from marsad.web.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "deploy").glob("*.service")) + sorted((ROOT / "deploy").glob("*.timer"))
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
PROGRAM = "/opt/marsad/bin/marsad"
KNOWN = {f"MARSAD_{field.name.upper()}" for field in fields(Settings)} | {VARIABLE, "MARSAD_DIGEST_TO"}
MOST_EXPOSED = 2.0


def steps(name: str) -> list[str]:
    """The arguments of each instruction of that name, lines joined."""
    joined = CONTAINER.replace("\\\n", " ")
    return [
        line.removeprefix(f"{name} ").strip() for line in joined.splitlines() if line.startswith(f"{name} ")
    ]


def runs(command: str) -> bool:
    """Whether `marsad` knows the command and its options: `--help` behind them ends well."""
    words = [*shlex.split(command), "--help"]
    try:
        program(words)(words, prog_name="marsad")
    except SystemExit as end:
        return end.code == 0
    return False


def test_the_container_copies_what_is_there_and_not_ignored() -> None:
    allowed = {
        line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line.startswith("!")
    }
    sources = [word for step in steps("COPY") if "--from" not in step for word in step.split()[:-1]]
    assert sources
    assert {Path(source).parts[0] for source in sources} == allowed
    assert all((ROOT / source).exists() for source in sources)
    assert "readme" in (ROOT / "pyproject.toml").read_text()
    assert {"README.md", "LICENSE", "NOTICE"} <= allowed


def test_the_container_is_small_in_what_it_may_do() -> None:
    assert steps("USER") == ["marsad"]
    assert steps("VOLUME") == ["/data"]
    assert "rm " not in CONTAINER
    named = dict(pair.split("=", 1) for step in steps("ENV") for pair in step.split())
    assert {name for name in named if name.startswith("MARSAD_")} <= KNOWN
    assert named["MARSAD_ARCHIVE"].startswith("/data/")
    assert steps("EXPOSE") == [named["MARSAD_PORT"]]


def test_the_commands_of_the_container_are_commands(news: Path) -> None:
    (start,) = [step for step in steps("CMD") if step.startswith("[")]
    commands = re.findall(r"marsad ([a-z ]+)", start)
    assert commands
    assert all(runs(command) for command in commands)
    (check,) = steps("HEALTHCHECK")
    path = re.search(r"127\.0\.0\.1:8765(/\w+)", check)
    assert path
    with TestClient(create_app(Settings(archive=str(news)))) as client:
        assert client.get(path[1]).status_code == 200


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_units_run_commands_that_exist_with_settings_that_exist(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    commands = re.findall(rf"^ExecStart(?:Pre)?={PROGRAM} (.*)$", text, re.MULTILINE)
    assert commands
    assert all(runs(command) for command in commands)
    assert set(re.findall(r"MARSAD_\w+", text)) <= KNOWN


def test_the_example_of_an_environment_names_settings_that_exist() -> None:
    text = (ROOT / "deploy" / "environment.example").read_text(encoding="utf-8")
    assert set(re.findall(r"MARSAD_\w+", text)) <= KNOWN


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
def test_systemd_takes_the_units_and_rates_them_well(tmp_path: Path) -> None:
    here = Path(sys.executable).with_name("marsad")
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(PROGRAM, str(here))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    verified = _analyze("verify", *(tmp_path / unit.name for unit in UNITS))
    assert (verified.returncode, verified.stderr) == (0, "")
    for unit in SERVICES:
        rated = _analyze("security", "--offline=yes", "--no-pager", tmp_path / unit.name)
        exposed = re.search(r"exposure level for \S+: ([\d.]+)", rated.stdout)
        assert exposed
        assert float(exposed[1]) <= MOST_EXPOSED


def _analyze(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = ["systemd-analyze", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
