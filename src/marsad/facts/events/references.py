"""Whether a noun only speaks of an act that is known, named, caused or judged, and nobody does it here."""

from __future__ import annotations

from marsad.facts.events.clause import Clause
from marsad.facts.events.participants import Participants
from marsad.facts.events.scene import COMMAS, Scene
from marsad.facts.events.subjects import Subjects
from marsad.facts.events.triggers import Trigger
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.entity import EntityType
from marsad.model.event import EventType

_EXISTING = frozenset({"هناك", "ثمه", ":"})  # وأضاف: هناك قلق
_JUDGING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST})
_MAKING = ("light", "happening", "speech", "beginning")
_SPOKEN_OF = frozenset(
    {EventType.AGREE, EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN}
)
_STANDING = frozenset({EventType.SANCTION, EventType.AID})
_HOLDING = frozenset({EventType.ASSAULT, EventType.MOBILIZE})
_GROUND = frozenset(
    {
        *("مناطق", "منطقه", "تحت", "مدن", "نقاط", "اماكن", "قاعده", "قواعد", "منصه", "منصات", "خبراء"),
        *("محاور", "محور", "جبهات", "جبهه", "خطوط", "ساحات", "ساحه", "ميادين", "ميدان", "مسرح"),
    }
)
_NEAR = 2
_DEGREES = frozenset({"اكثر", "اقل", "اشد", "اكبر", "اقوي", "اعظم", "ادني", "اعلي"})
_NEAR_DEGREE = 3
_PAPER_BEFORE = 8  # words from a paper to its participle: اتفاق باريس لحماية المناخ الموقع في 2015
_LEADS = ("ال", "بال", "لل", "ب", "ل")
_BEING = frozenset({"هو", "هي", "وهو", "وهي", "بمثابه", "مجرد"})


