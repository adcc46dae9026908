"""The office of one person out of a phrase that was said of several (وزيري الدفاع is وزير الدفاع)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.lexicon.countries import Country
from marsad.lexicon.offices import Office, OfficeForm, office_forms
from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold

_OF_TWO = ("ين", "ان")
_OF_SEVERAL = (*_OF_TWO, "ون")
_LEAST_STEM = 3


def single_office(role: str, country: str | None, lexicon: Lexicon) -> str:
    """`role` as it is said of one person of `country`; a phrase that is said of one stays as it is.

    Head and agreeing adjectives become singular; of joined countries only the person's own stays.
    """
    words = role.split()
    form = lexicon.derive(office_forms).get(fold(words[0])) if words else None
    if form is None or form.possessed or not _of_several(form) or _shared(form, words[1:], lexicon):
        return role
    rest = words[1:]
    if form.definite:
        rest = _agreeing(rest)
    return " ".join([_singular(form, words[0]), *_own_country(rest, country, lexicon)])


def _of_several(form: OfficeForm) -> bool:
    """Whether the head stands in the dual or plural, or with the ending that looks like a dual's."""
    return (form.number != "s" or form.accusative) and form.office.kind != "chief"


def _shared(form: OfficeForm, rest: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the office is held over something that is two or several itself (رئيسي البلدين)."""
    if form.definite or not rest or _plain(rest[0]) in lexicon.derive(_country_words):
        return False
    return rest[0].startswith("ال") and rest[0].endswith(_OF_TWO)


def _singular(form: OfficeForm, head: str) -> str:
    office = form.office
    word = office.feminine if _is_feminine(office, fold(head)) else office.office
    return f"ال{word}" if form.definite else word


def _is_feminine(office: Office, head: str) -> bool:
    feminine = fold(office.feminine)
    return bool(feminine) and head.removeprefix("ال").startswith(feminine[:-1] + "ت")


def _agreeing(words: Sequence[str]) -> list[str]:
    """The adjectives that follow a head with article, in the singular as long as they agree with it."""
    single = list(words)
    for n, word in enumerate(words):
        if not (word.startswith("ال") and word.endswith(_OF_SEVERAL) and len(word) >= _LEAST_STEM + 4):
            break
        single[n] = word[:-3] + "ة" if word.endswith(("تين", "تان")) else word[:-2]
    return single


def _own_country(words: Sequence[str], country: str | None, lexicon: Lexicon) -> list[str]:
    """`words` without the countries, joined to others by و, that are not the person's own."""
    codes = [lexicon.derive(_country_words).get(_plain(word)) for word in words]
    joined = {n for n in range(1, len(words)) if words[n].startswith("و") and codes[n] and codes[n - 1]}
    joined |= {n - 1 for n in joined}
    return [
        word.removeprefix("و") if n in joined else word
        for n, word in enumerate(words)
        if n not in joined or codes[n] == country
    ]


def _plain(word: str) -> str:
    bare = fold(word)
    return (
        bare.removeprefix("و").removeprefix("ال")
        if bare.startswith(("وال", "ال"))
        else bare.removeprefix("و")
    )


def _country_words(lexicon: Lexicon) -> dict[str, str]:
    """The code of each country by the words that name it or its people, without article."""
    return {
        fold(form).removeprefix("ال"): row.code
        for row in lexicon.rows(Country)
        for name in (row.name, *row.names, *row.demonyms)
        for form in (name, f"{name}ة")
        if " " not in name
    }
