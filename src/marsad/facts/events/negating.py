"""Whether a particle or a noun of lack says that what a trigger names was not done."""

from __future__ import annotations

from marsad.facts.events.clause import Clause
from marsad.facts.events.supposing import Supposing
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame

WHAT = frozenset({"ما", "بما", "لما", "مما"})
_STILL = frozenset({"يزال", "تزال", "زال", "زالت", "يزالون", "زالوا", "تزل", "يزل"})  # behind لا or ما
_BESIDE = frozenset({"رغم", "برغم", "غداه", "عقب", "اثر", "بعد"})  # رغم دعوة X tells of what was done
_OPENING = frozenset({"«", '"', "“", "‹", "(", ":"})  # before what someone says


class Negating(Supposing):
    """Finds the negations of one article."""

    def _is_negated(self, trigger: Trigger) -> bool:
        """Whether a particle denies a verb, or a noun of lack governs a noun: لم يزر، عدم مشاركة."""
        if trigger.event.frame is Frame.PERSONA or trigger.event.kind == "negated":
            return False
        first, _ = self._scene.sentence(trigger.token)
        i = trigger.token - 1
        while i >= first and self._keys[i] in {"قد", "يكن", "تكن", "يعد", "تعد"}:
            i -= 1
        if i < first:
            return False
        if not trigger.is_noun and self._keys[i] == "قد":
            return False
        if self._keys[i] in self._lists.negation:
            return not self._is_relative(i, first)
        clause = trigger.clause
        if not trigger.is_noun or clause is None or self._keys[i] in _BESIDE:
            return False
        if clause.has_class("yielding") and clause.verb == trigger.token - 1:
            return False  # لم تسفر القمة عن اتفاق
        topic = clause.first <= trigger.token < clause.verb and trigger.token - clause.first <= 2
        return (clause.verb < trigger.token or topic) and self._is_negative(clause, first)

    def _is_negative(self, clause: Clause, first: int) -> bool:
        before = clause.verb - 1
        if before < first or self._keys[clause.verb] in _STILL or self._is_relative(before, first):
            return False
        return self._keys[before] in self._lists.negation

    def _is_relative(self, token: int, first: int) -> bool:
        """Whether ما stands for a thing, as it does within a sentence: وهو ما رفضته."""
        return self._keys[token] in WHAT and token > first and self._keys[token - 1] not in _OPENING
