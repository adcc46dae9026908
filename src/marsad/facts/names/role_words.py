"""The words of a role phrase: adjectives, charges and genitives, word by word."""

from __future__ import annotations

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.known_bodies import UNOFFICIAL
from marsad.facts.names.names import opens_name
from marsad.facts.names.org_words import AFFAIRS
from marsad.facts.names.role import Last, Phrase
from marsad.facts.names.scene import Scene

_UNITED = ("الاممي", "الامميه")
_UNIONS = ("الاوروبي", "الاوروبيه", "الدولي", "الدوليه")
_PRONOUNS = ("ها", "هم", "ه")
_THEIRS = ("هم", "هما", "هن")  # عينهم الرئيس
_MINISTERS = "وزراي"  # وزرائها
_SHORTEST_NISBA = 6
_DIPLOMACY = "دبلوماسيه"
_RULING = "الحاكم"
_NOT = "غير"
_ENDED = frozenset({"المنتهي", "المنتهيه"})
_TERMS = frozenset({"فتره", "مده"})
_MALIAN = ("المالي", "الماليه")
_STATE_HEADS = frozenset({"رئيس", "سفير", "وزير"})
NAMELY = frozenset({"باسم", "بلسان"})
"""Words that open whom a spokesperson speaks for."""


def take_adjective(scene: Scene, phrase: Phrase) -> bool:
    """An adjective of nationality, or one that goes with offices (العام، الخاص، السابق)."""
    national = scene.demonym_at(phrase.last)
    charge = phrase.waits and scene.keys[phrase.last] in scene.vocabulary.words.field
    if national is not None and not charge:  # المالية is finance before it is Mali's
        company = phrase.settled and phrase.body is not None and phrase.state is Last.NOUN
        phrase.country = phrase.country or (None if company else national[0])  # مدير شركة إيني الإيطالية
        return phrase.go_to(national[1], Last.ADJECTIVE)
    word = scene.words[phrase.last]
    words = scene.vocabulary.words
    if word.key in _MALIAN and _is_of_state(phrase):
        phrase.country = phrase.country or word.demonym
        return phrase.go_to(phrase.last + 1, Last.ADJECTIVE)
    if word.key == _RULING and phrase.state is Last.NOUN and not opens_name(scene, phrase.last + 1):
        return phrase.go_to(phrase.last + 1, Last.ADJECTIVE)  # الأمين العام للحزب الحاكم
    if word.key == _NOT and phrase.last + 1 < scene.ends[phrase.last]:  # السفير غير المقيم
        denied = scene.keys[phrase.last + 1] in words.role_adjective
        return denied and phrase.go_to(phrase.last + 2, Last.ADJECTIVE)
    if word.key in _ENDED and (ended := _term_end(scene, phrase.last + 1)):
        return phrase.go_to(ended, Last.ADJECTIVE)
    if word.key not in words.role_adjective:
        return False
    if word.key in _UNITED or (word.key in _UNIONS and phrase.state is Last.HEAD):
        phrase.settled = True
        phrase.body = phrase.body or word.key
    phrase.former = phrase.former or word.key in words.former
    phrase.definite = phrase.definite or word.definite
    waits = phrase.state is Last.CONSTRUCT and not word.definite
    return phrase.go_to(phrase.last + 1, Last.CONSTRUCT if waits else Last.ADJECTIVE)


def _term_end(scene: Scene, i: int) -> int:
    """Where the term of office ends that is said to have ended: المنتهية فترة عمله; 0 for none."""
    i += i < len(scene.keys) and scene.keys[i] in _TERMS
    return i + 1 if i < len(scene.keys) and scene.keys[i] in scene.vocabulary.words.his_term else 0


def _is_of_state(phrase: Phrase) -> bool:
    """Whether an office is a state's, so that المالي behind it is Mali's: وزير الخارجية المالي."""
    office, whole = phrase.form.office, phrase.state is Last.NOUN
    if phrase.state is Last.HEAD:
        return office.office in _STATE_HEADS
    return whole and (office.kind == "state" or phrase.nested)


def take_noun(scene: Scene, phrase: Phrase) -> bool:
    """A genitive, a charge joined by و, or a relative adjective."""
    if phrase.waits:
        return _take_genitive(scene, phrase)
    word = scene.words[phrase.last]
    if word.key.startswith("و") and phrase.state in (Last.NOUN, Last.ADJECTIVE):
        return _take_joined(scene, phrase, word.key[1:])
    if phrase.state is not Last.ADJECTIVE and word.definite and is_relative(scene, phrase.last):
        return phrase.go_to(phrase.last + 1, Last.ADJECTIVE)
    if _describes(scene, phrase):
        return phrase.go_to(phrase.last + 1, Last.ADJECTIVE)
    return False


def _describes(scene: Scene, phrase: Phrase) -> bool:
    """Whether a definite word between a role and a name describes whoever is named: الكاتب المخضرم."""
    i, word = phrase.last, scene.words[phrase.last]
    if word.titled or not word.definite or scene.names[i] or not phrase.definite or i + 1 >= scene.ends[i]:
        return False
    if word.demonym is not None or i in scene.matches:
        return False
    office = word.office is not None and word.key not in scene.vocabulary.words.adjectival
    return not office and opens_name(scene, i + 1)


