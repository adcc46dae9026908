"""Names of outlets that hold a word of time (روسيا اليوم, العربية الآن): inside them it tells no time."""

from __future__ import annotations

from marsad.facts.times.grammar.scan import Scan
from marsad.lexicon.around_times import around_times
from marsad.lexicon.outlets import Outlet
from marsad.lexicon.pack import Lexicon
from marsad.text.segment import tokenise

_MARKS = frozenset('(«“["')


def named_words(scan: Scan, lexicon: Lexicon) -> frozenset[int]:
    """The positions of words that belong to an outlet's name."""
    names = lexicon.derive(_names)
    inside: set[int] = set()
    for i, key in enumerate(scan.keys):
        for name, place in names.get(key, ()):
            start = i - place
            if start >= 0 and scan.keys[start : start + len(name)] == name and _is_named(scan, start):
                inside.update(range(start, start + len(name)))
    behind = scan.around.behind_outlet
    inside.update(i for i, key in enumerate(scan.keys[1:]) if key in behind)  # سبتمبر نت
    return frozenset(inside)


def _is_named(scan: Scan, start: int) -> bool:
    before = scan.key(start - 1)
    return start == 0 or before in _MARKS or before in scan.around.before_outlet


def _names(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Outlets' names of several words by the word of time that they hold, with its place in them."""
    telling = lexicon.derive(around_times).in_outlet_name
    index: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for outlet in lexicon.rows(Outlet):
        for text in (outlet.name, *outlet.names):
            words = tokenise(text).keys
            for place, word in enumerate(words):
                if word in telling and len(words) > 1:
                    index.setdefault(word, []).append((words, place))
    return index
