"""Latin spellings of names: a table of known name tokens first, then a romaniser for Arab names.

The table pairs tokens of Arabic and Latin names (Wikidata, CC0). A token it lacks is written
letter by letter, in the way newspapers do (ALA-LC without its signs), short vowels guessed.
Spellings that are curated (office holders, countries) are not made here: they come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.lexicon.holders import Holder
from marsad.lexicon.latin_names import LatinName
from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold

_CONSONANTS = {
    **dict(
        zip(
            "بتجحخدذرزسشصضطظغفقكلمنه",
            "b t j h kh d dh r z s sh s d t z gh f q k l m n h".split(),
            strict=True,
        )
    ),
    **{"ث": "th", "ع": "", "ء": "", "پ": "p", "ڤ": "v", "چ": "ch", "گ": "g"},
}
_PARTICLES = {"بن": "bin", "ابن": "ibn", "ال": "Al", "ابو": "Abu", "ام": "Umm", "بنت": "bint"}
_ABD = {"عبد": "Abdul"}
# Names so common that the most frequent pairing is not the usual English spelling.
_USUAL = {fold("الرحمن"): "rahman", fold("سيرغي"): "sergey", fold("سيرجي"): "sergey", fold("الله"): "allah"}
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARTICLE = re.compile(r"^ال(?=\w{3})")
_GLIDES = {"و": "w", "ي": "y"}
_LONG = {"و": "u", "ي": "i"}
_VOWELS = frozenset("aeiou")


def person_latin(forms: Iterable[str], lexicon: Lexicon) -> str | None:
    """The Latin spelling of a person known under `forms`: a holder's own, one of the forms, else made.

    >>> from marsad.lexicon.pack import load
    >>> person_latin(["Jan Novak", "يان نوفاك"], load())
    'Jan Novak'
    """
    listed = lexicon.derive(_holders)
    ordered = sorted(forms, key=len, reverse=True)
    curated = next((listed[key] for form in ordered if (key := fold(form)) in listed), None)
    written = next((form for form in ordered if not _ARABIC.search(form)), None)
    return curated or written or (latin_name(ordered[0], lexicon) if ordered else None)


def _holders(lexicon: Lexicon) -> dict[str, str]:
    rows = lexicon.rows(Holder)
    return {fold(name): row.name_latin for row in rows for name in (row.name, *row.names) if row.name_latin}


def latin_name(name: str, lexicon: Lexicon) -> str | None:
    """The Latin spelling of a person's name as written in Arabic, None where it holds no Arabic letter.

    >>> from marsad.lexicon.pack import load
    >>> latin_name("محمد العيسى", load())
    'Mohamed al-Issa'
    """
    table = lexicon.derive(latin_tokens)
    tokens = [token for token in re.split(r"[\s\-ـ]+", fold(name)) if token]
    spelled = " ".join(filter(None, (_token(token, table) for token in tokens)))
    return spelled.replace("Abdul al-", "Abdul ").replace("Abdul Allah", "Abdullah") or None


def latin_tokens(lexicon: Lexicon) -> dict[str, str]:
    """Folded Arabic name tokens to their usual Latin spelling, in lower case."""
    table: dict[str, str] = {}
    for row in lexicon.rows(LatinName):
        table.setdefault(fold(row.name), row.latin)
    return table


def _token(token: str, table: dict[str, str]) -> str:
    if token in _PARTICLES:
        return _PARTICLES[token]
    if token in _ABD:
        return _ABD[token]
    article = _ARTICLE.match(token)
    bare = token[2:] if article else token
    latin = _USUAL.get(token) or table.get(bare) or table.get(token) or romanise(bare)
    written = "-".join(part.capitalize() for part in latin.split("-"))
    return f"al-{written}" if article and written else written


def romanise(token: str) -> str:
    """A folded Arabic word letter by letter, short vowels guessed between consonants.

    >>> romanise("قرضاوي")
    'qardawi'
    """
    letters: list[str] = []
    for i, letter in enumerate(token):
        letters.append(_letter(letter, i, token))
    return _with_short_vowels(letters)


def _letter(letter: str, i: int, token: str) -> str:
    if letter == "ا":
        return "a"
    if letter in "وي":
        beside_vowel = i == 0 or token[i - 1] == "ا" or token[i + 1 : i + 2] == "ا"
        consonant = beside_vowel and i + 1 < len(token)
        return _GLIDES[letter] if consonant else _LONG[letter]
    if letter == "ه" and i == len(token) - 1 and i > 1:
        return "a"
    return _CONSONANTS.get(letter, letter if letter.isascii() else "")


def _with_short_vowels(letters: list[str]) -> str:
    """The letters with an `a` where two consonants would open the word or three would meet."""
    out: list[str] = []
    for letter in letters:
        if letter and letter[0] not in _VOWELS and out and out[-1][0] not in _VOWELS:
            opens = len(out) == 1
            crowded = len(out) > 1 and out[-2][0] not in _VOWELS
            if opens or crowded:
                out.append("a")
        if letter:
            out.append(letter)
    return "".join(out)
