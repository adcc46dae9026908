"""Event triggers: the verbs, participles and nouns of a text that name an event of the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from marsad.facts.events.clauses import Clause, Clauses, Opening
from marsad.facts.events.scene import COMMAS, MARKS, Scene
from marsad.facts.events.vocabulary import LIGHT, NounReading, VerbReading
from marsad.lexicon.event_words import EventWord, Frame
from marsad.text.inflect import Form
from marsad.text.kept import Kept
from marsad.text.normalise import fold

_NOUN_WINDOW = 3
_MOST_SEEN = 5000
_LETTER = 2  # بـ as a companion is written ب-
_LIGHT_WINDOW = 12
_NOUN_LENGTH = 8  # a noun with its adjectives, before the clause that describes it
_WITH_PRONOUN = ("عن", "علي", "الي", "من", "ب", "مع", "ضد")
_REFUSALS = frozenset({"لن", "ولن"})
_LABEL_WINDOW = 24
_LABELS = frozenset({Frame.LABEL, Frame.SIGN, Frame.WARNING})
_LEADING_TO = frozenset({Frame.HOSTED, Frame.ORDER})
_VERBAL_WINDOW = 12  # a verbal noun's subject may stand before its preposition: توجه الوزير X إلى


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event.

    `clause` is its own clause for a verb, the one around it for a noun or participle. `cut` counts the
    letters before the trigger proper (و, ف, ب, ل), `glued` is the preposition among them, `companion` the
    token that settles what the word means, `verbal` tells a verb's own noun (رفض) from others (لقاء),
    `is_participle` that a participle names the event: قال ذلك متهما إياه.
    """

    token: int
    event: EventWord
    form: Form
    clause: Clause | None
    cut: int = 0
    glued: str = ""
    future: bool = False
    purpose: bool = False
    joined: bool = False
    companion: int | None = None
    verbal: bool = False
    definite: bool = False
    is_noun: bool = False
    is_participle: bool = False

    @property
    def takes_up(self) -> bool:
        """Whether an article or a pronoun says that the event is known already."""
        return self.definite or self.form.object


def find_triggers(scene: Scene, clauses: Clauses) -> list[Trigger]:
    """The triggers of the text, one a token, in order."""
    tokens = [token for token, word in enumerate(scene.words) if word.may_name_event]
    found = (_at(scene, clauses, token) for token in tokens if token >= scene.first)
    return _apart([trigger for trigger in found if trigger is not None])


def _apart(triggers: list[Trigger]) -> list[Trigger]:
    """The triggers without the nouns that only complete a verb: حظرا in فرضت حظرا."""
    completing = {
        trigger.companion for trigger in triggers if not trigger.is_noun and _is_completed(trigger.event)
    }
    carried = {companion + 1 for companion in completing if companion is not None}
    return [
        trigger
        for trigger in triggers
        if not trigger.is_noun
        or (trigger.token not in completing and (trigger.token not in carried or trigger.event.type != "AID"))
    ]


def _is_completed(event: EventWord) -> bool:
    """Whether a verb's companions are its objects, no prepositions before what it only leads to."""
    return event.frame not in _LEADING_TO and all(len(word) > _LETTER for word in event.companions)


def _at(scene: Scene, clauses: Clauses, token: int) -> Trigger | None:
    clause = clauses.by_verb.get(token)
    if clause is not None:
        return _of_verb(scene, clauses, clause)
    around = clauses.around(token)
    limit = clauses.limit(token)
    participles = scene.words[token].participles
    if participles and _is_circumstance(scene, token, clause=around):
        return _of_participle(scene, token, participles, around, limit)
    return _of_noun(scene, token, around, limit)