class References:
    """Tells references from events among the triggers of one article."""

    def __init__(self, scene: Scene, subjects: Subjects, triggers: list[Trigger]) -> None:
        self.scene = scene
        self.subjects = subjects
        self.triggers = triggers

    def _is_mere_reference(self, trigger: Trigger, who: Participants) -> bool:
        """Whether a noun only speaks of an agreement, charge or proposal, and nobody makes it here."""
        reasons = (
            self._is_named_as_known,
            self._is_reason,
            self._is_outcome,
            self._is_conference,
            self._is_site,
            self._is_degree,
            self._is_example,
        )
        if self._is_of_people(trigger, who) or any(reason(trigger) for reason in reasons):
            return True
        spoken_of = trigger.event.type in _SPOKEN_OF or self._is_standing(trigger)
        if not trigger.is_noun or not spoken_of or trigger.event.frame is Frame.SIGNED:
            return False
        clause = trigger.clause
        if self.scene.keys[trigger.token - 1] in self.scene.lists.step:
            return True  # إعلان التزام، مذكرة تفاهم: the name of a paper
        made = clause is not None and clause.has_class(*_MAKING) and clause.verb < trigger.token
        made = made and not self._is_within_content(trigger)
        made = made and not (clause is not None and self._is_judged(clause, trigger.token))
        if trigger.event.type == EventType.AGREE and trigger.event.frame is Frame.MEET:
            return not made
        if trigger.event.frame is Frame.STANCE:
            threatens = trigger.event.type == EventType.THREATEN
            own = self._is_own_threat(trigger) if threatens else trigger.form.object
            return not (made or own or who.predicated or (self._is_adverbial(trigger) and not threatens))
        if self._is_standing(trigger):
            held = clause is not None and clause.has_class("light", "arriving")
            return not (held and clause is not None and clause.verb < trigger.token)
        if self._is_request_of(trigger, who):
            return not made
        return trigger.definite and not made and not who.actors

    def _is_conference(self, trigger: Trigger) -> bool:
        """Whether a conference is only where something is said: قال X خلال مؤتمر عقد في باريس."""
        clause = trigger.clause
        said = clause is not None and clause.verb < trigger.token and clause.has_class("speech")
        before = self.scene.keys[trigger.token - 1]
        within = before in self.scene.lists.inside or trigger.glued == "ب"
        return said and within and trigger.event.frame is Frame.SUMMIT and trigger.event.word == "مؤتمر"

    def _is_judged(self, clause: Clause, noun: int) -> bool:
        """Whether a verb blames or refuses what its object names: استنكر دعمها."""
        judging = any(t.token == clause.verb and t.event.type in _JUDGING for t in self.triggers)
        return judging and not any(key in COMMAS for key in self.scene.keys[clause.verb : noun])

    def _is_within_content(self, trigger: Trigger) -> bool:
        """Whether أن without a verb of its own stands between the verb around and the noun."""
        start = trigger.clause.verb if trigger.clause is not None else trigger.token
        that = self.scene.lists.complementizer
        between = self.scene.keys[start + 1 : trigger.token]
        return any(key in that for key in between[:-2]) or not _EXISTING.isdisjoint(between)

    def _is_of_people(self, trigger: Trigger, who: Participants) -> bool:
        """Whether people join a team or firm, or someone only has critics: انضم إلى الفريق، منتقديه."""
        people = bool(who.actors) and all(e.type is EntityType.PERSON for e in who.actors)
        joins = Trait.JOINING in trigger.event.traits and people
        return joins or (Trait.CRITIC in trigger.event.traits and trigger.form.object)

    def _is_outcome(self, trigger: Trigger) -> bool:
        """Whether a circumstance forces someone, no one who acts: مما أجبر السلطات على الإخلاء."""
        clause = trigger.clause
        if trigger.event.type != EventType.COERCE or clause is None or clause.verb != trigger.token:
            return False
        forced = clause.opener is not None and self.scene.keys[clause.opener] == "مما"
        return forced or (Trait.FORCING in trigger.event.traits and self._is_of_happening(clause))

    def _is_of_happening(self, clause: Clause) -> bool:
        """Whether what happens is the subject of a verb: معارك أجبرت الآلاف على الفرار."""
        subject = self.subjects.of(clause)
        phrase = subject.phrase if not subject.entities else None
        return phrase is not None and bool(self.scene.word(phrase.first).nouns)

    def _is_reason(self, trigger: Trigger) -> bool:
        """Whether in protest only tells why a state does something else: سحبت سفيرها احتجاجا على كذا."""
        clause = trigger.clause
        if trigger.event.type != EventType.PROTEST or not trigger.is_noun or clause is None:
            return False
        if not self._is_adverbial(trigger) or Trait.IN_PROTEST not in trigger.event.traits:
            return False
        others = [t for t in self.triggers if t.token == clause.verb and t.event.type != EventType.PROTEST]
        return bool(others) or bool(self.subjects.of(clause).entities)

    def _is_named_as_known(self, trigger: Trigger) -> bool:
        """Whether the word before a noun says that it is known, a cause or a means: هذا الهجوم، بسبب."""
        before = self.scene.keys[trigger.token - 1]
        if trigger.is_noun and trigger.event.type in _HOLDING and before in _GROUND:
            return True  # مناطق سيطرة X، منصة إطلاق صواريخ
        if trigger.event.mode == "phone" and before == "عبر":
            return True  # شارك عبر الاتصال المرئي
        if trigger.is_noun and trigger.event.type == EventType.ASSAULT and before in _BEING:
            return not trigger.definite  # ما حصل هو عدوان على البلاد
        lists = self.scene.lists
        if trigger.is_noun and ((trigger.definite and before in lists.pointer) or before in lists.because):
            return trigger.definite or trigger.event.type in _SPOKEN_OF
        return False

    def _is_standing(self, trigger: Trigger) -> bool:
        """Whether a noun with the article speaks of sanctions in force, of aid as such."""
        return trigger.event.type in _STANDING and trigger.definite and not trigger.verbal

    def _is_request_of(self, trigger: Trigger, who: Participants) -> bool:
        """Whether a request is spoken of as someone's: تجاهل اقتراح X."""
        owned = bool(who.actors) and not trigger.form.object and not trigger.glued
        follows = self.scene.starts.get(trigger.token + 1)
        if trigger.event.type != EventType.REQUEST or not owned or follows is None:
            return False
        return follows.entity not in who.recipients and not self._is_refused(trigger)

    def _is_refused(self, trigger: Trigger) -> bool:
        """Whether a verb of refusing governs a noun, whose own act is then told as well: رفض طلب X."""
        said = trigger.event.type == EventType.REQUEST or Trait.DEED in trigger.event.traits
        clause = trigger.clause
        if not trigger.is_noun or not said or clause is None or clause.verb > trigger.token:
            return False
        return any(t.token == clause.verb and t.event.type == EventType.REJECT for t in self.triggers)

    def _is_own_threat(self, trigger: Trigger) -> bool:
        """Whether a threat with its owner's pronoun says what is threatened: تهديداته بضربها."""
        near = self.scene.keys[trigger.token + 1 : trigger.token + 1 + _NEAR]
        return trigger.form.object and any(key[0] == "ب" for key in near)

    def _is_example(self, trigger: Trigger) -> bool:
        """Whether ك makes a noun an example of something: قضايا كوقف إطلاق النار."""
        return trigger.is_noun and trigger.glued == "ك"

    def _is_degree(self, trigger: Trigger) -> bool:
        """Whether a noun only says in what something exceeds others: أكثر المقدمين تأييدا للحكومة."""
        near = self.scene.keys[max(trigger.token - _NEAR_DEGREE, 0) : trigger.token]
        degrees = {key.removeprefix("ال") for key in near} & _DEGREES
        return trigger.is_noun and self._is_adverbial(trigger) and bool(degrees)

    def _is_site(self, trigger: Trigger) -> bool:
        """Whether no paper stands before what may be a participle of signing: رجال الإطفاء في الموقع."""
        if trigger.event.frame is not Frame.SIGNED:
            return False
        first, _ = self.scene.sentence(trigger.token)
        before = range(trigger.token - 1, max(trigger.token - _PAPER_BEFORE, first) - 1, -1)
        return not any(
            key.removesuffix("ا") in self.scene.lists.signable
            for key in (self.scene.keys[i].removeprefix("و") for i in before)
            for key in (key, *(key.removeprefix(lead) for lead in _LEADS if key.startswith(lead)))
        )

    def _is_adverbial(self, trigger: Trigger) -> bool:
        """Whether a noun tells why another act is done: تظاهروا تضامنا مع غزة."""
        key = self.scene.keys[trigger.token]
        return key.endswith("ا") and not trigger.definite
