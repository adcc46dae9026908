"""Whether a match, a team or a transfer is told in the words of war or diplomacy: هجوم الفريق."""

from __future__ import annotations

from marsad.facts.events.participants import Participants
from marsad.facts.events.scene import Scene
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.org_heads import OrgHead
from marsad.lexicon.pack import Lexicon
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.normalise import fold, fold_word

_PLAYED = frozenset(
    {EventType.ASSAULT, EventType.RETREAT, EventType.MOBILIZE, EventType.CONSULT, EventType.THREATEN}
)
_NO_HEADS = frozenset({"counterpart", "kin", "member", "profession", "relation"})
_PUBLIC = frozenset({"army", "court", "government", "intelligence", "parliament", "police"})


class Sport:
    """Tells the acts of states from those of teams in one article."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        self._scene = scene
        self._public = lexicon.derive(_public_heads)

    def tells(self, trigger: Trigger, who: Participants) -> bool:
        """Whether an article about sport tells an act that is none of a state or its officials."""
        if not self._scene.is_sport or trigger.event.mode == "phone":
            return False
        if trigger.event.type == EventType.CONSULT and any(self._heads(e) for e in who.actors):
            return False
        states = any(self._is_of_state(e) for e in (*who.actors, *who.recipients))
        return not states or trigger.event.type in _PLAYED

    def _is_of_state(self, entity: Entity) -> bool:
        """Whether someone is a state, who holds an office of it or a body of it, no club or federation."""
        if entity.type is EntityType.PERSON:
            held = entity.country is not None and self._heads(entity)
            return held and not self._is_of_teams(entity.role or "")
        if entity.type is EntityType.ORG:
            head = fold_word(entity.name.split()[0]).removeprefix("ال")
            return head in self._public and not self._is_of_teams(entity.name)
        return entity.type is EntityType.GPE

    def _is_of_teams(self, phrase: str) -> bool:
        """Whether a role or name has a word of sport: رئيس النادي، لجنة المباريات."""
        return not self._scene.lists.sport.isdisjoint(map(fold_word, phrase.split()))

    def _heads(self, entity: Entity) -> bool:
        """Whether someone is a head, minister or the like, who meets others also where sport is told of."""
        role = fold_word(entity.role or "").split()
        office = self._scene.offices.get(role[0]) if role and entity.type is EntityType.PERSON else None
        return office is not None and office.office.kind not in _NO_HEADS


def _public_heads(lexicon: Lexicon) -> frozenset[str]:
    """The head words of what belongs to a state: وزارة، برلمان، جيش."""
    return frozenset(fold(row.head) for row in lexicon.rows(OrgHead) if row.kind in _PUBLIC)