def _of_verb(scene: Scene, clauses: Clauses, clause: Clause) -> Trigger | None:
    refused = scene.keys[clause.verb - 1] in _REFUSALS if clause.verb > scene.first else False
    choices = [
        (reading, event)
        for reading in clause.readings
        for event in reading.events
        if (event.kind == "negated") == refused or event.kind != "negated"
    ]
    if refused:
        choices = [choice for choice in choices if choice[1].kind == "negated"] or choices
    if not choices:
        return None
    end = _label_end(scene, clause)
    described = _described(scene, clauses, clause)
    span = (*range(clause.verb + 1, end), *range(clause.first, clause.verb))
    wary = range(clause.verb + 1, min(end, clause.verb + _LIGHT_WINDOW)) if _hosts(clause) else span
    for reading, event in sorted(choices, key=lambda choice: not choice[1].companions):
        near = (*span, *described) if _is_completed(event) else _before_comma(scene, clause, end)
        fits, companion = _fits(scene, event, near, wary)
        if fits:
            return Trigger(
                clause.verb,
                event,
                reading.form,
                clause,
                cut=int(reading.joined),
                future=reading.future,
                purpose=reading.purpose,
                joined=reading.joined,
                companion=companion,
            )
    return None


def _described(scene: Scene, clauses: Clauses, clause: Clause) -> range:
    """The noun that a relative clause describes, the object of its verb: القيود التي فرضتها."""
    outer = clause
    if clause.opening is Opening.SHARED:
        outer = next((c for c in clauses.before(clause) if c.has_class("auxiliary")), clause)
    taken = clause.form.form.object or clause.form.form.passive
    if not taken or outer.opening not in {Opening.RELATIVE, Opening.BARE}:
        return range(0)
    end = outer.opener if outer.opener is not None else outer.first
    before = (c.verb + 1 for c in clauses.before(outer))
    first, _ = scene.sentence(clause.verb)
    return range(max(next(before, first), end - _NOUN_LENGTH), end)


def _hosts(clause: Clause) -> bool:
    """Whether a verb receives guests, and only words near it tell of others: استقبلت المستشفيات الجرحى."""
    return any(event.frame is Frame.HOST for reading in clause.readings for event in reading.events)


def _before_comma(scene: Scene, clause: Clause, end: int) -> list[int]:
    """The words behind a verb up to a comma or a full stop: a bare preposition leads its own complement."""
    behind = range(clause.verb + 1, _far(scene, clause.verb + 1, end, _LIGHT_WINDOW - 1))
    stop = next((i for i in behind if _parts(scene, i) and i > clause.verb + _NOUN_WINDOW), end)
    return [i for i in behind if i < stop] + list(range(clause.first, clause.verb))


def _parts(scene: Scene, token: int) -> bool:
    """Whether a comma parts a complement from its verb, none that only sets off a time: لوح، أمس، بعقوبات."""
    return scene.keys[token] in COMMAS and not {token - 1, token + 1} & scene.timed


def _label_end(scene: Scene, clause: Clause) -> int:
    """How far a verb's companions may stand: a label or paper in marks belongs to it as well."""
    _, end = scene.sentence(clause.verb)
    far = _far(scene, clause.verb + 1, end, _LABEL_WINDOW)
    labels = any(event.frame in _LABELS for r in clause.readings for event in r.events)
    that = clause.last < end and scene.keys[clause.last] in scene.lists.complementizer
    return max(clause.last + that, far) if labels else clause.last + that


def _far(scene: Scene, first: int, end: int, count: int) -> int:
    """The token behind `count` words from `first` on; a name or a time counts as one."""
    covered = scene.covered
    for token in range(first, end):
        count -= token not in covered or token - 1 not in covered
        if count <= 0:
            return min(token + 1, end)
    return end


def _of_participle(
    scene: Scene, token: int, readings: tuple[VerbReading, ...], clause: Clause | None, limit: int
) -> Trigger | None:
    choices = [(reading, event) for reading in readings for event in reading.events]
    for reading, event in sorted(choices, key=lambda choice: not choice[1].companions):
        fits, companion = _fits(scene, event, range(token + 1, limit), range(token + 1, limit))
        if fits:
            cut = int(reading.joined)
            return Trigger(
                token,
                event,
                reading.form,
                clause,
                cut,
                joined=reading.joined,
                companion=companion,
                is_participle=True,
            )
    return None


