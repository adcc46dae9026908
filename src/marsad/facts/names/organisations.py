"""Organisations: known bodies, and head words with their chain of genitives and adjectives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.names import name_end, opens_name
from marsad.facts.names.scene import Match, Scene
from marsad.facts.names.trust import Trust
from marsad.lexicon.org_heads import OrgHead
from marsad.model.entity import EntityType
from marsad.text.clitics import Reading, without_article

_OPENING = {"«": "»", '"': '"', "“": "”", "(": ")", "'": "'", "‘": "’", "<": ">"}
_LONGEST_IN_MARKS = 6
_AFFAIRS = ("شوون", "شيون")
_HIGH = frozenset({"رفيع", "رفيعه"})
_LEVEL = "المستوي"
UNOFFICIAL = frozenset({"company", "society", "media", "university", "sport", "international"})
"""Kinds of bodies whose posts are no state's."""

BEARING_NAMES = frozenset({"society", "university"})
"""Kinds of bodies that are often named after people."""

_LEADERSHIP = frozenset({"قيادة", "رئاسة", "إدارة"})
_MINISTRIES = frozenset({"خارجية", "داخلية", "دفاع"})
_CHARGES = frozenset({"خارجيه", "داخليه", "دفاع", "حكومه", "استخبارات", "مخابرات"})
_PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)


@dataclass(slots=True)
class Chain:
    """How far a body's name reaches, and what it said on the way."""

    first: int
    last: int
    country: str | None = None
    filled: bool = False


def find_organisations(scene: Scene) -> list[Candidate]:
    """Every reading of tokens as a body, overlapping ones too, in order."""
    found = list(_known_bodies(scene))
    for i, word in enumerate(scene.words):
        if word.org is not None and word.org_reading is not None and not scene.timed[i]:
            candidate = _headed(scene, i, word.org, word.org_reading)
            if candidate is not None:
                found.append(candidate)
    return found


def _known_bodies(scene: Scene) -> Iterator[Candidate]:
    for match in scene.matches.values():
        known = scene.best(match, EntityType.ORG)
        if known is None:
            continue
        if known.cue and not _has_cue(scene, match):
            continue
        if known.pack == "outlets" and not _may_be_outlet(scene, match):
            continue
        last, country = match.last, known.country
        cut = match.reading.cut
        yield Candidate(
            match.first,
            last,
            cut,
            EntityType.ORG,
            known.pack,
            Trust.KNOWN,
            known.identity,
            country,
            known.latin,
        )


def _may_be_outlet(scene: Scene, match: Match) -> bool:
    return match.last - match.first > 1 or match.reading.cut == 0 or not match.reading.fused


def _has_cue(scene: Scene, match: Match) -> bool:
    """Whether marks or a type noun before an ambiguous name show that a body is meant."""
    i = match.first - 1
    if i < 0 or match.reading.cut:
        return False
    if scene.keys[i] in _OPENING and match.last < len(scene.keys):
        return scene.keys[match.last] == _OPENING[scene.keys[i]]
    head = scene.words[i].org
    return head is not None and not scene.words[i].definite


def _headed(scene: Scene, i: int, head: OrgHead, way: Reading) -> Candidate | None:
    definite = way.key.startswith("ال")
    if _is_charge(scene, i, without_article(way.key)) or (
        way.preposition == "ب" and head.head in _LEADERSHIP
    ):
        return None
    chain = _definite_chain(scene, i) if definite else _construct_chain(scene, i, head)
    if not chain.filled:
        return _bare(i, way, head) if definite and head.bare else None
    if scene.keys[chain.last - 1] in scene.vocabulary.words.platform:
        return None
    if head.head in _MINISTRIES and not _is_feminine(scene, i + 1):
        return None
    first, cut = i, way.cut
    if not definite:
        inner = _without_head(scene, head, i + 1)
        first, cut = (inner, 0) if inner is not None else (i, way.cut)
    official = head.kind not in UNOFFICIAL
    closes = chain.last + (first > i and scene.keys[first - 1] in _OPENING)
    return Candidate(
        first,
        chain.last,
        cut,
        EntityType.ORG,
        "head word",
        Trust.HEADED,
        country=chain.country,
        official=official,
        phrase=(i, closes),
    )


def _bare(i: int, way: Reading, head: OrgHead) -> Candidate:
    identity = f"bare {without_article(way.key)}"
    return Candidate(i, i + 1, way.cut, EntityType.ORG, "bare head word", Trust.BARE, identity)


