"""Honorifics and ranks before a name: passed over, the rank kept."""

from __future__ import annotations

from marsad.facts.names.scene import Scene

_AFTER_ABBREVIATION = "./"
_GIVEN = 4


def skip_titles(scene: Scene, i: int) -> tuple[int, str | None]:
    """The token after all titles that begin at token `i`, and the first rank among them as written."""
    rank = None
    end = scene.ends[i] if i < len(scene.keys) else i
    while i < end:
        size, kind = title_at(scene, i)
        if not size:
            break
        if kind == "rank" and rank is None:
            rank = _rank_text(scene, i, i + size)
        i += size
        while i < end and scene.keys[i] in _AFTER_ABBREVIATION and scene.is_joined(i):
            i += 1
    return i + _is_nation_between(scene, i, end, rank), rank


def _is_nation_between(scene: Scene, i: int, end: int, rank: str | None) -> bool:
    """Whether an adjective of nationality stands between a rank and a name: الجنرال الإيطالي سيلفيو."""
    if rank is None or i + 1 >= end or not scene.words[i].definite or scene.words[i].demonym is None:
        return False
    return scene.names[i] == 0 and scene.names[i + 1] >= 2 and not scene.words[i + 1].definite


def title_at(scene: Scene, i: int) -> tuple[int, str | None]:
    """How many tokens the title at token `i` has, 0 for none, and its kind."""
    titles = scene.vocabulary.titles
    word = scene.words[i]
    if not word.titled:
        return 0, None
    for size in range(min(scene.vocabulary.longest_title, scene.ends[i] - i), 0, -1):
        rest = scene.keys[i + 1 : i + size]
        for way in word.readings:
            kind = titles.get((way.key, *rest))
            if kind and (size > 1 or _is_alone(scene, i, way.key)):
                return size, kind
    return 0, None


def _is_alone(scene: Scene, i: int, key: str) -> bool:
    """Whether one word is a title: a letter with its point; not عماد before a family name."""
    if len(key) == 1:
        return _is_abbreviation(scene, i)
    given = not key.startswith("ال") and scene.vocabulary.nameness(key) >= 3
    if not given or i + 1 >= scene.ends[i]:
        return not given
    last = i + 2 >= scene.ends[i] or not scene.names[i + 2]  # السفير لدى لاهاي عماد حنا
    return scene.names[i + 1] >= (_GIVEN if last else _GIVEN - 1)


def _is_abbreviation(scene: Scene, i: int) -> bool:
    """Whether a point or slash makes a single letter a title: د. أحمد، م/ سالم."""
    return i + 1 < len(scene.keys) and scene.keys[i + 1] in _AFTER_ABBREVIATION


def _rank_text(scene: Scene, first: int, last: int) -> str:
    titles = scene.vocabulary.titles
    rest = scene.keys[first + 1 : last]
    way = next(way for way in scene.words[first].readings if (way.key, *rest) in titles)
    surface = scene.tokens.surface(first, last)
    return "ال" + surface[way.cut + 2 :] if way.fused else surface[way.cut :]
