"""Clauses: every finite verb of a text with the stretch it governs and what opens it.

A sentence is cut at its verbs. What stands before a verb back to its opener (أن، الذي، حيث، a comma)
may hold its subject; what follows it up to the next clause holds the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.companions import allowed
from marsad.facts.events.finite_verbs import PARTICLES, verb_readings
from marsad.facts.events.scene import COMMAS, MARKS, Scene
from marsad.facts.events.telling_verbs import (
    fronted,
    that_before,
)
from marsad.facts.vocabulary import LIGHT, VerbReading

_COMPANY = 4
_FEW_WORDS = 5  # words in marks that are no more are a name or a label, no clause


def find_clauses(scene: Scene) -> list[Clause]:
    """The clauses of the whole text, in order of their verbs."""
    return [
        clause
        for first, last in scene.layout.sentences
        if last > scene.first
        for clause in _in_sentence(scene, max(first, scene.first), last)
    ]


def _in_sentence(scene: Scene, first: int, last: int) -> list[Clause]:
    clauses: list[Clause] = []
    for token in (first, *(i for i in range(first + 1, last) if scene.words[i].verbs)):
        readings = verb_readings(scene, token, first, clauses)
        if readings:
            clauses.append(_opened(scene, token, first, readings, clauses))
    ends = [*(_start(clause) for clause in clauses[1:]), last][: len(clauses)]
    return [_ended(scene, clause, end) for clause, end in zip(clauses, ends, strict=True)]


def _ended(scene: Scene, clause: Clause, end: int) -> Clause:
    """A clause up to `end`: a clause of content ends its tail, also one without a verb."""
    that, last = scene.lists.complementizer, end
    if not that.isdisjoint(scene.keys[clause.verb + 1 : end]):
        opens = (i for i in range(clause.verb + 1, end) if scene.keys[i] in that and i not in scene.inside)
        last = next(opens, end)
    told = allowed(scene, clause.readings[0].events, range(clause.first, last))
    return clause.ended(last, told)


def _start(clause: Clause) -> int:
    """Where the clause before gives way to this one."""
    if clause.opener is not None:
        return clause.opener
    return clause.first if clause.opening is Opening.COMMA else clause.verb


def _opened(
    scene: Scene, token: int, first: int, readings: tuple[VerbReading, ...], before: list[Clause]
) -> Clause:
    start, opening, opener = _opening_of(scene, token, first, readings, before)
    one = len(readings) == 1
    classes = readings[0].classes if one else frozenset().union(*(reading.classes for reading in readings))
    return Clause(token, start, token, opening, opener, readings, classes)


def _opening_of(
    scene: Scene, token: int, first: int, readings: tuple[VerbReading, ...], before: list[Clause]
) -> tuple[int, Opening, int | None]:
    """Where the zone before a verb begins, what opens it, and the word that does."""
    bound = before[-1].verb + 1 if before else first
    if readings[0].joined:
        ahead = fronted(scene, bound, token)
        return (token, Opening.JOINED, None) if ahead is None else (ahead + 1, Opening.MAIN, ahead)
    opener = next((i for i in range(token - 1, bound - 1, -1) if _opening_at(scene, i)), None)
    if opener is not None and opener > bound and opener in scene.layout.marks:
        opener = max(that_before(scene, opener, token), bound)
    if opener is not None:
        return opener + 1, _opening_at(scene, opener) or Opening.MAIN, opener
    if not before:
        return bound, Opening.MAIN, None
    comma = next((i for i in range(token - 1, bound - 1, -1) if scene.keys[i] in COMMAS), None)
    if before[-1].has_class("auxiliary") and not _is_of_noun(scene, token, bound, readings):
        return bound, Opening.SHARED, None
    taken = comma is not None and readings[0].form.object and _is_event_before(scene, comma, token)
    if comma is not None and not taken and not _describes(scene, comma, token):
        return comma + 1, Opening.COMMA, None
    return _after_particles(scene, token, bound), Opening.BARE, None


def _is_of_noun(scene: Scene, token: int, bound: int, readings: tuple[VerbReading, ...]) -> bool:
    """Whether a verb behind كان only tells who held what stands before it: كان محور اجتماع عقدته X."""
    carries = readings[0].form.object and not readings[0].classes.isdisjoint({LIGHT, "happening"})
    return carries and scene.keys[token - 1] not in PARTICLES and _is_event_before(scene, bound, token)


def _describes(scene: Scene, comma: int, token: int) -> bool:
    """Whether a verb describes the indefinite noun before it, not what the comma opens: ، X بغارات أدت."""
    before = scene.keys[token - 1]
    if token - 1 in scene.inside or before.startswith("ال") or before in MARKS:
        return False
    if _is_indefinite(scene, range(comma + 1, token)) or _closes_time(scene, comma):
        return True
    zone = range(comma + 2, token)
    return any(scene.keys[i] in scene.lists.standing_preposition or _is_led(scene, i) for i in zone)


def _closes_time(scene: Scene, comma: int) -> bool:
    """Whether a comma only closes a time between commas: التقى في X، أمس، وفدا قدم من Y."""
    start = next((i for i in range(comma - 1, 0, -1) if i not in scene.timed), comma)
    return start < comma - 1 and scene.keys[start] in COMMAS


def _is_event_before(scene: Scene, comma: int, token: int) -> bool:
    """Whether an event without the article stands right before a verb: ، بعد جلسة طارئة عقدها."""
    near = range(max(token - 2, comma + 1), token)
    bare = not any(scene.keys[i].startswith("ال") or i in scene.inside for i in near)
    return bare and any(scene.words[i].nouns for i in near)


def _is_indefinite(scene: Scene, zone: range) -> bool:
    """Whether words are an event or a paper without the article, and its adjectives: ، اتفاقا سياسيا يقضي."""
    if not zone or len(zone) > _COMPANY or any(i in scene.inside or i in scene.timed for i in zone):
        return False
    keys = [scene.keys[i] for i in zone]
    paper = keys[0].removesuffix("ا") in scene.lists.instrument | scene.lists.decree
    event = any(not noun.form.object for noun in scene.word(zone[0]).nouns)
    return (paper or event) and keys[0][0] != "و" and not any(key.startswith("ال") for key in keys)


def _is_led(scene: Scene, token: int) -> bool:
    """Whether بـ or لـ is glued before a noun of doing at a token: بتنفيذ."""
    key = scene.keys[token]
    glued = key[0] in "بل" and len(key) > 4 and token not in scene.inside
    return glued and scene.joining.is_word(key[1:], than=key)


def _opening_at(scene: Scene, token: int) -> Opening | None:
    """What the word at `token` opens, if anything."""
    key = scene.keys[token]
    if token in scene.inside:
        return None
    if key in scene.lists.complementizer:
        apart = scene.keys[token - 1] in scene.lists.contrast  # غير أن
        return Opening.SIDE if apart else Opening.CONTENT
    if key in scene.lists.relative or key[1:] in scene.lists.relative:
        return Opening.RELATIVE
    if key in scene.lists.connector:
        return Opening.SIDE
    closing = scene.layout.marks.get(token, token)
    return Opening.MAIN if key == ":" or closing - token > _FEW_WORDS else None


def _after_particles(scene: Scene, token: int, bound: int) -> int:
    while token > bound and scene.keys[token - 1] in PARTICLES:
        token -= 1
    return token


class Clauses:
    """The clauses of a text, found by the tokens they cover."""

    def __init__(self, scene: Scene) -> None:
        self.all = tuple(find_clauses(scene))
        self.by_verb = {clause.verb: clause for clause in self.all}
        self._scene = scene
        self._limits: dict[int, int] = {}
        self._of_sentence: dict[int, list[Clause]] = {}
        for clause in self.all:
            self._of_sentence.setdefault(scene.sentence(clause.verb)[0], []).append(clause)

    def in_sentence(self, token: int) -> list[Clause]:
        """The clauses of the sentence of `token`, in order."""
        return self._of_sentence.get(self._scene.sentence(token)[0], [])

    def around(self, token: int) -> Clause | None:
        """The clause whose tail, or whose zone before the verb, holds `token`."""
        clauses = self.in_sentence(token)
        before = [c for c in clauses if c.verb <= token]
        tail = before[-1] if before else None
        if len(before) > 1 and self._is_closed(before[-1], token):
            tail = before[-2]
        ahead = next((c for c in clauses if c.first <= token < c.verb), None)
        if ahead is not None and ahead.opening is Opening.COMMA and tail is not None:
            return tail
        if ahead is not None and (tail is None or token >= tail.last):
            return ahead
        if tail is not None and tail.last <= token and self._scene.keys[tail.last] in self._scene.openers:
            return ahead  # a clause without a verb: أن على كوريا توخي الحذر
        return tail or ahead

    def _is_closed(self, clause: Clause, token: int) -> bool:
        """Whether a comma ends a relative clause between commas before `token`: X، الذي زار Y، خلال لقاء."""
        keys, scene = self._scene.keys, self._scene
        if not self._is_inserted(clause):
            return False
        commas = (i for i in range(clause.verb + 1, token) if keys[i] in COMMAS)
        apart = (i for i in commas if i + 1 not in scene.timed and i - 1 not in scene.timed)
        return any(keys[i + 1][0] != "و" or i + 1 in scene.inside for i in apart)

    def _is_inserted(self, clause: Clause) -> bool:
        """Whether a comma opens what a clause describes: X، الذي زار Y; X، في جلسة ترأسها Y."""
        keys = self._scene.keys
        if clause.opening is Opening.RELATIVE:
            return clause.opener is not None and keys[clause.opener - 1] in COMMAS
        if clause.opening is not Opening.BARE:
            return False
        before = next(self.before(clause), None)
        first = before.verb + 1 if before is not None else clause.first
        comma = next((i for i in range(clause.verb - 1, first, -1) if keys[i] in COMMAS), None)
        return comma is not None and keys[comma + 1] in self._scene.lists.inside

    def limit(self, token: int) -> int:
        """Where the clause of `token` ends: at the next clause or the sentence's end."""
        limit = self._limits.get(token)
        if limit is None:
            _, end = self._scene.sentence(token)
            starts = ((_start(clause), clause.verb) for clause in self.in_sentence(token))
            after = (start for start, verb in starts if start > token and verb != token)
            limit = self._limits[token] = min(after, default=end)
        return limit

    def before(self, clause: Clause) -> Iterator[Clause]:
        """The clauses of its sentence before it, the nearest first."""
        yield from (c for c in reversed(self.in_sentence(clause.verb)) if c.verb < clause.verb)
