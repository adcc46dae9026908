"""Whose turn it is before a verb of saying: the subjects of the clauses read up to it."""

from __future__ import annotations

from marsad.facts.heads import Head, HeadKind
from marsad.facts.noun_phrase import Subject
from marsad.facts.quotes.floor import Floor, Holder, held_by
from marsad.facts.quotes.papers import Papers
from marsad.facts.subject import Subjects
from marsad.facts.vocabulary import vocabulary
from marsad.lexicon.pack import Lexicon
from marsad.text.inflect import Tense

_COMMAS = frozenset("،,")
_TO_HIM = frozenset({"عليه", "عليها", "عليهم", "عليهما", "له", "لها", "اليه", "اليها", "به", "بها"})
_BUT = frozenset({"لكن", "ولكن", "بيد", "غير", "الا"})
_DENYING = frozenset({"ولم", "ولن"})
_TURNS = frozenset({"فقد", "كما", "اما", "بينما", "حين", "فيما"}) | _BUT


class Turns:
    """Gives the floor to the subjects of one article's clauses, in their order."""

    def __init__(self, subjects: Subjects, papers: Papers, lexicon: Lexicon, first: int) -> None:
        self._subjects, self._papers, self._first = subjects, papers, first
        self._layout = subjects.cast.layout
        self._keys = subjects.cast.layout.tokens.keys
        self._vocabulary = lexicon.derive(vocabulary)

    def enter(self, floor: Floor, token: int, told: int = 0) -> None:
        """Gives the floor to the subject of every clause up to `token` that names one.

        Clauses within a sentence count from `told` on, where the last content ends.
        """
        current = self._layout.sentence_number(token)
        for number in range(current, floor.sentence, -1):
            first, last = self._layout.sentences[number]
            last = min(last, token) if number == current else last
            if (sender := self._papers.announced(first, last)) is not None:
                floor.subject = Holder(sender)
                break
            found = self._subjects.of_clause(max(first, self._first), last)
            if number == current and found and found.entity is None and (paper := _paper(found)):
                issuer = self._papers.issuer(paper.base, token)
                told = issuer is None and "ال" + paper.base in self._subjects.cast.words.paper
                floor.subject = floor.subject if told else Holder(issuer, gender=_gender(paper))
                break
            if found and (found.entity or (number == current and found.unnamed)):
                floor.subject = held_by(found)
                break
        floor.sentence = current
        first, _ = self._layout.sentences[current]
        for i in range(max(first + 1, self._first, told, floor.token), token):
            found = self._subjects.of_clause(i, token) if self._may_turn(i) else None
            if found and (found.entity or (found.unnamed and self._keys[i] in _BUT)):
                floor.subject = self._turned_to(found, i, floor)
        floor.token = token

    def _may_turn(self, token: int) -> bool:
        """Whether a clause with a subject of its own may begin at `token`: أما الوزير فزار، وقرر المجلس."""
        key, before = self._keys[token], self._keys[token - 1]
        if before not in _COMMAS and not (before == "في" and key == "حين"):
            return False
        answered = self._keys[token + 1] in _TO_HIM  # فرد عليه النائب
        if key in _TURNS or (key in _DENYING and self._vocabulary.words[self._keys[token + 1]].verbs):
            return True
        return key[0] in "وف" and self._joins_perfect(key, homograph=answered)

    def _joins_perfect(self, key: str, *, homograph: bool) -> bool:
        """Whether و or ف joins a perfect, with `homograph` also one that is written like a noun."""
        verbs = (v for v in self._vocabulary.words[key].verbs if v.joined)
        return any(v.form.tense is Tense.PERFECT and (homograph or not v.homograph) for v in verbs)

    def _turned_to(self, found: Subject, token: int, floor: Floor) -> Holder | None:
        """The subject of a clause that begins at `token`, unless its verb is another's: وطالب واشنطن."""
        if self._keys[token] in _TURNS:
            return held_by(found)
        verb = token + (self._keys[token] in _DENYING)
        verbs = self._vocabulary.words[self._keys[verb]].verbs
        fits = found.entity is not None and all(floor.agrees(found.entity, v.form) for v in verbs[:1])
        return held_by(found) if fits else floor.subject


def _paper(subject: Subject) -> Head | None:
    """The paper told of before that is the subject of a clause: واعتمدت الدراسة على، وخلصت إلى أن."""
    head = subject.head
    return head if head is not None and head.kind is HeadKind.PAPER and head.definite else None


def _gender(head: Head) -> str:
    """The gender that the verbs of a head word show."""
    return "f" if head.feminine else "m"
