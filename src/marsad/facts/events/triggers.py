"""Event triggers: the verbs, participles and nouns of a text that name an event of the pack."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.companion_zones import (
    before_comma,
    behind_participle,
    complement_end,
    described_noun,
    label_end,
    near_noun,
    wary_behind,
    wary_of,
)
from marsad.facts.events.companions import fits
from marsad.facts.events.scene import COMMAS, MARKS, Scene
from marsad.facts.vocabulary import NounReading, VerbReading
from marsad.lexicon.event_words import EventWord, Frame, Trait
from marsad.model.event import EventType
from marsad.text.inflect import Form

_OBJECT = "object"
_SHORT = 3  # letters of a word that a longer one may hold by chance
_REFUSALS = frozenset({"لن", "ولن"})
_DENIALS = frozenset({"لا", "ولا", "لم", "ولم"})
_WE = frozenset({"نحن", "فنحن", "ونحن", "اننا", "اذ", "كما", "لذلك", "لذا"})
_BREAKING_UP = frozenset({"ASSAULT", "COERCE"})
_LEADING = frozenset({"من", "الي", "علي", "ان", "كل", "جميع"})  # a participle to its object
_LEADING_TO = frozenset({Frame.HOSTED, Frame.ORDER})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event.

    `clause` is its own clause for a verb, the one around it for a noun or participle. `cut` counts the
    letters before the trigger proper (و, ف, ب, ل), `glued` is the preposition among them, `companion` the
    token that settles what the word means, `verbal` tells a verb's own noun (رفض) from others (لقاء),
    `is_participle` that a participle names the event: قال ذلك متهما إياه, `is_own` a first person: نطالب.
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
    is_own: bool = False

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
    """The triggers without the nouns that only complete a verb: حظرا in فرضت حظرا.

    A protest that is broken up took place: فضت الشرطة الاعتصام.
    """
    verbs = [trigger for trigger in triggers if not trigger.is_noun and _is_completed(trigger.event)]
    completing = {trigger.companion for trigger in verbs}
    broken_up = {trigger.companion for trigger in verbs if trigger.event.type in _BREAKING_UP}
    types = [(t.companion + 1, t.event.type) for t in verbs if t.companion is not None]
    carried = {*types, *((token, EventType.AID) for token, _ in types)}
    return [
        trigger
        for trigger in triggers
        if not trigger.is_noun
        or (trigger.event.frame is Frame.PROTEST and trigger.token in broken_up)
        or (trigger.token not in completing and (trigger.token, trigger.event.type) not in carried)
    ]


def _is_completed(event: EventWord) -> bool:
    """Whether a verb's companions are its objects, no prepositions before what it only leads to."""
    return event.frame not in _LEADING_TO and not event.is_near


def _at(scene: Scene, clauses: Clauses, token: int) -> Trigger | None:
    clause = clauses.by_verb.get(token)
    if clause is not None:
        return _of_verb(scene, clauses, clause)
    around = clauses.around(token)
    limit = clauses.limit(token)
    if scene.words[token].own:
        return _of_speaker(scene, token, around, limit)
    participles = scene.words[token].participles
    if participles and _is_circumstance(scene, token, clause=around) and not _is_construct(scene, token):
        return _of_participle(scene, token, participles, around, limit)
    return _of_noun(scene, token, around, limit)


def _of_verb(scene: Scene, clauses: Clauses, clause: Clause) -> Trigger | None:
    choices = [(reading, event) for reading in clause.readings for event in reading.events]
    negated = [choice for choice in choices if _is_refused(scene, clause, choice[1])]
    choices = negated or [choice for choice in choices if choice[1].kind != "negated"]
    if not choices:
        return None
    end = complement_end(scene, clause, label_end(scene, clause))
    noun = described_noun(scene, clauses, clause)
    span = (*range(clause.verb + 1, end), *range(clause.first, clause.verb))
    wary = wary_behind(scene, clause, end)
    for reading, event in sorted(choices, key=lambda choice: not choice[1].companions):
        near = (*span, *noun) if _is_completed(event) else before_comma(scene, clause, end)
        fit, companion = fits(scene, event, near, wary)
        if fit:
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


