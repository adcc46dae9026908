"""Names of people with no office before them: known holders, given names with a family name, the tagger's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from marsad.facts.names.going_on import KUNYA, rules_definite
from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.match import ALEFS, Match
from marsad.facts.names.names import is_pair, name_end, opens_name
from marsad.facts.names.naming import Claims, Naming, is_led
from marsad.facts.names.org_chain import BATTALIONS, BEARING_NAMES, COMMANDED
from marsad.facts.names.sayers import after_saying, sayer
from marsad.facts.names.scene import LISTED, Scene
from marsad.facts.names.seen import GIVEN, SURE
from marsad.facts.names.vocabulary import Word
from marsad.model.entity import EntityType
from marsad.text.clitics import Reading
from marsad.text.normalise import fold

_SHORTEST_GIVEN = 3
_RARE = 15  # articles in 10,000 that hold a word
_PRISON = "سجن"
_COMMAS = frozenset("،,")
_SAYS = frozenset({":", "ان", "انه", "انها", "بان", "بانه", "بانها", "قوله", "قولها"})
_LONGEST_TITLE, _LONGEST_TOLD = 12, 4
_OPENING = 3  # words at whose end a title begins: قالت مديرة
_USUAL = 40  # articles in 10,000 that hold a word no name holds
_FROM, _DASHES, _LATEST = "من", frozenset("-–—ـ"), 8  # tokens before a dateline's reporter
_LIKE, _FEMININE = "ك", "ة"
_DRAWN_OUT = frozenset({"لـ", "بـ", "وـ"})
_IMPERFECT, _LONGEST_VERB = frozenset("يتن"), 5
_BY_WAY = ("عن", "طريق")
_BUREAU = frozenset({"مكتب"})


def free_names(scene: Scene, claims: Claims) -> Iterator[Naming]:
    """Names at tokens that are not taken yet, in order; each takes its tokens."""
    at = 0
    led = {i + 1 for i, key in enumerate(scene.keys[:-1]) if key in scene.vocabulary.words.led_by}
    told = set(_may_be_told(scene, claims))
    saying = set(after_saying(scene))
    for i in sorted({*scene.telling, *scene.tags, *led, *told, *saying}):
        if i < at or claims.taken[i] or scene.timed[i]:
            continue
        naming = _known(scene, i) or _tagged(scene, i, claims) or _given(scene, i, claims)
        naming = naming or _reporter(scene, i)
        if naming is None and i in led:
            naming = _led(scene, i, claims)
        if naming is None and i in told:
            naming = _told(scene, i, claims)
        if naming is None and i in saying:
            naming = sayer(scene, i, claims)
        if naming is not None:
            claims.take(naming.first, naming.last)
            yield naming
            at = naming.last


def _known(scene: Scene, i: int) -> Naming | None:
    """An office holder of the pack; a surname alone only where no given name goes before it."""
    match = scene.matches.get(i)
    if match is None or match.reading.fused or not _is_person(match) or _is_part_of_other(scene, i):
        return None
    if match.last == i + 1 and (is_pair(scene, i) or _goes_on(scene, match.last) or _is_whole(scene, match)):
        return None
    last = match.last
    if not match.reading.cut:
        last = max(last, name_end(scene, i, cued=False))
    if match.last == i + 1 and i and scene.names[i - 1] >= 3 and not scene.timed[i - 1]:
        return None
    holder = match.bearers[0].identity if last == match.last else None
    return Naming(i, last, match.reading.cut, "holders", led=is_led(scene, i), holder=holder)


def _is_whole(scene: Scene, match: Match) -> bool:
    """Whether ك, seldom glued to a name, is rather a letter of one that goes on: كاسبر فيلدكامب."""
    tag = scene.tags.get(match.first)
    longer = tag is not None and tag.kind == PERSON_TAG and tag.last > match.last
    return longer and match.reading.preposition == _LIKE


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether the tagger sees the name go on at token `i`, so that another is named: وفرانسيس كامانزي."""
    tag = scene.tag_of[i] if i < len(scene.keys) else None
    match = scene.matches.get(i)
    known = match is not None and _is_person(match)  # أبلغ بلينكن نتنياهو
    if tag is None or tag.kind != PERSON_TAG or tag.first >= i or known:
        return False
    word = scene.words[i]
    return word.key not in scene.vocabulary.given and word.key[0] not in "وفبل" and not word.definite


def _is_person(match: Match) -> bool:
    return all(known.type is EntityType.PERSON for known in match.bearers)


