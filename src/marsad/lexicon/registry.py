"""All packs: every row type of the lexicon, found by looking through its modules.

A new pack is a new module with a row type; nothing has to be added here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import marsad.lexicon


def row_types() -> tuple[type[Any], ...]:
    """The row types of all packs, by the pack's name."""
    found = {row.pack: row for module in _modules() for row in _rows_of(module)}
    return tuple(found[name] for name in sorted(found))


def _modules() -> Iterator[ModuleType]:
    for module in iter_modules(marsad.lexicon.__path__):
        if module.name not in {"lint", "pack", "registry"}:
            yield import_module(f"marsad.lexicon.{module.name}")


def _rows_of(module: ModuleType) -> Iterator[type[Any]]:
    for value in vars(module).values():
        if isinstance(value, type) and is_dataclass(value) and isinstance(getattr(value, "pack", None), str):
            yield value
