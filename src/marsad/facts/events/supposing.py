"""Whether a trigger stands in a condition or a question."""

from __future__ import annotations

from marsad.facts.events.clause import Opening
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.governing import Governing
from marsad.facts.events.scene import COMMAS, Scene
from marsad.facts.events.triggers import Trigger
from marsad.model.event import EventType
from marsad.text.inflect import Tense

_IF = "ان"
_IN = frozenset({"في", "وفي", "فى"})


class Supposing(Governing):
    """Finds the conditions and questions of one article."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        super().__init__(scene, clauses)
        self._supposed: dict[int, tuple[list[int], list[int]]] = {}
        self._openers = self._lists.condition | self._lists.question | self._lists.supposed | {_IF}

    def _is_supposed(self, trigger: Trigger) -> bool:
        """Whether the trigger stands in a condition or a question, or depends on one."""
        if trigger.event.type == EventType.THREATEN:
            return False
        openers, conditions = self._suppositions(self._scene.sentence(trigger.token))
        if any(token < trigger.token and not self._is_over(token, trigger) for token in openers):
            return True
        later = not trigger.is_participle and any(token >= trigger.token for token in conditions)
        return later and (trigger.future or trigger.form.tense is Tense.IMPERFECT)

    def _is_over(self, opener: int, trigger: Trigger) -> bool:
        """Whether a condition that only trails another clause ends before a joined one."""
        clauses = [c for c in self._clauses.in_sentence(opener) if c.opening not in {Opening.CONTENT}]
        trails = any(c.verb < opener for c in clauses)
        if trails and trigger.is_participle and self._keys[trigger.token - 1] in COMMAS:
            return True  # هدد بالاستقالة إذا استمر الصراع، داعيا إلى الحوار
        anew = (c for c in clauses if opener < c.verb <= trigger.token and c.opening is Opening.JOINED)
        past = (c for c in anew if c.form.form.tense is Tense.PERFECT)
        return trails and any(self._keys[c.verb - 1] in COMMAS for c in past)

    def _suppositions(self, sentence: tuple[int, int]) -> tuple[list[int], list[int]]:
        """Where a sentence opens a question or condition, and where words of condition stand."""
        if sentence[0] not in self._supposed:
            conditions = [i for i in range(*sentence) if self._keys[i] in self._lists.condition]
            openers = [i for i in range(*sentence) if self._keys[i] in self._openers and self._opens(i)]
            self._supposed[sentence[0]] = openers, conditions
        return self._supposed[sentence[0]]

    def _opens(self, token: int) -> bool:
        """Whether a word that may open a condition or question does, and is no part of a name."""
        sure = self._keys[token] in self._lists.condition or self._keys[token] in self._lists.question
        return token not in self._scene.inside and (sure or self._is_in_case(token) or self._is_if(token))

    def _is_if(self, token: int) -> bool:
        """Whether إن opens a condition: before a perfect."""
        clause = self._clauses.by_verb.get(token + 1)
        if self._keys[token] != _IF or clause is None:
            return False
        written = self._scene.layout.tokens.surface(token, token + 1)
        return written[0] == "إ" and clause.form.form.tense is Tense.PERFECT

    def _is_in_case(self, token: int) -> bool:
        """Whether في حال opens a condition, and tells no condition that someone is in: في حال تأهب."""
        if self._keys[token] not in self._lists.supposed or self._keys[token - 1] not in _IN:
            return False
        following = self._keys[token + 1] if token + 1 < len(self._keys) else ""
        return following.removeprefix("ال") not in self._lists.lasting_state
