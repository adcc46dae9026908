"""Whom a word stands for that names nobody: a trade (اللاعب، حارس مرمى الأهلي) or a guest (الضيف، ضيفه)."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.heads import Head
from marsad.facts.noun_phrase import Subject
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Floor
from marsad.facts.subject import Subjects
from marsad.lexicon.bodies import movement_names
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_words import speech_words
from marsad.model.entity import Entity, EntityType
from marsad.text.normalise import fold

_VISITOR = frozenset({"الضيف", "الضيفه", "الزاير", "الزايره"})


class Introduced:
    """Finds who was introduced before in one article and is now told of by a word alone."""

    def __init__(self, subjects: Subjects, lexicon: Lexicon) -> None:
        self._subjects, self._speech = subjects, lexicon.derive(speech_words)
        self._movements = lexicon.derive(movement_names)
        self._cast = subjects.cast
        self._keys = subjects.cast.layout.tokens.keys

    def by_word(self, own: Subject, cue: Cue, floor: Floor) -> Entity | None:
        """Whom a trade stands for when it fits nobody's role: the person named last (اللاعب، الفنانة)."""
        head, key = own.head, self._keys[min(cue.token + 1, len(self._keys) - 1)]
        trade = "ال" + head.base if head is not None else key
        if trade not in self._speech.generic or (head is not None and head.base in floor.unnamed):
            return None
        last = next(self._people_before(cue.token), None)
        feminine = head.feminine if head is not None else key.endswith("ه")
        fits = last is not None and floor.gender(last) in {None, "f" if feminine else "m"}
        return last if fits else None

    def by_trade(self, cue: Cue, floor: Floor) -> Entity | None:
        """The only person named before whose trade a phrase tells with his team or body: حارس مرمى الأهلي.

        An interview's own guest is who spoke last as a person: ويرى ضيفنا.
        """
        if not self._cast.words.interviewed.isdisjoint(self._keys[max(cue.token - 1, 0) : cue.token + 2]):
            return floor.person
        trade, *following = self._keys[cue.token + 1 : cue.token + 4] or ("",)
        if "ال" + trade not in self._speech.generic or not self._is_of_something(cue.token + 2, following):
            return None
        people = self._people_before(cue.token)
        called = {e.id: e for e in people if fold(e.role or "").split(" ")[0].removeprefix("ال") == trade}
        return next(iter(called.values())) if len(called) == 1 else None

    def by_honour_or_trade(self, own: Subject, cue: Cue, floor: Floor) -> Entity | None:
        """Whom a phrase stands for that is a word of honour, or a trade with a team or body."""
        called = self.by_honorific(own.head, cue.token) if own.head is not None else None
        return called or (self.by_trade(cue, floor) if own.unnamed else None)

    def by_honorific(self, head: Head, token: int) -> Entity | None:
        """Whom جلالته stands for: the person named last with that word of honour before his title."""
        if head.base not in self._speech.honorific:
            return None
        noun = next((head.base.removesuffix(p) for p in ("هما", "ها", "ه") if head.base.endswith(p)), "")
        words = {noun, noun.removesuffix("ت") + "ه"}
        phrases = self._subjects.phrases
        named = (n for n in reversed(self._cast.between(0, token)) if phrases.is_person(n))
        return next(
            (n.entity for n in named if self._keys[phrases.opens_at(n) - 1].lstrip("ول") in words), None
        )

    def by_kind(self, own: Subject) -> Entity | None:
        """The only movement or party of the article, where الجماعة or الحزب alone stands for it."""
        head = own.head
        if head is None or head.base not in self._speech.movement or not head.definite:
            return None
        named = {n.entity.id: n.entity for n in self._cast.named if n.entity.type is EntityType.ORG}
        known = [e for e in named.values() if any(fold(m.text) in self._movements for m in e.mentions)]
        return known[0] if len(known) == 1 else None

    def guest(self, cue: Cue, floor: Floor) -> Entity | None:
        """Whom ضيفه stands for: the person named last as no mere circumstance, beside who holds the floor."""
        around = self._keys[max(cue.token - 2, 0) : cue.token + 2]
        announced = (
            around[0] in self._cast.words.as_for and around[1] in self._cast.words.guest
        )  # أما ضيفه فقال
        if not announced and around[-1] not in self._cast.words.guest:
            return None
        held, phrases = floor.subject.entity if floor.subject else None, self._subjects.phrases
        named = (n for n in reversed(self._cast.between(0, cue.token)) if phrases.is_person(n))
        free = (n.entity for n in named if not phrases.hangs(phrases.opens_at(n)))
        return next((entity for entity in free if entity is not held), None)

    def visitor(self, cue: Cue) -> Entity | None:
        """The person who came, told before a verb whose subject is a guest: وصل الوزير … وأبدى الضيف."""
        token = cue.token
        if _VISITOR.isdisjoint(self._keys[max(token - 1, 0) : token + 2]):
            return None
        coming = self._speech.coming
        came = (i for i in range(token) if self._keys[i] in coming or self._keys[i][1:] in coming)
        found = (self._subjects.after(i + 1, min(i + 12, token)).entity for i in came)
        return next((e for e in found if e is not None and e.type is EntityType.PERSON), None)

    def _people_before(self, token: int) -> Iterator[Entity]:
        named = (n.entity for n in reversed(self._cast.between(0, token)))
        return (entity for entity in named if entity.type is EntityType.PERSON)

    def _is_of_something(self, token: int, following: list[str]) -> bool:
        """Whether a definite noun or a name stands behind a trade, right there or behind one more noun."""
        if not following or following[0] in self._cast.words.preposition | {"باسم"}:
            return False
        return any(key.startswith("ال") for key in following) or self._cast.at(token) is not None
