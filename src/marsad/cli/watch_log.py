"""Says what a watch does: one structured line an event, for logs."""

from __future__ import annotations

import sys

import structlog

from marsad.archive.webhooks import MessageState
from marsad.errors import PageError
from marsad.harvest.check import Check
from marsad.harvest.trouble import trouble_of
from marsad.model.source import Push, Source
from marsad.model.source_item import SourceItem
from marsad.watching.events import Standing
from marsad.watching.keeping import Kept
from marsad.webhooks.courier import Attempt


class LogListener:
    """A listener that logs JSON lines on standard error; `quiet` leaves out what went well."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._log: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
            structlog.PrintLogger(sys.stderr),
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )

    def checked(self, check: Check) -> None:
        """A source was asked."""
        named = {"source": check.source.id, "address": check.source.address}
        if check.error is not None:
            kind = trouble_of(check.error).value
            self._log.warning("source failed", **named, kind=kind, reason=check.error.reason)
        elif not self._quiet:
            self._log.info("source checked", **named, new=check.new, edited=check.edited)

    def kept(self, item: SourceItem, kept: Kept) -> None:
        """A page was kept."""
        named = {"source": item.source_id, "address": item.address}
        if kept.problem:
            self._log.warning("page not read", **named, reason=kept.problem)
        elif not self._quiet:
            self._log.info("page kept", **named, articles=kept.articles, new=kept.new)

    def missed(self, item: SourceItem, error: PageError) -> None:
        """A page could not be had."""
        kind = trouble_of(error).value
        named = {"source": item.source_id, "address": item.address}
        self._log.warning("page missed", **named, kind=kind, reason=error.reason)

    def subscribed(self, source: Source, push: Push, error: PageError | None) -> None:
        """A hub was asked for pushes."""
        if error is not None:
            self._log.warning("hub refused", source=source.id, hub=push.hub, reason=error.reason)
        elif not self._quiet:
            self._log.info("hub asked", source=source.id, hub=push.hub)

    def delivered(self, attempt: Attempt) -> None:
        """A subscriber was sent a message."""
        hook, message = attempt.webhook, attempt.message
        named = {"webhook": hook.id, "address": hook.address, "message": message.message_id}
        if attempt.problem is not None:
            given_up = attempt.state is MessageState.DEAD
            event = "message given up" if given_up else "message not taken"
            self._log.warning(event, **named, tries=message.tries + 1, reason=attempt.problem)
        elif not self._quiet:
            self._log.info("message taken", **named, kind=message.kind)

    def standing(self, standing: Standing) -> None:
        """Too often to log."""
