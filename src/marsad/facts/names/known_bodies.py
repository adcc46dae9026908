"""Bodies that packs hold and sources that the article credits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.gazetteer import Known
from marsad.facts.names.heard import PERSON_TAG
from marsad.facts.names.match import Match
from marsad.facts.names.org_words import OPENING, is_charge, needs_type_noun
from marsad.facts.names.scene import BODY_TAG, Scene
from marsad.facts.names.trust import Trust
from marsad.model.article import CreditKind
from marsad.model.entity import EntityType
from marsad.text.clitics import without_article
from marsad.text.segment import keys_of

UNOFFICIAL = frozenset({"company", "society", "media", "university", "sport", "international"})
"""Kinds of bodies whose posts are no state's."""

_MEDIA = frozenset({"media", "agency"})
_GROUPS = frozenset({"party", "movement", "company", "bank", "sport", "university"})
_CREDITED = frozenset({CreditKind.AGENCY, CreditKind.OUTLET, CreditKind.BROADCASTER})
_SHORTEST, _SEVERAL = 3, 2
_USUAL = 40  # articles in 10,000 that hold a word
_COMPANY = "company"
_SURE = 0.97  # the confidence at which the tagger tells a club from a word
_SPORT, _PLAYER = "sport", "profession"
_AGENCIES = frozenset({"وكالات", "الوكالات"})


def known_bodies(scene: Scene) -> Iterator[Candidate]:
    """Every known name of a body that its surroundings do not make something else."""
    for match in scene.matches.values():
        seat = scene.is_seat(match)
        known = scene.best(match, EntityType.ORG) or (scene.best(match, EntityType.FAC) if seat else None)
        if known is None or scene.happens_in(match) or not (seat or _is_meant(scene, match, known)):
            continue
        first = _without_type_noun(scene, match, known)
        cut = match.reading.cut if first == match.first else 0
        yield Candidate(
            first,
            match.last,
            cut,
            EntityType.ORG,
            known.pack,
            Trust.KNOWN,
            known.identity,
            known.country,
            known.latin,
            official=known.kind not in UNOFFICIAL,
            phrase=(match.first, match.last),
        )


def credited_bodies(scene: Scene) -> Iterator[Candidate]:
    """The media that the article credits inside its body, whatever else their names may mean."""
    for credit in scene.article.credits:
        if credit.span is None or credit.kind not in _CREDITED:
            continue
        first = max(bisect_right(scene.tokens.starts, credit.span.start) - 1, 0)
        last = max(bisect_right(scene.tokens.starts, credit.span.end - 1), first + 1)
        apart = first > 0 and not scene.keys[first - 1].isalnum()  # سلا (ومع), رام الله - معا -
        word = scene.keys[first] in scene.vocabulary.words.function and not apart
        if any(scene.timed[first:last]) or word:
            continue
        if scene.keys[first] in _AGENCIES or last - first > len(credit.name.split()) + 2:
            continue
        match = scene.matches.get(first)
        known = scene.best(match, EntityType.ORG) if match is not None and match.last == last else None
        bare = _without_type_noun(scene, match, known) if match is not None and known is not None else first
        cut = credit.span.start - scene.tokens.starts[first] if bare == first else 0
        first = bare  # شبكة CNN
        identity, country = (known.identity, known.country) if known else ("", None)
        yield Candidate(first, last, max(cut, 0), EntityType.ORG, "credit", Trust.ROLE, identity, country)


def own_outlet(scene: Scene) -> Iterator[Candidate]:
    """The outlet that publishes the article, where its body names it by several words: خص به أطلس سبور."""
    name = keys_of(scene.article.outlet or "")
    if len(name) < _SEVERAL or all(key in scene.vocabulary.common for key in name):
        return
    for first in range(len(scene.keys) - len(name) + 1):
        last = first + len(name)
        if (
            scene.keys[first] == name[0]
            and scene.keys[first:last] == name
            and not any(scene.timed[first:last])
        ):
            yield Candidate(first, last, 0, EntityType.ORG, "own outlet", Trust.KNOWN)


