"""How far a body's name has been read, and the adjectives that go on it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.names.org_words import is_nisba
from marsad.facts.names.scene import Scene
from marsad.text.numerals import read_ordinal

_HIGH = frozenset({"رفيع", "رفيعه"})
_LEVEL = "المستوي"
_NOT = "غير"
_REPUBLIC = "الجمهوريه"
_BROKEN_PLURALS = frozenset({"أركان", "جمارك", "خطوط", "فصائل"})
_STAFF = "الاركان"
_FEMININE = frozenset({"الكبري", "العظمي", "الوسطي"})
_ARMS = frozenset({"مشاه", "مدرعه", "مدرع", "قتال"})
"""What follows the number of a division or brigade: الفرقة السادسة مشاة."""


@dataclass(slots=True)
class Chain:
    """How far a body's name reaches, and what it said on the way.

    `national` says that an adjective of nationality closed it, `placed` that a place did; `identity`
    is the known body that its head only introduces (جماعة + أنصار الله); `stateless` says that it is a body's
    of several states (بعثة الأمم المتحدة); `linked` that ل added a charge.
    """

    first: int
    last: int
    country: str | None = None
    filled: bool = False
    national: bool = False
    placed: bool = False
    identity: str = ""
    stateless: bool = False
    linked: bool = False


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
        elif not _numbered(scene, chain):
            size = _size(scene, chain, key, end)
            if not size:
                break
            chain.last += size
        chain.filled = True


def _size(scene: Scene, chain: Chain, key: str, end: int) -> int:
    """How many tokens the next adjective of no nation has: one, two with غير, none where it is none."""
    if key == _NOT and chain.last + 1 < end and _is_adjective(scene, chain.last + 1):
        return 2  # مكافحة الهجرة غير الشرعية
    joined = chain.filled and _joins(scene, chain, key)
    return int(joined or _takes(scene, chain, key))


def _is_adjective(scene: Scene, i: int) -> bool:
    """Whether a definite word behind غير is an adjective: غير الشرعية, غير الحكومي."""
    key = scene.keys[i]
    return key.startswith("ال") and key.endswith(("ه", "ي")) and scene.words[i].demonym is None


def _joins(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether و joins a second relative adjective to the first: اللجنة الفنية والقانونية."""
    before, rest = scene.keys[chain.last - 1], key[1:]
    if not key.startswith("وال") or not rest.endswith(("ي", "يه")) or not before.endswith(("ي", "يه")):
        return False
    vocabulary, word = scene.vocabulary, scene.words[chain.last]
    known = (
        word.demonym or rest in vocabulary.orgs or rest in vocabulary.offices or chain.last in scene.matches
    )
    alike = rest.endswith("ه") == before.endswith("ه")
    noun = rest in vocabulary.words.nisba_noun or rest in vocabulary.words.no_body
    return alike and not known and not noun and rest in vocabulary.words.body_adjective and rest != _REPUBLIC


def _takes(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether an adjective of no nation goes on the body."""
    fits = _describes(scene, key) or is_nisba(scene, chain.last)
    return fits and not _counts(scene, chain, key) and _goes_with_head(scene, chain, key)


def _numbered(scene: Scene, chain: Chain) -> bool:
    """Takes in the number of a unit of an army, and its arm: الفرقة الرابعة, اللواء الخامس مشاة."""
    head = scene.words[chain.first].org
    if head is None or head.kind != "army" or chain.last != chain.first + 1:
        return False
    ordinal = read_ordinal(scene.keys, chain.last)
    if ordinal is None or not ordinal.definite or ordinal.glued or ordinal.end > scene.ends[chain.first]:
        return False
    chain.last = ordinal.end
    chain.last += chain.last < scene.ends[chain.first] and scene.keys[chain.last] in _ARMS
    return True


def _goes_with_head(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether the gender of an adjective is that of a definite head right before it.

    النيابة العامة الساعدي opens someone's name, الحزب الجمهوري الولاية what the party lost.
    """
    word = scene.words[chain.first]
    if chain.linked or not word.definite or word.org is None or not key.endswith(("ي", "ه")):
        return True
    return _is_feminine(word.org.head) == (key.endswith("ه") or key in _FEMININE)


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


def _is_feminine(head: str) -> bool:
    """Whether a head word takes adjectives in ة: of its own gender, or as a plural of things."""
    return head.endswith(("ة", "ات", "ئب", "ايا")) or head in _BROKEN_PLURALS


def _agrees(scene: Scene, chain: Chain, adjective: str) -> bool:
    """Whether an adjective of nationality can belong to the body: حزب … اللبنانية cannot."""
    head = scene.words[chain.first].org
    if head is None:
        return True
    feminine = _is_feminine(head.head)
    masculine = not adjective.endswith("ه")
    genitive = scene.words[chain.last - 1]  # رابطة الدوري الإسباني
    of_genitive = (
        chain.last - 1 > chain.first and genitive.definite and not genitive.key.endswith(("ه", "ات"))
    )
    of_genitive = of_genitive and genitive.key != _STAFF  # رئيس هيئة الأركان الأمريكي
    if genitive.key.startswith("لل") and genitive.key.endswith(("ه", "ات")) and not masculine:
        return True  # المكتب الصحفي للرئاسة الكازاخية
    return feminine != masculine or (masculine and of_genitive) or adjective.endswith(("ين", "ون"))
