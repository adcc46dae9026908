"""Counts what a watch does, for Prometheus: names begin with `marsad_`, units are in them."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from marsad.errors import PageError
from marsad.harvest.health import Condition, health_of
from marsad.harvest.store import SourceStore
from marsad.harvest.trouble import trouble_of
from marsad.model.source import Push, Source
from marsad.model.source_item import SourceItem

if TYPE_CHECKING:  # the site shows the health of sources and asks none
    from marsad.harvest.check import Check
    from marsad.watching.events import Standing
    from marsad.watching.keeping import Kept
    from marsad.webhooks.courier import Attempt

_WELL = "ok"


class WatchMetrics:
    """A listener that counts into `registry`."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._checks = Counter(
            "marsad_source_checks_total", "Sources asked, by result", ["result"], registry=registry
        )
        self._items = Counter(
            "marsad_source_items_total",
            "Items that sources named, new or edited",
            ["what"],
            registry=registry,
        )
        self._pages = Counter("marsad_pages_total", "Pages fetched, by result", ["result"], registry=registry)
        self._articles = Counter(
            "marsad_articles_total", "Articles kept, new or new versions", registry=registry
        )
        self._last = Gauge(
            "marsad_last_check_timestamp_seconds", "When a source was last asked", registry=registry
        )
        self._deliveries = Counter(
            "marsad_webhook_tries_total",
            "Tries to deliver messages, by where they left them",
            ["state"],
            registry=registry,
        )
        self._queued = Gauge("marsad_queued_jobs", "Requests under way or queued", registry=registry)

    def checked(self, check: Check) -> None:
        """Counts a check and its items."""
        self._checks.labels(trouble_of(check.error).value if check.error else _WELL).inc()
        self._items.labels("new").inc(check.new)
        self._items.labels("edited").inc(check.edited)
        if check.state.last_checked is not None:
            self._last.set(check.state.last_checked.timestamp())

    def kept(self, item: SourceItem, kept: Kept) -> None:
        """Counts a page and its articles."""
        self._pages.labels("unreadable" if kept.problem else _WELL).inc()
        self._articles.inc(kept.new)

    def missed(self, item: SourceItem, error: PageError) -> None:
        """Counts a page that could not be had."""
        self._pages.labels(trouble_of(error).value).inc()

    def subscribed(self, source: Source, push: Push, error: PageError | None) -> None:
        """Subscriptions are not counted."""

    def delivered(self, attempt: Attempt) -> None:
        """Counts a message to a subscriber, or a try that it did not take."""
        self._deliveries.labels(attempt.state.value).inc()

    def standing(self, standing: Standing) -> None:
        """Shows how much is queued."""
        self._queued.set(standing.queued)


class SourceConditions(Collector):
    """Tells how many sources are in each condition, whenever it is asked."""

    def __init__(self, store: SourceStore, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._store = store
        self._clock = clock

    def describe(self) -> Iterator[Metric]:
        """The name alone: registering must not read the store."""
        yield GaugeMetricFamily("marsad_sources", "Sources by condition", labels=["condition"])

    def collect(self) -> Iterator[Metric]:
        """The number of sources in each condition."""
        now = self._clock()
        tally = Tally(
            health_of(source, self._store.state(source.id), now).condition for source in self._store.sources()
        )
        family = GaugeMetricFamily("marsad_sources", "Sources by condition", labels=["condition"])
        for condition in Condition:
            family.add_metric([condition.value], tally[condition])
        yield family
