"""What the documentation tells people to type can be typed: shell, Python, settings, JSON."""

from __future__ import annotations

import ast
import doctest
import re
import subprocess
import tomllib
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from fastapi.testclient import TestClient

from marsad.cli.program import program
from marsad.web.app import create_app
from marsad.web.settings import Settings

from .blocks import Block, api_calls_of, commands_of, every_block

SHELL = every_block("sh")
COMMANDS = sorted({tuple(words) for block in every_block("sh", "cron") for words in commands_of(block.text)})


@pytest.mark.parametrize("block", SHELL, ids=str)
def test_shell_can_be_parsed(block: Block) -> None:
    checked = subprocess.run(["sh", "-n"], input=block.text, text=True, capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_commands_and_their_options_exist(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        program(words)([*words, "--help"], prog_name="marsad")
    assert end.value.code == 0, capsys.readouterr().err


@pytest.fixture(scope="module")
def taken(news: Path) -> dict[str, set[str]]:
    """The parameters that each path of the API takes."""
    with TestClient(create_app(Settings(archive=str(news)))) as client:
        paths = client.get("/api/openapi.json").json()["paths"]
    return {
        path: {each["name"] for each in methods.get("get", {}).get("parameters", ())}
        for path, methods in paths.items()
    }


def test_addresses_of_the_api_take_the_parameters_that_pages_show(taken: dict[str, set[str]]) -> None:
    calls = [call for block in SHELL for call in api_calls_of(block.text)]
    assert len(calls) > 10
    for path, named in calls:
        known = next(each for each in taken if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", each), path))
        assert set(named) <= taken[known], path


@pytest.mark.parametrize("block", every_block("python"), ids=str)
def test_python_compiles_and_its_imports_are_there(block: Block) -> None:
    for node in ast.walk(ast.parse(block.text)):
        if isinstance(node, ast.Import):
            for name in node.names:
                import_module(name.name)
        if isinstance(node, ast.ImportFrom) and node.module != "__future__":
            module = import_module(node.module or "")
            assert [name.name for name in node.names if not hasattr(module, name.name)] == []


@pytest.mark.parametrize("block", [each for each in every_block("python") if ">>>" in each.text], ids=str)
def test_modules_that_pages_show_pass_their_own_tests(block: Block) -> None:
    module = ModuleType("shown")
    exec(compile(block.text, str(block), "exec"), module.__dict__)
    assert doctest.testmod(module).attempted > 0
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("block", every_block("toml"), ids=str)
def test_settings_files_name_settings(block: Block) -> None:
    assert set(tomllib.loads(block.text)) <= {field.name for field in fields(Settings)}
