"""Model objects and page payloads to compressed bytes and back, exactly."""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import zstandard

from marsad.errors import ArchiveDamaged
from marsad.model.article import Article

_Step = Callable[[Any], Any]
_LEVEL = 9


def pack_article(article: Article) -> bytes:
    """`article` whole, every field of every fact with its rule and reasons."""
    return pack_data(_writer(Article)(article))


def unpack_article(packed: bytes) -> Article:
    """The article that `pack_article` was given. Raises ArchiveDamaged."""
    try:
        article: Article = _reader(Article)(unpack_data(packed))
    except (KeyError, TypeError, ValueError) as error:
        raise ArchiveDamaged("article", f"its stored form cannot be read ({error})") from error
    return article


def pack_data(data: Any) -> bytes:
    """Plain data as compressed JSON."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return pack_bytes(text.encode("utf-8", "surrogatepass"))


def unpack_data(packed: bytes) -> Any:
    """The data that `pack_data` was given. Raises ArchiveDamaged."""
    return json.loads(unpack_bytes(packed).decode("utf-8", "surrogatepass"))


def pack_bytes(data: bytes) -> bytes:
    """`data` compressed (zstd), with a checksum."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(data)


def unpack_bytes(packed: bytes) -> bytes:
    """The bytes that `pack_bytes` was given. Raises ArchiveDamaged."""
    try:
        return zstandard.ZstdDecompressor().decompress(packed)
    except zstandard.ZstdError as error:
        raise ArchiveDamaged("stored bytes", f"they do not unpack ({error})") from error


@cache
def _writer(kind: Any) -> _Step:
    """What turns a value of `kind` into plain data: fields by name, those at their default left out."""
    kind = _without_none(kind)
    if is_dataclass(kind):
        return _object_writer(kind)
    if get_origin(kind) is tuple:
        item = _writer(get_args(kind)[0])
        return lambda values: [item(value) for value in values]
    return _as_it_is


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


@cache
def _reader(kind: Any) -> _Step:
    """What turns plain data into a value of `kind`; fields that later versions drop are passed over."""
    kind = _without_none(kind)
    if is_dataclass(kind):
        return _object_reader(kind)
    if get_origin(kind) is tuple:
        item = _reader(get_args(kind)[0])
        return lambda values: tuple([item(value) for value in values])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return _as_it_is


def _object_reader(kind: Any) -> _Step:
    hints = get_type_hints(kind)
    steps = {each.name: _reader(hints[each.name]) for each in fields(kind)}

    def read(data: dict[str, Any]) -> Any:
        values = {name: value for name, value in data.items() if name in steps}
        return kind(
            **{name: value if value is None else steps[name](value) for name, value in values.items()}
        )

    return read


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
