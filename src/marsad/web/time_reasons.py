"""Why a time has its value, in the reader's language: each part of its `explain` by `time_reasons.tsv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from marsad.web.timex_text import TimexText

_BETWEEN_PARTS = "; "
_PLACE = re.compile(r"\\{(\w+)\\}")


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a part of a reason is written: in English, as a pattern with named places, and in Arabic.

    `first` is the word that it begins with, None where that is a place.
    """

    first: str | None
    english: re.Pattern[str]
    arabic: str


@cache
def _wordings() -> tuple[_Wording, ...]:
    lines = (files("marsad.web") / "time_reasons.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_wording(row) for row in csv.DictReader(lines, delimiter="\t"))


def _wording(row: dict[str, str]) -> _Wording:
    pattern = _PLACE.sub(lambda place: f"(?P<{place[1]}>.+?)", re.escape(row["english"]))
    first = row["english"].split(" ")[0]
    return _Wording(None if "{" in first else first, re.compile(pattern), row["arabic"])


@lru_cache(maxsize=500)
def _beginning_with(word: str) -> tuple[_Wording, ...]:
    """The wordings of parts that begin with `word`: few, where all are a hundred."""
    return tuple(wording for wording in _wordings() if wording.first in (None, word))


class TimeReasons:
    """Called with a time's `explain`, gives it in the reader's language; values in it as `timex` writes them.

    A part that `time_reasons.tsv` lacks stays in English.
    """

    def __init__(self, language: str, timex: TimexText) -> None:
        self._language = language
        self._timex = timex

    def __call__(self, explain: str) -> str:
        """The reason, its parts in order."""
        if self._language == "en":
            return explain
        return "؛ ".join(self._part(part) for part in explain.split(_BETWEEN_PARTS))

    def _part(self, part: str) -> str:
        for wording in _beginning_with(part.split(" ")[0]):
            if match := wording.english.fullmatch(part):
                return wording.arabic.format(**dict(self._values(match)))
        return part

    def _values(self, match: re.Match[str]) -> Iterator[tuple[str, str]]:
        """What stands in the places: values of times, numbers, and words and rules that have a wording."""
        for name, text in match.groupdict().items():
            yield name, self._timex(text) if name.startswith("value") else self._part(text)
