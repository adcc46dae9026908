"""Whether a word that may be a verb is one: how it is spelt, and what stands beside it."""

from __future__ import annotations

from marsad.facts.events.scene import OPENING, Scene
from marsad.facts.vocabulary import VerbReading
from marsad.model.event import EventType
from marsad.text.inflect import Tense
from marsad.text.normalise import fold_word
from marsad.text.numerals import read_cardinal

_DOUBLING = "\u0651"
_NOMINAL = "\u064b"  # the ending of an indefinite noun
_VOWELS = "\u064e\u064f\u0650\u0652"
_WITH_AND = 3  # letters of a verb of two with و before it: وعدّ، ومدّ
_AFTER_THAT = frozenset({"بعد", "قبل", "منذ", "سبق"})
_THAT = frozenset({"ان", "بان"})
_COMPANY = 4
_LISTED = 24  # words back to who decides what is listed
_DECIDED = frozenset({EventType.SANCTION, EventType.COERCE, EventType.RETREAT, EventType.CONCEDE})
_TO_DECISION = 3  # words from an announcement to the name of who makes it: إعلان وزير الدفاع X
_FAR_AHEAD = 12
_FRONTED = "اما"
_TO_THE_VERB = 2  # words from the marks behind أنه to the verb: أنه "لن يقبل"


def is_noun(scene: Scene, token: int, first: int, verb: VerbReading) -> bool:
    """Whether the letters of a word as written, or a numeral or noun before it, make it a noun."""
    beside = _is_counted(scene, token, first, verb) or (verb.homograph and _is_decided(scene, token, first))
    beside = beside or (verb.joined and verb.homograph and _is_listed(scene, token, first, verb))
    beside = beside or _is_office_behind_verb(scene, token, first, verb)
    return beside or _is_with_and(scene, token, verb) or _is_spelled_otherwise(scene, token, verb)


def _is_office_behind_verb(scene: Scene, token: int, first: int, verb: VerbReading) -> bool:
    """Whether a word spelt like a verb is the office of the subject of the verb before: رفض حاكم تكساس."""
    if token == first or verb.joined or scene.keys[token] not in scene.offices:
        return False
    return token + 1 in scene.starts and bool(scene.words[token - 1].verbs)


def _is_decided(scene: Scene, token: int, first: int) -> bool:
    """Whether a noun tells what the one named before it announces: عقب إعلان واشنطن فرض عقوبات."""
    named = scene.cast.at(token - 1) if token - 1 in scene.inside else None
    start = named.first if named is not None and named.last == token else token
    near = (
        range(max(start - _TO_DECISION, first), start) if start < token and scene.words[token].nouns else ()
    )
    return any(scene.keys[i] in scene.lists.announcing for i in near)


def _is_listed(scene: Scene, token: int, first: int, verb: VerbReading) -> bool:
    """Whether a noun goes on with what is decided: قرر المجلس قطع العلاقات وسحب السفير."""
    if not any(event.type in _DECIDED for event in verb.events):
        return False
    for i in range(token - 1, max(token - _LISTED, first) - 1, -1):
        word = scene.words[i]
        if any("deciding" in reading.classes for reading in word.verbs):
            return any(noun.verbal for j in range(i + 1, token) for noun in scene.words[j].nouns)
        if scene.keys[i] in scene.lists.complementizer or (word.verbs and not word.nouns):
            return False
    return False


def word_before(scene: Scene, token: int, first: int) -> str:
    """The word before a token in its sentence, أن also where marks stand between: إنه "أمر مهم"."""
    before = scene.keys[token - 1] if token > first else ""
    ahead = scene.keys[token - 2] if token - 1 > first else ""
    return ahead if before in OPENING and ahead in scene.lists.complementizer else before


def _is_counted(scene: Scene, token: int, first: int, verb: VerbReading) -> bool:
    """Whether what looks like a verb is a noun that a numeral counts, or a numeral: أحد عشر صوتا."""
    numeral = read_cardinal(scene.keys, token)
    if numeral is not None and numeral.end > token + 1:
        return True
    if token > first and scene.keys[token] in scene.lists.also_people:
        return scene.keys[token - 1] in scene.counting or read_cardinal(scene.keys, token - 1) is not None
    dual = verb.form.number == "d" and verb.form.tense is Tense.PERFECT and not verb.joined
    return dual and token > first and read_cardinal(scene.keys, token - 1) is not None


