"""Keeps on disk what is built of the packs, so that the next start loads it instead of building it anew.

One file holds the indexes of one state of packs and code: its name is the hash of the packs' contents
and of the code that builds them. A file that is cut, damaged or of another state is passed over and
written anew; deleting the folder costs nothing but one slower start.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from marsad.lexicon.pack import Lexicon

VARIABLE = "MARSAD_CACHE"
"""Names the folder; `off` keeps nothing."""

_OFF = frozenset({"", "0", "no", "off"})
_MAGIC = b"marsad built packs 1\n"
_CHECKSUM = 4  # bytes
_KEPT_STATES = 3  # files, of as many states of code and packs
_WRITABLE_BY_OTHERS = 0o022

Builder = Callable[[Lexicon], Any]


def cache_folder() -> Path | None:
    """Where built packs are kept: `MARSAD_CACHE`, else `marsad` in the user's cache; None where off."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return None if named.lower() in _OFF else Path(named)
    home = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"))  # noqa: PTH111 (never raises)
    return home / "marsad" if home.is_absolute() else None


def derive_all(lexicon: Lexicon, builders: Sequence[Builder], folder: Path | None) -> bool:
    """Has `lexicon` derive all of `builders`, out of `folder` where they are kept there, else into it.

    Gives whether they were kept; without a folder nothing is derived, and one that cannot be written is
    done without. Raises PackError where a pack breaks its format.
    """
    packs = lexicon.folder
    if folder is None or not isinstance(packs, Path):
        return False
    path = folder / f"built-{_state(packs)}.pickle"
    kept = _load(path)
    if kept is not None and len(kept) == len(builders):
        lexicon.adopt(dict(zip(builders, kept, strict=True)))
        return True
    built = [lexicon.derive(build) for build in builders]
    with suppress(OSError):  # a full disk or a read-only home: the next start builds again
        _save(path, built)
    return False


def _state(packs: Path) -> str:
    """A hash of the packs' contents, of the state of the code, and of Python and numpy."""
    state = sha256(f"{sys.version}\n{_numpy_version()}\n".encode())
    for pack in sorted(packs.glob("*.tsv")):
        state.update(pack.name.encode() + b"\0" + pack.read_bytes())
    code = packs.parent.parent.parent
    for entry in sorted(_code_files(code), key=lambda entry: entry.path):
        stat = entry.stat()
        state.update(f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return state.hexdigest()[:24]


def _numpy_version() -> str:
    numpy = sys.modules.get("numpy")
    return str(numpy.__version__) if numpy else ""


def _code_files(folder: Path | str) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _code_files(entry.path)
            elif entry.name.endswith((".py", ".npz")):
                yield entry


def _load(path: Path) -> list[Any] | None:
    """What the file keeps; None where there is none, or one that is damaged or could be another user's."""
    try:
        with path.open("rb") as file:
            stat = os.fstat(file.fileno())
            if stat.st_uid != os.getuid() or stat.st_mode & _WRITABLE_BY_OTHERS:
                return None
            content = memoryview(file.read())
    except OSError:
        return None
    body = content[len(_MAGIC) + _CHECKSUM :]
    checksum = content[len(_MAGIC) : len(_MAGIC) + _CHECKSUM]
    if content[: len(_MAGIC)] != _MAGIC or checksum != _checksum(body):
        return None
    kept: list[Any] = pickle.loads(body)  # written by this user's Marsad in this very state, and whole
    return kept


def _save(path: Path, built: list[Any]) -> None:
    """Writes the file under another name first, so that no reader meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    buffer = io.BytesIO()
    _Pickler(buffer, protocol=5).dump(built)
    body = buffer.getvalue()
    with NamedTemporaryFile(dir=path.parent, prefix=".built-", delete=False) as file:
        written = Path(file.name)
        try:
            file.write(_MAGIC + _checksum(body) + body)
            file.close()
            written.replace(path)
        except BaseException:
            written.unlink()
            raise
    _remove_older(path.parent)


def _remove_older(folder: Path) -> None:
    """Leaves the newest files: those of other states of the code are of no more use."""
    files = sorted(folder.glob("built-*.pickle"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_KEPT_STATES:]:
        path.unlink(missing_ok=True)


def _checksum(body: bytes | memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECKSUM, "big")


class _Pickler(pickle.Pickler):
    """Writes dataclasses as calls with their values, which load five times as fast as states set on them."""

    def reducer_override(self, obj: Any) -> Any:
        cls = type(obj)
        if not is_dataclass(cls) or cls.__reduce_ex__ is not object.__reduce_ex__:
            return NotImplemented
        slots = fields(cls)
        if not all(field.init for field in slots) or hasattr(cls, "__post_init__"):
            return NotImplemented
        return cls, tuple(getattr(obj, field.name) for field in slots)
