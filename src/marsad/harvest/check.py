"""What a source's reply changes: its state, its items, when it is asked again. The store is the caller's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from marsad.errors import PageError
from marsad.harvest.answer import Answer
from marsad.harvest.http_time import http_date
from marsad.harvest.listing import Entry, Listing
from marsad.harvest.reply import Reply
from marsad.harvest.schedule import asked_for, backoff, next_interval, spread
from marsad.harvest.trouble import asked_wait, trouble_of
from marsad.model.source import Source, SourceState
from marsad.model.source_item import ItemStatus, SourceItem

MOST_NEW = 200  # new items taken up in one check; the others are still new at the next
FUTURE = timedelta(minutes=10)
_DAYS_KEPT = 28
_SEEN_AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Check:
    """A finished check: the `source` and `state` to keep, the `items` new or edited, how many of each."""

    source: Source
    state: SourceState
    items: tuple[SourceItem, ...] = ()
    new: int = 0
    edited: int = 0
    error: PageError | None = None


def entry_addresses(reply: Reply) -> list[str]:
    """The addresses whose known items `finish_check` wants to see."""
    return [entry.address for entry in reply.listing.entries] if reply.listing else []


def finish_check(
    source: Source,
    state: SourceState,
    reply: Reply,
    known: Mapping[str, SourceItem],
    now: datetime,
    page_news: int = 0,
) -> Check:
    """The check that `reply` makes; `known` are the items the store has of those it names.

    `page_news` is how many articles of a page that came in full are new or changed.
    """
    if reply.error is not None:
        return Check(source, _failed(state, reply.error, now), error=reply.error)
    listing = reply.listing or Listing("nothing new")
    items = _changed_items(source, listing, known, now)
    new = sum(item.address not in known for item in items)
    after = _succeeded(source, state, reply, listing, now)
    if sum(entry.address not in known for entry in listing.entries) > MOST_NEW:
        after = replace(after, etag=None, modified=None, digest=None)  # the rest is asked for in full
    dates = [item.published for item in items if item.address not in known]
    after = replace(after, days=_counted(state.days, dates, now))
    after = _rescheduled(source, after, reply, new + page_news, now)
    again = [item for item in items if item.address in known]
    edited = sum(item.fingerprint != known[item.address].fingerprint for item in again)
    return Check(_verified(source, listing), after, items, new + page_news, edited)


def _failed(state: SourceState, error: PageError, now: datetime) -> SourceState:
    trouble, failures = trouble_of(error), state.failures + 1
    wait = backoff(state.interval, failures, trouble, asked_wait(error))
    return replace(
        state,
        last_checked=now,
        failures=failures,
        error_kind=trouble.value,
        error=error.reason,
        errors={**state.errors, trouble.value: state.errors.get(trouble.value, 0) + 1},
        next_check=now + timedelta(seconds=spread(wait, f"{state.source_id}{failures}")),
    )


def _succeeded(
    source: Source, state: SourceState, reply: Reply, listing: Listing, now: datetime
) -> SourceState:
    after = replace(state, last_checked=now, last_success=now, failures=0, error_kind=None, error=None)
    if reply.answer is not None:
        after = _with_answer(after, reply.answer, reply.digest)
    if reply.listing is None:
        return after
    published = [entry.published for entry in listing.entries]
    return replace(
        after,
        items=len(listing.entries),
        future=sum(date is not None and date > now + FUTURE for date in published),
        undated=sum(date is None for date in published),
    )


def _with_answer(state: SourceState, answer: Answer, digest: str | None) -> SourceState:
    """What an answer's headers say for next time; an answer of nothing new may leave them out."""
    known, told = answer.known, http_date(answer.headers.get("date"))
    kept = answer.not_modified
    return replace(
        state,
        etag=known.etag or (state.etag if kept else None),
        modified=known.modified or (state.modified if kept else None),
        digest=digest,
        moved_to=answer.moved_to,
        skew=(told - answer.asked).total_seconds() if told else 0.0,
    )


def _rescheduled(source: Source, state: SourceState, reply: Reply, new: int, now: datetime) -> SourceState:
    headers = reply.answer.headers if reply.answer else {}
    least = asked_for(reply.listing.every if reply.listing else None, headers)
    interval = next_interval(source.kind, state.interval, new, least)
    return replace(
        state,
        interval=interval,
        last_new=now if new else state.last_new,
        next_check=now + timedelta(seconds=spread(interval, state.source_id)),
    )


def _changed_items(
    source: Source, listing: Listing, known: Mapping[str, SourceItem], now: datetime
) -> tuple[SourceItem, ...]:
    """The items that are new, edited, or were last seen long enough ago to say so again."""
    changed: dict[str, SourceItem] = {}
    fresh = 0
    for entry in listing.entries:
        before = known.get(entry.address)
        if before is None and (fresh >= MOST_NEW or entry.address in changed):
            continue
        fresh += before is None
        item = _new_item(source, entry, now) if before is None else _seen_again(before, entry, now)
        if item is not before:
            changed[entry.address] = item
    return tuple(changed.values())


def _new_item(source: Source, entry: Entry, now: datetime) -> SourceItem:
    return SourceItem(source.id, entry.address, entry.fingerprint, now, now, entry.title, entry.published)


def _seen_again(item: SourceItem, entry: Entry, now: datetime) -> SourceItem:
    """`item` waiting anew where the source edited it, with its time where a day has passed, else as it is."""
    if entry.fingerprint == item.fingerprint:
        return replace(item, last_seen=now) if now - item.last_seen >= _SEEN_AGAIN else item
    return replace(
        item,
        fingerprint=entry.fingerprint,
        last_seen=now,
        title=entry.title,
        published=entry.published,
        status=ItemStatus.WAITING,
        tries=0,
        next_try=None,
        problem=None,
    )


def _counted(days: Mapping[str, int], dates: list[datetime | None], now: datetime) -> dict[str, int]:
    """New items by the day they were published, or seen where they have no sound date, four weeks back."""
    oldest = now - timedelta(days=_DAYS_KEPT)
    counted = {day: count for day, count in days.items() if day >= oldest.date().isoformat()}
    counted.setdefault(now.date().isoformat(), 0)
    for date in dates:
        sound = date if date is not None and oldest <= date <= now + FUTURE else now
        day = sound.date().isoformat()
        counted[day] = counted.get(day, 0) + 1
    return dict(sorted(counted.items()))


def _verified(source: Source, listing: Listing) -> Source:
    """`source` with what its first answer tells of it."""
    nameless = source.name in ("", source.address)
    return replace(
        source,
        verified=True,
        name=(listing.title or source.name) if nameless else source.name,
        site=source.site or listing.site,
    )
