"""Who speaks by a verb that describes what stands right before it: a paper's sender, or nobody known."""

from __future__ import annotations

from marsad.facts.heads import HeadKind
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Holder
from marsad.facts.quotes.papers import Papers
from marsad.facts.quotes.standing import Standing
from marsad.facts.subject import Subjects
from marsad.lexicon.speech_words import SpeechWords
from marsad.text.inflect import Tense

_COMMAS = frozenset("،,")
_LONGEST_DESCRIBED = 3
_SHORTEST_OWNED = 6
_POSSESSED = ("ها", "ته", "هم")


class Described:
    """Tells in one article who speaks by a verb behind what it describes."""

    def __init__(
        self, subjects: Subjects, papers: Papers, standing: Standing, speech: SpeechWords, first: int
    ) -> None:
        self._subjects, self._papers, self._standing = subjects, papers, standing
        self._cast = subjects.cast
        self._keys = subjects.cast.layout.tokens.keys
        self._speech = speech
        self._first = first

    def sender(self, cue: Cue, first: int) -> Holder | None:
        """Whose paper a verb right behind it describes: تلقى من الوزير رسالة خطية تؤكد."""
        describes = cue.form.tense is Tense.IMPERFECT and not cue.clitic and not cue.form.object
        near = range(cue.token - _LONGEST_DESCRIBED, cue.token)
        named = self._cast.at(cue.token - 1)
        describes = describes and (named is not None or any(map(self._papers.is_paper, near)))
        describes = describes and self._keys[cue.token - 1] not in self._cast.words.relative
        found = self._papers.received(cue.token, first) if describes else None
        return Holder(found) if found is not None and self._keys[cue.token - 1] not in _COMMAS else None

    def unnamed(self, cue: Cue, first: int) -> Holder | None:
        """Nobody: reports that a verb describes (تقارير تفيد), a people, a paper that we do not know."""
        before = cue.token - 1
        if cue.clitic or before <= max(first, self._first) or self._cast.at(before) is not None:
            return None
        if cue.form.number == "p" and self._keys[before].lstrip("و").startswith("ال"):
            return Holder(None, several=True)
        if self._keys[before] in _COMMAS:
            opening = self._cast.layout.opening(before - 1)
            marked = opening is not None and self._is_body(opening - 1) and self._cast.at(before - 2) is None
            return Holder(None) if marked else None
        if cue.form.tense is not Tense.IMPERFECT or self._standing.opens_clause(cue):
            return None
        if any(key.lstrip("وف") in self._speech.going for key in self._keys[max(before - 5, 0) : before]):
            return None  # ومضى الوزير في بيان يقول
        if self._keys[before].startswith("ال"):
            return Holder(None) if self._cast.words.is_unnamed(self._keys[before]) else None
        if self._is_thing_of(before, cue, first):
            return Holder(None)
        near = range(before, max(first, before - _LONGEST_DESCRIBED) - 1, -1)
        return Holder(None) if any(self._is_someone_unnamed(i) for i in near) else None

    def _is_thing_of(self, token: int, cue: Cue, first: int) -> bool:
        """Whether somebody's thing is the subject right before a verb: سياسات الدولة واستراتيجيتها تؤكد."""
        owned = len(self._keys[token]) > _SHORTEST_OWNED and self._keys[token].endswith(_POSSESSED)
        heads, stem = self._subjects.phrases.heads, self._keys[token].removesuffix("ها").removesuffix("هم")
        known = stem in heads or self._subjects.phrases.head(token) is not None  # تقديراتها are his words
        known = known or self._cast.time_start(token + 1) is not None
        return owned and not known and self._subjects.ahead(cue.token, first) is None

    def _is_body(self, token: int) -> bool:
        head = self._subjects.phrases.head(token)
        return head is not None and head.kind in {HeadKind.BODY, HeadKind.MEDIUM}

    def _is_someone_unnamed(self, token: int) -> bool:
        head = self._subjects.phrases.head(token)
        paper = head is not None and head.kind is HeadKind.PAPER and not head.definite
        return paper or self._cast.words.is_unnamed(self._keys[token])
