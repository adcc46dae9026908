"""Model objects to plain data (lists, objects, texts, numbers) and back, exactly, by the fields they declare.

Fields at their default are left out, so objects stored by one version are read by the next that adds a field.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

_Step = Callable[[Any], Any]
T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """`value`, an object of a model class, as plain data."""
    kind: Any = type(value)
    return _writer(kind)(value)


def from_plain(kind: type[T], data: Any) -> T:
    """The object of class `kind` that `to_plain` was given.

    Raises KeyError, TypeError or ValueError of data that is none.
    """
    wanted: Any = kind
    read = _reader(wanted)
    value: T = data if read is None else read(data)
    return value


def time_to_plain(when: datetime) -> str:
    """`when`, an aware time, in UTC and always as long, so that earlier times sort before later ones."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


@cache
def _writer(kind: Any) -> _Step:
    """What turns a value of `kind` into plain data."""
    kind = _without_none(kind)
    if is_dataclass(kind):
        return _object_writer(kind)
    if kind is datetime:
        return time_to_plain
    if get_origin(kind) is tuple:
        return _list_writer(_writer(get_args(kind)[0]))
    return dict if get_origin(kind) is Mapping else _as_it_is


def _object_writer(kind: Any) -> _Step:
    hints = get_type_hints(kind)
    parts = [(each.name, _default(each), _writer(hints[each.name])) for each in fields(kind)]

    def write(value: Any) -> dict[str, Any]:
        data = {}
        for name, default, step in parts:
            part = getattr(value, name)
            if part != default:
                data[name] = None if part is None else step(part)
        return data

    return write


def _list_writer(item: _Step) -> _Step:
    return lambda values: [item(value) for value in values]


@cache
def _reader(kind: Any) -> _Step | None:
    """What turns plain data into a value of `kind`; None where it is that already."""
    kind = _without_none(kind)
    if is_dataclass(kind):
        return _object_reader(kind)
    if kind is datetime:
        return datetime.fromisoformat
    if get_origin(kind) is tuple:
        return _tuple_reader(_reader(get_args(kind)[0]))
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None


def _object_reader(kind: Any) -> _Step:
    """Makes objects of `kind`; fields that later versions drop are passed over."""
    hints = get_type_hints(kind)
    steps = {each.name: _reader(hints[each.name]) for each in fields(kind)}
    made = [(name, step) for name, step in steps.items() if step is not None]

    def read(data: dict[str, Any]) -> Any:
        values = {name: value for name, value in data.items() if name in steps}
        for name, step in made:
            value = values.get(name)
            if value is not None:
                values[name] = step(value)
        return kind(**values)

    return read


def _tuple_reader(item: _Step | None) -> _Step:
    return tuple if item is None else lambda values: tuple([item(value) for value in values])


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _without_none(kind: Any) -> Any:
    """`X` of `X | None`."""
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (each for each in get_args(kind) if each is not type(None))
    return kind


def _as_it_is(value: Any) -> Any:
    return value