def _is_meant(scene: Scene, match: Match, known: Known) -> bool:
    single = match.last == match.first + 1
    if single and (match.reading.key in _AGENCIES or len(match.reading.key) < _SHORTEST):
        return False
    whole = not single and not known.cue and scene.tags.get(match.first) is scene.tag_of[match.last - 1]
    if scene.is_tagged(match.first, PERSON_TAG) and not (whole or _is_presided(scene, match)):
        return False
    tagged = scene.is_tagged(match.first, BODY_TAG) and not known.cue
    if single and known.pack == "outlets" and not tagged and _is_other_too(scene, match):
        return _has_cue(scene, match, known) or known.identity == f"outlet {scene.article.outlet}"
    if single and match.reading.cut and scene.keys[match.first] in scene.vocabulary.common:
        told = match.reading.key.startswith("ال") or scene.is_tagged(match.first, BODY_TAG)
        name = told or match.reading.key in scene.vocabulary.latin
        word = match.reading.key in scene.vocabulary.common and not name
        return len(match.reading.key) > _SHORTEST and not word  # وتواصل
    if is_charge(scene, match.first, without_article(match.reading.key)):
        return False
    return not known.cue or _has_cue(scene, match, known) or _is_seen_club(scene, match, known)


def _is_seen_club(scene: Scene, match: Match, known: Known) -> bool:
    """Whether the tagger is sure that a word is a club: حين يلتقي الأهلي والترجي."""
    tag = scene.tag_of[match.first]
    seen = tag is not None and tag.kind == BODY_TAG and tag.confidence >= _SURE
    return known.kind == _SPORT and seen and not scene.words[match.first - 1].org


def _is_presided(scene: Scene, match: Match) -> bool:
    """Whether an office governs the name, which the tagger takes for its holder's: شيخ الأزهر X."""
    before = scene.words[match.first - 1] if match.first > scene.begins[match.first] else None
    return before is not None and before.office is not None and not before.definite and not match.reading.cut


def _is_other_too(scene: Scene, match: Match) -> bool:
    """Whether the name of an outlet is an ordinary word or a place's as well: الوفد, القدس."""
    key, common = match.reading.key, scene.vocabulary.common
    places = match.of_type(EntityType.GPE, EntityType.LOC, EntityType.FAC)
    return key in common or without_article(key) in common or any(not place.cue for place in places)


def _has_cue(scene: Scene, match: Match, known: Known) -> bool:
    """Whether marks or a type noun before an ambiguous name show that a body is meant."""
    i = match.first - 1
    if i < 0 or match.reading.cut:
        return False
    if scene.keys[i] in OPENING and match.last < len(scene.keys):
        return scene.keys[match.last] == OPENING[scene.keys[i]]
    told = scene.keys[i] in scene.vocabulary.words.tells_news
    if told and known.pack == "outlets" and match.of_type(EntityType.LOC):
        return True  # بحسب الأناضول
    company = known.kind == _COMPANY and scene.vocabulary.common.get(match.reading.key, 0) < _USUAL
    if company and (scene.keys[i] in scene.vocabulary.words.she_tells or _is_told_whole(scene, match, known)):
        return True  # قالت أمازون, not مصدر
    before = scene.words[i]
    if known.kind == _SPORT and before.office is not None and before.office.office.kind == _PLAYER:
        return not before.definite  # لاعب ليفربول
    head = before.org
    if head is None or before.definite:
        return False
    return head.kind in _MEDIA if known.pack == "outlets" else head.kind in _GROUPS | _MEDIA


def _is_told_whole(scene: Scene, match: Match, known: Known) -> bool:
    """Whether the article calls a company by its type noun elsewhere: شركة أمازون."""
    others = (m for m in scene.matches.values() if m.first and m.first != match.first and not m.reading.cut)
    same = (m for m in others if any(other.identity == known.identity for other in m.bearers))
    heads = (scene.words[m.first - 1].org or scene.words[m.first].org for m in same)
    return any(head is not None and head.kind == _COMPANY for head in heads)


def _without_type_noun(scene: Scene, match: Match, known: Known) -> int:
    """The first token of a name less a type noun it can do without: وكالة الأونروا."""
    head = scene.words[match.first].org
    if head is None or head.name == "in" or match.last - match.first < 2 or scene.words[match.first].definite:
        return match.first
    if head.kind == "international" and scene.words[match.first + 1].definite:  # منظمة العفو الدولية
        return match.first
    if needs_type_noun(scene, head, match.first + 1, match.last):
        return match.first
    rest = scene.matches.get(match.first + 1)
    same = rest is not None and any(other.identity == known.identity for other in rest.bearers)
    return match.first + 1 if same else match.first
