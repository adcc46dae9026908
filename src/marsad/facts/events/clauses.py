"""Clauses: every finite verb of a text with the stretch it governs and what opens it.

A sentence is cut at its verbs. What stands before a verb back to its opener (أن، الذي، حيث، a comma)
may hold its subject; what follows it up to the next clause holds the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from marsad.facts.events.companions import allowed
from marsad.facts.events.scene import COMMAS, MARKS, Scene
from marsad.facts.events.telling_verbs import (
    fronted,
    is_noun,
    is_verb_behind_that,
    opens_subject,
    word_before,
)
from marsad.facts.events.voicing import voiced
from marsad.facts.vocabulary import LIGHT, SPEECH, VerbReading
from marsad.lexicon.event_words import EventWord
from marsad.model.event import EventType
from marsad.text.inflect import Form, Tense

_PARTICLES = frozenset({"قد", "لقد", "فقد", "سوف", "لن", "لم", "لا", "ما", "ايضا", "كذلك"})
# A verb that is known only by where it stands.
_UNKNOWN = VerbReading(Form("", Tense.PERFECT, gender=""), joined=True, cut=1)
_AS_BEING = frozenset({("بان",), ("بانه",), ("بانها",), ("بانهم",)})
_FAR_AHEAD = 12
_COMPANY = 4
_ASKING = frozenset({EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.SUPPORT})
_TO_THE_VERB = 2  # words from the marks behind أنه to the verb: أنه "لن يقبل"
_FEW_WORDS = 5  # words in marks that are no more are a name or a label, no clause


class Opening(StrEnum):
    """What opens a clause."""

    MAIN = "main"
    CONTENT = "content"
    RELATIVE = "relative"
    SIDE = "side"
    JOINED = "joined"
    COMMA = "comma"
    SHARED = "shared"  # its subject is that of the auxiliary before it: كان الوزير قد وصل
    BARE = "bare"  # it describes the noun before it: قمة عقدت


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in tokens: its `verb`, the zone from `first` before it, its tail up to `last`.

    `opener` is the word that opens it, None where no word does; `readings` say what the verb may be,
    `classes` are those of all of them. `told` are the events that the likeliest reading may name beside
    the words of this clause: عرض names a proposal only where one stands behind it.
    """

    verb: int
    first: int
    last: int
    opening: Opening
    opener: int | None
    readings: tuple[VerbReading, ...]
    classes: frozenset[str] = frozenset()
    told: tuple[EventWord, ...] = ()

    def ended(self, last: int, told: tuple[EventWord, ...]) -> Clause:
        """The clause up to token `last`, with the events that its words allow."""
        return Clause(
            self.verb, self.first, last, self.opening, self.opener, self.readings, self.classes, told
        )

    @property
    def form(self) -> VerbReading:
        """The likeliest reading."""
        return self.readings[0]

    def has_class(self, *kinds: str) -> bool:
        """Whether the verb belongs to one of the classes, by any reading."""
        return not self.classes.isdisjoint(kinds)


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
        readings = _verb_readings(scene, token, first, clauses)
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


def _verb_readings(scene: Scene, token: int, first: int, before: list[Clause]) -> tuple[VerbReading, ...]:
    verbs = scene.words[token].verbs
    if not verbs:
        return (_UNKNOWN,) if _is_unknown_verb(scene, token, first) else ()
    if before and before[-1].verb == token - 1 and not before[-1].has_class("auxiliary"):
        verbs = tuple(verb for verb in verbs if not verb.form.object)  # وحّدت صوتها: its object
    fit = tuple([voiced(scene, token, v) for v in verbs if _is_verb(scene, token, first, v, before)])
    if len(fit) < 2:
        return fit
    if _happens_by_itself(scene, token, fit):
        fit = tuple(verb for verb in fit if verb.form.tense is Tense.PERFECT)
    taking = [verb for verb in fit if not (verb.form.object and "intransitive" in verb.classes)]
    return tuple(sorted(taking or fit, key=lambda verb: not verb.events))  # تقدمها is no form of تقدم


def _happens_by_itself(scene: Scene, token: int, fit: tuple[VerbReading, ...]) -> bool:
    """Whether ت begins a perfect without object, no imperfect: توقف تدفق الغاز, not توقف الشرطة ناشطا."""
    alone = any(v.form.tense is Tense.PERFECT and "intransitive" in v.classes for v in fit)
    if not alone or all(v.form.tense is Tense.PERFECT for v in fit):
        return False
    behind = (i for i in range(token + 1, min(token + _FAR_AHEAD, len(scene.keys))) if i not in scene.timed)
    subject = next(behind, token)
    named = subject in scene.starts and scene.keys[subject] not in scene.lists.masculine
    return not (named or scene.keys[subject].endswith(("ه", "ات")))


def _is_unknown_verb(scene: Scene, token: int, first: int) -> bool:
    """Whether a sentence begins with a verb that no pack lists: a word with و before a name or an office."""
    key = scene.keys[token]
    if token != first or len(key) < 4 or key[0] != "و" or key[1:3] == "ال" or token in scene.inside:
        return False
    known = key in scene.offices or key[1:] in scene.offices or scene.words[token].nouns
    other = key[1:] in scene.lists.standing_preposition or key in scene.openers | scene.lists.adverb
    return not known and not other and opens_subject(scene, token + 1)


def _is_governed(scene: Scene, token: int, before: list[Clause]) -> bool:
    """Whether a verb before `token` still governs it, with no opener in between."""
    if not before or before[-1].has_class("auxiliary"):
        return False
    return scene.openers.isdisjoint(scene.keys[before[-1].verb + 1 : token])


