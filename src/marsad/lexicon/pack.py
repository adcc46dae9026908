"""Reads packs: the tab-separated tables that hold what Marsad knows.

A pack opens with comment lines (`# …`: what it holds, where it comes from, its licence), then
one line of column names, then one row a line. A cell that may hold several values parts them
with ` | `. The row's dataclass gives the columns and their types: `str`, `int`,
`tuple[str, ...]`, any of the first two with `| None` for a cell that may be empty, or an enumeration
of strings (or a tuple of one) where a cell may hold only what it lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, ClassVar, Protocol, TypeVar, get_args, get_origin, get_type_hints

from marsad.errors import PackError


class Row(Protocol):
    """A dataclass whose fields are a pack's columns; `pack` is the pack's file name without `.tsv`."""

    pack: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Row)
T = TypeVar("T")


class Lexicon:
    """All packs of one language, each read when it is first asked for.

    >>> from marsad.lexicon.outlets import Outlet
    >>> len(load().rows(Outlet)) >= 250
    True
    """

    def __init__(self, folder: Traversable) -> None:
        self.folder = folder
        self._rows: dict[type, tuple[Any, ...]] = {}
        self._derived: dict[Callable[..., Any], Any] = {}

    def rows(self, row_type: type[R]) -> tuple[R, ...]:
        """The rows of `row_type`'s pack, in file order.

        Raises PackError where a row breaks the format.
        """
        if row_type not in self._rows:
            self._rows[row_type] = tuple(_read(self.folder.joinpath(f"{row_type.pack}.tsv"), row_type))
        rows: tuple[R, ...] = self._rows[row_type]
        return rows

    def derive(self, build: Callable[[Lexicon], T]) -> T:
        """What `build` makes of this lexicon (an index, a matcher), made once and kept."""
        if build not in self._derived:
            self._derived[build] = build(self)
        derived: T = self._derived[build]
        return derived

    def adopt(self, derived: Mapping[Callable[[Lexicon], Any], Any]) -> None:
        """Takes what builders made of the same packs before as if they had made it now."""
        self._derived.update(derived)


@cache
def load(language: str = "ar") -> Lexicon:
    """The lexicon that ships with Marsad."""
    return Lexicon(files("marsad.lexicon") / "packs" / language)


def _read(path: Traversable, row_type: type[R]) -> Iterator[R]:
    makers = _makers(row_type)
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    rows = ((number, line.split("\t")) for number, line in lines if line and not line.startswith("#"))
    _, header = next(rows, (0, []))
    places = _places(header, makers, path.name)
    # Most cells are plain text: only the others are converted, as big packs count in start-up time.
    converted = [(i, makers[name]) for i, name in enumerate(makers) if makers[name] is not str]
    for number, cells in rows:
        if len(cells) != len(header):
            raise PackError(f"{path.name}, line {number}: {len(cells)} cells, the header has {len(header)}")
        values: list[Any] = [cells[place] for place in places]
        try:
            for i, make in converted:
                values[i] = make(values[i])
        except ValueError as error:
            raise PackError(f"{path.name}, line {number}: {error}") from error
        yield row_type(*values)


def _places(header: list[str], makers: dict[str, Callable[[str], Any]], name: str) -> list[int]:
    """Where each field of the row type stands in the file."""
    if set(header) != set(makers):
        raise PackError(f"{name}: columns {sorted(header)} where the row type has {sorted(makers)}")
    return [header.index(field) for field in makers]


def _makers(row_type: type[Row]) -> dict[str, Callable[[str], Any]]:
    hints = get_type_hints(row_type)
    return {field.name: _maker(hints[field.name]) for field in fields(row_type)}


def _maker(hint: object) -> Callable[[str], Any]:
    if hint is str:
        return str
    if hint is int:
        return int
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if hint == tuple[str, ...]:
        return lambda cell: tuple(cell.split(" | ")) if cell else ()
    if get_origin(hint) is tuple:
        one = _maker(get_args(hint)[0])
        return lambda cell: tuple(map(one, cell.split(" | "))) if cell else ()
    if hint == str | None:
        return lambda cell: cell or None
    if hint == int | None:
        return lambda cell: int(cell) if cell else None
    raise PackError(f"a column of type {hint} is not among those a pack may have")
