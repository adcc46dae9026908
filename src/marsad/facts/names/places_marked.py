"""Places told by where they stand: the one a dateline names, and names in marks behind a type noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.scene import Scene
from marsad.facts.names.trust import Trust
from marsad.lexicon.place_heads import PlaceHead
from marsad.model.entity import EntityType
from marsad.text.segment import keys_of

PLURALS = frozenset({"جزر"})
"""Type nouns of several places, which belong to the name of none of them."""

_MARKS = {"«": "»", '"': '"', "“": "”"}
_AND = "و"
_IN, _FROM, _TO = "في", "من", "الي"
_COMMAS = frozenset("،,")
_PAIRED = frozenset({"معبر", "مطار", "مخيم", "سجن", "جسر"})
_DUALS = frozenset(f"{glued}{stem}ي" for stem in _PAIRED for glued in ("", "ب"))
_LONGEST = 4
HIS = re.compile(".+ات(هم|هن|هما|ها|نا|كم)")
"""Plurals with a pronoun, which no town is called: إجازاتهم."""
_LATEST = 3  # tokens before a dateline's place


def filed_from(scene: Scene) -> Iterator[Candidate]:
    """The place of the dateline, whatever lists hold: ريمبو (السويد) - رويترز."""
    dateline = scene.article.dateline
    place = keys_of((dateline.place or "").split("(")[0]) if dateline is not None else ()
    if not place:
        return
    for first in range(min(_LATEST, len(scene.keys) - len(place)) + 1):
        last = first + len(place)
        if scene.keys[first:last] == place and not any(scene.timed[first:last]):
            if first not in scene.matches:
                yield Candidate(first, last, 0, EntityType.GPE, "dateline", Trust.ROLE)
            return


def marked_places(scene: Scene) -> Iterator[Candidate]:
    """Names in marks behind a type noun, one after another: معبري «رفح» و«كرم أبو سالم»."""
    for i, key in enumerate(scene.keys[1:]):
        head = _head(scene, i) if key in _MARKS and not scene.timed[i + 2 : i + 3].count(1) else None
        if head is not None:
            yield from _listed(scene, i, head)


def _head(scene: Scene, i: int) -> PlaceHead | None:
    """The type noun at token `i`, of one place or of two."""
    places = scene.vocabulary.places
    for way in scene.words[i].readings:
        if way.key.startswith("ال"):
            continue
        singular = way.key.removesuffix("ي")
        feminine = singular.endswith("ت") and places.get(singular[:-1] + "ه")
        head = places.get(way.key) or feminine or (places.get(singular) if singular in _PAIRED else None)
        if head:
            return head
    return None


def _listed(scene: Scene, i: int, head: PlaceHead) -> Iterator[Candidate]:
    at = i + 1
    while at < scene.ends[i] and (closing := _MARKS.get(scene.keys[at])) is not None:
        ahead = range(at + 2, min(at + 2 + _LONGEST, scene.ends[i]))
        close = next((j for j in ahead if scene.keys[j] == closing), 0)
        if not close or not all(scene.keys[j][0].isalpha() for j in range(at + 1, close)):
            return
        whole = at == i + 1 and head.name == "in" and scene.keys[close + 1 : close + 2] != (_AND,)
        whole = whole and scene.vocabulary.places.get(scene.keys[i]) is head  # سجن «لا روكا»
        first, last = (i, close + 1) if whole else (at + 1, close)
        yield Candidate(first, last, 0, EntityType(head.type), "in marks", Trust.HEADED)
        at = close + 1
        at += at < scene.ends[i] and scene.keys[at] == _AND


def told_towns(scene: Scene) -> Iterator[Candidate]:
    """Towns of no list that the place behind them tells: قرب بانيسكا في شمال كوسوفو, من قصرنبا في البقاع."""
    cues = scene.vocabulary.words.place_cue
    for i in range(1, len(scene.keys) - 2):
        word = scene.words[i]
        if not 1 <= scene.names[i] <= 2 or not is_untold(scene, i):
            continue
        before = scene.words[i - 1].readings
        if i in scene.tags or not any(way.key in cues for way in before) or i == scene.begins[i]:
            continue
        told = is_within(scene, i + 1) or _leads_on(scene, i) or _is_of_nation(scene, i + 1)
        if word.key not in scene.vocabulary.common and told:
            yield Candidate(i, i + 1, 0, EntityType.GPE, "place behind it", Trust.TAGGED)


def is_untold(scene: Scene, i: int) -> bool:
    """Whether a word without article is no office, body, place, nation or time that a list holds."""
    word = scene.words[i]
    told = word.office or word.org or word.place or word.demonym or word.titled
    told = bool(told) or word.definite or HIS.fullmatch(word.key) is not None
    return not told and i not in scene.matches and not scene.timed[i]


def _is_of_nation(scene: Scene, i: int) -> bool:
    """Whether an adjective of nationality tells whose town stands before it: في خوجند الطاجيكية."""
    word = scene.words[i]
    return word.demonym is not None and word.definite and word.key.endswith("ه")


def paired_places(scene: Scene) -> Iterator[Candidate]:
    """Works of no list that a dual counts: معبري كايراغاتش وكيزيل بل."""
    for i in [i for i, key in enumerate(scene.keys[:-2]) if key in _DUALS]:
        head = _dual(scene, i)
        if head is None:
            continue
        match = scene.matches.get(i + 1)
        middle = match.last if match is not None else _run_end(scene, i + 1, joined=False)
        last = _run_end(scene, middle, joined=True) if middle > i + 1 else middle
        if last > middle and match is None:
            yield Candidate(i + 1, middle, 0, EntityType(head.type), "dual", Trust.TAGGED)
        if last > middle:
            yield Candidate(middle, last, 1, EntityType(head.type), "dual", Trust.TAGGED)


def _dual(scene: Scene, i: int) -> PlaceHead | None:
    """The type noun of two works at token `i`: معبري, مطاري."""
    stem = scene.keys[i].removeprefix("ب").removesuffix("ي")
    return scene.vocabulary.places.get(stem) if stem in _PAIRED else None


def _run_end(scene: Scene, first: int, *, joined: bool) -> int:
    """Where a run of words of no list ends, the first with و where it is `joined` to another."""
    at, end = first, min(scene.ends[first - 1], first + _LONGEST)
    words = scene.vocabulary.words
    opening = words.place_opening | words.particle
    while at < end and not scene.timed[at]:
        opens = scene.keys[at].startswith(_AND)
        if opens != (joined and at == first):
            break
        word = scene.vocabulary.known[scene.keys[at][1:] if opens else scene.keys[at]]
        usual = word.key in scene.vocabulary.common or word.key in words.function
        told = word.key in opening or (at > first and scene.keys[at - 1] in opening)
        if word.definite or (usual and not told) or not word.key.isalpha():
            break
        at += 1
    return at


def _leads_on(scene: Scene, i: int) -> bool:
    """Whether the way goes from token `i` on to a known place: من خراسان إلى مشهد."""
    match = scene.matches.get(i + 2)
    placed = match is not None and not match.reading.cut and bool(match.of_type(EntityType.GPE))
    return placed and scene.keys[i - 1].endswith(_FROM) and scene.keys[i + 1] == _TO


def is_within(scene: Scene, at: int) -> bool:
    """Whether في, a direction or both lead from token `at` to a known place: في شمال كوسوفو, جنوبي لبنان."""
    words, end = scene.vocabulary.words, scene.ends[at]
    inside = scene.keys[at] == _IN
    at += inside or scene.keys[at] in _COMMAS
    directed = at < end and scene.keys[at] in words.direction
    at += directed
    if at >= end or not (inside or directed):
        return False
    at += inside and scene.words[at].place is not None and at + 1 < end
    match = scene.matches.get(at)
    return match is not None and not match.reading.cut and bool(match.of_type(EntityType.GPE, EntityType.LOC))
