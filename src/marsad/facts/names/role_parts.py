"""Parts of role phrases: what an office is in charge of, what ل and في add to it, whose body it is."""

from __future__ import annotations

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.names import opens_name
from marsad.facts.names.role import Phrase
from marsad.facts.names.role_words import is_plain
from marsad.facts.names.scene import Scene
from marsad.text.clitics import without_article

_IN = "في"
_PREPOSITIONS = frozenset({"الي", "لدي", "في"})
_NO_DUTY = frozenset({"شوون", "شيون", "مجلس"})
_SYNONYMS = {"حكومه": "وزراء", "دبلوماسيه": "خارجيه"}
_CHAIR = "رئيس"
_DIPLOMACY = "الدبلوماسيه"
_MISSIONS = frozenset({"بعثه", "البعثه", "وفد", "الوفد", "مكتب"})


def duty_of(scene: Scene, places: dict[int, Candidate], first: int, last: int) -> tuple[str, ...]:
    """What an office is in charge of: its words less articles, countries and general adjectives."""
    words = scene.vocabulary.words
    duty = []
    for i in range(first, last):
        key = scene.keys[i]
        if key in _PREPOSITIONS:
            break
        charge = key == _DIPLOMACY and i == first  # رئيس الدبلوماسية
        general = (key in words.role_adjective and not charge) or key in words.state_noun or key in _NO_DUTY
        if not (general or scene.words[i].demonym or i in places) and key[0].isalpha():
            bare = key[2:] if key.startswith("لل") else without_article(key)  # الأمين العام للحزب
            duty.append(_SYNONYMS.get(bare, bare))
    return tuple(duty)


def charge_end(scene: Scene, bodies: dict[int, Candidate], i: int, key: str, end: int) -> int:
    """Where a charge after ل ends if a name follows it: لاتفاقية المناخ, للعمل المناخي; else 0."""
    at = i + 1
    if not key.startswith("لل"):
        if at >= end or not scene.words[at].definite or opens_name(scene, at):
            return 0
        at += 1
    while at < end and is_plain(scene, bodies, at) and not scene.timed[at]:
        at += 1
    return at if at < end and opens_name(scene, at) else 0


def leads_into(scene: Scene, bodies: dict[int, Candidate], phrase: Phrase, key: str) -> bool:
    """Whether a head of part of a body goes on: رئيس لجنة … في البرلمان, رئيس البعثة إلى ليبيا."""
    if phrase.form.office.office != _CHAIR or not phrase.genitive:
        return False
    if key == _IN:
        return phrase.last + 1 in bodies
    missions = any(word in _MISSIONS for word in scene.keys[phrase.first : phrase.last])
    return key in _PREPOSITIONS and missions


def is_of_no_state(scene: Scene, body: Candidate) -> bool:
    """Whether an office of the body is no state's: a company's, the United Nations'."""
    if not body.official or (body.country is None and body.rule == "bodies"):
        return True
    words = scene.vocabulary.words.union_adjective
    return any(key in words for key in scene.keys[body.first : body.last])


def by_first(candidates: list[Candidate]) -> dict[int, Candidate]:
    """The longest candidate from each token."""
    best: dict[int, Candidate] = {}
    for candidate in candidates:
        opens = candidate.phrase[0] if candidate.phrase else candidate.first
        held = best.get(opens)
        if held is None or (candidate.last, candidate.trust) > (held.last, held.trust):
            best[opens] = candidate
    return best
