"""The offices of a person: all wordings of one as one, without what is somebody else's or a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from sqlalchemy import Connection, bindparam, select

from marsad.archive.stories_schema import identities, identity_offices
from marsad.lexicon.office_names import OfficeName, OfficeNames, office_names
from marsad.lexicon.pack import Lexicon, load

_RARE = 50  # an office named in so small a part of the articles is a slip
_BESIDE = 10  # so many times rarer than the main one: somebody's beside the holder, or the main one cut short
_Key: TypeAlias = tuple[tuple[str, ...], str | None]


@dataclass(frozen=True, slots=True)
class Office:
    """An office a person was named with, in its most usual wording, and the first and last day it was."""

    role: str
    country: str | None
    first_day: str | None
    last_day: str | None
    articles: int


_COUNTRY = select(identities.c.country).where(identities.c.id == bindparam("number"))
_OFFICES = (
    select(identity_offices)
    .where(identity_offices.c.identity == bindparam("number"))
    .order_by(identity_offices.c.id)
)


def offices(connection: Connection, number: int, lexicon: Lexicon | None = None) -> list[Office]:
    """The offices of a person by their first day."""
    country = connection.scalar(_COUNTRY, {"number": number})
    written = [_office(row) for row in connection.execute(_OFFICES, {"number": number})]
    return one_of_each(written, country, (lexicon or load()).derive(office_names))


def one_of_each(written: Iterable[Office], country: str | None, names: OfficeNames) -> list[Office]:
    """Each office once out of all wordings of a person of that country, by their first day."""
    worded: dict[_Key, list[tuple[OfficeName, Office]]] = defaultdict(list)
    for office in written:
        name = names.read(office.role, office.country or country)
        if name is not None and name.words:
            worded[name.words, name.country].append((name, office))
    merged = {key: _merged(each) for key, each in worded.items()}
    found = {key: office for key, office in merged.items() if office is not None}
    return sorted(_own(found), key=lambda office: (office.first_day or "", office.role))


def _merged(worded: list[tuple[OfficeName, Office]]) -> Office | None:
    """All wordings as one in the best: it stands by itself and names its country; None where none does."""
    plain = [(name, office) for name, office in worded if name.plain]
    if not plain:
        return None
    _, best = max(plain, key=lambda each: (each[0].full, each[1].articles, each[1].role))
    first = min((office.first_day for _, office in worded if office.first_day), default=None)
    last = max((office.last_day for _, office in worded if office.last_day), default=None)
    country = next((name.country for name, _ in plain if name.country), best.country)
    return replace(
        best,
        country=country,
        first_day=first,
        last_day=last,
        articles=sum(office.articles for _, office in worded),
    )


def _own(found: dict[_Key, Office]) -> Iterator[Office]:
    """The offices without slips, and without those that only lean on the most named one.

    Such are the main office cut short (الوزير) and that of somebody beside its holder (متحدث باسم الرئيس).
    """
    total = sum(office.articles for office in found.values())
    main = max(found, key=lambda key: (found[key].articles, key[0], key[1] or ""), default=None)
    for key, office in found.items():
        assert main is not None  # there are offices
        words, held = {*key[0]}, {*main[0]}
        leans = (held < words or words < held) and _BESIDE * office.articles <= found[main].articles
        if key == main or not (leans or _RARE * office.articles < total):
            yield office


def _office(row: Any) -> Office:
    return Office(row.role, row.country, row.first_day, row.last_day, row.articles)
