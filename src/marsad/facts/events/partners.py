"""With whom someone meets where no name stands behind the meeting: معه، بينهما، على شرف X."""

from __future__ import annotations

from itertools import zip_longest

from marsad.facts.events.named_before import last_person, two_told_of
from marsad.facts.events.participants import unique
from marsad.facts.events.receptions import Receptions
from marsad.facts.events.triggers import Trigger
from marsad.model.entity import Entity, EntityType

_WITH_HIM = frozenset({"معه", "معها"})
_ON_PHONE = frozenset({"به", "بها"})
_BOTH = "بينهما"
_NEAR = 4  # words from a meeting to بينهما


class Partners(Receptions):
    """Finds the partners that only a pronoun or a set phrase tells."""

    def _unnamed_partner(self, trigger: Trigger, found: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Who else is at a meeting told by a noun: the two of بينهما, him of معه, who is honoured."""
        if not trigger.is_noun or len(found) > 1:
            return ()
        return self._between_both(trigger) or self._with_him(trigger) or self._honoured(trigger)

    def _between_both(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The two people told of before a meeting between them: ودعا X، في اتصال هاتفي بينهما."""
        if _BOTH not in self._keys[trigger.token + 1 : trigger.token + 1 + _NEAR]:
            return ()
        return two_told_of(self._scene, trigger.token)

    def _with_him(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom معه stands for, or به of a call: في اتصال أجراه به الرئيس X."""
        described = self._relative(trigger)
        behind = self._keys[described.verb + 1 : described.verb + 2] if described is not None else ()
        phone = trigger.event.mode == "phone" and described is not None and described.form.form.object
        pronouns = _WITH_HIM | _ON_PHONE if phone else _WITH_HIM
        if described is None or not behind or behind[0] not in pronouns:
            return ()
        acting = self._subjects.of(described).entities
        first, _ = self._scene.sentence(trigger.token)
        spoken_of = last_person(self._scene, first, trigger.token) or self._subjects.before(trigger.token)
        people = tuple(e for e in spoken_of if e.type is EntityType.PERSON and e not in acting)
        return unique((*acting, *people)) if people else ()

    def _honoured(self, trigger: Trigger) -> tuple[Entity, ...]:
        """For whom a dinner is given: مأدبة غداء على شرف X."""
        behind = self._behind(trigger)
        for phrase, following in zip_longest(behind, behind[1:]):
            if phrase.preposition in {"علي", "ل"} and phrase.head in self._scene.lists.honour:
                own = phrase.parties or (following.entities if following and following.is_bare else ())
                return tuple(e for e in own if e.type is EntityType.PERSON)
        return ()