def _take_genitive(scene: Scene, phrase: Phrase) -> bool:
    word = scene.words[phrase.last]
    words = scene.vocabulary.words
    if _is_possessed_charge(scene, word.key):
        phrase.possessed = phrase.definite = True
        return phrase.go_to(phrase.last + 1, Last.NOUN)
    if word.definite and word.key not in words.function:
        phrase.definite = phrase.definite or not phrase.linked
        phrase.settled = phrase.settled or (word.org is not None and word.org.kind in UNOFFICIAL)
        return phrase.go_to(phrase.last + 1, Last.NOUN)
    if word.key in words.construct or _governs(scene, phrase.last):
        return phrase.go_to(phrase.last + 1, Last.CONSTRUCT)
    return False


def _governs(scene: Scene, i: int) -> bool:
    """Whether an ordinary noun takes the definite word after it: حكومة [تصريف] الأعمال."""
    word = scene.words[i]
    if scene.names[i] or word.key in scene.vocabulary.words.function or i + 1 >= scene.ends[i]:
        return False
    if word.key in NAMELY or word.key.endswith(_THEIRS):
        return False
    plain = word.demonym is None and word.office is None and word.key[0].isalpha() and not word.joins_name
    return plain and word.key[0] not in "وف" and scene.words[i + 1].definite and not scene.timed[i + 1]


def _is_possessed_charge(scene: Scene, key: str) -> bool:
    """Whether a word is a charge with a pronoun for the country spoken of: وزير خارجيتها."""
    construct = scene.vocabulary.words.construct
    if key.startswith(_MINISTERS):
        return True
    for pronoun in _PRONOUNS:
        stem = key.removesuffix(pronoun)
        charge = stem[:-1] + "ه"
        feminine = stem.endswith("ت") and (charge in construct or charge == _DIPLOMACY)
        if stem != key and (feminine or (len(pronoun) > 1 and stem in construct)):
            return True
    return False


def is_possessed(scene: Scene, key: str) -> bool:
    """Whether a word is a body or a charge with a pronoun: خارجيتها, جهازه, حكومته."""
    stems = (key.removesuffix(pronoun) for pronoun in _PRONOUNS if key.endswith(pronoun))
    known = scene.vocabulary.words.construct
    return any(
        stem in known or ((stem.endswith("ت") and stem[:-1] + "ه" in known) or stem in scene.vocabulary.orgs)
        for stem in stems
    )


def is_relative(scene: Scene, i: int) -> bool:
    """Whether a definite word is an adjective by its form, and no name."""
    key = scene.keys[i]
    if key in scene.vocabulary.words.body_adjective:
        return True
    if not key.endswith(("ي", "يه", "ين")) or len(key) < _SHORTEST_NISBA:
        return False
    return scene.names[i] < 2 and i not in scene.matches


def _take_joined(scene: Scene, phrase: Phrase, rest: str) -> bool:
    """A second charge after و: وزير الثقافة والإعلام، وزير الخارجية وشؤون المغتربين."""
    vocabulary = scene.vocabulary
    if rest in AFFAIRS:
        return phrase.go_to(phrase.last + 1, Last.CONSTRUCT)
    if phrase.state is Last.ADJECTIVE and rest in vocabulary.words.role_adjective:  # السياسية والإعلامية
        return not opens_name(scene, phrase.last + 1) and phrase.go_to(phrase.last + 1, Last.ADJECTIVE)
    if rest in vocabulary.offices or rest in vocabulary.orgs or phrase.country is not None:
        return False
    if rest in vocabulary.words.construct and _ends_charge(scene, phrase.last + 1):
        return phrase.go_to(phrase.last + 1, Last.CONSTRUCT)  # وحقوق الإنسان السوري
    charge = rest in vocabulary.words.field or _joins_before_name(scene, phrase, rest)
    return charge and phrase.go_to(phrase.last + 1, Last.NOUN)


def _ends_charge(scene: Scene, i: int) -> bool:
    """Whether a definite word stands at token `i`, and a state's adjective or a name behind it."""
    if i + 1 >= scene.ends[i - 1] or not scene.words[i].definite or scene.words[i].office is not None:
        return False
    nation = scene.words[i + 1].demonym is not None and scene.words[i + 1].definite
    return nation or opens_name(scene, i + 1)


def _joins_before_name(scene: Scene, phrase: Phrase, rest: str) -> bool:
    """Whether an ordinary word behind و is a charge too, a name behind it: وزير التجارة والتكامل سالم."""
    ordinary = (
        rest.startswith("ال") and rest in scene.vocabulary.common and not scene.vocabulary.nameness(rest)
    )
    plain = not scene.words[phrase.last].titled and phrase.state is Last.NOUN
    return ordinary and plain and opens_name(scene, phrase.last + 1)


def is_plain(scene: Scene, bodies: dict[int, Candidate], i: int) -> bool:
    """Whether a definite word only describes the body before it: الحكومة المكلفة."""
    word = scene.words[i]
    if not word.definite or word.titled or scene.names[i] or i in bodies or scene.timed[i]:
        return False
    return word.demonym is None and word.office is None
