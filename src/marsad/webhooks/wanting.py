"""Registers subscribers: checks the address, and that what they want can be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from marsad.archive.archive import Archive
from marsad.archive.loading import last_seq
from marsad.archive.search.query import parse
from marsad.archive.views.identities import IdentityRow, identity, named
from marsad.archive.webhooks import Webhook, Wish, WishKind, add_webhook
from marsad.errors import AddressRefused, QueryError, WebhookError
from marsad.harvest.posting import web_address
from marsad.harvest.public_address import is_public, written_as_number
from marsad.lexicon.pack import load

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for in words: kinds without a subject, names or numbers of identities, queries."""

    kinds: Sequence[WishKind] = ()
    naming: Sequence[str] = ()
    queries: Sequence[str] = ()


def register(archive: Archive, address: str, wanted: Wanted, *, allow_private: bool = False) -> Webhook:
    """The new subscriber at `address`, told of what comes from now on.

    Raises AddressRefused and FetchError for an address that will not be asked, WebhookError for a wish that
    cannot be met.
    """
    _check_address(address, allow_private)
    with archive.writing() as writing:
        connection = writing.connection
        wishes = list(_wishes(connection, wanted))
        if not wishes:
            raise WebhookError(address, f"wants nothing; say what: {_offered()}")
        return add_webhook(connection, address, wishes, last_seq(connection), allow_private=allow_private)


def _check_address(address: str, allow_private: bool) -> None:
    """Refuses at once what would be refused at every try; a name is looked up whenever it is asked."""
    number = written_as_number(web_address(address).host)
    if number is not None and not allow_private and not is_public(number):
        raise AddressRefused(address, "a private or local address; --allow-private lets it through")


def _wishes(connection: Connection, wanted: Wanted) -> Iterator[Wish]:
    yield from map(Wish, wanted.kinds)
    for name in wanted.naming:
        yield Wish(WishKind.ARTICLE_NAMING, str(_identity(connection, name).id))
    for query in wanted.queries:
        yield Wish(WishKind.ARTICLE_FOUND, _understood(query))


def alike(connection: Connection, name: str) -> list[IdentityRow]:
    """The people, organisations or places that a name, a part of one or a number may mean."""
    if name.isdecimal():
        found = identity(connection, int(name))
        return [found] if found else []
    rows = named(connection, start=name)
    return [each for each in rows if name in (each.name, each.name_latin)] or rows


def _identity(connection: Connection, name: str) -> IdentityRow:
    """The person, organisation or place of that number, or of that name where only one has it."""
    found = alike(connection, name)
    if len(found) != 1:
        raise WebhookError(name, _which(found))
    return found[0]


def _which(alike: Sequence[IdentityRow]) -> str:
    if not alike:
        return "the archive knows nobody and nothing of that name or number yet"
    listed = ", ".join(f"{each.id} {each.name}" for each in alike[:_SHOWN])
    return f"may be one of {len(alike)}; name it by its number: {listed}"


def _understood(query: str) -> str:
    try:
        parse(query, load())
    except QueryError as error:
        raise WebhookError(query, str(error)) from error
    return query


def _offered() -> str:
    plain = [kind.value for kind in WishKind if not kind.value.startswith("article.")]
    return f"--wants {' | '.join(plain)}, --naming NAME, --query QUERY"
