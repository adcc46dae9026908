"""People, organisations and places across articles: one identity under all spellings, doubts kept apart.

The book takes namings one at a time, in any order. It merges only where a rule says why; where two
namings may be one and nothing settles it, they stay two and the pair is a doubt for a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from marsad.lexicon.bodies import Body
from marsad.lexicon.countries import Country
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.regions import Region
from marsad.model.entity import EntityType
from marsad.model.identity import Identification, Named
from marsad.stories.name_likeness import NameLikeness, likeness, words_of
from marsad.stories.office_terms import OfficeTerms, office_terms
from marsad.text.name_spelling import skeleton
from marsad.text.normalise import fold

_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_GENERATION = frozenset(map(fold, ("الابن", "الأب", "جونيور")))  # دونالد ترامب الابن is not his father
_MOST_FORMS = 40
_MOST_REASONS = 20


@dataclass(slots=True)
class Known:
    """What the book knows of one identity."""

    number: int
    type: EntityType
    name: str
    canonical: str | None = None
    forms: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    name_latin: str | None = None
    reasons: list[str] = field(default_factory=list)

    @property
    def country(self) -> str | None:
        """The country most often named with it."""
        return min(self.countries, key=lambda code: (-self.countries[code], code)) if self.countries else None


class IdentityBook:
    """All identities so far; `identify` says which one a naming is and remembers it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._likeness: NameLikeness = lexicon.derive(likeness)
        self._terms: OfficeTerms = lexicon.derive(office_terms)
        self._canonical: dict[tuple[str, str], str] = lexicon.derive(canonical_names)
        self.known: dict[int, Known] = {}
        self._by_canonical: dict[tuple[str, str, str | None], int] = {}
        self._by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._next = 1

    def restore(self, known: Iterable[Known]) -> None:
        """Takes in identities that an archive kept."""
        for each in known:
            self.known[each.number] = each
            self._next = max(self._next, each.number + 1)
            if each.canonical is not None:
                self._by_canonical[_kind(each.type), each.canonical, _canonical_country(each)] = each.number
            for form in each.forms:
                self._index(each, form)

    def identify(self, named: Named, before: Collection[int] = ()) -> Identification:
        """Which identity `named` is: one that is known, or a new one.

        `before` are the identities that its article named when it was read before: a name that nothing
        settles stays with the one of them that it may be, rather than become somebody new each time.
        """
        person = named.type is EntityType.PERSON
        found = self._person(named, before) if person else self._body_or_place(named)
        self._remember(found, named)
        return found

    def apart(self, named: Named, key: str) -> Identification:
        """Someone of his own under `key`, whoever the name would be taken for."""
        found = self._of_canonical(named, key, named.name, None, "a person's correction")
        self._remember(found, named)
        return found

    def _person(self, named: Named, before: Collection[int]) -> Identification:
        holder = self._holder(named)
        if holder is not None:
            return self._of_canonical(named, f"person {holder}", holder, None, f"known as {holder}")
        if named.unnamed:
            return self._officer(named)
        return self._by_likeness(named, before)

    def _holder(self, named: Named) -> str | None:
        """The office holder of the pack that a full or unmistakable name is of.

        One of another country with another office is a namesake, and so is one told apart from a parent.
        """
        if named.unnamed or not _GENERATION.isdisjoint(fold(named.name).split()):
            return None
        holder = self._terms.named((named.name, *named.forms))
        if holder is None or named.country is None:
            return holder
        countries = {term.country for term in self._terms.terms(holder)}
        return holder if named.country in countries or None in countries else None

    def _officer(self, named: Named) -> Identification:
        """Someone known by the office alone: whoever held it that day, else the office itself."""
        role = named.role or named.name
        held = self._terms.holding(role, named.country, named.day) if named.day else None
        if held is not None:
            reason = f"{role} on {named.day} was {held}"
            return self._of_canonical(named, f"person {held}", held, None, reason)
        title = f"office {fold(role)}"
        return self._of_canonical(named, title, named.name, named.country, "the same office, unnamed")

    def _by_likeness(self, named: Named, before: Collection[int]) -> Identification:
        full = max((named.name, *named.forms), key=lambda form: len(words_of(form)))
        sure, doubts = self._alike(named, full)
        if len(sure) == 1:
            number, reason = sure[0]
            return Identification(number, True, reason, tuple(doubts))
        doubts = [*sure, *doubts]
        held = [pair for pair in doubts if pair[0] in before]
        if len(held) == 1:
            number, reason = held[0]
            others = tuple(pair for pair in doubts if pair[0] != number)
            return Identification(number, True, reason, others)
        return Identification(self._new(named, full, None), False, "first naming", tuple(doubts))

    def _alike(self, named: Named, full: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        """Identities that the name is surely one of, and those that it may be."""
        sure: dict[int, str] = {}
        doubts: dict[int, str] = {}
        for number in self._candidates(full):
            verdict = self._verdict(named, full, self.known[number])
            if verdict is not None:
                (sure if verdict[0] else doubts)[number] = verdict[1]
        return sorted(sure.items()), sorted(doubts.items())

    def _verdict(self, named: Named, full: str, known: Known) -> tuple[bool, str] | None:
        """Whether a name and an identity are surely one (True) or perhaps (False), None where not."""
        alike = self._likeness.compare(full, known.name)
        if alike is None:
            return None
        same_country = named.country is not None and named.country in known.countries
        conflict = bool(named.country and known.countries and not same_country)
        same_role = named.role is not None and _role(named.role) in known.roles
        if conflict:
            return (False, f"{alike.reason}, of another country")
        if alike.kind in ("equal", "spelling") and len(words_of(full)) > 1:
            return (True, alike.reason)
        if alike.kind == "shorter":
            return (same_country or same_role, alike.reason)
        return (same_country and same_role, alike.reason)

    def _body_or_place(self, named: Named) -> Identification:
        kind = _kind(named.type)
        canonical = next(
            (
                self._canonical[kind, fold(form)]
                for form in (named.name, *named.forms)
                if (kind, fold(form)) in self._canonical
            ),
            None,
        )
        if canonical is not None:
            reason = "the same name" if fold(canonical) == fold(named.name) else f"a name of {canonical}"
            return self._of_canonical(named, canonical, canonical, None, reason)
        return self._of_canonical(
            named, _bare(named.name), named.name, named.country, "the same name and country"
        )

    def _of_canonical(
        self, named: Named, canonical: str, name: str, country: str | None, reason: str
    ) -> Identification:
        """The identity under a name that stands for one person or body (with its country)."""
        key = (_kind(named.type), canonical, country)
        number = self._by_canonical.get(key)
        if number is not None:
            return Identification(number, True, reason)
        number = self._by_canonical[key] = self._new(named, name, canonical)
        return Identification(number, False, reason)

    def _new(self, named: Named, name: str, canonical: str | None) -> int:
        number = self._next
        self._next += 1
        self.known[number] = Known(number, named.type, name, canonical)
        return number

    def _remember(self, found: Identification, named: Named) -> None:
        known = self.known[found.number]
        known.name_latin = known.name_latin or named.name_latin
        if found.known and found.reason not in known.reasons and len(known.reasons) < _MOST_REASONS:
            known.reasons.append(found.reason)
        for form in dict.fromkeys((named.name, *named.forms)):
            if form not in known.forms and len(known.forms) < _MOST_FORMS:
                self._index(known, form)
            known.forms[form] += 1
        if named.country:
            known.countries[named.country] += 1
        if named.role:
            known.roles[_role(named.role)] += 1
        if named.type is EntityType.PERSON and known.canonical is None:
            self._lengthen(known, named)

    def _lengthen(self, known: Known, named: Named) -> None:
        """A person goes by the fullest name that is sure."""
        longest = max((named.name, *named.forms), key=lambda form: len(words_of(form)))
        if len(words_of(longest)) > len(words_of(known.name)):
            known.name = longest

    def _index(self, known: Known, form: str) -> None:
        by_decision = known.canonical is not None and known.canonical.startswith("split ")
        if known.type is not EntityType.PERSON or by_decision:
            return
        for key in _keys(form):
            if known.number not in self._by_key[key]:
                self._by_key[key].append(known.number)

    def _candidates(self, form: str) -> Sequence[int]:
        found = {number for key in _keys(form) for number in self._by_key.get(key, ())}
        return sorted(found)


def canonical_names(lexicon: Lexicon) -> dict[tuple[str, str], str]:
    """The usual name of each body and place by all its names; names of two are left out."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in lexicon.rows(Body):
        for name in (row.name, *row.names):
            found["body", fold(name)].add(row.name)
    places: tuple[Country | Region, ...] = (*lexicon.rows(Country), *lexicon.rows(Region))
    for place in places:
        for name in (place.name, *place.names):
            found["place", fold(name)].add(place.name)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _kind(kind: EntityType) -> str:
    if kind in _PLACES:
        return "place"
    return "person" if kind is EntityType.PERSON else "body"


def _canonical_country(known: Known) -> str | None:
    """The country that is part of a canonical key: of bodies and offices that no pack names."""
    named_by_pack = known.canonical is not None and (
        known.canonical.startswith(("person ", "split ")) or known.canonical == known.name
    )
    return None if named_by_pack else known.country


def _role(role: str) -> str:
    return " ".join(word.removeprefix("ال") for word in fold(role).split())


def _bare(name: str) -> str:
    return " ".join(word.removeprefix("ال") for word in fold(name).split())


def _keys(form: str) -> list[tuple[str, str]]:
    """Under which keys a name is looked for: the consonants of its last word, and of its first."""
    words = words_of(form)
    if not words:
        return []
    return [
        ("last", skeleton(words[-1]) or words[-1]),
        ("first", f"{skeleton(words[0])} {skeleton(words[-1])}"),
    ]
