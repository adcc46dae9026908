"""Who held which office when: office holders by name, and by office, country and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.lexicon.countries import Country
from marsad.lexicon.holders import Holder
from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold

_GOVERNMENT = frozenset(
    map(fold, ("رئيس وزراء", "رئيس مجلس وزراء", "رئيس حكومة", "وزير أول", "مستشار", "رئيس وزراء حكومة"))
)
_STATE = frozenset(map(fold, ("رئيس", "رئيس جمهورية", "رئيس دولة")))
_FEMININE = ("رئيسة", "وزيرة", "مستشارة", "نائبة", "متحدثة", "مبعوثة")
_MASCULINE = {fold(word): fold(word)[:-1] for word in _FEMININE}


@dataclass(frozen=True, slots=True)
class Term:
    """An office of one person for a time: ISO days, months or years; `end` None while it is held."""

    holder: str
    country: str | None
    office: str
    start: str
    end: str | None

    def covers(self, day: str) -> bool:
        """Whether the office was held on `day`; at the coarseness that is known of its ends."""
        return self.start <= day and (self.end is None or day[: len(self.end)] <= self.end)


class OfficeTerms:
    """The holders pack by name and by office."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows(Holder)
        self._terms: dict[str, list[Term]] = {}
        self._names: dict[str, str] = {}
        self._by_office: dict[tuple[str | None, str], list[Term]] = {}
        for row in rows:
            term = Term(row.name, row.country, row.office, row.start, row.end)
            self._terms.setdefault(row.name, []).append(term)
            self._by_office.setdefault((row.country, _office(row.office)), []).append(term)
            for name in filter(None, (row.name, *row.names, row.name_latin)):
                self._names.setdefault(fold(name).lower(), row.name)
        self.latin = {row.name: row.name_latin for row in rows}
        self._adjectives = _adjectives(lexicon)

    def named(self, forms: Sequence[str]) -> str | None:
        """The holder that one of these names is a name of; a full name before a single word."""
        for form in sorted(forms, key=lambda form: -len(form.split())):
            name = self._names.get(fold(form).lower())
            if name is not None:
                return name
        return None

    def terms(self, holder: str) -> Sequence[Term]:
        """All offices of a holder."""
        return self._terms.get(holder, ())

    def holding(self, role: str, country: str | None, day: str) -> str | None:
        """Who held the office on that day: only where exactly one is known to have.

        `role` may carry its country as an adjective (الرئيس المصري) or a name (رئيس مصر).
        """
        found = {
            term.holder for term in self._by_office.get((country, self._bare(role)), ()) if term.covers(day)
        }
        return found.pop() if len(found) == 1 else None

    def _bare(self, role: str) -> str:
        words = [word for word in fold(role).split() if word not in self._adjectives]
        return _office(" ".join(words))


def office_terms(lexicon: Lexicon) -> OfficeTerms:
    """The terms for `lexicon.derive`."""
    return OfficeTerms(lexicon)


def _office(office: str) -> str:
    """An office under one name: without articles, masculine; heads of state and of government each as one."""
    words = (word.removeprefix("ال") for word in fold(office).split())
    bare = " ".join(_MASCULINE.get(word, word) for word in words)
    if bare in _GOVERNMENT:
        return "head of government"
    return "head of state" if bare in _STATE else bare


def _adjectives(lexicon: Lexicon) -> frozenset[str]:
    """Words that only say which country: its adjectives with article, its names."""
    rows = lexicon.rows(Country)
    adjectives = {
        form
        for row in rows
        for demonym in map(fold, row.demonyms)
        for form in (f"ال{demonym}", f"ال{demonym}ه", demonym)
    }
    return frozenset(adjectives | {fold(name) for row in rows for name in (row.name, *row.names)})
