"""Who says what a cue introduces: its own subject, the source behind a relay, or whoever has the floor."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.heads import Head, HeadKind
from marsad.facts.noun_phrase import Subject
from marsad.facts.quotes.antecedents import AND_HE, Antecedents
from marsad.facts.quotes.behind import Behind
from marsad.facts.quotes.called import Called
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.described import Described
from marsad.facts.quotes.floor import Floor, Holder, held_by
from marsad.facts.quotes.introduced import Introduced
from marsad.facts.quotes.marks import ACTS
from marsad.facts.quotes.papers import Papers
from marsad.facts.quotes.pronouns import Pronouns
from marsad.facts.quotes.relays import Relays
from marsad.facts.quotes.sayings import GIST
from marsad.facts.quotes.standing import Standing
from marsad.facts.quotes.turns import Turns
from marsad.facts.reference import Cast
from marsad.facts.subject import Subjects
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_words import speech_words
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import Tense

_COMMAS = frozenset("،,")
_DASHES = frozenset("-–—")
_THAT_HE = frozenset({"انه", "انها", "بانه", "بانها", "وانه", "وانها"})
_LONGEST_GAP = 20
_LONGEST_SOURCE = 12
_LONGEST_EARLIER = 18
_SHORTEST_OWNED = 6


class Speakers:
    """Finds the speaker of each cue of an article, in their order."""

    def __init__(self, cast: Cast, lexicon: Lexicon, first: int) -> None:
        self._cast = cast
        self._layout = cast.layout
        self._keys = cast.layout.tokens.keys
        self._speech = lexicon.derive(speech_words)
        self.first = first
        self.subjects = Subjects(cast, lexicon)
        self._papers = Papers(self.subjects, self._speech, first)
        self._standing = Standing(self.subjects, self._papers, self._speech, first)
        self._described = Described(self.subjects, self._papers, self._standing, self._speech, first)
        self._relays = Relays(self.subjects)
        self._pronouns = Pronouns(self.subjects)
        self._introduced = Introduced(self.subjects, lexicon)
        self._called = Called(self.subjects)
        self._behind = Behind(self.subjects)
        self._antecedents = Antecedents(self.subjects, self._pronouns, self._speech)
        self._turns = Turns(self.subjects, self._papers, lexicon, first)

    def enter(self, floor: Floor, token: int, told: int = 0) -> None:
        """Gives the floor to the subject of every clause up to `token` that names one (see turns.py)."""
        self._turns.enter(floor, token, told)

    def take_floor(self, cue: Cue, found: tuple[Content, ...], held: Floor, floor: Floor) -> Holder | None:
        """The speaker of a cue, who takes the floor; None where nothing is said.

        `held` is the floor the cue speaks from, `floor` the teller's: another one inside his words.
        """
        if not found:
            self.notice(cue, held)
            return None
        speaker = self.of(cue, found[0], held) or Holder(None)
        if found[0].rule in {"noun", "object"} and self._standing.describes(cue, speaker):
            return None
        if self._standing.shows(cue, speaker):
            return None
        if cue.form.is_construct() or cue.verb.kind == GIST:
            return speaker if speaker.entity else None  # told by the way: غداة إعلان الوزير أنه
        if self._standing.is_of_paper(cue) and self._is_papers_own(cue, speaker, held, floor):
            return None  # قال إن التحقيق خلص إلى أن، أوقفت الوزيرة الصيد بعد تقرير خلص إلى أن
        held.subject = held.speaker = speaker
        person = speaker.entity is not None and speaker.entity.type is EntityType.PERSON
        held.person = speaker.entity if person else held.person
        floor.told = speaker if held is not floor else None
        return speaker

    def _is_papers_own(self, cue: Cue, speaker: Holder, held: Floor, floor: Floor) -> bool:
        """Whether a paper before a verb says it for nobody: inside another's words, or of other gender."""
        if speaker.entity is None:
            return held is not floor
        gender, near = floor.gender(speaker.entity), self._keys[cue.token - 2 : cue.token]
        within = "".join(self._keys[cue.token + 1 : cue.token + 2]) in self._cast.words.within_it
        if within or cue.verb.kind == "appear" or any(key.startswith("ال") for key in near):
            return False
        described = not cue.clitic and cue.form.tense is Tense.PERFECT and cue.form.number == "s"
        return described and gender is not None and gender != cue.form.gender

    def of(self, cue: Cue, content: Content | None, floor: Floor) -> Holder | None:
        """The speaker of a cue with its content."""
        first, last = self._layout.sentence(cue.token)
        first = max(first, self.first)
        gap_end = min(content.gap_end if content else cue.token + _LONGEST_GAP, last)
        relayed = self._relays.relayed(cue, gap_end, first, floor) or self._relays.tongue(cue, content, last)
        relayed = relayed or self._relays.tongue_before(cue, first)
        if relayed is not None:
            return relayed
        if cue.verb.kind == GIST:
            return Holder(self._papers.gist(cue.token, first))
        if cue.form.is_construct() and cue.verb.kind != "label":
            return held_by(self.subjects.after(cue.token + 1, gap_end))
        if cue.form.tense in {Tense.NOUN, Tense.PARTICIPLE}:
            if cue.form.number == "p" and self._cast.words.is_unnamed(self._keys[cue.token - 1]):
                return Holder(None, several=True)  # نسبت إلى خبراء قولهم
            return (
                self._predicated(cue, first)
                or self._attributed(cue, first)
                or self._which_he_did(cue, first, floor)
                or self._pronouns.pronoun(cue, first, floor)
            )
        if cue.verb.kind == "appear":
            return self._of_paper(cue, gap_end, first, floor)
        speaker = self._of_finite(cue, gap_end, first, floor)
        paper = self._papers.paper_between(cue.token + 1, gap_end)
        if speaker is not None and speaker.entity and paper:
            floor.issuer, floor.paper = speaker.entity, paper
        return speaker

    def _predicated(self, cue: Cue, first: int) -> Holder | None:
        """Whom a participle is said of in a clause without a verb: أن واشنطن متمسكة بأن …"""
        if cue.form.tense is not Tense.PARTICIPLE or cue.form.gender != "f":
            return None
        found = self.subjects.alone_before(cue.token, first)
        return held_by(found) if found else None

    def _attributed(self, cue: Cue, first: int) -> Holder | None:
        """The source of an according-to form right before a participle: وفق الأمم المتحدة، مشيرة إلى."""
        if self._keys[cue.token - 1] not in _COMMAS or cue.form.tense is not Tense.PARTICIPLE:
            return None
        for i in range(cue.token - 2, max(first, cue.token - _LONGEST_SOURCE), -1):
            if self._keys[i] in _COMMAS:
                return None
            if self._keys[i] in self._cast.words.according_to:
                named = self._cast.between(i + 1, cue.token)
                return Holder(named[0].entity) if named else None
        return None

    def _which_he_did(self, cue: Cue, first: int, floor: Floor) -> Holder | None:
        """Who did what was just told, a participle going on: وهو ما نفته الوزارة، مؤكدة أن."""
        for i in range(cue.token - 3, max(first, cue.token - _LONGEST_SOURCE), -1):
            if self._keys[i] in _COMMAS or cue.form.tense is not Tense.PARTICIPLE:
                return None
            if self._keys[i - 1] in AND_HE and self._keys[i] == "ما":
                found = self.subjects.after(i + 2, cue.token)
                fits = found.entity is not None and floor.agrees(found.entity, cue.form)
                return held_by(found) if fits else None
        return None

    def _of_paper(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        paper = self._papers.paper_of(cue)
        if paper is None:
            return None
        found = self.subjects.phrases.source(paper, gap_end if paper > cue.token else cue.token)
        if paper > cue.token and found.entity is None and (gender := _owner(self._keys[paper + 1])):
            return floor.agreeing(replace(cue.form, gender=gender))  # بيان لخارجيتها
        if paper < cue.token and found.entity is None:
            following = self._keys[paper + 1]
            hangs = following in self._cast.words.preposition
            bare = paper + 1 == cue.token or hangs or not following.startswith("ال")
            head = self.subjects.phrases.head(paper)
            if not bare or head is None or head.definite:
                return Holder(None)
            return self._pronouns.pronoun(cue, first, floor) if floor.subject is None else floor.subject
        return self._resolved(found, cue, first, floor)

    def issuer(self, paper: str, token: int) -> Entity | None:
        """Who put out the last paper of that noun before `token`."""
        return self._papers.issuer(paper, token)

    def is_saying(self, cue: Cue) -> bool:
        """Whether a form that may be another word stands as a verb of saying: not a noun, not a mere جاء."""
        if cue.verb.kind == "appear":
            return self._papers.paper_of(cue) is not None
        told_of = cue.form.is_construct() or cue.form.key not in self._speech.noun_too
        return told_of or self._standing.stands_as_verb(cue)

    def notice(self, cue: Cue, floor: Floor) -> None:
        """Gives the floor to the subject of a verb that introduces no speech but opens a clause."""
        _, last = self._layout.sentence(cue.token)
        if not self._standing.opens_clause(cue) or cue.form.tense in {Tense.NOUN, Tense.PARTICIPLE}:
            return
        if not self._cast.words.carrying.isdisjoint(self._keys[max(cue.token - 2, 0) : cue.token]):
            return  # beside the clause: كما كان يكرر الوزير
        first, _ = self._layout.sentence(cue.token)
        topic = self._topic(cue, max(first, self.first))
        if topic is not None and topic.entity is not None:
            floor.subject = held_by(topic)
            return
        behind = cue.token + 1 + (self._keys[cue.token + 1 : cue.token + 2] == ("ذلك",))  # ونفى ذلك الوزير
        found = self.subjects.after(behind, min(last, cue.token + _LONGEST_GAP))
        if found.entity is None and found.stated and (guest := self._introduced.by_word(found, cue, floor)):
            floor.subject = Holder(guest)
        if self._is_done_to(found, cue, floor):
            return
        if found.entity is not None:
            floor.learn(found.entity, cue.form)
        if found.entity is not None or found.unnamed:
            floor.subject = held_by(found)

    def _is_done_to(self, found: Subject, cue: Cue, floor: Floor) -> bool:
        """Whether what stands behind a verb is its object: وطالب واشنطن بسحب التهم، وانتقد شركات الغاز."""
        if found.entity is not None:
            return not self._agrees(found, found.entity, cue, floor)
        head = found.head
        body = head is not None and head.kind is HeadKind.BODY and head.feminine
        act = found.unnamed and cue.verb.kind in ACTS and cue.clitic > 0
        return act and body and cue.form.gender == "m"

    def _disagrees(self, topic: Subject, cue: Cue, floor: Floor) -> bool:
        """Whether a verb's ending shows that its topic does not speak: أما إيران، فرأى المعهد أن لديها."""
        return topic.entity is not None and not floor.agrees(topic.entity, cue.form)

    def _agrees(self, found: Subject, entity: Entity, cue: Cue, floor: Floor) -> bool:
        """Whether a verb agrees with a subject, or with the noun that announces it: دان مكتب المنظمة."""
        head = found.head
        announced = head is not None and head.kind is HeadKind.BODY and not head.definite
        told = announced and head is not None and head.feminine == (cue.form.gender == "f")
        return told or floor.agrees(entity, cue.form)

    def _of_finite(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        told = self._told_before(cue, gap_end, first, floor)
        told = told or self._described.sender(cue, first) or self._described.unnamed(cue, first)
        told = told or self._in_paper(cue, gap_end, first, floor)
        if told is not None:
            return told
        own = self._behind.subject(cue, gap_end, floor)
        topic = self._topic(cue, first)
        if topic is not None and not (own.stated and self._disagrees(topic, cue, floor)):
            guest = None if topic.entity else self._introduced.guest(cue, floor)
            return Holder(guest) if guest else self._resolved(topic, cue, first, floor)
        if not own.stated or cue.verb.kind in {"inform", "label"}:
            antecedent = self._antecedents.of(cue, first, floor) or self._within(cue, own, first)
            if antecedent is not None:
                return antecedent
        ahead = self._in_front(cue, first)
        if ahead is None and (guest := self._introduced.guest(cue, floor)) is not None:
            return Holder(guest)
        had = self._keys[cue.token - 1] in self._speech.linked  # كان ترامب قد اتهم ضيفه
        stands = had or cue.verb.kind in {"inform", "label"}
        if ahead is not None and (stands or not self._outweighs(own)):
            own = ahead
        elif (
            ahead is None
            and cue.verb.kind == "inform"
            and not (own.entity is not None and own.entity.type is EntityType.PERSON)
            and not self._standing.opens_clause(cue)
        ):
            return Holder(None)  # a subject that we do not know stands before the verb
        return self._resolved(own, cue, first, floor)

    def _in_paper(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        """Whose paper something is said in, its object behind the verb: في خطاب اتهم فيه الحزب بالتعطيل."""
        within = "".join(self._keys[cue.token + 1 : cue.token + 2]) in self._cast.words.within_it
        if cue.clitic or not within or cue.verb.kind not in {"accuse", "label"}:
            return None
        own, paper = self._behind.subject(cue, gap_end, floor).entity, self._papers.paper_of(cue)
        if paper is None or paper > cue.token or (own and own.type is EntityType.PERSON):
            return None
        sender = self._papers.sender(cue)
        return Holder(sender) if sender else self._pronouns.pronoun(cue, first, floor)

    def _within(self, cue: Cue, own: Subject, first: int) -> Holder | None:
        """Whose paper something is said in, or who did what a joined verb goes on with: عقدها وأعلن فيها."""
        if (
            own.stated
            or self._keys[min(cue.token + 1, len(self._keys) - 1)] not in self._cast.words.within_it
        ):
            return None
        sender = self._papers.sender(cue)
        joined = cue.clitic > 0 and self._keys[cue.token - 1] not in _COMMAS
        doer = sender or (self.subjects.last_doer(first, cue.token, parties=True) if joined else None)
        return Holder(doer) if doer else None

    def _told_before(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        """The doer whom the word before the verb points at: بلاده، سبق أن، أنه."""
        before = self._keys[cue.token - 1] if cue.token > first else ""
        if before in self._cast.words.homeland:
            speaker = floor.speaker.entity if floor.speaker else None
            return Holder(self._cast.homeland(cue.token - 1, speaker))
        if before == "ان" and (earlier := self._earlier(cue, first)) is not None:
            return earlier
        if self._called.is_alone(cue, gap_end, first, floor) or (
            cue.verb.kind == "inform" and before in _THAT_HE
        ):
            return self._pronouns.pronoun(cue, first, floor)
        return None

    def _earlier(self, cue: Cue, first: int) -> Holder | None:
        """Who has done so before: سبق للوزير أن قال."""
        for i in range(cue.token - 2, max(first, cue.token - _LONGEST_EARLIER) - 1, -1):
            if self._keys[i].lstrip("و") == "سبق" and i + 1 < cue.token - 1:
                return held_by(self.subjects.phrases.source(i + 1, cue.token - 1))
        return None

    def _in_front(self, cue: Cue, first: int) -> Subject | None:
        """The subject right before a verb that nothing joins, no paper: أصدر الوزير بيانا قال فيه."""
        ahead = None if cue.clitic else self.subjects.ahead(cue.token, first)
        paper = ahead is not None and ahead.head is not None and self._papers.paper_of(cue) is not None
        filed = ahead is not None and ahead.entity is not None and ahead.entity.type is EntityType.GPE
        if filed and self._keys[cue.token - 1] in _DASHES:
            return None  # نواكشوط - أكد الحزب
        had = ahead is None and not cue.clitic and self._keys[cue.token - 1] in self._speech.linked
        ahead = self._behind_role(cue.token - 1, first) if had else ahead
        return None if paper else ahead

    def _behind_role(self, token: int, first: int) -> Subject | None:
        """Whom a role between commas describes before قد: وكان سالم حداد، رئيس المجلس، قد أبلغ."""
        if self._keys[token - 1] not in _COMMAS:
            return None
        near = range(token - 2, max(first, token - _LONGEST_SOURCE), -1)
        comma = next((i for i in near if self._keys[i] in _COMMAS), None)
        head = self.subjects.phrases.head(comma + 1) if comma is not None else None
        if comma is None or head is None or head.kind is not HeadKind.PERSON:
            return None
        named = next((n for n in self._cast.between(first, comma) if n.last == comma), None)
        return Subject(named.entity, comma) if named and self.subjects.phrases.is_person(named) else None

    def _topic(self, cue: Cue, first: int) -> Subject | None:
        """Whom أما announces before a verb behind ف: أما المتحدثة فنفت."""
        if self._keys[cue.token][0] != "ف" and self._keys[cue.token - 1] != "فقد":
            return None
        found = self.subjects.topic(cue.token, first)
        return found if found is not None and found.stated else None

    def _outweighs(self, own: Subject) -> bool:
        """Whether a subject behind the verb stands against one before it."""
        person = own.entity is not None and own.entity.type is EntityType.PERSON
        return person or own.unnamed

    def _resolved(self, own: Subject, cue: Cue, first: int, floor: Floor) -> Holder | None:
        """The entity of a subject phrase; where it names none, whoever it goes back to."""
        head = own.head
        paper = head is not None and head.kind is HeadKind.PAPER
        if own.entity is not None:
            if paper:
                floor.issuer, floor.paper = own.entity, head.base if head else ""
                return Holder(own.entity, gender=cue.form.gender)
            return self._of_named(own, own.entity, cue, floor)
        if not own.stated:
            return self._pronouns.pronoun(cue, first, floor)
        if paper and head is not None and head.definite:
            return self._of_definite_paper(head, cue, floor)
        if (known := self._introduced.by_honour_or_trade(own, cue, floor)) is not None:
            return Holder(known)
        if own.unnamed and cue.verb.kind == "continue" and (kept := floor.behind(own)) is not None:
            return Holder(kept)  # وأضاف المتحدث باسم الوزارة: whoever spoke
        if own.unnamed:
            floor.unnamed |= {head.base} if head is not None and not own.several else set()
            return held_by(own)
        return Holder(
            self._introduced.visitor(cue)
            or floor.behind(own)
            or self._introduced.by_word(own, cue, floor)
            or self._introduced.by_kind(own)
        )

    def _of_named(self, own: Subject, entity: Entity, cue: Cue, floor: Floor) -> Holder:
        """Whom a subject names; nobody where one is named beside several: البعض، على غرار سالم، يقولون."""
        if not own.several and cue.form.number == "p" and entity.type is EntityType.PERSON:
            return Holder(None, several=True)
        if not own.several:
            floor.learn(entity, cue.form)
        return held_by(own)

    def _of_definite_paper(self, head: Head, cue: Cue, floor: Floor) -> Holder:
        """For whom a paper told of before speaks: أكد البيان; a joint one speaks for nobody."""
        if self._papers.is_joint(cue):
            return Holder(None)
        kept = floor.issuer if floor.paper == head.base else None
        issuer = kept or self._papers.issuer(head.base, cue.token) or floor.issuer
        if "ال" + head.base not in self._cast.words.paper:
            return Holder(issuer if head.number == "s" else None)
        held = floor.speaker or floor.subject
        return Holder(issuer or (held.entity if held else None), gender=cue.form.gender)


def _owner(key: str) -> str:
    """The gender of whom a body with ل and a pronoun belongs to, empty for any other word: لخارجيتها."""
    if not key.startswith("ل") or len(key) < _SHORTEST_OWNED:
        return ""
    return "f" if key.endswith("تها") else "m" if key.endswith("ته") else ""