def _is_verb(scene: Scene, token: int, first: int, verb: VerbReading, clauses: list[Clause]) -> bool:
    """Whether a word that may be a verb is one here, by the word before it."""
    before = word_before(scene, token, first)
    who = before == "من" and verb.form.number == "p" and not verb.homograph  # من استولوا على السلطة
    if before in scene.lists.standing_preposition and not who:
        return False
    if is_noun(scene, token, first, verb):
        return False
    lists = scene.lists
    if not verb.homograph or before in _PARTICLES:
        return True
    if token - 1 in scene.timed:
        return not _is_object_behind_time(scene, token, clauses)
    if before in lists.relative or before in lists.connector or before in lists.turn:
        return True
    if before in lists.complementizer:
        return is_verb_behind_that(scene, token, first, verb)
    if verb.form.object and opens_subject(scene, token + 1):
        return True  # عسكريون أدانتهم محكمة
    return _tells_act(scene, token, first, verb, clauses)


def _is_object_behind_time(scene: Scene, token: int, clauses: list[Clause]) -> bool:
    """Whether a noun completes the verb before a time: رفضت الأربعاء رفع القيود."""
    if not clauses or not scene.words[token].nouns or opens_subject(scene, token + 1):
        return False
    before = clauses[-1]
    asks = any(event.type in _ASKING for event in before.form.events)
    led = asks or before.has_class(LIGHT, "deciding", "beginning")
    return led and not any(key in MARKS for key in scene.keys[before.verb + 1 : token])


def _tells_act(scene: Scene, token: int, first: int, verb: VerbReading, clauses: list[Clause]) -> bool:
    """Whether a word that is spelt like a noun is a verb by what stands around it."""
    before = word_before(scene, token, first)
    if verb.joined:
        return _is_joined_verb(scene, token, first, verb, clauses)
    near = range(max(token - 2, first), token)  # اجتماع ضم، اجتماعا وزاريا ضم
    if "gathering" in verb.classes and any(scene.words[i].nouns for i in near):
        return True
    if before in COMMAS and _is_behind_circumstance(scene, first, clauses):
        return True  # وفي اتصال أجراه X، نوه Y
    follows = before == "" or before in MARKS or token - 1 in scene.inside or before.startswith("ال")
    return follows and not _is_governed(scene, token, clauses)


def _is_joined_verb(scene: Scene, token: int, first: int, verb: VerbReading, clauses: list[Clause]) -> bool:
    """Whether a word with و or ف that may be a noun is a verb: ووصفه بأنه، أما الوزير فحذر، ورفض X."""
    if verb.form.object and scene.keys[token + 1 : token + 2] in _AS_BEING:
        return True
    if fronted(scene, first, token) is not None:
        return True
    if verb.form.object and _is_stance_as_well(scene, token, clauses):
        return False
    before = word_before(scene, token, first)
    return before == "" or before in MARKS or opens_subject(scene, token + 1)


def _is_stance_as_well(scene: Scene, token: int, clauses: list[Clause]) -> bool:
    """Whether a noun with a pronoun is what is said besides: أكد التزامه بكذا، ورفضه أي حوار."""
    told = bool(clauses) and clauses[-1].opening is not Opening.RELATIVE
    said = told and clauses[-1].has_class(SPEECH, LIGHT) and not opens_subject(scene, token + 1)
    return said and scene.openers.isdisjoint(scene.keys[clauses[-1].verb + 1 : token])


def _is_behind_circumstance(scene: Scene, first: int, clauses: list[Clause]) -> bool:
    """Whether a sentence opens with a preposition, and its verbs so far only describe what that leads to."""
    opens = scene.keys[first].removeprefix("و") in scene.lists.inside
    return opens and bool(clauses) and all(clause.form.form.object for clause in clauses)


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
    if opener is not None and opener > bound and _is_quoted_content(scene, opener, token):
        opener -= 1  # قال إن "العدو هدد لبنان"
    if opener is not None:
        return opener + 1, _opening_at(scene, opener) or Opening.MAIN, opener
    if not before:
        return bound, Opening.MAIN, None
    comma = next((i for i in range(token - 1, bound - 1, -1) if scene.keys[i] in COMMAS), None)
    if before[-1].has_class("auxiliary"):
        return bound, Opening.SHARED, None
    taken = comma is not None and readings[0].form.object and _is_event_before(scene, comma, token)
    if comma is not None and not taken and not _describes(scene, comma, token):
        return comma + 1, Opening.COMMA, None
    return _after_particles(scene, token, bound), Opening.BARE, None


def _describes(scene: Scene, comma: int, token: int) -> bool:
    """Whether a verb describes the indefinite noun before it, not what the comma opens: ، X بغارات أدت."""
    before = scene.keys[token - 1]
    if token - 1 in scene.inside or before.startswith("ال") or before in MARKS:
        return False
    if _is_indefinite(scene, range(comma + 1, token)):
        return True
    zone = range(comma + 2, token)
    return any(scene.keys[i] in scene.lists.standing_preposition or _is_led(scene, i) for i in zone)


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


def _is_quoted_content(scene: Scene, opener: int, token: int) -> bool:
    """Whether the marks that open a clause stand behind أن, or between أنه and the verb itself."""
    that = scene.keys[opener - 1]
    marked = opener in scene.layout.marks and that in scene.lists.complementizer
    return marked and (not that.endswith(("ه", "ها", "هم", "هما")) or token - opener <= _TO_THE_VERB)


def _after_particles(scene: Scene, token: int, bound: int) -> int:
    while token > bound and scene.keys[token - 1] in _PARTICLES:
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
