"""How far a body's name has been read, and the adjectives that go on it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.names.org_words import is_nisba
from marsad.facts.names.scene import Scene

_HIGH = frozenset({"رفيع", "رفيعه"})
_LEVEL = "المستوي"
_BROKEN_PLURALS = frozenset({"أركان", "جمارك", "خطوط", "فصائل"})


@dataclass(slots=True)
class Chain:
    """How far a body's name reaches, and what it said on the way.

    `national` says that an adjective of nationality closed it, `placed` that a place did; `identity`
    is the known body that its head only introduces (جماعة + أنصار الله); `stateless` says that it is a body's
    of several states (بعثة الأمم المتحدة).
    """

    first: int
    last: int
    country: str | None = None
    filled: bool = False
    national: bool = False
    placed: bool = False
    identity: str = ""
    stateless: bool = False


def take_adjectives(scene: Scene, chain: Chain, end: int) -> None:
    """Takes in adjectives: of nationality, of rank, and those that go with bodies."""
    words = scene.vocabulary.words
    while chain.last < end and not scene.timed[chain.last]:
        key = scene.keys[chain.last]
        national = scene.demonym_at(chain.last) if key.startswith("ال") else None
        if chain.national and key not in words.rank_adjective and not _is_second(chain, national):
            break
        if national is not None:
            if not _agrees(scene, chain, scene.keys[national[1] - 1]):
                break
            chain.stateless = chain.stateless or chain.national
            chain.country = None if chain.national else national[0]
            chain.last, chain.national = national[1], True
        elif key in _HIGH and chain.last + 1 < end and scene.keys[chain.last + 1] == _LEVEL:
            chain.last += 2
        elif (_describes(scene, key) or is_nisba(scene, chain.last)) and not _counts(scene, chain, key):
            chain.last += 1
        else:
            break
        chain.filled = True


def _is_second(chain: Chain, national: tuple[str, int] | None) -> bool:
    """Whether a second adjective of nationality makes a body of two states: المجلس السعودي الهندي."""
    return national is not None and chain.country not in (None, national[0])


def _describes(scene: Scene, key: str) -> bool:
    """Whether an adjective goes with bodies, in the plural too: حزب الوطنيين الديمقراطيين."""
    adjectives = scene.vocabulary.words.body_adjective
    return key in adjectives or (key.endswith("ين") and key[:-2] in adjectives)


def _counts(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether an ordinal only gives a place in a row: المركز الأول, but الأسطول الخامس."""
    head = scene.words[chain.first].org
    return key in scene.vocabulary.words.numeral and head is not None and head.kind != "army"


def _agrees(scene: Scene, chain: Chain, adjective: str) -> bool:
    """Whether an adjective of nationality can belong to the body: حزب … اللبنانية cannot."""
    head = scene.words[chain.first].org
    if head is None:
        return True
    plural = head.head.endswith(("ات", "ئب", "ايا")) or head.head in _BROKEN_PLURALS
    feminine = head.head.endswith("ة") or plural
    masculine = not adjective.endswith("ه")
    genitive = scene.words[chain.last - 1]  # رابطة الدوري الإسباني
    of_genitive = (
        chain.last - 1 > chain.first and genitive.definite and not genitive.key.endswith(("ه", "ات"))
    )
    return feminine != masculine or (masculine and of_genitive) or adjective.endswith(("ين", "ون"))
