"""The errors Marsad raises, as one tree.

::

    MarsadError
    ├── PageError            a page cannot be taken in; carries the page's name
    │   ├── PageTooLarge     more bytes than the limit allows
    │   ├── PageTooComplex   more tags or lines than the limit allows
    │   ├── PageUnreadable   damaged, truncated or not text
    │   │   └── FeedUnreadable   a source's answer is no feed, sitemap or list of articles
    │   └── FetchError       an address gave no page
    │       ├── AddressRefused   an address that Marsad will not ask (private, loopback, not http)
    │       ├── RobotsRefused    the site's robots.txt asks crawlers not to read it
    │       ├── StatusRefused    the site answered with a status that is no page
    │       ├── Unreachable      no host, no connection, no whole answer
    │       ├── TooSlow          the answer took longer than the limit allows
    │       └── TooManyRedirects the address leads on and on, or in a circle
    ├── ManifestError        a line of a manifest is not what `record.md` describes
    ├── PackError            a row of a lexicon pack breaks its format
    ├── SettingsError        a setting is unknown or has a value of the wrong type
    ├── StepRefused          a step that another package adds cannot be run
    ├── ReadingTimeout       a page took longer to read than the limit allows
    ├── ArchiveError         an archive cannot be opened or used; carries its place
    │   ├── ArchiveMissing   there is no archive at this place
    │   ├── ArchiveNewer     a later Marsad made it
    │   ├── ArchiveDamaged   what it holds is not what was stored
    │   ├── NotArchived      it holds no such article, page, correction, …
    │   ├── AccountError     a user or token that is not there, or there already
    │   ├── CorrectionError  a correction names what is not there, or contradicts another
    │   └── WebhookError     a webhook that is not there, or wants what there is not
    ├── SearchIndexError     the search index cannot be used; `marsad search --rebuild` makes it anew
    │   ├── SearchIndexMissing   there is none yet
    │   ├── SearchIndexOutdated  another version of Marsad or of its packs made it
    │   └── SearchIndexBusy      another process writes it
    ├── QueryError           a search query cannot be understood; says where and what to write
    └── MailError            a mail server cannot be reached or takes no mail

Text never raises: a step that finds nothing gives nothing. These errors speak of input and
output, of packs and of limits.
"""

from __future__ import annotations


class MarsadError(Exception):
    """The root of all errors that Marsad raises on purpose."""


class PageError(MarsadError):
    """A page cannot be taken in.

    `name` is the path, address or manifest id a person knows the page by.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class PageTooLarge(PageError):
    """The page holds more bytes than the limit allows, packed or unpacked."""


class PageTooComplex(PageError):
    """The page holds more tags or lines than the limit allows."""


class PageUnreadable(PageError):
    """The page is damaged, truncated or holds no text."""


class FetchError(PageError):
    """An address gave no page."""


class AddressRefused(FetchError):
    """An address that Marsad will not ask: private, loopback, link-local or not http."""


class RobotsRefused(FetchError):
    """The site's robots.txt asks crawlers not to read this address."""


class StatusRefused(FetchError):
    """The site answered with a status that is no page.

    `status` is the HTTP status; `retry_after` the seconds that the site asks to wait, None where it does not.
    """

    def __init__(self, name: str, reason: str, status: int = 0, retry_after: float | None = None) -> None:
        super().__init__(name, reason)
        self.status = status
        self.retry_after = retry_after


class Unreachable(FetchError):
    """There is no such host, no connection to it, or no whole answer from it."""


class TooSlow(FetchError):
    """The answer took longer than the limit allows."""


class TooManyRedirects(FetchError):
    """The address leads on and on, or in a circle."""


class FeedUnreadable(PageUnreadable):
    """A source's answer is no feed, sitemap or list of articles."""


class ManifestError(PageError):
    """A line of a manifest is not what the record's contract describes."""


class StepRefused(MarsadError):
    """A step that another package adds by entry point cannot be run; `name` is the entry point's."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"step {name}: {reason}; mend or uninstall the package that adds it")
        self.name = name
        self.reason = reason


class ReadingTimeout(PageError):
    """A page took longer to read than the limit allows."""


class PackError(MarsadError):
    """A row of a lexicon pack breaks its format."""


class SettingsError(MarsadError):
    """A setting is unknown, unreadable or has a value of the wrong type."""


class ArchiveError(MarsadError):
    """An archive cannot be opened or used.

    `place` is its path or address, without a password.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class ArchiveMissing(ArchiveError):
    """There is no archive at this place."""


class ArchiveNewer(ArchiveError):
    """A later version of Marsad made the archive."""


class ArchiveDamaged(ArchiveError):
    """What the archive holds is not what was stored."""


class NotArchived(ArchiveError):
    """The archive holds no such article, page, correction or the like."""


class CorrectionError(ArchiveError):
    """A correction names what is not there, or contradicts another."""


class AccountError(ArchiveError):
    """A user or token that is not there, or is there already."""


class WebhookError(ArchiveError):
    """A webhook that is not there, or that wants what there is not."""


class SearchIndexError(MarsadError):
    """The search index cannot be used. `folder` is where it lies."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(f"{folder}: {reason}")
        self.folder = folder
        self.reason = reason


class SearchIndexMissing(SearchIndexError):
    """There is no search index at this place."""


class SearchIndexOutdated(SearchIndexError):
    """The index was made with other rules or packs than this Marsad has."""


class SearchIndexBusy(SearchIndexError):
    """Another process writes the index."""


class MailError(MarsadError):
    """A mail server cannot be reached, or does not take a message. `server` is its host and port."""

    def __init__(self, server: str, reason: str) -> None:
        super().__init__(f"{server}: {reason}")
        self.server = server
        self.reason = reason


class QueryError(MarsadError):
    """A search query cannot be understood.

    `fault` names the kind; `[start, end)` are the characters of the query at fault; `english` and `arabic`
    say what is wrong and what to write.
    """

    def __init__(self, fault: str, start: int, end: int, english: str, arabic: str) -> None:
        super().__init__(f"character {start + 1}: {english}")
        self.fault = fault
        self.start = start
        self.end = end
        self.english = english
        self.arabic = arabic
