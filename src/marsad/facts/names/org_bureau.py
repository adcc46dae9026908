"""Bureaus: of an office, of whoever holds it, of a body of several states, or told by adjectives."""

from __future__ import annotations

from marsad.facts.names.org_adjectives import Chain, take_adjectives
from marsad.facts.names.org_link import link
from marsad.facts.names.scene import Scene
from marsad.model.entity import EntityType
from marsad.text.normalise import fold

_PRESIDENCY = fold("الرئاسة")
_OF = "ل"
_BELONGING = frozenset({("التابع",), ("التابعه",)})
_POLITICAL = "السياسي"  # what leads a movement is no body beside it


def described_bureau(scene: Scene, i: int) -> Chain:
    """المكتب الوطني للصيد, المكتب الإعلامي الحكومي: adjectives, two of them or a charge behind one."""
    chain = Chain(i, i + 1)
    if scene.keys[i + 1 : i + 2] == (_POLITICAL,):
        return chain
    take_adjectives(scene, chain, scene.ends[i])
    described = chain.last
    if chain.filled and not chain.national:
        link(scene, chain, scene.ends[i])
    chain.last = _office_end(scene, chain) if described == i + 2 == chain.last else chain.last
    chain.filled = chain.last > described or described > i + 2
    return chain


def _office_end(scene: Scene, chain: Chain) -> int:
    """Where the office ends whose bureau adjectives describe: المكتب الصحفي لرئيس الوزراء اللبناني."""
    at, end = chain.last, scene.ends[chain.first]
    way = scene.words[at].office_reading if at < end else None
    if way is None or way.preposition != _OF:
        return at
    return bureau_chain(scene, Chain(chain.first, at), end).last


def bureau_chain(scene: Scene, chain: Chain, end: int) -> Chain:
    """مكتب رئيس الوزراء الإسرائيلي: the office whose bureau it is, with its charge and country."""
    if chain.last < end and _is_holder(scene, chain.last):
        chain.last, chain.filled = scene.matches[chain.last].last, True
        return chain
    if chain.last >= end or scene.words[chain.last].office is None:
        return _body_bureau(scene, chain, end)
    at = chain.last + 1
    while at < end and (scene.words[at].definite or _is_other_thing(scene, at)) and not scene.timed[at]:
        chain.country = chain.country or scene.words[at].demonym
        at += 1
        if chain.country:
            break
    chain.last, chain.filled = at, True
    return chain


def _charged_bureau(scene: Scene, chain: Chain, end: int) -> Chain:
    """مكتب الإحصاءات الوطنية: a charge with its adjectives, which no mere office has (مكتب البريد)."""
    at = chain.last
    chain.last = at + 1
    take_adjectives(scene, chain, end)
    chain.filled = chain.last > at + 1
    return chain


def _is_holder(scene: Scene, at: int) -> bool:
    """Whether a known holder of office begins at token `at`: مكتب نتنياهو."""
    match = scene.matches.get(at)
    return match is not None and not match.reading.cut and bool(match.of_type(EntityType.PERSON))


def _is_other_thing(scene: Scene, at: int) -> bool:
    """Whether a known name that is no person's begins at token `at`."""
    match = scene.matches.get(at)
    return match is not None and not match.of_type(EntityType.PERSON)


def _body_bureau(scene: Scene, chain: Chain, end: int) -> Chain:
    """مكتب الأمم المتحدة لخدمات المشاريع: the bureau of a known body of several states, with its charge."""
    if chain.last < end and scene.keys[chain.last] == _PRESIDENCY:  # مكتب الرئاسة
        chain.last, chain.filled = chain.last + 1, True
        national = scene.demonym_at(chain.last) if chain.last < end else None
        chain.country, chain.last = national or (None, chain.last)
        return chain
    if chain.last + 1 < end and scene.words[chain.last].definite and chain.last not in scene.matches:
        return _charged_bureau(scene, chain, end)
    if scene.keys[chain.last + 2 : chain.last + 3] in _BELONGING and scene.words[chain.last + 1].definite:
        chain.last, chain.filled = chain.last + 2, True  # مكتب حقوق الإنسان التابع للأمم المتحدة
        return chain
    match = scene.matches.get(chain.last) if chain.last < end else None
    known = scene.best(match, EntityType.ORG) if match is not None and not match.reading.cut else None
    if match is None or known is None or known.country is not None or known.cue:
        return chain
    chain.last, chain.stateless = match.last, True
    link(scene, chain, end)
    chain.filled = chain.last > match.last
    return chain
