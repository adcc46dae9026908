"""Looking after the list of sources: what an address is, a source made of it, asking some, their health."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path

from marsad.harvest.asking import Asker
from marsad.harvest.check import Check, entry_addresses, finish_check
from marsad.harvest.discover import Discovery, discover
from marsad.harvest.health import Health, health_of
from marsad.harvest.listing import Listing
from marsad.harvest.reply import Reply, ask_source
from marsad.harvest.store import SourceStore
from marsad.model.source import Source, SourceKind, SourceState, source_id

_AT_A_TIME = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """A source with what is known of it."""

    source: Source
    state: SourceState
    health: Health


def standing_of(store: SourceStore, source: Source) -> Standing:
    """How a source stands now."""
    state = store.state(source.id)
    return Standing(source, state, health_of(source, state, datetime.now(UTC)))


def discovered(address: str, kind: SourceKind | None, asker: Asker) -> Discovery:
    """What `address` is, or whether it is of the `kind` that a person says. Raises PageError."""
    if kind is None:
        return discover(address, asker)
    found = named(address, kind)
    source = Source(source_id(found.address), found.address, kind, "")
    reply = ask_source(source, SourceState(source.id), asker)
    if reply.error is not None:
        raise reply.error
    return replace(found, listing=reply.listing)


def named(address: str, kind: SourceKind | None) -> Discovery:
    """What a person says that `address` is, unasked: a feed where nothing is said."""
    local = "://" not in address
    told = kind or (SourceKind.FILES if local else SourceKind.FEED)
    return Discovery(told, str(Path(address).resolve()) if local else address)


def source_of(found: Discovery, given: Source, *, verified: bool) -> Source:
    """The source that was found, with the name, country and tags that a person gives in `given`."""
    listing = found.listing or Listing("nothing to list")
    return replace(
        given,
        id=source_id(found.address),
        address=found.address,
        kind=found.kind,
        name=given.name or listing.title or found.address,
        site=listing.site,
        added=datetime.now(UTC).replace(microsecond=0),
        verified=verified,
    )


def check_now(store: SourceStore, sources: Sequence[Source], asker: Asker) -> list[Check]:
    """Asks several sources at a time, and keeps what they say in their order."""
    states = [store.state(source.id) for source in sources]
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        replies = pool.map(ask_source, sources, states, repeat(asker))
        return [_kept(store, *each) for each in zip(sources, states, replies, strict=True)]


def _kept(store: SourceStore, source: Source, state: SourceState, reply: Reply) -> Check:
    known = store.items(source.id, entry_addresses(reply))
    check = finish_check(source, state, reply, known, datetime.now(UTC))
    if reply.page is None:  # a page that changed is for the harvest to ask again, and keep
        store.save_check(check.source, check.state, check.items)
    return check
