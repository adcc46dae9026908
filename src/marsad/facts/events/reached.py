"""Whom an act reaches: its object, whoever stands behind its prepositions, whom a pronoun takes up."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.facts.events.aimed import Aimed
from marsad.facts.events.clause import Opening
from marsad.facts.events.gripping import GRIPS, OBJECT
from marsad.facts.events.phrase import Phrase
from marsad.facts.events.scene import SIDES
from marsad.facts.events.triggers import Trigger
from marsad.facts.vocabulary import LIGHT
from marsad.lexicon.event_words import Frame, Trait
from marsad.model.entity import Entity, EntityType
from marsad.model.event import EventType
from marsad.text.inflect import PRONOUNS
from marsad.text.normalise import fold_word

# Praise and blame reach whoever the named act belongs to: أشاد بجهود مصر.
_JUDGEMENTS = frozenset({EventType.SUPPORT})
_SESSION = 4
_ANSWERING = frozenset({"ردا", "احتجاجا", "تعليقا", "تعقيبا", "بناء", "اعتمادا"})
_SESSIONS = frozenset({Frame.SESSION, Frame.MEET})
_DATIVES = frozenset({"له", "لها", "اليه", "اليها"})
_TOWARDS = frozenset({"الي", "ل"})  # behind a verb with an object they lead to what is asked
_SPOKEN = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
_TAKING = frozenset({EventType.COERCE, EventType.SANCTION})
_WHAT = "ما"


class Reached(Aimed):
    """Finds the recipients of acts."""

    def _whom(self, trigger: Trigger, after: int, *, noun: bool = False) -> tuple[Entity, ...]:
        """The recipients: the object, or whoever stands behind one of the prepositions of the pack."""
        everything = self._behind(trigger)
        behind = [phrase for phrase in everything if phrase.first >= after]
        for marker in map(fold_word, trigger.event.whom):
            left = trigger.event.frame is Frame.STANCE or Trait.LEAVING in trigger.event.traits
            if noun and marker == "من" and not left:
                continue
            if marker in _TOWARDS and not noun and self._takes_object(trigger, marker):
                continue
            if marker == OBJECT:
                found = self._object(trigger, behind, noun=noun)
            elif marker == "من" and self._is_of_object(trigger, everything, after):
                found = ()
            else:
                found = self._marked(trigger, self._before_content(trigger, everything, marker), marker)
            if found:
                return found
        return self._session_of(trigger) or self._aimed_at(trigger, behind)

    def _takes_object(self, trigger: Trigger, marker: str) -> bool:
        """Whether a verb of speech has whom it reaches as its object: دعا X إلى كذا, not وجه إلى X دعوة."""
        event = trigger.event
        blames = event.type == EventType.ACCUSE and marker == "ل"  # انتقد «الموقف العدائي» لX
        return event.type in _SPOKEN and OBJECT in event.whom and not event.companions and not blames

    def _before_content(self, trigger: Trigger, behind: Sequence[Phrase], marker: str) -> Sequence[Phrase]:
        """The phrases up to what a noun with a pronoun says: اتهامه لها بتهريب السلاح إلى X."""
        owned = trigger.is_noun and trigger.form.object and trigger.event.type in _SPOKEN
        if not owned or marker not in _TOWARDS:
            return behind
        said = next((n for n, phrase in enumerate(behind) if phrase.preposition == "ب"), len(behind))
        return behind[:said]

    def _session_of(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The body whose session is asked for: طلبت عقد جلسة لمجلس الأمن."""
        if trigger.event.type != EventType.REQUEST or trigger.is_noun:
            return ()
        for phrase in self._behind(trigger):
            called = range(max(phrase.first - _SESSION, trigger.token), phrase.first)
            session = any(
                n.event.frame in _SESSIONS and self._keys[i - 1] not in self._scene.lists.inside
                for i in called
                for n in self._scene.word(i).nouns
            )  # not what is asked during a session
            bodies = tuple(e for e in phrase.entities if e.type is EntityType.ORG)
            if session and bodies and phrase.preposition in {"ل", ""}:
                return bodies
        return ()

    def _is_of_object(self, trigger: Trigger, behind: Sequence[Phrase], after: int) -> bool:
        """Whether من belongs to a definite object right before it: طلب التخلص من X."""
        source = next((p for p in behind if p.preposition == "من" and p.first >= after), None)
        if trigger.is_noun or source is None or trigger.event.type != EventType.REQUEST:
            return False
        before = next((p for p in behind if p.is_bare and p.last == source.first and p.first >= after), None)
        return before is not None and not before.entities and self._keys[before.first].startswith("ال")

    def _object(self, trigger: Trigger, behind: Sequence[Phrase], *, noun: bool) -> tuple[Entity, ...]:
        if trigger.form.object and (not noun or self._is_joined_verb(trigger)):
            if self._keys[trigger.token - 1] == _WHAT:
                return ()  # وهو ما استنكرته X
            return self._taken_up(trigger, self._suffix(trigger))
        if noun:
            return self._marked(trigger, behind[:2], "ل") or self._second(trigger)
        if not self._scene.lists.him.isdisjoint(self._keys[trigger.token + 1 : trigger.token + 2]):
            return self._named_last(trigger)
        bare = next((p for p in behind if p.is_bare and not self._is_joined(p)), None)
        if bare is None:
            return ()
        return self._reached(trigger, bare) or self._whose(trigger, bare, behind)

    def _whose(self, trigger: Trigger, thing: Phrase, behind: Sequence[Phrase]) -> tuple[Entity, ...]:
        """Whose an indefinite thing is that is seized, shut or frozen: صادرت السلطات عقارات لـX."""
        if trigger.event.type not in _TAKING or thing.parties or thing.kind != "noun":
            return ()
        if self._keys[thing.first].startswith("ال") or self._subjects.is_people(thing):
            return ()
        owner = next((p for p in behind if p.first == thing.last and p.preposition == "ل"), None)
        sides = owner.entities if owner is not None else ()
        return tuple(e for e in sides if e.type in {EntityType.PERSON, EntityType.ORG})

    def _is_joined(self, phrase: Phrase) -> bool:
        """Whether و joins a phrase to what stands before it, which is then no object."""
        named = self._scene.starts.get(phrase.first)
        if named is not None:
            return self._scene.glue(named)[:1] == "و"
        key = self._keys[phrase.first]
        return key[0] == "و" and key[1:] in self._scene.offices

    def _named_last(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom إياها stands for: the side named last in the sentence that does not act."""
        first, _ = self._scene.sentence(trigger.token)
        mine = self._subjects.floor(trigger.token)
        named = [n.entity for n in self._scene.cast.between(first, trigger.token) if n.entity.type in SIDES]
        return tuple([e for e in named if e not in mine][-1:])

    def _resumed(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a pronoun after a noun and its preposition stands for: بعد الإفراج عنه."""
        following = self._keys[trigger.token + 1 : trigger.token + 2]
        marked = {fold_word(marker) + each: each for marker in trigger.event.whom for each in PRONOUNS}
        if not following or following[0] not in marked:
            return ()
        if trigger.event.type in _SPOKEN:
            return self._spoken_to(trigger, "f" if following[0].endswith("ها") else "m")
        if trigger.event.type not in GRIPS:
            return ()
        told = trigger.clause is not None and trigger.clause.has_class("speech")
        mine = self._subjects.of(trigger.clause).entities if trigger.clause is not None and told else ()
        floor = self._subjects.floor(trigger.token)
        held = tuple(e for e in floor if e.type is EntityType.PERSON and e not in mine)
        return tuple(e for e in held if self._may_be(marked[following[0]], held, e))

    def _spoken_to(self, trigger: Trigger, gender: str) -> tuple[Entity, ...]:
        """The side of a gender named last that does not speak itself: حذر من أن إيران …، وجدد اتهامه لها."""
        first, _ = self._scene.sentence(trigger.token)
        mine = self._doers(trigger)
        named = [n.entity for n in self._scene.cast.between(first, trigger.token) if n.entity.type in SIDES]
        fits = [e for e in named if e not in mine and self._subjects.gender(e) == gender]
        return tuple(fits[-1:])

    def _dative(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a pronoun between verb and noun stands for: وجهت له تهمة."""
        clause = trigger.clause
        if clause is None or not any(key in _DATIVES for key in self._keys[clause.verb + 1 : trigger.token]):
            return ()
        first, _ = self._scene.sentence(trigger.token)
        mine = self._subjects.of(clause).entities
        named = [n.entity for n in self._scene.cast.between(first, clause.verb)]
        people = [e for e in named if e.type is EntityType.PERSON and e not in mine]
        before = self._subjects.before(clause.verb) if not people else ()
        people += [e for e in before if e.type is EntityType.PERSON and e not in mine]
        return tuple(people[-1:])

    def _addressed(self, trigger: Trigger) -> tuple[Entity, ...]:
        """Whom a light verb's noun is for, told before it: وجه إلى X تهمة."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or not clause.has_class(LIGHT):
            return ()
        markers = {fold_word(marker) for marker in trigger.event.whom} - {OBJECT}
        before = [p for p in self._subjects.tail(clause) if p.last <= trigger.token]
        return self._governed([p for p in before if not self._is_of_office(p)], markers)

    def _is_of_office(self, phrase: Phrase) -> bool:
        """Whether ل belongs to an office told before it: بصفته رئيسا للاتحاد."""
        return (
            phrase.preposition == "ل"
            and self._keys[phrase.first - 1].removesuffix("ا") in self._scene.offices
        )

    def _helped_at(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The state in which aid arrives: وصلت إلى مطار دمشق طائرة مساعدات."""
        clause = trigger.clause
        if trigger.event.type != EventType.AID or clause is None or not clause.has_class("arriving"):
            return ()
        reached = (p.entities for p in self._subjects.tail(clause) if p.preposition == "الي")
        states = (self._scene.country_of(e.country) for entities in reached for e in entities)
        return tuple(e for e in states if e is not None)[:1]

    def _second(self, trigger: Trigger) -> tuple[Entity, ...]:
        """The object behind a verbal noun's agent: عزل الجيش الرئيس X."""
        genitive = self._genitive(trigger)
        first = trigger.token + 1 if trigger.form.object else None
        if genitive is not None and genitive.entities:
            first = genitive.last
        if first is None:
            return ()
        limit = self._subjects.clauses.limit(trigger.token)
        phrase = next(self._subjects.reader.phrases(first, limit), None)
        named = phrase is not None and phrase.is_bare and phrase.kind in {"name", "title"}
        return phrase.entities if phrase is not None and named else ()

    def _marked(self, trigger: Trigger, behind: Sequence[Phrase], marker: str) -> tuple[Entity, ...]:
        known = (p for p in behind if p.parties and not self._is_answered(trigger, p))
        phrase = next((p for p in known if p.preposition == marker or self._leads(trigger, p, marker)), None)
        if phrase is not None:
            return self._reached(trigger, phrase)
        judged = next((p for p in behind if p.preposition == marker), None)
        if trigger.event.type == EventType.ACCUSE and judged is not None:
            return self._of_issuer(judged)
        following = self._keys[trigger.token + 1] if trigger.token + 1 < len(self._keys) else ""
        pronoun = next((p for p in PRONOUNS if following == marker + p), None)
        if pronoun is None or trigger.is_noun or self._is_echo(trigger):
            return ()
        return self._taken_up(trigger, pronoun)

    def _is_answered(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Whether a phrase tells what an act only answers: فرض رسوما ردا على X."""
        before = phrase.first - 1
        return before != trigger.token and self._keys[before] in _ANSWERING

    def _is_echo(self, trigger: Trigger) -> bool:
        """Whether the clause before tells the same act, whose object the pronoun takes up: كما رحبت به X."""
        clause = trigger.clause
        before = next(self._subjects.clauses.before(clause), None) if clause is not None else None
        words = {e.word for r in before.readings for e in r.events} if before is not None else set()
        return trigger.event.word in words

    def _leads(self, trigger: Trigger, phrase: Phrase, marker: str) -> bool:
        """Whether a one-letter preposition leads the phrase right behind: مشيدا بسخاء X."""
        key = self._keys[phrase.first]
        letter = (
            len(marker) == 1 and key.startswith(marker) and not self._scene.joining.is_word(key, than=key[1:])
        )
        near = phrase.first == trigger.token + 1 and not phrase.preposition
        return letter and near and phrase.kind == "noun"

    def _reached(self, trigger: Trigger, phrase: Phrase) -> tuple[Entity, ...]:
        """Whom an act on a phrase reaches: its referent, or the owner of the act it names."""
        if phrase.entities:
            return phrase.entities
        kind = trigger.event.type
        if kind in _SPOKEN:
            return self._owner_reached(kind, phrase)
        if kind is EventType.ASSAULT and phrase.head in self._scene.lists.seat:
            return phrase.owners  # قصفت مقر القيادة
        if kind in _JUDGEMENTS and not all(self._is_side(owner) for owner in phrase.owners):
            return ()
        if kind in _JUDGEMENTS and phrase.head not in self._scene.lists.step:
            return phrase.owners
        if any(
            self._scene.glue(n) in {"ل", "ب"} for n in self._scene.cast.between(phrase.first, phrase.last)
        ):
            return ()  # حظر التظاهرات المؤيدة لـX
        return phrase.owners if kind in GRIPS and trigger.event.frame is Frame.ACT else ()

    def _owner_reached(self, kind: EventType, phrase: Phrase) -> tuple[Entity, ...]:
        """Whom an act of speech reaches by what its owner did, asked for or is to do."""
        if kind is EventType.ACCUSE:
            return phrase.owners or self._of_issuer(phrase)
        going = kind is EventType.REQUEST and phrase.head in self._scene.lists.asked_to_go
        going = going and all(self._is_side(owner) for owner in phrase.owners)
        asked = kind is EventType.REJECT and self._is_put_forward(phrase)
        return phrase.owners if going or asked else ()

    def _taken_up(self, trigger: Trigger, pronoun: str) -> tuple[Entity, ...]:
        """Whom a pronoun stands for, where number and gender allow it."""
        found = self._antecedents(trigger)
        if not any(e.type is EntityType.PERSON for e in found):  # صوت المجلس على عزل X، وأوقفته الشرطة
            found = self._spoken_of(trigger, pronoun) or found
        if pronoun in {"هم", "هما"}:
            return found if len(found) > 1 else ()
        if len(found) != 1 or trigger.event.type == EventType.REJECT:
            return ()
        woman = self._subjects.is_feminine(found[0])
        person = found[0].type is EntityType.PERSON
        relative = trigger.clause is not None and trigger.clause.opening is Opening.RELATIVE
        return found if relative or (person and woman == (pronoun == "ها")) else ()
