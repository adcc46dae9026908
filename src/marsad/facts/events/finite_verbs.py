"""Which words of a sentence are its finite verbs, told from nouns by the words around them."""

from __future__ import annotations

from marsad.facts.events.clause import Clause, Opening
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
from marsad.model.event import EventType
from marsad.text.inflect import Form, Tense

PARTICLES = frozenset(
    {"قد", "لقد", "فقد", "وقد", "ولقد", "سوف", "وسوف", "لن", "لم", "لا", "ما", "ايضا", "كذلك"}
)
# A verb that is known only by where it stands.
_UNKNOWN = VerbReading(Form("", Tense.PERFECT, gender=""), joined=True, cut=1)
_AS_BEING = frozenset({("بان",), ("بانه",), ("بانها",), ("بانهم",)})
_FAR_AHEAD = 12
_ASKING = frozenset({EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.SUPPORT})


def verb_readings(scene: Scene, token: int, first: int, before: list[Clause]) -> tuple[VerbReading, ...]:
    """What the word at `token` may be as a verb, the likeliest reading first; nothing where it is none."""
    verbs = scene.words[token].verbs
    if scene.keys[token] in PARTICLES and _opens_perfect(scene, token + 1):
        return ()
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


def _opens_perfect(scene: Scene, token: int) -> bool:
    """Whether a word that can be nothing but a verb stands at a token: أما الجيش فقد علق."""
    verbs = scene.words[token].verbs if token < len(scene.keys) else ()
    return any(verb.form.tense is Tense.PERFECT and not verb.homograph for verb in verbs)


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
    if not verb.homograph or before in PARTICLES:
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
