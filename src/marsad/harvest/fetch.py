"""Fetches single pages by address, one after the other."""

from __future__ import annotations

from types import TracebackType

from marsad.harvest.answer import Answer
from marsad.harvest.asking import Asker
from marsad.harvest.limits import Limits
from marsad.harvest.pacing import Pacer
from marsad.harvest.payload import Origin, page_of_bytes
from marsad.model.page import Page


class Fetcher:
    """Fetches pages; remembers each site's rules and when it was last asked."""

    def __init__(
        self, limits: Limits | None = None, allow_private: bool = False, pacer: Pacer | None = None
    ) -> None:
        self._asker = Asker(limits, allow_private, pacer)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._asker.__exit__(kind, error, trace)

    def fetch(self, address: str) -> Page:
        """The page at `address`, redirects followed.

        Raises FetchError, PageTooLarge and PageUnreadable.
        """
        return page_of_answer(address, self._asker.ask(address), self._asker.limits)


def page_of_answer(address: str, answer: Answer, limits: Limits) -> Page:
    """The page that `answer` to `address` holds; raises PageUnreadable where it holds none."""
    origin = Origin(
        id=address,
        url=answer.url,
        fetched=answer.asked,
        content_type=answer.content_type,
        damage=answer.damage,
        how="http",
        status=answer.status,
        headers=tuple(answer.headers.items()),
    )
    return page_of_bytes(answer.data, origin, limits)