def _is_refused(scene: Scene, clause: Clause, event: EventWord) -> bool:
    """Whether a particle before a verb makes a refusal of it: لن تشارك, of some verbs also لا تعترف."""
    if event.kind != "negated" or clause.verb <= scene.first:
        return False
    before = scene.keys[clause.verb - 1]
    firm = Trait.FIRM in event.traits and clause.opening is not Opening.RELATIVE
    return before in _REFUSALS or (firm and before in _DENIALS)


def _of_speaker(scene: Scene, token: int, clause: Clause | None, limit: int) -> Trigger | None:
    """A first person that opens a clause of what is quoted: قال: «نطالب الحكومة بالرحيل»."""
    own = scene.words[token].own[0]
    before = scene.keys[token - 1] if token > scene.sentence(token)[0] else ":"
    words = range(token + 1, limit)
    for event in own.events if own.joined or before in MARKS or before in _WE else ():
        fit, companion = fits(scene, event, words, words)
        if fit:
            return Trigger(token, event, own.form, clause, own.cut, companion=companion, is_own=True)
    return None


def _of_participle(
    scene: Scene, token: int, readings: tuple[VerbReading, ...], clause: Clause | None, limit: int
) -> Trigger | None:
    choices = [(reading, event) for reading in readings for event in reading.events]
    for reading, event in sorted(choices, key=lambda choice: not choice[1].companions):
        words = behind_participle(scene, token, event, limit)
        fit, companion = fits(scene, event, words, words)
        if fit:
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
        span = near_noun(scene, reading, token, clause, limit) if reading.event.companions else ()
        wary = wary_of(scene, reading, token, limit) if reading.event.unless else ()
        fit, companion = fits(scene, reading.event, span, wary)
        if fit:
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


def _is_noun(scene: Scene, token: int, reading: NounReading) -> bool:
    """Whether the word is a noun that names an act, no adverb, place or adjective.

    مقاطعة before a name is a province; المحاصرة behind a name describes it.
    """
    if reading.cut and scene.keys[token] in scene.lists.adverb:
        return False
    inner = scene.keys[token][reading.cut :]
    if reading.glued and len(inner) <= _SHORT and not scene.joining.is_word(inner, than=scene.keys[token]):
        return False  # بحثه is no بـحثه
    if reading.form.object and scene.layout.tokens.surface(token, token + 1).endswith("ة"):
        return False  # قلقة is no قلقه
    key = scene.keys[token][reading.cut :]
    if key in scene.lists.place_head and token + 1 in scene.starts:
        return False
    before = token - 1
    described = before in scene.inside or (before >= scene.first and scene.keys[before].startswith("ال"))
    adjective = key.startswith("الم") and key.endswith("ه")
    return not (reading.verbal and adjective and described)


def _is_construct(scene: Scene, token: int) -> bool:
    """Whether a noun whose verb takes no object stands before a name: ، موافقة إيران على كذا."""
    named = scene.starts.get(token + 1)
    nouns = [noun.event for noun in scene.words[token].nouns if noun.verbal]
    bare = named is not None and not scene.is_glued(named)
    return bare and bool(nouns) and all(_OBJECT not in event.whom for event in nouns)


def _is_circumstance(scene: Scene, token: int, clause: Clause | None) -> bool:
    """Whether a participle stands as a circumstance: behind a comma, a name or a time."""
    if scene.keys[token].removeprefix("و") in scene.lists.place_head:
        return False
    before = scene.keys[token - 1] if token > scene.first else ""
    following = scene.keys[token + 1] if token + 1 < len(scene.keys) else ""
    noun = scene.keys[token].endswith("ا") and following.endswith("ا") and len(following) > 4
    if noun and token + 1 not in scene.starts and not following.startswith(("ايا", "ب", "ل")):
        return False  # مقترحا أوروبيا is no participle but a noun
    if before in COMMAS or before in {"-", "–", "—", "»", '"', "”"}:
        return True
    was = clause is not None and (clause.verb == token - 1 or clause.has_class("auxiliary"))
    if was and scene.keys[token].removeprefix("و")[0] == "م":
        return False  # كان X مهددا بالترحيل
    if token - 1 in scene.inside:  # X متهمة Y
        return not scene.keys[token].endswith("ه") or token + 1 in scene.starts
    if not scene.keys[token].endswith("ا"):
        return False  # a feminine form may describe
    if before.endswith("ا") and token - 1 not in scene.timed:
        return False  # قرارا رافضا describes as well
    led = following in _LEADING or following.startswith(("ب", "ل", "ال", "ايا"))
    return token + 1 in scene.starts or led
