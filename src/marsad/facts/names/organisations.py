"""Organisations: known bodies, and head words with their chain of genitives and adjectives."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.known_bodies import UNOFFICIAL, credited_bodies, known_bodies, own_outlet
from marsad.facts.names.org_adjectives import Chain
from marsad.facts.names.org_chain import construct_chain, definite_chain
from marsad.facts.names.org_words import OPENING, is_charge, needs_type_noun
from marsad.facts.names.scene import Scene
from marsad.facts.names.spelt_bodies import spelt_bodies
from marsad.facts.names.trust import Trust
from marsad.lexicon.org_heads import OrgHead
from marsad.model.entity import EntityType
from marsad.text.clitics import Reading, without_article

_SOURCES = frozenset({"credit", "outlets"})
_LEADERSHIP = frozenset({"قيادة", "رئاسة", "إدارة", "تنظيم"})
_GROUPS = frozenset({"party", "movement", "sport", "company", "society", "university"})
_SERVED = frozenset({"government", "agency", "intelligence"})  # قيادة جهاز مكافحة الإرهاب
_PRESIDENCY, _PRESIDED = "رئاسة", frozenset({"مجلس", "حكومة", "أركان"})  # رئاسة مجلس الوزراء is a body
_AUTHORITIES = "سلطات"
_CENTRE, _DISTRICT = "مركز", "مديرية"
_FOR_MEETINGS = frozenset({"للموتمرات", "للمعارض"})  # a centre for them is a building
_FORCES, _ARMY = "قوات", "army"
_NARROW = frozenset({"قوة", "سلاح", "وحدات", "مصالح", "لجان"})
_BOARD = ("مجلس", "إدارة")
_DE_FACTO_SEAT = "سلطة"
_MINISTRIES = frozenset({"خارجية", "داخلية", "دفاع"})
_DEFENCES = frozenset({"الجوي", "المدني"})
_OF_ARMY = frozenset({"العسكري", "الاداري"})
_RELATIVE = frozenset({"بحرية", "قنصلية"})  # الشبكة القنصلية
_NATIONAL = frozenset({"قضاء", "جمارك"})  # bodies with an adjective of nationality alone
_OF_STATES = frozenset({"government", "council", "court", "army", "police", "parliament"})
_IN = "في"
_SEATS = frozenset({"مقر", "بمقر", "مقار"})
_COALITIONS = frozenset({"تحالف", "ائتلاف"})
_FRONT = "جبهة"
_AUXILIARY = frozenset({"الهلال", "الصليب"})
_LEADING, _MISSION, _DIPLOMATIC = "قيادة", "بعثة", "الدبلوماسيه"
_DELEGATED = frozenset({"الوزاريه", "التجاريه", "البرلمانيه", "الرسميه", "الرياضيه", "العلميه", "الاثريه"})
_SPORT, _CLUB = "sport", "نادي"
_CASE_ENDINGS = "\u064b\u064c\u064d"
_INTEREST = "مصلحة"
_BARE_SUBJECTS, _THAT = frozenset({"رئاسة", "بحرية"}), frozenset({"ان", "بان"})
_SECURITY_FORCES = "security forces"


def find_organisations(scene: Scene) -> list[Candidate]:
    """Every reading of tokens as a body, overlapping ones too, in order."""
    found = [*credited_bodies(scene), *known_bodies(scene), *spelt_bodies(scene), *own_outlet(scene)]
    for i in scene.telling:
        word = scene.words[i]
        if word.org is not None and word.org_reading is not None and not scene.timed[i]:
            candidate = _headed(scene, i, word.org, word.org_reading)
            if candidate is not None:
                found.append(candidate)
    return _with_short_names(scene, found)


def _with_short_names(scene: Scene, bodies: list[Candidate]) -> list[Candidate]:
    """Makes a body one with the short name in marks right behind it: وكالة الفضاء الروسية «روسكوسموس»."""
    ends = {body.last: body for body in bodies if body.rule not in _SOURCES}
    same: dict[Candidate, str] = {}
    known_as: dict[str, str] = {}
    for body in bodies:
        longer = ends.get(body.first - 1)
        if longer is not None and body.rule not in _SOURCES and _stands_in_marks(scene, body):
            same[longer] = same[body] = body.identity or longer.identity or longer.key(scene.tokens)
            known_as[longer.identity] = same[body]
    if not same:
        return bodies
    known_as.pop("", None)
    return [replace(b, identity=same.get(b, known_as.get(b.identity, b.identity))) for b in bodies]


def _stands_in_marks(scene: Scene, body: Candidate) -> bool:
    keys = scene.keys
    return body.last < len(keys) and OPENING.get(keys[body.first - 1]) == keys[body.last]


def _headed(scene: Scene, i: int, head: OrgHead, way: Reading) -> Candidate | None:
    led_by = way.preposition in ("ب", "ل") and head.head in _LEADERSHIP and not way.key.startswith("ال")
    led_by = led_by and not _issues(scene, i, head, way)
    if _leads_group(scene, i, head) or _seats(scene, i, head) or _is_no_body(scene, i, head, way):
        return None
    if led_by or is_charge(scene, i, without_article(way.key)) or _is_adjective(scene, i, head):
        return None
    definite = way.key.startswith("ال")
    if definite and head.head in _COALITIONS and _is_led(scene, i):
        return _bare(scene, i, way, head)
    chain = definite_chain(scene, i, head) if definite else construct_chain(scene, i, head)
    plain = _with_preposition(scene, i, way) if way.fused and not chain.filled else None
    if plain is not None and (genitive := construct_chain(scene, i, head)).filled:
        way, definite, chain = plain, False, genitive  # للجنة is of لجنة too
    if not chain.filled:
        return _bare(scene, i, way, head) if definite and head.bare and _stands_bare(scene, i, head) else None
    if _is_other(scene, head, chain) or _is_said_of(scene, head, chain, definite=definite):
        return None
    return _made(scene, head, chain, way, definite=definite)


def _is_no_body(scene: Scene, i: int, head: OrgHead, way: Reading) -> bool:
    """Whether the head word is no body here: قيادةٍ للعالم, مصلحة الشعب, انتخابات الرئاسة الأمريكية."""
    before = without_article(scene.keys[i - 1].removeprefix("و")) if i > scene.begins[i] else ""
    if head.head == _PRESIDENCY and before in scene.vocabulary.words.run_for:
        return True
    if head.head in _NARROW and not _is_narrow(scene, i, head, way):
        return True
    if any(ending in scene.tokens.surface(i, i + 1) for ending in _CASE_ENDINGS):
        return True
    served = head.head == _INTEREST and not way.key.startswith("ال")
    return served and i + 1 < scene.ends[i] and scene.keys[i + 1] not in scene.vocabulary.words.service


def _is_narrow(scene: Scene, i: int, head: OrgHead, way: Reading) -> bool:
    """Whether a word that few bodies open with opens one here: قوة دفاع, but القوة الشرائية."""
    following = scene.keys[i + 1] if i + 1 < scene.ends[i] else ""
    named = following in OPENING and head.kind == _ARMY  # قوة «كفور»
    return named or f"{way.key} {following}" in scene.vocabulary.words.narrow_body


def _is_led(scene: Scene, i: int) -> bool:
    """Whether who leads it is all that is told of a coalition: التحالف بقيادة السعودية."""
    return i + 1 < scene.ends[i] and scene.keys[i + 1] in scene.vocabulary.words.led_by


def _issues(scene: Scene, i: int, head: OrgHead, way: Reading) -> bool:
    """Whether a presidency is the body that a paper is of: بيان لرئاسة الجمهورية."""
    if head.head != _PRESIDENCY or way.preposition != "ل" or i == scene.begins[i]:
        return False
    return scene.keys[i - 1] in scene.vocabulary.words.paper


def _stands_bare(scene: Scene, i: int, head: OrgHead) -> bool:
    """Whether a definite head may stand for its body: الرئاسة and البحرية only as subject or after أن."""
    if head.head not in _BARE_SUBJECTS:
        return True
    before = scene.keys[i - 1] if i > scene.begins[i] else ""
    following = scene.keys[i + 1] if i + 1 < scene.ends[i] else ""
    verb = (
        before.endswith("ت")
        and not before.endswith("ات")
        and before in scene.vocabulary.common
        and not before.startswith("ال")
    )
    subject = verb or before in _THAT or (head.head == _PRESIDENCY and before in _SEATS)
    return subject and not (following.startswith("ال") and following.endswith("يه"))


def _is_said_of(scene: Scene, head: OrgHead, chain: Chain, *, definite: bool) -> bool:
    """Whether the chain only speaks of a body or none: المنظمة القارية, البعثة المغربية, القضاء العادل."""
    two = chain.last == chain.first + 2
    if definite and head.head == _CLUB and two and chain.national:  # النادي الإنكليزي
        return True
    if head.head in _NATIONAL:
        return not (chain.national or scene.keys[chain.first + 1] in _OF_ARMY)
    if not definite:
        if head.head == _DE_FACTO_SEAT and two and chain.placed:  # سلطة بورتسودان
            return True
        front = head.head == _FRONT and two and (chain.placed or _is_unheard(scene, chain))
        return front or (head.head == _LEADING and two and chain.placed)
    if head.head == _MISSION:
        delegated = scene.keys[chain.first + 1] in _DELEGATED  # البعثة الوزارية رفيعة المستوى
        return delegated or (chain.national and scene.keys[chain.last - 1] != _DIPLOMATIC and two)
    return two and scene.keys[chain.last - 1] in scene.vocabulary.general[head.head]


def _is_unheard(scene: Scene, chain: Chain) -> bool:
    """Whether the genitive is a definite word of no list: جبهة القوز is where they fight."""
    word = scene.words[chain.first + 1]
    return word.definite and word.key not in scene.vocabulary.common and chain.first not in scene.matches


def _with_preposition(scene: Scene, i: int, fused: Reading) -> Reading | None:
    """The reading of a word with لل as ل before a word that opens with ل, where there is one."""
    plain = (way for way in scene.words[i].readings if way.cut and not way.fused)
    return next((way for way in plain if way.key == fused.key.removeprefix("ال")), None)


def _leads_group(scene: Scene, i: int, head: OrgHead) -> bool:
    """Whether the head is only the leading of a group named behind it: رئاسة حزب, إدارة نادي."""
    following = scene.words[i + 1].org if i + 1 < scene.ends[i] else None
    match = scene.matches.get(i + 1)
    named = match is not None and not match.reading.cut and not scene.words[i].definite
    if head.head == _LEADING and following is None and match is not None and named:
        return bool(match.of_type(EntityType.ORG))  # قيادة المنطقة العسكرية الجنوبية
    if following is not None and (head.head, following.head) == _BOARD:
        return _is_chaired(scene, i)
    if head.head == _PRESIDENCY and following is not None:
        return following.head not in _PRESIDED
    led = _GROUPS | _SERVED if head.head == _LEADING else _GROUPS
    return head.head in _LEADERSHIP and following is not None and following.kind in led


def _is_chaired(scene: Scene, i: int) -> bool:
    """Whether a board stands between its chair and its company: رئيس مجلس إدارة شركة, رئيسا لمجلس إدارة."""
    chaired = i > scene.begins[i] and scene.words[i - 1].office is not None
    match = scene.matches.get(i + 2)
    known = match is not None and bool(match.of_type(EntityType.ORG))
    body = i + 2 < scene.ends[i] and (known or scene.words[i + 2].org is not None)
    return chaired and body


def _seats(scene: Scene, i: int, head: OrgHead) -> bool:
    """Whether the head is the chief town of what follows, or a district: مركز محافظة صعدة, مديرية حيس."""
    if i + 1 >= scene.ends[i] or scene.words[i].definite:
        return False
    following = scene.words[i + 1]
    if head.head == _CENTRE:
        return following.place is not None and not following.definite
    match = scene.matches.get(i + 1)
    district = head.head == _DISTRICT and match is None and following.definite
    if (
        district
        and following.key not in scene.vocabulary.common
        and following.key not in scene.vocabulary.orgs
    ):
        return True  # مديرية الملاجم
    town = match is not None and bool(match.of_type(EntityType.GPE)) and not match.reading.cut
    unlisted = match is None and scene.names[i + 1] == 1 and not following.definite
    return head.head == _DISTRICT and (town or unlisted)


def _made(scene: Scene, head: OrgHead, chain: Chain, way: Reading, *, definite: bool) -> Candidate:
    inner = None if definite else _without_head(scene, head, chain.first + 1, chain.last)
    first, cut = (chain.first, way.cut) if inner is None else (inner, 0)
    closes = chain.last + (first > chain.first and scene.keys[first - 1] in OPENING)
    place = head.head == _CENTRE and not _FOR_MEETINGS.isdisjoint(scene.keys[first : chain.last])
    match = scene.matches.get(chain.first if inner is None else first)
    known = scene.best(match, EntityType.ORG) if match is not None and match.last == chain.last else None
    return Candidate(
        first,
        chain.last,
        cut,
        EntityType.FAC if place else EntityType.ORG,
        "head word",
        Trust.HEADED,
        _identity(scene, chain) or (known.identity if known else chain.identity),
        chain.country or (known.country if known else None) or _seat_of(scene, chain, head),
        known.latin if known else None,
        official=(head.kind not in UNOFFICIAL or _is_auxiliary(scene, chain)) and not chain.stateless,
        phrase=(chain.first, closes),
    )


def _is_auxiliary(scene: Scene, chain: Chain) -> bool:
    """Whether a society is the Red Cross or Crescent of a state, whose posts are of it."""
    return not _AUXILIARY.isdisjoint(scene.keys[chain.first : chain.last])


def _seat_of(scene: Scene, chain: Chain, head: OrgHead) -> str | None:
    """The state that a body of one is said to be in: المجلس العسكري في ميانمار."""
    at = chain.last + 1
    inside = at < scene.ends[chain.first] and scene.keys[chain.last] == _IN and head.kind in _OF_STATES
    match = scene.matches.get(at) if inside and not chain.stateless else None
    known = scene.best(match, EntityType.GPE) if match is not None else None
    return known.country if known is not None and known.pack == "countries" else None


def _identity(scene: Scene, chain: Chain) -> str:
    """قوات الأمن and القوات الأمنية are one."""
    key = " ".join((without_article(scene.keys[chain.first]), *scene.keys[chain.first + 1 : chain.last]))
    return _SECURITY_FORCES if key in ("قوات الامن", "قوات الامنيه") else ""


def _is_other(scene: Scene, head: OrgHead, chain: Chain) -> bool:
    """Whether the chain is a platform, a known place (قناة السويس), or a minister's charge."""
    words = scene.vocabulary.words
    if scene.keys[chain.last - 1] in words.platform:
        return True
    if head.head == _AUTHORITIES and not chain.country:  # السلطات المحلية
        return True
    if head.head == _FORCES and " ".join(scene.keys[chain.first + 1 : chain.last]) in words.any_force:
        return True
    if _adds_nation(scene, chain):
        return True
    if head.head in _MINISTRIES and not scene.keys[chain.first + 1].endswith("ه"):
        return not _defends_air(scene, chain)
    match = scene.matches.get(chain.first)
    if match is None or match.of_type(EntityType.ORG):
        return False
    works = match.last > chain.first + 1 and bool(match.of_type(EntityType.FAC))  # قناة السويس المصرية
    return match.last >= chain.last or works


