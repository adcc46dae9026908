"""Makes the record's entities of what was found: one each, with all its mentions, in order."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.facts.names.candidate import Candidate, cut_span
from marsad.facts.names.identity import Person
from marsad.facts.names.latin import person_latin
from marsad.facts.names.role import Role
from marsad.facts.names.scene import Scene
from marsad.lexicon.pack import Lexicon
from marsad.model.entity import Entity, EntityType, Mention
from marsad.text.normalise import fold

_LETTERS = {EntityType.ORG: "o", EntityType.GPE: "g", EntityType.LOC: "l", EntityType.FAC: "f"}
_STRIP = "قطاع "


def group(scene: Scene, candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Candidates of one thing together: by identity, by the same words, or a name and its beginning.

    A body's shorter name (اللجنة الدولية) is the longer one's that begins with it.
    """
    groups: dict[str, list[Candidate]] = {}
    names: dict[tuple[bool, str], str] = {}
    for candidate in sorted(candidates, key=lambda c: c.first - c.last):
        body = candidate.type is EntityType.ORG
        key = _bare_name(candidate.key(scene.tokens), names, body)
        identity = names.get((body, key)) or candidate.identity or _longer(names, key, body) or key
        names[body, key] = identity
        groups.setdefault(identity, []).append(candidate)
    members = [sorted(group, key=lambda c: c.first) for group in groups.values()]
    return sorted(members, key=lambda group: group[0].first)


def _bare_name(key: str, names: dict[tuple[bool, str], str], body: bool) -> str:
    """A name less its article or fused preposition, and less what only goes before one strip of land.

    للجنة is of الجنة or of اللجنة: whichever the article names.
    """
    if key.startswith("لل") and any(name.startswith(key[1:]) for known, name in names if known == body):
        return key[1:]
    return key.removeprefix("لل").removeprefix("ال").removeprefix(_STRIP)


def _longer(names: dict[tuple[bool, str], str], key: str, body: bool) -> str:
    """The identity of a body whose name begins with `key`, two words at least."""
    if not body or " " not in key:
        return ""
    longer = (known for (is_body, name), known in names.items() if is_body and name.startswith(f"{key} "))
    return next(longer, "")


def things(scene: Scene, candidates: list[Candidate]) -> list[Entity]:
    """The entities of organisations or places."""
    numbers: dict[str, int] = {}
    entities = []
    for members in group(scene, candidates):
        type_ = members[0].type
        letter = _LETTERS[type_]
        numbers[letter] = numbers.get(letter, 0) + 1
        mentions = tuple(member.mention(scene.tokens) for member in members)
        name = _name(scene, members, mentions)
        country = next((member.country for member in members if member.country), None)
        latin = next((member.latin for member in members if member.latin), None)
        entities.append(Entity(f"{letter}{numbers[letter]}", type_, name, mentions, latin, country))
    return entities


def _name(scene: Scene, members: list[Candidate], mentions: tuple[Mention, ...]) -> str:
    """The longest form; ل fused with its article gives it back: للأمم المتحدة is الأمم المتحدة."""
    longest = max(range(len(mentions)), key=lambda n: len(mentions[n].text))
    text = mentions[longest].text
    if not text.startswith("لل"):
        return text
    own = fold(text.split()[0])[1:] in scene.vocabulary.orgs
    return f"ال{text[1:] if own else text[2:]}"  # للجنة holds لجنة, not جنة


def person(
    scene: Scene, number: int, named: Person, role: str | None, country: str | None, lexicon: Lexicon
) -> Entity:
    """The entity of a person named."""
    mentions = tuple(
        _mention(scene, n.first, n.last, n.cut, n.rule) for n in sorted(named.namings, key=lambda n: n.first)
    )
    name = max((m.text for m in mentions), key=len)
    latin = person_latin(dict.fromkeys(mention.text for mention in mentions), lexicon)
    return Entity(f"p{number}", EntityType.PERSON, name, mentions, latin, country, role, tuple(named.reasons))


def unnamed(scene: Scene, number: int, titles: list[Role], country: str | None) -> Entity:
    """The entity of an office that acts without a name."""
    mentions = tuple(_mention(scene, t.first, t.last, t.cut, "unnamed office") for t in titles)
    role = mentions[0].text
    return Entity(f"p{number}", EntityType.PERSON, role, mentions, None, country, role)


def _mention(scene: Scene, first: int, last: int, cut: int, rule: str) -> Mention:
    span = cut_span(scene.tokens, first, last, cut)
    return Mention(span.start, span.end, span.of(scene.tokens.text), rule)
