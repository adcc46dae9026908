"""Whether a paper or an agreement lays an act down, which is then to come: ينص الاتفاق على تبادل الأسرى."""

from __future__ import annotations

from marsad.facts.events.calling_off import CallingOff
from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.scene import COMMAS
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame
from marsad.model.event import EventType
from marsad.text.inflect import Tense

_AGREED = 14
_PAPER_AHEAD = 4  # a paper may stand before its verb: اتفاقا سياسيا يقضي بكذا
_PAPER_BEHIND = 3
_LAID_DOWN = frozenset({EventType.RETREAT, EventType.CONCEDE})
_ARRANGED = frozenset({EventType.CONSULT, EventType.COOPERATE})
_HOLDING = frozenset({("عقد", "علي"), ("اجراء", "علي"), ("تنظيم", "علي"), ("تسيير", "علي"), ("بدء", "علي")})
_GOING_ON = frozenset(
    {"مواصله", "استمرار", "تكثيف", "تعزيز", "تبادل", "متابعه", "نتائج", "هامش", "خلال", "ضوء"}
)


class LayingDown(CallingOff):
    """Finds what is laid down among the triggers of one article."""

    def is_laid_down(self, trigger: Trigger) -> bool:
        """Whether a paper or an agreement before the trigger lays the act down."""
        governor = self._governor(trigger)
        if governor is not None and self._lays(governor):
            return True
        first, _ = self._scene.sentence(trigger.token)
        before = [t for t in self._triggers.values() if first <= t.token < trigger.token]
        if not trigger.is_noun:
            return self._is_agreed_on(trigger, governor)
        if any(self._is_paper(paper) and self._reaches(paper, trigger) for paper in before):
            return True
        agreed = trigger.event.type in _LAID_DOWN and trigger.event.frame is not Frame.CEASEFIRE
        agreed = agreed or self._is_arranged(trigger)
        return agreed and any(_is_agreement(t) and self._reaches(t, trigger) for t in before)

    def _is_arranged(self, trigger: Trigger) -> bool:
        """Whether a meeting or joint act is to be held, none only to go on: اتفقا على عقد جولة ثانية."""
        chain = self._chain(trigger)
        other = _GOING_ON | self._lists.ending_noun | self._lists.topic_noun
        held = trigger.event.type in _ARRANGED and other.isdisjoint(chain)
        return held and (chain[:1] == ("علي",) or chain[:2] in _HOLDING or trigger.joined)

    def _is_agreed_on(self, trigger: Trigger, governor: Clause | None) -> bool:
        """Whether two sides agree that others will meet: اتفق الجانبان على أن تجتمع اللجنة."""
        asking = self._triggers.get(governor.verb) if governor is not None else None
        imperfect = trigger.form.tense is Tense.IMPERFECT
        return imperfect and trigger.event.type in _ARRANGED and asking is not None and _is_agreement(asking)

    def _lays(self, clause: Clause) -> bool:
        """Whether the subject of a verb of laying down is a paper."""
        if not clause.has_class("laying") or clause.opening is Opening.JOINED:
            return False
        near = self._keys[max(clause.verb - _PAPER_AHEAD, 0) : clause.verb + _PAPER_BEHIND]
        papers = self._lists.instrument | self._lists.paper
        return any(key in papers or key.removesuffix("ا") in papers for key in near)

    def _is_paper(self, other: Trigger) -> bool:
        """Whether a commitment is the name of a paper that lays acts down: إعلان التزام بكذا."""
        return other.is_noun and self._keys[other.token - 1] in self._lists.step

    def _reaches(self, asking: Trigger, trigger: Trigger) -> bool:
        """Whether what is asked may stand as far off: no other clause begins in between."""
        between = range(asking.token + 1, trigger.token)
        if any(self._keys[i] in {"خلال", "عقب", "بعد", "اثناء", "منذ"} for i in between):
            return False
        if _is_agreement(asking):
            told = not asking.is_noun or self._keys[asking.token + 1] == "علي"
            return told and trigger.token - asking.token <= _AGREED
        commas = [i for i in between if self._parts(i) and i + 1 != trigger.token]
        if any(self._keys[i + 1][0] != "و" for i in commas):
            return False
        return trigger.token - asking.token <= 20

    def _parts(self, token: int) -> bool:
        """Whether a comma ends what stands before it, none around a name or time: هدد الرئيس، X، بكذا."""
        return self._keys[token] in COMMAS and not {token - 1, token + 1} & self._scene.covered


def _is_agreement(trigger: Trigger) -> bool:
    """Whether two sides agree."""
    return trigger.event.type == EventType.AGREE and trigger.event.frame is Frame.MEET