def _is_part_of_other(scene: Scene, i: int) -> bool:
    """Whether a type noun before a name makes it a place's or a body's: منطقة بيسكوف، جامعة محمد بن زايد."""
    if i == scene.begins[i]:
        return False
    before, match = scene.words[i - 1], scene.matches.get(i - 1)
    if (scene.keys[i - 2], before.key) == _BY_WAY:
        return False
    if match is not None and match.last > i and not match.of_type(EntityType.PERSON):
        return True
    if before.definite:
        return False
    if scene.keys[i - 1] in KUNYA and i - 1 > scene.begins[i]:  # كتائب أبو علي مصطفى
        before = scene.words[i - 2]
    if any(way.key in scene.vocabulary.words.family for way in before.readings):
        return True
    head = before.org
    if head is not None and head.head in COMMANDED | _BUREAU and _is_known_surname(scene, i):
        return True
    bears = head is not None and (head.kind in BEARING_NAMES or head.head in BATTALIONS)
    return bears or (before.place is not None and not _is_sentenced(scene, before, i))


def _is_sentenced(scene: Scene, before: Word, i: int) -> bool:
    """Whether a prison before a name is rather its bearer's sentence: بسجن سالم حداد, but سجن إيفين."""
    prison = before.place is not None and before.place.head == _PRISON
    return prison and scene.keys[i] not in KUNYA and opens_name(scene, i)


def _is_known_surname(scene: Scene, i: int) -> bool:
    """Whether the pack knows the one word at token `i` as a person's name: قوات حفتر."""
    match = scene.matches.get(i)
    return match is not None and match.last == i + 1 and not match.reading.cut and _is_person(match)


def _tagged(scene: Scene, i: int, claims: Claims) -> Naming | None:
    """A name that the tagger sees and no list holds."""
    tag = scene.tags.get(i)
    if (
        tag is None
        or tag.kind != PERSON_TAG
        or any(claims.taken[i : tag.last])
        or _is_part_of_other(scene, i)
        or _is_known_else(scene, i, tag.last)
        or _is_source(scene, i, tag.last)
    ):
        return None
    last = tag.last
    if last == i + 1 and (tag.confidence < SURE or not _may_stand_alone(scene, i)):
        return None
    if scene.words[i].office is not None and rules_definite(scene, i):
        return None
    last = max(last, name_end(scene, i, cued=True))
    cut = _clitics(scene, i)
    first = i if cut else _extended_back(scene, i, claims)
    return Naming(first, last, cut, "tagger", led=is_led(scene, first))


def _is_known_else(scene: Scene, first: int, last: int) -> bool:
    """Whether a list knows all that the tagger takes for someone otherwise: إسلام آباد, لويا جيرغا."""
    match = scene.matches.get(first)
    if match is None or not match.last == last > first + 1:
        return False
    body = all(known.type is EntityType.ORG and not known.cue for known in match.bearers)
    return match.surely_place or body


def _is_whole_body(scene: Scene, i: int) -> bool:
    """Whether a list knows the words from token `i` on as a body alone: لوك أويل."""
    match = scene.matches.get(i)
    if match is None or match.last == i + 1 or match.reading.cut:
        return False
    return all(known.type is EntityType.ORG and not known.cue for known in match.bearers)


def _is_source(scene: Scene, first: int, last: int) -> bool:
    """Whether the article's outlet or who signs its dateline is so called: جدة (نيلين برس)."""
    article = scene.article
    source = article.dateline.source if article.dateline is not None else None
    named = " ".join(scene.keys[first:last])
    return any(name is not None and fold(name) == named for name in (article.outlet, source))


def _extended_back(scene: Scene, i: int, claims: Claims) -> int:
    """Takes in a word of no list before what the tagger saw (تايي أتسكي سلاسي)."""
    before = i - 1
    if before < scene.begins[i] or claims.taken[before] or scene.timed[before] or before in scene.matches:
        return i
    word = scene.words[before]
    foreign = scene.names[before] in (1, GIVEN) or (word.name == 2 and word.key in scene.vocabulary.latin)
    foreign = foreign or _is_rare_given(scene, before) or _is_her_name(scene, before)
    return before if foreign and not word.definite and word.key[0] not in "وفبل" else i


def _is_her_name(scene: Scene, i: int) -> bool:
    """Whether a bare word in ة behind a woman's title can be no adjective of it: المحامية عادلة هاشم."""
    if i <= scene.begins[i] or not scene.tokens.surface(i, i + 1).endswith(_FEMININE):
        return False
    title = scene.words[i - 1]
    hers = title.definite and title.office is not None and title.key.endswith("ه")
    return hers and scene.words[i].office is None and scene.words[i].org is None


def _is_rare_given(scene: Scene, i: int) -> bool:
    """Whether a given name is also a word, but one that few articles hold: حكمت."""
    common = scene.vocabulary.common.get(scene.keys[i], 0)
    return scene.names[i] == GIVEN - 1 and common < _RARE and scene.words[i].office is None


