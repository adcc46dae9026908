"""People, organisations and places across articles: one identity under all spellings, doubts kept apart.

The book takes namings one at a time, in any order. It merges only where a rule says why; where two
namings may be one and nothing settles it, they stay two and the pair is a doubt for a person. It need not
hold all identities: before namings are identified, those are restored that they may be of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

from marsad.lexicon.bodies import Body
from marsad.lexicon.countries import Country
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.regions import Region
from marsad.model.entity import EntityType
from marsad.model.identity import Identification, Named
from marsad.stories.known import (
    MOST_FORMS,
    MOST_ROLES,
    SPLIT,
    Known,
    canonical_key,
    keys_to_look_under,
    kind_of,
)
from marsad.stories.name_likeness import NameLikeness, likeness, words_of
from marsad.stories.office_terms import OfficeTerms, office_terms
from marsad.text.normalise import fold

_GENERATION = frozenset(map(fold, ("الابن", "الأب", "جونيور")))  # دونالد ترامب الابن is not his father
_MOST_REASONS = 20
_MOST_DOUBTS = 5

_Reasoned: TypeAlias = tuple[int, str]  # an identity, and why it may be the one
# What stands for one person, body or place: its canonical name and country, how it is called, and why.
_GoesBy: TypeAlias = tuple[str, str | None, str, str]


class IdentityBook:
    """All identities so far; `identify` says which one a naming is and remembers it."""

    def __init__(self, lexicon: Lexicon, *, whole: bool = True) -> None:
        self._likeness: NameLikeness = lexicon.derive(likeness)
        self._terms: OfficeTerms = lexicon.derive(office_terms)
        self._canonical: dict[tuple[str, str], str] = lexicon.derive(canonical_names)
        self._whole = whole  # whether there are no identities but those it holds
        self.known: dict[int, Known] = {}
        self._by_key: dict[str, list[int]] = {}
        self._fresh: set[tuple[str, int]] = set()
        self._goes_by: dict[Named, _GoesBy | None] = {}
        self._next = 1

    def number_from(self, first: int) -> None:
        """New identities get the numbers from `first` on."""
        self._next = max(self._next, first)

    def lacking(self, namings: Iterable[Named]) -> set[str]:
        """The keys of namings that the book does not know about: `restore` must tell what goes by them."""
        return {key for named in namings for key in self._looked_under(named) if key not in self._by_key}

    def lacking_apart(self, named: Named, decision: int) -> set[str]:
        """The same for someone whom a decision set apart."""
        return {canonical_key(named.type, f"{SPLIT}{decision}", None)} - self._by_key.keys()

    def restore(self, keys: Iterable[str], pairs: Iterable[tuple[str, int]], known: Iterable[Known]) -> None:
        """Takes in all that was kept under these keys, and identities that it does not hold."""
        self.known.update((each.number, each) for each in known)
        for key in keys:
            self._by_key.setdefault(key, [])
        for key, number in pairs:
            self._put(key, number)

    def take_fresh(self) -> set[tuple[str, int]]:
        """The keys, with their identities, that may be new since the last time this was asked."""
        fresh, self._fresh = self._fresh, set()
        self._goes_by.clear()
        return fresh

    def forget(self) -> None:
        """Lets go of all that it holds; what was taken in must have been kept."""
        self.known.clear()
        self._by_key.clear()

    def identify(self, named: Named, before: Collection[int] = ()) -> Identification:
        """Which identity `named` is: one that is known, or a new one.

        `before` are the identities that its article named when it was read before: a name that nothing
        settles stays with the one of them that it may be, rather than become somebody new each time.
        """
        goes_by = self._going_by(named)
        found = self._of_canonical(named, goes_by) if goes_by else self._by_likeness(named, before)
        self._remember(found, named)
        return found

    def apart(self, named: Named, decision: int) -> Identification:
        """Someone of his own by that decision, whoever the name would be taken for."""
        goes_by = (f"{SPLIT}{decision}", None, named.name, "a person's correction")
        found = self._of_canonical(named, goes_by)
        self._remember(found, named)
        return found

    def _looked_under(self, named: Named) -> list[str]:
        goes_by = self._going_by(named)
        if goes_by is not None:
            return [canonical_key(named.type, *goes_by[:2])]
        return self._keys_of_name(_fullest(named), named.country)

    def _keys_of_name(self, full: str, country: str | None) -> list[str]:
        words = words_of(full)
        spelt = bool(words) and self._likeness.has_spellings(words[0])
        return keys_to_look_under(full, country, spelt=spelt)

    def _going_by(self, named: Named) -> _GoesBy | None:
        """Under what a naming stands for one person or body alone; None for a person told by his name."""
        if named not in self._goes_by:
            person = named.type is EntityType.PERSON
            self._goes_by[named] = self._person(named) if person else self._body_or_place(named)
        return self._goes_by[named]

    def _person(self, named: Named) -> _GoesBy | None:
        holder = self._holder(named)
        if holder is not None:
            return f"person {holder}", None, holder, f"known as {holder}"
        return self._officer(named) if named.unnamed else None

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

    def _officer(self, named: Named) -> _GoesBy:
        """Someone known by the office alone: whoever held it that day, else the office itself."""
        role = named.role or named.name
        held = self._terms.holding(role, named.country, named.day) if named.day else None
        if held is not None:
            return f"person {held}", None, held, f"{role} on {named.day} was {held}"
        return f"office {fold(role)}", named.country, named.name, "the same office, unnamed"

    def _by_likeness(self, named: Named, before: Collection[int]) -> Identification:
        full = _fullest(named)
        sure, doubts = self._alike(named, full, before)
        chosen = self._surest(named, sure)
        if chosen is not None:
            number, reason = chosen
            return Identification(number, True, reason, _queued(doubts))
        doubts = [*sure, *doubts]
        held = [pair for pair in doubts if pair[0] in before]
        if len(held) == 1:
            number, reason = held[0]
            return Identification(number, True, reason, _queued(pair for pair in doubts if pair[0] != number))
        return Identification(self._new(named, full, None), False, "first naming", _queued(doubts))

    def _surest(self, named: Named, sure: list[_Reasoned]) -> _Reasoned | None:
        """The one that a name is of: the only sure one, or of several the one whose country agrees.

        Where nothing tells them apart, it is the first of those that go by the very name, so that a name
        becomes nobody new each time that it is met.
        """
        if len(sure) < 2:
            return sure[0] if sure else None
        agreeing = [pair for pair in sure if _same_country(named, self.known[pair[0]])]
        name = words_of(_fullest(named))
        equal = [pair for pair in agreeing if words_of(self.known[pair[0]].name) == name]
        return agreeing[0] if len(agreeing) == 1 else next(iter(equal), None)

    def _alike(
        self, named: Named, full: str, before: Collection[int]
    ) -> tuple[list[_Reasoned], list[_Reasoned]]:
        """Identities that the name is surely one of, and those that it may be."""
        sure: dict[int, str] = {}
        doubts: dict[int, str] = {}
        for number in self._candidates(named, full, before):
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

    def _body_or_place(self, named: Named) -> _GoesBy:
        names = ((kind_of(named.type), fold(form).lower()) for form in (named.name, *named.forms))
        usual = next((self._canonical[name] for name in names if name in self._canonical), None)
        if usual is None:
            return _bare(named.name), named.country, named.name, "the same name and country"
        same = fold(usual) == fold(named.name)
        return usual, None, usual, "the same name" if same else f"a name of {usual}"

    def _of_canonical(self, named: Named, goes_by: _GoesBy) -> Identification:
        """The identity under a name that stands for one person or body (with its country)."""
        canonical, country, name, reason = goes_by
        key = canonical_key(named.type, canonical, country)
        for number in self._by_key.get(key, ()):
            return Identification(number, True, reason)
        number = self._new(named, name, canonical)
        self._index(number, {key})
        return Identification(number, False, reason)

    def _new(self, named: Named, name: str, canonical: str | None) -> int:
        number = self._next
        self._next += 1
        self.known[number] = Known(number, named.type, name, canonical)
        return number

    def _remember(self, found: Identification, named: Named) -> None:
        known = self.known[found.number]
        told, name, countries = bool(known.roles), known.name, len(known.countries)
        known.name_latin = known.name_latin or named.name_latin
        if found.known and found.reason not in known.reasons and len(known.reasons) < _MOST_REASONS:
            known.reasons.append(found.reason)
        forms = dict.fromkeys((named.name, *named.forms))
        fresh = [form for form in forms if form not in known.forms and len(known.forms) < MOST_FORMS]
        known.forms.update(form for form in forms if form in known.forms or form in fresh)
        if named.country:
            known.countries[named.country] += 1
        if named.role and (_role(named.role) in known.roles or len(known.roles) < MOST_ROLES):
            known.roles[_role(named.role)] += 1
        if named.type is EntityType.PERSON and known.canonical is None:
            self._lengthen(known, named)
        changed = (told, name, countries) != (bool(known.roles), known.name, len(known.countries))
        self._index(known.number, known.keys_of(known.forms if changed else fresh))

    def _lengthen(self, known: Known, named: Named) -> None:
        """A person goes by the fullest name that is sure."""
        longest = _fullest(named)
        if len(words_of(longest)) > len(words_of(known.name)):
            known.name = longest

    def _index(self, number: int, keys: Iterable[str]) -> None:
        for key in keys:
            if self._put(key, number):
                self._fresh.add((key, number))

    def _put(self, key: str, number: int) -> bool:
        """Whether an identity may not have been found by that key so far."""
        if self._whole:
            self._by_key.setdefault(key, [])
        held = self._by_key.get(key)
        if held is None:
            return True
        if number in held:
            return False
        held.append(number)
        return True

    def _candidates(self, named: Named, full: str, before: Collection[int]) -> Sequence[int]:
        """Who may be meant: those whose names are like it, and those that the article named before."""
        keys = self._keys_of_name(full, named.country)
        found = {number for key in keys for number in self._by_key.get(key, ())}
        return sorted(found | {number for number in before if self._is_told_by_name(number)})

    def _is_told_by_name(self, number: int) -> bool:
        known = self.known.get(number)
        return known is not None and known.type is EntityType.PERSON and known.canonical is None


def canonical_names(lexicon: Lexicon) -> dict[tuple[str, str], str]:
    """The usual name of each body and place by all its names, the Latin one too, save names of two."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in lexicon.rows(Body):
        for name in filter(None, (row.name, *row.names, row.name_latin)):
            found["body", fold(name).lower()].add(row.name)
    places: tuple[Country | Region, ...] = (*lexicon.rows(Country), *lexicon.rows(Region))
    for place in places:
        for name in filter(None, (place.name, *place.names, place.name_latin)):
            found["place", fold(name).lower()].add(place.name)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _role(role: str) -> str:
    return " ".join(word.removeprefix("ال") for word in fold(role).split())


def _bare(name: str) -> str:
    return " ".join(word.removeprefix("ال") for word in fold(name).split())


def _fullest(named: Named) -> str:
    return max((named.name, *named.forms), key=lambda form: len(words_of(form)))


def _same_country(named: Named, known: Known) -> bool:
    """Whether both are of one country, or of none that is known."""
    return named.country in known.countries if named.country else not known.countries


def _queued(doubts: Iterable[_Reasoned]) -> tuple[_Reasoned, ...]:
    """The doubts that a person is asked; none where a name may be of too many for an answer."""
    found = tuple(doubts)
    return found if len(found) <= _MOST_DOUBTS else ()