def _of_noun(scene: Scene, token: int, clause: Clause | None, limit: int) -> Trigger | None:
    readings = [reading for reading in scene.words[token].nouns if _is_noun(scene, token, reading)]
    if not readings:
        return None
    if len(readings) > 1:
        readings.sort(key=lambda reading: not reading.event.companions)
    for reading in readings:
        span = _near_noun(scene, reading, token, clause, limit) if reading.event.companions else ()
        wary = _wary_of(scene, token, limit) if reading.event.unless else ()
        fits, companion = _fits(scene, reading.event, span, wary)
        if fits:
            return Trigger(
                token,
                reading.event,
                reading.form,
                clause,
                cut=reading.cut,
                glued=reading.glued,
                joined=reading.joined,
                companion=companion,
                verbal=reading.verbal,
                definite=scene.keys[token][reading.cut :].startswith(("ال", "ل")),
                is_noun=True,
            )
    return None


def _near_noun(
    scene: Scene, reading: NounReading, token: int, clause: Clause | None, limit: int
) -> tuple[int, ...]:
    """Where a noun's companions may stand."""
    _, end = scene.sentence(token)
    last = min(limit, token + 1 + _VERBAL_WINDOW)
    last = last if reading.verbal else _far(scene, token + 1, end, _NOUN_WINDOW)
    return (
        *range(token + 1, last),
        max(token - 1, scene.first),
        *_carrying(clause),
        *_addressed(scene, token, clause),
    )


def _wary_of(scene: Scene, token: int, limit: int) -> tuple[int, ...]:
    """Where the words stand with which a noun names no event."""
    _, end = scene.sentence(token)
    last = min(limit, _far(scene, token + 1, end, _NOUN_WINDOW + 1))
    return (*range(token + 1, last), max(token - 1, scene.first))


def _carrying(clause: Clause | None) -> tuple[int, ...]:
    """The verb that says that a noun takes place or is done: عقد المجلس أمس جلسة."""
    carries = clause is not None and clause.has_class("happening", LIGHT, "beginning")
    return (clause.verb,) if clause is not None and carries else ()


def _addressed(scene: Scene, token: int, clause: Clause | None) -> list[int]:
    """The prepositions between a light verb and the noun that is its object: وجه إلى X تهمة."""
    if clause is None or clause.verb >= token or token - clause.verb > _LIGHT_WINDOW:
        return []
    if not clause.has_class(LIGHT, "happening"):
        return []
    between = range(clause.verb + 1, token - 1)
    standing = scene.lists.standing_preposition
    return [i for i in between if scene.keys[i] in standing or scene.keys[i][0] == "ل"]


def _is_noun(scene: Scene, token: int, reading: NounReading) -> bool:
    """Whether the word is a noun that names an act, no adverb, place or adjective.

    مقاطعة before a name is a province; المحاصرة behind a name describes it.
    """
    if reading.cut and scene.keys[token] in scene.lists.adverb:
        return False
    if reading.form.object and scene.layout.tokens.surface(token, token + 1).endswith("ة"):
        return False  # قلقة is no قلقه
    key = scene.keys[token][reading.cut :]
    if key in scene.lists.place_head and token + 1 in scene.starts:
        return False
    before = token - 1
    described = before in scene.inside or (before >= scene.first and scene.keys[before].startswith("ال"))
    adjective = key.startswith("الم") and key.endswith("ه")
    return not (reading.verbal and adjective and described)


