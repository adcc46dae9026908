"""Who does what a verb says: the name before or behind it, its antecedent, or whoever has the floor."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.events import no_subject
from marsad.facts.events.agreement import is_one_body
from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.named_before import quote_around, speaker_before
from marsad.facts.events.phrase import Phrase, Subject
from marsad.facts.events.scene import COMMAS
from marsad.facts.events.tails import Tails
from marsad.facts.events.word_order import blamed, late_subject
from marsad.facts.vocabulary import LIGHT, SPEECH
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.inflect import RELATIVES, Form

DESCRIBING = frozenset({Opening.RELATIVE, Opening.BARE})
_APART = COMMAS | frozenset('»”-–—"')
_OBJECT = "object"
_GOING_ON = frozenset({Opening.JOINED, Opening.COMMA})
_SHORT = 4  # letters of a word that ان need not make a dual
_TWO = 2


class OfVerbs(Tails):
    """The subjects of an article's verbs, each found once, and the phrases around them."""

    def of(self, clause: Clause) -> Subject:
        """The subject of a clause's verb."""
        found = self._found.get(clause.verb)
        if found is None:
            self._found[clause.verb] = Subject(after=clause.verb + 1)  # no verb asks for itself
            found = self._found[clause.verb] = self._find(clause)
        return found

    def _find(self, clause: Clause) -> Subject:
        if clause.verb and self.scene.keys[clause.verb - 1] == "من":
            return Subject(after=clause.verb + 1)  # من استولوا على السلطة: whoever did
        if clause.opening in DESCRIBING or self._is_apposed(clause):
            return self._of_relative(clause)
        if clause.opening is Opening.SHARED and (shared := self._shared(clause)):
            return shared
        topic = self._topic(clause)
        if topic is not None and not topic.entities and clause.form.form.object:
            topic = None  # وهي خطوة أيدتها روسيا: the pronoun takes the topic up
        known = topic is not None and self._agrees_as_noun(clause, topic)
        if topic is not None and (known or self.fits(clause, topic.entities)):
            return Subject(topic.entities, clause.verb + 1, phrase=topic)
        behind = next(self._bare(clause), None)
        if behind is not None and (later := late_subject(self.scene, clause, behind, self._bare(clause))):
            return Subject(later.entities, clause.verb + 1, phrase=later)
        if behind is None or self._is_object(clause, behind) or self._is_past_pronoun(clause, behind):
            return Subject(self._supplied(clause), clause.verb + 1, stated=False)
        behind = self._named_apart(clause, behind)
        return Subject(behind.entities, behind.last, phrase=behind)

    def _named_apart(self, clause: Clause, phrase: Phrase) -> Phrase:
        """An office with who holds it between commas: رفض الوزير بالوكالة، X، القرار."""
        if phrase.entities or not (phrase.kind == "unnamed" or phrase.head in self.scene.lists.two_of):
            return phrase
        keys = self.scene.keys
        for other in self._bare(clause):
            named = other.kind == "name" and (
                other.entities[0].type is EntityType.PERSON or len(other.entities) == _TWO
            )
            if other.first > phrase.last and named and keys[other.first - 1] in COMMAS:
                return other if other.last < len(keys) and keys[other.last] in COMMAS else phrase
        return phrase

    def _shared(self, clause: Clause) -> Subject | None:
        """The subject that an auxiliary before has already: كان الوزير قد وصل."""
        auxiliary = next(self.clauses.before(clause), None)
        found = self.of(auxiliary) if auxiliary is not None else None
        behind = next(self._bare(clause), None)
        if behind is not None and not behind.entities and self._takes_up(clause):
            return Subject((), behind.last, phrase=behind)  # باتت دولة اعترفت بها مئة دولة
        if behind is not None and clause.form.form.object and self._is_idle(auxiliary):
            return Subject(behind.entities, behind.last, phrase=behind)  # من كان قد منحه X اللجوء
        if found is None or not (found.entities or found.phrase) or not self.fits(clause, found.entities):
            return None
        return Subject(found.entities, clause.verb + 1, found.stated, found.phrase)

    def objects(self, clause: Clause) -> list[Phrase]:
        """The bare phrases behind the verb and its subject."""
        after = self.of(clause).after
        return [phrase for phrase in self.tail(clause) if phrase.is_bare and phrase.first >= after]

    def _is_object(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether the first phrase behind a verb is its object, the subject being left out."""
        if all(reading.form.number != "s" for reading in clause.readings):
            return True  # who acts stands before a dual or plural, if anywhere
        if clause.form.form.object or clause.has_class("intransitive"):
            return False
        return no_subject.cannot_act(self.scene, clause, phrase) or self._is_by_sense_object(clause, phrase)

    def _is_by_sense_object(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether what a verb means and who went before make the phrase behind it its object."""
        if not phrase.entities:
            return self._is_plain_object(clause, phrase)
        if no_subject.is_burdened(clause, self._bare(clause)):
            return self._in_sentence(clause) and bool(self._supplied(clause))
        if no_subject.is_counterpart(self.scene, clause, phrase) and self._supplied(clause):
            return True
        single = phrase.kind != "pair" and len(phrase.entities) == 1
        if single and not self.suits(clause, phrase):
            return True
        if (
            clause.opening is not Opening.MAIN
            and self._needs_partner(clause)
            and self._is_last_person(clause, phrase)
        ):
            return bool(self._supplied(clause))
        person = phrase.entities[0].type is EntityType.PERSON
        if person and clause.has_class("addressing"):
            return self._is_addressed(clause, phrase)
        if person or not (clause.opening in _GOING_ON or self._is_town(clause, phrase)):
            return False
        left_out = self._wants_object(clause) and self._is_last(clause, phrase)
        return left_out and bool(self._supplied(clause)) and self._in_sentence(clause)

    def _is_addressed(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a verb that must have an object has no other, and someone acts before: وناشد X الهدوء."""
        others = (other for other in self._bare(clause) if other.first >= phrase.last)
        alone = len(phrase.entities) == 1 and not any(other.entities for other in others)
        goes_on = clause.opening in _GOING_ON and self._in_sentence(clause)
        return alone and goes_on and bool(self._supplied(clause))

    def _needs_partner(self, clause: Clause) -> bool:
        """Whether a verb of meeting has its one phrase as object: حيث التقى الزعيم."""
        meets = any(Trait.PARTNERED in event.traits for event in clause.told)
        return meets and not any(phrase.preposition in {"مع", "ب"} for phrase in self.tail(clause))

    def _is_plain_object(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a plain noun behind a verb is its object: وبحث العلاقات, not واعتقل مسلحون."""
        if phrase.kind == "unnamed" or clause.has_class("happening", "undergoing"):
            return False
        if no_subject.acts_by_case(self.scene, phrase):
            return False
        if clause.opening is Opening.MAIN and not clause.form.joined:
            return False
        if phrase.head.isdigit() or phrase.head in self.scene.counting:
            told = clause.has_class(LIGHT) and self._is_behind_pronoun(clause)
            return told or (self._takes_counted(clause) and bool(self._supplied(clause)))
        written = self.scene.layout.tokens.surface(phrase.first, phrase.first + 1)
        female = clause.form.form.gender == "f"
        feminine = written.endswith(("ة", "ات")) or (female and phrase.head in self.scene.broken)
        if feminine != female and not self.is_people(phrase):
            return True
        if self.is_people(phrase) or no_subject.has_object_behind(self.scene, phrase, self._bare(clause)):
            return False
        return bool(self._supplied(clause)) and self._in_sentence(clause)

    def _of_relative(self, clause: Clause) -> Subject:
        antecedent = self.antecedent(clause)
        own = self.described(antecedent) if antecedent is not None else ()
        own = own or self._agreeing(clause, antecedent)
        if self._pronoun(clause) in RELATIVES:
            own = own[-1:]
            if clause.form.form.number == "p" and not self.is_resumed(clause):
                return Subject((), clause.verb + 1)  # X التي ينشط فيها مسلحون هاجموا: others do it
        behind = next(self._bare(clause), None)
        if behind is not None and behind.entities:
            return self._of_two(clause, antecedent, own, behind)
        of_other = bool(clause.told) and self._is_of_other(clause)
        if behind is not None and (of_other or self.is_resumed(clause)):
            return Subject((), behind.last, phrase=behind)
        if self.is_resumed(clause) and (not self._by_itself(clause) or clause.has_class(LIGHT)):
            return Subject(self._supplied(clause), clause.verb + 1, stated=False)
        team = antecedent.entities if antecedent is not None else ()
        if not (own or team) and antecedent is not None and self._is_new_paper(antecedent):
            return Subject(self.outer(clause), clause.verb + 1, stated=False, phrase=antecedent)
        return Subject(own or team, clause.verb + 1, phrase=antecedent)

    def _of_two(
        self, clause: Clause, antecedent: Phrase | None, own: tuple[Entity, ...], behind: Phrase
    ) -> Subject:
        """The subject of a describing clause that names someone behind its verb."""
        if self._is_object(clause, behind):
            taken = own if not self.is_resumed(clause) else ()
            if not taken and self._does_itself(clause, antecedent):
                return Subject((), clause.verb + 1, phrase=antecedent)
            return Subject(taken or self._supplied(clause), clause.verb + 1, stated=bool(taken))
        if self._is_issued(clause, antecedent):
            return Subject(self.outer(clause), clause.verb + 1, stated=False)
        if not own or self.is_resumed(clause) or self._is_of_other(clause):
            return Subject(behind.entities, behind.last, phrase=behind)
        return Subject(own, clause.verb + 1, phrase=antecedent)

    def _is_issued(self, clause: Clause, antecedent: Phrase | None) -> bool:
        """Whether who issued a paper asks something in it: أصدرت الجمعية بيانا دعت فيه السلطات إلى كذا."""
        outer = next(self.clauses.before(clause), None)
        asks = any(_OBJECT in e.whom and e.type == EventType.REQUEST for e in clause.told)
        if outer is None or antecedent is None or not asks or clause.form.form.object:
            return False
        papers = self.scene.lists.decree | self.scene.lists.occasion
        issued = outer.has_class(LIGHT, SPEECH) and antecedent.head.removesuffix("ا") in papers
        alike = outer.form.form.gender == clause.form.form.gender
        return issued and alike and len(list(self._bare(clause))) == 1 and self.is_resumed(clause)

    def _supplied(self, clause: Clause) -> tuple[Entity, ...]:
        """Whom a verb without a subject speaks of."""
        form = clause.form.form
        if form.number == "d":
            if self._is_two_things(clause.verb):
                return ()
            return self._two(clause)
        able = self._able(clause) if clause.opening is Opening.CONTENT or clause.opening in DESCRIBING else ()
        found = able or self._going_on(clause)
        last = self.last_named(clause.verb, clause.first) if clause.opening is Opening.SIDE else ()
        if not found and last and self.fits(clause, last):
            return last
        if found is not None:
            return found
        before = self._of_sentence_before(clause.verb, form, speaking=self._says(clause))
        return () if form.number == "p" and is_one_body(before) else before

    def _two(self, clause: Clause) -> tuple[Entity, ...]:
        """Whom a dual verb speaks of: two who act before in the sentence, else the last pair."""
        if clause.opening is Opening.CONTENT and len(able := self._able(clause)) > 1:
            return able  # سبق للرئيسين أن اتفقا
        for candidate in self._candidates(clause):
            found = self.of(candidate).entities
            if len(found) > 1:
                return found
            if not found and self._are_two(candidate):
                return ()
        floor = self.floor(clause.verb)
        return self.pair(clause.verb, "") or (floor if len(floor) > 1 else ())

    def _are_two(self, clause: Clause) -> bool:
        """Whether two without names act: كان الأخوان من المحتجين، قالت السلطة والمنظمة."""
        phrase = self._unnamed(clause)
        if phrase is None:
            return False
        joined = phrase.last < clause.last and self.scene.keys[phrase.last][0] == "و"
        return joined or (phrase.head.endswith(("ان", "ا")) and len(phrase.head) > _SHORT)

    def _going_on(self, clause: Clause) -> tuple[Entity, ...] | None:
        """Who acts before in the sentence and goes on to, nobody where that has no name; None for no one."""
        for candidate in self._candidates(clause):
            found = self._guests(candidate, clause) or self.of(candidate).entities
            if not found and self._is_another(candidate, clause):
                return ()
            if found and self.fits(clause, found):
                alone = clause.form.form.number == "p" and not self._stands_for(self.of(candidate))
                return () if alone and is_one_body(found) else found
        return None

    def _able(self, clause: Clause) -> tuple[Entity, ...]:
        """Who stands with ل before the أن of a clause: سبق لترامب أن قال، يمكن لإسرائيل أن تفعل."""
        around = next(self.clauses.before(clause), None)
        accused = blamed(self.scene, clause, around, self.tail(around)) if around is not None else ()
        if accused and self.fits(clause, accused):
            return accused
        ahead = self.tail(around)[-1:] if around is not None else ()
        led = ahead[0] if ahead and ahead[0].preposition == "ل" and ahead[0].last == clause.opener else None
        return led.entities if led is not None and self.fits(clause, led.entities) else ()

    def _is_another(self, candidate: Clause, clause: Clause) -> bool:
        """Whether someone without a name acts before who may do this too: رفعت السلطات الحالة وتوعدت."""
        inner = self._is_content(candidate) and (self._is_content(clause) or self._has_pronoun(clause))
        phrase = self._unnamed(candidate) if not inner else None
        return phrase is not None and self.suits(clause, phrase)

    def _unnamed(self, clause: Clause) -> Phrase | None:
        """The subject of a clause that names nobody: رفعت السلطات, not سلمته مذكرة or أصبح مستشارا."""
        subject = self.of(clause)
        phrase = subject.phrase if subject.stated and not subject.entities else None
        if phrase is None or phrase.preposition or clause.form.form.object:
            return None
        return None if phrase.last > clause.verb and phrase.head.endswith("ا") else phrase

    def _guests(self, reception: Clause, clause: Clause) -> tuple[Entity, ...]:
        """Who is received, where a clause describes the visit: استقبل X نظيره في زيارة يقوم بها."""
        if reception.has_class("gathering") and clause.form.form.number != "s":
            return next((p.entities for p in self.objects(reception) if len(p.entities) > 1), ())
        return () if clause.opening is Opening.JOINED else self.guests(reception)

    def guests(self, reception: Clause) -> tuple[Entity, ...]:
        """Whom a verb of receiving, or of sending, has as objects."""
        receives = any(e.frame is Frame.HOST or Trait.SENDING in e.traits for e in reception.told)
        objects = self.objects(reception) if receives else []
        return next((phrase.entities for phrase in objects if phrase.entities), ())

    def _candidates(self, clause: Clause) -> Iterator[Clause]:
        """The clauses of the sentence whose subject may go on."""
        inside: list[Clause] = []
        for i, before in enumerate(self.clauses.before(clause)):
            if before.opening in DESCRIBING and not (i == 0 and self._goes_on(clause, before)):
                continue
            if self._returns(clause, before):
                continue
            near = clause.opening is Opening.SIDE or self.scene.keys[clause.verb - 1] == "ما"
            if i == 0 and near and self.fits(clause, self.of(before).entities):
                yield before  # قال إن طهران أخطأت حين رفضت
                continue
            other = before.form.form.tense is not clause.form.form.tense or self._speaks(clause)
            inner = self._is_content(before) and not self._is_content(clause)
            if not (inner and other):
                yield before
            else:
                inside.append(before)
        yield from inside  # أضاف البيان أن X نددت بكذا ودعت إلى كذا

    def _goes_on(self, clause: Clause, before: Clause) -> bool:
        """Whether a joined clause goes on with the description before: خطاب ألقاه X وطالب فيه."""
        keys = self.scene.keys
        if not clause.form.joined or keys[clause.verb + 1 : clause.verb + 2] == ():
            return False
        who = before.opening is Opening.RELATIVE and not self.is_resumed(before)
        upon = clause.form.form.object or self._wants_object(clause)
        at_once = keys[clause.verb - 1] not in COMMAS and (upon or self._needs_partner(clause))
        return keys[clause.verb + 1] in self.scene.lists.within_it or (who and at_once)

    def _of_sentence_before(
        self, token: int, form: Form | None = None, *, speaking: bool = False
    ) -> tuple[Entity, ...]:
        """The subject of the last sentence that has one and does not tell of another."""
        first, _ = self.scene.sentence(token)
        for clause in reversed([c for c in self.clauses.all if c.verb < first]):
            if clause.opening in DESCRIBING | {Opening.CONTENT, Opening.SIDE}:
                continue
            spoken = speaker_before(self.scene, clause.verb, token) if speaking else ()
            found = spoken or self.of(clause).entities
            if found and (form is None or self.agrees(form, found)):
                return found
            if found or self._unnamed(clause) is not None:
                return ()
        return ()

    def outer(self, clause: Clause) -> tuple[Entity, ...]:
        """The subject of the clause around a clause whose own names nobody."""
        for before in self.clauses.before(clause):
            if before.opening not in DESCRIBING and (found := self.of(before).entities):
                return found
        return ()

    def floor(self, token: int) -> tuple[Entity, ...]:
        """Who acts where a noun or participle names nobody: the subject around it, or the speaker."""
        quote = quote_around(self.scene, token)
        around = self.matrix(self.clauses.around(token), token)
        if around is not None and around.verb < token:
            own = self.of(around).entities
            if own or self.of(around).stated:
                described = around.opening in DESCRIBING
                return own or (self.outer(around) if described else ())
        if around is not None and around.verb > token and (own := self.of(around).entities):
            return own
        if around is not None and around.verb > token and (outer := self.outer(around)):
            return outer
        if around is None and (last := self._speaking(token) or self.last_named(token, token)):
            return last
        if quote is not None and quote.speaker is not None:
            return (self.scene.cast.entities[quote.speaker],)
        return self._of_sentence_before(token)

    def _speaking(self, token: int) -> tuple[Entity, ...]:
        """Who says what a participle behind a comma goes on with: قال X إن الأمر صعب، داعيا."""
        if self.scene.keys[token - 1] not in _APART:
            return ()
        before = [c for c in self.clauses.in_sentence(token) if c.verb < token and not self._is_content(c)]
        return self.of(before[-1]).entities if before else ()

    def matrix(self, clause: Clause | None, token: int) -> Clause | None:
        """The clause that a participle behind a comma goes with: قال X إن Y ستفعل، مضيفا."""
        apart = token > 0 and self.scene.keys[token - 1] in _APART
        if clause is None or not apart or clause.verb > token:
            return clause
        told = clause.opening in DESCRIBING and not clause.has_class(SPEECH)  # who said, goes on to say
        if not told and not self._is_content(clause):
            return clause
        inner = DESCRIBING if told else frozenset()
        outer = (c for c in self.clauses.before(clause) if not self._is_content(c) and c.opening not in inner)
        return next(outer, clause)
