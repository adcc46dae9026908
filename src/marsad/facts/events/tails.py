"""What follows a verb: its phrases, which of them are bare, and whether it is said by someone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.phrase import PairReader, Phrase
from marsad.facts.events.relatives import Relatives
from marsad.facts.events.scene import Scene
from marsad.lexicon.event_words import Frame

_OBJECT = "object"
_PEOPLE = frozenset({"unnamed", "pair", "title"})
_OTHER_THAN = "غير"  # denies the adjective behind it
_UPON = frozenset({Frame.ACT, Frame.AGAINST, Frame.ORDER})


class Tails(Relatives):
    """Reads the phrases behind the verbs of one article, each verb's once."""

    def __init__(self, scene: Scene, clauses: Clauses, home: PairReader) -> None:
        super().__init__(scene, clauses, home)
        self._tails: dict[int, tuple[Phrase, ...]] = {}

    def tail(self, clause: Clause) -> tuple[Phrase, ...]:
        """The phrases that follow a clause's verb."""
        if clause.verb not in self._tails:
            self._tails[clause.verb] = tuple(self.reader.phrases(clause.verb + 1, clause.last))
        return self._tails[clause.verb]

    def _bare(self, clause: Clause) -> Iterator[Phrase]:
        """The phrases behind a verb that no preposition governs: its subject and objects."""
        where = clause.verb + 1, clause.last
        lazily = clause.verb not in self._tails and self.reader.is_settled(*where)
        phrases = self.reader.phrases(*where) if lazily else self.tail(clause)
        own = takewhile(lambda phrase: not self._is_circumstance(phrase), phrases)
        return (phrase for phrase in own if phrase.is_bare and phrase.head != _OTHER_THAN)

    def _is_circumstance(self, phrase: Phrase) -> bool:
        """Whether a participle begins there, whose objects are its own: ، واصفا X بأنه كذا."""
        return phrase.kind == "circumstance" and bool(self.scene.words[phrase.first].participles)

    def _is_idle(self, auxiliary: Clause | None) -> bool:
        """Whether an auxiliary that describes someone has no subject of its own between it and its verb."""
        return auxiliary is not None and next(self._bare(auxiliary), None) is None

    def _wants_object(self, clause: Clause) -> bool:
        """Whether a verb is one of acting upon whoever is its object."""
        return any(_OBJECT in event.whom and event.frame in _UPON for event in clause.told)

    def _is_last(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether no other bare phrase stands behind one that does."""
        return all(other.first < phrase.last for other in self._bare(clause))

    def _is_last_person(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether no other person can be its object: زار X، والتقى Y بعد أيام من إبرامه اتفاقا."""
        if not self._in_sentence(clause):
            return self._is_last(clause, phrase)
        behind = [other for other in self._bare(clause) if other.first >= phrase.last]
        near = any(other.first == phrase.last for other in behind)
        return not near and not any(other.entities or other.kind in _PEOPLE for other in behind)

    def _in_sentence(self, clause: Clause) -> bool:
        return next(self.clauses.before(clause), None) is not None

    def _is_content(self, clause: Clause) -> bool:
        """Whether a clause stands behind أن, also by its auxiliary: أن يكون قد قصف."""
        if clause.opening is Opening.SHARED:
            auxiliary = next(self.clauses.before(clause), None)
            return auxiliary is not None and self._is_content(auxiliary)
        return clause.opening is Opening.CONTENT
