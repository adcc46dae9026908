"""Keeps pages in an archive, read with all their facts, and has whatever follows the archive catch up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.archive.adding import Reading, UnreadPage
from marsad.archive.archive import Archive
from marsad.model.page import Page
from marsad.model.source import Source
from marsad.running.pages import ReadingRules, read_one
from marsad.watching.keeping import Kept


class ArchiveKeeper:
    """Reads pages and adds them to `archive`; `followers` are called when pages have been added."""

    def __init__(
        self, archive: Archive, rules: ReadingRules, followers: Sequence[Callable[[], object]] = ()
    ) -> None:
        self._archive = archive
        self._rules = rules
        self._followers = followers

    def keep(self, page: Page, source: Source) -> Kept:
        """Keeps `page` with its articles; one that cannot be read now is kept for later rules."""
        outcome = read_one(page, self._rules)
        problem = outcome.error.reason if outcome.error else None
        reading: Reading = outcome.reading or UnreadPage(page, problem or "")
        added = self._archive.add([reading], source.id)[0]
        return Kept(len(reading.articles), len(added.new) + len(added.changed), problem)

    def settle(self) -> None:
        """Has the followers catch up."""
        for follow in self._followers:
            follow()