def _is_charge(scene: Scene, i: int, head: str) -> bool:
    """Whether the word is what a minister is in charge of (وزير الخارجية), no body of its own."""
    if i == scene.begins[i] or head not in _CHARGES:
        return False
    before = scene.words[i - 1]
    construct = scene.vocabulary.words.construct
    return before.office is not None or before.key in construct or before.key.endswith(_AFFAIRS)


def _is_feminine(scene: Scene, i: int) -> bool:
    """Whether the adjective agrees with the ministry that الدفاع or الخارجية stands for."""
    return scene.keys[i].endswith("ه")


def _without_head(scene: Scene, head: OrgHead, first: int) -> int | None:
    """Where the name proper begins if it needs no type noun: in marks, or a name that stands alone."""
    if scene.keys[first] in _OPENING:
        return first + 1
    if head.name == "in":
        return None
    match = scene.matches.get(first)
    if match is not None and match.of_type(EntityType.ORG):
        return first
    word = scene.words[first]
    if word.definite or word.key in scene.vocabulary.words.construct:
        return None
    return first if scene.names[first] or match is not None else None


def _definite_chain(scene: Scene, i: int) -> Chain:
    """الحكومة + adjectives, and what ل adds where none is national: الجهاز المركزي للإحصاء."""
    chain = Chain(i, i + 1)
    end = scene.ends[i]
    _adjectives(scene, chain, end)
    if chain.filled and chain.country is None:
        _link(scene, chain, end)
    return chain


def _adjectives(scene: Scene, chain: Chain, end: int) -> None:
    words = scene.vocabulary.words
    while chain.last < end and not scene.timed[chain.last]:
        key = scene.keys[chain.last]
        national = scene.demonym_at(chain.last) if key.startswith("ال") else None
        if national is not None:
            if not _agrees(scene, chain, key):
                break
            chain.country = chain.country or national[0]
            chain.last = national[1]
        elif key in _HIGH and chain.last + 1 < end and scene.keys[chain.last + 1] == _LEVEL:
            chain.last += 2
        elif key in words.body_adjective or _is_nisba(scene, chain.last):
            chain.last += 1
        else:
            break
        chain.filled = True


def _agrees(scene: Scene, chain: Chain, adjective: str) -> bool:
    """Whether an adjective of nationality can belong to the body: حزب … اللبنانية cannot."""
    head = scene.words[chain.first].org
    if head is None:
        return True
    plural = head.head.endswith(("ات", "ئب", "ايا")) or head.head == "أركان"
    feminine = head.head.endswith("ة") or plural
    return feminine == adjective.endswith("ه") or adjective.endswith(("ين", "ون"))


def _is_nisba(scene: Scene, i: int) -> bool:
    """Whether a definite word ends as relative adjectives do and is no name."""
    key = scene.keys[i]
    if not key.startswith("ال") or not key.endswith(("ي", "يه")) or len(key) < 6:
        return False
    if key in scene.vocabulary.words.no_body:
        return False
    return scene.names[i] < 2 and i not in scene.matches


def _construct_chain(scene: Scene, i: int, head: OrgHead) -> Chain:
    """وزارة + genitives (and more of them after و) + adjectives, or a name in marks."""
    chain = Chain(i, i + 1)
    end = scene.ends[i]
    if chain.last < end and scene.keys[chain.last] in _OPENING:
        return _marked(scene, chain, end)
    if "office" in head.rest:
        return _office(scene, chain, end)
    if "definite" in head.rest and chain.last < end and not scene.words[chain.last].definite:
        return chain
    plain = (
        scene.words[chain.last].definite and chain.last not in scene.matches if chain.last < end else False
    )
    if not _genitive(scene, chain, end):
        if chain.last < end and _is_plain_adjective(scene, chain.last) and head.kind == "army":
            _adjectives(scene, chain, end)
        return chain
    chain.filled = True
    _adjectives(scene, chain, end)
    while chain.last < end and chain.country is None and _joins_genitive(scene, chain.last):
        chain.last += 1
        _adjectives(scene, chain, end)
    if chain.country is None:
        _link(scene, chain, end)
    chain.filled = not (plain and "full" in head.rest and chain.last == i + 2)
    return chain


def _office(scene: Scene, chain: Chain, end: int) -> Chain:
    """مكتب رئيس الوزراء الإسرائيلي: the office whose bureau it is, with its charge and country."""
    if chain.last >= end or scene.words[chain.last].office is None:
        return chain
    at = chain.last + 1
    while at < end and (scene.words[at].definite or at in scene.matches) and not scene.timed[at]:
        chain.country = chain.country or scene.words[at].demonym
        at += 1
        if chain.country:
            break
    chain.last, chain.filled = at, True
    return chain


def _is_plain_adjective(scene: Scene, i: int) -> bool:
    return scene.keys[i] in scene.vocabulary.words.body_adjective


