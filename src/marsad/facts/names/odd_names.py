"""Names behind an office whose words are also ordinary ones: صدر جباروف, هي لي فنغ, دوما بوكو."""

from __future__ import annotations

from marsad.facts.names.going_on import USUAL
from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.names import name_end
from marsad.facts.names.role import Role
from marsad.facts.names.scene import LISTED, Scene
from marsad.facts.names.seen import SURE

_EAST = frozenset("CN HK KH KP KR LA MM MN SG TH TW VN".split())
_MOST_SYLLABLES = 4
_LONGEST_SYLLABLE = 6
_HALF_SURE = 0.45
_HIS = ("ه", "ها", "هم")
_IMPERFECT = frozenset("يتنأ")


def odd_end(scene: Scene, office: int, at: int, country: str | None) -> int:
    """The end of a name whose first word is also an ordinary one; `at` where none begins.

    `country` is that of the office before it, whose first token is `office`.
    """
    doubtful = scene.doubtful.get(at)
    told = _is_told(scene, at)
    if doubtful is not None and doubtful.last > at + 1 and not told:
        return max(doubtful.last, name_end(scene, at + 1, cued=True))
    if not told and _precedes_seen(scene, office, at):
        return name_end(scene, at + 1, cued=True)
    if told and _is_town_abroad(scene, at, country):
        return at + 2
    rare = scene.vocabulary.common.get(scene.keys[at], USUAL) < USUAL
    if at + 1 >= scene.ends[at] or not rare or scene.words[at].definite:
        return at
    if scene.timed[at] or at in scene.matches or scene.names[at + 1] not in (1, 2):
        return at
    return name_end(scene, at + 1, cued=True)


def _precedes_seen(scene: Scene, office: int, at: int) -> bool:
    """Whether no verb can stand between an office and a family name: وقّع رئيس قرغيزستان صدر جباروف."""
    if at + 1 >= scene.ends[at] or scene.words[at].definite or scene.keys[at][0] in _IMPERFECT:
        return False
    tag = scene.tags.get(at + 1)
    seen = tag is not None and tag.kind == PERSON_TAG and tag.last == at + 2 and tag.confidence >= SURE
    before = office - 1
    governed = (
        before >= scene.begins[at] and scene.keys[before][0].isalpha() and not scene.is_function(before)
    )
    return seen and governed and scene.words[at + 1].name in (1, LISTED)


def _is_told(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    told = word.office or word.org or word.place or word.demonym or at in scene.matches
    return bool(told) or word.key in scene.vocabulary.words.function


def _is_town_abroad(scene: Scene, at: int, country: str | None) -> bool:
    """Whether a town of another country opens a name of two words: رئيس بوتسوانا دوما بوكو."""
    match = scene.matches.get(at)
    if match is None or match.last > at + 1 or match.reading.cut:
        return False
    if at + 1 >= scene.ends[at] or not match.surely_place or match.bearers[0].identity.startswith("country"):
        return False
    abroad = all(known.country != country for known in match.bearers)
    abroad = abroad and (country is not None or scene.names[at + 1] == 1)  # أليشير إلهاموف
    plain = not _is_told(scene, at + 1) and not scene.words[at + 1].definite
    doubtful = scene.doubtful.get(at)
    seen = doubtful is not None and doubtful.last == at + 2 and doubtful.confidence >= _HALF_SURE
    return abroad and plain and (seen or _closes(scene, at + 2))


def _closes(scene: Scene, i: int) -> bool:
    """Whether a mark or a word that no name holds stands at token `i`."""
    if i >= len(scene.keys):
        return True
    return not scene.keys[i][0].isalpha() or scene.is_function(i)


def eastern_end(scene: Scene, at: int, country: str | None) -> int:
    """The end of an East Asian name, whose syllables may be Arabic words: هي لي فنغ, قوه جيا كون."""
    if country not in _EAST:
        return at
    end = min(scene.ends[at], at + _MOST_SYLLABLES) if at < len(scene.ends) else at
    last = at
    while last < end and _is_syllable(scene, last, at):
        last += 1
    eastern = scene.vocabulary.words.eastern
    named = any(scene.names[i] and scene.keys[i] not in eastern for i in range(at, last))
    return last if last > at + 1 and named else at


def _is_syllable(scene: Scene, i: int, at: int) -> bool:
    key, words = scene.keys[i], scene.vocabulary.words
    if key in words.eastern:
        return i < at + 2 or key not in words.function
    short = len(key) <= _LONGEST_SYLLABLE and not scene.words[i].definite and key not in words.function
    return short and scene.names[i] > 0 and not scene.words[i].joins_name


def half_seen_end(scene: Scene, at: int, last: int) -> int:
    """The end of a name of which the tagger half sees an ordinary last word: ريمون ندونغ سيما."""
    doubtful = scene.doubtful.get(at)
    if last == at or doubtful is None or doubtful.last != last + 1 or doubtful.confidence < _HALF_SURE:
        return last
    word = scene.words[last]
    plain = not word.definite and not _is_told(scene, last) and scene.names[last - 1] > 0
    his = word.key.endswith(_HIS) and scene.vocabulary.is_inflected(word.key)  # ضيفه
    return doubtful.last if plain and not his and word.key[0] not in "وفبل" else last


def is_half_seen(scene: Scene, role: Role, at: int) -> bool:
    """Whether the tagger half takes one word behind a state's office for someone: ويرانتو."""
    doubtful = scene.doubtful.get(at)
    alone = doubtful is not None and doubtful.last == at + 1
    return alone and at == role.last and role.country is not None and role.form.number == "s"
