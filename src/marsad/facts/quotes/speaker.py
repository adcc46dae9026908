"""Who says what a cue introduces: its own subject, the source behind a relay, or whoever has the floor."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.heads import HeadKind
from marsad.facts.noun_phrase import Subject
from marsad.facts.quotes.complement import Content
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Floor, Holder
from marsad.facts.reference import Cast
from marsad.facts.subject import Subjects
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_words import speech_words
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import Form, Tense

_COMMAS = frozenset("،,")
_ABOUT_WHOM = {"عنه": "m", "عنها": "f"}
_RELATIVE_GENDER = {"الذي": "m", "التي": "f", "الذين": "p"}
_SIDES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
_THAT_NOUN = frozenset({"ان", "بان", "لان", "فان", "وان"})
_THAT_HE = frozenset({"انه", "انها", "بانه", "بانها", "وانه", "وانها"})
_IN_IT = frozenset({"فيه", "فيها"})
_RESUMED = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_SAYINGS = frozenset({"قول", "تاكيد", "تصريح"})
_LONGEST_GAP = 20
_LONGEST_ISSUE = 7
_LONGEST_SOURCE = 12
_LONGEST_EARLIER = 18
_LONGEST_DESCRIBED = 3


class Speakers:
    """Finds the speaker of each cue of an article, in their order."""

    def __init__(self, cast: Cast, lexicon: Lexicon, first: int) -> None:
        self._cast = cast
        self._layout = cast.layout
        self._keys = cast.layout.tokens.keys
        self._speech = lexicon.derive(speech_words)
        self.first = first
        self.subjects = Subjects(cast, lexicon)

    def enter(self, floor: Floor, token: int) -> None:
        """Gives the floor to the subject of every sentence up to that of `token`, where it names one."""
        current = self._layout.sentence_number(token)
        for number in range(current, floor.sentence, -1):
            first, last = self._layout.sentences[number]
            last = min(last, token) if number == current else last
            found = self.subjects.of_clause(max(first, self.first), last)
            if found and (found.entity or (number == current and found.unnamed)):
                floor.subject = self._holder(found)
                break
        floor.sentence = current

    def take_floor(self, cue: Cue, found: tuple[Content, ...], held: Floor, floor: Floor) -> Holder | None:
        """The speaker of a cue, who takes the floor; None where nothing is said.

        `held` is the floor the cue speaks from, `floor` the teller's: another one inside his words.
        """
        if not found:
            self.notice(cue, held)
            return None
        speaker = self.of(cue, found[0], held) or Holder(None)
        if found[0].rule in {"noun", "object"} and self._describes(cue, speaker):
            return None
        if self._shows(cue, speaker):
            return None
        held.subject = held.speaker = speaker
        floor.told = speaker if held is not floor else None
        return speaker

    def of(self, cue: Cue, content: Content | None, floor: Floor) -> Holder | None:
        """The speaker of a cue with its content."""
        first, last = self._layout.sentence(cue.token)
        first = max(first, self.first)
        gap_end = min(content.gap_end if content else cue.token + _LONGEST_GAP, last)
        relayed = self._relayed(cue, gap_end, first, floor) or self._tongue(content, last)
        if relayed is not None:
            return relayed
        if cue.form.tense in {Tense.NOUN, Tense.PARTICIPLE}:
            return (
                self._predicated(cue, first)
                or self._attributed(cue, first)
                or self._pronoun(cue, first, floor)
            )
        if cue.verb.kind == "appear":
            return self._of_paper(cue, gap_end, first, floor)
        speaker = self._of_finite(cue, gap_end, first, floor)
        if speaker is not None and speaker.entity and self._names_paper(cue.token + 1, gap_end):
            floor.issuer = speaker.entity
        return speaker

    def _predicated(self, cue: Cue, first: int) -> Holder | None:
        """Whom a participle is said of in a clause without a verb: أن واشنطن متمسكة بأن …"""
        if cue.form.tense is not Tense.PARTICIPLE or cue.form.gender != "f":
            return None
        found = self.subjects.alone_before(cue.token, first)
        return self._holder(found) if found else None

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

    def paper_of(self, cue: Cue) -> int | None:
        """The paper that a statement appears in: جاء في البيان، بيان جاء فيه."""
        first, last = self._layout.sentence(cue.token)
        following = self._keys[cue.token + 1] if cue.token + 1 < last else ""
        if following in _IN_IT:
            before = range(cue.token - 1, max(first, cue.token - _LONGEST_EARLIER) - 1, -1)
            return next((i for i in before if self._is_paper(i)), None)
        behind = cue.token + 2
        return behind if following == "في" and behind < last and self._is_paper(behind) else None

    def _is_paper(self, token: int) -> bool:
        head = self.subjects.phrases.head(token)
        return head is not None and head.kind is HeadKind.PAPER

    def _of_paper(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        paper = self.paper_of(cue)
        if paper is None:
            return None
        found = self.subjects.phrases.source(paper, gap_end if paper > cue.token else cue.token)
        if paper < cue.token and found.entity is None:
            bare = paper + 1 == cue.token or not self._keys[paper + 1].startswith("ال")
            head = self.subjects.phrases.head(paper)
            if not bare or head is None or head.definite:
                return Holder(None)
            return self._pronoun(cue, first, floor) if floor.subject is None else floor.subject
        return self._resolved(found, cue, first, floor)

    def _names_paper(self, first: int, last: int) -> bool:
        """Whether a paper is what was said in: قالت الوزارة في بيان."""
        return any(self._is_paper(i) for i in range(first, last))

    def _issuer(self, base: str, token: int) -> Entity | None:
        """Who the last paper of that name before `token` is said to come from: بيان صادر عن الوزارة."""
        for i in range(token - 1, self.first - 1, -1):
            head = self.subjects.phrases.head(i)
            if head is not None and head.kind is HeadKind.PAPER and head.base == base:
                near = self._cast.between(i + 1, i + _LONGEST_ISSUE)
                issuer = next((n.entity for n in near if n.entity.type in _SIDES), None)
                if issuer is not None and not _COMMAS & set(self._keys[i : i + 3]):
                    return issuer
        return None

    def notice(self, cue: Cue, floor: Floor) -> None:
        """Gives the floor to the subject of a verb that introduces no speech but opens a clause."""
        _, last = self._layout.sentence(cue.token)
        if not self._opens_clause(cue) or cue.form.tense in {Tense.NOUN, Tense.PARTICIPLE}:
            return
        found = self.subjects.after(cue.token + 1, min(last, cue.token + _LONGEST_GAP))
        if found.entity is not None:
            floor.learn(found.entity, cue.form)
        if found.entity is not None or found.unnamed:
            floor.subject = self._holder(found)

    def _describes(self, cue: Cue, speaker: Holder) -> bool:
        """Whether a relative clause tells what some thing is about, nobody speaking: أنباء تحدثت عن لقاء."""
        first, _ = self._layout.sentence(cue.token)
        if cue.token == first or cue.clitic:
            return False
        before = self._keys[cue.token - 1]
        relative = before in _RELATIVE_GENDER and speaker.entity is None
        head = self.subjects.phrases.head(cue.token - 1)
        return relative or (head is not None and head.kind is HeadKind.PAPER and not head.definite)

    def _shows(self, cue: Cue, speaker: Holder) -> bool:
        """Whether a thing shows something, nobody saying it: أدلة تشير إلى، القانون يؤكد، وصفت بأنها."""
        own = self._keys[cue.token + 1] if cue.token + 1 < len(self._keys) else ""
        if own.removeprefix("ال") in self._speech.law:
            return True
        if speaker.entity is None and self._is_joint_paper(cue):
            return True
        finite = cue.form.tense in {Tense.PERFECT, Tense.IMPERFECT}
        if speaker.entity is not None or cue.form.number != "s" or cue.clitic or not finite:
            return False
        lasting = cue.verb.kind in {"reveal", "point"} or cue.form.tense is Tense.IMPERFECT
        if lasting and self._describes_noun(cue):
            return True
        thing = cue.verb.verb == "أظهر" or (cue.verb.kind == "label" and not cue.form.object)
        return thing and not self._is_said_by_someone(cue)

    def _is_joint_paper(self, cue: Cue) -> bool:
        """Whether a paper of several parties speaks, none of them named: قال بيان مشترك."""
        near = range(cue.token + 1, min(cue.token + 3, len(self._keys) - 1))
        return any(self._is_paper(i) and self._keys[i + 1].startswith("مشترك") for i in near)

    def _describes_noun(self, cue: Cue) -> bool:
        """Whether a verb stands right behind an indefinite noun, which it describes: أدلة تشير إلى."""
        first, _ = self._layout.sentence(cue.token)
        before = cue.token - 1
        if before < max(first, self.first) or self._opens_clause(cue) or self._cast.at(before) is not None:
            return False
        key, phrases = self._keys[before], self.subjects.phrases
        someone = self._cast.words.is_unnamed(key) or phrases.head(before) is not None
        adverb = key in self._cast.words.adverb | self._speech.adverb or key.endswith("ا")
        return not someone and not adverb and not phrases.is_nominal(before)

    def _is_said_by_someone(self, cue: Cue) -> bool:
        """Whether the subject of a verb is a paper or someone without a name: دراسة، مصدر."""
        first, last = self._layout.sentence(cue.token)
        ahead = self.subjects.before(cue.token, max(first, self.first))
        found = ahead or self.subjects.after(cue.token + 1, min(cue.token + _LONGEST_GAP, last))
        if found.head is None:
            return self._cast.words.is_unnamed(self._keys[cue.token + 1])
        return found.head.base not in self._speech.shown

    def stands_as_verb(self, cue: Cue) -> bool:
        """Whether a form that may be a noun stands where a verb does, first or behind a subject."""
        tokens = self._layout.tokens
        if cue.verb.verb == "رأى" and tokens.text[tokens.ends[cue.token] - 1] == "ي":
            return cue.clitic > 0 or cue.token == self._layout.sentence(cue.token)[0]
        first, _ = self._layout.sentence(cue.token)
        before = self._keys[cue.token - 1] if cue.token > first else "،"
        if (cue.clitic and before.isalnum()) or before in _THAT_NOUN:
            return False
        subject = self.subjects.before(cue.token, max(first, self.first))
        named = subject is not None and (subject.entity is not None or subject.head is not None)
        return self._opens_clause(cue) or named

    def _opens_clause(self, cue: Cue) -> bool:
        first, _ = self._layout.sentence(cue.token)
        if cue.clitic > 0 or cue.token <= max(first, self.first):
            return True
        before = self._keys[cue.token - 1]
        opens = self._speech.clause_start | self._speech.linked | self._speech.then | _COMMAS
        return before in opens or not before.isalnum() or before in _RELATIVE_GENDER

    def _of_finite(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        prefer = floor.speaker.entity if floor.speaker else None
        told = self._told_before(cue, gap_end, first, floor)
        if told is not None:
            return told
        described = self._of_unnamed(cue, first)
        if described is not None:
            return described
        own = self.subjects.after(cue.token + 1, gap_end, prefer)
        if own.unnamed and self._keys[cue.token + 1] in _RESUMED and not self._is_someone(own):
            own = replace(own, stated=False)  # an object: خطاب أعلن فيه حزمة
        if not own.stated or cue.verb.kind == "inform":
            antecedent = self._antecedent(cue, first)
            if antecedent is not None:
                return antecedent
        ahead = None if cue.clitic else self._ahead(cue.token, first)
        if ahead is not None and not self._outweighs(own):
            own = ahead
        elif ahead is None and cue.verb.kind == "inform" and not self._opens_clause(cue):
            return Holder(None)  # a subject that we do not know stands before the verb
        return self._resolved(own, cue, first, floor)

    def _of_unnamed(self, cue: Cue, first: int) -> Holder | None:
        """Nobody: reports that a verb describes (تقارير تفيد), people (الإنجليز يقولون), a name we do not know."""
        before = cue.token - 1
        if cue.clitic or before <= max(first, self.first) or self._cast.at(before) is not None:
            return None
        if cue.form.number == "p" and self._keys[before].startswith("ال"):
            return Holder(None, several=True)
        if self._keys[before] in _COMMAS:
            opening = self._layout.opening(before - 1)
            marked = opening is not None and self._is_body(opening - 1) and self._cast.at(before - 2) is None
            return Holder(None) if marked else None
        if cue.form.tense is not Tense.IMPERFECT or self._opens_clause(cue):
            return None
        if self._keys[before].startswith("ال"):
            return None
        near = range(before, max(first, before - _LONGEST_DESCRIBED) - 1, -1)
        return Holder(None) if any(self._is_someone_unnamed(i) for i in near) else None

    def _is_body(self, token: int) -> bool:
        head = self.subjects.phrases.head(token)
        return head is not None and head.kind in {HeadKind.BODY, HeadKind.MEDIUM}

    def _is_someone_unnamed(self, token: int) -> bool:
        head = self.subjects.phrases.head(token)
        paper = head is not None and head.kind is HeadKind.PAPER and not head.definite
        return paper or self._cast.words.is_unnamed(self._keys[token])

    def _told_before(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        """The doer whom the word before the verb points at: بلاده، سبق أن، أنه."""
        before = self._keys[cue.token - 1] if cue.token > first else ""
        if before in self._cast.words.homeland:
            speaker = floor.speaker.entity if floor.speaker else None
            return Holder(self._cast.homeland(cue.token - 1, speaker))
        if before == "ان" and (earlier := self._earlier(cue, first)) is not None:
            return earlier
        called = cue.verb.kind == "label" and floor.subject and self._is_one_phrase(cue.token + 1, gap_end)
        if called or (cue.verb.kind == "inform" and before in _THAT_HE):
            return self._pronoun(cue, first, floor)
        return None

    def _earlier(self, cue: Cue, first: int) -> Holder | None:
        """Who has done so before: سبق للوزير أن قال."""
        for i in range(cue.token - 2, max(first, cue.token - _LONGEST_EARLIER) - 1, -1):
            if self._keys[i].lstrip("و") == "سبق" and i + 1 < cue.token - 1:
                return self._holder(self.subjects.phrases.source(i + 1, cue.token - 1))
        return None

    def _is_someone(self, subject: Subject) -> bool:
        """Whether a phrase without a name still speaks of a person or body, not of a thing."""
        return subject.head is not None and subject.head.kind is not HeadKind.PAPER

    def _ahead(self, token: int, first: int) -> Subject | None:
        return self.subjects.before(token, first) or self.subjects.right_before(token, first)

    def _is_one_phrase(self, first: int, last: int) -> bool:
        """Whether a name is all that stands in tokens `[first, last)`: whom one calls so, not who does."""
        named = self._cast.between(first, last)[:1]
        return bool(named) and self.subjects.phrases.opens_at(named[0]) <= first and named[0].last >= last

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
                floor.issuer = own.entity
                return Holder(own.entity, gender=cue.form.gender)
            if not own.several:
                floor.learn(own.entity, cue.form)
            return self._holder(own)
        if not own.stated:
            return self._pronoun(cue, first, floor)
        if paper and head is not None and head.definite:
            issuer = floor.issuer or self._issuer(head.base, cue.token)
            if "ال" + head.base not in self._cast.words.paper:
                return Holder(issuer if head.number == "s" else None)
            held = floor.speaker or floor.subject
            return Holder(issuer or (held.entity if held else None), gender=cue.form.gender)
        if own.unnamed:
            floor.unnamed |= {head.base} if head is not None and not own.several else set()
            return self._holder(own)
        return Holder(floor.behind(own) or self._introduced(own, cue, floor))

    def _introduced(self, own: Subject, cue: Cue, floor: Floor) -> Entity | None:
        """Whom a trade stands for when it fits nobody's role: the person named last (اللاعب، الفنانة)."""
        head = own.head
        if head is None or "ال" + head.base not in self._speech.generic or head.base in floor.unnamed:
            return None
        named = reversed(self._cast.between(0, cue.token))
        people = (n.entity for n in named if n.entity.type is EntityType.PERSON)
        last = next(people, None)
        fits = last is not None and floor.gender(last) in {None, "f" if head.feminine else "m"}
        return last if fits else None

    def _pronoun(self, cue: Cue, first: int, floor: Floor) -> Holder | None:
        """Whom a verb without a subject of its own stands for."""
        found = floor.agreeing(cue.form, goes_on=cue.verb.kind == "continue")
        several = cue.form.number != "s" and cue.form.tense is not Tense.NOUN
        if several and (found is None or not found.several):
            return Holder(self._first_of_several(cue, first), several=True)
        if found is None or not floor.fits(found, cue.form):
            doer = self.subjects.last_doer(first, cue.token) or self._last_of_gender(cue, floor)
            return Holder(doer) if doer else found
        return found

    def _last_of_gender(self, cue: Cue, floor: Floor) -> Entity | None:
        """The person, else the body, named last here or in the sentence before whom a verb fits."""
        number = self._layout.sentence_number(cue.token)
        first, _ = self._layout.sentences[max(number - 1, 0)]
        named = reversed(self._cast.between(first, cue.token))
        nearby = tuple(named)
        fits = [n.entity for n in nearby if floor.gender(n.entity) == cue.form.gender]
        person = next((e for e in fits if e.type is EntityType.PERSON), None)
        unknown = {n.entity.id: n.entity for n in nearby if n.entity.type is EntityType.PERSON}
        if person is None and len(unknown) == 1:
            only = next(iter(unknown.values()))
            person = only if floor.gender(only) is None else None
        return person or next((e for e in fits if e.type is EntityType.ORG), None)

    def _first_of_several(self, cue: Cue, first: int) -> Entity | None:
        """The first of the people, else of the parties, named together in this sentence or before it."""
        number = self._layout.sentence_number(cue.token)
        before, _ = self._layout.sentences[max(number - 1, 0)]
        for start in (first, before):
            people = self._people(start, cue.token)
            if len(people) > 1:
                return people[0]
        named = [n.entity for n in self._cast.between(0, cue.token) if n.entity.type in _SIDES]
        return next(iter(self._people(0, cue.token) or named), None) if cue.form.number == "d" else None

    def _people(self, first: int, last: int) -> list[Entity]:
        """The people named in tokens `[first, last)`, each once."""
        named = (n.entity for n in self._cast.between(first, last))
        return list({e.id: e for e in named if e.type is EntityType.PERSON}.values())

    def _holder(self, subject: Subject) -> Holder:
        return Holder(subject.entity, several=subject.several)

    def _antecedent(self, cue: Cue, first: int) -> Holder | None:
        """Whom a relative clause is about (الوزير الذي قال), None where it is about something else."""
        relative = cue.token - 1
        while relative > first and self._keys[relative] in self._speech.linked | {"كان", "كانت"}:
            relative -= 1
        key = self._keys[relative] if relative >= first else ""
        gender = _RELATIVE_GENDER.get(key.lstrip("وف"))
        resumed = self._keys[cue.token + 1 : cue.token + 2]
        if gender is None or cue.form.object or (resumed and resumed[0] in self._cast.words.with_pronoun):
            return None
        if (gender == "p") != (cue.form.number == "p") or (gender != "p" and gender != cue.form.gender):
            return None
        end = relative - (self._keys[relative - 1] in _COMMAS)
        found = self.subjects.ending(end, first) or self._described(end, first, gender)
        return self._holder(found) if found else Holder(None, several=gender == "p")

    def _described(self, end: int, first: int, gender: str) -> Subject | None:
        """The only person named before `end` of whom more is said: X البالغ ستين عاما، الذي."""
        people = self._people(max(first, end - _LONGEST_SOURCE), end)
        fits = len(people) == 1 and gender != "p" and self._keys[end] in _COMMAS
        return Subject(people[0], end) if fits else None

    def _relayed(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> Holder | None:
        """The source behind a relay: نقلت الوكالة عن الوزير، نقلا عن مسؤول، على لسان المتحدثة."""
        if cue.form.tense is Tense.NOUN:
            return self._relayed_before(cue, first, floor)
        for i in range(cue.token + 1, gap_end):
            key = self._keys[i]
            if key in self._cast.words.according_to:
                return None
            if key in _ABOUT_WHOM and cue.verb.kind == "relay":
                return floor.agreeing(Form(key, Tense.PERFECT, "s", _ABOUT_WHOM[key]), goes_on=True)
            if key in _SAYINGS and cue.verb.kind == "relay" and self._cast.at(i + 1) is not None:
                return self._source(i + 1, gap_end)
            tells = key == "عن" and (self._keys[i - 1] == "نقلا" or cue.verb.kind == "relay")
            if (tells or key == "لسان") and i + 1 < gap_end:
                return self._source(i + 1, gap_end)
        return None

    def _relayed_before(self, cue: Cue, first: int, floor: Floor) -> Holder | None:
        """The source named before قوله: نقلت تاس عن الوزير قوله."""
        relay = next((i for i in range(cue.token - 1, first - 1, -1) if _relays(self._keys[i])), None)
        if relay is None:
            return None
        for i in range(relay + 1, cue.token):
            if self._keys[i] in _ABOUT_WHOM:
                gender = _ABOUT_WHOM[self._keys[i]]
                return floor.agreeing(Form("", Tense.PERFECT, "s", gender), goes_on=True)
            if self._keys[i] in {"عن", "لسان"} and i + 1 < cue.token:
                return self._source(i + 1, cue.token)
        return None

    def _source(self, first: int, last: int) -> Holder | None:
        """Whom a relay names as its source; a paper that nobody is said to have issued is none."""
        found = self.subjects.after(first, last)
        paper = found.head is not None and found.head.kind is HeadKind.PAPER
        return None if paper and found.entity is None else self._holder(found)

    def _tongue(self, content: Content | None, last: int) -> Holder | None:
        """Who spoke for the subject: …، على لسان المتحدثة باسمها."""
        after = content.last if content else last
        while after < last and not self._keys[after].isalnum():
            after += 1
        if content and self._keys[after : after + 2] == ("علي", "لسان"):
            return self._source(after + 2, last)
        return None


def _relays(key: str) -> bool:
    return key.lstrip("وف").startswith(("نقل", "ينقل", "تنقل"))