def _marked(scene: Scene, chain: Chain, end: int) -> Chain:
    closing = _OPENING[scene.keys[chain.last]]
    for i in range(chain.last + 1, min(end, chain.last + 2 + _LONGEST_IN_MARKS)):
        if scene.keys[i] == closing and i > chain.last + 1:
            chain.last = i
            chain.filled = True
            break
    return chain


def _genitive(scene: Scene, chain: Chain, end: int) -> bool:
    """Reads one genitive: nouns in construct, then a definite noun, a place, a body or a name."""
    words = scene.vocabulary.words
    first = at = chain.last
    while at < end and not scene.timed[at]:
        word = scene.words[at]
        if _known_genitive(scene, chain, at):
            return True
        if word.definite and word.key not in words.function:
            return _definite_genitive(scene, chain, at, only=at == first)
        if word.key not in words.construct and (word.org is None or word.key in words.function):
            break
        at += 1
    return at == first and at < end and not scene.timed[at] and _named_genitive(scene, chain, at)


def _known_genitive(scene: Scene, chain: Chain, at: int) -> bool:
    match = scene.matches.get(at)
    if match is None or match.reading.cut:
        return False
    known = scene.best(match, *_PLACE_TYPES, EntityType.ORG)
    if known is None:
        return False
    chain.last, chain.country = match.last, chain.country or known.country
    return True


def _definite_genitive(scene: Scene, chain: Chain, at: int, *, only: bool) -> bool:
    """A definite noun; not one that makes no body, nor an adjective that belongs to something else."""
    if only and scene.keys[at] in scene.vocabulary.words.no_body:
        return False
    if only and scene.words[at].demonym and not scene.keys[at].endswith(("ين", "ون")):
        return False
    chain.last = at + 1
    return True


def _named_genitive(scene: Scene, chain: Chain, at: int) -> bool:
    """A person's name (مؤسسة محمد بن راشد) or a word of no list (حزب كاديما) right after the head."""
    if opens_name(scene, at):
        if not _bears_name(scene, chain):
            return False
        chain.last = name_end(scene, at, cued=True)
        return True
    if not scene.names[at] or not _may_name_body(scene, at):
        return False
    chain.last = at + 1
    return True


def _bears_name(scene: Scene, chain: Chain) -> bool:
    head = scene.words[chain.first].org
    return head is not None and head.kind in BEARING_NAMES


def _may_name_body(scene: Scene, i: int) -> bool:
    """Whether a word of no list right after a head word is a proper name: حركة حماس، حزب كاديما."""
    word = scene.words[i]
    return 1 <= scene.names[i] <= 2 and word.key not in scene.vocabulary.words.particle


def _joins_genitive(scene: Scene, i: int) -> bool:
    """Whether و joins another charge of the same body: الخارجية والتعاون."""
    key = scene.keys[i]
    if not key.startswith("وال") or scene.timed[i]:
        return False
    rest = key[1:]
    words = scene.vocabulary.words
    if rest in scene.vocabulary.offices or rest in scene.vocabulary.orgs:
        return False
    if rest in words.no_body:
        return False
    return rest in words.field or (
        scene.words[i].demonym is None and i not in scene.matches and rest not in words.function
    )


def _link(scene: Scene, chain: Chain, end: int) -> None:
    """Takes in what ل adds: اللجنة التنفيذية للمنظمة، المفوضية العليا لحقوق الإنسان."""
    if chain.last >= end or scene.timed[chain.last]:
        return
    at, key = chain.last, scene.keys[chain.last]
    match = scene.matches.get(at)
    if match is not None and match.reading.preposition == "ل":
        known = scene.best(match, EntityType.GPE, EntityType.ORG)
        if known is None:
            return
        chain.last, chain.country = match.last, known.country
    elif key.startswith("لل") and _may_be_charge(scene, "ال" + key[2:]):
        chain.last = at + 1
    elif key[:1] == "ل" and key[1:] in scene.vocabulary.words.construct and at + 1 < end:
        if not scene.words[at + 1].definite:
            return
        chain.last = at + 2
    else:
        return
    _adjectives(scene, chain, end)
    while chain.last < end and chain.country is None and _joins_genitive(scene, chain.last):
        chain.last += 1
        _adjectives(scene, chain, end)


def _may_be_charge(scene: Scene, key: str) -> bool:
    """Whether a definite noun after ل can be a body's charge, not one to whom something is given."""
    vocabulary = scene.vocabulary
    person = vocabulary.offices.get(key)
    return person is None and key[2:] not in vocabulary.demonyms and key not in vocabulary.words.function
