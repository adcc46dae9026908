"""The reference of the commands, from the functions that the program is made of."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from operator import itemgetter
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from marsad.cli.program import program

_HEAD = """# Commands of `marsad`

Written by `python -m tools.docs` from the program; `marsad COMMAND --help` says the same.
[Exit codes](exit-codes.md) say how a run ended.

| command | does |
| --- | --- |
"""
_MARKUP = re.compile(r"\[/?[a-z]*\]")
_TAKEN = {str: "TEXT", int: "NUMBER", float: "NUMBER", Path: "PATH"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a command: its name in code, what it takes and whether many, its default, its help."""

    name: str
    kind: type
    many: bool
    default: Any
    info: ArgumentInfo | OptionInfo

    @property
    def spelled(self) -> str:
        """How it is written on the command line."""
        if isinstance(self.info, ArgumentInfo):
            return self.name.upper()
        long = f"--{self.name.replace('_', '-')}"
        usual = f"{long}/--no-{long[2:]}" if self.kind is bool else long
        first = (
            (self.info.default,) if isinstance(self.info.default, str) else ()
        )  # Typer's way with Annotated
        return ", ".join((*first, *(self.info.param_decls or ())) or (usual,))

    @property
    def takes(self) -> str:
        """The kind of its value; nothing for a switch and for arguments."""
        if isinstance(self.info, ArgumentInfo) or self.kind is bool:
            return ""
        if issubclass(self.kind, Enum):
            return r" \| ".join(f"`{each.value}`" for each in self.kind)
        return _TAKEN[self.kind]


def reference() -> str:
    """The page, as Markdown."""
    commands = sorted(commands_of(program([]), ""), key=itemgetter(0))
    table = "".join(
        f"| [`{name}`](#{name.replace(' ', '-')}) | {_first(work)} |\n" for name, work in commands
    )
    return _HEAD + table + "".join(_section(name, work) for name, work in commands)


def commands_of(app: typer.Typer, above: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command by its full name, with the function that does it."""
    for command in app.registered_commands:
        assert command.callback is not None
        yield f"{above} {command.name or command.callback.__name__}".strip(), command.callback
    for group in app.registered_groups:
        assert group.typer_instance is not None
        yield from commands_of(group.typer_instance, str(group.name))


def parameters_of(work: Callable[..., Any]) -> list[Parameter]:
    """The parameters of a command in order."""
    hints = get_type_hints(work, include_extras=True)
    named = inspect.signature(work).parameters.values()
    return [_parameter(each, hints[each.name]) for each in named]


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:
    assert get_origin(hint) is Annotated, f"{parameter.name} says nothing of itself"
    plain, info = get_args(hint)
    kinds = (
        [kind for kind in get_args(plain) if kind is not NoneType] if NoneType in get_args(plain) else [plain]
    )
    many = get_origin(kinds[0]) is list
    kind = get_args(kinds[0])[0] if many else kinds[0]
    return Parameter(parameter.name, kind, many, parameter.default, info)


def _section(name: str, work: Callable[..., Any]) -> str:
    parameters = parameters_of(work)
    words = [f"marsad {name}", *map(_in_usage, parameters)]
    usage = " ".join(word for word in words if word)
    parts = [f"\n## {name}\n", f"```text\n{usage} [OPTIONS]\n```\n", f"{_told(inspect.getdoc(work) or '')}\n"]
    if parameters:
        parts.append("| argument, option | |\n| --- | --- |\n" + "".join(map(_row, parameters)))
    return "\n".join(parts)


def _in_usage(parameter: Parameter) -> str:
    """An argument as the usage shows it; options are not named there."""
    if isinstance(parameter.info, OptionInfo):
        return ""
    word = f"{parameter.spelled}..." if parameter.many else parameter.spelled
    return word if parameter.default is inspect.Parameter.empty else f"[{word}]"


def _row(parameter: Parameter) -> str:
    named = ", ".join(f"`{name}`" for name in parameter.spelled.split(", "))
    about = _told(parameter.info.help or "").replace("|", r"\|").replace("\n", " ")
    cells = f"{about}{_default(parameter)}{_variable(parameter)}".strip()
    return f"| {named} {parameter.takes}".rstrip() + f" | {cells} |\n"


def _default(parameter: Parameter) -> str:
    value = parameter.default
    unsaid = (None, "", inspect.Parameter.empty)
    if value in unsaid or isinstance(value, bool) or not parameter.info.show_default:
        return ""
    return f" Default: `{value.value if isinstance(value, Enum) else value}`."


def _variable(parameter: Parameter) -> str:
    return f" Environment: `{parameter.info.envvar}`." if parameter.info.envvar else ""


def _first(work: Callable[..., Any]) -> str:
    return _told(inspect.getdoc(work) or "").split("\n\n", 1)[0].replace("\n", " ")


def _told(text: str) -> str:
    """Help without the terminal's markup; lines that are examples become code."""
    plain = _MARKUP.sub("", text).strip()
    return re.sub(r"(?:^ *marsad \S.*(?:\n\n?|$))+", _code, plain, flags=re.MULTILINE).strip()


def _code(match: re.Match[str]) -> str:
    lines = [line.strip() for line in match[0].splitlines() if line.strip()]
    return "```text\n" + "\n".join(lines) + "\n```\n\n"