def _may_stand_alone(scene: Scene, i: int) -> bool:
    """Whether one tagged word is enough: no ordinary word, no place or body that a list holds."""
    word = scene.words[i]
    if _governs_ordinary(scene, i) or (word.office is not None and word.definite):
        return False  # وقال البابا
    return i not in scene.matches and word.demonym is None and word.key not in scene.vocabulary.common


def _governs_ordinary(scene: Scene, i: int) -> bool:
    """Whether an Arab name is rather a noun with its genitive: حسن الاستقبال, كرم الضيافة."""
    if i + 1 >= scene.ends[i] or scene.names[i + 1] or scene.timed[i + 1]:
        return False
    arab = any(way.key in scene.vocabulary.arab for way in scene.words[i].readings)
    following = scene.words[i + 1]
    told = following.office or following.demonym or following.titled
    return arab and following.definite and not told and following.key in scene.vocabulary.common


def _clitics(scene: Scene, i: int) -> int:
    """The letters before the name in its first word, where a list holds what is left and not the whole."""
    ways = scene.words[i].readings
    if _opens_with_hamza(scene, i) or _is_joined_to_other(scene, i) or _is_drawn_out(scene, i):
        return 1
    if scene.vocabulary.nameness(ways[0].key) >= 2 or _ends_longer(scene, ways[0].key):
        return 0
    nameness, particles = scene.vocabulary.nameness, scene.vocabulary.words.particle - KUNYA
    listed = (w for w in ways[1:] if not w.fused and nameness(w.key) >= 2 and w.key not in particles)
    listed = (w for w in listed if w.preposition != _LIKE or w.key in scene.vocabulary.arab)  # كاسبر
    return next((w.cut for w in listed if len(w.key) >= _SHORTEST_GIVEN), 0)


def _opens_with_hamza(scene: Scene, i: int) -> bool:
    """Whether the letters show where the name begins: لأنجي, بإرفين; no name has a hamza behind its first."""
    surface = scene.tokens.surface(i, i + 1)
    return len(surface) > _SHORTEST_GIVEN and surface[0] in "وفبلك" and surface[1] in ALEFS


def _is_drawn_out(scene: Scene, i: int) -> bool:
    """Whether a stroke parts the preposition from the name: لـشافيندرا."""
    return scene.tokens.surface(i, i + 1)[:2] in _DRAWN_OUT


def _is_joined_to_other(scene: Scene, i: int) -> bool:
    """Whether و stands between this name and another that the tagger sees right before it."""
    opens = scene.keys[i][0] == "و" and scene.keys[i] not in scene.vocabulary.given
    return opens and i > scene.begins[i] and scene.is_tagged(i - 1, PERSON_TAG)


def _ends_longer(scene: Scene, key: str) -> bool:
    """Whether the word closes a longer name elsewhere, so that its first letter is its own: بوزنر."""
    people = (tag for tag in scene.tags.values() if tag.kind == PERSON_TAG)
    return any(tag.last > tag.first + 1 and scene.keys[tag.last - 1] == key for tag in people)


def _given(scene: Scene, i: int, claims: Claims) -> Naming | None:
    """A given name of the list with one word more that may be a family name."""
    if not scene.words[i].given or _is_part_of_other(scene, i) or _is_whole_body(scene, i):
        return None
    for way in scene.words[i].given:
        if scene.words[i].office is not None and rules_definite(scene, i):
            continue
        last = _end(scene, i, way, claims)
        if last - i >= 2 and not any(claims.taken[i:last]) and _is_sure(scene, i, way):
            return Naming(i, last, way.cut, "given name", led=is_led(scene, i))
    return None


def _led(scene: Scene, i: int, claims: Claims) -> Naming | None:
    """Words of no list behind "led by": برئاسة أرشاك كارابيتيان."""
    if scene.names[i] != 1 or scene.words[i].definite or scene.words[i].tells:
        return None
    last = name_end(scene, i, cued=True)
    whole = last > i + 1 and not any(claims.taken[i:last])
    return Naming(i, last, 0, "led by", led=True) if whole else None


def _reporter(scene: Scene, i: int) -> Naming | None:
    """Who files the article, between its place and its text: بروكسل - من سحر المليجي: …"""
    if not 2 <= i < _LATEST or scene.keys[i - 1] != _FROM or scene.keys[i - 2] not in _DASHES:
        return None
    last = name_end(scene, i, cued=True)
    whole = i + 1 < last < len(scene.keys) and scene.keys[last] == ":"
    return Naming(i, last, 0, "reporter") if whole else None


