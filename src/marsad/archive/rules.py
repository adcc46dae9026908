"""Names the rules that read a page: the version of Marsad and a digest of its rules and knowledge."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

# What decides how a page reads: code and packs of these packages, and the table of steps.
_DECIDING = ("calendars", "facts", "lexicon", "model", "pipeline.py", "reading", "text")
_LEFT_OUT = (".pyc",)


@cache
def reading_rules() -> str:
    """`marsad 0.1.0 3f2a…`: the same name, the same facts from the same page."""
    digest = sha256()
    root = Path(__file__).parents[1]
    for path in sorted(path for name in _DECIDING for path in _files(root / name)):
        digest.update(f"{path.relative_to(root)}\x00".encode())
        digest.update(path.read_bytes())
    return f"marsad {version('marsad')} {digest.hexdigest()[:12]}"


def without_facts(rules: str) -> str:
    """What `rules` are called where they read texts alone: such pages are outdated for a reread."""
    return f"{rules} without facts"


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [path for path in place.rglob("*") if path.is_file() and path.suffix not in _LEFT_OUT]
