"""What stands before a verb: what a relative clause describes, and the subject before its verb."""

from __future__ import annotations

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.named_before import last_person
from marsad.facts.events.pairs import Pairs
from marsad.facts.events.phrase import SETTING_KINDS, PairReader, Phrase, Subject
from marsad.facts.events.phrases import PhraseReader
from marsad.facts.events.scene import COMMAS, PLACES, Scene
from marsad.facts.vocabulary import SPEECH
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.inflect import PRONOUNS, RELATIVES

_TAKEN_UP = frozenset({"منه", "منها", "اليه", "اليها", "عليه", "عليها", "معه", "معها"})
_SAID = frozenset(
    {EventType.REQUEST, EventType.SUPPORT, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)
_GRASPING = frozenset({EventType.COERCE, EventType.ASSAULT})
_SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSE})
_COPULAS = frozenset({"هو", "هي", "هم", "هما", "وهو", "وهي"})
_THEN = "ثم"
_WHERE = "حيث"
_REACH = 5  # how far a relative clause may stand from the noun it describes


class Relatives(Pairs):
    """Finds the antecedents of one article's relative clauses, and the subjects before verbs."""

    def __init__(self, scene: Scene, clauses: Clauses, home: PairReader) -> None:
        super().__init__(scene, clauses)
        self.reader = PhraseReader(scene, frozenset(clauses.by_verb), self.pair, home)

    def _is_new_paper(self, phrase: Phrase) -> bool:
        """Whether a phrase is a paper without the article, by which its author acts: وقع أمرا ينهي الحظر."""
        return phrase.kind == "noun" and phrase.head.removesuffix("ا") in self.scene.lists.decree

    def described(self, antecedent: Phrase) -> tuple[Entity, ...]:
        """Whom a relative pronoun takes up: the phrase, or the person it ends with (برعاية X، الذي)."""
        if antecedent.kind != "noun":
            return antecedent.entities
        last = self.scene.cast.at(antecedent.last - 1)
        person = last is not None and last.entity.type is EntityType.PERSON
        return (last.entity,) if last is not None and person and last.last == antecedent.last else ()

    def _agreeing(self, clause: Clause, antecedent: Phrase | None) -> tuple[Entity, ...]:
        """The state or body a phrase ends with, where only it agrees with the pronoun: موقف تونس التي."""
        gender = RELATIVES.get(self._pronoun(clause))
        if antecedent is None or gender is None or antecedent.kind != "noun" or self.is_resumed(clause):
            return ()
        last = self.scene.cast.at(antecedent.last - 1)
        if last is None or last.last != antecedent.last or last.entity.type is EntityType.PERSON:
            return ()
        head = antecedent.head
        feminine = head.endswith(("ه", "ات")) or head in self.scene.broken
        agrees = self.gender(last.entity) == gender
        return (last.entity,) if agrees and feminine != (gender == "f") else ()

    def _stands_for(self, subject: Subject) -> bool:
        """Whether people of a body act, not the body by its name: قادة X."""
        return subject.phrase is not None and subject.phrase.head in self.scene.lists.standing_for

    def last_named(self, token: int, end: int) -> tuple[Entity, ...]:
        """The person last named in the sentence of `token` before `end`."""
        return last_person(self.scene, self.scene.sentence(token)[0], end)

    def is_people(self, phrase: Phrase) -> bool:
        """Whether a phrase is of people without a name: مسؤولون، قادة."""
        return phrase.head.endswith(("ون", "ين")) or phrase.head in self.scene.lists.standing_for

    def _takes_counted(self, clause: Clause) -> bool:
        """Whether a feminine verb of force goes on with who did it before: وأوقفت 63 منهم."""
        feminine = all(reading.form.gender == "f" for reading in clause.readings)
        acts = any("object" in event.whom and event.type in _GRASPING for event in clause.told)
        return feminine and acts and clause.opening in {Opening.JOINED, Opening.COMMA}

    def _is_town(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a phrase is a town, which does nothing: قالت الجماعة إنها استهدفت المدينة."""
        place = phrase.entities[0].type in PLACES and not self.scene.is_government(phrase.entities[0])
        return place and clause.opening is not Opening.MAIN

    def _returns(self, clause: Clause, before: Clause) -> bool:
        """Whether ثم leads back past what befell the subject: زار X كييف، حيث استقبله Y، ثم توجه إلى Z."""
        then = clause.opener is not None and self.scene.keys[clause.opener] == _THEN
        where = before.opener is not None and self.scene.keys[before.opener] == _WHERE
        return then and where and before.form.form.object

    def _by_itself(self, clause: Clause) -> bool:
        return not clause.form.form.object

    def is_resumed(self, clause: Clause) -> bool:
        """Whether a pronoun takes up the antecedent, which is then not the subject: أبرمه الطرفان."""
        behind = self.scene.keys[clause.verb + 1 : min(clause.verb + 3, clause.last)]
        taken = self.scene.lists.with_pronoun | _TAKEN_UP
        return clause.form.form.object or any(key in taken for key in behind)

    def _does_itself(self, clause: Clause, antecedent: Phrase | None) -> bool:
        """Whether what a clause describes, which has no name, does what its verb says: هجوم استهدف X."""
        if antecedent is None or antecedent.entities or self.is_resumed(clause):
            return False
        return self.suits(clause, antecedent)

    def _is_of_other(self, clause: Clause) -> bool:
        """Whether a verb does not agree with its relative pronoun, then no subject: X الذي تتهم Y."""
        gender = RELATIVES.get(self._pronoun(clause))
        forms = [reading.form for reading in clause.readings]
        return gender is not None and all(f.number == "s" and f.gender not in {"", gender} for f in forms)

    def antecedent(self, clause: Clause) -> Phrase | None:
        """The phrase that a relative clause describes."""
        end = clause.opener if clause.opener is not None else clause.first
        if end > 0 and self.scene.keys[end - 1] in COMMAS | _COPULAS:
            end -= 1  # إن إيران هي التي رفضت
        previous = next(self.clauses.before(clause), None)
        first = previous.verb + 1 if previous else self.scene.sentence(clause.verb)[0]
        last = None
        joined = self._pronoun(clause).startswith("و")  # والتي takes up the head, not a place named behind it
        for phrase in self.reader.phrases(first, end):
            if joined and phrase.preposition and last is not None:
                continue
            if phrase.kind not in SETTING_KINDS and self._may_be_described(phrase, clause):
                last = phrase
        return last if last is not None and end - last.last <= _REACH else None

    def _may_be_described(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether a relative pronoun agrees with a phrase: الاتفاق مع إيران الذي is not of Iran."""
        gender = RELATIVES.get(self._pronoun(clause))
        if gender is None or not phrase.entities or phrase.kind == "pair":
            return True
        return self.gender(phrase.entities[-1]) in {gender, None}

    def _pronoun(self, clause: Clause) -> str:
        return self.scene.keys[clause.opener].removeprefix("و") if clause.opener is not None else ""

    def _is_apposed(self, clause: Clause) -> bool:
        """Whether a clause behind a bare comma describes the noun before it: قرار، يدعو إلى هدنة."""
        if clause.opening is not Opening.COMMA or clause.first < clause.verb or clause.form.joined:
            return False
        antecedent = self.antecedent(clause)
        return antecedent is not None and antecedent.kind == "noun" and not antecedent.head.startswith("ال")

    def _topic(self, clause: Clause) -> Phrase | None:
        """The subject that stands before its verb: أن الوزير سيزور، كان الوزير قد زار."""
        first = clause.first
        if clause.opening is Opening.COMMA and clause.first == clause.verb:
            first = self._resumed(clause)
        zone = [p for p in self.reader.phrases(first, clause.verb) if p.kind != "time"]
        bare = [phrase for phrase in zone if phrase.is_bare]
        apart = clause.opening is Opening.MAIN and self.scene.keys[clause.verb - 1] in COMMAS
        if apart and zone and zone[0].preposition:
            return None  # خلال لقائه X، طالب Y: a circumstance, no subject
        known = bool(bare) and (bool(bare[0].entities) or clause.opening is not Opening.MAIN)
        if len(bare) > 1 and clause.opening is Opening.MAIN and self._is_set_off(bare[-1], clause):
            return bare[-1]
        nearest = known and zone[0].preposition != "" and bare[-1].entities  # بمناسبة X، الأمين العام Y يقول
        return bare[-1] if nearest else bare[0] if known else None

    def _is_set_off(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether a name stands between a comma and its verb: X رئيسا للمجلس، فرنسا ترفض."""
        apart = self.scene.keys[phrase.first - 1] in COMMAS
        return apart and phrase.last == clause.verb and bool(phrase.entities)

    def _resumed(self, clause: Clause) -> int:
        """Where the subject stands whose relative clause ends with a comma: الوزير، الذي …، قال."""
        previous = next(self.clauses.before(clause), None)
        if previous is None or previous.opening is not Opening.RELATIVE:
            return clause.first
        antecedent = self.antecedent(previous)
        if antecedent is None or antecedent.preposition:  # عقب المسيرة، التي …، أدانت X: a circumstance
            return clause.first
        return antecedent.first

    def _has_pronoun(self, clause: Clause) -> bool:
        """Whether a pronoun opens a clause, whose subject is then that of a clause around: لكنها تراجعت."""
        opener = self.scene.keys[clause.opener] if clause.opener is not None else ""
        return opener.startswith("لكن") and opener.endswith(tuple(PRONOUNS))

    def _says(self, clause: Clause) -> bool:
        """Whether a verb is one of saying, praising, asking or blaming."""
        return clause.has_class(SPEECH) or any(event.type in _SAID for event in clause.told)

    def _speaks(self, clause: Clause) -> bool:
        """Whether a verb is one of saying, asking or blaming, as who spoke before goes on with."""
        return clause.has_class(SPEECH) or any(event.type in _SPOKEN for event in clause.told)

    def _is_behind_pronoun(self, clause: Clause) -> bool:
        """Whether أن with a pronoun opens a clause, whose subject that is: قال إنه أطلق سبعة صواريخ."""
        opener = self.scene.keys[clause.opener] if clause.opener is not None else ""
        return clause.opening is Opening.CONTENT and opener.endswith(tuple(PRONOUNS))

    def _is_past_pronoun(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether أن has its pronoun as subject, and a phrase stands farther off: إنها ستنسحب من X رغم Y."""
        first = self.scene.keys[clause.opener] if clause.opener is not None else ""
        far = any(self.reader.is_governed(i) for i in range(clause.verb + 1, phrase.first))
        return far and self._is_behind_pronoun(clause) and not first.endswith("نه")

    def _takes_up(self, clause: Clause) -> bool:
        """Whether a pronoun with its preposition right behind a verb takes up what is described."""
        behind = self.scene.keys[clause.verb + 1 : clause.verb + 2]
        return bool(behind) and behind[0] in self.scene.lists.with_pronoun