def is_verb_behind_that(scene: Scene, token: int, first: int, verb: VerbReading) -> bool:
    """Whether a form that may be a noun is a verb behind أن: بعد أن رفض، أنه رفض, not أن رفض موسكو."""
    if verb.form.tense is Tense.IMPERFECT:
        return True
    if word_before(scene, token, first) in _THAT:
        return token - 2 >= first and scene.keys[token - 2] in _AFTER_THAT
    return scene.keys[token][verb.cut :] not in scene.lists.rarely_verb


def _is_spelled_otherwise(scene: Scene, token: int, verb: VerbReading) -> bool:
    """Whether the letters as written make the word another: هنا is not هنأ, ة ends no verb."""
    if scene.layout.tokens.text[scene.layout.tokens.ends[token] - 1] == "ة":
        return True
    if next(scene.honours.ends(token), token) > token + 1:
        return True  # صاحب السمو
    if _NOMINAL in scene.layout.tokens.surface(token, token + 1):
        return True  # ضغطاً
    if scene.keys[token][verb.cut :] in scene.lists.also_people and _is_person(scene, token):
        return True
    dual = verb.form.number == "d"  # شكرا is rarely what two did
    if scene.keys[token][verb.cut :] in scene.lists.other_than_speech and (dual or not verb.events):
        return True
    if not verb.events:
        return False
    written = scene.layout.tokens.surface(token, token + 1)[verb.cut :]
    if any(event.word[0] == "ا" for event in verb.events) and written[0] == "أ":
        return True  # أعتذر: I apologise
    alike = scene.keys[token][verb.cut :] in scene.lists.look_alike
    spelled = _DOUBLING in written or any(event.word in written for event in verb.events)
    return alike and not spelled and not _has_companion(scene, token, verb)


def _is_person(scene: Scene, token: int) -> bool:
    """Whether a word is a noun of a person by its ending or by whose national he is: قاضي، طالب سعودي."""
    following = scene.keys[token + 1] if token + 1 < len(scene.keys) else ""
    return scene.layout.tokens.surface(token, token + 1).endswith("ي") or following in scene.demonyms


def _is_with_and(scene: Scene, token: int, verb: VerbReading) -> bool:
    """Whether a doubling at the end tells a verb of two letters behind و from one of three: وعدّ, وعد."""
    key = scene.keys[token]
    if len(key) != _WITH_AND or key[0] != "و" or len({v.joined for v in scene.words[token].verbs}) == 1:
        return False
    written = scene.layout.tokens.surface(token, token + 1).rstrip(_VOWELS)
    return written.endswith(_DOUBLING) != verb.joined


def _has_companion(scene: Scene, token: int, verb: VerbReading) -> bool:
    """Whether a word near a look-alike shows that it is the verb: فجر انتحاري نفسه."""
    following = scene.keys[token + 1 : token + 1 + _COMPANY]
    words = tuple(fold_word(word.rstrip("-")) for event in verb.events for word in event.companions)
    return bool(words) and any(key.removeprefix("ال").startswith(words) for key in following)


def opens_subject(scene: Scene, token: int) -> bool:
    """Whether a name, an office or a pair begins at `token`: only a verb stands before these after و."""
    if token >= len(scene.keys):
        return False
    named = scene.starts.get(token)
    office = scene.offices.get(scene.keys[token])
    return (named is not None and not scene.is_glued(named)) or office is not None


def fronted(scene: Scene, bound: int, token: int) -> int | None:
    """Where أما brings the subject before its verb: أما الوزير فقال."""
    if scene.keys[token][0] != "ف":
        return None
    ahead = range(token - 1, max(bound, token - _FAR_AHEAD) - 1, -1)
    return next((i for i in ahead if scene.keys[i].removeprefix("و") == _FRONTED), None)


def that_before(scene: Scene, opener: int, token: int) -> int:
    """The أن before the marks that open a clause, the subject in between or not; else the marks.

    قال إن "العدو هدد لبنان"، إنه "يرفض كذا"، إن بلاده "لن تقبل بكذا".
    """
    keys, that = scene.keys, scene.lists.complementizer
    if keys[opener - 1] in that:
        near = token - opener <= _TO_THE_VERB or not keys[opener - 1].endswith(("ه", "ها", "هم", "هما"))
        return opener - 1 if near else opener
    named = scene.cast.at(opener - 1)
    start = named.first if named is not None else opener - 1
    subject = named is not None or keys[start] in scene.lists.homeland | scene.lists.own_forces
    close = subject and token - opener <= _TO_THE_VERB
    return start - 1 if close and start and keys[start - 1] in that else opener
