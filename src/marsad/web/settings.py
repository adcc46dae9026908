"""Settings of the site: defaults, then a TOML file, then the environment (`MARSAD_…`); later wins."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from marsad.errors import SettingsError

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


_REFERENCE = """# Settings of the site

`marsad serve` takes each setting from its option, else from the environment, else from the file that
`--config` names (TOML, one `name = value` a line), else the default.

| setting | environment | default | what it does |
| --- | --- | --- | --- |
"""


def _setting(default: Any, about: str) -> Any:
    return field(default=default, metadata={"about": about})


@dataclass(frozen=True, slots=True)
class Settings:
    """How the site runs; each field's `about` is what the reference page prints of it."""

    archive: str = _setting("marsad.db", "The archive: a path (SQLite) or a postgresql:// address.")
    host: str = _setting("127.0.0.1", "The address to listen on; 0.0.0.0 for every interface.")
    port: int = _setting(8765, "The port to listen on; 0 takes a free one and prints it.")
    address: str = _setting("", "The public address of the site, for feeds; empty takes the request's.")
    title: str = _setting("مرصد", "The name in the masthead.")
    workers: int = _setting(1, "Processes that serve requests.")
    open_reading: bool = _setting(
        True, "Whether anyone may read; if not, reading needs an account or an API token."
    )
    paste_limit: int = _setting(2_000_000, "Characters that the un-paste page takes at most.")
    session_days: int = _setting(14, "Days after which a login ends.")
    cookie_secure: bool = _setting(False, "Send cookies over https only; turn on behind a TLS proxy.")
    smtp: str = _setting("", "The mail server for `marsad digest`: host or host:port.")
    smtp_security: str = _setting("starttls", "How mail is protected: `starttls`, `tls` or `none`.")
    smtp_user: str = _setting("", "The name to log in to the mail server with; empty does not log in.")
    smtp_password: str = _setting("", "Its password; better given by the environment than by a file.")
    mail_from: str = _setting("marsad@localhost", "The sender of mail.")


def load_settings(file: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of `file` (TOML) and of the environment.

    Raises SettingsError where the file cannot be read, a name is unknown or a value has the wrong type.
    """
    values = {**_from_file(file), **_from_environment(os.environ if environment is None else environment)}
    known = {item.name: item.type for item in fields(Settings)}
    for name in values:
        if name not in known:
            raise SettingsError(f"unknown setting {name!r}; known are: {', '.join(known)}")
    return Settings(**{name: _typed(name, str(known[name]), value) for name, value in values.items()})


def reference() -> str:
    """The reference page of the settings, as Markdown."""
    cells = (
        (f"`{item.name}`", f"`MARSAD_{item.name.upper()}`", _shown(item.default), item.metadata["about"])
        for item in fields(Settings)
    )
    return _REFERENCE + "".join(f"| {' | '.join(row)} |\n" for row in cells)


def _shown(default: Any) -> str:
    """A default as a TOML file writes it."""
    if isinstance(default, bool):
        return str(default).lower()
    return f'`"{default}"`' if isinstance(default, str) else str(default)


def _from_file(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read as TOML: {error}") from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    names = {f"MARSAD_{item.name.upper()}": item.name for item in fields(Settings)}
    return {name: environment[key] for key, name in names.items() if key in environment}


def _typed(name: str, kind: str, value: Any) -> Any:
    if kind == "bool":
        return _truth(name, value)
    if kind == "int":
        return _number(name, value)
    return str(value)


def _truth(name: str, value: Any) -> bool:
    word = str(value).lower()
    if word not in _TRUE | _FALSE:
        raise SettingsError(f"{name} takes true or false, not {value!r}")
    return word in _TRUE


def _number(name: str, value: Any) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise SettingsError(f"{name} takes a whole number, not {value!r}") from error
