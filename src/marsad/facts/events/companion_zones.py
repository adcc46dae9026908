"""Where the companions of a trigger may stand, the words that settle what it means.

Behind a verb up to its complements' end, around a noun, and nearer by the words that speak against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.scene import COMMAS, Scene
from marsad.facts.vocabulary import LIGHT, NounReading
from marsad.lexicon.event_words import EventWord, Frame
from marsad.model.entity import EntityType

_NOUN_WINDOW = 3
_LIGHT_WINDOW = 12
_NOUN_LENGTH = 8  # a noun with its adjectives, before the clause that describes it
_WARY_WINDOW = 14
_LABEL_WINDOW = 24
_ASIDE = 14  # tokens of an aside between commas
_SPOKEN = frozenset({Frame.LABEL, Frame.WARNING})
_LABELS = _SPOKEN | {Frame.SIGN, Frame.PROTEST}
_VERBAL_WINDOW = 12  # a verbal noun's subject may stand before its preposition: توجه الوزير X إلى


def complement_end(scene: Scene, clause: Clause, end: int) -> int:
    """Where a verb's complements end: at a colon, or a participle that tells another act: ، واصفة."""
    warns = any(event.frame is Frame.WARNING for r in clause.readings for event in r.events)
    for i in range(clause.verb + 1, end if not warns else 0):
        if scene.keys[i] == ":":
            return i
        if scene.keys[i] in COMMAS and i + 1 < end and scene.words[i + 1].participles:
            return i
    return end


def described_noun(scene: Scene, clauses: Clauses, clause: Clause) -> range:
    """The noun that a relative clause describes, the object of its verb: القيود التي فرضتها."""
    outer = clause
    if clause.opening is Opening.SHARED:
        outer = next((c for c in clauses.before(clause) if c.has_class("auxiliary")), clause)
    signed = any(event.frame is Frame.SIGN for r in clause.readings for event in r.events)  # الذي أبرم
    taken = clause.form.form.object or clause.form.form.passive or signed
    if not taken or outer.opening not in {Opening.RELATIVE, Opening.BARE}:
        return range(0)
    end = outer.opener if outer.opener is not None else outer.first
    before = (c.verb + 1 for c in clauses.before(outer))
    first, _ = scene.sentence(clause.verb)
    return range(max(next(before, first), end - _NOUN_LENGTH), end)


def wary_behind(scene: Scene, clause: Clause, end: int) -> list[int]:
    """Where the words stand with which a verb names no event: near it, before other circumstances."""
    far = _far(scene, range(clause.verb + 1, end), _WARY_WINDOW)
    behind = range(_title_end(scene, clause.verb + 1, end), min(end, far))
    return [*behind, *range(clause.first, clause.verb)]


def _title_end(scene: Scene, first: int, end: int) -> int:
    """The token behind the title of who is named next to a verb: هدد نائب رئيس مجلس الأمن X."""
    for i in range(first, end):
        named = scene.starts.get(i)
        if named is not None and named.entity.type is EntityType.PERSON:
            role = scene.roles[named.entity.id]
            return i if all(key.removeprefix("ال") in role for key in scene.keys[first:i]) else first
    return first


def before_comma(scene: Scene, clause: Clause, end: int) -> list[int]:
    """The words behind a verb up to a comma or a full stop: a bare preposition leads its own complement."""
    asides = _asides(scene, clause.verb + 1, end)
    words = [i for i in range(clause.verb + 1, end) if i not in asides]
    far = _far(scene, words, _LIGHT_WINDOW - 1)
    stop = next((i for i in words if _parts(scene, i) and i > clause.verb + _NOUN_WINDOW), end)
    return [i for i in words if i < min(stop, far)] + list(range(clause.first, clause.verb))


def _asides(scene: Scene, first: int, end: int) -> set[int]:
    """The words between two commas that only tell the setting: تراجع، تحت ضغط الشارع، عن قراره."""
    found: set[int] = set()
    commas = [i for i in range(first, end) if scene.keys[i] in COMMAS]
    for opening, closing in pairwise(commas):
        led = scene.keys[opening + 1] in scene.lists.standing_preposition
        led = led and opening - 1 not in scene.timed  # انسحبت، أمس، من المدينة، وقالت
        if led and opening not in found and closing - opening <= _ASIDE:
            found.update(range(opening, closing + 1))
    return found


def _parts(scene: Scene, token: int) -> bool:
    """Whether a comma parts a complement from its verb, none that only sets off a time: لوح، أمس، بعقوبات."""
    return scene.keys[token] in COMMAS and not {token - 1, token + 1} & scene.timed


def label_end(scene: Scene, clause: Clause) -> int:
    """How far a verb's companions may stand: a label or paper in marks belongs to it as well."""
    _, end = scene.sentence(clause.verb)
    far = _far(scene, range(clause.verb + 1, end), _LABEL_WINDOW)
    labels = any(event.frame in _LABELS for r in clause.readings for event in r.events)
    that = clause.last < end and scene.keys[clause.last] in scene.lists.complementizer
    return max(clause.last + that, far) if labels else clause.last + that


def _far(scene: Scene, words: Sequence[int], count: int) -> int:
    """The token behind the first `count` of some words; a name or a time counts as one."""
    covered = scene.covered
    for token in words:
        count -= token not in covered or token - 1 not in covered
        if count <= 0:
            return min(token, words[-1]) + 1
    return words[-1] + 1 if words else 0


def behind_participle(scene: Scene, token: int, event: EventWord, limit: int) -> range:
    """Where a participle's companions may stand: up to `limit`, those of a label or warning beyond it."""
    if event.frame not in _SPOKEN:
        return range(token + 1, limit)
    _, end = scene.sentence(token)
    return range(token + 1, max(limit, _far(scene, range(token + 1, end), _LABEL_WINDOW)))


def near_noun(
    scene: Scene, reading: NounReading, token: int, clause: Clause | None, limit: int
) -> tuple[int, ...]:
    """Where a noun's companions may stand."""
    _, end = scene.sentence(token)
    last = min(limit, token + 1 + _VERBAL_WINDOW)
    last = last if reading.verbal else _far(scene, range(token + 1, end), _NOUN_WINDOW)
    last = next((i for i in range(token + 1, last) if _leaves(scene, i)), last)
    return (
        *range(token + 1, last),
        max(token - 1, scene.first),
        *_carrying(clause),
        *_addressed(scene, token, clause),
    )


def _leaves(scene: Scene, token: int) -> bool:
    """Whether a comma with و behind it ends what belongs to a noun: اعتراضه، ونتج عن ذلك."""
    joined = scene.keys[token + 1 : token + 2]
    goes_on = bool(joined) and joined[0][0] == "و" and token + 1 not in scene.inside
    return scene.keys[token] in COMMAS and goes_on and _parts(scene, token)


def wary_of(scene: Scene, reading: NounReading, token: int, limit: int) -> tuple[int, ...]:
    """Where the words stand with which a noun names no event."""
    _, end = scene.sentence(token)
    last = min(limit, _far(scene, range(token + 1, end), _NOUN_WINDOW + 1))
    back = _NOUN_WINDOW if reading.glued == "ل" else 1  # وقف دائم لإطلاق النار
    return (*range(token + 1, last), *range(max(token - back, scene.first), token))


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
