"""Which office a role phrase names, so that its many wordings count as one.

الرئيس الأمريكي، الرئيس الأميركي، رئيس الولايات المتحدة are one office; نظيره and ابنة الوزير are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from marsad.lexicon.countries import Country
from marsad.lexicon.offices import office_forms
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.title_synonyms import title_synonyms
from marsad.text.normalise import fold

_NO_OFFICE = frozenset({"counterpart", "kin", "relation"})
_NOW = frozenset(map(fold, ("حالي", "حالية", "جاري")))  # said of whoever holds the office
_PRONOUNS = ("ته", "تها", "تهم", "ها", "هم", "ه")  # glued, folded; ة reads as ه and falls as well
_MOST_WORDS = 4  # of a country's name

Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeName:
    """An office apart from its wording: the bare `words` and the `country` it is of.

    `plain` says that the phrase stands by itself: no pronoun leads to somebody named before. `full` says that
    it names its country.
    """

    words: Words
    country: str | None
    plain: bool
    full: bool


class OfficeNames:
    """Reads role phrases by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = lexicon.derive(office_forms)
        self._countries = _country_words(lexicon)
        synonyms = lexicon.derive(title_synonyms)
        self._synonyms = {
            tuple(map(_bare, title)): tuple(map(_bare, office)) for title, office in synonyms.items()
        }

    def read(self, role: str, country: str | None) -> OfficeName | None:
        """The office that `role` names, of `country` where it names none; None where it names no office."""
        written = role.split()
        keys = [fold(word) for word in written]
        if not keys or self._is_no_office(keys[0]):
            return None
        words, named = self._without_countries(keys)
        bare = tuple(word for word in map(_bare, words) if word and word not in _NOW)
        plain = not any(word.endswith(("ه", "ها", "هم", "هما")) for word in written)
        return OfficeName(self._synonym(bare), named or country, plain, named is not None)

    def _is_no_office(self, head: str) -> bool:
        form = self._forms.get(head) or self._forms.get(head.removeprefix("لل"))
        return form is not None and (form.office.kind in _NO_OFFICE or form.number == "p")

    def _without_countries(self, keys: list[str]) -> tuple[list[str], str | None]:
        """The words that name no country, and the last country that is named behind the head."""
        kept, named, at = keys[:1], None, 1
        while at < len(keys):
            size = next((n for n in range(_MOST_WORDS, 0, -1) if self._country(keys[at : at + n])), 0)
            if size:
                named = self._country(keys[at : at + size])
            else:
                kept.append(keys[at])
            at += size or 1
        return kept, named

    def _country(self, keys: list[str]) -> str | None:
        return self._countries.get(" ".join(keys))

    def _synonym(self, words: Words) -> Words:
        """The words with a title that stands for another in its place: رئيس الحكومة is رئيس الوزراء."""
        for size in range(len(words), 0, -1):
            if words[:size] in self._synonyms:
                return self._synonyms[words[:size]] + words[size:]
        return words


def office_names(lexicon: Lexicon) -> OfficeNames:
    """The reader for `lexicon.derive`."""
    return OfficeNames(lexicon)


def _bare(word: str) -> str:
    """A word without article and ending: الخارجية, خارجية and خارجيته are one."""
    word = word.removeprefix("لل").removeprefix("ال")
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            return word[: -len(pronoun)].rstrip("ءئ")
    return word.rstrip("ءئ")


def _country_words(lexicon: Lexicon) -> dict[str, str]:
    """Names and adjectives of countries, folded, with and without article, to their codes."""
    found: dict[str, str] = {}
    for row in lexicon.rows(Country):
        for name in (row.name, *row.names):
            found.setdefault(fold(name), row.code)
        for adjective in map(fold, row.demonyms):
            for form in (adjective, f"{adjective}ه"):
                found.setdefault(form, row.code)
                found.setdefault(f"ال{form}", row.code)
    return found
