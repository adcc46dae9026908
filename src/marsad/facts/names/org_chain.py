"""The chain of a body's name: its head word, genitives, adjectives, and what ل adds."""

from __future__ import annotations

from marsad.facts.names.gazetteer import Known
from marsad.facts.names.names import name_end, opens_name
from marsad.facts.names.org_adjectives import Chain, take_adjectives
from marsad.facts.names.org_words import OPENING, is_closing, only_describes, takes_genitive
from marsad.facts.names.scene import BODY_TAG, PERSON_TAG, Scene
from marsad.facts.names.vocabulary import Word
from marsad.lexicon.org_heads import OrgHead
from marsad.model.entity import EntityType
from marsad.text.normalise import fold

BEARING_NAMES = frozenset({"society", "university"})
"""Kinds of bodies that are often named after people."""

COMMANDED = frozenset({"قوات", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات"})
"""Forces that are called by their commander."""

CROWNS = frozenset({"الملك", "الملكه", "الامير", "الاميره", "الامام", "الشيخ", "السلطان", "الشهيد"})
"""Titles before the name that a body bears."""

_LONGEST_IN_MARKS = 6
_SERVANT = "عبد"
_COURT, _EMERGENCY = "محكمة", "طواري"
_AFFAIRS = ("شوون", "شيون")
_PROFESSION = "profession"
_COALITION = "تحالف"
_PRESIDENCY = fold("الرئاسة")
_ADMINISTERING = frozenset({"government", "agency", "society", "university"})
_LINKED = frozenset({"society", "university", "agency", "sport", "bank"})
_MEDIA = frozenset({"media", "agency"})
_ABOUT, _DEFENCE = "عن", "للدفاع"
_GENITIVE = frozenset({"noun", "definite", "known"})
_PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)


def definite_chain(scene: Scene, i: int, head: OrgHead) -> Chain:
    """الحكومة + adjectives, and what ل adds where none is national: الجهاز المركزي للإحصاء."""
    chain = Chain(i, i + 1)
    end = scene.ends[i]
    if "adjective" not in head.rest or (head.name == "out" and head.kind not in ("international", "agency")):
        return chain
    take_adjectives(scene, chain, end)
    described = chain.last
    if chain.filled and (not chain.national or head.kind in _LINKED):
        _link(scene, chain, end)
    if head.kind == "agency":  # الوكالة الأوروبية, but الوكالة السعودية is short for another name
        unions = scene.vocabulary.words.union_adjective
        union = any(key in unions for key in scene.keys[i + 1 : described])
        chain.filled = union or chain.last > described
    if head.kind == "army" and not chain.filled and chain.last < end and scene.keys[chain.last].isdecimal():
        chain.last, chain.filled = chain.last + 1, True
    return chain


def construct_chain(scene: Scene, i: int, head: OrgHead) -> Chain:
    """وزارة + genitives (and more of them after و) + adjectives, or a name in marks."""
    chain = Chain(i, i + 1)
    end = scene.ends[i]
    if chain.last >= end:
        return chain
    if scene.keys[chain.last] in OPENING:
        return chain if is_closing(scene, chain.last) else _marked(scene, chain, end)
    if "office" in head.rest:
        return _office(scene, chain, end)
    definite = scene.words[chain.last].definite
    if ("definite" in head.rest and not definite) or not _GENITIVE.intersection(head.rest):
        return chain
    common = definite and chain.last not in scene.matches
    reads = _known_genitive(scene, chain, i + 1) if "known" in head.rest else _genitive(scene, chain, end)
    if reads:
        named = not definite and scene.words[i + 1].key not in scene.vocabulary.words.construct
        if head.name == "out" and named and scene.words[i + 1].org is None:
            chain.filled = True
            return chain
        _charges(scene, chain, end)
        chain.last += head.head == _COURT and chain.last < end and scene.keys[chain.last] == _EMERGENCY
        alone = common and not _fills_marks(scene, chain) and (chain.last == i + 2 or head.kind == "media")
        chain.filled = not (alone and "full" in head.rest)
    elif head.kind == "army" and scene.keys[chain.last] in scene.vocabulary.words.body_adjective:
        take_adjectives(scene, chain, end)
    return chain


def _charges(scene: Scene, chain: Chain, end: int) -> None:
    """Adjectives, further genitives joined by و, and what ل adds."""
    take_adjectives(scene, chain, end)
    closed = chain.placed  # قوات تيغراي والسماح
    while (
        chain.last < end and not (chain.national or closed) and (step := _joins_genitive(scene, chain.last))
    ):
        chain.last += step
        take_adjectives(scene, chain, end)
    if not chain.national and not chain.placed:
        _link(scene, chain, end)


def _fills_marks(scene: Scene, chain: Chain) -> bool:
    """Whether the chain stands alone in marks: «دار الآداب»."""
    opening = scene.keys[chain.first - 1] if chain.first else ""
    closing = scene.keys[chain.last] if chain.last < len(scene.keys) else ""
    return OPENING.get(opening, " ") == closing


def _office(scene: Scene, chain: Chain, end: int) -> Chain:
    """مكتب رئيس الوزراء الإسرائيلي: the office whose bureau it is, with its charge and country."""
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


def _is_other_thing(scene: Scene, at: int) -> bool:
    """Whether a known name that is no person's begins at token `at`."""
    match = scene.matches.get(at)
    return match is not None and not match.of_type(EntityType.PERSON)


def _body_bureau(scene: Scene, chain: Chain, end: int) -> Chain:
    """مكتب الأمم المتحدة لخدمات المشاريع: the bureau of a known body of several states, with its charge."""
    if chain.last < end and scene.keys[chain.last] == _PRESIDENCY:  # مكتب الرئاسة
        chain.last, chain.filled = chain.last + 1, True
        take_adjectives(scene, chain, end)
        return chain
    match = scene.matches.get(chain.last) if chain.last < end else None
    known = scene.best(match, EntityType.ORG) if match is not None and not match.reading.cut else None
    if match is None or known is None or known.country is not None or known.cue:
        return chain
    chain.last, chain.stateless = match.last, True
    _link(scene, chain, end)
    chain.filled = chain.last > match.last
    return chain


def _marked(scene: Scene, chain: Chain, end: int) -> Chain:
    closing = OPENING[scene.keys[chain.last]]
    for i in range(chain.last + 1, min(end, chain.last + 2 + _LONGEST_IN_MARKS)):
        if scene.keys[i] == closing and i > chain.last + 1:
            chain.filled = not only_describes(scene, chain.last + 1, i)
            chain.last = i
            break
    return chain


def _genitive(scene: Scene, chain: Chain, end: int) -> bool:
    """Reads one genitive: nouns in construct, then a definite noun, a place, a body or a name."""
    words, head = scene.vocabulary.words, scene.words[chain.first].org
    first = at = chain.last
    while at < end and not scene.timed[at]:
        word = scene.words[at]
        if _known_genitive(scene, chain, at):
            return True
        if word.definite and word.key not in words.function:
            return _definite_genitive(scene, chain, at, only=at == first)
        if not _governs(scene, word, joined=at > first) and (
            at > first or not takes_genitive(scene, at, head)
        ):
            break
        at += 1
    if at >= end or scene.timed[at]:
        return False
    if at == first:
        return _named_genitive(scene, chain, at)
    if scene.names[at] and scene.words[at].key not in scene.vocabulary.common:  # مؤسسة جائزة بوكر
        chain.last = at + 1
        return True
    return False


def _governs(scene: Scene, word: Word, *, joined: bool) -> bool:
    """Whether a noun is one that takes a genitive inside a body's name; `joined`: و may go before it."""
    words = scene.vocabulary.words
    if joined and word.key[0] == "و" and word.key[1:] in words.construct:
        return True
    whole = word.org_reading is not None and not word.org_reading.preposition
    return word.key in words.construct or (whole and word.key not in words.function)


def _known_genitive(scene: Scene, chain: Chain, at: int) -> bool:
    match = scene.matches.get(at)
    if match is None or match.reading.cut or scene.is_type_noun(match):
        return False
    known = scene.best(match, *_PLACE_TYPES, EntityType.ORG)
    if known is None or _is_word_outlet(scene, chain, known):
        return False
    chain.last, chain.country = match.last, chain.country or known.country
    chain.placed = known.type in _PLACE_TYPES
    chain.stateless = known.pack == "bodies" and known.country is None and known.kind == "international"
    if at == chain.first + 1 and known.type is EntityType.ORG and _introduces(scene, chain):
        chain.identity = known.identity
    return True


def _is_word_outlet(scene: Scene, chain: Chain, known: Known) -> bool:
    """Whether an outlet's name that is an ordinary word is that word here: رابطة العالم."""
    head = scene.words[chain.first].org
    return known.pack == "outlets" and known.cue and head is not None and head.kind not in _MEDIA


def _definite_genitive(scene: Scene, chain: Chain, at: int, *, only: bool) -> bool:
    """A definite noun; not one that makes no body, nor an adjective that belongs to something else."""
    words, head = scene.vocabulary.words, scene.words[chain.first].org
    charged = head is not None and head.kind in _ADMINISTERING and scene.keys[at] in words.charge
    bears = head is not None and head.kind in BEARING_NAMES and scene.keys[at] in CROWNS
    if only and scene.keys[at] in words.no_body and not (charged or bears):
        return False
    if only and scene.words[at].demonym and not scene.keys[at].endswith(("ين", "ون")):
        return False
    chain.last = _bearer_end(scene, at + 1) if bears else at + 1
    return True


def _bearer_end(scene: Scene, at: int) -> int:
    """Where the name behind a title ends that a body bears: جامعة الملك سعود, مركز الأمير نايف بن فهد."""
    match = scene.matches.get(at)
    if match is not None and match.of_type(EntityType.PERSON):
        return match.last
    last = at
    while last < scene.ends[at - 1] and scene.names[last] >= 3 and not scene.words[last].definite:
        last += 1 + (scene.keys[last] == _SERVANT)
        last += last < scene.ends[at - 1] and scene.keys[last] in scene.vocabulary.words.particle
    return last


def _named_genitive(scene: Scene, chain: Chain, at: int) -> bool:
    """A person's name (مؤسسة محمد بن راشد) or a word of no list (حزب كاديما) right after the head."""
    if opens_name(scene, at):
        if not _bears_name(scene, chain):
            return _commanded(scene, chain, at)
        chain.last = name_end(scene, at, cued=True)
        return True
    if not scene.names[at] or not _may_name_body(scene, at):
        return False
    head = scene.words[chain.first].org
    if head is not None and head.kind == "government" and scene.keys[at].endswith("ات"):  # حكومة كفاءات
        return False
    chain.last = at + 2 if _goes_on_foreign(scene, at + 1) else at + 1
    return True


def _commanded(scene: Scene, chain: Chain, at: int) -> bool:
    """Whether a force is called by its commander, whom the pack knows: قوات حفتر."""
    head, match = scene.words[chain.first].org, scene.matches.get(at)
    known = match is not None and match.of_type(EntityType.PERSON)
    if match is None or not known or head is None or head.head not in COMMANDED:
        return False
    chain.last = match.last
    return True


def _goes_on_foreign(scene: Scene, i: int) -> bool:
    """Whether a second word of no list, or one the tagger joins, ends a foreign name: حزب فاين غايل."""
    if i >= scene.ends[i - 1] or scene.timed[i] or i in scene.matches or opens_name(scene, i):
        return False
    word = scene.words[i]
    told = (word.office, word.org, word.place, word.demonym)
    if word.definite or word.joins_name or any(told) or scene.is_tagged(i, PERSON_TAG):
        return False
    joined = scene.is_tagged(i, BODY_TAG) and scene.tag_of[i] is scene.tag_of[i - 1]
    joined = joined and not word.key.startswith("لل")  # شركة أمبري للأمن البحري
    return joined or (scene.names[i] in (1, 2) and word.key[0] != "ي")


def _introduces(scene: Scene, chain: Chain) -> bool:
    """Whether the head only says what sort of body follows: جماعة أنصار الله."""
    head = scene.words[chain.first].org
    return head is not None and head.kind in ("party", "movement")


def _bears_name(scene: Scene, chain: Chain) -> bool:
    head = scene.words[chain.first].org
    return head is not None and head.kind in BEARING_NAMES


def _may_name_body(scene: Scene, i: int) -> bool:
    """Whether a word of no list right after a head word is a proper name: حركة حماس، حزب كاديما."""
    word = scene.words[i]
    return 1 <= scene.names[i] <= 2 and word.key not in scene.vocabulary.words.particle


def _joins_genitive(scene: Scene, i: int) -> int:
    """How many tokens of another charge of the same body و joins: الخارجية والتعاون, وشؤون المغتربين."""
    key = scene.keys[i]
    following = scene.words[i + 1] if i + 1 < scene.ends[i] else None
    if key[1:] in _AFFAIRS and key[0] == "و":
        return 2 if following is not None and following.definite else 0
    if not key.startswith("وال") or scene.timed[i]:
        return 0
    if scene.words[i].demonym and following is not None and following.key in scene.vocabulary.words.resident:
        return 2
    return int(_is_charge_joined(scene, i, key))


def _is_charge_joined(scene: Scene, i: int, key: str) -> bool:
    """Whether a definite word with و is a charge, not a body or someone of its own."""
    rest = key[1:]
    words = scene.vocabulary.words
    if rest in scene.vocabulary.offices or rest in scene.vocabulary.orgs:
        return False
    if rest in words.no_body or scene.words[i].titled:  # هيئة الأركان والمشير
        return False
    return rest in words.field or (
        scene.words[i].demonym is None and i not in scene.matches and rest not in words.function
    )


def _link(scene: Scene, chain: Chain, end: int) -> None:
    """Takes in what ل adds: اللجنة التنفيذية للمنظمة، المفوضية العليا لحقوق الإنسان."""
    if chain.last >= end or scene.timed[chain.last] or _is_union(scene, chain):
        return
    key = scene.keys[chain.last]
    if not _take_charged(scene, chain, key, end):
        return
    chain.last = _defended_end(scene, chain.last, end) if key == _DEFENCE else chain.last
    take_adjectives(scene, chain, end)
    while chain.last < end and not chain.national and (step := _joins_genitive(scene, chain.last)):
        chain.last += step
        take_adjectives(scene, chain, end)


def _take_charged(scene: Scene, chain: Chain, key: str, end: int) -> bool:
    """Takes in the word that ل is glued to, and its genitive."""
    at = chain.last
    match = scene.matches.get(at)
    if match is not None and match.reading.preposition == "ل":
        known = scene.best(match, EntityType.GPE, EntityType.ORG)
        if known is None or scene.needs_cue(known, match):
            return False
        chain.last, chain.country = match.last, known.country
    elif key.startswith("لل") and _may_be_charge(scene, chain, "ال" + key[2:]):
        chain.last = at + 1
    elif key[:1] == "ل" and key[1:] in scene.vocabulary.words.construct and at + 1 < end:
        chain.last = _states_end(scene, at + 1)
    return chain.last > at


def _states_end(scene: Scene, at: int) -> int:
    """Where the genitive behind a word with ل ends: لدول الخليج, لدول غرب أفريقيا."""
    match = scene.matches.get(at)
    if match is not None and not match.reading.cut and match.of_type(*_PLACE_TYPES):
        return match.last
    return at + 1 if scene.words[at].definite else at - 1


def _defended_end(scene: Scene, at: int, end: int) -> int:
    """Where what a society defends ends: للدفاع عن حقوق الإنسان, للدفاع عن الحريات."""
    if at >= end or scene.keys[at] != _ABOUT:
        return at
    first = at + 1
    first += first < end and scene.keys[first] in scene.vocabulary.words.construct
    return first + 1 if first < end and scene.words[first].definite else at


def _is_union(scene: Scene, chain: Chain) -> bool:
    """Whether the chain so far is a known body of several states, which ل does not lengthen."""
    match = scene.matches.get(chain.first)
    known = scene.best(match, EntityType.ORG) if match is not None and match.last == chain.last else None
    head = scene.words[chain.first].org
    joined = head is not None and head.head == _COALITION  # التحالف العربي لدعم الشرعية
    return known is not None and known.country is None and not joined


def _may_be_charge(scene: Scene, chain: Chain, key: str) -> bool:
    """Whether a definite noun after ل can be a body's charge, not one to whom something is given.

    People can where the body is their society: الهيئة الوطنية للمحامين.
    """
    vocabulary, head = scene.vocabulary, scene.words[chain.first].org
    person = vocabulary.offices.get(key)
    united = head is not None and head.kind in _LINKED | _ADMINISTERING and chain.filled
    if person is not None and united and person.number == "p" and person.office.kind == _PROFESSION:
        return True
    return person is None and key[2:] not in vocabulary.demonyms and key not in vocabulary.words.function