def _is_circumstance(scene: Scene, token: int, clause: Clause | None) -> bool:
    """Whether a participle stands as a circumstance: behind a comma, a name or a time."""
    if scene.keys[token].removeprefix("و") in scene.lists.place_head:
        return False
    before = scene.keys[token - 1] if token > scene.first else ""
    following = scene.keys[token + 1] if token + 1 < len(scene.keys) else ""
    noun = following.endswith("ا") and not following.startswith(
        ("ايا", "ب", "ل")
    )  # متهمة إياها، مطالبا بوقفها
    if noun and len(following) > 4 and token + 1 not in scene.starts:
        return False  # مقترحا أوروبيا is no participle but a noun
    if before in COMMAS or before in {"-", "–", "—", "»", '"', "”"}:
        return True
    if token - 1 in scene.inside:
        return not scene.keys[token].endswith("ه")
    was = clause is not None and clause.verb == token - 1  # كان مهددا بالترحيل
    if was or before.endswith("ا") or not scene.keys[token].endswith("ا"):
        return False  # قرارا رافضا describes, and so may a feminine form
    led = following in {"من", "الي", "علي", "ان"} or following.startswith(("ب", "ل"))
    return token + 1 in scene.starts or led


def _fits(
    scene: Scene, event: EventWord, span: Iterable[int], wary: Iterable[int]
) -> tuple[bool, int | None]:
    """Whether the words around allow the event, and the companion that does."""
    if event.unless and _first_match(scene, wary, event.unless) is not None:
        return False, None
    if not event.companions:
        return True, None
    companion = _first_match(scene, span, event.companions)
    return companion is not None, companion


def _first_match(scene: Scene, span: Iterable[int], words: tuple[str, ...]) -> int | None:
    listed = _listed(words)
    for token in span:
        if listed.begins_at(scene.keys, token) and token not in scene.states:
            return token
    return None


class _Listed:
    """The companions of one row: whole words, beginnings of words, phrases; what was asked is kept."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self._whole = frozenset(fold(word) for word in words if not word.endswith("-") and " " not in word)
        self._beginnings = tuple(fold(word[:-1]) for word in words if word.endswith("-"))
        self._phrases = [tuple(fold(word).split()) for word in words if " " in word]
        self._openers = frozenset(phrase[0] for phrase in self._phrases)
        self._seen = Kept(self._has, _MOST_SEEN)

    def begins_at(self, keys: tuple[str, ...], token: int) -> bool:
        """Whether a listed word, with or without letters glued before it, or a phrase stands at a token."""
        key = keys[token]
        return self._seen[key] or (key in self._openers and self._has_phrase(keys, token))

    def _has(self, key: str) -> bool:
        if key in MARKS:
            return False
        variants = _variants(key)
        begins = any(variant.startswith(self._beginnings) for variant in variants)
        return begins or not self._whole.isdisjoint(variants)

    def _has_phrase(self, keys: tuple[str, ...], token: int) -> bool:
        return any(keys[token : token + len(phrase)] == phrase for phrase in self._phrases)


# By the identity of the words, which a row keeps as long as its entry here does.
_LISTED: dict[int, _Listed] = {}


def _listed(words: tuple[str, ...]) -> _Listed:
    found = _LISTED.get(id(words))
    if found is None:
        found = _LISTED[id(words)] = _Listed(words)
    return found


@cache
def _variants(key: str) -> tuple[str, ...]:
    """A word with و, the article and a glued preposition taken off in turn."""
    return tuple(dict.fromkeys(_stripped(key)))


def _stripped(key: str) -> Iterator[str]:
    yield key
    for preposition in _WITH_PRONOUN:
        if key.removeprefix("و") in {preposition + pronoun for pronoun in ("ه", "ها", "هم", "هما")}:
            yield preposition
    if len(key) <= 3:
        return
    inner = key[1:] if key[0] == "و" else key
    yield inner
    yield inner.removeprefix("ال")
    if len(key) > 4 and key[-1] == "ا":
        yield inner[:-1]  # عقدا
    if inner[0] in "بل":
        yield inner[1:]
        yield inner[1:].removeprefix("ال")
