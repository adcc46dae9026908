"""The chain of a body's name: its head word, genitives, adjectives, and what ل adds."""

from __future__ import annotations

from marsad.facts.names.gazetteer import Known
from marsad.facts.names.going_on import KUNYA
from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.names import name_end, opens_name
from marsad.facts.names.org_adjectives import Chain, take_adjectives
from marsad.facts.names.org_bureau import bureau_chain, described_bureau
from marsad.facts.names.org_link import LINKED, is_known_whole, joins_genitive, link, workplace
from marsad.facts.names.org_words import OPENING, is_closing, only_describes, takes_genitive
from marsad.facts.names.scene import BODY_TAG, LISTED, Scene
from marsad.facts.names.vocabulary import Word
from marsad.lexicon.org_heads import OrgHead
from marsad.model.entity import EntityType

BEARING_NAMES = frozenset({"society", "university"})
"""Kinds of bodies that are often named after people."""

COMMANDED = frozenset({"قوات", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات"})
"""Forces that are called by their commander."""

BATTALIONS = frozenset({"كتائب", "كتيبة", "سرايا"})
"""Armed groups that are called by their dead."""

CROWNS = frozenset({"الملك", "الملكه", "الامير", "الاميره", "الامام", "الشيخ", "السلطان", "الشهيد"})
"""Titles before the name that a body bears."""

_LONGEST_IN_MARKS = 6
_SERVANT, _MARTYR = "عبد", "الشهيد"
_NAMED_WHOLE = frozenset({"international", "agency"})
_CLUB, _RARE = "نادي", 20  # articles in 10,000 that hold a word
_AUTONOMOUS = ("حكومة", "الاقليم")
_GREATEST = "اكبر"  # a name, but إدارة أكبر شركة
_COMMITTEES = "لجان"
_MINISTRY, _COMMAND = "وزارة", "قيادة"
_REGIONAL = frozenset({"إدارة", "مكتب", "مديرية"})
_STATES, _NETWORK = "دول", "شبكة"
_COURT, _EMERGENCY = "محكمة", "طواري"
_ADMINISTERING = frozenset({"government", "agency", "society", "university"})
_MEDIA = frozenset({"media", "agency"})
_OF_FIELDS = frozenset({"council", "government", "international"})
_GROUPS = frozenset({"party", "movement"})
_SECRET = frozenset({"intelligence", "police"})
_OPPOSED = frozenset({"المعارض", "المعارضه"})
_SCHOLARLY = frozenset({"society", "university", "council"})
_GENITIVE = frozenset({"noun", "definite", "known"})
_PLACE_TYPES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)


def definite_chain(scene: Scene, i: int, head: OrgHead) -> Chain:
    """الحكومة + adjectives, and what ل adds where none is national: الجهاز المركزي للإحصاء."""
    chain = Chain(i, i + 1)
    end = scene.ends[i]
    if "office" in head.rest:
        return described_bureau(scene, i)
    if "adjective" not in head.rest:
        return chain
    take_adjectives(scene, chain, end)
    _leave_to_noun(scene, chain)
    opposed = chain.filled and not chain.national and chain.last < end and scene.keys[chain.last] in _OPPOSED
    chain.last += opposed and head.kind in _GROUPS  # الحزب الديمقراطي المعارض
    described = chain.last
    of_nation = head.kind in LINKED or head.head == _COMMAND  # القيادة الأمريكية لأفريقيا
    if chain.filled and (not chain.national or of_nation or _has_field(scene, chain, head)):
        link(scene, chain, end)
    if head.name == "out" and head.kind not in _NAMED_WHOLE:  # الشركة السعودية للكهرباء, but الشركة الفرنسية
        chain.filled = chain.last > described and (head.kind != "media" or head.head == _NETWORK)
    if head.kind == "agency":  # الوكالة الأوروبية, but الوكالة السعودية is short for another name
        unions = scene.vocabulary.words.union_adjective
        union = any(key in unions for key in scene.keys[i + 1 : described])
        chain.filled = union or chain.last > described
    if head.kind == "army" and not chain.filled and chain.last < end and scene.keys[chain.last].isdecimal():
        chain.last, chain.filled = chain.last + 1, True
    return chain


def _leave_to_noun(scene: Scene, chain: Chain) -> None:
    """Leaves an adjective behind a body of several states to the noun: سياسات المفوضية الأوروبية الزراعية."""
    match = scene.matches.get(chain.first)
    known = scene.best(match, EntityType.ORG) if match is not None else None
    if match is None or known is None or known.kind != "international" or known.country is not None:
        return
    key, ranks = scene.keys[match.last : match.last + 1], scene.vocabulary.words.rank_adjective
    if chain.last == match.last + 1 and key[0].startswith("ال") and key[0] not in ranks:
        chain.last = match.last


def _has_field(scene: Scene, chain: Chain, head: OrgHead) -> bool:
    """Whether ل adds its field to a body of a nation: المجلس الروسي للشؤون الدولية, الهيئة المصرية للمياه."""
    key = scene.keys[chain.last] if chain.last < scene.ends[chain.first] else ""
    affairs = key in scene.vocabulary.words.of_affairs  # المنظمة المصرية لحقوق الإنسان
    field = key.startswith("لل") and f"ال{key[2:]}" in scene.vocabulary.words.field
    return head.kind in _OF_FIELDS and (affairs or field)


def construct_chain(scene: Scene, i: int, head: OrgHead) -> Chain:
    """وزارة + genitives (and more of them after و) + adjectives, or a name in marks."""
    chain = Chain(i, i + 1)
    end = scene.ends[i]
    if chain.last >= end:
        return chain
    if scene.keys[chain.last] in OPENING:
        airline = head.kind == "company" and head.name == "in"  # خطوط «الخطة»
        return chain if airline or is_closing(scene, chain.last) else _marked(scene, chain, end)
    if "office" in head.rest:
        return bureau_chain(scene, chain, end)
    if _is_dated(scene, i, head):
        chain.last, chain.filled = i + 3, True
    elif _GENITIVE.intersection(head.rest) and ("definite" not in head.rest or scene.words[i + 1].definite):
        _governing(scene, chain, head)
    return chain


def _governing(scene: Scene, chain: Chain, head: OrgHead) -> None:
    """Reads what the head word governs, and what belongs to it."""
    i, end = chain.first, scene.ends[chain.first]
    definite = scene.words[chain.last].definite
    common = definite and chain.last not in scene.matches
    reads = _known_genitive(scene, chain, i + 1) if "known" in head.rest else _genitive(scene, chain, end)
    if reads:
        named = not definite and scene.words[i + 1].key not in scene.vocabulary.words.construct
        if head.name == "out" and named and scene.words[i + 1].org is None:
            chain.filled = True
            return
        _charges(scene, chain, end)
        chain.last += head.head == _COURT and chain.last < end and scene.keys[chain.last] == _EMERGENCY
        alone = common and not _fills_marks(scene, chain) and (chain.last == i + 2 or head.kind == "media")
        alone = alone and not _is_service(scene, i, head)
        chain.filled = not (alone and "full" in head.rest)
    elif head.kind == "army" and scene.keys[chain.last] in scene.vocabulary.words.body_adjective:
        take_adjectives(scene, chain, end)


def _is_service(scene: Scene, i: int, head: OrgHead) -> bool:
    """Whether one word of secrets, guards or prisons is enough of a state's service: جهاز الاستخبارات."""
    served = scene.words[i + 1].org
    secret = served is not None and served.kind in _SECRET
    return head.kind == "government" and (secret or scene.keys[i + 1] in scene.vocabulary.words.ward)


def _charges(scene: Scene, chain: Chain, end: int) -> None:
    """Adjectives, further genitives joined by و, and what ل adds; a known movement is whole without them."""
    if chain.identity or (_introduces(scene, chain) and is_known_whole(scene, chain)):
        _of_other_nation(scene, chain)
        return
    take_adjectives(scene, chain, end)
    _join_region(scene, chain, end)
    head = scene.words[chain.first].org
    ministry = head is not None and head.head == _MINISTRY  # وزارة أوروبا والشؤون الخارجية
    closed = chain.placed and not ministry  # قوات تيغراي والسماح
    while chain.last < end and not (chain.national or closed) and (step := joins_genitive(scene, chain)):
        chain.last += step
        take_adjectives(scene, chain, end)
    seated = chain.placed and not (head is not None and head.kind in _SCHOLARLY)
    if not chain.national and not seated:  # مركز أبوظبي للغة العربية, but بلدية حيفا للسكان
        link(scene, chain, end)
        workplace(scene, chain)


def _of_other_nation(scene: Scene, chain: Chain) -> None:
    """Takes in the nationality that tells a party from its known namesakes: حزب العمال التونسي."""
    match = scene.matches.get(chain.first)
    national = scene.demonym_at(chain.last) if chain.last < scene.ends[chain.first] else None
    head = scene.words[chain.first].org
    party = head is not None and head.kind == "party" and not chain.identity
    if match is None or national is None or not party or not scene.keys[chain.last].startswith("ال"):
        return
    states = {known.country for known in match.of_type(EntityType.ORG)}
    if len(states) > 1 or national[0] not in states:
        take_adjectives(scene, chain, chain.last + 1)


def _join_region(scene: Scene, chain: Chain, end: int) -> None:
    """Takes in the second region whose states a body joins: دول أميركا اللاتينية والكاريبي."""
    match = scene.matches.get(chain.last) if chain.placed and chain.last < end else None
    joined = match is not None and match.reading.cut == 1 and scene.keys[chain.last].startswith("و")
    head = scene.words[chain.first].org
    regional = scene.keys[chain.first + 1] == _STATES or (head is not None and head.head in _REGIONAL)
    if match is not None and joined and regional and match.of_type(EntityType.LOC):
        chain.last = match.last


def _is_dated(scene: Scene, i: int, head: OrgHead) -> bool:
    """Whether a movement is called by a day or a count: حركة 23 مارس, حركة 5 نجوم."""
    if head.kind not in _GROUPS or i + 2 >= scene.ends[i] or scene.timed[i + 2]:
        return False
    named = scene.keys[i + 2].isalpha() and scene.keys[i + 2] not in scene.vocabulary.words.function
    return scene.keys[i + 1].isdecimal() and named


def _fills_marks(scene: Scene, chain: Chain) -> bool:
    """Whether the chain stands alone in marks: «دار الآداب»."""
    opening = scene.keys[chain.first - 1] if chain.first else ""
    closing = scene.keys[chain.last] if chain.last < len(scene.keys) else ""
    return OPENING.get(opening, " ") == closing


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
    quarter = head is not None and head.head == _COMMITTEES  # لجان مقاومة كرري
    if quarter or (
        scene.names[at] and scene.words[at].key not in scene.vocabulary.common
    ):  # مؤسسة جائزة بوكر
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
    if known is None or _is_word_outlet(scene, chain, known) or _is_word_body(scene, at, known):
        return False
    chain.last, chain.country = match.last, chain.country or known.country
    chain.placed = known.type in _PLACE_TYPES
    united = known.pack == "bodies" and known.kind == "international"
    chain.stateless = known.country is None and (united or known.type is EntityType.LOC)
    if at == chain.first + 1 and known.type is EntityType.ORG and _introduces(scene, chain):
        chain.identity = known.identity
    return True


def _is_word_body(scene: Scene, at: int, known: Known) -> bool:
    """Whether a body's short name is the noun that it spells, its genitive behind it: اتحاد كأس الخليج."""
    return known.pack == "bodies" and known.cue and scene.words[at].key in scene.vocabulary.words.construct


def _is_word_outlet(scene: Scene, chain: Chain, known: Known) -> bool:
    """Whether an outlet's name that is an ordinary word is that word here: رابطة العالم."""
    head = scene.words[chain.first].org
    return known.pack == "outlets" and known.cue and head is not None and head.kind not in _MEDIA


def _definite_genitive(scene: Scene, chain: Chain, at: int, *, only: bool) -> bool:
    """A definite noun; not one that makes no body, nor an adjective that belongs to something else."""
    words, head = scene.vocabulary.words, scene.words[chain.first].org
    charged = head is not None and head.kind in _ADMINISTERING and scene.keys[at] in words.charge
    bears = scene.keys[at] in CROWNS if _bears_name(scene, chain) else scene.keys[at] == _MARTYR
    autonomous = head is not None and (head.head, scene.keys[at]) == _AUTONOMOUS
    if only and scene.keys[at] in words.no_body and not (charged or bears or autonomous):
        return False
    if only and scene.nation_of(at) and not scene.keys[at].endswith(("ين", "ون")):
        return False
    chain.last = titled_bearer_end(scene, at + 1) if bears else at + 1
    return True


def titled_bearer_end(scene: Scene, at: int) -> int:
    """Where the name behind a title ends that a body bears: جامعة الملك سعود, مركز الأمير نايف بن فهد."""
    match = scene.matches.get(at)
    if match is not None and match.of_type(EntityType.PERSON):
        return match.last
    if scene.keys[at - 1] == _MARTYR:
        return max(name_end(scene, at, cued=True), at)
    last = at
    while last < scene.ends[at - 1] and _is_borne(scene, last):
        last += 1 + (scene.keys[last] == _SERVANT)
        if last + 1 < scene.ends[at - 1] and scene.keys[last] in scene.vocabulary.words.particle:
            last += 1 + (scene.names[last + 1] in (1, LISTED))  # عبدالله بن جلوي
    return last


def _is_borne(scene: Scene, i: int) -> bool:
    """Whether a word is of a ruler's name: a given name, or the family name behind one (عبدالله الفيصل)."""
    word = scene.words[i]
    if not word.definite:
        return scene.names[i] >= 3
    return word.key in scene.vocabulary.surnames and scene.names[i - 1] >= 3


def _named_genitive(scene: Scene, chain: Chain, at: int) -> bool:
    """A person's name (مؤسسة محمد بن راشد) or a word of no list (حزب كاديما) right after the head."""
    if opens_name(scene, at) or (_bears_name(scene, chain) and scene.keys[at] in KUNYA):
        if not _bears_name(scene, chain):
            return _commanded(scene, chain, at)
        chain.last = name_end(scene, at + (scene.keys[at] in KUNYA), cued=True)
        return chain.last > at
    head = scene.words[chain.first].org
    if head is not None and head.head == _CLUB and _is_rare(scene, at):
        chain.last = at + 1
        return True
    if scene.keys[at] == _GREATEST or not scene.names[at] or not _may_name_body(scene, at):
        return False
    if head is not None and head.kind == "government" and scene.keys[at].endswith("ات"):  # حكومة كفاءات
        return False
    chain.last = at + 2 if _goes_on_foreign(scene, at + 1) else at + 1
    return True


def _is_rare(scene: Scene, i: int) -> bool:
    """Whether hardly an article holds a word, so that it is rather a town's name: نادي فيورنتينا."""
    word, common = scene.words[i], scene.vocabulary.common
    told = word.office or word.org or word.demonym or word.definite or word.joins_name
    return not told and 0 < common.get(word.key, 0) < _RARE and scene.keys[i].isalpha()


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
    if i >= scene.ends[i - 1] or scene.timed[i] or opens_name(scene, i):
        return False
    if i in scene.matches:
        return _is_branch(scene, i)
    word = scene.words[i]
    told = (word.office, word.org, word.place, word.demonym)
    if word.definite or word.joins_name or any(told) or scene.is_tagged(i, PERSON_TAG):
        return False
    joined = scene.is_tagged(i, BODY_TAG) and scene.tag_of[i] is scene.tag_of[i - 1]
    joined = joined and not word.key.startswith("لل")  # شركة أمبري للأمن البحري
    return joined or (scene.names[i] in (1, 2) and word.key[0] != "ي")


def _is_branch(scene: Scene, i: int) -> bool:
    """Whether a state's name closes that of a company: شركة بترو بيرو."""
    head, match = scene.words[i - 2].org, scene.matches[i]
    company = i > 1 and head is not None and head.kind == "company"
    named = match.last == i + 1 and not match.reading.cut and not scene.words[i].definite
    return company and named and match.bearers[0].pack == "countries"


def _introduces(scene: Scene, chain: Chain) -> bool:
    """Whether the head only says what sort of body follows: جماعة أنصار الله."""
    head = scene.words[chain.first].org
    return head is not None and head.kind in ("party", "movement")


def _bears_name(scene: Scene, chain: Chain) -> bool:
    head = scene.words[chain.first].org
    return head is not None and (head.kind in BEARING_NAMES or head.head in BATTALIONS)


def _may_name_body(scene: Scene, i: int) -> bool:
    """Whether a word of no list right after a head word is a proper name: حركة حماس، حزب كاديما."""
    word, words = scene.words[i], scene.vocabulary.words
    adjective = "ال" + word.key in words.body_adjective  # صندوق سيادي
    national = word.demonym is not None and not scene.is_tagged(i, BODY_TAG)  # قنصلية كينية, تجمع سودانيون
    name = 1 <= scene.names[i] <= 2 and (word.key not in words.particle or _opens_foreign(scene, i))
    return name and not (adjective or national)


def _opens_foreign(scene: Scene, i: int) -> bool:
    """Whether a foreign particle opens a body's name: نادي سانت باولي, عصابة لوس زيتاس."""
    words, following = scene.vocabulary.words, i + 1
    foreign = scene.keys[i] in words.western_particle or scene.keys[i] in words.saintly
    if not foreign or following >= scene.ends[i]:
        return False
    return 1 <= scene.names[following] <= 2 and not scene.words[following].definite