def _told(scene: Scene, i: int, claims: Claims) -> Naming | None:
    """A name that must be one between a title and what is said: قال مدير النادي، يوخن ساير: …"""
    last = i + 1
    while last < min(scene.ends[i], i + _LONGEST_TOLD) and _may_close(scene, last) and not claims.taken[last]:
        last += 1
    comma = last < len(scene.keys) - 1 and scene.keys[last] in _COMMAS
    says = last < len(scene.keys) - comma and scene.keys[_behind_time(scene, last + comma)] in _SAYS
    apart = scene.keys[i - 1] in _COMMAS
    if not says or last < i + 2 or ((comma or scene.keys[last] == ":") and not apart):
        return None
    foreign = apart or scene.names[i] >= GIVEN - 1 or scene.keys[i] not in scene.vocabulary.common
    foreign = foreign or _is_like_adjective(scene, i)
    return Naming(i, last, 0, "before what is said", titled=True) if foreign else None


def _behind_time(scene: Scene, i: int) -> int:
    """The token behind a time between commas: نوعام تيفون، اليوم الأربعاء، [أن]."""
    end = i
    while end < len(scene.keys) - 2 and scene.timed[end]:
        end += 1
    return end + (end > i and scene.keys[end] in _COMMAS)


def _may_close(scene: Scene, i: int) -> bool:
    """Whether a word may go on a name before what is said: one of no list may have the article (الزيات)."""
    word = scene.words[i]
    family = word.definite and scene.keys[i] not in scene.vocabulary.common and word.demonym is None
    told = word.office or word.org or word.place or scene.timed[i]
    return _is_bare(scene, i) or (family and not told and scene.keys[i].isalpha())


def _may_be_told(scene: Scene, claims: Claims) -> Iterator[int]:
    """Tokens of no ordinary word behind the comma or the last definite word of a title."""
    for i, named in enumerate(scene.names):
        if not i or claims.taken[i] or not (_is_rare(scene, i, named) or _is_like_adjective(scene, i)):
            continue
        before = scene.keys[i - 1]
        if not (before in _COMMAS or before.startswith("ال")):
            continue
        reach = range(i - 2, max(scene.begins[i], i - _LONGEST_TITLE) - 1, -1)
        title = list(takewhile(lambda j: scene.keys[j] not in _COMMAS, reach))
        alone = scene.words[i - 1].office
        titled = alone is not None and alone.number == "s" and before.startswith("ال")
        if titled or any(scene.words[j].office is not None for j in title[-_OPENING:]):
            yield i


def _is_rare(scene: Scene, i: int, named: int) -> bool:
    """Whether a word may be a name and few articles hold it."""
    return named > 0 and scene.vocabulary.common.get(scene.keys[i], 0) < _RARE and _is_bare(scene, i)


def _is_like_adjective(scene: Scene, i: int) -> bool:
    """Whether a usual word behind a definite title is a given name, a listed name behind it: عادلة هاشم."""
    key, following = scene.keys[i], i + 1
    if following >= scene.ends[i] or scene.names[following] < GIVEN - 1:
        return False  # most words: asked first
    plain = key.isalpha() and not scene.words[i].definite and not scene.timed[i] and not key.endswith("ا")
    opens = scene.words[i].office or scene.words[i].org or scene.words[i].place
    known = key in scene.vocabulary.latin and key not in scene.vocabulary.words.function
    return plain and known and not opens


def _is_bare(scene: Scene, i: int) -> bool:
    """Whether a word may belong to a name: no mark, article, function word, nationality or time."""
    word, words = scene.words[i], scene.vocabulary.words
    plain = scene.keys[i].isalpha() and not word.definite and not scene.timed[i]
    usual = scene.vocabulary.common.get(scene.keys[i], 0) >= _USUAL or scene.keys[i] in words.function
    return plain and word.demonym is None and not usual


def _end(scene: Scene, i: int, way: Reading, claims: Claims) -> int:
    if not way.cut:
        return name_end(scene, i, cued=False)
    last = i + 1
    while last < scene.ends[i] and not claims.taken[last]:
        step = name_end(scene, last, cued=True)
        if step == last:
            break
        last = step
    return last


def _is_sure(scene: Scene, i: int, way: Reading) -> bool:
    """Whether a name with no cue is more than two words that happen to stand together."""
    first, second = scene.vocabulary.nameness(way.key), scene.names[i + 1]
    if scene.is_tagged(i, PERSON_TAG):
        return True
    if way.cut and scene.keys[i] in scene.vocabulary.common:  # بيان هنأت فيه
        return False
    following = scene.keys[i + 1]
    verbal = second == 1 and following[0] in _IMPERFECT and len(following) <= _LONGEST_VERB
    foreign = first == GIVEN - 1 and second == LISTED and _is_foreign_given(scene, way)
    return (first == GIVEN or foreign) and second >= 1 and not verbal


def _is_foreign_given(scene: Scene, way: Reading) -> bool:
    """Whether a word is a foreign given name before it is anything else: جان, غي."""
    row = scene.vocabulary.given.get(way.key)
    usual = way.key in scene.vocabulary.common or way.key in scene.vocabulary.words.particle
    return row is not None and row.origin == "foreign" and not way.cut and not usual
