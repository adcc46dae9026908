"""The words that a row of the pack wants around its own, or does not: its companions."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.facts.events.scene import PLACES, Scene
from marsad.lexicon.event_words import EventWord, Frame, Trait
from marsad.model.entity import EntityType
from marsad.text.normalise import fold

_TO_OWN_ACT = 3  # words from أن to the verb of what is threatened: من أن بلاده لن تتردد وسترد
_OPENING = frozenset('«"“')


def fits(scene: Scene, event: EventWord, span: Iterable[int], wary: Iterable[int]) -> tuple[bool, int | None]:
    """Whether the words around allow the event, and the companion that does."""
    if event.unless and _is_ruled_out(scene, wary, event.unless):
        return False, None
    if not event.companions:
        return True, None
    span = tuple(span)
    if event.frame is Frame.LABEL:
        span = tuple(token for token in span if not _is_named_thing(scene, token))
    companion = first_match(scene, span, event.companions)
    if companion is None and event.frame is Frame.WARNING:
        companion = next((i for i in span if _is_own_act(scene, i)), None)
    if companion is None and Trait.ON_TOWN in event.traits:
        companion = next((i for i in span if _is_town(scene, i)), None)
    if companion is None and Trait.ON_BODY in event.traits:
        companion = next((i for i in span if _is_body_of_states(scene, i)), None)
    return companion is not None, companion


def _is_ruled_out(scene: Scene, wary: Iterable[int], unless: tuple[str, ...]) -> bool:
    """Whether a word stands around that allows no event, none of a person's name: سلامة in رياض سلامة."""
    return first_match(scene, (i for i in wary if i not in scene.of_people), unless) is not None


def _is_own_act(scene: Scene, token: int) -> bool:
    """Whether من أن leads to what who warns will do himself: حذر من أن بلاده ستسقط، من أنها سترد."""
    keys = scene.keys
    if keys[token] not in scene.lists.complementizer or keys[token - 1] != "من":
        return False
    own = scene.lists.homeland | scene.lists.own_forces
    herself = keys[token].endswith(("ها", "نا"))
    if not herself and (token + 1 >= len(keys) or keys[token + 1] not in own):
        return False
    near = range(token + 1 + (not herself), min(token + 1 + _TO_OWN_ACT, len(keys)))
    return any(verb.future and verb.events for i in near for verb in scene.words[i].verbs)


def _is_town(scene: Scene, token: int) -> bool:
    """Whether a town or building is named at a token, with no preposition before it: استعاد الجيش X."""
    named = scene.starts.get(token)
    if named is None or named.entity.type not in PLACES or scene.is_government(named.entity):
        return False
    led = scene.keys[token - 1] in scene.lists.standing_preposition or scene.is_glued(named)
    return not led


def _is_body_of_states(scene: Scene, token: int) -> bool:
    """Whether a body of no one state is named at a token, with no word before it: غادرت الدولة X."""
    named = scene.starts.get(token)
    body = named is not None and named.entity.type is EntityType.ORG and named.entity.country is None
    before = token - 1
    stands = before in scene.inside or bool(scene.words[before].verbs)
    return body and stands and named is not None and not scene.is_glued(named)


def allowed(scene: Scene, events: tuple[EventWord, ...], words: range) -> tuple[EventWord, ...]:
    """The events, of those that a verb may name, that the words of its clause allow."""
    if not any(event.companions for event in events):
        return events
    return tuple(event for event in events if not event.companions or fits(scene, event, words, ())[0])


def _is_named_thing(scene: Scene, token: int) -> bool:
    """Whether a word has the article, as what is called so has, no label: اعتبر الاعتداء خطأ."""
    return scene.keys[token].startswith("ال") and scene.keys[token - 1] not in _OPENING


def first_match(scene: Scene, span: Iterable[int], words: tuple[str, ...]) -> int | None:
    """The first token of a stretch at which a listed word stands, none that names a state."""
    listed, by_word, keys = _folded(words), scene.companions, scene.keys
    for token in span:
        found = by_word[keys[token]]
        if listed.isdisjoint(found) or token in scene.states:
            continue
        if _stands(keys, token, found & listed):
            return token
    return None


def _stands(keys: tuple[str, ...], token: int, listed: frozenset[str]) -> bool:
    """Whether one of the listed words and phrases that may begin at a token does."""
    return any(" " not in words or _is_phrase_at(keys, token, words) for words in listed)


def _is_phrase_at(keys: tuple[str, ...], token: int, phrase: str) -> bool:
    """Whether a phrase stands at a token, its last word with any ending behind a hyphen: عن قرار-."""
    words = tuple(phrase.split())
    standing = keys[token : token + len(words)]
    if not phrase.endswith("-"):
        return standing == words
    begins = len(standing) == len(words) and standing[-1].startswith(words[-1][:-1])
    return begins and standing[:-1] == words[:-1]


# By the identity of the words, which an entry here keeps.
_FOLDED: dict[int, tuple[frozenset[str], tuple[str, ...]]] = {}


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    """The words of a row folded, worked out once."""
    found = _FOLDED.get(id(words))
    if found is None:
        found = _FOLDED[id(words)] = frozenset(map(fold, words)), words
    return found[0]
