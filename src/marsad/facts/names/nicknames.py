"""Nicknames joined to whom they are of: محمد جابر الملقب بأبو شجاع, المعروف بـ«كارلوس»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.facts.names.naming import Claims, Naming
from marsad.facts.names.scene import Scene

_MARKS = {"«": "»", '"': '"', "“": "”", "(": ")", "'": "'"}
_LONGEST = 5
_COMMAS = frozenset("،,")
_BY = frozenset({"ب", "باسم", "بلقب"})


def marked_nicknames(scene: Scene, claims: Claims) -> Iterator[Naming]:
    """What stands in marks behind الملقب and the like, whatever its words are."""
    for i, key in enumerate(scene.keys[:-1]):
        if key not in scene.vocabulary.words.called:
            continue
        at = i + 1 + (scene.keys[i + 1] in _BY)
        closing = _MARKS.get(scene.keys[at]) if at < scene.ends[i] else None
        ahead = range(at + 2, min(at + 2 + _LONGEST, scene.ends[i]))
        close = next((j for j in ahead if scene.keys[j] == closing), 0)
        if close and not any(scene.timed[at + 1 : close]):
            claims.take(at + 1, close)
            yield Naming(at + 1, close, 0, "nickname in marks")


def joined_to_owners(scene: Scene, found: list[Naming]) -> list[Naming]:
    """The namings, each nickname as the same person's as the name before it."""
    ends = {naming.last: naming.first for naming in found if naming.same_as is None}
    joined = [(naming, _owner(scene, naming, ends)) for naming in found]
    return [
        naming if owner is None else replace(naming, same_as=owner)
        for naming, owner in joined
        if owner is not None or naming.rule != "nickname in marks"
    ]


def _owner(scene: Scene, naming: Naming, ends: dict[int, int]) -> int | None:
    """The first token of the name that a nickname follows: with a word for calling between, maybe a comma."""
    keys, at = scene.keys, naming.first - 1
    at -= at > 0 and keys[at] in _MARKS
    at -= at > 0 and keys[at] in _BY
    if at < 1 or keys[at] not in scene.vocabulary.words.called:
        return None
    return ends.get(at - (keys[at - 1] in _COMMAS))