def _defends_air(scene: Scene, chain: Chain) -> bool:
    """Whether the chain is a state's air or civil defence, no weapon: أسقط الدفاع الجوي الإيراني طائرة."""
    before = scene.words[chain.first - 1].reading_keys if chain.first > scene.begins[chain.first] else ()
    weapons = any(without_article(key) in scene.vocabulary.words.of_system for key in before)
    return scene.keys[chain.first + 1] in _DEFENCES and chain.national and not weapons


def _adds_nation(scene: Scene, chain: Chain) -> bool:
    """Whether the chain is a known club and its nationality: اتحاد العاصمة الجزائري."""
    match = scene.matches.get(chain.first)
    known = scene.best(match, EntityType.ORG) if match is not None else None
    return known is not None and known.kind == _SPORT and match is not None and match.last == chain.last - 1


def _bare(scene: Scene, i: int, way: Reading, head: OrgHead) -> Candidate | None:
    """الحكومة and the like alone."""
    identity = f"bare {without_article(way.key)}"
    return Candidate(i, i + 1, way.cut, EntityType.ORG, "bare head word", Trust.BARE, identity)


def _is_adjective(scene: Scene, i: int, head: OrgHead) -> bool:
    """Whether الخارجية and the like go with the noun before them: السياسة الخارجية, سياستها الخارجية."""
    if head.head not in _MINISTRIES | _RELATIVE or i == scene.begins[i] or scene.keys[i].startswith("لل"):
        return False
    joined = scene.keys[i].startswith("و") and i + 1 < scene.ends[i] and scene.words[i + 1].definite
    if head.head in _RELATIVE and joined:  # والبحرية الملكية, but البرية والبحرية
        return False
    before = scene.words[i - 1]
    noun = before.key.startswith(("ال", "لل", "وال", "بال", "وزار")) or before.key.endswith(
        ("ها", "ته", "هم")
    )
    return before.org is not None or noun


def _stands_alone(scene: Scene, first: int, last: int) -> bool:
    """Whether a known body's one word is no ordinary one with its article: اليونيسف."""
    match = scene.matches.get(first)
    known = match is not None and match.last == last == first + 1 and bool(match.of_type(EntityType.ORG))
    return known and without_article(scene.keys[first]) not in scene.vocabulary.common


def _without_head(scene: Scene, head: OrgHead, first: int, last: int) -> int | None:
    """Where the name proper begins if it needs no type noun: in marks, or a name that stands alone."""
    if scene.keys[first] in OPENING:
        return first + 1
    if head.name == "in":
        return None
    match = scene.matches.get(first)
    word = scene.words[first]
    if word.definite and head.kind == "international" and not _stands_alone(scene, first, last):
        return None  # منظمة العفو الدولية, but منظمة اليونيسف
    if match is not None and match.of_type(EntityType.ORG) and match.last == last:
        return None if needs_type_noun(scene, head, first, last) else first
    if word.definite or word.key in scene.vocabulary.words.construct:
        return None
    return first if scene.names[first] or match is not None else None
