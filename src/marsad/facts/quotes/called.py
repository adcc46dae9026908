"""Whom a verb of calling, accusing or telling is about: its object, where no subject stands behind it."""

from __future__ import annotations

from marsad.facts.heads import HeadKind
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Floor
from marsad.facts.subject import Subjects

_LONGEST_THING = 2


class Called:
    """Tells in one article where only an object stands behind a verb."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects, self._cast = subjects, subjects.cast
        self._keys = subjects.cast.layout.tokens.keys

    def is_alone(self, cue: Cue, gap_end: int, first: int, floor: Floor) -> bool:
        """Whether all that stands behind a verb is whom one calls, accuses or tells: واتهمت القوات بأنها."""
        joined = cue.clitic > 0 and floor.subject is not None and floor.fits(floor.subject, cue.form)
        kinds = {"label", "accuse", "inform"} if joined else {"label"}
        if cue.verb.kind not in kinds or floor.subject is None or cue.form.object:
            return False
        last = gap_end - (self._keys[gap_end - 1] == "ب")
        that = cue.verb.kind == "label" or self._keys[last].startswith("بان") or last < gap_end
        if not that or not self._is_one_phrase(cue.token + 1, last):
            return False
        return self._subjects.ahead(cue.token, first) is None

    def _is_one_phrase(self, first: int, last: int) -> bool:
        """Whether a name is all that stands in tokens `[first, last)`: whom one calls so, not who does."""
        named = self._cast.between(first, last)[:1]
        if named and self._subjects.phrases.opens_at(named[0]) <= first:
            return named[0].last >= last
        return self._is_one_thing(first, last)

    def _is_one_thing(self, first: int, last: int) -> bool:
        """Whether a thing is all that stands there: وصفت المزاعم بأنها، وصف ما جرى، وصف قرار المحكمة بأنه."""
        head = self._subjects.phrases.head(first)
        if (head is not None and head.kind is not HeadKind.PAPER) or first >= last:
            return False
        if self._keys[first] == "ما":
            return True
        prepositions = (i for i in range(first + 1, last) if self._keys[i] in self._cast.words.preposition)
        last = next(prepositions, last)
        owned = first + 1 < last and not self._keys[first].startswith("ال")
        if owned and self._cast.at(first) is None and not self._cast.words.is_unnamed(self._keys[first]):
            named = self._cast.at(first + 1)
            return named.last >= last if named is not None else self._is_definite(first + 1, last)
        return self._is_definite(first, last)

    def _is_definite(self, first: int, last: int) -> bool:
        """Whether only a definite noun stands there, with its adjective of nationality or alone."""
        definite = all(self._keys[i].startswith("ال") for i in range(first, last))
        national = last - first == 1 or self._cast.is_national(last - 1)
        return 0 < last - first <= _LONGEST_THING and definite and national
