"""Where an index lies: its folder, the note of what made it, the lock of who rebuilds it."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from marsad.errors import SearchIndexBusy, SearchIndexError, SearchIndexMissing, SearchIndexOutdated

FORMAT = 2  # counts up whenever fields or the making of keys change
_NOTE = "marsad.json"
_PACKS = (
    *("bodies", "broken_plurals", "common_words", "countries", "given_names", "holders", "latin_names"),
    *("outlets", "places", "regions", "surnames"),
)


def folder_beside(archive: str | Path) -> Path:
    """Where the index of the archive file at `archive` lies: `news.db` has `news.db.search`."""
    path = Path(archive)
    return path.with_name(path.name + ".search")


def made_with() -> dict[str, object]:
    """What an index depends on: the format and the packs that its keys are made of."""
    return {"format": FORMAT, "packs": _packs_digest()}


def check_note(folder: Path) -> None:
    """Raises SearchIndexMissing or SearchIndexOutdated where the index in `folder` cannot be used."""
    try:
        note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SearchIndexMissing(
            str(folder), "no search index here; `marsad search --rebuild` makes it"
        ) from error
    except ValueError as error:
        raise SearchIndexError(str(folder), f"{_NOTE} is damaged; run `marsad search --rebuild`") from error
    if note != made_with():
        raise SearchIndexOutdated(
            str(folder), "made with other rules or packs; run `marsad search --rebuild`"
        )


def write_note(folder: Path) -> None:
    """Says what the index in `folder` was made with."""
    new = folder / f"{_NOTE}.new"
    new.write_text(json.dumps(made_with()), encoding="utf-8")
    new.rename(folder / _NOTE)  # killed meanwhile, there is no note rather than half of one


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """An empty folder that takes the place of `folder` at the end; of what breaks off, nothing is left.

    Raises SearchIndexBusy where another process does the same.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    with _lock_of(folder).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SearchIndexBusy(str(folder), "another process rebuilds it") from error
        _remove(new)
        new.mkdir()
        yield new
        write_note(new)
        _remove(old)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
        _remove(old)


def wait_for_rebuild(folder: Path) -> None:
    """Returns when no process rebuilds the index in `folder`."""
    with _lock_of(folder).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + ".lock")


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


@cache
def _packs_digest() -> str:
    digest = blake2b(digest_size=16)
    for name in _PACKS:
        digest.update((files("marsad.lexicon") / "packs" / "ar" / f"{name}.tsv").read_bytes())
    return digest.hexdigest()
